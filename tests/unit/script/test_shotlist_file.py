"""The shot-list file: everything in it is kept, everything odd is told with its line."""

import pytest

from tools.film.errors import DirectorError
from tools.writing.shotlist_file import parse_shot_list

LAST_LIGHT = """Title: The Last Light
Style: ink and wash, stormy blues, one warm lamp

INT. LAMP ROOM - NIGHT
- Wide shot, the KEEPER (sixties, yellow oilskin, white beard) trims the lamp, storm outside, slow push in [5s]
  SFX: thunder
- Close-up, the KEEPER looks up, worried, lamp light on one side of his face [3.5s]
  KEEPER: The sea never forgets.

DISSOLVE TO:

EXT. BEACH - DAWN
1. Insert, a bottle with a letter half buried in wet sand, static [4s]
   GIRL V.O.: Are you the one who answers?
   NARRATOR: It had taken nine years.
   MUSIC: tender, solo piano
"""


def test_the_example_of_the_manual_is_read_word_for_word():
    film = parse_shot_list(LAST_LIGHT)
    assert film.header == {"title": "The Last Light", "style": "ink and wash, stormy blues, one warm lamp"}
    assert [(scene.interior, scene.place, scene.time) for scene in film.scenes] == [
        ("INT.", "LAMP ROOM", "NIGHT"),
        ("EXT.", "BEACH", "DAWN"),
    ]
    first, second = film.scenes[0].shots
    assert first.prompt == (
        "Wide shot, the KEEPER (sixties, yellow oilskin, white beard) trims the lamp, storm outside, slow push in"
    )
    assert (first.seconds, first.effects) == (5.0, ["thunder"])
    assert [(line.speaker, line.text, line.voice_over) for line in second.lines] == [
        ("KEEPER", "The sea never forgets.", False)
    ]
    (third,) = film.scenes[1].shots
    assert [(line.speaker, line.voice_over) for line in third.lines] == [("GIRL", True), ("narrator", True)]
    assert (third.music, third.transition) == ("tender, solo piano", "dissolve")


def test_markdown_headings_and_wrapped_prompts_are_understood():
    film = parse_shot_list("# My film\n\n## INT. KITCHEN - DAY\n* A long prompt that goes on\n  over two lines [4 s]\n")
    assert film.header["title"] == "My film"
    assert film.scenes[0].shots[0].prompt == "A long prompt that goes on over two lines"
    assert film.scenes[0].shots[0].seconds == 4.0


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("- a shot before any scene\n", 1, "before the first scene"),
        ("INT. A - DAY\n- x\nstray words\n", 3, "stray words"),
        ("INT. A - DAY\n- x\n  Keeper: hello\n", 3, "KEEPER"),
        ("INT. A - DAY\n\nINT. B - DAY\n- x\n", 1, "no shot"),
    ],
)
def test_errors_name_the_line(text: str, line: int, words: str):
    with pytest.raises(DirectorError, match=words) as caught:
        parse_shot_list(text)
    assert caught.value.data["line"] == line


def test_a_file_without_shots_says_what_a_shot_looks_like():
    with pytest.raises(DirectorError, match="Start each shot with"):
        parse_shot_list("Title: Nothing\n")
