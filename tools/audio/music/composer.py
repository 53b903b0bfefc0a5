"""The composer: a brief of passages and hits becomes a score, ready for the mixing desk.

brief -> plans (plan) -> sheets (writing) -> performances -> stems (stems) -> fader (ride) -> cues -> the score
"""

import hashlib
from collections.abc import Callable, Iterator
from functools import reduce
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from tools.audio import wav
from tools.audio.listening import Limits, hear
from tools.audio.loudness import SILENT_LUFS, amplitude, integrated
from tools.audio.music.orchestra import Orchestra
from tools.audio.music.plan import Plan, plan_cues
from tools.audio.music.ride import ride
from tools.audio.music.sheet import Stem
from tools.audio.music.stems import play_stems
from tools.audio.music.writing import write_sheet
from tools.audio.ports import SAMPLE_RATE, Samples, ScoreBrief, Source
from tools.audio.sources import Filed, Row
from tools.media.keeping import touch
from tools.media.progress import Progress, Report, silent

LOUDNESS_LUFS = -18.0
CEILING_DB = -1.5
RECIPE = 1
"""Raise it when the same brief would be played as other samples."""

_BLOCK = 10 * SAMPLE_RATE


def score_file(
    brief: ScoreBrief, orchestra: Callable[[], Orchestra], kind: str, folder: Path, report: Report = silent
) -> Path:
    """Compose and play the brief, for a film of any length, as a WAV in `folder`; made cue by cue.

    The score is exactly `round(brief.seconds * 48000)` samples, stereo, at -18 LUFS and at most -1.5 dBTP over all
    its music; quieter passages stay quieter. Passages that touch are one cue; a gap is silence, and every cue ends
    on a chord that rings out. All cues develop one motif, which the seed decides. Each hit inside a passage is met
    within a few milliseconds. The same brief gives the same bytes.

    Memory is that of the longest cue. Every cue is kept, so that a changed one is the only one that is played again;
    the orchestra, which is of this `kind`, is called only when there is something to play. Raises DirectorError for
    passages that overlap or do not fit.
    """
    if (kept := kept_score(brief, kind, folder)) is not None:
        return kept
    target = _target(brief, kind, folder)
    cues = plan_cues(brief)
    band: Orchestra | None = None
    parts: list[tuple[int, Source]] = []
    for number, (start, plan) in enumerate(cues):
        report(Progress(stage="music", done=number, total=len(cues), what=plan.sections[0].palette.mood))
        path = folder / f"cue-{_hashed(kind, plan.name)}.wav"
        if not touch(path):
            band = band or orchestra()
            wav.write(path, summed(play_cue(plan, band)), "float")
        parts.append((round(start * SAMPLE_RATE), Filed(path)))
    del band
    _mastered(Row(tuple(parts), round(brief.seconds * SAMPLE_RATE)), target)
    report(Progress(stage="music", done=len(cues), total=max(1, len(cues))))
    return target


def kept_score(brief: ScoreBrief, kind: str, folder: Path) -> Path | None:
    """The score of the brief where it was made before, which marks it as used now; None where it has to be made."""
    target = _target(brief, kind, folder)
    return target if touch(target) else None


def play_cue(plan: Plan, orchestra: Orchestra) -> dict[Stem, Samples]:
    """The stems of one cue under its fader, each (samples, 2)."""
    sheet = write_sheet(plan)
    stems = play_stems(sheet, orchestra)
    gain = ride(summed(stems), sheet)[:, None]
    for samples in stems.values():
        samples *= gain
    return stems


def _target(brief: ScoreBrief, kind: str, folder: Path) -> Path:
    return folder / f"score-{_hashed(kind, brief.model_dump_json())}.wav"


def _hashed(kind: str, words: str) -> str:
    return hashlib.sha256(f"{RECIPE} {kind} {words}".encode()).hexdigest()


def _mastered(score: Row, target: Path) -> None:
    """One gain for the whole score, and the limiter, whose cost in loudness is given back; from file to file."""

    def blocks() -> Iterator[Samples]:
        return (score.read(at, min(at + _BLOCK, score.count)) for at in range(0, score.count, _BLOCK))

    with TemporaryDirectory(dir=target.parent) as folder:
        heard = hear(((block,) for block in blocks()), score.count, Path(folder) / "score.heard")
        level, ceiling = 1.0, amplitude(CEILING_DB)
        limits = Limits(heard, level, ceiling)
        loud = integrated(heard.energies)
        for _ in range(2 * (loud > SILENT_LUFS)):
            level *= amplitude(LOUDNESS_LUFS - loud)
            limits = Limits(heard, level, ceiling)
            loud = integrated(limits.energies())
        with wav.Writer(target, score.count) as writer:
            for number, block in enumerate(blocks()):
                writer.add(limits.on(block * np.float32(level), number * _BLOCK))


def summed(stems: dict[Stem, Samples]) -> Samples:
    """The cue that the stems make together."""
    return reduce(np.add, stems.values())
