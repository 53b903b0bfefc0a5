"""An AAF that was made to harm, or that broke, is refused with a sentence, at once; none ends in a traceback."""

import struct
import time
import tracemalloc
from collections.abc import Callable
from fractions import Fraction

import aaf2
import pytest
from aaf2.file import AAFFile

from tools.film.errors import DirectorError
from tools.interchange import aaf, aaf_reading
from tools.interchange.compound import ENTRY, HEADER
from tools.interchange.cut import Cut, CutTrack, Mark, Piece, Source

# pyaaf2 has no types.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportAttributeAccessIssue=false

SECTOR = 4096
DIRECTORY = 48
"""Where in the header the first sector of the directory is told."""


@pytest.fixture(scope="module")
def plain() -> bytes:
    piece = Piece(name="1A-1", source="a.mp4", start=0, frames=48)
    track = CutTrack(pieces=(piece,))
    return aaf.write(Cut(rate=Fraction(25), tracks=(track,), sources=(Source(name="a.mp4", frames=90),)))


def directory(data: bytes) -> int:
    """Where the first entry of the directory lies."""
    return (struct.unpack_from("<I", data, DIRECTORY)[0] + 1) * SECTOR


def with_entry(data: bytes, number: int, field: str, value: int) -> bytes:
    places = {"left": (68, "<I"), "right": (72, "<I"), "child": (76, "<I"), "length": (120, "<Q")}
    at, form = places[field]
    changed = bytearray(data)
    struct.pack_into(form, changed, directory(data) + number * ENTRY.size + at, value)
    return bytes(changed)


def endless_table(data: bytes) -> bytes:
    changed = bytearray(data)
    struct.pack_into("<I", changed, 44, 0xFFFFFF00)
    return bytes(changed)


def circle_of_sectors(data: bytes) -> bytes:
    """The directory's first sector follows itself."""
    first = struct.unpack_from("<I", data, DIRECTORY)[0]
    table = struct.unpack_from("<I", data, 76)[0]
    changed = bytearray(data)
    struct.pack_into("<I", changed, (table + 1) * SECTOR + 4 * first, first)
    return bytes(changed)


HARM: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "nothing": (lambda data: b"", "does not begin as one"),
    "a header alone": (lambda data: data[: HEADER.size], "more sectors than bytes"),
    "half of it": (lambda data: data[: len(data) // 2], "ends before|missing|not what AAF says"),
    "a table larger than the file": (endless_table, "more sectors than bytes"),
    "sectors in a circle": (circle_of_sectors, "in a circle"),
    "a part in itself": (lambda data: with_entry(data, 0, "child", 0), "contain themselves"),
    "two gigabytes": (lambda data: with_entry(data, 0, "length", 2 << 30), "2,147,483,648 bytes"),
    "a part that is not there": (lambda data: with_entry(data, 0, "right", 7_000_000), "missing"),
    "zeros": (lambda data: data[:SECTOR] + bytes(len(data) - SECTOR), "."),
}


@pytest.mark.parametrize("what", list(HARM))
def test_an_aaf_that_is_broken_or_made_to_harm_is_refused_at_once(what: str, plain: bytes) -> None:
    harm, why = HARM[what]
    data = harm(plain)
    tracemalloc.start()
    begun = time.process_time()
    with pytest.raises(DirectorError, match=why):
        aaf_reading.read(data, "cut.aaf")
    taken, (_, most) = time.process_time() - begun, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert taken < 5
    assert most < 32 << 20


def changed(change: Callable[[AAFFile], None]) -> bytes:
    """A small AAF with something done to it by the library that wrote it."""
    file = AAFFile(None)
    whole = file.create.CompositionMob("Loop")
    file.content.mobs.append(whole)
    whole.usage = "Usage_TopLevel"
    slot = whole.create_picture_slot(25)
    clip = file.create.SourceClip(0, 25)
    clip.mob, clip.slot_id = whole, slot.slot_id
    slot.segment.components.append(clip)
    change(file)
    file.save()
    file.manager.remove_temp()
    file.cfb.close()
    return file.f.getvalue()


def test_sequences_and_clips_that_contain_themselves_are_refused() -> None:
    with pytest.raises(DirectorError, match="contains itself"):
        aaf_reading.read(changed(lambda file: None), "cut.aaf")

    def masters(file: AAFFile) -> None:
        (whole,) = file.content.mobs
        master = file.create.MasterMob("Round")
        file.content.mobs.append(master)
        own = master.create_timeline_slot(25)
        own.segment = file.create.SourceClip(0, 25)
        own.segment.mob, own.segment.slot_id = master, own.slot_id
        (clip,) = whole.slots.value[0].segment.components
        clip.mob, clip.slot_id = master, own.slot_id

    with pytest.raises(DirectorError, match="in a circle"):
        aaf_reading.read(changed(masters), "cut.aaf")


def test_another_program_reads_what_is_written(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("aaf") / "cut.aaf"
    pictures = CutTrack(pieces=(Piece(name="1A-1", source="a.mp4", source_in=5, start=0, frames=48),))
    sounds = CutTrack(kind="sound", name="DX", pieces=(Piece(source="b.wav", start=0, frames=40, gain_db=-6.0),))
    sources = (
        Source(name="a.mp4", url="media/a.mp4", frames=90),
        Source(name="b.wav", frames=40, picture=False, sound=True),
    )
    marks = (Mark(frame=7, name="hit", comment="the door", colour="green"),)
    cut = Cut(
        rate=Fraction(30000, 1001), drop=True, start=107892, tracks=(pictures, sounds), markers=marks, sources=sources
    )
    path.write_bytes(aaf.write(cut))
    with aaf2.open(str(path)) as file:
        (whole,) = file.content.toplevel()
        told = [(slot.name, slot.media_kind, slot.edit_rate) for slot in whole.slots]
        (clip,) = whole.slots.value[1].segment.components
        (turned,) = whole.slots.value[2].segment.components
        level = float(next(iter(turned.parameters)).value)
        code = whole.slots.value[0].segment
        event = next(iter(whole.slots.value[-1].segment.components))
        assert [name for name, _, _ in told] == ["TC1", "V1", "DX.L", "DX.R", "Markers"]
        assert {Fraction(rate) for _, _, rate in told} == {Fraction(30000, 1001)}
        assert (clip.mob.name, clip.start, clip.length) == ("1A-1", 5, 48)
        assert abs(level - 0.501187) < 1e-5
        assert (code.start, code.fps, code.drop) == (107892, 30, True)
        assert (event["Position"].value, event["Comment"].value) == (7, "hit\nthe door")
