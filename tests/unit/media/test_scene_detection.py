"""Cuts, dissolves and ways through black are found in a seeded set; what moves, flashes or passes by is none."""

from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from tools.media.glances import CELLS, Glances, glance
from tools.media.scene_detection import Join, joins

Frames = NDArray[np.float32]
WIDE, HIGH = 96, 54


def shot(seed: int, count: int) -> Frames:
    """A drawn place of soft patches, over which the camera pans, with something that walks through it."""
    rng = np.random.default_rng(seed)
    base = rng.uniform(30, 220, (3,))
    y, x = np.mgrid[0:HIGH, 0 : 2 * WIDE]
    picture = np.zeros((HIGH, 2 * WIDE, 3), np.float32) + base
    for _ in range(14):
        px, py, r = rng.uniform(0, 2 * WIDE), rng.uniform(0, HIGH), rng.uniform(5, 22)
        patch = np.exp(-((x - px) ** 2 + (y - py) ** 2) / (2 * r * r))[..., None]
        picture += patch * rng.uniform(-120, 120, (3,))
    pace = rng.uniform(0, 0.8)
    frames = np.stack([picture[:, int(pace * at) : int(pace * at) + WIDE] for at in range(count)])
    for at in range(count):
        left = int(at * 1.5) % WIDE
        frames[at, 20:50, left : left + 10] = 255 - base
    return np.clip(frames + rng.normal(0, 2, frames.shape), 0, 255).astype(np.float32)


def sequence(seed: int) -> tuple[Frames, list[Join]]:
    """Six shots of one to two seconds, and how they meet."""
    rng = np.random.default_rng(seed)
    frames, known = shot(seed * 100, 40), list[Join]()
    for number in range(1, 6):
        after, kind = (
            shot(seed * 100 + number, int(rng.integers(30, 50))),
            ("cut", "cut", "dissolve", "black")[rng.integers(4)],
        )
        at = len(frames)
        if kind == "cut":
            known.append(Join(frame=at, start=at, end=at))
            frames = np.concatenate([frames, after])
        elif kind == "dissolve":
            share = (np.arange(12, dtype=np.float32) + 0.5)[:, None, None, None] / 12
            mixture = (1 - share) * frames[-12:] + share * after[:12]
            known.append(Join(frame=at - 6, kind="dissolve", start=at - 12, end=at))
            frames = np.concatenate([frames[:-12], mixture, after[12:]])
        else:
            down = np.linspace(1, 0, 8, dtype=np.float32)[:, None, None, None]
            frames[-8:] *= down
            after[:8] *= down[::-1]
            known.append(Join(frame=at, kind="black", start=at - 8, end=at + 8))
            frames = np.concatenate([frames, after])
    return frames.astype(np.float32), known


def seen(frames: Frames) -> NDArray[np.uint8]:
    pictures = (av.VideoFrame.from_ndarray(one, "rgb24") for one in frames.astype(np.uint8))
    return np.stack([glance(picture) for picture in pictures])


def test_joins_of_a_seeded_set_are_found_where_they_are() -> None:
    found = missed = false = 0
    for seed in (0, 2, 4):
        frames, known = sequence(seed)
        left = list(joins(seen(frames)))
        for join in known:
            reach = 1 if join.kind == "cut" else 3
            hit = next((one for one in left if join.start - reach <= one.frame <= join.end + reach), None)
            if hit is None:
                missed += 1
            else:
                found += 1
                left.remove(hit)
        false += len(left)
    assert (found + missed, false) == (15, 0)
    assert found >= 14


def test_a_flash_a_pan_and_a_still_are_no_joins() -> None:
    frames = shot(7, 80)
    frames[30:32] = np.minimum(frames[30:32] + 160, 255)
    assert joins(seen(frames)) == ()
    assert joins(seen(np.repeat(frames[:1], 40, axis=0))) == ()
    assert joins(np.zeros((0, CELLS), np.uint8)) == ()


@pytest.mark.parametrize("form", ["yuv420p", "yuv444p", "yuv420p10le", "rgb24", "gray"])
def test_a_glance_is_the_same_in_every_form_of_pixels(form: Any) -> None:
    picture = av.VideoFrame.from_ndarray(np.full((HIGH, WIDE, 3), 120, np.uint8), "rgb24")
    cells = glance(picture.reformat(format=form))
    assert cells.shape == (CELLS,)
    assert np.abs(cells.astype(int) - glance(picture)).max() <= 2
    assert np.ptp(cells[: 32 * 18]) <= 1


def test_a_picture_smaller_than_its_glance_is_seen() -> None:
    seen = Glances()
    seen.see(av.VideoFrame.from_ndarray(np.full((8, 16, 3), 90, np.uint8), "rgb24"))
    assert seen.all().shape == (1, CELLS)
