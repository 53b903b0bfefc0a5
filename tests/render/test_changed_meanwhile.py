"""Who talks about a film while it is made has what was changed rolled anew, and the film is made."""

from pathlib import Path

import pytest

from tools.film.edits.story import ReviseShot
from tools.film.handles import shots_needing_takes
from tools.film.slate import shot_order
from tools.media.progress import Progress
from tools.production.making import Request, make_film
from tools.settings import Settings
from tools.studio import Studio

pytestmark = pytest.mark.render

SCRIPT = """Title: Two Rooms

INT. ROOM - NIGHT

- Wide shot, an empty room, static [1s]
- Wide shot, an empty room, a table, static [1s]
"""


def test_a_shot_that_is_changed_while_takes_are_drawn_is_drawn_again(tmp_path: Path):
    script = tmp_path / "rooms.txt"
    script.write_text(SCRIPT)
    studio = Studio(Settings(home=tmp_path / "home", workers=1))
    changed: list[int] = []

    def report(progress: Progress) -> None:
        name = [one.id for one in studio.films.summaries()]
        if not changed and progress.stage == "pictures" and name:
            last = shot_order(studio.open(name[0]).film)[-1]
            changed.append(studio.perform(name[0], ReviseShot(shots=(last,), size="close-up")).revision)

    try:
        made = make_film(studio, Request(script=script, draft=True), tmp_path / "film.mp4", report)
        film = studio.open(made.film).film
    finally:
        studio.close()
    assert changed
    assert made.delivered.proof.ok
    assert not shots_needing_takes(film)
    assert film.shots[shot_order(film)[-1]].size == "close-up"
