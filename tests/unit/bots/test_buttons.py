"""The buttons of a film's messages: what they begin, and what it may cost."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any

from agent.conversation import Speaker
from api.bots.buttons import Buttons
from api.house import Hands
from tests.fakes.bot_house import SCRIPT, a_house, roll
from tests.fakes.chat_server import until
from tools.film.edits.story import WriteScript
from tools.film.film import Film
from tools.film.orders import Order, Render, Retake
from tools.film.slate import shot_order
from tools.media.progress import Report
from tools.settings import Settings
from tools.studio import Studio
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of

FILM = "two-doors"


def test_a_button_that_told_no_price_never_spends_however_long_its_work_waits(tmp_path: Path):
    done: list[Order] = []

    def carry_out(studio: Studio, film: str, order: Order, report: Report) -> dict[str, Any]:
        done.append(order)
        if isinstance(order, Render):
            Path(str(order.out)).write_bytes(b"film")
        return {"film": film, "revision": 0, "order": order.kind}

    with ExitStack() as stack:
        house, _ = a_house(Settings(home=tmp_path), stack, Hands(carry_out=carry_out))
        studio = house.studio
        studio.create(Film(id=FILM, title="Two Doors"))
        studio.perform(FILM, WriteScript(screenplay=screenplay_of(SCRIPT, Lexicon(Path("/nowhere")))))
        for shot in shot_order(studio.open(FILM).film):
            roll(studio, FILM, shot, 1)
        film = studio.open(FILM).film
        take = film.shots[shot_order(film)[0]].takes[-1]
        mina = Speaker(name="Mina", role="director", channel="slack")
        buttons = Buttons(house)
        buttons.retake(FILM, take, "2.dailies", mina, "", 0.0)
        buttons.render(FILM, "2", mina)
        until(lambda: len(done) == 2, lambda: house.jobs.all())
    budgets = [order.budget for order in done if isinstance(order, Retake | Render)]
    assert budgets == [0, 0]
