"""What cannot be had: a value beyond the vocabulary ("exposure goes up to 3"), a shot beyond the film's last."""

from pydantic import ValidationError

from agent.embedded.reading import Clause

CALLED = {
    "seconds": "a length in seconds",
    "frames": "a length in frames",
    "delta": "a change of length in seconds",
    "factor": "a factor of a length",
    "exposure": "exposure, in stops,",
    "text": "the text, in characters,",
    "title": "a title, in characters,",
    "name": "a name, in characters,",
    "prompt": "the words of a shot, in characters,",
    "rate": "the rate, in frames a second,",
}


def refusal(error: ValidationError) -> str:
    """One sentence on the first thing that is wrong: what it is, and how far it goes."""
    first = error.errors(include_url=False)[0]
    field = next(
        (str(step) for step in reversed(first["loc"]) if str(step) in CALLED), str((first["loc"] or ("",))[-1])
    )
    called = CALLED.get(field, field.replace("_", " "))
    limits = first.get("ctx", {})
    for name, text in (
        ("le", "goes up to"),
        ("lt", "stays below"),
        ("ge", "begins at"),
        ("gt", "is more than"),
        ("max_length", "goes up to"),
        ("min_length", "begins at"),
    ):
        if name in limits:
            return f"That cannot be: {called} {text} {limits[name]:g}."
    return f"That cannot be: {called} does not take it."


def nowhere_there(clause: Clause) -> str:
    """What is wrong with what a request points at in so many words: shot 14 of a film of ten."""
    refs = [piece.ref for piece in clause.pieces if piece.ref is not None and piece.ref.problem]
    named = (ref for ref in refs if ref.how in ("number", "slate") and ref.kind in ("shots", "scenes", "takes"))
    said = clause.find("thing.shot", "thing.scene") is not None or any(
        word in ("shot", "scene", "shots", "scenes")
        for piece in clause.pieces
        if piece.ref
        for word in piece.text.split()
    )
    return next((ref.problem for ref in named if said), "")
