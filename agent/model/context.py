"""What a model is told before a message: the film in outline and the last exchanges, within bounds whatever the film.

system           how it works (briefing.py)
user             the film: everything out of it fenced as data; and what was said
assistant, user  ... the last exchanges, trimmed; the day and the time, and the message

What changes most stands last, so that a service which keeps the beginnings of requests can use them again.
"""

import re
from datetime import datetime
from typing import Any

from agent.conversation import Exchange, Speaker
from agent.model.looking import outline, short
from agent.telling.naming import seconds
from tools.film.film import Film
from tools.film.views import film_frames

OUTLINE = 12_000
"""characters of the outline"""
PEOPLE, PLACES = 24, 24
"""named one by one; more are looked up"""
PAST = 6
"""exchanges"""
PAST_LENGTH = 700
"""characters of one side of an exchange"""
LONGEST_MESSAGE = 40_000
"""characters of a message that a model is given"""
MOST = 20_000 + 2 * PAST * PAST_LENGTH + LONGEST_MESSAGE
"""characters of all of it together, at most"""

OPEN, CLOSE = "<film-data>", "</film-data>"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
MARK = re.compile("film-data", re.IGNORECASE)
FOLDERS = re.compile(r"(?<![\w.:/\\])(?:~?/|[A-Za-z]:\\)(?:[^\s/\\]+[/\\])+")


def fenced(text: str) -> str:
    """Text out of the film, marked as data; it cannot end its own mark."""
    return f"{OPEN}\n{MARK.sub('film data', text)}\n{CLOSE}"


def without_folders(text: str) -> str:
    """The text with file names for the paths in it: where somebody's files lie is not the service's business."""
    return FOLDERS.sub("", text)


def about_film(film: Film, revision: int, speaker: Speaker, most: int = OUTLINE) -> str:
    """The film as it is, in outline, of at most `most` characters and a head of a few thousand."""
    if not film.shots:
        idea = f"\nThe idea: {short(film.idea, 2000)}" if film.idea else ""
        state = f"The film has no shots yet.{idea}"
    else:
        state = outline(film, most)
    told = "\n".join([*_head(film, revision), state])
    return f"{fenced(told)}\nYou speak with the film's {speaker.role}, who says:"


def said_at(now: datetime) -> str:
    """The local day and time as a model is told them: "Thursday 26 November 2026, 17:25"."""
    return f"{DAYS[now.weekday()]} {now.day} {MONTHS[now.month - 1]} {now.year}, {now:%H:%M}"


def messages_of(
    film: Film,
    revision: int,
    speaker: Speaker,
    past: tuple[Exchange, ...],
    message: str,
    most: int = OUTLINE,
    at: str = "",
) -> list[dict[str, Any]]:
    """The conversation up to the message, without the briefing. The person and the director speak in turns, as some
    models insist on, so the film stands at the head of what the person said first. `at` is when the message came."""
    told: list[dict[str, Any]] = []
    for exchange in past[-PAST:]:
        told.append(_said("user", short(exchange.message, PAST_LENGTH)))
        told.append(_said("assistant", without_folders(short(exchange.reply, PAST_LENGTH)) or "Done."))
    told.append(_said("user", f"(Here it is {at}.)\n\n{message}" if at else message))
    told[0]["content"] = f"{about_film(film, revision, speaker, most)}\n\n{told[0]['content']}"
    return told


def _head(film: Film, revision: int) -> list[str]:
    look = film.look
    length = f"{seconds(film_frames(film), look.rate)}, {film_frames(film)} frames at {look.rate} a second"
    locked = ", picture locked" if film.locked else ""
    lines = [
        f"“{short(film.title)}”, revision {revision}, {film.state}{locked}",
        f"{len(film.scenes)} scenes, {len(film.shots)} shots, {length}, {look.aspect}",
        f"style: {short(look.style, 300)}{f'; palette: {short(look.palette, 200)}' if look.palette else ''}",
    ]
    if film.logline:
        lines.append(f"logline: {short(film.logline, 400)}")
    people = [f"{short(one.name, 60)} ({short(one.canon, 80)})" for one in film.characters.values()]
    places = [short(place.name, 60) for place in film.locations.values()]
    if people:
        lines.append(f"cast: {_some(people, PEOPLE)}")
    if places:
        lines.append(f"places: {_some(places, PLACES)}")
    kinds = ("dialogue", "music", "effect", "ambience")
    counts = [f"{number} {kind}" for kind in kinds if (number := sum(c.kind == kind for c in film.cues.values()))]
    return [*lines, f"cues: {', '.join(counts)}"] if counts else lines


def _some(names: list[str], most: int) -> str:
    return ", ".join(names[:most]) + (f", and {len(names) - most} more" if len(names) > most else "")


def _said(role: str, content: str) -> dict[str, Any]:
    return {"role": role, "content": content}
