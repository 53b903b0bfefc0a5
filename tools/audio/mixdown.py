"""The mix: every sound of the film on its stem, ducked, summed, and brought to the loudness of the delivery.

    Placed --edges, voice EQ, pan--> stems DX MX FX --fader under speech--> sum --gain, limiter--> master
                                                                              `--- the same gain on every stem

The stems that come back are the ones in the master: added up, they are the master.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.signal import sosfilt

from tools.audio.ducking import STEP, Span, conversations, depths, fader
from tools.audio.faders import faded, panned, ride
from tools.audio.filters import high_pass
from tools.audio.limiter import HOP as LIMITER_HOP
from tools.audio.limiter import gain_track, peak_track
from tools.audio.loudness import HOP, SILENT_LUFS, amplitude, hop_energies, integrated, true_peak
from tools.audio.ports import SAMPLE_RATE, Mixed, Placed, Samples
from tools.film.errors import Bug
from tools.film.sound import Mix, Stem

STEMS: tuple[Stem, ...] = ("DX", "MX", "FX")
# Where the stems stand before anyone touches the desk: music arrives at -18 LUFS and lines at -20.
HOUSE_GAIN_DB: dict[Stem, float] = {"DX": 0.0, "MX": -3.0, "FX": 0.0}
# Beds and effects go down less than music: rain does not stop because someone speaks.
BED_SECONDS = 5.0
# How much of the ducking each takes, and how far, in LU, a line must stand above it.
UNDER_SPEECH = {"music": (1.0, 12.0), "beds": (0.4, 10.0), "effects": (0.2, 4.0)}
EDGE_SECONDS = 0.01
MUSIC_OUT_SECONDS = 1.5
# AAC adds some tenths of a dB to a peak.
CODEC_ROOM_DB = 0.5
MOST_GAIN_DB = 40.0
_ENOUGH_LU = 0.03
_PRESENCE = (3200.0, 1.5, 0.8)


def mixdown(
    placed: Sequence[Placed],
    length: int,
    mix: Mix,
    *,
    target_lufs: float = -14.0,
    true_peak_db: float = -1.0,
) -> Mixed:
    """Mix `placed` into a film of `length` samples.

    The master is at `target_lufs` (silence stays silence) and its true peak at most `true_peak_db` with room for the
    codec. Music, and beds a little, go down by `mix.duck_db` under everything that is `speech`, and further where a
    line would not stand clear. The same input gives the same samples.
    """
    if length < 1:
        raise Bug(f"A mix of {length} samples was asked for; a mix has at least one.")
    heard = [sound for sound in placed if sound.stem not in mix.muted_stems and _span(sound, length) is not None]
    lines = [span for sound in heard if sound.speech and (span := _span(sound, length)) is not None]
    stems = _ducked(heard, lines, length, mix)
    for stem in STEMS:
        stems[stem] = _edges(stems[stem] * np.float32(amplitude(mix.stem_gain_db.get(stem, 0.0))))
    summed = stems["DX"] + stems["MX"] + stems["FX"]
    gain, track = _delivery(summed, target_lufs, true_peak_db - CODEC_ROOM_DB)
    del summed
    for stem in STEMS:
        stems[stem] = ride(stems[stem] * np.float32(gain), track, LIMITER_HOP)
    master = stems["DX"] + stems["MX"] + stems["FX"]
    return Mixed(
        master=master,
        stems=stems,
        loudness_lufs=integrated(hop_energies(master)),
        true_peak_db=true_peak(master),
    )


def _ducked(heard: Sequence[Placed], lines: Sequence[Span], length: int, mix: Mix) -> dict[Stem, Samples]:
    """The three stems with what lies under speech turned down. Beds have a fader of their own within FX."""
    talks = conversations(lines)
    speech = _laid([sound for sound in heard if sound.stem == "DX"], length)
    music = _laid([sound for sound in heard if sound.stem == "MX"], length)
    beds = _laid([sound for sound in heard if sound.stem == "FX" and _is_bed(sound)], length)
    effects = _laid([sound for sound in heard if sound.stem == "FX" and not _is_bed(sound)], length)
    if talks:
        said = hop_energies(speech)
        for under, (share, margin_lu) in zip((music, beds, effects), UNDER_SPEECH.values(), strict=True):
            if under.any():
                down = depths(talks, lines, said, hop_energies(under), mix.duck_db * share, margin_lu)
                under[:] = ride(under, fader(talks, down, length), STEP)
    beds += effects
    return {"DX": speech, "MX": music, "FX": beds}


def _laid(sounds: Sequence[Placed], length: int) -> Samples:
    """(length, 2): the sounds where they belong, what lies outside the film cut off."""
    stem = np.zeros((length, 2), np.float32)
    for sound in sounds:
        span = _span(sound, length)
        if span is None:
            continue
        visible = sound.samples[span[0] - sound.start : span[1] - sound.start]
        gain = np.float32(amplitude(sound.gain_db + HOUSE_GAIN_DB[sound.stem]))
        stem[span[0] : span[1]] += panned(_treated(sound, visible) * gain, sound.pan)
    return stem


def _treated(sound: Placed, visible: Samples) -> Samples:
    if sound.speech:
        return faded(_voice_eq(visible), EDGE_SECONDS / 2, EDGE_SECONDS)
    if sound.stem == "MX" and _breaks_off(visible):
        # Music that is cut in mid-phrase leaves; it does not stop.
        return faded(visible, EDGE_SECONDS, min(MUSIC_OUT_SECONDS, len(visible) / SAMPLE_RATE / 3))
    # Two milliseconds keep the bite of a hit, and are enough against a click.
    cut_in = len(visible) < len(sound.samples) and sound.start < 0
    return faded(visible, EDGE_SECONDS if cut_in else 0.002, EDGE_SECONDS)


def _breaks_off(samples: Samples) -> bool:
    """Whether the last 50 ms are nearly as loud as the rest."""
    tail = samples[-SAMPLE_RATE // 20 :]
    whole = float(np.square(samples, dtype=np.float32).mean())
    return float(np.square(tail, dtype=np.float32).mean()) > whole * 10 ** (-30 / 10) and whole > 0


def _voice_eq(samples: Samples) -> Samples:
    """No rumble under 75 Hz, and a little more of what carries the consonants."""
    cleared = high_pass(samples.astype(np.float64), 75.0)
    return np.asarray(sosfilt(_bell(*_PRESENCE), cleared, axis=0), np.float32)


def _bell(hertz: float, gain_db: float, quality: float) -> NDArray[np.float64]:
    """A peaking filter (Bristow-Johnson, Audio EQ Cookbook)."""
    root = 10 ** (gain_db / 40)
    turn = 2 * np.pi * hertz / SAMPLE_RATE
    alpha = np.sin(turn) / (2 * quality)
    above, below = np.array([1 + alpha * root, -2 * np.cos(turn), 1 - alpha * root]), 1 + alpha / root
    return np.concatenate([above, [below, -2 * np.cos(turn), 1 - alpha / root]])[None] / below


def _edges(stem: Samples) -> Samples:
    """A film neither begins nor ends with a click."""
    edge = min(EDGE_SECONDS, len(stem) / SAMPLE_RATE / 2)
    return faded(stem, edge, edge)


def _delivery(summed: Samples, target_lufs: float, ceiling_db: float) -> tuple[float, NDArray[np.float32]]:
    """The gain, and the limiter's track upon it, that bring the sum to the target."""
    energies = hop_energies(summed)
    peaks = peak_track(summed)
    aim = target_lufs
    gain_db, limiter, foreseen = _foreseen(energies, peaks, aim, ceiling_db)
    if foreseen <= SILENT_LUFS:
        return 1.0, np.ones(len(peaks), np.float32)
    for _ in range(3):
        finished = ride(summed * np.float32(amplitude(gain_db)), limiter, LIMITER_HOP)
        error = integrated(hop_energies(finished)) - target_lufs
        if abs(error) < _ENOUGH_LU or gain_db >= MOST_GAIN_DB:
            break
        aim -= error
        gain_db, limiter, _ = _foreseen(energies, peaks, aim, ceiling_db)
    return amplitude(gain_db), limiter


def _foreseen(
    energies: NDArray[np.float64], peaks: NDArray[np.float32], aim: float, ceiling_db: float
) -> tuple[float, NDArray[np.float32], float]:
    """Gain in dB, limiter and the loudness to expect of them: what the limiter takes off is given back in gain.

    The power of every 100 ms is known, so the search touches no samples. It is off where all of a power lies in one
    click that is limited, which the caller makes good.
    """
    gain_db, limiter = 0.0, np.ones(len(peaks), np.float32)
    expected = integrated(energies)
    for _ in range(12):
        if expected <= SILENT_LUFS or abs(aim - expected) < _ENOUGH_LU / 2:
            break
        gain_db = min(gain_db + aim - expected, MOST_GAIN_DB)
        limiter = gain_track(peaks, amplitude(gain_db), amplitude(ceiling_db))
        expected = integrated(energies * amplitude(gain_db) ** 2 * _power(limiter, len(energies)))
    return gain_db, limiter, expected


def _power(limiter: NDArray[np.float32], hops: int) -> NDArray[np.float64]:
    """What the limiter does to the power of every 100 ms."""
    steps = HOP // LIMITER_HOP
    padded = np.pad(np.square(limiter, dtype=np.float64), (0, hops * steps - len(limiter)), mode="edge")
    return padded.reshape(hops, steps).mean(axis=1)


def _is_bed(sound: Placed) -> bool:
    return len(sound.samples) >= BED_SECONDS * SAMPLE_RATE


def _span(sound: Placed, length: int) -> Span | None:
    """The samples of the film that the sound covers, or None when it lies outside."""
    start, stop = max(0, sound.start), min(length, sound.start + len(sound.samples))
    return (start, stop) if start < stop else None
