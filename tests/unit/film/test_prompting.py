"""The one-line prompt says what the structure says, and otherwise stays the writer's."""

import pytest

from tools.film.prompting import Change, reworded


@pytest.mark.parametrize(
    ("prompt", "change", "after"),
    [
        ("Medium shot, a man", Change("size", "medium", "close-up"), "Close-up, a man"),
        ("Extreme wide shot, a man", Change("size", "extreme wide", "medium close-up"), "Medium close-up, a man"),
        ("Insert, a bottle", Change("size", "insert", "wide"), "Wide shot, a bottle"),
        ("Extreme close-up, an eye", Change("size", "extreme close-up", "full"), "Full shot, an eye"),
        ("A man at a desk", Change("size", "medium", "wide"), "Wide shot, A man at a desk"),
        ("Medium shot, a man, slow push in", Change("move", "push in", "static"), "Medium shot, a man, static"),
        ("Medium shot, a man", Change("move", "static", "track left"), "Medium shot, a man, track left"),
        ("Wide shot, rain on a roof", Change("weather", "rain", "snow"), "Wide shot, snow on a roof"),
        ("Wide shot, stormy sea", Change("weather", "storm", "clear"), "Wide shot, clear sky sea"),
        ("Wide shot, a train", Change("weather", "rain", "fog"), "Wide shot, a train, fog"),
        (
            "Wide shot, he winds the clock, day",
            Change("weather", "wind", "rain"),
            "Wide shot, he winds the clock, day, rain",
        ),
        ("Wide shot, a yard at night", Change("time", "night", "dawn"), "Wide shot, a yard at dawn"),
        ("Wide shot, the last day", Change("time", "night", "dawn"), "Wide shot, the last day, dawn"),
        ("Wide shot, a man walks home", Change("action", "walk", "run"), "Wide shot, a man runs home"),
        ("Wide shot, a man reaching out", Change("action", "reach", "wave"), "Wide shot, a man waving out"),
        ("Wide shot, a man", Change("action", "stand", "carry"), "Wide shot, a man, carrying"),
        ("Wide shot, a man", Change("light", "", "one warm lamp"), "Wide shot, a man, one warm lamp"),
        ("Wide shot, one warm lamp", Change("light", "one warm lamp", "cold moon"), "Wide shot, cold moon"),
        ("Wide shot, one warm lamp, a man", Change("light", "one warm lamp", ""), "Wide shot, a man"),
        ("Wide shot, a man", Change("angle", "eye level", "low"), "Wide shot, a man, low angle"),
        ("Wide shot, low angle, a man", Change("angle", "low", "high"), "Wide shot, high angle, a man"),
        ("Wide shot, the Beach", Change("place", "Beach", "Lamp room"), "Wide shot, the Lamp room"),
        ("Wide shot, a man, worried", Change("expression", "worried", "happy"), "Wide shot, a man, happy"),
    ],
)
def test_a_change_is_said(prompt: str, change: Change, after: str) -> None:
    assert reworded(prompt, [change]) == after
