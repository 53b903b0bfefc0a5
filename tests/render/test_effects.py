"""Every effect is made and measured: level, spectrum, loops, lengths, sameness."""

import time
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from tools.audio.effects import CATALOGUE, Distance, effect
from tools.audio.effects.finish import loudest
from tools.audio.loudness import loudness, true_peak
from tools.audio.ports import SAMPLE_RATE, Samples
from tools.film.errors import DirectorError, NotFound

pytestmark = pytest.mark.render

AMBIENCES = [entry.name for entry in CATALOGUE.values() if entry.kind == "ambience"]
EVENTS = [entry.name for entry in CATALOGUE.values() if entry.kind != "ambience"]
MEDIANS = {
    "rain": (2000, 8000),
    "sea": (1150, 4660),
    "surf": (1150, 4660),
    "wind": (250, 900),
    "fire": (900, 4500),
    "footsteps on gravel": (900, 4500),
    "crickets": (4000, 5300),
    "glass break": (2500, 9000),
    "crowd": (300, 1200),
    "birds": (2400, 6000),
    "engine": (80, 600),
    "heartbeat": (45, 180),
    "thunder": (50, 200),
    "phone ring": (900, 3000),
}
"""Where the middle of the energy lies in recordings of the thing, in Hz, within about an octave."""


COST: dict[str, tuple[float, float]] = {}
"""CPU seconds and seconds of sound, of each effect made."""


@cache
def made(name: str) -> Samples:
    before = time.process_time()
    samples = effect(name, seed=3)
    COST[name] = time.process_time() - before, len(samples) / SAMPLE_RATE
    return samples


def spectrum(samples: Samples) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    power = np.square(np.abs(np.fft.rfft(samples, axis=0))).sum(1).astype(np.float64)
    return np.asarray(np.arange(len(power)) * (SAMPLE_RATE / len(samples)), np.float64), power


def count_peaks(samples: Samples, apart: float, share: float = 0.3) -> int:
    """How often the 10 ms level rises over a share of its highest, at least `apart` seconds after the last time."""
    hop = SAMPLE_RATE // 100
    mono = samples.mean(1)[: len(samples) // hop * hop].reshape(-1, hop)
    level = np.sqrt(np.square(mono).mean(1))
    count, last = 0, -apart
    for k in np.flatnonzero(level > share * level.max()).tolist():
        if k / 100 - last > apart:
            count, last = count + 1, k / 100
    return count


@pytest.mark.parametrize("name", CATALOGUE)
def test_an_effect_is_whole_levelled_and_without_rumble(name: str) -> None:
    samples, entry = made(name), CATALOGUE[name]
    assert samples.dtype == np.float32
    assert samples.ndim == 2
    assert samples.shape[1] == 2
    assert np.isfinite(samples).all()
    assert np.abs(samples).max() <= 10 ** (-3 / 20)
    level = loudness(samples) if entry.kind == "ambience" else loudest(samples)
    assert entry.lufs - 1.5 <= level <= entry.lufs + 0.1
    hertz, power = spectrum(samples)
    assert power[hertz < 25].sum() / power.sum() < 0.01
    assert power[hertz > 120].sum() / power.sum() > 0.25, "a laptop must play it"
    assert power[hertz > 16000].sum() / power.sum() < 0.15


@pytest.mark.parametrize(("name", "span"), MEDIANS.items())
def test_the_middle_of_the_spectrum_is_where_the_thing_has_it(name: str, span: tuple[float, float]) -> None:
    hertz, power = spectrum(made(name))
    middle = hertz[np.searchsorted(np.cumsum(power), power.sum() / 2)]
    assert span[0] <= middle <= span[1]


@pytest.mark.parametrize("name", AMBIENCES)
def test_an_ambience_loops_without_a_seam(name: str) -> None:
    loop = made(name).astype(np.float64)
    seam = np.concatenate([loop[-4800:], loop[:4800]]).mean(1)
    jump = abs(seam[4800] - seam[4799])
    steps = np.abs(np.diff(loop.mean(1)))
    assert jump <= np.percentile(steps, 99.9) * 1.5 + 1e-6
    levels = np.sqrt(np.square(loop[: len(loop) // 24000 * 24000].reshape(-1, 24000, 2)).mean((1, 2)))
    ends = np.sqrt(np.square(np.concatenate([loop[-12000:], loop[:12000]])).mean())
    assert levels.min() * 0.5 <= ends <= levels.max() * 2


@pytest.mark.parametrize("seconds", [0.3, 21.7])
@pytest.mark.parametrize("name", ["rain", "ratchet", "knock", "riser"])
def test_a_length_is_exact_and_its_ends_are_quiet(name: str, seconds: float) -> None:
    samples = effect(name, seconds=seconds, seed=2)
    assert samples.shape == (round(seconds * SAMPLE_RATE), 2)
    assert np.abs(samples[-2:]).max() < 0.01
    assert np.abs(samples).max() > 0.001


def test_a_long_ambience_goes_on_all_the_time() -> None:
    samples = effect("sea", seconds=60, seed=2)
    levels = [float(np.sqrt(np.square(samples[k : k + 240_000]).mean())) for k in range(48_000, 2_600_000, 240_000)]
    assert min(levels) > 0.3 * max(levels)


@pytest.mark.parametrize("name", ["rain", "crowd", "footsteps on wood", "sword", "forest"])
def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_sound(name: str) -> None:
    assert effect(name, seed=3).tobytes() == made(name).tobytes()
    assert effect(name, seed=4).tobytes() != made(name).tobytes()


@pytest.mark.parametrize(
    ("name", "count", "apart"),
    [
        ("ratchet", 6, 0.1),
        ("knock", 3, 0.15),
        ("knock", 1, 0.15),
        ("clock tick", 4, 0.5),
        ("footsteps on stone", 5, 0.35),
    ],
)
def test_events_happen_as_often_as_asked(name: str, count: int, apart: float) -> None:
    assert count_peaks(effect(name, seed=1, count=count), apart) == count


def test_two_heartbeats_are_two_pairs() -> None:
    assert count_peaks(effect("heartbeat", seed=1, count=2), 0.2, 0.25) == 4


def test_distance_makes_it_quieter_and_duller() -> None:
    def dull(distance: Distance) -> tuple[float, float]:
        samples = effect("dog bark", seed=1, distance=distance)
        hertz, power = spectrum(samples)
        return loudest(samples), float((hertz * power).sum() / power.sum())

    (near, bright), (far, dark) = dull("near"), dull("far")
    assert far < near - 5
    assert dark < bright


def test_unknown_names_and_impossible_wishes_are_refused() -> None:
    with pytest.raises(NotFound, match="unicorn"):
        effect("unicorn")
    with pytest.raises(DirectorError, match="3600 s"):
        effect("rain", seconds=1e9)
    with pytest.raises(DirectorError, match="1 to 60"):
        effect("knock", count=1000)


def test_true_peaks_are_kept_too() -> None:
    for name in ("fire", "explosion", "phone ring", "footsteps on stone"):
        assert true_peak(made(name)) <= -3.0


def test_effects_are_cheap() -> None:
    for name in ("crowd", "storm wind", "ship", "thunder", "rain"):
        made(name)
    spent, seconds = map(sum, zip(*COST.values(), strict=True))
    assert spent / seconds < 0.3, "0.06 on a quiet machine"
