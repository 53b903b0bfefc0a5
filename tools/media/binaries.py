# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
"""Where ffmpeg is, found on first use: the pinned static build of imageio-ffmpeg, the same on every machine."""

import hashlib
from functools import cache
from pathlib import Path

import imageio_ffmpeg

from tools.film.errors import OperatorError
from tools.media import process


@cache
def ffmpeg() -> Path:
    """The ffmpeg that encodes everything. Raises OperatorError when there is none."""
    try:
        return Path(str(imageio_ffmpeg.get_ffmpeg_exe()))
    except RuntimeError as error:
        raise OperatorError(
            "ffmpeg is missing: the package imageio-ffmpeg is installed without its binary. Install it again.",
            code="missing_binary",
        ) from error


@cache
def ffmpeg_build() -> str:
    """A short id of this build of ffmpeg: two builds may encode the same command to different bytes.

    Taken from the version, the configuration, the versions of its libraries and the size of the binary.
    """
    binary = ffmpeg()
    words = process.run([str(binary), "-hide_banner", "-version"], doing="asking ffmpeg for its version")
    return hashlib.sha256(f"{words}{binary.stat().st_size}".encode()).hexdigest()[:16]
