"""A score with all that it is made of: the file that films hear, and, when asked for, the stems of its cues, its beats.

`at_once` masters the same cues in memory, by the limiter's whole-track form, as a reference for the file.
"""

from dataclasses import dataclass
from functools import cached_property
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
    """A composed brief: the mix as it is on disk, and the cue files that it was made from, in their places."""

    mix: Samples
    cues: Samples
    brief: ScoreBrief
    orchestra: Orchestra

    @cached_property
    def stems(self) -> dict[str, Samples]:
        """The stems in their places, before the score is mastered; played for this, which is half of the work."""
        stems: dict[str, Samples] = {name: np.zeros_like(self.mix) for name in STEMS}
        for start, plan in plan_cues(self.brief):
            for name, samples in play_cue(plan, self.orchestra).items():
                lay(stems[name], samples, start)
        return stems

    @cached_property
    def beats(self) -> tuple[float, ...]:
        """In seconds."""
        grids = [(start, write_sheet(plan).grid) for start, plan in plan_cues(self.brief)]
        return tuple(
            round(start + grid.seconds(beat), 4) for start, grid in grids for beat in range(grid.last_beat + 1)
        )


def whole_score(brief: ScoreBrief, orchestra: Orchestra, folder: Path) -> WholeScore:
    """Compose `brief` into `folder`, which holds nothing else; it is not needed afterwards."""
    mix = wav.read(score_file(brief, lambda: orchestra, orchestra.kind, folder))[0]
    cues = np.zeros_like(mix)
    files = [wav.read(cue)[0] for cue in sorted(folder.glob("cue-*.wav"))]
    if len(files) == 1:
        lay(cues, files[0], plan_cues(brief)[0][0])
    return WholeScore(mix, cues, brief, orchestra)


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
