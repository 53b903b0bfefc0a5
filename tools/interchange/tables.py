"""Lists for people and logging programs: shots and markers as CSV, clips as an Avid Log Exchange, the cue sheet."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from tools.film.film import Film
from tools.film.slate import shot_numbers, slates, slugline
from tools.film.timing import timecode
from tools.film.views import cue_positions, picture_spans
from tools.interchange.carrying import Carries
from tools.interchange.cut import Cut, source_length

ALE = Carries(
    "An ALE",
    kinds=(),
    names=False,
    gain=None,
    muting=False,
    speed=False,
    markers=False,
    titles=False,
    captions=False,
    scaling=False,
    fills=False,
    lengths=True,
)
UNSAFE = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would take for a formula."""


def shot_table(film: Film, start: int = 0, drop: bool = False) -> str:
    """The shots of the film as CSV, a line each, in the order of the film."""
    numbers, names, spans = shot_numbers(film), slates(film), picture_spans(film)
    rate = film.look.rate
    head = "number slate slugline prompt size move state seconds record_in record_out takes circled lines".split()
    rows: list[Sequence[object]] = [head]
    for scene in film.scenes:
        for shot_id in scene.shots:
            shot, span = film.shots[shot_id], spans.get(shot_id)
            codes = [timecode(start + frame, rate, drop) for frame in span] if span is not None else ["", ""]
            said = " / ".join(cue.what for cue in film.cues.values() if cue.kind == "dialogue" and cue.shot == shot_id)
            circled = shot.takes.index(shot.circled) + 1 if shot.circled in shot.takes else ""
            rows.append(
                [
                    numbers[shot_id], names[shot_id], slugline(film, scene), shot.prompt, shot.size, shot.move,
                    shot.state, f"{float(shot.frames / rate):.3f}", *codes, len(shot.takes), circled, said,
                ]
            )  # fmt: skip
    return _csv(rows)


def marker_table(cut: Cut) -> str:
    """The markers of a cut as CSV."""
    rows: list[Sequence[object]] = [["timecode", "frame", "name", "comment", "colour"]]
    rows += [
        [timecode(cut.start + mark.frame, cut.rate, cut.drop), mark.frame, mark.name, mark.comment, mark.colour]
        for mark in cut.markers
    ]
    return _csv(rows)


def cue_sheet(film: Film, lengths: Mapping[str, int], start: int = 0, drop: bool = False) -> str:
    """Every sound that is heard, in the order of its start, as CSV: what rights and royalties are settled with.

    `lengths` gives those of the sounds that have only their own, in frames, by cue.
    """
    rate = film.look.rate
    rows: list[Sequence[object]] = [
        ["cue", "kind", "what", "speaker", "record_in", "record_out", "seconds", "gain_db", "source"]
    ]
    for number, place in enumerate(cue_positions(film), 1):
        cue = place.cue
        begin = max(place.start, 0)
        frames = place.frames or lengths.get(cue.id)
        end = max(place.start + frames, begin) if frames else None
        source = f"recording {cue.media[:12]}" if cue.media else "composed" if cue.kind == "music" else "made"
        source = "offline" if cue.offline else source
        rows.append(
            [
                number, cue.kind, f"{cue.mood}: {cue.what}" if cue.mood else cue.what, cue.speaker or "",
                timecode(start + begin, rate, drop), timecode(start + end, rate, drop) if end is not None else "",
                f"{float(frames / rate):.3f}" if frames else "", f"{cue.gain_db:g}", source,
            ]
        )  # fmt: skip
    return _csv(rows)


def ale(cut: Cut) -> bytes:
    """The clips of the picture tracks as an Avid Log Exchange: tab-separated, a line a clip."""
    sources = cut.by_name()
    rate = f"{float(cut.rate):.2f}".rstrip("0").rstrip(".") if cut.rate != Fraction(24000, 1001) else "23.976"
    columns = ["Name", "Tracks", "Start", "End", "Duration", "Tape", "Source File", "Source Path"]
    lines = ["Heading", "FIELD_DELIM\tTABS", "VIDEO_FORMAT\t1080", "AUDIO_FORMAT\t48khz", f"FPS\t{rate}", ""]
    lines += ["Column", "\t".join(columns), "", "Data"]
    for track in cut.picture:
        for piece in track.pieces:
            source = sources.get(piece.source)
            if source is None:
                continue
            first = source.start + max(piece.source_in, 0)
            used = source_length(piece)
            codes = [timecode(frame, cut.rate, cut.drop) for frame in (first, first + used, used)]
            tracks = "VA1A2" if source.sound else "V"
            row = [piece.name, tracks, *codes, source.reel, source.name, source.url]
            lines.append("\t".join(" ".join(cell.split()) for cell in row))
    return ("\r\n".join(lines) + "\r\n").encode()


def _csv(rows: Iterable[Sequence[object]]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows([[_safe(cell) for cell in row] for row in rows])
    return written.getvalue()


def _safe(cell: object) -> object:
    """Words from a film never become a formula of a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(UNSAFE) else cell
