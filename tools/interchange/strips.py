"""A track as a strip of slots, for comparing: every clip with the black before it, what lies across its cuts, and its
own sound.

    V1   |gap|--a--><--b--|gap|        a: gap before it; b: a join across its head, a fade at its tail
    A1       |-a-|----b---|            b's sound leads its picture
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.interchange.cut import Cut, CutTrack, Join, Piece, Source, TrackKind
from tools.interchange.matching import Shown, evidence


@dataclass(frozen=True)
class Slot:
    """A clip on a strip. `key` is the clip's id, or a name of its own for one that is new."""

    key: str
    piece: Piece
    source: Source | None
    gap: int
    join: Join | None = None
    fade: Join | None = None
    sound: Piece | None = None

    @property
    def lead(self) -> int:
        """Frames by which its sound comes before its picture; negative: after it."""
        return self.piece.start - self.sound.start if self.sound else 0

    @property
    def tail(self) -> int:
        """Frames by which its sound outlasts its picture; negative: ends before it."""
        return self.sound.end - self.piece.end if self.sound else 0


def seen(cut: Cut) -> tuple[Cut, list[str]]:
    """A cut without the pictures that are switched off (what lies below them, or black, is seen there) and the tracks
    of which nothing is left; and a sentence for each track that had some."""
    tracks: list[CutTrack] = []
    notes: list[str] = []
    for track in cut.tracks:
        off = [piece for piece in track.pieces if piece.muted] if track.kind == "picture" else []
        if off:
            edges = {edge for piece in off for edge in (piece.start, piece.end)}
            kept = {
                "pieces": tuple(piece for piece in track.pieces if not piece.muted),
                "joins": tuple(join for join in track.joins if join.at not in edges),
            }
            names = ", ".join(dict.fromkeys(piece.name or piece.source for piece in off))
            notes.append(f"Switched off on {track.name} and left out: {names[:300]}.")
            track = track.model_copy(update=kept)
        if track.pieces:
            tracks.append(track)
    used = {piece.source for track in tracks for piece in track.pieces}
    sources = tuple(source for source in cut.sources if source.name in used)
    return cut.model_copy(update={"tracks": tuple(tracks), "sources": sources}), notes


def shown_on(track: CutTrack, sources: Mapping[str, Source], clips: Sequence[str] = ()) -> list[Shown]:
    """The pieces of a track with their sources, and their clips where those are known."""
    names = [*clips, *[""] * (len(track.pieces) - len(clips))]
    return [Shown(piece, sources.get(piece.source), clip) for piece, clip in zip(track.pieces, names, strict=True)]


def strip(track: CutTrack, shown: Sequence[Shown], keys: Sequence[str], sounds: Mapping[str, Piece]) -> list[Slot]:
    """The slots of a track, whose pieces have these keys and this own sound."""
    joins = {join.at: join for join in track.joins}
    slots: list[Slot] = []
    at = 0
    for one, key in zip(shown, keys, strict=True):
        piece = one.piece
        head, tail = joins.get(piece.start), joins.get(piece.end)
        slots.append(
            Slot(
                key=key,
                piece=piece,
                source=one.source,
                gap=piece.start - at,
                join=head if head is not None and head.kind != "fade out" else None,
                fade=tail if tail is not None and tail.kind == "fade out" else None,
                sound=sounds.get(key),
            )
        )
        at = piece.end
    return slots


def carried_clips(cut: Cut, clips: Sequence[Sequence[str]], arrived: Cut) -> list[Sequence[str]]:
    """The ids of the clips on each track of what arrived: formats leave out tracks, and never a piece of one."""
    kept: list[Sequence[str]] = []
    kinds: tuple[TrackKind, ...] = ("picture", "sound")
    for kind in kinds:
        own = [ids for track, ids in zip(cut.tracks, clips, strict=True) if track.kind == kind and track.pieces]
        kept += own[: sum(track.kind == kind for track in arrived.tracks)]
    return kept


def own_sounds(shown: Sequence[Shown], keys: Sequence[str], cut: Cut) -> tuple[dict[str, Piece], set[int]]:
    """The own sound of pieces, by their keys: what runs in step with them from the same take; and the pieces of sound
    that were taken, by their id()."""
    sources = cut.by_name()
    laid: dict[str, list[Piece]] = {}
    for track in cut.sound:
        for piece in track.pieces:
            for clue in content(Shown(piece, sources.get(piece.source))):
                laid.setdefault(clue, []).append(piece)
    found: dict[str, Piece] = {}
    taken: set[int] = set()
    for one, key in zip(shown, keys, strict=True):
        best: tuple[int, Piece] | None = None
        for clue in content(one):
            for piece in laid.get(clue, ()):
                common = min(piece.end, one.piece.end) - max(piece.start, one.piece.start)
                drift = piece.source_in - one.piece.source_in - (piece.start - one.piece.start) * one.piece.speed
                if common > 0 and abs(drift) < 2 and id(piece) not in taken and (best is None or common > best[0]):
                    best = common, piece
        if best is not None:
            found[key] = best[1]
            # The channels of one sound may lie on a track each.
            heard = place_of(best[1])
            taken |= {id(piece) for clue in content(one) for piece in laid.get(clue, ()) if place_of(piece) == heard}
    return found, taken


def place_of(piece: Piece) -> tuple[str, int, int, int]:
    """What a piece of sound plays, and when: of two channels of one sound the same."""
    return piece.source, piece.source_in, piece.start, piece.frames


def content(one: Shown) -> list[str]:
    """What a file is known by: its content where that is told, else its name."""
    clues = list(evidence(one.piece, one.source))
    return [clue for clue in clues if clue.startswith("content")] or [f"source {one.piece.source}"] * bool(
        one.piece.source
    )


def splits(slots: Sequence[Slot]) -> dict[str, tuple[int, int]]:
    """By how many frames the sound of each clip leads and outlasts its picture. Where a neighbour's sound leads or
    outlasts into it, the clip's own gives way, which is no split of its own."""
    found: dict[str, tuple[int, int]] = {}
    for index, slot in enumerate(slots):
        before = slots[index - 1] if index and not slot.gap else None
        after = slots[index + 1] if index + 1 < len(slots) and not slots[index + 1].gap else None
        lead = 0 if before is not None and slot.lead < 0 and before.tail == -slot.lead else slot.lead
        tail = 0 if after is not None and slot.tail < 0 and after.lead == -slot.tail else slot.tail
        found[slot.key] = lead, tail
    return found
