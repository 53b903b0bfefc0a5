"""Bringing in what the director has: clips and stills become takes, of the shots that they fit or of new ones; a script
becomes the film.

files ──> baggage: measured, and parted where they hold several shots
      ──> the plan: which planned shot each is, or a new one (arriving.py) ──dry_run──> told
      ──> the pool ──> a take each; what nobody can know is asked, what cannot be used is told, and the others come in
"""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, Literal, get_args

from tools.film.apply import apply
from tools.film.edits.story import AddShot, WriteScript
from tools.film.edits.takes import ImportTake
from tools.film.errors import DirectorError, NotFound
from tools.film.film import Film
from tools.film.handles import needs_take, take_span, used_spans
from tools.film.orders import ImportMedia
from tools.film.screenplay import SceneDraft, Screenplay, ShotDraft
from tools.film.script import Aspect, Location, Look
from tools.film.slate import Reference, find_shot, shot_order, slate_of
from tools.film.timing import to_frames
from tools.media.footage import RATES, Footage
from tools.media.progress import Report
from tools.production.arriving import Arrival, mixed_notes, plan_for, row_of
from tools.production.baggage import STILL_SECONDS, Baggage, Piece, unpack
from tools.production.luts import bring_luts
from tools.production.making import Request, new_film, written
from tools.production.scripts import read_script, script_into, the_script, told_script, words_of
from tools.production.slating import Match
from tools.production.songs import bring_sounds, parted
from tools.production.stills import move_over
from tools.production.subtitles import bring_captions, captions_among
from tools.studio import Opened, Studio

HOLD_SECONDS = 600
"""How much longer, before and after, a still can be held."""


@dataclass(frozen=True)
class Wish:
    """How files are to come in: as the order `import_media` says it, without the files."""

    shot: Reference | None = None
    place: Literal["planned", "new"] = "planned"
    places: Mapping[str, str] | None = None
    whole: bool = False
    dry_run: bool = False
    hold: bool = False

    @staticmethod
    def of(order: ImportMedia) -> "Wish":
        return Wish(order.shot, order.place, order.places, order.whole, order.dry_run, order.hold)


PLAIN = Wish()


def bring_in(
    studio: Studio, reference: str, files: Sequence[Path], report: Report, *, actor: str, wish: Wish = PLAIN
) -> dict[str, Any]:
    """Bring files into a film: clips and stills as takes of `wish.shot`, of the planned shots that they fit, or as new
    shots; LUTs, sounds, or its script.

    A file that cannot be used is told in `losses` and left out, and so is a clip that could be of several shots, which
    `plan` tells with its choices. Raises the first file's error when none can be used, and DirectorError for a script
    where there are shots. Nothing is changed when the wish is a dry run.
    """
    script = the_script(files)
    if script is not None:
        return script_into(studio, reference, script, actor=actor, dry_run=wish.dry_run)
    film = studio.open(reference).film
    asked = find_shot(film, wish.shot).id if wish.shot is not None else None
    cubes = [path for path in files if path.suffix.lower() == ".cube"]
    captions, others = captions_among([path for path in files if path not in cubes])
    sounds, clips = parted(others)
    baggage = unpack(clips, report, whole=wish.whole or asked is not None) if clips or not files else Baggage()
    arrivals = _arrivals(studio, film, baggage, asked, wish)
    rows = [row_of(film, arrival) for arrival in arrivals]
    if wish.dry_run:
        _add_sounds(studio, film.id, sounds, baggage, actor, asked, dry_run=True)
        _add_captions(studio, film.id, captions, baggage, actor, dry_run=True)
        return {**_told(studio, film.id, [], baggage), "plan": rows, "luts": [path.name for path in cubes]}
    luts, _ = bring_luts(studio, film.id, cubes, actor=actor)
    brought = _placed(studio, film.id, arrivals, baggage, actor, wish.hold)
    _add_sounds(studio, film.id, sounds, baggage, actor, asked)
    _add_captions(studio, film.id, captions, baggage, actor)
    if files and not (brought or luts or len(baggage.notes) or any(row["what"] != "new" for row in rows)):
        raise DirectorError(baggage.losses[0], code="unusable")
    return {**_told(studio, film.id, brought, baggage), "plan": rows, "luts": luts}


def _arrivals(studio: Studio, film: Film, baggage: Baggage, asked: str | None, wish: Wish) -> list[Arrival]:
    if asked is not None:
        match = Match(asked, "told", 1.0, ("you said so",))
        return [Arrival(one.whole(), match) for one in baggage.found]
    arrivals = plan_for(studio, film, baggage.found, place=wish.place, places=wish.places or {})
    split = {arrival.piece.brought.path for arrival in arrivals if arrival.piece.part}
    baggage.notes += mixed_notes([one for one in baggage.found if one.path in split])
    return arrivals


def _placed(
    studio: Studio, film_id: str, arrivals: Sequence[Arrival], baggage: Baggage, actor: str, hold: bool
) -> list[str]:
    """Do what the plan says; returns the takes. Of the takes of one shot the last version comes last, and is shown."""
    film = studio.open(film_id).film
    brought: list[str] = []
    media: dict[Path, str] = {}
    new = [one for one in arrivals if one.match.shot is None]
    takes = sorted(
        (one for one in arrivals if one.match.shot is not None), key=lambda one: one.piece.brought.name.version or 0
    )
    for arrival in (*takes, *new):
        piece, target = arrival.piece, arrival.match.shot
        name = piece.key
        if arrival.left_out:
            continue
        if arrival.there and target is not None:
            baggage.notes.append(f"{name} is a take of shot {slate_of(film, target)} already.")
            continue
        if arrival.asked:
            baggage.losses.append(_question(film, arrival))
            continue
        if target is None:
            film, target = _new_shot(studio, film, piece, actor)
        path = piece.brought.path
        if path not in media:
            media[path] = studio.pool.add(path)
        film = _take_in(studio, film, target, piece, media[path], actor, hold)
        brought.append(film.shots[target].takes[-1])
        if needs_take(film, film.shots[target]):
            baggage.losses.append(
                f"{name} is shorter than the cut needs of shot {slate_of(film, target)}, which would be shot anew; make"
                " the shot shorter, or bring a longer clip."
            )
    return brought


def _question(film: Film, arrival: Arrival) -> str:
    choices = [slate_of(film, shot) for shot, _ in arrival.match.choices]
    could = " or ".join([", ".join(choices[:-1]), choices[-1]] if len(choices) > 1 else choices) or "a new one"
    return f"{arrival.piece.key} could be of shot {could}: it waits until you say which."


def _new_shot(studio: Studio, film: Film, piece: Piece, actor: str) -> tuple[Film, str]:
    draft = _draft(piece, film.look.rate)
    if film.scenes:
        film = studio.perform(film.id, AddShot.model_validate(draft.model_dump()), actor=actor).film
    else:
        film = studio.perform(film.id, _script([piece], film.look), actor=actor).film
    return film, shot_order(film)[-1]


def new_from(
    studio: Studio, files: Sequence[Path], report: Report, *, actor: str, wish: Wish = PLAIN
) -> dict[str, Any]:
    """A new film of clips and stills, a shot each, in their order, or of one script; the same files are the same film.

    A file that holds several shots is as many, one after the other, so that it plays as before. It gets the shape and
    the rate that most seconds of them have. Raises the first file's error when none can be used.
    """
    script = the_script(files)
    if script is not None:
        request = Request(script=script)
        if not wish.dry_run:
            return told_script(*new_film(studio, request, report))
        play = written(studio, request, read_script(script), report)
        then = apply(Film(id="new", idea=""), WriteScript(screenplay=play))[0]
        return {**told_script(Opened(then, 0), play.notes), "film": ""}
    captions, others = captions_among(files)
    sounds, clips = parted(others)
    baggage = unpack(clips, report, whole=wish.whole)
    pieces = [piece for one in baggage.found for piece in one.pieces()]
    baggage.notes += mixed_notes(baggage.found)
    footage = [one.footage for one in baggage.found]
    look = Look(aspect=_aspect(footage), rate=_rate(footage))
    if wish.dry_run:
        rows = [row_of(Film(id="new", idea="", look=look), Arrival(piece, Match(None, "new"))) for piece in pieces]
        told = {"film": "", "revision": 0, "clips": len(pieces), "rate": _rate_words(look.rate), "frames": 0}
        return {**told, "plan": rows, "takes": [], "losses": baggage.losses, "notes": baggage.notes}
    media = {one.path: studio.pool.add(one.path) for one in baggage.found}
    words = [*(media[one.path] for one in baggage.found), *(["whole"] if wish.whole else [])]
    digest = hashlib.sha256("\n".join(words).encode()).hexdigest()
    first = baggage.found[0].path.stem
    slug = "-".join(re.findall(r"[a-z0-9]+", first.lower())[:5])[:32].strip("-")
    film_id = f"{slug or 'footage'}-{digest[:6]}"
    try:
        film = studio.open(film_id).film
    except NotFound:
        film = studio.create(Film(id=film_id, idea=f"Footage: {first}", look=look)).film
    if not film.shots:
        film = studio.perform(film_id, _script(pieces, film.look), actor=actor).film
    brought: list[str] = []
    for shot, piece in zip(shot_order(film), pieces, strict=False):
        if not film.shots[shot].takes:
            film = _take_in(studio, film, shot, piece, media[piece.brought.path], actor, wish.hold)
        brought.append(film.shots[shot].takes[0])
    _add_sounds(studio, film_id, sounds, baggage, actor, None)
    _add_captions(studio, film_id, captions, baggage, actor)
    return _told(studio, film_id, brought, baggage)


def _add_sounds(
    studio: Studio,
    film: str,
    sounds: Sequence[Path],
    baggage: Baggage,
    actor: str,
    shot: str | None,
    *,
    dry_run: bool = False,
) -> None:
    notes, refused = bring_sounds(studio, film, sounds, actor=actor, shot=shot, dry_run=dry_run)
    baggage.notes += notes
    baggage.losses += [error.message for error in refused]


def _add_captions(
    studio: Studio, film: str, captions: Sequence[Path], baggage: Baggage, actor: str, *, dry_run: bool = False
) -> None:
    notes, losses, refused = bring_captions(studio, film, captions, actor=actor, dry_run=dry_run)
    baggage.notes += notes
    baggage.losses += [*losses, *(error.message for error in refused)]


def _take_in(studio: Studio, film: Film, shot: str, piece: Piece, media: str, actor: str, hold_still: bool) -> Film:
    footage, rate = piece.brought.footage, film.look.rate
    hold = math.ceil(HOLD_SECONDS * rate)
    edit = ImportTake(
        shot=shot,
        media=media,
        frames=2 * hold if footage.still else piece.end,
        head=hold if footage.still else piece.start + _handle(film, shot, piece),
        before=piece.start,
        rate=rate if footage.still else footage.rate,
        width=footage.width,
        height=footage.height,
        sound=footage.sound,
        still=footage.still,
        conform=bool(footage.reasons),
        faults=(f"{footage.lost} damaged pictures",) if footage.lost else (),
        origin=piece.brought.origin,
    )
    film = studio.perform(film.id, edit, actor=actor).film
    if not footage.still or hold_still or film.locked:
        return film
    move = move_over(film, shot, piece.brought.path, footage)
    return film if move is None else studio.perform(film.id, move, actor=actor).film


def _handle(film: Film, shot: str, piece: Piece) -> int:
    """Frames of the piece before the shot: as many as the cut needs there, where the piece has them to spare."""
    used = used_spans(film).get(shot)
    if used is None or used.start >= 0:
        return 0
    scale = piece.brought.footage.rate / film.look.rate
    needed, spare = math.ceil(-used.start * scale), piece.end - piece.start - math.ceil(used.end * scale)
    return max(min(needed, spare), 0)


def _script(pieces: Sequence[Piece], look: Look) -> WriteScript:
    shots = tuple(_draft(piece, look.rate) for piece in pieces)
    place = Location(id="footage", name="Footage")
    title = _words(pieces[0].brought.path)[:200]
    scene = SceneDraft(location=place.id, shots=shots)
    return WriteScript(screenplay=Screenplay(title=title, locations=(place,), scenes=(scene,)))


def _draft(piece: Piece, rate: Fraction) -> ShotDraft:
    footage = piece.brought.footage
    if footage.still:
        frames = to_frames(STILL_SECONDS, rate)
    else:
        scale = rate / footage.rate
        # Piece by piece as many frames as the whole has, so that the film keeps its length and its sound its place.
        frames = math.floor(piece.end * scale) - math.floor(piece.start * scale)
    words = piece.brought.name.words or _words(piece.brought.path)
    said = f"{words}, {piece.part}" if piece.part else words
    return ShotDraft(prompt=said[:2000], frames=max(frames, 1))


def _words(path: Path) -> str:
    return words_of(path) or "Footage"


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


def _told(studio: Studio, film_id: str, takes: Sequence[str], baggage: Baggage) -> dict[str, Any]:
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
        "rate": _rate_words(rate),
        "takes": list(takes),
        "losses": baggage.losses,
        "notes": baggage.notes,
    }


def _rate_words(rate: Fraction) -> str:
    return f"{rate.numerator}/{rate.denominator}"
