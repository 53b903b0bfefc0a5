"""A GIF of a delivered film: short, small, silent, and with a palette made for it.

    film    |====|=======|===|=========|     a short film is shown whole
    loop      ==    ==     =      ==         of a longer one, the middles of shots spread over it

Its pictures are every n-th of the film's, each shown for the same whole number of hundredths, so that it runs evenly.
"""

import threading
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
from av.error import FFmpegError

from tools.assembly.plan import Plan
from tools.assembly.proof.checks import Check, Proof
from tools.film.errors import OperatorError
from tools.film.timing import Span
from tools.film.value import Value
from tools.media import binaries, process

WHOLE_SECONDS = 12
MOMENTS = 10
MOMENT_SECONDS = Fraction(6, 5)
PICTURES_A_SECOND = Fraction(25, 2)
LONGER_SIDES = (480, 400, 320, 240)
MOST_BYTES = 10_000_000
"""What Discord and most forums take."""


class LoopFacts(Value):
    """What a GIF has to turn out to be: `each` is how long a picture stays, in hundredths of a second."""

    width: int
    height: int
    pictures: int
    each: int


def moments(plan: Plan) -> tuple[Span, ...]:
    """The frames of the film that the loop shows: all of them, or the middles of shots spread evenly."""
    if plan.seconds <= WHOLE_SECONDS:
        return (Span(0, plan.frames),)
    length = round(MOMENT_SECONDS * plan.rate)
    shots = [shot for shot in plan.shots if shot.clear_end - shot.clear_start >= length]
    if not shots:
        return (Span(0, min(plan.frames, round(WHOLE_SECONDS * plan.rate))),)
    count = min(MOMENTS, len(shots))
    chosen = [shots[(2 * n + 1) * len(shots) // (2 * count)] for n in range(count)]
    starts = [(shot.clear_start + shot.clear_end - length) // 2 for shot in chosen]
    return tuple(Span(start, start + length) for start in starts)


def make_loop(film: Path, plan: Plan, out: Path, stop: threading.Event | None = None) -> LoopFacts:
    """Write the GIF from the film's file, of the largest size that keeps it under MOST_BYTES.

    Raises OperatorError when even the smallest is larger, and as `process.run` does.
    """
    spans = moments(plan)
    step = max(1, round(plan.rate / PICTURES_A_SECOND))
    each = max(2, round(100 * step / plan.rate))
    pictures = sum(-(-span.frames // step) for span in spans)
    for side in LONGER_SIDES:
        width, height = _size(plan, side)
        command = _command(film, plan.rate, spans, step, each, (width, height), out)
        process.run(command, doing="making the GIF", stop=stop)
        if out.stat().st_size <= MOST_BYTES:
            return LoopFacts(width=width, height=height, pictures=pictures, each=each)
    raise OperatorError(
        f"The GIF would have more than {MOST_BYTES // 1_000_000} MB even when it is small; export the film as webm.",
        code="large_gif",
    )


def prove_loop(path: Path, facts: LoopFacts) -> Proof:
    """Measure a finished GIF. Raises OperatorError when it cannot be read."""
    try:
        with av.open(str(path)) as container:
            stream = container.streams.video[0]
            base = stream.time_base or Fraction(1, 100)
            size = f"{stream.codec_context.width}x{stream.codec_context.height}"
            codec, sounds = stream.codec_context.codec.canonical_name, len(container.streams.audio)
            times = [int((frame.pts or 0) * base * 100) for frame in container.decode(stream)]
    except (FFmpegError, OSError, IndexError) as error:
        raise OperatorError(f"{path} is not a GIF that can be read.", code="unreadable", path=str(path)) from error
    late = next((n for n, time in enumerate(times) if time != n * facts.each), None)
    heavy, wanted = path.stat().st_size, f"{facts.width}x{facts.height}"
    checks = (
        Check(name="picture", ok=codec == "gif", value=codec, limit="gif"),
        Check(name="size", ok=size == wanted, value=size, limit=wanted),
        Check(name="frames", ok=len(times) == facts.pictures, value=len(times), limit=facts.pictures),
        Check(name="even frame times", ok=late is None, value="even" if late is None else "uneven", limit="even"),
        Check(name="sound", ok=sounds == 0, value=sounds, limit=0),
        Check(name="bytes", ok=heavy <= MOST_BYTES, value=heavy, limit=MOST_BYTES),
    )
    return Proof(ok=all(check.ok for check in checks), checks=checks)


def _size(plan: Plan, side: int) -> tuple[int, int]:
    wide, tall = plan.delivery.width, plan.delivery.height
    scale = Fraction(min(side, max(wide, tall)), max(wide, tall))
    return max(2, round(wide * scale / 2) * 2), max(2, round(tall * scale / 2) * 2)


def _command(
    film: Path, rate: Fraction, spans: Sequence[Span], step: int, each: int, size: tuple[int, int], out: Path
) -> list[str]:
    """One input for each moment, found by the film's index, so that a long film is not decoded through."""
    inputs: list[str] = []
    parts: list[str] = []
    for number, span in enumerate(spans):
        # A quarter of a frame early: the first frame at or after it is the wanted one, whatever the rounding.
        seconds = max(Fraction(0), (span.start - Fraction(1, 4)) / rate)
        inputs += ["-threads", "1", "-ss", f"{float(seconds):.6f}", "-i", str(film)]
        parts.append(f"[{number}:v]trim=end_frame={span.frames},select=not(mod(n\\,{step})),setpts=N[s{number}]")
    joined = "".join(f"[s{number}]" for number in range(len(spans)))
    graph = (
        f"sws_flags=lanczos+accurate_rnd+full_chroma_int+bitexact;{';'.join(parts)};"
        f"{joined}concat=n={len(spans)}:v=1:a=0,settb=1/100,setpts=N*{each},scale={size[0]}:{size[1]},split[a][b];"
        "[a]palettegen=stats_mode=diff[palette];[b][palette]paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle[v]"
    )
    return [
        *(str(binaries.ffmpeg()), "-v", "error", "-nostdin", "-y", "-filter_complex_threads", "1", *inputs),
        *("-filter_complex", graph, "-map", "[v]", "-fps_mode", "passthrough", "-enc_time_base", "1:100"),
        *("-loop", "0", "-final_delay", str(each), "-map_metadata", "-1", "-fflags", "+bitexact"),
        *("-threads", "1", "-f", "gif", str(out)),
    ]
