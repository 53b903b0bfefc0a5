"""The sound of the whole film: every cue in its place on the desk, then one mix, kept by what went into it.

cues -> lines (voices)  -> DX --┐
     -> music (spotting, composer) -> MX --desk--> heard once --┬--> the master of a delivery, at its loudness
     -> effects, ambiences -> FX --┘                            `--> stems: DX, MX, FX, M&E
clips -> their own sound -> FX, or DX where the take says a line

Everything lies under the hash of what it was made from. Deliveries that differ in loudness share all but the last step.
"""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from tools.audio.desk import Desk, Placed
from tools.audio.faders import Edges
from tools.audio.meters import metered
from tools.audio.mixdown import CODEC_ROOM_DB, STEM_FILES, Listened, StemFile, listen, master, static_gain, write_stems
from tools.audio.ports import ONLINE, SAMPLE_RATE, Spoken, Target
from tools.audio.sources import Filed
from tools.film.film import Film
from tools.film.value import Value
from tools.film.views import CuePosition, cue_positions, film_frames
from tools.jobs.crew import run
from tools.media.disk import whole_file
from tools.media.keeping import touch
from tools.media.pool import Pool
from tools.media.progress import Progress, Report
from tools.production.own_sound import own_sounds, place
from tools.production.placing import effects, lines, samples_at
from tools.production.recordings import Recordings
from tools.production.scoring import hits_of, orchestra_of, score

RECIPE = 3
"""Raise it when the same film would be mixed to other samples."""

APART = 12 * SAMPLE_RATE
"""A film of so many samples is mixed in a process of its own. What a mix loads, 160 MB at times, would stay beside the
encoders; for a shorter film its start costs more than the mix, which is worth it where large pictures are encoded."""


class Mixed(Value):
    """The finished mix of a film on disk, and the static gain between the desk and it."""

    path: Path
    loudness_lufs: float
    true_peak_db: float
    gain_db: float
    music: str
    notes: tuple[str, ...] = ()


class Stems(Value):
    """The stems of a film on disk: 48 kHz, 24 bits, stereo, each exactly as long as the picture.

    `gain_db` is the gain in all of them; `lowered_db` by how much that is less than in the master (0 or more), so that
    nothing is over full scale.
    """

    paths: dict[StemFile, Path]
    gain_db: float
    lowered_db: float = 0.0


def mix_film(
    film: Film,
    said: Mapping[str, Spoken],
    home: Path,
    cache: Path,
    pool: Pool,
    report: Report,
    target: Target = ONLINE,
    *,
    apart: bool = False,
) -> Mixed:
    """The film's mix as a 48 kHz stereo WAV of exactly the picture's length, at the loudness of a delivery.

    With `apart` it is made in a process of its own, however short. The same film and target give the same bytes.
    Raises OperatorError when the cache cannot be written or a recording cannot be read.
    """
    sitting = _Sitting(film, said, home, cache, pool, report)
    place, card = sitting.places(target)
    if touch(place) and touch(card):
        # Where it lies is not read: the home folder may have been moved since.
        return Mixed.model_validate_json(card.read_text()).model_copy(update={"path": place})
    if sitting.length < APART and not apart:
        mixed = _mixed(film, said, home, cache, pool, target, report)
    else:
        # Here, because it is played in a process that the mix, in one of its own, may not start.
        sitting.music()
        work = partial(_mixed, film, dict(said), home, cache, pool)
        (finished,) = run(work, [target], workers=1, report=report, stage="sound", name=_name)
        mixed = finished.result
    report(Progress(stage="sound", done=4, total=4))
    return mixed


def _mixed(
    film: Film, said: Mapping[str, Spoken], home: Path, cache: Path, pool: Pool, target: Target, report: Report
) -> Mixed:
    """Mix it, whatever is there."""
    sitting = _Sitting(film, said, home, cache, pool, report)
    place, card = sitting.places(target)
    heard = sitting.heard()
    done = master(sitting.desk, heard, target, place)
    mixed = Mixed(
        path=place,
        loudness_lufs=done.loudness_lufs,
        true_peak_db=done.true_peak_db,
        gain_db=done.gain_db,
        music=orchestra_of(home),
        notes=tuple(sitting.notes),
    )
    _write(card, mixed.model_dump_json())
    return mixed


def _name(target: Target) -> str:
    return "mix"


def stems_of(
    film: Film,
    said: Mapping[str, Spoken],
    home: Path,
    cache: Path,
    pool: Pool,
    report: Report,
    target: Target = ONLINE,
) -> Stems:
    """The film's stems DX, MX, FX and M&E (the sum of MX and FX).

    They are as the faders and the ducking left them, before the limiter and at the master's static gain, or lower, all
    alike, when one of them would be over full scale there. DX, MX and FX add up to the mix before the limiter.
    """
    sitting = _Sitting(film, said, home, cache, pool, report)
    name = f"{sitting.key}-{target.lufs:g}-{target.true_peak_db:g}-stems"
    card = cache / f"{name}.json"
    paths: dict[StemFile, Path] = {stem: cache / f"{name}-{stem}.wav" for stem in STEM_FILES}
    if touch(card) and all(touch(path) for path in paths.values()):
        return Stems.model_validate_json(card.read_text()).model_copy(update={"paths": paths})
    heard = sitting.heard()
    wanted = static_gain(heard, target)
    gain_db = write_stems(sitting.desk, heard, wanted, paths)
    stems = Stems(paths=paths, gain_db=gain_db, lowered_db=wanted - gain_db)
    _write(card, stems.model_dump_json())
    report(Progress(stage="sound", done=4, total=4))
    return stems


def meters_of(
    film: Film,
    said: Mapping[str, Spoken],
    home: Path,
    cache: Path,
    pool: Pool,
    report: Report,
    target: Target = ONLINE,
) -> Path:
    """What the meters of the film's mix show, stem by stem, as `tools.audio.meters` has it; kept beside the mix."""
    sitting = _Sitting(film, said, home, cache, pool, report)
    place = cache / f"{sitting.key}-{target.lufs:g}-{target.true_peak_db:g}.meters"
    if not touch(place):
        ceiling_db = target.true_peak_db - CODEC_ROOM_DB
        shown = metered(sitting.desk, static_gain(sitting.heard(), target), ceiling_db)
        with whole_file(place) as part:
            part.write_bytes(shown)
    return place


@dataclass
class _Sitting:
    """One film at the desk; what is not needed is not made."""

    film: Film
    said: Mapping[str, Spoken]
    home: Path
    cache: Path
    pool: Pool
    report: Report

    def __post_init__(self) -> None:
        self.notes: list[str] = []
        self._positions: Sequence[CuePosition] = cue_positions(self.film)
        self._own = own_sounds(self.film)
        self.length = samples_at(film_frames(self.film), self.film.look.rate)

    def places(self, target: Target) -> tuple[Path, Path]:
        """Where the mix for a delivery is kept, and what is known of it."""
        name = f"{self.key}-{target.lufs:g}-{target.true_peak_db:g}"
        return self.cache / f"{name}.wav", self.cache / f"{name}.json"

    def music(self) -> Path | None:
        """The composed music as a file."""
        self.cache.mkdir(parents=True, exist_ok=True)
        self._say(0, "music")
        return score(self.film, self._positions, self.home, self.cache, self.report)

    @cached_property
    def key(self) -> str:
        """The hash of everything that can change a sample of the mix."""
        film = self.film
        sheet = {
            "recipe": RECIPE,
            "length": self.length,
            "rate": str(film.look.rate),
            "seed": film.seed,
            "mix": film.mix.model_dump(mode="json"),
            "orchestra": orchestra_of(self.home),
            "hits": hits_of(film),
            "tensions": [[scene.tension, scene.mood] for scene in film.scenes],
            "cues": [[place.cue.model_dump(mode="json"), place.start, place.frames] for place in self._positions],
            "own sound": [repr(sound) for sound in self._own],
            "lines": {cue: spoken.name for cue, spoken in sorted(self.said.items())},
        }
        return hashlib.sha256(json.dumps(sheet, sort_keys=True).encode()).hexdigest()

    @cached_property
    def desk(self) -> Desk:
        """Everything in its place, made where it was not there."""
        music = self.music()
        placed: list[Placed] = []
        if music is not None:
            # Composed music ends by itself.
            edge = round(0.01 * SAMPLE_RATE)
            sound = Filed(music)
            placed.append(Placed("MX", sound, 0, edges=Edges(sound.count, edge // 5, edge)))
        self._say(2, "effects")
        recordings = Recordings(self.pool, self.cache)
        placed += lines(self.film, self._positions, self.said, recordings)
        found, notes = effects(self.film, self._positions, recordings, self.cache)
        clips, missing = place(self._own, recordings, self.cache)
        self.notes += [*notes, *missing]
        return Desk([*placed, *found, *clips], self.length, self.film.mix, watch=lambda: self._say(3, "mix"))

    def heard(self) -> Listened:
        """The mix as it was heard before the master chain."""
        return listen(self.desk, self.cache / f"{self.key}.heard")

    def _say(self, done: int, what: str) -> None:
        self.report(Progress(stage="sound", done=done, total=4, what=what))


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}-{os.getpid()}")
    part.write_text(text)
    part.replace(path)
