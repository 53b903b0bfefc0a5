"""Taking: generate, retake, quote, cancel, as on every other surface; and the cameras that there are."""

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.shared import AsJson, FilmName, Home, guarded
from api.root import CALLER, open_studio, settings
from api.terminal import print_json, progress_display, say
from tools.film.deadlines import LONGEST, deadline_in
from tools.film.errors import DirectorError
from tools.film.orders import Cancel, Generate, Quote, Retake
from tools.film.script import Resolution
from tools.studio import Studio

# What makes films is imported by the commands that make them, so that looking at one does not wait for it.
if TYPE_CHECKING:
    from tools.generators.cameras import Standing

Shots = Annotated[
    list[str] | None, typer.Argument(metavar="[SHOTS]...", help="Shots: numbers (7), ranges (3-6), slates (3B).")
]
Scenes = Annotated[list[int] | None, typer.Option("--scene", help="All shots of a scene; may be repeated.")]
Takes = Annotated[
    int | None,
    typer.Option(
        "--takes", "-n", min=1, max=20, help="Takes of each shot; else one, and of a service's two (WORKPRINT_TAKES)."
    ),
]
Again = Annotated[int, typer.Option("--takes", "-n", min=1, max=20, help="Takes of each shot.")]
Large = Annotated[
    Resolution | None,
    typer.Option(
        "--resolution", help="How large services make it; else as is set: 720p, larger where it costs no more."
    ),
]
Camera = Annotated[
    str | None, typer.Option("--generator", help="The camera: see workprint generators; else each shot's own.")
]
Budget = Annotated[float | None, typer.Option("--budget", min=0, help="USD that this may cost at most.")]
Within = Annotated[
    str | None,
    typer.Option(
        "--within",
        metavar="TIME",
        help="Minutes (20), or in words: 'half an hour', 'by 18:00', 'by six o'clock'. No slower camera is chosen, and"
        " what is not there by then is given up.",
    ),
]


def minutes(said: str | None) -> float | None:
    """Minutes that a deadline leaves from now, as it was typed. Raises DirectorError for what is none."""
    if said is None:
        return None
    try:
        given = float(said)
    except ValueError:
        now = datetime.now()
        found = deadline_in(said, now) or deadline_in(f"within {said}", now) or deadline_in(f"by {said}", now)
        given = found.minutes if found is not None and not found.rest else 0.0
    if not 0 < given <= LONGEST:
        raise DirectorError(
            f"'{said}' is no deadline; say minutes (20; at most {LONGEST:.0f}, a week), 'half an hour', 'by 18:00' or"
            " 'by six o'clock'.",
            code="bad_deadline",
        )
    return given


@guarded
def generate(
    film: FilmName,
    shots: Shots = None,
    scene: Scenes = None,
    takes: Takes = None,
    generator: Camera = None,
    budget: Budget = None,
    within: Within = None,
    resolution: Large = None,
    draft: Annotated[bool, typer.Option("--draft", help="Fast and rough.")] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Roll shots; without any, those that need a take. What costs money needs --budget, or a cap."""
    order = Generate(
        shots=named(shots),
        scenes=tuple(scene or ()),
        takes=takes,
        generator=generator,
        draft=draft,
        budget=money(budget),
        within=minutes(within),
        resolution=resolution,
    )
    _roll(open_studio(home), film, order, as_json)


@guarded
def retake(
    film: FilmName,
    shots: Annotated[list[str], typer.Argument(metavar="SHOTS...", help="Shots: 7, 3-6, 3B.")],
    note: Annotated[str, typer.Option("--note", help="What shall be different.")] = "",
    takes: Again = 1,
    generator: Camera = None,
    budget: Budget = None,
    within: Within = None,
    resolution: Large = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Roll shots again, usually with a note. The takes that there are stay."""
    order = Retake(
        shots=named(shots),
        note=note,
        takes=takes,
        generator=generator,
        budget=money(budget),
        within=minutes(within),
        resolution=resolution,
    )
    _roll(open_studio(home), film, order, as_json)


@guarded
def quote(
    film: FilmName,
    shots: Shots = None,
    scene: Scenes = None,
    takes: Takes = None,
    generator: Camera = None,
    within: Within = None,
    resolution: Large = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Say what takes would cost; nothing is sent. Without shots, of those that need one."""
    from tools.production.ordering import carry_out

    order = Quote(
        shots=named(shots),
        scenes=tuple(scene or ()),
        takes=takes,
        generator=generator,
        within=minutes(within),
        resolution=resolution,
    )
    with progress_display(sys.stderr) as report:
        told = carry_out(open_studio(home), film, order, report, actor=CALLER)
    if as_json:
        print_json(told)
        return
    shared = _shared(told["quotes"])
    for one in told["quotes"]:
        sure = "" if one.get("certainty", "exact") == "exact" else f" (an estimate, prices of {one['priced_on']})"
        many = f"{one['takes']} takes, " if one["takes"] > 1 else ""
        words = one.get("problem") or f"{many}{one['cost']:.2f} USD{sure}, {_soon(one['seconds'])}"
        say(f"{one['shot']:<6} {one['generator']:<29} {words}")
        lacking = [line for line in one["compromises"] if line not in shared]
        for line in (*([one["why"]] if one["why"] else []), *one.get("plan", []), *lacking):
            say(f"       {line}")
    for line in shared:
        say(f"All of them: {line}")
    left = f"; {told['left']} USD of the film's cap are left" if told["left"] is not None else ""
    say(f"Altogether {told['cost']:.2f} USD{left}.")
    for line in (told["note"], told["problem"]):
        if line:
            say(line)


@guarded
def cancel(film: FilmName, shots: Shots = None, as_json: AsJson = False, home: Home = None) -> None:
    """Stop the takes that are being made of a film, or of some shots. What a service has begun may still be charged."""
    from tools.production.ordering import carry_out

    with progress_display(sys.stderr) as report:
        told = carry_out(open_studio(home), film, Cancel(shots=named(shots)), report, actor=CALLER)
    if as_json:
        print_json(told)
        return
    for one in told["cancelled"]:
        state = "is asked to stop" if one["state"] != "cancelled" else "cancelled before it was sent"
        say(f"{one['shot']:<6} {one['service']:<12} {state}")
    if not told["cancelled"]:
        say("Nothing is being made.")


@guarded
def generators(as_json: AsJson = False, home: Home = None) -> None:
    """List the cameras: which can be used and why not, their models, limits and prices with their date."""
    from api.camera_answers import GeneratorList
    from api.camera_telling import generator_told
    from tools.generators.cameras import standings

    found = settings(home)
    listed = standings(found.services, found.services_file)
    if as_json:
        print_json(GeneratorList(generators=[generator_told(one) for one in listed]).model_dump(mode="json"))
        return
    for one in listed:
        service = one.capabilities
        many = f", {service.concurrency} at once" if service.concurrency else ""
        say(f"{service.name:<12} {service.title:<18} {f'ready{many}' if one.usable else one.why_not}")
        for model in service.models.values():
            say(f"    {_model_line(one, model.id)}")


def _shared(quotes: Sequence[Mapping[str, Any]]) -> list[str]:
    """What the cameras of all shots cannot do, where there are several: it is said once."""
    able = [one["compromises"] for one in quotes if not one.get("problem")]
    return [line for line in able[0] if all(line in each for each in able)] if len(able) > 1 else []


def _soon(seconds: float) -> str:
    return f"about {seconds:.0f} s" if seconds < 120 else f"about {seconds / 60:.0f} min"


def named(shots: list[str] | None) -> tuple[int | str, ...]:
    """ "3", "5-7", "3B" as references to shots."""
    found: list[int | str] = []
    for word in shots or []:
        first, dash, last = word.partition("-")
        if word.isdecimal():
            found.append(int(word))
        elif dash and first.isdecimal() and last.isdecimal():
            if int(last) < int(first):
                raise DirectorError(f"'{word}' runs backwards; say {last}-{first}.", code="bad_range")
            found += range(int(first), int(last) + 1)
        else:
            found.append(word)
    return tuple(found)


def money(amount: float | None) -> Decimal | None:
    """An amount as it was typed."""
    return None if amount is None else Decimal(str(amount))


def _roll(studio: Studio, film: str, order: Generate | Retake, as_json: bool) -> None:
    from tools.production.ordering import carry_out

    with progress_display(sys.stderr) as report:
        told = carry_out(studio, film, order, report, actor=CALLER)
    if as_json:
        print_json(told)
        return
    shown = studio.show(film)
    rolled = set(told["takes"])
    for shot in (shot for scene in shown["scenes"] for shot in scene["shots"]):
        for take in shot["takes"]:
            if take["id"] in rolled:
                say(take_line(take))
    if told["note"]:
        say(told["note"])
    ledger = shown["ledger"]
    if Decimal(ledger["spent"]):
        say(f"The film has cost {ledger['spent']} USD.")


def take_line(take: dict[str, Any]) -> str:
    """A take in a line: its slate, its state, where it came from, what it cost, and what is wrong with it."""
    cost = Decimal(take["cost"])
    price = f", {cost:.2f} USD" if cost else ""
    faults = f"  FAULT: {'; '.join(take['faults'])}" if take["faults"] else ""
    joined = f", joined from {len(take['parts'])} parts" if take["parts"] else ""
    old = " (for an earlier wording)" if take["outdated"] else ""
    note = f'  note: "{take["note"]}"' if take["note"] else ""
    head = f"{take['slate']:<8} {take['state']:<8} {take['seconds']:>5.1f} s  {take['generator']}"
    why = f"  {take['why']}" if take["why"] else ""
    origin = f"  {take['comes_from']}" if take["comes_from"] else ""
    return f"{head}{joined}{price}{old}{note}{why}{origin}{faults}"


def _model_line(one: "Standing", model: str) -> str:
    """A model in a line: its lengths, the pictures it can be shown, its prices and their date; or that it is gone."""
    found = one.capabilities.models[model]
    if found.retired_on:
        return f"{model:<30} retired {found.retired_on}{f': use {found.substitute}' if found.substitute else ''}"
    few = len(found.seconds) <= 3
    whole = ", ".join(map(str, found.seconds)) if few else f"{found.seconds[0]}-{found.seconds[-1]}"
    lengths = f"{whole} s" if found.seconds else f"to {found.longest:g} s"
    lengths = lengths if found.longest_clip else "any length"
    prices = [
        f"{rate} USD{unit}{f' {grade}' if grade else ''}"
        for rates, unit in ((found.price.per_second, "/s"), (found.price.per_clip, " a clip"))
        for grade, rate in rates.items()
    ]
    dated = f" ({found.price.dated})" if found.price.dated and prices else ""
    cost = ", ".join(prices[:4]) if any(found.price.per_second.values()) or any(found.price.per_clip.values()) else ""
    cost = cost or ("nothing" if prices else "price not known")
    return f"{model:<30} {lengths:<11} {', '.join(found.pictures) or 'words only':<26} {cost}{dated}"
