"""Who "her" is in a message that has just spoken of someone: "Gran speaks too quickly. Slow her down." """

from collections.abc import Sequence
from dataclasses import replace

from agent.embedded.memory import Memory
from agent.embedded.pieces import Piece
from tools.film.film import Film

MALE = ("he", "him", "his")
FEMALE = ("she", "her", "hers")


def of_whom(pieces: Sequence[Piece], film: Film, memory: Memory) -> tuple[Piece, ...]:
    """The pieces, their pronouns of people filled in by whom the talk was of last."""
    return tuple(_filled(piece, film, memory) for piece in pieces)


def _filled(piece: Piece, film: Film, memory: Memory) -> Piece:
    ref = piece.ref
    if ref is None or ref.kind != "people" or ref.how != "pronoun" or ref.ids:
        return piece
    sex = "m" if piece.text in MALE else "f" if piece.text in FEMALE else ""
    people = film.characters
    spoken = [who for who in memory.people if who in people and sex in ("", people[who].appearance.sex)]
    return replace(piece, ref=replace(ref, ids=(spoken[0],), options=())) if spoken else piece
