"""A screenplay is broken down as it is written: how a line is said is seen, and what no film has is told."""

from tools.film.pages import Pages
from tools.interchange.screenplay.fountain_reading import read_fountain
from tools.writing.breaking_down import break_down

SCRIPT = """Title: Two Old Men
Author: A. Writer

EXT. PATIO - DAY #7A#

STEEL sits. JACK watches from the gate.

STEEL
(beer raised)
To retirement.
(beat)
(coldly)
And to yours.

BRICK ^
To retirement.

Steel waves to Jack.

.OMITTED #8#
"""


def test_how_it_is_said_is_seen_and_what_no_film_has_is_told() -> None:
    pages: Pages = read_fountain(SCRIPT)
    file, notes = break_down(pages)
    assert len(file.scenes) == 1
    prompts = [shot.prompt for shot in file.scenes[0].shots]
    assert prompts[0] == "Wide shot, STEEL sits. Jack watches from the gate."
    assert prompts[1].endswith(", STEEL, beer raised; coldly")
    assert notes == (
        "A speech that is said at the same time as another comes after it here.",
        "Scenes are numbered in their order: 7A of the script is 1.",
        "Of the title page only the title is kept; it has author, too.",
    )
