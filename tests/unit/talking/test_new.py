"""workprint new: what an idea says of its making, the questions it leaves open, and the film that is shown."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from agent.ports import Thought
from agent.starting import Brief, answered, as_chosen, heard, open_questions
from api.cli import app
from api.commands.starting import asked
from api.root import Wiring
from tests.fakes.scripted_brain import ScriptedBrain, act, doing
from tests.unit.film.random_edits import screenplay
from tools.settings import Settings
from tools.studio import Studio


@pytest.mark.parametrize(
    ("idea", "left", "minutes", "aspect"),
    [
        ("A three-minute film about a keeper", "A film about a keeper", 3.0, None),
        ("a ghost haunts a bakery, 90 seconds, vertical", "a ghost haunts a bakery", 1.5, "9:16"),
        ("a film about rain (45 seconds)", "a film about rain", 0.75, None),
        ("A minute and a half long, a lonely ghost meets a duck", "a lonely ghost meets a duck", 1.5, None),
        ("A square film about a wall", "A film about a wall", None, "1:1"),
        ("A duck crosses a city for TikTok", "A duck crosses a city", None, "9:16"),
        # What belongs to the story stays there.
        ("A boy has two minutes before midnight", "A boy has two minutes before midnight", None, None),
        ("He climbs a vertical cliff in a square town", "He climbs a vertical cliff in a square town", None, None),
        ("A 90-second film of a man who waits 3 minutes", "A film of a man who waits 3 minutes", 1.5, None),
    ],
)
def test_an_idea_may_say_how_long_and_in_which_shape(idea: str, left: str, minutes: float | None, aspect: str | None):
    brief = heard(idea)
    assert (brief.idea, brief.minutes, brief.aspect, brief.at_once) == (left, minutes, aspect, False)


@pytest.mark.parametrize("words", ["just make it", "Just make it!", "no questions please", "don't ask", "surprise me"])
def test_who_wants_no_questions_is_asked_none(words: str):
    brief = heard(f"A keeper finds a bottle, {words}")
    assert (brief.idea, brief.at_once) == ("A keeper finds a bottle", True)
    assert open_questions(brief, ()) == ()


def test_at_most_two_questions_and_none_that_are_answered():
    def about(idea: str, *given: Any) -> list[str]:
        return [ask.about for ask in open_questions(heard(idea), given)]

    assert about("A keeper finds a bottle") == ["minutes", "aspect"]
    assert about("A keeper finds a bottle", "minutes", "aspect") == []
    assert about("A two-minute film about a keeper, vertical") == []
    assert about("a lonely ghost meets a duck") == ["minutes", "tone"]
    assert about("a comedy about a lonely ghost", "minutes", "aspect") == []


def test_answers_are_read_as_people_give_them():
    brief = Brief(idea="a lonely ghost meets a duck")
    length, tone = open_questions(brief, ())
    (shape,) = open_questions(brief, ("minutes", "tone"))
    assert _minutes(answered(brief, length, "about two and a half... no, 2 minutes")) == 2.0
    assert _minutes(answered(brief, length, "45 s")) == 0.75
    assert _minutes(answered(brief, length, "2")) == 2.0
    assert _minutes(answered(brief, length, "")) == 1.5
    assert answered(brief, length, "90 minutes") is None
    assert answered(brief, length, "long") is None
    funny = answered(brief, tone, "comedy")
    assert funny is not None
    assert funny.idea == "Comedy: a lonely ghost meets a duck"
    upright = answered(brief, shape, "upright, for the phone")
    assert upright is not None
    assert upright.aspect == "9:16"
    assert answered(brief, shape, "2") == upright


def _minutes(brief: Brief | None) -> float | None:
    return brief.minutes if brief is not None else None


def test_a_person_is_asked_and_may_just_press_enter():
    told: list[str] = []
    answers: Iterator[str] = iter(["forever", "30 seconds", ""])
    brief = asked(heard("A keeper finds a bottle"), set(), lambda prompt: next(answers), told.append)
    assert (brief.minutes, brief.aspect) == (0.5, "16:9")
    assert told[0] == "How long shall it be? 90 seconds, 30 seconds or 3 minutes; Enter is 90 seconds."
    assert told[1].startswith("That is none of them.")
    assert len(told) == 3


def test_who_leaves_gets_the_first_choices():
    def gone(prompt: str) -> str:
        raise EOFError

    brief = asked(heard("A keeper finds a bottle"), set(), gone, lambda words: None)
    assert (brief.minutes, brief.aspect) == (1.5, "16:9")


def test_the_written_film_is_shown_with_what_comes_next(tmp_path: Path):
    run = CliRunner().invoke(app, ["new", "A keeper finds a bottle, 30 seconds, vertical", "--home", str(tmp_path)])
    assert run.exit_code == 0, run.output
    lines = run.stdout.splitlines()
    assert lines[0].endswith("9:16)")
    assert "(30.0 s, " in lines[0]
    assert lines[1].endswith(".")
    assert any(line.startswith("1 (") for line in lines)
    assert lines[-2].startswith("Talk about it: workprint chat a-keeper-finds-a-bottle")
    assert lines[-1].startswith("Shoot it:")


def test_the_json_asks_nothing_and_an_option_wins_over_the_idea(tmp_path: Path):
    words = ["new", "A keeper finds a bottle, 3 minutes", "--minutes", "0.5", "--json", "--home", str(tmp_path)]
    told = json.loads(CliRunner().invoke(app, words).stdout)
    assert (told["revision"], set(told)) == (1, {"film", "revision", "title", "notes"})
    shown = json.loads(CliRunner().invoke(app, ["show", told["film"], "--json", "--home", str(tmp_path)]).stdout)
    assert shown["seconds"] == 30.0


PLAY = act("write_script", screenplay=screenplay())


def _new(home: Path, *steps: Thought, idea: str = "A keeper finds a bottle") -> Any:
    brain = ScriptedBrain(steps)
    words = ["new", idea, "--aspect", "9:16", "--json", "--home", str(home)]
    run = CliRunner().invoke(app, words, obj=Wiring(directing=lambda settings: brain))
    assert run.exit_code == 0, run.output
    studio = Studio(Settings(home=home))
    film = studio.open(json.loads(run.stdout)["film"]).film
    studio.close()
    return run, film, brain


def test_a_director_with_a_model_writes_the_film(tmp_path: Path):
    run, film, brain = _new(tmp_path, doing(PLAY, words="Here it is."))
    assert (film.title, len(film.shots), film.look.aspect) == ("The Answer", 7, "9:16")
    assert "Here it is." in run.stderr
    assert brain.seen[0].message == "Write the whole film, 90 seconds, 9:16: A keeper finds a bottle"
    _, again, silent = _new(tmp_path)
    assert (again, silent.seen) == (film, [])


def test_what_the_director_cannot_write_the_writing_room_writes(tmp_path: Path):
    run, film, _ = _new(tmp_path, Thought(words="I had rather not."))
    assert len(film.shots) > 5
    assert film.look.aspect == "9:16"
    assert "so the writing room writes it" in run.stderr


def test_length_and_shape_are_as_chosen_else_as_the_idea_says() -> None:
    idea = "A keeper teaches a gull to deliver letters, one minute, vertical"
    words, minutes, aspect = as_chosen(idea, None, None)
    assert (words, minutes, aspect) == ("A keeper teaches a gull to deliver letters", 1.0, "9:16")
    assert as_chosen(idea, 2.0, "1:1") == (idea, 2.0, "1:1")
    assert as_chosen(idea, 2.0, None) == ("A keeper teaches a gull to deliver letters", 2.0, "9:16")
    assert as_chosen("A fox finds a door", None, None) == ("A fox finds a door", None, None)
