"""Someone of the cast made a man, a woman, a boy or a girl, in every shot: "make the guard a woman"."""

import re
from collections.abc import Iterable
from typing import Any

from agent.conversation import Act
from agent.embedded.readers.people import NOBODY, people_of
from agent.embedded.reading import Clause, Reading
from agent.embedded.set_against import AGE, unlike
from tools.film.edits.story import AppearanceChange, SetCharacter
from tools.film.script import Character
from tools.writing.wardrobe import dressed

SEXES = re.compile(
    r"\b(?:into )?(?P<said>an?\s+(?P<how>[\w-]+ )?(?P<called>woman|man|girl|boy|lady|guy|female|male)"
    r"(?: (?:of|in (?:his|her|their)(?: (?:early|mid|late))?) (?P<years>[\w-]+))?)\b",
    re.IGNORECASE,
)
CALLED = re.compile(r"\b(?:woman|man|girl|boy|lady|guy)\b", re.IGNORECASE)
"""what somebody is called in a canon"""
GROWN_OLD, STILL_YOUNG = 60, 30
"""years from which somebody is old already, or up to which young"""


def other_sex(clause: Clause) -> Iterable[Reading]:
    """ "Make the guard a woman", "make Gran an old man": what they are, in every shot."""
    people = people_of(clause)
    match = SEXES.search(clause.text(0))
    if not people or match is None:
        return
    told = {*match["said"].casefold().replace("-", " ").split(), "into"}
    said = {i for i, piece in enumerate(clause.pieces) if {*piece.text.replace("-", " ").split()} <= told}
    if {*clause.refs("shots", "scenes", "takes")} - said:
        # "a woman of sixty" is no shot 60
        return
    if clause.find("stem.", "sound.", "verb.say", "garment.", "order.") is not None:
        return
    who = [known for i in people for known in (clause.pieces[i].ref or NOBODY).ids]
    used = set(people) | set(clause.all("verb.make", "voice.", "body.")) | said
    if clause.find("verb.make") is None:
        # "Voss is a man": who is a woman so far
        at = max(people) + 1
        other = all(clause.film.characters[one].appearance.sex != _sex(match) for one in who)
        if not other or at >= len(clause.pieces) or clause.pieces[at].text not in ("is", "'s"):
            return
        used.add(at)
    acts: list[Act] = [_made(clause.film.characters[one], match) for one in who]
    if acts:
        yield Reading(tuple(acts), frozenset(used), 0.75, people=tuple(who))


def _made(person: Character, match: re.Match[str]) -> SetCharacter:
    """Someone as they shall be: of that sex, and of the age that is told with it."""
    sex, age = _sex(match), _age(person, match)
    change: dict[str, Any] = {"sex": sex, **({"beard": ""} if sex == "f" else {}), **({"age": age} if age else {})}
    before = unlike(person.canon, "beard") if sex == "f" else person.canon
    if age:
        parts = [part.strip() for part in before.split(",")]
        kept = [part for part in parts if not CALLED.search(part) and not AGE.fullmatch(part)]
        canon = ", ".join([match["said"], *kept])
    elif CALLED.search(before) is None:
        canon = ", ".join(part for part in (before, match["said"].partition(" ")[2]) if part)
    else:
        # "a big man" is a big woman then, and not both
        canon = CALLED.sub(match["called"].casefold(), before)
    return SetCharacter(character=person.id, canon=canon, appearance=AppearanceChange.model_validate(change))


def _sex(match: re.Match[str]) -> str:
    return "f" if match["called"].casefold() in ("woman", "girl", "lady", "female") else "m"


def _age(person: Character, match: re.Match[str]) -> int | None:
    """The age that is told with what somebody shall be; none where they are as old, or as young, already."""
    years = match["years"] or ""
    said = f"{years} years old" if match["said"].casefold().find(" of ") > 0 else f"{match['how'] or ''}{years}"
    age = dressed(person.appearance, said.casefold()).age
    before = person.appearance.age
    old = not years and min(age, before) >= GROWN_OLD
    young = not years and max(age, before) <= STILL_YOUNG
    return None if old or young or age == before else age
