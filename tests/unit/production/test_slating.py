"""Clips find their planned shots: by name, prompt, order, length; who could be of several is asked about."""

from tests.fakes.last_light import last_light
from tools.film.film import Film
from tools.film.slate import shot_order, slates
from tools.interchange.clip_names import read_name
from tools.production.slating import Match, Offered, slated

RUNWAY = "Gen-3 Alpha 1222913568, Close-up, the KEEPE, imagepng, M 5.mp4"
KLING = "kling_20250901_Image_to_Video_Insert__a_617_0.mp4"
SORA = "20250526_2002_Bottle and Letter in the Sand_simple_compose_01jw7m68yafza97kng2sav6td0.mp4"


def matches(film: Film, *names: str, seconds: float = 5.0) -> list[Match]:
    clips = [Offered(name, read_name(name), seconds) for name in names]
    return slated(film, clips, shot_order(film), {})


def told(film: Film, found: list[Match]) -> list[tuple[str, str]]:
    return [(slates(film)[one.shot] if one.shot else "", one.certainty) for one in found]


def test_names_of_shots_in_every_manner_are_sure() -> None:
    film = last_light()
    found = matches(film, "shot-3_v2.mp4", "s01_sh02.mov", "2A-3.mp4", "sh020_v3.mp4", "s01_sh09.mp4")
    assert told(film, found) == [("2A", "sure"), ("1B", "sure"), ("2A", "sure"), ("1B", "likely"), ("", "new")]


def test_what_services_leave_of_a_prompt_finds_its_shot() -> None:
    film = last_light()
    assert told(film, matches(film, RUNWAY, KLING)) == [("1B", "sure"), ("2A", "sure")]
    assert told(film, matches(film, SORA)) == [("2A", "sure")]


def test_several_clips_of_one_prompt_are_attempts_at_one_shot() -> None:
    film = last_light()
    twice = matches(film, "Insert_a_bottle_with_a_letter_seed1.mp4", "Insert_a_bottle_with_a_letter_seed2.mp4")
    assert told(film, twice) == [("2A", "sure"), ("2A", "sure")]


def test_as_many_numbered_clips_as_shots_are_these_shots_and_one_without_a_clue_is_new() -> None:
    film = last_light()
    numbered = matches(film, "clip_03.mp4", "clip_01.mp4", "clip_02.mp4")
    assert [slates(film)[one.shot or ""] for one in numbered] == ["2A", "1A", "1B"]
    assert {one.certainty for one in numbered} <= {"likely", "sure"}
    assert told(film, matches(film, "holiday.mp4")) == [("", "new")]


def test_a_clip_of_two_shots_alike_is_asked_about_with_both_as_choices() -> None:
    film = last_light()
    (one,) = matches(film, "the KEEPER.mp4")
    assert one.certainty == "unsure"
    assert {slates(film)[shot] for shot, _ in one.choices} >= {"1A", "1B"}
    assert sum(share for _, share in one.choices) <= 1.0


def test_of_a_clip_that_is_too_short_for_one_shot_the_other_is_likelier() -> None:
    film = last_light()
    (short,) = matches(film, "the KEEPER.mp4", seconds=3.6)
    assert slates(film)[short.choices[0][0]] == "1B"
