"""Bringing captions in: a file of timed words becomes captions of the film's lines, and lines that its takes say."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from tools.film.edits.sound import CaptionLine, ImportCaptions
from tools.film.errors import DirectorError, OperatorError
from tools.film.views import film_frames
from tools.interchange.caption_files import SUFFIXES, Captions, counted, read_captions
from tools.interchange.markup import read_bytes
from tools.studio import Studio

MOST_BYTES = 8 << 20


def captions_among(files: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files of captions, and the others."""
    captions = [path for path in files if path.suffix.lower() in SUFFIXES]
    return captions, [path for path in files if path not in captions]


def bring_captions(
    studio: Studio, reference: str, files: Sequence[Path], *, actor: str, dry_run: bool = False
) -> tuple[list[str], list[str], list[DirectorError | OperatorError]]:
    """Take captions over into the film: what is told of them, what of them is not kept, and why files stay out."""
    notes: list[str] = []
    losses: list[str] = []
    refused: list[DirectorError | OperatorError] = []
    for path in files:
        try:
            found = read_captions(read_bytes(path, MOST_BYTES), path.name)
            notes.append(_taken(studio, reference, path, found, actor, dry_run))
        except (DirectorError, OperatorError) as error:
            refused.append(error)
            continue
        losses += [f"{path.name}: {loss}" for loss in found.losses]
        film = studio.open(reference).film
        late = sum(_frame(line.start, film.look.rate) >= film_frames(film) for line in found.lines)
        if late:
            said = counted(late, "caption begins", "captions begin")
            losses.append(f"{path.name}: {said} after the film's end: left out.")
    return notes, losses, refused


def _taken(studio: Studio, reference: str, path: Path, found: Captions, actor: str, dry_run: bool) -> str:
    film = studio.open(reference).film
    rate = film.look.rate
    lines = tuple(
        CaptionLine(
            start=_frame(line.start, rate),
            frames=max(_frame(line.end, rate) - _frame(line.start, rate), 1),
            text=line.text,
            speaker=line.who,
        )
        for line in found.lines
    )
    if dry_run:
        return f"{path.name} holds {counted(len(lines), 'caption', 'captions')}."
    before = len(film.cues)
    after = studio.perform(film.id, ImportCaptions(file=path.name[:400], lines=lines), actor=actor).film
    added = len(after.cues) - before
    inside = sum(line.start < film_frames(film) for line in lines)
    return (
        f"{path.name}: {counted(inside, 'caption is', 'captions are')} in the film, {added} of them as lines that the"
        f" takes say, {inside - added} over lines of the film."
    )


def _frame(milliseconds: int, rate: Fraction) -> int:
    return round(Fraction(milliseconds, 1000) * rate)
