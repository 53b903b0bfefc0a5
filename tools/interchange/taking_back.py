"""The edit that takes changes of a returned cut over: all of them, or those that were chosen.

changes ──in the order of the cut──> items of V1 ──made on a copy──> items of V2 and up, titles, markers ──> recut
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tools.film.apply import apply
from tools.film.edits.recut import NewShot, Recut, RecutItem, RecutMarker, RecutTitle, RecutTrack
from tools.film.edits.takes import BROUGHT_IN, Material
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.handles import clip_take, file_begin, shown_take
from tools.film.sound import Stem
from tools.film.timeline import Clip, Gap, Item, Track
from tools.film.timing import to_frames
from tools.film.tracks import starts
from tools.film.views import title_positions
from tools.interchange.cut import colour_of
from tools.interchange.differing import Change, arranged
from tools.interchange.leaving import UNSHOT_HEAD
from tools.interchange.new_sounds import NewSound, laid, unheard
from tools.interchange.returned import Returned
from tools.interchange.strips import Slot

NewFootage = Callable[[Slot], NewShot]


def stand_in(slot: Slot) -> NewShot:
    """A new clip whose file nobody has looked at yet: as long as it has to be."""
    head = max(slot.piece.source_in, 0)
    frames = head + int(slot.piece.frames * slot.piece.speed) + 240
    take = Material(media="0" * 64, frames=frames, head=head, generator=BROUGHT_IN)
    return NewShot(prompt=slot.piece.name or "A new clip", take=take)


def plan(
    film: Film,
    found: Returned,
    changes: Sequence[Change],
    file: str = "",
    footage: NewFootage = stand_in,
    sound: NewSound = unheard,
) -> Recut:
    """The edit that makes `changes` in a film, which may have moved on since the cut went out.

    Raises DirectorError when overlays of a track would lie over one another; what else cannot be is the edit's to say.
    """
    tracks: list[RecutTrack] = []
    own = [
        change for change in changes if change.track == "V1" and change.kind not in ("title", "marker", "stem", "sound")
    ]
    if own:
        tracks.append(_picture(_Bench(film, found, own, footage)))
    then = apply(film, Recut(tracks=tuple(tracks)))[0] if tracks else film
    for name in sorted({change.track for change in changes} - {"V1"}):
        there = [change for change in changes if change.track == name]
        tracks.append(_overlay(_Bench(then, found, there, footage), name))
    words = {change.key for change in changes if change.kind == "title"}
    marks = {change.key for change in changes if change.kind == "marker"}
    stems = {change.key for change in changes if change.kind == "stem"}
    return Recut(
        file=file,
        tracks=tuple(tracks),
        titles=_titles(then, found, words) if words else None,
        markers=_markers(then, found, marks) if marks else None,
        sounds=laid(then, found, {change.key for change in changes if change.kind == "sound"}, sound),
        **_stems(film, found, stems),
    )


@dataclass(frozen=True)
class _Bench:
    """A film, and the changes of one track that are to be made in it."""

    film: Film
    found: Returned
    changes: Sequence[Change]
    footage: NewFootage

    def keys(self, *kinds: str) -> set[str]:
        return {change.key for change in self.changes if change.kind in kinds}

    def item(self, track: Track, item: Item) -> RecutItem:
        """An item that is there, with what the changes make of it."""
        if isinstance(item, Gap):
            return RecutItem(item=item.id, frames=item.frames)
        head = next((one for one in track.transitions if one.into == item.id and one.kind != "fade out"), None)
        fade = next((one for one in track.transitions if one.into == item.id and one.kind == "fade out"), None)
        kept = RecutItem(
            item=item.id,
            take=item.take,
            frames=item.frames,
            source_in=item.source_in,
            speed=item.speed,
            freeze=item.freeze,
            gain_db=item.sound.gain_db,
            muted=item.sound.muted,
            lead=item.sound_lead,
            tail=item.sound_tail,
            transition=head.kind if head else None,
            transition_frames=head.frames if head else 1,
            fade_out=fade.frames if fade else 0,
        )
        slot = self.found.slots(track.name).get(item.id)
        return kept if slot is None else kept.model_copy(update=self._changed(item, slot, track.name))

    def _changed(self, item: Clip, slot: Slot, track: str) -> dict[str, Any]:
        update: dict[str, Any] = {}
        rolled = {change.other for change in self.changes if change.kind == "roll"}
        if item.id in self.keys("clip", "roll") or item.id in rolled:
            update |= self._range(item, slot, track)
        if item.id in self.keys("join"):
            update |= {
                "transition": slot.join.kind if slot.join else None,
                "transition_frames": slot.join.frames if slot.join else 1,
            }
        if item.id in self.keys("fade"):
            update["fade_out"] = slot.fade.frames if slot.fade else 0
        sent = next((one for one in self.found.sent.get("sound", ()) if one.key == item.id), None)
        if sent is not None and sent.sound is not None:
            if item.id in self.keys("gain") and slot.sound is not None:
                moved = slot.sound.gain_db - sent.sound.gain_db
                update["gain_db"] = min(max(round(item.sound.gain_db + moved, 2), -60.0), 24.0)
            if item.id in self.keys("muting"):
                update["muted"] = slot.sound is None or slot.sound.muted
            if item.id in self.keys("split"):
                update |= {"lead": max(slot.lead, 0), "tail": max(slot.tail, 0)}
        return update

    def _range(self, item: Clip, slot: Slot, track: str) -> dict[str, Any]:
        piece = slot.piece
        known = next((one for one in self.found.sent.get(track, ()) if one.key == item.id), None)
        went = next(
            (one for there in self.found.film.timeline.tracks for one in there.items if one.id == item.id), item
        )
        shown = self.found.shows.get(item.id)
        now = clip_take(self.film, item)
        update: dict[str, Any] = {"frames": piece.frames, "speed": piece.speed, "freeze": piece.freeze}
        if now is not None and now.still:
            return {"frames": piece.frames}
        if shown is not None and shown[1] and now is not None and shown[1] != now.id and shown[0] == item.shot:
            take = self.film.takes[shown[1]]
            update |= {"take": take.id, "source_in": piece.source_in + file_begin(take, self.film.look.rate)}
        elif known is not None and isinstance(went, Clip):
            update["source_in"] = went.source_in + piece.source_in - known.piece.source_in
        return update

    def new(self, slot: Slot) -> RecutItem:
        """An item for a clip that was not there: a further piece of a shot, or a new one."""
        film, piece = self.film, slot.piece
        shown = self.found.shows.get(slot.key)
        sound = slot.sound
        fields: dict[str, Any] = {
            "frames": piece.frames,
            "speed": piece.speed,
            "freeze": piece.freeze,
            "gain_db": min(max(sound.gain_db, -60.0), 24.0) if sound else 0.0,
            # What came in as a picture alone is heard by nobody.
            "muted": sound.muted if sound else bool(self.found.cut.sound),
            "lead": max(slot.lead, 0),
            "tail": max(slot.tail, 0),
        }
        if slot.key in self.keys("join") and slot.join is not None:
            fields |= {"transition": slot.join.kind, "transition_frames": slot.join.frames}
        if slot.key in self.keys("fade") and slot.fade is not None:
            fields["fade_out"] = slot.fade.frames
        if shown is None or shown[0] not in film.shots:
            return RecutItem(new=self.footage(slot), **fields)
        if not shown[1]:
            head = to_frames(UNSHOT_HEAD, film.look.rate)
            return RecutItem(shot=shown[0], source_in=piece.source_in - head, **fields)
        take = film.takes[shown[1]]
        best = shown_take(film, film.shots[shown[0]])
        return RecutItem(
            shot=shown[0],
            take=take.id if best is None or best.id != take.id else None,
            source_in=0 if take.still else piece.source_in + file_begin(take, film.look.rate),
            **fields,
        )


def _picture(bench: _Bench) -> RecutTrack:
    """V1 with the changes: what is there in its new order, new clips in it, black where it came or went."""
    track = bench.film.timeline.tracks[0]
    there = [(item.id, item.frames if isinstance(item, Gap) else None) for item in track.items]
    order = arranged(there, bench.changes, [slot.key for slot in bench.found.back.get("V1", ())])
    wider: dict[str, int] = {}
    for change in bench.changes:
        for key, frames in change.gaps.items():
            wider[key] = wider.get(key, 0) + frames
    items = {item.id: item for item in track.items}
    slots = bench.found.slots("V1")
    made: list[RecutItem] = []
    for key, _ in order:
        if wider.get(key):
            _widen(made, wider[key])
        made.append(bench.item(track, items[key]) if key in items else bench.new(slots[key]))
    return RecutTrack(name="V1", items=tuple(made))


def _widen(made: list[RecutItem], frames: int) -> None:
    """Make the black at the end of a row of items longer, or shorter."""
    if frames > 0:
        if made and _is_gap(made[-1]):
            made[-1] = made[-1].model_copy(update={"frames": made[-1].frames + frames})
        else:
            made.append(RecutItem(frames=frames))
        return
    while frames < 0 and made and _is_gap(made[-1]):
        if made[-1].frames > -frames:
            made[-1] = made[-1].model_copy(update={"frames": made[-1].frames + frames})
            return
        frames += made.pop().frames


def _is_gap(item: RecutItem) -> bool:
    return item.shot is None and item.new is None and (not item.item or item.item.startswith("gp"))


def _overlay(bench: _Bench, name: str) -> RecutTrack:
    """A track over V1 with the changes: every clip at its place, black between them."""
    track = next((one for one in bench.film.timeline.tracks if one.name == name), Track(name=name))
    slots, gone = bench.found.slots(name), bench.keys("remove")
    placed: list[tuple[int, RecutItem]] = []
    for item, start in zip(track.items, starts(track.items), strict=False):
        if isinstance(item, Clip) and item.id not in gone:
            back = slots.get(item.id)
            moved = item.id in bench.keys("place", "clip") and back is not None
            placed.append((back.piece.start if moved and back else start, bench.item(track, item)))
    placed += [(slot.piece.start, bench.new(slot)) for key, slot in slots.items() if key in bench.keys("new")]
    made: list[RecutItem] = []
    at = 0
    for start, item in sorted(placed, key=lambda place: place[0]):
        if start < at:
            raise DirectorError(
                f"Two clips of {name} would lie over one another at frame {start}; take their changes together.",
                frame=start,
            )
        if start > at:
            made.append(RecutItem(frames=start - at))
        made.append(item)
        at = start + item.frames
    return RecutTrack.model_validate({"name": name, "items": made})


def _titles(film: Film, found: Returned, keys: set[str]) -> tuple[RecutTitle, ...]:
    made: list[RecutTitle] = []
    for title, span in title_positions(film):
        _, words = found.words.get(title.id, (title, None))
        if title.id in keys and words is None:
            continue
        start, frames = (words.start, words.frames) if words and title.id in keys else (span.start, span.frames)
        made.append(RecutTitle(title=title.id, text=title.text, style=title.kind, start=start, frames=frames))
    for key, (title, words) in found.words.items():
        if key in keys and title is None and words is not None:
            made.append(RecutTitle(text=words.text[:2000], style=words.kind, start=words.start, frames=words.frames))
    return tuple(made)


def _markers(film: Film, found: Returned, keys: set[str]) -> tuple[RecutMarker, ...]:
    made: list[RecutMarker] = []
    for marker in film.timeline.markers:
        _, mark = found.marks.get(marker.id, (marker, None))
        if marker.id in keys and mark is None:
            continue
        taken = mark if mark is not None and marker.id in keys else None
        made.append(
            RecutMarker(
                marker=marker.id,
                frame=taken.frame if taken else marker.frame,
                name=marker.name,
                hit=marker.hit,
                colour=colour_of(taken) if taken else marker.colour,
            )
        )
    for key, (marker, mark) in found.marks.items():
        if key in keys and marker is None and mark is not None:
            named = " - ".join(part for part in (mark.name, mark.comment) if part and part != "hit point")
            made.append(
                RecutMarker(
                    frame=mark.frame,
                    name=(named or "Marker")[:200],
                    hit=mark.comment == "hit point",
                    colour=colour_of(mark),
                )
            )
    return tuple(made)


def _stems(film: Film, found: Returned, keys: set[str]) -> Mapping[str, Any]:
    stems: tuple[Stem, ...] = ("DX", "MX", "FX")
    levels: dict[Stem, float] = {}
    muted = set(film.mix.muted_stems)
    for stem in stems:
        if stem not in keys:
            continue
        moved = found.stems[stem]
        if moved is None:
            muted.add(stem)
        else:
            muted.discard(stem)
            levels[stem] = min(max(round(film.mix.stem_gain_db.get(stem, 0.0) + moved, 2), -60.0), 24.0)
    if not keys:
        return {}
    return {"stem_gain_db": levels, "muted_stems": tuple(stem for stem in stems if stem in muted)}
