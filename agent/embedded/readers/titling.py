"""Words on the picture: title cards, lower thirds, credits.

"title card 'Part Two' before the garden"    a card in black before the garden's first shot
"show 'March 1974' over shot 7"              over the clip
"the opening title should read A Sunday"     ReviseTitle
"""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from agent.conversation import Act
from agent.embedded.film_index import plain_words
from agent.embedded.readers.title_times import timed
from agent.embedded.readers.transitions import neighbours
from agent.embedded.reading import Clause, Reading
from tools.film.edits.cut import AddTitle, RemoveTitle, ReviseTitle
from tools.film.timeline import Title
from tools.film.views import picture_spans, title_positions

SAYS = (
    "saying", "that says", "says", "reading", "that reads", "reads", "say", "read", ":", "to", "called",
    "with the words", "with the text", "the words", "words", "should say", "should read", "to read", "to say",
    "be", "should be",
)  # fmt: skip
LEADING = (
    "please", ":", "saying", "says", "that", "the words", "words", "text", "say", "read", "it", "just", "which",
    "reading", "reads", "as", "be", ",", "with",
)  # fmt: skip
WHERE = (
    "over", "on", "before", "after", "in", "for", "at", "under", "during", "between", "to", "onto", "across",
    "right before", "just before", "in front of", "ahead of", "right after", "just after",
)  # fmt: skip
HOW = re.compile(
    r"(?:(?:an? |the )?(?:bit|little|lot|tad|touch|much|way|slightly|far) )*"
    r"(?:bigger|larger|smaller|longer|shorter|bolder|thinner|higher|lower|brighter|darker|earlier|later|sooner|big"
    r"|small|bold)\b"
)
"""how a title shall be, which is nothing that it shall say: "can the title be a bit bigger" """
AFTERWARDS = re.compile(r"[\s,]+(?:please|instead|thanks|thank you|for me|on screen|onscreen)$", re.IGNORECASE)
DISPLAY = (
    "show", "put", "write", "superimpose", "display", "overlay", "flash up", "flash", "stick", "pop", "add",
    "put up", "have", "type", "screen", "on screen", "onscreen", "on-screen", "super", "text", "the words",
    "words", "date", "card", "black", "big", "appear", "come up", "caption",
)  # fmt: skip
"""what is done to have words seen, and what they are called"""
AROUND = (
    "verb.add", "verb.make", "verb.give", "verb.play", "verb.choose", "order.", "thing.head", "thing.tail",
    "thing.film", "range.", "dir.", "thing.shot", "thing.scene", "verb.say", "verb.rename", "again",
)  # fmt: skip
ENDING = re.compile(r"(?:the )?end|fin|ende|das ende|la fin|schluss", re.IGNORECASE)
"""what is written when a film is over"""
WRITTEN = frozenset("date text words subtitle name place year location time dateline".split())
"""what is written over a picture"""
CORNERS = ("bottom left", "bottom", "lower left", "left corner", "small", "corner", "left", "right", "bottom right")
MUST = frozenset("must needs need has have ought shall".split())
SIZES = frozenset("smaller bigger larger tiny huge bolder thinner wider".split())
IN_THE_PICTURE = frozenset("corner left right bottom top lower upper centre center middle centred side".split())
PICTURE = ("shots", "scenes", "places", "takes")
KINDS = {"title.title": "title", "title.lower third": "lower third", "title.credits": "credits"}


def titles(clause: Clause) -> Iterable[Reading]:
    """Add, change and take out titles."""
    named = clause.all("title.")
    if not named and (over := _over_what_is_seen(clause)) is not None:
        yield over
    if (not named and not _shown(clause)) or (
        clause.find("verb.rename") is not None and clause.find("thing.film") is not None
    ):
        return
    off = named and any(piece.text in ("off", "away") for piece in clause.pieces[max(named) :])
    told = clause.find("neg") is not None and not clause.amounts("second", "frame")
    if clause.find("verb.remove") is not None or told or off:
        yield from _removed(clause, named)
        return
    words = _words(clause, named)
    known = _known(clause, words.inside)
    if known:
        yield from timed(clause, known, named)
    sized = clause.text(0).casefold().split()[-1] in SIZES or _in_a_corner(clause)
    if named and sized and not words.text and clause.find("verb.add") in (None, clause.find("verb.make")):
        # "make the title smaller", "the title in the corner": its words stay
        problem = "How large a title is and where it lies comes with its style: title, lower third or credits."
        yield Reading(used=frozenset(range(len(clause.pieces))), problem=problem, weight=1.3)
        return
    if known and named and clause.find("verb.make", "verb.rename", "verb.say") is not None and words.text:
        used = words.inside | set(named) | set(clause.all(*AROUND)) | set(pointing(clause))
        used |= {i for i, p in enumerate(clause.pieces) if p.text in (*SAYS, *LEADING, "change")}
        old = [i for i, p in enumerate(clause.pieces) if p.quote and p.quote.casefold() == known.text.casefold()]
        yield Reading(
            (ReviseTitle(title=known.id, text=words.text),),
            frozenset({*used, *old}),
            0.65 if _changes(clause) else 0.5,
            verbatim=words.inside,
        )
        if _changes(clause):
            return
    ends = any(i not in words.inside for i in clause.all("title.credits", "order.end"))
    if not _changes(clause) or (known is None and words.text and named and ends):
        # "the end card should say ...": where there is none yet, it is put there
        yield from _added(clause, named)


def _in_a_corner(clause: Clause) -> bool:
    """Whether all that is said of a title is where in the picture it shall be."""
    told = [p.text for p in clause.pieces if not p.soft and not p.means("title.", "verb.make", "verb.move")]
    return bool(told) and all(set(text.split()) <= IN_THE_PICTURE for text in told)


def _over_what_is_seen(clause: Clause) -> Reading | None:
    """ "'This winter' over the waves": quoted words, and what the one shot shows that they lie over."""
    laid = [piece.text for piece in clause.pieces[1:2]]
    if clause.pieces[0].quote is None or laid not in (["over"], ["on"], ["across"]) or clause.refs(*PICTURE, "people"):
        return None
    shots = clause.index.shots_about(plain_words(clause.text(2)))
    if len(shots) != 1:
        return None
    everything = frozenset(range(len(clause.pieces)))
    return Reading((AddTitle(text=clause.pieces[0].quote, clip=shots[0]),), everything, 0.6, verbatim=everything)


def _shown(clause: Clause) -> bool:
    """Whether quoted words are to be seen: "show 'March 1974' over shot 7"; not spoken, not a name."""
    if _written_out(clause) is not None:
        return True
    if not any(piece.quote for piece in clause.pieces):
        return False
    others = ("stem.", "sound.", "verb.rename", "verb.mark", "thing.marker", "verb.namecut", "verb.retake", "verb.swap")
    # the words that shall be seen are no lines that are said
    if any(p.means(*others) and p.text not in ("words", "the words") for p in clause.pieces) or clause.refs("people"):
        return False
    said = {word for piece in clause.pieces for word in piece.text.split()} - {
        word for piece in clause.pieces if piece.quote for word in piece.text.split()
    }
    if clause.pieces[0].quote is not None and clause.pieces[1:2] and clause.pieces[1].text in ("over", "on", "across"):
        return bool(clause.refs(*PICTURE)) and not clause.hard - {0, *pointing(clause)}
    seen = bool(said & {"screen", "onscreen", "on-screen", "text", "words", "superimpose", "card", "date", "overlay"})
    there = "there" in said and bool(clause.focus.shots)
    placed = there or bool(clause.refs(*PICTURE)) or clause.find("order.start", "order.end") is not None
    return placed and (seen or bool(said & {"show", "write", "display", "put", "flash", "super", "add"}))


def _written_out(clause: Clause) -> int | None:
    """The colon before words that shall be seen in a shot: "put a date on the first shot, bottom left: 14 March"."""
    colon = next((i for i, piece in enumerate(clause.pieces) if piece.text == ":"), None)
    named = [i for i, piece in enumerate(clause.pieces[:colon]) if {*piece.text.split()} & WRITTEN]
    shown = {word for piece in clause.pieces[:colon] for word in piece.text.split()} & {*DISPLAY}
    if colon is None or colon + 1 >= len(clause.pieces) or not named or not shown:
        return None
    return colon if any(i < colon for i in clause.refs(*PICTURE)) else None


def _changes(clause: Clause) -> bool:
    """Whether a title that is there shall say something else: "the opening title should read ..."."""
    verbs = {word for i in clause.all("verb.make", "verb.rename") for word in clause.pieces[i].text.split()}
    plain = {word for piece in clause.pieces for word in piece.text.split()}
    changed = bool(verbs & {"change", "turn", "update", "modify", "alter", "should", "rename", "edit", "switch"})
    told = bool(plain & MUST and plain & {"say", "read"})
    return changed or told or bool(plain & {"instead", "should"} and plain & {"say", "read", "be", "instead"})


def _known(clause: Clause, inside: AbstractSet[int] = frozenset()) -> Title | None:
    """The title that is meant: the one over the shot that is named, the closing ones for credits, else the first.

    `inside` are the pieces of the words that it shall have.
    """
    placed = title_positions(clause.film)
    if not placed:
        return None
    contrast = clause.find("contrast", "but")
    apart = range(contrast, len(clause.pieces)) if contrast is not None else ()
    spared = {*apart, *inside}
    pointed = [i for i in clause.refs("shots", "scenes") if i not in spared]
    shots = set(clause.target(("shots", "scenes"), without=spared).shots) if pointed else set[str]()
    if shots:
        from_shot = [title for title, span in placed if clause.index.shot_at(span.start) in shots]
        return from_shot[0] if from_shot else None
    lasting = clause.find("verb.last")
    timed_last = lasting is not None and any(i > lasting for i in clause.amounts())
    ends = [p for i, p in enumerate(clause.pieces) if i not in inside]
    ends = [p for p in ends if p.means("order.end") or p.text in ("end", "closing", "last")]
    if clause.find("title.credits") is not None or any(not (timed_last and p.means("verb.last")) for p in ends):
        ending = max((span.start for span in picture_spans(clause.film).values()), default=0)
        closing = [title for title, span in placed if title.kind == "credits" or span.start >= ending]
        return closing[-1] if closing else None
    if clause.find("title.lower third") is not None:
        return next((title for title, _ in placed if title.kind == "lower third"), None)
    return placed[0][0]


def _removed(clause: Clause, named: tuple[int, ...]) -> Iterable[Reading]:
    used = frozenset(
        (
            *named,
            *clause.all("verb.remove", "neg", "order.", "thing.film", "thing.head", "thing.tail", "verb.make", "dir."),
            *pointing(clause),
        )
    )
    placed = [title for title, _ in title_positions(clause.film)]
    credits = [title for title in placed if title.kind == "credits"]
    every = any(piece.text in ("titles", "all", "every") for piece in clause.pieces)
    if clause.find("title.credits") is not None:
        closing = placed[-1:] if len(placed) > 1 else []
        chosen = credits or closing
    elif every and not pointing(clause):
        chosen = placed
    else:
        known = _known(clause)
        chosen = [known] if known is not None else []
    if chosen:
        yield Reading(tuple(RemoveTitle(title=title.id) for title in chosen), used, 0.85)
    else:
        yield Reading(used=used, problem="There is no title there.", weight=0.6)


@dataclass(frozen=True)
class _Words:
    """The words of a title, and the pieces that they are."""

    text: str = ""
    inside: frozenset[int] = frozenset()


def _words(clause: Clause, named: tuple[int, ...]) -> _Words:
    """The words of the title, as they were typed: quoted, after "saying" or a colon, or after what names the title."""
    quotes = [i for i, piece in enumerate(clause.pieces) if piece.quote]
    if quotes:
        return _Words(clause.pieces[quotes[-1]].quote or "", frozenset(quotes[-1:]))
    says = [i for i, piece in enumerate(clause.pieces) if piece.text in SAYS and i >= min(named, default=0)]
    marks = [i for i in says if clause.pieces[i].text == ":"]
    if marks or says:
        said = _span(clause, (marks or says[:1])[0] + 1, LEADING if not marks else (":", ","))
        how = not marks and clause.pieces[says[0]].text in ("be", "should be") and HOW.match(said.text)
        return said if not how else _Words()
    commas = [i for i, piece in enumerate(clause.pieces[:-1]) if piece.text == "," and i > max(named, default=0)]
    if named and commas:
        # "title at the start, just AIRLOCK"
        first = commas[-1] + 1
        while first < len(clause.pieces) - 1 and clause.pieces[first].text in LEADING:
            first += 1
        if clause.text(first)[:1].isupper() and clause.find("verb.make", "length.") is None:
            return _Words(AFTERWARDS.sub("", clause.text(first)), frozenset(range(first, len(clause.pieces))))
    return _Words()


def _span(clause: Clause, first: int, leading: Sequence[str] = LEADING) -> _Words:
    """The words from a piece up to where they say a place: "... over shot 7", "... at the end"."""
    while first < len(clause.pieces) and clause.pieces[first].text in leading:
        first += 1
    end = first
    while end < len(clause.pieces) and not _places(clause, end):
        end += 1
    text = clause.text(first, end)
    return _Words(AFTERWARDS.sub("", text), frozenset(range(first, end)))


def _named_at_once(clause: Clause, at: int) -> bool:
    """Whether the words of a title follow its name at once: "add the title Part Two"; not "title in red"."""
    while at < len(clause.pieces) and clause.pieces[at].text in ("please", ","):
        at += 1
    if at >= len(clause.pieces):
        return False
    piece = clause.pieces[at]
    typed = clause.text(at)[:1].isupper()
    credited = clause.find("title.credits") is not None and piece.text in ("by", "with", "for", "to")
    plain = not piece.soft and not piece.means(
        "verb.make", "verb.remove", "colour.", "dir.", "order.", "ask.", "length."
    )
    return typed or credited or (plain and piece.ref is None and clause.find("verb.add") is not None)


def _places(clause: Clause, at: int) -> bool:
    """Whether the words from here on say where the title goes."""
    piece = clause.pieces[at]
    if piece.means("order.start", "order.end") and len(piece.text.split()) > 1:
        return True
    if piece.text not in WHERE:
        return False
    ahead = [p for p in clause.pieces[at + 1 : at + 4] if not (p.soft and p.ref is None) or p.ref is not None]
    return bool(ahead) and ahead[0].ref is not None and ahead[0].ref.kind in (*PICTURE, "film", "join")


def _added(clause: Clause, named: tuple[int, ...]) -> Iterable[Reading]:
    kind = next(
        (kind for concept, kind in KINDS.items() if any(clause.pieces[i].means(concept) for i in named)), "title"
    )
    written = {word for piece in clause.pieces for word in piece.text.split()} if _written_out(clause) else set[str]()
    if clause.find("title.lower third") is not None or written & {"bottom", "lower"}:
        kind = "lower third"
    words = _words(clause, named)
    people = clause.refs("people")
    if not words.text and kind == "lower third" and people:
        who = (clause.pieces[people[0]].ref or _NOWHERE).ids
        words = _Words(clause.film.characters[who[0]].name.title() if who and who[0] in clause.film.characters else "")
    if not words.text and named and _named_at_once(clause, max(named) + 1):
        words = _span(clause, max(named) + 1)
    of_film = bool(clause.refs("film")) or clause.find("thing.film") is not None
    begins = clause.find("order.start", "thing.head") is not None
    if not words.text and kind == "title" and (begins or (of_film and clause.find("verb.add") is not None)):
        # the title of the film itself
        words = _Words(clause.film.title)
    if not words.text:
        return
    where = _where(clause, kind, words)
    if where is None:
        return
    used = words.inside | set(named) | set(clause.all(*AROUND)) | set(pointing(clause))
    around = (*SAYS, *LEADING, *DISPLAY, *CORNERS, *WRITTEN, "there")
    used |= {i for i, p in enumerate(clause.pieces) if p.text in around}
    lasting = [i for i in clause.amounts("second", "frame") if i not in words.inside]
    if len(lasting) == 1 and (amount := clause.pieces[lasting[0]].amount) is not None:
        # "End card: 'In cinemas Friday.' three seconds"
        where = where if isinstance(where, str) else {**where, "frames": amount.frames(float(clause.rate))}
        used |= {*lasting, *clause.all("verb.last", "dir.to")}
    if isinstance(where, str):
        yield Reading(used=frozenset(used), problem=where, weight=0.6)
        return
    acts: tuple[Act, ...] = (AddTitle.model_validate({"text": words.text, "style": kind, **where}),)
    yield Reading(acts, frozenset(used), 0.6, verbatim=words.inside)


def _where(clause: Clause, kind: str, words: _Words) -> dict[str, Any] | str | None:
    """The fields that place a title: a card in black, or the clip that it lies over; a sentence when it cannot be."""
    order = clause.index.order
    if (pair := neighbours(clause)) is not None and clause.find("order.between") is not None:
        return {"card": "before", "clip": pair[0]}
    meeting = next((ref for i in clause.refs("join") if (ref := clause.pieces[i].ref) is not None and ref.ids), None)
    if meeting is not None and kind != "lower third":
        # "a title card between 3 and 4"
        return {"card": "before", "clip": meeting.ids[-1]}
    target = clause.target(PICTURE, without=words.inside)
    if target.problem:
        return target.problem
    named = [i for i in clause.refs(*PICTURE) if i not in words.inside]
    spoken = [ref for i in named if (ref := clause.pieces[i].ref) is not None and ref.how == "scene"]
    if spoken and kind != "lower third" and len(named) == 1:
        return {"card": "closing" if spoken[0].ids[-1] == clause.film.scenes[-1].id else "opening"}
    if target.said and target.clear:
        shots = target.shots or clause.index.shots_of_scenes(target.scenes)
        if any(clause.before(i, "order.before") is not None for i in named):
            return {"card": "before", "clip": shots[0]}
        if any(clause.before(i, "order.after") is not None for i in named):
            place = order.index(shots[-1]) + 1
            return {"card": "before", "clip": order[place]} if place < len(order) else {"card": "closing"}
        return {"clip": shots[0]}
    if target.options and target.said:
        return None
    if any(clause.pieces[i].text in ("it", "that", "this") and _laid(clause, i) for i in range(len(clause.pieces))):
        # "make 8 longer and put VAULT over it"
        return {"clip": clause.focus.shots[0]} if len(clause.focus.shots) == 1 else None
    if kind == "lower third" and clause.find("order.") is None:
        # "a lower third for the captain": where they are seen first
        seen = [s for i in clause.refs("people") if (ref := clause.pieces[i].ref) for s in clause.finder.shots_of(ref)]
        if seen and not clause.focus.shots:
            return {"clip": min(seen, key=order.index)}
    if ENDING.fullmatch(words.text.strip(" .!")) and clause.find("order.start", "thing.head") is None:
        return {"card": "closing"}
    if kind == "credits" or clause.find("order.end") is not None or clause.find("thing.tail") is not None:
        return {"card": "closing"}
    if clause.find("order.start", "thing.head") is not None or kind == "title":
        return {"card": "opening"}
    return {"clip": clause.focus.shots[0]} if clause.focus.shots else None


def _laid(clause: Clause, at: int) -> bool:
    return at > 0 and clause.pieces[at - 1].text in ("over", "on", "across", "onto")


class _Nowhere:
    ids: tuple[str, ...] = ()


_NOWHERE = _Nowhere()


def pointing(clause: Clause) -> tuple[int, ...]:
    """The pieces that point at something of the film."""
    return clause.refs("shots", "scenes", "takes", "film", "people", "places", "join")
