"""What is left over: "all but 3 and 7", "everything except the storm", "5 darker, the rest warmer"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from agent.embedded.pieces import Piece, phrase_at
from agent.embedded.refs import Found, Ref

if TYPE_CHECKING:
    from agent.embedded.references import Finder

THE_REST = (
    "the rest", "rest", "the others", "the other ones", "everything else", "all the others", "all the rest",
    "rest of it", "the rest of it", "the rest of them", "all the other ones", "the other shots", "all the other shots",
    "all other shots", "every other one", "the remaining shots", "the remaining ones",
)  # fmt: skip
ARTICLES = ("la", "le", "les", "el", "los", "las", "die", "den", "der", "das", "number", "no")
LONGEST = 5
"""words of such a phrase"""


def excepted(finder: Finder, ref: Ref, after: int) -> Found:
    """The film, all shots of a kind, or a scene or place, without what "but" or "except" names after it."""
    whole = ref.kind == "film" or (ref.kind == "shots" and ref.how == "all")
    if not whole and ref.kind not in ("scenes", "places"):
        return ref, after
    tokens = finder.tokens
    at = after + (1 if after < len(tokens) and tokens[after].text == "," else 0)
    phrase = phrase_at(tokens, at) if at < len(tokens) else None
    if phrase is None or not phrase.means("but") or phrase.means("neg"):
        return ref, after
    if not whole:
        return _within(finder, ref, phrase.last) or (ref, after)
    found = _named(finder, phrase)
    if found is None or found[0].problem:
        return found or (ref, after)
    all_of_it = ref.ids or finder.index.order
    # of several that it may be, the one that is there: "everything in the corridor except the close-up"
    gone = {*finder.shots_of(found[0])} & {*all_of_it} or {*found[0].options} & {*all_of_it}
    if not gone:
        return Ref("shots", (), ref.said, "all", problem=nowhere(found[0])), found[1]
    if len(gone) > 1 and found[0].options:
        numbers = ", ".join(str(finder.index.numbers[shot]) for shot in all_of_it if shot in gone)
        problem = f"“{found[0].said}” may be any of shots {numbers}; say which by its number."
        return Ref("shots", (), ref.said, "all", problem=problem), found[1]
    return Ref("shots", tuple(shot for shot in all_of_it if shot not in gone), ref.said, "all"), found[1]


def _within(finder: Finder, ref: Ref, at: int) -> Found | None:
    """ "The engine room, apart from the gauge": its shots but those that show it; None where none or all do."""
    shots = finder.shots_of(ref)
    seen = _seen(finder, at, shots) if shots and at < len(finder.tokens) else None
    left = tuple(shot for shot in shots if seen is not None and shot not in seen[0].ids)
    return (Ref("shots", left, ref.said, "all"), seen[1]) if seen is not None and left else None


def nowhere(ref: Ref) -> str:
    """What to say of an exception that is in no shot."""
    return f"Nothing in the film is “{ref.said}”, so there is nothing to leave out."


def _named(finder: Finder, phrase: Piece) -> Found | None:
    """What an exception names."""
    at = phrase.last
    if at >= len(finder.tokens):
        return None
    if _articled(finder, at):
        return _listed(finder, at)
    found = finder.plain(at) or finder.nouns.shots(at)
    return found or finder.called.people(at) or finder.called.places(at) or _seen(finder, at)


def _articled(finder: Finder, at: int) -> bool:
    """Whether a number follows with its article: "la 6"."""
    tokens = finder.tokens
    return at + 1 < len(tokens) and tokens[at].text in ARTICLES and tokens[at + 1].kind == "number"


def _listed(finder: Finder, at: int) -> Found | None:
    """ "Menos el 3 y el 7": numbers, each with its article."""
    found = finder.plain(at + 1)
    while found is not None and not found[0].problem and found[1] < len(finder.tokens):
        joint = found[1]
        if finder.tokens[joint].text not in (",", "y", "e", "et", "und", "and") or not _articled(finder, joint + 1):
            break
        more = finder.plain(joint + 2)
        if more is None:
            break
        found = (more[0] if more[0].problem else replace(found[0], ids=(*found[0].ids, *more[0].ids))), more[1]
    return found


def _seen(finder: Finder, at: int, within: Sequence[str] = ()) -> Found | None:
    """ "The dog": the shots that show it, of some."""
    if finder.tokens[at].text != "the" or at + 1 >= len(finder.tokens):
        return None
    word = finder.tokens[at + 1].text
    shots = tuple(shot for shot in finder.index.shots_about([word]) if not within or shot in within)
    return (Ref("shots", shots, word, "content"), at + 2) if shots else None


def the_rest(finder: Finder, at: int) -> Found | None:
    """ "The rest", after something was named: every shot that was not; within the scene when that is said."""
    if not finder.mentioned:
        return None
    words = [token.text for token in finder.tokens[at : at + LONGEST]]
    sizes = (size for size in range(len(words), 0, -1) if " ".join(words[:size]) in THE_REST)
    size = next(sizes, 0)
    if not size:
        return None
    after = at + size
    among = finder.index.order
    if words[size : size + 1] == ["of"]:
        within = finder.plain(after + 1)
        if words[size + 1 : size + 3] in (["the", "scene"], ["that", "scene"], ["this", "scene"]):
            scenes = {finder.index.scene_of[shot] for shot in finder.mentioned}
            among, after = finder.index.shots_of_scenes(scenes), after + 3
        elif within is not None and within[0].kind == "scenes":
            among, after = finder.shots_of(within[0]), within[1]
        elif words[size + 1 : size + 3] in (["the", "film"], ["the", "movie"], ["the", "shots"]):
            after += 3
    left = tuple(shot for shot in among if shot not in finder.mentioned)
    said = " ".join(token.text for token in finder.tokens[at:after])
    if not left:
        return Ref("shots", (), said, "rest", problem="Nothing else is left: every shot was named."), after
    return Ref("shots", left, said, "rest"), after
