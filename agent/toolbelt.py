"""The toolbelt: every act there is, done. As a tool that a model can call it is in agent/toolspecs.py.

Act ──> an edit  ──> studio.perform, once per cause        ──> Done
    └─> an order ──> Hands, which write into the film's own deliveries or, at the terminal, where the person said
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast, get_args

from pydantic import BaseModel

from agent.conversation import Act, Done, Speaker
from agent.ports import Hands
from agent.roles import way_back_refusal
from tools.film.errors import Cancelled, WorkprintError
from tools.film.orders import Export, ImportMedia, Order, Render
from tools.media.progress import Report
from tools.studio import Studio

SENT = re.compile(r"[0-9a-f]{32}/[^/\\]{1,200}")
"""how a file is named in a conversation that was sent to the studio: its upload, and what it is called"""
NOT_FOR_TALK = ("print_take", "set_shot_state")
"""what cameras report about themselves"""
OF_ORDERS: tuple[type[BaseModel], ...] = get_args(get_args(Order)[0])
LONGEST_LIST = 200


def is_order(act: Act) -> bool:
    return isinstance(act, OF_ORDERS)


class OwnHands:
    """Orders carried out here and now. What makes a file and is not told where makes it in the film's deliveries."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def carry_out(self, film: str, order: Order, report: Report, speaker: Speaker) -> dict[str, Any]:
        # Orders make films; a conversation that only looks and edits need not wait for what makes them.
        from tools.production.ordering import carry_out

        if isinstance(order, Render | Export) and order.out is None:
            order = order.model_copy(update={"out": str(self._place(film, order))})
        return carry_out(self._studio.asked_by(speaker.asker), film, order, report, actor=speaker.name)

    def _place(self, film: str, order: Render | Export) -> Path:
        from tools.production.forms import SUFFIX
        from tools.production.forms import Export as Form

        form = Form.mp4 if isinstance(order, Render) else next((one for one in Form if one == order.name), Form.mp4)
        return self._studio.settings.home / "deliveries" / film / f"{film}{SUFFIX[form]}"


def out_of_reach(act: Act, message: str, speaker: Speaker) -> str:
    """Why a conversation may not come to this act: it is the cameras', or names files that the person did not type.

    Empty when it may.
    """
    if act.kind in NOT_FOR_TALK:
        return f"{act.kind} is what cameras report about themselves; nobody asks for it."
    match act:
        case Render() | Export():
            paths = [act.out] if act.out is not None else []
        case ImportMedia():
            paths = [*act.files]
        case _:
            return ""
    if not paths:
        return ""
    if isinstance(act, ImportMedia) and all(SENT.fullmatch(path) for path in paths):
        return ""
    if speaker.channel != "terminal":
        return f"Files are named at the terminal only, so {paths[0]} is not touched; here, files are sent and fetched."
    strange = [path for path in paths if path not in message]
    return f"You did not name {strange[0]}, so it is not touched. Type the path yourself." if strange else ""


class Toolbelt:
    """Does acts on one studio's films. `hands` carry orders out."""

    def __init__(self, studio: Studio, hands: Hands) -> None:
        self._studio = studio
        self._hands = hands

    def perform(
        self, film: str, said: Act, act: Act, report: Report, *, cause: str, speaker: Speaker, message: str
    ) -> Done:
        """Do `act`, which is `said` with its references pinned; an edit of a known cause is not made again.

        What cannot be done is told in `Done.error`. Raises Cancelled when the person stopped it, and Bug.
        """
        if why := out_of_reach(said, message, speaker) or way_back_refusal(self._studio, film, speaker.role, act):
            return refused(said, self._studio.open(film).revision, why)
        try:
            if isinstance(act, OF_ORDERS):
                before = self._studio.open(film).revision
                told = self._hands.carry_out(film, cast("Order", act), report, speaker)
                after = self._studio.open(film).revision
                return Done(act=said, before=before, revision=after, result=_bounded(told))
            theirs = self._studio.asked_by(speaker.asker)
            made = theirs.perform(film, act, actor=speaker.name, message=message, cause=cause)  # pyright: ignore[reportArgumentType]
        except Cancelled:
            raise
        except WorkprintError as error:
            return refused(said, self._studio.open(film).revision, error.message)
        return Done(act=said, before=made.revision - 1, revision=made.revision, facts=made.facts)


def refused(said: Act, revision: int, why: str) -> Done:
    """An act that did not change the film, or was not tried."""
    return Done(act=said, before=revision, revision=revision, error=why)


def _bounded(told: Mapping[str, Any]) -> dict[str, Any]:
    """What an order tells, with lists that a reader can still take in."""
    return {name: value[:LONGEST_LIST] if isinstance(value, list) else value for name, value in told.items()}
