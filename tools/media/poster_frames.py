"""The picture that a take is known by: its middle frame, small, kept in the cache by what it shows.

It is caught while the take is checked, which decodes every frame: who opens the film finds it there.
"""

from pathlib import Path

from PIL import Image

from tools.media.disk import whole_file

POSTERS = "posters"
"""the folder of the cache"""
WIDTH = 640
QUALITY = 86


def middle_frame(frames: int, head: int) -> int:
    """The frame of a file in the middle of what its shot shows, after the `head` frames of its handle."""
    return head + (frames - head) // 2


def poster_place(cache: Path, media: str, frame: int) -> Path:
    """Where the poster of a file of the pool lies, or would lie."""
    return cache / POSTERS / f"{media}-{frame}-{WIDTH}.jpg"


def keep_poster(picture: Image.Image, place: Path) -> None:
    """Write a frame as a poster. Raises OperatorError as `whole_file`."""
    with whole_file(place) as part:
        narrowed(picture, WIDTH).save(part, format="JPEG", quality=QUALITY, optimize=True)


def narrowed(picture: Image.Image, width: int) -> Image.Image:
    """The picture at a width, in its shape."""
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)
