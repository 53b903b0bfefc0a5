"""Pictures that go out with an order: first and last frames, and what someone or some place looks like.

a file ──> upright, RGB ──> cropped to the clip's shape, or only made smaller ──> JPEG within the service's limit
"""

from base64 import b64encode
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from tools.generators.capabilities import Frame
from tools.generators.ports import BadRequest

LARGEST_SIDE = 2048
QUALITIES = (93, 88, 80, 70, 55)


def as_frame(path: Path, frame: Frame, most: int) -> bytes:
    """The picture as a frame of that shape: cropped around its middle, `frame`'s size, at most `most` bytes of JPEG.

    Raises BadRequest when it is no picture.
    """
    picture = _opened(path)
    return _within(ImageOps.fit(picture, (frame.width, frame.height), Image.Resampling.LANCZOS), most)


def as_reference(path: Path, most: int) -> bytes:
    """The whole picture, its longer side at most 2048, at most `most` bytes of JPEG. Raises BadRequest."""
    picture = _opened(path)
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE), Image.Resampling.LANCZOS)
    return _within(picture, most)


def data_uri(jpeg: bytes) -> str:
    """A picture as an address that holds it."""
    return f"data:image/jpeg;base64,{base64(jpeg)}"


def base64(content: bytes) -> str:
    """Bytes as text of 64 letters."""
    return b64encode(content).decode("ascii")


def _opened(path: Path) -> Image.Image:
    try:
        with Image.open(path) as picture:
            upright = ImageOps.exif_transpose(picture)
            return upright.convert("RGB")
    except (OSError, ValueError, Image.DecompressionBombError) as error:
        raise BadRequest(f"{path} is not a picture that can be sent: {error}.", path=str(path)) from error


def _within(picture: Image.Image, most: int) -> bytes:
    """JPEG of at most `most` bytes: less fine first, then smaller."""
    while True:
        for quality in QUALITIES:
            held = BytesIO()
            picture.save(held, "JPEG", quality=quality)
            if held.tell() <= most:
                return held.getvalue()
        picture = picture.resize((max(1, picture.width * 3 // 4), max(1, picture.height * 3 // 4)))
