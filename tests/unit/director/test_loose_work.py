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
        ("airlock", "voss is a man", "voss", {"sex": "m"}, "a man of forty"),
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


@pytest.mark.parametrize(
    "message", ["I don't need to see all of that", "not all of it", "leave it sooner", "let it sit"]
)
def test_what_was_not_named_is_not_all_of_the_film(message: str) -> None:
    assert told("lunch", message)[0] == []


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


@pytest.mark.parametrize(
    ("film", "message", "shot", "note"),
    [
        ("heist", "the dog looks like a cat. once more", 15, "the dog looks like a cat"),
        ("ferry", "his hands look like rubber in 3, go again", 3, "his hands look like rubber"),
        ("letters", "her face is off in 6, go again", 6, "her face is off"),
        ("lunch", "envelope insert's out of focus, again please", 5, "envelope insert's out of focus"),
    ],
)
def test_what_came_out_wrong_is_the_note_of_the_retake(film: str, message: str, shot: int, note: str) -> None:
    acts, _ = told(film, message)
    assert [(act["kind"], act["shots"], act["note"]) for act in acts] == [("retake", [shot], note)]


@pytest.mark.parametrize("message", ["5 is lovely but do one more for safety", "5 again, just for luck"])
def test_one_more_for_safety_has_no_note(message: str) -> None:
    acts, _ = told("ferry", message)
    assert [(act["kind"], act["shots"]) for act in acts] == [("retake", [5])]
    assert not acts[0].get("note")


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ("heist", "lotte's hand is missing in 7, fix it"),
        ("lunch", "credits please"),
        ("airlock", "ada talks too much"),
        ("lighthouse", "her last line should go to him"),
        ("letters", "the first one at the roof was nicer"),
        ("ferry", "put the horn first on the quay"),
        ("ferry", "skip to the quay"),
        ("heist", "no vault"),
        ("lighthouse", "10 and 12"),
        ("ferry", "strap over the captain at the wheel saying Captain Noor, 30 years at sea"),
        ("heist", "we should never see the guard"),
        ("letters", "we never see the train, fine"),
        ("lighthouse", "the storm's over by the beach"),
        ("heist", "it's not night on the street"),
        ("airlock", "the light's too red in 8"),
        ("airlock", "voss is a woman"),
        ("lighthouse", "1's fine at five but 14 can be four"),
        ("airlock", "the fight should be the last thing in the corridor"),
        ("heist", "I need stills of everything"),
        ("letters", "sofia's first line louder"),
        ("lunch", "I'm thinking of cutting 9"),
        ("heist", "can the alarm come before the cheese"),
        ("letters", "something sadder while they are up on the roof, slow cello maybe"),
    ],
)
def test_what_is_not_plainly_asked_for_is_not_done(film: str, message: str) -> None:
    acts, thought = told(film, message)
    assert acts == []
    assert thought.question is not None


@pytest.mark.parametrize("message", ["cut the line about the bills", "drop the bit about the bills"])
def test_a_line_goes_by_what_it_is_about(message: str) -> None:
    acts, _ = told("lunch", message)
    assert [act["kind"] for act in acts] == ["remove_line"]


def test_what_the_film_shall_end_on_is_moved_there() -> None:
    assert told("ferry", "I'd end it on the horn")[0] == [{"kind": "move_shot", "shot": 12, "after": 14}]
    assert kinds("ferry", "a horn at the end") == ["add_effect"]


@pytest.mark.parametrize(
    ("film", "message", "wanted"),
    [
        ("letters", "3A and 3C a smidge longer, half a sec say", {"shots": [7, 9], "delta": 0.5}),
        ("lunch", "4 should be say three seconds", {"shots": [4], "seconds": 3.0}),
        ("lighthouse", "Second off the boat coming in.", {"shots": [11], "delta": -1.0}),
        ("heist", "map insert, you know, a second longer", {"shots": [3], "delta": 1.0}),
    ],
)
def test_what_only_fills_a_length_changes_nothing_of_it(film: str, message: str, wanted: dict[str, object]) -> None:
    assert told(film, message)[0] == [{"kind": "set_duration", **wanted}]


def test_what_somebody_says_is_kept_as_it_is() -> None:
    assert told("lunch", "let gran say two words")[0][0]["text"] == "two words"
    assert told("lunch", "I want mum to say two no more in shot 3")[0][0]["text"] == "two no more"


@pytest.mark.parametrize("message", ["ten percent off every shot", "10% off every shot"])
def test_a_share_of_every_shot_goes(message: str) -> None:
    acts, _ = told("heist", message)
    assert [(act["kind"], act["factor"]) for act in acts] == [("set_duration", 0.9)]


@pytest.mark.parametrize("end", ["nothing else about her changes", "everything else stays the same"])
def test_that_nothing_else_changes_changes_nothing(end: str) -> None:
    acts, _ = told("airlock", f"ada is called IRIS from now on. {end}")
    assert acts == [{"kind": "set_character", "character": "ada", "name": "IRIS"}]


def test_what_is_read_beside_what_is_heard_of_the_same_words_is_done() -> None:
    assert kinds("lunch", "the card at the start should read A Sunday in March") == ["revise_title"]
    assert kinds("letters", "logline is: a girl of nine finds a letter that was never delivered") == ["set_logline"]
    assert kinds("letters", "circle everything we've got up on the roof") == ["circle"]


@pytest.mark.parametrize(
    ("film", "message", "answer"),
    [
        ("lunch", "is gran in the garden", "No"),
        ("lunch", "is mum in the garden", "Yes. 2 shots"),
        ("airlock", "does ada ever smile", "No"),
        ("lighthouse", "does mara smile", "Yes. Shot 13"),
        ("lunch", "is gran in shot 7", "Yes: Shot 7"),
    ],
)
def test_whether_somebody_is_there_is_answered_of_that_place(film: str, message: str, answer: str) -> None:
    acts, thought = told(film, message)
    assert acts == []
    assert thought.words.startswith(answer)


def test_all_that_somebody_says_is_louder() -> None:
    assert kinds("letters", "sofia's lines louder") == ["set_gain"]
