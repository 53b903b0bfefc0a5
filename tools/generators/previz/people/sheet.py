"""From a character's appearance to measures: what makes the same someone the same from every side and in every shot.

Inside, lengths are head units: an adult's head, chin to crown. Outside, metres.
"""

from dataclasses import dataclass

import numpy as np

from tools.film.script import Appearance

METRES_PER_UNIT = 0.302


@dataclass(frozen=True)
class Measures:
    """The face, in head units or factors of an average. `child`, `old`, `man`, `heavy` run from 0 to 1."""

    child: float
    old: float
    man: float
    heavy: float
    jaw: float
    chin: float
    cheek: float
    eye_y: float
    eye_x: float
    eye_radius: float
    nose_length: float
    nose_width: float
    brow: float
    brow_y: float
    lip: float
    mouth_width: float
    ear: float
    neck: float
    crown: float


@dataclass(frozen=True)
class Proportions:
    """The body, in head units; `metres` is the length of one unit."""

    face: Measures
    metres: float
    head: float
    leg: float
    torso: float
    shoulder: float
    chest: float
    waist: float
    hips: float
    arm: float
    arm_radius: float
    leg_radius: float
    hand: float
    stoop: float


def _between(low: float, high: float, value: float) -> float:
    return float(np.clip((value - low) / (high - low), 0.0, 1.0))


def measures(look: Appearance, seed: int) -> Measures:
    """Face measures from age, sex, build and a jitter of 3 to 10 % by seed."""
    random = np.random.Generator(np.random.PCG64([seed, 11]))

    def about(spread: float) -> float:
        return 1.0 + spread * (float(random.random()) * 2 - 1)

    child = _between(14, 6, look.age)
    old = _between(45, 72, look.age)
    man = 1.0 if look.sex == "m" and look.age > 12 else 0.0
    heavy = max(look.build, 0.0)
    return Measures(
        child=child,
        old=old,
        man=man,
        heavy=heavy,
        jaw=(1.0 + 0.10 * man - 0.06 * child + 0.16 * heavy) * about(0.045),
        chin=(1.0 + 0.18 * man - 0.45 * child) * about(0.10),
        cheek=(1.0 + 0.35 * child + 0.45 * heavy - 0.05 * old) * about(0.08),
        eye_y=-0.055 * child - 0.01,
        eye_x=0.150 * about(0.035) * (1 + 0.02 * child),
        eye_radius=(0.095 + 0.009 * child - 0.006 * man - 0.007 * old) * about(0.03),
        nose_length=(0.90 - 0.40 * child + 0.10 * old + 0.08 * man) * about(0.10),
        nose_width=(0.76 + 0.28 * man - 0.02 * child + 0.14 * old) * about(0.12),
        brow=(1.0 + 0.55 * man - 0.25 * child) * about(0.10),
        brow_y=0.008 * (about(1.0) - 1.0),
        lip=(1.0 - 0.30 * man - 0.12 * old) * about(0.14),
        mouth_width=(0.122 + 0.014 * man - 0.024 * child) * about(0.06),
        ear=(1.0 + 0.12 * old) * about(0.06),
        neck=0.150 + 0.030 * man + 0.045 * heavy - 0.035 * child,
        crown=1.0 + 0.05 * child,
    )


def proportions(look: Appearance, seed: int) -> Proportions:
    """Limb lengths and girths; a stature of about 1.75 m for adults, by age for children, within 4 % by seed."""
    face = measures(look, seed)
    child, man, heavy, old = face.child, face.man, face.heavy, face.old
    thin = max(-look.build, 0.0)
    random = np.random.Generator(np.random.PCG64([seed, 12]))
    stature = 1.0 + 0.035 * (float(random.random()) * 2 - 1) + (0.02 if man else -0.015) * (1 - child)
    youngest = 1.0 - 0.26 * _between(8, 2, look.age) - 0.03 * child
    return Proportions(
        face=face,
        metres=METRES_PER_UNIT * stature * youngest,
        head=1.20 - 0.03 * child,
        leg=2.66 - 1.02 * child - 0.10 * heavy - 0.10 * old,
        torso=1.82 - 0.62 * child - 0.06 * old,
        shoulder=0.49 + 0.10 * man - 0.16 * child + 0.05 * heavy - 0.03 * thin,
        chest=0.44 + 0.06 * man - 0.11 * child + 0.17 * heavy - 0.03 * thin,
        waist=0.36 + 0.05 * man - 0.06 * child + 0.27 * heavy - 0.03 * thin,
        hips=0.42 + 0.02 * man - 0.10 * child + 0.14 * heavy - 0.02 * thin,
        arm=1.88 - 0.72 * child,
        arm_radius=0.150 + 0.025 * man - 0.042 * child + 0.045 * heavy - 0.012 * thin,
        leg_radius=0.205 + 0.015 * man - 0.055 * child + 0.06 * heavy - 0.015 * thin,
        hand=1.02 + 0.10 * man - 0.26 * child,
        stoop=0.16 * old,
    )
