# pyright: basic, reportMissingImports=false, reportMissingModuleSource=false
"""Run by an interpreter that has MoviePy: make the cut that a JSON file tells. Nothing of Workprint is imported here.

Letters and dissolves are composited where they are and nowhere else, which is the cheapest way MoviePy has.
"""

import json
import os
import sys
from itertools import pairwise
from pathlib import Path


def main(order: str) -> None:
    """Make the film, or say which MoviePy this is."""
    if order == "--version":
        import moviepy

        print(moviepy.__version__)
        return
    told = json.loads(Path(order).read_text(encoding="utf-8"))
    os.environ["FFMPEG_BINARY"] = told["ffmpeg"]
    from moviepy import AudioFileClip, CompositeVideoClip, ImageClip, VideoFileClip, concatenate_videoclips, vfx

    rate, size = told["rate"], tuple(told["size"])
    parts, tail = [], None
    pieces = told["pieces"]
    for (path, first, frames, dissolve), after in zip(pieces, [*pieces[1:], None], strict=True):
        clip = VideoFileClip(path, audio=False)
        if tuple(clip.size) != size:
            clip = clip.resized(size)
        if dissolve and tail is not None:
            head = clip.subclipped(first / rate, (first + dissolve) / rate)
            parts.append((dissolve, CompositeVideoClip([tail, head.with_effects([vfx.CrossFadeIn(dissolve / rate)])])))
        end = frames - (after[3] if after else 0)
        parts.append((end - dissolve, clip.subclipped((first + dissolve) / rate, (first + end) / rate)))
        tail = clip.subclipped((first + end) / rate, (first + frames) / rate) if end < frames else None
    begin, end = told["fades"]
    if begin:
        parts[0] = (parts[0][0], parts[0][1].with_effects([vfx.FadeIn(begin / rate)]))
    if end:
        parts[-1] = (parts[-1][0], parts[-1][1].with_effects([vfx.FadeOut(end / rate)]))
    lettered = []
    at = 0
    for frames, part in parts:
        lettered += _under_words(part, at, frames, told["words"], rate, ImageClip, CompositeVideoClip)
        at += frames
    film = concatenate_videoclips(lettered, method="chain").with_audio(AudioFileClip(told["mix"]))
    words = told["options"]
    codec = words.index("-c:v")
    options = words[:codec] + words[codec + 2 :]
    film.write_videofile(
        told["out"], fps=rate, codec="libx264", preset="veryfast", audio_codec="aac",
        audio_bitrate=f"{told['kbps']}k", threads=1, ffmpeg_params=options, logger=None,
    )  # fmt: skip


def _under_words(part, at, frames, words, rate, image, composite):
    """The part, cut where letters come and go, and composited with them only there."""
    edges = {0, frames}
    for _, start, count in words:
        edges |= {edge - at for edge in (start, start + count) if at < edge < at + frames}
    cuts = sorted(edges)
    made = []
    for begin, end in pairwise(cuts):
        piece = part if (begin, end) == (0, frames) else part.subclipped(begin / rate, end / rate)
        over = [path for path, start, count in words if start <= at + begin and at + end <= start + count]
        if over:
            layers = [image(path).with_duration((end - begin) / rate) for path in over]
            piece = composite([piece, *layers])
        made.append(piece)
    return made


if __name__ == "__main__":
    main(sys.argv[1])
