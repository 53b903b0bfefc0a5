"""What the assembly is held against: the floor, one monolithic ffmpeg graph, MoviePy, and `cat`.

floor      every frame of the cut decoded, normalised and encoded once: a process a shot, as many at a time as we run
monolith   one ffmpeg, one graph with all clips, transitions, titles and sound; any change renders it all again
MoviePy    the same cut as its users write it, in a Python of its own (it needs an older Pillow than Workprint)
"""

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

from tools.assembly.bench.reel import HANDLE, RATE, Reel
from tools.assembly.codecs import encoder
from tools.assembly.delivery import Delivery
from tools.film.timeline import Clip
from tools.film.tracks import starts
from tools.media import binaries, process

NORMAL = "scale=in_range=tv:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int+bitexact,format=yuv420p,setsar=1"


def options(delivery: Delivery) -> list[str]:
    """The encoder's own flags, so that everybody encodes alike."""
    return [word for flag, value in encoder(delivery) for word in (f"-{flag}", value)]


def floor(reel: Reel, delivery: Delivery, folder: Path, workers: int) -> None:
    """Decode, normalise and encode every frame of the cut once."""

    def one(number: int, clip: Clip) -> None:
        process.run(
            [
                *_ffmpeg(), "-i", str(reel.clips[clip.shot]), "-an", "-vf",
                f"trim=start_frame={HANDLE}:end_frame={HANDLE + clip.frames},setpts=PTS-STARTPTS,{NORMAL}",
                *options(delivery), str(folder / f"floor{number}.mp4"),
            ],
            doing="measuring the floor",
        )  # fmt: skip

    clips = _clips(reel)
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(one, range(len(clips)), clips))


def decode_only(reel: Reel, workers: int) -> None:
    """Decode and normalise every frame of the cut once, and throw it away."""

    def one(clip: Clip) -> None:
        chain = f"trim=start_frame={HANDLE}:end_frame={HANDLE + clip.frames},setpts=PTS-STARTPTS,{NORMAL}"
        argv = [*_ffmpeg(), "-i", str(reel.clips[clip.shot]), "-an", "-vf", chain, "-f", "null", "-"]
        process.run(argv, doing="measuring decoding")

    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(one, _clips(reel)))


def monolith(reel: Reel, delivery: Delivery, out: Path, title: Path) -> None:
    """The whole cut in one graph: trims, dissolves and dips by xfade, titles overlaid, sound muxed."""
    inputs: list[str] = []
    clips = _clips(reel)
    for clip in clips:
        inputs += ["-i", str(reel.clips[clip.shot])]
    graph: list[str] = []
    for number, clip in enumerate(clips):
        graph.append(
            f"[{number}:v]trim=start_frame={HANDLE}:end_frame={HANDLE + clip.frames},setpts=PTS-STARTPTS,{NORMAL},"
            f"fps={RATE},settb=1/{RATE}[v{number}]"
        )
    graph.append(_chained(reel, clips))
    lead = starts(reel.film.timeline.tracks[0].items)
    first = next(i for i, item in enumerate(reel.film.timeline.tracks[0].items) if isinstance(item, Clip))
    card = lead[first]
    size = f"{delivery.width}x{delivery.height}"
    graph.append(
        f"color=black:size={size}:rate={RATE}:duration={card / RATE or 0.05},format=yuv420p,settb=1/{RATE}[card]"
    )
    graph.append("[card][cut]concat=n=2:v=1[whole]")
    shown = "+".join(f"between(n,{start},{start + count})" for start, count in _titled(reel, card))
    graph.append(f"[whole][{len(clips)}:v]overlay=enable='{shown}':format=yuv420,format=yuv420p[film]")
    process.run(
        [
            *_ffmpeg(), *inputs, "-i", str(title), "-i", str(reel.mix), "-filter_complex", ";".join(graph), "-map",
            "[film]", "-map", f"{len(clips) + 1}:a", *options(delivery), "-c:a", "aac", "-b:a", "320k", "-shortest",
            "-movflags", "+faststart", str(out),
        ],
        doing="rendering the monolith",
    )  # fmt: skip


def _chained(reel: Reel, clips: Sequence[Clip]) -> str:
    """The clips one after the other: hard cuts by concat, transitions by xfade, as one chain."""
    kinds = {t.into: t for t in reel.film.timeline.tracks[0].transitions}
    runs: list[str] = []
    chain, length, label = "", 0, "v0"
    for number, clip in enumerate(clips):
        if number == 0:
            length = clip.frames
            continue
        transition = kinds.get(clip.id)
        out = f"c{number}"
        if transition is None:
            chain += f"[{label}][v{number}]concat=n=2:v=1,settb=1/{RATE}[{out}];"
            length += clip.frames
        else:
            kind = "fade" if transition.kind == "dissolve" else "fadeblack"
            offset = (length - transition.frames) / RATE
            fade = f"transition={kind}:duration={transition.frames / RATE}:offset={offset}"
            chain += f"[{label}][v{number}]xfade={fade}[{out}];"
            length += clip.frames - transition.frames
        label = out
    runs.append(chain)
    return "".join(runs) + f"[{label}]null[cut]"


def _titled(reel: Reel, card: int) -> list[tuple[int, int]]:
    """(first frame, frames) of each title of the cut, roughly where the film has it."""
    titles = reel.film.timeline.titles
    items = reel.film.timeline.tracks[0].items
    begins = {item.id: start for item, start in zip(items, starts(items), strict=False)}
    return [(begins[title.item] + title.offset, title.frames) for title in titles] or [(0, card)]


def moviepy(python: Path, reel: Reel, delivery: Delivery, out: Path, title: Path) -> None:
    """The cut as MoviePy makes it, by another Python that has it. Raises OperatorError when it has not."""
    script = files("tools.assembly.bench").joinpath("moviepy_cut.txt").read_text(encoding="utf-8")
    kinds = {t.into: t.frames for t in reel.film.timeline.tracks[0].transitions}
    job = {
        "clips": [
            {"file": str(reel.clips[c.shot]), "frames": c.frames, "fade": kinds.get(c.id, 0)} for c in _clips(reel)
        ],
        "handle": HANDLE,
        "rate": RATE,
        "title": str(title),
        "titles": _titled(reel, 0),
        "mix": str(reel.mix),
        "out": str(out),
        "options": options(delivery),
        "ffmpeg": str(binaries.ffmpeg()),
    }
    process.run([str(python), "-c", script, json.dumps(job)], doing="rendering with MoviePy")


def _clips(reel: Reel) -> list[Clip]:
    return [item for item in reel.film.timeline.tracks[0].items if isinstance(item, Clip)]


def _ffmpeg() -> list[str]:
    return [str(binaries.ffmpeg()), "-v", "error", "-nostdin", "-y"]
