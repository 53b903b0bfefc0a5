"""Brains that think what they are told to, and a small film to talk about."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from agent.conversation import Act, Question
from agent.gate import FREE, Price, Pricing
from agent.ports import Brain, Emit, Hands, Situation, Thought
from agent.talk import Talk
from tests.fakes.last_light import last_light
from tools.film.edits import parse_edit
from tools.film.film import Film
from tools.film.orders import order_kinds, parse_order
from tools.settings import Settings
from tools.studio import Studio

FILM = "the-last-light"
Step = Thought | Callable[[Situation, Emit], Thought]


def act(kind: str, **fields: Any) -> Act:
    """An edit or an order by its kind."""
    given = {"kind": kind, **fields}
    return parse_order(given) if kind in order_kinds() else parse_edit(given)


def doing(*acts: Act, words: str = "") -> Thought:
    """A last thought: these acts."""
    return Thought(words=words, acts=acts, final=True)


def asking(question: Question) -> Thought:
    return Thought(question=question)


class ScriptedBrain:
    """Thinks one step after the other, and remembers what it was asked."""

    name = "scripted"

    def __init__(self, steps: Iterable[Step] = ()) -> None:
        self.steps = list(steps)
        self.seen: list[Situation] = []

    def think(self, situation: Situation, emit: Emit) -> Thought:
        self.seen.append(situation)
        step = self.steps.pop(0)
        return step if isinstance(step, Thought) else step(situation, emit)


def free(film: Film, asked: Act) -> Price:
    return FREE


class Rooms:
    """Conversations over one home folder, each as a process of its own would open it."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self._opened: list[tuple[Studio, Talk]] = []

    def studio(self) -> Studio:
        """A studio with the film of the manual's shot list."""
        studio = Studio(Settings(home=self.home))
        if not studio.films.summaries():
            studio.create(last_light())
        return studio

    def open(
        self, *steps: Step, hands: Hands | None = None, price: Pricing | None = free
    ) -> tuple[Talk, ScriptedBrain]:
        """A conversation with a brain that thinks these steps, where nothing costs anything unless it is said."""
        brain = ScriptedBrain(steps)
        return self.talk(brain, hands, price=price), brain

    def talk(self, brain: Brain, hands: Hands | None = None, *, price: Pricing | None = free) -> Talk:
        """A conversation with some brain."""
        studio = self.studio()
        talk = Talk(studio, brain, hands, price=price)
        self._opened.append((studio, talk))
        return talk

    def close(self) -> None:
        for studio, talk in self._opened:
            talk.close()
            studio.close()
