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


@dataclass(frozen=True)
class Activity:
    """Something people do: where and with what, and what is to be seen of it from its first step to what it leaves.

    `begins`, `fails`, `low`, `works` and `sees` are deeds ("how+prop: words ; sound") of whoever does it and, the last,
    of whoever looks on; the others are pictures. {D} does it, {W} looks on.
    """

    words: tuple[str, ...]
    """What an idea says of it: "to fish", "to play piano" (a verb, and a noun that it has), "piano lesson"."""
    place: str = ""
    """Where it is done, maybe by another noun ("gym:ice rink"); empty for where its people are at home. With "!" even
    when the idea names a place: that one is where it turns."""
    then: str = ""
    """Where it turns, if that is elsewhere; with "!" even when the idea names a place."""
    thing: tuple[str, str] = ("", "")
    """What it is done with: its noun, and its kind in the tables of things."""
    titles: tuple[str, ...] = ()
    about: str = ""
    """What the film comes to, after what is done: "and what bites is not what either of them came for"."""
    begins: tuple[str, str] = ("", "")
    details: tuple[str, str] = ("", "")
    fails: tuple[str, str] = ("", "")
    """The attempt, and what came of it."""
    sees: str = ""
    says: tuple[str, str] = ("", "")
    """A line of whoever looks on, and the answer."""
    low: str = ""
    works: tuple[str, str] = ("", "")
    """The moment it works: done, and seen. A picture that begins with "W " is wide."""
    left: tuple[str, str] = ("", "")
    """What is left, seen near; and what has changed in the last image, which is the first again."""
    hours: tuple[str, str, str, str] = ("morning", "afternoon", "dusk", "dawn")
    """Of the beginning, of the attempt, of the turn, of the end."""
    weather: str = ""
    light: str = ""
    """By what light, when its hours are dark: "no lamp lit, one candle". Empty for that of its place."""
    other: str = ""
    """Who looks on when the idea has nobody for it."""
    who: tuple[str, str] = ("", "")
    """Who does it when the idea has nobody at all: a noun and a trade."""
    replaces: tuple[str, ...] = ()
    """Words of the idea that are nobody and nothing of their own in it: "chess", the bees of a beekeeper."""
    unless: tuple[str, ...] = ()
    """Words with which the idea is about something else."""
    only: tuple[str, ...] = ()
    """Words of which the idea must have one; empty for none."""
    beasts: bool = False
    """Its steps are done by a beast, with mouth and paws; all others need hands."""
    withal: Literal["", "beast", "any"] = ""
    """Who {W} is in the steps, if not one who looks on: a beast of the idea, or whoever it is done for; silent."""
    form: Literal["story", "ad"] = "story"
