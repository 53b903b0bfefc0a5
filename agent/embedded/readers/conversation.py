"""What refers to the message before: again, a bit more, not so much, the same for 5, no the other one, the second one.

"make 3 darker"   again        the same once more          a bit more   half of it once more
                  same for 5   the same, of shot 5         no, 4        taken back, and done to shot 4
"""

from collections.abc import Iterable, Sequence
from typing import Any

from agent.conversation import Act, Choice, Question
from agent.embedded.readers.smalltalk import DROPPING, REFUSING
from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits import edit_kinds
from tools.film.edits.cut import Ripple, Roll, SetDuration, SetFilmGrade, SetGrade, Slide, Slip, Trim
from tools.film.edits.sound import SetGain
from tools.film.edits.state import Undo
from tools.film.edits.story import ReviseShot
from tools.film.orders import Retake

POINTING = ("shots", "scenes", "film", "takes", "people", "places")
LIGHT = (
    "again",
    "same",
    "other",
    "no",
    "verb.make",
    "verb.retake",
    "thing.shot",
    "thing.scene",
    "degree.",
    "dir.",
    "all",
    "yes",
)
"""what a message of this kind is made of, beside what it points at"""
SEVERAL = frozenset("two three four ones others both shots rest".split())
"""of "the other two" nothing is put right: they come as well"""
SHARES = {"share.half": -0.5, "share.twice": 1.0}
"""how much of the step before is still to be made"""
STEPS = ("exposure", "contrast", "saturation", "temperature", "tint", "delta", "delta_db", "frames")


def conversation(clause: Clause) -> Iterable[Reading]:
    """Readings that repeat, move or mend what the last message did, or that answer what was asked."""
    yield from _chosen(clause)
    if clause.focus.acts_just_now and (wished := _wished_on(clause, clause.focus.acts)):
        yield Reading(wished, clause.hard, 1.2)
        return
    shared = clause.find(*SHARES)
    if shared is not None and clause.focus.acts_just_now and all(i == shared or _light(clause, i) for i in clause.hard):
        # "too much. half of that"
        share = next(share for concept, share in SHARES.items() if clause.pieces[shared].means(concept))
        partly = tuple(again for act in clause.focus.acts if (again := stepped(act, share)) is not None)
        yield Reading(partly, frozenset(range(len(clause.pieces))), 1.2)
        return
    if not clause.focus.acts or not all(_light(clause, i) for i in clause.hard):
        return
    if any(piece.means("ask.who", "ask.when") for piece in clause.pieces[:2]):
        # "who changed shot 3?" asks about a change, and for none
        return
    target = clause.target(POINTING)
    used = frozenset(clause.hard)
    if target.problem:
        other = any(piece.ref is not None and piece.ref.how == "other" for piece in clause.pieces)
        question = Question(text="Which shot do you mean?") if other else None
        yield Reading(used=used, problem="" if other else target.problem, question=question, weight=0.3)
        return
    acts = clause.focus.acts
    said = " ".join(token.text for token in clause.finder.tokens if token.kind == "word")
    if said in DROPPING or (said in REFUSING and not clause.focus.acts_just_now):
        return
    several = any(set(piece.text.split()) & SEVERAL for piece in clause.pieces)
    if several and any(set(piece.text.split()) & {"other", "others"} for piece in clause.pieces):
        return
    if _says(clause, "no", *(() if several else ("other",))) and clause.focus.acts_just_now:
        yield from _mended(clause, target, used)
    elif (
        target.said
        and target.clear
        and (_says(clause, "same", "again") or (_says(clause, "verb.make") and not _says(clause, "neg")))
    ):
        yield Reading(tuple(moved(acts, target, clause)), used, 0.5)
    elif target.said and target.clear and len(clause.hard) == len(target.used) and clause.focus.acts_just_now:
        # "and 5", "5 too": nothing is said but another shot
        # "good. now the second scene" only turns to it
        turned = any(piece.text == "now" for piece in clause.pieces) and bool(clause.refs("scenes"))
        turned = turned and bool(clause.focus.shots)
        if not turned and any(piece.text in ("and", "too", "also", "now", "then") for piece in clause.pieces):
            yield Reading(tuple(moved(acts, target, clause)), used, 0.5)
    elif not target.said and _says(clause, "again", "degree.more", "degree.less", "degree.too", "neg"):
        yield from _once_more(clause, acts, used)


def _wished_on(clause: Clause, acts: Sequence[Act]) -> tuple[Act, ...]:
    """ "More rain than that", right after a retake was ordered: the retake with that wish."""
    opens = clause.pieces[0].text.split()[0] in ("more", "less", "even", "fewer")
    retakes = [act for act in acts if isinstance(act, Retake)]
    if not opens or not retakes or len(retakes) != len(acts) or clause.refs("shots", "scenes", "takes"):
        return ()
    return tuple(act.model_copy(update={"note": clause.text(0)}) for act in retakes)


def _light(clause: Clause, i: int) -> bool:
    piece = clause.pieces[i]
    if piece.means("length.", "grade.", "step.", "size."):
        return False
    return piece.ref is not None or piece.means(*LIGHT, "neg", "filler.")


def _says(clause: Clause, *concepts: str) -> bool:
    return clause.find(*concepts) is not None


def _once_more(clause: Clause, acts: Sequence[Act], used: frozenset[int]) -> Iterable[Reading]:
    """Again: what went by a step goes another; a retake is taken again; what was set to a value is said to be so."""
    back = _says(clause, "degree.less", "neg") or (_says(clause, "degree.too") and not _says(clause, "again"))
    share = clause.degree(small=0.5, normal=1.0, large=2.0)
    if _says(clause, "degree.too") or back:
        share = -0.5
    repeated = [again for act in acts if (again := stepped(act, share)) is not None]
    if repeated:
        yield Reading(tuple(repeated), used, 0.4)


def stepped(act: Act, share: float) -> Act | None:
    """The same step again, times `share`; None for an act that is no step. Retakes are repeated only as they are."""
    match act:
        case SetGrade() | SetFilmGrade() if not act.relative:
            return None
        case SetDuration() if act.factor is not None:
            factor = act.factor**share
            return act.model_copy(update={"factor": round(factor, 4)})
        case SetDuration() if act.delta is None:
            return None
        case SetGrade() | SetFilmGrade() | SetDuration() | SetGain():
            given: dict[str, Any] = {
                name: round(value * share, 4)
                for name in STEPS
                if isinstance(value := getattr(act, name, None), int | float) and not isinstance(value, bool)
            }
            return act.model_copy(update=given) if given else None
        case Trim() | Ripple() | Roll() | Slip() | Slide():
            frames = round(act.frames * share)
            return act.model_copy(update={"frames": frames}) if frames else None
        case Retake() if share == 1.0:
            return act
        case _:
            return None


def moved(acts: Sequence[Act], target: Target, clause: Clause) -> Iterable[Act]:
    """The same acts, done to other shots or scenes. What names nothing that can be another is left out."""
    shots = target.shots or clause.index.shots_of_scenes(target.scenes)
    done: set[str] = set()
    for act in acts:
        fields = type(act).model_fields
        if act.kind == "revise_shot" and act.kind in done:
            # two sizes for two shots ("both wider") are one wish
            continue
        done.add(act.kind)
        if isinstance(act, ReviseShot) and act.look and (having := _having(clause, act.look, shots)):
            # "paint the bicycle red in the market" ... "the same at the station": where there is a bicycle
            yield act.model_copy(update={"shots": having, "scenes": ()})
        elif isinstance(act, SetGain) and act.clip is None:
            # "Lotte up 3 dB" ... "the same for Bruno": a fader is someone's, and has no place
            people = [ref.ids[0] for piece in clause.pieces if (ref := piece.ref) and ref.kind == "people" and ref.ids]
            yield from (act.model_copy(update={"speaker": who}) for who in people[:1] if act.speaker)
        elif "shots" in fields and "scenes" in fields:
            yield act.model_copy(update={"shots": (), "scenes": (), **target.selection})
        elif "scene" in fields:
            scenes = target.scenes or tuple(dict.fromkeys(clause.index.scene_of[shot] for shot in shots))
            yield from (act.model_copy(update={"scene": scene}) for scene in scenes)
        elif "clip" in fields:
            yield from (act.model_copy(update={"clip": shot}) for shot in shots)
        elif "until" in fields and "scenes" in fields:
            yield act.model_copy(update=ranged(target))
        elif "shot" in fields:
            yield from (act.model_copy(update={"shot": shot}) for shot in shots)


def _having(clause: Clause, look: str, shots: Sequence[str]) -> tuple[str, ...]:
    """The shots that have a thing of the film that a look is of; none where all have it, or it is of no thing."""
    things = [word for word in look.casefold().split() if len(word) > 3 and clause.index.shots_about([word])]
    having = tuple(shot for shot in shots if things and clause.index.shows(things[0], (shot,)))
    return having if len(having) < len(shots) else ()


def ranged(target: Target) -> dict[str, Any]:
    """The fields of a range that a target is: scenes, or shots from the first to the last."""
    shots = target.shots
    if not shots:
        return {"shot": None, "until": None, "scenes": target.scenes}
    return {"shot": shots[0], "until": shots[-1] if len(shots) > 1 else None, "scenes": ()}


def _mended(clause: Clause, target: Target, used: frozenset[int]) -> Iterable[Reading]:
    """It was done to the wrong one: taken back, and done to the right one. Without a right one it is asked."""
    acts = clause.focus.acts
    steps = sum(act.kind in edit_kinds() for act in acts)
    taken_back: tuple[Act, ...] = (Undo(steps=steps),) if steps else ()
    if target.said and target.clear:
        again = tuple(moved(acts, target, clause))
        if again:
            yield Reading((*taken_back, *again), used, 0.6)
        return
    if taken_back and not target.said and _says(clause, "no") and not _says(clause, "again"):
        choices = (Choice(label="Take it back", acts=taken_back), Choice(label="Leave it"))
        yield Reading(used=used, question=Question(text="Shall I take that back?", choices=choices), weight=0.2)


def _chosen(clause: Clause) -> Iterable[Reading]:
    """An answer to the question before, by what it describes: "the one in the kitchen", "both", "all of them"."""
    question = clause.focus.question
    if question is None or not question.choices or not all(_light(clause, i) for i in clause.hard):
        return
    target = clause.target(POINTING)
    used = frozenset(clause.hard)
    offered = [choice for choice in question.choices if choice.acts]
    if any(piece.text in ("both", "all", "all of them", "both of them", "every one") for piece in clause.pieces):
        yield Reading(tuple(act for choice in offered for act in choice.acts), used, 0.7)
    elif (place := _place(clause, len(question.choices))) is not None:
        yield Reading(question.choices[place].acts, used, 0.8)
    elif target.said and not target.problem:
        wanted = set(target.shots) | set(target.scenes) | set(target.options)
        fits = [choice for choice in offered if _named(choice) & wanted]
        if len(fits) == 1:
            yield Reading(fits[0].acts, used, 0.7)


def _place(clause: Clause, many: int) -> int | None:
    """Which of the choices an ordinal means: "the second one", "the last one"."""
    refs = [piece.ref for piece in clause.pieces if piece.ref is not None]
    if len(refs) != 1 or refs[0].how != "ordinal" or "of" in refs[0].said.split():
        return None
    token = next((t for t in clause.finder.tokens if t.kind == "ordinal"), None)
    if token is None:
        return None
    place = int(token.value) - 1 if token.value > 0 else many + int(token.value)
    return place if 0 <= place < many else None


def _named(choice: Choice) -> set[str]:
    """The ids of shots and scenes that a choice is about."""
    found: set[str] = set()
    for act in choice.acts:
        told = act.model_dump()
        for name in ("shots", "scenes"):
            found.update(str(known) for known in told.get(name) or ())
        found.update(str(told[name]) for name in ("shot", "scene", "clip") if told.get(name))
    return found
