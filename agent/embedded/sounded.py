"""A sound of the film by what makes it and how it sounds, put as the sound is called in the film.

"remove the clock beep"   "lower the noise of the oven"   "the train noise is too loud"
     the beep sound            the oven door sound             the distant train sound
"""

from collections.abc import Iterator, Sequence

from agent.conversation import Act
from agent.embedded.film_index import plain_words
from agent.embedded.pieces import forms
from agent.embedded.reading import Clause

NOISES = frozenset(
    "sound sounds noise noises beep beeps beeping hum humming hiss hissing squeak squeaks creak creaks creaking tick"
    " ticking buzz buzzing whistle rattle crackle rustle rustling clatter clang".split()
)
"""nouns for what is heard, and never seen"""
BETWEEN = frozenset("of the a an that".split())
NEW = frozenset("a an another some more one".split())


def sounded(clause: Clause) -> Iterator[str]:
    """The message with such words put as the one sound of the film that they can mean."""
    tokens = clause.finder.tokens
    for at, token in enumerate(tokens):
        if token.text not in NOISES:
            continue
        first, end = _span(clause, at)
        if (first and tokens[first - 1].text in NEW) or tokens[first].text in NEW:
            # "we need a train whistle": it is not there yet
            continue
        said = {form for token in tokens[first:end] if token.text not in BETWEEN for form in forms(token.text)}
        cues = {cue.what for cue in clause.film.cues.values() if cue.what and said & set(plain_words(cue.what))}
        if len(cues) == 1:
            before, rest = clause.message[: tokens[first].start], clause.message[tokens[end - 1].end :]
            yield f"{before}the {next(iter(cues))} sound{rest}"
            yield f"{before}the {next(iter(cues))}{rest}"


def _span(clause: Clause, at: int) -> tuple[int, int]:
    """Where what is said of a sound begins and ends: "the clock beep", "the beep of the clock"."""
    tokens = clause.finder.tokens
    first, end = at, at + 1
    if [token.text for token in tokens[at + 1 : at + 2]] == ["of"]:
        end = at + 2
        while end < len(tokens) and tokens[end].text in BETWEEN:
            end += 1
        end = min(end + 1, len(tokens))
    elif at and _tells(clause, at - 1):
        first = at - 1
    if first and tokens[first - 1].text in ("the", "that", "a", "this"):
        first -= 1
    return first, end


def _tells(clause: Clause, at: int) -> bool:
    """Whether a word before a noise says whose it is."""
    return clause.finder.tokens[at].kind == "word" and clause.finder.tokens[at].text in clause.index.known


def takes_sounds_shot(clause: Clause, acts: Sequence[Act]) -> bool:
    """Whether a shot would be taken out where only a sound of it is spoken of: "remove the beep of the clock"."""
    words = {token.text for token in clause.finder.tokens}
    shots = any(piece.ref is not None and piece.ref.kind == "shots" for piece in clause.pieces)
    return bool(words & NOISES) and not shots and any(act.kind == "remove_shot" for act in acts)
