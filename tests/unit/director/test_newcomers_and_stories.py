"""Someone new is brought in, what happens in a new scene goes on, and the story is told when it is asked for."""

import pytest

from agent.embedded.director import EmbeddedDirector
from agent.evaluation.cases import Case
from agent.evaluation.running import play
from tests.fakes.talk_film import said, talk
from tools.film.edits.story import AddScene, SetCharacter
from tools.writing.lexicon import Lexicon


@pytest.mark.parametrize(
    ("message", "name", "canon"),
    [
        ("add a character called Ilse, an old clockmaker with white hair", "Ilse", "an old clockmaker with white hair"),
        ("Add Ilse to the cast: seventy, grey bun", "Ilse", "seventy, grey bun"),
        ("we need a new character named Otto Klein", "Otto Klein", None),
    ],
)
def test_someone_new_is_brought_in(message: str, name: str, canon: str | None) -> None:
    (act,) = said(message).acts
    assert isinstance(act, SetCharacter)
    assert (act.character, act.canon) == (name, canon)


def test_who_is_in_the_cast_already_is_nobody_new() -> None:
    assert not any(isinstance(act, SetCharacter) for act in said("add Mara to the cast").acts)


@pytest.mark.parametrize(
    ("message", "events"),
    [
        (
            "add a scene where Mara waits, then the keeper knocks, and she opens",
            ["MARA waits", "the KEEPER knocks", "MARA opens"],
        ),
        ("add a scene where Mara and the keeper drink tea", ["MARA and the KEEPER drink tea"]),
        ("add a scene where Mara waits and drops the bottle", ["MARA waits and drops the bottle"]),
    ],
)
def test_each_thing_that_happens_in_a_new_scene_has_a_shot(message: str, events: list[str]) -> None:
    case = Case.model_validate({"film": "lighthouse", "say": message, "asks": True})
    (act,) = play(case, EmbeddedDirector(Lexicon(None))).outcome.acts
    assert isinstance(act, AddScene)
    mediums = [shot.prompt.removeprefix("Medium shot, ") for shot in act.shots if shot.prompt.startswith("Medium shot")]
    assert mediums == events


def test_what_is_asked_for_beside_a_new_scene_is_no_part_of_it() -> None:
    added, swapped = said("add an ending where Mara leaves and swap 2 and 3").acts
    assert isinstance(added, AddScene)
    assert (added.purpose, swapped.kind) == ("MARA leaves", "swap_shots")


def test_the_story_is_what_happens_in_each_scene() -> None:
    told = said("what's the story of this film?")
    assert not told.acts
    assert "Jetty" in told.words
    assert "MARA waits beside a red suitcase" in told.words
    assert "(thirty" not in told.words


def test_whether_the_music_is_funny_one_may_judge_oneself() -> None:
    assert "music" in said("is the music funny?").words.casefold()


def test_no_after_a_message_that_did_nothing_changes_nothing() -> None:
    thought = talk("make the dialogue 3 dB louder", "make the dragon shot longer", "no")[-1]
    assert not thought.acts


def test_how_a_title_shall_be_is_nothing_that_it_says() -> None:
    thought = said("can the title be a bit bigger")
    assert not thought.acts
    assert "style" in thought.words
