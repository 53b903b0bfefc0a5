"""Turns whose process died. Only who has the floor may know that one did: the living hold it.

open ──> nothing was begun ─────────────────> ended: say it again
     ├─> its thread had ended, or waits ────> written down as that
     ├─> an answer that never came through ─> the gate waits on
     ├─> others changed the film since ─────> ended as it is
     └─> else ──────────────────────────────> goes on from its last checkpoint; what was done is not done again
"""

from typing import cast

from agent.chat import Scribe
from agent.running import Runner
from agent.thread import State
from tools.store.chats import TurnEntry

MOST_TRIES = 2
"""times that a turn whose process died is taken up again before it is ended as it is"""
BROKEN = "This was broken off when its process ended. What was done is kept; the rest is not done by itself."
UNHEARD = "This was broken off before anything was done. Say it again."


def take_up(runner: Runner, entry: TurnEntry) -> None:
    """A turn that was left open: its thread goes on from its last checkpoint, unless the film has moved on."""
    tries = runner.chats.take_up(runner.film, entry.number)
    scribe = Scribe(runner.chats, runner.film, entry.number, runner.listener)
    desk = runner.desk(entry, scribe)
    snapshot = runner.snapshot(entry.thread)
    state = cast("State", snapshot.values)
    if not state:
        runner.close(entry, scribe, UNHEARD, how="failed")
    elif not snapshot.next and "reply" in state:
        runner.ended(entry, desk, scribe, dict(state))
    elif snapshot.interrupts and entry.thread == entry.number:
        runner.ended(entry, desk, scribe, {**state, "__interrupt__": snapshot.interrupts})
    elif snapshot.interrupts:
        # The answer did not reach the gate: it waits on, and whoever gave the answer gives it again.
        runner.chats.wait_again(runner.film, entry.answers)
        runner.close(entry, scribe, UNHEARD, how="failed")
    elif tries > MOST_TRIES or _moved_on(runner, entry):
        runner.ended_early(entry, desk, scribe, State(ended="failed", words=BROKEN))
    else:
        runner.run(entry, None, scribe)


def _moved_on(runner: Runner, entry: TurnEntry) -> bool:
    """Whether others changed the film since the turn began: then it is not for us to go on."""
    since = runner.crew.studio.films.since(runner.film, entry.before)
    return any(not one.cause.startswith(f"{entry.thread}.") for one in since)
