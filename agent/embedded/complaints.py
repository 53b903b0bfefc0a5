"""Requests that only complain, or only say why: "4 is too dark, brighten it", "shot 10 slower, he floats too fast"."""

import re
from dataclasses import replace

from agent.conversation import Act
from agent.embedded.answers import frames_of
from agent.embedded.reading import Clause
from agent.embedded.weighing import Understood
from tools.film.edits.cut import SetDuration
from tools.film.orders import Retake

SEEMS = ("feel", "feels", "look", "looks", "get", "gets", "be", "is", "drag", "drags", "dragging", "too long")
DRAGS = frozenset(
    "drag drags dragging rushed boring tedious forever lingers overlong barely hardly underexposed overexposed murky"
    " murk cramped claustrophobic shaky jittery wobbly not".split()
)
"""words that complain without a "too" """

REJECTS = re.compile(r"\b(?:reject|ng|no good|kill|bin|scrap|dump|lose|turn|a no|thumbs)\b", re.IGNORECASE)
"""what says that a take is not to be used, where "it isn't right" only opens what is to be changed"""


def complained(said: tuple[Clause, Understood | None]) -> bool:
    """Whether a request only says what is wrong: "4 is too dark", "the ending drags"."""
    clause, reading = said
    if reading is None or not (reading.reading.acts or reading.reading.question):
        return False
    acts = reading.reading.acts
    if acts and all(is_so(clause, act) for act in acts):
        # "3C runs 8 seconds, ..."
        return True
    if acts and all(act.kind == "ng" for act in acts) and not REJECTS.search(clause.situation.message):
        # "2C isn't right, ..."
        return True
    wrong = any("too" in piece.text.split() or piece.means("degree.too", "complaint.said") for piece in clause.pieces)
    wrong |= any(piece.text.startswith(("can not", "barely", "hardly")) for piece in clause.pieces)
    drags = any(set(piece.text.split()) & DRAGS for piece in clause.pieces)
    ordered = [clause.pieces[i] for i in clause.all("verb.make", "verb.shorten", "verb.remove", "verb.give")]
    return (wrong or drags) and not any(piece.text not in SEEMS for piece in ordered if not piece.soft)


def is_so(clause: Clause, act: Act) -> bool:
    """Whether shots are as long already as an act would make them."""
    if not isinstance(act, SetDuration) or act.seconds is None or not act.shots:
        return False
    wanted = round(act.seconds * clause.film.look.rate)
    return all(shot in clause.film.shots and frames_of(clause.film, shot) == wanted for shot in act.shots)


def explains(before: tuple[Clause, Understood | None], clause: Clause) -> bool:
    """Whether a request only says why the one before was made: "shot 10 slower, he floats too fast"."""
    done = before[1] is not None and before[1].sure and bool(before[1].reading.acts)
    refs = [piece.ref for piece in clause.pieces if piece.ref is not None]
    wrong = any(piece.means("degree.too") or piece.text.startswith("too ") for piece in clause.pieces)
    wrong = wrong or any(set(piece.text.split()) & DRAGS for piece in clause.pieces)
    opens = clause.pieces[0].text.split()[0] in ("he", "she", "it", "they", "that", "this")
    return done and wrong and (opens or bool(refs)) and all(ref.how == "pronoun" for ref in refs)


def says_why(before: tuple[Clause, Understood | None], after: tuple[Clause, Understood | None]) -> bool:
    """Whether a sentence only complains of what the one before mends: "lighten 5. I can hardly see the envelope"."""
    done, again = before[1], after[1]
    if done is None or again is None or not done.sure or not complained(after):
        return False
    kinds = {act.kind for act in again.reading.acts}
    return kinds <= {act.kind for act in done.reading.acts}


def mends(before: tuple[Clause, Understood | None], clause: Clause, reading: Understood | None) -> bool:
    """Whether a request says what to do about what was complained of: about "it", or with no word of what."""
    refs = [piece.ref for piece in clause.pieces if piece.ref is not None]
    told = clause.find("verb.", "edit.") is not None or bool(refs)
    if mends_sound(reading) or _asks_the_same(before, reading):
        return True
    leans = all(ref.how == "pronoun" or (ref.how == "all" and ref.kind == "shots") for ref in refs)
    return reading is not None and bool(reading.reading.acts) and told and leans


def _asks_the_same(before: tuple[Clause, Understood | None], reading: Understood | None) -> bool:
    """Whether what was complained of is only asked for as well: "the hallway is cold. warm it up"."""
    acts = before[1].reading.acts if before[1] is not None else ()
    return reading is not None and reading.sure and bool(acts) and reading.reading.acts == acts


def mends_sound(reading: Understood | None) -> bool:
    """ "The guitar is too happy for the rooftop. Something sadder there."."""
    return reading is not None and reading.sure and {act.kind for act in reading.reading.acts} == {"set_music"}


def undoes_all_but(before: tuple[Clause, Understood | None], after: Clause) -> bool:
    """Whether something is undone, and something of it kept: "go back two steps but keep the music"."""
    done = before[1]
    word = next((piece.text for piece in after.pieces if not piece.soft), "")
    undone = done is not None and any(act.kind in ("undo", "redo", "revert") for act in done.reading.acts)
    return undone and word in ("keep", "leave", "not", "except", "without")


TOO = re.compile(
    r"(?:(?:it|he|she|that|this|they) (?:is|'s|was|are|looks?|feels?) )?(?:(?:way|far|a bit|much|still) )?too [\w -]+"
)


def retaken_for(before: tuple[Clause, Understood | None], clause: Clause) -> Understood | None:
    """A retake with what only says why it is made for its note: "8 again. too red"; None where that is none."""
    done = before[1]
    acts = done.reading.acts if done is not None and done.sure else ()
    said = clause.text(0)
    plain = clause.plain.rstrip(" .!")
    if done is None or not acts or not TOO.fullmatch(plain):
        return None
    if not all(isinstance(act, Retake) and not act.note for act in acts):
        return None
    noted = tuple(act.model_copy(update={"note": said}) for act in acts)
    return replace(done, reading=replace(done.reading, acts=noted))


ECHOES = (
    "the rest stays", "the rest stays as it is", "the rest stays the same", "the rest can stay", "leave the rest",
    "leave the rest alone", "leave the rest as it is", "entirely", "completely", "altogether", "for good",
    "moving on", "next one", "next please", "on we go", "let us move on", "silence", "just silence", "nothing",
    "nothing else", "that is all", "that is it", "just that", "only that", "gone",
)  # fmt: skip
"""what only says again, or that nothing more is wanted"""


PACKED = re.compile(
    r"(?:(?:so|and|please|then|just) )*(?:package|prepare|export|send|make|deliver|output|pack)"
    r" (?:it|that|this|the film) (?:up )?(?:for|to) (?:it|that|this|him|her|them)"
)
UNDONE = re.compile(r"\bundo\b|\btake (?:it|that) back\b", re.IGNORECASE)


def echoes(before: tuple[Clause, Understood | None], after: Clause) -> bool:
    """Whether words after a request only end it: "no clock in the two-shot. Silence." """
    done = before[1]
    words = " ".join(piece.text for piece in after.pieces if not piece.means("filler.mark", "filler.hard"))
    spoken = done is not None and any(act.kind == "set_voice" for act in done.reading.acts)
    slowed = spoken and any(ref.kind == "people" and ref.how == "pronoun" for p in after.pieces if (ref := p.ref))
    if slowed and all(p.ref or p.soft or p.means("pace.", "voice.", "edit.speed") for p in after.pieces):
        # "Gran speaks much too quickly. Slow her down."
        return True
    kinds = {act.kind for act in done.reading.acts} if done is not None and done.sure else set[str]()
    if kinds == {"export"} and PACKED.fullmatch(words):
        # "he's on Resolve, so package it for that"
        return True
    if kinds == {"undo"} and words == "undo" and len(UNDONE.findall(after.situation.message)) < 2:
        # "undo that, it was better before"
        return True
    quiet = done is not None and any(act.kind.startswith("remove_") or act.kind == "mute" for act in done.reading.acts)
    ended = done is not None and done.sure and bool(done.reading.acts)
    if quiet and ended and after.find("verb.remove", "verb.mute") is not None and _only_it(after):
        # "Dad shouldn't answer 'Since March'. Take it out."
        return True
    return words in ECHOES and (quiet if words in ("silence", "just silence", "gone") else ended)


def _only_it(clause: Clause) -> bool:
    """Whether a request is of "it" alone, and has no amount."""
    refs = [piece.ref for piece in clause.pieces if piece.ref is not None]
    rest = [piece for piece in clause.pieces if piece.ref is None and not piece.soft]
    taken = all(piece.means("verb.", "range.on", "dir.off") for piece in rest)
    return taken and bool(refs) and all(ref.how == "pronoun" for ref in refs)


def keeps(before: tuple[Clause, Understood | None], after: tuple[Clause, Understood | None]) -> bool:
    """Whether a request only says what the one before leaves as it is: "lose the beep but keep the clock"."""
    done, kept = before[1], after[1]
    if done is None or kept is None or not done.reading.acts or not kept.reading.acts:
        return False
    clause = after[0]
    at = clause.pieces[0].first
    joined = {token.text for token in clause.finder.tokens[max(at - 1, 0) : at + 1]} & {
        "but",
        "and",
        "just",
        "only",
        ",",
    }
    word = next((piece.text for piece in clause.pieces if not piece.soft), "")
    taken = any(act.kind.startswith("remove_") or act.kind in ("mute", "extract", "lift") for act in done.reading.acts)
    return taken and bool(joined) and word in ("keep", "leave") and all(a.kind == "circle" for a in kept.reading.acts)
