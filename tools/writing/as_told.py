"""An idea that tells its own story is filmed as it is told: a plot made of its events, one scene for each sentence.

    sentence 1 -> world    2 -> disturb    ... -> harder    last but one -> turn    last -> after

Between the deeds stand what they are done to, seen near, and whoever it happens to, looking.
"""

import re

from tools.audio.effects import without_feet
from tools.writing.events import BOTH_SEEN as BOTH
from tools.writing.grammar import third
from tools.writing.idea import Event
from tools.writing.plot import Beat, Plot
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
NEAR = "<seen near, nothing else in the frame / filling the frame / very close, held still>"
ABSENT = re.compile(r"(?:does not|is not|never|no longer|will not)\b")
SOUGHT = re.compile(r"\b(?:finds?|search\w*|looks? for|waits?|misses|dreams?|remembers?|writes?|loses?)\b")
# What is heard of a deed, by its words.
SOUNDS = {
    "ferry": "foghorn", "ship": "foghorn", "train": "train", "taxi": "car pass", "car": "car pass", "door": "door",
    "knocks": "knock", "watch": "clock", "clock": "clock", "bell": "bell", "phone": "phone ring", "letter": "paper",
    "glass": "glass", "radio": "radio static", "dog": "dog", "horse": "horse steps", "storm": "thunder",
    "rain": "rain", "fire": "fire", "laughs": "laughter", "runs": "running", "walks": "footsteps",
    "climbs": "footsteps", "follows": "footsteps", "key": "key", "gun": "gunshot", "shoots": "gunshot",
    "engine": "engine", "stream": "stream",
}  # fmt: skip
# What happens between two people when nothing is told: there when there is time for it.
BETWEEN = (
    (
        "1 T P O | {P} and {O}, neither of them in a hurry | "
        "say O: <You are still here. / So this is where you are.> ; say P: <Where else? / As you can see.>",
        "2 C O.look | {O} looks at {P} when {P} does not see it",
    ),
    (
        "1 O P O | {O}, past {P}'s shoulder, very still | say O: <What is it? / What do you see?> ; "
        "say P: <Nothing. Not yet. / I don't know yet.>",
        "2 C P.look | {P} looks at {O} and quickly at something else",
    ),
    (
        "1 W P O | {P} and {O}, two small figures, some way apart | say O: Are you sure? ; "
        "say P: <No. Are you? / I was, a minute ago.>",
        "2 C O.tender | {O}, who has understood it first",
    ),
    (
        "1 T P O | {P} and {O}, side by side, looking the same way | say O: <What happens now? / And now?> ; "
        "say P: <Now we look. / Wait. Listen.>",
        "2 I - | !detail",
    ),
)
LAST = "<and nothing in it has to be said / quiet, and not as before / a little warmer than at the beginning>"


def as_told(story: Story) -> Plot:
    """The plot of an idea with events. Its sentences are its treatment."""
    events = story.idea.events
    sentences = list(dict.fromkeys(e.sentence for e in events))
    lines: list[str] = []
    place, time, beat = "home", "", ""
    for number, sentence in enumerate(sentences):
        here = [e for e in events if e.sentence == sentence]
        now = _beat(number, len(sentences))
        if now != beat:
            lines.append(f"== {now}")
            beat = now
        place = _key(story, here[0].place) or place
        time = here[0].time or time or "day"
        indoors = number == 0 and place == "home" and _inside(story, here[0])
        fresh = not any(line.startswith(f"# {place} ") for line in lines)
        lines.append(f"# {place} {time} {'force' if here[0].weathered and story.idea.forces else 'clear'}")
        if number == 0:
            lines.append("0 E - | !establish | move push in")
            if indoors:
                place = "room"
                lines.append(lines[-2].replace("# home", "# room"))
        elif fresh:
            lines.append("0 E - | !establish")
        between = BETWEEN[number % len(BETWEEN)] if any(_together(e) for e in here) else ()
        if number == len(sentences) - 1:
            lines += between
        for at, event in enumerate(here):
            if at and (went := _key(story, event.place)) and went != place:
                place = went
                lines.append(f"# {place} {time} {'force' if event.weathered and story.idea.forces else 'clear'}")
            ends = number == len(sentences) - 1 and at == len(here) - 1
            seen = any(line.startswith(f"# {place} ") for line in lines[:-1])
            lines += _ending(event, seen) if ends else _lines(event, now)
        if number == 0:
            at_work = story.places[place].key == story.P.trade.home
            lines += ["1 M P | !work" if at_work else "1 I - | !detail", "2 I - | !detail"]
        if number < len(sentences) - 1:
            lines += between
    told = [s.strip() for s in re.split(r"(?<=[.!?])\s+", story.idea.text) if s.strip()]
    whats = [e.what for e in events if 1 < len(e.what.split()) <= 5]
    return Plot(
        engine="vigil",
        name="as told",
        titles=tuple(dict.fromkeys(whats))[:3] or ("The {X.bare}",),
        logline=" ".join(told[:2]) if len(" ".join(told[:2])) < 240 else told[0],
        treatment=tuple(told),
        script="\n".join(lines),
    )


def _beat(number: int, count: int) -> Beat:
    if number == 0:
        return "world"
    if number == count - 1:
        return "after"
    if number == count - 2:
        return "turn"
    return "disturb" if number == 1 else "harder"


def _inside(story: Story, event: Event) -> bool:
    """Whether the first deed is done at work, under a roof, and not in the open of the place that the idea names."""
    home, room = story.places["home"], story.places["room"]
    if event.place and event.place in event.clause:
        return False
    works = room.key == story.P.trade.home and room.entry.interior and not home.entry.interior
    return works and bool(event.clause) and event.clause.split(" ")[0] not in GOING


def _key(story: Story, noun: str) -> str:
    """The place of the story that a noun of the idea names."""
    return next((key for key, scene in story.places.items() if noun and scene.noun == noun), "")


def _absent(event: Event) -> bool:
    """Whether the other one is spoken of and not there: "she does not come"."""
    return event.who == "O" and bool(ABSENT.match(event.clause))


def _together(event: Event) -> bool:
    """Whether both are there: whoever is sought, waited for or spoken of is not."""
    if event.who == "PO" or not event.clause:
        return event.who == "PO" or event.base == BOTH
    return (event.who == "O" or "{O}" in event.clause) and not _absent(event) and not SOUGHT.search(event.clause)


def _said(event: Event) -> tuple[str, str]:
    """Who is to be seen, and the deed in words."""
    if not event.clause:
        return "P O" if event.base == BOTH else "P", event.who
    match event.who:
        case "P" | "O":
            return event.who, f"{{{event.who}}} {event.clause}"
        case "PO":
            return "P O", f"{{P}} and {{O}} {event.base}"
        case _:
            return "-", f"{event.who} {event.clause}"


def _lines(event: Event, beat: Beat) -> list[str]:
    if _absent(event):
        waits = f"0 M P.look.worried | {{P}} waits, and {{O}} {event.clause}"
        return [waits, "1 V - | the way, empty as far as one can see"]
    cast, said = _said(event)
    going = event.clause.split(" ")[0] in GOING
    code = "W" if going or cast == "-" or not event.clause else "T" if cast == "P O" else "M"
    walk = ".walk" if going else ""
    seen = " ".join(f"{who}{walk}" for who in cast.split()) if cast != "-" else "-"
    lines = [f"0 {code} {seen} | {said}{_heard(said)}"]
    if event.what:
        lines.append(f"1 I - | {event.what}, {NEAR}")
    who = "O" if event.who == "O" and beat in ("harder", "turn") else "P"
    if beat != "world":
        lines.append(f"1 C {who}.{MOODS[beat]} | {REACTIONS[beat].replace('{w', '{' + who)}")
    return lines


def _heard(said: str) -> str:
    """The sounds of a deed, two at most, as a moment asks for them."""
    sounds = dict.fromkeys(SOUNDS[word] for word in re.findall(r"[a-z]+", without_feet(said)) if word in SOUNDS)
    return " | " + "; ".join(f"sfx {sound}" for sound in list(sounds)[:2]) if sounds else ""


def _ending(event: Event, seen: bool) -> list[str]:
    """The last thing that happens, and the last image: the place as it was first seen, if it was."""
    wide = "!again" if seen else "!establish"
    cast, said = _said(event)
    if cast == "-":
        look = "1 C P.look.happy | " + REACTIONS["after"].replace("{w", "{P")
        return [look, f"0 E P | {wide}, and {said}{_heard(said)}"]
    return [*_lines(event, "after"), f"0 E {cast} | {wide}, {LAST}"]
