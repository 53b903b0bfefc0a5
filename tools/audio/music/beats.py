"""Where the beats of a score fall: read off its plan, so that nothing has to be played for it."""

from dataclasses import dataclass

from tools.audio.music.grid import lay_grid
from tools.audio.music.plan import plan_cues
from tools.audio.ports import ScoreBrief


@dataclass(frozen=True)
class Beat:
    """A beat, in seconds of the film; `bar` when it is the first of one."""

    at: float
    bar: bool


def beats_of_score(brief: ScoreBrief) -> list[Beat]:
    """The beats of every cue in order, up to its last chord. Raises DirectorError as `plan_cues` does."""
    found: list[Beat] = []
    for start, plan in plan_cues(brief):
        grid = lay_grid(plan)
        bars = {first for segment in grid.segments for first, _ in segment.bars} | {grid.last_beat}
        found += [Beat(start + grid.seconds(beat), beat in bars) for beat in range(grid.last_beat + 1)]
    return found
