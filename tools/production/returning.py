"""A cut that an editor gives back: what was done to it, and taking all or some of it over as one revision.

cut.fcpxml ──> read ──> compared with each cut that went out; the nearest is the one it was made from
                            └──> 1. Shot 7 lost 12 frames at its tail.   2. Shots 9 and 10 changed places. ...
--accept 1,3 | all ──────────────> one edit, on the film as it is now; takes, approvals and canon stay
"""

import re
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tools.film.edits.recut import NewShot
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.slate import shot_numbers
from tools.film.sound import Stem
from tools.film.timeline import Clip
from tools.film.timing import parse_timecode
from tools.interchange.carrying import Carries, arriving
from tools.interchange.comparing import compare
from tools.interchange.cut import Cut, Piece, Source
from tools.interchange.differing import Change
from tools.interchange.formats import FORMATS
from tools.interchange.leaving import leaving, media_names, used_takes
from tools.interchange.matching import take_named
from tools.interchange.new_sounds import Heard
from tools.interchange.returned import Returned, Sent
from tools.interchange.strips import Slot, carried_clips, seen
from tools.interchange.taking_back import plan
from tools.media.pool import content_hash
from tools.production.cut_files import Folders, read_cut
from tools.production.footing import Store
from tools.production.forms import CUTS, Export
from tools.production.projecting import unwritten_stems
from tools.production.sent import Sending, sendings
from tools.studio import Studio

LOOKED_AT = 8
"""So many cuts that went out are compared with one that came back, the latest first."""


def take_back(
    studio: Studio,
    reference: str,
    path: Path,
    *,
    actor: str,
    accept: str = "",
    trusted: bool = True,
    base_revision: int | None = None,
    beside: Sequence[Path] = (),
) -> dict[str, Any]:
    """Tell what was done to a film's cut in another program; with `accept`, take it over. New media are looked for
    beside the cut, and in the folders `beside`.

    `accept` is "all", "all but 2" or numbers of changes ("1,3-5"). What cannot be taken has a `problem`; "all" leaves
    it out.
    Returns `changes` with `number kind said shots problem accepted`, and `notes` on what is no change of the cut; when
    some were taken, `left` are those that are still open, under the numbers that they have from then on.
    Untrusted files name no media outside of their own folder. Raises DirectorError for a file that is no cut, for one
    of another film or rate, and for changes that cannot be made; then nothing has changed.
    """
    opened = studio.open(reference)
    film = opened.film
    with tempfile.TemporaryDirectory(prefix="workprint-") as folder:
        read, name, carries = read_cut(path, Path(folder), film.look.rate)
        folders = Folders([Path(folder), *dict.fromkeys((path.parent, *beside))], trusted=trusted)
        cut = _recognised(film, seen(read.cut)[0], folders, studio, path.parent)
        found, sending = _nearest(studio, film, cut, name, carries)
        found.changes = _audible(found, folders, studio, path.parent)
        chosen = _chosen(found, accept)
        revision = opened.revision
        missing: list[str] = []
        if chosen:
            store = Store(studio, film, folders, path.parent)
            gain = sending.stem_gain_db if sending is not None else 0.0
            edit = plan(
                film,
                found,
                chosen,
                path.name[:400],
                lambda slot: _footage(store, slot),
                lambda piece, source: _heard(store, piece, source, gain),
            )
            revision = studio.perform(
                film.id,
                edit,
                actor=actor,
                base_revision=base_revision or opened.revision,
                message=_message(path, chosen),
            ).revision
            missing = [f"{one} is not here: it is OFFLINE; `workprint relink` finds it." for one in store.missing]
    then = studio.open(film.id).film
    left: dict[str, Any] = {}
    if chosen and len(chosen) < len(found.changes):
        again = take_back(studio, film.id, path, actor=actor, trusted=trusted, beside=beside)
        left = {"left": again["changes"]}
    elif chosen:
        left = {"left": []}
    return {
        "film": film.id,
        "revision": revision,
        "sent_revision": sending.revision if sending is not None else opened.revision,
        "clips": sum(isinstance(item, Clip) for item in then.timeline.tracks[0].items),
        "frames": read.cut.frames,
        "rate": f"{film.look.rate.numerator}/{film.look.rate.denominator}",
        "changes": [_told(found, change, chosen) for change in found.changes],
        "losses": missing,
        "notes": [*found.notes, *read.notes],
        **left,
    }


def outgoing(film: Film, chain: Sequence[Carries], sending: Sending | None = None) -> Sent:
    """A film as a cut that went out (and came back) through formats that carry so much, with the ids of its clips."""
    names = media_names(film)
    files = {
        take.id: Source(
            name=f"{names[take.id]}.mp4",
            sound=take.sound,
            size=(take.width, take.height),
            media=take.media if len(take.media) == 64 else "",
            reel=f"S{take.media[:7].upper()}",
        )
        for take in used_takes(film)
    }
    start = sending.start if sending is not None else None
    begin = (parse_timecode(start, film.look.rate), ";" in start) if start else None
    went = sending.stems if sending is not None else None
    stems: dict[Stem, Source] = {
        stem: source for stem, source in unwritten_stems(film).items() if went is None or stem in went
    }
    left = leaving(film, files, stems, (), begin, sending.stem_gain_db if sending else 0.0)
    cut, clips = left.cut, list(left.clips)
    for carries in chain:
        arrived = arriving(cut, carries)[0]
        cut, clips = arrived, [tuple(ids) for ids in carried_clips(cut, clips, arrived)]
    return Sent(film, cut, clips)


def _recognised(film: Film, cut: Cut, folders: Folders, studio: Studio, beside: Path) -> Cut:
    """The cut with the content of files told that a take of the film is, where nothing in the cut tells it."""
    takes = {take.media for take in film.takes.values()}
    shows = {piece.source: piece for track in cut.tracks for piece in track.pieces}
    sources: list[Source] = []
    for source in cut.sources:
        piece = shows.get(source.name)
        if piece is not None and take_named(film, piece, source) is None:
            path = folders.find(source, studio.pool, beside)
            digest = content_hash(path) if path is not None else ""
            source = source.model_copy(update={"media": digest}) if digest in takes else source
        sources.append(source)
    return cut.model_copy(update={"sources": tuple(sources)})


def _nearest(studio: Studio, film: Film, cut: Cut, name: str, carries: Carries) -> tuple[Returned, Sending | None]:
    """The comparison with that cut which went out of which the least was changed."""
    best: tuple[int, Returned, Sending | None] | None = None
    for sending in [*reversed(sendings(studio, film.id)[-LOOKED_AT:]), None]:
        went = studio.open(film.id, sending.revision).film if sending is not None else film
        forms = CUTS[Export(sending.form)] if sending is not None else (name,)
        chain = (FORMATS[name if name in forms else forms[0]].carries, carries)

        def carry(one: Film, sending: Sending | None = sending, chain: tuple[Carries, ...] = chain) -> Sent:
            return outgoing(one, chain, sending)

        found = compare(carry(went), cut, carry)
        if went != film:
            found.changes = _still_open(found.changes, compare(carry(film), cut, carry).changes, film)
        if best is None or len(found.changes) < best[0]:
            best = len(found.changes), found, sending
        if not best[0]:
            break
    assert best is not None
    _check_kin(best[1], film, cut)
    return best[1], best[2]


def _still_open(changes: Sequence[Change], now: Sequence[Change], film: Film) -> list[Change]:
    """The changes to a cut that went out, without those that the film has by now, as `now` tells: it is what is
    different from the film as it is. What the film has no more stays, and says why it cannot be taken.
    """
    there = {item.id for track in film.timeline.tracks for item in track.items if isinstance(item, Clip)}
    different = {(change.kind, change.key) for change in now}
    kinds = {change.kind for change in now}
    left = [
        change
        for change in changes
        if (change.kind, change.key) in different
        or (change.kind == "remove" and change.key in there)
        or (change.kind not in ("remove", "new") and change.key not in there)
        or (change.kind == "new" and "new" in kinds)
    ]
    return [replace(change, number=number) for number, change in enumerate(left, 1)]


def _check_kin(found: Returned, film: Film, cut: Cut) -> None:
    """Refuse a cut that shows nothing of the film: it is another one's."""
    keys = [slot.key for slots in found.back.values() for slot in slots]
    if keys and all(key.startswith("new ") for key in keys) and film.timeline.tracks[0].items:
        raise DirectorError(
            f"Nothing in '{cut.title}' is of '{film.title}'; bring it in as a film of its own.",
            code="other_film",
        )
    if not keys:
        raise DirectorError("There is no clip in the cut that came back.", code="empty_cut")


def _chosen(found: Returned, accept: str) -> list[Change]:
    """The changes that are named. Raises DirectorError for numbers that are none, and for what cannot be taken."""
    if not accept.strip():
        return []
    told = accept.strip().lower()
    if told.split()[0] == "all":
        left = told.removeprefix("all").strip()
        if left and not left.startswith("but "):
            raise DirectorError(f"'{accept}' names no change; say all, or all but 2.", code="which_changes")
        gone = _numbers(left.removeprefix("but"), found.changes) if left else set[int]()
        return [change for change in found.changes if not change.problem and change.number not in gone]
    numbers = _numbers(told, found.changes)
    known = {change.number: change for change in found.changes}
    for number in sorted(numbers):
        if known[number].problem:
            raise DirectorError(f"Change {number} cannot be taken: {known[number].problem}", change=number)
    return [known[number] for number in sorted(numbers)]


def _footage(store: Store, slot: Slot) -> NewShot:
    called = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", slot.piece.name or slot.piece.source) or "A new clip"
    return NewShot(prompt=re.sub(r"[_\s]+", " ", called)[:2000], take=store.material(slot.piece, slot.source))


def _numbers(told: str, changes: Sequence[Change]) -> set[int]:
    """The numbers that are named, "1,3-5". Raises DirectorError for what is none, and for one that no change has."""
    numbers: set[int] = set()
    most = len(changes)
    for part in re.split(r"[,\s]+", told.strip()):
        ends = re.fullmatch(r"(\d{1,6})(?:-(\d{1,6}))?", part)
        if ends is None:
            raise DirectorError(f"'{part}' names no change; say all, or numbers such as 1,3-5.", code="which_changes")
        first, last = int(ends[1]), int(ends[2] or ends[1])
        for number in (first, last):
            if not 1 <= number <= most:
                raise DirectorError(
                    f"There is no change {number}; there are 1 to {most}." if most else "Nothing was changed.",
                    code="which_changes",
                    legal=[1, most],
                )
        numbers |= set(range(min(first, last), max(first, last) + 1))
    return numbers


def _audible(found: Returned, folders: Folders, studio: Studio, beside: Path) -> list[Change]:
    """The changes; of sounds that are not here, that they stay silent for now."""
    told: list[Change] = []
    for change in found.changes:
        piece, source = found.sounds.get(change.key, (None, None))
        if piece is not None and (source is None or folders.find(source, studio.pool, beside) is None):
            silent = "It is not here, and silent until `workprint relink` finds it."
            change = replace(change, said=f"{change.said} {silent}")
        told.append(change)
    return told


def _heard(store: Store, piece: Piece, source: Source | None, stem_gain_db: float) -> Heard:
    """A new sound at the level that it had beside the stems, in which a gain of the whole lies already."""
    return Heard(gain_db=piece.gain_db - stem_gain_db, **store.sound(piece, source))


def _message(path: Path, chosen: Sequence[Change]) -> str:
    return f"took {len(chosen)} change{'' if len(chosen) == 1 else 's'} from {path.name}"


def _told(found: Returned, change: Change, chosen: Sequence[Change]) -> dict[str, Any]:
    numbers = shot_numbers(found.film)
    shots = {
        item.id: item.shot for track in found.film.timeline.tracks for item in track.items if isinstance(item, Clip)
    }
    named = [shots[key] for key in (change.other, change.key) if key in shots]
    return {
        "number": change.number,
        "kind": change.kind,
        "said": change.said,
        "shots": sorted({numbers[shot] for shot in named if shot in numbers}),
        "problem": change.problem,
        "accepted": any(one.number == change.number for one in chosen),
    }
