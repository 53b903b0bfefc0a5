"""How shots look: darker, warmer, wider, at dawn, in the rain, handheld, sadder, slower.

Light and colour are graded at once (set_grade, or set_film_grade for the whole film); what the camera has to do again
is revised (revise_shot, or revise_scene when a scene is said and all of it is about the scene).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from math import log2
from typing import Any

from agent.conversation import Act, Choice, Question
from agent.embedded.amounts import Amount
from agent.embedded.asking import ask_which
from agent.embedded.pieces import forms
from agent.embedded.readers.adding import asks_for_a_shot
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.stated import stated
from tools.film.edits.cut import SetFilmGrade, SetGrade
from tools.film.edits.story import ReviseScene, ReviseShot
from tools.film.script import Size

LADDER: tuple[Size, ...] = (
    "extreme wide", "wide", "full", "medium wide", "medium", "medium close-up", "close-up", "extreme close-up",
)  # fmt: skip
GRADES = {
    # words -> (field, a bit, plain, much)
    "darker": ("exposure", -0.25, -0.5, -1.0),
    "brighter": ("exposure", 0.25, 0.5, 1.0),
    "warmer": ("temperature", 0.15, 0.3, 0.6),
    "cooler": ("temperature", -0.15, -0.3, -0.6),
    "more contrast": ("contrast", 0.1, 0.2, 0.4),
    "less contrast": ("contrast", -0.1, -0.2, -0.4),
    "more colour": ("saturation", 0.12, 0.25, 0.5),
    "less colour": ("saturation", -0.12, -0.25, -0.5),
    "greener": ("tint", -0.1, -0.2, -0.4),
    "pinker": ("tint", 0.1, 0.2, 0.4),
}
OPPOSITE = {
    "darker": "brighter",
    "brighter": "darker",
    "warmer": "cooler",
    "cooler": "warmer",
    "more contrast": "less contrast",
    "less contrast": "more contrast",
    "more colour": "less colour",
    "less colour": "more colour",
}
# group of concepts -> field of revise_shot
FIELDS = {
    "size": "size",
    "angle": "angle",
    "camera": "camera",
    "time": "time",
    "mood": "mood",
    "weather": "weather",
    "pace": "pace",
    "coverage": "coverage",
    "facing": "facing",
}
LEAVING = ("of", "out", "into", "in", "from")
GREY = ("grey", "gray", "greyish", "grayish", "gloomy")
FRAMED_SHOT = {"camera", "size", "angle", "coverage"}
FRAMED = {"size", "coverage", "angle"}
STAGING = (
    "pull", "push", "come", "go", "shoot", "film", "frame", "play", "do", "cut", "have", "try", "use", "put", "move",
    "see", "view", "back to", "back", "go back to", "bring", "take", "get", "set", "place", "drop", "start", "reframe",
    "compose", "stage", "in", "out", "camera", "framing", "shooting", "photograph", "capture", "happen", "take place",
    "again", "instead", "rewrite", "redo", "recompose", "cover", "light", "add", "open up", "let", "want", "throw in",
    "filmed", "framed", "there should be", "can there be", "could there be", "as", "side", "shift",
)  # fmt: skip
"""what one says of a shot whose size, angle, move, hour or weather is named next"""
OTHER_MOODS = {
    "tense": ("calm",), "action": ("calm",), "calm": ("tense", "action"), "melancholy": ("warm", "triumphant"),
    "dark": ("calm", "warm"), "playful": ("calm", "melancholy"), "epic": ("calm",), "romantic": ("calm",),
    "warm": ("melancholy", "tense"), "triumphant": ("melancholy", "calm"), "mysterious": ("warm", "calm"),
    "dreamy": ("calm", "tense"),
}  # fmt: skip
"""what a shot may be that is too much of a mood"""
SCENE_FIELDS = ("time", "weather", "mood")


@dataclass
class _Wanted:
    grade: dict[str, float] = field(default_factory=dict[str, float])
    absolute: bool = False
    shot: dict[str, Any] = field(default_factory=dict[str, Any])
    steps: int = 0
    used: set[int] = field(default_factory=set[int])
    contrary: bool = False
    """two wishes that cannot both be meant of the same shots"""
    instead: tuple[str, ...] = ()
    """the moods that may be meant where one is too much"""


def looks(clause: Clause) -> Iterable[Reading]:
    """Every property of the picture that the clause names, as one revision and one grade."""
    wanted = _wanted(clause)
    if asks_for_a_shot(clause):
        return
    if wanted.contrary or not (wanted.grade or wanted.shot or wanted.steps or wanted.instead):
        return
    used = wanted.used | set(clause.all("again", "verb.make", "verb.give", "thing.shot", "thing.image", "neg"))
    # the camera's own verbs: "pull 4 back to a wide", "shoot 4 as a pov", "bring rain into 5"
    staging = {i for i, piece in enumerate(clause.pieces) if set(forms(piece.text)) & set(STAGING)}
    used |= {i for i in staging if clause.pieces[i].ref is None}
    if (place := clause.find("verb.remove", "neg", "stop")) is not None and wanted.shot.get("weather") == "clear":
        used.add(place)
    target = clause.target_or_film(("shots", "scenes", "film", "people", "places"))
    if not (target.clear or target.said) and any(act.kind == "set_film_grade" for act in clause.focus.acts):
        # "make the whole film warmer" ... "less warm"
        target = Target(clause.index.order, whole=True, used=target.used)
    if target.whole and not target.said and (wanted.steps or FRAMED_SHOT & wanted.shot.keys()):
        # "make it a close-up", and nothing was spoken of: never all of the film
        target = Target(used=target.used)
    if not target.said and (end := _at_an_end(clause, wanted)) is not None:
        target = end
    used |= target.used
    if "saturation" in wanted.grade:
        used |= set(clause.all("palette"))
    if "pace" in wanted.shot:
        # "Sofia should run faster": what she does is in the shot
        used |= {i for i in clause.all("doing.") if clause.index.shows(clause.pieces[i].text, target.shots)}
    if "camera" in wanted.shot or "size" in wanted.shot:
        # "push in on the bottle in 6": what the camera is on is in the shot
        used |= {i for i, p in enumerate(clause.pieces) if p.strange and clause.index.shows(p.text, target.shots)}
    weight = 0.9 if clause.find("verb.make") is not None else 0.8
    if wanted.instead:
        yield from _less_of_it(clause, wanted, target, frozenset(used))
        return
    people = [piece.ref for piece in clause.pieces if piece.ref is not None and piece.ref.kind == "people"]
    if len(target.shots) > 1 and people and not clause.refs("shots", "scenes", "film", "takes"):
        # "go tighter on gran": one of her shots is meant; "on gran crying": the one where she cries
        said = [i for i, piece in enumerate(clause.pieces) if piece.strange and piece.text in clause.index.known]
        about = clause.index.shots_about([clause.pieces[i].text for i in said])
        shots = tuple(shot for shot in target.shots if shot in about) if said else target.shots
        one = len(shots) == 1
        target = replace(target, shots=shots if one else (), options=() if one else shots or target.shots)
        used |= set(said)
    if len(target.shots) > 1 and _looked_at(clause) and (wanted.steps or FRAMED_SHOT & wanted.shot.keys()):
        # "hold still on the dairy": one shot of it is meant
        target = replace(target, shots=(), scenes=(), options=target.shots)
    if target.problem:
        yield Reading(used=frozenset(used), problem=target.problem, weight=weight)
    elif not target.clear:
        question = ask_which(clause, target, lambda known: tuple(_acts(clause, wanted, clause.target_of(known))))
        yield Reading(used=frozenset(used), question=question, weight=weight / 2)
    elif acts := tuple(_acts(clause, wanted, target)):
        yield Reading(acts, frozenset(used), weight)


def _looked_at(clause: Clause) -> bool:
    """Whether a place alone is named, as what the camera is on: "still on the dairy"; not "everything on the roof"."""
    kinds = ("shots", "scenes", "film", "takes")
    if {*clause.refs(*kinds)} - clause.pronouns(*kinds) or clause.find("all") is not None:
        return False
    return any(i and clause.pieces[i - 1].text == "on" for i in clause.refs("places"))


def _at_an_end(clause: Clause, wanted: _Wanted) -> Target | None:
    """ "Crane up at the end": what the camera does there, it does in the last shot."""
    at = clause.find("order.end", "order.start")
    camera = wanted.steps or {"camera", "size", "angle"} & wanted.shot.keys()
    if at is None or not camera or len(clause.pieces[at].text.split()) < 2 or not clause.index.order:
        return None
    last = clause.pieces[at].means("order.end")
    return Target((clause.index.order[-1 if last else 0],), used=frozenset({at}), said=True)


def _wanted(clause: Clause) -> _Wanted:
    wanted = _Wanted()
    for i, piece in enumerate(clause.pieces):
        if piece.ref is not None or piece.amount is not None or piece.text in ("two shots", "2 shots"):
            continue
        if piece.means("angle.") and piece.text.startswith("from ") and clause.find("transition.") is not None:
            # "dissolve from the roof to the vault"
            continue
        if piece.means("camera.") and clause.find("transition.") is not None and piece.text.split()[-1] in LEAVING:
            # "ease out of the kitchen with a dissolve"
            continue
        if (contrast := clause.contrasted(i)) is not None and _stands_against(clause, i):
            # "snow instead of fog" wants snow
            wanted.used |= {i, contrast}
            continue
        much = piece.means("weather.") and clause.find("degree.too", after=i) is not None
        if (contrast is not None and not piece.means("weather.")) or stated(clause, i) or much:
            # "not at night", "4 is sad" and "the rain is too much" do not say what it shall be
            continue
        grades = [value for value in piece.values("grade") if value in GRADES or value == "black and white"]
        if "black and white" in grades:
            wanted.grade["saturation"], wanted.absolute = -1.0, True
            wanted.used.add(i)
        elif piece.text in GREY and clause.find("weather.") is not None:
            # "grey and rainy" is the weather
            wanted.used.add(i)
        elif grades:
            _grade(clause, i, grades[0], wanted)
        elif piece.means("step.wider", "step.closer") and clause.find("size.") is not None and not piece.means("size."):
            # "i want to see the whole room in 11, wide": the size that is said
            wanted.used.add(i)
        elif piece.means("step.wider", "step.closer"):
            step = int(clause.degree(small=1, normal=1, large=2))
            wanted.steps = -step if piece.means("step.wider") else step
            wanted.used.add(i)
        else:
            if piece.means("mood.") and clause.before(i, "degree.too", "degree.less") is not None:
                wanted.instead = OTHER_MOODS[piece.values("mood")[0]]
                wanted.used.add(i)
                continue
            if piece.means("face.") and clause.refs("people") and clause.find("mood.") == i:
                # someone is to look sad, not the shot
                continue
            for group, name in FIELDS.items():
                if (values := piece.values(group)) and wanted.shot.get(name) == values[0]:
                    # "no zoom, just static": said twice
                    wanted.used.add(i)
                if (values := piece.values(group)) and name not in wanted.shot:
                    wanted.shot[name] = "clear" if group == "weather" and _gone(clause, i) else values[0]
                    wanted.used.add(i)
                    break
    if "mood" in wanted.shot and any("feel" in forms(word) for p in clause.pieces for word in p.text.split()):
        # "should feel darker, like a horror film": how it feels is no light
        wanted.grade = {}
    for i in clause.all("thing.image"):
        _turned(clause, i, wanted)
    stops = clause.amounts("stop")
    ways = clause.all("dir.up", "dir.down", "verb.louder", "verb.quieter")
    if stops and "exposure" not in wanted.grade and ways:
        # "take it down two stops"
        amount = clause.pieces[stops[0]].amount
        assert amount is not None
        down = clause.pieces[ways[0]].means("dir.down", "verb.quieter")
        wanted.grade["exposure"] = -amount.value if down else amount.value
        wanted.used.update((stops[0], *ways, *clause.all("verb.add", "verb.move", "verb.choose")))
    return wanted


WHOLLY = frozenset("completely entirely fully totally all".split())
"""beside "less colour": none at all"""
QUANTITIES = {
    "saturation": ("more colour", "less colour"),
    "contrast": ("more contrast", "less contrast"),
    "exposure": ("brighter", "darker"),
    "brightness": ("brighter", "darker"),
    "temperature": ("warmer", "cooler"),
    "colour temperature": ("warmer", "cooler"),
    "color temperature": ("warmer", "cooler"),
}


def _turned(clause: Clause, at: int, wanted: _Wanted) -> None:
    """ "Take the saturation of 11 down": a quantity of the picture, and which way it goes."""
    ways = clause.all("dir.up", "dir.down", "verb.louder", "verb.quieter", "degree.more", "degree.less")
    named = QUANTITIES.get(clause.pieces[at].text)
    if named is None or not ways or wanted.grade:
        return
    down = any(clause.pieces[i].means("dir.down", "verb.quieter", "degree.less") for i in ways)
    name, *amounts = GRADES[named[1] if down else named[0]]
    wanted.grade[name] = clause.degree(small=amounts[0], normal=amounts[1], large=amounts[2])
    wanted.used.update((at, *ways, *clause.all("verb.move", "verb.choose", "verb.add")))


def _stands_against(clause: Clause, at: int) -> bool:
    """Whether another piece names something of the same kind, so that this one is what it is not to be."""
    groups = {concept.split(".")[0] for concept in clause.pieces[at].concepts} & FIELDS.keys()
    # "over the shoulder instead of close"
    groups |= FRAMED if groups & FRAMED else set()
    others = (piece for i, piece in enumerate(clause.pieces) if i != at and piece.ref is None)
    return any(piece.means(f"{group}.") for piece in others for group in groups)


def _grade(clause: Clause, at: int, value: str, wanted: _Wanted) -> None:
    turned = clause.before(at, "degree.less", "degree.too", "neg") is not None
    if turned and not clause.pieces[at].text.startswith("too"):
        value = OPPOSITE.get(value, value)
    name, *amounts = GRADES[value]
    # said twice is one wish: "too dark, I can barely see him"
    wanted.contrary |= name in wanted.grade and (wanted.grade[name] > 0) != (amounts[0] > 0)
    wanted.grade[name] = clause.degree(small=amounts[0], normal=amounts[1], large=amounts[2])
    if value == "less colour" and any(set(piece.text.split()) & WHOLLY for piece in clause.pieces):
        wanted.grade[name], wanted.absolute = -1.0, True
    if (shares := clause.amounts("percent", "times")) and not _other_share(clause):
        # "half as bright" is less of it
        up = (wanted.grade[name] > 0) != (clause.pieces[shares[0]].text == "half" and clause.named("as") != set())
        wanted.grade[name] = _by_share(name, clause.pieces[shares[0]].amount, up=up)
        wanted.used.update((shares[0], *clause.all("dir.by")))
    stops = clause.amounts("stop")
    if name == "exposure" and stops:
        amount = clause.pieces[stops[0]].amount
        assert amount is not None
        wanted.grade[name] = amount.value if wanted.grade[name] > 0 else -amount.value
        wanted.used.add(stops[0])
    wanted.used.add(at)


def _other_share(clause: Clause) -> bool:
    """Whether a share of something is said, but not of the light or the colours: "darker and half as long"."""
    return clause.find("length.", "thing.length", "speed.", "stem.", "sound.", "voice.", "verb.louder") is not None


def _by_share(name: str, amount: Amount | None, *, up: bool) -> float:
    """How far a value moves for "20 % darker", "half as bright", "twice the contrast"; exposure counts in stops."""
    assert amount is not None
    share = amount.value / 100 if amount.unit == "percent" else amount.value
    if amount.unit == "times" and not amount.part:
        # "twice as bright" is once more of it
        share -= 1
    share = min(max(share, 0.0), 1.0)
    if name == "exposure":
        return round(log2(1 + share) if up else log2(max(1 - share, 0.25)), 3)
    return round(share if up else -share, 3)


def _less_of_it(clause: Clause, wanted: _Wanted, target: Target, used: frozenset[int]) -> Iterable[Reading]:
    """A mood that is too much: the other one, where there is one; else it is asked which."""
    if wanted.grade or wanted.shot or wanted.steps or target.problem or not target.clear:
        return
    choices: list[Choice] = []
    for mood in wanted.instead:
        acts = tuple(_acts(clause, _Wanted(shot={"mood": mood}), target))
        if len(wanted.instead) == 1:
            yield Reading(acts, used, 0.8)
            return
        choices.append(Choice(label=f"More {mood}", acts=acts))
    yield Reading(used=used, question=Question(text="What shall it be instead?", choices=tuple(choices)), weight=0.6)


def _gone(clause: Clause, at: int) -> bool:
    """Whether weather is to go: "no fog", "remove the rain", "without the snow"."""
    following = clause.pieces[at + 1].text if at + 1 < len(clause.pieces) else ""
    taken = following in ("out", "out of", "away from") and any(
        set(clause.pieces[i].text.split()) & {"take", "get", "leave", "pull", "keep"} for i in range(at)
    )
    return taken or any(clause.pieces[i].means("verb.remove", "neg", "stop") for i in range(at))


def _acts(clause: Clause, wanted: _Wanted, target: Target) -> Iterable[Act]:
    if wanted.grade:
        relative = not wanted.absolute
        if target.whole:
            yield SetFilmGrade.model_validate({**wanted.grade, "relative": relative})
        else:
            yield SetGrade.model_validate({**target.selection, **wanted.grade, "relative": relative})
    shots = target.shots or clause.index.shots_of_scenes(target.scenes)
    if target.scenes and not target.shots and wanted.shot and set(wanted.shot) <= set(SCENE_FIELDS):
        for scene in target.scenes:
            yield ReviseScene.model_validate({"scene": scene, **wanted.shot})
    elif wanted.shot and not wanted.steps:
        yield ReviseShot.model_validate({**target.selection, **wanted.shot})
    if wanted.steps:
        yield from _stepped(clause, wanted, shots)


def _stepped(clause: Clause, wanted: _Wanted, shots: Iterable[str]) -> Iterable[Act]:
    """Wider or closer by steps of the ladder; shots that come to the same size are one edit."""
    by_size: dict[Size, list[str]] = {}
    for shot in shots:
        now = clause.film.shots[shot].size
        place = LADDER.index(now) if now in LADDER else len(LADDER) - 1
        by_size.setdefault(LADDER[min(max(place + wanted.steps, 0), len(LADDER) - 1)], []).append(shot)
    for size, same in by_size.items():
        yield ReviseShot.model_validate({"shots": tuple(same), **wanted.shot, "size": size})
