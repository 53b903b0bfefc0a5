"""How one shot goes over into the next: dissolves, fades, wipes, pushes, irises, and the plain cut.

"dissolve 3 into 4"               on 4: a transition is on the clip INTO which it goes
"fade 11 out", "fade to black"    on 11, on the last shot: a fade out is at the end of its own
"dissolves between all scenes"    on the first shot of each scene but the first
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from agent.conversation import Act, Choice, Question
from agent.embedded.pieces import forms
from agent.embedded.readers.cut_verbs import for_each
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.refs import Ref
from tools.film.edits.cut import SetTransition
from tools.film.timeline import Clip, Transition
from tools.film.views import picture_spans

AT_THE_END = ("fade out", "iris close")
AT_THE_START = ("fade in", "iris open")
SOUND = ("stem.", "sound.")
INTO = ("into", "to", "in", "in to", "on", "onto", "at", "over", "through")
FROM = ("out of", "from", "after", "off", "leaving")
AROUND = ("verb.add", "verb.make", "verb.give", "verb.play", "verb.last", "verb.choose", "verb.merge", "verb.move")
"""verbs of which a transition may be the object: put, give, use, let"""
SMALL = (
    "thing.cut", "thing.shot", "dir.", "order.", "thing.film", "thing.head", "thing.tail", "length.", "thing.length",
    "ordinal.", "all", "thing.scene", "thing.version", "again", "range.", "pace.", "step.", "merged",
)  # fmt: skip
"""words that only say where a transition is, or how long"""
BLACK = ("black", "to black", "from black", "the black")
WHITE = ("white", "to white", "from white")
FACTORS = {"half": 0.5, "twice": 2.0, "double": 2.0, "triple": 3.0}
SLOW, QUICK = 2.0, 0.5
"""seconds of a slow and of a quick one"""
EACH_CUT = ("cut", "edit", "join", "transition", "cut point", "edit point")


def transitions(clause: Clause) -> Iterable[Reading]:
    """One set_transition for each cut that is meant."""
    every = [
        (i, p.values("transition")) for i, p in enumerate(clause.pieces) if p.values("transition") and p.ref is None
    ]
    named = [one for one in every if clause.contrasted(one[0]) is None] or every
    out = clause.find("verb.remove", "neg") is not None
    any_kind = [i for i in clause.all("thing.cut") if "transition" in clause.pieces[i].text]
    if clause.find("sound.crossfade", "sound.ducking", *SOUND) is not None or (not named and not (out and any_kind)):
        return
    told = named or [(any_kind[0], ("cut",))]
    at, kinds = max(told, key=lambda found: (clause.pieces[found[0]].last - clause.pieces[found[0]].first, found[0]))
    if named and kinds == ("cut",) and clause.pieces[at].text in ("cut", "cuts", "edit") and not _plain_cut(clause, at):
        return
    kind = "cut" if kinds == ("cut",) or (out and len(named) == 1) else _kind(clause, at, kinds)
    used = {i for i, _ in told} | set(clause.all(*AROUND, *SMALL))
    used |= set(clause.all("verb.remove", "neg", "transition.")) if kind == "cut" else set()
    # "a cut instead of the fade"
    against = ((i, clause.contrasted(i)) for i in clause.all("transition."))
    used |= {k for i, contrast in against if contrast is not None for k in (i, contrast)}
    used |= {i for i, p in enumerate(clause.pieces) if p.text in (*BLACK, *WHITE) and p.ref is None}
    known = {item.shot: made for item, made in _made(clause)}
    if (moment := _moment(clause)) is not None and not clause.refs("shots", "scenes", "places", "join"):
        yield from _at_a_moment(clause, kind, moment, used)
        return
    several = _several(clause)
    if several is not None and kind == "cut" and known:
        several = replace(several, shots=tuple(shot for shot in several.shots if shot in known))
    target = several or _into(clause, kind)
    if kind == "cut" and not target.said and known:
        # "remove the transition": the only one, or all of them
        every = clause.find("all") is not None or any(clause.pieces[i].text.endswith("s") for i, _ in told)
        target = Target(tuple(known) if every or len(known) == 1 else (), options=tuple(known), said=True)
        target = Target(target.shots, said=True) if target.shots else target
    frames, measured = _frames(clause, known.get(target.shots[0]) if len(target.shots) == 1 else None)

    def made(shot: str) -> Act:
        fields: dict[str, Any] = {"clip": shot, "transition": kind}
        if frames is not None and kind != "cut":
            fields["frames"] = frames
        return SetTransition.model_validate(fields)

    bare = kind == "dissolve" and clause.pieces[at].text == "fade" and len(clause.hard) == 2
    bare &= not any(piece.text in (*INTO, *FROM, "between") for piece in clause.pieces)
    if bare and target.shots and not clause.refs("join"):
        yield _which_fade(clause, target.shots[0], frozenset(used | target.used))
        return
    yield from for_each(clause, target, used | measured, 0.85, made)


def _which_fade(clause: Clause, shot: str, used: frozenset[int]) -> Reading:
    """ "Fade 14": in, out, or over from the one before."""
    number = clause.index.numbers[shot]
    kinds = (("Fade out at its end", "fade out"), ("Fade in at its start", "fade in"), ("Dissolve into it", "dissolve"))
    choices = tuple(
        Choice(label=label, acts=(SetTransition.model_validate({"clip": shot, "transition": kind}),))
        for label, kind in kinds
    )
    return Reading(used=used, question=Question(text=f"Which fade of shot {number}?", choices=choices), weight=1.0)


def _moment(clause: Clause) -> tuple[int, frozenset[int]] | None:
    """The frame of "at 12 seconds", "at 0:26", and the pieces that say it; None where no moment is said."""
    for i in clause.refs("time"):
        ref = clause.pieces[i].ref
        if ref is not None and not ref.problem:
            return ref.frame, frozenset({i})
    for i in clause.amounts("second", "frame"):
        amount = clause.pieces[i].amount
        frames = amount.frames(float(clause.rate)) if amount is not None else None
        if frames is not None and i and clause.pieces[i - 1].text == "at":
            return frames, frozenset({i})
    return None


def _at_a_moment(clause: Clause, kind: str, moment: tuple[int, frozenset[int]], used: set[int]) -> Iterable[Reading]:
    """A transition at a moment of the film: at the cut that is there; where none is, at which of the two beside it."""
    frame, said = moment
    claimed = frozenset(used | said)
    spans = [(shot, span) for shot, span in picture_spans(clause.film).items() if shot in clause.index.numbers]
    if not spans or not 0 <= frame <= spans[-1][1].end:
        seconds = float((spans[-1][1].end if spans else 0) / clause.rate)
        yield Reading(used=claimed, problem=f"That is past the end; the film runs {seconds:.1f} s.", weight=1.0)
        return
    # a fade out is on the shot that ends there, everything else on the one that begins
    cuts = [(int(span.end if kind in AT_THE_END else span.start), shot) for shot, span in spans]
    cuts = cuts if kind in (*AT_THE_END, *AT_THE_START) else cuts[1:]
    before, after = [cut for cut in cuts if cut[0] <= frame], [cut for cut in cuts if cut[0] > frame]
    near = sorted((*before[-1:], *after[:1]), key=lambda cut: abs(cut[0] - frame))
    lengths = [i for i in clause.amounts("second", "frame") if i not in said]
    length = clause.pieces[lengths[0]].amount if lengths else None
    frames = length.frames(float(clause.rate)) if length is not None else None
    claimed |= frozenset(lengths[:1])

    def made(shot: str) -> Act:
        fields: dict[str, Any] = {"clip": shot, "transition": kind}
        return SetTransition.model_validate(fields if frames is None or kind == "cut" else {**fields, "frames": frames})

    if near and abs(near[0][0] - frame) <= clause.rate / 2:
        yield Reading((made(near[0][1]),), claimed, 1.0)
        return
    side = "the end of shot" if kind in AT_THE_END else "shot"
    choices = tuple(
        Choice(
            label=f"At {side} {clause.index.numbers[shot]}, {float(at / clause.rate):.1f} s into the film",
            acts=(made(shot),),
        )
        for at, shot in sorted(near)
    )
    text = f"There is no cut at {float(frame / clause.rate):.1f} s. Where shall it be?"
    yield Reading(used=claimed, question=Question(text=text, choices=choices), weight=1.0)


def _plain_cut(clause: Clause, at: int) -> bool:
    """Whether "cut" is what a cut shall be: "make the transition into 7 a cut", "cut straight from 6 to 7"."""
    made = clause.find("verb.make") is not None and any("transition" in piece.text for piece in clause.pieces)
    return made or any(piece.text in ("straight", "just", "directly", "hard") for piece in clause.pieces[at:])


def _frames(clause: Clause, known: Transition | None) -> tuple[int | None, set[int]]:
    """The length that is said, also as slow, quick, or longer than it is; with the pieces that say it."""
    rate = float(clause.rate)
    amounts = clause.amounts("second", "frame")
    amount = clause.pieces[amounts[0]].amount if amounts else None
    frames = amount.frames(rate) if amount is not None else None
    longer = clause.find("length.longer", "verb.lengthen") is not None
    shorter = clause.find("length.shorter", "verb.shorten") is not None
    used = set(amounts) | set(clause.all("verb.lengthen", "verb.shorten", "degree."))
    if frames is not None and known is not None and (longer or shorter):
        return max(known.frames + (frames if longer else -frames), 1), used
    if frames is not None:
        return frames, used
    factor = next((FACTORS[p.text] for p in clause.pieces if p.text in FACTORS), None)
    times = next((p.amount.value for p in clause.pieces if p.amount is not None and p.amount.unit == "times"), factor)
    if times and known is not None:
        # "half as long", "twice as long"
        told = {i for i, p in enumerate(clause.pieces) if p.text in (*FACTORS, "as long", "long", "as", "can")}
        told |= {i for i, p in enumerate(clause.pieces) if p.amount is not None and p.amount.unit == "times"}
        return max(round(known.frames * times), 1), used | told
    slow = any(set(piece.text.split()) & {"slow", "slowly", "long", "gentle", "lengthy"} for piece in clause.pieces)
    quick = any(set(piece.text.split()) & {"quick", "quickly", "fast", "short", "brief"} for piece in clause.pieces)
    used |= {
        i for i, p in enumerate(clause.pieces) if p.text in ("long", "gentle", "lengthy", "brief", "slow", "quick")
    }
    if known is not None and longer != shorter:
        return round(known.frames * (1.5 if longer else 0.67)), used
    if known is not None and slow and SLOW * rate <= known.frames:
        # "fade out more slowly", where it is slow already
        return round(known.frames * 1.5), used
    if slow or longer:
        return round(SLOW * rate), used
    return (round(QUICK * rate) if quick or shorter else None), used


def _made(clause: Clause) -> list[tuple[Clip, Transition]]:
    """The transitions of the film, with the clips that they are on."""
    track = clause.film.timeline.tracks[0] if clause.film.timeline.tracks else None
    on = {made.into: made for made in track.transitions} if track is not None else {}
    items = track.items if track is not None else ()
    return [(item, on[item.id]) for item in items if isinstance(item, Clip) and item.id in on]


def _kind(clause: Clause, at: int, kinds: tuple[str, ...]) -> str:
    """The one that is meant of several: "fade to black" is a fade out at the end, a dip between two shots."""
    text = clause.pieces[at].text
    if kinds in (("dip to black",), ("dip to white",)) and {"through", "via", "dip"} & {*text.split()}:
        return kinds[0]
    tokens = {word for piece in clause.pieces for word in piece.text.split()}
    between = bool(clause.refs("join")) or clause.find("order.between") is not None or bool(_several(clause))
    into = [i for i in clause.refs("shots", "scenes", "places") if i and _led(clause, i)]
    onto = [i for i in into if clause.pieces[i - 1].text not in ("on", "at")]
    pair = neighbours(clause) is not None
    if "fade" in forms(text.split()[0]) or text.split()[0] in ("fade", "fading"):
        if "white" in tokens:
            return "dip to white"
        if "black" in tokens and (between or pair):
            return "dip to black"
        ways = {word for piece in clause.pieces[at : at + 4] for word in piece.text.split()}
        if ways & {"in", "up"} and not onto and not between and "fade in" in kinds:
            return "fade in"
        if (ways & {"out", "down", "away", "off"} or "black" in tokens) and not (between or pair):
            return "fade in" if "from" in tokens and "black" in tokens and "fade in" in kinds else "fade out"
        if clause.find("order.end") is not None and not clause.refs("shots", "scenes", "places"):
            return "fade out"
        if clause.find("order.start") is not None and not clause.refs("shots", "scenes", "places"):
            return "fade in"
        return "dissolve" if not kinds or "dissolve" in kinds or between or into else kinds[0]
    if "white" in text.split() and between:
        return "dip to white"
    if len(kinds) > 1 and (between or into):
        return next((kind for kind in kinds if kind not in ("fade in", "fade out")), kinds[0])
    return kinds[0] if kinds else "dissolve"


def _led(clause: Clause, i: int) -> bool:
    before = clause.pieces[i - 1]
    return before.text in INTO or (i > 1 and before.soft and clause.pieces[i - 2].text in INTO[:2])


def _several(clause: Clause) -> Target | None:
    """ "Every cut", "between all scenes": all the places where one shot, or scene, goes over into the next."""
    order = clause.index.order
    scenes = [i for i in clause.refs("scenes") if (ref := clause.pieces[i].ref) is not None and ref.how == "all"]
    loose = [
        i
        for i, piece in enumerate(clause.pieces)
        if piece.text in ("scenes", "each scene") and clause.before(i, "order.between", "all") is not None
    ]
    if scenes or loose:
        firsts = tuple(clause.index.shots_of_scenes((scene.id,))[0] for scene in clause.film.scenes[1:] if scene.shots)
        return Target(firsts, used=frozenset((*scenes, *loose)), said=True)
    whole = clause.refs("film")
    inside = [i for i in clause.refs("shots") if (ref := clause.pieces[i].ref) is not None and ref.how == "all"]
    if clause.find("order.between") is not None and len(inside) == 1:
        # "between all the shots in scene 3": into each but the first
        return Target(tuple(_shots(clause, inside[0])[1:]), used=frozenset(inside), said=True)
    between = clause.find("order.between") is not None and bool(whole)
    cuts = [i for i, piece in enumerate(clause.pieces) if set(forms(piece.text)) & set(EACH_CUT) and piece.ref is None]
    every = any(clause.before(i, "all") is not None for i in cuts)
    if (between or every or (whole and cuts)) and not clause.refs("shots", "places", "join"):
        return Target(order[1:], used=frozenset(whole), said=True)
    return None


def neighbours(clause: Clause) -> tuple[str, frozenset[int]] | None:
    """The second of two neighbours that are named: "3 into 4", "13 and 14", "from the kitchen to the hallway"."""
    pointed = [
        (i, ref)
        for i in clause.refs("shots", "scenes", "places", "takes")
        if (ref := clause.pieces[i].ref) is not None and ref.how != "pronoun" and clause.finder.shots_of(ref)
    ]
    if len(pointed) == 1 and len(pointed[0][1].ids) == 2 and pointed[0][1].kind != "places":
        ref = pointed[0][1]
        ids = [(one,) for one in ref.ids]
    elif len(pointed) == 2:
        ids = [_ids(clause, ref) for _, ref in pointed]
    else:
        return None
    groups = [clause.index.shots_of_scenes(one) if one[0] not in clause.index.numbers else one for one in ids]
    if not all(groups):
        return None
    numbers = [[clause.index.numbers[shot] for shot in group] for group in groups]
    for first, second, shots in ((0, 1, groups[1]), (1, 0, groups[0])):
        if numbers[first][-1] + 1 == numbers[second][0]:
            return shots[0], frozenset(i for i, _ in pointed)
    return None


def _ids(clause: Clause, ref: Ref) -> tuple[str, ...]:
    return clause.finder.shots_of(ref) if ref.kind == "places" else ref.ids


def _into(clause: Clause, kind: str) -> Target:
    """The shot that the transition is on."""
    joins = clause.refs("join")
    if joins:
        ref = clause.pieces[joins[0]].ref
        assert ref is not None
        if ref.problem:
            return Target(problem=ref.problem, used=frozenset(joins), said=True)
        return Target((ref.ids[0 if kind in AT_THE_END else 1],), used=frozenset(joins), said=True)
    order = clause.index.order
    refs = clause.refs("shots", "scenes", "places", "takes")
    pointed = [i for i in refs if (ref := clause.pieces[i].ref) is not None and ref.how != "pronoun"]
    if not pointed and order and (at_an_end := _at_an_end(clause, kind, refs)) is not None:
        return at_an_end
    ends = [i for i in clause.refs("scenes") if (ref := clause.pieces[i].ref) is not None and ref.how == "scene"]
    if kind in AT_THE_END and ends and order:
        return Target((order[-1],), used=frozenset(ends), said=True)
    if kind not in (*AT_THE_END, *AT_THE_START) and (pair := neighbours(clause)) is not None:
        return Target((pair[0],), used=pair[1], said=True)
    led = [i for i in pointed if _led(clause, i)]
    chosen = led[-1:] or pointed[-1:]
    if not chosen and clause.find("order.between") is not None and len(clause.focus.shots) == 2:
        # "between them": into the second; which is the second is asked where they have just changed places
        swapped = any(piece.means("verb.swap") for piece in clause.every)
        both = clause.focus.shots
        return Target(options=both, said=True) if swapped else Target(both[1:], said=True)
    if not chosen:
        return clause.target()
    ref = clause.pieces[chosen[0]].ref
    assert ref is not None
    used = frozenset(pointed)
    if ref.problem or ref.options:
        return Target(problem=ref.problem, options=ref.options, used=used, said=True)
    if len(pointed) > 1 and not led:
        return Target(options=tuple(s for i in pointed for s in _shots(clause, i)), used=used, said=True)
    shots = clause.finder.shots_of(ref)
    if kind in AT_THE_END:
        return Target(shots[-1:] if ref.kind in ("scenes", "places") else shots, used=used, said=True)
    if _follows(clause, chosen[0]) and shots[-1:] and shots[-1] != order[-1]:
        # out of 6: into the next; but off 7 goes what is there
        after = order[order.index(shots[-1]) + 1]
        made = {clip.shot for clip, _ in _made(clause)}
        if not (kind == "cut" and after not in made and shots[0] in made):
            return Target((after,), used=used, said=True)
    return Target(shots[:1] if ref.kind in ("scenes", "places") else shots, used=used, said=True)


def _shots(clause: Clause, at: int) -> Sequence[str]:
    ref = clause.pieces[at].ref
    return clause.finder.shots_of(ref) if ref is not None else ()


def _at_an_end(clause: Clause, kind: str, refs: Sequence[int]) -> Target | None:
    """The first or the last shot, where nothing else is named: "fade in", "end with a fade to white"."""
    used = frozenset((*refs, *clause.refs("film")))
    last = clause.find("order.end", "thing.tail") is not None
    first = clause.find("order.start", "thing.head") is not None
    if kind in AT_THE_END and (last or not refs or clause.refs("film")):
        return Target((clause.index.order[-1],), used=used, said=True)
    if kind == "cut" and last != first and not refs:
        return Target((clause.index.order[-1 if last else 0],), used=used, said=True)
    if kind in AT_THE_START and (first or not refs):
        return Target((clause.index.order[0],), used=used, said=True)
    return None


def _follows(clause: Clause, at: int) -> bool:
    """Whether what is meant comes after what is named: "out of 6", "after the kitchen", "at the end of 3"."""
    if clause.before(at, "order.after", "thing.tail") is not None or clause.pieces[at - 1].text in FROM:
        return True
    return any(piece.text in FROM for piece in clause.pieces[max(at - 2, 0) : at]) or (
        clause.find("thing.tail") is not None
    )
