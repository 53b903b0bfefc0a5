"""Which tools a model is offered. All of them together are read with every request, so the likely ones come first and
the others by group, when they are asked for; a model that is told its tools in words is told all in a line each.

look, ask, write_*      always        set_duration, circle ...   always (LIKELY)
more_tools("cut")   ──> trim, ripple, roll ... from the next request on
"""

from functools import lru_cache
from typing import Any, Literal, cast, get_args

from agent.model.looking import THINGS
from agent.toolspecs import ToolSpec, act_kinds, act_tools
from tools.film.orders import order_kinds

Group = Literal["story", "takes", "cut", "sound", "state", "orders"]
GROUPS: tuple[Group, ...] = get_args(Group)

WRITTEN = frozenset(("write_script", "add_scene", "add_shot"))
"""kinds that come of shot-list text; their own schemas are large, and models write that form better"""
LIKELY = frozenset(
    "set_title set_logline set_treatment set_look set_character set_location remove_shot move_shot revise_shot"
    " revise_scene remove_scene circle ng choose_take set_duration set_transition set_grade set_film_grade set_music"
    " remove_music add_effect set_line remove_line set_gain add_title undo revert generate retake render"
    " export".split()
)
"""kinds that most requests come to"""

_ANY = {"type": ["integer", "string"]}
_TEXT = {"type": "string"}


def _tool(name: str, description: str, needed: tuple[str, ...] = (), **fields: dict[str, Any]) -> ToolSpec:
    required = {"required": list(needed)} if needed else {}
    return ToolSpec(name, description, {"type": "object", "properties": fields, **required})


LOOK = _tool(
    "look",
    "Look at a part of the film before acting on what the outline does not show: an outline of scenes ('3-5'), one"
    " scene or shot, takes or sound of a shot or of 'scene 3', titles, cast, shots about words, history, cost.",
    ("what",),
    what={"type": "string", "enum": list(THINGS)},
    at=_ANY,
    words=_TEXT,
)
ASK = _tool(
    "ask",
    "Ask the person one short question and end your turn; only when acting on a guess would be wrong.",
    ("question",),
    question=_TEXT,
    choices={"type": "array", "items": _TEXT},
)
WRITE_FILM = _tool(
    "write_film",
    "Write the whole film as a shot list, header and all scenes. The script supervisor tells what to mend.",
    ("text",),
    text=_TEXT,
)
WRITE_SCENE = _tool(
    "write_scene",
    "Add a scene (or several in a row): shot-list text, each from its slugline on. Without a place it ends the film.",
    ("text",),
    text=_TEXT,
    after=_ANY,
    before=_ANY,
    purpose={"type": "string", "description": "what changes in it"},
)
WRITE_SHOTS = _tool(
    "write_shots",
    "Add shots to a scene that is there: their lines of the shot list, without a slugline. One place: after or before a"
    " shot, or at the end of a scene.",
    ("text",),
    text=_TEXT,
    after=_ANY,
    before=_ANY,
    scene=_ANY,
)


@lru_cache(maxsize=1)
def groups() -> dict[Group, tuple[ToolSpec, ...]]:
    """The tools that are not likely, by what they are about."""
    found: dict[Group, list[ToolSpec]] = {group: [] for group in GROUPS}
    for spec in act_tools():
        if spec.name not in LIKELY | WRITTEN:
            found[group_of(spec.name)].append(spec)
    return {group: tuple(specs) for group, specs in found.items()}


def group_of(kind: str) -> Group:
    """What a kind is about: the part of the vocabulary it stands in."""
    part = "orders" if kind in order_kinds() else act_kinds()[kind].__module__.rsplit(".", 1)[-1]
    return cast("Group", part)


def offered(opened: frozenset[str] = frozenset()) -> list[ToolSpec]:
    """The tools of one request; `opened` are the groups that were asked for."""
    likely = [spec for spec in act_tools() if spec.name in LIKELY]
    further = [spec for group, specs in groups().items() if group in opened for spec in specs]
    rest: dict[Group, tuple[ToolSpec, ...]] = {
        group: specs for group, specs in groups().items() if group not in opened and specs
    }
    return [LOOK, ASK, WRITE_FILM, WRITE_SCENE, WRITE_SHOTS, *likely, *further, *([_more(rest)] if rest else [])]


def in_words() -> str:
    """Every tool, in a line each."""
    acts = [spec for spec in act_tools() if spec.name not in WRITTEN]
    return "\n".join(spec.as_line() for spec in [LOOK, ASK, WRITE_FILM, WRITE_SCENE, WRITE_SHOTS, *acts])


def shape() -> dict[str, Any]:
    """The JSON schema of an answer in words."""
    own = [spec.name for spec in (LOOK, ASK, WRITE_FILM, WRITE_SCENE, WRITE_SHOTS)]
    kinds = [*own, *(spec.name for spec in act_tools() if spec.name not in WRITTEN)]
    act = {"type": "object", "properties": {"kind": {"type": "string", "enum": kinds}}, "required": ["kind"]}
    fields = {"say": _TEXT, "acts": {"type": "array", "items": act}}
    return {"type": "object", "properties": fields, "required": ["say", "acts"]}


def _more(rest: dict[Group, tuple[ToolSpec, ...]]) -> ToolSpec:
    listed = "; ".join(f"{group}: {', '.join(spec.name for spec in specs)}" for group, specs in rest.items())
    return _tool(
        "more_tools",
        f"Get further tools, by what they are about. {listed}.",
        ("about",),
        about={"type": "string", "enum": list(rest)},
    )
