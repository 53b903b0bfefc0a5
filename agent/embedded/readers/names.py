"""Names: of someone, of a place, of the film.

"call him Tom"   "change VOSS to CAPTAIN REYES"   ->  SetCharacter(name="Tom")
"the film should be called Ferry"                 ->  SetTitle
"""

import re
from collections.abc import Iterable

from agent.embedded.readers.people import NOBODY, people_of
from agent.embedded.reading import Clause, Reading
from tools.film.edits.story import SetCharacter, SetLocation, SetTitle

CALLED = re.compile(
    r"\b(?:(?:should be|must be|to be|be|is) (?:called|named|titled)"
    r"|name (?:be|is|to|should be|to be)|to|as|be called|be named|named|called|is called|name is|should be|is)"
    r"(?: now)?\s+[\"“']?(.+?)[\"”']?$",
    re.IGNORECASE,
)
AFTERWARDS = re.compile(
    r",?\s+(?:from now on|please|instead|for now|throughout|now|simple as that|(?:just|only) the name"
    r"|(?:just|only) a new name|nothing else|same (?:person|girl|man|woman|boy)|everything else stays)$",
    re.IGNORECASE,
)


def naming(clause: Clause) -> Iterable[Reading]:
    """Give someone, a place or the film another name."""
    titled = clause.find("title.title") is not None and clause.find("verb.make") is not None
    titled = titled and (clause.find("thing.film") is not None or bool(clause.refs("film")))
    named = clause.find("verb.rename") is not None or titled or _other_name(clause)
    if not named or clause.find("verb.namecut", "verb.revert", "thing.version") is not None:
        return
    called = _called(clause)
    if not called:
        return
    used = frozenset(range(len(clause.pieces)))
    inside = len(clause.text(0)) - len(called)

    def renamed(i: int) -> bool:
        """Whether a reference stands before the new name, and is not a word of it."""
        return len(clause.text(0, i + 1)) <= inside

    people = [i for i in people_of(clause) if (ref := clause.pieces[i].ref) is not None and ref.ids and renamed(i)]
    places = [i for i in clause.refs("places") if renamed(i)]
    film = (
        clause.refs("film") or clause.all("thing.film", "title.title") or any("title" in p.text for p in clause.pieces)
    )
    if people and (ref := clause.pieces[people[0]].ref) is not None:
        yield Reading((SetCharacter(character=ref.ids[0], name=called),), used, 0.8, people=ref.ids)
    elif places and (ref := clause.pieces[places[0]].ref) is not None:
        yield Reading((SetLocation(location=ref.ids[0], name=called),), used, 0.8)
    elif film or any(piece.text == "it" for piece in clause.pieces):
        yield Reading((SetTitle(title=called),), used, 0.7)


def _other_name(clause: Clause) -> bool:
    """ "Can Bruno's name be Otto", "change VOSS to CAPTAIN REYES": a name by its capitals, for someone."""
    people = people_of(clause)
    if not people or (clause.pieces[people[0]].ref or NOBODY).how == "pronoun":
        return False
    if any(piece.text == "name" for piece in clause.pieces):
        return any(piece.text in ("be", "to", "is", "should be") for piece in clause.pieces)
    to = next((i for i in range(people[0], len(clause.pieces)) if clause.pieces[i].text in ("to", "into")), None)
    opens = clause.pieces[0].text in ("change", "turn", "make")
    after = range(to + 1, len(clause.pieces)) if to is not None and opens else range(0)
    named = all(word[:1].isupper() for i in after for word in clause.words((i,)).split())
    return bool(after) and named and all(clause.pieces[i].ref is None for i in after)


def _called(clause: Clause) -> str:
    """The new name: what is quoted, what follows "to", or what follows whoever is named."""
    quotes = [piece.quote for piece in clause.pieces if piece.quote]
    if quotes:
        return quotes[-1]
    text = AFTERWARDS.sub("", clause.text(0))
    if match := CALLED.search(text):
        return match.group(1).strip()
    refs = [
        i
        for i, p in enumerate(clause.pieces)
        if p.ref is not None or p.means("thing.film") or p.text in ("it", "him", "her", "them")
    ]
    verb = clause.find("verb.rename")
    after = next((i for i in refs if verb is not None and i > verb), None)
    return AFTERWARDS.sub("", clause.text(after + 1)).strip(" :") if after is not None else ""
