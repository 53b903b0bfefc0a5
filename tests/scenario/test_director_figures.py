"""The embedded director understands no less of the tuning half than it did: raise the figures when it gets better."""

from agent.embedded.director import EmbeddedDirector
from agent.evaluation.cases import FOLDER, load_cases
from agent.evaluation.running import play_all, tallies
from tools.writing.lexicon import Lexicon

EXACT = 95.0
"""percent of the messages, at least; without the dictionary, as on a machine where nothing is installed"""
WRONG = 1.0
"""percent of the messages, at most"""
SLOW_MS = 50.0
"""CPU time of half of the turns, at most"""


def test_the_director_understands_what_it_understood_before() -> None:
    whole = tallies(play_all(load_cases(half="tuning"), EmbeddedDirector(Lexicon(None))))[-1]
    assert whole.share("exact") >= EXACT
    assert whole.share("wrong") <= WRONG
    assert whole.cpu_ms[0] <= SLOW_MS


def test_what_blind_writers_were_understood_in_stays_understood() -> None:
    whole = tallies(play_all(load_cases(FOLDER / "met"), EmbeddedDirector(Lexicon(None))))[-1]
    assert whole.share("exact") >= EXACT
    assert whole.share("wrong") <= WRONG
