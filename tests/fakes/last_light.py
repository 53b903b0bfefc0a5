"""The shot list of the manual as a film, for tests that need one."""

from pathlib import Path

from tests.unit.script.test_shotlist_file import LAST_LIGHT
from tools.film.apply import apply
from tools.film.edits.story import WriteScript
from tools.film.film import Film
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of


def last_light(text: str = LAST_LIGHT) -> Film:
    """The film of a shot list, written and not yet shot."""
    play = screenplay_of(text, Lexicon(Path("/nowhere")))
    return apply(Film(id="the-last-light"), WriteScript(screenplay=play))[0]
