"""What may come next in a message: commands of the chat, and the names of this film.

"make 2" ──> 2A, 2B, 2C      "give ma" ──> Mara      "/u" ──> /undo
"""

from collections.abc import Sequence

from tools.film.film import Film
from tools.film.slate import slates

COMMANDS = ("/help", "/quit", "/show", "/undo")
OPENINGS = (
    "add a scene", "add a shot", "approve all", "delete shot", "export as", "have", "how long is it", "make shot",
    "move shot", "render it", "retake", "roll what is missing", "set scene", "swap shots", "undo", "what is in",
)  # fmt: skip
WORDS = ("brighter", "closer", "darker", "longer", "scene", "shorter", "shot", "warmer", "wider")


def completions(film: Film, line: str, begin: int) -> list[str]:
    """What the part of `line` from `begin` on may become; each keeps what was typed and goes on from it."""
    typed = line[begin:]
    if begin == 0:
        fitting = _fitting(typed, COMMANDS if typed.startswith("/") else OPENINGS)
        return fitting or _fitting(typed, _names(film))
    return _fitting(typed, [*_names(film), *WORDS])


def _names(film: Film) -> list[str]:
    people = [person.name for person in film.characters.values()]
    places = [place.name for place in film.locations.values()]
    return [*people, *places, *slates(film).values()]


def _fitting(typed: str, words: Sequence[str]) -> list[str]:
    return [word for word in words if word.lower().startswith(typed.lower())]
