"""Someone of the cast made a man, a woman, a boy or a girl, in every shot: "make the guard a woman"."""

import re
from collections.abc import Iterable

from agent.conversation import Act
from agent.embedded.readers.people import NOBODY, people_of
from agent.embedded.reading import Clause, Reading
from agent.embedded.set_against import unlike
from tools.film.edits.story import AppearanceChange, SetCharacter

SEXES = re.compile(r"\b(?:an?|into an?)\s+(?:\w+ )?(woman|man|girl|boy|lady|guy|female|male)\b", re.IGNORECASE)
CALLED = re.compile(r"\b(?:woman|man|girl|boy|lady|guy)\b", re.IGNORECASE)
"""what somebody is called in a canon"""


def other_sex(clause: Clause) -> Iterable[Reading]:
    """ "make the guard a woman": what they are, in every shot."""
    people = people_of(clause)
    match = SEXES.search(clause.text(0))
    if not people or match is None or clause.refs("shots", "scenes", "takes"):
        return
    if clause.find("stem.", "sound.", "verb.say", "garment.", "order.") is not None or clause.find("verb.make") is None:
        return
    who = [known for i in people for known in (clause.pieces[i].ref or NOBODY).ids]
    sex = "f" if match.group(1).casefold() in ("woman", "girl", "lady", "female") else "m"
    used = set(people) | set(clause.all("verb.make", "voice.", "body."))
    acts: list[Act] = []
    for one in who:
        person = clause.film.characters[one]
        change = AppearanceChange.model_validate({"sex": sex, **({"beard": ""} if sex == "f" else {})})
        said = re.sub(r"^(?:an?|into an?)\s+", "", match.group(), flags=re.IGNORECASE)
        before = unlike(person.canon, "beard") if sex == "f" else person.canon
        # "a big man" is a big woman then, and not both
        canon = CALLED.sub(match.group(1).casefold(), before)
        canon = ", ".join(part for part in (canon, "" if CALLED.search(before) else said) if part)
        acts.append(SetCharacter(character=one, canon=canon, appearance=change))
    if acts:
        yield Reading(tuple(acts), frozenset(used), 0.6, people=tuple(who))
