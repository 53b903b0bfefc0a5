"""What is changed into what, in English order: "cambia la maleta roja por una verde"."""

from dataclasses import replace

from agent.embedded.gloss_word import THE, Word


def exchanged(clause: list[Word], at: int) -> list[Word]:
    """ "cambia la maleta roja por una verde": to green; "cambia las escenas 1 y 4": swap them."""
    into = next(
        (i for i, w in enumerate(clause) if i > at and w.text in ("in", "by", "for", "through", "to", "with")), None
    )
    if into is None:
        pair = any(word.text == "and" for word in clause) and clause[at].text == "change"
        return [replace(word, text="swap") if pair and i == at else word for i, word in enumerate(clause)]
    rest = clause[into + 1 :]
    if rest and rest[-1].kind == "adjectives" and len(rest) <= 2:
        rest = rest if rest[0].text == "a" else [Word("a", "words"), *rest]
        thing = next((word for word in reversed(clause[at:into]) if word.kind == "nouns"), None)
        rest = [*rest, thing] if thing is not None else rest[1:]
    if clause[into - 1].text == "music" and not any(word.text == "music" for word in rest):
        # "cambia la música por piano"
        return [
            Word("use", "verbs"),
            *(word for word in rest if word.text not in THE),
            clause[into - 1],
            Word("instead", "words"),
        ]
    return [*clause[:into], replace(clause[into], text="with" if clause[at].text == "replace" else "to"), *rest]
