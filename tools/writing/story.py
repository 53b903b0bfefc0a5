"""The story's people, thing, places and force, decided once from the idea; and the words that stand for them."""

import re
from dataclasses import dataclass, field

import numpy as np

from tools.film.script import Location
from tools.writing.casting import Role
from tools.writing.idea import Deed, Idea, Thing
from tools.writing.knowledge.drawn import drawable
from tools.writing.knowledge.entries import Force, Place, Stuff
from tools.writing.knowledge.nouns import COUPLES, GROUPS
from tools.writing.knowledge.verbs import Tone

# What a thing does and no place: "a radio at the bottom of the sea that plays tomorrow's weather".
SOUNDING = {"play", "show", "say", "tell", "sing", "speak", "whisper", "ring", "glow", "tick", "predict", "hum", "talk"}
INDIRECT = re.compile(r"(what|who|where|how|why|which|that|whether)\b")


@dataclass(frozen=True)
class Scene:
    """A place of the story: its table entry and how sentences and sluglines name it."""

    key: str
    entry: Place
    location: Location
    label: str
    """ "the lighthouse" """
    noun: str = ""
    """The noun of the idea that it was made from, if any."""


@dataclass(frozen=True)
class Item:
    """The thing that carries the film."""

    thing: Thing
    stuff: Stuff
    label: str
    bare: str
    indefinite: str
    given: bool

    @property
    def prop(self) -> str:
        """What is drawn for it: itself where it can be, else what stands for its kind."""
        noun = self.thing.noun
        return drawable(noun if "shoe" in noun else noun.split()[-1]) or self.stuff.prop

    @property
    def it(self) -> str:
        return "them" if self.thing.plural else "it"


@dataclass
class Story:
    """Everything decided. `flags` are what plots ask for; `rng` is the only source of chance."""

    idea: Idea
    rng: np.random.Generator
    tone: Tone
    P: Role
    O: Role  # noqa: E741  (the roles are called P and O in every plot)
    X: Item
    places: dict[str, Scene]
    force: Force
    gift: tuple[str, str]
    """What the first one gives away, and the prop that stands for it."""
    force_noun: str
    others: tuple[Role, ...] = ()
    """Whoever else is in an idea that tells its own story."""
    flags: frozenset[str] = frozenset()
    used: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    @property
    def roles(self) -> tuple[Role, ...]:
        """Everybody cast."""
        return (self.P, self.O, *self.others)

    def role(self, key: str) -> Role:
        return next(role for role in self.roles if role.key == key)

    @property
    def together(self) -> bool:
        """Whether the two do what is done together. Where several save a cat, the cat saves nobody."""
        alike = self.O.figure.noun == self.P.figure.noun
        several = bool(self.idea.figures) and self.idea.figures[0].count > 1
        return "pair" in self.flags or (several and alike)

    @property
    def does(self) -> str:
        """What the thing itself does, as the idea says it: "plays tomorrow's weather"; empty for a thing that lies."""
        spots = {s.noun for s in self.idea.spots}
        for deed in self.idea.deeds:
            its = deed.subject == self.X.thing.noun.split()[-1] or (deed.subject in spots and deed.verb in SOUNDING)
            if its and deed.verb not in ("be", "have", "belong", "lie", "stand") and len(deed.clause.split()) <= 10:
                return deed.clause
        return ""

    @property
    def deeds(self) -> list[Deed]:
        """What the first figure does, the strongest verb first told; nobody else's verbs."""
        if not self.idea.figures:
            return []
        names = {*self.P.figure.noun.split()[-1:], *self.P.figure.name.lower().split(), "*", *GROUPS} - {"people"}
        if self.idea.figures[0].count > 1 or "other_subject" in self.flags:
            names |= {*self.O.figure.noun.split()[-1:], *self.O.figure.name.lower().split()}
        if "pair" in self.flags:
            names |= COUPLES
        told = [d for d in self.idea.deeds if d.subject in names and not INDIRECT.match(d.clause)]
        # Of a band there is one to be seen, and it is his last night.
        told = [self._of_one(d) if d.subject in GROUPS else d for d in told]
        own = [d for d in told if d.verb not in ("be", "have")]
        own = [d for d in own if d.main] + [d for d in own if not d.main]
        return own or told

    def _of_one(self, deed: Deed) -> Deed:
        said = (re.sub(r"\bits\b", self.P.pronouns.his, words) for words in (deed.clause, deed.base))
        return deed.model_copy(update=dict(zip(("clause", "base"), said, strict=True)))

    def draw(self, name: str, pool: tuple[str, ...]) -> str | None:
        """The next image of a pool that this film has not shown; None when all are used."""
        if name not in self.used:
            order = [int(i) for i in self.rng.permutation(len(pool))]
            self.used[name] = [pool[i] for i in order]
        return self.used[name].pop(0) if self.used[name] else None
