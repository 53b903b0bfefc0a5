"""Two hours, 1,500 shots: every edit is still made without a wait, and a long run of them stays consistent."""

import random
import time
from typing import Any

from tests.unit.film.consistency import assert_consistent
from tests.unit.film.strips import film_edit
from tools.film.apply import apply
from tools.film.film import Film
from tools.film.showing import show

SCENES, SHOTS = 100, 15


def long_film() -> Film:
    shots = [
        {
            "prompt": f"Medium shot, number {number}",
            "frames": 100 + number,
            "lines": [{"text": "So it went."}] if number % 2 else [],
            "effects": [{"what": "door"}] if number % 3 == 0 else [],
            "ambience": "" if number else "wind",
            "transition": None if number else "dip to black",
        }
        for number in range(SHOTS)
    ]
    play = {
        "title": "Long",
        "locations": [{"id": "here", "name": "Here"}],
        "scenes": [{"location": "here", "shots": shots} for _ in range(SCENES)],
        "music": {"mood": "calm"},
        "credits": ["The end"],
    }
    return apply(Film(id="long"), film_edit({"kind": "write_script", "screenplay": play}))[0]


def some_edit(dice: random.Random) -> dict[str, Any]:
    shot, other = dice.randint(1, 1400), dice.randint(1, 1400)
    return dice.choice(
        [
            {"kind": "revise_shot", "shot": shot, "size": "wide"},
            {"kind": "print_take", "shot": shot, "media": "m", "frames": 300, "head": 12},
            {"kind": "set_duration", "shot": shot, "frames": dice.randint(60, 120)},
            {"kind": "move_shot", "shot": shot, "after": other if other != shot else other + 1},
            {"kind": "swap_scenes", "scene": dice.randint(1, 49), "other": dice.randint(50, 98)},
            {"kind": "add_shot", "prompt": "Insert, a key", "after": shot},
            {"kind": "remove_shot", "shot": shot},
            {"kind": "set_line", "shot": shot, "text": "No.", "add": True},
            {"kind": "set_music", "mood": "tense", "shot": min(shot, other), "until": max(shot, other)},
            {"kind": "set_grade", "shot": shot, "exposure": 0.5},
            {"kind": "add_marker", "name": "x", "frame": dice.randint(0, 100_000)},
        ]
    )


def test_a_two_hour_film_is_edited_without_a_wait() -> None:
    film, dice = long_film(), random.Random(7)
    edits = [film_edit(some_edit(dice)) for _ in range(600)]
    before = time.process_time()
    for edit in edits:
        film, _ = apply(film, edit)
    each = (time.process_time() - before) / len(edits)
    assert_consistent(film)
    # About 1.5 ms on a quiet machine; quadratic work would be a hundred times that.
    assert each < 0.02
    before = time.process_time()
    show(film)
    assert time.process_time() - before < 2
