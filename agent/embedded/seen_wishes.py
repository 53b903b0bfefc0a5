"""Who, or what, shall do something in a picture: "let Ada blink", "the gauge should be cracked", "can the dog bark".

let | the girl | turn around          the words after someone, or after a thing of the film, are a deed of theirs,
      ~~~~~~~~   ~~~~~~~~~~~          though "turn around", "raise" or "hug" may be film talk elsewhere
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.conversation import Act
from agent.embedded.phrase_words import DETERMINERS
from agent.embedded.pieces import Piece, forms
from agent.embedded.reading import Clause
from agent.ports import Thought
from tools.film.edits.story import ReviseShot

CAUSING = frozenset("let have make get see can could may might".split())
"""what stands before someone who shall do something"""
MODAL = frozenset("should shall must needs need has have ought could can may might shouldn't mustn't".split())
"""what stands after them; "has" and "have" only before a "to" """
CAN_DO = frozenset(
    "turn raise lift hug crack hold shake swing roll push pull drop throw open close wait rise feed kick climb take"
    " light pick catch hide touch flicker wave run stop fall break lock shut lower lean tilt drift glow burn spin cross"
    " race step point pour draw tie cover follow watch look lie sit stand walk jump dance smoke drip tear fold"
    " sleep wake breathe stir slip slide chase carry grab drag toss blink play sweep fill move freeze duck tip"
    " visible seen show appear disappear vanish".split()
)
"""film talk that people and things do as well"""
NEVER_DONE = frozenset("it that this there i you we everything".split())
OF_A_SHOT = ("length.", "grade.", "step.", "size.", "pace.", "time.", "weather.", "order.", "transition.", "camera.")
"""what is wished of a shot, whoever is named by it"""
NO_THING = ("verb.remove", "transition.", "garment.", "hair")
POINTS = frozenset("shots scenes places takes".split())
SHALL_BE = re.compile(
    r"(?P<what>\w+) (?:should|must|ought to|needs? to|has to|have to)(?: really| all| both)? be\b", re.IGNORECASE
)
FIRST = 6
"""pieces within which the one who shall do something is named"""


def as_seen(words: str) -> str:
    """Words for the camera as the picture has it: "the hat should be red" is the hat is red."""
    return SHALL_BE.sub(lambda found: f"{found['what']} {'are' if _several(found['what']) else 'is'}", words)


def seen(thought: Thought) -> Thought:
    """A thought whose words for the camera, done or offered, are put as the picture has them."""
    question = thought.question
    if question is not None:
        choices = tuple(choice.model_copy(update={"acts": _seen(choice.acts)}) for choice in question.choices)
        question = question.model_copy(update={"choices": choices})
    return replace(thought, acts=_seen(thought.acts), question=question)


def _seen(acts: Sequence[Act]) -> tuple[Act, ...]:
    return tuple(
        act.model_copy(update={"look": as_seen(act.look)}) if isinstance(act, ReviseShot) and act.look else act
        for act in acts
    )


def _several(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def doer(clause: Clause) -> int | None:
    """The last piece of the one who shall do something, or of "should"; None where nobody is asked to."""
    pieces = clause.pieces
    for at in range(1, len(pieces) - 1):
        words = pieces[at].text.split()
        modal = words[0] in MODAL and (words[0] not in ("has", "have", "needs", "need") or "to" in words)
        if modal and any(_someone(clause, i) for i in range(at)) and pieces[0].text not in NEVER_DONE:
            return at
    first = next((i for i, piece in enumerate(pieces) if not _opens(piece)), 0)
    if pieces[first].text.split()[0] in CAUSING:
        for at in range(first + 1, min(first + FIRST, len(pieces) - 1)):
            if _someone(clause, at):
                while at + 2 < len(pieces) and _goes_on(clause, at + 1):
                    # "have the alarm lamp before ..." has no deed in it
                    at += 1
                while at + 2 < len(pieces) and (pieces[at + 1].means("degree.") or pieces[at + 1].text == "just"):
                    at += 1
                return at if at + 1 < len(pieces) and not pieces[at + 1].soft else None
            if pieces[at].text not in DETERMINERS and not pieces[at].strange:
                return None
    numbered = any(p.ref is not None and p.ref.how in ("number", "slate") for p in pieces)
    verb = pieces[first + 1] if first + 1 < len(pieces) else None
    someone = (ref := pieces[first].ref) is not None and ref.kind == "people"
    owned = len(pieces) > first + 4 and pieces[first + 1].text == "'s" and pieces[first + 3].text in ("is", "are")
    if numbered and someone and owned and pieces[first + 4].text.endswith("ing"):
        # "Voss's hands are shaking in 2"
        return first + 3
    if numbered and someone and verb is not None and verb.text.endswith("s") and verb.ref is None and not verb.soft:
        # "Voss punches the door in 6"
        return first
    return None


def done_there(clause: Clause, at: int, by: int | None) -> bool:
    """Whether a piece after the one who does something is a deed, or how a thing is: "should be cracked"."""
    piece = clause.pieces[at]
    if by is None or at <= by or piece.ref is not None:
        return False
    owner = clause.pieces[by].ref
    if at == by + 1 and owner is not None and owner.kind == "people" and piece.means("mood."):
        # "make Aïcha hopeful": someone's mood is no picture's
        return True
    return piece.guess or bool({*forms(piece.text.split()[0])} & CAN_DO)


def deeds_only(clause: Clause) -> bool:
    """Whether it is said what someone or something shall do, and nothing of how long, bright or near: "the sheets
    shouldn't move so much" is no wish of the camera."""
    by = doer(clause)
    if by is None or clause.amounts() or clause.find(*OF_A_SHOT, after=by) is not None:
        return False
    verb = next((i for i in range(by + 1, len(clause.pieces)) if clause.pieces[i].text not in ("not", "be")), by)
    return done_there(clause, verb, by)


def is_thing(clause: Clause, at: int) -> bool:
    """Whether a piece is a thing of the film where it stands: "her phone", "no flags"; and nothing of the cut."""
    piece = clause.pieces[at]
    if piece.ref is not None or len(piece.text.split()) > 1 or piece.means(*NO_THING):
        return False
    before = clause.pieces[at - 1].text.split()[-1] if at else ""
    named = bool({*forms(piece.text)} & clause.index.known)
    return named and (before in DETERMINERS or before in ("no", "'s", "more", "less", "fewer", "with", "without"))


def only_points_first(clause: Clause) -> bool:
    """Whether a message is what it is about, a comma, and more: "close up on the roof, wind in her hair"."""
    mark = next((i for i, piece in enumerate(clause.pieces) if piece.text in (",", ":", "-", "–")), None)
    if mark is None or mark + 2 >= len(clause.pieces):
        return False
    first = clause.pieces[:mark]
    points = any(piece.ref is not None and piece.ref.kind in POINTS for piece in first)
    return points and all(piece.soft or piece.ref is not None or piece.means("size.", "thing.shot") for piece in first)


def _goes_on(clause: Clause, at: int) -> bool:
    """Whether the one who shall do something is named still: "Ada 's eye", "the alarm lamp"."""
    piece = clause.pieces[at]
    owned = piece.text == "'s" or clause.pieces[at - 1].text == "'s"
    told = piece.ref is None and _someone(clause, at) and not piece.means("mood.", "face.")
    return owned or (told and not {*forms(piece.text)} & CAN_DO)


def _someone(clause: Clause, at: int) -> bool:
    """Whether a piece is one of the cast, or a word of the film for a thing."""
    piece = clause.pieces[at]
    if piece.ref is not None:
        return piece.ref.kind == "people"
    return len(piece.text) > 2 and piece.text not in NEVER_DONE and bool({*forms(piece.text)} & clause.index.known)


def _opens(piece: Piece) -> bool:
    """Whether a piece is only courtesy before a wish: "and please", "i want you to"."""
    if piece.ref is not None:
        # "in shot 9: make him proud"
        return piece.ref.kind == "shots" and piece.ref.how in ("number", "slate")
    return piece.soft and piece.text.split()[0] not in CAUSING
