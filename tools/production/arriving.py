"""What becomes of what was brought, before it is done: each clip, or shot of one, with its place and why.

files ──> pieces ──named, compared with the planned shots──> a plan: take of 3B (sure) | new shot | asked | left out
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

import numpy as np

from tools.film.errors import DirectorError, NotFound, OperatorError
from tools.film.film import Film
from tools.film.handles import shown_take
from tools.film.slate import find_shot, shot_numbers, shot_order, slates
from tools.film.timing import timecode
from tools.generators.cameras import EMBEDDED
from tools.media.footage import measure
from tools.media.glances import Bytes, Glances
from tools.media.pool import content_hash
from tools.production.baggage import LOOKS, Brought, Piece
from tools.production.slating import NEAR, Match, likeness, named_shot, slated
from tools.studio import Studio

MOST_LOOKED_AT = 200
"""Planned shots whose takes are looked at; a film of more is matched by names, order and length."""

_MEETINGS = {"cut": "cuts", "dissolve": "dissolves", "black": "ways through black"}

What = Literal["take", "new", "ask", "there", "out"]


@dataclass(frozen=True)
class Arrival:
    """A piece and the shot that it is to be a take of (None: a new one); `asked` when nobody can know."""

    piece: Piece
    match: Match
    left_out: bool = False
    there: bool = False
    """it is a take of that shot already"""

    @property
    def what(self) -> What:
        if self.left_out:
            return "out"
        if self.there:
            return "there"
        if self.asked:
            return "ask"
        return "take" if self.match.shot else "new"

    @property
    def asked(self) -> bool:
        return self.match.certainty == "unsure" and not self.left_out


def plan_for(
    studio: Studio, film: Film, found: Sequence[Brought], *, place: str, places: Mapping[str, str]
) -> list[Arrival]:
    """What becomes of each file. `places` say it of some, by name or name#part. Raises DirectorError for a name in it
    that no file has, NotFound for a shot that is not there.
    """
    open_shots = waiting_shots(film) if place == "planned" else []
    pieces = [piece for one in found for piece in _pieces(film, one, open_shots, places)]
    told = _told(film, pieces, places)
    if place == "planned":
        told |= _there(film, [piece for piece in pieces if piece.key not in told])
    rest = [piece for piece in pieces if piece.key not in told]
    if place == "planned":
        pictures = _pictures(studio, film, open_shots) if rest and open_shots else {}
        taken = {arrival.match.shot for arrival in told.values() if not arrival.there}
        still_open = [shot for shot in open_shots if shot not in taken]
        matches = slated(film, [piece.offered() for piece in rest], still_open, pictures)
    else:
        matches = [Match(None, "new")] * len(rest)
    known = {**told, **{piece.key: Arrival(piece, match) for piece, match in zip(rest, matches, strict=True)}}
    return [known[piece.key] for piece in pieces]


def waiting_shots(film: Film) -> list[str]:
    """The shots that a clip may become a take of by itself: those without a take, or with a drawn one that is shown."""
    waiting: list[str] = []
    for shot in shot_order(film):
        take = shown_take(film, film.shots[shot])
        if take is None or (take.generator == EMBEDDED and take.state != "circled"):
            waiting.append(shot)
    return waiting


def row_of(film: Film, arrival: Arrival) -> dict[str, Any]:
    """An arrival as the plan tells it."""
    piece, match = arrival.piece, arrival.match
    footage, numbers, names = piece.brought.footage, shot_numbers(film), slates(film)
    shown = match.shot if arrival.what in ("take", "ask", "there") else None
    row: dict[str, Any] = {
        "clip": piece.key,
        "file": piece.brought.path.name,
        "what": arrival.what,
        "shot": numbers[shown] if shown else None,
        "slate": names[shown] if shown else "",
        "certainty": match.certainty,
        "confidence": round(match.share, 2),
        "why": list(match.why),
        "choices": [
            {
                "shot": numbers[shot],
                "slate": names[shot],
                "prompt": film.shots[shot].prompt,
                "confidence": round(share, 2),
            }
            for shot, share in match.choices
        ],
        "seconds": round(piece.seconds, 3),
        "still": footage.still,
        "service": piece.brought.name.service,
    }
    if piece.part:
        row |= {"from": timecode(piece.start, _whole_rate(footage.rate)), "frames": piece.end - piece.start}
    return row


def words_of(row: Mapping[str, Any]) -> str:
    """A row of the plan in words: `sun.mp4, 5.0 s: a take of shot 3 (1C), sure: the prompt begins so`."""
    part = f" from {row['from']}" if "from" in row else ""
    why = f": {', '.join(row['why'])}" if row["why"] else ""
    match row["what"]:
        case "take":
            where = f"a take of shot {row['shot']} ({row['slate']}), {row['certainty']}{why}"
        case "ask":
            could = ", ".join(f"{one['shot']} ({one['slate']}) {one['confidence']:.0%}" for one in row["choices"])
            where = f"which shot? It could be {could}"
        case "out":
            where = "left out"
        case "there":
            where = f"shot {row['shot']} ({row['slate']}) has it already"
        case _:
            where = f"a new shot{why}"
    return f"{row['clip']}{part}, {row['seconds']:.1f} s: {where}"


def mixed_notes(found: Sequence[Brought]) -> list[str]:
    """What is said of files that hold several shots."""
    notes: list[str] = []
    for one in found:
        if one.joins:
            counts = Counter(join.kind for join in one.joins)
            said = ", ".join(f"{_MEETINGS[kind]}: {count}" for kind, count in counts.items())
            notes.append(f"{one.called} holds {len(one.joins) + 1} shots ({said}).")
        for join in one.joins:
            if join.kind == "dissolve":
                notes.append(
                    f"{one.called} dissolves from frame {join.start} to {join.end}: the shots before and after are"
                    " parted in its middle, and each has some of the other."
                )
    return notes


def _pieces(film: Film, one: Brought, open_shots: Sequence[str], places: Mapping[str, str]) -> list[Piece]:
    """The shots of a file; one alone where the file is called after one shot, or is told as a whole to be one."""
    if not one.joins or one.called in places:
        return [one.whole()]
    if named_shot(film, one.name)[0] is not None:
        return [one.whole()]
    if open_shots and max(likeness(film, one.name, open_shots), default=0.0) >= NEAR:
        return [one.whole()]
    return one.pieces()


def _told(film: Film, pieces: Sequence[Piece], places: Mapping[str, str]) -> dict[str, Arrival]:
    by_key = {piece.key: piece for piece in pieces}
    unknown = [key for key in places if key not in by_key]
    if unknown:
        raise DirectorError(
            f"There is no clip {unknown[0]}; the clips are {', '.join(list(by_key)[:20])}.", code="no_such_clip"
        )
    told: dict[str, Arrival] = {}
    for key, where in places.items():
        shot = None if where in ("new", "out", "") else find_shot(film, where).id
        match = Match(shot, "told" if shot else "new", 1.0, ("you said so",))
        told[key] = Arrival(by_key[key], match, left_out=where == "out")
    return told


def _there(film: Film, pieces: Sequence[Piece]) -> dict[str, Arrival]:
    """The pieces that are takes of the film already, whatever they are called now."""
    known = {(take.media, 0 if take.still else take.before): take.shot for take in film.takes.values()}
    hashes = {path: content_hash(path) for path in {piece.brought.path for piece in pieces}} if known else {}
    found: dict[str, Arrival] = {}
    for piece in pieces if known else ():
        if shot := known.get((hashes[piece.brought.path], piece.start)):
            found[piece.key] = Arrival(piece, Match(shot, "told"), there=True)
    return found


def _pictures(studio: Studio, film: Film, shots: Sequence[str]) -> dict[str, Bytes]:
    """A few glances of what each shot shows so far; nothing of those that show nothing."""
    pictures: dict[str, Bytes] = {}
    for shot in shots[:MOST_LOOKED_AT]:
        take = shown_take(film, film.shots[shot])
        if take is None or take.still:
            continue
        seen = Glances()
        try:
            measure(studio.pool.path(take.media), see=seen.see)
        except (NotFound, OperatorError):
            continue
        glances = seen.all()
        if len(glances):
            at = [int(share * (len(glances) - 1)) for share in LOOKS]
            pictures[shot] = glances[np.asarray(at)]
    return pictures


def _whole_rate(rate: Fraction) -> Fraction:
    """A rate that timecode can count in."""
    return Fraction(math.ceil(rate)) if rate.denominator != 1 and rate.denominator != 1001 else rate
