"""A score with all that it is made of: the file that films hear, the stems of its cues, its beats.

`at_once` masters the same cues in memory, by the limiter's whole-track form, as a reference for the file.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from tools.audio import wav
from tools.audio.faders import ride
from tools.audio.limiter import HOP, gain_track, peak_track
from tools.audio.loudness import amplitude, loudness
from tools.audio.music.composer import CEILING_DB, LOUDNESS_LUFS, play_cue, score_file, summed
from tools.audio.music.orchestra import Orchestra
from tools.audio.music.plan import plan_cues
from tools.audio.music.sheet import STEMS
from tools.audio.music.writing import write_sheet
from tools.audio.ports import SAMPLE_RATE, Samples, ScoreBrief


@dataclass(frozen=True)
class WholeScore:
    """The mix as it is on disk; the stems in their places, before the score is mastered; the beats in seconds."""

    mix: Samples
    stems: dict[str, Samples]
    cues: Samples
    beats: tuple[float, ...]


def whole_score(brief: ScoreBrief, orchestra: Orchestra, folder: Path) -> WholeScore:
    """Compose `brief` into `folder`; `cues` are the cue files that the score was made from, in their places."""
    path = score_file(brief, lambda: orchestra, orchestra.kind, folder)
    count = round(brief.seconds * SAMPLE_RATE)
    stems: dict[str, Samples] = {name: np.zeros((count, 2), np.float32) for name in STEMS}
    beats: list[float] = []
    for start, plan in plan_cues(brief):
        for name, samples in play_cue(plan, orchestra).items():
            lay(stems[name], samples, start)
        grid = write_sheet(plan).grid
        beats += [round(start + grid.seconds(beat), 4) for beat in range(grid.last_beat + 1)]
    cues = np.zeros((count, 2), np.float32)
    files = [wav.read(cue)[0] for cue in sorted(folder.glob("cue-*.wav"))]
    if len(files) == 1:
        lay(cues, files[0], plan_cues(brief)[0][0])
    return WholeScore(wav.read(path)[0], stems, cues, tuple(beats))


def at_once(brief: ScoreBrief, orchestra: Orchestra) -> Samples:
    """The mastered score of `brief`, made in memory."""
    mix = np.zeros((round(brief.seconds * SAMPLE_RATE), 2), np.float32)
    for start, plan in plan_cues(brief):
        lay(mix, summed(play_cue(plan, orchestra)), start)
    track, ceiling = peak_track(mix), amplitude(CEILING_DB)
    level = amplitude(LOUDNESS_LUFS - loudness(mix))
    limit = gain_track(track, level, ceiling)
    level *= amplitude(LOUDNESS_LUFS - loudness(ride(mix, limit, HOP) * np.float32(level)))
    return mix * ride(np.full(len(mix), level, np.float32), gain_track(track, level, ceiling), HOP)[:, None]


def lay(onto: Samples, samples: Samples, start: float) -> None:
    first = round(start * SAMPLE_RATE)
    onto[first : first + len(samples)] += samples[: len(onto) - first]
