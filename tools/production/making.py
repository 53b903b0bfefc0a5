"""The main job, end to end: an idea or a script becomes a finished film; an existing film is rendered again.

request -> film (found again by what was asked for, so that a stop is gone on from) -> script -> lines -> takes
        -> mix, cut, proof
"""

import hashlib
import json
import math
import re
import time
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, cast, get_args

from tools import generators, writing
from tools.assembly.lettering import typefaces
from tools.assembly.profiles import profiled
from tools.assembly.standing import Standing, program_hash
from tools.assembly.typesetting import undrawable
from tools.audio.ports import Spoken
from tools.film.edits.story import WriteScript
from tools.film.errors import DirectorError, NotFound
from tools.film.film import Film
from tools.film.handles import shots_needing_takes
from tools.film.screenplay import Screenplay
from tools.film.script import Aspect
from tools.film.value import Value
from tools.generators.cameras import AUTO, OWN
from tools.media.assets import asset, have, states
from tools.media.progress import Progress, Report
from tools.production.assigning import ready_cameras
from tools.production.delivering import Delivered, deliver
from tools.production.floor import order_for, roll_missing
from tools.production.forms import SUFFIX, Export
from tools.production.office import go_on
from tools.production.outputs import check_ending, check_writable
from tools.production.rolling import RollOrder, cameras_of
from tools.production.scripts import Script, filmed, read_script
from tools.production.voices import make_room, recast, running_on, speak_all, spoken_frames
from tools.studio import Opened, Studio
from tools.writing.lexicon import Lexicon
from tools.writing.lint import check, errors, rows_of_screenplay
from tools.writing.room import LONGEST_MINUTES, SHORTEST_MINUTES, write

WRITER = "writing room"
ROUNDS = 12
"""times that is rolled what was changed while the takes before it came"""


class Request(Value):
    """What was asked for. The same request is the same film."""

    idea: str = ""
    script: Path | None = None
    minutes: float = 1.5
    seed: int = 1
    aspect: str = "16:9"
    style: str = ""
    generator: str = "auto"
    draft: bool = False
    budget: Decimal | None = None
    """USD that the film may cost in all"""
    takes: int | None = None
    """takes of each shot; None: as for any order that says no number"""


class Made(Value):
    """A film, made."""

    film: str
    revision: int
    title: str
    logline: str
    delivered: Delivered
    total_seconds: float
    notes: tuple[str, ...] = ()

    def summary(self) -> dict[str, Any]:
        """The JSON of `make` and `render`."""
        told = self.delivered.summary()
        told["elapsed_s"]["total"] = round(self.total_seconds, 3)
        return {"film": self.film, "revision": self.revision, "title": self.title, **told, "notes": list(self.notes)}


def make_film(studio: Studio, request: Request, out: Path, report: Report) -> Made:
    """Make the film of the request. Raises DirectorError for a request that cannot be filmed, before any work."""
    begun = time.monotonic()
    check_request(request)
    cameras_of(studio.settings)(request.generator)
    check_ending(out, Export.mp4)
    check_writable(out)
    script = read_script(request.script) if request.script is not None else None
    film_id = film_of(request, script)
    with studio.holding(film_id):
        notes = _script_of(studio, film_id, request, script, report)
        if request.budget is not None:
            studio.ledger.set_cap(film_id, request.budget)
        go_on(studio, film_id, report)
        made = _produce(studio, film_id, out, report, draft=request.draft, begun=begun, takes=request.takes)
        return made.model_copy(update={"notes": (*notes, *made.notes)})


def begin_film(studio: Studio, request: Request) -> Opened:
    """The film of an idea, begun and perhaps not yet written; the one that is there when it was asked for before."""
    check_request(request)
    return _found_or_created(studio, film_of(request, None), request)


def new_film(studio: Studio, request: Request, report: Report) -> tuple[Opened, tuple[str, ...]]:
    """The film of the request, written and not yet shot, and what its writer has to say about it.

    It is the film that is there when it was asked for before.
    """
    check_request(request)
    script = read_script(request.script) if request.script is not None else None
    film_id = film_of(request, script)
    with studio.holding(film_id):
        notes = _script_of(studio, film_id, request, script, report)
    return studio.open(film_id), notes


def render_film(
    studio: Studio,
    reference: str,
    out: Path | None,
    report: Report,
    *,
    draft: bool,
    form: Export = Export.mp4,
    burned: bool = False,
    budget: Decimal | None = None,
) -> Made:
    """Render an existing film as it is now; shots whose picture is missing or out of date are rolled first.

    `form` is one of the deliveries of `tools.assembly.profiles`; `burned` captions are drawn into the picture.
    """
    begun = time.monotonic()
    opened = studio.open(reference)
    if not opened.film.shots:
        raise DirectorError(f"'{opened.film.id}' has no shots yet; write it first.", code="no_shots")
    target = out or Path(f"{opened.film.id}{SUFFIX[form]}")
    check_ending(target, form)
    check_writable(target)
    with studio.holding(opened.film.id):
        return _produce(
            studio, opened.film.id, target, report, draft=draft, begun=begun, form=form, burned=burned, budget=budget
        )


def check_request(request: Request) -> None:
    """Refuse what cannot be a film, with the legal range."""
    if not math.isfinite(request.minutes) or not SHORTEST_MINUTES <= request.minutes <= LONGEST_MINUTES:
        asked = f"{request.minutes * 60:.3g} seconds" if 0 < request.minutes < 1 else f"{request.minutes:g} minutes"
        raise DirectorError(
            f"A film of {asked} is not possible; a film here lasts {SHORTEST_MINUTES * 60:g} seconds to"
            f" {LONGEST_MINUTES:g} minutes.",
            code="bad_minutes",
            least=SHORTEST_MINUTES,
            most=LONGEST_MINUTES,
        )
    if request.aspect not in get_args(Aspect):
        shapes = ", ".join(get_args(Aspect))
        raise DirectorError(f"A film has no shape {request.aspect[:20]!r}; it has {shapes}.", code="bad_aspect")
    if request.script is None and not request.idea.strip():
        raise DirectorError(
            'Say what the film is about: workprint make "A lighthouse keeper finds a message in a bottle".',
            code="no_idea",
        )
    if request.script is not None and request.idea.strip():
        raise DirectorError("Give an idea or --script, not both.", code="two_sources")


def film_of(request: Request, script: Script | None) -> str:
    """The film's id: words to know it by, and a hash of all that was asked for."""
    asked = request.model_dump(mode="json", exclude={"draft", "script", "budget", "takes"})
    told = [asked, script.text if script else "", request.draft]
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    words = request.idea or (request.script.stem if request.script else "")
    slug = "-".join(re.findall(r"[a-z0-9]+", words.lower())[:5])[:32].strip("-")
    return f"{slug or 'film'}-{digest[:6]}"


def _script_of(
    studio: Studio, film_id: str, request: Request, script: Script | None, report: Report
) -> tuple[str, ...]:
    """Write the film unless that was done before; returns what the writer has to say about it."""
    try:
        if studio.open(film_id).film.shots:
            return ()
    except NotFound:
        pass
    # A script that cannot be filmed leaves no empty film behind.
    play = written(studio, request, script, report)
    _found_or_created(studio, film_id, request)
    # Where cameras are ready, each shot gets its own when it is rolled, as far as money may be spent.
    if request.generator not in OWN or (request.generator == AUTO and ready_cameras(studio.settings)):
        play = shot_with(play, request.generator)
    studio.perform(film_id, WriteScript(screenplay=play), actor=WRITER)
    return play.notes


def shot_with(play: Screenplay, generator: str) -> Screenplay:
    """The screenplay, all of it to be shot with one camera."""
    scenes = (
        scene.model_copy(
            update={"shots": tuple(shot.model_copy(update={"generator": generator}) for shot in scene.shots)}
        )
        for scene in play.scenes
    )
    return play.model_copy(update={"scenes": tuple(scenes)})


def _found_or_created(studio: Studio, film_id: str, request: Request) -> Opened:
    try:
        return studio.open(film_id)
    except NotFound:
        return studio.create(Film(id=film_id, idea=request.idea, seed=request.seed))


def written(studio: Studio, request: Request, script: Script | None, report: Report) -> Screenplay:
    """The script, by the writing room or read from the file, passed by the script supervisor."""
    home = studio.settings.home
    dictionary = asset(home, "wordnet") if have(home, "wordnet") else None
    if request.script is not None and script is not None:
        report(Progress(stage="script", done=0, total=1, what=request.script.name))
        play = filmed(script, Lexicon(dictionary), seed=request.seed)
        play = play.model_copy(update={"aspect": play.aspect or request.aspect, "style": request.style or play.style})
    else:
        play = write(
            request.idea,
            minutes=request.minutes,
            seed=request.seed,
            aspect=cast("Aspect", request.aspect),
            style=request.style,
            wordnet=dictionary,
            report=report,
        )
    play = play.model_copy(update={"characters": recast(play.characters)})
    broken = errors(check(rows_of_screenplay(play), frozenset(one.id for one in play.characters)))
    if broken:
        raise DirectorError(f"The script does not hold together. {broken[0].message}", code="bad_script")
    return play


def _produce(
    studio: Studio,
    film_id: str,
    out: Path,
    report: Report,
    *,
    draft: bool,
    begun: float,
    form: Export = Export.mp4,
    burned: bool = False,
    budget: Decimal | None = None,
    takes: int | None = None,
) -> Made:
    """Lines, takes, mix, cut and proof of the film as it is when all its takes have come."""
    opened, said, lost = _shot(studio, film_id, report, draft=draft, budget=budget, takes=takes)
    delivery = profiled(opened.film, form.value, draft=draft, burned=burned)
    delivered = deliver(studio, opened.film, said, out, report, delivery)
    return Made(
        film=film_id,
        revision=opened.revision,
        title=opened.film.title,
        logline=opened.film.logline,
        delivered=delivered,
        total_seconds=time.monotonic() - begun,
        notes=(*lost, *_notes(studio, opened.film, said, delivered)),
    )


def _shot(
    studio: Studio, film_id: str, report: Report, *, draft: bool, budget: Decimal | None, takes: int | None
) -> tuple[Opened, dict[str, Spoken], tuple[str, ...]]:
    """The film with all its lines and takes, and what failed that it can do without. Who talks about it meanwhile has
    what was changed rolled anew."""
    lost: tuple[str, ...] = ()
    before = _spending(studio, film_id)
    for round_ in range(1, ROUNDS + 1):
        opened = studio.open(film_id)
        said = _said(studio, opened, report)
        for edit in make_room(opened.film, spoken_frames(said, opened.film.look.rate)):
            studio.perform(film_id, edit, actor=WRITER, message="room for the lines")
        # what was agreed to is agreed to once, however often is rolled
        left = None if budget is None else max(budget - (_spending(studio, film_id) - before), Decimal(0))
        opened, late = roll_missing(studio, film_id, said, report, draft=draft, budget=left, takes=takes)
        lost = (*lost, *late)
        if round_ == ROUNDS or not shots_needing_takes(opened.film):
            # Lines that came meanwhile are said; all others are there.
            return opened, _said(studio, opened, report), tuple(dict.fromkeys(lost))
    raise AssertionError("the last round returns")


def _spending(studio: Studio, film_id: str) -> Decimal:
    """USD that a film has cost or will have when what is under way has come."""
    totals = studio.ledger.totals(film_id)
    return totals.spent + totals.reserved


def _said(studio: Studio, opened: Opened, report: Report) -> dict[str, Spoken]:
    return speak_all(opened.film, studio.settings.home, studio.settings.cache / "voices", report)


SCRIPTS = ("font-scripts", "font-cjk", "font-emoji")
"""Typefaces that a film lacks only when its own words need them."""

MORE_FACES = "If `workprint doctor` shows typefaces that are not here yet, run workprint setup."


def _notes(studio: Studio, film: Film, said: Mapping[str, Spoken], delivered: Delivered) -> tuple[str, ...]:
    """What the film had to do without, said once."""
    notes = [
        f"{state.purpose} {state.problem}: {state.fallback}"
        for state in states(studio.settings.home)
        if state.condition != "ready" and state.name not in SCRIPTS
    ]
    words = " ".join([*(title.text for title in film.timeline.titles), *(cue.what for cue in film.cues.values())])
    lacking = undrawable(words, typefaces(studio.settings.home))
    if lacking:
        notes.append(f"No typeface has the letters {' '.join(sorted(lacking))}, and they are left out. {MORE_FACES}")
    notes += running_on(film, spoken_frames(said, film.look.rate))
    notes += _compromises(studio, film, said, delivered.released.out)
    return tuple(dict.fromkeys([*notes, *delivered.mixed.notes]))


def _compromises(studio: Studio, film: Film, said: Mapping[str, Spoken], out: Path) -> list[str]:
    """What the cameras cannot show of what was asked for. With the film at `out`, what the embedded one said is
    remembered: it takes longer to load than all else that a finished film needs."""
    orders = [order_for(studio, film, shot, said, draft=False) for shot in film.shots]
    own = [order for order in orders if order.camera in OWN]
    standing = Standing(studio.settings.cache / "units")
    asked = hashlib.sha256("\n".join(order.brief.model_dump_json() for order in own).encode()).hexdigest()
    what = f"compromises {asked} {program_hash((Path(generators.__file__).parent, Path(writing.__file__).parent))}"
    known = standing.recall(what, out)
    if known is None:
        known = json.dumps(_quoted(studio, own))
        standing.remember(what, out, known)
    return [*json.loads(known), *_quoted(studio, [order for order in orders if order.camera not in OWN])]


def _quoted(studio: Studio, orders: Sequence[RollOrder]) -> list[str]:
    cameras = cameras_of(studio.settings)
    return [line for order in orders for line in cameras(order.camera).quote(order.brief).compromises]
