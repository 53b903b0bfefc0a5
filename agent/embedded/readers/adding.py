"""New shots and new scenes, written from the user's own words in the form of the shot list.

"add a shot of the guard falling asleep after 4"    AddShot(prompt="Medium shot, the guard falling asleep", after=4)
"add a scene where she comes back"                  AddScene(purpose="she comes back", shots=(wide, medium, close-up))
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits.story import AddScene, AddShot
from tools.film.screenplay import ShotDraft
from tools.film.script import Location, Scene, Size
from tools.writing.reading import read_prompt

DET = r"(?:an?|another|one more|some|one)"
SIZES = r"(?:extreme |medium |very )*(?:wide|close[- ]?up|medium|full|long|establishing|insert|detail|cutaway|pov|two)"
ASKED = (
    r"\b(?:add|insert|create|write|put in|throw in|give me|i want|i need|we need|make|have|need|get|with"
    r"|there should be)\b"
)  # fmt: skip
SHOT_OF = re.compile(
    rf"{ASKED}.*?\b{DET}\s+((?:{SIZES})?(?:[ -]?(?:shot|close-?up|insert|angle|view))?)"
    r"\s*(?:of|showing|where|with|in which|on)\s+(.+)$",
    re.IGNORECASE | re.DOTALL,
)
SCENE_WHERE = re.compile(
    r"\bscene\b.*?\b(?:where|in which|when|with|of|about|showing|that shows|for)\s+(.+)$", re.IGNORECASE | re.DOTALL
)
GOES = re.compile(
    r"\s*,?\s*\b(?:right |just |directly |immediately )?(?:after|before|between"
    r"|at the (?:very )?(?:end|start|beginning)|to the (?:end|start|beginning)"
    r"|as the (?:first|last)|at the close)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
LEADING = re.compile(
    r"^(?:at the (?:very )?(?:end|start|beginning)|after [\w ]{1,12}|before [\w ]{1,12})\s*,?\s*", re.IGNORECASE
)
SECONDS = 4.0
SHOTS_OF_A_SCENE: tuple[tuple[Size, str], ...] = (
    ("wide", "Wide shot"),
    ("medium", "Medium shot"),
    ("close-up", "Close-up"),
)


@dataclass(frozen=True)
class _Goal:
    """Where something new goes: beside a shot or scene (ids); the end of the film without one."""

    side: str = ""
    ref: str = ""
    used: frozenset[int] = frozenset()
    problem: str = ""


def adding_shots(clause: Clause) -> Iterable[Reading]:
    """A new shot from the words after "a shot of"; a size or camera words in them are read as in a shot list."""
    said = clause.text(0)
    match = SHOT_OF.search(said)
    if match is None or (
        clause.find("thing.scene") is not None and re.search(r"\bscene\b", match.group(0).split(" of ")[0], re.I)
    ):
        return
    if (
        not (match.group(1).strip() or "shot" in match.group(0).casefold())
        or clause.find("title.", "verb.retake") is not None
    ):
        return
    what = GOES.sub("", match.group(2)).strip(" .,")
    if not what:
        return
    goal = _goal(clause, scenes=False)
    used = frozenset(range(len(clause.pieces)))
    if goal.problem:
        yield Reading(used=used, problem=goal.problem, weight=0.6)
        return
    size = _size(clause, match.group(1))
    head = {"insert": "Insert", "close-up": "Close-up", "extreme close-up": "Extreme close-up"}.get(
        size, f"{size.capitalize()} shot"
    )
    prompt = f"{head}, {what}"
    read = read_prompt(prompt, _cast(clause), ())
    fields: dict[str, Any] = {"prompt": prompt, "size": size}
    if read.staging:
        fields |= {"staging": read.staging, "coverage": read.coverage or "single"}
    else:
        fields["coverage"] = "empty"
    for name in ("angle", "move", "pace", "time", "weather", "light"):
        value = getattr(read, name)
        if value and value not in ("eye level", "static", "normal"):
            fields[name] = value
    if goal.side:
        fields[goal.side] = goal.ref
    elif clause.index.order:
        fields["after"] = clause.index.order[-1]
    yield Reading((AddShot.model_validate(fields),), used, 0.6)


def _size(clause: Clause, said: str) -> Size:
    words = said.casefold()
    for piece in clause.pieces:
        values = piece.values("size")
        if values and piece.text.split()[0] in words:
            return values[0]  # pyright: ignore[reportReturnType]
    return "medium"


def _cast(clause: Clause) -> dict[str, str]:
    """Every way to name someone, in the letters of the message."""
    names: dict[str, str] = {}
    for way, who in clause.index.people.items():
        for spelled in (" ".join(way), " ".join(way).title(), " ".join(way).upper(), " ".join(way).capitalize()):
            names[spelled] = who
    return names


def _goal(clause: Clause, *, scenes: bool) -> _Goal:
    """What the words say of the place: after 4, before scene 2, at the start, between 3 and 4."""
    order: list[str] = [scene.id for scene in clause.film.scenes] if scenes else list(clause.index.order)
    for i, piece in enumerate(clause.pieces):
        if piece.means("order.after", "order.before"):
            found = next(((k, p.ref) for k, p in enumerate(clause.pieces) if k > i and p.ref is not None), None)
            if found is None or found[1].kind in ("people",):
                continue
            side = "after" if piece.means("order.after") else "before"
            if found[1].problem:
                return _Goal(problem=found[1].problem)
            ids = _ids(clause, found[1].kind, found[1].ids, found[1].how, scenes=scenes)
            if ids:
                return _Goal(side, ids[-1] if side == "after" else ids[0], frozenset((i, found[0])))
        if piece.ref is not None and piece.ref.kind == "join" and piece.ref.ids and not scenes:
            return _Goal("after", piece.ref.ids[0], frozenset((i,)))
        if piece.means("order.start") and order:
            return _Goal("before", order[0], frozenset((i,)))
        if piece.means("order.end") and order:
            return _Goal("after", order[-1], frozenset((i,)))
        if (
            not scenes
            and piece.ref is not None
            and piece.ref.kind == "scenes"
            and piece.ref.ids
            and i
            and _inside(clause, i)
        ):
            return _Goal("after", clause.index.shots_of_scenes(piece.ref.ids)[-1], frozenset((i,)))
    return _Goal()


def _inside(clause: Clause, i: int) -> bool:
    return clause.pieces[i - 1].text in ("in", "to", "into", "inside")


def _ids(clause: Clause, kind: str, ids: tuple[str, ...], how: str, *, scenes: bool) -> tuple[str, ...]:
    if how == "pronoun":
        ids = clause.focus.scenes if kind == "scenes" else clause.focus.shots
    if kind == "places":
        at = tuple(scene.id for scene in clause.film.scenes if scene.location in ids)
        return at if scenes else clause.index.shots_of_scenes(at)
    if scenes:
        return (
            ids
            if kind == "scenes"
            else tuple(dict.fromkeys(clause.index.scene_of[s] for s in ids if s in clause.index.scene_of))
        )
    return clause.index.shots_of_scenes(ids) if kind == "scenes" else ids


def adding_scenes(clause: Clause) -> Iterable[Reading]:
    """A new scene from the words after "a scene where", with three shots: the place, the people, the face."""
    if clause.find("verb.add", "verb.make") is None or not re.search(
        r"\b(?:a|another|one more|new|last|final|closing|opening)\s+(?:\w+\s+)?scene\b", clause.text(0), re.I
    ):
        return
    match = SCENE_WHERE.search(clause.text(0))
    if match is None:
        return
    purpose = GOES.sub("", match.group(1)).strip(" .,")
    used = frozenset(range(len(clause.pieces)))
    goal = _goal(clause, scenes=True)
    if re.search(r"\b(?:opening|first) scene\b", clause.text(0), re.I) and clause.film.scenes:
        goal = _Goal("before", clause.film.scenes[0].id)
    if goal.problem or not purpose:
        yield Reading(used=used, problem=goal.problem or "Say what happens in the scene.", weight=0.5)
        return
    beside = next((scene for scene in clause.film.scenes if scene.id == goal.ref), None)
    beside = beside or (clause.film.scenes[-1] if clause.film.scenes else None)
    place = _place(clause, beside)
    if place is None:
        yield Reading(used=used, problem="Say where the scene is: the film has no place yet.", weight=0.5)
        return
    fields: dict[str, Any] = {
        "location": place.id,
        "interior": "INT." if place.interior else "EXT.",
        "purpose": purpose,
        "shots": _shots(clause, purpose, place),
    }
    for group, name in (("time", "time"), ("weather", "weather"), ("mood", "mood")):
        said = [value for piece in clause.pieces for value in piece.values(group)]
        if said:
            fields[name] = said[0]
        elif beside is not None and name != "mood":
            fields[name] = getattr(beside, name)
    if goal.side:
        fields[goal.side] = goal.ref
    yield Reading((AddScene.model_validate(fields),), used, 0.6)


def _place(clause: Clause, beside: Scene | None) -> Location | None:
    """The place that is named; else that of the scene beside it."""
    for i in clause.refs("places"):
        ref = clause.pieces[i].ref
        if ref is not None and ref.ids and not clause.before(i, "order.after", "order.before"):
            return clause.film.locations[ref.ids[0]]
    return clause.film.locations.get(beside.location) if beside is not None else None


def _shots(clause: Clause, purpose: str, place: Location) -> tuple[ShotDraft, ...]:
    """Three shots of what happens: where, who does what, and how it is taken; each one step nearer."""
    target: Target = clause.target(("people",))
    del target
    who = [known for i in clause.refs("people") if (ref := clause.pieces[i].ref) is not None for known in ref.ids]
    names = [clause.film.characters[one].name for one in dict.fromkeys(who) if one in clause.film.characters]
    frames = round(SECONDS * clause.rate)
    spoken = re.sub(r"^(?:he|she|they|it)\b", " and ".join(names) or "someone", purpose, flags=re.IGNORECASE)
    prompts = [f"Wide shot, {place.name}, {spoken}", f"Medium shot, {spoken}"]
    prompts.append(f"Close-up, {names[0]}" if names else f"Insert, {spoken}")
    drafts: list[ShotDraft] = []
    for prompt, (size, _) in zip(prompts, SHOTS_OF_A_SCENE, strict=True):
        read = read_prompt(
            prompt, _cast(clause) | {name: one for one, name in zip(dict.fromkeys(who), names, strict=False)}, ()
        )
        drafts.append(
            ShotDraft(
                prompt=prompt,
                size="insert" if prompt.startswith("Insert") else size,
                coverage=read.coverage or ("single" if read.staging else "empty"),
                staging=read.staging,
                move="push in" if size == "close-up" and names else "static",
                frames=frames,
            )
        )
    return tuple(drafts)
