"""What someone of a chat may type, on every host alike. What is none of it is an idea, or words for the director.

/film IDEA      status   shots   circle 3 5B-2   ng 2 too dark   retake 4 more rain   export vertical   render   stop
                help   share with Kim   follow FILM      dailies   dailies remind 4 deadline 24 circle   dailies off
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from agent.conversation import Act
from tools.film.edits.takes import Circle, Reject
from tools.film.errors import DirectorError
from tools.film.orders import Export, Render, Retake
from tools.store.patience import Rule, then_of

HELP = """/film IDEA begins a film here. In its thread, or after /film in the channel:
status, shots: how far it is, and what is in it
circle 3 5B-2, ng 2 too dark, retake 4 more rain: a word on takes
render, export vertical: the film as a file
share with Kim: a link to watch it and comment
stop: stops what is being done
dailies remind 4 deadline 24 circle: what becomes of takes that wait (or: hold, remind)
follow FILM: shows a film here that was begun elsewhere
Anything else in the thread goes to the director: make shot 2 darker, undo."""
_SHOT = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?|\d{1,4}(?!(?:st|nd|rd|th)\b)[a-z]{1,2}(?P<take>-\d{1,4})?", re.I)
_COMMAND = re.compile(r"\s*/film(?=\s|$)", re.I)
_WORD = re.compile(r"\s*([^\s,:]+)([,:]?)")
_MOST = 200
_NOTE = 2000
_SHARED = re.compile(r"(?:(?:it|this|this film|the film|a link) )?(?:with|for) (?P<name>\S+(?: \S+){0,2})", re.I)
SHORTEST, LONGEST_WAIT = 0.1, 720.0
_HOURS = r"\d+(?:\.\d+)?) ?(?:h|hours?)?"
_RULE = re.compile(
    rf"(?:remind (?:every )?(?P<remind>{_HOURS})?,? ?"
    rf"(?:deadline (?P<deadline>{_HOURS}(?:,? (?:then )?(?P<then>remind|circle|hold))?)?",
    re.I,
)


@dataclass(frozen=True)
class Said:
    """A message, read: words and, where it is one of ours, what it comes to."""

    kind: Literal["help", "status", "shots", "stop", "acts", "words", "idea", "follow", "dailies", "share"]
    words: str = ""
    acts: tuple[Act, ...] = ()
    rule: Rule | None = None
    """of "dailies": the rule that is given; with no words none is, and the one there is is told"""


def read(text: str) -> Said:
    """What a message is. Raises DirectorError for a command that lacks what it is about."""
    # In a thread it needs no /film before it; who is used to that types it all the same.
    text = _COMMAND.sub("", text)
    words = " ".join(text.split())
    first, _, rest = words.partition(" ")
    match first.casefold():
        case "" | "help" | "?":
            return Said("help")
        case "status" | "shots" | "stop" as kind if not rest:
            return Said(kind, words)
        case "circle" | "ng" | "retake" as kind if rest and (named := _named(rest)).any:
            # What comes after "and" is another wish, which the director reads.
            if named.goes_on or (kind == "circle" and named.rest):
                return Said("words", text.strip())
            return Said("acts", words, (_judged(kind, named),))
        case "circle" | "ng" | "retake" if not rest:
            raise DirectorError(f"Say which shots: {first.casefold()} 3 5.", code="which_shots")
        case "render" if not rest:
            return Said("acts", words, (Render(),))
        case "export" if rest and " " not in rest:
            return Said("acts", words, (Export(name=rest.casefold()),))
        case "dailies" if rest.casefold() in ("", "off"):
            return Said("dailies", rest)
        case "dailies" if (ruled := _RULE.fullmatch(rest)) is not None:
            return Said("dailies", rest, rule=_rule(ruled))
        case "share" if (shared := _SHARED.fullmatch(rest)) is not None:
            return Said("share", shared["name"])
        case "follow" if rest and " " not in rest:
            return Said("follow", rest)
        case _:
            # Whole, with its lines: how long a message may be is for the director to say.
            return Said("words", text.strip())


def of_command(name: str, given: Mapping[str, str]) -> Said:
    """What a command comes to whose parts a host asks for one by one: the same as when it is typed in one line.

    Raises DirectorError as `read`.
    """
    match name:
        case "new":
            return Said("idea", " ".join(given.get("idea", "").split()))
        case "say":
            return Said("words", given.get("words", "").strip())
        case "share":
            return read(f"share with {given.get('name', '')}")
        case "retake" | "ng" if given.get("note"):
            return read(f"{name} {given.get('shots', '')}: {given['note']}")
        case _:
            return read(" ".join((name, *given.values())))


def _rule(found: re.Match[str]) -> Rule:
    """Hours as they were typed. Raises DirectorError for a wait that is none."""
    hours = [float(found[name]) if found[name] else None for name in ("remind", "deadline")]
    if any(one is not None and not SHORTEST <= one <= LONGEST_WAIT for one in hours):
        raise DirectorError(f"A wait is {SHORTEST:g} to {LONGEST_WAIT:g} hours.", code="bad_wait")
    return Rule(hours[0], hours[1], then_of(found["then"] or ""))


@dataclass(frozen=True)
class _Named:
    """What a text begins with: shots, takes by their slates, and what follows them."""

    shots: tuple[int | str, ...]
    takes: tuple[str, ...]
    rest: str
    goes_on: bool
    """whether an "and" stands between them"""

    @property
    def any(self) -> bool:
        return bool(self.shots or self.takes)


def _judged(kind: str, named: _Named) -> Act:
    if len(named.rest) > _NOTE:
        words = f"A note has {_NOTE:,} letters at most, and nothing was done. Say it shorter."
        raise DirectorError(words, code="too_long")
    match kind:
        case "circle":
            return Circle(shots=named.shots, takes=named.takes)
        case "ng":
            return Reject(shots=named.shots, takes=named.takes, note=named.rest)
        case _:
            # It is a shot that is taken again, whichever of its takes was looked at.
            again = (*named.shots, *(take.partition("-")[0] for take in named.takes))
            return Retake(shots=tuple(dict.fromkeys(again)), note=named.rest)


def _named(text: str) -> _Named:
    """The shots and takes that a text begins with (3, 3B, 3B-2, 3-5, with commas and "and"), and what follows them."""
    shots: list[int | str] = []
    takes: list[str] = []
    goes_on = False
    while (word := _WORD.match(text)) is not None:
        bare = word[1]
        known = _SHOT.fullmatch(bare)
        if known is None:
            if bare.casefold() not in ("and", "&", "shot", "shots"):
                break
            goes_on = bare.casefold() in ("and", "&")
        elif known[1] is None:
            (takes if known["take"] else shots).append(bare.upper())
            goes_on = False
        else:
            first, last = int(known[1]), int(known[2] or known[1])
            if not first <= last < first + _MOST:
                raise DirectorError(f"{bare} is no range of shots; say 3-5.", code="which_shots")
            shots += range(first, last + 1)
            goes_on = False
        text = text[word.end() :]
        if word[2] == ":":
            break
    rest = text.strip()
    return _Named(tuple(dict.fromkeys(shots)), tuple(dict.fromkeys(takes)), rest, goes_on and bool(rest))
