"""The bench: a film on the table while one edit is made to it. It lives inside one `apply` and is never shared.

Rules change the film through the bench, which gives ids, gathers facts, and keeps what hangs on the cut in step:
other tracks, markers, titles and transitions.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from tools.film.edits.fields import LONGEST
from tools.film.errors import NotFound
from tools.film.facts import Fact, ShotReopened, TitleRemoved
from tools.film.film import Film
from tools.film.handles import needs_take
from tools.film.script import Shot, Take
from tools.film.sound import Cue
from tools.film.timeline import Clip, Gap, Marker, Title, Track, Transition
from tools.film.timing import Span
from tools.film.tracks import Items, Part, Piece, frame_after, gaps_joined, joined, length, recompose
from tools.film.transitions import dropped, fitting

PICTURE = "V1"


class Bench:
    """A film being changed, and the facts so far."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self.facts: list[Fact] = []
        self._given = film
        self._serial = film.serial

    def done(self) -> tuple[Film, tuple[Fact, ...]]:
        """The changed film and what happened to it, with what lost its hold dropped."""
        if self.film.timeline is not self._given.timeline:
            self._tidy()
        if self._serial != self.film.serial:
            self.change(serial=self._serial)
        return self.film, tuple(self.facts)

    def change(self, **fields: Any) -> None:
        self.film = self.film.model_copy(update=fields)

    def say(self, *facts: Fact) -> None:
        self.facts.extend(facts)

    def new_id(self, prefix: str) -> str:
        """The next serial id: `sh12`, `cl13`."""
        self._serial += 1
        return f"{prefix}{self._serial}"

    # Shots, takes and cues.

    def put_shots(self, *shots: Shot) -> None:
        self.change(shots={**self.film.shots, **{shot.id: shot for shot in shots}})

    def put_takes(self, *takes: Take) -> None:
        self.change(takes={**self.film.takes, **{take.id: take for take in takes}})

    def put_cues(self, *cues: Cue) -> None:
        self.change(cues={**self.film.cues, **{cue.id: cue for cue in cues}})

    def drop_cues(self, gone: Iterable[str]) -> None:
        """Take cues away, with the captions written for them."""
        names = set(gone)
        if not names:
            return
        self.change(cues={name: cue for name, cue in self.film.cues.items() if name not in names})
        captions = tuple(caption for caption in self.film.timeline.captions if caption.cue not in names)
        if len(captions) != len(self.film.timeline.captions):
            self.change_timeline(captions=captions)

    def reopen(self, shots: Iterable[str]) -> None:
        """What is asked for changed: the takes there are no longer answer it, and the shot is planned again.

        The takes are kept. Until a new one comes, the cut shows the newest of the old ones.
        """
        changed: list[Shot] = []
        outdated: list[Take] = []
        for name in dict.fromkeys(shots):
            shot = self.film.shots[name]
            if not shot.takes and shot.state == "planned":
                continue
            for take in (self.film.takes[take] for take in shot.takes):
                state = "printed" if take.state == "circled" else take.state
                outdated.append(take.model_copy(update={"outdated": True, "state": state}))
            changed.append(shot.model_copy(update={"state": "planned", "circled": None}))
        if changed:
            self.put_takes(*outdated)
            self.put_shots(*changed)
            self.release({shot.id for shot in changed})
            self.say(*(ShotReopened(shot=shot.id) for shot in changed))

    def retake(self, shot: str) -> None:
        """The shot's takes are right but too short for the cut: it is planned again, and none is circled."""
        asked = self.film.shots[shot]
        if asked.circled:
            circled = self.film.takes[asked.circled]
            self.put_takes(circled.model_copy(update={"state": "printed"}))
        self.put_shots(asked.model_copy(update={"state": "planned", "circled": None}))
        self.release({shot})
        self.say(ShotReopened(shot=shot))

    def settle(self, shot: str) -> None:
        """A planned shot whose take does after all is in dailies again."""
        asked = self.film.shots[shot]
        if asked.state == "planned" and not needs_take(self.film, asked):
            self.put_shots(asked.model_copy(update={"state": "circled" if asked.circled else "dailies"}))

    def release(self, shots: set[str]) -> None:
        """Let the clips of these shots show whatever take the shot shows."""
        for track in self.film.timeline.tracks:
            if any(isinstance(item, Clip) and item.take and item.shot in shots for item in track.items):
                self.put_items(
                    track.name,
                    tuple(
                        item.model_copy(update={"take": None})
                        if isinstance(item, Clip) and item.take and item.shot in shots
                        else item
                        for item in track.items
                    ),
                )

    # The timeline.

    def change_timeline(self, **fields: Any) -> None:
        self.change(timeline=self.film.timeline.model_copy(update=fields))

    def track(self, name: str = PICTURE) -> Track:
        """A track by its name; NotFound says which there are."""
        for track in self.film.timeline.tracks:
            if track.name == name:
                return track
        names = [track.name for track in self.film.timeline.tracks]
        raise NotFound(f"There is no track {name}; the film has {', '.join(names)}.", track=name, legal=names)

    def items(self, name: str = PICTURE) -> Items:
        return self.track(name).items

    def put_items(self, name: str, items: Items) -> None:
        """Let a track have these items; a new track is laid over the others."""
        self._put_track(name, items=items)

    def put_transitions(self, name: str, transitions: tuple[Transition, ...]) -> None:
        self._put_track(name, transitions=transitions)

    def _put_track(self, name: str, **fields: Any) -> None:
        tracks = self.film.timeline.tracks
        if all(track.name != name for track in tracks):
            tracks = tuple(sorted((*tracks, Track(name=name)), key=lambda track: track.name))
        self.change_timeline(
            tracks=tuple(track.model_copy(update=fields) if track.name == name else track for track in tracks)
        )

    def recut(self, name: str, parts: Sequence[Part], *, ripple: bool) -> None:
        """Compose a track anew from `parts`. With `ripple`, what lies over V1 and the markers follow."""
        items, pieces = recompose(self.items(name), parts, self.new_id)
        self.put_items(name, items)
        self._rehang(name, pieces)
        if ripple and name == PICTURE:
            self.follow(parts)

    def is_followed(self) -> bool:
        """True when something lies over V1 or is marked on it."""
        return len(self.film.timeline.tracks) > 1 or bool(self.film.timeline.markers)

    def follow(self, parts: Sequence[Part]) -> None:
        """Let the tracks over V1 and the markers follow a change of V1."""
        if not self.is_followed():
            return
        flat = joined(parts)
        # An overlay track ends with its last clip; up to the end of V1 it has nothing, which moves like anything.
        end = max(
            (edge for part in flat if isinstance(part, Span) for edge in (part.start, part.end) if edge < LONGEST),
            default=0,
        )
        for track in self.film.timeline.tracks[1:]:
            over: list[Part] = [
                part if isinstance(part, Span) else Gap(id=self.new_id("gp"), frames=part.frames) for part in flat
            ]
            short = end - length(track.items)
            rest = (Gap(id=self.new_id("gp"), frames=short),) if short > 0 else ()
            items, pieces = recompose((*track.items, *rest), over, self.new_id)
            self.put_items(track.name, gaps_joined(items))
            self._rehang(track.name, pieces)
        if self.film.timeline.markers:
            self.change_timeline(
                markers=tuple(_moved(marker, frame_after(marker.frame, flat)) for marker in self.film.timeline.markers)
            )

    def hand_over(self, track: str, item: str, at: int, new: str) -> None:
        """Item `item` was cut at its frame `at`: what hangs on its later frames hangs on `new` from now on."""
        self._rehang(track, [Piece(item, 0, at, item), Piece(item, at, at + LONGEST, new)])

    def rehang(self, moved: dict[str, tuple[str, int]]) -> None:
        """Hang titles on other items: old item -> (new item, frames to add to the offset)."""
        titles = self.film.timeline.titles
        if any(title.item in moved for title in titles):
            self.change_timeline(
                titles=tuple(_hung(title, *moved.get(title.item, (title.item, 0))) for title in titles)
            )

    def _rehang(self, name: str, pieces: Sequence[Piece]) -> None:
        by_item: dict[str, list[Piece]] = {}
        for piece in pieces:
            by_item.setdefault(piece.item, []).append(piece)
        if not by_item:
            return
        titles = self.film.timeline.titles
        if any(title.item in by_item for title in titles):
            self.change_timeline(
                titles=tuple(
                    _on_piece(title, by_item[title.item]) if title.item in by_item else title for title in titles
                )
            )
        transitions = self.track(name).transitions
        if any(transition.kind == "fade out" and transition.into in by_item for transition in transitions):
            self.put_transitions(
                name,
                tuple(
                    transition.model_copy(
                        update={"into": max(by_item[transition.into], key=lambda piece: piece.end).id}
                    )
                    if transition.kind == "fade out" and transition.into in by_item
                    else transition
                    for transition in transitions
                ),
            )

    def _tidy(self) -> None:
        """Drop the titles and transitions that lost what they hang on, and say so."""
        for track in self.film.timeline.tracks:
            if track.transitions:
                kept = fitting(track)
                if len(kept) != len(track.transitions):
                    self.put_transitions(track.name, kept)
                    gone = [transition for transition in track.transitions if transition not in kept]
                    self.say(*(dropped(transition) for transition in gone))
        titles = self.film.timeline.titles
        if titles:
            there = {item.id for item in self.items()}
            if any(title.item not in there for title in titles):
                self.change_timeline(titles=tuple(title for title in titles if title.item in there))
                self.say(*(TitleRemoved(title=title.id) for title in titles if title.item not in there))


def whole(items: Items) -> Span:
    """The range of a whole track."""
    return Span(0, length(items))


def _moved(marker: Marker, frame: int) -> Marker:
    return marker if frame == marker.frame else marker.model_copy(update={"frame": frame})


def _hung(title: Title, item: str, further: int) -> Title:
    return title.model_copy(update={"item": item, "offset": title.offset + further})


def _on_piece(title: Title, pieces: Sequence[Piece]) -> Title:
    """The title on the piece that now shows its frame, else on the nearest one."""
    for piece in pieces:
        if piece.start <= title.offset < piece.end:
            return title.model_copy(update={"item": piece.id, "offset": title.offset - piece.start})
    last = max(pieces, key=lambda piece: piece.end)
    return title.model_copy(update={"item": last.id, "offset": max(title.offset - last.start, 0)})
