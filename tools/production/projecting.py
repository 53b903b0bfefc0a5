"""A film for another program: the cut in its format, and beside it everything that the cut names and cannot say.

    keeper-premiere/
      keeper.xml              the cut
      media/1B-2_4f3a9c1e.mp4 every take it shows, whole, with its handles, at the film's rate
      stems/keeper-DX.wav     dialogue, music, effects
      keeper-reference.mp4    the film as it is here, to compare with
      keeper.srt  keeper-shots.csv  keeper-cues.csv  keeper-markers.csv
      keeper-losses.txt       what the format could not carry

All of it is there, or nothing is.
"""

import os
import shutil
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from tools.assembly.cache import UnitCache
from tools.assembly.captions import CaptionSpan, caption_spans, srt
from tools.assembly.stock import Screened, Stock
from tools.audio.sources import Filed
from tools.film.errors import NotFound, OperatorError
from tools.film.film import Film
from tools.film.handles import file_begin, shots_needing_takes, take_span
from tools.film.script import Take
from tools.film.sound import Stem
from tools.film.timing import parse_timecode
from tools.film.views import cue_positions, film_frames
from tools.interchange import otioz
from tools.interchange.carrying import arriving
from tools.interchange.cut import Cut, Source, Words
from tools.interchange.edl import lists
from tools.interchange.formats import FORMATS
from tools.interchange.leaving import Leaving, leaving, media_names, used_takes
from tools.interchange.tables import cue_sheet, marker_table, shot_table
from tools.media.disk import storage_error
from tools.media.progress import Progress, Report
from tools.production.finishing import render_film
from tools.production.forms import CUTS, Export
from tools.production.lengths import lengths_of
from tools.production.outputs import write_text
from tools.production.recordings import Recordings
from tools.production.sent import Sending, note_sending
from tools.production.sounding import stems_of
from tools.production.voices import speak_all, spoken_frames
from tools.studio import Studio


@dataclass
class Package:
    """What goes along with a cut: files by the path that they get, and what is missing."""

    files: dict[str, Path] = field(default_factory=dict[str, Path])
    sources: dict[str, Source] = field(default_factory=dict[str, Source])
    sounds: dict[str, Source] = field(default_factory=dict[str, Source])
    stems: dict[Stem, Source] = field(default_factory=dict[Stem, Source])
    stem_gain_db: float = 0.0
    missing: list[str] = field(default_factory=list[str])


def write_project(
    studio: Studio,
    reference: str,
    form: Export,
    out: Path | None,
    report: Report,
    *,
    alone: bool = False,
    start: str | None = None,
    budget: Decimal | None = None,
) -> dict[str, Any]:
    """Write the film for another program and tell what was written and what the formats could not carry.

    `out` may be a folder (by default `FILM-FORM`), a .zip, or the cut's own file, beside which the rest is laid.
    `alone` writes the cut's file and nothing else; its media are named where they lie here. `budget` is
    as for a render. Raises OperatorError when the place cannot be written, and whatever a render raises.
    """
    film = studio.open(reference).film
    place = out or Path(f"{film.id}-{form.value}")
    _check_place(place, form)
    part = place.with_name(f".{place.name}.part-{os.getpid()}")
    try:
        part.mkdir(parents=True)
        if not alone and form is not Export.otioz and film.shots:
            reference_film = part / f"{film.id}-reference.mp4"
            render_film(studio, film.id, reference_film, report, draft=False, budget=budget)
            reference_film.with_suffix(".srt").unlink(missing_ok=True)
        opened = studio.open(film.id)
        film = opened.film
        said = speak_all(film, studio.settings.home, studio.settings.cache / "voices", report)
        spans = _captions(film, spoken_frames(said, film.look.rate))
        package = _gathered(studio, film, report, alone=alone, packed=form is Export.otioz)
        left = _leaving(film, package, spans, start)
        losses = [*package.missing, *left.left_out]
        written = _write_cuts(left.cut, form, part, film.id, package, losses)
        if form is not Export.otioz and not alone:
            _write_papers(film, left.cut, lengths_of(studio, film).frames, spans, part, losses)
            for name, path in package.files.items():
                report(Progress(stage="media", done=0, total=len(package.files), what=name))
                (part / name).parent.mkdir(exist_ok=True)
                shutil.copyfile(path, part / name)
        named = _place(part, place, form, written, film.id)
        sending = Sending(
            revision=opened.revision,
            form=form.value,
            start=start,
            stem_gain_db=package.stem_gain_db,
            stems=tuple(package.stems),
        )
        note_sending(studio, film, sending)
    except OSError as error:
        raise storage_error(error, place) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return {
        "film": film.id,
        "revision": opened.revision,
        "as": form.value,
        "out": str(named),
        "files": sorted(written),
        "clips": sum(len(track.pieces) for track in left.cut.picture),
        "frames": left.cut.frames,
        "rate": f"{film.look.rate.numerator}/{film.look.rate.denominator}",
        "losses": losses,
    }


def foretell_project(studio: Studio, film: Film, form: Export) -> dict[str, Any]:
    """What `write_project` would write of the film, and what could not be carried; nothing is made."""
    names = media_names(film)
    package = Package(missing=_unshot(film) if form is Export.otioz else [])
    foreign = _foreign(film)
    for take in used_takes(film):
        name = names[take.id]
        package.sources[take.id] = _source(film, take, f"{name}.mp4", "", sounding=take.media not in foreign)
        if take.sound and take.media in foreign:
            package.sounds[take.id] = Source(name=f"{name}.wav", picture=False, sound=True)
        if not studio.pool.has(take.media):
            package.missing.append(_offline(name))
    package.stems = unwritten_stems(film)
    left = _leaving(film, package, _captions(film, {}), None)
    losses = [*package.missing, *left.left_out]
    written: list[str] = []
    for kind in CUTS[form]:
        for suffix, cut in _parts(kind, left.cut):
            losses += arriving(cut, FORMATS[kind].carries)[1]
            written.append(f"{film.id}{suffix}{_suffix(form, kind)}")
    return {
        "files": sorted(written),
        "clips": sum(len(track.pieces) for track in left.cut.picture),
        "frames": left.cut.frames,
        "rate": f"{film.look.rate.numerator}/{film.look.rate.denominator}",
        "losses": list(dict.fromkeys(losses)),
    }


def _leaving(film: Film, package: Package, spans: Sequence[CaptionSpan], start: str | None) -> Leaving:
    begin = (parse_timecode(start, film.look.rate), ";" in start) if start is not None else None
    captions = [Words(start=span.start, frames=span.end - span.start, text=span.text) for span in spans]
    return leaving(film, package.sources, package.stems, captions, begin, package.stem_gain_db, sounds=package.sounds)


def _captions(film: Film, spoken: Mapping[str, int]) -> tuple[CaptionSpan, ...]:
    return caption_spans(film, cue_positions(film), film_frames(film), film.look.rate, spoken)


def _gathered(studio: Studio, film: Film, report: Report, *, alone: bool, packed: bool) -> Package:
    """The takes and stems of the film as files. What cannot be read is told, and stays in the cut as offline."""
    package = Package(missing=_unshot(film))
    names = media_names(film)
    cache = UnitCache(studio.settings.cache / "units")
    foreign = _foreign(film)
    pool = Screened(Stock(cache.root, studio.pool, cache.desk), foreign, film.look.rate)
    recordings = Recordings(studio.pool, studio.settings.cache / "mix")
    for take in used_takes(film):
        name = names[take.id]
        try:
            path = studio.pool.path(take.media) if take.still else pool.path(take.media)
            file = f"{name}{path.suffix if take.still else '.mp4' if take.media in foreign else path.suffix}"
            url = str(path) if alone else f"media/{file}"
            package.sources[take.id] = _source(film, take, file, url, sounding=take.media not in foreign)
            package.files[f"media/{file}"] = path
            if take.sound and take.media in foreign:
                # A conformed file has a picture only; its sound goes along as a file of its own.
                sound = recordings.whole(take.media)
                if isinstance(sound, Filed):
                    url = str(sound.path) if alone else f"media/{name}.wav"
                    package.files[f"media/{name}.wav"] = sound.path
                    package.sounds[take.id] = Source(
                        name=f"{name}.wav", url=url, frames=_file_frames(film, take), picture=False, sound=True
                    )
        except (NotFound, OperatorError) as error:
            package.sources[take.id] = _source(film, take, f"{name}.mp4", "")
            package.missing.append(_offline(name, error.message))
    if not alone and _heard(film):
        said = speak_all(film, studio.settings.home, studio.settings.cache / "voices", report)
        # Clips keep their own sound in the cut, so the stems are without it.
        mixed = film.model_copy(update={"mix": film.mix.model_copy(update={"production_muted": True})})
        stems = stems_of(mixed, said, studio.settings.home, studio.settings.cache / "mix", studio.pool, report)
        package.stem_gain_db = stems.gain_db
        folder = "media" if packed else "stems"
        for stem in _heard(film):
            name = f"{film.id}-{stem}.wav"
            package.files[f"{folder}/{name}"] = stems.paths[stem]
            package.stems[stem] = Source(
                name=name, url=f"{folder}/{name}", frames=max(film_frames(film), 1), picture=False, sound=True
            )
    return package


def unwritten_stems(film: Film) -> dict[Stem, Source]:
    """The stems that a cut of the film names, before they are made."""
    return {stem: Source(name=f"{film.id}-{stem}.wav", picture=False, sound=True) for stem in _heard(film)}


def _heard(film: Film) -> list[Stem]:
    """The stems in which anything lies."""
    cues = [place.cue for place in cue_positions(film)]
    kinds = {cue.kind for cue in cues if not (cue.muted or cue.in_take or cue.offline)}
    wanted: dict[Stem, bool] = {
        "DX": "dialogue" in kinds,
        "MX": "music" in kinds,
        "FX": bool(kinds & {"effect", "ambience"}),
    }
    return [stem for stem, heard in wanted.items() if heard]


def _file_frames(film: Film, take: Take) -> int:
    """How long the take's file is, from its own first frame to the take's last, at the film's rate."""
    return take_span(take, film.look.rate).end - file_begin(take, film.look.rate)


def _source(film: Film, take: Take, name: str, url: str, *, sounding: bool = True) -> Source:
    return Source(
        name=name,
        url=url,
        frames=None if take.still else _file_frames(film, take),
        sound=take.sound and sounding,
        size=(take.width, take.height),
        media=take.media if len(take.media) == 64 else "",
        reel=f"S{take.media[:7].upper()}",
    )


def _foreign(film: Film) -> frozenset[str]:
    """The media that leave conformed: what is of another rate, or uneven."""
    return frozenset(
        take.media for take in used_takes(film) if not take.still and (take.conform or take.rate != film.look.rate)
    )


def _offline(name: str, why: str = "its file is gone from the media pool.") -> str:
    return f"Take {name.split('_')[0]} cannot be read and is offline in the cut: {why}"


def _unshot(film: Film) -> list[str]:
    missing = len(shots_needing_takes(film))
    if not missing:
        return []
    return [f"{missing} shot{'' if missing == 1 else 's'} not shot yet: the cut names them, their media are offline."]


def _write_cuts(cut: Cut, form: Export, part: Path, name: str, package: Package, losses: list[str]) -> list[str]:
    """Write the cut in every format of the form; what each cannot carry joins the losses."""
    written: list[str] = []
    for kind in CUTS[form]:
        entry = FORMATS[kind]
        for suffix, one in _parts(kind, cut):
            arrived, lost = arriving(one, entry.carries)
            losses += [loss for loss in lost if loss not in losses]
            file = f"{name}{suffix}{_suffix(form, kind)}"
            if form is Export.otioz:
                files = {Path(path).name: place for path, place in package.files.items()}
                otioz.write(arrived, files, part / file)
            else:
                (part / file).write_bytes(entry.write(arrived))
            written.append(file)
    return written


def _parts(kind: str, cut: Cut) -> Sequence[tuple[str, Cut]]:
    """The cuts that a format writes of one, each with what its file is called beyond the film's name."""
    return list(lists(cut)) if kind == "edl" else [("", cut)]


def _suffix(form: Export, kind: str) -> str:
    return ".otioz" if form is Export.otioz else FORMATS[kind].suffix


def _write_papers(
    film: Film,
    cut: Cut,
    lengths: Mapping[str, int],
    spans: Sequence[CaptionSpan],
    part: Path,
    losses: Sequence[str],
) -> None:
    write_text(part / f"{film.id}-shots.csv", shot_table(film, cut.start, cut.drop))
    write_text(part / f"{film.id}-cues.csv", cue_sheet(film, lengths, cut.start, cut.drop))
    if cut.markers:
        write_text(part / f"{film.id}-markers.csv", marker_table(cut))
    if spans:
        write_text(part / f"{film.id}.srt", srt(spans, film.look.rate))
    told = losses or ["Everything of the cut is in the file."]
    write_text(part / f"{film.id}-losses.txt", "".join(f"{line}\n" for line in told))


def _check_place(place: Path, form: Export) -> None:
    """Raise OperatorError when a folder of something else has the name."""
    if place.is_dir() and any(place.iterdir()) and not any(place.glob("*-losses.txt")):
        raise OperatorError(
            f"{place} is a folder of something else; name another with --out, or take it away.", code="unwritable"
        )
    if not place.is_dir() and place.exists() and place.suffix not in (".zip", *_suffixes(form)):
        raise OperatorError(f"{place} is a file; name a folder, a .zip, or a file of the cut.", code="unwritable")


def _suffixes(form: Export) -> tuple[str, ...]:
    return tuple(_suffix(form, kind) for kind in CUTS[form])


def _place(part: Path, place: Path, form: Export, written: Sequence[str], name: str) -> Path:
    """Give what was made its name: the folder at once, or, beside a file that was named, the cut last of all."""
    if place.suffix == ".zip":
        packed = part.with_name(f"{part.name}.zip")
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            for path in sorted(path for path in part.rglob("*") if path.is_file()):
                otioz.add_file(archive, f"{name}-{form.value}/{path.relative_to(part)}", path)
        packed.replace(place)
        return place
    if place.suffix in _suffixes(form):
        first = next(file for file in written if file.endswith(place.suffix))
        for path in sorted(part.iterdir(), key=lambda path: path.name in written):
            if path.is_dir():
                (place.parent / path.name).mkdir(exist_ok=True)
                for file in path.iterdir():
                    file.replace(place.parent / path.name / file.name)
            elif path.name != first:
                path.replace(place.parent / path.name)
        (part / first).replace(place)
        return place
    if place.is_dir():
        old = place.with_name(f".{place.name}.old-{os.getpid()}")
        place.replace(old)
        part.replace(place)
        shutil.rmtree(old, ignore_errors=True)
    else:
        part.replace(place)
    return place
