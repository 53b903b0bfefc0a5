"""One line of prompt, read for the camera and the cast: size, angle, move, light, weather, who does what with what.

    "Close-up, the KEEPER looks up, worried, lamp light on one side of his face, slow push in"
     size      cast       action     expression  light                             pace  move

The prompt itself is never changed. What the words do not say is left for the scene and the craft to decide.
"""

import re
from collections.abc import Mapping
from typing import TypeVar

from tools.film.screenplay import ShotDraft
from tools.film.script import Action, Coverage, Mood, Move, Pace, Prop, Side, Size, Staged
from tools.film.value import Value
from tools.writing.prompt_words import (
    ACTIONS,
    ANGLES,
    COVERAGE,
    EXPRESSIONS,
    FACINGS,
    MOODS,
    MOVES,
    PACES,
    SIZES,
    TIMES,
    WEATHERS,
)

Meaning = TypeVar("Meaning")

SECONDS_BY_SIZE: dict[Size, float] = {
    "extreme wide": 6.0, "wide": 5.5, "full": 5.0, "medium wide": 4.5, "medium": 4.5, "medium close-up": 4.0,
    "close-up": 3.5, "extreme close-up": 3.0, "insert": 3.5,
}  # fmt: skip
LIGHT = re.compile(
    r"\b(?:light(?!house)|lamp|lit|glow|sun|shadow|silhouette|backlit|neon|candle|moon)\w*\b", re.IGNORECASE
)
VERB = re.compile(r"[a-z]+")


class Reading(Value):
    """What one prompt says. None and "" mean that it does not say."""

    size: Size | None
    coverage: Coverage | None
    angle: str
    move: Move
    pace: Pace
    time: str | None
    weather: str | None
    light: str
    staging: tuple[Staged, ...]
    props: tuple[Prop, ...]
    focus: str


def found(words: Mapping[str, Meaning], text: str) -> Meaning | None:
    """The meaning of the longest phrase of `words` that stands in `text`; the earliest of equally long ones."""
    best: tuple[int, int, Meaning] | None = None
    for phrase, meaning in words.items():
        match = re.search(rf"(?<![\w-]){re.escape(phrase)}(?![\w-])", text, re.IGNORECASE)
        if match and (best is None or (-len(phrase), match.start()) < best[:2]):
            best = (-len(phrase), match.start(), meaning)
    return best[2] if best else None


def mood_of(words: str) -> Mood | None:
    """The musical mood that the words ask for."""
    return found(MOODS, words)


def mood_said(words: str) -> Mood:
    """The mood of music whose words are all that is said of it."""
    return mood_of(words) or "calm"


def ends_music(words: str) -> bool:
    """Whether the words of a MUSIC line say that there is none from here on."""
    return words.lower().strip(" .") in ("out", "none", "stops")


def read_prompt(prompt: str, cast: Mapping[str, str], props: tuple[str, ...]) -> Reading:
    """Read `prompt`. `cast` maps names as they may stand in it to character ids; `props` are the drawable things."""
    bare = re.sub(r"\s*\([^)]*\)", "", prompt)
    head = prompt.split(",", 1)[0]
    size, coverage = found(SIZES, head) or found(SIZES, prompt), found(COVERAGE, prompt)
    people = _people(prompt, cast)
    things = tuple(
        thing for thing in props if re.search(rf"\b{re.escape(thing)}(?:e?s)?\b(?! light)", bare, re.IGNORECASE)
    )
    staging = tuple(
        _staged(prompt, who, at, start, stop, things)
        for (who, start, stop), at in zip(people, _sides(len(people)), strict=True)
    )
    held = {person.holds for person in staging}
    where = "ground" if re.search(r"\b(sand|ground|floor|grass|snow|mud|road)\b", prompt, re.IGNORECASE) else "table"
    return Reading(
        size=size,
        coverage=coverage or ("two-shot" if len(staging) == 2 else "group" if len(staging) > 2 else None),
        angle=found(ANGLES, prompt) or "eye level",
        move=found(MOVES, prompt) or "static",
        pace=found(PACES, prompt) or "normal",
        time=found(TIMES, prompt),
        weather=found(WEATHERS, re.sub(r"\bafter the \w+", "", prompt)),
        light=next((part.strip() for part in bare.split(",")[1:] if LIGHT.search(part)), ""),
        staging=() if size == "insert" else staging,
        props=tuple(Prop(what=thing, where=where) for thing in things if thing not in held or size == "insert"),
        focus=things[0] if size == "insert" and things else "",
    )


def _people(prompt: str, cast: Mapping[str, str]) -> list[tuple[str, int, int]]:
    """(character id, start, end of what is said of them) in the order of the prompt, each once."""
    starts: dict[str, int] = {}
    for name, who in cast.items():
        match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", prompt)
        if match:
            starts[who] = min(match.end(), starts.get(who, len(prompt)))
    ordered = sorted(starts.items(), key=lambda item: item[1])
    ends = [*(start for _, start in ordered[1:]), len(prompt)]
    return [(who, start, end) for (who, start), end in zip(ordered, ends, strict=False)]


def _sides(count: int) -> tuple[Side, ...]:
    sides: tuple[Side, ...] = (
        ("centre",) if count <= 1 else ("left", "right") if count == 2 else ("left", "centre", "right")
    )
    return (sides * count)[:count]


def _staged(prompt: str, who: str, at: Side, start: int, stop: int, things: tuple[str, ...]) -> Staged:
    said = re.sub(r"\([^)]*\)", "", prompt[start:stop])
    toward = {"left": "three-quarter right", "centre": "three-quarter right", "right": "three-quarter left"}[at]
    look = re.search(r"\blook\w*\s+(up|down|left|right|at camera)", said)
    held = re.search(
        r"\b(?:hold|carr|with|lift|rais|grip|clutch)\w*\s+(?:an?|the|his|her|its|their)?\s*((?:\w+\s+){0,3}\w+)", said
    )
    return Staged.model_validate(
        {
            "who": who,
            "at": at,
            "action": action_of(said),
            "facing": found(FACINGS, said) or toward,
            "expression": found(EXPRESSIONS, said) or "neutral",
            "holds": next((thing for thing in things if held and thing in held.group(1).lower()), ""),
            "looks": look.group(1).replace("at ", "") if look else "ahead",
        }
    )


def acted(shot: ShotDraft, cast: Mapping[str, str]) -> ShotDraft:
    """The shot with everyone who only stands there doing the verb that the prompt gives them.

    `cast` maps names as they stand in prompts to character ids. Only the word right after a name counts.
    """
    staging = list(shot.staging)
    for name, who in cast.items():
        verb = re.search(rf"(?<!\w){re.escape(name)}(?:\s*\([^)]*\))?\s+(\w+)", shot.prompt)
        for number, staged in enumerate(staging):
            if verb and staged.who == who and staged.action == "stand":
                staging[number] = staged.model_copy(update={"action": action_of(verb.group(1))})
    return shot.model_copy(update={"staging": tuple(staging)})


def action_of(said: str) -> Action:
    """The first verb that a body can act, in any of its simple forms."""
    for word in VERB.findall(said.lower()):
        for stem in (word, *_stems(word)):
            if stem in ACTIONS:
                return ACTIONS[stem]
    return "stand"


def _stems(word: str) -> list[str]:
    endings = (("ies", "y"), ("ing", ""), ("ing", "e"), ("es", ""), ("ed", ""), ("ed", "e"), ("s", ""))
    stems = [word[: -len(end)] + put for end, put in endings if word.endswith(end) and len(word) > len(end) + 2]
    doubled = [stem[:-1] for stem in stems if len(stem) > 3 and stem[-1] == stem[-2]]
    return stems + doubled
