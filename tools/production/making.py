"""The main job, end to end: an idea or a script becomes a finished film.

request -> film (found again by what was asked for, so that a stop is gone on from) -> script -> finishing
"""

import hashlib
import json
import math
import re
import time
from decimal import Decimal
from pathlib import Path
from typing import cast, get_args

from tools.film.edits.story import WriteScript
from tools.film.errors import DirectorError, NotFound
from tools.film.film import Film
from tools.film.screenplay import Screenplay
from tools.film.script import Aspect
from tools.film.value import Value
from tools.generators.cameras import AUTO, OWN
from tools.media.assets import asset, have
from tools.media.progress import Progress, Report
from tools.production.assigning import ready_cameras
from tools.production.finishing import WRITER, Made, produce
from tools.production.forms import Export
from tools.production.office import go_on
from tools.production.outputs import check_ending, check_writable
from tools.production.rolling import cameras_of
from tools.production.scripts import Script, filmed, read_script
from tools.production.voices import recast
from tools.studio import Opened, Studio
from tools.writing.lexicon import Lexicon
from tools.writing.lint import check, errors, rows_of_screenplay
from tools.writing.room import LONGEST_MINUTES, SHORTEST_MINUTES, write


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
        made = produce(studio, film_id, out, report, draft=request.draft, begun=begun, takes=request.takes)
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
