"""What differs between a strip that went out and one that came back, as changes that can be taken one by one.

    swap     |a|b|c|     -> |b|a|c|          trim   |aaaa|b|  -> |aa|b|       gap   |a|b|  -> |a|..|b|
    move     |a|b|c|d|   -> |b|c|a|d|        roll   |aa|bbb|  -> |aaa|bb|     fade  a fade out at its end
    remove   |a|b|c|     -> |a|c|            clip   another range, speed or take
    new      |a|c|       -> |a|N|c|          join   what lies across the cut into it

What a change leaves behind goes with it: a clip that was cut shorter over black is one change and not two.
"""

import itertools
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from tools.interchange.strips import Slot

Kind = Literal[
    "swap", "move", "remove", "new", "clip", "roll", "gap", "join", "fade", "place", "gain", "muting", "split",
    "stem", "title", "marker", "sound",
]  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One difference. `gaps` are the frames of black that come before clips more (or, negative, less)."""

    kind: Kind
    key: str
    track: str = "V1"
    other: str = ""
    gaps: Mapping[str, int] = field(default_factory=dict[str, int])
    number: int = 0
    said: str = ""
    problem: str = ""
    """Why it cannot be taken, where it cannot."""


def same_content(one: Slot, other: Slot) -> bool:
    """True when two slots show the same frames at the same speed."""
    a, b = one.piece, other.piece
    return (a.source_in, a.frames, a.speed, a.freeze) == (b.source_in, b.frames, b.speed, b.freeze)


def edges(sent: Slot, back: Slot) -> tuple[int, int] | None:
    """How far head and tail moved into the clip (negative: out of it), in frames of the cut; None for another speed."""
    a, b = sent.piece, back.piece
    if a.speed != b.speed or a.freeze or b.freeze:
        return None
    moved = (b.source_in - a.source_in) / a.speed
    if moved.denominator != 1:
        return None
    return int(moved), a.frames - int(moved) - b.frames


def in_order(sent: Sequence[str], back: Sequence[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The pairs that changed places, or else the fewest that moved, among what is in both."""
    kept = set(sent) & set(back)
    was, now = [key for key in sent if key in kept], [key for key in back if key in kept]
    if was == now:
        return [], []
    partner = {a: b for a, b in zip(was, now, strict=True) if a != b}
    if all(partner.get(partner[key]) == key for key in partner):
        return [(a, b) for a, b in partner.items() if was.index(a) < was.index(b)], []
    places = {key: index for index, key in enumerate(was)}
    stay = _longest_rising([places[key] for key in now])
    return [], [key for key in now if places[key] not in stay]


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    ends: list[int] = []
    chains: list[tuple[int, ...]] = []
    for number in numbers:
        at = bisect_left(ends, number)
        chain = (*(chains[at - 1] if at else ()), number)
        ends[at : at + 1] = [number]
        chains[at : at + 1] = [chain]
    return set(chains[-1]) if chains else set()


def arranged(
    there: Sequence[tuple[str, int | None]], changes: Collection[Change], back: Sequence[str]
) -> list[tuple[str, int | None]]:
    """A track's items (a gap has its frames, a clip None) in the order that structural changes give them."""
    items = list(there)
    at = {key: index for index, (key, _) in enumerate(items)}
    for change in changes:
        if change.kind == "swap" and change.key in at and change.other in at:
            one, other = at[change.key], at[change.other]
            items[one], items[other] = items[other], items[one]
            at[change.key], at[change.other] = other, one
    gone = {change.key for change in changes if change.kind in ("remove", "move", "new")}
    placed = {change.key for change in changes if change.kind in ("move", "new")}
    items = [item for item in items if item[0] not in gone]
    for index, key in enumerate(back):
        if key not in placed:
            continue
        present = {name: place for place, (name, _) in enumerate(items)}
        before = next((present[one] for one in reversed(back[:index]) if one in present), None)
        first = next((place for place, (_, frames) in enumerate(items) if frames is None), len(items))
        place = first if before is None else before + 1
        items.insert(place, (key, None))
    return items


def gaps_of(items: Sequence[tuple[str, int | None]]) -> dict[str, int]:
    """The frames of black before every clip."""
    found: dict[str, int] = {}
    waiting = 0
    for key, frames in items:
        if frames is None:
            found[key] = waiting
            waiting = 0
        else:
            waiting += frames
    return found


def picture_changes(sent: Sequence[Slot], back: Sequence[Slot], takes: Collection[str]) -> list[Change]:
    """The changes of V1, in the order of the cut. `takes` are the clips that show another take."""
    was, now = {slot.key: slot for slot in sent}, {slot.key: slot for slot in back}
    order = [slot.key for slot in back]
    swaps, moves = in_order([slot.key for slot in sent], order)
    structure = [Change("remove", key) for key in was if key not in now]
    structure += [Change("swap", one, other=other) for one, other in swaps]
    structure += [Change("move", key) for key in moves]
    structure += [Change("new", key) for key in order if key not in was]
    there: list[tuple[str, int | None]] = []
    for slot in sent:
        there += [(f"gap {slot.key}", slot.gap)] if slot.gap else []
        there.append((slot.key, None))
    expected = gaps_of(arranged(there, structure, order))
    wider = {key: now[key].gap - expected[key] for key in order if now[key].gap != expected[key]}
    clips = [
        Change("clip", key) for key in order if key in was and (key in takes or not same_content(was[key], now[key]))
    ]
    structure = [_with_gap(change, was, order, [slot.key for slot in sent], wider) for change in structure]
    # Black that only lies there once clips have changed places comes and goes with their change.
    for key in [key for key in wider if key in was and expected[key] != was[key].gap]:
        moved = [place for place, change in enumerate(structure) if change.kind in ("swap", "move")]
        named = [place for place in moved if key in (structure[place].key, structure[place].other)]
        if moved:
            place = (named or moved)[0]
            gaps = {**structure[place].gaps, key: wider.pop(key)}
            structure[place] = replace(structure[place], gaps=gaps)
    clips = _rolled([_with_own_gap(change, was, now, order, wider) for change in clips], was, now, order)
    changes = [*structure, *clips, *(Change("gap", key, gaps={key: frames}) for key, frames in wider.items())]
    changes += across(sent, back)
    places = {key: index for index, key in enumerate(order)}
    places |= {slot.key: _place_of_gone(slot.key, sent, places) for slot in sent if slot.key not in places}
    return sorted(changes, key=lambda change: places[change.key])


def across(sent: Sequence[Slot], back: Sequence[Slot], track: str = "V1") -> list[Change]:
    """What changed of transitions, at clips that are in both and at new ones."""
    was = {slot.key: slot for slot in sent}
    found: list[Change] = []
    for slot in back:
        known = was.get(slot.key)
        for kind, one, other in (
            ("join", known.join if known else None, slot.join),
            ("fade", known.fade if known else None, slot.fade),
        ):
            # Which side of the cut its frames lie on is nothing that a film can say.
            told = [(join.kind, join.frames) if join is not None else None for join in (one, other)]
            if told[0] != told[1]:
                found.append(Change("join" if kind == "join" else "fade", slot.key, track))
    return found


def _place_of_gone(key: str, sent: Sequence[Slot], places: Mapping[str, int]) -> float:
    keys = [slot.key for slot in sent]
    before = next((places[one] for one in reversed(keys[: keys.index(key)]) if one in places), -1)
    return before + 0.5


def _with_gap(
    change: Change, was: Mapping[str, Slot], back: Sequence[str], sent: Sequence[str], wider: dict[str, int]
) -> Change:
    """A clip that was lifted leaves as much black as it was long before the one that followed it."""
    if change.kind != "remove":
        return change
    present = set(back)
    after = next((key for key in sent[sent.index(change.key) + 1 :] if key in present), None)
    if after is None or wider.get(after) != was[change.key].piece.frames:
        return change
    return replace(change, gaps={after: wider.pop(after)})


def _with_own_gap(
    change: Change, was: Mapping[str, Slot], now: Mapping[str, Slot], back: Sequence[str], wider: dict[str, int]
) -> Change:
    moved = edges(was[change.key], now[change.key])
    if moved is None:
        return change
    head, tail = moved
    gaps: dict[str, int] = {}
    if head and wider.get(change.key) == head:
        gaps[change.key] = wider.pop(change.key)
    place = back.index(change.key)
    after = back[place + 1] if place + 1 < len(back) else ""
    if tail and wider.get(after) == tail:
        gaps[after] = wider.pop(after)
    return replace(change, gaps=gaps)


def _rolled(
    changes: Sequence[Change], was: Mapping[str, Slot], now: Mapping[str, Slot], back: Sequence[str]
) -> list[Change]:
    """The changes with a tail and the head after it, that moved by the same frames, as one."""
    by_key = {change.key: change for change in changes}
    keys = list(was)
    following = dict(itertools.pairwise(keys))
    made: list[Change] = []
    done: set[str] = set()
    for one, other in itertools.pairwise(back):
        first, second = by_key.get(one), by_key.get(other)
        if first is None or second is None or one in done or following.get(one) != other or first.gaps or second.gaps:
            continue
        out, into = edges(was[one], now[one]), edges(was[other], now[other])
        if out and into and not out[0] and not into[1] and out[1] == -into[0] and not now[other].gap:
            made.append(Change("roll", other, other=one))
            done |= {one, other}
    return [*made, *(change for change in changes if change.key not in done)]
