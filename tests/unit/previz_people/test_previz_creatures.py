"""Robots, beasts, birds and ghosts: there in every action, with moods of their own, standing on the ground."""

from fractions import Fraction
from typing import get_args

import numpy as np
import pytest

from tools.film.script import Action, Appearance, Form, Staged
from tools.generators.previz.people import EXPRESSIONS, NEUTRAL, Pose, figure, hand, perform
from tools.generators.previz.people.beasts import BEASTS, beast_of
from tools.generators.previz.people.fowls import FOWLS, fowl_of

SPECIES: dict[Form, str] = {"robot": "", "quadruped": "fox", "bird": "owl", "ghost": ""}


@pytest.mark.parametrize("form", SPECIES)
def test_every_action_is_drawn(form: Form) -> None:
    look = Appearance(form=form, species=SPECIES[form])
    for action in get_args(Action):
        beat = perform(Staged(who="a", action=action), 12, Fraction(24), 1, appearance=look).at(6)
        drawn = figure(look, 1, beat.pose, beat.face, beat.yaw, px_per_metre=40)
        assert drawn.alpha.sum() > 15, action
        assert np.isfinite(drawn.channels).all()


@pytest.mark.parametrize("form", SPECIES)
def test_moods_can_be_told_apart(form: Form) -> None:
    look = Appearance(form=form, species=SPECIES[form])
    seen = {
        expression: figure(look, 1, Pose(), EXPRESSIONS[expression], 0.3, px_per_metre=120).channels.tobytes()
        for expression in ("neutral", "happy", "sad", "angry", "surprised")
    }
    assert len(set(seen.values())) == len(seen)


@pytest.mark.parametrize("species", [*BEASTS, *FOWLS])
def test_every_animal_stands_on_the_ground(species: str) -> None:
    form: Form = "quadruped" if species in BEASTS else "bird"
    tall = BEASTS[species].metres if species in BEASTS else FOWLS[species].metres
    drawn = figure(Appearance(form=form, species=species), 1, Pose(), NEUTRAL, 1.2, px_per_metre=40 / tall, pitch=0.0)
    rows = np.flatnonzero(drawn.alpha.max(axis=1) > 0.5)
    assert abs(rows.max() + 1 - drawn.anchor[1]) <= 5
    assert drawn.height > 0.6 * tall


def test_kin_and_unknown_animals_are_found() -> None:
    assert beast_of(Appearance(form="quadruped", species="an old grey wolf")).eye == BEASTS["wolf"].eye
    assert beast_of(Appearance(form="quadruped", species="pony")).hooves
    assert beast_of(Appearance(form="quadruped", species="gruffalump")).ears == BEASTS["dog"].ears
    assert fowl_of(Appearance(form="bird", species="raven")).coat == FOWLS["crow"].coat
    assert beast_of(Appearance(form="quadruped", species="fox", hair="#ffffff")).coat == "#ffffff"


def test_a_ghost_is_seen_through_and_thins_to_the_ground() -> None:
    drawn = figure(Appearance(form="ghost"), 1, Pose(), NEUTRAL, 0.2, px_per_metre=60)
    x = round(drawn.anchor[0])
    high, low = drawn.alpha[drawn.rows // 4, x], drawn.alpha[int(drawn.rows * 0.88), x]
    assert 0.2 < high < 0.9
    assert low < high


def test_hands_for_inserts_draw_with_and_without_a_thing() -> None:
    for gesture in ("hold", "flat", "point", "write"):
        empty = hand(Appearance(), gesture, px_per_metre=250, supersample=1)
        assert empty.alpha.sum() > 200
        assert empty.skin.sum() > 100
    lit = hand(Appearance(), "hold", px_per_metre=250, holds="candle", supersample=1)
    assert lit.glow is not None
    again = hand(Appearance(), "hold", px_per_metre=250, holds="candle", supersample=1)
    assert lit.channels.tobytes() == again.channels.tobytes()


def test_a_goose_is_white_and_large_and_no_crow() -> None:
    goose, swan, crow = (fowl_of(Appearance(form="bird", species=kind)) for kind in ("goose", "wild swan", "crow"))
    assert goose == swan
    assert goose.metres > 1.5 * crow.metres
    assert min(int(goose.coat[at : at + 2], 16) for at in (1, 3, 5)) > 200
    assert max(int(crow.coat[at : at + 2], 16) for at in (1, 3, 5)) < 60
