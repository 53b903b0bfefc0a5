"""Orders carried out: what causes work. Edits change the film at once; orders roll, render, export, bring in.

generate, retake -> floor -> takes printed        render, export -> files
quote -> what it would cost                       import_media -> takes of the director's own, cuts that come back
spot -> effects where the prompts ask for them    cancel -> what is rolling stops
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, assert_never

from tools.audio.effects import parse_effect, sounds_in
from tools.film.cueing import shots_in
from tools.film.edits.sound import AddEffect, SetScore
from tools.film.edits.story import ReviseShot
from tools.film.errors import DirectorError, ProviderError
from tools.film.film import Film
from tools.film.handles import shots_needing_takes
from tools.film.orders import Cancel, Compose, Export, Generate, ImportMedia, Order, Quote, Render, Retake, Spot
from tools.film.script import Shot
from tools.film.selecting import selected_shots
from tools.generators.cameras import OWN
from tools.generators.routing import paced
from tools.jobs.ports import WAITING
from tools.media.progress import Report
from tools.production.assigning import paces_of
from tools.production.exporting import export_film, foretell
from tools.production.finishing import render_film
from tools.production.floor import Whole, cast_shots, order_for, roll_shots, with_keys
from tools.production.forms import Export as Form
from tools.production.importing import Wish, bring_in
from tools.production.office import go_on, left_to_spend
from tools.production.parcels import parcel_of, with_the_rest
from tools.production.returning import take_back
from tools.production.rolling import cameras_of, looked_up_once
from tools.production.voices import speak_all, spoken_frames, with_room
from tools.store.ledger import Reservation
from tools.studio import Studio


def carry_out(studio: Studio, reference: str, order: Order, report: Report, *, actor: str) -> dict[str, Any]:
    """Do what the order says and tell what came of it. Raises DirectorError for what cannot be done."""
    film = studio.open(reference).film
    match order:
        case Generate() | Retake():
            told = _roll(studio, film, order, report, actor)
        case Quote():
            told = _quote(studio, film, order)
        case Render():
            out = Path(order.out) if order.out else None
            told = render_film(studio, film.id, out, report, draft=order.draft, budget=order.budget).summary()
        case Export():
            told = _export(studio, film, order, report)
        case ImportMedia():
            files = [Path(name).expanduser() for name in order.files]
            parcel = parcel_of(files)
            if parcel is not None:
                # What was sent here names no file of this machine.
                trusted = not parcel.cut.absolute().is_relative_to(studio.settings.home.absolute())
                told = take_back(
                    studio, film.id, parcel.cut, actor=actor, accept="" if order.dry_run else order.accept,
                    trusted=trusted, beside=parcel.beside,
                )  # fmt: skip
                if not order.accept:
                    # It came in when the changes were told.
                    told = with_the_rest(studio, told, parcel, report, actor=actor, wish=Wish.of(order))
            else:
                told = bring_in(studio, film.id, files, report, actor=actor, wish=Wish.of(order))
        case Spot():
            told = _spot(studio, film, order, actor)
        case Compose():
            told = _compose(studio, film, order, actor)
        case Cancel():
            told = _cancel(studio, film, order)
        case _:
            assert_never(order)
    return {"film": film.id, "revision": studio.open(film.id).revision, "order": order.kind, **told}


def _roll(studio: Studio, film: Film, order: Generate | Retake, report: Report, actor: str) -> dict[str, Any]:
    named = bool(order.shots or order.scenes)
    if not named and isinstance(order, Retake):
        raise DirectorError(f"Say which shots to take again: numbers from 1 to {len(film.shots)}.", code="which_shots")
    before = set(film.takes)
    with studio.holding(film.id):
        if not named:
            go_on(studio, film.id, report)
            film = studio.open(film.id).film
        shots = [shot.id for shot in selected_shots(film, order)] if named else list(shots_needing_takes(film))
        if order.generator is not None:
            cameras_of(studio.settings)(order.generator)
        with_keys(studio.settings, {order.generator or film.shots[shot].generator for shot in shots})
        note = order.note if isinstance(order, Retake) else ""
        if shots and (note or order.generator is not None):
            change = ReviseShot(shots=tuple(shots), note=note or None, generator=order.generator)
            studio.perform(film.id, change, actor=actor, message="retake")
        said = speak_all(film, studio.settings.home, studio.settings.cache / "voices", report, shots)
        draft = isinstance(order, Generate) and order.draft
        within = seconds_of(order)
        ended = studio.jobs.ended(film.id)
        now = studio.open(film.id).film
        cast = roll_shots(
            studio, now, shots, said, report, ended=ended, draft=draft, takes=order.takes, budget=order.budget,
            within=within, resolution=order.resolution,
        )  # fmt: skip
    takes = [take for take in studio.open(film.id).film.takes.values() if take.id not in before]
    return {"takes": [take.id for take in takes], "note": cast.note if any(take.cost for take in takes) else None}


def seconds_of(order: Generate | Retake | Quote) -> float | None:
    """How long an order may take, in seconds; None where it may take as long as it does."""
    return None if order.within is None else order.within * 60


def _cancel(studio: Studio, film: Film, order: Cancel) -> dict[str, Any]:
    """Stop the jobs of the shots, or of the whole film. What the crew rolls ends with the command that began it."""
    shots = {shot.id for shot in selected_shots(film, order)} if order.shots or order.scenes else None
    open_jobs = studio.jobs.find(film=film.id, states=WAITING)
    asked = [job for job in open_jobs if shots is None or job.shot in shots]
    told = [studio.jobs.cancel(job.id) for job in asked]
    return {
        "cancelled": [{"shot": job.slate, "job": job.id, "state": job.state, "service": job.service} for job in told]
    }


def _quote(studio: Studio, film: Film, order: Quote) -> dict[str, Any]:
    """What each take would cost, and all of them, and whether that may still be spent. Nothing is sent."""
    chosen: Sequence[Shot] = (
        selected_shots(film, order)
        if order.shots or order.scenes
        else [film.shots[shot] for shot in shots_needing_takes(film)]
    )
    cameras, whole = looked_up_once(cameras_of(studio.settings)), Whole.of(film)
    quotes: list[dict[str, Any]] = []
    needed: list[Reservation] = []
    named = order.generator
    left = left_to_spend(studio, film.id)
    allowed, within = Decimal(left) if left is not None else None, seconds_of(order)
    cast = cast_shots(
        studio, film, [shot.id for shot in chosen], {}, cameras, draft=False, allowed=allowed, takes=order.takes,
        generator=named, within=within, resolution=order.resolution,
    )  # fmt: skip
    paces = paces_of(studio, cameras)
    for shot in chosen:
        choice = cast.choices.get(shot.id)
        asked = order_for(
            studio, film, shot.id, {}, draft=False, generator=choice.camera if choice else named, whole=whole,
            resolution=order.resolution,
        )  # fmt: skip
        count = cast.takes_with(asked.camera)
        name, why = asked.camera, choice.why if choice else ""
        told: dict[str, Any] = {"shot": asked.brief.slate, "generator": name, "why": why, "takes": count}
        told |= {"cost": 0.0, "seconds": 0.0}
        try:
            quote = paced(cameras(name).quote(asked.brief), paces)
        except (ProviderError, DirectorError) as error:
            # One shot that cannot be made there says so, and the others are quoted all the same.
            quotes.append({**told, "compromises": [], "problem": error.message})
            continue
        compromises = list(quote.compromises)
        if within is not None and quote.seconds > within:
            compromises.append(
                f"It usually takes {quote.seconds / 60:.3g} min, and there are {round(within / 60, 1):g}."
            )
        service = name.partition("/")[0]
        needed += [Reservation("", film.id, shot.id, asked.brief.slate, service, quote.cost)] * count
        quotes.append(
            {
                **told,
                "generator": quote.generator,
                "cost": float(quote.cost * count),
                "seconds": round(quote.seconds * count, 1),
                "compromises": compromises,
                "certainty": quote.certainty,
                "model": quote.model,
                "priced_on": quote.priced_on.isoformat() if quote.priced_on else None,
                "plan": list(quote.plan),
            }
        )
    cost = round(sum(quote["cost"] for quote in quotes), 6)
    why_not = studio.ledger.why_not(needed, studio.settings.caps) if cost else ""
    note = cast.note if cost else None
    no_key = _no_key(studio, quotes)
    return {
        "quotes": quotes, "cost": cost, "currency": "USD", "left": left, "note": note,
        "problem": " ".join(filter(None, (no_key, why_not))) or None, "no_key": no_key or None,
    }  # fmt: skip


def _no_key(studio: Studio, quotes: Sequence[Mapping[str, Any]]) -> str:
    """That a camera which was quoted cannot be ordered from, for want of its key; its quote stands all the same."""
    try:
        with_keys(studio.settings, {str(quote["generator"]) for quote in quotes if not quote.get("problem")})
    except DirectorError as error:
        return error.message
    return ""


def quote_render(studio: Studio, film: Film, report: Report) -> dict[str, Any]:
    """The quote for the takes that a render of the film as it is now would have made; nothing is sent, or changed.

    A render first gives a shot the length that its lines need, which may cost more than its takes so far. Where the
    film has no cap, only shots that name their camera cost anything.
    """
    nothing: dict[str, Any] = {"quotes": [], "cost": 0.0, "note": None, "problem": None, "no_key": None}
    capped = left_to_spend(studio, film.id) is not None
    if not capped and all(shot.generator in OWN for shot in film.shots.values()):
        return nothing
    said = speak_all(film, studio.settings.home, studio.settings.cache / "voices", report)
    roomy = with_room(film, spoken_frames(said, film.look.rate))
    missing = [shot for shot in shots_needing_takes(roomy) if capped or roomy.shots[shot].generator not in OWN]
    if not missing:
        return nothing
    return _quote(studio, roomy, Quote(shots=tuple(missing)))


def _export(studio: Studio, film: Film, order: Export, report: Report) -> dict[str, Any]:
    forms = [form.value for form in Form]
    if order.name not in forms:
        raise DirectorError(f"A film cannot leave as '{order.name}'; choose {', '.join(forms)}.", choices=forms)
    out = Path(order.out) if order.out else None
    if order.dry_run:
        return foretell(studio, film.id, Form(order.name), out)
    return export_film(studio, film.id, Form(order.name), out, report, burned=order.burned, budget=order.budget)


def _compose(studio: Studio, film: Film, order: Compose, actor: str) -> dict[str, Any]:
    """Another seed, so that the next render plays other music to the same cues."""
    seed = film.mix.score_seed + 1 if order.seed is None else order.seed
    studio.perform(film.id, SetScore(seed=seed), actor=actor, message="compose")
    return {"seed": seed}


def _spot(studio: Studio, film: Film, order: Spot, actor: str) -> dict[str, Any]:
    """Place the effects that the prompts name, where none is placed yet."""
    placed: list[dict[str, str]] = []
    for shot in shots_in(film, order):
        here = [cue for cue in film.cues.values() if cue.shot == shot and cue.kind in ("effect", "ambience")]
        known = {call.name for cue in here for call in parse_effect(cue.what)}
        for call in sounds_in(film.shots[shot].prompt):
            if call.name not in known:
                studio.perform(film.id, AddEffect(shot=shot, what=call.name), actor=actor, message="spotting")
                placed.append({"shot": shot, "what": call.name})
    return {"placed": placed}
