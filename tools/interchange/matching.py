"""Which piece of a cut that came back is which clip of the cut that went out.

content    the hash of the file, in full or as its name and its reel begin         1B-2_4f3a9c1e.mov, S4F3A9C1
file       the file's name without its end: media go through other formats
name       what the piece itself is called: its slate
range      of pieces that show the same file, those that show the same of it, then those that lie nearest
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tools.film.film import Film
from tools.film.slate import slates
from tools.interchange.cut import Piece, Source, source_length
from tools.interchange.lanes import base_name

CONTENT, FILE, NAME = 8, 6, 2
HASHED = re.compile(r"_([0-9a-f]{8})(?![0-9a-f])")
REEL = re.compile(r"S([0-9A-F]{7})")


@dataclass(frozen=True)
class Shown:
    """A piece and its source; `clip` is the id of the clip that it is, where that is known."""

    piece: Piece
    source: Source | None
    clip: str = ""


def evidence(piece: Piece, source: Source | None) -> dict[str, int]:
    """What a piece can be known by, and how much each counts."""
    found: dict[str, int] = {}
    if piece.name:
        found[f"name {_stem(piece.name)}"] = NAME
    for text in (piece.name, *((source.name, base_name(source.url)) if source is not None else ())):
        if hashed := HASHED.search(text.lower()):
            found[f"content {hashed[1][:7]}"] = CONTENT
    if source is None:
        return found
    if re.fullmatch(r"[0-9a-f]{64}", source.media):
        found[f"content {source.media[:7]}"] = CONTENT
    if reel := REEL.fullmatch(source.reel):
        found[f"content {reel[1].lower()}"] = CONTENT
    for text in (source.name, base_name(source.url)):
        if text:
            found[f"file {_stem(text)}"] = FILE
    return found


def matched(sent: Sequence[Shown], back: Sequence[Shown]) -> dict[int, int]:
    """For pieces that came back, by their place, the place of the piece that went out; each is given once."""
    clues = [evidence(one.piece, one.source) for one in sent]
    places: dict[str, list[int]] = {}
    for index, known in enumerate(clues):
        for clue in known:
            places.setdefault(clue, []).append(index)
    scored: list[tuple[float, int, int]] = []
    for at, one in enumerate(back):
        weights: dict[int, int] = {}
        for clue, weight in evidence(one.piece, one.source).items():
            for index in places.get(clue, ()):
                weights[index] = weights.get(index, 0) + weight
        scored += [(-weight - _closeness(sent[index].piece, one.piece), index, at) for index, weight in weights.items()]
    scored.sort()
    found: dict[int, int] = {}
    given: set[int] = set()
    for _, index, at in scored:
        if at not in found and index not in given:
            found[at] = index
            given.add(index)
    return found


def take_named(film: Film, piece: Piece, source: Source | None) -> tuple[str, str] | None:
    """The shot and the take (empty for one that is not shot) that a piece shows; None when it is none of the film's."""
    numbering = slates(film)
    by_content: dict[str, str] = {take.media[:7]: take.id for take in film.takes.values()}
    by_slate: dict[str, str] = {
        f"{numbering[shot.id]}-{number}".lower(): take
        for shot in film.shots.values()
        for number, take in enumerate(shot.takes, 1)
    }
    for clue in sorted(evidence(piece, source), key=lambda clue: clue.startswith("name")):
        kind, _, value = clue.partition(" ")
        take = by_content.get(value) if kind == "content" else by_slate.get(value) if kind == "name" else None
        if take is not None and not (kind == "name" and _is_other_file(source, value)):
            return film.takes[take].shot, take
        if kind == "file" and value.endswith("_not-shot"):
            shot = next((one for one, slate in numbering.items() if slate.lower() == value[:-9]), None)
            if shot is not None:
                return shot, ""
    return None


def _is_other_file(source: Source | None, name: str) -> bool:
    """True when a source is called something that the name of the piece does not begin."""
    return source is not None and not _stem(source.name).startswith(name)


def _stem(name: str) -> str:
    return re.sub(r"\.[a-z0-9]{2,5}$", "", base_name(name).lower())


def _closeness(one: Piece, other: Piece) -> float:
    """From 0 to 1.9: how much of the same range two pieces show, and how near one another they lie."""
    start, end = (
        max(one.source_in, other.source_in),
        min(one.source_in + source_length(one), other.source_in + source_length(other)),
    )
    common = max(end - start, 0) / max(source_length(one), source_length(other), 1)
    return common + 0.9 / (1 + abs(one.start - other.start) / 24)


def offsets(pairs: Sequence[tuple[Shown, Shown]]) -> Mapping[str, int]:
    """Timecode that a program counts from and we do not: a source all of whose pieces are off by the same frames.

    By the name of the source that came back. It has to be more than the source is long, so that no slip looks so.
    """
    apart: dict[str, set[int]] = {}
    longest: dict[str, int] = {}
    for sent, back in pairs:
        apart.setdefault(back.piece.source, set()).add(back.piece.source_in - sent.piece.source_in)
        longest[back.piece.source] = max(
            longest.get(back.piece.source, 0),
            (sent.source.frames or 0) if sent.source else 0,
            source_length(sent.piece),
        )
    return {
        name: next(iter(found))
        for name, found in apart.items()
        if len(found) == 1 and abs(next(iter(found))) > longest[name]
    }
