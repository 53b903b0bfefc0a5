"""What is loosely said of the work: who somebody is, what goes and what stays, what comes first, what is stated."""

import pytest

from tests.unit.director.test_loose_cut import told


def kinds(film: str, message: str) -> list[object]:
    """The kinds of what is done."""
    return [act["kind"] for act in told(film, message)[0]]


@pytest.mark.parametrize(
    ("film", "message", "who", "looks", "canon"),
    [
        ("lunch", "make gran an old man", "gran", {"sex": "m"}, "an old man of eighty"),
        ("lunch", "make mum a young man", "mum", {"sex": "m", "age": 24}, "a young man, apron"),
        ("ferry", "the captain should be a woman of sixty", "captain-noor", {"sex": "f", "age": 60}, "a woman of"),
        ("ferry", "turn pip into a man in his thirties", "pip", {"sex": "m", "age": 35}, "a man in his thirties"),
        ("letters", "make the girl a boy", "sofia", {"sex": "m"}, "nine, braids, blue dress, boy"),
    ],
)
def test_what_somebody_shall_be_is_nobody_else(
    film: str, message: str, who: str, looks: dict[str, object], canon: str
) -> None:
    acts, _ = told(film, message)
    assert [act["character"] for act in acts] == [who]
    assert isinstance(acts[0]["appearance"], dict)
    assert {**acts[0]["appearance"], **looks} == acts[0]["appearance"]
    assert str(acts[0]["canon"]).startswith(canon)


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ("ferry", "he's old"),
        ("heist", "he's fat"),
        ("lunch", "gran is old"),
        ("lunch", "dad looks so old"),
        ("ferry", "his hands look like rubber in 3"),
    ],
)
def test_what_is_stated_of_someone_is_no_wish(film: str, message: str) -> None:
    assert told(film, message)[0] == []


@pytest.mark.parametrize(
    ("film", "message"), [("lunch", "make dad old"), ("lunch", "he should be old"), ("lunch", "dad is too young")]
)
def test_what_is_wished_of_someone_is_done(film: str, message: str) -> None:
    assert kinds(film, message) == ["set_character"]


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ("ferry", "narration: it's me, not him"),
        ("ferry", "it's Pip, not the narrator"),
        ("lighthouse", "it's him, not her"),
        ("airlock", "that's Ada's line, not hers"),
    ],
)
def test_a_not_behind_a_mark_takes_nothing_away(film: str, message: str) -> None:
    assert told(film, message)[0] == []


def test_what_is_not_wanted_is_taken_away() -> None:
    assert kinds("ferry", "no narrator, please") == ["remove_line"]
    assert kinds("airlock", "lose the beep, not the clock") == ["remove_effect"]


@pytest.mark.parametrize(
    ("film", "message", "who", "gone"),
    [
        ("heist", "lose the glasses", "lotte", "glasses"),
        ("heist", "lose the cap", "bruno", "hat"),
        ("ferry", "lose the beard", "captain-noor", "beard"),
        ("lunch", "get rid of the moustache", "dad", "beard"),
    ],
)
def test_what_one_person_wears_goes_from_them(film: str, message: str, who: str, gone: str) -> None:
    acts, _ = told(film, message)
    assert [(act["kind"], act["character"]) for act in acts] == [("set_character", who)]
    assert acts[0]["appearance"] == {gone: ""}


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ("ferry", "drop the coat"),
        ("lighthouse", "lose the lantern"),
        ("heist", "ditch the binoculars"),
        ("lunch", "get rid of the coat"),
        ("letters", "lose the hat"),
    ],
)
def test_no_shot_goes_for_a_thing_in_it(film: str, message: str) -> None:
    assert told(film, message)[0] == []


@pytest.mark.parametrize(
    ("film", "message", "shot"),
    [("heist", "lose the dog", 15), ("heist", "lose the map", 3), ("ferry", "lose the gull", 10)],
)
def test_a_shot_goes_that_is_of_nothing_else(film: str, message: str, shot: int) -> None:
    assert told(film, message)[0] == [{"kind": "remove_shot", "shots": [shot]}]


def test_those_that_are_heard_go_from_what_is_heard_with_them() -> None:
    acts, _ = told("ferry", "lose the gulls")
    assert [(act["kind"], act["what"]) for act in acts] == [("set_ambience", "harbour")]


@pytest.mark.parametrize(
    ("film", "message", "shot"),
    [
        ("lighthouse", "we don't need all of 5", 5),
        ("heist", "we don't need the whole of 12", 12),
        ("airlock", "we don't need that much of 10", 10),
    ],
)
def test_what_is_not_needed_whole_is_shorter(film: str, message: str, shot: int) -> None:
    assert told(film, message)[0] == [{"kind": "set_duration", "shots": [shot], "factor": 0.8}]


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ("ferry", "we don't need all of the deck"),
        ("lunch", "get to the garden quicker"),
        ("heist", "get us to the dairy faster"),
        ("airlock", "cut away from Ada quicker"),
        ("lunch", "the cut into the garden is abrupt"),
        ("lunch", "the title should be in the garden instead"),
        ("ferry", "a version without the titles"),
    ],
)
def test_what_may_mean_several_things_is_asked_about(film: str, message: str) -> None:
    acts, thought = told(film, message)
    assert acts == []
    assert thought.question is not None


def test_a_shot_is_left_sooner() -> None:
    wanted = [{"kind": "ripple", "clip": 6, "edge": "tail", "frames": -12}]
    assert told("ferry", "move on from 6 quicker")[0] == wanted
    assert told("ferry", "get out of 6 a bit sooner")[0] == wanted
    assert kinds("airlock", "push in to her faster in 4") == ["revise_shot"]


@pytest.mark.parametrize(
    ("film", "message", "shot"),
    [
        ("lighthouse", "I can't read the letter in time", 9),
        ("heist", "the map's gone before I can see it", 3),
        ("ferry", "blink and you miss the gull", 10),
        ("ferry", "let the last shot sit", 14),
    ],
)
def test_what_is_gone_too_soon_is_longer(film: str, message: str, shot: int) -> None:
    assert told(film, message)[0] == [{"kind": "set_duration", "shots": [shot], "factor": 1.25}]


@pytest.mark.parametrize(
    ("film", "message", "wanted"),
    [
        ("heist", "dog straight after the van please", {"shot": 15, "after": 12}),
        ("heist", "van straight after the dog", {"shot": 12, "after": 15}),
        ("ferry", "the bridge right before the quay", {"shot": 9, "before": 11}),
    ],
)
def test_a_thing_that_is_called_like_a_place_is_moved_as_a_shot(
    film: str, message: str, wanted: dict[str, object]
) -> None:
    assert told(film, message)[0] == [{"kind": "move_shot", **wanted}]


def test_places_are_moved_as_scenes() -> None:
    assert kinds("lunch", "the garden straight after the kitchen") == ["move_scene"]
    assert told("heist", "the van first, then the dog")[0] == []


@pytest.mark.parametrize(
    ("film", "message", "wanted"),
    [
        ("lunch", "the credits should say A film by Tom", {"text": "A film by Tom", "card": "closing"}),
        ("ferry", "the end card should say Thank you all", {"text": "Thank you all", "card": "closing"}),
        ("airlock", "title card between 3 and 4 saying Nine minutes later", {"clip": 4, "card": "before"}),
    ],
)
def test_a_card_that_is_not_there_yet_is_put_there(film: str, message: str, wanted: dict[str, object]) -> None:
    acts, _ = told(film, message)
    assert [act["kind"] for act in acts] == ["add_title"]
    assert {**acts[0], **wanted} == acts[0]


def test_a_card_that_is_there_is_changed() -> None:
    assert kinds("ferry", "the card at the front should read The Last Crossing") == ["revise_title"]
    assert kinds("lunch", "the title should say Sunday") == ["revise_title"]


@pytest.mark.parametrize("message", ["all good up to 6", "everything is fine up to 6"])
def test_what_is_good_up_to_a_shot_is_all_before_it_as_well(message: str) -> None:
    assert told("lunch", message)[0] == [{"kind": "circle", "shots": [1, 2, 3, 4, 5, 6]}]


@pytest.mark.parametrize(
    ("film", "message", "shot", "note"),
    [("airlock", "8: do over. too red", 8, "too red"), ("lunch", "3 again, it's too dark", 3, "too dark")],
)
def test_why_something_is_shot_again_is_its_note(film: str, message: str, shot: int, note: str) -> None:
    acts, _ = told(film, message)
    assert [(act["kind"], act["shots"]) for act in acts] == [("retake", [shot])]
    assert note in str(acts[0]["note"])


def test_what_a_picture_is_like_is_no_note_for_more_of_it() -> None:
    assert told("heist", "the dog looks like a cat. once more")[0] == []
