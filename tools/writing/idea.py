"""What an idea says, once read: who, what, where, what happens, in which tone. Nothing is invented here."""

from typing import Literal

from tools.film.script import Form, Weather
from tools.film.value import Value
from tools.writing.knowledge.verbs import Tone


class Figure(Value):
    """A person or a creature of the idea."""

    noun: str
    trade: str
    name: str = ""
    adjectives: tuple[str, ...] = ()
    sex: Literal["f", "m", ""] = ""
    age: int = 0
    form: Form = "human"
    species: str = ""
    count: int = 1
    relation: str = ""
    """What they are to the first figure: daughter, rival; empty for none said."""
    subject: bool = False
    clothes: str = ""
    """What the idea dresses them in: "red coat"."""
    near: int = 0
    """How close to the deed they stand in the sentence: 0 acts, 1 is acted on, 2 is with it, 3 only owns something."""
    lost: bool = False
    """Not at hand: lost, dead, missing, or only the author of something."""
    neuter: bool = False
    """Spoken of as "it"."""
    telling: bool = False
    """Who says "I"."""


FilmForm = Literal["story", "ad", "documentary"]


class Thing(Value):
    noun: str
    kind: str
    """Its entry in the tables of things."""
    adjectives: tuple[str, ...] = ()
    plural: bool = False
    weight: float = 1.0
    owner: str = ""
    """Whose it is, as the idea says it: "their father's"."""


class Spot(Value):
    noun: str
    kind: str
    adjectives: tuple[str, ...] = ()
    name: str = ""
    towards: bool = False
    """Someone goes there: "to a village", "into the forest"."""


class Deed(Value):
    """A verb, as it was said and as the third person says it."""

    verb: str
    clause: str
    """Everything after the subject, third person: "finds a message in a bottle"."""
    base: str
    """The same in the plain form: "find a message in a bottle"."""
    weight: float = 1.0
    main: bool = True
    """A main verb of the sentence, not one inside a clause or after another verb."""
    subject: str = ""
    """The noun or name that does it, lower case; empty when it cannot be told."""


class Event(Value):
    """One thing that happens in an idea that tells its own story, in the order of its telling."""

    clause: str
    """What is done, third person, with everyone named by place holders: "brings {O} a watch"."""
    base: str
    who: str
    """The keys of the figures that do it ("P", "O", "PO" for both), else the words for whatever does it."""
    what: str = ""
    """What it is done to, as a picture: "her own initials"."""
    place: str = ""
    """The noun of the spot where it happens; empty for where the one before happened."""
    time: str = ""
    weathered: bool = False
    """From here on the idea's weather is there."""
    sentence: int = 0
    there: tuple[str, ...] = ()
    """The keys of everybody who is to be seen in it, whoever does it first."""
    said: tuple[str, str] = ("", "")
    """What the idea lets somebody say of it: their key, the words."""


class Idea(Value):
    """The reading of an idea. Any tuple may be empty; `text` never is."""

    text: str
    figures: tuple[Figure, ...] = ()
    things: tuple[Thing, ...] = ()
    spots: tuple[Spot, ...] = ()
    forces: tuple[str, ...] = ()
    force_noun: str = ""
    deeds: tuple[Deed, ...] = ()
    engines: tuple[tuple[str, float], ...] = ()
    """Dramatic engines by weight, heaviest first."""
    tone: Tone = "plain"
    form: FilmForm = "story"
    activity: str = ""
    """What people do in it: its entry in the tables of activities."""
    brand: str = ""
    """What the product of an ad is called: "Midnight"."""
    wordless: bool = False
    """Nobody speaks in it: a music video, a silent film."""
    quiet: bool = False
    """A quiet film, or one about somebody quiet."""
    trailer: bool = False
    """The trailer of a film, not the film."""
    events: tuple[Event, ...] = ()
    """What happens, when the idea tells it from beginning to end; empty for an idea that only proposes a story."""
    weather: Weather | None = None
    night: bool = False
    foreign: bool = False
    """Not in a language the room reads: its words are shown, not understood."""
    notes: tuple[str, ...] = ()
