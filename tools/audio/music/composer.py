"""The composer: a brief of passages and hits becomes a score, ready for the mixing desk.

brief -> plans (plan) -> sheets (writing) -> performances -> stems (stems) -> fader (ride) -> the score
"""

import hashlib
from collections.abc import Callable, Iterator
from functools import reduce
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from tools.audio import wav
from tools.audio.faders import ride as turned
from tools.audio.limiter import HOP, gain_track, peak_track
from tools.audio.listening import Limits, hear
from tools.audio.loudness import SILENT_LUFS, amplitude, integrated, loudness
from tools.audio.music.orchestra import Orchestra
from tools.audio.music.plan import Plan, plan_cues
from tools.audio.music.ride import ride
from tools.audio.music.sheet import STEMS, Stem
from tools.audio.music.stems import play_stems
from tools.audio.music.writing import write_sheet
from tools.audio.ports import SAMPLE_RATE, Samples, Score, ScoreBrief, Source
from tools.audio.sources import Filed, Row
from tools.film.errors import DirectorError
from tools.media.keeping import touch
from tools.media.progress import Progress, Report, silent

LOUDNESS_LUFS = -18.0
CEILING_DB = -1.5
LONGEST_SECONDS = 1200.0
RECIPE = 1
"""Raise it when the same brief would be played as other samples."""

_BLOCK = 10 * SAMPLE_RATE


def compose(brief: ScoreBrief, orchestra: Orchestra, report: Report = silent) -> Score:
    """Compose and play the brief.

    The score is exactly `round(brief.seconds * 48000)` samples, stereo, at -18 LUFS and at most -1.5 dBTP over all
    its music; quieter passages stay quieter. Passages that touch are one cue; a gap is silence, and every cue ends
    on a chord that rings out. All cues develop one motif, which the seed decides. Each hit inside a passage is met
    within a few milliseconds. The stems sum to the mix, and the same brief gives the same bytes.

    All of it is in memory: `score_file` is for films. Raises DirectorError for passages that
    overlap or do not fit, and for more than twenty minutes at once.
    """
    if brief.seconds > LONGEST_SECONDS:
        raise DirectorError(
            f"A score of {brief.seconds:g} s is too long to compose at once; ask for at most {LONGEST_SECONDS:g} s.",
            code="score_too_long",
            seconds=brief.seconds,
            most=LONGEST_SECONDS,
        )
    count = round(brief.seconds * SAMPLE_RATE)
    stems: dict[Stem, Samples] = {name: np.zeros((count, 2), np.float32) for name in STEMS}
    beats: list[float] = []
    cues = plan_cues(brief)
    for number, (start, plan) in enumerate(cues):
        report(Progress(stage="music", done=number, total=len(cues), what=plan.sections[0].palette.mood))
        played, beaten = _played(plan, orchestra)
        first = round(start * SAMPLE_RATE)
        for name, samples in played.items():
            stems[name][first : first + len(samples)] += samples[: count - first]
        beats += [round(start + beat, 4) for beat in beaten]
    _master(stems)
    report(Progress(stage="music", done=len(cues), total=max(1, len(cues))))
    return Score(_sum(stems), {str(name): samples for name, samples in stems.items()}, tuple(beats))


def score_file(
    brief: ScoreBrief, orchestra: Callable[[], Orchestra], kind: str, folder: Path, report: Report = silent
) -> Path:
    """The score of a film of any length as a WAV in `folder`: what `compose` gives, made cue by cue.

    Memory is that of the longest cue. Every cue is kept, so that a changed one is the only one that is played again;
    the orchestra, which is of this `kind`, is called only when there is something to play. Raises DirectorError for
    passages that overlap or do not fit.
    """
    target = folder / f"score-{_hashed(kind, brief.model_dump_json())}.wav"
    if touch(target):
        return target
    cues = plan_cues(brief)
    band: Orchestra | None = None
    parts: list[tuple[int, Source]] = []
    for number, (start, plan) in enumerate(cues):
        report(Progress(stage="music", done=number, total=len(cues), what=plan.sections[0].palette.mood))
        path = folder / f"cue-{_hashed(kind, plan.name)}.wav"
        if not touch(path):
            band = band or orchestra()
            wav.write(path, _sum(_played(plan, band)[0]), "float")
        parts.append((round(start * SAMPLE_RATE), Filed(path)))
    del band
    _mastered(Row(tuple(parts), round(brief.seconds * SAMPLE_RATE)), target)
    report(Progress(stage="music", done=len(cues), total=max(1, len(cues))))
    return target


def _played(plan: Plan, orchestra: Orchestra) -> tuple[dict[Stem, Samples], list[float]]:
    """The stems of one cue under its fader, and its beats in seconds from its start."""
    sheet = write_sheet(plan)
    stems = play_stems(sheet, orchestra)
    gain = ride(_sum(stems), sheet)[:, None]
    for samples in stems.values():
        samples *= gain
    return stems, [sheet.grid.seconds(beat) for beat in range(sheet.grid.last_beat + 1)]


def _hashed(kind: str, words: str) -> str:
    return hashlib.sha256(f"{RECIPE} {kind} {words}".encode()).hexdigest()


def _mastered(score: Row, target: Path) -> None:
    """As `_master`, from file to file."""

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


def _sum(stems: dict[Stem, Samples]) -> Samples:
    return reduce(np.add, stems.values())


def _master(stems: dict[Stem, Samples]) -> None:
    """One gain for the whole score, and the limiter, whose cost in loudness is given back."""
    mix = _sum(stems)
    if not mix.any():
        return
    track, ceiling = peak_track(mix), amplitude(CEILING_DB)
    level = amplitude(LOUDNESS_LUFS - loudness(mix))
    limit = gain_track(track, level, ceiling)
    level *= amplitude(LOUDNESS_LUFS - loudness(turned(mix, limit, HOP) * np.float32(level)))
    limit = gain_track(track, level, ceiling)
    gain = turned(np.full(len(mix), level, np.float32), limit, HOP)[:, None]
    for samples in stems.values():
        samples *= gain
