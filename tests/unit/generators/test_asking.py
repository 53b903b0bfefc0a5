"""From a brief to the best request of a model, and what it gives up in so many words."""

from fractions import Fraction
from pathlib import Path

import pytest

from tools.film.script import Character, Location, Look, Move, Shot, Staged
from tools.generators.asking import ask_for
from tools.generators.cameras import parted
from tools.generators.capabilities import catalogue
from tools.generators.parting import parts, quoted
from tools.generators.ports import BadRequest, Brief, Reference

PICTURE = Path("picture.png")


def brief(frames: int = 96, move: Move = "push in", **changes: object) -> Brief:
    keeper = Character(id="keeper", name="the KEEPER", canon="sixties, yellow oilskin, white beard")
    shot = Shot(
        id="s1",
        prompt="Medium shot, the KEEPER trims the lamp, storm outside, push in",
        location="lamp",
        move=move,
        pace="slow",
        light="one warm lamp",
        time="night",
        weather="storm",
        mood="tense",
        frames=frames,
        staging=(Staged(who="keeper"),),
    )
    whole = Brief(
        shot=shot,
        slate="3B",
        interior=True,
        characters={"keeper": keeper},
        location=Location(id="lamp", name="Lamp room", canon="brass lamp, curved windows"),
        look=Look(style="ink and wash", palette="stormy blues"),
        seed=7,
    )
    return whole.model_copy(update=changes)


def test_the_prompt_says_the_line_the_canon_and_what_the_line_does_not():
    asked = ask_for(brief(), *parted("kling"))
    assert asked.ask.prompt == (
        "Medium shot, the KEEPER trims the lamp, storm outside. The KEEPER: sixties, yellow oilskin, white beard. "
        "Brass lamp, curved windows, interior. One warm lamp, night. The camera slowly pushes in. Tense mood. "
        "Ink and wash, stormy blues."
    )


def test_a_camera_move_goes_where_the_service_has_a_field_for_it():
    ltx = ask_for(brief(), *parted("ltx"))
    assert ltx.ask.move == "dolly_in"
    assert "camera" not in ltx.ask.prompt.lower()
    assert not [one for one in ltx.compromises if "move" in one]
    panned = ask_for(brief(move="pan left"), *parted("ltx"))
    assert panned.ask.move == ""
    assert "The camera slowly pans left." in panned.ask.prompt
    assert "the move (pan left) is asked for in words, not set" in panned.compromises


@pytest.mark.parametrize(
    ("camera", "frames", "seconds"),
    [("runway", 84, 4), ("veo", 84, 4), ("veo", 90, 6), ("luma", 60, 5), ("pika", 130, 10), ("ltx", 150, 8)],
)
def test_the_shortest_length_that_holds_shot_and_handles_is_bought(camera: str, frames: int, seconds: int):
    assert ask_for(brief(frames), *parted(camera)).ask.seconds == seconds


def test_handles_give_way_before_the_shot_does():
    asked = ask_for(brief(236), *parted("runway"))
    assert (asked.ask.seconds, asked.head, asked.tail) == (10, 2, 2)
    assert "its longest clip leaves handles of 2 and 2 frames instead of 6 and 6" in asked.compromises


def test_a_longer_shot_is_made_in_even_parts_that_join_to_its_length():
    service, model = parted("runway")
    whole = brief(24 * 23)
    pieces = parts(whole, service, model)
    assert len(pieces) == 3
    assert sum(piece.frames for piece in pieces) - (len(pieces) - 1) == whole.frames
    assert [piece.head for piece in pieces] == [6, 1, 1]
    assert all(piece.frames <= 240 for piece in pieces)
    quote = quoted(whole, service, model)
    assert quote.plan == (
        "part 1 of 3: 8 s",
        "part 2 of 3: 8 s, from the last frame of part 1",
        "part 3 of 3: 8 s, from the last frame of part 2",
    )
    assert (str(quote.cost), quote.clip_seconds, quote.certainty) == ("2.8800", 24, "estimate")


def test_a_shape_that_a_service_lacks_is_said():
    wide = brief(width=1280, height=536, look=Look(aspect="2.39:1"))
    asked = ask_for(wide, *parted("kling"))
    assert (asked.ask.frame.ratio, asked.ask.frame.grade) == ("16:9", "720p")
    assert "2.39:1 is not one of its shapes: it is shot at 1280 x 720 and reframed" in asked.compromises
    pictured = ask_for(wide.model_copy(update={"first_frame": PICTURE}), *parted("runway"))
    assert pictured.ask.frame.said == "1584:672"


def test_pictures_that_cannot_be_used_are_said():
    two = (Reference(of="keeper", path=PICTURE), Reference(of="lamp", path=PICTURE))
    asked = ask_for(brief(references=two, last_frame=PICTURE), *parted("runway"))
    assert "it cannot be told its last frame" in asked.compromises
    assert "none of the 2 reference pictures can be used; the canon's words stand in" in asked.compromises
    omni = ask_for(brief(references=two), *parted("kling/kling-v3-omni"))
    assert "the same as <<<image_1>>>" in omni.ask.prompt
    mixed = ask_for(brief(references=two, first_frame=PICTURE), *parted("wan"))
    assert not mixed.ask.references
    assert mixed.ask.first_frame == PICTURE


def test_a_model_that_begins_from_a_picture_refuses_words_alone():
    with pytest.raises(BadRequest, match="first frame"):
        ask_for(brief(), *parted("runway/gen4_turbo"))


def test_a_prompt_is_kept_within_its_limit_and_what_was_left_out_is_said():
    long = brief().location.model_copy(update={"canon": "old brass " * 95})
    asked = ask_for(brief(location=long), *parted("runway"))
    assert len(asked.ask.prompt) <= 1000
    assert "its prompt holds 1000 characters; left out: mood, place" in asked.compromises


def test_seed_rate_and_sound_are_said_where_they_cannot_be_had():
    kling = ask_for(brief(sound=False), *parted("kling"))
    assert kling.ask.seed is None
    assert "it takes no seed: the same order gives another picture" in kling.compromises
    wan = ask_for(brief(rate=Fraction(24)), *parted("wan"))
    assert wan.ask.seed == 7
    assert "it runs at 30 frames a second and is conformed to 24" in wan.compromises
    assert "it makes no sound" in ask_for(brief(sound=True), *parted("runway")).compromises


def test_what_costs_nothing_is_exact_and_what_nobody_knows_is_unknown():
    assert quoted(brief(), *parted("comfyui")).certainty == "exact"
    assert quoted(brief(), *parted("omni")).certainty == "unknown"


def test_parts_of_the_lengths_that_a_service_has_cost_no_more_than_they_must():
    def lengths(camera: str, seconds: float) -> list[str]:
        return [part.split(": ")[1].split(" s")[0] for part in quoted(brief(round(24 * seconds)), *parted(camera)).plan]

    assert lengths("pika", 12) == ["10", "5"]
    assert lengths("veo", 20) == ["8", "8", "6"]
    # Luma makes 10 s from words, and 5 from a picture.
    assert lengths("luma", 20) == ["10", "5", "5", "5"]
    assert lengths("ltx", 20) == []
    with pytest.raises(BadRequest, match="cannot go on from where a clip ends; split the shot"):
        quoted(brief(24 * 20), *parted("heygen/cinematic"))


def test_every_camera_divides_any_length_into_parts_that_it_makes_and_that_add_up():
    for service in catalogue().values():
        for model in service.models.values():
            if service.kind != "camera" or not model.first_frame or not model.longest_clip:
                continue
            for frames in (200, 263, 391, 720, 1001, 2904):
                pieces = parts(brief(frames), service, model)
                assert sum(one.frames for one in pieces) - len(pieces) + 1 == frames + 12, (model.id, frames)
                for one in pieces:
                    fits = one if model.text or one.first_frame else one.model_copy(update={"first_frame": PICTURE})
                    asked = ask_for(fits, service, model)
                    if len(pieces) > 1:
                        assert (asked.head, asked.tail) == (one.head, one.tail)
