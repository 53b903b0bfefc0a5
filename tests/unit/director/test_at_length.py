"""A message as long as a letter: it is read once, so that it holds up nobody, and what is clear in it is done."""

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from agent.conversation import Exchange, Speaker
from agent.embedded.director import EmbeddedDirector
from agent.embedded.gist.reading import Gist, Meant
from agent.embedded.lengths import AT_LENGTH, LONGEST
from agent.ports import Situation, Thought
from tests.fakes.talk_film import NoRecords, ferry, plain
from tools.writing.lexicon import Lexicon

LETTER = """I kept coming back to the ferryman and how his hands look when he counts, because it reminded me of my
grandfather, who told us stories every winter. Maybe the music in scene 1 is a bit much, or maybe it is the cut from
shot 2 to shot 3 that feels hurried; I don't know. Kim said that the lens is too wide, and Ben thinks the light is flat.
The end could be longer, and the rain louder, and we might want to see the boat once more before the credits roll. """
NOTES = " ".join(f"make shot {number} a little {how}." for how in ("darker", "longer") for number in range(1, 11))
SECONDS = 6.0
"""of CPU on a loaded machine; before, a letter took twenty and more"""


class Counting(Gist):
    """Hears nothing, and counts how often it is asked to."""

    def __init__(self) -> None:
        super().__init__(Path())
        self.asked = 0

    def read(self, *args: object, **more: object) -> list[Meant]:
        self.asked += 1
        return []


def heard(message: str, gist: Gist | None = None, past: Sequence[Exchange] = ()) -> Thought:
    film = ferry()
    situation = Situation(film, 1, NoRecords(film), Speaker(), message, tuple(past))
    return EmbeddedDirector(Lexicon(None), gist=gist).think(situation, lambda kind, value: None)


def test_a_letter_is_read_once_and_asked_about() -> None:
    gist = Counting()
    assert heard(LETTER[:AT_LENGTH].strip(), gist).question is not None
    assert gist.asked == 1
    assert heard((LETTER * 3)[:LONGEST], gist).question is not None
    assert gist.asked == 1


def test_a_list_of_notes_is_done_however_long() -> None:
    told = heard(NOTES)
    assert len(NOTES) > AT_LENGTH
    assert [act["kind"] for act in plain(told.acts)] == ["set_grade"] * 10 + ["set_duration"] * 10
    assert told.question is None


@pytest.mark.parametrize("said", [LETTER, "the ", "shot 1 2 3 4 5 6 7 8 ", "warm, dark, slow, ", "make 1 darker and "])
def test_nothing_that_may_be_said_takes_long(said: str) -> None:
    began = time.process_time()
    told = heard((said * 400)[:LONGEST])
    assert told.question is not None or told.acts
    assert time.process_time() - began < SECONDS


def test_what_follows_a_letter_is_read_by_itself() -> None:
    letter = Exchange(message="the " * 4000, reply="", revision=1, before=1)
    began = time.process_time()
    assert plain(heard("make shot 2 darker", past=[letter]).acts)[0]["shots"] == [2]
    assert time.process_time() - began < SECONDS


def test_more_than_the_most_is_to_be_said_in_several_messages() -> None:
    told = heard("a" * (LONGEST + 1))
    assert f"{LONGEST:,} characters" in told.words
    assert not told.acts
