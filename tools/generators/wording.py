"""What a shot asks for, in words, in the order that a service reads best.

    camera  The camera slowly pushes in.                        left out where the service takes moves by a field
    line    Medium shot, the KEEPER walks the tide line.        the writer's own words
    cast    The KEEPER: sixties, yellow oilskin, white beard.   the canon, repeated in every shot
    place   The beach, grey shingle under chalk cliffs, exterior.
    light   Rain, dusk, one warm lamp.                          only what the line does not say itself
    mood, style, note

What does not fit a service's limit is left out from the least needed on, and said.
"""

import re
from collections.abc import Sequence

from tools.film.prompting import Change, reworded
from tools.film.script import Move
from tools.generators.ports import Brief

USUAL = ("line", "camera", "cast", "place", "light", "mood", "style", "note")
LEAST_NEEDED = ("mood", "place", "light", "note", "camera", "style", "cast")
NEGATIVE = "text, subtitles, captions, watermark, logo, border, split screen, cut to another shot"
"""What no take shall have, for services that take a negative prompt."""

MOVES: dict[Move, str] = {
    "static": "The camera is locked off and does not move",
    "pan left": "The camera pans left",
    "pan right": "The camera pans right",
    "tilt up": "The camera tilts up",
    "tilt down": "The camera tilts down",
    "push in": "The camera pushes in",
    "pull out": "The camera pulls back",
    "track left": "The camera tracks left, sideways",
    "track right": "The camera tracks right, sideways",
    "crane up": "The camera cranes up",
    "crane down": "The camera cranes down",
    "handheld": "The camera is handheld, with small natural movements",
    "zoom in": "The lens zooms in, the camera stays where it is",
    "zoom out": "The lens zooms out, the camera stays where it is",
}


PACES = {"slow": "The movement is slow", "fast": "The movement is fast"}
"""how fast a move is that is asked for by a field"""


def worded(
    brief: Brief, order: Sequence[str], limit: int, *, move: bool, reference: str
) -> tuple[str, tuple[str, ...]]:
    """The prompt, and what had to be left out of it by name.

    `limit` counts UTF-16 units, 0 is none. `move`: whether the move is to be said in words. `reference` says how a
    prompt points at the reference picture number {n}.
    """
    parts = {name: _part(name, brief, move=move, reference=reference) for name in (order or USUAL)}
    left_out: list[str] = []
    for name in LEAST_NEEDED:
        if not limit or units(_joined(parts)) <= limit:
            break
        if parts.get(name):
            parts[name] = ""
            left_out.append(name)
    whole = _joined(parts)
    if limit and units(whole) > limit:
        left_out.append("the end of its line")
        whole = _cut(whole, limit)
    return whole, tuple(left_out)


def units(words: str) -> int:
    """Length in UTF-16 units, as the services count it."""
    return len(words.encode("utf-16-le")) // 2


def _joined(parts: dict[str, str]) -> str:
    return " ".join(sentence for sentence in parts.values() if sentence)


def _part(name: str, brief: Brief, *, move: bool, reference: str) -> str:
    shot = brief.shot
    match name:
        case "line":
            return _sentence(reworded(shot.prompt, (Change("move", shot.move, ""),)))
        case "camera":
            return _sentence(_paced(MOVES[shot.move], shot.pace) if move else PACES.get(shot.pace, ""))
        case "cast":
            return " ".join(_cast(brief, reference))
        case "place":
            place = brief.location
            pointed = _pointed(brief, place.id, reference)
            said = place.canon or ("" if _says(shot.prompt, place.name) else place.name)
            known = any(_says(f"{shot.prompt} {said}", word) for word in ("interior", "exterior"))
            within = "" if known else "interior" if brief.interior else "exterior"
            return _sentence(", ".join(part for part in (said, within, pointed) if part))
        case "light":
            return _sentence(", ".join(_unsaid(shot.prompt, (shot.light, shot.time, shot.weather))))
        case "mood":
            return _sentence(", ".join(f"{mood} mood" for mood in _unsaid(shot.prompt, (shot.mood,))))
        case "style":
            return _sentence(", ".join(part for part in (brief.look.style, brief.look.palette) if part))
        case "note":
            return _sentence(shot.note)
        case _:
            return ""


def _cast(brief: Brief, reference: str) -> list[str]:
    found: list[str] = []
    # What is said is for a camera whose own sound is wanted; to the others it would be lettering.
    talking = {
        speech.who: f'saying "{speech.text}"' if brief.sound and speech.text else "speaking" for speech in brief.speech
    }
    for staged in brief.shot.staging:
        person = brief.characters.get(staged.who)
        if person is None:
            continue
        canon = "" if person.canon and person.canon.casefold() in brief.shot.prompt.casefold() else person.canon
        pointed = _pointed(brief, person.id, reference)
        said = ", ".join(part for part in (canon, pointed, talking.get(staged.who, "")) if part)
        if said:
            found.append(_sentence(f"{person.name}: {said}"))
    return found


def _pointed(brief: Brief, who: str, reference: str) -> str:
    numbers = [number for number, one in enumerate(brief.references, 1) if one.of == who]
    return " and ".join(reference.format(n=number) for number in numbers)


def _paced(words: str, pace: str) -> str:
    verb = re.search(r"\b(pans|tilts|pushes|pulls|tracks|cranes|zooms)\b", words)
    adverb = {"slow": "slowly ", "fast": "quickly "}.get(pace, "")
    return words if verb is None else f"{words[: verb.start()]}{adverb}{words[verb.start() :]}"


def _unsaid(line: str, words: Sequence[str]) -> list[str]:
    return [word for word in words if word and not _says(line, word)]


def _says(line: str, words: str) -> bool:
    return re.search(rf"\b{re.escape(words)}", line, re.IGNORECASE) is not None


def _sentence(words: str) -> str:
    words = " ".join(words.split()).strip(" ,;")
    if not words:
        return ""
    words = words[0].upper() + words[1:]
    return words if words[-1] in ".!?" else f"{words}."


def _cut(words: str, limit: int) -> str:
    while units(words) > limit:
        shorter = words[: len(words) - max(1, (units(words) - limit) // 2)]
        words = shorter.rpartition(" ")[0] or shorter
    return words
