"""The command lines of units, word for word: a changed word changes bytes, and must raise RECIPE_VERSION."""

from fractions import Fraction
from pathlib import Path

import pytest

from tools.assembly.conforming import Source
from tools.assembly.delivery import Delivery
from tools.assembly.grading import LutFile
from tools.assembly.graph import Drawn, Letters, Sources, argv
from tools.assembly.layering import Edges
from tools.assembly.recipe import FlatStrip, Layer, Lettering, MediaStrip, Ramp, Recipe, SlateStrip, Window
from tools.film.timeline import Box, Grade

GOLDENS = Path(__file__).parents[2] / "goldens" / "assembly"
A, B = "a" * 64, "b" * 64
SOURCES = Sources(
    media={A: Source(Path("/pool/a.mp4")), B: Source(Path("/pool/b.mp4"), matrix="bt709")},
    slates={"3B": Path("/desk/slate.png")},
    titles=[Letters(Path("/desk/title.png"), 64, 400)],
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
    "look": Recipe(
        strips=(MediaStrip(media=A, start=Fraction(0), look=Grade(tint=-0.2, lut=B, lut_strength=0.5)),), frames=48
    ),
    "push": Recipe(
        strips=(MediaStrip(media=A, start=Fraction(90)), FlatStrip()), frames=8, mixture="push up", mixed=(4, 12)
    ),
    "iris": Recipe(strips=(FlatStrip(), MediaStrip(media=A, start=Fraction(6))), frames=24, mixture="iris open"),
    "layers": BODY.model_copy(
        update={
            "layers": (
                Layer(
                    strips=(MediaStrip(media=B, start=Fraction(3)),),
                    box=Box(left=0.66, top=0.04, width=0.3, height=0.3),
                    corners=0.1,
                    border=0.004,
                    ramps=(
                        Ramp(kind="fade in", start=-4, frames=12),
                        Ramp(kind="slide out", start=40, frames=20, side="right"),
                    ),
                ),
                Layer(strips=(MediaStrip(media=B, start=Fraction(60)),), blend="screen", opacity=0.5),
            )
        }
    ),
}


@pytest.mark.parametrize("name", list(RECIPES))
def test_the_command_of_a_unit_is_the_golden_one(name: str) -> None:
    recipe = RECIPES[name]
    drawn = Drawn(Path("/desk/mixture.gray")) if recipe.mixture == "iris open" else Drawn()
    edges = Edges(Path("/desk/edge.png"), Path("/desk/border.png"))
    sources = Sources(
        SOURCES.media,
        SOURCES.slates,
        SOURCES.titles if recipe.titles else (),
        luts={(B, 0.5): LutFile(Path("/desk/it's: a, [look].cube"), curves=False)},
        ground=drawn,
        layers=[Drawn(None, edges if layer.corners else Edges()) for layer in recipe.layers],
    )
    found = argv(Path("/bin/ffmpeg"), recipe, Delivery(), sources, Path("/desk/out.mp4"))
    assert "\n".join(found) == (GOLDENS / f"{name}.txt").read_text().rstrip("\n")
