"""Every field of a brief, for every model there is: it changes what is sent, or it is said that it does not."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.unit.generators.test_asking import brief
from tools.generators.access import Access
from tools.generators.asking import ask_for
from tools.generators.capabilities import Capabilities, Model, catalogue
from tools.generators.ports import Brief, Reference, Speech
from tools.generators.previz.camera import compromises
from tools.generators.speaking import DIALECTS

TODAY = date(2026, 11, 26)
ALL = [
    (service, model)
    for service in catalogue().values()
    for model in service.models.values()
    if service.name in DIALECTS and (service.anywhere or model.usable(TODAY))
]
ACCESS = Access.model_validate(
    {"key": "k", "base_url": "http://127.0.0.1:9", "options": dict.fromkeys(("voice", "avatar", "project"), "v")}
)
TOLD: Mapping[str, str] = {"seed": "no seed", "size": "its largest picture is", "length": "its length is that of"}
"""what is said by a model that has not this at all, whatever is asked for"""
NOTHING_ELSE = "nothing else of the shot is asked for"
"""what a presenter says of all that is not spoken"""


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pictures")
    paths = [folder / f"{number}.png" for number in range(3)]
    for number, path in enumerate(paths):
        Image.new("RGB", (64, 36), (60 * number, 90, 20)).save(path)
    return paths


def shot(whole: Brief, **changes: object) -> Brief:
    return whole.model_copy(update={"shot": whole.shot.model_copy(update=changes)})


def varied(whole: Brief, pictures: list[Path]) -> Mapping[str, Brief]:
    """The brief with one field of it changed, each in turn."""
    first = whole.model_copy(update={"first_frame": pictures[0]})
    people = {"keeper": whole.characters["keeper"].model_copy(update={"canon": "twenties, red coat"})}
    place = whole.location.model_copy(update={"canon": "steel gantry"})
    face = (Reference(of="keeper", path=pictures[2]),)
    words = (Speech(who="keeper", start=3, mouth=(2, 4), text="Not tonight."),)
    look = whole.look
    return {
        "line": shot(whole, prompt="Close-up, the KEEPER blows out the lamp, push in"),
        "move": shot(whole, move="crane up"),
        "move without a field": shot(whole, move="pan left"),
        "pace": shot(whole, pace="fast"),
        "light": shot(whole, light="cold moonlight"),
        "time": shot(whole, time="dawn"),
        "weather": shot(whole, weather="fog"),
        "mood": shot(whole, mood="tender"),
        "note": shot(whole, note="slower, please"),
        "cast": whole.model_copy(update={"characters": people}),
        "place": whole.model_copy(update={"location": place}),
        "interior": whole.model_copy(update={"interior": False}),
        "style": whole.model_copy(update={"look": look.model_copy(update={"style": "grainy documentary"})}),
        "palette": whole.model_copy(update={"look": look.model_copy(update={"palette": "rust and bone"})}),
        "size": whole.model_copy(update={"width": 3840, "height": 2160}),
        "shape": whole.model_copy(update={"width": 1280, "height": 536}),
        "rate": whole.model_copy(update={"rate": Fraction(25)}),
        "seed": whole.model_copy(update={"seed": 8}),
        "first frame": first,
        "last frame": whole.model_copy(update={"last_frame": pictures[1]}),
        "first and last frame": first.model_copy(update={"last_frame": pictures[1]}),
        "reference": whole.model_copy(update={"references": face}),
        "reference beside a first frame": first.model_copy(update={"references": face}),
        "sound": whole.model_copy(update={"sound": True}),
        "words": whole.model_copy(update={"speech": words, "sound": True}),
    }


def asked(whole: Brief, service: Capabilities, model: Model) -> tuple[Any, set[str]]:
    """The order that is sent, pictures and all, and what is said that it gives up."""
    made = ask_for(whole, service, model)
    dialect = DIALECTS[service.name](ACCESS)
    call = dialect.order(made.ask, "key")
    sent = [(one.url, one.files, one.body) for one in dialect.uploads(made.ask)]
    return (call.url, call.body, sent), set(made.compromises)


@pytest.mark.parametrize(("service", "model"), ALL, ids=lambda one: getattr(one, "id", getattr(one, "name", "")))
def test_no_field_of_a_brief_is_dropped_without_a_word(service: Capabilities, model: Model, pictures: list[Path]):
    talks = (Speech(who="keeper", start=3, mouth=(2, 4), text="The sea never forgets."),)
    plain = brief(96, speech=talks)
    dropped: list[str] = []
    longest = int(model.longest_clip * 24) - plain.head - plain.tail
    for field, changed in {**varied(plain, pictures), "length": shot(plain, frames=longest)}.items():
        base = plain
        if field in ("reference beside a first frame", "first and last frame") or not model.text:
            base, changed = (
                one.model_copy(update={"first_frame": one.first_frame or pictures[1]}) for one in (plain, changed)
            )
        if field in ("reference beside a first frame", "first and last frame"):
            base = base.model_copy(update={"first_frame": changed.first_frame})
        order, said = asked(base, service, model)
        other, says = asked(changed, service, model)
        told = any(words in one for one in says for words in (NOTHING_ELSE, TOLD.get(field, NOTHING_ELSE)))
        if order == other and said == says and not told:
            dropped.append(field)
    assert not dropped


@pytest.mark.parametrize(("service", "model"), ALL, ids=lambda one: getattr(one, "id", getattr(one, "name", "")))
def test_what_a_model_has_not_is_named(service: Capabilities, model: Model, pictures: list[Path]):
    face = (Reference(of="x", path=pictures[2]),)
    whole = brief(96, first_frame=pictures[0], last_frame=pictures[1], references=face)
    talks = whole.model_copy(
        update={"sound": True, "speech": (Speech(who="keeper", start=3, mouth=(2, 4), text="No."),)}
    )
    said = " | ".join(ask_for(talks, service, model).compromises)
    assert ("begin from a picture" in said) == (not model.first_frame)
    assert ("last frame" in said) == (not (model.last_frame and (model.first_frame or model.last_frame_alone)))
    assert ("reference pictures" in said) == (not model.references or model.references_alone)
    assert ("no seed" in said) == (model.seed == "no")
    assert ("negative prompt" in said) == (not model.negative_prompt)
    assert ("is asked for in words" in said) == ("push in" not in model.moves)
    assert ("makes no sound" in said) == (model.audio == "none")
    silent = " | ".join(ask_for(whole, service, model).compromises)
    assert ("makes sound of its own" in silent) == (model.audio == "always")
    assert ("frames a second" in silent) == (model.rate not in (0, 24) and 24 not in model.rates)


def test_the_embedded_camera_says_what_it_does_not_look_at(pictures: list[Path]):
    asked = (
        (brief(first_frame=pictures[0]), "first and last frame"),
        (brief(last_frame=pictures[0]), "first and last frame"),
        (brief(references=(Reference(of="keeper", path=pictures[0]),)), "reference pictures"),
        (brief(sound=True), "no sound"),
    )
    for one, words in asked:
        assert any(words in said for said in compromises(one))
