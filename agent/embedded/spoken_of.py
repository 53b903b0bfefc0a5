"""A sound, a line, a title or a transition that a message speaks of before it asks: "it" is that then, and no shot.

"the gate squeak is way too loud, bring it down"    >>   bring the gate squeak down
"the kid's line is too long, make it just 'One!'"   >>   make the kid's line just 'One!'
"I hate the thunder, lose it"                       >>   lose the thunder
"""

from collections.abc import Iterator, Sequence

from agent.embedded.film_index import plain_words
from agent.embedded.heard import cues_called
from agent.embedded.pieces import Piece
from agent.embedded.reading import Clause
from agent.embedded.sounded import NOISES
from agent.embedded.tokens import Token

MARKS = frozenset((",", ".", ";", "!", "-", "–", "—", ":", "..."))
LINKS = frozenset(
    "is are was were looks feels seems sounds gets comes goes drags stays lasts runs does do can could has had".split()
)
"""verbs with which something is said of what stands before them"""
JUDGED = frozenset("too way so not really a just pretty quite very kind kinda much far bit all".split())
"""words before which "'s" is an "is" """
DISLIKED = (
    "i do not like", "i do not love", "i do not need", "i do not want", "i hate", "i dislike", "not happy with",
    "i am not happy with", "not a fan of", "i am not a fan of", "not sure about", "i am not sure about", "i do not buy",
    "tired of", "i am tired of", "we do not like", "we hate", "nobody likes", "nobody needs", "we do not need",
)  # fmt: skip
STANDING = frozenset("it them that this those him her".split())
HEARD = frozenset(
    "set_gain mute remove_effect add_effect set_ambience set_music remove_music compose set_score set_ducking".split()
)
KINDS = {
    "sound.line": frozenset("set_line remove_line set_gain split_edit set_caption set_voice mute".split()),
    "who.narrator": frozenset("set_line remove_line set_gain set_voice mute".split()),
    "voice.": frozenset("set_voice set_gain".split()),
    "title.": frozenset("revise_title remove_title".split()),
    "transition.": frozenset(("set_transition",)),
    "stem.": HEARD,
    "sound.": HEARD,
}
"""what a message about something may come to"""
LOUD = ("verb.louder", "verb.quieter", "verb.mute", "stem.", "sound.")
OPENING = frozenset("ok okay so and but also hmm well i think".split())
LONGEST = 9


def spoken_of(clause: Clause) -> Iterator[tuple[str, frozenset[str]]]:
    """The request with what was spoken of put for "it", and the kinds of act that it may come to."""
    tokens = clause.finder.tokens
    stop = next((i for i, token in enumerate(tokens) if i > 1 and token.text in MARKS), None)
    if stop is None or stop + 1 >= len(tokens) or stop > LONGEST + 6:
        return
    said = _subject(tokens[:stop])
    if said is None:
        return
    first, last = said
    subject = clause.message[tokens[first].start : tokens[last - 1].end]
    kinds = _kinds(clause, [piece for piece in clause.pieces if first <= piece.first < last], stop)
    if not kinds:
        return
    rest = tokens[stop + 1 :]
    while rest and rest[0].text in ("so", "please", "and", "just", "can", "could", "you", "we"):
        rest = rest[1:]
    if not rest:
        return
    at = next((i for i, token in enumerate(rest) if token.text in STANDING), None)
    end = tokens[-1].end
    if at is not None:
        before = clause.message[rest[0].start : rest[at].start]
        yield f"{before}{subject}{clause.message[rest[at].end : end]}", kinds
    else:
        typed = clause.message[rest[0].start : end]
        yield f"{subject}: {typed}", kinds
        yield f"{subject} {typed}", kinds
        yield f"{typed} {subject}", kinds
    quote = next((token for token in rest if token.kind == "quote"), None)
    if quote is not None and "set_line" in kinds:
        yield f"change {subject} to {clause.message[quote.start : quote.end]}", kinds


def _subject(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """Where what something is said of begins and ends; None where nothing is only said of something."""
    words = [token.text for token in tokens]
    for phrase in DISLIKED:
        parts = phrase.split()
        if words[: len(parts)] == parts and len(words) > len(parts):
            return len(parts), len(words)
    first = 0
    while first < len(words) and words[first] in OPENING:
        first += 1
    for i in range(first + 1, min(len(words), LONGEST)):
        owner = words[i] == "'s" and words[i + 1 : i + 2] and words[i + 1] not in JUDGED
        if (words[i] in LINKS or words[i] == "'s") and not owner:
            return first, i
    return None


def _kinds(clause: Clause, pieces: Sequence[Piece], stop: int) -> frozenset[str]:
    """What a request about this may come to; nothing where it is a shot, a scene or somebody."""
    if any(p.ref is not None and p.ref.kind in ("shots", "takes") and p.ref.how != "pronoun" for p in pieces):
        return frozenset()
    for concept, kinds in KINDS.items():
        if any(piece.means(concept) or _line(piece, concept) for piece in pieces if piece.ref is None):
            return kinds
    words = [word for piece in pieces if piece.ref is None and not piece.soft for word in plain_words(piece.text)]
    known = bool(words) and bool(cues_called(clause, words, ("effect", "ambience", "music")))
    loud = any(piece.means(*LOUD) or piece.text in NOISES for piece in clause.pieces if piece.ref is None)
    return HEARD if known and loud else frozenset()


def _line(piece: Piece, concept: str) -> bool:
    return concept == "sound.line" and piece.text.split()[0] in ("line", "lines")
