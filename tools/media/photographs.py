# pyright: reportUnknownMemberType=false, reportUnknownArgumentType=false
"""Still pictures as clips: the right way up, in sRGB, over black.

JPEG, PNG, WebP, TIFF, BMP, AVIF, GIF of one frame ──> RGB picture
"""

import warnings
from contextlib import suppress
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from tools.film.errors import OperatorError

LARGEST = 8192
"""Pixels of the longer side that are kept: more than any film shows."""

MOST_PIXELS = 400_000_000
"""A picture that would need more memory than this is refused."""

_SEVERAL = ("MPO",)
"""Formats with several pictures of which the first is the photograph."""


def photograph_size(path: Path) -> tuple[int, int] | None:
    """The size, upright, of a still picture; None for anything else, such as a clip or a GIF that moves.

    Raises OperatorError for a still that is too large to be opened, and for a WebP that moves.
    """
    try:
        with _opened(path) as picture:
            if getattr(picture, "n_frames", 1) > 1 and picture.format not in _SEVERAL:
                if picture.format == "WEBP":
                    reason = "it is a WebP that moves, which is not read; save it as MP4, GIF or APNG"
                    raise OperatorError(
                        f"{path.name} cannot be used: {reason}.", code="unreadable", path=str(path), reason=reason
                    )
                return None
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise OperatorError(
                    f"{path.name} has {width}x{height} pixels, more than can be opened; make it smaller.",
                    code="too_large",
                    path=str(path),
                )
            turned = picture.getexif().get(0x0112, 1) >= 5
            return (height, width) if turned else (width, height)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError):
        return None


def developed(path: Path) -> Image.Image:
    """The picture as it is meant to be seen: turned as its EXIF says, sRGB, alpha over black, 8192 pixels at most.

    Raises OperatorError (code "unreadable") when it cannot be decoded to its end.
    """
    try:
        with _opened(path) as picture:
            upright = ImageOps.exif_transpose(picture)
            shown = _in_srgb(_over_black(upright), upright.info.get("icc_profile"))
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise OperatorError(f"{path.name} cannot be read: {error}.", code="unreadable", path=str(path)) from error
    if max(shown.size) > LARGEST:
        shown.thumbnail((LARGEST, LARGEST), Image.Resampling.LANCZOS)
    return shown


def _opened(path: Path) -> Image.Image:
    with warnings.catch_warnings():
        # The size is judged here, against our own limit.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        try:
            return Image.open(path)
        except Image.DecompressionBombError as error:
            raise OperatorError(
                f"{path.name} has more pixels than can be opened; make it smaller.", code="too_large", path=str(path)
            ) from error


def _over_black(picture: Image.Image) -> Image.Image:
    if picture.mode in ("I;16", "I;16B", "I;16L", "I"):
        # Sixteen bits of grey: Pillow would cut them off at white instead of scaling them.
        return picture.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if picture.mode in ("CMYK", "RGB"):
        return picture
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    ground = Image.new("RGBA", clear.size, (0, 0, 0, 255))
    return Image.alpha_composite(ground, clear).convert("RGB")


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours of another space (Adobe RGB, Display P3, a printer's CMYK) brought to sRGB where the file says so."""
    if profile:
        # A broken profile is no reason to lose the picture: it is then taken for sRGB.
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            space = ImageCms.ImageCmsProfile(BytesIO(profile))
            turned = ImageCms.profileToProfile(picture, space, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if turned is not None:
                return turned
    return picture.convert("RGB")
