"""The same cut by other means: the limit of the hardware, one graph of ffmpeg for all of it, and MoviePy.

limit      every take decoded and brought to size | x264 on such frames, raw; as many processes at once as Workprint has
monolith   every take an input of one filter graph, one encoder
MoviePy    in its own interpreter, for it wants a Pillow that we cannot have beside ours
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from pathlib import Path
from threading import Event

from tools.assembly.captions import caption_columns, caption_spans
from tools.assembly.codecs import encoder
from tools.assembly.conforming import SCALER
from tools.assembly.delivery import Delivery
from tools.assembly.encode import Job, run_jobs
from tools.assembly.lettering import draw_title
from tools.assembly.recipe import CaptionKind
from tools.assembly.typesetting import Typefaces
from tools.film.errors import OperatorError
from tools.film.handles import clip_take
from tools.film.timeline import Clip, TitleKind
from tools.film.views import cue_positions, film_frames, title_positions
from tools.media import binaries, process
from tools.media.pool import Pool
from tools.media.weighing import Weight, weighed
from tools.production.benching.cutting import BenchCut

SCRIPT = Path(__file__).with_name("moviepy_peer.py")
TAGS = "setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"


@dataclass(frozen=True)
class Piece:
    """Frames `first` .. `first + frames` of a file. Over its first `dissolve` frames it comes out of the one before."""

    path: Path
    first: int
    frames: int
    dissolve: int


@dataclass(frozen=True)
class Words:
    """A drawn picture with letters, over `frames` of the film from `start` on."""

    path: Path
    start: int
    frames: int


@dataclass(frozen=True)
class PlainCut:
    """A cut as any program could be told it."""

    pieces: tuple[Piece, ...]
    words: tuple[Words, ...]
    frames: int
    fades: tuple[int, int]
    delivery: Delivery
    mix: Path


def plain(cut: BenchCut, pool: Pool, faces: Typefaces, folder: Path) -> PlainCut:
    """The cut in plain terms: its letters are drawn, so that all draw the same."""
    film, delivery = cut.film, cut.size.delivery
    track = film.timeline.tracks[0]
    into = {t.into: t.frames for t in track.transitions if t.kind == "dissolve"}
    ends = {t.kind: t.frames for t in track.transitions if t.kind in ("fade in", "fade out")}
    clips = [item for item in track.items if isinstance(item, Clip)]
    pieces: list[Piece] = []
    for clip, after in zip(clips, [*clips[1:], None], strict=True):
        take = clip_take(film, clip)
        if take is None:
            continue
        dissolve, next_one = into.get(clip.id, 0), into.get(after.id, 0) if after else 0
        before = dissolve - dissolve // 2
        first = take.head + clip.source_in - before
        pieces.append(Piece(pool.path(take.media), first, before + clip.frames + next_one // 2, dissolve))
    drawn: list[Words] = []
    size = (delivery.width, delivery.height)

    def draw(kind: TitleKind | CaptionKind, text: str, start: int, frames: int) -> None:
        path = folder / f"words-{len(drawn)}.png"
        draw_title(kind, text, size, faces).save(path, compress_level=1)
        drawn.append(Words(path, start, frames))

    for title, span in title_positions(film):
        draw(title.kind, title.text, span.start, span.frames)
    total = film_frames(film)
    columns = caption_columns(*size)
    for line in caption_spans(film, cue_positions(film), total, delivery.rate, cut.spoken, columns):
        draw("caption", line.text, line.start, line.end - line.start)
    fades = (ends.get("fade in", 0), ends.get("fade out", 0))
    return PlainCut(tuple(pieces), tuple(drawn), total, fades, delivery, cut.mix)


def limit(cut: PlainCut, takes: Sequence[int], workers: int, folder: Path) -> tuple[Weight, Weight]:
    """What decoding and bringing to size costs, and what x264 costs on these very frames; summed over these `takes`.

    Processes run `workers` at a time. Writing the raw frames down is not counted, reading them is.
    """
    decode, encode = Weight(), Weight()
    for first in range(0, len(takes), workers):
        pieces = [(number, cut.pieces[number]) for number in takes[first : first + workers]]
        raw = {number: folder / f"raw-{number}.yuv" for number, _ in pieces}
        null, coded = ["-f", "null", "-"], [*_encoder(cut.delivery), "-f", "null", "-"]
        _add(decode, [[*_reading(piece), *_conforming(cut.delivery, piece), *null] for _, piece in pieces], workers)
        writing = [
            [*_reading(piece), *_conforming(cut.delivery, piece), "-f", "rawvideo", str(raw[number])]
            for number, piece in pieces
        ]
        _add(Weight(), writing, workers)
        _add(encode, [[*_raw(cut.delivery, path), *coded] for path in raw.values()], workers)
        for path in raw.values():
            path.unlink()
    return decode, encode


def _add(weight: Weight, commands: Sequence[list[str]], workers: int) -> None:
    def go(command: list[str], stop: Event) -> None:
        process.run(command, doing="measuring", stop=stop)

    with weighed() as one:
        run_jobs([Job("", 1, partial(go, command)) for command in commands], workers, lambda done, name: None)
    weight.cpu_s += one.cpu_s
    weight.wall_s += one.wall_s
    weight.children_mb = max(weight.children_mb or 0, one.children_mb or 0)


def monolith(cut: PlainCut, out: Path) -> Weight:
    """The whole film as one filter graph."""
    with weighed() as weight:
        process.run(monolith_argv(cut, out), doing="making the film in one graph")
    return weight


def monolith_argv(cut: PlainCut, out: Path) -> list[str]:
    """Every take and every picture of letters is an input; cuts are concatenated, dissolves are xfades."""
    rate = cut.delivery.rate
    inputs: list[str] = []
    graph: list[str] = [f"sws_flags={SCALER}"]
    for number, piece in enumerate(cut.pieces):
        inputs += ["-threads", "1", "-i", str(piece.path)]
        graph.append(f"[{number}:v]{_filters(cut.delivery, piece)},settb=1/{rate}[p{number}]")
    runs = _runs(cut.pieces)
    for first, last in runs:
        parts = "".join(f"[p{number}]" for number in range(first, last))
        graph.append(f"{parts}concat=n={last - first}:v=1:a=0,settb=1/{rate},fps={rate}[r{first}]")
    picture, length = "r0", _length(cut.pieces[slice(*runs[0])])
    for first, last in runs[1:]:
        over = cut.pieces[first].dissolve
        offset = (length - over) / float(rate)
        step = f"xfade=transition=fade:duration={over / float(rate):.9f}:offset={offset:.9f}"
        graph.append(f"[{picture}][r{first}]{step},settb=1/{rate}[c{first}]")
        picture, length = f"c{first}", length - over + _length(cut.pieces[first:last])
    begin, end = cut.fades
    fade_out = f"fade=t=out:start_frame={cut.frames - end}:nb_frames={end}"
    graph.append(f"[{picture}]fade=t=in:start_frame=0:nb_frames={begin},{fade_out},format=yuv420p[w]")
    picture = "w"
    for number, words in enumerate(cut.words):
        inputs += ["-i", str(words.path)]
        layer = f"[{len(cut.pieces) + number}:v]scale=out_color_matrix=bt709:out_range=tv,format=yuva420p[t{number}]"
        when = f"between(n,{words.start},{words.start + words.frames - 1})"
        graph.append(layer)
        graph.append(f"[{picture}][t{number}]overlay=format=yuv420:eof_action=repeat:enable='{when}'[w{number}]")
        picture = f"w{number}"
    graph.append(f"[{picture}]{TAGS}[v]")
    mix = ["-i", str(cut.mix), "-map", "[v]", "-map", f"{len(cut.pieces) + len(cut.words)}:a"]
    sound = ["-c:a", "aac", "-b:a", f"{cut.delivery.sound_kbps}k", "-shortest"]
    return [*_ffmpeg(), *inputs, *mix, "-filter_complex", ";".join(graph), *_encoder(cut.delivery), *sound, str(out)]


def _runs(pieces: Sequence[Piece]) -> list[tuple[int, int]]:
    """The pieces between one dissolve and the next, as (first, one past the last)."""
    begins = [0, *(number for number, piece in enumerate(pieces) if number and piece.dissolve), len(pieces)]
    return list(pairwise(begins))


def _length(pieces: Sequence[Piece]) -> int:
    return sum(piece.frames for piece in pieces)


def moviepy(cut: PlainCut, python: Path, folder: Path, out: Path) -> Weight:
    """The whole film by MoviePy, run by `python`, which has it."""
    told = {
        "size": [cut.delivery.width, cut.delivery.height],
        "rate": float(cut.delivery.rate),
        "frames": cut.frames,
        "fades": cut.fades,
        "pieces": [[str(piece.path), piece.first, piece.frames, piece.dissolve] for piece in cut.pieces],
        "words": [[str(words.path), words.start, words.frames] for words in cut.words],
        "mix": str(cut.mix),
        "options": _encoder(cut.delivery),
        "kbps": cut.delivery.sound_kbps,
        "ffmpeg": str(binaries.ffmpeg()),
        "out": str(out),
    }
    order = folder / "moviepy.json"
    order.write_text(json.dumps(told), encoding="utf-8")
    with weighed() as weight:
        process.run([str(python), str(SCRIPT), str(order)], doing="making the film with MoviePy")
    return weight


def moviepy_version(python: Path) -> str:
    """Raises OperatorError when that interpreter has no MoviePy."""
    try:
        return process.run([str(python), str(SCRIPT), "--version"], doing="looking for MoviePy").strip()
    except OperatorError as error:
        raise OperatorError(
            f"{python} has no MoviePy that runs. Name a Python that can `import moviepy`, or leave --moviepy out.",
            code="no_moviepy",
            python=str(python),
            reason=error.message,
        ) from error


def _ffmpeg() -> list[str]:
    return [str(binaries.ffmpeg()), "-v", "error", "-nostdin", "-y", "-filter_complex_threads", "1"]


def _reading(piece: Piece) -> list[str]:
    return [*_ffmpeg(), "-threads", "1", "-i", str(piece.path)]


def _conforming(delivery: Delivery, piece: Piece) -> list[str]:
    graph = f"sws_flags={SCALER};[0:v]{_filters(delivery, piece)}[v]"
    return ["-filter_complex", graph, "-map", "[v]", "-an"]


def _raw(delivery: Delivery, path: Path) -> list[str]:
    size = f"{delivery.width}x{delivery.height}"
    form = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-video_size", size, "-framerate", str(delivery.rate)]
    return [*_ffmpeg(), *form, "-i", str(path)]


def _filters(delivery: Delivery, piece: Piece) -> str:
    """What a take goes through in Workprint too: its frames by number, the size, the colours."""
    cut = f"trim=start_frame={piece.first}:end_frame={piece.first + piece.frames},setpts=PTS-STARTPTS"
    size = f"{delivery.width}:{delivery.height}"
    scale = f"scale={size}:out_color_matrix=bt709:out_range=tv,pad={size}:-1:-1"
    return f"fps={delivery.rate}:start_time=0:round=near,{cut},{scale},setsar=1,format=yuv420p,{TAGS}"


def _encoder(delivery: Delivery) -> list[str]:
    return [word for flag, value in encoder(delivery) for word in (f"-{flag}", value)]
