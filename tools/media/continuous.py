"""One clock for a file whose times begin anew: two recordings in one transport stream, or one that was interrupted.

    times of the file    0 1 2 3 | 0 1 2 | 95000 95001        back, or forward by more than ten seconds
    the one clock        0 1 2 3 | 4 5 6 | 7     8            goes on where the last picture ended

The rule is that of the ffmpeg command, which conforms such a clip; a library that decodes leaves the times as they are.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from av.container import InputContainer
from av.packet import Packet
from av.stream import Disposition

BEGINS_ANEW = 0x200
"""AVFMT_TS_DISCONT: a format whose times may do so, such as MPEG-TS, MPEG-PS and Ogg."""

BACK, FORWARD = Fraction(1, 10), Fraction(10)
"""Seconds by which decoding times have to be off before they count as begun anew."""


@dataclass
class Clock:
    """Puts the packets of one file on one clock, each stream's in their order; pictures lead, sound follows.

    `shifts` are the seconds to add, first to all, then to what comes after each new beginning.
    """

    shifts: tuple[Fraction, ...] = (Fraction(0),)
    _parts: dict[int, int] = field(default_factory=dict[int, int])
    _ends: dict[int, tuple[Fraction, Fraction]] = field(default_factory=dict[int, tuple[Fraction, Fraction]])

    def put(self, packet: "Packet[Any]") -> None:
        """Give a packet the times of the one clock."""
        if len(self.shifts) == 1:
            return
        stream, base = packet.stream_index, Fraction(packet.time_base)
        part = self._parts.get(stream, 0)
        if packet.dts is not None:
            told = packet.dts * base
            while part + 1 < len(self.shifts) and _anew(told + self.shifts[part], self._ends.get(stream)):
                part += 1
            self._ends[stream] = _end(packet, told + self.shifts[part])
        self._parts[stream] = part
        ticks = round(self.shifts[part] / base)
        packet.dts = None if packet.dts is None else packet.dts + ticks
        packet.pts = None if packet.pts is None else packet.pts + ticks


def clock_of(path: Path) -> Clock:
    """The clock of a file. One that may begin anew is read through once, without being decoded.

    Raises FFmpegError or OSError when the file cannot be read.
    """
    with av.open(str(path)) as container:
        return Clock(_shifts(container)) if container.format.flags & BEGINS_ANEW else Clock()


def length_of(path: Path, clock: Clock) -> tuple[Fraction, Fraction]:
    """Seconds from the first to the last of a file on its clock, of all that it holds and of its first sound.

    Raises FFmpegError or OSError when the file cannot be read.
    """
    with av.open(str(path)) as container:
        spans: dict[int, tuple[Fraction, Fraction]] = {}
        for packet in container.demux():
            clock.put(packet)
            if packet.pts is None:
                continue
            begin = packet.pts * Fraction(packet.time_base)
            end = begin + (packet.duration or 0) * Fraction(packet.time_base)
            first, last = spans.get(packet.stream_index, (begin, end))
            spans[packet.stream_index] = min(first, begin), max(last, end)
        whole = (
            max(end for _, end in spans.values()) - min(begin for begin, _ in spans.values()) if spans else Fraction(0)
        )
        heard = [spans[one.index] for one in container.streams.audio[:1] if one.index in spans]
        return whole, heard[0][1] - heard[0][0] if heard else Fraction(0)


def _shifts(container: InputContainer) -> tuple[Fraction, ...]:
    moving = [one for one in container.streams.video if not one.disposition & Disposition.attached_pic]
    leading = [*moving, *container.streams.audio][:1]
    shifts = [Fraction(0)]
    end: tuple[Fraction, Fraction] | None = None
    for packet in container.demux(leading) if leading else ():
        if packet.dts is None:
            continue
        time = packet.dts * Fraction(packet.time_base) + shifts[-1]
        if end is not None and _anew(time, end):
            shifts.append(shifts[-1] + end[1] - time)
            time = end[1]
        end = _end(packet, time)
    return tuple(shifts)


def _end(packet: "Packet[Any]", time: Fraction) -> tuple[Fraction, Fraction]:
    """When a packet is decoded, and when the next one should be."""
    return time, time + (packet.duration or 0) * Fraction(packet.time_base)


def _anew(time: Fraction, last: tuple[Fraction, Fraction] | None) -> bool:
    return last is not None and (abs(time - last[1]) > FORWARD or time + BACK < last[0])
