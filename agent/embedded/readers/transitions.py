"""How one shot goes over into the next: dissolves, fades, wipes, pushes, irises, and the plain cut."""

from collections.abc import Iterable
from typing import Any

from agent.conversation import Act
from agent.embedded.readers.cut_verbs import for_each
from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits.cut import SetTransition

AT_THE_END = ("fade out", "iris close")
SOUND = ("stem.", "sound.")


def transitions(clause: Clause) -> Iterable[Reading]:
    """One set_transition, on the clip INTO which it goes; a fade out at the end of its own."""
    named = [
        (i, p.values("transition")) for i, p in enumerate(clause.pieces) if p.values("transition") and p.ref is None
    ]
    if not named or clause.find("sound.crossfade", "sound.ducking", *SOUND) is not None:
        return
    at, kinds = max(named, key=lambda found: (clause.pieces[found[0]].last - clause.pieces[found[0]].first, found[0]))
    plain = kinds == ("cut",) or (clause.find("verb.remove", "neg") is not None and len(named) == 1)
    if kinds == ("cut",) and clause.pieces[at].text in ("cut", "edit"):
        return
    kind = "cut" if plain else _kind(clause, at, kinds)
    amounts = clause.amounts("second", "frame")
    amount = clause.pieces[amounts[0]].amount if amounts else None
    frames = amount.frames(float(clause.rate)) if amount is not None else None
    used = (
        set(amounts)
        | {i for i, _ in named}
        | set(clause.all("thing.cut", "verb.add", "verb.make", "thing.shot", "dir."))
    )
    used |= set(clause.all("verb.remove", "neg") if plain else ())
    used |= set(
        clause.all("order.between", "order.start", "order.end", "thing.film", "thing.head", "thing.tail", "length.")
    )
    used |= set(clause.all("verb.last", "thing.length", "verb.play", "ordinal."))
    target = _into(clause, kind)
    if target is None:
        return

    def made(shot: str) -> Act:
        fields: dict[str, Any] = {"clip": shot, "transition": kind}
        if frames is not None and kind != "cut":
            fields["frames"] = frames
        return SetTransition.model_validate(fields)

    yield from for_each(clause, target, used, 0.85, made)


def _kind(clause: Clause, at: int, kinds: tuple[str, ...]) -> str:
    """The one that is meant of several: "fade to black" is a fade out at the end, a dip between two shots."""
    text = clause.pieces[at].text
    between = clause.refs("join") or clause.find("order.between") is not None
    into = [i for i in clause.refs("shots", "scenes", "places") if i and _led(clause, i)]
    if between and "fade" in text and "black" in text:
        return "dip to black"
    if between and "white" in text:
        return "dip to white"
    if len(kinds) > 1 and (between or into):
        return next((kind for kind in kinds if kind not in ("fade in", "fade out")), kinds[0])
    return kinds[0] if kinds else "dissolve"


def _led(clause: Clause, i: int) -> bool:
    before = clause.pieces[i - 1]
    return before.text in ("into", "to", "in", "in to") or (
        i > 1 and before.soft and clause.pieces[i - 2].text in ("into", "to")
    )


def _into(clause: Clause, kind: str) -> Target | None:
    """The shot that the transition is on."""
    joins = clause.refs("join")
    if joins:
        ref = clause.pieces[joins[0]].ref
        assert ref is not None
        if ref.problem:
            return Target(problem=ref.problem, used=frozenset(joins), said=True)
        return Target((ref.ids[1],), used=frozenset(joins), said=True)
    order = clause.index.order
    refs = clause.refs("shots", "scenes", "places", "takes")
    pointed = [i for i in refs if (ref := clause.pieces[i].ref) is not None and ref.how != "pronoun"]
    if not pointed and order:
        if kind in AT_THE_END and (
            clause.find("order.end", "thing.tail") is not None or not refs or clause.refs("film")
        ):
            return Target((order[-1],), used=frozenset((*refs, *clause.refs("film"))), said=True)
        if kind in ("fade in", "iris open") and not refs:
            return Target((order[0],), used=frozenset(clause.refs("film")), said=True)
    ends = [i for i in clause.refs("scenes") if (ref := clause.pieces[i].ref) is not None and ref.how == "scene"]
    if kind in AT_THE_END and ends and order:
        return Target((order[-1],), used=frozenset(ends), said=True)
    led = [i for i in pointed if _led(clause, i)]
    chosen = led[-1:] or pointed[-1:]
    if not chosen:
        return clause.target()
    ref = clause.pieces[chosen[0]].ref
    assert ref is not None
    used = frozenset(pointed)
    if ref.problem or ref.options:
        return Target(problem=ref.problem, options=ref.options, used=used, said=True)
    pair = ref.kind == "shots" and len(ref.ids) == 2 and len(pointed) == 1
    if pair and clause.before(chosen[0], "range.from", "order.between") is not None:
        return Target((ref.ids[1],), used=used, said=True)
    shots = clause.finder.shots_of(ref)
    if ref.kind in ("scenes", "places"):
        return Target(shots[-1:] if kind in AT_THE_END else shots[:1], used=used, said=True)
    return Target(shots, used=used, said=True)
