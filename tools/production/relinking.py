"""Media that went missing, found again in a folder: by what is in them, by name, by timecode.

OFFLINE card of cut.xml's a.mov ──hash, else name (and timecode)──> a take of the real file, which the cut shows
a take whose file left the pool ──hash─────────────────────────────> the file is in the pool again
"""

import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

from tools.film.edits.recut import Recut, RecutSound
from tools.film.edits.takes import ImportTake
from tools.film.errors import DirectorError
from tools.film.slate import slates
from tools.interchange.cut import Piece, Source
from tools.interchange.offline import OFFLINE_SOUND
from tools.media.progress import Progress, Report
from tools.production.cut_files import Folders, timecode_of
from tools.production.footing import OFFLINE, Store, missing_of, shown_cards, silent_cues
from tools.studio import Studio


def relink(studio: Studio, reference: str, folder: Path, report: Report, *, actor: str) -> dict[str, Any]:
    """Find what is offline in a film. Returns `relinked` and `missing`, each with `shot` and `name`.

    A take that was found is a new take of its shot; nothing of the cut moves. Raises DirectorError for no folder.
    """
    if not folder.is_dir():
        raise DirectorError(f"{folder} is no folder; name the one in which the media lie.", code="no_folder")
    film = studio.open(reference).film
    numbering = slates(film)
    relinked: list[dict[str, str]] = []
    missing: list[dict[str, str]] = []
    folders = Folders([folder])
    gone = {
        take.id: take for take in film.takes.values() if take.generator != OFFLINE and not studio.pool.has(take.media)
    }
    cards = [(take, told) for take in shown_cards(film) if (told := missing_of(take)) is not None]
    hashes = {take.media for take in gone.values()} | {told[1].media for _, told in cards if told[1].media}
    silent = silent_cues(film)
    hashes |= {told[1].media for _, told in silent if told[1].media}
    report(Progress(stage="relink", done=0, total=len(cards) + len(gone), what=str(folder)))
    by_hash = folders.by_hash({one for one in hashes if len(one) == 64})
    for take in gone.values():
        path = by_hash.get(take.media)
        told = {"shot": numbering[take.shot], "name": path.name if path else take.media[:12]}
        if path is not None:
            studio.pool.add(path)
        (relinked if path is not None else missing).append(told)
    store = Store(studio, film, folders, folder)
    for number, (take, (source_in, source)) in enumerate(cards):
        report(Progress(stage="relink", done=number, total=len(cards), what=source.name))
        path = _found(folders, source, by_hash, studio)
        told = {"shot": numbering[take.shot], "name": source.name}
        if path is None:
            missing.append(told)
            continue
        frames = max(film.shots[take.shot].frames, 1)
        begin = _within(path, source_in, film.look.rate)
        piece = Piece(name=source.name, source=source.name, source_in=begin, start=0, frames=frames)
        material = store.material(piece, source.model_copy(update={"url": str(path), "media": ""}))
        if material.generator == OFFLINE:
            missing.append(told)
            continue
        studio.perform(film.id, ImportTake(shot=take.shot, **dict(material)), actor=actor, message="relink")
        relinked.append(told)
    sounds: list[RecutSound] = []
    for cue, (source_in, source) in silent:
        path = _found(folders, source, by_hash, studio)
        name = cue.what.removeprefix(OFFLINE_SOUND)
        told = {"shot": numbering[cue.shot], "name": source.name}
        if path is None:
            missing.append(told)
            continue
        begin = _within(path, source_in, film.look.rate)
        piece = Piece(name=name, source=source.name, source_in=begin, start=0, frames=cue.frames or 1)
        heard = store.sound(piece, source.model_copy(update={"url": str(path), "media": ""}))
        (missing if "offline" in heard else relinked).append(told)
        if "offline" not in heard:
            kept = cue.model_dump(include={"shot", "offset", "frames", "gain_db"})
            sounds.append(RecutSound.model_validate({"cue": cue.id, "sort": cue.kind, **kept, **heard}))
    if sounds:
        studio.perform(film.id, Recut(file=folder.name, sounds=tuple(sounds)), actor=actor, message="relink")
    return {
        "film": film.id,
        "revision": studio.open(film.id).revision,
        "relinked": relinked,
        "missing": missing,
        "losses": store.notes,
    }


def _within(path: Path, source_in: int, rate: Fraction) -> int:
    """A frame counted from the file's first: a list counts in its reel's timecode, where the file may begin."""
    begin = timecode_of(path, rate) or 0
    return max(source_in - (begin if source_in >= begin else 0), 0)


def _found(folders: Folders, source: Source, by_hash: Mapping[str, Path], studio: Studio) -> Path | None:
    """The file of a source: of its content, else with the start of its content's hash in its name, else so called."""
    if source.media in by_hash:
        return by_hash[source.media]
    named = folders.find(source.model_copy(update={"url": ""}), studio.pool, Path())
    if named is not None:
        return named
    hashed = re.search(r"_([0-9a-f]{8})(?![0-9a-f])", source.name)
    return folders.by_start_of_hash(hashed[1]) if hashed else None
