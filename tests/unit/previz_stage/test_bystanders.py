"""Who stands round about, and where the lamps are out: what the words of a shot say of a place."""

import numpy as np
import pytest

from tools.film.script import Appearance, Character, Location, Look, Shot, Staged
from tools.generators.ports import Brief
from tools.generators.previz.bystanders import bystanders, speaks_of_a_crowd
from tools.generators.previz.compositing import Travel
from tools.generators.previz.figures import Actor
from tools.generators.previz.framing import Placed, Setup
from tools.generators.previz.picture import unlit, world_of
from tools.generators.previz.setups import set_up

ANN = Staged(who="ann")


def brief(prompt: str, kind: str = "street", **shot: object) -> Brief:
    asked = Shot.model_validate(
        {"id": "s", "location": "p", "prompt": prompt, "size": "full", "frames": 8, "staging": (ANN,), **shot}
    )
    place = Location(id="p", name="Place", set_kind=kind)
    inside = kind in ("theatre", "kitchen", "cafe", "office", "gallery")
    cast = {"ann": Character(id="ann", name="Ann")}
    return Brief(shot=asked, slate="1A", interior=inside, characters=cast, location=place, look=Look(), head=0, tail=0)


def crowd_of(asked: Brief) -> tuple[tuple[Placed, ...], Setup]:
    setup = set_up(asked, world_of(asked), 640, 268)
    return bystanders(asked, setup), setup


@pytest.mark.parametrize(
    ("prompt", "there"),
    [
        ("Full shot, ANN bows to the crowd", True),
        ("Wide shot, the whole town stands round ANN", True),
        ("Wide shot, ANN (who hates crowds) alone", False),
        ("Wide shot, ANN far from the crowd", False),
        ("Wide shot, ANN and nobody else", False),
        ("Full shot, the villagers look at ANN", True),
    ],
)
def test_the_words_say_whether_there_is_a_crowd(prompt: str, there: bool) -> None:
    assert speaks_of_a_crowd(prompt) is there


@pytest.mark.parametrize("kind", ["street", "field", "village", "theatre"])
def test_a_crowd_stands_behind_whom_it_is_about_and_no_two_are_alike(kind: str) -> None:
    crowd, setup = crowd_of(brief("Full shot, ANN bows to the crowd", kind))
    ann = float(setup.lens.relative(setup.placed[0].at)[2])
    assert len(crowd) >= 4
    assert all(float(setup.lens.relative(one.at)[2]) > ann for one in crowd)
    assert len({one.player.character.appearance.model_dump_json() for one in crowd}) == len(crowd)
    apart = [float(np.linalg.norm(a.at - b.at)) for n, a in enumerate(crowd) for b in crowd[:n]]
    assert min(apart) > 0.5


def test_a_crowd_is_the_same_in_every_shot_of_a_place() -> None:
    full, wide = (crowd_of(brief("the crowd, and ANN", size=size))[0] for size in ("full", "wide"))
    assert [one.player.character for one in full] == [one.player.character for one in wide]


def test_near_a_face_and_in_an_insert_there_is_no_crowd() -> None:
    assert crowd_of(brief("Close-up, ANN looks at the crowd", size="close-up"))[0] == ()
    assert crowd_of(brief("Insert, a coin from the crowd", size="insert", staging=()))[0] == ()


@pytest.mark.parametrize(
    ("light", "prompt", "out"),
    [
        ("no lamp lit, one candle", "", True),
        ("", "Wide shot, the street in a blackout", True),
        ("", "Wide shot, all the lights are out", True),
        ("warm lamp light", "Wide shot, a lamp is lit", False),
        ("", "ANN puts out a hand", False),
    ],
)
def test_the_words_say_whether_the_lamps_are_out(light: str, prompt: str, out: bool) -> None:
    asked = brief(prompt or "ANN", time="night", light=light)
    assert unlit(asked.shot) is out


@pytest.mark.parametrize("kind", ["kitchen", "street", "cafe", "office", "gallery"])
def test_where_the_lamps_are_out_there_is_less_light(kind: str) -> None:
    lit, dark = (
        float(world_of(brief("ANN", kind, time="night", light=light)).light_rows()[:, 7:10].sum())
        for light in ("", "no lamp lit")
    )
    assert dark < 0.7 * lit


def test_a_horse_is_drawn_to_the_tip_of_its_nose() -> None:
    look = Appearance(form="quadruped", species="horse", top="#7a4426", hair="#7a4426")
    asked = brief("Full shot, ANN", "field", staging=(Staged(who="ann", facing="profile left"),))
    asked = asked.model_copy(update={"characters": {"ann": Character(id="ann", name="Ann", appearance=look)}})
    setup = set_up(asked, world_of(asked), 640, 268)
    actor = Actor(setup.placed[0], setup, 8, asked.rate, "normal", 1, (), "", 1.0, tracking=False, still=True)
    actor.frame_up([Travel()])
    frame = np.zeros((3, 268, 640), np.float32)
    actor.draw(frame, 0, Travel())
    columns = (frame.max(axis=0) > 0.1).sum(axis=0)
    first = int(np.flatnonzero(columns)[0])
    # A head that is cut off begins with a wall; a nose begins small.
    assert columns[first] < 0.1 * columns.max()
