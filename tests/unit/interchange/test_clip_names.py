"""What the names of clips say, as people and services write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.interchange.clip_names import read_name

RUNWAY = "Gen-3 Alpha Turbo 1253773931, i want a video of th, Cropped - IMG 7webp, M 5.mp4"
SORA = "20250526_2002_Dynamic Neuron Activity_simple_compose_01jw7m68yafza97kng2sav6td0.mp4"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("shot-3_v2.mp4", {"shot": "3", "version": 2}),
        ("s02_sh04.mov", {"scene": 2, "in_scene": 4}),
        ("Scene 2 Shot B take 3.mp4", {"scene": 2, "shot": "2B", "version": 3}),
        ("2B-3.mp4", {"shot": "2B", "version": 3}),
        ("1B-2_4f3a9c1e.mp4", {"shot": "1B", "version": 2}),
        ("sh040_comp_v012.mov", {"shot": "40", "version": 12, "words": "comp"}),
        ("镜头3.mp4", {"shot": "3"}),
        (RUNWAY, {"service": "Runway", "words": "i want a video of th", "cut_short": True}),
        ("Gen-4 Turbo  4006709044.mp4", {"service": "Runway"}),
        ("An_old_keeper_trims_the_lamp_seed2391.mp4", {"words": "An old keeper trims the lamp"}),
        ("keeper walks (2).mp4", {"words": "keeper walks", "version": 2}),
        ("03 - lamp room.mp4", {"words": "lamp room", "order": "number", "place": 3.0}),
        ("IMG_1234.MOV", {"service": "camera", "order": "counter", "place": 1234.0}),
        ("drone 4K.mp4", {"words": "drone"}),
    ],
)
def test_a_name_says_its_shot_its_version_its_words_and_its_order(name: str, said: dict[str, object]) -> None:
    assert read_name(name).model_dump(exclude_defaults=True) == said


def test_kling_writes_ten_letters_of_the_prompt_and_sora_a_title_and_the_minute() -> None:
    kling = read_name("kling_20250901_Image_to_Video_The_vibran_617_3.mp4")
    assert (kling.service, kling.words, kling.cut_short) == ("Kling", "The vibran", True)
    sora, later = read_name(SORA), read_name(SORA.replace("_2002_", "_2003_"))
    assert (sora.service, sora.words, sora.order) == ("Sora", "Dynamic Neuron Activity", "time")
    assert later.place - sora.place == 60


@given(st.text(max_size=400))
def test_any_name_is_read(name: str) -> None:
    assert read_name(name) == read_name(name)
