"""A part of a unit shows what the whole shows there: speeds, mixtures, layers that move, and letters that fade."""

from fractions import Fraction

from tools.assembly.first_look import LOOK, first_look
from tools.assembly.plan import Unit
from tools.assembly.recipe import Layer, Lettering, MediaStrip, Ramp, Recipe

A, B = "a" * 64, "b" * 64
RECIPE = Recipe(
    strips=(MediaStrip(media=A, start=Fraction(21, 2), speed=Fraction(3, 2)), MediaStrip(media=B, start=Fraction(4))),
    mixture="wipe left",
    frames=48,
    layers=(
        Layer(
            strips=(MediaStrip(media=B, start=Fraction(100)),),
            ramps=(
                Ramp(kind="fade in", start=0, frames=12),
                Ramp(kind="slide out", start=24, frames=18, side="left"),
            ),
        ),
    ),
    titles=(
        Lettering(kind="title", text="early", start=-20, frames=30),
        Lettering(kind="title", text="here", start=10, frames=40),
        Lettering(kind="title", text="late", start=40, frames=40),
    ),
)
UNIT = Unit(key="k" * 64, start=300, frames=48, recipe=RECIPE)


def test_a_part_stands_where_the_whole_stands() -> None:
    look = first_look(UNIT, 20)
    assert (look.start, look.frames, look.recipe.frames) == (320, LOOK, LOOK)
    assert look.recipe.strips == RECIPE.strips
    assert look.recipe.mixed == (20, 48)
    (layer,) = look.recipe.layers
    assert layer.strips == (MediaStrip(media=B, start=Fraction(120)),)
    assert layer.ramps == (Ramp(kind="slide out", start=4, frames=18, side="left"),)
    assert [(title.text, title.start, title.frames) for title in look.recipe.titles] == [("here", -10, 40)]
    plain = UNIT.model_copy(update={"recipe": Recipe(strips=RECIPE.strips[:1], frames=48)})
    assert first_look(plain, 20).recipe.strips == (MediaStrip(media=A, start=Fraction(81, 2), speed=Fraction(3, 2)),)


def test_each_part_has_a_key_of_its_own_and_a_short_unit_is_its_own_first_look() -> None:
    assert len({first_look(UNIT, n).key for n in range(48)} | {UNIT.key}) == 49
    assert first_look(UNIT, 45).frames == 3
    short = UNIT.model_copy(update={"frames": 2 * LOOK})
    assert first_look(short, 3) is short
