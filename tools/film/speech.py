"""Lines and mouths: a line that is spoken in the picture is part of it, and a new line needs a new take."""

from tools.film.bench import Bench
from tools.film.film import Film
from tools.film.handles import shown_take
from tools.film.sound import Cue

# The camera that moves mouths to the words. Takes of the others show no speech, and are left alone.
SPEAKING_CAMERA = "previz"


def spoken_in_picture(film: Film, cue: Cue) -> bool:
    """True when the speaker of a line is seen saying it."""
    if cue.kind != "dialogue" or cue.voice_over or cue.muted:
        return False
    shot = film.shots[cue.shot]
    shown = shown_take(film, shot)
    camera = shot.generator if shown is None else shown.generator
    return camera == SPEAKING_CAMERA and any(staged.who == cue.speaker for staged in shot.staging)


def reopen_spoken(bench: Bench, *cues: Cue, speaker: str | None = None) -> None:
    """Plan again the shots in which these lines, or all lines of a speaker, are seen spoken.

    After picture lock the picture stays, come what may.
    """
    if bench.film.locked:
        return
    lines = cues if speaker is None else [cue for cue in bench.film.cues.values() if cue.speaker == speaker]
    bench.reopen(cue.shot for cue in lines if spoken_in_picture(bench.film, cue))
