"""Plots as they are written down: beats, scenes, and one line per moment.

    == harder                                   a beat
    # site dawn storm                           a scene: a place of the story, an hour, maybe a weather
    1 M P.kneel.worried+X | {P} wipes {X} | sfx glass; say P: Who are you?
    | | |                   |               the rest: sounds, lines, moves, a title
    | | who.action.expression+prop, @prop:where=words
    | a size: E W F M N C X I (insert) O (over the shoulder) V (point of view) T (two-shot)
    a rank: 0 is in every film, 1 from a minute on, 2 when there is time

A line of one who is there is "say P: ..."; two of them in one moment are a question and its answer. Where the answer
comes in a later moment, the question is "ask P: ..." and the answer "re O: ...": neither is there without the other.
"vo P: ..." is thought, "nar: ..." the narrator's, "own P: ..." comes from the idea.

A line that begins with ?flag is there only when the story has that flag, ?!flag when it has not. Words in
<a / b / c> are chosen by the seed. A text that begins with ! comes from the tables: !work, !hands O, !take.
"""

import re
from dataclasses import dataclass
from typing import Literal

from tools.writing.knowledge.verbs import Engine

Beat = Literal["world", "disturb", "harder", "reverse", "turn", "after"]
BEATS: tuple[Beat, ...] = ("world", "disturb", "harder", "reverse", "turn", "after")
PURPOSES: dict[Beat, str] = {
    "world": "ordinary world",
    "disturb": "disturbance",
    "harder": "it gets harder",
    "reverse": "reversal",
    "turn": "turn",
    "after": "new world",
}


@dataclass(frozen=True)
class Moment:
    """One line of a plot, not yet told: everything is still as written."""

    beat: Beat
    place: str
    time: str
    weather: str
    rank: int
    code: str
    cast: tuple[str, ...]
    text: str
    extras: tuple[str, ...]
    scene: int
    """Counts the plot's scene lines, so that one place can be returned to as a new scene."""


@dataclass(frozen=True)
class Plot:
    """One way to tell an engine. `needs` and `likes` are flags of the story; a missing need rules it out."""

    engine: Engine
    name: str
    titles: tuple[str, ...]
    logline: str
    treatment: tuple[str, ...]
    script: str
    needs: tuple[str, ...] = ()
    likes: tuple[str, ...] = ()
    also: tuple[Engine, ...] = ()
    """Engines whose turn this plot has in it: a second verb of that kind is told by it too."""
    other: str = ""
    """Who O is when the idea has no one: a noun, or empty for the trade's counterpart."""


def moments(script: str, flags: frozenset[str], beat: Beat = "world", scene: int = 0) -> list[Moment]:
    """The lines that hold for a story with these flags, in order."""
    found: list[Moment] = []
    place, time, weather = "home", "", ""
    for raw in script.strip().splitlines():
        line = raw.strip()
        while line.startswith("?"):
            flag, _, rest = line[1:].partition(" ")
            if (flag[1:] in flags) if flag.startswith("!") else (flag not in flags):
                line = ""
                break
            line = rest.strip()
        if not line:
            continue
        if line.startswith("=="):
            name = line[2:].strip()
            beat = next(b for b in BEATS if b == name)
        elif line.startswith("#"):
            place, time, weather = (*line[1:].split(), "", "")[:3]
            scene += 1
        else:
            found.append(_moment(line, beat, place, time, weather, scene))
    return found


def _moment(line: str, beat: Beat, place: str, time: str, weather: str, scene: int) -> Moment:
    head, text, extras = ([part.strip() for part in line.split("|")] + ["", ""])[:3]
    rank, code, *cast = head.split()
    return Moment(
        beat,
        place,
        time,
        weather,
        int(rank),
        code,
        tuple(c for c in cast if c != "-"),
        text,
        tuple(e.strip() for e in re.split(r";\s+", extras) if e.strip()),
        scene,
    )
