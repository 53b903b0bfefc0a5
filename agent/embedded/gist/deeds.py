"""What a request comes to straight from its slots, where the grammar makes nothing of any of its plain forms.

wears   W "Voss", X "rusty armour"                    set_character, in words of her canon
mood    T shot 5, X "a hopeless air"                  what the camera is told of shot 5
roll_later  T shot 4, U shot 5                        half a second
name_caption    W "Nora"                              her name, over the first shot that shows her
"""

import re
from collections.abc import Callable

from agent.conversation import Act
from agent.embedded.film_index import plain_words
from agent.embedded.gist.sound_deeds import SOUND_DEEDS
from agent.embedded.gist.wishes import ARTICLE, Deed, Wish, slots
from agent.embedded.looks_said import changes_said
from agent.embedded.set_against import unlike
from agent.embedded.tokens import tokenise
from tools.film.edits.cut import AddTitle, RemoveTitle, ReviseTitle, Roll, SetDuration
from tools.film.edits.story import (
    AppearanceChange,
    ReviseScene,
    ReviseShot,
    SetCharacter,
    SetLocation,
    SwapShots,
)
from tools.film.orders import Generate, Retake
from tools.film.script import Character
from tools.film.timeline import Clip, Title
from tools.film.views import picture_spans

UNENDED = frozenset("the a an of past to into towards over across with and from".split())
"""what no wish ends with: "past the", of "past the table" """
OLDEST = 120
SUBJECTS = {"her": "she", "him": "he", "them": "they"}
OLDER_LOOKS = ("bottom", "age", "sex")
"""what a garment does not change"""


def _told(words: str) -> Callable[[Wish], tuple[Act, ...]]:
    """What the camera is told of the target."""

    def made(wish: Wish) -> tuple[Act, ...]:
        whole = not UNENDED & {*wish.free.casefold().split()[-1:]}
        return (ReviseShot(shots=wish.shots, look=words.format(X=wish.free)),) if wish.shots and whole else ()

    return made


def _worn(wish: Wish) -> tuple[Act, ...]:
    """Someone wears something, in every shot, by the words of their canon and by as much as the wardrobe knows."""
    if wish.who is None:
        return ()
    return (_changed(wish.who, re.sub(r"^(?:in|with|wearing)\s+", "", wish.free), OLDER_LOOKS),)


def _looks(wish: Wish) -> tuple[Act, ...]:
    """Someone has another body, hair or face, in every shot."""
    return (_changed(wish.who, re.sub(r"^(?:with|has|have)\s+", "", wish.free), ("bottom",)),) if wish.who else ()


def _changed(person: Character, said: str, but: tuple[str, ...]) -> SetCharacter:
    changes = {name: value for name, value in changes_said(person, said).items() if name not in but}
    canon = ", ".join(part for part in (unlike(person.canon, said), said) if part)
    change = AppearanceChange.model_validate(changes) if changes else None
    return SetCharacter(character=person.id, canon=canon, appearance=change)


def _aged(wish: Wish) -> tuple[Act, ...]:
    """Someone is so old, in every shot."""
    years = [round(token.value) for token in tokenise(wish.words["A"]) if token.kind == "number"]
    if wish.who is None or len(years) != 1 or not 0 < years[0] <= OLDEST:
        return ()
    canon = f"{wish.who.canon}, {years[0]} years old".removeprefix(", ")
    return (SetCharacter(character=wish.who.id, canon=canon, appearance=AppearanceChange(age=years[0])),)


def _expressed(wish: Wish) -> tuple[Act, ...]:
    name = wish.who.name.title() if wish.who else SUBJECTS.get(wish.words["W"].casefold(), wish.words["W"])
    shots, film = wish.shots, wish.index.film
    if wish.who is not None:
        # "Bruno in the vault": where he is seen there
        seen = {shot for shot in shots if any(one.who == wish.who.id for one in film.shots[shot].staging)}
        shots = tuple(shot for shot in shots if shot in seen) or shots
    return (ReviseShot(shots=shots, look=f"{name} looks {wish.free}"),) if shots else ()


def _placed(wish: Wish) -> tuple[Act, ...]:
    """Another place, which the film has or gets."""
    said = re.sub(r"^(?:out )?(?:in|on|at|into|onto|to|inside)\s+", "", wish.free)
    said = ARTICLE.sub("", said)
    if not said or not wish.shots:
        return ()
    named = tuple(word for word in plain_words(wish.words.get("T", "")) if word != "the")
    if (place := wish.index.places.get(named)) is not None:
        # "can the bakery be a flower shop"
        return (SetLocation(location=place, name=said.title(), canon=said),)
    known = wish.index.places.get(tuple(plain_words(said)))
    name = known or said.title()
    made: tuple[Act, ...] = () if known else (SetLocation(location=name, name=name, canon=said),)
    for scene in wish.index.film.scenes:
        if scene.shots == wish.shots:
            return (*made, ReviseScene(scene=scene.id, location=name))
    return (*made, ReviseShot(shots=wish.shots, place=name))


def _rolled(way: int) -> Callable[[Wish], tuple[Act, ...]]:
    """The cut into the second of two neighbours, or into the one that is named."""

    def made(wish: Wish) -> tuple[Act, ...]:
        numbers = wish.index.numbers
        into = wish.others[:1] if wish.others else wish.shots[:1]
        ends = wish.shots[-1:] if wish.others else ()
        if any(numbers[shot] - 1 != numbers[last] for shot in into for last in ends):
            return ()
        frames = wish.frames
        return tuple(Roll(clip=shot, edge="head", frames=way * frames) for shot in into) if frames is not None else ()

    return made


def _swapped(wish: Wish) -> tuple[Act, ...]:
    """Two shots that are named at once."""
    return (SwapShots(shot=wish.shots[0], other=wish.shots[1]),) if len(wish.shots) == 2 else ()


def _lasting(wish: Wish) -> tuple[Act, ...]:
    """A scene of several shots is so long, as a whole."""
    spans = picture_spans(wish.index.film)
    frames = sum(spans[shot].frames for shot in wish.shots if shot in spans)
    whole = len(wish.shots) > 1 and any(scene.shots == wish.shots for scene in wish.index.film.scenes)
    if not whole or not frames or not wish.frames:
        return ()
    return (SetDuration(shots=wish.shots, factor=round(wish.frames / frames, 3)),)


def _title(wish: Wish) -> Title | None:
    """The title that has some words, or that lies over the target."""
    film = wish.index.film
    if "X" in wish.words:
        said = [*plain_words(wish.words["X"])]
        met = [one for one in film.timeline.titles if " ".join(said) in " ".join(plain_words(one.text))]
    else:
        over = {
            item.id
            for track in film.timeline.tracks
            for item in track.items
            if isinstance(item, Clip) and item.shot in wish.shots
        }
        met = [one for one in film.timeline.titles if one.item in over]
    return met[0] if len(met) == 1 else None


def _retitled(wish: Wish) -> tuple[Act, ...]:
    title = _title(wish)
    return (ReviseTitle(title=title.id, text=wish.words["Q"]),) if title else ()


def _untitled(wish: Wish) -> tuple[Act, ...]:
    title = _title(wish)
    return (RemoveTitle(title=title.id),) if title else ()


def _named(wish: Wish) -> tuple[Act, ...]:
    """The name of someone over the first shot that shows them, or the first of the target."""
    if wish.who is None:
        return ()
    shots = wish.shots or wish.index.shots_of_person(wish.who.id)
    name = wish.who.name.title()
    text = f"{name}, {wish.words['Q']}" if "Q" in wish.words else name
    return tuple(AddTitle(text=text, style="lower third", clip=shot) for shot in shots[:1])


def _ended(_wish: Wish) -> tuple[Act, ...]:
    return (AddTitle(text="The End", style="card", card="closing"),)


def _inserted(wish: Wish) -> tuple[Act, ...]:
    """A detail, instead of what a shot shows."""
    if len(wish.shots) != 1:
        return ()
    return (ReviseShot(shots=wish.shots, size="insert", prompt=f"Insert, {wish.free}"),)


def _more_takes(wish: Wish) -> tuple[Act, ...]:
    return (Retake(shots=wish.shots, takes=wish.count),) if wish.shots and wish.count else ()


def _shot(wish: Wish) -> tuple[Act, ...]:
    return (Generate(shots=wish.shots, takes=wish.count),) if wish.shots and wish.count else ()


DEEDS = SOUND_DEEDS | {
    "wears": Deed(_worn, slots("WX")),
    "body": Deed(_looks, slots("WX")),
    "older": Deed(_aged, slots("WA")),
    "younger": Deed(_aged, slots("WA")),
    "expression": Deed(_expressed, slots("WX"), slots("T")),
    "mood": Deed(_told("{X}"), slots("X"), slots("T")),
    "no_rain_instead": Deed(_told("{X} instead of rain"), slots("X"), slots("T")),
    "pan": Deed(_told("pan {X}"), slots("X"), slots("T")),
    "tilt": Deed(_told("tilt {X}"), slots("X"), slots("T")),
    "track": Deed(_told("the camera tracks {X}"), slots("X"), slots("T")),
    "place": Deed(_placed, slots("X"), slots("T")),
    "roll_later": Deed(_rolled(1), slots(""), slots("TUA")),
    "roll_earlier": Deed(_rolled(-1), slots(""), slots("TUA")),
    "title_change": Deed(_retitled, slots("Q"), slots("TX")),
    "title_remove": Deed(_untitled, slots(""), slots("TX")),
    "name_caption": Deed(_named, slots("W"), slots("TQ")),
    "title_closing": Deed(_ended, slots("")),
    "insert_shot": Deed(_inserted, slots("X"), slots("T")),
    "swap": Deed(_swapped, slots("T")),
    "length": Deed(_lasting, slots("TA")),
    "more_takes": Deed(_more_takes, slots("A"), slots("T")),
    "shoot_takes": Deed(_shot, slots("A"), slots("T")),
}
"""each intent that may say more than its plain forms can"""
