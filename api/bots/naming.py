"""Who asked for each take, and who circled or rejected it, and where: for the people of a thread, in words."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from tools.store.films import FactTold
from tools.studio import Studio

CAMERA = "camera"


@dataclass(frozen=True)
class Named:
    """Of a take: `Mina in Slack`, each empty where nobody is known."""

    asked: str = ""
    circled: str = ""
    rejected: str = ""


UNKNOWN = Named()


def who_of(studio: Studio, film: str, takes: Iterable[str]) -> dict[str, Named]:
    """Of each of these takes of a film (an id). Blocking."""
    kinds = ("take_printed", "take_circled", "take_rejected")
    known = [_last(studio.films.facts_of(film, kind)) for kind in kinds]
    return {take: Named(*(_words(one.get(take)) for one in known)) for take in takes}


def _last(told: Iterable[FactTold]) -> dict[str, FactTold]:
    return {json.loads(one.fact)["take"]: one for one in told}


def _words(one: FactTold | None) -> str:
    """A person and a place; what the studio does of itself, as a deadline does, by its own name."""
    if one is None:
        return ""
    return one.asker.words or ("" if one.actor == CAMERA else one.actor)
