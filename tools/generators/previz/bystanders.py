"""The people round about: a crowd that the words of a shot speak of, behind whoever the shot is about.

    "the MAGICIAN bows to the crowd"   -> seven who stand and look, no two alike, the same in every shot of the place
"""

import re

import numpy as np

from tools.film.script import Appearance, Character, Facing, HairStyle, Outfit, Staged
from tools.generators.ports import Brief
from tools.generators.previz.blocking import Player, attitude, measure_up
from tools.generators.previz.framing import Placed, Setup, picture_right, room_ahead
from tools.generators.previz.noise import Doubles, generator
from tools.generators.previz.people.acting import YAWS
from tools.generators.previz.setups import is_insert
from tools.generators.previz.world import unit

SIZES = ("extreme wide", "wide", "full", "medium wide", "medium")
"""Nearer, everything behind a face is out of focus."""
WHO = (
    r"crowds?|onlookers|bystanders|spectators|passers-?by|villagers|townspeople|townsfolk|mob|throng|mourners|protesters"
    r"|commuters|well-wishers"
)
_CROWD = re.compile(
    rf"\b(?:{WHO}|crowded|the whole (?:town|village|street|neighbou?rhood|school)|hundreds of people)\b"
)
_NOBODY = re.compile(rf"\b(?:no|without an?|without|away from the|far from the) (?:{WHO})\b")
SPOTS = ((-1.55, 1.5), (1.65, 1.7), (-2.45, 2.3), (0.75, 2.5), (2.5, 2.2), (-0.85, 2.9), (1.75, 3.3), (-1.8, 3.6))
"""Metres to the right of whom it is about, and behind them."""
LEAST_DEEP = 0.7
"""The share of its depth that a crowd keeps in a room; with less there is none."""
_SKINS = ("#e8c4a4", "#d8a888", "#b07a54", "#8a5a3c", "#f0d0b4", "#c8946c")
_HAIR = ("#2a1e18", "#5a3c26", "#8a5a30", "#b8b4ac", "#1c1a1a", "#6a2e1c")
_COATS = ("#4a5a6a", "#6a4a3a", "#3c4a3c", "#7a6a4a", "#5a3a44", "#3a3e48", "#8a7a64", "#46566a")
_STYLES: dict[str, tuple[HairStyle, ...]] = {
    "f": ("bob", "long", "bun", "curly"), "m": ("short", "short", "curly", "none"),
}  # fmt: skip
_OUTFITS: tuple[Outfit, ...] = ("coat", "coat", "work", "dress", "suit")


def speaks_of_a_crowd(prompt: str) -> bool:
    """Whether somebody is to be seen there besides those who have a name."""
    told = re.sub(r"\s*\([^)]*\)", "", prompt.lower())
    return bool(_CROWD.search(told)) and not _NOBODY.search(told)


def bystanders(brief: Brief, setup: Setup) -> tuple[Placed, ...]:
    """The crowd of a shot, standing, turned to the camera; empty where the words have none or the place no room."""
    shot = brief.shot
    if shot.size not in SIZES or is_insert(brief) or shot.angle == "overhead" or not speaks_of_a_crowd(shot.prompt):
        return ()
    flat = np.array((1.0, 0.0, 1.0))
    ahead = unit(setup.lens.axes[2] * flat)
    right = picture_right(-ahead)
    home = setup.placed[0].at if setup.placed else setup.subject - np.array((0.0, 1.2, 0.0))
    deep = _depth(setup, home, ahead)
    if deep < LEAST_DEEP:
        return ()
    random = generator(brief.location.seed, 57)
    crowd: list[Placed] = []
    for number, (across, back) in enumerate(SPOTS):
        one = _somebody(number, random)
        at = home + right * across * (0.9 + 0.2 * random.random()) + ahead * back * deep
        if not _stands(setup, at):
            continue
        if setup.world.terrain is not None:
            at[1] = setup.world.height(float(at[0]), float(at[2]))
        facing: Facing = "three-quarter right" if across < 0 else "three-quarter left"
        staged = Staged(who=one.id, facing=facing)
        crowd.append(Placed(Player(staged, one, measure_up(one, attitude("stand", 0.0), YAWS[facing])), at))
    return tuple(crowd)


def _depth(setup: Setup, home: Doubles, ahead: Doubles) -> float:
    """How much of the depth of a crowd there is room for behind somebody."""
    if not setup.world.indoor:
        return 1.0
    room = room_ahead(setup.world, home + np.array((0.0, 1.0, 0.0)), ahead) - 0.5
    return min(room / max(back for _, back in SPOTS), 1.0)


def _stands(setup: Setup, at: Doubles) -> bool:
    """Whether a spot is not inside of anything."""
    boxes = setup.world.block_rows()
    if not len(boxes):
        return True
    chest = at + np.array((0.0, 0.6, 0.0))
    inside = np.all(chest > boxes[:, :3] - 0.15, axis=1) & np.all(chest < boxes[:, 3:6] + 0.15, axis=1)
    return not bool(inside.any())


def _somebody(number: int, random: np.random.Generator) -> Character:
    def one(of: tuple[str, ...]) -> str:
        return of[int(random.integers(len(of)))]

    sex = "f" if number % 2 else "m"
    styles = _STYLES[sex]
    outfit = _OUTFITS[int(random.integers(len(_OUTFITS)))]
    age = int(random.integers(19, 74))
    hair = "#b8b4ac" if age > 62 else one(_HAIR)
    look = Appearance(
        age=age, sex=sex, build=round(float(random.uniform(-0.6, 0.6)), 2), skin=one(_SKINS), hair=hair,
        hair_style=styles[int(random.integers(len(styles)))],
        outfit="coat" if outfit == "dress" and sex == "m" else outfit, top=one(_COATS), bottom=one(_COATS),
        accent=one(_COATS), hat="cap" if sex == "m" and number % 4 == 0 else "", hat_colour=one(_COATS),
    )  # fmt: skip
    return Character(id=f"bystander-{number}", name=f"bystander {number}", appearance=look, seed=900 + number)
