"""The same cut in every codec: frame by frame as planned, byte by byte the same, joined without being encoded again."""

import wave
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import get_args

import av
import numpy as np
import pytest

from tests.fakes.coded_film import HEIGHT, WIDTH, Blocks, blocks_of, code, luma_of, make_take, small_film
from tools.assembly.containers import loads_first, order
from tools.assembly.delivery import Codec, Delivery, expected
from tools.assembly.lettering import typefaces
from tools.assembly.mp4 import read_table
from tools.assembly.plan import plan
from tools.assembly.proof.proving import prove
from tools.assembly.release import Released, assemble
from tools.film.film import Film
from tools.film.script import Take
from tools.film.timeline import Clip, Gap, Transition
from tools.media.pool import Pool
from tools.media.probing import probe

pytestmark = pytest.mark.render

CODECS: tuple[Codec, ...] = get_args(Codec)
PRESETS: dict[Codec, str] = {"h264": "superfast", "hevc": "superfast", "av1": "10", "prores": "", "vp9": "8"}
CRF: dict[Codec, int] = {"h264": 14, "hevc": 14, "av1": 20, "prores": 0, "vp9": 20}
FRAMES = 110
NOT_CODED = ("h264", "prores")


def delivery(codec: Codec) -> Delivery:
    return Delivery(width=WIDTH, height=HEIGHT, codec=codec, preset=PRESETS[codec], crf=CRF[codec])


class Set:
    """A pool of coded takes, a tone that begins with every second, and the files that were made."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pool = Pool(root / "pool")
        self.faces = typefaces(root)
        self.takes = [
            Take(id=f"t{n}", shot=f"s{n}", frames=FRAMES, media=make_take(self.pool, root, n, FRAMES))
            for n in (1, 2, 3)
        ]
        self.made: dict[Codec, Released] = {}

    def film(self, first: int = 0) -> Film:
        """A clip of one frame, bodies over a chunk's border, a dissolve and a gap: every kind of unit."""
        items = [
            Clip(id="a", shot="s1", frames=60, source_in=first),
            Clip(id="b", shot="s2", frames=1, source_in=7),
            Gap(id="g", frames=3),
            Clip(id="c", shot="s3", frames=40, source_in=10),
            Clip(id="d", shot="s2", frames=28, source_in=20),
        ]
        return small_film(items, self.takes, [Transition(into="d", kind="dissolve", frames=6)])

    def assemble(self, codec: Codec, cache: str = "cache", workers: int = 2, film: Film | None = None) -> Released:
        planned = delivery(codec)
        out = self.root / f"{codec}-{cache}-{workers}.{planned.container}"
        mix = tone(self.root / "mix.wav")
        return assemble(
            film or self.film(), planned, self.pool, self.root / cache, mix, out, faces=self.faces, workers=workers
        )

    def file(self, codec: Codec) -> Released:
        if codec not in self.made:
            self.made[codec] = self.assemble(codec)
        return self.made[codec]


def tone(path: Path) -> Path:
    """A beep of 10 ms at every second."""
    samples = np.zeros((132 * 2000, 2))
    for second in range(5):
        samples[second * 48_000 : second * 48_000 + 480] = 0.5 * np.sin(np.arange(480) * 0.5)[:, None]
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return path


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Set:
    return Set(tmp_path_factory.mktemp("deliveries"))


def shown(path: Path) -> list[Blocks]:
    """The blocks of every frame, in steps of 8 bits."""
    with av.open(str(path)) as container:
        return [_blocks(frame) for frame in container.decode(video=0)]


def _blocks(frame: av.VideoFrame) -> Blocks:
    if frame.format.name == "yuv420p":
        return blocks_of(luma_of(frame))
    words = np.frombuffer(bytes(frame.planes[0]), np.uint16).reshape(frame.height, -1)[:, : frame.width]
    return blocks_of((words >> 2).astype(np.uint8))


@pytest.mark.parametrize("codec", CODECS)
def test_every_frame_is_in_its_place_in_every_codec(stage: Set, codec: Codec) -> None:
    found = shown(stage.file(codec).out)
    wanted = [code(1, n) for n in range(60)] + [code(2, 7)] + [np.full(20, 16.0)] * 3
    wanted += [code(3, 10 + n) for n in range(37)]
    after = [code(2, 23 + n) for n in range(25)]
    assert len(found) == 132
    first = [n for n, blocks in enumerate(wanted) if np.abs(found[n] - blocks).max() > 30]
    last = [n for n, blocks in enumerate(after) if np.abs(found[107 + n] - blocks).max() > 30]
    assert (first, last) == ([], [])


@pytest.mark.parametrize("codec", CODECS)
def test_the_file_is_what_the_delivery_says(stage: Set, codec: Codec) -> None:
    path = stage.file(codec).out
    facts, found = expected(delivery(codec)), probe(path)
    assert (found.container, found.video_codec, found.profile) == (facts.container, facts.video_codec, facts.profile)
    assert (found.pixel_format, found.width, found.height) == (facts.pixel_format, facts.width, facts.height)
    tags = (found.colour_space, found.colour_primaries, found.colour_transfer, found.colour_range)
    assert " ".join(tags) == facts.colour
    assert (found.audio_codec, found.sample_rate, found.channels) == (facts.audio_codec, 48_000, 2)
    assert (found.frames, found.rate) == (132, 24)
    assert found.seconds == pytest.approx(5.5, abs=float(facts.slack))
    assert loads_first(order(path))


@pytest.mark.parametrize("codec", CODECS)
def test_the_proof_knows_every_codec(stage: Set, codec: Codec) -> None:
    """The beeps are no mix, so that its loudness is not that of a delivery; all else holds."""
    released = stage.file(codec)
    proof = prove(released.out, plan(stage.film(), delivery(codec)), stage.pool)
    assert {check.name for check in proof.checks if not check.ok} <= {"loudness", "true peak", "silence"}
    assert len(proof.checks) >= 15
    texts = (Path(__file__).parents[2] / "web" / "src" / "text" / "en.ts").read_text(encoding="utf-8")
    assert [check.name for check in proof.checks if f'"check.{check.name}"' not in texts] == []


@pytest.mark.parametrize("codec", CODECS)
def test_times_are_even_and_every_cut_is_a_key_frame(stage: Set, codec: Codec) -> None:
    with av.open(str(stage.file(codec).out)) as container:
        stream = container.streams.video[0]
        base = stream.time_base or Fraction(1)
        frames = [(frame.pts or 0, frame.key_frame) for frame in container.decode(stream)]
    step = expected(delivery(codec)).time_step
    times = [pts * base for pts, _ in frames]
    assert max(abs(time - Fraction(n, 24)) for n, time in enumerate(times)) <= step / 2
    assert {0, 60, 61, 64, 101, 107} <= {n for n, (_, key) in enumerate(frames) if key}
    with av.open(str(stage.file(codec).out)) as container:
        written = [packet.dts or 0 for packet in container.demux(container.streams.video[0]) if packet.size]
    assert all(one < other for one, other in pairwise(written))


@pytest.mark.parametrize("codec", CODECS)
def test_bytes_are_the_same_for_one_and_two_workers(stage: Set, codec: Codec) -> None:
    again = stage.assemble(codec, cache=f"again-{codec}", workers=1)
    assert again.segments_encoded == again.segments
    assert again.sha256 == stage.file(codec).sha256


@pytest.mark.parametrize("codec", CODECS)
def test_the_sound_is_as_long_as_the_picture_and_with_it(stage: Set, codec: Codec) -> None:
    with av.open(str(stage.file(codec).out)) as container:
        resampler = av.AudioResampler(format="fltp")
        heard: list[np.ndarray] = []
        for frame in (part for whole in container.decode(audio=0) for part in resampler.resample(whole)):
            early = max(0, -int(frame.pts or 0))
            heard.append(frame.to_ndarray()[0][early:])
    samples = np.concatenate(heard)
    assert abs(len(samples) - 132 * 2000) <= 2000
    for second in range(5):
        window = np.abs(samples[max(0, second * 48_000 - 2400) : second * 48_000 + 2400])
        onset = int(np.argmax(window > 0.2)) + max(0, second * 48_000 - 2400)
        assert abs(onset - second * 48_000) < 96, "two milliseconds"


@pytest.mark.parametrize("codec", NOT_CODED)
def test_a_changed_shot_costs_its_own_units_in_every_codec(stage: Set, codec: Codec) -> None:
    stage.file(codec)
    changed = stage.assemble(codec, film=stage.film(first=3))
    assert changed.segments_encoded <= 2 < changed.segments
    assert stage.assemble(codec).segments_encoded == 0


def test_deliveries_that_differ_in_sound_alone_share_every_unit(stage: Set) -> None:
    house = delivery("h264")
    louder = house.model_copy(update={"name": "web", "loudness_lufs": -18.0, "sound_kbps": 384})
    one, other = plan(stage.film(), house), plan(stage.film(), louder)
    assert [unit.key for unit in one.units] == [unit.key for unit in other.units]


def test_intra_pictures_need_no_table_of_key_frames(stage: Set) -> None:
    data = stage.file("prores").out.read_bytes()
    head = data[: data.index(b"mdat")]
    assert b"stss" not in head
    assert b"ctts" not in head
    assert data[8:12] == b"qt  "


@pytest.mark.parametrize(("codec", "coding"), [("hevc", b"hvc1"), ("av1", b"av01"), ("prores", b"apch")])
def test_the_sample_entry_is_the_one_that_players_know(stage: Set, codec: Codec, coding: bytes) -> None:
    assert read_table(stage.file(codec).out).coding == coding
