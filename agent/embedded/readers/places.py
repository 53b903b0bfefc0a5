"""The places of the film, as every shot there is asked for: what they look like, indoors or out.

"the kitchen should be a cluttered galley with copper pans"     set_location canon
"move the kitchen outdoors"                                     set_location interior=false
"""

import re
from collections.abc import Iterable

from agent.embedded.reading import Clause, Reading
from tools.film.edits.story import SetLocation

DESCRIBED = re.compile(
    r"^(?:please )?(?:describe|picture|imagine|think of|set up|make) (?P<a>.+?) (?:as|like|into) (?P<words>.+)$"
    r"|^(?P<b>.+?) (?:should be|should look like|must be|has to be|is supposed to be|is meant to be)"
    r" (?P<more>.+)$",
    re.IGNORECASE | re.DOTALL,
)
OUTDOORS = re.compile(r"\b(?:outdoors|outside|an? exterior|exterior|in the open air)\b")
INDOORS = re.compile(r"\b(?:indoors|inside|an? interior|interior|under a roof)\b")
WHERE = frozenset("outdoors outside an a exterior indoors inside interior in the open air to into be".split())
NOT_THE_PLACE = ("time.", "weather.", "grade.", "title.", "verb.rename", "verb.remove", "face.")


def places(clause: Clause) -> Iterable[Reading]:
    """set_location of the one place that is named first."""
    found = clause.refs("places")
    if not found or clause.refs("shots", "scenes", "takes", "people"):
        return
    ref = clause.pieces[found[0]].ref
    if ref is None or len(ref.ids) != 1 or ref.ids[0] not in clause.film.locations:
        return
    used = frozenset(range(len(clause.pieces)))
    words = clause.plain
    after = {word for piece in clause.pieces[found[0] + 1 :] for word in piece.text.split()}
    moved = clause.find("verb.make", "verb.move") is not None
    where = False if OUTDOORS.search(words) else True if INDOORS.search(words) else None
    if moved and where is not None and after <= WHERE:
        yield Reading((SetLocation(location=ref.ids[0], interior=where),), used, 1.1)
        return
    match = DESCRIBED.match(clause.text(0))
    if match is None or clause.find(*NOT_THE_PLACE) is not None:
        return
    canon = (match.group("words") or match.group("more")).strip()
    new = any(piece.strange or piece.guess for piece in clause.pieces[found[0] + 1 :])
    if len(canon.split()) < 2 or not new:
        return
    yield Reading((SetLocation(location=ref.ids[0], canon=canon),), used, 1.3, verbatim=used)
