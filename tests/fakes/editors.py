"""A film that editors are given: seven shots with takes and sound of their own, levels, a J-cut, dissolves, fades,
an overlay, markers and a title, at any rate."""

from fractions import Fraction

from tests.fakes.last_light import last_light
from tools.film.apply import apply
from tools.film.edits import FilmEdit
from tools.film.edits.cut import AddTitle, Overwrite, SetTransition, Slip, SplitEdit
from tools.film.edits.sound import SetGain
from tools.film.edits.state import AddMarker
from tools.film.edits.story import AddShot, SetLook
from tools.film.edits.takes import PrintTake
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.film.timeline import Clip


def edited_film(rate: Fraction = Fraction(24), shots: int = 7) -> Film:
    """The film; every shot has a take of 24 frames of handle before it and 48 behind."""
    film = last_light()
    made: list[FilmEdit] = []
    film = apply(film, SetLook(rate=rate))[0]
    while len(film.shots) < shots:
        film = apply(film, AddShot(prompt=f"Wide shot, wave {len(film.shots)}", seconds=2.0, scene=1))[0]
    for number, shot in enumerate(shot_order(film)):
        frames = film.shots[shot].frames + 24 + 48
        media = f"{number + 1:02x}" * 32
        made.append(PrintTake(shot=shot, media=media, frames=frames, head=24, rate=rate, sound=True))
    made += [
        SetTransition(clip=2, transition="dissolve", frames=12),
        SetTransition(clip=1, transition="fade in", frames=10),
        SetGain(clip=3, gain_db=-3.5),
        SplitEdit(clip=4, lead=6),
        Slip(clip=5, frames=4),
        Overwrite(shot=6, at=30, frames=20, track="V2"),
        AddMarker(name="wave", frame=40, hit=True),
        AddMarker(name="look again", frame=90),
        AddTitle(text="The Last Light", clip=1, offset=4, frames=30),
    ]
    for edit in made:
        film = apply(film, edit)[0]
    return film


def clips(film: Film, track: int = 0) -> list[Clip]:
    """The clips of a track, in the order of the cut."""
    return [item for item in film.timeline.tracks[track].items if isinstance(item, Clip)]
