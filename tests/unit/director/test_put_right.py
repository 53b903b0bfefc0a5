"""An amount that is put right, a moment by the clock, takes in a list, and what stands in no act beside them."""

from typing import Any

import pytest

from agent.conversation import Act
from agent.embedded.director import EmbeddedDirector
from agent.embedded.put_right import put_right
from agent.evaluation.cases import Case
from agent.evaluation.running import play
from tools.film.edits.cut import Blade, Extract, Freeze, SetDuration
from tools.film.edits.sound import AddEffect
from tools.film.edits.story import SetCharacter
from tools.film.edits.takes import ChooseTake, Circle, Reject
from tools.film.orders import Generate, Retake
from tools.writing.lexicon import Lexicon


def acts(film: str, message: str) -> tuple[Act, ...]:
    """What is done of a message on a film of the evaluation."""
    case = Case.model_validate({"film": film, "say": message, "answers": True})
    return play(case, EmbeddedDirector(Lexicon(None))).outcome.acts


@pytest.mark.parametrize(
    ("message", "right"),
    [
        ("chop it to one and a half, no ok 2 secs", "chop it to 2 secs"),
        ("make that nine seconds, no wait, eight and a half", "make that eight and a half seconds"),
        ("make 2 three seconds, no, 4 seconds longer", "make 2 4 seconds longer"),
        ("the reveal: 5s -> 7s", "the reveal: 7s"),
        ("shoot the station, all of it, in 4k", "shoot the station in 4k"),
        ("turn the garden stormy, all three shots of it", "turn the garden stormy"),
        ("opening shot, seven seconds rather than five", "opening shot, seven seconds"),
        ("make it 4s, not 6s", "make it 4s"),
        ("oh no. undo that and the change before it too", "oh no. undo the last 2 changes"),
        ("take twelve frames off the head of 5 and close it up", "take twelve frames off the head of 5"),
        ("2 and 3 are great, approve them. 4 isn't", "2 and 3 are great. 4 isn't"),
        ("dim the hall. it's six in the evening", "dim the hall"),
        ("open on black with the words Three Letters", 'add an opening title card "Three Letters"'),
        ("Start with a black screen and the words “Ten years on”.", 'add an opening title card "Ten years on"'),
        ("12 runs 9 and the fade at the end four", "12 runs 9 and the fade out at the end four seconds"),
        ("shot 7: lovely, but this one is too long", "shot 7: lovely, but shot 7 is too long"),
        ("2C: this shot is dark, and can this shot be longer", "2C: 2C is dark, and can 2C be longer"),
        ("scene 2: this scene drags", "scene 2: scene 2 drags"),
        ("3C feels endless!! six secs tops", "3C feels endless. make it six secs long"),
        ("the walk is too short, 5 seconds", "the walk is too short. make it 5 seconds long"),
        ("take a second off 1 and give it to 3", "make 1 a second shorter and make 3 a second longer"),
        ("14 down to six, 12 up to five", "make 14 six seconds long. make 12 five seconds long"),
        ("love the dough. let it breathe, six seconds", "love the dough. make it six seconds long"),
        ("two more goes at the dog", "two more takes of the dog"),
        ("use the first one we shot for 8", "use the first take for 8"),
        ("some pigeons cooing up on the roof", "some pigeons cooing on the roof"),
        ("3: the door must be open", "the door must be open in 3"),
        # other things are meant by these
        ("3: the door must be open, and it must be dark", "3: the door must be open, and it must be dark"),
        ("scene 2: this shot drags", "scene 2: this shot drags"),
        ("the walk is too short, 5 needs more light", "the walk is too short, 5 needs more light"),
        ("take a second off 1 and make it darker", "take a second off 1 and make it darker"),
        ("14 down to six, and darker", "14 down to six, and darker"),
        ("tracking back in the hall", "tracking back in the hall"),
        ("the first one we see is Mara", "the first one we see is Mara"),
        ("open on the bakery", "open on the bakery"),
        ("open on black with the words Home, then fade in", "open on black with the words Home, then fade in"),
        ("fade out at the end of four", "fade out at the end of four"),
        ("two seconds, not shot 5", "two seconds, not shot 5"),
        ("it's five in the morning in scene 2", "it's five in the morning in scene 2"),
        ("no, it's five in the morning", "no, it's five in the morning"),
        ("add a scene, he wakes. it's four in the morning", "add a scene, he wakes. it's four in the morning"),
        ("the kitchen, it's 5 in the morning", "the kitchen, it's 5 in the morning"),
        ("second take of 7 was better", "second take of 7 was better"),
        ("third cut was nicer", "third cut was nicer"),
        ("take a second off 4 and make it a close-up", "take a second off 4 and make it a close-up"),
        ("make 3 darker, no 4", "make 3 darker, no 4"),
        ("shot three make it a second longer", "shot three make it a second longer"),
        ("two takes, no three takes", "two takes, no three takes"),
        ("one second. actually make 4 darker", "one second. actually make 4 darker"),
        ('let her say "two seconds, no, three seconds"', 'let her say "two seconds, no, three seconds"'),
    ],
)
def test_what_is_put_right_is_said_at_once(message: str, right: str) -> None:
    assert put_right(message) == right


@pytest.mark.parametrize(
    ("film", "message", "kind", "fields"),
    [
        ("lighthouse", "6 drags, chop it to one and a half, no ok 2 secs", SetDuration, {"seconds": 2.0}),
        ("heist", "shot 8: 5s -> 7s", SetDuration, {"seconds": 7.0}),
        ("lighthouse", "second shot of the beach scene, hang on it one more second", SetDuration, {"delta": 1.0}),
        ("lighthouse", "add thunder at 45 seconds", AddEffect, {"what": "thunder", "offset": 48}),
        ("lighthouse", "at 0:45, add thunder", AddEffect, {"what": "thunder", "offset": 48}),
        (
            "lighthouse",
            "right around 45 secs, throw a seagull cry in",
            AddEffect,
            {"what": "seagull cry", "offset": 48},
        ),
        ("lunch", "put a cut at 16 seconds dead", Blade, {"at": 384}),
        ("heist", "take out everything between 00:00:34:12 and 00:00:37:00", Extract, {"start": 828, "end": 888}),
        (
            "letters",
            "freeze the picture at 12 seconds and hold it there for 2 seconds",
            Freeze,
            {"at": 48, "frames": 48},
        ),
        ("letters", "freeze shot 4 at 12 seconds for 2 seconds", Freeze, {"at": 48, "frames": 48}),
        ("letters", "lets shoot the station, all of it, in 4k", Generate, {"resolution": "4k"}),
        ("lighthouse", "3 gets an extra second", SetDuration, {"delta": 1.0}),
        ("lighthouse", "3 gets a second less", SetDuration, {"delta": -1.0}),
        ("airlock", "3C drags, six secs", SetDuration, {"seconds": 6.0}),
        ("letters", "we go with the first one we shot for 8", ChooseTake, {"take": 1}),
        ("lunch", "shot 7: can this shot be a second longer?", SetDuration, {"delta": 1.0}),
        ("lunch", "retake 5: out of focus", Retake, {"note": "out of focus"}),
        ("letters", "make sofia twelve", SetCharacter, {"canon": "braids, blue dress, twelve years old"}),
    ],
)
def test_it_is_done_as_it_was_meant(film: str, message: str, kind: type[Act], fields: dict[str, Any]) -> None:
    (act,) = acts(film, message)
    assert isinstance(act, kind)
    assert {name: getattr(act, name) for name in fields} == fields


def test_takes_are_judged_each_by_itself() -> None:
    (listed,) = acts("ferry", "reject takes 1 and 3 of shot 11")
    (named,) = acts("ferry", "4A-1 and 4A-3 no good, the horizon's crooked in both")
    assert isinstance(listed, Reject)
    assert isinstance(named, Reject)
    assert listed.takes == named.takes
    assert len(named.takes) == 2
    assert named.note == "the horizon's crooked in both"
    assert not named.shots


def test_a_scene_is_approved_but_for_what_is_seen_in_one_shot() -> None:
    (act,) = acts("ferry", "approve the engine room, apart from the gauge")
    assert isinstance(act, Circle)
    (named,) = acts("ferry", "approve 4 and 5")
    assert act == named


def test_a_moment_that_a_shot_has_not_freezes_nothing() -> None:
    case = Case.model_validate({"film": "letters", "say": "freeze shot 4 at 30 seconds", "answers": True})
    outcome = play(case, EmbeddedDirector(Lexicon(None))).outcome
    assert not outcome.acts


def test_what_was_rejected_is_told_with_its_take() -> None:
    case = Case.model_validate({"film": "letters", "say": "which takes were rejected?", "answers": True})
    assert play(case, EmbeddedDirector(Lexicon(None))).outcome.words == "Rejected: take 1 of shot 6 (2C)."
