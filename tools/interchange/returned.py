"""What a returned cut says beside its pictures: titles, markers, and the levels of the stems, against what went out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from anyascii import anyascii

from tools.film.film import Film
from tools.film.sound import STEMS, Stem
from tools.film.timeline import MARKER_COLOURS, Marker, Title
from tools.film.views import title_positions
from tools.interchange.cut import Cut, Mark, Piece, Source, Words
from tools.interchange.differing import Change
from tools.interchange.strips import Slot
from tools.interchange.telling_changes import at

COPIED = r"(?: ?\(\d+\)| \d+)?(?:\.\w{1,5})?"
"""What may follow in the name of a file that was copied, or converted to another form."""


@dataclass(frozen=True)
class Sent:
    """A film as a cut that went out: as it arrived, and the ids of the clips on each of its tracks."""

    film: Film
    cut: Cut
    clips: Sequence[Sequence[str]]


@dataclass
class Returned:
    """A compared cut. Strips are by track; `shows` says what new clips and other takes are: (shot, take) or None."""

    film: Film
    cut: Cut
    changes: list[Change] = field(default_factory=list[Change])
    notes: list[str] = field(default_factory=list[str])
    sent: dict[str, list[Slot]] = field(default_factory=dict[str, list[Slot]])
    back: dict[str, list[Slot]] = field(default_factory=dict[str, list[Slot]])
    shows: dict[str, tuple[str, str] | None] = field(default_factory=dict[str, "tuple[str, str] | None"])
    words: dict[str, tuple[Title | None, Words | None]] = field(
        default_factory=dict[str, "tuple[Title | None, Words | None]"]
    )
    marks: dict[str, tuple[Marker | None, Mark | None]] = field(
        default_factory=dict[str, "tuple[Marker | None, Mark | None]"]
    )
    stems: dict[str, float | None] = field(default_factory=dict[str, "float | None"])
    sounds: dict[str, tuple[Piece, Source | None]] = field(default_factory=dict[str, "tuple[Piece, Source | None]"])
    """What was laid into the cut and is neither a stem nor the sound of a take, by the key of its change."""
    own: set[int] = field(default_factory=set[int])
    """Pieces of sound that are the clips' own, by their id()."""

    def slots(self, track: str) -> dict[str, Slot]:
        return {slot.key: slot for slot in self.back.get(track, ())}


def title_changes(found: Returned, after: Sent) -> list[Change]:
    if not after.cut.titles and not found.cut.titles:
        return []
    changes: list[Change] = []
    left = list(found.cut.titles)
    fixed = {title.id: span.start for title, span in title_positions(found.film)}
    for title, span in title_positions(after.film):
        here = [words for words in left if words.text.strip() == title.text.strip()]
        if not here or not after.cut.titles:
            if after.cut.titles:
                found.words[title.id] = (title, None)
                changes.append(Change("title", title.id, said=f"The title “{_short(title.text)}” was taken out."))
            continue
        words = min(here, key=lambda words: abs(words.start - span.start))
        left.remove(words)
        # A title that nobody touched may have stayed where it was, or gone along with the picture.
        if words.frames != title.frames or words.start not in (span.start, fixed.get(title.id, span.start)):
            found.words[title.id] = (title, words)
            moved = words.start - span.start
            how = f"{abs(moved)} frames {'later' if moved > 0 else 'earlier'}" if moved else "at its place"
            said = f"The title “{_short(title.text)}” begins {how} and stays for {words.frames} frames."
            changes.append(Change("title", title.id, said=said))
    for number, words in enumerate(left, 1):
        found.words[f"new title {number}"] = (None, words)
        said = f"New title “{_short(words.text)}” at {at(words.start, found.cut.rate)}, for {words.frames} frames."
        changes.append(Change("title", f"new title {number}", said=said))
    return changes


def marker_changes(found: Returned, sent: Sent, after: Sent) -> list[Change]:
    changes: list[Change] = []
    left = list(found.cut.markers)
    fixed = {marker.id: marker.frame for marker in found.film.timeline.markers}
    carried = bool(sent.cut.markers) or not found.film.timeline.markers
    for marker in after.film.timeline.markers if carried else ():
        sent_as = _plain(marker.name)
        here = [mark for mark in left if _plain(mark.name) == sent_as]
        if not here:
            found.marks[marker.id] = (marker, None)
            changes.append(Change("marker", marker.id, said=f"The marker “{_short(marker.name)}” was taken out."))
            continue
        mark = min(here, key=lambda mark: abs(mark.frame - marker.frame))
        left.remove(mark)
        done: list[str] = []
        if mark.frame not in (marker.frame, fixed.get(marker.id, marker.frame)):
            done.append(f"stands at {at(mark.frame, found.cut.rate)}")
        as_sent = (one for one in after.cut.markers if (one.frame, _plain(one.name)) == (marker.frame, sent_as))
        went = next(as_sent, None)
        if went is not None and mark.colour in MARKER_COLOURS and mark.colour != went.colour:
            done.append(f"is {mark.colour}")
        else:
            # A colour that is not carried is not taken away.
            mark = mark.model_copy(update={"colour": marker.colour or ""})
        if done:
            found.marks[marker.id] = (marker, mark)
            said = f"The marker “{_short(marker.name)}” {' and '.join(done)}."
            changes.append(Change("marker", marker.id, said=said))
    for number, mark in enumerate(left, 1):
        if not carried:
            break
        found.marks[f"new marker {number}"] = (None, mark)
        name = mark.name or mark.comment or "Marker"
        said = f"New {_colour(mark, found)}marker “{_short(name)}” at {at(mark.frame, found.cut.rate)}."
        if mark.comment and mark.comment != name:
            said = f"{said[:-1]}: {_short(mark.comment)}."
        changes.append(Change("marker", f"new marker {number}", said=said))
    return changes


def stem_changes(found: Returned, sent: Sent) -> list[Change]:
    """Levels of the stems. How they are cut is nothing to take over: here their sound hangs on the shots."""
    changes: list[Change] = []
    if not found.cut.sound:
        return changes
    levels: list[dict[str, set[tuple[float, bool]]]] = []
    for cut in (sent.cut, found.cut):
        heard: dict[str, set[tuple[float, bool]]] = {}
        for piece in (piece for track in cut.sound for piece in track.pieces):
            if stem := stem_of(piece, sent.film):
                heard.setdefault(stem, set()).add((piece.gain_db, piece.muted))
        levels.append(heard)
    for stem, was in levels[0].items():
        now = levels[1].get(stem, set())
        name = {"DX": "dialogue", "MX": "music", "FX": "effects"}[stem]
        if was == now:
            continue
        if not now or all(muted for _, muted in now):
            found.stems[stem] = None
            changes.append(Change("stem", stem, said=f"The {name} stem was taken out, or switched off."))
        elif len(now) == 1 and not next(iter(now))[1]:
            moved = round(next(iter(now))[0] - next(iter(was))[0], 2)
            found.stems[stem] = moved
            said = f"The {name} stem is {abs(moved):g} dB {'louder' if moved > 0 else 'softer'}."
            changes.append(Change("stem", stem, said=said))
        else:
            found.notes.append(f"The {name} stem has several levels there; set them here by cue.")
    return changes


def stem_of(piece: Piece, film: Film) -> Stem | None:
    """The stem of the film that a piece plays: its file is called so, whatever it was converted to and copied as."""
    return next((stem for stem in STEMS if re.fullmatch(re.escape(f"{film.id}-{stem}") + COPIED, piece.source)), None)


def _colour(mark: Mark, found: Returned) -> str:
    """The colour of a new marker, for its sentence; one that has no name here is told."""
    if mark.colour in MARKER_COLOURS:
        return f"{mark.colour} "
    if mark.colour:
        found.notes.append(f"Markers are never {mark.colour} here: “{_short(mark.name)}” gets the usual colour.")
    return ""


def _plain(name: str) -> str:
    return "".join(letter for letter in anyascii(name).lower() if letter.isalnum())


def _short(text: str) -> str:
    line = " / ".join(text.split("\n"))
    return line if len(line) <= 60 else f"{line[:57]}..."
