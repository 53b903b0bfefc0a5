"""How loud and how high: what is measured on every sound before it leaves.

Integrated loudness is that of ITU-R BS.1770-4: K-weighting, 400 ms blocks every 100 ms, gates at -70 LUFS and 10 LU
under the mean. Everything runs in blocks, so that an hour of sound needs no more memory than a minute.
"""

import numpy as np
from numpy.typing import NDArray

from tools.audio.ports import SAMPLE_RATE, Samples

SILENT_LUFS = -120.0
SILENT_DB = -120.0
HOP = SAMPLE_RATE // 10
_BLOCK = SAMPLE_RATE * 4
# BS.1770-4, tables 1 and 2, at 48 kHz: the head's shelf, then the high-pass.
_K_WEIGHTING = np.array(
    [
        [1.53512485958697, -2.69169618940638, 1.19839281085285, 1.0, -1.69065929318241, 0.73248077421585],
        [1.0, -2.0, 1.0, 1.0, -1.99004745483398, 0.99007225036621],
    ]
)
_OVERSAMPLING = 4
_REACH = 12


def _interpolator() -> NDArray[np.float32]:
    """A windowed sinc between the samples, `_REACH` samples to each side, `_OVERSAMPLING` phases."""
    at = np.arange(-_REACH * _OVERSAMPLING, _REACH * _OVERSAMPLING + 1) / _OVERSAMPLING
    window = np.kaiser(len(at), 8.0)
    return (np.sinc(at) * window).astype(np.float32)


_BETWEEN = _interpolator()
SURGE = 1.001 * max(float(np.abs(_BETWEEN[phase::_OVERSAMPLING]).sum()) for phase in range(_OVERSAMPLING))
"""No true peak of a sound is more times higher than its highest sample; with room for rounding."""


class Meter:
    """Takes a sound in blocks of any size and keeps the mean K-weighted power of every 100 ms, channels added."""

    def __init__(self, channels: int = 2) -> None:
        self._state = np.zeros((2, 2, channels))
        self._rest = np.zeros(0)
        self._found: list[NDArray[np.float64]] = []

    def take(self, block: Samples) -> None:
        """The next samples, (n, channels)."""
        from scipy.signal import sosfilt

        weighted, self._state = sosfilt(_K_WEIGHTING, block.astype(np.float64), axis=0, zi=self._state)
        power = np.concatenate([self._rest, np.square(weighted).sum(axis=1)])
        whole = len(power) // HOP * HOP
        self._found.append(power[:whole].reshape(-1, HOP).mean(axis=1))
        self._rest = power[whole:]

    def energies(self) -> NDArray[np.float64]:
        """What was heard up to now; the last hop may be shorter."""
        rest = [self._rest.mean(keepdims=True)] if len(self._rest) else []
        return np.concatenate([*self._found, *rest]) if self._found else np.zeros(0)


def hop_energies(samples: Samples) -> NDArray[np.float64]:
    """Mean K-weighted power of every 100 ms, channels added; the last hop may be shorter."""
    shaped = samples.reshape(len(samples), -1)
    meter = Meter(shaped.shape[1])
    for start in range(0, len(shaped), _BLOCK):
        meter.take(shaped[start : start + _BLOCK])
    return meter.energies()


def integrated(energies: NDArray[np.float64]) -> float:
    """The gated loudness of `hop_energies`, in LUFS; SILENT_LUFS when no block passes the gate."""
    if len(energies) == 0:
        return SILENT_LUFS
    # A sound shorter than a block is judged by all of it.
    span = min(4, len(energies))
    blocks = np.convolve(energies, np.full(span, 1 / span), "valid")
    blocks = blocks[blocks > _power(-70.0)]
    if len(blocks) == 0:
        return SILENT_LUFS
    blocks = blocks[blocks > blocks.mean() / 10]
    return _lufs(float(blocks.mean()))


def loudness(samples: Samples) -> float:
    """Integrated loudness in LUFS of (n,) or (n, channels) samples; SILENT_LUFS for silence."""
    return integrated(hop_energies(samples))


class Peaks:
    """Takes a sound in blocks of any size and gives the true peak of every `hop` samples, as they become known.

    Four times oversampled, over all channels.
    """

    def __init__(self, hop: int, channels: int = 2) -> None:
        self._hop = hop
        # What was taken and not yet judged, after the samples before it that the interpolation reaches back to.
        self._waiting = np.zeros((_REACH, channels), np.float32)

    def take(self, block: Samples) -> NDArray[np.float32]:
        """The next samples, (n, channels); the peaks of the hops that are complete with them."""
        self._waiting = np.concatenate([self._waiting, block])
        hops = max(0, len(self._waiting) - 2 * _REACH) // self._hop
        return self._judged(hops * self._hop)

    def rest(self) -> NDArray[np.float32]:
        """The peaks of what is left at the sound's end; the last hop may be shorter."""
        left = len(self._waiting) - _REACH
        self._waiting = np.pad(self._waiting, ((0, _REACH), (0, 0)))
        return self._judged(left)

    def _judged(self, count: int) -> NDArray[np.float32]:
        from scipy.signal import upfirdn

        if count <= 0:
            return np.zeros(0, np.float32)
        block = self._waiting[: count + 2 * _REACH]
        self._waiting = self._waiting[count:]
        # Channels first: the filter runs three times as fast along memory as across it.
        between = np.abs(upfirdn(_BETWEEN, np.ascontiguousarray(block.T), _OVERSAMPLING, axis=1)).max(axis=0)
        # The filter delays by its reach, and the block began `_REACH` samples early.
        usable = between[2 * _REACH * _OVERSAMPLING :][: count * _OVERSAMPLING]
        padded = np.pad(usable, (0, -len(usable) % (self._hop * _OVERSAMPLING)))
        return padded.reshape(-1, self._hop * _OVERSAMPLING).max(axis=1)


def peaks(samples: Samples, hop: int) -> NDArray[np.float32]:
    """The true peak (4 times oversampled, over all channels) of every `hop` samples."""
    shaped = samples.reshape(len(samples), -1)
    judge = Peaks(hop, shaped.shape[1])
    found = [judge.take(shaped[start : start + _BLOCK]) for start in range(0, len(shaped), _BLOCK)]
    return np.concatenate([*found, judge.rest()])


def true_peak(samples: Samples) -> float:
    """The true peak in dBTP; SILENT_DB for silence."""
    highest = float(peaks(samples, SAMPLE_RATE).max(initial=0.0))
    return decibels(highest)


def decibels(amplitude: float) -> float:
    return 20.0 * float(np.log10(amplitude)) if amplitude > 10 ** (SILENT_DB / 20) else SILENT_DB


def amplitude(level_db: float) -> float:
    return float(10.0 ** (level_db / 20.0))


def _power(lufs: float) -> float:
    return 10.0 ** ((lufs + 0.691) / 10.0)


def _lufs(power: float) -> float:
    return -0.691 + 10.0 * float(np.log10(power))
