"""A cut of another program as a film of its own: every clip of it is a shot, and its media are their takes.

    V1   |--a.mov 10-50--|gap|--b.mov 0-40--|     shot 1 with a.mov, whole, as its take; shot 2 with b.mov
    V2       |--c.png--|                          shot 3, over them
    A1   sound of a.mov, b.mov                    the takes' own sound, at its level; what has no picture is an effect

The same cut, in whatever format, is the same film. Media that are not here are cards that say so (footing.py).
"""

import hashlib
import json
import re
import tempfile
from collections.abc import Iterable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

from tools.film.edits.recut import NewShot, Recut, RecutItem, RecutMarker, RecutSound, RecutTitle, RecutTrack
from tools.film.edits.sound import CaptionLine, ImportCaptions
from tools.film.edits.story import AddScene, SetLocation, SetTitle
from tools.film.errors import DirectorError, NotFound
from tools.film.film import Film
from tools.film.script import Aspect, Look
from tools.film.views import SIZES, film_frames, picture_spans
from tools.interchange.cut import RATES, Cut, CutTrack, Piece, Read, colour_of
from tools.interchange.strips import Slot, own_sounds, place_of, seen, shown_on, strip
from tools.media.progress import Progress, Report
from tools.production.cut_files import Folders, read_cut
from tools.production.footing import Store, missing_of, shown_cards, silent_cues
from tools.studio import Studio


def film_of_cut(
    studio: Studio,
    path: Path,
    report: Report,
    *,
    actor: str,
    trusted: bool = True,
    beside: Sequence[Path] = (),
    dry_run: bool = False,
) -> dict[str, Any]:
    """Make a film of a cut, at its rate; its media lie beside it, or in the folders `beside`. The same cut again is the
    film that is there. With `dry_run` it is only told, and which media are not here.

    Raises DirectorError for a file that is no cut, or whose rate no film has.
    """
    with tempfile.TemporaryDirectory(prefix="workprint-") as unpacked:
        read, _, _ = read_cut(path, Path(unpacked))
        cut = read.cut
        if cut.rate not in RATES:
            legal = ", ".join(f"{float(rate):.6g}" for rate in RATES)
            raise DirectorError(
                f"The cut runs at {float(cut.rate):.6g} frames a second; a film runs at {legal}.", code="other_rate"
            )
        if not any(track.pieces for track in cut.tracks):
            raise DirectorError(f"There is no clip in {path.name}.", code="empty_cut")
        cut, off = seen(cut)
        read = read.model_copy(update={"cut": cut, "length": read.frames, "notes": (*read.notes, *off)})
        folders = Folders([Path(unpacked), *dict.fromkeys((path.parent, *beside))], trusted=trusted)
        if dry_run:
            return _foretold(studio, read, folders, path.parent)
        film_id = _id(cut)
        look = Look(aspect=_aspect(cut), rate=cut.rate)
        try:
            film = studio.open(film_id).film
        except NotFound:
            film = studio.create(Film(id=film_id, idea=f"The cut {cut.title}", look=look)).film
        store = Store(studio, film, folders, path.parent)
        notes: list[str] = []
        if not film.shots:
            notes = _build(studio, film, cut, store, report, actor, read.frames)
    opened = studio.open(film_id)
    rate = opened.film.look.rate
    missing = dict.fromkeys(told[1].name for take in shown_cards(opened.film) if (told := missing_of(take)))
    unheard = dict.fromkeys(told[1].name for _, told in silent_cues(opened.film))
    return {
        "film": film_id,
        "revision": opened.revision,
        "clips": sum(len(track.pieces) for track in cut.picture),
        "frames": film_frames(opened.film),
        "rate": f"{rate.numerator}/{rate.denominator}",
        "losses": [*_offline(missing), *_silent(unheard)],
        "notes": [*read.notes, *store.notes, *notes],
    }


def _foretold(studio: Studio, read: Read, folders: Folders, beside: Path) -> dict[str, Any]:
    """What the film of a cut would be, and which of its media are not here."""
    cut = read.cut
    gone = [source for source in cut.sources if folders.find(source, studio.pool, beside) is None]
    seen_here = {piece.source for track in cut.picture for piece in track.pieces}
    missing = [source.name for source in gone if source.name in seen_here]
    unheard = [source.name for source in gone if source.name not in seen_here]
    return {
        "film": "",
        "revision": 0,
        "clips": sum(len(track.pieces) for track in cut.picture),
        "frames": read.frames,
        "rate": f"{cut.rate.numerator}/{cut.rate.denominator}",
        "losses": [*_offline(missing), *_silent(unheard)],
        "notes": list(read.notes),
    }


def _offline(names: Iterable[str]) -> list[str]:
    return [f"{name} is not here: a card says OFFLINE; `workprint relink` finds it." for name in names]


def _silent(names: Iterable[str]) -> list[str]:
    return [f"The sound {name} is not here: it is silent until `workprint relink` finds it." for name in names]


def _build(studio: Studio, film: Film, cut: Cut, store: Store, report: Report, actor: str, length: int) -> list[str]:
    """Write the film, `length` frames long; returns what of the cut is not in it."""
    notes: list[str] = []
    taken: set[int] = set()
    tracks: list[RecutTrack] = []
    # Where nothing is seen, what is heard lies under a card.
    unseen = CutTrack(pieces=(Piece(name="No picture", start=0, frames=length),))
    for index, track in enumerate(cut.picture[:9] or (unseen,), 1):
        shown = shown_on(track, cut.by_name())
        keys = [f"{index}.{number}" for number in range(len(shown))]
        sounds, used = own_sounds(shown, keys, cut)
        taken |= used
        items: list[RecutItem] = []
        for slot in strip(track, shown, keys, sounds):
            report(Progress(stage="import", done=len(items), total=len(shown), what=slot.piece.name))
            if slot.gap:
                items.append(RecutItem(frames=slot.gap))
            items.append(_item(slot, store, heard=bool(cut.sound)))
        if index == 1 and length > track.frames:
            # Black after the last clip, or under what lies above or is heard alone.
            items.append(RecutItem(frames=length - track.frames))
        tracks.append(RecutTrack.model_validate({"name": f"V{index}", "items": items}))
    for track in cut.picture[9:]:
        notes.append(f"{track.name} is left out: a film has nine picture tracks.")
    edits: list[Any] = [
        SetTitle(title=cut.title[:200] or "Untitled"),
        SetLocation(location="Footage"),
        AddScene(location="Footage"),
    ]
    for edit in edits:
        studio.perform(film.id, edit, actor=actor)
    titles = tuple(
        RecutTitle(text=words.text[:2000], style=words.kind, start=words.start, frames=words.frames)
        for words in cut.titles
        if words.text.strip()
    )
    markers = tuple(
        RecutMarker(
            frame=mark.frame,
            name=(mark.name or mark.comment or "Marker")[:200],
            hit=mark.comment == "hit point",
            colour=colour_of(mark),
        )
        for mark in cut.markers
    )
    whole = Recut(file=cut.title[:400], tracks=tuple(tracks), titles=titles or None, markers=markers or None)
    try:
        studio.perform(film.id, whole, actor=actor)
    except DirectorError as error:
        # A transition that the handles do not allow is a plain cut: the rest of the cut is not lost for it.
        notes.append(f"Transitions are plain cuts here: {error.message}")
        studio.perform(film.id, whole.model_copy(update={"tracks": tuple(map(_plain, tracks))}), actor=actor)
    notes += _sounds(studio, film.id, cut, taken, store, actor)
    if cut.captions:
        notes += _caption(studio, film.id, cut, actor)
    return notes


def _caption(studio: Studio, film_id: str, cut: Cut, actor: str) -> list[str]:
    """Take the cut's captions over, as lines that its takes say; returns what is not kept."""
    ordered = sorted((words for words in cut.captions if words.text.strip()), key=lambda words: words.start)
    lines = tuple(
        # One ends where the next begins, at the latest.
        CaptionLine(
            start=words.start,
            frames=max(min(words.frames, after.start - words.start if after is not None else words.frames), 1),
            text=words.text.strip()[:2000],
        )
        for words, after in zip(ordered, (*ordered[1:], None), strict=True)
    )
    try:
        if lines:
            studio.perform(film_id, ImportCaptions(file=cut.title[:400], lines=lines), actor=actor)
    except DirectorError as error:
        return [f"{len(lines)} captions are left out: {error.message}"]
    return []


def _item(slot: Slot, store: Store, *, heard: bool) -> RecutItem:
    piece, sound = slot.piece, slot.sound
    called = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", piece.name or piece.source) or "Footage"
    prompt = re.sub(r"[_\s]+", " ", called).strip()[:2000] or "Footage"
    fields: dict[str, Any] = {
        "frames": piece.frames,
        "speed": piece.speed,
        "freeze": piece.freeze,
        "gain_db": min(max(sound.gain_db, -60.0), 24.0) if sound else 0.0,
        "muted": sound.muted if sound else heard,
        "lead": max(slot.lead, 0),
        "tail": max(slot.tail, 0),
        "fade_out": min(slot.fade.frames, piece.frames) if slot.fade else 0,
    }
    if slot.join is not None:
        fields |= {"transition": slot.join.kind, "transition_frames": slot.join.frames}
    return RecutItem(new=NewShot(prompt=prompt, take=store.material(piece, slot.source)), **fields)


def _plain(track: RecutTrack) -> RecutTrack:
    items = tuple(item.model_copy(update={"transition": None, "fade_out": 0}) for item in track.items)
    return track.model_copy(update={"items": items})


def _sounds(studio: Studio, film_id: str, cut: Cut, taken: set[int], store: Store, actor: str) -> list[str]:
    """Sound without a picture becomes effects at their places; what is not here is silent until it is found."""
    notes: list[str] = []
    film = studio.open(film_id).film
    spans = [(span.start, shot) for shot, span in picture_spans(film).items()]
    heard: set[tuple[str, int, int, int]] = set()
    made: list[RecutSound] = []
    for track in cut.sound:
        for piece in (piece for piece in track.pieces if id(piece) not in taken):
            if place_of(piece) in heard:
                continue
            heard.add(place_of(piece))
            name = piece.name or piece.source or "sound"
            if piece.muted:
                notes.append(f"The sound {name} on {track.name} is switched off, and left out.")
                continue
            begin, shot = max((one for one in spans if one[0] <= piece.start), default=min(spans))
            level = min(max(piece.gain_db, -60.0), 24.0)
            told = {"offset": piece.start - begin, "frames": piece.frames, "gain_db": level}
            sound = RecutSound.model_validate({"shot": shot, **store.sound(piece, cut.source(piece.source)), **told})
            if piece.speed != 1 and not sound.offline:
                notes.append(f"The sound {name} on {track.name} runs as it was recorded.")
            made.append(sound)
    if made:
        studio.perform(film_id, Recut(file=cut.title[:400], sounds=tuple(made)), actor=actor)
    return notes


def _id(cut: Cut) -> str:
    """A name for the film, the same for the same cut in any format: what is shown, when, and for how long."""
    told = [str(cut.rate), [[_told(piece) for piece in track.pieces] for track in cut.picture]]
    digest = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    slug = "-".join(re.findall(r"[a-z0-9]+", cut.title.lower())[:5])[:32].strip("-")
    return f"{slug or 'cut'}-{digest[:6]}"


def _told(piece: Piece) -> list[Any]:
    return [Path(piece.source).stem.lower(), piece.start, piece.frames, str(piece.speed), piece.freeze]


def _aspect(cut: Cut) -> Aspect:
    """The shape of film that is nearest to the cut's."""
    shapes: Sequence[Aspect] = get_args(Aspect)
    return min(shapes, key=lambda aspect: abs(Fraction(*SIZES[aspect]) - Fraction(cut.width, cut.height)))
