"""FCPXML of any version, read: ours, Final Cut's and Resolve's. Compound, synchronised and multicam clips too.

Items lie one after another on a storyline; what is connected to one lies where its `offset` says in the parent's own
time. Lanes become tracks: lane 0 is V1, those above it V2 and up, sound goes by its lane too.
"""

import re
from fractions import Fraction
from math import floor
from xml.etree.ElementTree import Element

from tools.interchange.cut import Cut, Join, Mark, Piece, Read, TrackKind, Words, snapped
from tools.interchange.fcpxml_sources import Seen, Sources, angles
from tools.interchange.fcpxml_words import ADJUSTED, SEEN, chosen_of, gain_of, is_plain_move, named_rate, size_of
from tools.interchange.lanes import DEEPEST_NEST, Bench, Lane, broken, refused
from tools.interchange.markup import parse
from tools.interchange.xmeml_reading import title_kind

NESTS = ("ref-clip", "sync-clip", "mc-clip")
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
        self._media = Sources(self._bench, root)
        self._lanes: dict[Key, Lane] = {}
        self._opened: dict[Element, dict[Key, Lane]] = {}
        self._titles: list[Words] = []
        self._captions: list[Words] = []
        self._marks: list[Mark] = []

    def read(self) -> Read:
        sequence, title = self._main()
        bench = self._bench
        look = self._media.resources.get(sequence.get("format", ""))
        self._media.rate = self._rate_of(look)
        self._media.size = size_of(look) or self._media.size
        start = self._media.frames(sequence.get("tcStart"), "the start timecode")
        spine = sequence.find("spine")
        length = self._storyline(spine, 0, 0, []) if spine is not None else 0
        # V1 first, then what lies above it; what lies below it comes last.
        order = sorted(
            self._lanes,
            key=lambda key: (key[0] != "picture", key[1] < 0 if key[0] == "picture" else False, abs(key[1]), key[2]),
        )
        bench.lanes = [self._lanes[key] for key in order]
        tracks = bench.tracks()
        cut = Cut(
            title=title[:200] or "Untitled",
            rate=self._media.rate,
            drop=sequence.get("tcFormat") == "DF",
            start=max(start, 0),
            width=self._media.size[0],
            height=self._media.size[1],
            tracks=tracks,
            markers=tuple(sorted(self._marks, key=lambda mark: (mark.frame, mark.name))),
            titles=tuple(sorted(self._titles, key=lambda words: (words.start, words.text))),
            captions=tuple(sorted(self._captions, key=lambda words: (words.start, words.text))),
            sources=bench.sources(tracks),
        )
        return Read(cut=cut, notes=tuple(bench.notes), length=length)

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
            duration = self._media.time(look.get("frameDuration"))
            if duration <= 0:
                raise broken(self._name, f"its frames last {look.get('frameDuration')}")
            return snapped(1 / duration)
        named = named_rate(look.get("name", "") if look is not None else "")
        if named is not None:
            return named
        for other in self._media.resources.values():
            if other is not look and other.tag == "format" and other.get("frameDuration"):
                return self._rate_of(other)
        self._bench.note("The file does not say its rate; 24 frames a second are taken.")
        return Fraction(24)

    def _storyline(self, spine: Element, at: int, lane: int, above: list[str]) -> int:
        """The items of a storyline, one after another from frame `at` of the cut; returns where they end."""
        items = [item for item in spine if item.tag in ITEMS and item.tag not in ("spine", "caption")]
        waiting: tuple[int, int] | None = None
        origin: Fraction | None = None
        begin = at
        kind: TrackKind = "picture"
        for index, item in enumerate(items):
            offset = self._media.time(item.get("offset")) if item.get("offset") else None
            if item.tag == "transition":
                frames = self._media.frames(item.get("duration"), "a transition")
                before = frames - frames // 2
                if offset is not None:
                    if origin is None:
                        origin = offset
                    before = at - begin - self._media.whole((offset - origin) * self._media.rate, "a transition")
                    before = min(max(before, 0), frames)
                waiting = (before, frames - before)
                if index == len(items) - 1:
                    self._join(items, index, at, waiting, (kind, lane, 0))
                continue
            if offset is not None and origin is None:
                origin = offset - Fraction(at - begin) / self._media.rate
            frames = self._media.frames(item.get("duration"), "a clip") or self._media.own_length(item)
            if item.tag != "gap":
                kind = self._media.kind(chosen_of(item))
            if waiting is not None:
                self._join(items, index - 1, at, waiting, (kind, lane, 0))
                waiting = None
            self._item(item, at, frames, lane, above)
            at += frames
        return at

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
        begin = self._media.time(item.get("start")) if item.get("start") else Fraction(0)
        if item.tag == "asset-clip" and not item.get("start"):
            asset = self._media.resources.get(item.get("ref", ""))
            begin = self._media.time(asset.get("start")) if asset is not None and asset.get("start") else begin
        if frames > 0:
            self._lay(item, at, frames, lane, above)
        for child in item:
            if child.tag in ("marker", "chapter-marker"):
                late = (self._media.time(child.get("start")) - begin) * self._media.rate
                self._mark(child, at + self._media.whole(late, "a marker"), at, frames)
            elif child.tag in ITEMS and child.tag != "transition" and self._is_connected(child, item):
                where = at + self._media.whole(
                    (self._media.time(child.get("offset") or "0s") - begin) * self._media.rate, "a connected clip"
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
        frames = self._media.frames(item.get("duration"), "a clip") or self._media.own_length(item)
        self._item(item, at, frames, number, [*above, ""])

    def _lay(self, item: Element, at: int, frames: int, lane: int, above: list[str]) -> None:
        if item.tag == "gap":
            return
        self._bench.count()
        if item.tag in ("title", "caption"):
            self._words(item, at, frames, lane)
            return
        if item.tag in NESTS and self._nest(item, at, frames, lane, above):
            return
        name = (item.get("name") or "")[:400]
        kind, muted, gain = self._media.kind(item), item.get("enabled") == "0", gain_of(item.find("adjust-volume"))
        heard = self._media.sound(item, name) if kind == "picture" else None
        source, first = self._media.picture(item, name)
        speed, freeze, first = self._media.timing(item, (source, first), frames)
        piece = Piece(
            name=name,
            source=source,
            source_in=self._begin(source, first, name),
            start=at,
            frames=frames,
            speed=speed,
            freeze=freeze,
            gain_db=0.0 if heard else gain,
            muted=muted,
            fill=self._media.fill(item, source) if kind == "picture" else None,
        )
        self._lane((kind, lane, 0)).pieces.append(piece)
        self._named(kind, lane, item)
        if heard is not None and not freeze:
            self._hear(item, piece, heard, gain, lane)
        self._note_effects(item)

    def _note_effects(self, item: Element) -> None:
        for effect in (*item.findall("filter-video"), *item.findall("filter-audio")):
            self._bench.note(f"The effect {effect.get('name') or 'without a name'} is left out.")
        for adjusted in item:
            if adjusted.tag in ADJUSTED and not (adjusted.tag == "adjust-transform" and is_plain_move(item)):
                self._bench.note(f"The {adjusted.tag.removeprefix('adjust-')} of clips is left out.")
        if item.find("adjust-volume/param") is not None:
            self._bench.note("Fades and moving levels of a clip's sound are left out.")

    def _hear(self, item: Element, piece: Piece, heard: Seen, gain: float, lane: int) -> None:
        """The own sound of a clip, which may begin and end at another time than its picture."""
        source = heard[0]
        first = self._media.timing(item, heard, piece.frames)[2]
        late = end = Fraction(0)
        if item.get("audioStart") and item.get("start"):
            late = self._media.time(item.get("audioStart")) - self._media.time(item.get("start"))
        if item.get("audioDuration"):
            end = late + self._media.time(item.get("audioDuration")) - Fraction(piece.frames) / self._media.rate
        moved = self._media.whole(late * self._media.rate, piece.name or "a clip's sound")
        moved = max(moved, -piece.start)
        longer = self._media.whole(end * self._media.rate, piece.name or "a clip's sound")
        sound = piece.model_copy(
            update={
                "source": source,
                "source_in": self._begin(source, first, piece.name) + floor(moved * piece.speed),
                "start": piece.start + moved,
                "frames": max(piece.frames - moved + longer, 1),
                "gain_db": gain,
            }
        )
        self._lane(("sound", lane, 0)).pieces.append(sound)

    def _begin(self, source: str, first: Fraction, name: str) -> int:
        """The frame of a source at a time of its own; of what has none, nothing is counted."""
        if not source:
            return 0
        return self._media.whole(first * self._media.rate, name or "a clip") - self._bench.start_of(source)

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
            first = self._media.frames(item.get("start"), "a title")
            piece = Piece(
                name=(item.get("name") or "")[:400],
                source_in=first,
                start=at,
                frames=frames,
                muted=item.get("enabled") == "0",
            )
            self._lane((kind, lane, 0)).pieces.append(piece)
            self._named(kind, lane, item)

    def _nest(self, item: Element, at: int, frames: int, lane: int, above: list[str]) -> bool:
        """A clip that holds others laid flat: the range that is seen of them. False where there is nothing."""
        ref, name = item.get("ref", ""), item.get("name") or item.get("ref", "")
        if ref in above and item.tag != "sync-clip":
            raise refused(self._name, f"the compound clip '{name}' contains itself")
        parts, begin = self._parts(item)
        start = self._media.time(item.get("start")) if item.get("start") else None
        gain, kinds = gain_of(item.find("adjust-volume")), SEEN.get(item.get("srcEnable", "all"), SEEN["all"])
        silent = _silent(item)
        laid = False
        for inner, of in parts:
            origin = _origin(inner)
            origin = begin if origin is None else self._media.time(origin)
            inside = self._inside(inner, [*above, ref])
            first = self._media.whole(((origin if start is None else start) - origin) * self._media.rate, name)
            for (kind, own, _), one in inside.items():
                moved = one.moved(first, first + frames, at)
                if kind not in of & kinds or not moved.pieces:
                    continue
                if kind == "sound" and ("storyline" if own == 0 else "connected") in silent:
                    continue
                laid = True
                self._bench.count(len(moved.pieces))
                # Its own tracks lie beside those of the cut, never among them.
                known = self._lane((kind, lane, 0) if own == 0 else (kind, lane + own, 1))
                known.pieces += [_within(piece, item, gain if kind == "sound" else 0.0) for piece in moved.pieces]
                known.joins += moved.joins
        if laid:
            self._bench.note("Clips that hold a cut of their own are laid flat.")
            if item.find("timeMap") is not None:
                self._bench.note(f"{name} has a speed of its own there; what it holds runs as it does in it.")
        elif parts:
            self._bench.note(f"Nothing of what {name} holds lies where it is seen; it is offline here.")
        else:
            self._bench.note(f"What the compound clip {name} holds is not in the file; it is offline here.")
        return laid

    def _parts(self, item: Element) -> tuple[list[tuple[Element, frozenset[TrackKind]]], Fraction]:
        """What a clip is made of, which of it is seen or heard, and the time at which it begins."""
        if item.tag == "sync-clip":
            return [(item, SEEN["all"])], Fraction(0)
        media = self._media.resources.get(item.get("ref", ""))
        if media is None:
            return [], Fraction(0)
        for tag in ("sequence", "multicam"):
            if (inner := media.find(tag)) is not None:
                told = angles(item, inner) if tag == "multicam" else [(inner, SEEN["all"])]
                return told, self._media.time(inner.get("tcStart") or "0s")
        return [], Fraction(0)

    def _inside(self, inner: Element, above: list[str]) -> dict[Key, Lane]:
        """The lanes of what a clip holds. It is read once, however often it is used."""
        if inner in self._opened:
            return self._opened[inner]
        outer, self._lanes = self._lanes, {}
        kept = len(self._titles), len(self._captions), len(self._marks)
        spine = inner.find("spine")
        if spine is None:
            spine = Element("spine")
            spine.extend([one for one in inner if one.tag in (*CLIPS, "gap") and one.get("lane", "0") == "0"])
        self._storyline(spine, 0, 0, above)
        self._opened[inner], self._lanes = self._lanes, outer
        for listed, count in zip((self._titles, self._captions, self._marks), kept, strict=True):
            if len(listed) > count:
                self._bench.note("Titles, captions and markers inside of compound clips are left out.")
            del listed[count:]
        return self._opened[inner]

    def _named(self, kind: TrackKind, lane: int, item: Element) -> None:
        role = item.get("videoRole" if kind == "picture" else "audioRole") or item.get("role") or ""
        known = self._lane((kind, lane, 0))
        if not known.name and "." in role:
            known.name = role.partition(".")[2][:80]

    def _mark(self, marker: Element, frame: int, at: int, frames: int) -> None:
        if at <= frame < at + frames:
            self._bench.lasts(self._media.time(marker.get("duration", "0s")) * self._media.rate)
            self._marks.append(Mark(frame=frame, name=marker.get("value", ""), comment=marker.get("note", "")))

    def _lane(self, key: Key) -> Lane:
        return self._lanes.setdefault(key, Lane(key[0]))


def _within(piece: Piece, item: Element, gain: float) -> Piece:
    """A piece of what a clip holds, as loud as the clip lets it be."""
    level = min(max(piece.gain_db + gain, -96.0), 24.0)
    return piece.model_copy(update={"gain_db": level, "muted": piece.muted or item.get("enabled") == "0"})


def _silent(clip: Element) -> set[str]:
    """Of a synchronised clip, what of its sound is switched off: that of its storyline, or what is connected to it."""
    return {
        source.get("sourceID", "")
        for source in clip.findall("sync-source")
        if (roles := source.findall("audio-role-source")) and all(role.get("active") == "0" for role in roles)
    }


def _origin(inner: Element) -> str | None:
    """The offset of the first thing that a clip holds, as it is written; None where it says none."""
    spine = inner.find("spine")
    held = inner if spine is None else spine
    first = next((one for one in held if one.tag in (*CLIPS, "gap") and one.get("lane", "0") == "0"), None)
    return first.get("offset") if first is not None else None
