"""What is long in coming is held at a picture that is not: of strips, of mixtures, and of layers."""

from fractions import Fraction
from pathlib import Path

import pytest

from tools.assembly import nearest as module
from tools.assembly.conforming import Source
from tools.assembly.nearest import nearest
from tools.assembly.plan import Unit
from tools.assembly.recipe import FlatStrip, Layer, MediaStrip, Recipe
from tools.film.errors import OperatorError

NEAR, FAR, LOST = "a" * 64, "b" * 64, "c" * 64
RATE = Fraction(24)


@pytest.fixture(autouse=True)
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Fraction, Fraction]]:
    """A take is far behind its first hundred frames."""
    asked: list[tuple[Fraction, Fraction]] = []

    def soonest(source: Source, first: Fraction, last: Fraction, rate: Fraction) -> int | None:
        asked.append((first, last))
        return 12 if source.path.name == FAR and first >= 100 else None

    monkeypatch.setattr(module, "soonest", soonest)
    return asked


def opened(strip: MediaStrip) -> Source:
    if strip.media == LOST:
        raise OperatorError("It is lost.", code="unreadable")
    return Source(Path(strip.media))


def look(*strips: MediaStrip | FlatStrip, **more: object) -> Unit:
    recipe = Recipe.model_validate({"strips": strips, "frames": 5, **more})
    return Unit(key="k" * 64, start=300, frames=5, recipe=recipe)


def test_what_is_soon_had_stays_as_it_is() -> None:
    near = look(MediaStrip(media=NEAR, start=Fraction(500)))
    assert nearest(near, RATE, opened) is near
    early = look(MediaStrip(media=FAR, start=Fraction(99)))
    assert nearest(early, RATE, opened) is early


def test_what_cannot_be_read_stays_for_the_encoder_to_tell() -> None:
    lost = look(MediaStrip(media=LOST, start=Fraction(500)))
    assert nearest(lost, RATE, opened) is lost


def test_what_is_far_is_held_under_a_key_of_its_own(told: list[tuple[Fraction, Fraction]]) -> None:
    far = look(MediaStrip(media=FAR, start=Fraction(120), speed=Fraction(3, 2)))
    found = nearest(far, RATE, opened)
    assert told == [(Fraction(120), Fraction(255, 2))]
    assert found.recipe.strips == (MediaStrip(media=FAR, start=Fraction(12), speed=Fraction(3, 2), freeze=True),)
    assert (found.start, found.frames) == (300, 5)
    assert found.key != far.key


def test_of_a_mixture_and_of_layers_only_what_is_far_is_held(told: list[tuple[Fraction, Fraction]]) -> None:
    strips = (MediaStrip(media=FAR, start=Fraction(95)), MediaStrip(media=NEAR, start=Fraction(4)))
    over = Layer(strips=(FlatStrip(), MediaStrip(media=FAR, start=Fraction(130), freeze=True)), mixture="dissolve")
    far = look(*strips, mixture="dissolve", mixed=(10, 24), layers=(over,))
    found = nearest(far, RATE, opened).recipe
    assert told == [(Fraction(130), Fraction(131)), (Fraction(105), Fraction(110)), (Fraction(14), Fraction(19))]
    assert found.strips == (MediaStrip(media=FAR, start=Fraction(12), freeze=True), strips[1])
    assert found.layers[0].strips == (FlatStrip(), MediaStrip(media=FAR, start=Fraction(12), freeze=True))
    assert found.mixed == (10, 24)
