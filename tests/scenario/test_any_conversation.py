"""Whatever a brain thinks and whoever says what: the film is the fold of its log, and nothing gets past the gate."""

import random

import pytest

from agent.checkpoints import Checkpoints
from agent.conversation import Act, Choice, Question, Role, Speaker
from agent.gate import Price
from agent.ports import Emit, Situation, Thought
from tests.fakes.scripted_brain import FILM, Rooms, act
from tools.film.edits import parse_edit
from tools.film.film import Film
from tools.film.history import History, perform
from tools.film.orders import Order
from tools.media.progress import Report

DESTROYING = {"remove_shot", "remove_scene", "remove_character"}
ROLES: tuple[Role, ...] = ("owner", "director", "editor", "viewer")
MESSAGES = (
    *("yes", "no", "go ahead", "nein", "yes, and make it darker", "yes, cut it", "ok but not 2", "vas-y", "never mind"),
    *(
        "make it darker",
        "how long is it?",
        "what does it cost",
        "2",
        "the first one",
        "shot 2",
        "cut all",
        "stop",
        "...",
    ),
)


def acts(dice: random.Random) -> tuple[Act, ...]:
    shot = dice.choice((1, 2, 3, 4, "1A", "2B", "sh3", 99))
    every = (
        act("remove_shot", shots=[shot]),
        act("remove_scene", scene=dice.choice((1, 2, 9))),
        act("remove_character", character="keeper"),
        act("add_shot", prompt="Wide shot, the sea"),
        act("set_duration", shots=[shot], delta=dice.choice((0.5, -0.5, -90.0))),
        act("set_grade", shots=[shot], exposure=-0.1, relative=True),
        act("circle", shots=[shot]),
        act("undo"),
        act("redo"),
        act("revert", revision=dice.randrange(6)),
        act("retake", shots=[shot], note="rain"),
        act("export", name="pdf", out="/etc/passwd"),
        act("import_media", files=["/etc/shadow"]),
        act("print_take", shot=1, media="0" * 64, frames=48),
        act("render"),
        act("lock_picture"),
        act("unlock_picture"),
    )
    return tuple(dice.choice(every) for _ in range(dice.randrange(1, 5)))


class Dicing:
    """Thinks at random."""

    name = "dice"

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice

    def think(self, situation: Situation, emit: Emit) -> Thought:
        roll = self.dice.random()
        emit("words", {"text": "Well. "})
        if roll < 0.15:
            return Thought(words="So it is.")
        if roll < 0.3:
            choices = tuple(Choice(label=f"shot {n}", acts=acts(self.dice)) for n in range(1, 3))
            return Thought(question=Question(text="Which one?", choices=choices))
        return Thought(acts=acts(self.dice), final=roll < 0.8)


class Hands:
    """Carries out nothing, and knows what it was asked for."""

    def __init__(self) -> None:
        self.orders: list[Order] = []

    def carry_out(self, film: str, order: Order, report: Report, speaker: Speaker) -> dict[str, object]:
        self.orders.append(order)
        return {"film": film}


def dear(film: Film, asked: Act) -> Price:
    return Price(2.0, ("kling",)) if asked.kind == "retake" else Price()


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_destroyed_or_spent_without_a_yes_of_someone_allowed(rooms: Rooms, seed: int):
    dice, hands = random.Random(seed), Hands()
    studio = rooms.studio()
    room = rooms.talk(Dicing(dice), hands, price=dear)
    gated = yeses = 0
    for _ in range(60):
        speaker = Speaker(name="x", role=dice.choice(ROLES), channel=dice.choice(("terminal", "web", "slack")))
        before, spent = studio.open(FILM).revision, len([one for one in hands.orders if one.kind == "retake"])
        waiting = room.pending(FILM)
        message = dice.choice(MESSAGES)
        reply = room.say(FILM, message, speaker, dry_run=dice.random() < 0.1)
        new = studio.films.since(FILM, before)
        bought = len([one for one in hands.orders if one.kind == "retake"]) - spent
        if speaker.role == "viewer":
            assert (new, bought) == ([], 0)
        if any(entry.kind in DESTROYING for entry in new) or bought:
            assert waiting is not None
            assert waiting.gate is not None
            assert message in ("yes", "go ahead", "vas-y", "yes, and make it darker", "yes, cut it")
            assert not (bought and speaker.role == "editor")
            yeses += 1
        if reply.gate is not None:
            gated += 1
            assert reply.asked
    assert not any(order.kind == "import_media" or getattr(order, "out", None) for order in hands.orders)
    assert not any(entry.kind == "print_take" for entry in studio.log(FILM))
    assert gated > 5
    assert yeses
    check_whole(rooms)


def check_whole(rooms: Rooms) -> None:
    """The film is the fold of its log, events have no hole, no turn is open, and only what waits has a thread."""
    studio = rooms.studio()
    latest, history = studio.open(FILM), History()
    films = [studio.open(FILM, 0).film]
    for entry in studio.log(FILM):
        made = perform(films[-1], history, parse_edit(entry.edit), films.__getitem__)
        films.append(made.film)
        history = made.history
    assert (films[-1], len(films) - 1) == (latest.film, latest.revision)
    turns = studio.chats.newest(FILM, 1000)
    assert [turn.number for turn in turns] == [*range(1, len(turns) + 1)]
    assert not any(turn.state == "open" for turn in turns)
    waiting = [turn for turn in turns if turn.state == "waiting"]
    assert len(waiting) <= 1
    events = studio.chats.events(FILM, 0)
    assert [event.number for event in events] == [*range(1, len(events) + 1)]
    checkpoints = Checkpoints(rooms.home)
    assert checkpoints.threads() == {f"{FILM}/{turn.thread}" for turn in waiting}
    checkpoints.close()
    studio.close()
