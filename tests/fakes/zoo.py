"""Clips of every kind that people have, made small: coded pictures (see coded_film.py) in strange files."""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from math import floor
from pathlib import Path

from tests.fakes.coded_film import HEIGHT, WIDTH, coded_pictures
from tools.media.binaries import ffmpeg

X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-threads", "1", "-bf", "2", "-g", "20")
BT709 = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
FRAMES = 40


@dataclass(frozen=True)
class Animal:
    """One clip: how it is coded, when its pictures are shown, and whether it is read as it is or conformed first.

    `turned` degrees its display matrix turns it back (its filters turned it before); `fields` pictures
    become one of the file, and have its number.
    """

    name: str
    codec: tuple[str, ...] = X264
    rate: Fraction = Fraction(24)
    filters: str = BT709
    before: tuple[str, ...] = ()
    frames: int = FRAMES
    conform: bool = False
    pipe: bool = False
    turned: int = 0
    fields: int = 1
    at: Callable[[int], Fraction] | None = field(default=None, compare=False)

    def time(self, frame: int) -> Fraction:
        """Seconds from the first picture to picture `frame`."""
        return self.at(frame) if self.at else frame / self.rate

    def shown(self, frame: int, rate: Fraction = Fraction(24)) -> int:
        """The picture seen at `frame` of a film: the last one whose nearest frame is not later."""
        slots = [floor(self.time(n) * rate + Fraction(1, 2)) for n in range(self.frames)]
        return max(n for n, slot in enumerate(slots) if slot <= frame) // self.fields


def make(animal: Animal, folder: Path, take: int = 1) -> Path:
    """Encode an animal of the zoo."""
    path = folder / animal.name
    source = ["-f", "rawvideo", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(animal.rate), "-pix_fmt", "yuv420p", "-i", "-"]
    flags = ["-sws_flags", "bicubic+accurate_rnd+full_chroma_int"]
    target = ["-f", animal.name.rsplit(".", 1)[1].replace("mkv", "matroska"), "-"] if animal.pipe else [str(path)]
    command = [str(ffmpeg()), "-v", "error", "-y", *animal.before, *source, *flags, "-vf", animal.filters]
    command += [*animal.codec, *target]
    pictures = coded_pictures(take, [n // animal.fields for n in range(animal.frames)])
    done = subprocess.run(command, input=pictures, check=True, stdout=subprocess.PIPE if animal.pipe else None)
    if animal.pipe:
        path.write_bytes(done.stdout)
    if animal.turned:
        lying = path.rename(folder / f"lying-{animal.name}")
        matrix = ["-display_rotation", str(animal.turned), "-i", str(lying), "-c", "copy", str(path)]
        subprocess.run([str(ffmpeg()), "-v", "error", "-y", *matrix], check=True)
    return path


def _uneven(frame: int) -> Fraction:
    return Fraction(frame, 20) + Fraction(frame % 3, 100)


VARIABLE = f"{BT709},settb=1/1000,setpts='N*50+mod(N,3)*10'"
HEVC = ("-c:v", "libx265", "-preset", "ultrafast", "-crf", "12", "-x265-params", "log-level=0:pools=1")
FULL = "setparams=range=pc:color_primaries=bt709:color_trc=bt709:colorspace=bt709"
VP9 = ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-crf", "12", "-b:v", "0", "-g", "20")
FIELDS = f"{BT709},scale=320:180,interlace=lowpass=off:scan="

ZOO = (
    Animal("plain.mp4"),
    Animal("sixty.mp4", rate=Fraction(60), frames=100),
    Animal("film.mov", rate=Fraction(24_000, 1001)),
    Animal("sixteen.mp4", rate=Fraction(16)),
    Animal("variable.mp4", (*X264, "-fps_mode", "vfr", "-enc_time_base", "1:1000"), filters=VARIABLE, at=_uneven),
    Animal("variable.mkv", (*X264, "-fps_mode", "vfr", "-enc_time_base", "1:1000"), filters=VARIABLE, at=_uneven),
    Animal("late.mkv", (*X264, "-output_ts_offset", "3.7")),
    Animal("piped.mkv", pipe=True, conform=True),
    Animal("piped.mp4", (*X264, "-movflags", "frag_keyframe+empty_moov"), pipe=True, conform=True),
    Animal("stream.ts", (*X264, "-output_ts_offset", "2"), conform=True),
    Animal("raw.h264", rate=Fraction(25), conform=True),
    Animal("raw.ivf", VP9, rate=Fraction(30), conform=True),
    Animal("odd.mkv", (*X264, "-pix_fmt", "yuv444p"), filters=f"{BT709},scale=719:403:out_color_matrix=bt709"),
    Animal("odd-too.mkv", ("-c:v", "ffv1"), filters=f"{BT709},scale=121:67"),
    Animal("deep.mp4", (*X264, "-pix_fmt", "yuv420p10le")),
    Animal("wide-pixels.mp4", filters=f"{BT709},scale=80:90,setsar=2", conform=True),
    Animal("web.webm", VP9),
    Animal("new.mp4", ("-c:v", "libsvtav1", "-preset", "12", "-crf", "20", "-svtav1-params", "lp=1")),
    Animal("phone.mp4", HEVC),
    Animal("cutter.mov", ("-c:v", "prores_ks", "-profile:v", "3")),
    Animal("old.avi", ("-c:v", "mjpeg", "-q:v", "3"), conform=True),
    Animal("moving.gif", ("-c:v", "gif"), rate=Fraction(25), conform=True),
    Animal("lossless.mkv", ("-c:v", "utvideo", "-pix_fmt", "gbrp")),
    Animal("full-range.mp4", X264, filters=f"{BT709},scale=out_range=pc,format=yuv420p,{FULL}"),
    Animal("single.mp4", frames=1),
    Animal("single.mkv", VP9, frames=1),
    Animal("left.mp4", filters=f"{BT709},transpose=1", turned=90, conform=True),
    Animal("over.mov", filters=f"{BT709},hflip,vflip", turned=180, conform=True),
    Animal("right.mp4", filters=f"{BT709},transpose=2", turned=270, conform=True),
    Animal("fields.mp4", (*X264, "-x264-params", "tff=1"), Fraction(50), f"{FIELDS}tff", fields=2, conform=True),
    Animal("fields-too.mkv", (*X264, "-x264-params", "bff=1"), Fraction(50), f"{FIELDS}bff", fields=2, conform=True),
    Animal("broadcast.ts", ("-c:v", "mpeg2video", "-q:v", "2", "-flags", "+ildct+ilme", "-g", "12"), Fraction(50),
           f"{FIELDS}tff", fields=2, conform=True),
    Animal("clear.mov", ("-c:v", "qtrle"), filters=f"{BT709},format=argb", conform=True),
    Animal("clear.webm", (*VP9, "-auto-alt-ref", "0"), filters=f"{BT709},format=yuva420p", conform=True),
    Animal("long-group.mp4", (*X264, "-g", "400"), frames=340, conform=True),
)  # fmt: skip
