"""The proof lets a good film pass, and finds each fault that a delivered film can have, with its timecode."""

import subprocess
import wave
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.fakes.coded_film import small_film
from tools.assembly.delivery import Delivery
from tools.assembly.hearing import listen
from tools.assembly.join import join
from tools.assembly.lettering import typefaces
from tools.assembly.mp4 import read_table
from tools.assembly.plan import Plan, plan
from tools.assembly.proof.checks import Check, Proof, proof_of
from tools.assembly.proof.proving import prove
from tools.assembly.release import assemble, toolchain
from tools.film.errors import OperatorError, ProofFailed
from tools.film.film import Film
from tools.film.script import Take
from tools.film.sound import Cue
from tools.film.timeline import Clip, Gap, Grade, Title, Transition
from tools.media.binaries import ffmpeg
from tools.media.pool import Pool

pytestmark = pytest.mark.render

RATE = 48_000
DELIVERY = Delivery(width=320, height=180, preset="veryfast", crf=20)
# Colours and places of the gradient are named, because its seed gives others each time.
SOURCES = {
    1: "testsrc2=s=320x180:r=24",
    2: "gradients=s=320x180:r=24:speed=0.05:nb_colors=2:c0=0x00ff00:c1=0x0000ff:x0=0:y0=0:x1=319:y1=179",
    3: "life=s=80x45:r=24:seed=3:mold=10,scale=320:180",
    4: "testsrc2=s=320x134:r=24,hue=h=90",
    5: "color=c=0x101214:s=320x180:r=24,noise=alls=12:allf=t:all_seed=1",
}


class Studio:
    """A pool of moving takes, and films assembled and proved from them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pool = Pool(root / "pool")
        self.faces = typefaces(root)
        self.takes = [
            Take(id=f"t{n}", shot=f"s{n}", media=self.take(n, source), frames=132, head=6)
            for n, source in SOURCES.items()
        ]

    def take(self, number: int, source: str) -> str:
        path = self.root / f"{number}.mp4"
        tags = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setparams=colorspace=bt709"
        coding = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "14"]
        run("-f", "lavfi", "-i", source, "-frames:v", "132", "-vf", tags, *coding, path)
        return self.pool.add(path)

    def planned(self, film: Film) -> Plan:
        return plan(film, DELIVERY, toolchain(self.faces))

    def deliver(self, film: Film, sound: NDArray[np.float64], name: str = "film.mp4") -> Path:
        mix = write_wav(self.root / "mix.wav", sound)
        out = self.root / name
        assemble(film, DELIVERY, self.pool, self.root / "cache", mix, out, faces=self.faces)
        return out

    def prove(self, film: Film, path: Path) -> Proof:
        return prove(path, self.planned(film), self.pool, faces=self.faces, mix=self.root / "mix.wav")


def run(*words: object) -> None:
    subprocess.run([str(ffmpeg()), "-v", "error", "-y", *map(str, words)], check=True)


def write_wav(path: Path, samples: NDArray[np.float64]) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((np.clip(samples, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def music(frames: int, gain: float = 1.0) -> NDArray[np.float64]:
    """A slow chord with a little noise: no high peaks, repeatable."""
    t = np.arange(frames * 2000) / RATE
    chord = sum(np.sin(2 * np.pi * pitch * t + pitch) for pitch in (220.0, 277.2, 329.6)) * (1 + 0.2 * np.sin(t))
    noise = np.random.Generator(np.random.PCG64(7)).standard_normal((frames * 2000, 2))
    return (0.1 * chord[:, None] + 0.004 * noise) * gain


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(tmp_path_factory.mktemp("studio"))


@pytest.fixture(scope="module")
def film(studio: Studio) -> Film:
    """Every planned thing that could be taken for a fault: gaps, fades, dips, a freeze, a night, a title, a grade."""
    items = [
        Gap(id="g", frames=36),
        Clip(id="a", shot="s1", frames=60),
        Clip(id="b", shot="s2", frames=60, grade=Grade(exposure=0.3)),
        Clip(id="c", shot="s3", frames=60, freeze=True, source_in=20),
        Clip(id="d", shot="s4", frames=60),
        Clip(id="e", shot="s5", frames=60),
        Gap(id="h", frames=48),
    ]
    transitions = [
        Transition(into="a", kind="fade in", frames=18),
        Transition(into="b", kind="dissolve", frames=10),
        Transition(into="c", kind="dip to black", frames=20),
        Transition(into="e", kind="fade out", frames=20),
    ]
    titles = [Title(id="t", kind="title", text="Small", item="a", offset=24, frames=30)]
    film = small_film(items, studio.takes, transitions, titles)
    score = Cue(id="m", kind="music", what="piano", shot="s1", until="s5")
    line = Cue(id="l", kind="dialogue", what="Good evening.", shot="s2", frames=24)
    return film.model_copy(update={"cues": {"m": score, "l": line}})


@pytest.fixture(scope="module")
def delivered(studio: Studio, film: Film) -> Path:
    frames = studio.planned(film).frames
    loudness = listen(write_wav(studio.root / "try.wav", music(frames))).loudness
    return studio.deliver(film, music(frames, 10 ** ((-14 - loudness) / 20)), "good.mp4")


def failures(proof: Proof) -> dict[str, str | None]:
    return {check.name: check.timecode for check in proof.checks if not check.ok}


def test_a_good_film_passes_every_check(studio: Studio, film: Film, delivered: Path) -> None:
    proof = studio.prove(film, delivered)
    assert failures(proof) == {}
    assert proof.ok
    assert proof.demand() is proof
    assert len(proof.checks) >= 15


def test_without_a_plan_the_file_alone_is_judged(delivered: Path) -> None:
    proof = prove(delivered)
    names = {check.name for check in proof.checks}
    assert "frames" not in names
    assert "every shot in its place" not in names
    # The freeze and the dip are only known to be meant with the plan.
    assert set(failures(proof)) <= {"frozen picture", "unplanned black"}


def test_a_film_without_one_of_its_shots_fails(studio: Studio, film: Film, delivered: Path) -> None:
    tables = [read_table(studio.root / "cache/units" / u.key[:2] / f"{u.key}.mp4") for u in studio.planned(film).units]
    join(studio.root / "shorter.mp4", [*tables[:3], *tables[5:]], tick=1000)
    failed = failures(studio.prove(film, studio.root / "shorter.mp4"))
    assert {"frames", "seconds", "every shot in its place", "sound"} <= set(failed)


def test_swapped_shots_fail_at_the_first_of_them(studio: Studio, film: Film, delivered: Path) -> None:
    track = film.timeline.tracks[0]
    other = [item.model_copy(update={"shot": "s4"}) if item.id == "a" else item for item in track.items]
    other = [item.model_copy(update={"shot": "s1"}) if item.id == "d" else item for item in other]
    swapped = track.model_copy(update={"items": tuple(other)})
    timeline = film.timeline.model_copy(update={"tracks": (swapped,)})
    failed = failures(studio.prove(film.model_copy(update={"timeline": timeline}), delivered))
    assert failed.keys() <= {"every shot in its place", "transitions"}
    assert failed["every shot in its place"] is not None
    assert Fraction(int(failed["every shot in its place"][6:8])) >= 2


def test_a_shot_that_is_elsewhere_is_told_in_words_that_say_what_to_do() -> None:
    said = {"name": "every shot in its place", "ok": False, "limit": 2, "timecode": "00:00:01:00"}
    with pytest.raises(
        ProofFailed, match=r"at 00:00:01:00: shot 1A is not where it should be: .*workprint cache clear"
    ):
        proof_of([Check.model_validate({**said, "value": "not 1A"})]).demand()
    with pytest.raises(ProofFailed, match=r"shots 1A, 2B are not where they should be"):
        proof_of([Check.model_validate({**said, "value": "not 1A, not 2B"})]).demand()


@pytest.mark.parametrize("size", ["160x90", "48x48", "16x16"])
def test_a_take_of_few_pixels_is_known_as_the_film_enlarges_it(studio: Studio, size: str) -> None:
    media = studio.take(90, f"testsrc2=s={size}:r=24")
    film = small_film([Clip(id="a", shot="s9", frames=36)], [Take(id="t9", shot="s9", media=media, frames=132, head=6)])
    delivery = Delivery(width=1280, height=720, preset="veryfast", crf=20)
    mix, out = write_wav(studio.root / "small.wav", music(36)), studio.root / "small.mp4"
    assemble(film, delivery, studio.pool, studio.root / "cache", mix, out, faces=studio.faces)
    planned = plan(film, delivery, toolchain(studio.faces))
    proof = prove(out, planned, studio.pool, faces=studio.faces)
    assert not failures(proof).keys() & {"every shot in its place", "every shot to the frame", "colours of the takes"}
    other = studio.take(91, f"smptebars=s={size}:r=24")
    stale = film.model_copy(update={"takes": {"t9": film.takes["t9"].model_copy(update={"media": other})}})
    proof = prove(out, plan(stale, delivery, toolchain(studio.faces)), studio.pool, faces=studio.faces)
    assert "every shot in its place" in failures(proof)


def spoiled(
    delivered: Path, name: str, picture: str | None = None, sound: str | None = None, matrix: str = "bt709"
) -> Path:
    """The delivered file with its picture or its sound put through a filter."""
    out = delivered.with_name(f"{name}.mp4")
    tags = f"setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace={matrix}"
    video = ["-vf", f"{picture},{tags}", "-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-profile:v", "high"]
    audio = ["-af", sound, "-c:a", "aac", "-b:a", "192k"]
    run(
        *("-i", delivered, "-map", "0"),
        *(video if picture else ["-c:v", "copy"]),
        *(audio if sound else ["-c:a", "copy"]),
        *("-c:s", "copy", "-movflags", "+faststart", out),
    )
    return out


def test_an_unplanned_black_span_fails_where_it_begins(studio: Studio, film: Film, delivered: Path) -> None:
    black = spoiled(delivered, "black", "drawbox=enable='between(n,230,246)':color=black:t=fill")
    failed = failures(studio.prove(film, black))
    assert failed.keys() >= {"unplanned black", "every shot in its place"}
    assert failed["unplanned black"] == "00:00:09:14"


def test_a_frozen_span_fails_where_it_begins(studio: Studio, film: Film, delivered: Path) -> None:
    frozen = spoiled(delivered, "frozen", "loop=loop=55:size=1:start=220,trim=end_frame=384,setpts=N/24/TB")
    failed = failures(studio.prove(film, frozen))
    assert failed["frozen picture"] in ("00:00:09:03", "00:00:09:04")


def test_a_silent_span_fails_where_it_begins(studio: Studio, film: Film, delivered: Path) -> None:
    hushed = spoiled(delivered, "hushed", None, "volume=enable='between(t,5,9.5)':volume=0")
    at = failures(studio.prove(film, hushed))["silence"]
    assert at is not None
    assert at.startswith("00:00:05:0")


def test_a_wrong_loudness_and_an_over_fail(studio: Studio, film: Film, delivered: Path) -> None:
    assert failures(studio.prove(film, spoiled(delivered, "soft", None, "volume=-2dB"))).keys() == {"loudness"}
    loud = failures(studio.prove(film, spoiled(delivered, "loud", None, "volume=9dB")))
    assert loud.keys() == {"loudness", "true peak"}


def test_wrong_colour_tags_fail(studio: Studio, film: Film, delivered: Path) -> None:
    wrong = spoiled(delivered, "tags", "null", matrix="smpte170m")
    assert failures(studio.prove(film, wrong)).keys() == {"colour", "a key frame at every cut"}


def test_a_file_that_starts_late_fails(studio: Studio, film: Film, delivered: Path) -> None:
    out = delivered.with_name("late.mp4")
    run("-i", delivered, "-map", "0", "-c", "copy", out)
    assert failures(studio.prove(film, out)).keys() == {"starts while loading"}


def test_a_failed_proof_is_an_error_with_the_timecode(studio: Studio, film: Film, delivered: Path) -> None:
    black = spoiled(delivered, "black", "drawbox=enable='between(n,230,246)':color=black:t=fill")
    with pytest.raises(ProofFailed, match="at 00:00:09:14: unplanned black is 17 frames") as caught:
        studio.prove(film, black).demand()
    assert caught.value.data["timecode"] == "00:00:09:14"


def test_a_broken_file_is_an_error_not_a_proof(studio: Studio) -> None:
    (studio.root / "text.mp4").write_text("not a film")
    with pytest.raises(OperatorError, match="not a media file"):
        prove(studio.root / "text.mp4")


@pytest.mark.parametrize("level", [-20.0, -33.0])
def test_loudness_of_a_sine_is_that_of_the_standard(tmp_path: Path, level: float) -> None:
    """EBU Tech 3341, cases 1 and 2: a stereo sine of 997 Hz reads its level."""
    t = np.arange(RATE * 6) / RATE
    sine = 10 ** (level / 20) * np.sin(2 * np.pi * 997 * t)
    heard = listen(write_wav(tmp_path / "sine.wav", np.stack([sine, sine], axis=1)))
    assert heard.loudness == pytest.approx(level, abs=0.1)


def test_a_peak_between_samples_is_found(tmp_path: Path) -> None:
    """A sine at a quarter of the rate, 45 degrees off: its samples stay 3 dB under its peak."""
    t = np.arange(RATE * 2)
    sine = 0.5 * np.sin(np.pi / 2 * t + np.pi / 4) * np.minimum(1, np.minimum(t, t[::-1]) / 4800)
    heard = listen(write_wav(tmp_path / "peak.wav", np.stack([sine, sine], axis=1)))
    assert heard.true_peak == pytest.approx(-6.02, abs=0.2)


def test_a_peak_at_the_edge_of_a_second_is_no_higher_than_it_is(tmp_path: Path) -> None:
    """The sound is heard a second at a time: where one ends in the middle of a loud wave, nothing overshoots."""
    t = np.arange(RATE * 3)
    cosine = 0.5 * np.cos(2 * np.pi * 997 / RATE * (t - RATE)) * np.minimum(1, np.minimum(t, t[::-1]) / 4800)
    heard = listen(write_wav(tmp_path / "edge.wav", np.stack([cosine, cosine], axis=1)))
    assert heard.true_peak == pytest.approx(-6.02, abs=0.05)
