"""How loud and how high: what is measured on every sound before it leaves.

Integrated loudness is that of ITU-R BS.1770-4: K-weighting, 400 ms blocks every 100 ms, gates at -70 LUFS and 10 LU
under the mean. Everything runs in blocks, so that an hour of sound needs no more memory than a minute.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.signal import sosfilt, upfirdn

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


def hop_energies(samples: Samples) -> NDArray[np.float64]:
    """Mean K-weighted power of every 100 ms, channels added; the last hop may be shorter."""
    shaped = samples.reshape(len(samples), -1)
    energies: list[NDArray[np.float64]] = []
    state = np.zeros((2, 2, shaped.shape[1]))
    for start in range(0, len(shaped), _BLOCK):
        block = shaped[start : start + _BLOCK].astype(np.float64)
        weighted, state = sosfilt(_K_WEIGHTING, block, axis=0, zi=state)
        power = np.square(weighted).sum(axis=1)
        whole = len(power) // HOP * HOP
        energies.append(power[:whole].reshape(-1, HOP).mean(axis=1))
        if whole < len(power):
            energies.append(power[whole:].mean(keepdims=True))
    return np.concatenate(energies) if energies else np.zeros(0)


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


def peaks(samples: Samples, hop: int) -> NDArray[np.float32]:
    """The true peak (4 times oversampled, over all channels) of every `hop` samples; `hop` divides 48000."""
    shaped = samples.reshape(len(samples), -1)
    found = np.zeros(-(-len(shaped) // hop), np.float32)
    for start, block in _overlapping(shaped):
        # Channels first: the filter runs three times as fast along memory as across it.
        between = np.abs(upfirdn(_BETWEEN, np.ascontiguousarray(block.T), _OVERSAMPLING, axis=1)).max(axis=0)
        # The filter delays by its reach, and the block began `_REACH` samples early.
        usable = between[2 * _REACH * _OVERSAMPLING :][: (len(block) - 2 * _REACH) * _OVERSAMPLING]
        padded = np.pad(usable, (0, -len(usable) % (hop * _OVERSAMPLING)))
        highest = padded.reshape(-1, hop * _OVERSAMPLING).max(axis=1)
        found[start // hop : start // hop + len(highest)] = highest
    return found


def true_peak(samples: Samples) -> float:
    """The true peak in dBTP; SILENT_DB for silence."""
    highest = float(peaks(samples, SAMPLE_RATE).max(initial=0.0))
    return decibels(highest)


def decibels(amplitude: float) -> float:
    return 20.0 * float(np.log10(amplitude)) if amplitude > 10 ** (SILENT_DB / 20) else SILENT_DB


def amplitude(level_db: float) -> float:
    return float(10.0 ** (level_db / 20.0))


def _overlapping(shaped: NDArray[np.float32]) -> Iterator[tuple[int, NDArray[np.float32]]]:
    for start in range(0, len(shaped), _BLOCK):
        stop = min(start + _BLOCK, len(shaped))
        first, last = max(0, start - _REACH), min(len(shaped), stop + _REACH)
        block = shaped[first:last]
        yield start, np.pad(block, ((_REACH - (start - first), _REACH - (last - stop)), (0, 0)))


def _power(lufs: float) -> float:
    return 10.0 ** ((lufs + 0.691) / 10.0)


def _lufs(power: float) -> float:
    return -0.691 + 10.0 * float(np.log10(power))
