"""Lines by what they say, and lines told as a script has them.

"lose the eleven minutes voiceover", "cut Lotte's you said that last time"   words of one line    ->  remove_line
"3A, Voss: Then take mine."                                     a slate, who, and the words       ->  set_line
"Sofia should say nothing in the bakery"                        whose lines, and where            ->  remove_line
"""

import re
from collections.abc import Iterable, Sequence

from agent.conversation import Act
from agent.embedded.cast_called import cast_called
from agent.embedded.film_index import plain_words
from agent.embedded.named_shots import shots_meant
from agent.embedded.reading import Clause, Reading
from agent.embedded.spoken_lines import dialogue
from tools.film.edits.sound import RemoveLine, SetLine
from tools.film.sound import NARRATOR, Cue

MARKS = "\"'“”‘’«» "
GONE = r"(?:cut|lose|drop|kill|strike|bin|scrap|ditch|remove|delete|take out|get rid of|axe|scratch)"
OPENING = re.compile(
    r"^(?:(?:please|can|could|would|you|we|i|let us|maybe|perhaps|also|and|so|ok|okay|well|then|now|actually|just"
    r"|want) (?:, )?)+"
)
REMARK = r"(?:crack|remark|quip|joke|comment|line|bit|aside|answer|question|words?|moan|jab|complaint)"
WHY = r"(?:(?: ?[,.;-]| (?:as|since|because)) .*)?"
CALLED = re.compile(
    rf"{GONE} (?:the )?(?P<who>\w+)(?: 's)? (?:(?:own|whole|entire) )?(?:{REMARK} (?:about|of|with|on) )?"
    rf"(?P<said>[^,.;]+?)(?: {REMARK})?{WHY}"
)
HEADED = re.compile(rf"{GONE} (?:the )?(?P<said>[^,.;]+?) (?:voice[- ]?over|line|narration|v\.?o\.?){WHY}")
PART = re.compile(rf"{GONE} (?:the )?(?P<said>[^,.;]+?) (?:part|bit|moment){WHY}")
NARRATION = re.compile(rf"(?:the )?(?:narration|voice[- ]?over) (?:is |goes |can go )?(?:out|away|gone|off){WHY}")
SILENT = re.compile(
    r"(?P<who>.+?) (?:(?:should|must|shall|is to|ought to) (?:say nothing|not say anything|not say a word|not speak))"
    r"(?: at all)? (?:in|at|on|during|when|while) (?P<at>.+)"
)
SLATED = re.compile(
    r"^(?P<at>\d+[a-hj-np-z]|shot \d+)\s*[,:-]\s*(?P<who>[^\W\d][\w .'’-]{1,24}?)\s*(?::|->|→)\s*(?P<text>\S.+)$",
    re.IGNORECASE,
)
STRETCHED = 2
"""words of a line that tell it at least"""
LONGEST = 30


def lines_told(clause: Clause) -> Iterable[Reading]:
    """A line that goes, or that is said otherwise."""
    if len(clause.pieces) > LONGEST:
        return
    for find in (_slated, _called, _silent):
        acts = find(clause)
        if acts:
            everything = frozenset(range(len(clause.pieces)))
            yield Reading(tuple(acts), everything, 1.4, verbatim=everything, grammar=everything)
            return


def _slated(clause: Clause) -> Sequence[Act]:
    """The shot, who speaks, and all of what is said, with a capital: "3A, Voss: make it darker" is no line."""
    found = SLATED.match(clause.message.strip())
    if found is None:
        return ()
    at = found["at"].casefold()
    shot = clause.index.by_slate.get(at)
    shots = (shot,) if shot is not None else shots_meant(clause, at.removeprefix("shot "))
    who, text = cast_called(clause, found["who"].casefold()), found["text"].strip(MARKS)
    if len(shots) != 1 or who is None or not text[:1].isupper():
        return ()
    return (SetLine(shot=shots[0], speaker=who, text=text),)


def _called(clause: Clause) -> Sequence[Act]:
    """A line that goes, by words of it."""
    plain = OPENING.sub("", clause.plain.strip(" .,!?"))
    if NARRATION.fullmatch(plain):
        narrated = [cue for cue in dialogue(clause) if cue.speaker == NARRATOR]
        return (_gone(clause, narrated[0]),) if len(narrated) == 1 else ()
    headed, owned = HEADED.fullmatch(plain), CALLED.fullmatch(plain)
    if headed is not None and (line := _with(clause, headed["said"], None)) is not None:
        return (_gone(clause, line),)
    part = PART.fullmatch(plain)
    if part is not None and not _is_seen(clause, part["said"]) and (line := _with(clause, part["said"], None)):
        # "the since march part" is no scene
        return (_gone(clause, line),)
    who = cast_called(clause, owned["who"]) if owned is not None else None
    if owned is not None and who is not None and (line := _with(clause, owned["said"], who)) is not None:
        return (_gone(clause, line),)
    return ()


def _gone(clause: Clause, line: Cue) -> RemoveLine:
    """A line taken out, by its shot and who says it where that tells it from the others."""
    if len(clause.index.lines_of((line.shot,), line.speaker)) == 1:
        return RemoveLine(shot=line.shot, speaker=line.speaker)
    return RemoveLine(cue=line.id)


def _is_seen(clause: Clause, said: str) -> bool:
    """Whether a prompt has some words side by side."""
    told = f" {' '.join(plain_words(said))} "
    return any(told in f" {' '.join(plain_words(shot.prompt))} " for shot in clause.film.shots.values())


def _with(clause: Clause, said: str, who: str | None) -> Cue | None:
    """The one line that has some words side by side."""
    words = plain_words(said.strip(MARKS))
    if len(words) < STRETCHED:
        return None
    told = f" {' '.join(words)} "
    lines = [cue for cue in dialogue(clause) if who is None or cue.speaker == who]
    found = [cue for cue in lines if told in f" {' '.join(plain_words(cue.what))} "]
    return found[0] if len(found) == 1 else None


def _silent(clause: Clause) -> Sequence[Act]:
    """All lines of somebody in a place."""
    found = SILENT.fullmatch(OPENING.sub("", clause.plain.strip(" .,!?")))
    who = cast_called(clause, found["who"]) if found is not None else None
    shots = shots_meant(clause, found["at"]) if found is not None else ()
    if who is None or not shots:
        return ()
    return tuple(_gone(clause, cue) for cue in clause.index.lines_of(shots, who))
