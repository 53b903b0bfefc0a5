"""MLT XML, the project format of melt and Shotcut: a cut written so that melt renders it.

    playlist V1    entry a | entry tractor (a over b, luma: the dissolve) | entry b | blank
    tractor main   track V1, track V2 ..., track A1 ...; `mix` adds sound, `composite` lays pictures over one another

Element and service names after MLT's "mltxml" documentation. Frames are counted from zero, `out` is the last one.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd
from xml.etree.ElementTree import Element

from tools.interchange.carrying import Carries
from tools.interchange.cut import Cut, CutTrack, Join, Piece, Source, spans_with_gaps
from tools.interchange.markup import document
from tools.interchange.markup import element as el

CARRIES = Carries(
    "MLT",
    kinds=("dissolve", "dip to black", "fade in", "fade out"),
    markers=False,
    titles=False,
    captions=False,
    start=False,
    fills=False,
    scales_held=False,
    drop=False,
)
BLACK = "black"
WHOLE = {"fill": "1", "halign": "centre", "valign": "centre"}
"""A picture of another size fills the film's, in its own shape, with black around it: unsaid, it stays small."""
Halves = tuple[int, tuple[Piece, int] | None, tuple[Piece, int] | None]


def write(cut: Cut) -> bytes:
    """The cut as an .mlt file, with media named as the sources name them."""
    return document(_Writer(cut).root())


class _Writer:
    def __init__(self, cut: Cut) -> None:
        self._cut = cut
        self._sources = cut.by_name()
        self._producers: dict[tuple[str, Fraction, int | None], Element] = {}
        self._crossings: list[Element] = []

    def root(self) -> Element:
        cut = self._cut
        playlists = [self._playlist(track, number) for number, track in enumerate(cut.tracks)]
        ground = self._producer("", Fraction(1), None)
        bed = el(
            "playlist", el("entry", producer=ground, **{"in": "0", "out": str(max(cut.frames, 1) - 1)}), id="ground"
        )
        main = el("tractor", id="main", title=cut.title, **{"in": "0", "out": str(max(cut.frames, 1) - 1)})
        main.append(el("track", producer="ground"))
        for number, track in enumerate(cut.tracks):
            hide = {"hide": "video"} if track.kind == "sound" else {}
            main.append(el("track", producer=f"track{number}", **hide))
        for number, track in enumerate(cut.tracks, 1):
            main.append(_transition("mix", number, sum="1", always_active="1"))
            if track.kind == "picture":
                main.append(_transition("composite", number, always_active="1", geometry="0/0:100%x100%", **WHOLE))
        divisor = gcd(cut.width, cut.height)
        profile = el(
            "profile",
            description="workprint",
            width=str(cut.width),
            height=str(cut.height),
            progressive="1",
            sample_aspect_num="1",
            sample_aspect_den="1",
            display_aspect_num=str(cut.width // divisor),
            display_aspect_den=str(cut.height // divisor),
            frame_rate_num=str(cut.rate.numerator),
            frame_rate_den=str(cut.rate.denominator),
            colorspace="709",
        )
        parts = [profile, *self._producers.values(), *self._crossings, *playlists, bed, main]
        return el("mlt", *parts, LC_NUMERIC="C", version="7.0.0", producer="main", title=cut.title)

    def _playlist(self, track: CutTrack, number: int) -> Element:
        made = el("playlist", _property("shotcut:name", track.name), id=f"track{number}")
        joins = {join.at: join for join in track.joins}
        pieces = {piece.start: piece for piece in track.pieces}
        ends = {piece.end: piece for piece in track.pieces}
        for part in spans_with_gaps(track):
            if isinstance(part, int):
                # A fade beside a gap lies in the clip, so that the gap keeps its length.
                made.append(el("blank", length=str(part)))
                continue
            head, tail = joins.get(part.start), joins.get(part.end)
            if head is not None:
                self._cross(made, head, ends.get(part.start), part, track)
            begin = part.start + (head.after if head is not None else 0)
            end = part.end - (tail.before if tail is not None else 0)
            if end > begin:
                made.append(self._entry(part, begin - part.start, end - begin))
            if tail is not None and part.end not in pieces:
                self._cross(made, tail, part, None, track)
        return made

    def _cross(self, playlist: Element, join: Join, out: Piece | None, into: Piece | None, track: CutTrack) -> None:
        """Lay the frames of a transition: one crossing, or, through black, two."""
        if out is not None and into is not None and join.kind == "dissolve":
            halves: list[Halves] = [(join.frames, (out, out.frames - join.before), (into, -join.before))]
        else:
            halves = list[Halves]()
            if out is not None and join.before:
                halves.append((join.before, (out, out.frames - join.before), None))
            if into is not None and join.after:
                halves.append((join.after, None, (into, 0)))
        for frames, first, second in halves:
            name = f"crossing{len(self._crossings)}"
            crossing = el("tractor", id=name, **{"in": "0", "out": str(frames - 1)})
            for side in (first, second):
                crossing.append(self._side(side, frames))
            crossing.append(
                _transition("luma" if track.kind == "picture" else "mix", 1, 0, str(frames - 1), start="-1")
            )
            if track.kind == "picture":
                crossing.append(_transition("mix", 1, 0, str(frames - 1), start="-1"))
            self._crossings.append(crossing)
            playlist.append(el("entry", producer=name, **{"in": "0", "out": str(frames - 1)}))

    def _side(self, side: tuple[Piece, int] | None, frames: int) -> Element:
        if side is None:
            return el("track", producer=self._producer("", Fraction(1), None), **{"in": "0", "out": str(frames - 1)})
        piece, at = side
        first = self._first(piece) + (0 if piece.freeze else at)
        return el(
            "track", producer=self._of(piece), **{"in": str(max(first, 0)), "out": str(max(first, 0) + frames - 1)}
        )

    def _entry(self, piece: Piece, at: int, frames: int) -> Element:
        first = max(self._first(piece) + (0 if piece.freeze else at), 0)
        made = el("entry", producer=self._of(piece), **{"in": str(first), "out": str(first + frames - 1)})
        if piece.gain_db:
            made.append(el("filter", _property("mlt_service", "volume"), _property("level", f"{piece.gain_db:g}")))
        if piece.muted:
            made.append(el("filter", _property("mlt_service", "volume"), _property("gain", "0")))
        return made

    def _first(self, piece: Piece) -> int:
        """Where the piece begins in its producer, which counts in frames as they are played."""
        return 0 if piece.freeze else round(piece.source_in / piece.speed)

    def _of(self, piece: Piece) -> str:
        return self._producer(piece.source, piece.speed, piece.source_in if piece.freeze else None)

    def _producer(self, name: str, speed: Fraction, held: int | None) -> str:
        known = (name, speed, held)
        if known not in self._producers:
            self._producers[known] = self._made(f"producer{len(self._producers)}", self._sources.get(name), speed, held)
        return self._producers[known].get("id", "")

    def _made(self, name: str, source: Source | None, speed: Fraction, held: int | None) -> Element:
        if source is None:
            properties = [("mlt_service", "color"), ("resource", BLACK), ("length", str(max(self._cut.frames, 1) + 1))]
        else:
            place = source.url or source.name
            if held is not None:
                properties = [("mlt_service", "hold"), ("resource", place), ("frame", str(held))]
            elif speed != 1:
                told = f"{float(speed):.9g}"
                properties = [
                    ("mlt_service", "timewarp"),
                    ("resource", f"{told}:{place}"),
                    ("warp_speed", told),
                    ("warp_resource", place),
                ]
            else:
                properties = [("mlt_service", "avformat"), ("resource", place)]
            if source.frames:
                length = self._cut.frames + 1 if held is not None else int(source.frames / speed)
                properties.append(("length", str(max(length, 1))))
        return el("producer", *[_property(*one) for one in properties], id=name)


def _property(name: str, value: str) -> Element:
    return el("property", value, name=name)


def _transition(service: str, into: int, over: int = 0, out: str = "", /, **properties: str) -> Element:
    told: Sequence[tuple[str, str]] = (
        ("a_track", str(over)),
        ("b_track", str(into)),
        ("mlt_service", service),
        *properties.items(),
    )
    made = el("transition", *[_property(*one) for one in told])
    if out:
        made.set("in", "0")
        made.set("out", out)
    return made
