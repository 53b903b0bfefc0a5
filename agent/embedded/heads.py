"""What a word can mean by what it is said of: "softer light" is no mood, "a darker coat" is no grade.

softer | light         the light's     the mood is dropped, the light's words stay
the | dog | bigger     the dog's       nothing is left of it: then it is asked
darker | in | 4        the picture's   nothing else is named: the shot itself is meant
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from agent.embedded.pieces import Piece

Sort = Literal[
    "picture", "person", "place", "time", "weather", "light", "music", "voice", "sound", "wear", "title", "camera",
    "thing",
]  # fmt: skip
"""what a noun stands for; `thing` is everything that nothing else knows"""

SORTS: tuple[tuple[Sort, tuple[str, ...]], ...] = (
    ("music", ("stem.MX",)),
    ("voice", ("stem.DX", "sound.line", "who.")),
    ("sound", ("stem.FX", "sound.")),
    ("wear", ("garment.", "hair", "body.skin", "body.eyes")),
    ("title", ("title.", "thing.caption")),
    ("weather", ("weather.",)),
    ("person", ("thing.cast", "thing.expression")),
    ("camera", ("camera.", "transition.", "thing.pace", "edit.")),
    ("picture", ("size.", "coverage.", "angle.", "thing.location", "thing.image", "style", "palette", "ratio")),
    ("picture", ("thing.",)),
    ("light", ("light",)),
    ("time", ("time.",)),
    ("picture", ("form.", "aspect.", "service.", "missing", "shown", "mood.", "face.")),
)
"""the first that fits, of the concepts of a noun"""

PERMITTED: dict[str, frozenset[Sort]] = {
    "grade": frozenset({"picture", "place", "time", "camera"}),
    "mood": frozenset({"picture", "place", "time", "music", "camera", "person", "title"}),
    "pace": frozenset({"picture", "place", "person", "camera", "music", "voice", "time", "title"}),
    "length": frozenset({"picture", "place", "person", "camera", "music", "title", "time", "sound", "voice"}),
    "size": frozenset({"picture", "place", "person", "camera"}),
    "step": frozenset({"picture", "place", "person", "camera"}),
    "angle": frozenset({"picture", "place", "person", "camera"}),
    "face": frozenset({"person", "picture", "place"}),
    "weather": frozenset({"picture", "place", "time", "weather"}),
}
"""group of concepts -> what a word of that group may be said of; without a head it is said of the picture"""
OF_A_THING = frozenset(("size", "step", "length", "camera"))
"""what "the letter" may be when the shot of it is meant: longer, closer, but not darker or happier"""
NOUNS = frozenset(
    "contrast colour color colours colors saturation light exposure brightness shadows blacks time room tension pace"
    " speed tempo shot shots angle view close-up closeup energy air action rain storm snow fog mist haze wind breeze"
    " clouds mood drama romance smile laugh tears fear anger horror comedy mystery it".split()
)
"""last words of phrases that are nouns themselves, and modify nothing"""
WEATHER_ADJECTIVES = frozenset(
    "rainy stormy snowy foggy misty hazy windy breezy gusty cloudy overcast clear sunny dry wet wintry".split()
)
LINKING = frozenset(
    "be is are was were 's should could must can would will to been being look looks looking feel feels feeling get"
    " gets getting seem seems appear appears become becomes all just a an bit little and also both turned stay stays"
    " needs need has have way much really very even so quite rather still too more less not as".split()
)
"""words that a predicate may stand behind: "the coat should be a bit darker" """
VERBS_OF = frozenset(
    "slow dim lift darken brighten lighten soften warm cool shorten lengthen quicken saturate desaturate mute"
    " calm".split()
)
"""modifiers that are verbs as well, and then are said of their object: "dim the lamp" """
PREPOSITIONS = frozenset("in on at of for from under over with behind near during inside outside".split())
ARTICLES = frozenset("the a an this that these those his her their its my our some any".split())


def by_head(pieces: Sequence[Piece], known: frozenset[str]) -> list[Piece]:
    """The pieces, each without the meanings that what it is said of does not permit. `known` are words of the film."""
    named = [_thing(pieces, i, known) for i in range(len(pieces))]
    return [_sensible(named, i, known) for i in range(len(named))]


def _thing(pieces: Sequence[Piece], at: int, known: frozenset[str]) -> Piece:
    """ "The waves" of the film are a thing; "she waves" is a doing."""
    piece = pieces[at]
    if piece.text == "cut" and at + 1 < len(pieces) and pieces[at + 1].text in ("on", "to", "from", "between", "at"):
        # "cut on the door slam" takes nothing out
        return replace(piece, concepts=piece.concepts - {"verb.remove", "verb.shorten"})
    if piece.text == "bit" and at and pieces[at - 1].text in ("the", "that", "this"):
        # "that bit with the dog" is no small degree
        return replace(piece, concepts=frozenset())
    inside = 0 < at < len(pieces) - 1
    if piece.text == "last" and inside and pieces[at + 1].amount is not None and pieces[at - 1].ref is not None:
        # "make the waves shot last six seconds"
        return replace(piece, concepts=frozenset({"verb.last"}))
    if piece.means("edit.lift") and any(p.means("degree.small", "degree.large") for p in pieces[at + 1 : at + 6]):
        # "lift it a touch": nothing is lifted out by degrees
        return replace(piece, concepts=piece.concepts - {"edit.lift"} | {"grade.brighter"})
    doing = {concept.split(".")[0] for concept in piece.concepts} <= {"doing", "verb", "edit"}
    after = at > 0 and pieces[at - 1].text in ("the", "a", "an")
    alone = at + 1 == len(pieces) or sort_of(pieces[at + 1]) is None or pieces[at + 1].ref is not None
    if piece.concepts and doing and after and alone and piece.text in known and piece.ref is None and not piece.guess:
        return replace(piece, concepts=frozenset())
    return piece


def _sensible(pieces: Sequence[Piece], at: int, known: frozenset[str]) -> Piece:
    piece = pieces[at]
    groups = _groups(piece)
    if not groups:
        return piece
    head = head_of(pieces, at)
    if head is None:
        return piece
    sort = sort_of(pieces[head])
    assert sort is not None
    definite = head > 0 and head < at and pieces[head - 1].text == "the" and pieces[head].text in known
    dropped = {
        group
        for group in groups
        if sort not in PERMITTED[group] and not (sort == "thing" and definite and group in OF_A_THING)
    }
    if not dropped:
        return piece
    return replace(piece, concepts=frozenset(c for c in piece.concepts if c.split(".")[0] not in dropped))


def _groups(piece: Piece) -> frozenset[str]:
    """The groups of meanings for which a piece needs a head; none when it is no modifier."""
    if piece.ref is not None or piece.amount is not None or piece.quote is not None or not piece.concepts:
        return frozenset()
    words = piece.text.split()
    if words[-1] in NOUNS or len(words) > 2:
        return frozenset()
    if piece.means("weather.") and words[-1] not in WEATHER_ADJECTIVES:
        return frozenset()
    return frozenset(c.split(".")[0] for c in piece.concepts) & PERMITTED.keys()


def sort_of(piece: Piece) -> Sort | None:
    """What a noun stands for; None for what is no noun."""
    if piece.ref is not None:
        return "person" if piece.ref.kind == "people" else "place" if piece.ref.kind == "places" else "picture"
    if piece.amount is not None or piece.quote is not None:
        return None
    if piece.strange:
        return "thing" if piece.text[:1].isalpha() and piece.text not in LINKING else None
    return next((sort for sort, concepts in SORTS if piece.means(*concepts)), None)


def head_of(pieces: Sequence[Piece], at: int) -> int | None:
    """The noun that a modifier is said of: right after it, or before it with a verb like "be" between."""
    after = _after(pieces, at)
    return after if after is not None else _before(pieces, at)


def _noun(piece: Piece) -> bool:
    """Whether a piece can be a head: a noun, and no adjective by which another is described."""
    if piece.ref is None and (piece.soft or (_groups(piece) and not _is_noun_too(piece)) or piece.means("colour.")):
        return False
    return sort_of(piece) is not None


def _is_noun_too(piece: Piece) -> bool:
    return piece.means("stem.", "thing.", "title.", "size.", "transition.") or piece.text in ("close-up", "insert")


def _after(pieces: Sequence[Piece], at: int) -> int | None:
    """The noun of "a darker (blue, woollen) coat"; of "dim the lamp" when the modifier is a verb."""
    place = at + 1
    if pieces[at].text.split()[0] in VERBS_OF and place < len(pieces) and pieces[place].text in ("down", "up"):
        place += 1
    if place < len(pieces) and pieces[place].text in ARTICLES and pieces[at].text.split()[0] in VERBS_OF:
        place += 1
    while place < len(pieces) and (
        (_groups(pieces[place]) and not _noun(pieces[place]))
        or pieces[place].means("colour.")
        or (pieces[place].text == "and" and place + 1 < len(pieces) and bool(_groups(pieces[place + 1])))
    ):
        place += 1
    if place >= len(pieces) or not _noun(pieces[place]) or (place > at + 1 and pieces[place - 1].text == "and"):
        return None
    ref = pieces[place].ref
    if ref is not None and (ref.how == "pronoun" or ref.kind in ("people", "places")):
        # "closer, Mara": whoever is called by name is described by nothing before it
        return None
    if pieces[place].strange and _verbal(pieces[place]):
        return None
    while place + 1 < len(pieces) and pieces[place].ref is None and _compound(pieces[place + 1]):
        place += 1
    return place


def _compound(piece: Piece) -> bool:
    return piece.ref is None and _noun(piece) and not piece.means("verb.", "doing.", "face.") and not _verbal(piece)


def _verbal(piece: Piece) -> bool:
    """Words in -ing and -ly describe, and are no heads."""
    return piece.text.endswith(("ing", "ly")) and len(piece.text) > 4


def _before(pieces: Sequence[Piece], at: int) -> int | None:
    """The noun of "the coat should be darker", past "in 4" and what else is said of it."""
    place = at - 1
    while place >= 0:
        piece = pieces[place]
        if piece.text in (",", ";", ".", "but", ":"):
            return None
        if _noun(piece):
            start = _opening(pieces, place)
            described = _verbal(pieces[at]) and place == at - 1
            if start > 1 and pieces[start - 1].text in PREPOSITIONS and not described:
                # "the light in 6 softer"; but "on Bruno crying" is Bruno who cries
                place = start - 2
                continue
            if piece.means("verb.make", "verb.give") and piece.ref is None:
                return None
            return place
        linked = piece.means("degree.", "filler") or set(piece.text.split()) <= LINKING or bool(_groups(piece))
        if not linked or (piece.means("verb.add", "verb.remove") and piece.text not in LINKING):
            return None
        place -= 1
    return None


def _opening(pieces: Sequence[Piece], at: int) -> int:
    """Where the noun phrase of a noun begins."""
    place = at
    while place > 0 and (
        pieces[place - 1].text in ARTICLES
        or pieces[place - 1].means("colour.")
        or (pieces[place - 1].strange and pieces[place].ref is None)
    ):
        place -= 1
    return place
