"""Final Cut Pro's FCPXML, version 1.11: a cut written whole.

    spine       gap | asset-clip ><transition>< asset-clip | gap          V1, on the primary storyline
    lane  1..   V2 and up: connected clips; a run of them with transitions is a storyline of its own
    lane -1..   sound, by role: dialogue.DX, music.MX, effects.FX
    an anchored item's `offset` counts in its parent's own time: parent's start + frames after its head

Child order and attributes after Apple's document type definitions 1.10 and 1.11. Every time is a whole number of
frames as a fraction of a second.
"""

from bisect import bisect_right
from collections.abc import Sequence
from fractions import Fraction
from xml.etree.ElementTree import Element

from tools.interchange.carrying import Carries
from tools.interchange.cut import Cut, CutTrack, Join, Piece, Source, Words, spans_with_gaps
from tools.interchange.lanes import base_name
from tools.interchange.linking import as_url
from tools.interchange.markup import document
from tools.interchange.markup import element as el
from tools.interchange.scaling import MIDDLE, Size, lying, overhangs

VERSION = "1.11"
DISSOLVE = "FxPlug:4731E73A-8DAC-4113-9A30-AE85B1761265"
BASIC_TITLE = ".../Titles.localized/Bumper:Opener.localized/Basic Title.localized/Basic Title.moti"
ROLES = {"DX": "dialogue", "MX": "music", "FX": "effects"}
CARRIES = Carries("FCPXML", kinds=("dissolve", "fade in", "fade out"), unknown_sizes=False, colours=())
COLOURS = "1-1-1 (Rec. 709)"
ORDER = (
    "note", "timeMap", "adjust-conform", "adjust-transform", "adjust-volume", "", "marker", "metadata",
)  # fmt: skip
"""The order of what lies in a clip; the empty one is everything else."""


def write(cut: Cut) -> bytes:
    """The cut as an .fcpxml file."""
    return _Writer(cut).document()


class _Writer:
    def __init__(self, cut: Cut) -> None:
        self._cut = cut
        self._sources = cut.by_name()
        self._assets = {source.name: f"r{number}" for number, source in enumerate(cut.sources, 10)}
        sizes = {source.size for source in cut.sources if source.picture and source.size}
        self._formats = {size: f"f{number}" for number, size in enumerate(sorted(sizes - {(cut.width, cut.height)}), 1)}
        self._styles = 0
        self._spine: list[Element] = []
        self._heads: list[int] = []
        self._locals: list[int] = []
        self._parents: list[Element] = []

    def document(self) -> bytes:
        cut = self._cut
        self._lay_spine()
        self._connect()
        for element in self._spine:
            # Anchored items stand before markers, and the notes on the source at the end.
            element[:] = sorted(element, key=_rank)
        spine = el("spine", *self._spine)
        sequence = el(
            "sequence",
            spine,
            format="r1",
            duration=self._time(self._length()),
            tcStart=self._time(cut.start),
            tcFormat="DF" if cut.drop else "NDF",
            audioLayout="stereo",
            audioRate="48k",
        )
        resources = el(
            "resources",
            self._format("r1", (cut.width, cut.height)),
            *[self._format(name, size) for size, name in self._formats.items()],
            el("effect", id="r2", name="Cross Dissolve", uid=DISSOLVE),
            el("effect", id="r3", name="Basic Title", uid=BASIC_TITLE),
            *[self._asset(source) for source in cut.sources],
        )
        event = el("event", el("project", sequence, name=cut.title), name=cut.title)
        return document(el("fcpxml", resources, el("library", event), version=VERSION), "fcpxml")

    def _format(self, name: str, size: Size) -> Element:
        width, height = (str(edge) for edge in size)
        return el("format", id=name, frameDuration=self._time(1), width=width, height=height, colorSpace=COLOURS)

    def _time(self, frames: int) -> str:
        seconds = Fraction(frames) / self._cut.rate
        # Whole frames stay in sight: 48048/24000s, not 1001/500s.
        whole = self._cut.rate.numerator
        if seconds.denominator == 1:
            return f"{seconds.numerator}s"
        return f"{frames * self._cut.rate.denominator}/{whole}s"

    def _length(self) -> int:
        cut = self._cut
        ends = [cut.frames, *(mark.frame + 1 for mark in cut.markers)]
        ends += [words.start + words.frames for words in (*cut.titles, *cut.captions)]
        return max(ends)

    def _asset(self, source: Source) -> Element:
        attributes = {"id": self._assets[source.name], "name": source.name, "start": self._time(source.start)}
        if source.frames:
            attributes["duration"] = self._time(source.frames)
        if source.picture:
            form = self._formats.get(source.size, "r1") if source.size else "r1"
            attributes |= {"hasVideo": "1", "format": form, "videoSources": "1"}
        if source.sound:
            attributes |= {"hasAudio": "1", "audioSources": "1", "audioChannels": "2", "audioRate": "48000"}
        notes = [("media", source.media), ("reel", source.reel)]
        known = [el("md", key=f"workprint.{key}", value=value) for key, value in notes if value]
        if not source.url:
            known.append(el("md", key="workprint.offline", value="1"))
        place = el("media-rep", kind="original-media", src=as_url(source.url or source.name))
        if base_name(source.url or source.name) != source.name:
            place.set("suggestedFilename", source.name)
        return el("asset", place, el("metadata", *known) if known else None, **attributes)

    def _lay_spine(self) -> None:
        tracks = self._cut.picture
        track = tracks[0] if tracks else CutTrack()
        joins = {join.at: join for join in track.joins}
        at = 0
        for part in spans_with_gaps(track):
            if at in joins:
                self._spine.append(self._transition(joins.pop(at), self._cut.start))
            if isinstance(part, int):
                self._gap(at, part)
                at += part
            else:
                self._spine.append(self._clip(part, track, 0, self._cut.start + part.start))
                self._heads.append(part.start)
                self._locals.append(self._begin(part))
                at = part.end
        if at in joins:
            self._spine.append(self._transition(joins.pop(at), self._cut.start))
        if at < self._length() or not self._heads:
            self._gap(at, max(self._length() - at, 1))
        self._parents = [one for one in self._spine if one.tag != "transition"]

    def _gap(self, at: int, frames: int) -> None:
        where = self._time(self._cut.start + at)
        self._spine.append(el("gap", name="Gap", offset=where, start="0s", duration=self._time(frames)))
        self._heads.append(at)
        self._locals.append(0)

    def _connect(self) -> None:
        """Everything that hangs on the primary storyline: other tracks, titles, captions, markers."""
        for lane, track in enumerate(self._cut.picture[1:], 1):
            self._lay(track, lane)
        for lane, track in enumerate(self._cut.sound, 1):
            self._lay(track, -lane)
        top = max(len(self._cut.picture), 1)
        for words, lane in _rows(self._cut.titles, top):
            self._hang(words.start, self._title(words, lane))
        last = max((lane for _, lane in _rows(self._cut.titles, top)), default=top - 1)
        for words, lane in _rows(self._cut.captions, last + 1):
            self._hang(words.start, self._caption(words, lane))
        for mark in self._cut.markers:
            marker = el("marker", duration=self._time(1), value=mark.name)
            if mark.comment:
                marker.set("note", mark.comment)
            index = bisect_right(self._heads, mark.frame) - 1
            marker.set("start", self._time(self._locals[index] + mark.frame - self._heads[index]))
            self._parents[index].append(marker)

    def _lay(self, track: CutTrack, lane: int) -> None:
        joins = {join.at: join for join in track.joins}
        for run in _runs(track.pieces):
            cuts = {piece.start for piece in run} | {run[-1].end}
            if cuts.isdisjoint(joins):
                for piece in run:
                    self._hang(piece.start, self._clip(piece, track, lane, None))
                continue
            begin = run[0].start
            parts: list[Element] = []
            for piece in run:
                if piece.start in joins:
                    parts.append(self._transition(joins[piece.start], -begin))
                parts.append(self._clip(piece, track, 0, piece.start - begin))
            if run[-1].end in joins:
                parts.append(self._transition(joins[run[-1].end], -begin))
            self._hang(begin, el("spine", *parts, lane=str(lane)))

    def _hang(self, frame: int, item: Element) -> None:
        index = bisect_right(self._heads, frame) - 1
        item.set("offset", self._time(self._locals[index] + frame - self._heads[index]))
        self._parents[index].append(item)

    def _begin(self, piece: Piece) -> int:
        """The piece's first frame in its source's own timecode."""
        source = self._sources.get(piece.source)
        return (source.start if source else 0) + piece.source_in

    def _clip(self, piece: Piece, track: CutTrack, lane: int, offset: int | None) -> Element:
        attributes = {"name": piece.name, "start": self._time(self._begin(piece))}
        attributes["duration"] = self._time(piece.frames)
        if offset is not None:
            attributes["offset"] = self._time(offset)
        if lane:
            attributes["lane"] = str(lane)
        if piece.muted:
            attributes["enabled"] = "0"
        if track.kind == "picture":
            attributes |= {"srcEnable": "video", "videoRole": f"video.{track.name}"}
        else:
            attributes |= {"srcEnable": "audio", "audioRole": f"{ROLES.get(track.name, 'dialogue')}.{track.name}"}
        volume = el("adjust-volume", amount=f"{piece.gain_db:g}dB") if piece.gain_db else None
        if not piece.source:
            # A clip without a file: a title with no words keeps its place and its name.
            kept = {
                name: attributes[name] for name in ("name", "start", "duration", "offset", "lane") if name in attributes
            }
            kept["role"] = attributes.get("videoRole") or attributes.get("audioRole") or "video"
            if piece.muted:
                kept["enabled"] = "0"
            return el("title", ref="r3", **kept)
        parts = [self._map(piece), *(self._covering(piece) if track.kind == "picture" else ()), volume]
        return el("asset-clip", *parts, ref=self._assets[piece.source], **attributes)

    def _covering(self, piece: Piece) -> list[Element]:
        """A picture that covers the sequence's, and where its middle is, in hundredths of the sequence's height.

        One of another size lies within it unless that is said.
        """
        source, cut = self._sources[piece.source], (self._cut.width, self._cut.height)
        if source.size is None or not overhangs(source.size, cut, piece.fill):
            return []
        place = lying(source.size, cut, piece.fill)
        made = [el("adjust-conform", type="fill")]
        if piece.fill not in (None, MIDDLE):
            across, down = (100 * edge / self._cut.height for edge in (place.across, place.down))
            made.append(el("adjust-transform", position=f"{across:.9g} {-down:.9g}"))
        return made

    def _map(self, piece: Piece) -> Element | None:
        if piece.speed == 1 and not piece.freeze:
            return None
        begin = self._begin(piece)
        shown = 0 if piece.freeze else piece.frames * piece.speed
        last = (begin + Fraction(shown)) / self._cut.rate
        return el(
            "timeMap",
            el("timept", time=self._time(begin), value=self._time(begin), interp="linear"),
            el(
                "timept",
                time=self._time(begin + piece.frames),
                value=f"{last.numerator}/{last.denominator}s",
                interp="linear",
            ),
        )

    def _transition(self, join: Join, origin: int) -> Element:
        where = self._time(origin + join.at - join.before)
        name = "Cross Dissolve"
        return el(
            "transition",
            el("filter-video", ref="r2", name=name),
            name=name,
            offset=where,
            duration=self._time(join.frames),
        )

    def _title(self, words: Words, lane: int) -> Element:
        style = self._style(el("text-style", font="Helvetica", fontSize="63", fontColor="1 1 1 1", alignment="center"))
        text = el("text", el("text-style", words.text, ref=style.get("id", "")))
        return el(
            "title",
            text,
            style,
            ref="r3",
            lane=str(lane),
            name=words.kind,
            start="0s",
            duration=self._time(words.frames),
            role="titles.titles",
        )

    def _caption(self, words: Words, lane: int) -> Element:
        style = self._style(el("text-style", font=".SF NS Text", fontSize="13", fontColor="1 1 1 1"))
        text = el("text", el("text-style", words.text, ref=style.get("id", "")), placement="bottom")
        return el(
            "caption",
            text,
            style,
            lane=str(lane),
            name=" ".join(words.text.split())[:60],
            start="0s",
            duration=self._time(words.frames),
            role="iTT?captionFormat=ITT.en",
        )

    def _style(self, look: Element) -> Element:
        self._styles += 1
        return el("text-style-def", look, id=f"ts{self._styles}")


def _rank(element: Element) -> int:
    return ORDER.index(element.tag) if element.tag in ORDER else ORDER.index("")


def _runs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces in runs without a gap between them."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and runs[-1][-1].end == piece.start:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _rows(words: Sequence[Words], first: int) -> list[tuple[Words, int]]:
    """Each of the words with a lane in which it lies over no other."""
    ends: list[int] = []
    laid: list[tuple[Words, int]] = []
    for one in sorted(words, key=lambda one: (one.start, one.text)):
        row = next((row for row, end in enumerate(ends) if end <= one.start), len(ends))
        if row == len(ends):
            ends.append(0)
        ends[row] = one.start + one.frames
        laid.append((one, first + row))
    return laid
