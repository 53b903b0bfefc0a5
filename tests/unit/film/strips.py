"""Films as strips of text, and back: "A10 B8@2 .4 C6*" is A, then B from its frame 2, a gap, and C held.

Every letter is a shot of one scene, in the order of the alphabet; `x2` after a clip is its speed. Clips are called
by the shot's slate (1A) where it is in one piece.
"""

import re
from collections.abc import Mapping
from fractions import Fraction

from tools.film.apply import apply
from tools.film.edits import parse_edit
from tools.film.edits.parsing import FilmEdit
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.facts import Fact
from tools.film.film import Film
from tools.film.script import Location, Scene, Shot, Take
from tools.film.timeline import Clip, Gap, Item, Timeline, Track

_ITEM = re.compile(r"([A-Z.])(\d+)(?:@(-?\d+))?(?:x([\d/]+))?(\*)?")


def strip_film(strip: str, *, handles: tuple[int, int] | None = None) -> Film:
    """A film with this V1. With `handles`, every shot has a take with so many frames before and after it."""
    items: list[Item] = []
    frames: dict[str, int] = {}
    for number, token in enumerate(strip.split(), 1):
        found = _ITEM.fullmatch(token)
        assert found, token
        if found[1] == ".":
            items.append(Gap(id=f"gp{number}", frames=int(found[2])))
            continue
        clip = Clip(
            id=f"cl{number}",
            shot=f"sh{found[1]}",
            frames=int(found[2]),
            source_in=int(found[3] or 0),
            speed=Fraction(found[4] or 1),
            freeze=bool(found[5]),
        )
        items.append(clip)
        end = clip.source_in + (1 if clip.freeze else int((clip.frames - 1) * clip.speed) + 1)
        frames[found[1]] = max(frames.get(found[1], 1), end)
    takes: dict[str, Take] = {}
    shots: dict[str, Shot] = {}
    for letter in sorted(frames):
        made = ()
        if handles is not None:
            head, tail = handles
            take = Take(
                id=f"tk{letter}",
                shot=f"sh{letter}",
                media=f"media-{letter}",
                frames=head + frames[letter] + tail,
                head=head,
            )
            takes[take.id] = take
            made = (take.id,)
        shots[f"sh{letter}"] = Shot(
            id=f"sh{letter}",
            prompt=f"Medium shot, {letter}",
            location="here",
            frames=frames[letter],
            takes=made,
            state="dailies" if made else "planned",
        )
    return Film(
        id="film",
        locations={"here": Location(id="here", name="Here")},
        scenes=(Scene(id="sc1", location="here", shots=tuple(shots)),),
        shots=shots,
        takes=takes,
        timeline=Timeline(tracks=(Track(items=tuple(items)),)),
        serial=100,
    )


def strip_of(film: Film, track: str = "V1") -> str:
    """The strip of a track."""
    return " ".join(_told(item) for found in film.timeline.tracks if found.name == track for item in found.items)


def edited(film: Film, *edits: Mapping[str, object]) -> Film:
    """The film after edits given as JSON would give them."""
    for edit in edits:
        film, _ = perform_one(film, edit)
    return film


def facts_of(film: Film, edit: Mapping[str, object]) -> tuple[Fact, ...]:
    return perform_one(film, edit)[1]


def perform_one(film: Film, edit: Mapping[str, object]) -> tuple[Film, tuple[Fact, ...]]:
    return apply(film, film_edit(edit))


def film_edit(edit: Mapping[str, object]) -> FilmEdit:
    parsed = parse_edit(edit)
    assert not isinstance(parsed, (Undo, Redo, Revert))
    return parsed


def _told(item: Item) -> str:
    if isinstance(item, Gap):
        return f".{item.frames}"
    source = f"@{item.source_in}" if item.source_in else ""
    speed = f"x{item.speed}" if item.speed != 1 else ""
    return f"{item.shot[2:]}{item.frames}{source}{speed}{'*' if item.freeze else ''}"
