"""From a film to a file: plan, encode what is not in the cache, join, and say what was done.

plan -> does it stand? --no--> units --cached?--> encode (N at a time) --+
             |                 mix.wav -> one sound for the whole film --+-> join -> film.mp4 | .mov | .webm, film.srt
             +--yes--> the file that is there
"""

import hashlib
import os
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools.assembly.cache import UnitCache, missing_units
from tools.assembly.captions import mov_text, srt
from tools.assembly.delivery import Delivery
from tools.assembly.encode import UNUSABLE, Encoder, Farm, Job, run_jobs
from tools.assembly.following import subject_tracks
from tools.assembly.join import join
from tools.assembly.mp4 import SampleTable, read_table
from tools.assembly.neighbours import runs
from tools.assembly.places import Places
from tools.assembly.plan import Plan, Unit, plan
from tools.assembly.recipe import Toolchain
from tools.assembly.sealing import UNSEALED, Seal
from tools.assembly.soundtrack import coding_of, encode_soundtrack, film_samples, soundtrack_path
from tools.assembly.standing import Standing, program_hash
from tools.assembly.tracks import PlainSound
from tools.assembly.typesetting import Typefaces
from tools.assembly.webm import wrap
from tools.film.errors import OperatorError
from tools.film.film import Film
from tools.film.slate import slates
from tools.film.value import Value
from tools.media import binaries
from tools.media.disk import whole_file
from tools.media.keeping import touch
from tools.media.pool import Pool, content_hash
from tools.media.progress import Progress, Report, silent

SOUND_WEIGHT = 0.2
"""Encoding a second of sound takes this part of the work of encoding a second of picture."""


class Elapsed(Value):
    """Seconds of wall time by stage."""

    plan: float = 0.0
    encode: float = 0.0
    mix: float = 0.0
    join: float = 0.0


class Released(Value):
    """A delivered file. All but `elapsed_s` and `segments_encoded` follow from the film and its media alone.

    `losses` are sentences about takes that could not be read and have a slate in their place, `lost` is their media.
    `asked` is a hash of all that the file follows from: another file of the same `asked` has the same bytes.
    `essence_sha256` is that of the file before it was signed, which is the same whoever signs.
    """

    out: Path
    asked: str
    seconds: float
    frames: int
    shots: int
    segments: int
    segments_encoded: int
    sha256: str
    essence_sha256: str
    captions: Path | None = None
    losses: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    elapsed_s: Elapsed = Elapsed()


def toolchain(faces: Typefaces) -> Toolchain:
    """What, beside the film, decides the bytes of a unit on this machine."""
    return Toolchain(ffmpeg=binaries.ffmpeg_build(), lettering=faces.build())


def assemble(
    film: Film,
    delivery: Delivery,
    pool: Pool,
    cache: Path,
    mix_wav: Path,
    out: Path,
    report: Report = silent,
    *,
    faces: Typefaces,
    spoken: Mapping[str, int] | None = None,
    workers: int | None = None,
    there: Path | None = None,
    farm: Farm | None = None,
    seal: Seal = UNSEALED,
) -> Released:
    """Make the film's file `out`, and its captions beside it, encoding only what the cache does not hold.

    Where the file `there` (by default `out`) was made so before and was not touched since, it stays as it is and is
    the file that is released; only captions that are not as they should be are written anew.
    `mix_wav` is the finished mix, 48 kHz stereo; it is cut or filled with silence to the picture's length. The same
    film, mix and toolchain give the same bytes, whatever was cached, however many workers (by default one a core)
    there are, and also when a `farm` makes the units. When `report` raises Cancelled, finished units stay in the cache
    and nothing else stays behind.
    What the file says of itself is the `seal`'s.
    A take that cannot be read is an error that names its slate; a draft has a slate instead, and says so in `losses`.
    Raises DirectorError as `plan` does, OperatorError for takes, ffmpeg and the disk.
    """
    started = time.monotonic()
    report(Progress(stage="plan"))
    tracks = subject_tracks(film, delivery, pool, cache, report)
    planned = plan(film, delivery, toolchain(faces), spoken, tracks)
    units = UnitCache(cache)
    sound_path = soundtrack_path(cache, mix_wav, film_samples(planned.frames, planned.rate), coding_of(delivery))
    asked, standing = _asked(planned, sound_path, seal), Standing(cache)
    known = standing.recall(asked, there or out)
    if known is not None:
        for path in (sound_path, *(units.path(unit.key) for unit in planned.units)):
            touch(path)
        elapsed = Elapsed(plan=time.monotonic() - started)
        return _released(planned, there or out, asked, known, _captions(planned, there or out), elapsed)
    workers = workers or os.cpu_count() or 1
    encoder = Encoder(units, pool, faces, places=Places(workers))
    tables = units.tables(planned.units)
    missing = missing_units(planned.units, tables)
    plan_seconds = time.monotonic() - started

    started = time.monotonic()
    names = _slates_by_media(film)
    lost: dict[str, str] = {}
    made: set[str] = set()
    while True:
        found = _encode(planned, encoder, missing, names, mix_wav, sound_path, report, workers, farm)
        done = units.tables(missing)
        tables |= done
        made |= set(done)
        if not found:
            break
        # Only in a draft: slates take the place of what cannot be read, and the units about it are others.
        lost |= found
        planned = plan(film, delivery, toolchain(faces), spoken, tracks, lost)
        tables |= units.tables(planned.units)
        missing = missing_units(planned.units, tables)
    if not units.has(sound_path) or missing_units(planned.units, tables):
        raise OperatorError(
            f"The cache {units.root} lost a part while the film was made. Is someone emptying it? Run it again.",
            code="cache_lost",
        )
    encode_seconds = time.monotonic() - started

    started = time.monotonic()
    _deliver(planned, tables, sound_path, out, report, seal)
    captions = _captions(planned, out)
    essence = digest = content_hash(out)
    if seal.sign is not None:
        seal.sign(out, essence)
        digest = content_hash(out)
    known = f"{digest} {essence}"
    if not lost:
        standing.remember(asked, out, known)
    elapsed = Elapsed(plan=plan_seconds, encode=encode_seconds, join=time.monotonic() - started)
    released = _released(planned, out, asked, known, captions, elapsed)
    return released.model_copy(
        update={"segments_encoded": len(made), "losses": tuple(lost.values()), "lost": tuple(lost)}
    )


def _asked(planned: Plan, sound: Path, seal: Seal) -> str:
    """A hash of all that the bytes of a delivered file follow from."""
    made = (planned.model_dump_json(exclude_defaults=True), sound.name, program_hash((Path(__file__).parent,)))
    words = (*made, seal.name) if seal.name else made
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def _released(planned: Plan, out: Path, asked: str, known: str, captions: Path | None, elapsed: Elapsed) -> Released:
    digest, essence = known.split(" ")
    return Released(
        out=out,
        asked=asked,
        seconds=planned.seconds,
        frames=planned.frames,
        shots=len({span.shot for span in planned.shots}),
        segments=len(planned.units),
        segments_encoded=0,
        sha256=digest,
        essence_sha256=essence,
        captions=captions,
        elapsed_s=elapsed,
    )


def _encode(
    planned: Plan,
    encoder: Encoder,
    missing: list[Unit],
    names: Mapping[str, str],
    mix: Path,
    sound: Path,
    report: Report,
    workers: int,
    farm: Farm | None,
) -> dict[str, str]:
    """Make what is missing. Returns, for a draft, what is wrong with the takes that could not be read, by media."""
    lost: dict[str, str] = {}
    total = sum(unit.frames for unit in missing)
    jobs: list[Job] = []
    if not encoder.cache.has(sound):
        weight = max(1.0, planned.frames * SOUND_WEIGHT)
        samples = film_samples(planned.frames, planned.rate)
        total += weight
        coding = coding_of(planned.delivery)
        jobs.append(
            Job("the sound", weight, lambda stop: encode_soundtrack(encoder.cache, mix, sound, samples, coding, stop))
        )
    far, hand = 0.0, ""

    def elsewhere(stop: threading.Event, farm: Farm) -> None:
        def seen(done: float, name: str) -> None:
            nonlocal far, hand
            far, hand = done, name

        for error in farm.make(runs(missing), planned.delivery, names, stop, seen):
            _lose(planned.delivery, error, names, lost)

    if farm is None:
        jobs += [_job(planned, encoder, run, names, lost) for run in runs(missing)]
    elif missing:
        jobs.append(Job("", 0.0, lambda stop: elsewhere(stop, farm)))

    def tick(done: float, name: str) -> None:
        report(Progress(stage="encode", done=done + far, total=total, what=name or hand))

    try:
        run_jobs(jobs, workers, tick)
    finally:
        encoder.cache.tidy()
    return lost


def _job(planned: Plan, encoder: Encoder, run: Sequence[Unit], names: Mapping[str, str], lost: dict[str, str]) -> Job:
    def work(stop: threading.Event) -> None:
        try:
            encoder.make(run, planned.delivery, names, stop)
        except OperatorError as error:
            _lose(planned.delivery, error, names, lost)

    return Job(planned.slate_at(run[0].start), sum(unit.frames for unit in run), work)


def _lose(delivery: Delivery, error: OperatorError, names: Mapping[str, str], lost: dict[str, str]) -> None:
    """Note a take that cannot be read, where a draft may go on without it. Raises the error where nothing may."""
    if not delivery.draft or error.code not in UNUSABLE:
        raise error
    for media in error.data["media"]:
        slate = names.get(media, "a shot")
        lost[media] = f"The take of {slate} has a slate in its place: {error.data['reason']}."


def _slates_by_media(film: Film) -> dict[str, str]:
    named = slates(film)
    return {take.media: named.get(take.shot, take.shot) for take in film.takes.values()}


def _captions(planned: Plan, out: Path) -> Path | None:
    """Have the captions lie beside the film, where there are any."""
    beside = out.with_suffix(".srt")
    return write_srt(planned, beside) if planned.captions else None


def _deliver(
    planned: Plan, tables: Mapping[str, SampleTable], sound: Path, out: Path, report: Report, seal: Seal
) -> None:
    """Write the film."""
    match planned.delivery.container:
        case "mp4":
            _join(planned, tables, read_table(sound), out, report, seal)
        case "mov":
            samples = film_samples(planned.frames, planned.rate)
            _join(planned, tables, PlainSound(sound, samples), out, report, seal)
        case "webm":
            _wrapped(planned, tables, sound, out, report, seal)


def _wrapped(
    planned: Plan, tables: Mapping[str, SampleTable], sound: Path, out: Path, report: Report, seal: Seal
) -> None:
    """A WebM: the joined pictures, which are gone again afterwards, and the sound in a container of another kind."""
    with whole_file(out) as made:
        pictures = made.with_suffix(".mp4")
        job = Job(out.name, 1, lambda stop: wrap(pictures, sound, made, stop, tags=seal.tags))
        try:
            _join(planned, tables, None, pictures, report, UNSEALED)
            run_jobs([job], 1, lambda done, name: report(Progress(stage="join", done=done, what=name)))
        finally:
            pictures.unlink(missing_ok=True)


def _join(
    planned: Plan,
    tables: Mapping[str, SampleTable],
    sound: SampleTable | PlainSound | None,
    out: Path,
    report: Report,
    seal: Seal,
) -> None:
    inside = planned.captions if planned.delivery.container == "mp4" else ()
    join(
        out,
        [tables[unit.key] for unit in planned.units],
        tick=planned.delivery.tick,
        sound=sound,
        captions=mov_text(inside, planned.frames) if inside else (),
        chapters=[(chapter.start, chapter.name) for chapter in planned.chapters],
        tags=seal.tags,
        packet=seal.packet,
        advance=lambda share: report(Progress(stage="join", done=share, what=out.name)),
    )


def write_srt(planned: Plan, out: Path) -> Path:
    """Write the captions of a plan as a SubRip file, unless it is there as it should be. Atomic."""
    words = srt(planned.captions, planned.rate).encode()
    if not out.is_file() or out.read_bytes() != words:
        with whole_file(out) as temporary:
            temporary.write_bytes(words)
    return out
