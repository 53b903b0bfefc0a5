"""Words on the picture, and how one shot goes over into the next, as people ask for them."""

from typing import Any

import pytest

from tests.fakes.talk_film import plain, said

TITLES: list[tuple[str, dict[str, Any]]] = [
    ("put a title at the start that says The Ferry", {"text": "The Ferry", "card": "opening"}),
    ('title card "Two hours later" before scene 3', {"text": "Two hours later", "card": "before", "clip": 7}),
    ("title card before the ferry cabin saying Later that day",
     {"text": "Later that day", "card": "before", "clip": 4}),
    ('put "THE END" on screen at the end', {"text": "THE END", "card": "closing"}),
    ("end with a card that says For Gran", {"text": "For Gran", "card": "closing"}),
    ("add end credits: written by Ana, directed by Tom",
     {"text": "written by Ana, directed by Tom", "card": "closing", "style": "credits"}),
    ('show "March 1974" over shot 7', {"text": "March 1974", "clip": 7}),
    ('add the date "12 May" to shot 4', {"text": "12 May", "clip": 4}),
    ('write "the next morning" before shot 4', {"text": "the next morning", "card": "before", "clip": 4}),
    ("intertitle between scenes 2 and 3: Meanwhile", {"text": "Meanwhile", "card": "before", "clip": 7}),
    ("name tag for Tom in 8", {"text": "Tom", "clip": 8, "style": "lower third"}),
    ("i want a big title at the beginning", {"text": "The Ferry", "card": "opening"}),
]  # fmt: skip

TRANSITIONS: list[tuple[str, list[dict[str, Any]]]] = [
    ("dissolve 3 into 4", [{"clip": 4, "transition": "dissolve"}]),
    ("crossfade 8 and 9", [{"clip": 9, "transition": "dissolve"}]),
    ("dissolve out of shot 6", [{"clip": 7, "transition": "dissolve"}]),
    ("fade 9 out", [{"clip": 9, "transition": "fade out"}]),
    ("fade shot 9 to black", [{"clip": 9, "transition": "fade out"}]),
    ("fade shot 4 in", [{"clip": 4, "transition": "fade in"}]),
    ("end with a slow fade to black", [{"clip": 10, "transition": "fade out", "frames": 48}]),
    ("finish with a fade", [{"clip": 10, "transition": "fade out"}]),
    ("start with a fade from black", [{"clip": 1, "transition": "fade in"}]),
    ("cut straight from 6 to 7", [{"clip": 7, "transition": "cut"}]),
    ("make the transition into 7 a cut", [{"clip": 7, "transition": "cut"}]),
    ("dissolves between all the scenes",
     [{"clip": 4, "transition": "dissolve"}, {"clip": 7, "transition": "dissolve"},
      {"clip": 10, "transition": "dissolve"}]),
    ("fade to black between every scene",
     [{"clip": 4, "transition": "dip to black"}, {"clip": 7, "transition": "dip to black"},
      {"clip": 10, "transition": "dip to black"}]),
    ("white flash before 9", [{"clip": 9, "transition": "dip to white"}]),
    ("iris out at the end", [{"clip": 10, "transition": "iris close"}]),
    ("soft transition between scenes one and two", [{"clip": 4, "transition": "dissolve"}]),
]  # fmt: skip


@pytest.mark.parametrize(("message", "fields"), TITLES)
def test_a_title_has_its_words_and_its_place(message: str, fields: dict[str, Any]) -> None:
    assert plain(said(message).acts) == [{"kind": "add_title", **fields}]


@pytest.mark.parametrize(("message", "fields"), TRANSITIONS)
def test_a_transition_is_on_the_clip_into_which_it_goes(message: str, fields: list[dict[str, Any]]) -> None:
    assert plain(said(message).acts) == [{"kind": "set_transition", **each} for each in fields]


@pytest.mark.parametrize("message", ["opening title in red", "move the title to shot 2", "fade to white at the end"])
def test_what_a_title_or_a_transition_cannot_do_is_asked(message: str) -> None:
    thought = said(message)
    assert not thought.acts
    assert thought.question is not None


def test_the_film_is_named_and_no_title_is_shown() -> None:
    assert plain(said("change the title to The Last Boat").acts) == [{"kind": "set_title", "title": "The Last Boat"}]
    assert plain(said("the film should be called The Last Boat").acts) == [
        {"kind": "set_title", "title": "The Last Boat"}
    ]
