"""The longest and the shortest: "what's the longest shot?", "which of the keeper's close-ups is the shortest?"."""

from collections.abc import Sequence

from agent.embedded import answers
from agent.embedded.reading import Clause

EXTREMES = {"longest": True, "shortest": False, "briefest": False, "lengthiest": True}


def asks_extreme(clause: Clause) -> bool | None:
    """Whether the longest is asked for, or (False) the shortest."""
    return next((EXTREMES[token.text] for token in clause.tokens if token.text in EXTREMES), None)


def compared(clause: Clause, shots: Sequence[str]) -> Sequence[str]:
    """Of what the longest is asked: what is named apart from it, all of several close-ups, else `shots`."""
    refs = [ref for piece in clause.pieces if (ref := piece.ref) is not None and ref.kind in ("shots", "scenes")]
    if options := [shot for ref in refs for shot in ref.options]:
        return options
    apart = [ref for ref in refs if not set(ref.said.split()) & EXTREMES.keys()]
    named = [shot for ref in apart for shot in clause.finder.shots_of(ref)]
    return named or (clause.index.order if refs else shots)


def utmost(clause: Clause, shots: Sequence[str]) -> str | None:
    """The longest shot, where it is asked for: it is what "it" means next."""
    longest = asks_extreme(clause)
    if longest is None:
        return None
    return answers.utmost(clause.film, clause.index, compared(clause, shots), longest=longest)
