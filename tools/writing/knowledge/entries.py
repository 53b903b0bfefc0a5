"""The shapes of the tables. Their sentences are images, with holes for the one who does them.

An image is "how: words ; sound". `how` stages it ("reach+cloth": an action, a prop in the hand; for an insert, the
prop in view) and `sound` is an effect's plain name; both may be absent. In the words, {he} {him} {his} {himself}
are the doer, {home} and {site} the places of the story, {X} its thing, {O} the other one.
"""

from dataclasses import dataclass
from typing import Literal

from tools.film.script import Form, Hat, Outfit, Weather


@dataclass(frozen=True)
class Wear:
    """What someone wears, as the previz draws it (`outfit`, `hat`, colours) and as canon says it (`words`)."""

    words: str
    outfit: Outfit = "coat"
    hat: Hat = ""
    hat_colour: str = "#5a5650"
    top: str = ""
    under: str = ""
    bottom: str = ""
    accent: str = ""


@dataclass(frozen=True)
class Trade:
    """What someone of this kind does with their hands, what they lack, and how they speak without words."""

    wear: Wear
    home: str
    site: str
    tool: str
    want: str
    work: tuple[str, ...]
    hands: tuple[str, ...]
    pairs: tuple[tuple[str, str], ...]
    """Inserts: a thing that says what is missing, and the same thing at the end."""
    gesture: str
    """What they do to say something in the way of their trade (predicate)."""
    signal: str
    """The same, seen from where it arrives (clause)."""
    gift: tuple[str, str]
    """What they can give away: words, prop."""
    voice: tuple[str, str]
    """Narration at the beginning and at the end: what cannot be seen."""
    words: tuple[str, ...] = ()
    counter: str = "stranger"
    age: int = 38
    sex: Literal["", "f", "m"] = ""
    beast: bool = False
    form: Form = "human"


@dataclass(frozen=True)
class Stuff:
    """A thing: how it lies, is taken, opens, what it hides, how it fails and where it comes to rest."""

    prop: str
    lies: str
    take: str
    opens: str
    secret: str
    mark: str
    use: str
    fails: str
    rests: str
    words: tuple[str, ...] = ()
    site: str = ""
    colour: str = ""
    sound: str = ""


@dataclass(frozen=True)
class Place:
    """A place: the set that stands for it, its pictures, its sound, how one comes in, what it has kept."""

    set_kind: str
    interior: bool
    wide: tuple[str, ...]
    detail: tuple[str, ...]
    arrive: tuple[str, ...]
    remembers: str
    ambience: str
    light: tuple[str, str]
    """By day, by night."""
    words: tuple[str, ...] = ()
    near: str = "street"


@dataclass(frozen=True)
class Force:
    """Weather and its larger kin: its first sign, its height, what it leaves, what it does to a body."""

    weather: Weather
    coming: str
    sign: str
    peak: str
    felt: str
    after: str
    sound: str
    words: tuple[str, ...] = ()
    site: str = ""
    trade: str = ""
