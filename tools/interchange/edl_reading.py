"""CMX3600 edit decision lists, read: the dialects of Premiere, Avid, Resolve, Nucoda and our own.

A list does not say its rate. Ours does, in a comment; else it is what the reader is told, or the slowest rate of film
in which every timecode of it exists.
"""

import re
from dataclasses import dataclass, field
from fractions import Fraction

from tools.film.errors import DirectorError
from tools.film.timing import parse_timecode
from tools.interchange.cut import Cut, Join, Mark, Piece, Read, Source, nominal
from tools.interchange.edl import reel_of
from tools.interchange.lanes import Bench, Lane, base_name, broken, exact
from tools.interchange.linking import as_path
from tools.media.plain_text import Text, read_text

CODE = r"(\d{1,2}[:;.,]\d{2}[:;.,]\d{2}[:;.,]\d{2})"
EVENT = re.compile(
    rf"^(\d{{1,8}})\s+(\S+)\s+(\S+)\s+(K\s*[BO]?|[A-Za-z]+\d*)\s*(\d{{1,5}})?\s+{CODE}\s*{CODE}\s*{CODE}\s*{CODE}\s*$"
)
MOTION = re.compile(rf"^M2\s+(\S+)\s+(-?\d+(?:\.\d+)?)\s+{CODE}\s*$")
LOCATOR = re.compile(rf"^\*\s*LOC:\s*{CODE}\s+(\S+)(?:\s+(.*))?$")
LONGEST_LINE = 10_000


@dataclass
class _Event:
    line: int
    number: str
    reel: str
    channel: str
    how: str
    frames: int
    codes: tuple[str, str, str, str]
    from_name: str = ""
    to_name: str = ""
    file: str = ""
    url: str = ""
    fps: Fraction | None = None
    speed: tuple[Fraction, int] | None = None
    cut_after: int | None = None
    notes: list[str] = field(default_factory=list[str])


def read(data: bytes, name: str, rate: Fraction | None = None) -> Read:
    """The cut of an .edl file, at `rate` when it does not say its own. Raises DirectorError with the line."""
    try:
        return _Reader(name, rate).read(read_text(data, name))
    except (ValueError, OverflowError) as error:
        raise broken(name, f"a number in it is out of range ({type(error).__name__})") from None


class _Reader:
    def __init__(self, name: str, rate: Fraction | None) -> None:
        self._name = name
        self._bench = Bench(name)
        self._told = rate
        self._rate = rate or Fraction(24)
        self._title = ""
        self._drop: bool | None = None
        self._events: list[_Event] = []
        self._marks: list[tuple[int, str, str, str]] = []
        self._own_rate: Fraction | None = None

    def read(self, text: Text) -> Read:
        if text.note:
            self._bench.note(text.note)
        for number, raw in enumerate(text.words.splitlines(), 1):
            self._line(number, raw[:LONGEST_LINE].strip(" \t\x1a\ufeff"))
        if not self._events:
            raise broken(
                self._name, "there is no edit in it; a line of one looks like 001  AX  V  C  and four timecodes"
            )
        drop = self._drops()
        self._rate = self._own_rate or self._guessed(drop)
        start = min(self._frame(event.codes[2], event.line) for event in self._events)
        lanes: dict[str, Lane] = {}
        for event in self._events:
            for channel in _channels(event.channel):
                if channel not in lanes:
                    lanes[channel] = Lane("picture" if channel.startswith("V") else "sound")
                self._lay(event, lanes[channel], start)
        bench = self._bench
        bench.lanes = [lanes[channel] for channel in sorted(lanes, key=lambda channel: (channel[0] != "V", channel))]
        tracks = bench.tracks()
        marks = [
            Mark(frame=max(self._frame(code, line) - start, 0), name=name, colour=colour.lower())
            for line, code, colour, name in self._marks
        ]
        cut = Cut(
            title=self._title[:200] or "Untitled",
            rate=self._rate,
            drop=drop,
            start=start,
            tracks=tracks,
            markers=tuple(sorted(marks, key=lambda mark: (mark.frame, mark.name))),
            sources=bench.sources(tracks),
        )
        end = max(self._frame(event.codes[3], event.line) for event in self._events)
        return Read(cut=cut, notes=tuple(bench.notes), length=max(end - start, 0))

    def _line(self, number: int, line: str) -> None:
        if not line:
            return
        if found := EVENT.match(line):
            self._bench.count()
            codes = (found[6], found[7], found[8], found[9])
            how = found[4].upper()
            event = _Event(number, found[1], found[2], found[3].upper(), how, int(found[5] or 0), codes)
            self._events.append(event)
        elif re.match(r"^\d+\s+\S+\s+\S+\s+[A-Za-z]", line) and re.search(r"\d[:;.]\d\d", line):
            raise broken(self._name, f"line {number} is an edit that cannot be read: '{line[:80]}'", line=number)
        elif line.upper().startswith("TITLE:"):
            self._title = self._title or line[6:].strip()
        elif line.upper().startswith("FCM:"):
            drop = "NON" not in line.upper()
            if self._drop is not None and self._drop != drop:
                self._bench.note("The list changes between drop-frame and non-drop-frame; the first holds here.")
            self._drop = drop if self._drop is None else self._drop
        elif line.startswith("*") or re.match(r"(FROM|TO) CLIP NAME:", line, re.IGNORECASE):
            self._comment(number, line)
        elif self._events and (motion := MOTION.match(line)):
            self._motion(number, motion)
        elif line.upper().startswith(("FINAL CUT PRO", "SPLIT:", ">>>", "AUD", "EFFECTS NAME", "M2", "REEL ", "TRK ")):
            self._bench.note(f"'{line.split()[0]}' lines say nothing about the cut here and are left out.")
        else:
            self._bench.note(f"Line {number} is left out: '{line[:60]}'.")

    def _comment(self, number: int, line: str) -> None:
        if found := LOCATOR.match(line):
            self._marks.append((number, found[1], found[2], (found[3] or "").strip()))
            return
        key, _, value = line.lstrip("* ").partition(":")
        key, value = key.strip().upper(), value.strip()
        if key == "RATE" and not self._events:
            try:
                self._own_rate = Fraction(value)
            except (ValueError, ZeroDivisionError):
                self._own_rate = None
            if self._own_rate is not None and not 1 <= self._own_rate <= 240:
                raise broken(self._name, f"line {number} gives the rate {value}, which is no rate of film", line=number)
            return
        if not self._events:
            return
        event = self._events[-1]
        match key:
            case "FROM CLIP NAME" | "FROM CLIP":
                event.from_name = event.from_name or value
            case "TO CLIP NAME":
                event.to_name = value
            case "SOURCE FILE" | "SOURCE FILE NAME":
                event.file = value
            case "FROM FILE" | "FROM CLIP PATH":
                event.url = value
            case "SPEED":
                if found := re.fullmatch(r"(\d+(?:/[1-9]\d*)?) FROM (-?\d{1,9})", value):
                    event.speed = (Fraction(found[1]), int(found[2]))
            case "CUT AFTER":
                if found := re.match(r"(\d{1,6}) FRAMES", value):
                    event.cut_after = int(found[1])
            case _:
                pass

    def _motion(self, number: int, found: re.Match[str]) -> None:
        named = [event for event in self._events[-2:] if event.reel == found[1]]
        event = named[-1] if named else self._events[-1]
        event.fps = Fraction(found[2]).limit_denominator(1_000_000)

    def _drops(self) -> bool:
        if self._drop is not None:
            return self._drop
        return any(";" in code for event in self._events for code in event.codes)

    def _guessed(self, drop: bool) -> Fraction:
        highest = max(int(code[-2:]) for event in self._events for code in event.codes)
        if self._told is not None and highest < self._told:
            return self._told
        if drop:
            return Fraction(30000 if highest < 30 else 60000, 1001)
        found = next((rate for rate in (24, 25, 30, 50, 60) if highest < rate), None)
        if found is None:
            raise broken(self._name, f"a timecode of it has the frame {highest}, which no rate of film has")
        self._bench.note(f"The list does not say its rate; by its timecodes it is taken for {found} frames a second.")
        return Fraction(found)

    def _frame(self, code: str, line: int) -> int:
        # Separators differ by program; whether numbers are dropped is said once for the list.
        digits = re.split(r"[:;.,]", code)
        text = f"{int(digits[0]):02d}:{digits[1]}:{digits[2]}{';' if self._drops() else ':'}{digits[3]}"
        try:
            return parse_timecode(text, self._rate)
        except DirectorError as error:
            raise broken(self._name, f"line {line}: {error.message.rstrip('.')}", line=line) from None

    def _lay(self, event: _Event, lane: Lane, start: int) -> None:
        source_in, source_out, begin, end = (self._frame(code, event.line) for code in event.codes)
        begin, end = begin - start, end - start
        frames = event.frames
        join: Join | None = None
        black = event.reel.upper() in ("BL", "BLACK")
        if event.how[0] in "DW" and event.how != "W" and frames:
            before = event.cut_after if event.cut_after is not None else frames - frames // 2
            follows = bool(lane.pieces) and lane.pieces[-1].end >= begin
            if black:
                before = frames if event.cut_after is None else before
            elif not follows:
                before = 0 if event.cut_after is None else before
            before = min(before, frames)
            join = Join(
                at=begin + before,
                before=before,
                after=frames - before,
                kind="wipe right" if event.how[0] == "W" else "dissolve",
            )
            if event.how[0] == "W" and event.how != "W001":
                self._bench.note(f"The wipe {event.how} is a wipe to the right here.")
            if follows:
                last = lane.pieces[-1]
                longer = begin + before - last.start
                if longer > 0:
                    lane.pieces[-1] = last.model_copy(update={"frames": longer})
                if event.from_name and not last.name:
                    lane.pieces[-1] = lane.pieces[-1].model_copy(update={"name": event.from_name})
            lane.joins.append(join)
        elif event.how[0] == "K":
            self._bench.note("Key events are laid as plain clips.")
        if end <= begin or black:
            return
        speed, freeze = self._speed(event, source_out - source_in, end - begin)
        moved = join.before if join is not None else 0
        if end - begin - moved < 1:
            self._bench.note(f"The clip of line {event.line} is shorter than its transition and is left out.")
            return
        shown = 0 if freeze else int(moved * speed)
        name = (event.to_name or event.from_name) if join is not None else (event.from_name or event.to_name)
        told = as_path(event.url) if event.url else ""
        source = Source(
            name=(event.file or base_name(told) or name or event.reel)[:400],
            url=told or event.file,
            picture=lane.kind == "picture",
            sound=lane.kind == "sound",
        )
        # A reel that is nothing but the file's name says nothing more.
        usual = reel_of(source)
        if event.reel.upper() != "AX" and not re.fullmatch(rf"{re.escape(usual[:5])}.*", event.reel):
            source = source.model_copy(update={"reel": event.reel})
        position = source_in + shown
        if event.speed is not None and event.speed[0] == speed:
            position = event.speed[1]
        lane.pieces.append(
            Piece(
                name=name[:400],
                source=self._bench.source(source),
                source_in=position,
                start=begin + moved,
                frames=end - begin - moved,
                speed=speed,
                freeze=freeze,
            )
        )

    def _speed(self, event: _Event, used: int, shown: int) -> tuple[Fraction, bool]:
        if event.fps is None:
            if used != shown and used > 0 and abs(used - shown) > 1:
                self._bench.note("Some edits have other lengths in the source than in the cut; those of the cut hold.")
            return Fraction(1), False
        if event.fps == 0:
            return Fraction(1), True
        if event.fps < 0:
            self._bench.note("A clip that runs backwards there runs forwards here.")
        # Of 29.97 frames a second twice as many are 59.94, or, counted as their timecode is, 60.
        speeds = (exact(abs(event.fps) / self._rate), exact(abs(event.fps) / nominal(self._rate)))
        speed = min(speeds, key=lambda one: one.denominator)
        # Programs write frames a second to one place: what the timecodes say is exact.
        if shown and abs(Fraction(used, shown) * self._rate - abs(event.fps)) < Fraction(1, 15):
            speed = Fraction(used, shown)
        if event.speed is not None and abs(event.speed[0] - speed) < Fraction(1, 1000):
            speed = event.speed[0]
        return speed or Fraction(1), False


def _channels(said: str) -> list[str]:
    """V, A, A2, AA (A and A2), B (picture and sound), A/V, AA/V, NONE ..."""
    found: list[str] = []
    if said == "NONE":
        # An event that records nothing.
        return found
    for part in re.split(r"[/+]", said):
        if part in ("V", "VA1", "V1"):
            found.append("V")
        elif part in ("V2", "V3"):
            found.append(part)
        elif part == "B":
            found += ["V", "A"]
        elif part == "AA":
            found += ["A", "A2"]
        elif re.fullmatch(r"A\d*", part):
            found.append("A" if part in ("A", "A1") else part)
    return found or ["V"]
