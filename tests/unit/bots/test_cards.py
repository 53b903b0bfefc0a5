"""What the message of a shot says of its newest take: all that somebody needs who circles it there."""

from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest

from api.bots.cards import Card, Work, cards
from tests.fakes.bot_house import SCRIPT, roll
from tools.film.edits.story import ReviseShot, WriteScript
from tools.film.edits.takes import Circle, PrintTake, Reject
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.settings import Settings
from tools.studio import Studio
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of

FILM = "two-doors"


@pytest.fixture
def studio(tmp_path: Path) -> Generator[Studio]:
    with closing(Studio(Settings(home=tmp_path))) as studio:
        studio.create(Film(id=FILM))
        studio.perform(FILM, WriteScript(screenplay=screenplay_of(SCRIPT, Lexicon(Path("/nowhere")))))
        roll(studio, FILM, shot_order(studio.open(FILM).film)[0], 1)
        yield studio


def card(studio: Studio) -> Card:
    (found,) = [
        one
        for one in cards(studio.open(FILM).film, Work(1, None, (), {}, {}, {}), inside=True)
        if one.key.startswith("shot:")
    ]
    return found


def rolled(studio: Studio, *faults: str, note: str = "") -> None:
    film = studio.open(FILM).film
    shot = shot_order(film)[0]
    media = film.takes[film.shots[shot].takes[0]].media
    studio.perform(FILM, PrintTake(shot=shot, media=media, frames=96, note=note, faults=faults), actor="camera")


def test_the_faults_that_were_found_in_a_take_are_said(studio: Studio):
    rolled(studio, "0.5 s long, 2.0 s were asked for", "it is black")
    assert "Faults: 0.5 s long, 2.0 s were asked for; it is black." in card(studio).lines
    rolled(studio)
    assert not any(line.startswith("Faults") for line in card(studio).lines)


def test_a_note_is_the_takes_own_and_what_was_said_since_is_for_the_next(studio: Studio):
    rolled(studio, note="more rain")
    assert "Note: more rain" in card(studio).lines
    studio.perform(FILM, Reject(shots=(1,), note="too dark"))
    lines = card(studio).lines
    assert ("Note: more rain" in lines, "For the next take: too dark" in lines) == (True, True)
    assert lines[-1] == "Rejected."


def test_a_take_before_the_newest_that_is_circled_is_named(studio: Studio):
    rolled(studio)
    assert card(studio).lines[-1] == "Waiting for your word."
    studio.perform(FILM, Circle(takes=("1A-1",)))
    assert (card(studio).title, card(studio).lines[-1]) == ("1A, take 2", "1A-1 is circled.")


def test_a_take_of_what_a_shot_was_before_says_so(studio: Studio):
    studio.perform(FILM, ReviseShot(shots=(1,), prompt="a green door"))
    assert "The shot was changed since; this take shows it as it was." in card(studio).lines


def test_a_film_without_a_title_is_headed_by_its_idea():
    def head(film: Film) -> str:
        return cards(film, Work(0, None, (), {}, {}, {}))[0].title

    idea = "a lighthouse keeper finds a message in a bottle and answers it"
    assert head(Film(id="fm", idea=idea)) == "a lighthouse keeper finds a message in a …"
    assert head(Film(id="fm", idea="a fox")) == "a fox"
    assert head(Film(id="fm", idea=idea, title="The Bottle")) == "The Bottle"
    assert head(Film(id="fm")) == "fm"
