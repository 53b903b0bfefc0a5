"""A shot list is filmed word for word, and its canon words dress the cast."""

from pathlib import Path

import pytest

from tests.unit.script.test_shotlist_file import LAST_LIGHT
from tools.film.errors import DirectorError
from tools.film.script import Appearance
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of
from tools.writing.wardrobe import dressed

NO_DICTIONARY = Lexicon(Path("/nowhere"))


def test_the_screenplay_says_what_the_file_says():
    play = screenplay_of(LAST_LIGHT, NO_DICTIONARY)
    assert (play.title, play.style) == ("The Last Light", "ink and wash, stormy blues, one warm lamp")
    shots = [shot for scene in play.scenes for shot in scene.shots]
    assert [shot.prompt for shot in shots] == [
        "Wide shot, the KEEPER (sixties, yellow oilskin, white beard) trims the lamp, storm outside, slow push in",
        "Close-up, the KEEPER looks up, worried, lamp light on one side of his face",
        "Insert, a bottle with a letter half buried in wet sand, static",
    ]
    assert [shot.frames for shot in shots] == [120, 84, 96]
    assert [(scene.location, scene.interior, scene.time) for scene in play.scenes] == [
        ("lamp-room", "INT.", "night"),
        ("beach", "EXT.", "dawn"),
    ]
    assert [(line.speaker, line.text) for line in shots[1].lines] == [("keeper", "The sea never forgets.")]
    assert [effect.what for effect in shots[0].effects] == ["thunder"]
    assert shots[2].transition == "dissolve"


def test_canon_in_parentheses_dresses_the_character():
    keeper = screenplay_of(LAST_LIGHT, NO_DICTIONARY).characters[0]
    assert (keeper.id, keeper.name, keeper.canon) == ("keeper", "KEEPER", "sixties, yellow oilskin, white beard")
    look = keeper.appearance
    assert (look.age, look.sex, look.outfit, look.beard) == (65, "m", "oilskin", "full")
    assert look.top == "#d9a62a"
    assert look.beard_colour == "#e6e2da"


def test_lines_of_one_shot_do_not_start_together():
    text = "INT. BAR - NIGHT\n- ANN and BOB at the bar\n  ANN: You came back after all these years.\n  BOB: I did.\n"
    (shot,) = screenplay_of(text, NO_DICTIONARY).scenes[0].shots
    assert shot.lines[1].offset > shot.lines[0].offset + 48
    assert [staged.who for staged in shot.staging] == ["ann", "bob"]


def test_the_same_seed_casts_the_same_people():
    one, two = (screenplay_of(LAST_LIGHT, NO_DICTIONARY, seed=3) for _ in range(2))
    assert one == two
    assert screenplay_of(LAST_LIGHT, NO_DICTIONARY, seed=4) != one


def test_words_in_capitals_after_a_colon_are_written_not_cast():
    text = "INT. ROOM - DAY\n- Insert, on the table a letter: COME HOME SOON [3s]\n"
    play = screenplay_of(text, NO_DICTIONARY)
    assert play.characters == ()
    assert play.scenes[0].shots[0].props[0].text == "COME HOME SOON"


def test_an_unknown_aspect_names_the_legal_ones():
    with pytest.raises(DirectorError, match="16:9"):
        screenplay_of("Aspect: 5:3\n" + LAST_LIGHT, NO_DICTIONARY)


@pytest.mark.parametrize(
    ("canon", "expected"),
    [
        ("a woman of 34, red coat, black bob", {"age": 34, "sex": "f", "outfit": "coat", "hair_style": "bob"}),
        ("stocky man, grey suit, no hat, moustache", {"sex": "m", "outfit": "suit", "beard": "moustache", "hat": ""}),
        ("old lady with glasses and a bun", {"age": 72, "sex": "f", "glasses": "#2a2a2c", "hair_style": "bun"}),
        ("green dress, freckles", {"outfit": "dress", "top": "#4c7a4a", "bottom": "#4c7a4a", "freckles": 0.8}),
    ],
)
def test_words_of_canon_are_seen(canon: str, expected: dict[str, object]):
    look = dressed(Appearance(), canon).model_dump()
    assert {name: look[name] for name in expected} == expected


def test_what_the_canon_does_not_say_stays_as_it_was_cast():
    cast = Appearance(top="#123456", age=50, hat="cap")
    assert dressed(cast, "tired eyes") == cast
