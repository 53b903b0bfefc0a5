"""Expected acts as they are written in a case: an edit or an order, with room where a wish leaves room.

{"kind": "retake", "shots": [4], "note": {"has": ["rain"]}}                      these words among others
{"kind": "set_grade", "shots": [4], "exposure": {"min": -1, "max": -0.2}}        anything between
{"kind": "revise_shot", "shots": [2], "size": {"one_of": ["wide", "full"]}}      one of these
{"kind": "set_music", "mood": "tense", "words": {"any": ""}}                     whatever it is; the value stands for it
{"kind": "set_character", "character": "KEEPER", "appearance": {"top": {"near": "#b02020"}}}    a colour like this
{"kind": "set_duration", "shots": [1, 2], "factor": 0.5, "total": {"min": 20, "max": 30}}      the film, in seconds
{"kind": "add_shot", "prompt": {"has": ["gull"]}, "after": 4, "others": "any"}   fields not named are free

A field that is not named must have its default.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from agent.conversation import Act
from agent.evaluation.deeds import Changes, Deed, deeds_of
from tools.film.edits import edit_kinds, parse_edit
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.orders import parse_order

ROOM = ("has", "min", "max", "one_of", "any", "near")
CLOSE_COLOUR = 120.0
FRAMES = 1
MadeAt = Callable[[int], int]


@dataclass(frozen=True)
class Expected:
    """One expected act: `sample` is a legal act that fits, `low` and `high` the ends of its ranges."""

    sample: Act
    low: Act
    high: Act
    has: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    near: Mapping[str, str] = field(default_factory=dict[str, str])
    free: frozenset[str] = frozenset()
    others: bool = False
    total: tuple[float, float] | None = None

    def wants(self, film: Film, made_at: MadeAt) -> list["Want"]:
        """What the film must come to, deed by deed."""
        lows, highs = deeds_of(film, self.low, made_at), deeds_of(film, self.high, made_at)
        return [
            Want(deed, low.changes, high.changes, self)
            for deed, low, high in zip(deeds_of(film, self.sample, made_at), lows, highs, strict=True)
        ]

    def allows(self, film: Film, made_at: MadeAt, deed: Deed) -> bool:
        """True for a deed that may come along: a field that is free, on something this act is about."""
        names = set(deed.changes)
        about = {wanted.about for wanted in deeds_of(film, self.sample, made_at)}
        return deed.kind == self.sample.kind and deed.about in about and (self.others or names <= self.free)


@dataclass(frozen=True)
class Want:
    """A deed that is expected, with the ends of its ranges."""

    deed: Deed
    low: Changes
    high: Changes
    by: Expected

    def met_by(self, deed: Deed) -> bool:
        """True when the deed is the one that is wanted."""
        if (deed.kind, deed.about) != (self.deed.kind, self.deed.about):
            return False
        names = {**self.deed.changes, **deed.changes}
        return all(self._fits(name, deed.changes.get(name)) for name in names)

    def _fits(self, name: str, got: Any) -> bool:
        by = self.by
        if name in by.free or (by.others and name not in by.sample.model_fields_set):
            return True
        if name in by.has:
            return says(str(got), by.has[name])
        if name in by.near:
            return isinstance(got, str) and _apart(by.near[name], got) <= CLOSE_COLOUR
        return alike(got, self.deed.changes.get(name)) or _between(got, self.low.get(name), self.high.get(name), name)


def expected_acts(given: Mapping[str, Any]) -> list[Expected]:
    """The expectation that a case writes; several when it leaves a choice. Raises DirectorError for what is no act."""
    fields = dict(given)
    others = fields.pop("others", None) == "any"
    total = fields.pop("total", None)
    flat = {**fields, **{f"appearance.{name}": said for name, said in dict(fields.get("appearance") or {}).items()}}
    rooms: dict[str, dict[str, Any]] = {name: said for name, said in flat.items() if _is_room(said)}
    choices = {name: said["one_of"] for name, said in rooms.items() if "one_of" in said}
    found: list[Expected] = []
    for chosen in product(*choices.values()):
        fixed = {
            **{name: _sample(said) for name, said in rooms.items()},
            **dict(zip(choices, chosen, strict=True)),
        }
        found.append(
            Expected(
                sample=_act(fields, fixed),
                low=_act(fields, fixed | {name: said["min"] for name, said in rooms.items() if "min" in said}),
                high=_act(fields, fixed | {name: said["max"] for name, said in rooms.items() if "max" in said}),
                has={name: tuple(said["has"]) for name, said in rooms.items() if "has" in said},
                near={name: str(said["near"]) for name, said in rooms.items() if "near" in said},
                free=frozenset(name for name, said in rooms.items() if "any" in said),
                others=others,
                total=(float(total["min"]), float(total["max"])) if total else None,
            )
        )
    return found


def act_of(fields: Mapping[str, Any]) -> Act:
    """An edit or an order from its fields; raises DirectorError."""
    return parse_edit(fields) if fields.get("kind") in edit_kinds() else parse_order(fields)


def plain(words: str) -> str:
    """Without capitals, accents and what stands between words, for comparing."""
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(letter)
    )
    return " ".join("".join(letter if letter.isalnum() else " " for letter in bare.replace("'", "")).split())


def says(text: str, wanted: Iterable[str]) -> bool:
    """True when every one of the words, or beginnings of words, is in the text; "a|b" is either, numbers are whole."""
    said = f" {plain(text)} "
    return all(any(_starts(said, plain(word)) for word in words.split("|")) for words in wanted)


def _starts(said: str, word: str) -> bool:
    return f" {word} " in said if word[-1:].isdigit() else f" {word}" in said


def alike(one: Any, other: Any) -> bool:
    """The same value; words without regard to capitals and punctuation, numbers up to rounding."""
    if isinstance(one, str) and isinstance(other, str):
        return plain(one) == plain(other)
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < 1e-6
    return one == other


def _is_room(said: Any) -> bool:
    return isinstance(said, dict) and bool(said) and set(said) <= set(ROOM)  # pyright: ignore[reportUnknownArgumentType]


def _sample(room: Mapping[str, Any]) -> Any:
    if "min" in room:
        return (room["min"] + room["max"]) / 2
    if "has" in room:
        return " ".join(words.split("|")[0] for words in room["has"])
    return room.get("near", room.get("any"))


def _act(fields: Mapping[str, Any], fixed: Mapping[str, Any]) -> Act:
    looks = dict(fields.get("appearance") or {})
    looks |= {name.removeprefix("appearance."): said for name, said in fixed.items() if "." in name}
    whole = {**fields, **{name: said for name, said in fixed.items() if "." not in name}}
    return act_of({**whole, "appearance": looks} if looks else whole)


def _between(got: Any, low: Any, high: Any, name: str) -> bool:
    ends = (got, low, high)
    if not all(isinstance(end, int | float) and not isinstance(end, bool) for end in ends):
        return False
    room = FRAMES if name == "frames" else 1e-6
    return min(low, high) - room <= got <= max(low, high) + room


def _apart(one: str, other: str) -> float:
    try:
        pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    except ValueError:
        return CLOSE_COLOUR + 1
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def wanted(film: Film, expected: Expected, made_at: MadeAt) -> list[Want]:
    """The wants of one expectation. Raises DirectorError, naming the act, when the case does not fit its film."""
    try:
        return expected.wants(film, made_at)
    except DirectorError as error:
        raise DirectorError(f"{expected.sample.model_dump_json(exclude_defaults=True)}: {error.message}") from error
