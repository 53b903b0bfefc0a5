"""What a reading may count as understood: only what its acts have, or what describes the shots that they are of.

"swap the sandwich for an apple in 9"   no act has the apple: it is asked
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import cast

from agent.embedded.film_index import words_of
from agent.embedded.pieces import forms
from agent.embedded.reading import Clause, Reading
from agent.embedded.scruples import IN_WORDS, kindred
from tools.film.edits.story import SetCharacter

PAST = ("undo", "redo", "revert", "name_cut", "add_marker", "remove_marker")
"""acts that may be described by what is not in them: "back to before we cut shot 3" """
PLACED = ("add_scene", "add_shot", "add_title", "insert", "overwrite")
"""acts whose place need not be named in them: "add a last scene", "overwrite 5 with 3" """
POINTED = ("shots", "scenes", "join", "takes")
FREE = ("light", "look", "what", "note")
"""fields of an act that hold the words of the message"""
LOW = ("bottom", "lower", "below", "corner")
"""where a lower third lies"""
AT_A_CUT = ("set_transition", "split_edit", "roll", "set_sound_crossfade", "split_scene")
"""acts of two neighbours that name one of them"""

WHOLE_FILM = frozenset(("set_film_grade",))
"""acts that are of no place more than of another"""


def honest(reading: Reading, clause: Clause) -> Reading:
    """The reading without the pieces that it claims and that nothing in its acts stands for.

    A quotation, a file, and a word that means nothing to us, count as understood only where an act has them as they
    were typed, or where they describe a shot that is meant; a shot or a scene that is pointed at, only where an act
    is of it.
    """
    answers = clause.focus.question is not None
    if not reading.acts or answers or any(act.kind in PAST for act in reading.acts):
        return reading
    texts = tuple(text.casefold() for act in reading.acts for text in strings(act.model_dump()))
    people = clause.film.characters
    # "not in a tweed jacket": what someone looks like now may be said of what they look like then
    changed = (act.character for act in reading.acts if isinstance(act, SetCharacter))
    texts += tuple(people[who].canon.casefold() for who in changed if who in people)
    ids = {known for text in texts for known in clause.index.meant(text)}
    if any(act.kind in AT_A_CUT for act in reading.acts):
        ids |= clause.index.beside(ids)
    if any(act.kind in PLACED for act in reading.acts):
        ids |= {*clause.index.order, *(scene.id for scene in clause.film.scenes)}
    kinds = {act.kind for act in reading.acts}
    idle = frozenset(i for i in reading.used - reading.grammar if not _stands(clause, i, texts, ids, kinds))
    if _pieced_together(reading, clause):
        # "alarm lamp before walks off with the wheel" is nobody's wish: what is free in it was not understood
        idle |= {i for i in reading.used if not clause.pieces[i].soft and clause.pieces[i].ref is None}
    return replace(reading, used=reading.used - idle) if idle else reading


def _pieced_together(reading: Reading, clause: Clause) -> bool:
    """Whether free words of an act were picked from here and there in the message."""
    typed = " ".join(clause.message.casefold().split())
    for act in reading.acts:
        for name in (*FREE, "canon"):
            said = getattr(act, name, None)
            words = said.casefold().split() if isinstance(said, str) else []
            if isinstance(said, str) and re.search(r" , ['’] ?s ", said):
                # "red suit , 's green eye"
                return True
            known = [word for word in words if word in typed]
            if name in FREE and len(words) > 3 and len(known) >= len(words) - 1 and not _in_a_row(words, typed):
                return True
    return False


def _in_a_row(words: Sequence[str], typed: str) -> bool:
    """Whether the words stand together in what was typed, but for an opening "with" or "no"."""
    return " ".join(words) in typed or " ".join(words[1:]) in typed


def _stands(clause: Clause, at: int, texts: Sequence[str], ids: AbstractSet[str], kinds: AbstractSet[str]) -> bool:
    """Whether what a piece says is in the texts of the acts, or in the shots and scenes that they are of."""
    piece = clause.pieces[at]
    if piece.ref is not None:
        # "the second shot" is counted within the scene that is named; "as long as 1" only measures
        if any(p.means("but") and not p.means("neg") for p in clause.pieces[:at]) and not ids & {*piece.ref.ids}:
            # "scene 2 warmer, except shot 5": left out, as it was said
            return True
        if piece.ref.kind == "places" and piece.ref.ids and kinds <= WHOLE_FILM:
            # "Station: everything colder"
            return False
        compared = at > 0 and clause.pieces[at - 1].text.split()[-1] in ("as", "than", "like")
        if compared or piece.ref.how in ("pronoun", "ordinal", "rest") or piece.ref.kind not in POINTED:
            return True
        typed = any(piece.text in text for text in texts)
        return not piece.ref.ids or typed or not ids or bool(ids & {*piece.ref.ids})
    if piece.means("file."):
        return any(piece.text.casefold() in text for text in texts)
    if piece.quote is None and not piece.strange:
        # "black and white ink as usual": what leaves it open is no part of a look
        open_words = piece.means("frame.", "condition") and not kinds & IN_WORDS
        return kindred(piece, kinds) or (not open_words and any(piece.text in text for text in texts))
    if piece.text in LOW and "lower third" in texts:
        return True
    token = clause.finder.tokens[piece.first]
    following = clause.pieces[at + 1] if at + 1 < len(clause.pieces) else None
    if token.kind == "number" and piece.quote is None and not (following is not None and following.strange):
        # "two more takes", "ten years older"; but "three gulls" are to be in the act
        return True
    said = piece.text.casefold() if piece.quote is None else piece.quote.casefold().strip(" .,;:!?")
    # a word that was taken for a typo stands in the act as it was typed
    typed = clause.text(at, at + 1).casefold()
    words = [frozenset(forms(word)) for word in re.findall(r"[\w'’-]+", said) if words_of(word)]
    described = (clause.index.shot_words.get(shot, frozenset()) for shot in ids)
    if any(said in text or typed in text for text in texts):
        return True
    return bool(words) and any(all(word & known for word in words) for known in described)


def strings(value: object) -> Iterator[str]:
    if isinstance(value, (str, int)):
        yield str(value)
    elif isinstance(value, Mapping):
        for inner in cast("Mapping[str, object]", value).values():
            yield from strings(inner)
    elif isinstance(value, (tuple, list)):
        for inner in cast("Sequence[object]", value):
            yield from strings(inner)
