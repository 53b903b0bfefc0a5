"""The sampled orchestra: tinysoundfont plays each instrument from two soundfonts at once.

The second layer comes late, detuned and panned away, so that one player becomes a section.
"""

from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

import numpy as np

from tools.audio.chance import dice
from tools.audio.music.instruments import INSTRUMENTS, Instrument
from tools.audio.music.performance import SWELL_STEP, Performance
from tools.audio.ports import SAMPLE_RATE, Samples

VOLUME, PAN, EXPRESSION, EXPRESSION_FINE = 7, 10, 11, 43
MAX_VOICES = 400
GAIN_DB = -9
LAYER_VOLUME = (100, 88)
LAYER_VELOCITY = (1.0, 0.9)
OFF, ON, SWELL = 0, 1, 2


class _Synth(Protocol):
    def sfload(self, filename_or_bytes: str, gain: float = 0.0, max_voices: int = 256) -> int: ...
    def program_select(self, chan: int, sfid: int, bank: int, preset: int, is_drums: bool = False) -> bool: ...
    def control_change(self, chan: int, controller: int, control_value: int) -> bool: ...
    def set_tuning(self, chan: int, tuning: float) -> None: ...
    def noteon(self, chan: int, key: int, velocity: int) -> bool: ...
    def noteoff(self, chan: int, key: int) -> None: ...
    def sounds_off(self, chan: int | None = None) -> None: ...
    def generate(self, samples: int) -> memoryview: ...


class _Action(NamedTuple):
    """Something a player does, in the order in which simultaneous things are done."""

    at: int
    rank: int
    kind: int
    channel: int
    key: int
    value: float


class SoundfontBand:
    """Both soundfonts, loaded once; the same performance gives the same samples, whatever was played before."""

    def __init__(self, fonts: tuple[Path, ...]) -> None:
        # An asset, not a dependency (its own dependency cannot be built everywhere), so it is looked up by name.
        player = import_module("tinysoundfont")
        self._synth = cast(_Synth, player.Synth(gain=GAIN_DB, samplerate=SAMPLE_RATE))
        self._fonts = tuple(self._synth.sfload(str(font), max_voices=MAX_VOICES) for font in fonts)

    def play(self, performance: Performance) -> Samples:
        """One stem, (n, 2)."""
        out = np.zeros((performance.length, 2), np.float32)
        actions, channels = self._actions(performance)
        if not channels:
            return out
        at = 0
        for action in sorted(actions):
            when = min(action.at, performance.length)
            if when > at:
                out[at:when] = self._generate(when - at)
                at = when
            self._do(action)
        if at < performance.length:
            out[at:] = self._generate(performance.length - at)
        for channel in range(channels):
            self._synth.sounds_off(channel)
        self._generate(SAMPLE_RATE // 5)  # let the cut voices die before the next stem
        return out

    def _generate(self, count: int) -> Samples:
        return np.frombuffer(bytes(self._synth.generate(count)), np.float32).reshape(-1, 2)

    def _do(self, action: _Action) -> None:
        if action.kind == ON:
            self._synth.noteon(action.channel, action.key, max(1, min(127, round(action.value * 127))))
        elif action.kind == OFF:
            self._synth.noteoff(action.channel, action.key)
        else:  # fourteen bits, so that swells do not step
            fine = round(action.value * 16383)
            self._synth.control_change(action.channel, EXPRESSION, fine >> 7)
            self._synth.control_change(action.channel, EXPRESSION_FINE, fine & 127)

    def _actions(self, performance: Performance) -> tuple[list[_Action], int]:
        chance = dice("layers", performance.seed, performance.length)
        actions: list[_Action] = []
        swelling: list[int] = []
        channel = 0
        for name, strokes in performance.strokes.items():
            tool = INSTRUMENTS[name]
            for layer, font in enumerate(self._fonts):
                self._seat(channel, font, tool, layer)
                if tool.sustained:
                    swelling.append(channel)
                for s in strokes:
                    late = 0 if s.exact or not layer else round((0.014 + 0.006 * chance.random()) * SAMPLE_RATE)
                    loud = s.velocity * LAYER_VELOCITY[layer]
                    actions.append(_Action(s.start + late, 1, ON, channel, s.key, loud))
                    actions.append(_Action(max(s.stop, s.start + late + 1), 0, OFF, channel, s.key, 0.0))
                channel += 1
        for k, value in enumerate(performance.swell):
            at = round(k * SWELL_STEP * SAMPLE_RATE)
            actions += [_Action(at, 2, SWELL, c, 0, float(value)) for c in swelling]
        return actions, channel

    def _seat(self, channel: int, font: int, tool: Instrument, layer: int) -> None:
        """Give a channel its instrument and its place on the stage."""
        bank, preset = tool.second if layer else tool.first
        away = 0.38 if tool.pan <= 0 else -0.38
        side = max(-1.0, min(1.0, tool.pan + (away if layer else -0.18)))
        tuning = (0.05 if channel % 4 == 1 else -0.05) if layer and not tool.kit else 0.0
        self._synth.program_select(channel, font, bank, preset, tool.kit)
        self._synth.control_change(channel, VOLUME, LAYER_VOLUME[layer])
        self._synth.control_change(channel, PAN, int(64 + 63 * side))
        self._synth.control_change(channel, EXPRESSION, 127)
        self._synth.control_change(channel, EXPRESSION_FINE, 127)
        self._synth.set_tuning(channel, tuning)
