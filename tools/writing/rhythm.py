"""Rhythm: how long each shot stands. Wides and calm are long, cuts quicken into the turn, one long hold follows it."""

from collections.abc import Sequence

from tools.writing.knowledge.verbs import Tone
from tools.writing.plot import Beat

BASE = {
    "E": 6.0,
    "W": 5.4,
    "F": 5.0,
    "M": 4.7,
    "N": 4.4,
    "C": 4.2,
    "X": 3.3,
    "I": 3.8,
    "O": 4.5,
    "V": 4.2,
    "D": 4.0,
    "T": 5.2,
    "G": 5.2,
}
PULSE: dict[Beat, float] = {"world": 1.12, "disturb": 1.0, "harder": 0.92, "reverse": 0.88, "turn": 0.8, "after": 1.12}
SHORTEST, LONGEST = 2.2, 9.5
WORDS_A_SECOND = 2.5
BREATH = 0.5
"""Seconds between what one says and what the other answers."""


def lengths(
    codes: Sequence[str],
    beats: Sequence[Beat],
    spoken: Sequence[Sequence[int]],
    frames: int,
    rate: float,
    tone: Tone,
) -> list[int]:
    """Frames for each shot, summing to `frames` exactly. `spoken` counts the words of each line of each shot.

    A line is never longer than its shot; no shot is under 2.2 s unless the whole film asks for it.
    """
    seconds = frames / rate
    wanted: list[float] = []
    held = False
    for i, (code, beat, words) in enumerate(zip(codes, beats, spoken, strict=True)):
        length = BASE[code] * PULSE[beat]
        if tone == "comedy" and code in "EWFT":
            length *= 1.12
        if tone == "dread" and code in "EWC":
            length *= 1.1
        before = i + 1 < len(beats) and beats[i + 1] == "turn" and beat != "turn"
        if before:
            length *= 0.85
        if not held and beat == "after" and code in "CNMT":
            length, held = length * 1.35, True
        if i == len(codes) - 1:
            length = max(length, 6.8)
        wanted.append(max(length, _needed(words)))
    least = [max(SHORTEST, _needed(words)) for words in spoken]
    if sum(least) > seconds:
        scale = seconds / sum(least)
        fitted = [value * scale for value in least]
    else:
        fitted = _fit(wanted, least, seconds)
    return _whole([value * rate for value in fitted], frames)


def starts(words: Sequence[int]) -> list[float]:
    """When the lines of a shot begin, in seconds from the first one: each after the one before and a breath."""
    return [sum(words[:n]) / WORDS_A_SECOND + n * BREATH for n in range(len(words))]


def _needed(words: Sequence[int]) -> float:
    """Seconds that lines of so many words need, with a breath on both sides and between them."""
    return starts(words)[-1] + words[-1] / WORDS_A_SECOND + 1.3 if words else 0.0


def _fit(wanted: list[float], least: list[float], seconds: float) -> list[float]:
    """Stretch or squeeze all to the sum, none under its least."""
    low, high = 0.05, 20.0
    for _ in range(60):
        middle = (low + high) / 2
        if sum(min(max(w * middle, m), max(LONGEST, m)) for w, m in zip(wanted, least, strict=True)) < seconds:
            low = middle
        else:
            high = middle
    fitted = [min(max(w * high, m), max(LONGEST, m)) for w, m in zip(wanted, least, strict=True)]
    return [value * seconds / sum(fitted) for value in fitted]


def _whole(values: list[float], total: int) -> list[int]:
    """Whole numbers with the same sum, by largest remainder, the earlier of equals first."""
    floors = [max(1, int(value)) for value in values]
    order = sorted(range(len(values)), key=lambda i: (-(values[i] - int(values[i])), i))
    left = total - sum(floors)
    for i in order[: max(0, left)]:
        floors[i] += 1
    if left > len(order):
        floors[-1] += left - len(order)
    return floors
