"""An idea that tells its own story is filmed as it is told: a plot made of its events, one scene for each sentence.

    sentence 1 -> world    2 -> disturb    ... -> harder    last but one -> turn    last -> after

Between the deeds stand what they are done to, seen near, and whoever it happens to, looking. A film with hardly more
shots than the idea has deeds is made of the deeds alone.
"""

import re
from collections.abc import Sequence

from tools.audio.effects import without_feet
from tools.writing.events import AT_WORK
from tools.writing.exchanges import EXCHANGES
from tools.writing.grammar import listed, third
from tools.writing.idea import Event
from tools.writing.plot import Beat, Plot
from tools.writing.roles import KEYS
from tools.writing.settings import alias
from tools.writing.story import Story

GOING = frozenset(
    third(verb)
    for verb in (
        "walk run follow go come leave cross climb drive ride swim sail row return arrive enter fly march flee chase "
        "wander travel dance fall jump race carry bring"
    ).split()
)
REACTIONS: dict[Beat, str] = {
    "world": "{w} <rests {w.his} eyes on it a moment longer than needed / looks up, as if someone had called>",
    "disturb": "{w} <does not move, not even to breathe / looks, and looks again / opens {w.his} mouth and shuts it>",
    "harder": "{w} <keeps {w.his} eyes on what lies ahead / listens, with {w.his} whole face / looks back, once>",
    "reverse": "{w} <sits down where {w.he} is / shakes {w.his} head, slowly>",
    "turn": "{w} <understands, and it can be seen / is very still, and no longer afraid / sees it, at last, whole>",
    "after": "{w} <breathes out / almost smiles / does not have to say anything>",
}
MOODS: dict[Beat, str] = {
    "world": "look", "disturb": "surprised", "harder": "worried", "reverse": "sad", "turn": "surprised",
    "after": "happy",
}  # fmt: skip
# What a creature and a machine show without a face to show it.
STILL = "{w} <holds still, and listens / turns {w.his} head / comes a little closer, and stops>"
STAYING = re.compile(r"(?:runs|leaves) (?:an?|the|his|her|their) |falls (?:asleep|in love|silent|ill)\b")
SEEN = "{w} <looks on, a step away / has seen it, too / does not look away>"
# More of whoever does a deed, for a film that has time.
FURTHER = (
    "W {w} | {w}, small, in the middle of all of it",
    "N {w}.look | {w}, lit from one side, in no hurry",
    "F {w}.walk | {w} takes a few steps and stands still again",
    "V - | what {w} sees: the same as before, and not the same",
    "X {w}.look | the eyes of {w}, going from one side to the other",
    "W {w} | {w} from behind, and in front of {w.him} everything else",
    "N {w}.look | {w}, a moment later, with another thought",
    "F {w} | {w}, from head to foot, and the light moving",
    "C {w}.look | {w}, before anything can be read in it",
    "M {w} | {w} waits for the next thing, as one waits for a lift",
    "W {w}.walk | {w} crosses from one side to the other, and it takes its time",
    "N {w}.look | {w}, in profile, and past it a long way to look",
    "F {w} | {w} stands where the light ends",
    "V - | {w} is somewhere in this, and not easy to find",
)
A_DEED, MOST_MORE = 3, 6
"""shots that a deed takes of itself; how many more of its doer there are at most, when there is time"""
NEAR = "<seen near, nothing else in the frame / filling the frame / very close, held still>"
ABSENT = re.compile(r"(?:does not|is not|is gone|never|no longer|will not)\b")
# Whoever does one of these need not be there; and where nobody speaks or wakes, nobody is made to.
FAR = frozenset(third(verb) for verb in "call phone answer ring write send telephone".split())
SILENT = re.compile(
    r"\b(?:never (?:wakes?|speaks?|talks?|says?)|asleep|sleeping|silent|silence|mute|dead|speaks? to (?:nobody|no one)|"
    r"(?:nobody|no one) (?:speaks|talks|says)|says? nothing|not? (?:a|one|single) word|never say a word)\b",
    re.IGNORECASE,
)
# What is heard of a deed, by its words.
SOUNDS = {
    "ferry": "foghorn", "ship": "foghorn", "train": "train", "taxi": "car pass", "car": "car pass", "door": "door",
    "knocks": "knock", "watch": "clock", "clock": "clock", "bell": "bell", "phone": "phone ring", "letter": "paper",
    "glass": "glass", "radio": "radio static", "dog": "dog", "horse": "horse steps", "storm": "thunder",
    "rain": "rain", "rains": "rain", "fire": "fire", "laughs": "laughter", "runs": "running", "walks": "footsteps",
    "climbs": "footsteps", "follows": "footsteps", "key": "key", "gun": "gunshot", "shoots": "gunshot",
    "engine": "engine", "stream": "stream",
}  # fmt: skip
LAST = "<and nothing in it has to be said / quiet, and not as before / a little warmer than at the beginning>"
# Who works in one of these works under a roof of it.
SETTLED = ("village", "street")
THOUGHT = 9
"""A line of more words is thought, not spoken."""
ROOM_FOR_MORE = 3


def as_told(story: Story, shots: int) -> Plot:
    """The plot of an idea with events, for a film of so many shots. Its sentences are its treatment."""
    script = _Script(story, shots)
    script.write()
    told = [s.strip() for s in re.split(r"(?<=[.!?])\s+", story.idea.text) if s.strip()]
    whats = [e.what for e in story.idea.events if 1 < len(e.what.split()) <= 5]
    return Plot(
        engine="vigil",
        name="as told",
        titles=tuple(dict.fromkeys(whats))[:3] or ("The {X.bare}",),
        logline=" ".join(told[:2]) if len(" ".join(told[:2])) < 240 else told[0],
        treatment=tuple(told),
        script="\n".join(script.lines),
    )


class _Script:
    """The moments of the events, written down as a plot is."""

    def __init__(self, story: Story, shots: int) -> None:
        self.story, self.events = story, story.idea.events
        self.tight = shots < len(self.events) + ROOM_FOR_MORE
        self.lines: list[str] = []
        self.place = "home"
        self.outside = ""
        """where the film began, when it went in from there"""
        first = [e for e in self.events if e.sentence in list(dict.fromkeys(e.sentence for e in self.events))[:2]]
        self.time = next((e.time for e in first if e.time), "day")
        self.more = min(MOST_MORE, shots // len(self.events) - A_DEED)
        order = [FURTHER[int(i)] for i in story.rng.permutation(len(FURTHER))]
        self.further = {role.key: list(order) for role in story.roles}
        self.exchanges = [EXCHANGES[int(i)] for i in story.rng.permutation(len(EXCHANGES))]

    def write(self) -> None:
        sentences = list(dict.fromkeys(e.sentence for e in self.events))
        beat = ""
        for number, sentence in enumerate(sentences):
            here = [e for e in self.events if e.sentence == sentence]
            now = _beat(number, len(sentences))
            if now != beat:
                self.lines.append(f"== {now}")
                beat = now
            self._scene(here, now, first=number == 0, last=number == len(sentences) - 1)

    def _scene(self, here: Sequence[Event], beat: Beat, *, first: bool, last: bool) -> None:
        self._open(here[0], first=first)
        between = self._between(here) if not last or self._met(here) else ()
        if last:
            self.lines += between
        for at, event in enumerate(here):
            if at:
                self._go(event)
            if last and at == len(here) - 1:
                self._end(event)
            else:
                self.lines += self._moments(event, beat)
        if first and not self.tight:
            at_work = self.story.places[self.place].key == alias(self.story.P.trade.home)
            self.lines += ["1 M P | !work" if at_work else "1 I - | !detail", "2 I - | !detail"]
        if not last:
            self.lines += between

    def _met(self, here: Sequence[Event]) -> bool:
        """Whether everybody in a scene has been seen before it."""
        before = {key for e in self.events if e.sentence < here[0].sentence for key in e.there}
        return all(set(e.there) <= before for e in here)

    def _open(self, event: Event, *, first: bool) -> None:
        """The scene line of a sentence, and its place seen whole when it has not been."""
        self.place = self._key(event.place) or self.place
        self.time = event.time or self.time
        fresh = not self._seen()
        self._line(event)
        if (first or fresh) and not self.tight:
            self.lines.append("0 E - | !establish" + (" | move push in" if first else ""))
        inside = self._inside(event) if first else ""
        if inside:
            self.outside, self.place = self.place, inside
            self._line(event)

    def _go(self, event: Event) -> None:
        """A new scene where a deed of the same sentence goes elsewhere, or happens at another hour."""
        place, time = self._key(event.place) or self.place, event.time or self.time
        if (place, time) != (self.place, self.time):
            self.place, self.time = place, time
            self._line(event)

    def _line(self, event: Event) -> None:
        weather = "force" if event.weathered and self.story.idea.forces else "clear"
        self.lines.append(f"# {self.place} {self.time} {weather}")

    def _seen(self) -> bool:
        return any(line.startswith(f"# {self.place} ") for line in self.lines)

    def _inside(self, event: Event) -> str:
        """Where the first deed is done, at work and under a roof, when it is not done in the open that is named."""
        places, work = self.story.places, alias(self.story.P.trade.home)
        inside = {"home": "room", "site": "home"}.get(self.place, self.place)
        place, room = places[self.place], places[inside]
        named = bool(event.place) and (event.place in event.clause or self.place == "site")
        works = room.key == work and work != "house" and room.entry.interior and not place.entry.interior
        if not works or (named and place.key not in SETTLED) or _goes(event):
            return ""
        return inside if event.clause or event.base == AT_WORK else ""

    def _key(self, noun: str) -> str:
        """The place of the story that a noun of the idea names."""
        return next((key for key, scene in self.story.places.items() if noun and scene.noun == noun), "")

    def _between(self, here: Sequence[Event]) -> tuple[str, ...]:
        """A few words between two who are there together and can speak; other ones every time."""
        pair = next((e.there for e in here if len(e.there) > 1 and not _absent(e)), ())[:2]
        near = [e for e in here if e.clause.split(" ")[0] not in FAR and not _absent(e)]
        alone = next((e.there for e in near if len(e.there) == 1 and e.there != ("P",)), ())
        # Whoever stands left stays there.
        pair = tuple(sorted(pair or (("P", *alone) if alone else ()), key=KEYS.index))
        if len(pair) < 2 or self.tight or SILENT.search(self.story.idea.text):
            return ()
        if not self.exchanges or not all(self.story.role(key).speaks for key in pair):
            return ()
        line, *looks = (line.replace("@1", pair[0]).replace("@2", pair[1]) for line in self.exchanges.pop())
        # A story that lets nobody say a word has one exchange for certain.
        needed = len(self.exchanges) == len(EXCHANGES) - 1 and not any(e.said[1] for e in self.events)
        return (line.replace("1", "0", 1) if needed else line, *looks)

    def _moments(self, event: Event, beat: Beat) -> list[str]:
        if event.base == AT_WORK:
            return ["0 M P | !work"]
        if _absent(event):
            who = "P" if event.there != ("P",) else "O"
            waits = f"0 M {who}.look.worried | {{{who}}} waits, and {_said(event)}{self._heard(event)}"
            return [waits, "1 V - | the way, empty as far as one can see"]
        said, heard = _said(event), self._heard(event)
        near = [f"1 I - | {event.what}, {NEAR}"] if event.what and event.what not in event.who else []
        if event.who == "it":
            # The weather: seen on whoever it falls on.
            return [f"0 W P.look | {said}, and {{P}} looks up{heard}"]
        if not event.clause and event.what:
            return [f"0 I - | {said}{heard}", self._look("P", beat)]
        lines = [f"0 {_code(event, self.tight and not self._shown())} {_cast(event)} | {said}{heard}", *near]
        if beat != "world" or self.tight:
            lines.append(self._look(event.there[0] if event.there and beat != "disturb" else "P", beat))
        lines += [f"2 N {key}.look | {SEEN.replace('{w', '{' + key)}" for key in event.there[1:2]]
        further = self.further[event.there[0]] if event.there else []
        for _ in range(min(len(further), self.more)):
            lines.append(f"2 {_of(event.there[0], further.pop())}")
        return [*lines, "2 I - | !detail"]

    def _shown(self) -> bool:
        """Whether anything has been seen of the film yet."""
        return any(line[0].isdigit() for line in self.lines)

    def _look(self, who: str, beat: Beat) -> str:
        human = self.story.role(who).trade.form == "human"
        look = REACTIONS[beat] if human else STILL
        return f"1 C {who}.{MOODS[beat]} | {look.replace('{w', '{' + who)}"

    def _heard(self, event: Event) -> str:
        """The sounds of a deed, two at most, and what the idea lets somebody say of it."""
        words = re.findall(r"[a-z]+", without_feet(f"{event.who} {event.clause}".lower()))
        sounds = list(dict.fromkeys(SOUNDS[word] for word in words if word in SOUNDS))[:2]
        extras = [f"sfx {sound}" for sound in sounds]
        who, line = event.said
        if line and (self.story.role(who).speaks or "speak" in event.base):
            kind = "vo" if len(line.split()) > THOUGHT and "<" not in line else "own"
            extras.append(f"{kind} {who}: {line}")
        return " | " + "; ".join(extras) if extras else ""

    def _end(self, event: Event) -> None:
        """The last thing that happens, and the last image: the place as it was first seen, if it was."""
        moments = self._moments(event, "after")
        if self.tight:
            self.lines += moments[:1]
            return
        wide = "!again" if self._established() else "!establish"
        if not event.there and event.clause and event.who != "it":
            said = f"{wide}, and {_said(event)}{self._heard(event)}"
            self.lines += [self._look("P", "after"), f"0 E P | {said}"]
            return
        self.lines += moments
        cast = _cast(event)
        if self.outside and self.place != self.outside:
            # Out of the room again, to where the film began.
            self.place, wide, cast = self.outside, "!again", "-"
            self._line(event)
        self.lines.append(f"0 E {cast} | {wide}, {LAST}")

    def _established(self) -> bool:
        """Whether the place has been seen before this scene."""
        return sum(line.startswith(f"# {self.place} ") for line in self.lines) > 1


def _of(key: str, line: str) -> str:
    """A moment of one of the cast: their key in its head, their place holder in its words."""
    head, _, words = line.partition(" | ")
    return f"{head.replace('{w}', key)} | {words.replace('{w', '{' + key)}"


def _beat(number: int, count: int) -> Beat:
    if number == 0:
        return "world"
    if number == count - 1:
        return "after" if count > 2 else "turn"
    if number == count - 2:
        return "turn"
    return "disturb" if number == 1 else "harder"


def _absent(event: Event) -> bool:
    """Whether somebody is spoken of and not there: "she does not come"."""
    return len(event.there) == 1 and event.who == event.there[0] and bool(ABSENT.match(event.clause))


def _doers(event: Event) -> tuple[str, ...]:
    return tuple(event.who) if event.who and set(event.who) <= set(KEYS) else ()


def _said(event: Event) -> str:
    """The deed in words, with whoever does it by their place holders."""
    doers = _doers(event)
    if not event.clause:
        return event.who
    if not doers:
        return f"{event.who} {event.clause}"
    names = listed([f"{{{key}}}" for key in doers])
    return f"{names} {event.base if len(doers) > 1 else event.clause}"


def _cast(event: Event) -> str:
    """Everybody who is to be seen, walking when the deed is to go somewhere."""
    there = event.there or (() if event.clause else ("P",))
    walk = ".walk" if _goes(event) else ""
    return " ".join(f"{key}{walk}" if key in _doers(event) else key for key in there) or "-"


def _goes(event: Event) -> bool:
    """Whether a deed is to go somewhere; a bakery that is run stays where it is."""
    return event.clause.split(" ")[0] in GOING and not STAYING.match(event.clause)


def _code(event: Event, opens: bool) -> str:
    """The size of a deed: wide for what moves, for what nobody does and for what opens a film; else by how many."""
    if opens or not event.there or not event.clause or _goes(event):
        return "W"
    return {1: "M", 2: "T"}.get(len(event.there), "G")
