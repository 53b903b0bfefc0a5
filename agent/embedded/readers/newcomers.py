"""Someone new for the cast, who is in no shot yet.

"add a character called Ilse, an old clockmaker with white hair"
"add Ilse to the cast: seventy, grey bun"
"""

import re
from collections.abc import Iterable
from typing import Any

from agent.embedded.reading import Clause, Reading
from tools.film.edits.story import AppearanceChange, SetCharacter
from tools.film.script import Appearance
from tools.writing.wardrobe import dressed

ASKED = (
    r"(?:(?:please|could you|can you|can we|let us|let's|i want(?: you)? to|i need to|we need to|we need|i want|i need)"
    r"\s+)*"
)
BRINGS = r"(?:(?:add|create|introduce|invent|bring in|make)\s+)?"
SOMEONE = r"(?:an?|another|one more|a new|new|the)\s+(?:new\s+)?(?:character|person|role|figure|cast member)"
NAME = r"(?P<name>[^\W\d_][\w'’-]*(?:\s+[A-Z][\w'’-]*){0,2})"
TOLD = r"(?:\s*(?:,|:|;|-|–|—|\bwho is\b|\bwho's\b|\bwith\b)\s*(?P<canon>.+))?$"
CALLED = re.compile(
    rf"^{ASKED}{BRINGS}{SOMEONE},?\s+(?:called|named|whose name is|by the name of)\s+{NAME}{TOLD}", re.I
)
CAST = re.compile(rf"^{ASKED}(?:add|bring)\s+{NAME}\s+(?:to|into|in)\s+(?:the\s+)?(?:cast|characters){TOLD}", re.I)
WHO = re.compile(r"^(?:who is|who's|who has|is)\s+", re.IGNORECASE)


def newcomers(clause: Clause) -> Iterable[Reading]:
    """Bring someone in; who is known by that name already is not meant."""
    said = CALLED.match(clause.text(0)) or CAST.match(clause.text(0))
    if said is None:
        return
    name = said["name"].strip()
    if name.casefold() in {one.name.casefold() for one in clause.film.characters.values()}:
        return
    canon = WHO.sub("", (said["canon"] or "").strip())
    if re.search(r"\bwith\b\s*$", clause.text(0)[: said.start("canon")] if canon else ""):
        canon = f"with {canon}"
    plain, looks = Appearance(), dressed(Appearance(), canon)
    changes: dict[str, Any] = {
        field: getattr(looks, field)
        for field in Appearance.model_fields
        if getattr(looks, field) != getattr(plain, field)
    }
    act = SetCharacter(
        character=name[0].upper() + name[1:],
        canon=canon or None,
        appearance=AppearanceChange.model_validate(changes) if changes else None,
    )
    used = frozenset(range(len(clause.pieces)))
    yield Reading((act,), used, 0.9, verbatim=used)
