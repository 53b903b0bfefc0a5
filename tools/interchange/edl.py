"""CMX3600 edit decision lists: one picture track and up to four of sound in a list, a list for every further picture.

    TITLE: KEEPER
    FCM: NON-DROP FRAME
    001  S4F3A9C1 V     C        00:00:02:00 00:00:06:00 01:00:00:00 01:00:04:00
    * FROM CLIP NAME: 3B-2
    002  S4F3A9C1 V     C        00:00:06:00 00:00:06:00 01:00:04:00 01:00:04:00      a dissolve: where it begins
    002  S91BC02E V     D    024 00:00:01:00 00:00:05:00 01:00:04:00 01:00:08:00      comes in over 24 frames

After SMPTE 258M and the CMX 3600 manual. A dissolve is told from its first frame: the outgoing event ends there.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from anyascii import anyascii

from tools.film.timing import timecode
from tools.interchange.carrying import Carries
from tools.interchange.cut import Cut, CutTrack, Join, Mark, Piece, Source, source_length

CHANNELS = ("A", "A2", "A3", "A4")
KINDS = {"dissolve": "D", "wipe right": "W001", "fade in": "D", "fade out": "D"}


def plain(text: str) -> str:
    """The text in one line of ASCII, as an EDL can hold it."""
    return " ".join(anyascii(text).split())


CARRIES = Carries(
    "An EDL",
    pictures=1,
    sounds=4,
    kinds=("dissolve", "wipe right", "fade in", "fade out"),
    names=False,
    gain=None,
    muting=False,
    comments=False,
    titles=False,
    captions=False,
    size=False,
    scaling=False,
    fills=False,
    lengths=False,
    handles=True,
    colourless="white",
    text=plain,
)


def write(cut: Cut) -> bytes:
    """The cut's first picture track and its sound as an .edl file."""
    lines = [f"TITLE: {cut.title}", f"FCM: {'DROP FRAME' if cut.drop else 'NON-DROP FRAME'}", f"* RATE: {cut.rate}", ""]
    waiting = sorted(cut.markers, key=lambda mark: mark.frame)
    for number, event in enumerate(sorted(_events(cut), key=lambda event: event.start), 1):
        lines += event.lines(number, cut)
        while waiting and waiting[0].frame < event.end and event.channel == "V":
            lines.append(_locator(waiting.pop(0), cut))
    lines += [_locator(mark, cut) for mark in waiting]
    return ("\r\n".join(lines) + "\r\n").encode("ascii", "replace")


def lists(cut: Cut) -> Iterator[tuple[str, Cut]]:
    """The cuts that are written as a list each: ("", V1 and the sound), ("-V2", V2), ..."""
    for number, track in enumerate(cut.picture, 1):
        own = cut.tracks if number == 1 else (track,)
        kept = tuple(one for one in own if one is track or one.kind == "sound")
        yield (
            "" if number == 1 else f"-V{number}",
            cut.model_copy(update={"tracks": kept, **({} if number == 1 else {"markers": ()})}),
        )
    if not cut.picture:
        yield "", cut


def reel_of(source: Source | None) -> str:
    """The reel name of a source: eight letters and digits, the same for the same file."""
    if source is None:
        return "BL"
    known = re.sub(r"[^A-Z0-9_]", "", anyascii(source.reel or source.name.rsplit(".", 1)[0]).upper())
    return known[:8] or "AX"


class _Event:
    def __init__(self, channel: str, piece: Piece, source: Source | None, reel: str, join: Join | None) -> None:
        self.channel, self.piece, self.source, self.reel, self.join = channel, piece, source, reel, join
        self.start, self.end = piece.start, piece.end
        self.source_in = piece.source_in
        self.before: tuple[str, int, Piece | None] | None = None
        if join is not None:
            self.start -= join.before
            self.source_in -= 0 if piece.freeze or source is None else int(join.before * piece.speed)

    def lines(self, number: int, cut: Cut) -> list[str]:
        piece, join = self.piece, self.join
        lines: list[str] = []
        if join is not None and self.before is not None:
            reel, at, _ = self.before
            lines.append(self._line(number, reel, "C", (at, at), (self.start, self.start), cut))
        how = "C" if join is None else f"{KINDS[join.kind]:<4} {join.frames:03d}"
        shown = piece.model_copy(update={"frames": max(self.end - self.start, 1)})
        used = source_length(shown) if self.source is not None else shown.frames
        lines.append(
            self._line(number, self.reel, how, (self.source_in, self.source_in + used), (self.start, self.end), cut)
        )
        if self.source is not None and (piece.speed != 1 or piece.freeze):
            rate = Fraction(0) if piece.freeze else piece.speed * cut.rate
            exact = f"{float(rate):05.1f}" if (rate * 10).denominator == 1 else f"{float(rate):.6f}"
            lines.append(f"M2   {self.reel:<8} {exact:>10}                {_code(self.source_in, cut)}")
            if not piece.freeze:
                lines.append(f"* SPEED: {piece.speed} FROM {piece.source_in}")
        if join is not None and self.before is not None and self.before[2] is not None:
            lines.append(f"* FROM CLIP NAME: {self.before[2].name}")
            if piece.name or self.source is not None:
                lines.append(f"* TO CLIP NAME: {piece.name}")
        elif self.source is not None or piece.name:
            lines.append(f"* {'TO' if join is not None else 'FROM'} CLIP NAME: {piece.name}")
        if (
            join is not None
            and join.before != join.frames - join.frames // 2
            and join.kind not in ("fade in", "fade out")
        ):
            lines.append(f"* CUT AFTER: {join.before} FRAMES OF {join.frames}")
        if self.source is not None:
            lines.append(f"* SOURCE FILE: {plain(self.source.name)}")
            if self.source.url and self.source.url != self.source.name:
                lines.append(f"* FROM FILE: {plain(self.source.url)}")
        return lines

    def _line(
        self, number: int, reel: str, how: str, source: tuple[int, int], record: tuple[int, int], cut: Cut
    ) -> str:
        codes = [_code(frame, cut) for frame in source] + [_code(frame + cut.start, cut) for frame in record]
        return f"{number:03d}  {reel:<8} {self.channel:<5} {how:<8} {' '.join(codes)}"


def _events(cut: Cut) -> Iterator[_Event]:
    sources = cut.by_name()
    reels = _reels(cut)
    rows = [("V", track) for track in cut.picture] + list(zip(CHANNELS, cut.sound, strict=False))
    for channel, track in rows:
        events = list(_of_track(channel, track, sources, reels))
        if events and events[0].start > 0 and channel == "V":
            # A list has no other way to say that the film begins in black.
            yield _Event(channel, Piece(start=0, frames=events[0].start), None, "BL", None)
        yield from events


def _of_track(channel: str, track: CutTrack, sources: dict[str, Source], reels: dict[str, str]) -> Iterator[_Event]:
    joins = {join.at: join for join in track.joins}
    events: list[_Event] = []
    for piece in track.pieces:
        join = joins.get(piece.start)
        if join is not None and join.kind == "fade out":
            join = None
        source = sources.get(piece.source)
        events.append(_Event(channel, piece, source, reels.get(piece.source, "BL"), join))
        last = joins.get(piece.end)
        if last is not None and (last.kind == "fade out" or not any(one.start == piece.end for one in track.pieces)):
            black = _Event(channel, Piece(start=piece.end, frames=max(last.after, 1)), None, "BL", last)
            black.end = piece.end + last.after
            events.append(black)
    for one, following in pairwise([None, *events]):
        if following is None or following.join is None:
            continue
        if one is not None and one.piece.end >= following.piece.start:
            # The outgoing event ends where the transition begins.
            one.end = following.start
            shown = int((one.end - one.start) * one.piece.speed) if not one.piece.freeze else 0
            following.before = (one.reel, one.source_in + shown, one.piece)
        else:
            following.before = ("BL", 0, None)
    return iter(events)


def _reels(cut: Cut) -> dict[str, str]:
    """A reel for every source, which no other has."""
    reels: dict[str, str] = {}
    for source in cut.sources:
        reel, number = reel_of(source), 1
        while reel in reels.values() or reel in ("BL", "AX"):
            number += 1
            reel = f"{reel_of(source)[: 7 - len(str(number))]}_{number}"
        reels[source.name] = reel
    return reels


def _locator(mark: Mark, cut: Cut) -> str:
    return f"* LOC: {_code(mark.frame + cut.start, cut)} {(mark.colour or 'white').upper():<7} {mark.name}".rstrip()


def _code(frame: int, cut: Cut) -> str:
    return timecode(frame, cut.rate, cut.drop)
