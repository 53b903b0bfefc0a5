"""The command lines of units, word for word: a changed word changes bytes, and must raise RECIPE_VERSION."""

from fractions import Fraction
from pathlib import Path

import pytest

from tools.assembly.conforming import Source
from tools.assembly.delivery import Delivery
from tools.assembly.graph import Sources, argv
from tools.assembly.recipe import FlatStrip, Lettering, MediaStrip, Recipe, SlateStrip, Window
from tools.film.timeline import Grade

GOLDENS = Path(__file__).parents[2] / "goldens" / "assembly"
A, B = "a" * 64, "b" * 64
SOURCES = Sources(
    media={A: Source(Path("/pool/a.mp4")), B: Source(Path("/pool/b.mp4"), matrix="bt709")},
    slates={"3B": Path("/desk/slate.png")},
    titles=[Path("/desk/title.png")],
)
BODY = Recipe(strips=(MediaStrip(media=A, start=Fraction(48)),), frames=48)
RECIPES = {
    "body": BODY,
    "dissolve": Recipe(
        strips=(MediaStrip(media=A, start=Fraction(120)), MediaStrip(media=B, start=Fraction(0))),
        frames=12,
        mixture="dissolve",
    ),
    "fade_in": Recipe(strips=(FlatStrip(), MediaStrip(media=A, start=Fraction(6))), frames=24, mixture="dissolve"),
    "speed": Recipe(strips=(MediaStrip(media=A, start=Fraction(21, 2), speed=Fraction(3, 2)),), frames=30),
    "freeze": Recipe(strips=(MediaStrip(media=A, start=Fraction(9), freeze=True),), frames=30),
    "window": Recipe(
        strips=(
            MediaStrip(
                media=B,
                start=Fraction(48),
                speed=Fraction(3, 2),
                window=Window(shape=(9, 16), keys=((42, 3000), (60, 3000), (90, 4200), (126, 4200))),
            ),
        ),
        frames=48,
    ),
    "window_over_ground": Recipe(
        strips=(MediaStrip(media=A, start=Fraction(0), window=Window(shape=(4, 3), keys=((0, 5000),))),), frames=48
    ),
    "slate": Recipe(strips=(SlateStrip(slate="3B", prompt="Wide shot"),), frames=48),
    "title": BODY.model_copy(update={"titles": (Lettering(kind="title", text="Hi", start=-10, frames=72),)}),
    "grade": Recipe(
        strips=(
            MediaStrip(
                media=A,
                start=Fraction(0),
                grade=Grade(exposure=0.5, contrast=-0.2, saturation=0.1, temperature=0.3),
            ),
        ),
        frames=48,
    ),
}


@pytest.mark.parametrize("name", list(RECIPES))
def test_the_command_of_a_unit_is_the_golden_one(name: str) -> None:
    recipe = RECIPES[name]
    sources = SOURCES if recipe.titles else Sources(SOURCES.media, SOURCES.slates)
    found = argv(Path("/bin/ffmpeg"), recipe, Delivery(), sources, Path("/desk/out.mp4"))
    assert "\n".join(found) == (GOLDENS / f"{name}.txt").read_text().rstrip("\n")
