"""Who "her" is in a message that has just spoken of someone: "Gran speaks too quickly. Slow her down." """

from collections.abc import Sequence
from dataclasses import replace

from agent.embedded.film_index import FilmIndex
from agent.embedded.memory import Memory
from agent.embedded.pieces import Piece
from agent.embedded.tokens import Token
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


def shots_asked_for(index: FilmIndex, tokens: Sequence[Token], people: Sequence[str]) -> tuple[str, ...]:
    """The shots that "which shots is she in?" asked for: what "all of those" is next."""
    words = [token.text for token in tokens]
    asked = "shots" in words and bool({"which", "what"} & {*words[:2]})
    shown = {shot for who in people for shot in index.shots_of_person(who)} if asked else set[str]()
    return tuple(shot for shot in index.order if shot in shown)
