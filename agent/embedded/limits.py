"""What a value that the vocabulary does not take says to a film-maker: "That is too much: exposure goes up to 3." """

from pydantic import ValidationError

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
