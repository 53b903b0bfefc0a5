"""Bringing in what the director has: clips and stills become takes, of a shot that is there or of new ones; a script
becomes the film.

files ──> measured, one by one ──> the pool ──> a shot and its take each, in the order given
                └─ what cannot be used is told, and the others come in
"""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

from tools.film.edits.story import AddShot, WriteScript
from tools.film.edits.takes import ImportTake
from tools.film.errors import DirectorError, NotFound, OperatorError
from tools.film.film import Film
from tools.film.handles import needs_take, take_span
from tools.film.screenplay import SceneDraft, Screenplay, ShotDraft
from tools.film.script import Aspect, Location, Look
from tools.film.slate import Reference, find_shot, shot_order, slate_of
from tools.film.timing import to_frames
from tools.media.footage import RATES, Footage, measure
from tools.media.progress import Progress, Report
from tools.production.cut_files import SUFFIXES
from tools.production.luts import bring_luts
from tools.production.making import Request, new_film
from tools.production.scripts import script_into, the_script, told_script
from tools.production.songs import bring_sounds, parted
from tools.studio import Studio

STILL_SECONDS = 4.0
"""How long a still is seen at first."""

HOLD_SECONDS = 600
"""How much longer, before and after, a still can be held."""

LATER = {
    SUFFIXES: "a cut of another program is imported alone",
    (".heic", ".heif"): "save it as JPEG or PNG first",
}
"""What people bring that is neither clip nor still, and what to do with it."""


@dataclass
class _Baggage:
    """What came: usable files with what they are, and sentences about those that are not, or not wholly."""

    found: list[tuple[Path, Footage]] = field(default_factory=list[tuple[Path, Footage]])
    losses: list[str] = field(default_factory=list[str])
    notes: list[str] = field(default_factory=list[str])


def bring_in(
    studio: Studio, reference: str, files: Sequence[Path], report: Report, *, actor: str, shot: Reference | None = None
) -> dict[str, Any]:
    """Bring files into a film: clips and stills as takes of `shot` or as new shots, LUTs, sounds, or its script.

    A file that cannot be used is told in `losses` and left out. Raises the first file's error when none can be, and
    DirectorError when several are to be one shot's.
    """
    script = the_script(files)
    if script is not None:
        return script_into(studio, reference, script, actor=actor)
    film = studio.open(reference).film
    asked = find_shot(film, shot).id if shot is not None else None
    luts, others = bring_luts(studio, film.id, files, actor=actor)
    sounds, clips = parted(others)
    baggage = _unpacked(clips, report) if clips or not (luts or sounds) else _Baggage()
    film = studio.open(film.id).film
    brought: list[str] = []
    for path, footage in baggage.found:
        if asked is None and not film.scenes:
            film = studio.perform(film.id, _script(baggage.found[:1], film.look), actor=actor).film
            target = shot_order(film)[-1]
        elif asked is None:
            draft = _draft(path, footage, film.look.rate)
            film = studio.perform(film.id, AddShot.model_validate(draft.model_dump()), actor=actor).film
            target = shot_order(film)[-1]
        else:
            target = asked
        film = _take_in(studio, film.id, target, path, footage, actor)
        brought.append(film.shots[target].takes[-1])
        if needs_take(film, film.shots[target]):
            baggage.losses.append(
                f"{path.name} is shorter than the cut needs of shot {slate_of(film, target)}, which would be shot"
                " anew; make the shot shorter, or bring a longer clip."
            )
    _add_sounds(studio, film.id, sounds, baggage, actor, asked)
    if files and not (brought or luts or len(baggage.notes)):
        raise DirectorError(baggage.losses[0], code="unusable")
    return {**_told(studio, film.id, brought, baggage), "luts": luts}


def new_from(studio: Studio, files: Sequence[Path], report: Report, *, actor: str) -> dict[str, Any]:
    """A new film of clips and stills, a shot each, in their order, or of one script; the same files are the same film.

    It gets the shape and the rate that most seconds of them have. Raises the first file's error when none can be used.
    """
    script = the_script(files)
    if script is not None:
        return told_script(*new_film(studio, Request(script=script), report))
    sounds, clips = parted(files)
    baggage = _unpacked(clips, report)
    media = [studio.pool.add(path) for path, _ in baggage.found]
    digest = hashlib.sha256("\n".join(media).encode()).hexdigest()
    first = baggage.found[0][0].stem
    slug = "-".join(re.findall(r"[a-z0-9]+", first.lower())[:5])[:32].strip("-")
    film_id = f"{slug or 'footage'}-{digest[:6]}"
    try:
        film = studio.open(film_id).film
    except NotFound:
        footage = [footage for _, footage in baggage.found]
        look = Look(aspect=_aspect(footage), rate=_rate(footage))
        film = studio.create(Film(id=film_id, idea=f"Footage: {first}", look=look)).film
    if not film.shots:
        film = studio.perform(film_id, _script(baggage.found, film.look), actor=actor).film
    brought: list[str] = []
    for shot, (path, footage) in zip(shot_order(film), baggage.found, strict=False):
        if not film.shots[shot].takes:
            film = _take_in(studio, film_id, shot, path, footage, actor)
        brought.append(film.shots[shot].takes[0])
    _add_sounds(studio, film_id, sounds, baggage, actor, None)
    return _told(studio, film_id, brought, baggage)


def _add_sounds(
    studio: Studio, film: str, sounds: Sequence[Path], baggage: _Baggage, actor: str, shot: str | None
) -> None:
    notes, refused = bring_sounds(studio, film, sounds, actor=actor, shot=shot)
    baggage.notes += notes
    baggage.losses += [error.message for error in refused]


def _unpacked(files: Sequence[Path], report: Report) -> _Baggage:
    """Measure every file; what cannot be used becomes a loss, and an error when nothing is left."""
    baggage = _Baggage()
    refused: list[DirectorError | OperatorError] = []
    for number, path in enumerate(files):
        report(Progress(stage="import", done=number, total=len(files), what=path.name))
        try:
            footage = measure(path)
        except OperatorError as error:
            refused.append(_refusal(path, error))
            continue
        baggage.found.append((path, footage))
        if footage.lost:
            baggage.losses.append(f"{path.name} is damaged: {footage.lost} of its pictures cannot be read.")
        if footage.reasons:
            baggage.notes.append(f"{path.name} is conformed once before it is cut: {', '.join(footage.reasons)}.")
    if not baggage.found:
        raise refused[0] if refused else DirectorError("Name the files to import.", code="no_files")
    baggage.losses[:0] = [error.message for error in refused]
    return baggage


def _refusal(path: Path, error: OperatorError) -> DirectorError | OperatorError:
    advice = next((advice for endings, advice in LATER.items() if path.suffix.lower() in endings), None)
    if advice is None or not path.is_file():
        return error
    return DirectorError(f"{path.name} is no clip and no still: {advice}.", code="no_clip", path=str(path))


def _take_in(studio: Studio, film: str, shot: str, path: Path, footage: Footage, actor: str) -> Film:
    rate = studio.open(film).film.look.rate
    hold = math.ceil(HOLD_SECONDS * rate)
    edit = ImportTake(
        shot=shot,
        media=studio.pool.add(path),
        frames=2 * hold if footage.still else footage.frames,
        head=hold if footage.still else 0,
        rate=rate if footage.still else footage.rate,
        width=footage.width,
        height=footage.height,
        sound=footage.sound,
        still=footage.still,
        conform=bool(footage.reasons),
        faults=(f"{footage.lost} damaged pictures",) if footage.lost else (),
    )
    return studio.perform(film, edit, actor=actor).film


def _script(found: Sequence[tuple[Path, Footage]], look: Look) -> WriteScript:
    shots = tuple(_draft(path, footage, look.rate) for path, footage in found)
    place = Location(id="footage", name="Footage")
    title = _words(found[0][0])[:200]
    scene = SceneDraft(location=place.id, shots=shots)
    return WriteScript(screenplay=Screenplay(title=title, locations=(place,), scenes=(scene,)))


def _draft(path: Path, footage: Footage, rate: Fraction) -> ShotDraft:
    frames = to_frames(STILL_SECONDS, rate) if footage.still else math.floor(footage.frames * rate / footage.rate)
    return ShotDraft(prompt=_words(path)[:2000], frames=max(frames, 1))


def _words(path: Path) -> str:
    return re.sub(r"[_\s]+", " ", path.stem).strip() or "Footage"


def _aspect(footage: Sequence[Footage]) -> Aspect:
    """The shape that is nearest to that of most seconds."""
    weights: Counter[Aspect] = Counter()
    for one in footage:
        weights[min(get_args(Aspect), key=lambda aspect, one=one: _apart(aspect, one))] += round(1000 * _seconds(one))
    return weights.most_common(1)[0][0]


def _apart(aspect: Aspect, footage: Footage) -> float:
    width, height = aspect.split(":")
    return abs(math.log(float(width) / float(height) * footage.height / footage.width))


def _rate(footage: Sequence[Footage]) -> Fraction:
    """The rate of film that is nearest to that of most seconds."""
    weights: Counter[Fraction] = Counter()
    for one in footage:
        if not one.still:
            weights[min(RATES, key=lambda rate, one=one: abs(rate - one.rate))] += round(1000 * _seconds(one))
    return weights.most_common(1)[0][0] if weights else Fraction(24)


def _seconds(footage: Footage) -> float:
    return STILL_SECONDS if footage.still else footage.seconds


def _told(studio: Studio, film_id: str, takes: Sequence[str], baggage: _Baggage) -> dict[str, Any]:
    opened = studio.open(film_id)
    film = opened.film
    rate = film.look.rate
    frames = sum(
        film.shots[film.takes[take].shot].frames if film.takes[take].still else take_span(film.takes[take], rate).frames
        for take in takes
    )
    return {
        "film": film_id,
        "revision": opened.revision,
        "clips": len(takes),
        "frames": frames,
        "rate": f"{rate.numerator}/{rate.denominator}",
        "takes": list(takes),
        "losses": baggage.losses,
        "notes": baggage.notes,
    }
