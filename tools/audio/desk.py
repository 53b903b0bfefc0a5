"""The mixing desk: every sound of the film on its bus, the buses on their faders, a block of the film at a time.

    Placed --edges, voice EQ, pan--> DX
                                     MX    --fader under speech--,
                                     beds  --fader under speech--+--stem gain--> {DX, MX, FX}, block after block
                                     effects --fader-------------'

Nothing here is as long as the film: a sound is read where it plays, filters keep their state from block to block, and
what comes out does not depend on how long the blocks are.
"""

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tools.audio.ducking import STEP, Span, conversations, depths, fader
from tools.audio.faders import Edges, panned, ride_on
from tools.audio.filters import high_pass_sections
from tools.audio.loudness import Meter, amplitude
from tools.audio.ports import SAMPLE_RATE, Samples, Source
from tools.film.errors import Bug
from tools.film.sound import STEMS, Mix, Stem

BLOCK = 10 * SAMPLE_RATE
# Where the stems stand before anyone touches the desk: music arrives at -18 LUFS and lines at -20.
HOUSE_GAIN_DB: dict[Stem, float] = {"DX": 0.0, "MX": -3.0, "FX": 0.0}
# Beds and effects go down less than music: rain does not stop because someone speaks.
BED_SECONDS = 5.0
# How much of the ducking each takes, and how far, in LU, a line must stand above it.
UNDER_SPEECH = {"music": (1.0, 12.0), "beds": (0.4, 10.0), "effects": (0.2, 4.0)}
EDGE_SECONDS = 0.01
HIT_SECONDS = 0.002
MUSIC_OUT_SECONDS = 1.5
_PRESENCE = (3200.0, 1.5, 0.8)

Block = dict[Stem, Samples]


@dataclass(frozen=True)
class Placed:
    """A sound on the desk, `start` in samples from the film's first frame (may be negative).

    `edges` are its own fades, over all of it; without them the desk gives it the ones that its kind has.
    """

    stem: Stem
    sound: Source
    start: int
    gain_db: float = 0.0
    pan: float = 0.0
    speech: bool = False
    edges: Edges | None = None


@dataclass
class Desk:
    """A film of `length` samples on the desk. The same sounds give the same blocks, whatever the size of `block`.

    Music, and beds a little, go down by `mix.duck_db` under everything that is `speech`, and further where a line
    would not stand clear. Raises Bug for a film without length.
    """

    placed: Sequence[Placed]
    length: int
    mix: Mix
    block: int = BLOCK
    watch: Callable[[], None] = lambda: None
    """Called before every block; what it raises stops the work."""

    _faders: dict[str, NDArray[np.float32]] = field(default_factory=dict[str, NDArray[np.float32]])

    def __post_init__(self) -> None:
        if self.length < 1:
            raise Bug(f"A mix of {self.length} samples was asked for; a mix has at least one.")
        heard = [one for one in self.placed if one.stem not in self.mix.muted_stems and _span(one, self.length)]
        self._buses = {
            "speech": [one for one in heard if one.stem == "DX"],
            "music": [one for one in heard if one.stem == "MX"],
            "beds": [one for one in heard if one.stem == "FX" and _is_bed(one)],
            "effects": [one for one in heard if one.stem == "FX" and not _is_bed(one)],
        }
        lines = [span for one in heard if one.speech and (span := _span(one, self.length))]
        if lines and self.mix.duck_db > 0:
            self._faders = self._under(lines)

    def blocks(self) -> Iterator[Block]:
        """The stems of the film from its start to its end, each (n, 2), before the master chain."""
        gains = {stem: np.float32(amplitude(self.mix.stem_gain_db.get(stem, 0.0))) for stem in STEMS}
        edge = min(round(EDGE_SECONDS * SAMPLE_RATE), self.length // 2)
        # A film neither begins nor ends with a click.
        edges = Edges(self.length, edge, edge)
        buses = [self._faded(name) for name in self._buses]
        for start, (speech, music, beds, effects) in zip(
            range(0, self.length, self.block), zip(*buses, strict=True), strict=True
        ):
            self.watch()
            stems: Block = {"DX": speech, "MX": music, "FX": beds + effects}
            yield {stem: edges.on(samples * gains[stem], start) for stem, samples in stems.items()}

    def _faded(self, name: str) -> Iterator[Samples]:
        track = self._faders.get(name)
        for start, samples in _played(self._buses[name], self.length, self.block):
            yield samples if track is None else ride_on(samples, start, track, STEP)

    def _under(self, lines: Sequence[Span]) -> dict[str, NDArray[np.float32]]:
        """The fader of every bus that goes down under speech."""
        talks = conversations(lines)
        powers = {name: self._powers(name) for name, sounds in self._buses.items() if sounds}
        faders: dict[str, NDArray[np.float32]] = {}
        for name, (share, margin_lu) in UNDER_SPEECH.items():
            if name in powers:
                down = depths(talks, lines, powers["speech"], powers[name], self.mix.duck_db * share, margin_lu)
                faders[name] = fader(talks, down, self.length)
        return faders

    def _powers(self, name: str) -> NDArray[np.float64]:
        meter = Meter()
        for _, samples in _played(self._buses[name], self.length, self.block):
            self.watch()
            meter.take(samples)
        return meter.energies()


def _played(sounds: Sequence[Placed], length: int, block: int) -> Iterator[tuple[int, Samples]]:
    """The sum of a bus, block after block: what plays is kept in hand, what has ended is let go."""
    begins = sorted((max(0, sound.start), number) for number, sound in enumerate(sounds))
    coming = iter([*begins, (length, -1)])
    next_start, number = next(coming)
    playing: list[tuple[int, _Strip]] = []
    for start in range(0, length, block):
        stop = min(start + block, length)
        while next_start < stop:
            # In the order in which they were placed, so that sums do not depend on who began when.
            insort(playing, (number, _Strip(sounds[number], length)), key=lambda one: one[0])
            next_start, number = next(coming)
        out = np.zeros((stop - start, 2), np.float32)
        for _, strip in playing:
            strip.onto(out, start, stop)
        playing = [one for one in playing if one[1].span[1] > stop]
        yield start, out


class _Strip:
    """One sound while it plays, read forwards."""

    def __init__(self, sound: Placed, length: int) -> None:
        span = _span(sound, length)
        if span is None:
            raise Bug("A sound outside the film was put on the desk.")
        self.span = span
        self._sound = sound
        self._gain = np.float32(amplitude(sound.gain_db + HOUSE_GAIN_DB[sound.stem]))
        self._edges, self._from = _edges(sound, span)
        self._voice = _voice_eq() if sound.speech else None

    def onto(self, out: Samples, start: int, stop: int) -> None:
        """Add what is heard in `start`..`stop` to that block."""
        first, last = max(start, self.span[0]), min(stop, self.span[1])
        visible = self._sound.sound.read(first - self._sound.start, last - self._sound.start)
        if self._voice is not None:
            visible = self._voice(visible)
        shaped = self._edges.on(visible, first - self._from)
        out[first - start : last - start] += panned(shaped * self._gain, self._sound.pan)


def _edges(sound: Placed, span: Span) -> tuple[Edges, int]:
    """The fades of a sound, and the sample of the film at which what they are counted over begins."""
    if sound.edges is not None:
        return sound.edges, sound.start
    count = span[1] - span[0]
    edge, hit = (round(seconds * SAMPLE_RATE) for seconds in (EDGE_SECONDS, HIT_SECONDS))
    if sound.speech:
        return Edges(count, edge // 2, edge), span[0]
    if sound.stem == "MX" and _breaks_off(sound, span):
        # Music that is cut in mid-phrase leaves; it does not stop.
        return Edges(count, edge, min(round(MUSIC_OUT_SECONDS * SAMPLE_RATE), round(count / 3))), span[0]
    # Two milliseconds keep the bite of a hit, and are enough against a click.
    return Edges(count, edge if sound.start < 0 else hit, edge), span[0]


def _breaks_off(sound: Placed, span: Span) -> bool:
    """Whether the last 50 ms are nearly as loud as the rest."""
    first, last = span[0] - sound.start, span[1] - sound.start
    tail = sound.sound.read(max(first, last - SAMPLE_RATE // 20), last)
    ending = float(np.square(tail, dtype=np.float64).mean())
    if ending == 0:
        return False
    whole = 0.0
    for start in range(first, last, BLOCK):
        whole += float(np.square(sound.sound.read(start, min(last, start + BLOCK)), dtype=np.float64).sum())
    return ending > whole / ((last - first) * (tail.size // len(tail))) * 10 ** (-30 / 10)


def _voice_eq() -> Callable[[Samples], Samples]:
    """No rumble under 75 Hz, and a little more of what carries the consonants. Keeps its state from call to call."""
    from scipy.signal import sosfilt

    sections = np.concatenate([high_pass_sections(75.0), _bell(*_PRESENCE)])
    state: NDArray[np.float64] | None = None

    def heard(samples: Samples) -> Samples:
        nonlocal state
        if state is None:
            state = np.zeros((len(sections), 2, *samples.shape[1:]))
        filtered, state = sosfilt(sections, samples.astype(np.float64), axis=0, zi=state)
        return np.asarray(filtered, np.float32)

    return heard


def _bell(hertz: float, gain_db: float, quality: float) -> NDArray[np.float64]:
    """A peaking filter (Bristow-Johnson, Audio EQ Cookbook)."""
    root = 10 ** (gain_db / 40)
    turn = 2 * np.pi * hertz / SAMPLE_RATE
    alpha = np.sin(turn) / (2 * quality)
    above, below = np.array([1 + alpha * root, -2 * np.cos(turn), 1 - alpha * root]), 1 + alpha / root
    return np.concatenate([above, [below, -2 * np.cos(turn), 1 - alpha / root]])[None] / below


def _is_bed(sound: Placed) -> bool:
    return sound.sound.count >= BED_SECONDS * SAMPLE_RATE


def _span(sound: Placed, length: int) -> Span | None:
    """The samples of the film that the sound covers, or None when it lies outside."""
    start, stop = max(0, sound.start), min(length, sound.start + sound.sound.count)
    return (start, stop) if start < stop else None
