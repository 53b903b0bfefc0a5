"""Stills as moving shots: how the frame moves over each, by its shape, its shot and what draws the eye in it.

the shot asks for a move    that move                     wider than the film    a pan over it
taller than the film        a tilt up                     of its shape           a push in, and a pull out, in turn
"""

from pathlib import Path

import numpy as np

from tools.film.edits.cut import SetFraming
from tools.film.errors import OperatorError
from tools.film.film import Film
from tools.film.script import Move
from tools.film.slate import shot_numbers
from tools.film.timeline import Drift
from tools.film.views import picture_size
from tools.media.footage import Footage
from tools.media.subject_finding import find_subjects

WIDER = 1.35
"""How much wider than the film (or, the other way, taller) a picture is panned over."""

ASKED: dict[Move, Drift] = {
    "push in": "push in",
    "zoom in": "push in",
    "pull out": "pull out",
    "zoom out": "pull out",
    "pan left": "pan left",
    "track left": "pan left",
    "pan right": "pan right",
    "track right": "pan right",
    "tilt up": "tilt up",
    "crane up": "tilt up",
    "tilt down": "tilt down",
    "crane down": "tilt down",
}


def move_over(film: Film, shot: str, path: Path, footage: Footage) -> SetFraming | None:
    """The framing of a still in its shot; None where the shot asks for a camera that stands still."""
    asked = film.shots[shot]
    if asked.move == "static" and "static" in asked.prompt.casefold():
        return None
    width, height = picture_size(film)
    shape = footage.width / footage.height * height / width
    number = shot_numbers(film)[shot]
    if (move := ASKED.get(asked.move)) is None:
        if shape >= WIDER:
            move = "pan right" if number % 2 else "pan left"
        elif shape <= 1 / WIDER:
            move = "tilt up"
        else:
            move = "push in" if number % 2 else "pull out"
    x, y = _eye(path)
    return SetFraming(shots=(shot,), fit="fill", x=x, y=y, move=move)


def _eye(path: Path) -> tuple[float, float]:
    """What draws the eye in a picture, in shares of its width and height; its middle where nothing does."""
    try:
        track = find_subjects(path)
    except OperatorError:
        return 0.5, 0.5
    return _middle(track.columns[0]), _middle(track.rows[0])


def _middle(interest: tuple[int, ...]) -> float:
    weights = np.asarray(interest, np.float64)
    if not weights.sum():
        return 0.5
    middle = float((weights * (np.arange(len(weights)) + 0.5)).sum() / weights.sum() / len(weights))
    return round(min(max(middle, 0.15), 0.85), 3)
