"""What is said of a grade that was just made: still not enough of it, or too much.

"brighten the captain a bit"    "still too dim"               as much again
"pull the warmth out of 14"     "a little more. still too orange for me"    half as much again
"warm up gran's close-up"       "bit much. half that"         half of it back
"""

from collections.abc import Sequence

from agent.conversation import Act
from tools.film.edits.cut import SetFilmGrade, SetGrade

LACKING = {
    ("exposure", True): "dim dark murky gloomy black dull underexposed",
    ("exposure", False): "bright light hot blown washed overexposed",
    ("temperature", True): "cold cool blue icy chilly steely",
    ("temperature", False): "warm orange yellow golden red",
    ("saturation", True): "pale grey gray drab washed colourless colorless dull",
    ("saturation", False): "colourful colorful garish saturated gaudy",
    ("contrast", True): "flat milky soft",
    ("contrast", False): "harsh contrasty hard",
}
"""the field of a grade, and whether it was raised -> what the picture still is where that was not enough"""
MARKS = frozenset((",", ".", "-", "–", "!", ";", "..."))
IDLE = frozenset(
    "it is it's that for me to my taste i think and but so looks feels now a please yet quite rather".split()
)
SMALL = frozenset("bit little tad touch slightly".split())
MORE = frozenset("more further even another go keep going again some notch step push same".split())
MUCH = frozenset(("much", "strong", "heavy", "far"))
HALF = (("half", "that"), ("half", "of", "that"), ("half", "it"), ("half", "of", "it"))


def graded_again(acts: Sequence[Act], words: Sequence[str]) -> float | None:
    """By how much of itself a grade shall grow, or shrink (less); None where something else is said."""
    ways = {
        (name, value > 0)
        for act in acts
        if isinstance(act, SetGrade | SetFilmGrade)
        for name in ("exposure", "temperature", "saturation", "contrast")
        if (value := getattr(act, name))
    }
    if len(ways) != 1 or not all(isinstance(act, SetGrade | SetFilmGrade) for act in acts):
        return None
    lacking = {*LACKING[ways.pop()].split()}
    parts = [_part(part, lacking) for part in parted(words) if not {*part} <= IDLE]
    shares = [share for share in parts if share is not None]
    if not shares or len(shares) < len(parts):
        return None
    more = [share for share in shares if share > 0]
    return -0.5 if not more else min(more) if len(more) == len(shares) else None


def _part(words: Sequence[str], lacking: set[str]) -> float | None:
    """By how much of itself one part wants a grade to grow; None where it says something else."""
    if tuple(words) in HALF:
        return -0.5
    said = [word for word in words if word not in IDLE]
    small = bool(SMALL & {*said})
    rest = [word for word in said if word not in SMALL and word not in ("too", "still", "of", "way", "so")]
    if rest and {*rest} <= MORE and {*rest} & {"more", "further"}:
        return 0.5 if small else 1.0
    if "still" in said and len(rest) == 1 and rest[0] in lacking:
        return 0.5 if small else 1.0
    return -0.5 if rest and {*rest} <= MUCH and ("too" in said or small) and "still" not in said else None


def parted(words: Sequence[str]) -> list[list[str]]:
    """The stretches of words between marks."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word in MARKS:
            parts.append([])
        else:
            parts[-1].append(word)
    return [part for part in parts if part]
