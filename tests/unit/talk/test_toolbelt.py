"""What a conversation may not reach; what an act's references mean."""

from pathlib import Path

import pytest

from agent.conversation import ACTS, Act, Gate, Role, Speaker
from agent.pinning import pinned
from agent.roles import least_role, may_spend, refusal
from agent.toolbelt import is_order, out_of_reach
from tests.fakes.last_light import last_light
from tests.fakes.scripted_brain import FILM, Rooms, act, doing
from tools.film.edits.state import LockPicture

PRINT = act("print_take", shot=1, media="0" * 64, frames=48)


def test_acts_survive_a_checkpoint():
    acts: tuple[Act, ...] = (act("set_duration", shots=[1], delta=1.0), act("retake", shots=["1A"]), act("undo"))
    assert ACTS.validate_json(ACTS.dump_json(acts)) == acts
    assert [is_order(one) for one in acts] == [False, True, False]


def test_what_cameras_report_is_not_asked_for():
    assert "cameras" in out_of_reach(PRINT, "print a take", Speaker())


@pytest.mark.parametrize("role", ["editor", "viewer"])
def test_roles(role: Role):
    assert refusal(role, act("circle", shots=[1]))
    assert bool(refusal(role, act("set_duration", shots=[1], delta=1.0))) == (role == "viewer")
    assert not may_spend(role)
    assert not refusal("director", act("circle", shots=[1]))
    assert may_spend("owner")


def test_whose_yes_counts():
    removes = act("remove_shot", shots=[1])
    assert least_role(Gate(acts=(removes,), preview="")) == "editor"
    assert least_role(Gate(acts=(removes, act("circle", shots=[2])), preview="")) == "director"
    assert least_role(Gate(acts=(act("retake", shots=[1]),), preview="", cost=0.4)) == "director"


def test_a_dry_run_refuses_an_editor_the_way_back_over_an_approval_too(tmp_path: Path):
    rooms = Rooms(tmp_path)
    rooms.studio().perform(FILM, LockPicture())
    talk, _ = rooms.open(doing(act("undo"), words="Done."), doing(act("undo"), words="Done."))
    refused = talk.say(FILM, "undo", Speaker(role="editor"), dry_run=True)
    assert "the director or the owner" in refused.text
    assert refused.proposed == ()
    assert talk.say(FILM, "undo", dry_run=True).proposed == (act("undo"),)
    rooms.close()


def test_numbers_slates_and_names_become_ids_wherever_they_are():
    film = last_light()
    first, second, third = (shot for scene in film.scenes for shot in scene.shots)
    keeper = next(iter(film.characters))
    scene = film.scenes[1].id
    for said, meant in (
        (act("remove_shot", shots=[1, "1B"]), act("remove_shot", shots=[first, second])),
        (act("remove_scene", scene=2), act("remove_scene", scene=scene)),
        (act("roll", clip=3, edge="head", frames=4), act("roll", clip=third, edge="head", frames=4)),
        (act("set_music", mood="calm", shot=1, until="2A"), act("set_music", mood="calm", shot=first, until=third)),
        (act("add_shot", prompt="Wide shot", after=2), act("add_shot", prompt="Wide shot", after=second)),
        (
            act("set_line", shot=1, speaker="keeper", text="No."),
            act("set_line", shot=first, speaker=keeper, text="No."),
        ),
        (act("revise_shot", scenes=[2], cast=["KEEPER"]), act("revise_shot", scenes=[scene], cast=[keeper])),
        (act("retake", shots=[3], note="1 more"), act("retake", shots=[third], note="1 more")),
    ):
        assert pinned(film, said) == meant
        assert pinned(film, meant) == meant


def test_what_the_film_does_not_know_stays_as_it_was_said():
    film = last_light()
    for said in (act("remove_shot", shots=[99]), act("set_line", shot=99, speaker="narrator", text="No."), act("undo")):
        assert pinned(film, said) == said
