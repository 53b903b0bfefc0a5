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
        ("INT. A - DAY\n- x [3s]\n  MUSIC:\n", 3, "'MUSIC:' with no words; write them behind the colon"),
        ("INT. A - DAY\n- x\n  Sfx:\n", 3, "'Sfx:' with no words"),
        ("INT. A - DAY\n- x\n  TITLE (card):\n", 3, "'TITLE:' with no words"),
        ("INT. A - DAY\n- x\n  KEEPER V.O.:\n", 3, "'KEEPER V.O.:' with no words"),
        (
            "INT. A - DAY\n- x [3s]\n  garbage line here\n",
            3,
            "'garbage line here' is no header, slugline, shot or sound",
        ),
        ("INT. A - DAY\n- x\n  SFX: rain\n  garbage\n", 4, "'garbage' is no"),
        ("INT. A - DAY\n- x\n\n  garbage\n", 4, "'garbage' is no"),
        ("INT. A - DAY\n- x [0s]\n", 2, r"'\[0s\]' is no length that a shot can have; end .* 0.01 to 600 seconds"),
        ("INT. A - DAY\n- x [9999s]\n", 2, r"'\[9999s\]' is no length that a shot can have"),
        ("INT. A - DAY\n- x [-3s]\n", 2, r"'\[-3s\]' is no length at the end of a shot"),
        ("INT. A - DAY\n- x [nan s]\n", 2, r"'\[nan s\]' is no length"),
        ("INT. A - DAY\n- x [3,5s]\n", 2, r"'\[3,5s\]' is no length"),
        ("INT. A - DAY\n- x [3s] trailing\n", 2, r"'\[3s\]' is no length at the end of a shot; end .* such as \[4s\]"),
        ("INT. A - DAY\n- [3s]\n", 2, "a shot with no words"),
        (
            "DISSOLVE TO:\n\nINT. A - DAY\n- x\n",
            1,
            "no shot comes before 'DISSOLVE TO:'; begin the film with 'FADE IN:'",
        ),
        ("FADE OUT.\n\nINT. A - DAY\n- x\n", 1, "no shot comes before 'FADE OUT.'"),
        ("INT. A - DAY\n- x\n\nWIPE CLOCK TO:\n", 4, "no shot comes after 'WIPE CLOCK TO:'; .* 'FADE OUT.'"),
        ("INT. A - DAY\n- x\nPUSH TO:\nCUT TO:\n- y\n", 4, "'CUT TO:' after 'PUSH TO:'; one transition"),
        ("INT. A - DAY\n- x\n  SPIN TO:\n- y\n", 3, "'SPIN TO:' is no transition; write one of CUT TO:, .* FADE OUT."),
        ("Title:\nINT. A - DAY\n- x\n", 1, "'Title:' with no words"),
        ("Style: ink\nStyle: oil\nINT. A - DAY\n- x\n", 2, "a second 'Style:'; keep one; above it is 'ink'"),
        ("Aspect: 5:3\nINT. A - DAY\n- x\n", 1, "'5:3' is no picture shape; write one of 16:9"),
        ("INT. A - DAY\n- x\n  MUSIC: a\n  SCORE: b\n", 4, "a second MUSIC under one shot; .* above it is 'a'"),
        ("INT. A - DAY\n- x\n  AMB: a\n  AMBIENCE: b\n", 4, "a second AMBIENCE under one shot"),
        (
            "INT. A - DAY\n- x\n  MUSIC (loud): a\n",
            3,
            r"'\(loud\)' says nothing of MUSIC; leave it out, or .* tense, warm",
        ),
        ("INT. A - DAY\n- x\n  SFX (loud): a\n", 3, r"'\(loud\)' says nothing of SFX; write it in the words"),
        (f"INT. A - DAY\n- {'x' * 2001}\n", 2, "2,001 letters are too many for one shot; write 2,000 at most"),
        (f"INT. A - DAY\n- x\n  SFX: {'x' * 201}\n", 3, "201 letters are too many for one SFX"),
    ],
)
def test_errors_name_the_line(text: str, line: int, words: str):
    with pytest.raises(DirectorError, match=words) as caught:
        parse_shot_list(text)
    assert caught.value.data["line"] == line


def test_a_file_without_shots_says_what_a_shot_looks_like():
    with pytest.raises(DirectorError, match="Start each shot with"):
        parse_shot_list("Title: Nothing\n")


def test_words_go_on_in_the_next_line_until_something_ends_them():
    film = parse_shot_list(
        "INT. A - DAY\n- Wide shot, a sign\n  that reads:\n  no fishing [3s]\n  KEEPER: The sea\n  never forgets.\n"
    )
    (shot,) = film.scenes[0].shots
    assert (shot.prompt, shot.seconds) == ("Wide shot, a sign that reads: no fishing", 3.0)
    assert [line.text for line in shot.lines] == ["The sea never forgets."]


def test_titles_have_several_lines_and_a_kind_and_music_a_mood():
    film = parse_shot_list(
        "Treatment: One.\nTreatment: Two.\nINT. A - DAY\n- x\n  TITLE (lower third): Anna Berg\n  TITLE: keeper\n"
        "  MUSIC (Tense): solo piano\n  2ND COP: Halt.\n"
    )
    assert film.header["treatment"] == "One.\nTwo."
    (shot,) = film.scenes[0].shots
    assert (shot.title, shot.title_kind, shot.music, shot.mood) == (
        "Anna Berg\nkeeper", "lower third", "solo piano", "tense",
    )  # fmt: skip
    assert [line.speaker for line in shot.lines] == ["2ND COP"]


def test_what_is_read_and_not_filmed_is_noted():
    film = parse_shot_list(
        "INT. HOUSE - KITCHEN\n- x\n  ANNA (quietly, V.O.): No.\n  ANNA (CONT'D): Yes.\n\nINT. YARD - LATER\n- y\n"
    )
    assert [(scene.place, scene.time) for scene in film.scenes] == [("HOUSE - KITCHEN", ""), ("YARD", "")]
    manner, hour = film.notes
    assert manner.startswith("'(quietly)' in line 3 of the script is not heard in the voice;")
    assert hour.startswith("No hour that is understood: 'KITCHEN' (line 1). It is read as part of the place")
