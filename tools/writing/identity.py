"""Whom a noun tells more of: somebody named beside it, somebody who is said to be it, or somebody new."""

from collections.abc import Sequence

from tools.writing.idea import Figure
from tools.writing.words import Parsed, Word


def named_by(parsed: Parsed, word: Word, figures: Sequence[Figure]) -> int | None:
    """The figure named in apposition to this noun: "Zoë, a deaf drummer", "the baker Ilse"."""
    names = {f.name.lower(): i for i, f in enumerate(figures) if f.name and not f.trade}
    head = parsed.words[word.head]
    if word.dep in ("appos", "attr") and head.lower in names:
        return names[head.lower]
    doers = parsed.children(word.head, "nsubj") if word.dep == "attr" else ()
    return next((names[w.lower] for w in (*doers, *parsed.children(word.at, "appos")) if w.lower in names), None)


def told_of(parsed: Parsed, word: Word, figures: Sequence[Figure]) -> int | None:
    """The figure that is said to be this relation of somebody: "the thief is his own daughter"."""
    doers = {w.lemma.lower() for w in parsed.children(word.head, "nsubj")} if word.dep == "attr" else set[str]()
    return next((i for i, f in enumerate(figures) if not f.name and set(f.noun.split()[-1:]) & doers), None)


def says_what(parsed: Parsed, word: Word, figures: Sequence[Figure]) -> bool:
    """Whether a noun only says what somebody is who has been met: "he is the son she gave away"."""
    doers = parsed.children(word.head, "nsubj") if word.dep == "attr" else ()
    return bool(figures) and any(w.part == "PRON" and w.lower != "there" for w in doers)
