"""Which figures of an idea are the film's, and by which key: P and O, whom it is about, and up to three more."""

from collections.abc import Sequence

from tools.writing.idea import Figure

KEYS = ("P", "O", "A", "B", "C")


def other_of(figures: Sequence[Figure]) -> int | None:
    """The number of the figure whom the first one has to do with, if the idea has any."""
    others = [n for n, f in enumerate(figures) if n and (f.noun != figures[0].noun or f.relation or f.name)]
    others.sort(key=lambda n: (figures[n].near, not figures[n].relation))
    # Of "two sisters and their father's boat", the film is about the sisters.
    if not others or (figures[0].count > 1 and figures[others[0]].near > 2):
        return None
    return others[0]


def keys_of(figures: Sequence[Figure]) -> dict[int, str]:
    """The key of every figure that is cast when the idea tells its own story: those who have a name or do something
    there first.
    """
    if not figures:
        return {}
    other = other_of(figures)
    chosen = [0, *([] if other is None else [other])]
    further = [n for n, f in enumerate(figures) if n not in chosen and not f.lost and (f.name or f.near < 3)]
    further.sort(key=lambda n: (not figures[n].name, figures[n].near))
    if len(chosen) == 1:
        return {0: KEYS[0]}
    return dict(zip([*chosen, *further], KEYS, strict=False))
