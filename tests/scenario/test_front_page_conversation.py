"""The conversation of the front page, had once more: line for line, what the README says is what is answered.

What the writing room is free to change stays open: numbers, names of people and places, moods, words in quotes.
"""

import io
import re
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path
from typing import Any, get_args

import pytest

from agent.conversation import Speaker
from agent.directing import embedded
from agent.talk import Talk
from api.chatting import Chat
from tools.film.edits.takes import PrintTake
from tools.film.handles import shots_needing_takes, used_spans
from tools.film.orders import Order
from tools.film.script import Mood
from tools.media.progress import Report
from tools.settings import read_settings
from tools.studio import Studio

README = Path(__file__).parents[2] / "README.md"
WORKPRINT = str(Path(sys.executable).with_name("workprint"))
SPOKEN = re.search(r"^## One conversation$.*?^```$(.*?)^```$", README.read_text(encoding="utf-8"), re.S | re.M)
TURNS = [part.splitlines() for part in re.split(r"^[$>] ", SPOKEN.group(1) if SPOKEN else "", flags=re.M)[1:]]
"""What is typed, and what is answered to it."""

OPEN = (
    (r"“[^”]*”", "“”"),
    (rf"\b(?:{'|'.join(get_args(Mood))})\b", "MOOD"),
    (r"(?:[\w./~-]*/)?[\w-]+\.mp4", "FILE"),
    (r"\b[A-Z]{2,}(?: [A-Z]{2,})*, (?:dawn|morning|day|afternoon|sunset|dusk|night)\b", "PLACE"),
    (r"\b[A-Z]{3,}\b", "NAME"),
    (r"now: .*\.", "now: LOOKS."),
    (r"\d+(?:\.\d+)?[A-Z]?(?:(?:, | and | of )\d+[A-Z]?)*", "N"),
)


class CameraAndCutter:
    """A render in no time: a take of every shot that lacks one, and a file that is told and not made."""

    def __init__(self, studio: Studio) -> None:
        self.studio = studio

    def carry_out(self, film: str, order: Order, report: Report, speaker: Speaker) -> dict[str, Any]:
        assert order.kind == "render"
        now = self.studio.open(film).film
        for number, shot in enumerate(shots_needing_takes(now)):
            used = used_spans(now)[shot]
            head = max(0, -used.start)
            take = PrintTake(shot=shot, media=f"{number:064x}", frames=head + used.end, head=head, rate=now.look.rate)
            self.studio.perform(film, take, actor="camera")
        revision = self.studio.open(film).revision
        told = {"seconds": 28.2, "segments": 18, "segments_encoded": 18, "proof": {"ok": True}}
        return {"film": film, "revision": revision, "order": "render", "out": f"/deliveries/{film}.mp4", **told}


def loosely(line: str) -> str:
    """The line without what the writing room may change."""
    for words, stand_in in OPEN:
        line = re.sub(words, stand_in, line)
    return line


@pytest.fixture(scope="module")
def made(home: Path) -> list[str]:
    """What the first command prints."""
    words = re.fullmatch(r'workprint new "(.*)"', TURNS[0][0])
    assert words is not None
    command = [WORKPRINT, "new", words.group(1), "--home", str(home)]
    return subprocess.run(command, capture_output=True, text=True, timeout=600, check=True).stdout.splitlines()


@pytest.fixture(scope="module")
def answers(made: list[str], home: Path) -> Generator[list[list[str]]]:
    """What is answered to each message."""
    studio = Studio(read_settings({}, home))
    talk = Talk(studio, embedded(studio.settings), CameraAndCutter(studio))
    found: list[list[str]] = []
    for asked, *_ in TURNS[2:]:
        out = io.StringIO()
        chat = Chat(studio, talk, studio.id_of("a-light"), out, io.StringIO())
        chat.hold([asked], forgiving=False)
        found.append(out.getvalue().splitlines())
    yield found
    talk.close()
    studio.close()


def test_the_film_is_told_as_on_the_front_page(made: list[str]):
    told = TURNS[0][1 : TURNS[0].index("...")]
    assert len(told) >= 3
    head, logline, *scenes = made[: len(told)]
    # The title and what the film is about are the writing room's own.
    assert loosely(head).rpartition("  ")[2] == loosely(told[0]).rpartition("  ")[2] == "(N s, N shots, N:N)"
    assert logline.endswith(".")
    assert [loosely(line) for line in scenes] == [loosely(line) for line in told[2:]]


def test_every_answer_is_that_of_the_front_page(answers: list[list[str]]):
    assert TURNS[1] == ["workprint chat a-light"]
    assert len(answers) == 8
    before = ""
    for (asked, *told), answer in zip(TURNS[2:], answers, strict=True):
        kept: list[str] = []
        for line in answer:
            # Only offers that repeat are left out there.
            if not line.startswith("Next: ") or line != before:
                kept.append(line)
            before = line if line.startswith("Next: ") else before
        assert [loosely(line) for line in kept] == [loosely(line) for line in told], asked
