"""Levels in decibels without a verb: what is too loud by how much, and what is written as a mixer has it.

"the jazz is 4 dB too hot"   "the gulls are two dB over"      by how much it is too loud       ->  set_gain
"ship hum at the top +6"     "piano under the talk: minus 4"  a sound, and how much more of it ->  set_gain
"""

import re
from collections.abc import Iterable, Sequence

from agent.embedded.film_index import plain_words
from agent.embedded.heard import cues_called
from agent.embedded.named_shots import shots_meant
from agent.embedded.reading import Clause, Reading
from agent.embedded.tokens import in_figures
from tools.film.edits.sound import SetGain
from tools.film.sound import Cue

NUMBER = r"(?P<n>\d+(?:\.\d+)?|one|two|three|four|five|six|eight|ten)"
OVER = re.compile(
    rf"(?:the |that |those )?(?P<x>[^,.:;]+?) (?:is|are|'s|sits?|comes out) (?:about |some |around |a good )?{NUMBER}"
    r" ?(?:db|decibels?)"
    r" (?:too )?(?P<how>hot|high|loud|over|much|low|quiet|soft|under|shy)"
)
WRITTEN = re.compile(
    r"(?:the |that |those )?(?P<x>[^,.:;+]+?)(?: (?:under|at|in|on|over|during) (?P<at>[^,.:;+]+?))?(?: ?[:,])?"
    rf" ?(?P<sign>\+|-|−|plus|minus) ?{NUMBER}(?: ?(?:db|decibels?))?"
)
LOUD = frozenset("hot high loud over much".split())
MOST = 20.0
"""decibels; more is no level"""
UNTELLING = frozenset("the a an that those of sound sounds effect".split())


def levels_told(clause: Clause) -> Iterable[Reading]:
    """One sound of the film louder or softer by so many decibels."""
    said = clause.plain.strip(" .!?").removesuffix(" please")
    over, written = OVER.fullmatch(said), WRITTEN.fullmatch(said)
    found = over or written
    if found is None:
        return
    much = float(in_figures(found["n"]))
    softer = found["how"] in LOUD if over is not None else found["sign"] in ("-", "−", "minus")
    shots = shots_meant(clause, found["at"]) if written is not None and found["at"] else ()
    cues = _called(clause, found["x"], shots)
    if len(cues) != 1 or not 0 < much <= MOST:
        return
    everything = frozenset(range(len(clause.pieces)))
    act = SetGain(cue=cues[0].id, delta_db=-much if softer else much)
    yield Reading((act,), everything, 1.4, verbatim=everything, grammar=everything)


def _called(clause: Clause, said: str, shots: Sequence[str]) -> list[Cue]:
    """The sounds that are called so; those that begin in some shots, where several are."""
    words = [word for word in plain_words(said) if word not in UNTELLING]
    cues = list(cues_called(clause, words, ("effect", "ambience", "music")))
    there = [cue for cue in cues if cue.shot in shots]
    return there if len(cues) > 1 and there else cues
