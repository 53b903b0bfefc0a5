"""What may be typed in a chat, and what it comes to."""

import pytest

from api.bots.cards import Card
from api.bots.grammar import of_command, read
from api.bots.slack.blocks import blocks, fallback, typed
from tests.fakes.rolled_film import rolled
from tests.fakes.scripted_brain import act
from tests.fakes.talk_film import plain, said
from tools.film.errors import DirectorError
from tools.store.patience import Rule


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("circle 3 5", act("circle", shots=[3, 5])),
        ("circle 3, 3b and 7-9", act("circle", shots=[3, "3B", 7, 8, 9])),
        ("NG 2", act("ng", shots=[2])),
        ("circle 1a-2, 3B-1 and 4", act("circle", shots=[4], takes=["1A-2", "3B-1"])),
        ("ng 1B-1 too static", act("ng", takes=["1B-1"], note="too static")),
        ("ng 2: the door is red", act("ng", shots=[2], note="the door is red")),
        ("retake 1B-1 more rain", act("retake", shots=["1B"], note="more rain")),
        ("retake 4 more rain", act("retake", shots=[4], note="more rain")),
        ("retake 4 5: 3 people, not 2", act("retake", shots=[4, 5], note="3 people, not 2")),
        ("export vertical", act("export", name="vertical")),
        ("render", act("render")),
    ],
)
def test_a_command_is_the_act_that_it_says(text: str, wanted: object):
    said = read(text)
    assert (said.kind, said.acts) == ("acts", (wanted,))


@pytest.mark.parametrize(
    "text",
    [
        "circle of friends, a film about a village",
        "render the sky darker",
        "a fox finds a door",
        "status quo",
        "circle 1 and make shot 2 darker",
        "ng 1 and circle 2",
        "retake 4th floor scene",
    ],
)
def test_anything_else_is_words(text: str):
    assert read(text).kind == "words"


def test_a_command_without_its_shots_says_what_is_missing():
    with pytest.raises(DirectorError, match="Say which shots: retake 3 5"):
        read("retake")
    with pytest.raises(DirectorError, match="no range"):
        read("circle 9-3")


def test_words_of_people_and_films_neither_ping_nor_link():
    bomb = "<!channel> <@U1> @here <https://evil|click> *bold* &"
    card = Card("k", bomb, (bomb,))
    assert {block["text"]["type"] for block in blocks(card)} == {"plain_text"}
    assert "<" not in fallback(card)
    assert "&lt;!channel&gt;" in fallback(card)


def test_what_slack_marks_up_is_read_as_it_was_seen():
    assert typed("more &lt;rain&gt; &amp; <https://a.example|that look>") == "more <rain> & that look"


def test_a_rule_for_takes_that_wait_is_read_in_hours():
    assert read("dailies remind 4h deadline 24 then circle").rule == Rule(4, 24, "circle")
    assert read("dailies deadline 12 hold").rule == Rule(None, 12, "hold")
    assert (read("dailies").words, read("dailies off").rule) == ("", None)
    assert read("dailies of a film crew").kind == "words"
    with pytest.raises(DirectorError, match="to 720 hours"):
        read("dailies remind 9999")


def test_a_film_is_shared_with_somebody_by_name():
    for text in ("share with Kim Lee", "share the film with Kim Lee", "share a link for Kim Lee"):
        assert (read(text).kind, read(text).words) == ("share", "Kim Lee")
    assert of_command("share", {"name": "Kim Lee"}) == read("share with Kim Lee")
    assert read("share bread with an old man on a ferry").kind == "words"


def test_a_command_in_parts_is_the_same_as_in_one_line():
    assert of_command("retake", {"shots": "4", "note": "3 people"}) == read("retake 4: 3 people")
    assert of_command("ng", {"shots": "4B-1", "note": "3 people"}) == read("ng 4B-1: 3 people")
    assert of_command("circle", {"shots": "3 5"}).acts == read("circle 3 5").acts
    assert of_command("new", {"idea": "status"}).kind == "idea"
    assert of_command("export", {"form": "vertical"}).acts == read("export vertical").acts


@pytest.mark.parametrize(
    "text",
    ["circle 3 5", "circle 3, 5 and 7-9", "ng 2", "retake 4 more rain", "render", "export vertical", "export pdf"],
)
def test_a_command_means_in_a_chat_what_it_means_at_the_terminal(text: str):
    film = rolled()
    there = plain(said(text, film).acts, film)
    here = [{"kind": one.kind, **one.model_dump(exclude_defaults=True)} for one in read(text).acts]
    assert [{name: list(value) if name == "shots" else value for name, value in one.items()} for one in here] == there


def test_nothing_of_a_long_message_is_cut_off_and_its_lines_stay():
    long = "the rain falls on the pier\n\n" * 400
    assert read(long).words == long.strip()
    assert of_command("say", {"words": long}).words == long.strip()
    assert of_command("new", {"idea": long}).words == " ".join(long.split())
    with pytest.raises(DirectorError, match="nothing was done"):
        read(f"retake 4 {'more rain ' * 300}")


def test_whoever_types_the_command_in_a_thread_too_is_understood():
    assert [read(one).kind for one in ("/film status", "/film", "/FILM circle 3")] == ["status", "help", "acts"]
    assert read("/film make shot 2 darker").words == "make shot 2 darker"
    assert read("/filmnoir").words == "/filmnoir"
