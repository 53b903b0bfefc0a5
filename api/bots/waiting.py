"""Dailies that wait: a word to remind of them, a deadline, and what it brings, by the rule of each film.

takes without a word ──since──> a reminder every so many hours ──> the deadline ──> a word, best takes
                                                                       circled, or no render
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tools.film.edits.takes import Circle
from tools.film.film import Film
from tools.film.script import Shot
from tools.film.slate import slate_of
from tools.store.patience import Rule
from tools.studio import Studio

NAMED = 12


@dataclass(frozen=True)
class Waits:
    """What there is to say of waiting: how often it was reminded by now, and whether the deadline has passed."""

    slates: tuple[str, ...] = ()
    reminder: int = 0
    hours: float = 0.0
    """that the longest has waited"""
    first: str = ""
    """the take that has waited longest"""
    late: tuple[str, ...] = ()
    """the takes for which the deadline has passed"""
    rule: Rule | None = None

    @property
    def held(self) -> bool:
        return bool(self.late) and self.rule is not None and self.rule.then == "hold"


NONE = Waits()


def waits_of(studio: Studio, name: str, at: datetime) -> Waits:
    """How a film (an id) waits, with the deadline's own act done where it is time. Blocking."""
    rule = studio.patience.rule(name)
    if rule is None:
        return NONE
    film = studio.open(name).film
    waiting = waiting_shots(film)
    since = studio.patience.since(name, [shot.takes[-1] for shot in waiting], at)
    late = tuple(
        take for take, from_then in since.items() if rule.deadline and at - from_then >= timedelta(hours=rule.deadline)
    )
    cause = f"deadline:{','.join(late)}"
    # Once: who takes it back wants it so.
    if late and rule.then == "circle" and studio.made(name, cause) is None:
        best = tuple(best_take(film, shot) for shot in waiting if shot.takes[-1] in late)
        words = f"nobody said a word within {rule.deadline:g} h"
        studio.perform(name, Circle(takes=best), actor="the deadline", message=words, cause=cause)
        return waits_of(studio, name, at)
    if not since:
        return NONE
    first = min(since, key=lambda take: (since[take], take))
    waited = (at - since[first]) / timedelta(hours=1)
    slates = tuple(f"{slate_of(film, shot.id)}-{len(shot.takes)}" for shot in waiting)
    return Waits(slates, int(waited / rule.remind) if rule.remind else 0, waited, first, late, rule)


def waiting_shots(film: Film) -> list[Shot]:
    """The shots whose newest take has no word yet, and that have no circled one."""
    return [
        shot
        for shot in film.shots.values()
        if shot.takes and shot.circled is None and film.takes[shot.takes[-1]].state == "printed"
    ]


def best_take(film: Film, shot: Shot) -> str:
    """The take with the fewest faults that nobody rejected, the newest of several."""
    good = [take for take in shot.takes if film.takes[take].state != "ng"]
    return min(reversed(good), key=lambda take: (film.takes[take].outdated, len(film.takes[take].faults)))


def told(waits: Waits) -> list[tuple[str, tuple[str, ...]]]:
    """What the thread is told, each once: a key, and the lines."""
    if not waits.slates or waits.rule is None:
        return []
    more = f" and {len(waits.slates) - NAMED} more" if len(waits.slates) > NAMED else ""
    listed = ", ".join(waits.slates[:NAMED]) + more
    said: list[tuple[str, tuple[str, ...]]] = []
    if waits.reminder and not waits.late:
        said.append((f"remind:{waits.first}:{waits.reminder}", (f"Waiting for your word: {listed}.", _ahead(waits))))
    if waits.late:
        then = " Nothing is rendered before they have one." if waits.held else ""
        said.append((f"late:{waits.late[0]}", (f"The deadline has passed without a word on {listed}.{then}",)))
    return said


def _ahead(waits: Waits) -> str:
    rule = waits.rule
    if rule is None or rule.deadline is None:
        return ""
    then = {"remind": "you are told so", "circle": "the best takes are circled", "hold": "nothing is rendered any more"}
    return f"In {max(0.0, rule.deadline - waits.hours):.1f} h {then[rule.then]}."


def described(rule: Rule | None) -> str:
    """A rule in words."""
    if rule is None:
        return "Takes may wait as long as they like. dailies remind 4 deadline 24 circle changes that."
    parts = [f"a reminder every {rule.remind:g} h"] if rule.remind else []
    then = {"remind": "a last reminder", "circle": "the best takes are circled", "hold": "no render before a word"}
    parts += [f"after {rule.deadline:g} h {then[rule.then]}"] if rule.deadline else []
    return f"For takes without a word: {', '.join(parts)}. dailies off ends that."
