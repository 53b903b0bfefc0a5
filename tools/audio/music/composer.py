"""The composer: a brief of passages and hits becomes a score, ready for the mixing desk.

brief -> plans (plan) -> sheets (writing) -> performances -> stems (stems) -> fader (ride) -> the score
"""

from functools import reduce

import numpy as np

from tools.audio.faders import ride as turned
from tools.audio.limiter import HOP, gain_track, peak_track
from tools.audio.loudness import amplitude, loudness
from tools.audio.music.orchestra import Orchestra
from tools.audio.music.plan import plan_cues
from tools.audio.music.ride import ride
from tools.audio.music.sheet import STEMS, Stem
from tools.audio.music.stems import play_stems
from tools.audio.music.writing import write_sheet
from tools.audio.ports import SAMPLE_RATE, Samples, Score, ScoreBrief
from tools.film.errors import DirectorError
from tools.media.progress import Progress, Report, silent

LOUDNESS_LUFS = -18.0
CEILING_DB = -1.5
LONGEST_SECONDS = 1200.0


def compose(brief: ScoreBrief, orchestra: Orchestra, report: Report = silent) -> Score:
    """Compose and play the brief.

    The score is exactly `round(brief.seconds * 48000)` samples, stereo, at -18 LUFS and at most -1.5 dBTP over all
    its music; quieter passages stay quieter. Passages that touch are one cue; a gap is silence, and every cue ends
    on a chord that rings out. All cues develop one motif, which the seed decides. Each hit inside a passage is met
    within a few milliseconds. The stems sum to the mix, and the same brief gives the same bytes.

    About 3 MB a second: compose a long film cue by cue, with the same seed. Raises DirectorError for passages that
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
        sheet = write_sheet(plan)
        played = play_stems(sheet, orchestra)
        gain = ride(_sum(played), sheet)[:, None]
        first = round(start * SAMPLE_RATE)
        for name, samples in played.items():
            stems[name][first : first + len(samples)] += (samples * gain)[: count - first]
        beats += [round(start + sheet.grid.seconds(beat), 4) for beat in range(sheet.grid.last_beat + 1)]
    _master(stems)
    report(Progress(stage="music", done=len(cues), total=max(1, len(cues))))
    return Score(_sum(stems), {str(name): samples for name, samples in stems.items()}, tuple(beats))


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
