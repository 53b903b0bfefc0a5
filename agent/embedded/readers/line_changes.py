"""Lines of the film changed otherwise than in their words: sooner and later, without a word, one of them gone.

"her 'what's that' is too soon, delay it a second"   "the narrator a second later"   ->  set_line, at another offset
"drop 'Commander' from both of Ada's lines"                                           ->  set_line, without the word
"kill the last line"   "no dialogue in the two-shot"                                  ->  remove_line
"after her line in the van he says 'Never.'"                                          ->  set_line, after hers
"""

import re
from collections.abc import Callable, Iterable, Sequence

from agent.conversation import Choice, Question
from agent.embedded.film_index import plain_words
from agent.embedded.heard import speaker_called
from agent.embedded.reading import Clause, Reading
from agent.embedded.spoken_lines import at_its_end, contains, dialogue, spoken
from tools.film.edits.sound import RemoveLine, SetLine
from tools.film.sound import NARRATOR, Cue

LATER = frozenset("later delay delayed late hold".split())
SOONER = frozenset("earlier sooner early".split())
MOVING = frozenset(
    "should come comes in start starts begin begins delay delayed push move bring let have make late later earlier"
    " sooner soon early be is too it by half hold off line lines need needs to the wait".split()
)
STEP = 0.4
"""seconds that "a bit later" is"""
WORDS_PER_SECOND, BETWEEN = 2.5, 0.3
PART = ("word", "words", "part", "bit", "name", "phrase")
TURNS = ("line", "question", "answer", "reply", "remark", "words", "sentence")
"""what follows someone's name where what they say is meant"""
SILENCE = ("dialogue", "dialog", "line", "lines", "talking", "speech", "words", "talk", "speaking")


def line_changes(clause: Clause) -> Iterable[Reading]:
    """Lines moved, shortened by a word, and taken away by their place."""
    yield from _moved(clause)
    yield from _without_words(clause)
    yield from _gone(clause)
    yield from _answering(clause)


def _about(clause: Clause) -> bool:
    """Whether a line is spoken of at all."""
    said = clause.find("sound.line", "who.narrator", "verb.say") is not None
    told = any(p.ref is not None and p.ref.kind == "people" and NARRATOR in p.ref.ids for p in clause.pieces)
    return said or told or any(_said(clause, p.quote) for p in clause.pieces if p.quote is not None)


def _said(clause: Clause, quote: str) -> bool:
    return any(contains(cue.what, quote) for cue in dialogue(clause))


def _moved(clause: Clause) -> Iterable[Reading]:
    """A line that comes sooner or later in its shot."""
    words = [word for piece in clause.pieces if piece.quote is None for word in piece.text.split()]
    too = "too" in words
    later, sooner = bool(LATER & {*words}), bool(SOONER & {*words})
    if too and {"soon", "early", "quickly"} & {*words}:
        later, sooner = True, False
    elif too and "late" in words:
        later, sooner = False, True
    if later == sooner or not _about(clause) or clause.find("edit.", "verb.remove") is not None:
        return
    meant = spoken(clause)
    amounts = clause.amounts("second", "frame")
    used = {*meant.used, *amounts, *clause.all("dir.", "degree.", "sound.line", "who.narrator", "thing.head")}
    used |= {i for i, p in enumerate(clause.pieces) if {*p.text.split()} <= MOVING or p.text in ("'s", ",")}
    used |= clause.pronouns("shots", "people")
    named = meant.quoted or meant.counted or meant.who is not None
    if clause.hard - used or not named or len(meant.cues) == 0:
        return
    if len(meant.cues) > 1:
        question = _which(clause, meant.cues, lambda cue: _at(clause, cue, amounts, later=later))
        yield Reading(used=frozenset(used), question=question, weight=0.9)
        return
    act = _at(clause, meant.cues[0], amounts, later=later)
    if act.offset is not None and act.offset < 0:
        problem = f"That line begins {meant.cues[0].offset} frames into its shot."
        yield Reading(used=frozenset(used), problem=problem, weight=1.3)
        return
    yield _sure(act, used, 1.3)


def _sure(act: SetLine, used: Iterable[int], weight: float) -> Reading:
    """One line set, by pieces that are all of its wording."""
    everything = frozenset(used)
    return Reading((act,), everything, weight, shots=(str(act.shot),), verbatim=everything, grammar=everything)


def _at(clause: Clause, cue: Cue, amounts: Sequence[int], *, later: bool) -> SetLine:
    rate = float(clause.rate)
    amount = clause.pieces[amounts[0]].amount if amounts else None
    frames = (amount.frames(rate) if amount is not None else None) or round(STEP * rate)
    return _set(cue, cue.what, cue.offset + (frames if later else -frames))


def _set(cue: Cue, text: str, offset: int | None = None) -> SetLine:
    return SetLine(shot=cue.shot, speaker=cue.speaker or NARRATOR, text=text, cue=cue.id, offset=offset)


def _which(clause: Clause, cues: Sequence[Cue], act: Callable[[Cue], SetLine]) -> Question:
    numbers = clause.index.numbers
    choices = tuple(Choice(label=f"“{cue.what}” in shot {numbers[cue.shot]}", acts=(act(cue),)) for cue in cues)
    return Question(text="Which line do you mean?", choices=choices)


def _without_words(clause: Clause) -> Iterable[Reading]:
    """Quoted words out of the lines that have them; the lines stay."""
    gone = clause.find("verb.remove", "neg")
    quotes = [i for i, piece in enumerate(clause.pieces) if piece.quote is not None]
    if gone is None or len(quotes) != 1 or clause.find("verb.make") is not None:
        return
    at = quotes[0]
    quote = clause.pieces[at].quote or ""
    meant = spoken(clause)
    if not meant.quoted or named_whole(clause, at, meant.cues):
        return
    used = {*meant.used, at, gone, *clause.all("verb.remove", "neg", "sound.line", "verb.say", "all", "dir.")}
    used |= set(clause.all("stem.DX"))
    used |= {i for i, p in enumerate(clause.pieces) if p.text in (*PART, "'s", "both", "from", "out of")}
    used |= clause.pronouns("shots", "people")
    if clause.hard - used:
        return
    words = {word for piece in clause.pieces for word in piece.text.split()}
    several = bool({"lines", "both", "all", "every", "each", "everywhere"} & words)
    cues = meant.cues
    if len(cues) > 1 and not several:
        question = _which(clause, cues, lambda cue: _set(cue, without(cue.what, quote)))
        yield Reading(used=frozenset(used), question=question, weight=1.3)
        return
    acts = tuple(_set(cue, without(cue.what, quote)) for cue in cues)
    yield Reading(acts, frozenset(used), 1.3, verbatim=frozenset(used), grammar=frozenset(used))


def named_whole(clause: Clause, at: int, cues: Sequence[Cue]) -> bool:
    """Whether quoted words stand for a whole line: all of its words, or most of them: "the line 'Not tonight'"."""
    quote = plain_words(clause.pieces[at].quote or "")
    if any(plain_words(cue.what) == quote for cue in cues):
        return True
    if len(cues) != 1:
        return False
    said = plain_words(cues[0].what)
    beside = (*clause.pieces[max(at - 1, 0) : at], *clause.pieces[at + 1 : at + 2])
    called = any(piece.text.split()[-1] in ("line", "lines") for piece in beside if piece.quote is None)
    return called and (2 * len(quote) >= len(said) or said[: len(quote)] == quote)


def without(line: str, words: str) -> str:
    """A line without some words of it, and without the comma that set them off."""
    pattern = r"[\s,]*\b" + r"\W+".join(re.escape(word) for word in re.findall(r"[\w'’]+", words)) + r"\b,?"
    left = re.sub(pattern, "", line, flags=re.IGNORECASE).strip(" ,")
    return f"{left[:1].upper()}{left[1:]}" if line[:1].isupper() else left


def _gone(clause: Clause) -> Iterable[Reading]:
    """One line by its place among others, or all that is said somewhere."""
    gone = clause.find("verb.remove", "neg")
    if gone is None or any(p.quote is not None for p in clause.pieces):
        return
    words = {word for piece in clause.pieces for word in piece.text.split()}
    meant = spoken(clause)
    used = {*meant.used, *clause.all("verb.remove", "neg", "sound.line", "verb.say", "stem.DX", "all")}
    used |= {i for i, p in enumerate(clause.pieces) if p.text in ("'s", "any", "more", "at all", "in")}
    if clause.hard - used or not words & {*SILENCE}:
        return
    if meant.counted and len(meant.cues) == 1:
        cue = meant.cues[0]
        yield Reading((_away(clause, cue),), frozenset(used), 1.2, shots=(cue.shot,))
        return
    target = clause.target(("shots",))
    if meant.who is None and target.options and target.said:
        # "no dialogue in the two-shot": the one in which something is said
        shots = at_its_end(clause, target.options)
        speaking = tuple(dict.fromkeys(cue.shot for cue in clause.index.lines_of(shots)))
        if len(speaking) == 1:
            used |= {*target.used, *clause.all("order.end", "order.start")}
            yield Reading((RemoveLine(shot=speaking[0]),), frozenset(used), 1.2, shots=speaking)


def _away(clause: Clause, cue: Cue) -> RemoveLine:
    alone = len(clause.index.lines_of((cue.shot,))) == 1
    return RemoveLine(shot=cue.shot) if alone else RemoveLine(cue=cue.id)


def _answering(clause: Clause) -> Iterable[Reading]:
    """ "After her line he says ...": in the shot of hers, when she has spoken."""
    after = next((i for i, p in enumerate(clause.pieces) if p.text in ("after", "right after", "following")), None)
    quotes = [i for i, piece in enumerate(clause.pieces) if piece.quote is not None]
    if after is None or len(quotes) != 1:
        return
    end = next((i for i in range(after + 1, len(clause.pieces)) if clause.pieces[i].text.split()[-1] in TURNS), None)
    if end is None or quotes[0] in range(after, end):
        return
    theirs = range(after + 1, end + 1)
    others = [i for i in range(len(clause.pieces)) if i not in theirs and i != after]
    hers = _whose(clause, theirs)
    who = _whose(clause, others)
    target = clause.target(("shots", "scenes", "takes", "places"), without={*theirs, *quotes})
    used = {after, *theirs, *quotes, *target.used, *clause.refs("people"), *clause.all("verb.say", "verb.give")}
    used |= {*clause.all("sound.line", "verb.make", "verb.add", "order.end", "order.start")}
    if hers is None or who is None or hers == who or clause.hard - used:
        return
    cues = clause.index.lines_of(clause.index.order, hers)
    if target.said:
        shots = at_its_end(clause, target.shots or clause.index.shots_of_scenes(target.scenes) or target.options)
        cues = tuple(cue for cue in cues if cue.shot in shots)
    quote = clause.pieces[quotes[0]].quote or ""
    if len(cues) == 1:
        yield _sure(_reply(clause, cues[0], who, quote), used, 1.4)
    elif cues:
        question = _which(clause, cues, lambda cue: _reply(clause, cue, who, quote))
        yield Reading(used=frozenset(used), question=question, weight=1.4)


def _whose(clause: Clause, places: Iterable[int]) -> str | None:
    for i in places:
        piece = clause.pieces[i]
        if piece.ref is not None and piece.ref.kind == "people":
            called = speaker_called(clause, piece.text) if piece.ref.how == "pronoun" else None
            return called or (piece.ref.ids[0] if len(piece.ref.ids) == 1 else None)
        if piece.text.split()[0] in ("her", "his") and len(piece.text.split()) > 1:
            return speaker_called(clause, piece.text.split()[0])
    return None


def _reply(clause: Clause, cue: Cue, who: str, text: str) -> SetLine:
    seconds = len(cue.what.split()) / WORDS_PER_SECOND + BETWEEN
    offset = cue.offset + round(seconds * float(clause.rate))
    return SetLine(shot=cue.shot, speaker=who, text=text, offset=offset, add=True)
