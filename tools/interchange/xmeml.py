"""Final Cut Pro 7 XML (xmeml, version 4), which Premiere Pro and Resolve read: a cut written whole.

A clip beside a transition has -1 where the transition decides, and its `in` and `out` take in the handles:

    clip a      start 0    end -1    in 10    out 10 + 24 + 6
    transition  start 18   end 30    alignment center
    clip b      start -1   end 48    in 40 - 6

After Apple's "Final Cut Pro XML Interchange Format" and what Premiere adds to it: MZ.TrackName, cutPointTicks,
pproColor.
"""

from fractions import Fraction
from xml.etree.ElementTree import Element

from tools.film.timing import timecode
from tools.interchange.carrying import Carries
from tools.interchange.cut import Cut, CutTrack, Join, Piece, Source, TrackKind, Words, nominal, ntsc
from tools.interchange.linking import as_url
from tools.interchange.markup import document
from tools.interchange.markup import element as el
from tools.interchange.scaling import Size, lying
from tools.interchange.xmeml_effects import motion

EFFECTS = {"dissolve": "Cross Dissolve", "dip to black": "Dip to Color Dissolve", "dip to white": "Dip to White"}
MARKER_COLOURS = {
    "red": 4281740498,
    "orange": 4280578025,
    "yellow": 4281049552,
    "green": 4281828977,
    "cyan": 4292277273,
    "blue": 4294741314,
    "purple": 4289825711,
    "white": 4294967295,
}
"""The colours of markers in Premiere, by the numbers that it writes: alpha, blue, green and red, a byte each."""
CARRIES = Carries(
    "FCP7 XML",
    kinds=("dissolve", "dip to black", "dip to white", "fade in", "fade out"),
    gain=(-96.0, 12.0),
    colours=tuple(MARKER_COLOURS),
    captions=False,
)
TICKS = 254_016_000_000
"""Premiere's ticks in a second, a whole number at every rate of film."""


def write(cut: Cut) -> bytes:
    """The cut as an .xml file."""
    writer = _Writer(cut)
    rate = writer.rate()
    sequence = el(
        "sequence",
        el("name", cut.title),
        el("duration", cut.frames),
        rate,
        el(
            "timecode",
            writer.rate(),
            el("string", timecode(cut.start, cut.rate, cut.drop)),
            el("frame", cut.start),
            el("displayformat", "DF" if cut.drop else "NDF"),
        ),
        el("media", writer.video(), writer.audio()),
        *[
            el(
                "marker",
                el("comment", mark.comment),
                el("name", mark.name),
                el("in", mark.frame),
                el("out", -1),
                el("pproColor", MARKER_COLOURS[mark.colour]) if mark.colour else None,
            )
            for mark in cut.markers
        ],
        id="sequence-1",
    )
    return document(el("xmeml", sequence, version="4"), "xmeml")


class _Writer:
    def __init__(self, cut: Cut) -> None:
        self._cut = cut
        self._sources = cut.by_name()
        self._files: dict[str, str] = {}
        self._ids: dict[tuple[int, int], str] = {}
        self._linked: dict[tuple[str, int], list[tuple[TrackKind, int, int]]] = {}
        for tracks in (cut.picture, cut.sound):
            for row, track in enumerate(tracks):
                for index, piece in enumerate(track.pieces):
                    if piece.source:
                        self._linked.setdefault((piece.source, piece.start), []).append((track.kind, row, index))

    def rate(self) -> Element:
        whole = "TRUE" if ntsc(self._cut.rate) else "FALSE"
        return el("rate", el("timebase", nominal(self._cut.rate)), el("ntsc", whole))

    def video(self) -> Element:
        cut = self._cut
        tracks = [self._track(track, row) for row, track in enumerate(cut.picture)]
        return el("video", el("format", self._look((cut.width, cut.height))), *tracks, *self._titles())

    def _look(self, size: Size | None) -> Element:
        """What a picture is: its rate, and, where it is known, its size."""
        if size is None:
            return el("samplecharacteristics", self.rate())
        return el(
            "samplecharacteristics",
            self.rate(),
            el("width", size[0]),
            el("height", size[1]),
            el("anamorphic", "FALSE"),
            el("pixelaspectratio", "square"),
            el("fielddominance", "none"),
        )

    def audio(self) -> Element:
        look = el("samplecharacteristics", el("depth", 16), el("samplerate", 48000))
        tracks = [self._track(track, row) for row, track in enumerate(self._cut.sound)]
        return el("audio", el("numOutputChannels", 2), el("format", look), *tracks)

    def _track(self, track: CutTrack, row: int) -> Element:
        joins = {join.at: join for join in track.joins}
        parts: list[Element] = []
        for index, piece in enumerate(track.pieces):
            if (join := joins.get(piece.start)) and not (index and track.pieces[index - 1].end == piece.start):
                parts.append(self._join(join))
            around = joins.get(piece.start), joins.get(piece.end)
            parts.append(self._clip(track.kind, row, index, piece, around))
            if join := joins.get(piece.end):
                parts.append(self._join(join))
        attributes = {"MZ.TrackName": track.name}
        if track.kind == "sound":
            attributes |= {"premiereTrackType": "Stereo", "totalExplodedTrackCount": "1"}
            attributes["currentExplodedTrackIndex"] = "0"
        made = el("track", *parts, el("enabled", "TRUE"), el("locked", "FALSE"))
        made.attrib.update(attributes)
        return made

    def _clip(
        self, kind: TrackKind, row: int, index: int, piece: Piece, around: tuple[Join | None, Join | None]
    ) -> Element:
        head, tail = around
        source = self._sources.get(piece.source)
        begin = piece.source_in if piece.freeze else round(piece.source_in / piece.speed)
        first = begin - (head.before if head else 0)
        last = begin + piece.frames + (tail.after if tail else 0)
        links = self._linked.get((piece.source, piece.start), []) if piece.source else []
        made = el(
            "clipitem",
            el("name", piece.name),
            el("enabled", "FALSE" if piece.muted else "TRUE"),
            el("duration", source.frames) if source is not None and source.frames else None,
            self.rate(),
            el("start", -1 if head else piece.start),
            el("end", -1 if tail else piece.end),
            el("in", first),
            el("out", last),
            el("stillframe", "TRUE") if piece.freeze else None,
            el("comments", el("mastercomment4", f"{piece.source_in} {piece.speed}")) if piece.speed != 1 else None,
            self._file(source) if source is not None else None,
            _speed(piece.speed, kind) if piece.speed != 1 else None,
            self._motion(piece, source) if kind == "picture" else None,
            _level(piece.gain_db) if piece.gain_db else None,
            el("sourcetrack", el("mediatype", "audio"), el("trackindex", 1)) if kind == "sound" else None,
            *([_link(*link) for link in links] if len(links) > 1 else ()),
            id=_id(kind, row, index),
        )
        if kind == "sound":
            made.set("premiereChannelType", "stereo")
        return made

    def _file(self, source: Source) -> Element:
        if source.name in self._files:
            return el("file", id=self._files[source.name])
        name = self._files[source.name] = f"file-{len(self._files) + 1}"
        media: list[Element] = []
        if source.picture:
            media.append(el("video", self._look(source.size)))
        if source.sound:
            media.append(el("audio", el("channelcount", 2)))
        return el(
            "file",
            el("name", source.name),
            el("pathurl", as_url(source.url)) if source.url else None,
            self.rate(),
            el("duration", source.frames) if source.frames else None,
            el(
                "timecode",
                self.rate(),
                el("string", timecode(source.start, self._cut.rate, self._cut.drop)),
                el("frame", source.start),
                el("displayformat", "DF" if self._cut.drop else "NDF"),
                el("reel", el("name", source.reel)) if source.reel else None,
            ),
            el("media", *media) if media else None,
            id=name,
        )

    def _motion(self, piece: Piece, source: Source | None) -> Element | None:
        """A picture of another size, laid in the cut's: unsaid, it has a pixel for every pixel.

        The place of its middle is counted in its own widths and heights.
        """
        cut = (self._cut.width, self._cut.height)
        if source is None or source.size is None or source.size == cut:
            return None
        place = lying(source.size, cut, piece.fill)
        return motion(place.scale, place.across / source.size[0], place.down / source.size[1])

    def _join(self, join: Join) -> Element:
        alignment = {"fade in": "start-black", "fade out": "end-black"}.get(join.kind, "center")
        if alignment == "center" and not (join.before and join.after):
            alignment = "end" if join.before else "start"
        name = EFFECTS.get(join.kind, "Cross Dissolve")
        ticks = Fraction(join.before * TICKS) / self._cut.rate
        return el(
            "transitionitem",
            el("start", join.at - join.before),
            el("end", join.at + join.after),
            el("alignment", alignment),
            el("cutPointTicks", int(ticks)),
            self.rate(),
            el(
                "effect",
                el("name", name),
                el("effectid", name),
                el("effectcategory", "Dissolve"),
                el("effecttype", "transition"),
                el("mediatype", "video"),
            ),
        )

    def _titles(self) -> list[Element]:
        """Titles on tracks above the pictures, as many as it takes for none to lie over another."""
        rows: list[list[Words]] = []
        for words in sorted(self._cut.titles, key=lambda words: words.start):
            row = next((row for row in rows if row[-1].start + row[-1].frames <= words.start), None)
            if row is None:
                rows.append([words])
            else:
                row.append(words)
        return [el("track", *[self._title(words) for words in row], el("enabled", "TRUE")) for row in rows]

    def _title(self, words: Words) -> Element:
        effect = el(
            "effect",
            el("name", "Text"),
            el("effectid", "Text"),
            el("effectcategory", "Text"),
            el("effecttype", "generator"),
            el("mediatype", "video"),
            el("parameter", el("parameterid", "str"), el("name", "Text"), el("value", words.text)),
        )
        return el(
            "generatoritem",
            el("name", words.kind),
            el("duration", words.frames),
            self.rate(),
            el("start", words.start),
            el("end", words.start + words.frames),
            el("in", 0),
            el("out", words.frames),
            effect,
        )


def _id(kind: TrackKind, row: int, index: int) -> str:
    return f"{'v' if kind == 'picture' else 'a'}{row + 1}-{index + 1}"


def _link(kind: TrackKind, row: int, index: int) -> Element:
    return el(
        "link",
        el("linkclipref", _id(kind, row, index)),
        el("mediatype", "video" if kind == "picture" else "audio"),
        el("trackindex", row + 1),
        el("clipindex", index + 1),
    )


def _level(gain_db: float) -> Element:
    return el(
        "filter",
        el(
            "effect",
            el("name", "Audio Levels"),
            el("effectid", "audiolevels"),
            el("effectcategory", "audiolevels"),
            el("effecttype", "audiolevels"),
            el("mediatype", "audio"),
            el(
                "parameter",
                el("parameterid", "level"),
                el("name", "Level"),
                el("valuemin", 0),
                el("valuemax", "3.98109"),
                el("value", f"{10 ** (gain_db / 20):.9g}"),
            ),
        ),
    )


def _speed(speed: Fraction, kind: TrackKind) -> Element:
    def parameter(name: str, value: str) -> Element:
        return el("parameter", el("parameterid", name), el("name", name), el("value", value))

    return el(
        "filter",
        el(
            "effect",
            el("name", "Time Remap"),
            el("effectid", "timeremap"),
            el("effectcategory", "motion"),
            el("effecttype", "motion"),
            el("mediatype", "video" if kind == "picture" else "audio"),
            parameter("variablespeed", "0"),
            parameter("speed", f"{float(speed * 100):.9g}"),
            parameter("reverse", "FALSE"),
            parameter("frameblending", "FALSE"),
        ),
    )
