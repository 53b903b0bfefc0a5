"""What is delivered: the house formats, and what the file of a delivery has to turn out to be.

    aspect      house        draft (two thirds)        picture    container    sound
    16:9        1920x1080    1280x720                  h264       mp4          AAC
    2.39:1      1920x804     1280x536                  hevc       mp4 (hvc1)   AAC
    9:16        1080x1920    720x1280                  av1        mp4 (av01)   AAC
    1:1         1080x1080    720x720                   prores     mov (apch)   PCM, 24 bits
    4:5         1080x1350    720x900                   vp9        webm         Opus
"""

from fractions import Fraction
from typing import Literal

from pydantic import Field

from tools.film.film import Film
from tools.film.value import Value
from tools.film.views import picture_size

CHUNK = 48
"""Frames of a body chunk, and the distance of key frames."""

TIMESCALE_FLOOR = 12_000

Codec = Literal["h264", "hevc", "av1", "prores", "vp9"]
Container = Literal["mp4", "mov", "webm"]
Sound = Literal["aac", "pcm_s24le", "opus"]

CONTAINERS: dict[Codec, Container] = {"h264": "mp4", "hevc": "mp4", "av1": "mp4", "prores": "mov", "vp9": "webm"}
SOUNDS: dict[Container, Sound] = {"mp4": "aac", "mov": "pcm_s24le", "webm": "opus"}
PROFILES: dict[Codec, str] = {"h264": "High", "hevc": "Main", "av1": "Main", "prores": "HQ", "vp9": "Profile 0"}


class Delivery(Value):
    """One file to make: its size and rate, how it is encoded, and how loud it is.

    `draft` may show slates for shots without a take. Container and sound follow from the codec.
    """

    name: str = "mp4"
    width: int = Field(default=1920, ge=16, le=8192, multiple_of=2)
    height: int = Field(default=1080, ge=16, le=8192, multiple_of=2)
    rate: Fraction = Field(default=Fraction(24), gt=0)
    codec: Codec = "h264"
    crf: int = Field(default=20, ge=0, le=63, description="constant quality, on the scale of the codec")
    preset: str = "veryfast"
    draft: bool = False
    captions: bool = Field(default=True, description="as timed text, in the file or beside it")
    burned: bool = Field(default=False, description="captions in the picture itself")
    loudness_lufs: float = Field(default=-14.0, ge=-40, le=-5)
    true_peak_dbtp: float = Field(default=-1.0, ge=-20, le=0)
    sound_kbps: int = Field(default=192, ge=64, le=510, description="of coded sound")

    @property
    def container(self) -> Container:
        return CONTAINERS[self.codec]

    @property
    def sound(self) -> Sound:
        return SOUNDS[self.container]

    @property
    def pixel_format(self) -> str:
        """The pixels that are encoded."""
        return "yuv422p10le" if self.codec == "prores" else "yuv420p"

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


class StreamFacts(Value):
    """What the file of a delivery has to turn out to be: the names are those of `tools.media.probing`.

    `colour` is matrix, primaries, transfer and range; `time_step` the seconds to which the container rounds times (0:
    exact), `slack` the seconds by which the length it states may differ from the film's; `captions` whether the
    container carries them (else they lie beside it). In every container the index stands before the samples.
    """

    container: Container
    video_codec: str
    profile: str
    pixel_format: str
    colour: str = "bt709 bt709 bt709 tv"
    width: int
    height: int
    rate: Fraction
    time_step: Fraction = Fraction(0)
    slack: Fraction = Fraction(1, 1000)
    audio_codec: str
    sample_rate: int = 48_000
    channels: int = 2
    captions: bool = True
    loudness_lufs: float = -14.0
    tolerance_lu: float = 0.5
    true_peak_dbtp: float = -1.0


def expected(delivery: Delivery) -> StreamFacts:
    """What the proof has to find in the delivery's file."""
    # The length that a WebM states counts what Opus leaves out at the head, and its last packet to the end.
    webm = delivery.container == "webm"
    return StreamFacts(
        container=delivery.container,
        video_codec=delivery.codec,
        profile=PROFILES[delivery.codec],
        pixel_format=delivery.pixel_format,
        width=delivery.width,
        height=delivery.height,
        rate=delivery.rate,
        time_step=Fraction(1, 1000) if webm else Fraction(0),
        slack=Fraction(1, 40) if webm else Fraction(1, 1000),
        audio_codec=delivery.sound,
        captions=delivery.captions and delivery.container == "mp4",
        loudness_lufs=delivery.loudness_lufs,
        true_peak_dbtp=delivery.true_peak_dbtp,
    )


def house_delivery(film: Film, *, draft: bool = False) -> Delivery:
    """The delivery that a film's look asks for: full size, or two thirds of it for a draft."""
    width, height = picture_size(film)
    if draft:
        width, height = width * 2 // 3, height * 2 // 3
    return Delivery(width=width, height=height, rate=film.look.rate, draft=draft, crf=23 if draft else 20)
