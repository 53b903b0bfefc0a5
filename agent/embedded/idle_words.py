"""Words that a reading makes nothing of: without them the same would be done.

"let the last shot run another three seconds"   three seconds, with "another" or without it: it was not understood
"10 out"                                        the same as "10": what "out" asks for was not understood
"please make 3 darker"                          the same as "3 darker", but "please make" asks for nothing else

A second reading, of the request without the word, tells; a courtesy, a plain verb and a preposition may be idle, and
whatever else is, is asked about.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from agent.conversation import Act
from agent.embedded.amounts import Amount
from agent.embedded.honesty import strings
from agent.embedded.pieces import Piece
from agent.embedded.reading import Clause

WEIGHTY = frozenset(
    "back another other others else only except but without not never no none nor neither before after until till"
    " again rather than same yet twice both each either every apart away off out up down over"
    " if unless once somewhere elsewhere anywhere alone almost halfway forward backwards"
    " further extra more less fewer enough hardly barely might may someday sometimes later earlier first next"
    " previous instead of hold wait".split()
)
"""small words on which a request turns"""
COURTESY = (
    "filler", "filler.mark", "filler.hard", "filler.joint", "because", "degree.small", "degree.fair", "degree.large",
)  # fmt: skip
PLAIN = frozenset(
    "in on of for to at by from with into under over as like when where around about through during within"
    " again instead up to more at the too also as well then and right now".split()
)
"""prepositions and the like, which say nothing that what they join does not say"""
IDLE_VERBS = (
    "verb.make", "verb.add", "verb.give", "verb.choose", "verb.say", "verb.mark", "verb.rename", "verb.export",
    "verb.play", "verb.generate", "verb.last", "verb.move", "verb.circle", "verb.retake", "verb.compose", "verb.bring",
    "thing.", "change", "ask.", "form.", "stem.", "sound.line", "sound.all", "edit.", "shown", "style", "light",
    "plain", "order.end", "order.start", "verb.shorten", "verb.lengthen", "voice.", "palette", "missing", "colour.",
    "rate", "ratio", "merged", "title.", "transition.", "sound.",
)  # fmt: skip
"""what a request often says twice: the verb of what is plain without it, the thing that only this can be done to"""


PAST = frozenset(("undo", "redo", "revert", "name_cut", "remove_marker"))
"""acts that may be described by what is not in them: "back to before we cut shot 3" """
OUT = ("out", "out of", "off", "off of", "away", "away from", "from")
UP_AND_DOWN = ("up", "down", "further", "more", "less")
PARTED = frozenset(("split_shot", "blade"))
MOVED = frozenset(("roll", "slip", "slide", "ripple", "split_edit", "move_shot", "move_scene"))
AT_A_CUT = frozenset(("set_transition", "roll", "split_edit", "set_sound_crossfade"))
TAKING = frozenset(
    "remove_shot remove_scene remove_character remove_effect remove_music remove_title remove_line extract lift ripple"
    " trim set_overlay mute".split()
)
FRAMED = ("size.", "step.", "coverage.", "angle.", "camera.")


ENDS = ("start", "begin", "open", "end", "finish", "close")
OF_THE_WHOLE = frozenset(("set_grade", "set_film_grade", "circle", "ng", "set_speed"))
"""acts that know no beginning and no end: "start cold on the bottle" """


def idle(clause: Clause, acts: Sequence[Act], reread: Callable[[Clause], Sequence[Act] | None]) -> frozenset[int]:
    """The pieces without which the same would be done, and which are no mere manner of speaking."""
    if len(clause.pieces) < 2 or any(act.kind in PAST for act in acts):
        return frozenset()
    texts = [text.casefold() for act in acts for text in strings(act.model_dump())]
    numbers = {number for act in acts for number in _numbers(act.model_dump())}
    found: set[int] = set()
    for i, piece in enumerate(clause.pieces):
        ends = piece.text in ENDS and {act.kind for act in acts} <= OF_THE_WHOLE
        if (
            (_may_be_idle(clause, i) and not ends)
            or _goes_with(clause, i, acts)
            or _stands_in(clause, i, texts, numbers)
        ):
            continue
        # "make 4" alone may mean what was done just now, done to 4
        focus = clause.focus if piece.soft else replace(clause.focus, acts=(), acts_just_now=False)
        without = replace(clause, pieces=clause.pieces[:i] + clause.pieces[i + 1 :], focus=focus)
        if (others := reread(without)) is not None and list(others) == list(acts):
            found.add(i)
    return frozenset(found)


def passed_over(every: Sequence[Piece], requests: Sequence[Sequence[Piece]]) -> tuple[Piece, ...]:
    """The small words of a message that turn something and are in no request of it."""
    kept = {piece.first for request in requests for piece in request}
    return tuple(p for p in every if p.first not in kept and p.soft and p.text in WEIGHTY and p.text not in PLAIN)


def _goes_with(clause: Clause, at: int, acts: Sequence[Act]) -> bool:
    """Whether a word is the particle of what is done, or what it is set against: "take it out", "not angry"."""
    piece = clause.pieces[at]
    kinds = {act.kind for act in acts}
    if piece.text in ("until", "till") or (piece.text in ENDS and kinds <= OF_THE_WHOLE):
        return False
    if piece.means("gap.", "yes", "dir.to", "filler.particle") and piece.text != "back":
        return True
    if piece.means("again", "verb.retake") and any(str(getattr(act, "speed", None)) == "1" for act in acts):
        # "12 at normal speed again"
        return True
    if piece.text == "back" and kinds <= {"swap_shots", "swap_scenes"}:
        # "swap them back"
        return True
    if piece.means("degree.enough") and clause.find("neg", "degree.less") is not None:
        return True
    if at + 1 < len(clause.pieces) and clause.pieces[at + 1].amount is not None and kinds & PARTED:
        # "split 4 after two seconds"
        return True
    if piece.means("compare") and kinds == {"set_gain"}:
        # "Voss louder than Ada"
        return True
    if piece.means("same"):
        # "same light in 12 as in 10" compares
        return not any(other.text in ("as", "than") for other in clause.pieces[at:])
    if piece.means("but") and not piece.means("neg") and kinds & {"retake", "ng"}:
        return True
    if piece.means("verb.remove", "verb.ng", "verb.mute") and not any(_takes(act, shorter=False) for act in acts):
        # "make scene 3 shorter by losing the insert"; "cut it down to three seconds" takes out nothing
        return bool(kinds & TAKING) or (kinds == {"set_duration"} and bool(clause.amounts("second", "frame")))
    if piece.text in OUT or piece.means("dir.off") or piece.means("verb.remove", "verb.ng", "verb.mute"):
        return bool(kinds & TAKING) or any(_takes(act) for act in acts)
    if piece.text == "back":
        return kinds <= {"mute", "move_shot", "move_scene"} or "pull" in clause.plain.split()
    if piece.text in UP_AND_DOWN or piece.means("verb.louder", "verb.quieter"):
        return kinds <= {"set_grade", "set_film_grade", "set_gain", "set_ducking", "set_speed"}
    if piece.means("degree.more"):
        return any(_more(act) for act in acts)
    if piece.means("limit.only"):
        return at + 1 < len(clause.pieces) and clause.pieces[at + 1].ref is not None
    if kinds == {"set_character"} and piece.means("contrast"):
        return True
    if kinds == {"choose_take"} and piece.means("mood.", "pace.", "face."):
        # "it had more energy"
        return True
    if piece.means("neg") and kinds & TAKING:
        return True
    if piece.text == "no":
        return at + 1 < len(clause.pieces) and clause.pieces[at + 1].means("filler.mark", "filler.hard")
    if piece.means("dir.later"):
        return bool(kinds & MOVED)
    if piece.text in ("all", "all of", "all the", "both", "each"):
        return bool(clause.refs("shots", "scenes", "takes", "film", "people", "places"))
    if piece.means("order."):
        following = clause.pieces[at + 1] if at + 1 < len(clause.pieces) else None
        ends = any(act.model_dump().get("transition") == "fade out" for act in acts)
        return bool(kinds & AT_A_CUT) and not ends and following is not None and following.ref is not None
    if piece.means("verb.revert"):
        return "pull" in clause.plain.split()
    if piece.means("verb.namecut"):
        return "export" in kinds
    if piece.means(*FRAMED) and "set_framing" in kinds:
        return True
    if piece.means("length.", "degree.too", "complaint.said"):
        return "set_duration" in kinds
    if piece.means("verb.render"):
        return "cancel" in kinds
    if piece.means("verb.grade", "verb.replace"):
        return "import_media" in kinds
    return _set_against(clause, at)


def _takes(act: Act, *, shorter: bool = True) -> bool:
    """Whether something is no longer there, or is less, afterwards."""
    told = act.model_dump(exclude_none=True)
    less = shorter and (told.get("delta", 0) < 0 or told.get("factor", 1) < 1)
    plain = told.get("weather") == "clear" or told.get("transition") == "cut" or told.get("saturation") == -1.0
    return "cast" in told or "props" in told or plain or less


def _more(act: Act) -> bool:
    """Whether there is more of something afterwards: "another second", "one more take"."""
    told = act.model_dump(exclude_none=True)
    return act.kind in ("retake", "generate", "set_grade", "set_film_grade") or told.get("delta", 0) > 0


def _set_against(clause: Clause, at: int) -> bool:
    """ "At night rather than at dusk", "no crane, static", "the fog into snow": what it is not, beside what it is."""
    into = clause.pieces[at + 1].text in ("into", "to", "for", "becomes") if at + 1 < len(clause.pieces) else False
    if into and _kindred(clause.pieces[at], clause.pieces[at + 2 :]):
        return True
    place = at + 1 if clause.pieces[at].means("contrast", "neg") else at
    while place < len(clause.pieces) and clause.pieces[place].soft and not clause.pieces[place].means("time."):
        place += 1
    if place >= len(clause.pieces) or (place == at and clause.contrasted(at) is None):
        return False
    said = clause.pieces[place]
    others = [piece for i, piece in enumerate(clause.pieces) if i not in (at, place)]
    if said.amount is not None or (said.ref is not None and clause.amounts()):
        return any(piece.amount is not None for piece in others)
    return _kindred(said, others)


def _kindred(said: Piece, others: Sequence[Piece]) -> bool:
    """Whether one of the pieces means something of the same group."""
    groups = {concept.split(".")[0] + "." for concept in said.concepts if "." in concept} - {"filler."}
    wide = FRAMED if groups & set(FRAMED) else ()
    return bool(groups) and any(piece.means(*groups, *wide) for piece in others)


def _may_be_idle(clause: Clause, at: int) -> bool:
    piece = clause.pieces[at]
    if piece.ref is not None or piece.quote is not None or piece.text in PLAIN:
        return True
    if piece.amount is not None:
        return bool(piece.concepts)
    words = piece.text.split()
    if piece.strange:
        return piece.text in clause.index.known
    if piece.soft:
        return not (set(words) & WEIGHTY) or (len(words) > 1 and piece.means(*COURTESY))
    if piece.means(*IDLE_VERBS):
        return True
    if piece.means(*FRAMED) and any(p.means(*FRAMED) for i, p in enumerate(clause.pieces) if i != at):
        # "i want to see the whole room, wide"
        return True
    # "colder, bluer": the same said twice
    return any(piece.concepts & other.concepts for i, other in enumerate(clause.pieces) if i != at)


def _stands_in(clause: Clause, at: int, texts: Sequence[str], numbers: set[float]) -> bool:
    """Whether a word is in what is done, as it was typed or in its meaning, or a number is."""
    piece = clause.pieces[at]
    if piece.amount is not None and _measured(piece.amount, float(clause.rate)) & numbers:
        return True
    typed = clause.text(at, at + 1).casefold()
    meant = {concept.partition(".")[2] for concept in piece.concepts} - {""}
    return any(piece.text in text or typed in text or text in meant for text in texts if len(text) > 2)


def _measured(amount: Amount, rate: float) -> set[float]:
    ways = (amount.value, -amount.value, amount.value * rate, -amount.value * rate, amount.value / rate)
    return {round(way, 3) for way in (*ways, amount.value / 100, 1 + amount.value / 100, 1 - amount.value / 100)}


def _numbers(value: object) -> Iterator[float]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield round(float(value), 3)
    elif isinstance(value, Mapping):
        for inner in cast("Mapping[str, object]", value).values():
            yield from _numbers(inner)
    elif isinstance(value, tuple | list):
        for inner in cast("Sequence[object]", value):
            yield from _numbers(inner)
