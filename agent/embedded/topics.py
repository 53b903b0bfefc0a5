"""What a message speaks of before it asks, and what only says why, in a message that is not understood otherwise.

"the table shot is too long, take two seconds off"   >>   shot 7: take two seconds off
"take the roof shots and make them more golden"      >>   make shots 7 and 8 more golden
"make the horn softer, it startled my wife"          >>   make the horn softer
"""

from collections.abc import Iterator, Sequence

from agent.embedded.of_someone import is_instead, of_someone
from agent.embedded.pictured import pictures
from agent.embedded.pieces import Piece
from agent.embedded.reading import Clause

MARKS = frozenset((",", ".", ";", "!", "?", "-", "–", "—", ":", "(", ")", "\n", "..."))
TAKING = frozenset(
    "take get have see look go open grab okay ok right now well so on to at about with the remember".split()
)
"""words with which what follows is only fetched: "take the roof shots and make them warmer" """
STATES = frozenset(
    "is are was were 's looks look looked feels feel felt seems seem sounds sound reads gets goes comes keeps has had"
    " am does did drags lasts runs stays ends starts startled bothers bugs annoys confuses distracts hurts kills works"
    " took makes made gave gives got says said tells told means hates hated loves loved likes liked thinks thought"
    " agreed promised wrote asked knows knew feels hurt ruins breaks pulls".split()
)
"""finite verbs with which something is stated"""
SUBJECTS = frozenset(
    "he she it they everything that this there i we nobody everyone everybody his her their its you people no-one"
    " someone my our because cos cause since as otherwise which who".split()
)
WISHING = frozenset(
    "should must could can may might need needs want wants wanted would please let lets make give put add take cut not"
    " never no don't only except but unless if until instead without why what how when which where like".split()
)
"""words beside which a statement may ask for something, or hold for a part only"""
POINTING = ("shots", "scenes", "places", "takes")
STANDING = frozenset("it them that this those these one".split())
APART = ("transition.", "title.", "stem.", "sound.", "thing.caption", "thing.marker", "verb.say", "voice.")
"""what a shot has: "it" is this then, and not the shot"""
MENDED = {
    "length.": {"set_duration", "ripple", "trim", "set_speed", "remove_shot"},
    "pace.": {"set_duration", "ripple", "trim", "set_speed", "revise_shot"},
    "grade.": {"set_grade", "set_film_grade", "revise_shot", "revise_scene"},
}
"""what a complaint is mended by"""
SUBJECT = 7
"""pieces in which a statement's verb comes"""

Part = tuple[Piece, ...]


def topical(clause: Clause) -> Iterator[tuple[str, frozenset[str]]]:
    """Messages that ask for the same in fewer words, and the kinds of act that they may come to (none: any).

    "It's Pip, not the narrator" asks for no film without a narrator: a "not" is no request without what it corrects.
    """
    yield from ((said, kinds) for said, kinds in _in_fewer_words(clause) if not said.casefold().startswith("not "))


def _in_fewer_words(clause: Clause) -> Iterator[tuple[str, frozenset[str]]]:
    parts = _parts(clause.pieces)
    yield from ((said, frozenset[str]()) for said in of_someone(clause, parts))
    if len(parts) > 1:
        kept = [p for k, p in enumerate(parts) if k == 0 or not _says_why(p) or is_instead(parts[k - 1], p)]
        if len(kept) < len(parts):
            if any(_asks(part) for part in kept):
                yield _text(clause, kept), frozenset()
            yield from _led(clause, kept)
        yield from _led(clause, parts)
        if _vague(parts[0]) and any(piece.amount is not None for part in parts[1:] for piece in part):
            # "make it snappier, everything before the vault ten percent shorter"
            yield _text(clause, parts[1:]), frozenset({"set_duration", "set_speed", "ripple"})
        if _says_why(parts[0]) and any(_asks(part) for part in kept[1:]):
            yield _text(clause, kept[1:]), frozenset()
        if len(kept) > 1 and _asks(kept[-2]) and _only_points(kept[-1]):
            # "shake it! in every corridor shot"
            start = 1 if _says_why(kept[0]) and len(kept) > 2 else 0
            yield " ".join(_typed(clause, part) for part in kept[start:]), frozenset()
        yield from _spoken(clause, parts)
    yield from _fetched(clause)


def _vague(part: Part) -> bool:
    """Whether a part only says of "it" which way it shall go: "make it snappier"."""
    told = [piece for piece in part if not piece.soft]
    paced = any(piece.means("pace.", "length.", "verb.shorten", "verb.lengthen") for piece in part)
    plain = all(piece.means("verb.make", "pace.", "length.", "verb.shorten", "verb.lengthen") for piece in told)
    return paced and plain and any(piece.text.split()[-1] in STANDING for piece in part)


def _spoken(clause: Clause, parts: Sequence[Part]) -> Iterator[tuple[str, frozenset[str]]]:
    """ "Bruno's line in the van, make it just 'We go in at nine.'": a line is named, and then its words."""
    quote = next((piece for piece in parts[1] if piece.quote is not None), None)
    if len(parts) == 2 and quote is not None and _has(parts[0], "sound.line"):
        yield f"change {_typed(clause, parts[0])} to {_typed(clause, (quote,))}", frozenset({"set_line"})


def _parts(pieces: Sequence[Piece]) -> list[Part]:
    """The stretches between marks."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.text in MARKS:
            found.append([])
        else:
            found[-1].append(piece)
    return [tuple(part) for part in found if part]


def _words(part: Part) -> list[str]:
    return [word for piece in part for word in piece.text.split()]


def _states(part: Part) -> bool:
    words = _words(part)
    if part[0].means("verb.remove", "verb.make", "verb.add") and part[0].ref is None and not part[0].soft:
        # "drop Dad's line" is asked for
        return False
    return len(words) > 1 and bool({*words[1:SUBJECT]} & STATES) and not {*words} & WISHING


def _asks(part: Part) -> bool:
    return not _states(part) and any(not piece.soft for piece in part)


def _says_why(part: Part) -> bool:
    """Whether a part only says why: a statement about nobody's shot, with no measure in it."""
    words = _words(part)
    plain = all(piece.amount is None and piece.quote is None for piece in part)
    if words[:2] in (["not", "just"], ["not", "only"]) and len(words) < 5:
        # "make her laugh, not just smile"
        return True
    named = any(
        piece.ref is not None and piece.ref.how != "pronoun" and piece.ref.kind not in ("people", "film")
        for piece in part
    )
    return words[0] in SUBJECTS and _states(part) and plain and not named


def _led(clause: Clause, parts: Sequence[Part]) -> Iterator[tuple[str, frozenset[str]]]:
    """What is stated of something first, and then asked for "it": asked for that thing."""
    if len(parts) < 2 or not (_states(parts[0]) or _only_names(parts[0])) or not _asks(parts[1]):
        return
    apart = any(_has(parts[0], group) for group in APART)
    topic = "" if apart else _topic(clause, parts[0])
    named = any(p.ref is not None and p.ref.how != "pronoun" and p.ref.kind in POINTING for p in parts[1])
    if not topic or named:
        return
    kinds = frozenset(kind for group, mended in MENDED.items() if _has(parts[0], group) for kind in mended)
    yield from ((said, kinds) for said in _asked_of(clause, parts[1], parts[2:], topic))


def _only_names(part: Part) -> bool:
    """Whether a part is nothing but what is meant: "the lamp room", "okay so the letter insert"."""
    return all(piece.soft or piece.ref is not None or piece.text in TAKING for piece in part)


def _only_points(part: Part) -> bool:
    """Whether a part is only of what: "in every corridor shot", "the whole film"."""
    return all(piece.soft or piece.ref is not None for piece in part) and any(piece.ref is not None for piece in part)


def _has(part: Part, group: str) -> bool:
    return any(piece.means(group) for piece in part)


def _topic(clause: Clause, part: Part) -> str:
    """What a part is about, by its number; "" where that is not one thing."""
    refs = [piece.ref for piece in part if piece.ref is not None and piece.ref.how != "pronoun"]
    pointed = [ref for ref in refs if ref.kind in POINTING and ref.ids and not ref.options and not ref.problem]
    if len(pointed) == 1 and len(refs) == 1:
        ref = pointed[0]
        if ref.kind == "scenes" and len(ref.ids) == 1:
            return f"scene {next(i for i, s in enumerate(clause.film.scenes, 1) if s.id == ref.ids[0])}"
        shots = clause.finder.shots_of(ref)
        return f"shot{'s' if len(shots) > 1 else ''} " + " and ".join(str(clause.index.numbers[s]) for s in shots)
    if pointed:
        return ""
    seen = [(end - at, shot) for at, end, shot in pictures(clause.finder) if part[0].first <= at < part[-1].last]
    found = max(seen)[1] if seen else clause.index.most_like(_typed(clause, part))
    return f"shot {clause.index.numbers[found]}" if found is not None else ""


def _asked_of(clause: Clause, part: Part, rest: Sequence[Part], topic: str) -> Iterator[str]:
    """A request with its topic: where a pronoun stands for it, else before it or after it."""
    after = "".join(f", {_typed(clause, further)}" for further in rest)
    at = next((i for i, piece in enumerate(part) if piece.text in STANDING), None)
    if at is not None:
        before, behind = _typed(clause, part[:at]), _typed(clause, part[at + 1 :])
        yield f"{before} {topic} {behind}{after}".strip()
        return
    yield f"{topic}: {_typed(clause, part)}{after}"
    yield f"{_typed(clause, part)} {topic}{after}"


def _fetched(clause: Clause) -> Iterator[tuple[str, frozenset[str]]]:
    """ "Take the roof shots and make them more golden": what is taken is only what the rest is about."""
    joint = next((i for i, piece in enumerate(clause.pieces) if piece.text in ("and", "then")), None)
    if joint is None or joint < 2 or joint + 2 > len(clause.pieces):
        return
    first, second = clause.pieces[:joint], clause.pieces[joint + 1 :]
    topic = _topic(clause, first)
    opened = first[0].text.split()[0] in TAKING and _only_names(first[1:])
    if opened and topic and any(piece.text in STANDING for piece in second):
        yield from ((said, frozenset[str]()) for said in _asked_of(clause, second, (), topic))


def _typed(clause: Clause, part: Sequence[Piece]) -> str:
    tokens = clause.finder.tokens
    return clause.message[tokens[part[0].first].start : tokens[part[-1].last - 1].end] if part else ""


def _text(clause: Clause, parts: Sequence[Part]) -> str:
    return ", ".join(_typed(clause, part) for part in parts)
