"""How the colours of a take go with the takes that it is cut between, with the film's palette, and with the film."""

from tools.film.film import Film
from tools.film.handles import shown_take
from tools.film.script import Shot
from tools.generators.cameras import EMBEDDED
from tools.media.take_colours import Colours, colours, drift, jumps
from tools.studio import Studio

OTHERS = 12
"""takes of other shots, the nearest ones, that say what the colours of the film are"""


def colour_faults(studio: Studio, film: Film, shot: Shot, media: str) -> tuple[str, ...]:
    """What is wrong with the colours of a take of the shot, in words."""
    seen = colours(studio.pool.path(media))
    if seen is None:
        return ()
    scene = next(scene for scene in film.scenes if shot.id in scene.shots)
    at = scene.shots.index(shot.id)
    before = _beside(studio, film, shot, scene.shots[at - 1] if at else None)
    after = _beside(studio, film, shot, scene.shots[at + 1] if at + 1 < len(scene.shots) else None)
    faults = [*jumps(seen, before, after), *drift(seen, film.look.palette, _others(studio, film, shot))]
    return tuple(fault.words for fault in faults)


def _beside(studio: Studio, film: Film, shot: Shot, other: str | None) -> Colours | None:
    """The colours of the shot beside it, where they should be like its own: the same light is asked for."""
    if other is None or not _lit_alike(shot, film.shots[other]):
        return None
    return _shown(studio, film, film.shots[other])


def _others(studio: Studio, film: Film, shot: Shot) -> list[Colours]:
    ordered = [one for scene in film.scenes for one in scene.shots]
    at = ordered.index(shot.id)
    places = sorted(range(len(ordered)), key=lambda place: abs(place - at))[1:]
    found: list[Colours] = []
    for one in (ordered[place] for place in places):
        seen = _shown(studio, film, film.shots[one]) if len(found) < OTHERS else None
        found += [seen] if seen is not None else []
    return found


def _shown(studio: Studio, film: Film, shot: Shot) -> Colours | None:
    take = shown_take(film, shot)
    # What was drawn for planning has not the colours that the film is going to have.
    if take is None or take.generator == EMBEDDED or not studio.pool.has(take.media):
        return None
    return colours(studio.pool.path(take.media))


def _lit_alike(one: Shot, other: Shot) -> bool:
    """Whether two shots should have the same colours. An insert shows one thing, which has its own."""
    if "insert" in (one.size, other.size) or (one.time, one.weather) != (other.time, other.weather):
        return False
    return one.light.startswith(other.light) or other.light.startswith(one.light)
