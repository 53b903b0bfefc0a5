"""Sources of a cut as footage: measured and put into the pool, or, where they are not here, a card that says so.

source ──found──> measured ──> the pool         its first frame is the clip's own: what lies before is its handle
       └─not here─> OFFLINE and the name        a still, until `relink` finds the file
"""

import math
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tools.film.edits.takes import BROUGHT_IN, Material
from tools.film.errors import OperatorError
from tools.film.film import Film
from tools.film.script import Take
from tools.film.sound import Cue
from tools.film.views import picture_size
from tools.interchange.cut import Piece, Source
from tools.interchange.offline import OFFLINE_SOUND, missing_in, missing_note
from tools.media.footage import Footage, measure
from tools.media.offline_card import offline_card
from tools.production.cut_files import Folders
from tools.production.importing import HOLD_SECONDS
from tools.production.ranged import recording, silence
from tools.studio import Studio

OFFLINE = "offline"
"""The camera of takes that stand for media that are not here."""


@dataclass
class Store:
    """The media of one cut: each is looked for and measured once."""

    studio: Studio
    film: Film
    folders: Folders
    beside: Path

    def __post_init__(self) -> None:
        self._measured: dict[Path, Footage] = {}
        self._hashes: dict[Path, str] = {}
        self.missing: list[str] = []
        self.notes: list[str] = []

    def material(self, piece: Piece, source: Source | None) -> Material:
        """The footage of a piece, so that frame 0 of its shot is the piece's first."""
        path = self.folders.find(source, self.studio.pool, self.beside) if source is not None else None
        if source is None or path is None:
            return self._offline(piece, source or Source(name=piece.name or "no file"))
        try:
            footage = self._measured.get(path) or measure(path)
        except OperatorError as error:
            self.notes.append(error.message)
            return self._offline(piece, source)
        if path not in self._measured:
            self._measured[path], self._hashes[path] = footage, self.studio.pool.add(path)
        return self._found(piece, path, footage)

    def sound(self, piece: Piece, source: Source | None) -> dict[str, str]:
        """A sound of a cut as its name, its recording, and, where that is not here, what it stands for."""
        name = piece.name or piece.source or "sound"
        path = self.folders.find(source, self.studio.pool, self.beside) if source is not None else None
        if path is not None:
            try:
                return {"what": name[:200], "media": recording(self.studio, path, piece, self.film.look.rate)}
            except OperatorError as error:
                self.notes.append(f"The sound {name} cannot be heard: {error.message}")
        source = source or Source(name=name[:400])
        if source.name not in self.missing:
            self.missing.append(source.name)
        return {
            "what": f"{OFFLINE_SOUND}{name}"[:200],
            "media": silence(self.studio),
            "offline": missing_note(piece.source_in, source),
        }

    def _found(self, piece: Piece, path: Path, footage: Footage) -> Material:
        rate = self.film.look.rate
        hold = math.ceil(HOLD_SECONDS * rate)
        head = min(max(round(piece.source_in * footage.rate / rate), 0), footage.frames - 1)
        return Material(
            media=self._hashes[path],
            frames=2 * hold if footage.still else footage.frames,
            head=hold if footage.still else head,
            rate=rate if footage.still else footage.rate,
            width=footage.width,
            height=footage.height,
            sound=footage.sound,
            still=footage.still,
            conform=bool(footage.reasons),
            generator=BROUGHT_IN,
        )

    def _offline(self, piece: Piece, source: Source) -> Material:
        if source.name not in self.missing:
            self.missing.append(source.name)
        rate, size = self.film.look.rate, picture_size(self.film)
        hold = math.ceil(HOLD_SECONDS * rate)
        with tempfile.TemporaryDirectory(prefix="workprint-") as folder:
            card = Path(folder) / "offline.png"
            offline_card(self.studio.settings.home, source.name, source.reel and f"reel {source.reel}", size, card)
            media = self.studio.pool.add(card)
        return Material(
            media=media,
            frames=2 * hold,
            head=hold,
            rate=rate,
            width=size[0],
            height=size[1],
            still=True,
            generator=OFFLINE,
            note=missing_note(piece.source_in, source),
        )


def missing_of(take: Take) -> tuple[int, Source] | None:
    """The frame and the source that an offline take stands for; None for any other take."""
    return missing_in(take.note) if take.generator == OFFLINE else None


def shown_cards(film: Film) -> list[Take]:
    """The last takes of shots, where they are cards."""
    last = [film.takes[shot.takes[-1]] for shot in film.shots.values() if shot.takes]
    return [take for take in last if take.generator == OFFLINE]


def silent_cues(film: Film) -> list[tuple[Cue, tuple[int, Source]]]:
    """The sounds of a film whose recordings are not here, and what they stand for."""
    return [(cue, told) for cue in film.cues.values() if (told := missing_in(cue.offline)) is not None]
