"""FCPXML of any version, read: ours, Final Cut's and Resolve's. Compound, synchronised and multicam clips too.

Items lie one after another on a storyline; what is connected to one lies where its `offset` says in the parent's own
time. Lanes become tracks: lane 0 is V1, those above it V2 and up, sound goes by its lane too.
"""

import re
from fractions import Fraction
from xml.etree.ElementTree import Element

from tools.interchange.cut import Cut, Join, Mark, Piece, Read, Source, TrackKind, Words, snapped
from tools.interchange.fcpxml_words import chosen_of, gain_of, held_in, named_rate, time_of
from tools.interchange.lanes import DEEPEST_NEST, Bench, Lane, base_name, broken, exact, refused, whole_frames
from tools.interchange.linking import as_path
from tools.interchange.markup import parse
from tools.interchange.xmeml_reading import title_kind

CLIPS = ("asset-clip", "clip", "ref-clip", "sync-clip", "mc-clip", "video", "audio")
ITEMS = (*CLIPS, "gap", "title", "audition", "transition", "spine", "caption")
Key = tuple[TrackKind, int, int]


def read(data: bytes, name: str) -> Read:
    """The cut of an .fcpxml file. Raises DirectorError for what is none."""
    root = parse(data, name)
    if root.tag != "fcpxml":
        raise broken(name, f"it begins with <{root.tag}>, and FCPXML begins with <fcpxml>")
    try:
        return _Reader(name, root).read()
    except (ValueError, OverflowError) as error:
        raise broken(name, f"a number in it is out of range ({type(error).__name__})") from None


class _Reader:
    def __init__(self, name: str, root: Element) -> None:
        self._name, self._root = name, root
        self._bench = Bench(name)
        self._resources = {one.get("id", ""): one for one in root.iterfind("resources/*")}
        self._lanes: dict[Key, Lane] = {}
        self._opened: dict[Element, dict[Key, Lane]] = {}
        self._titles: list[Words] = []
        self._captions: list[Words] = []
        self._marks: list[Mark] = []
        self._rate = Fraction(24)

    def read(self) -> Read:
        sequence, title = self._main()
        bench = self._bench
        look = self._resources.get(sequence.get("format", ""))
        self._rate = self._rate_of(look)
        start = self._frames(sequence.get("tcStart"), "the start timecode")
        spine = sequence.find("spine")
        if spine is not None:
            self._storyline(spine, 0, 0, [])
        # V1 first, then what lies above it; what lies below it comes last.
        order = sorted(
            self._lanes,
            key=lambda key: (key[0] != "picture", key[1] < 0 if key[0] == "picture" else False, abs(key[1]), key[2]),
        )
        bench.lanes = [self._lanes[key] for key in order]
        tracks = bench.tracks()
        width, height = (
            int(value)
            if (value := look.get(side, "") if look is not None else "").isdecimal() and int(value) > 1
            else 0
            for side in ("width", "height")
        )
        cut = Cut(
            title=title[:200] or "Untitled",
            rate=self._rate,
            drop=sequence.get("tcFormat") == "DF",
            start=max(start, 0),
            width=width or 1920,
            height=height or 1080,
            tracks=tracks,
            markers=tuple(sorted(self._marks, key=lambda mark: (mark.frame, mark.name))),
            titles=tuple(sorted(self._titles, key=lambda words: (words.start, words.text))),
            captions=tuple(sorted(self._captions, key=lambda words: (words.start, words.text))),
            sources=bench.sources(tracks),
        )
        return Read(cut=cut, notes=tuple(bench.notes))

    def _main(self) -> tuple[Element, str]:
        projects = list(self._root.iter("project"))
        found = [(one, project.get("name", "")) for project in projects for one in project.findall("sequence")]
        if len(found) > 1:
            named = [project.get("name", "unnamed") for project in projects[:6]]
            self._bench.note(f"The file has {len(found)} projects ({', '.join(named)}); the first is read.")
        if not found:
            found = [
                (one, media.get("name", "")) for media in self._root.iter("media") for one in media.findall("sequence")
            ]
        if not found:
            # A file of single clips: they are laid one after another.
            loose = [item for item in (*self._root, *self._root.iter("event")) for item in item if item.tag in CLIPS]
            if not loose:
                raise broken(self._name, "there is no project in it")
            spine = Element("spine")
            spine.extend(loose)
            sequence = Element("sequence", {"format": loose[0].get("format", "")})
            sequence.append(spine)
            self._bench.note("The file holds clips and no project; they are laid one after another.")
            found = [(sequence, "")]
        return found[0]

    def _rate_of(self, look: Element | None) -> Fraction:
        if look is not None and look.get("frameDuration"):
            duration = self._time(look.get("frameDuration"))
            if duration <= 0:
                raise broken(self._name, f"its frames last {look.get('frameDuration')}")
            return snapped(1 / duration)
        named = named_rate(look.get("name", "") if look is not None else "")
        if named is not None:
            return named
        for other in self._resources.values():
            if other is not look and other.tag == "format" and other.get("frameDuration"):
                return self._rate_of(other)
        self._bench.note("The file does not say its rate; 24 frames a second are taken.")
        return Fraction(24)

    def _storyline(self, spine: Element, at: int, lane: int, above: list[str]) -> None:
        """The items of a storyline, one after another from frame `at` of the cut."""
        items = [item for item in spine if item.tag in ITEMS and item.tag not in ("spine", "caption")]
        waiting: tuple[int, int] | None = None
        origin: Fraction | None = None
        begin = at
        kind: TrackKind = "picture"
        for index, item in enumerate(items):
            offset = self._time(item.get("offset")) if item.get("offset") else None
            if item.tag == "transition":
                frames = self._frames(item.get("duration"), "a transition")
                before = frames - frames // 2
                if offset is not None:
                    if origin is None:
                        origin = offset
                    before = at - begin - self._whole((offset - origin) * self._rate, "a transition")
                    before = min(max(before, 0), frames)
                waiting = (before, frames - before)
                if index == len(items) - 1:
                    self._join(items, index, at, waiting, (kind, lane, 0))
                continue
            if offset is not None and origin is None:
                origin = offset - Fraction(at - begin) / self._rate
            frames = self._frames(item.get("duration"), "a clip") or self._own_length(item)
            if item.tag != "gap":
                kind = self._kind(chosen_of(item))
            if waiting is not None:
                self._join(items, index - 1, at, waiting, (kind, lane, 0))
                waiting = None
            self._item(item, at, frames, lane, above)
            at += frames

    def _join(self, items: list[Element], index: int, at: int, lengths: tuple[int, int], key: Key) -> None:
        before = items[index - 1].tag if index else "gap"
        after = items[index + 1].tag if index + 1 < len(items) else "gap"
        if before == "gap" and after == "gap":
            return
        name = items[index].get("name", "")
        if name and name not in ("Cross Dissolve", "Fade To Color"):
            self._bench.note(f"The transition {name} is a dissolve here.")
        self._lane(key).joins.append(Join(at=at, before=lengths[0], after=lengths[1]))

    def _item(self, item: Element, at: int, frames: int, lane: int, above: list[str]) -> None:
        if len(above) > DEEPEST_NEST:
            raise refused(self._name, f"clips lie over {DEEPEST_NEST} deep in one another")
        item = chosen_of(item)
        begin = self._time(item.get("start")) if item.get("start") else Fraction(0)
        if item.tag == "asset-clip" and not item.get("start"):
            asset = self._resources.get(item.get("ref", ""))
            begin = self._time(asset.get("start")) if asset is not None and asset.get("start") else begin
        if frames > 0:
            self._lay(item, at, frames, lane, above)
        for child in item:
            if child.tag in ("marker", "chapter-marker"):
                self._mark(
                    child,
                    item,
                    at + self._whole((self._time(child.get("start")) - begin) * self._rate, "a marker"),
                    at,
                    frames,
                )
            elif child.tag in ITEMS and child.tag != "transition" and self._is_connected(child, item):
                where = at + self._whole(
                    (self._time(child.get("offset") or "0s") - begin) * self._rate, "a connected clip"
                )
                self._connected(child, where, above)

    def _is_connected(self, child: Element, parent: Element) -> bool:
        """Whether an item hangs on its parent, rather than being what the parent is made of."""
        return child.get("lane", "0") != "0" or child.tag == "caption" or parent.tag in ("asset-clip", "gap", "title")

    def _connected(self, item: Element, at: int, above: list[str]) -> None:
        lane = item.get("lane", "1")
        number = int(lane) if re.fullmatch(r"-?\d{1,6}", lane) else 1
        if at < 0:
            self._bench.note(f"{item.get('name') or 'A connected clip'} begins before the cut and is left out.")
            return
        if item.tag == "spine":
            self._storyline(item, at, number, [*above, ""])
            return
        frames = self._frames(item.get("duration"), "a clip") or self._own_length(item)
        self._item(item, at, frames, number, [*above, ""])

    def _lay(self, item: Element, at: int, frames: int, lane: int, above: list[str]) -> None:
        if item.tag == "gap":
            return
        self._bench.count()
        if item.tag in ("title", "caption"):
            self._words(item, at, frames, lane)
            return
        if item.tag in ("ref-clip", "sync-clip"):
            self._nest(item, at, frames, lane, above)
            return
        name = (item.get("name") or "")[:400]
        source, first = self._source(item, name)
        speed, freeze, first = self._timing(item, first)
        volume = item.find("adjust-volume")
        piece = Piece(
            name=name,
            source=source,
            source_in=self._whole(first * self._rate, name or "a clip")
            - (self._bench.start_of(source) if source else 0),
            start=at,
            frames=frames,
            speed=speed,
            freeze=freeze,
            gain_db=gain_of(volume),
            muted=item.get("enabled") == "0",
        )
        kind = self._kind(item)
        self._lane((kind, lane, 0)).pieces.append(piece)
        self._named(kind, lane, item)
        for effect in (*item.findall("filter-video"), *item.findall("filter-audio")):
            self._bench.note(f"The effect {effect.get('name') or 'without a name'} is left out.")

    def _words(self, item: Element, at: int, frames: int, lane: int) -> None:
        text = "".join("".join(one.itertext()) for one in item.findall("text")).strip()
        if item.tag == "caption":
            if text:
                self._captions.append(Words(start=at, frames=frames, text=text))
        elif text:
            name = item.get("name", "")
            self._titles.append(Words(start=at, frames=frames, text=text, kind=title_kind(name)))
        else:
            kind: TrackKind = "picture" if item.get("role", "video").startswith("video") else "sound"
            first = self._frames(item.get("start"), "a title")
            piece = Piece(
                name=(item.get("name") or "")[:400],
                source_in=first,
                start=at,
                frames=frames,
                muted=item.get("enabled") == "0",
            )
            self._lane((kind, lane, 0)).pieces.append(piece)
            self._named(kind, lane, item)

    def _nest(self, item: Element, at: int, frames: int, lane: int, above: list[str]) -> None:
        """A compound (or synchronised) clip laid flat: the range that is seen of what it holds."""
        ref = item.get("ref", "")
        inner, begin = item, Fraction(0)
        if item.tag == "ref-clip":
            if ref in above:
                raise refused(self._name, f"the compound clip '{item.get('name', ref)}' contains itself")
            media = self._resources.get(ref)
            sequence = media.find("sequence") if media is not None else None
            if sequence is None:
                self._bench.note(
                    f"What the compound clip {item.get('name', ref)} holds is not in the file; it is left black."
                )
                black = Piece(name=(item.get("name") or "")[:400], start=at, frames=frames)
                self._lane(("picture", lane, 0)).pieces.append(black)
                return
            inner, begin = sequence, self._time(sequence.get("tcStart") or "0s")
        self._bench.note("Clips that hold a cut of their own are laid flat.")
        inside = self._inside(inner, [*above, ref])
        start = self._time(item.get("start")) - begin if item.get("start") else Fraction(0)
        first = self._whole(start * self._rate, "a compound clip")
        for (kind, own, _), one in inside.items():
            moved = one.moved(first, first + frames, at)
            self._bench.count(len(moved.pieces))
            # Its own tracks lie beside those of the cut, never among them.
            known = self._lane((kind, lane, 0) if own == 0 else (kind, lane + own, 1))
            known.pieces += moved.pieces
            known.joins += moved.joins

    def _inside(self, inner: Element, above: list[str]) -> dict[Key, Lane]:
        """The lanes of what a clip holds. It is read once, however often it is used."""
        if inner in self._opened:
            return self._opened[inner]
        outer, self._lanes = self._lanes, {}
        kept = len(self._titles), len(self._captions), len(self._marks)
        spine = inner.find("spine")
        if spine is None:
            spine = Element("spine")
            spine.extend([child for child in inner if child.tag in CLIPS and child.get("lane", "0") == "0"])
        self._storyline(spine, 0, 0, above)
        self._opened[inner], self._lanes = self._lanes, outer
        for listed, count in zip((self._titles, self._captions, self._marks), kept, strict=True):
            if len(listed) > count:
                self._bench.note("Titles, captions and markers inside of compound clips are left out.")
            del listed[count:]
        return self._opened[inner]

    def _source(self, item: Element, clip: str) -> tuple[str, Fraction]:
        """The source of a clip, and the time in it at which the clip begins."""
        begin = self._time(item.get("start") or "0s")
        holder = item
        if item.tag == "clip":
            found = held_in(item)
            if found is None:
                return "", begin
            holder = found
            begin += self._time(holder.get("start") or "0s") - self._time(holder.get("offset") or "0s")
        asset = self._resources.get(holder.get("ref", ""))
        if asset is None or asset.tag != "asset":
            if asset is not None and asset.tag == "effect":
                self._bench.note(f"The generator {asset.get('name') or 'without a name'} is left black.")
                return "", begin
            source = Source(name=clip or "unnamed")
            return self._bench.source(source), begin
        notes = {one.get("key", ""): one.get("value", "") for one in asset.iterfind("metadata/md")}
        start = self._frames(asset.get("start"), "a source")
        if not item.get("start") and item.tag == "asset-clip":
            begin = self._time(asset.get("start") or "0s")
        representation = asset.find("media-rep")
        url = as_path((representation.get("src") if representation is not None else asset.get("src")) or "")
        suggested = representation.get("suggestedFilename", "") if representation is not None else ""
        length = self._frames(asset.get("duration"), "a source")
        source = Source(
            name=(suggested or base_name(url) or asset.get("name") or clip or "unnamed")[:400],
            url="" if "workprint.offline" in notes else url,
            frames=length or None,
            start=max(start, 0),
            picture=asset.get("hasVideo", "0") == "1",
            sound=asset.get("hasAudio", "0") == "1",
            media=notes.get("workprint.media", ""),
            reel=notes.get("workprint.reel", "")[:64],
        )
        return self._bench.source(source), begin

    def _timing(self, item: Element, first: Fraction) -> tuple[Fraction, bool, Fraction]:
        """The speed of a clip, whether it holds one frame, and the time in its source at which it begins."""
        found = item.find("timeMap")
        points = [(self._time(one.get("time")), self._time(one.get("value"))) for one in found or ()]
        if len(points) < 2 or points[-1][0] == points[0][0]:
            return Fraction(1), False, first
        if len(points) > 2:
            self._bench.note(f"{item.get('name') or 'A clip'} changes its speed as it runs; it has one speed here.")
        (time, value), (last, end) = points[0], points[-1]
        slope = (end - value) / (last - time)
        begin = value + (first - time) * slope
        if slope == 0:
            return Fraction(1), True, begin
        if slope < 0:
            self._bench.note(f"{item.get('name') or 'A clip'} runs backwards there; it runs forwards here.")
        return exact(abs(slope)), False, begin

    def _kind(self, item: Element) -> TrackKind:
        if item.tag == "audio" or item.get("srcEnable") == "audio":
            return "sound"
        if item.tag == "asset-clip" and item.get("srcEnable") != "video":
            asset = self._resources.get(item.get("ref", ""))
            if asset is not None and asset.get("hasVideo") != "1" and asset.get("hasAudio") == "1":
                return "sound"
        held = held_in(item) if item.tag == "clip" else None
        if held is not None and held.tag == "audio":
            return "sound"
        return "picture"

    def _own_length(self, item: Element) -> int:
        item = chosen_of(item)
        if item.get("duration"):
            return self._frames(item.get("duration"), "a clip")
        resource = self._resources.get(item.get("ref", ""))
        if resource is None:
            return 0
        sequence = resource.find("sequence")
        return self._frames((resource if sequence is None else sequence).get("duration"), "a source")

    def _named(self, kind: TrackKind, lane: int, item: Element) -> None:
        role = item.get("videoRole" if kind == "picture" else "audioRole") or item.get("role") or ""
        known = self._lane((kind, lane, 0))
        if not known.name and "." in role:
            known.name = role.partition(".")[2][:80]

    def _mark(self, marker: Element, item: Element, frame: int, at: int, frames: int) -> None:
        if at <= frame < at + frames:
            self._marks.append(Mark(frame=frame, name=marker.get("value", ""), comment=marker.get("note", "")))

    def _lane(self, key: Key) -> Lane:
        return self._lanes.setdefault(key, Lane(key[0]))

    def _time(self, text: str | None) -> Fraction:
        return time_of(text, self._name)

    def _frames(self, text: str | None, what: str) -> int:
        return self._whole(self._time(text) * self._rate, what)

    def _whole(self, value: Fraction, what: str) -> int:
        return whole_frames(value, self._bench, what)
