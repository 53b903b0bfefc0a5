"""A plan becomes sheet music: grid, harmony, voice leading, suspensions, then part by part."""

from tools.audio.chance import dice
from tools.audio.music.arrivals import write_arrivals, write_last_chord
from tools.audio.music.grid import lay_grid
from tools.audio.music.harmony import harmonise
from tools.audio.music.melody import write_melody
from tools.audio.music.motion import write_motion
from tools.audio.music.orchestration import write_bass, write_pad
from tools.audio.music.percussion import write_percussion
from tools.audio.music.plan import Plan
from tools.audio.music.sheet import PartBook, Sheet, arrivals
from tools.audio.music.voicing import lead_voices, suspend


def write_sheet(plan: Plan) -> Sheet:
    """Compose one cue. The same plan always gives the same notes."""
    grid, tonic = lay_grid(plan), plan.theme.tonic
    chance = dice("sheet", plan.seed, plan.seconds, [(s.start, s.palette.mood) for s in plan.sections])

    def tension(beat: float) -> float:
        return plan.tension(grid.seconds(beat))

    spans, cells = harmonise(grid)
    spans = suspend(lead_voices(spans, tonic, tension), chance)
    book = PartBook([*(s.beat for s in grid.segments), grid.last_beat], chance)
    write_pad(book, spans, tension)
    write_bass(book, spans, tonic, tension)
    statements, previous = write_melody(book, plan.theme, spans, cells, tension)
    write_motion(book, plan.theme, spans, tension, plan.seed)
    write_percussion(book, grid, tension)
    write_arrivals(book, grid, spans, tonic)
    write_last_chord(book, grid, spans[-1], tonic, previous, tension(grid.last_beat))
    return Sheet(plan, grid, tuple(spans), tuple(cells), tuple(book.notes), tuple(statements), arrivals(plan, grid))
