"""Films are assembled frame by frame as planned, byte by byte the same, and no piece is ever encoded twice."""

import os
import struct
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest

from tests.fakes.coded_film import code, decode_blocks, make_take, small_film
from tests.fakes.stage import FRAMES, HEAD, TINY, Set, a_little, everything, expected, seen, write_wav
from tools.assembly.join import join
from tools.assembly.mp4 import read_table
from tools.assembly.plan import plan
from tools.assembly.proof.proving import prove
from tools.film.errors import Cancelled, OperatorError
from tools.film.sound import Cue
from tools.film.timeline import Caption, Clip, Gap, Title, Track, Transition
from tools.media.probing import probe
from tools.media.progress import Progress

pytestmark = pytest.mark.render


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Set:
    rates = {n: Fraction(24) for n in (1, 2, 3, 4, 9, 10)}
    rates |= {5: Fraction(30), 6: Fraction(25), 7: Fraction(24000, 1001), 8: Fraction(60)}
    return Set(tmp_path_factory.mktemp("set"), rates)


def test_every_frame_of_the_film_is_the_planned_one(stage: Set) -> None:
    film = everything(stage)
    released = stage.assemble(film)
    wanted = expected(film)
    found = decode_blocks(released.out)
    assert len(found) == len(wanted) == released.frames
    wrong = [
        (index, float(np.abs(a - b).max()))
        for index, (a, b) in enumerate(zip(found, wanted, strict=True))
        if b is not None and np.abs(a - b).max() > 30
    ]
    assert wrong == []


def test_time_stamps_are_even_and_begin_at_zero(stage: Set) -> None:
    released = stage.assemble(everything(stage))
    with av.open(str(released.out)) as container:
        stream = container.streams.video[0]
        assert stream.time_base == Fraction(1, 24_000)
        stamps = [frame.pts for frame in container.decode(video=0)]
    assert stamps == [1000 * index for index in range(released.frames)]
    measured = probe(released.out)
    assert (measured.frames, measured.rate, measured.profile) == (released.frames, 24, "High")
    assert measured.colour_space == measured.colour_primaries == measured.colour_transfer == "bt709"
    assert measured.audio_seconds == pytest.approx(released.frames / 24, abs=1e-6)


def test_bytes_do_not_depend_on_workers_or_folders(stage: Set) -> None:
    film = a_little(stage)
    one = stage.assemble(film, "one.mp4", "cache-one", workers=1)
    two = stage.assemble(film, "two.mp4", "cache-two", workers=2)
    assert one.segments_encoded == one.segments > 5
    assert one.sha256 == two.sha256
    assert one.out.read_bytes() == two.out.read_bytes()


def test_a_changed_shot_encodes_its_own_units_and_undo_encodes_none(stage: Set) -> None:
    items = [Clip(id=f"c{n}", shot=f"s{n}", frames=60) for n in range(1, 5)]
    film = small_film(items, stage.takes)
    first = stage.assemble(film, cache="cache-edit")
    assert first.segments_encoded == first.segments == 8
    slipped = [*items[:2], items[2].model_copy(update={"source_in": 5}), items[3]]
    second = stage.assemble(small_film(slipped, stage.takes), cache="cache-edit")
    assert second.segments_encoded == 2
    assert second.sha256 != first.sha256
    trimmed = [*items[:2], items[2].model_copy(update={"frames": 40}), items[3]]
    assert stage.assemble(small_film(trimmed, stage.takes), cache="cache-edit").segments_encoded == 1
    undone = stage.assemble(film, cache="cache-edit")
    assert (undone.segments_encoded, undone.sha256) == (0, first.sha256)


def test_the_same_piece_twice_in_a_film_is_encoded_once(stage: Set) -> None:
    items = [Clip(id="x", shot="s1", frames=42), Clip(id="y", shot="s1", frames=42), Gap(id="g", frames=96)]
    released = stage.assemble(small_film(items, stage.takes), cache="cache-twice")
    assert (released.segments, released.segments_encoded) == (4, 2)


def test_a_title_encodes_only_the_pieces_it_covers(stage: Set) -> None:
    items = [Clip(id="x", shot="s1", frames=100), Clip(id="y", shot="s2", frames=100)]
    plain = stage.assemble(small_film(items, stage.takes), cache="cache-title")
    title = Title(id="t", kind="lower third", text="Ada\nkeeper", item="x", offset=50, frames=30)
    lettered = stage.assemble(small_film(items, stage.takes, titles=[title]), cache="cache-title")
    assert plain.segments_encoded == plain.segments
    assert lettered.segments_encoded == 1


def test_a_damaged_unit_is_made_again(stage: Set) -> None:
    film = small_film([Clip(id="x", shot="s3", frames=42, source_in=1)], stage.takes)
    first = stage.assemble(film, cache="cache-broken")
    unit = next((stage.root / "cache-broken/units").glob("*/*.mp4"))
    unit.write_bytes(unit.read_bytes()[:-100])
    second = stage.assemble(film, "again.mp4", cache="cache-broken")
    assert (second.segments_encoded, second.sha256) == (1, first.sha256)


def test_sound_stays_with_the_picture_to_the_end(stage: Set, tmp_path: Path) -> None:
    """White flashes from gaps' neighbours would do, but codes are better: a beep at the first frame of each clip."""
    starts = list(range(0, 12 * 37, 37))
    items = [Clip(id=f"c{n}", shot=f"s{n % 4 + 1}", frames=37, source_in=n) for n in range(len(starts))]
    samples = np.zeros((len(starts) * 37 * 2000, 2))
    for start in starts:
        samples[start * 2000 : start * 2000 + 480] = 0.8 * np.sin(2 * np.pi * 4000 * np.arange(480) / 48_000)[:, None]
    stage_mix, stage.mix = stage.mix, write_wav(tmp_path / "beeps.wav", samples)
    try:
        released = stage.assemble(small_film(items, stage.takes), "sync.mp4")
    finally:
        stage.mix = stage_mix
    with av.open(str(released.out)) as container:
        heard = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
    with av.open(str(released.out)) as container:
        first = next(iter(container.decode(audio=0)))
        heard = heard[-int(first.pts or 0) if (first.pts or 0) < 0 else 0 :]
    found = decode_blocks(released.out)
    for number, start in enumerate(starts):
        assert np.abs(found[start] - code(number % 4 + 1, HEAD + number)).max() < 30
        window = np.abs(heard[max(0, start * 2000 - 2000) : start * 2000 + 2000])
        onset = int(np.argmax(window > 0.25)) + max(0, start * 2000 - 2000)
        assert abs(onset - start * 2000) < 96, "two milliseconds"


def test_captions_are_in_the_file_and_beside_it(stage: Set) -> None:
    film = small_film([Clip(id="x", shot="s1", frames=90), Clip(id="y", shot="s2", frames=60)], stage.takes)
    cues = {
        "c1": Cue(id="c1", kind="dialogue", what="The sea never forgets.", shot="s1", offset=12, frames=36),
        "c2": Cue(id="c2", kind="dialogue", what="words", shot="s2", offset=6, frames=24),
    }
    timeline = film.timeline.model_copy(update={"captions": (Caption(cue="c2", text="Naïve — “słowa”"),)})
    released = stage.assemble(film.model_copy(update={"cues": cues, "timeline": timeline}), "spoken.mp4")
    assert released.captions is not None
    assert released.captions.read_text().startswith("1\n00:00:00,500 --> 00:00:02,250\nThe sea never forgets.\n")
    with av.open(str(released.out)) as container:
        stream = container.streams.subtitles[0]
        assert (stream.codec_context.name, stream.language) == ("mov_text", "eng")
        texts = [bytes(packet)[2:].decode() for packet in container.demux(stream) if packet.size > 2]
        assert texts == ["The sea never forgets.", "Naïve — “słowa”"]
    assert probe(released.out).frames == 150


def test_stopping_keeps_finished_units_and_leaves_no_scraps(stage: Set) -> None:
    film = a_little(stage)

    def impatient(progress: Progress) -> None:
        if progress.stage == "encode" and progress.done > 70:
            raise Cancelled("Stopped by the director.")

    with pytest.raises(Cancelled):
        stage.assemble(film, "stopped.mp4", "cache-stopped", report=impatient)
    cache = stage.root / "cache-stopped"
    kept = list((cache / "units").glob("*/*"))
    assert kept
    assert all(path.suffix == ".mp4" for path in kept)
    assert [path for path in (cache / "working").rglob("*") if path.is_file()] == []
    assert not (stage.root / "stopped.mp4").exists()
    assert list(stage.root.glob(".stopped*")) == []
    resumed = stage.assemble(film, "stopped.mp4", "cache-stopped")
    assert resumed.segments_encoded < resumed.segments
    assert resumed.sha256 == stage.assemble(film, "whole.mp4", "cache-one").sha256


def test_stopping_while_joining_leaves_the_former_film(stage: Set) -> None:
    film = small_film([Clip(id="x", shot="s1", frames=42)], stage.takes)
    before = stage.assemble(film, "kept.mp4").out.read_bytes()

    def at_the_join(progress: Progress) -> None:
        if progress.stage == "join":
            raise KeyboardInterrupt

    other = small_film([Clip(id="x", shot="s2", frames=42)], stage.takes)
    with pytest.raises(KeyboardInterrupt):
        stage.assemble(other, "kept.mp4", report=at_the_join)
    assert (stage.root / "kept.mp4").read_bytes() == before
    assert list(stage.root.glob(".kept*")) == []


def test_a_take_shorter_than_it_says_is_an_error_that_names_the_slate(stage: Set) -> None:
    takes = [stage.takes[0].model_copy(update={"frames": 400}), *stage.takes[1:]]
    film = small_film([Clip(id="x", shot="s1", frames=200)], takes)
    with pytest.raises(OperatorError, match="take of 1A has fewer frames") as caught:
        stage.assemble(film, "short.mp4")
    assert caught.value.code == "short_take"


def test_an_unwritable_folder_is_one_sentence(stage: Set) -> None:
    (stage.root / "file").write_text("not a folder")
    with pytest.raises(OperatorError, match="cannot be written") as caught:
        stage.assemble(small_film([Clip(id="x", shot="s1", frames=42)], stage.takes), "file/film.mp4")
    assert caught.value.code == "unwritable"


def test_offsets_beyond_four_gigabytes_are_written_with_64_bits(stage: Set, tmp_path: Path) -> None:
    film = small_film([Clip(id="x", shot="s1", frames=60)], stage.takes)
    stage.assemble(film, cache="cache-large")
    units = [read_table(path) for path in sorted((stage.root / "cache-large/units").glob("*/*.mp4"))]
    join(tmp_path / "small.mp4", units, tick=1000)
    join(tmp_path / "large.mp4", units, tick=1000, large_from=1)
    small, large = (tmp_path / "small.mp4").read_bytes(), (tmp_path / "large.mp4").read_bytes()
    assert b"co64" in large
    assert b"co64" not in small
    assert np.array_equal(decode_blocks(tmp_path / "small.mp4"), decode_blocks(tmp_path / "large.mp4"))


def test_the_file_starts_playing_while_it_loads(stage: Set) -> None:
    released = stage.assemble(small_film([Clip(id="x", shot="s1", frames=42)], stage.takes), "fast.mp4")
    assert list(top_boxes(released.out)) == ["ftyp", "moov", "mdat"]


def top_boxes(path: Path) -> Iterator[str]:
    data = path.read_bytes()
    at = 0
    while at < len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        yield kind.decode()
        at += size
    assert at == os.path.getsize(path)


def test_a_draft_shows_slates_for_shots_without_a_take(stage: Set) -> None:
    film = small_film([Clip(id="x", shot="s1", frames=42), Clip(id="y", shot="s99", frames=48)], stage.takes)
    draft = TINY.model_copy(update={"draft": True})
    released = stage.assemble(film, "draft.mp4", delivery=draft)
    assert released.frames == 90
    slate = decode_blocks(released.out)[60]
    assert 16 < slate.mean() < 120


@pytest.mark.parametrize("rate", [Fraction(25), Fraction(30_000, 1001), Fraction(24_000, 1001)])
def test_films_of_other_rates_are_as_exact(stage: Set, rate: Fraction) -> None:
    delivery = TINY.model_copy(update={"rate": rate})
    items = [
        Clip(id="a", shot="s6", frames=60, source_in=5),
        Gap(id="g", frames=7),
        Clip(id="b", shot="s6", frames=31, source_in=70),
        Clip(id="c", shot="s6", frames=20, source_in=10, speed=Fraction(3, 2)),
    ]
    takes = [take.model_copy(update={"rate": rate}) if take.id == "t6" else take for take in stage.takes]
    same = make_take(stage.pool, stage.root, 6, FRAMES, rate)
    takes = [take.model_copy(update={"media": same}) if take.id == "t6" else take for take in takes]
    fades = [Transition(into="a", kind="fade in", frames=5), Transition(into="b", kind="dissolve", frames=4)]
    film = small_film(items, takes, fades)
    film = film.model_copy(update={"look": film.look.model_copy(update={"rate": rate})})
    released = stage.assemble(film, "rate.mp4", delivery=delivery)
    found = decode_blocks(released.out)
    assert len(found) == released.frames == 118
    wanted = {10: 15, 40: 45, 59: 64, 75: 78, 97: 100, 98: 10, 99: 11, 100: 13, 117: 38}
    assert [frame for frame, source in wanted.items() if np.abs(found[frame] - code(6, source)).max() > 30] == []
    measured = probe(released.out)
    assert measured.rate == rate
    assert measured.seconds == pytest.approx(float(118 / rate), abs=1e-4)
    assert measured.audio_seconds == pytest.approx(float(118 / rate), abs=1e-3)


def test_scenes_are_chapters_of_the_file(stage: Set) -> None:
    film = small_film([Gap(id="g", frames=12), Clip(id="x", shot="s1", frames=42)], stage.takes)
    released = stage.assemble(film, "chapters.mp4")
    with av.open(str(released.out)) as container:
        (chapter,) = container.chapters()
        assert chapter["metadata"]["title"] == "1. EXT. PIER - DAY"
        assert chapter["start"] * (chapter["time_base"] or 0) == Fraction(1, 2)
        assert len(container.streams) == 2


def test_an_upper_track_takes_the_place_of_the_one_below_frame_by_frame(stage: Set) -> None:
    items = [Clip(id="a", shot="s1", frames=70), Clip(id="b", shot="s2", frames=80), Gap(id="g", frames=10)]
    film = small_film(items, stage.takes, [Transition(into="b", kind="dissolve", frames=11)])
    over = [
        Gap(id="v", frames=10),
        Clip(id="c", shot="s3", frames=20, source_in=4),
        Gap(id="w", frames=37),
        Clip(id="d", shot="s4", frames=40, speed=Fraction(3, 2)),
        Gap(id="x", frames=43),
        Clip(id="e", shot="s3", frames=60),
    ]
    tracks = (film.timeline.tracks[0], Track(name="V2", items=tuple(over)))
    both = film.model_copy(update={"timeline": film.timeline.model_copy(update={"tracks": tracks})})
    released = stage.assemble(both, "over.mp4")
    wanted = expected(film)
    above = small_film(over, stage.takes)
    at = 0
    for index, item in enumerate(over):
        for offset in range(item.frames):
            if isinstance(item, Clip) and at + offset < len(wanted):
                wanted[at + offset] = seen(above, index, offset)
        at += item.frames
    found = decode_blocks(released.out)
    assert len(found) == len(wanted) == 160
    pairs = enumerate(zip(found, wanted, strict=True))
    assert [index for index, (a, b) in pairs if b is not None and np.abs(a - b).max() > 30] == []
    spans = {span.clip: span for span in plan(both, TINY).shots}
    assert (spans["a"].clear_start, spans["a"].clear_end) == (30, 64)
    assert (spans["d"].start, spans["d"].end) == (67, 107)
    assert (spans["e"].start, spans["e"].end, spans["e"].clear_end) == (150, 160, 160)
    proof = prove(released.out, plan(both, TINY), stage.pool)
    assert proof.ok
    assert {check.name: check.value for check in proof.checks}["every shot in its place"] == 5
