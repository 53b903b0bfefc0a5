"""A reframed film, decoded: the subject is in the window in every frame, and the window glides."""

import io
import subprocess
import wave
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from tests.fakes.coded_film import luma_of, small_film
from tools.assembly.delivery import Delivery
from tools.assembly.following import subject_tracks
from tools.assembly.lettering import typefaces
from tools.assembly.release import assemble
from tools.film.film import Film
from tools.film.script import Take
from tools.film.subjects import Figure, SubjectTrack
from tools.film.timeline import Clip
from tools.media.binaries import ffmpeg
from tools.media.pool import Pool

pytestmark = pytest.mark.render

WIDTH, HEIGHT, FRAMES = 320, 180, 96
DISC = 12
TALL = Delivery(name="vertical", width=180, height=320, preset="ultrafast", crf=14)


def walked(frame: int) -> int:
    """Where the disc is: it stands, walks to the right, and stands."""
    return 80 + round(140 * min(max((frame - 20) / 60, 0), 1))


@pytest.fixture(scope="module")
def take(tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw = bytearray()
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    for frame in range(FRAMES):
        luma = np.full((HEIGHT, WIDTH), 60, np.uint8)
        luma[(rows - 80) ** 2 + (columns - walked(frame)) ** 2 < DISC**2] = 220
        raw += luma.tobytes() + b"\x80" * (WIDTH * HEIGHT // 2)
    path = tmp_path_factory.mktemp("take") / "walk.mp4"
    source = ["-f", "rawvideo", "-s", f"{WIDTH}x{HEIGHT}", "-r", "24", "-pix_fmt", "yuv420p", "-i", "-"]
    coding = ["-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-threads", "1"]
    tags = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
    command = [str(ffmpeg()), "-v", "error", "-y", *source, "-vf", tags, *coding, str(path)]
    subprocess.run(command, input=bytes(raw), check=True)
    return path


def discs(path: Path) -> list[float]:
    """The column of the disc's middle in every frame, as a share of the picture's width."""
    with av.open(str(path)) as container:
        pictures = [luma_of(frame) for frame in container.decode(video=0)]
    return [float(np.nonzero(picture > 170)[1].mean()) / picture.shape[1] for picture in pictures]


def film_of(media: str, subjects: SubjectTrack | None = None, **clip: object) -> Film:
    made = Take(
        id="t", shot="s", media=media, frames=FRAMES, width=WIDTH, height=HEIGHT, head=0, subjects=subjects
    )
    fields: dict[str, object] = {"id": "c", "shot": "s", "frames": FRAMES, **clip}
    return small_film([Clip.model_validate(fields)], [made])


def release(film: Film, pool: Pool, folder: Path, delivery: Delivery = TALL, name: str = "out.mp4") -> Path:
    with wave.open(buffer := io.BytesIO(), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(bytes(4 * 4800))
    (folder / "mix.wav").write_bytes(buffer.getvalue())
    return assemble(
        film, delivery, pool, folder / "cache", folder / "mix.wav", folder / name, faces=typefaces(folder)
    ).out


def test_a_walker_found_by_looking_stays_in_the_window(take: Path, tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    film = film_of(pool.add(take))
    shares = discs(release(film, pool, tmp_path))
    assert len(shares) == FRAMES
    assert min(shares) > 0.12
    assert max(shares) < 0.88
    # 16:9 in 9:16 shows 101 of 320 columns; what the disc moves in the window and the window on the take add up.
    starts = [walked(frame) - share * 101.25 for frame, share in enumerate(shares)]
    steps = np.diff(starts)
    assert max(abs(steps)) < 0.16 * WIDTH / 24 + 1
    assert starts[-1] - starts[0] > 60


def test_a_known_subject_is_followed_to_the_pixel_that_was_planned(take: Path, tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    boxes = tuple(
        (walked(n * 6) * 10_000 // WIDTH - 400, 3500, walked(n * 6) * 10_000 // WIDTH + 400, 5500) for n in range(16)
    )
    known = SubjectTrack(
        width=WIDTH, height=HEIGHT, rate=Fraction(24), every=6, figures=(Figure(who="ada", boxes=boxes),)
    )
    film = film_of(pool.add(take), known)
    assert subject_tracks(film, TALL, pool, tmp_path / "cache") == {film.takes["t"].media: known}
    shares = discs(release(film, pool, tmp_path))
    assert all(0.2 < share < 0.8 for share in shares)
    assert np.mean(np.abs(np.array(shares) - 0.5)) < 0.16
    assert not (tmp_path / "cache" / "subjects").exists()


def test_chunks_of_a_glide_meet_without_a_jump_at_any_speed(take: Path, tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    film = film_of(pool.add(take), frames=FRAMES * 2 - 4, speed=Fraction(1, 2))
    shares = discs(release(film, pool, tmp_path))
    starts = [walked(frame // 2) - share * 101.25 for frame, share in enumerate(shares)]
    assert max(abs(b - a) for a, b in pairwise(starts)) < 0.16 * WIDTH / 24 + 1.5


def test_a_square_and_a_vertical_delivery_of_one_take_share_what_was_found(take: Path, tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    film = film_of(pool.add(take))
    square = Delivery(name="square", width=180, height=180, preset="ultrafast", crf=14)
    first = subject_tracks(film, TALL, pool, tmp_path / "cache")
    kept = list((tmp_path / "cache" / "subjects").iterdir())
    assert len(kept) == 1
    written = kept[0].stat().st_mtime_ns
    assert subject_tracks(film, square, pool, tmp_path / "cache") == first
    assert kept[0].stat().st_mtime_ns == written
    shares = discs(release(film, pool, tmp_path, square))
    assert all(0.05 < share < 0.95 for share in shares)


def test_two_who_do_not_fit_stand_over_a_soft_ground(take: Path, tmp_path: Path) -> None:
    pool = Pool(tmp_path / "pool")
    boxes = [((600, 3000, 1600, 6000),) * 16, ((5400, 3000, 6400, 6000),) * 16]
    both = SubjectTrack(
        width=WIDTH, height=HEIGHT, rate=Fraction(24), every=6,
        figures=tuple(Figure(who=who, boxes=box) for who, box in zip(("ada", "ben"), boxes, strict=True)),
    )  # fmt: skip
    out = release(film_of(pool.add(take), both), pool, tmp_path)
    with av.open(str(out)) as container:
        picture = luma_of(next(container.decode(video=0)))
    assert picture.shape == (320, 180)
    edge, middle = picture[10:40].mean(), picture[150:170, :20].mean()
    assert 25 < edge < middle - 8
    found = np.nonzero(picture > 170)
    assert 100 < found[0].mean() < 200
