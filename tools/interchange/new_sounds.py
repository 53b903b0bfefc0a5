"""Sounds that somebody laid into a cut elsewhere: music and effects that are neither a stem nor a take's own sound.

told    3. New sound, wind.wav, at 00:00:02:00 for 48 frames.
taken   a cue that hangs on the shot that is seen there
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from tools.film.edits.recut import RecutSound
from tools.film.film import Film
from tools.film.sound import SONG_SECONDS
from tools.film.timeline import Clip
from tools.film.views import cue_positions, cut_positions, picture_spans
from tools.interchange.cut import Piece, Source
from tools.interchange.differing import Change
from tools.interchange.matching import take_named
from tools.interchange.offline import OFFLINE_SOUND
from tools.interchange.returned import Returned, Sent, stem_of
from tools.interchange.strips import place_of
from tools.interchange.telling_changes import at


@dataclass(frozen=True)
class Heard:
    """The recording of a new sound in the pool, what it is called, and the level that it gets in the film."""

    media: str
    gain_db: float
    what: str = ""
    offline: str = ""
    """what of which recording it stands for, where that is not here"""


NewSound = Callable[[Piece, Source | None], Heard]


def unheard(piece: Piece, source: Source | None) -> Heard:
    """A new sound whose file nobody has looked at yet."""
    return Heard(media="0" * 64, gain_db=piece.gain_db)


def sound_changes(found: Returned, sent: Sent) -> list[Change]:
    """A change for every sound that was laid in. What the film has at that place by now is none."""
    there = {
        (place.cue.what.removeprefix(OFFLINE_SOUND), place.start)
        for place in cue_positions(sent.film)
        if place.cue.media
    }
    seen: set[tuple[str, int, int, int]] = set()
    changes: list[Change] = []
    for piece in (piece for track in found.cut.sound for piece in track.pieces):
        source = found.cut.source(piece.source)
        known = place_of(piece)
        if (
            id(piece) in found.own
            or stem_of(piece, sent.film) is not None
            or known in seen
            or (name_of(piece), piece.start) in there
            or take_named(found.film, piece, source) is not None
        ):
            continue
        seen.add(known)
        if piece.muted:
            found.notes.append(f"The new sound {name_of(piece)} is switched off there, and is left out.")
            continue
        key = f"new sound {len(changes) + 1}"
        found.sounds[key] = piece, source
        said = f"New sound, {name_of(piece)}, at {at(piece.start, found.cut.rate)} for {piece.frames} frames."
        changes.append(Change("sound", key, said=said))
    return changes


def name_of(piece: Piece) -> str:
    """What a sound is called."""
    return (piece.name or piece.source or "sound")[:200]


def laid(then: Film, found: Returned, keys: set[str], sound: NewSound) -> tuple[RecutSound, ...]:
    """The new sounds for a film whose pictures are taken over already, each on the shot that is seen at its start."""
    begins = {item.id: (item.shot, start) for item, start in cut_positions(then) if isinstance(item, Clip)}
    spans = picture_spans(then)
    slots = [slot for slot in found.back.get("V1", ()) if slot.key in begins]
    made: list[RecutSound] = []
    for key, (piece, source) in found.sounds.items():
        if key not in keys or not spans:
            continue
        under = [slot for slot in slots if slot.piece.start <= piece.start] or slots[:1]
        if under:
            shot, start = begins[under[-1].key]
            frame = start + piece.start - under[-1].piece.start
        else:
            shot, frame = next(iter(spans)), piece.start
        heard = sound(piece, source)
        made.append(
            RecutSound(
                shot=shot,
                sort="music" if Fraction(piece.frames) / found.cut.rate > SONG_SECONDS else "effect",
                what=heard.what or name_of(piece),
                media=heard.media,
                offline=heard.offline,
                offset=frame - spans[shot].start,
                frames=piece.frames,
                gain_db=min(max(round(heard.gain_db, 2), -60.0), 24.0) + 0.0,
            )
        )
    return tuple(made)
