"""What a message points at: shots, scenes, people, places, takes, the film; and what is wrong with the pointing."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from agent.embedded.shot_wishes import Wish

RefKind = Literal["shots", "scenes", "people", "places", "takes", "film", "join", "time", "cue", "lines"]


@dataclass(frozen=True)
class Ref:
    """Something of the film, by its ids in film order.

    `join`: a cut, by the shot it leads into (ids: the shot before, the shot after). `time`: `frame` counted in the
    film. `takes`: numbers in `numbers`, of the shots in `ids` when they were named with them. `lines`: ids of cues.
    """

    kind: RefKind
    ids: tuple[str, ...] = ()
    said: str = ""
    how: Literal["number", "slate", "ordinal", "content", "all", "pronoun", "name", "scene", "other", "rest"] = "number"
    numbers: tuple[int, ...] = ()
    frame: int = 0
    problem: str = ""
    """why it points at nothing, with the legal range: "There is no shot 99; the film has shots 1 to 18." """
    options: tuple[str, ...] = ()
    """ids it may mean when it means one of several"""
    wish: "Wish | None" = field(default=None, compare=False)
    """what was said of the shots, so that it can be looked up again within a scene that is named elsewhere"""


Found = tuple[Ref, int]
"""a reference and the token after it"""

SHOTS = ("shot", "shots", "clip", "clips", "plan", "plans", "plano", "planos", "einstellung", "einstellungen", "toma")
SCENES = ("scene", "scenes", "scène", "escena", "szene", "sequence", "scènes", "escenas", "szenen", "sequences")
TAKES = ("take", "takes", "prise", "tk")
BEFORE = -2
"""the number of the take before the one in the cut; where that is the first, or none, of the last but one"""
OTHER_TAKES = {"other": 0, **dict.fromkeys(("previous", "earlier", "older", "former"), BEFORE)}
JOINTS = (",", "and", "&", "or", "plus", "et", "y", "und", "+", ";")
RANGES = ("-", "–", "to", "through", "thru", "until", "bis", "à", "hasta")
COUNTED = (
    "more",
    "takes",
    "take",
    "shots",
    "scenes",
    "versions",
    "times",
    "options",
    "people",
    "variants",
    "extra",
    "place",
    "places",
    "spots",
    "slots",
    "positions",
    "steps",
    "new",
    "years",
    "year",
)
ADDED_TO = ("of", "on", "for")
"""what "three more" is followed by where it counts takes: "three more on 3B" """
THOSE = (
    "all of them", "all of these", "all of those", "every one of them", "every one of those", "every one of these",
    "each of them", "each of those", "each of these",
)  # fmt: skip
"""several that were spoken of; "them" may be the film where none were"""
