"""Cameras for the shots that leave theirs open: `auto`. What may be spent, and this user's verdicts, go into it.

shots on auto ──brief, pictures──> route over all cameras that can be used ──> Choice: a camera, and why
nothing may be spent, or no camera can be used ──> the embedded one
a camera that fails ──> the same again, without it
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from tools.film.errors import DirectorError, OperatorError
from tools.generators.cameras import EMBEDDED, OWN, parted, standings, today
from tools.generators.ports import Brief, Quote
from tools.generators.routing import KINDS, Candidate, Choice, Kind, Record, Verdicts, route
from tools.production.rolling import TAKE, Cameras, cameras_of
from tools.settings import Settings
from tools.store.ledger import told
from tools.studio import Studio

REMEMBERED = 20
"""films, the last changed ones, whose verdicts count"""
CLIPS_TIMED, CLIPS_TELL = 60, 3
"""clips, the last ones, by which it is known how long a camera takes, and how many of it tell that"""
FAILINGS: Mapping[str, str] = {
    "unavailable": "is down",
    "busy": "takes no more work now",
    "no_key": "does not take the key",
    "no_money": "has no credit left",
    "retired": "is retired",
    "no_camera": "is gone",
    "content_rejected": "refused it",
    "bad_request": "refused it",
    "gave_up": "failed at it",
}
"""how a camera failed at a shot that another may well make"""
FOR_ALL = ("unavailable", "busy", "no_key", "no_money")
"""what says that a service makes no other shot now either"""


@dataclass(frozen=True)
class Failure:
    """A shot whose camera failed at it, with the code of how."""

    brief: Brief
    camera: str
    code: str


def candidates_of(settings: Settings, cameras: Cameras) -> list[Candidate]:
    """Every model that can be used now and whose service makes shots of any kind."""
    found: list[Candidate] = []
    for standing in standings(settings.services, settings.services_file):
        service = standing.capabilities
        if service.kind != "camera" or service.name == EMBEDDED or not standing.usable:
            continue
        for model in service.models.values():
            if model.usable(today()):
                name = f"{service.name}/{model.id}"
                title = model.title or model.id
                title = title if service.title.lower() in title.lower() else f"{service.title} {title}"
                found.append(Candidate(name, title, model, cameras(name)))
    return found


def ready_cameras(settings: Settings) -> bool:
    """Whether there is any camera beside the embedded one that shots could be routed to."""
    return bool(candidates_of(settings, cameras_of(settings)))


def record_of(studio: Studio) -> Record:
    """What this user said of the takes of each service, by kind of shot."""
    circled: Counter[tuple[str, Kind]] = Counter()
    rejected: Counter[tuple[str, Kind]] = Counter()
    for listed in studio.films.summaries()[:REMEMBERED]:
        film = studio.open(listed.id).film
        for take in film.takes.values():
            key = (take.generator.partition("/")[0], KINDS[film.shots[take.shot].size])
            circled[key] += take.state == "circled"
            rejected[key] += take.state == "ng"
    return {
        key: Verdicts(circled=circled[key], rejected=rejected[key]) for key in circled if circled[key] + rejected[key]
    }


def paces_of(studio: Studio, cameras: Cameras) -> dict[str, float]:
    """The seconds that a clip of each camera usually took here, by service/model, where there were enough of them."""
    took: dict[str, list[float]] = {}
    for payload, seconds in studio.jobs.took(TAKE, CLIPS_TIMED):
        named = str(json.loads(payload)["camera"])
        try:
            camera = named if "/" in named or named in OWN else f"{named}/{cameras(named).capabilities.default}"
        except (DirectorError, OperatorError):
            # What is in the catalogue no longer has no pace.
            continue
        took.setdefault(camera, []).append(seconds)
    return {camera: median(each) for camera, each in took.items() if len(each) >= CLIPS_TELL}


def assign(
    studio: Studio,
    briefs: Mapping[str, Brief],
    cameras: Cameras,
    *,
    allowed: Decimal | None,
    takes: int = 1,
    within: float | None = None,
) -> dict[str, Choice]:
    """A camera for each shot. `allowed`: USD for `takes` of all of them; 0: only what costs nothing; None: any.
    `within`: seconds that there are for them.

    Each brief has its pictures. A shot that no camera can make, or that may cost nothing, is the embedded one's.
    """
    candidates = candidates_of(studio.settings, cameras) if briefs else []
    if not candidates:
        return {shot: _embedded("") for shot in briefs}
    record, paces = record_of(studio), paces_of(studio, cameras)
    if allowed is None or allowed:
        chosen = route(briefs, candidates, record, allowed, takes, within=within, paces=paces)
        none = f"Previz: no other camera that is ready can make it{' in time' if within is not None else ''}."
        return {shot: chosen.get(shot, _embedded(none)) for shot in briefs}
    wanted, free = (route(briefs, candidates, record, may, within=within, paces=paces) for may in (None, Decimal(0)))
    return {
        shot: free[shot] if shot in free and not free[shot].quote.cost else _embedded(_unpaid(wanted.get(shot)))
        for shot in briefs
    }


def elsewhere(
    studio: Studio,
    failed: Sequence[Failure],
    cameras: Cameras,
    *,
    allowed: Decimal | None,
    down: Collection[str] = (),
    takes: int = 1,
    within: float | None = None,
) -> dict[str, Choice]:
    """What else could make shots whose cameras failed, by shot; a shot that nothing else can make is not there.

    `down` are services that make nothing at all now, `within` are the seconds that are left.
    """
    without: dict[str, set[str]] = {}
    reasons: dict[str, str] = {}
    for one in failed:
        model = one.camera if one.code == "retired" else one.camera.partition("/")[0]
        without.setdefault(one.brief.shot.id, {*down}).add(model)
        title = parted(one.camera, studio.settings.services_file)[0].title
        reasons[one.brief.shot.id] = f"{title} {FAILINGS[one.code]}"
    briefs = {one.brief.shot.id: one.brief for one in failed}
    candidates = candidates_of(studio.settings, cameras)
    chosen = route(briefs, candidates, record_of(studio), allowed, takes, without, within, paces_of(studio, cameras))
    return {
        shot: choice.model_copy(update={"why": f"{choice.why.removesuffix('.')}; {reasons[shot]}."})
        for shot, choice in chosen.items()
    }


def _embedded(why: str) -> Choice:
    return Choice(camera=EMBEDDED, why=why, quote=Quote(generator=EMBEDDED))


def _unpaid(wanted: Choice | None) -> str:
    if wanted is None:
        return "Previz: no other camera that is ready can make it."
    return f"Previz: nothing may be spent; {wanted.camera} would make it for {told(wanted.quote.cost)} USD."
