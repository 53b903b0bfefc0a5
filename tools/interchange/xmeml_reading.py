"""Final Cut Pro 7 XML, read: ours, and what Premiere, Resolve and others write. Nested sequences are laid flat."""

from fractions import Fraction
from typing import cast, get_args
from xml.etree.ElementTree import Element

from tools.film.errors import DirectorError
from tools.film.timeline import TitleKind, TransitionKind
from tools.film.timing import parse_timecode
from tools.interchange.cut import Cut, Join, Mark, Piece, Read, Source, TrackKind, Words
from tools.interchange.lanes import (
    DEEPEST_NEST,
    Bench,
    Lane,
    base_name,
    broken,
    exact,
    plain_number,
    refused,
    whole_frames,
)
from tools.interchange.linking import as_path
from tools.interchange.markup import parse, text_of
from tools.interchange.scaling import Size
from tools.interchange.xmeml import EFFECTS, MARKER_COLOURS, TICKS
from tools.interchange.xmeml_effects import fill_in, gain_of, left_out, speed_of

KINDS = {effect: kind for kind, effect in EFFECTS.items()}


def read(data: bytes, name: str) -> Read:
    """The cut of an .xml file. Raises DirectorError for what is none."""
    root = parse(data, name)
    if root.tag != "xmeml":
        raise broken(name, f"it begins with <{root.tag}>, and Final Cut Pro 7 XML begins with <xmeml>")
    try:
        return _Reader(name, root).read()
    except (ValueError, OverflowError) as error:
        raise broken(name, f"a number in it is out of range ({type(error).__name__})") from None


def title_kind(name: str) -> TitleKind:
    """The kind of title that a title of this name is."""
    return next((kind for kind in get_args(TitleKind) if kind == name), "title")


def rate_of(element: Element | None, name: str) -> Fraction | None:
    """The rate that a `rate` element says; None when it says none. Raises DirectorError for an impossible one."""
    base = text_of(element.find("timebase") if element is not None else None)
    if element is None or not base:
        return None
    try:
        whole = plain_number(base)
    except ValueError:
        raise broken(name, f"its timebase is '{base}', which is no rate") from None
    if not 1 <= whole <= 1000:
        raise broken(name, f"its timebase is {base}; it goes from 1 to 1000")
    return whole * 1000 / 1001 if text_of(element.find("ntsc")).upper() == "TRUE" else whole


def _size(look: Element | None) -> Size | None:
    """The size of a picture; None where it is not said, or its pixels are not square."""
    if look is None or text_of(look.find("pixelaspectratio"), "square").lower() != "square":
        return None
    told = [int(edge) for side in ("width", "height") if (edge := text_of(look.find(side))).isdecimal()]
    return (told[0], told[1]) if len(told) == 2 and all(2 <= edge <= 16384 for edge in told) else None


class _Reader:
    def __init__(self, name: str, root: Element) -> None:
        self._name, self._root = name, root
        self._bench = Bench(name)
        self._files: dict[str, Element] = {}
        self._sequences: dict[str, Element] = {}
        for file in root.iter("file"):
            if file.get("id") and len(file) and file.get("id") not in self._files:
                self._files[file.get("id", "")] = file
        for sequence in root.iter("sequence"):
            if sequence.get("id") and sequence.find("media") is not None:
                self._sequences.setdefault(sequence.get("id", ""), sequence)
        self._opened: dict[Element, list[Lane]] = {}
        self._titles: list[Words] = []
        self._marks: list[Mark] = []
        self._rate = Fraction(24)
        self._size = (1920, 1080)

    def read(self) -> Read:
        sequence = self._main()
        bench = self._bench
        self._rate = rate_of(sequence.find("rate"), self._name) or self._guessed(sequence)
        self._size = _size(sequence.find("media/video/format/samplecharacteristics")) or self._size
        bench.lanes = self._lanes(sequence, [])
        self._note_marks(sequence, 0)
        start, drop = self._start(sequence.find("timecode"))
        tracks = bench.tracks()
        cut = Cut(
            title=text_of(sequence.find("name"), "Untitled")[:200],
            rate=self._rate,
            drop=drop,
            start=start,
            width=self._size[0],
            height=self._size[1],
            tracks=tracks,
            markers=tuple(sorted(self._marks, key=lambda mark: (mark.frame, mark.name))),
            titles=tuple(sorted(self._titles, key=lambda words: (words.start, words.text))),
            sources=bench.sources(tracks),
        )
        return Read(cut=cut, notes=tuple(bench.notes))

    def _main(self) -> Element:
        """The sequence that the file is about: the first that no clip of another one is."""
        nested = {id(inner) for item in self._root.iter("clipitem") for inner in item.iter("sequence")}
        nested_ids = {inner.get("id") for item in self._root.iter("clipitem") for inner in item.iter("sequence")}
        outer = [one for one in self._root.iter("sequence") if id(one) not in nested and one.find("media") is not None]
        found = [one for one in outer if one.get("id") not in nested_ids] or outer
        if not found:
            raise broken(self._name, "there is no sequence in it")
        if len(found) > 1:
            names = ", ".join(text_of(one.find("name"), "unnamed") for one in found[:6])
            self._bench.note(f"The file has {len(found)} sequences ({names}); the first is read.")
        return found[0]

    def _guessed(self, sequence: Element) -> Fraction:
        for item in sequence.iter("clipitem"):
            if rate := rate_of(item.find("rate"), self._name):
                return rate
        return Fraction(24)

    def _start(self, element: Element | None) -> tuple[int, bool]:
        if element is None:
            return 0, False
        shown = text_of(element.find("string"))
        drop = text_of(element.find("displayformat")).upper() == "DF" or ";" in shown
        frame = text_of(element.find("frame"))
        if frame.isdecimal():
            return int(frame), drop
        try:
            return (parse_timecode(shown.replace(".", ":"), self._rate), drop) if shown else (0, drop)
        except DirectorError:
            self._bench.note(f"The start timecode '{shown}' cannot be read; the cut begins at zero.")
            return 0, drop

    def _lanes(self, sequence: Element, above: list[str]) -> list[Lane]:
        if len(above) > DEEPEST_NEST:
            raise refused(self._name, f"sequences lie over {DEEPEST_NEST} deep in one another")
        lanes: list[Lane] = []
        others: list[Lane] = []
        paths: dict[TrackKind, str] = {"picture": "media/video/track", "sound": "media/audio/track"}
        for kind, path in paths.items():
            for track in sequence.findall(path):
                lane = Lane(kind, track.get("MZ.TrackName", "")[:80])
                titles = len(self._titles)
                self._track(track, lane, others, above)
                if text_of(track.find("enabled")).upper() == "FALSE":
                    lane.pieces = [piece.model_copy(update={"muted": True}) for piece in lane.pieces]
                if lane.pieces or len(self._titles) == titles:
                    lanes.append(lane)
        # A program keeps empty tracks at the end for what may come; they say nothing.
        for kind in ("picture", "sound"):
            while (own := [lane for lane in lanes if lane.kind == kind]) and not own[-1].pieces and not own[-1].name:
                lanes.remove(own[-1])
        return [*lanes, *others]

    def _track(self, track: Element, lane: Lane, others: list[Lane], above: list[str]) -> None:
        items = [item for item in track if item.tag in ("clipitem", "generatoritem", "transitionitem")]
        joins: dict[int, tuple[Join, int, int]] = {}
        for index, item in enumerate(items):
            if item.tag == "transitionitem":
                joins[index] = self._join(item)
                lane.joins.append(joins[index][0])
        at = 0
        for index, item in enumerate(items):
            if item.tag == "transitionitem":
                continue
            begin, end = self._number(item, "start", -1), self._number(item, "end", -1)
            first, last = self._number(item, "in", 0), self._number(item, "out", -1)
            head, tail = joins.get(index - 1), joins.get(index + 1)
            if begin < 0 and head is not None:
                begin = head[0].at
                first += head[0].at - head[1]
            elif begin < 0:
                begin = at
            if end < 0 and tail is not None:
                end = tail[0].at
            elif end < 0:
                end = begin + max(last - first, 0)
            if end <= begin:
                self._bench.note(f"{text_of(item.find('name'), 'A clip')} has no length and is left out.")
                continue
            at = end
            self._lay(item, lane, others, above, (begin, end, first))
        lane.frames = max((piece.end for piece in lane.pieces), default=0)

    def _lay(
        self, item: Element, lane: Lane, others: list[Lane], above: list[str], place: tuple[int, int, int]
    ) -> None:
        begin, end, first = place
        self._bench.count()
        if item.tag == "generatoritem":
            self._generator(item, lane, begin, end)
            return
        inner = item.find("sequence")
        if inner is not None:
            self._nest(inner, lane, others, above, place)
            return
        name = text_of(item.find("name"))[:400]
        source, scale = self._source(item, name)
        speed, shown = speed_of(item, first, self._own_frames(item, end - begin), self._bench)
        left_out(item, self._bench)
        freeze = text_of(item.find("stillframe")).upper() == "TRUE"
        known = text_of(item.find("comments/mastercomment4")).split()
        source_in = Fraction(first) if freeze else shown * scale
        if len(known) == 2 and speed != 1:
            try:
                told = (int(known[0]), Fraction(known[1]))
            except (ValueError, ZeroDivisionError):
                told = (0, Fraction(0))
            if told[1] and exact(told[1]) == speed and not freeze and round(told[0] / told[1]) == first:
                source_in, speed = Fraction(told[0]), told[1]
        piece = Piece(
            name=name,
            source=source,
            source_in=whole_frames(source_in, self._bench, "A clip of another rate or speed"),
            start=begin,
            frames=end - begin,
            speed=speed,
            freeze=freeze,
            gain_db=gain_of(item, self._bench),
            muted=text_of(item.find("enabled")).upper() == "FALSE",
            fill=fill_in(item, self._bench.size_of(source), self._size) if lane.kind == "picture" else None,
        )
        lane.pieces.append(piece)
        for marker in item.findall("marker"):
            frame = begin + self._number(marker, "in", 0) - first
            if begin <= frame < end:
                self._mark(marker, frame)

    def _own_frames(self, item: Element, frames: int) -> int:
        """So many frames of the cut in frames of a clip's own rate."""
        own = rate_of(item.find("rate"), self._name) or self._rate
        return max(round(frames * own / self._rate), 1)

    def _nest(
        self, inner: Element, lane: Lane, others: list[Lane], above: list[str], place: tuple[int, int, int]
    ) -> None:
        name = inner.get("id", "")
        whole = inner if inner.find("media") is not None else self._sequences.get(name)
        if whole is None:
            self._bench.note(f"The nested sequence '{name}' is not in the file; it is left black.")
            return
        if name in above:
            raise refused(self._name, f"the sequence '{text_of(whole.find('name'), name)}' contains itself")
        self._bench.note("Sequences within the sequence are laid flat.")
        begin, end, first = place
        nested = self._inside(whole, [*above, name])
        taken = next((one for one in nested if one.kind == lane.kind), None)
        for one in nested:
            moved = one.moved(first, first + end - begin, begin)
            self._bench.count(len(moved.pieces))
            if one is taken:
                lane.pieces += moved.pieces
                lane.joins += moved.joins
            elif lane.kind == one.kind == "picture":
                # Its sound comes once: the sound tracks name the same sequence again.
                others.append(moved)

    def _inside(self, sequence: Element, above: list[str]) -> list[Lane]:
        """The lanes of a sequence that clips show. It is read once, however often it is used."""
        if sequence not in self._opened:
            kept = len(self._titles), len(self._marks)
            self._opened[sequence] = self._lanes(sequence, above)
            for listed, count in zip((self._titles, self._marks), kept, strict=True):
                if len(listed) > count:
                    self._bench.note("Titles and markers inside of nested sequences are left out.")
                del listed[count:]
        return self._opened[sequence]

    def _generator(self, item: Element, lane: Lane, begin: int, end: int) -> None:
        effect = text_of(item.find("effect/effectid")) or text_of(item.find("effect/name"))
        name = text_of(item.find("name"))
        words = next(
            (
                text_of(parameter.find("value"))
                for parameter in item.iter("parameter")
                if text_of(parameter.find("parameterid")).lower() in ("str", "str1", "text")
            ),
            "",
        )
        if words:
            kind = title_kind(name)
            self._titles.append(Words(start=begin, frames=end - begin, text=words, kind=kind))
            return
        self._bench.note(f"The generator {name or effect or 'without a name'} is left black.")
        lane.pieces.append(Piece(name=name[:400], start=begin, frames=end - begin))

    def _source(self, item: Element, clip: str) -> tuple[str, Fraction]:
        """The source of a clip, and the frames of the cut that one of the clip's own is."""
        own = rate_of(item.find("rate"), self._name) or self._rate
        file = item.find("file")
        if file is None:
            return "", self._rate / own
        file = self._files.get(file.get("id", ""), file)
        url = as_path(text_of(file.find("pathurl")))
        rate = rate_of(file.find("rate"), self._name) or own
        length = text_of(file.find("duration")) or text_of(item.find("duration"))
        frames = None
        if length.isdecimal() and int(length) > 0:
            frames = whole_frames(Fraction(int(length)) * self._rate / rate, self._bench, "A source of another rate")
        began = text_of(file.find("timecode/frame"))
        start = int(Fraction(int(began)) * self._rate / rate) if began.isdecimal() else 0
        name = text_of(file.find("name")) or base_name(url) or clip or "unnamed"
        source = Source(
            name=name[:400],
            url=url,
            frames=frames or None,
            start=start,
            picture=file.find("media/video") is not None or file.find("media") is None,
            sound=file.find("media/audio") is not None,
            size=_size(file.find("media/video/samplecharacteristics")),
            reel=text_of(file.find("timecode/reel/name"))[:64],
        )
        return self._bench.source(source), self._rate / own

    def _join(self, item: Element) -> tuple[Join, int, int]:
        begin, end = self._number(item, "start", 0), self._number(item, "end", 0)
        frames = max(end - begin, 0)
        alignment = text_of(item.find("alignment"), "center")
        before = {"start": 0, "start-black": 0, "end": frames, "end-black": frames}.get(alignment, frames - frames // 2)
        ticks = text_of(item.find("cutPointTicks"))
        if ticks.isdecimal():
            told = Fraction(int(ticks)) * self._rate / TICKS
            before = int(told) if told.denominator == 1 and told <= frames else before
        name = text_of(item.find("effect/name")) or text_of(item.find("effect/effectid"))
        kind = KINDS.get(name, "dissolve")
        if name not in KINDS:
            self._bench.note(f"The transition {name or 'without a name'} is a dissolve here.")
        edge = {"start-black": "fade in", "end-black": "fade out"}.get(alignment, kind)
        join = Join(at=max(begin, 0) + before, before=before, after=frames - before, kind=cast("TransitionKind", edge))
        return join, begin, end

    def _note_marks(self, sequence: Element, at: int) -> None:
        for marker in sequence.findall("marker"):
            frame = self._number(marker, "in", -1) + at
            if frame >= 0:
                self._mark(marker, frame)

    def _mark(self, marker: Element, frame: int) -> None:
        self._bench.lasts(self._number(marker, "out", -1) - self._number(marker, "in", 0))
        name, comment = text_of(marker.find("name")), text_of(marker.find("comment"))
        told = text_of(marker.find("pproColor"))
        colour = next((name for name, number in MARKER_COLOURS.items() if str(number) == told), "")
        self._marks.append(Mark(frame=frame, name=name, comment=comment, colour=colour))

    def _number(self, element: Element, tag: str, default: int) -> int:
        text = text_of(element.find(tag))
        if not text:
            return default
        try:
            return int(plain_number(text))
        except ValueError:
            raise broken(self._name, f"<{tag}> of a <{element.tag}> is '{text[:40]}', which is no number") from None
