"""Words that run on over marks and joints: a line that is said, the words of a title, a treatment, what happens."""

import re
from collections.abc import Sequence

from agent.embedded.pieces import Piece

NARRATED = ("scene", "ending", "opening", "epilogue", "prologue", "sequence", "beginning", "finale")
SAYING = ("say", "says", "saying", "whispers", "shouts", "answers", "replies")
WHERE = ("where", "in which", "that shows", "which shows", "showing")
"""what leads to what happens in a scene"""
HARD_MARKS = (".", "!", "?", ";", "\n")


def is_said(pieces: Sequence[Piece], at: int, current: Sequence[Piece]) -> bool:
    """Whether what follows belongs to a line that is said without quotation marks: "Tom says Hello, stranger in 4"."""
    if pieces[at].text == "\n" or any(piece.quote is not None for piece in current):
        return False
    says = next((i for i, piece in enumerate(current) if piece.text in SAYING), None)
    if any(piece.text == ":" for piece in current):
        speaking = any(p.means("sound.line", "who.narrator", "verb.say") or p.text == "narrator" for p in current)
        pointed = any(piece.ref is not None and piece.ref.kind == "shots" for piece in pieces[at:])
        return (speaking or says is not None) and not pointed
    someone = says is not None and any(p.ref is not None and p.ref.kind == "people" for p in current[:says])
    placed = any(piece.ref is not None and piece.ref.kind in ("shots", "scenes") for piece in current)
    where = [
        i for i in range(at, len(pieces)) if (ref := pieces[i].ref) is not None and ref.kind in ("shots", "scenes")
    ]
    return someone and not placed and where == [len(pieces) - 1] and pieces[at].text == ","


def happens_on(pieces: Sequence[Piece], at: int, current: Sequence[Piece]) -> bool:
    """Whether what happens in a new scene or shot goes on: "... where they drink tea, and she gives him the watch".

    Someone does something, or a verb says what is done ("and gives"), where an order would be "and give".
    """
    narrated = (*NARRATED, "shot") if any(piece.means("verb.add") for piece in current) else NARRATED
    scene = next((i for i, piece in enumerate(current) if piece.text.split()[-1] in narrated), None)
    if scene is None or at + 1 >= len(pieces):
        return False
    where = any(piece.text in WHERE for piece in current[scene:])
    if not where and not (current[scene].text.split()[-1] == "shot" and any(p.text == "of" for p in current[scene:])):
        return False
    after = next((piece for piece in pieces[at + 1 :] if piece.text not in ("then", "and", "also")), None)
    if after is None:
        return False
    someone = where and after.ref is not None and after.ref.kind == "people"
    does = after.ref is None and after.last - after.first == 1 and re.fullmatch(r"[a-z]{2,}[^s]s|is|has", after.text)
    return someone or (bool(does) and after.amount is None)


def told(before: Sequence[Piece], piece: Piece) -> bool:
    """Whether a message is at the words of a treatment, which go on to its end, or of a logline, a sentence."""
    paper = next((i for i, p in enumerate(before) if p.means("thing.treatment", "thing.logline")), None)
    if paper is None or not any(p.text in (":", "is", "to", "be", "reads") for p in before[paper + 1 : paper + 4]):
        return False
    return before[paper].means("thing.treatment") or piece.text not in HARD_MARKS


def titled(current: Sequence[Piece]) -> bool:
    """Whether a request is at the words of a title, which are taken as they come."""
    named = next((i for i, piece in enumerate(current) if piece.means("title.")), None)
    return named is not None and any(piece.text in (":", "saying", "that says") for piece in current[named:])


def fades(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a transition follows the joint: "title saying FIN, and fade out" asks for two things."""
    following = next((piece for piece in pieces[at:] if not piece.soft), None)
    return following is not None and following.means("transition.fade out", "transition.fade in")


def abbreviates(word: str) -> bool:
    """Whether a full stop after a word is a part of it: "Cmdr.", "E." """
    return len(word) == 1 or word in ("prof", "capt", "gen", "rev", "col", "no") or not set(word) & set("aeiouy")
