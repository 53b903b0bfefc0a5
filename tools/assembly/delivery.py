"""What is delivered: the house formats, and every flag of the encoder that can change a byte.

    aspect      house        draft (two thirds)
    16:9        1920x1080    1280x720
    2.39:1      1920x804     1280x536
    9:16        1080x1920    720x1280
    1:1         1080x1080    720x720
    4:5         1080x1350    720x900
"""

from fractions import Fraction

from pydantic import Field

from tools.film.film import Film
from tools.film.value import Value
from tools.film.views import picture_size

CHUNK = 48
"""Frames of a body chunk, and the distance of key frames."""

TIMESCALE_FLOOR = 12_000


class Delivery(Value):
    """One file to make: its size and rate, and how it is encoded. `draft` may show slates for shots without a take."""

    name: str = "mp4"
    width: int = Field(default=1920, ge=16, le=8192, multiple_of=2)
    height: int = Field(default=1080, ge=16, le=8192, multiple_of=2)
    rate: Fraction = Field(default=Fraction(24), gt=0)
    crf: int = Field(default=20, ge=0, le=51)
    preset: str = "veryfast"
    draft: bool = False
    captions: bool = True

    @property
    def timescale(self) -> int:
        """Ticks a second of the picture track; every frame is a whole number of them."""
        return self.rate.numerator * self._multiple

    @property
    def tick(self) -> int:
        """Ticks a frame."""
        return self.rate.denominator * self._multiple

    @property
    def _multiple(self) -> int:
        # 24 -> 24000 with 1000 a frame; 24000/1001 stays 24000 with 1001 a frame.
        return 1 if self.rate.numerator >= TIMESCALE_FLOOR else 1000


def house_delivery(film: Film, *, draft: bool = False) -> Delivery:
    """The delivery that a film's look asks for: full size, or two thirds of it for a draft."""
    width, height = picture_size(film)
    if draft:
        width, height = width * 2 // 3, height * 2 // 3
    return Delivery(width=width, height=height, rate=film.look.rate, draft=draft, crf=23 if draft else 20)


def encoder(delivery: Delivery) -> tuple[tuple[str, str], ...]:
    """ffmpeg's output options for one unit, as (flag, value), in the order of the command line.

    One thread and `cpu-independent`, because x264 is repeatable only so; no scene cuts and closed groups, so that
    units join; `write_btrt 0`, because a bit rate in the sample description differs from unit to unit.
    """
    x264 = (
        f"keyint={CHUNK}:min-keyint={CHUNK}:scenecut=0:open-gop=0:bframes=2:b-pyramid=none:stitchable=1"
        ":cpu-independent=1"
    )
    return (
        ("c:v", "libx264"),
        ("preset", delivery.preset),
        ("crf", str(delivery.crf)),
        ("profile:v", "high"),
        ("level:v", _level(delivery)),
        ("pix_fmt", "yuv420p"),
        ("threads", "1"),
        ("x264-params", x264),
        ("color_range", "tv"),
        ("colorspace", "bt709"),
        ("color_primaries", "bt709"),
        ("color_trc", "bt709"),
        ("flags:v", "+bitexact+cgop"),
        ("r", str(delivery.rate)),
        ("fps_mode", "cfr"),
        ("map_metadata", "-1"),
        ("map_chapters", "-1"),
        ("fflags", "+bitexact"),
        ("video_track_timescale", str(delivery.timescale)),
        ("write_btrt", "0"),
    )


def _level(delivery: Delivery) -> str:
    """The lowest of the H.264 levels in common use that holds the picture (ITU-T H.264, table A-1)."""
    blocks = -(-delivery.width // 16) * -(-delivery.height // 16)
    for level, frame_blocks, blocks_a_second in (("4.1", 8192, 245_760), ("5.1", 36_864, 983_040)):
        if blocks <= frame_blocks and blocks * delivery.rate <= blocks_a_second:
            return level
    return "5.2"
