"""The stems as one delivery: DX, MX, FX and M&E in a ZIP, each exactly as long as the picture, and their proof.

    keeper-stems.zip
      keeper-DX.wav   keeper-MX.wav   keeper-FX.wav   keeper-ME.wav      48 kHz, 24 bits, stereo; M&E = MX + FX
"""

import shutil
import wave
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.assembly.proof.checks import Check, Proof
from tools.audio.mixdown import StemFile
from tools.audio.ports import SAMPLE_RATE
from tools.film.film import Film
from tools.film.views import film_frames
from tools.media.disk import whole_file
from tools.media.progress import Progress, Report
from tools.production.placing import samples_at
from tools.production.sounding import stems_of
from tools.production.voices import speak_all
from tools.studio import Studio

EPOCH = (1980, 1, 1, 0, 0, 0)
BLOCK = 1 << 16
ROUNDING = 2
"""Steps of 24 bits by which M&E may differ from MX + FX: each of the three was rounded for itself."""


def write_stem_zip(studio: Studio, film: Film, out: Path, report: Report) -> Proof:
    """Write the stems and prove them: the same film gives the same bytes. Raises ProofFailed, and as `stems_of`."""
    settings = studio.settings
    said = speak_all(film, settings.home, settings.cache / "voices", report)
    stems = stems_of(film, said, settings.home, settings.cache / "mix", studio.pool, report)
    proof = prove_stems(stems.paths, samples_at(film_frames(film), film.look.rate)).demand()
    with whole_file(out) as temporary, zipfile.ZipFile(temporary, "w", zipfile.ZIP_STORED) as archive:
        for number, (stem, path) in enumerate(stems.paths.items()):
            report(Progress(stage="stems", done=number, total=len(stems.paths), what=stem))
            entry = zipfile.ZipInfo(f"{film.id}-{stem.replace('&', '')}.wav", EPOCH)
            with archive.open(entry, "w", force_zip64=True) as inside, path.open("rb") as source:
                shutil.copyfileobj(source, inside, 1 << 20)
    return proof


def prove_stems(paths: Mapping[StemFile, Path], samples: int) -> Proof:
    """Measure the files of stems: their kind, their length, and that M&E is what MX and FX are together."""
    checks: list[Check] = []
    for stem, path in paths.items():
        with wave.open(str(path), "rb") as file:
            kind = f"{file.getframerate()} Hz {8 * file.getsampwidth()} bits {file.getnchannels()}"
            length = file.getnframes()
        wanted = f"{SAMPLE_RATE} Hz 24 bits 2"
        checks.append(Check(name=f"{stem} sound", ok=kind == wanted, value=kind, limit=wanted))
        checks.append(Check(name=f"{stem} samples", ok=length == samples, value=length, limit=samples))
    blocks = zip(_blocks(paths["M&E"]), _blocks(paths["MX"]), _blocks(paths["FX"]), strict=True)
    apart = max((int(np.abs(both - music - effects).max()) for both, music, effects in blocks), default=0)
    checks.append(
        Check(name="M&E is MX and FX", ok=apart <= ROUNDING, value=f"{apart} steps", limit=f"at most {ROUNDING} steps")
    )
    return Proof(ok=all(check.ok for check in checks), checks=tuple(checks))


def _blocks(path: Path) -> Iterator[NDArray[np.int32]]:
    """The samples of a WAV of 24 bits, in blocks."""
    with wave.open(str(path), "rb") as file:
        while data := file.readframes(BLOCK):
            wide = np.zeros((len(data) // 3, 4), np.uint8)
            wide[:, 1:] = np.frombuffer(data, np.uint8).reshape(-1, 3)
            yield wide.view("<i4").ravel() >> 8
