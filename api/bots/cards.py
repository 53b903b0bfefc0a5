"""The film as messages: one that says how far it is, one for each shot with takes, and the files that belong to them.

A card is a value without a host. It is a pure function of the film, its work and its deliveries, so that what a message
should say is always known anew: after a restart, after an edit on the page, after a dead host.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Literal

from agent.conversation import Reply
from api.answers import DeliveryShown, JobShown
from api.bots.heading import headed
from api.bots.naming import UNKNOWN, Named
from api.bots.waiting import NONE, Waits
from api.bots.waiting import told as waiting
from api.job_book import STOPPED
from tools.film.film import Film
from tools.film.script import Shot
from tools.film.slate import slates

Style = Literal["plain", "good", "bad"]
STATUS = "film"
PROMPT = 600
MOST_SHOTS = 40
"""cards of shots in one thread; a longer film says so and is reviewed on the page"""
MOST_CHOICES, MOST_FAULTS = 5, 4


@dataclass(frozen=True)
class Button:
    """Something to press. `value` says what is meant, of which take, and on which drawing of the card.

    With a `link` it opens that and says nothing.
    """

    label: str
    value: str
    style: Style = "plain"
    asks_note: bool = False
    link: str = ""


@dataclass(frozen=True)
class Card:
    """One message. Its words come from people and films, and are shown as they are, never obeyed or linked."""

    key: str
    title: str
    lines: tuple[str, ...] = ()
    buttons: tuple[Button, ...] = ()
    file: Path | None = None
    picture: Path | None = None
    """a still that is seen with the words, where the host shows one"""
    once: bool = False
    """said once, and left as it was said: a file that was sent is not sent again when its film has another name"""
    take: str = ""
    """the take that is seen in it"""
    follows: bool = False
    """what a message that is there says now; where there is none, none is made for it"""

    @property
    def digest(self) -> str:
        told = asdict(self) | {
            "file": self.file.name if self.file else "", "picture": self.picture.name if self.picture else ""
        }  # fmt: skip
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Work:
    """What is known of a film beside itself."""

    revision: int
    job: JobShown | None
    deliveries: tuple[tuple[DeliveryShown, Path], ...]
    takes: dict[str, Path]
    """the clip of each take that is there"""
    posters: dict[str, Path]
    """a still of each, where the host shows stills"""
    prices: dict[str, float]
    """USD that a retake of each shot costs"""
    behind: tuple[JobShown, ...] = ()
    """what waits for that work to end"""
    who: Mapping[str, Named] = field(default_factory=dict[str, Named])
    """of each take, who asked for it and who judged it"""
    link: str = ""
    """where the page has the film; empty when nobody said where people reach it"""
    waits: Waits = NONE


def cards(film: Film, work: Work, *, inside: bool = False) -> list[Card]:
    """Every message of a film's thread, in order; `inside`: the clip of a shot is in its message, not before it."""
    names = slates(film)
    rolled = [film.shots[shot] for shot in names if film.shots[shot].takes]
    told = [_status(film, work, len(rolled))]
    for shot in rolled[:MOST_SHOTS]:
        clip = work.takes.get(shot.takes[-1])
        if clip is not None and not inside:
            slate = f"{names[shot.id]}-{len(shot.takes)}"
            told.append(Card(f"clip:{shot.takes[-1]}", slate, (), _open(work), clip, once=True, take=shot.takes[-1]))
        told.append(_shot(film, shot, names[shot.id], work, clip if inside else None))
    told += [
        Card(f"file:{one.id}", f"{headed(film)} ({one.form})", _ordered(one), _open(work), path, once=True)
        for one, path in work.deliveries
    ]
    told += [Card(key, "Dailies", lines, once=True) for key, lines in waiting(work.waits)]
    return told


def answer(film: str, reply: Reply) -> Card:
    """The director's answer, with what it waits for to press."""
    buttons: tuple[Button, ...] = ()
    if reply.gate is not None:
        cost = f" ({reply.gate.cost:.2f} USD)" if reply.gate.cost else ""
        buttons = (
            Button(f"Yes{cost}", f"yes|{film}|{reply.turn}", "good"),
            Button("No", f"no|{film}|{reply.turn}"),
        )
    elif reply.question is not None:
        buttons = tuple(
            Button(choice.label, f"choice|{film}|{reply.turn}|{number}")
            for number, choice in enumerate(reply.question.choices[:MOST_CHOICES])
        )
    return Card(f"answer:{reply.turn}", "", (reply.text,), buttons, once=True)


def cost_of(value: str) -> str:
    """What the button of a retake says that it costs, as its label does; nothing where that is nothing."""
    try:
        price = float(value.rpartition("|")[2])
    except ValueError:
        # It is of an older Workprint, and is told so when it is sent.
        return ""
    return f" ({price:.2f} USD)" if price else ""


def _status(film: Film, work: Work, rolled: int) -> Card:
    circled = sum(shot.circled is not None for shot in film.shots.values())
    lines = [film.logline] if film.logline else []
    lines.append(f"{film.state}: {len(film.shots)} shots, {rolled} with takes, {circled} circled")
    if rolled > MOST_SHOTS:
        lines.append(f"Only the first {MOST_SHOTS} shots are shown here; the page has all.")
    job = work.job
    buttons: tuple[Button, ...] = (Button("Render", f"render|{film.id}|{work.revision}"),) if film.shots else ()
    if job is not None and job.state in ("queued", "running", "stopping"):
        steps = f" {job.done:.0f} of {job.total:.0f}" if job.total > 1 else ""
        lines.append(f"{job.order} {job.state}: {job.stage}{steps} {job.what}".strip())
        if job.asker.words:
            lines.append(f"Asked for by {job.asker.words}.")
        lines += [f"Then: {_named(one)}." for one in work.behind]
        buttons = (Button("Stop", f"stop|{film.id}|{job.id}", "bad"),)
    elif job is not None and job.state == "failed" and job.error is not None:
        lines.append(f"{job.order} failed: {job.error.message}")
    elif job is not None and job.error is not None and job.error.code == STOPPED.code:
        lines.append(f"{job.order} was broken off. {job.error.message}")
    elif job is not None and job.state == "cancelled" and job.stopper is not None and job.stopper.words:
        lines.append(f"{job.order} was stopped by {job.stopper.words}.")
    return Card(STATUS, headed(film), tuple(lines), (*buttons, *_open(work)))


def _named(job: JobShown) -> str:
    return f"{job.order}, asked for by {job.asker.words}" if job.asker.words else job.order


def _ordered(one: DeliveryShown) -> tuple[str, ...]:
    return (f"Asked for by {one.asker.words}.",) if one.asker.words else ()


def _open(work: Work) -> tuple[Button, ...]:
    return (Button("Open", "open", link=work.link),) if work.link else ()


def _word(shot: Shot, slate: str, state: str, who: Named) -> str:
    """What was said of the newest take of a shot, or of another one in its place."""
    match state:
        case "circled":
            return f"Circled by {who.circled}." if who.circled else "Circled."
        case "ng":
            return f"Rejected by {who.rejected}." if who.rejected else "Rejected."
        case _ if shot.circled in shot.takes:
            return f"{slate}-{shot.takes.index(shot.circled) + 1} is circled."
        case _:
            return "Waiting for your word."


def _shot(film: Film, shot: Shot, slate: str, work: Work, clip: Path | None) -> Card:
    take, number = shot.takes[-1], len(shot.takes)
    known = film.takes[take]
    state = known.state
    lines = [shot.prompt[:PROMPT]]
    if known.note:
        lines.append(f"Note: {known.note[:PROMPT]}")
    if shot.note and shot.note != known.note:
        lines.append(f"For the next take: {shot.note[:PROMPT]}")
    if known.faults:
        lines.append(f"Faults: {'; '.join(known.faults[:MOST_FAULTS])}.")
    if known.outdated:
        lines.append("The shot was changed since; this take shows it as it was.")
    who = work.who.get(take, UNKNOWN)
    if who.asked:
        lines.append(f"Asked for by {who.asked}.")
    lines.append(_word(shot, slate, state, who))
    drawn = f"{film.id}|{take}|{sum(len(one.takes) for one in film.shots.values())}.{state}"
    price = work.prices.get(shot.id, 0.0)
    again = f"retake|{drawn}|{price:.2f}"
    buttons = [Button("Circle", f"circle|{drawn}", "good")] if state != "circled" else []
    buttons.append(Button(f"Retake{cost_of(again)}", again, asks_note=True))
    return Card(
        f"shot:{shot.id}",
        f"{slate}, take {number}",
        tuple(lines),
        (*buttons, *_open(work)),
        clip,
        work.posters.get(take),
        take=take,
    )
