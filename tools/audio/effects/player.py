"""Makes an effect of the catalogue, in the length, number and distance that were asked for."""

import numpy as np

from tools.audio.chance import dice
from tools.audio.effects.catalogue import CATALOGUE, Entry
from tools.audio.effects.finish import SEAM_SECONDS, Distance, at_distance, levelled, looped, without_rumble
from tools.audio.effects.materials import length, place, stereo
from tools.audio.faders import faded
from tools.audio.filters import Wave
from tools.audio.ports import SAMPLE_RATE, Samples, Source
from tools.audio.sources import Held, Turned
from tools.film.errors import DirectorError, NotFound

LONGEST_SECONDS = 3600.0
MOST_EVENTS = 60
AMBIENCE_RISE, AMBIENCE_FALL = 0.6, 0.9
ONE_SHOT_FALL = 0.12
QUIET_END_SECONDS = 0.1


def effect(
    name: str, *, seconds: float | None = None, seed: int = 1, count: int | None = None, distance: Distance = "near"
) -> Samples:
    """The effect called `name`, (n, 2) at 48 kHz, at its place in a mix: lay it in at 0 dB.

    `seconds` is exact to the sample: an ambience is looped without a seam and faded in and out, a pattern goes on for
    so long, a one-shot is cut short with a fade or followed by silence; None is its own length. `count` repeats single
    events. `distance` "far" is duller, quieter and in the air. No true peak is above -3 dBFS; the same arguments give
    the same bytes. Raises NotFound for a name that is not in the catalogue, DirectorError for an impossible length.
    """
    entry = CATALOGUE.get(name)
    if entry is None:
        raise NotFound(f"There is no effect called '{name}'.", name=name, known=sorted(CATALOGUE))
    if seconds is not None and not 0 < seconds <= LONGEST_SECONDS:
        raise DirectorError(
            f"An effect lasts more than 0 and at most {LONGEST_SECONDS:g} s, not {seconds:g} s.",
            code="bad_length",
            seconds=seconds,
            most=LONGEST_SECONDS,
        )
    if count is not None and not 1 <= count <= MOST_EVENTS:
        raise DirectorError(
            f"An effect can happen 1 to {MOST_EVENTS} times, not {count}.",
            code="bad_count",
            count=count,
            most=MOST_EVENTS,
        )
    if entry.kind == "ambience":
        return _ambience(entry, seconds, seed, distance)
    wave = _events(entry, count, seed) if count else _once(entry, seconds, seed)
    wave = without_rumble(at_distance(wave, distance, dice("distance", name, seed)))
    return _fitted(levelled(wave, entry.lufs, distance, steady=False), seconds)


def lasting(loop: Source, seconds: float) -> Source:
    """An ambience of `seconds`, faded in and out, made of its own `loop` (the effect without a length)."""
    share = min(1.0, seconds / (AMBIENCE_RISE + AMBIENCE_FALL) / 2)
    rise, fall = (round(edge * share * SAMPLE_RATE) for edge in (AMBIENCE_RISE, AMBIENCE_FALL))
    return Turned(loop, length(seconds), rise, fall)


def _once(entry: Entry, seconds: float | None, seed: int) -> Wave:
    natural = entry.seconds if seconds is None or entry.kind == "one-shot" else max(seconds, entry.one)
    wave = stereo(entry.recipe(natural, dice(entry.name, seed)))
    return np.pad(wave, ((0, length(QUIET_END_SECONDS)), (0, 0)))


def _events(entry: Entry, count: int, seed: int) -> Wave:
    """Single events, each a little different, at the pace of the thing."""
    out = np.zeros((length((count - 1) * entry.every * 1.04 + entry.one + QUIET_END_SECONDS), 2))
    pace = dice("pace", entry.name, seed)
    at = 0.0
    for number in range(count):
        event = entry.recipe(entry.one, dice(entry.name, seed, number))
        place(out, event, length(at) if number else 0, float(pace.uniform(0.88, 1)))
        at += entry.every * float(pace.uniform(0.97, 1.03))
    return out


def _ambience(entry: Entry, seconds: float | None, seed: int, distance: Distance) -> Samples:
    """A loop as long as the catalogue says, or shorter if less is wanted, turned as often as it takes."""
    body = length(entry.seconds)
    wave = stereo(entry.recipe(entry.seconds + SEAM_SECONDS, dice(entry.name, seed)))
    wave = at_distance(wave, distance, dice("distance", entry.name, seed))
    loop = without_rumble(looped(wave[: body + length(SEAM_SECONDS)], body))
    loop = levelled(loop, entry.lufs, distance, steady=True)
    if seconds is None:
        return loop
    sound = lasting(Held(loop), seconds)
    return sound.read(0, sound.count)


def _fitted(samples: Samples, seconds: float | None) -> Samples:
    if seconds is None:
        return faded(samples, 0, 0.02)
    wanted = length(seconds)
    if wanted < len(samples):
        return faded(samples[:wanted], 0, min(ONE_SHOT_FALL, wanted / SAMPLE_RATE / 3))
    return np.pad(faded(samples, 0, 0.02), ((0, wanted - len(samples)), (0, 0)))
