"""What a noun phrase says of the shots it means, and which shots of a film that comes to."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from agent.embedded.film_index import FilmIndex
from agent.embedded.memory import Memory
from agent.embedded.pieces import forms
from agent.embedded.refs import Ref
from agent.embedded.shot_states import Test


@dataclass
class Wish:
    """What a phrase has said so far of the shots it means."""

    tests: list[Test] = field(default_factory=list[Test])
    words: list[str] = field(default_factory=list[str])
    scenes: tuple[str, ...] = ()
    ordinal: int = 0
    count: int = 0
    definite: bool = False
    every: bool = False
    plural: bool = False
    other: bool = False
    extreme: Literal["", "longest", "shortest", "middle"] = ""
    group: tuple[str, ...] = ()
    """only these, which were just spoken of: "the last of them" """
    said: str = ""


def says(wish: Wish) -> bool:
    """Whether a phrase says anything of the shots it means."""
    told = wish.tests or wish.words or wish.ordinal or wish.every or wish.scenes or wish.other or wish.extreme
    return bool(told)


def fitting(wish: Wish, index: FilmIndex) -> list[str]:
    """The shots that have everything a phrase has said so far."""
    shots = [shot for shot in index.order if all(test(index.film.shots[shot]) for test in wish.tests)]
    if wish.group:
        shots = [shot for shot in shots if shot in wish.group]
    if wish.scenes:
        here = set(index.shots_of_scenes(wish.scenes))
        shots = [shot for shot in shots if shot in here]
    if wish.words:
        about = set(index.shots_about(wish.words))
        shots = [shot for shot in shots if shot in about]
    return shots


def resolved(wish: Wish, index: FilmIndex, memory: Memory) -> Ref:
    """The shots of the wish; with a problem when there are none, with options when it could be any of several."""
    return replace(_resolved(wish, index, memory), wish=wish)


def _resolved(wish: Wish, index: FilmIndex, memory: Memory) -> Ref:
    shots = fitting(wish, index) or _nearly(wish, index)
    if wish.other:
        return _other(wish, memory)
    if wish.every and len(shots) == len(index.order) and not (wish.tests or wish.words or wish.scenes or wish.ordinal):
        return Ref("film", tuple(shots), wish.said, "all")
    like = index.most_like(wish.said) if wish.words and not shots else None
    if like in (wish.group or (like,)) and like and all(test(index.film.shots[like]) for test in wish.tests):
        # "the one where she amazes him": in other words than the film's
        return Ref("shots", (like,), wish.said, "content")
    if not shots:
        return Ref("shots", (), wish.said, "content", problem=f'I find no shot for "{wish.said}".')
    if wish.extreme:
        return _extreme(wish, shots, index)
    if wish.every and wish.ordinal > 1 and not wish.count:
        # "every second shot"
        return Ref("shots", tuple(shots[wish.ordinal - 1 :: wish.ordinal]), wish.said, "all")
    if wish.ordinal:
        return _nth(wish, shots)
    if wish.count > 1 and not wish.ordinal and wish.count != len(shots):
        are = f"are {len(shots)} such shots" if len(shots) > 1 else "is one such shot"
        return Ref("shots", (), wish.said, "content", problem=f"There {are}, not {wish.count}.")
    if wish.every or wish.plural or len(shots) == 1:
        how = "all" if wish.every or wish.plural else "content"
        return Ref("shots", tuple(shots), wish.said, how)
    inserts = [shot for shot in shots if index.film.shots[shot].size == "insert"]
    plain = wish.words and not (wish.tests or wish.scenes or wish.group)
    said = {*wish.said.split()}
    if len(inserts) == 1 and plain and {"shot", "one", "picture", "image"} & said and "with" not in said:
        # "the letter shot", "the one of the envelope": its insert is of nothing else; "with the bottle" others are too
        return Ref("shots", tuple(inserts), wish.said, "content")
    recent = [shot for shot in memory.shots if shot in shots]
    if len(recent) == 1:
        return Ref("shots", tuple(recent), wish.said, "content")
    return Ref("shots", (), wish.said, "content", options=tuple(shots))


def _nearly(wish: Wish, index: FilmIndex) -> list[str]:
    """The one shot with all the words that the film knows, two at least: "where Gran raises her glass"."""
    known = [word for word in wish.words if set(forms(word)) & index.known]
    if len(known) < 2 or len(known) == len(wish.words):
        return []
    shots = fitting(replace(wish, words=known), index)
    return shots if len(shots) == 1 else []


def _extreme(wish: Wish, shots: Sequence[str], index: FilmIndex) -> Ref:
    """The longest, the second shortest, the two longest; the one in the middle. Equals are options."""
    if wish.extreme == "middle":
        half = len(shots) // 2
        if len(shots) % 2:
            return Ref("shots", (shots[half],), wish.said, "ordinal")
        return Ref("shots", (), wish.said, "ordinal", options=tuple(shots[half - 1 : half + 1]))
    if wish.plural and not wish.count:
        return Ref("shots", (), wish.said, "ordinal", problem=f"Say how many of the {wish.extreme} shots you mean.")
    length = {shot: index.film.shots[shot].frames for shot in shots}
    ranked = sorted(shots, key=lambda shot: length[shot], reverse=wish.extreme == "longest")
    first, count = max(wish.ordinal, 1) - 1, wish.count or 1
    chosen = ranked[first : first + count]
    if len(chosen) < count:
        return Ref("shots", (), wish.said, "ordinal", problem=f"There are only {len(shots)} such shots.")
    tied = [shot for shot in shots if length[shot] == length[chosen[-1]]]
    if len(tied) > 1 and not set(tied) <= set(chosen):
        return Ref("shots", (), wish.said, "ordinal", options=tuple(tied))
    return Ref("shots", tuple(sorted(chosen, key=index.order.index)), wish.said, "ordinal")


def _nth(wish: Wish, shots: list[str]) -> Ref:
    count = wish.count or 1
    first = wish.ordinal - 1 if wish.ordinal > 0 else len(shots) + wish.ordinal - count + 1
    if wish.ordinal == -1:
        first = len(shots) - count
    chosen = shots[max(first, 0) : max(first, 0) + count] if first >= 0 else []
    if len(chosen) < count:
        return Ref("shots", (), wish.said, "ordinal", problem=f"There are only {len(shots)} such shots.")
    return Ref("shots", tuple(chosen), wish.said, "ordinal")


def _other(wish: Wish, memory: Memory) -> Ref:
    """ "The other one": of two that the conversation knows, the one that was not meant."""
    question = memory.question
    options = [
        shot
        for choice in (question.choices if question else ())
        for act in choice.acts
        for shot in getattr(act, "shots", ())
        if isinstance(shot, str)
    ]
    left = [shot for shot in options if shot not in memory.shots]
    if len(left) == 1:
        return Ref("shots", (left[0],), wish.said, "other")
    return Ref("shots", (), wish.said, "other", problem="Say which shot you mean by the other one.")
