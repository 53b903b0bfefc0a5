"""The evaluation plays its messages through anything that thinks."""

from typing import Any

from agent.conversation import Question
from agent.evaluation.cases import Case
from agent.evaluation.running import play, play_all, tallies
from agent.ports import Emit, Situation, Thought
from tests.fakes.scripted_brain import ScriptedBrain, act, asking, doing


def case(**fields: object) -> Case:
    return Case.model_validate({"film": "lighthouse", "say": "circle 4", "kind": "takes", **fields})


CIRCLE: dict[str, Any] = {"kind": "circle", "shots": [4]}


def test_a_brain_that_acts_and_then_speaks_is_asked_until_it_has_done() -> None:
    brain = ScriptedBrain([Thought(acts=(act(**CIRCLE),)), Thought(words="Done.")])
    played = play(case(expect=[CIRCLE]), brain)
    assert played.verdict.rated == "exact"
    assert [len(seen.done) for seen in brain.seen] == [0, 1]
    assert brain.seen[1].revision == brain.seen[0].revision + 1


def test_an_act_that_the_film_refuses_is_not_done_and_is_said() -> None:
    played = play(case(refuses=True, contains=["1 to 14"]), ScriptedBrain([doing(act("circle", shots=[40]))]))
    assert played.outcome.acts == ()
    assert played.verdict.rated == "exact"


def test_the_acts_of_one_thought_mean_the_numbers_before_it() -> None:
    both: list[dict[str, Any]] = [
        {"kind": "remove_shot", "shots": [3]},
        {"kind": "set_duration", "shots": [14], "seconds": 5},
    ]
    assert play(case(expect=both), ScriptedBrain([doing(*(act(**one) for one in both))])).verdict.rated == "exact"


def test_what_came_before_is_done_on_the_film_and_told() -> None:
    longer = {"kind": "set_duration", "shots": [4], "factor": 2}

    def again(situation: Situation, emit: Emit) -> Thought:
        return doing(*situation.past[0].acts)

    brain = ScriptedBrain([again])
    played = play(case(say="again", before=[{"say": "4 twice as long", "expect": [longer]}], expect=[longer]), brain)
    situation = brain.seen[0]
    assert situation.past[0].message == "4 twice as long"
    assert situation.past[0].revision == situation.past[0].before + 1 == situation.revision
    assert situation.records.film_at(situation.past[0].before) != situation.film
    assert played.verdict.rated == "exact"


def test_a_brain_that_never_ends_is_stopped() -> None:
    again = {"kind": "set_title", "title": "Again"}
    brain = ScriptedBrain([Thought(acts=(act(**again),))] * 20)
    assert play(case(expect=[again]), brain).verdict.rated == "exact"
    assert len(brain.seen) == 8


def test_a_fault_of_the_brain_is_a_miss_and_the_next_message_is_played() -> None:
    def fault(situation: Situation, emit: Emit) -> Thought:
        raise KeyError("sofia")

    first, second = play_all([case(refuses=True), case(expect=[CIRCLE])], ScriptedBrain([fault, doing(act(**CIRCLE))]))
    assert (first.verdict.rated, second.verdict.rated) == ("nothing", "exact")
    assert "KeyError" in first.outcome.words


def test_the_figures_are_counted_by_kind_and_in_all() -> None:
    cases = [
        case(expect=[CIRCLE]),
        case(say="circle 5", expect=[{"kind": "circle", "shots": [5]}]),
        case(say="darker", kind="look", asks=True),
        case(say="darker", kind="look", expect=[{"kind": "set_grade", "shots": [1], "exposure": -0.5}]),
    ]
    which, circled = asking(Question(text="Which one?")), doing(act(**CIRCLE))
    look, takes, whole = tallies(play_all(cases, ScriptedBrain([circled, circled, which, which])))
    assert (look.kind, look.n, look.share("exact"), look.share("asked")) == ("look", 2, 50, 50)
    assert (takes.kind, takes.share("exact"), takes.share("wrong"), takes.wrong_acts) == ("takes", 50, 50, 1)
    assert (whole.kind, whole.n, whole.share("exact")) == ("all", 4, 50)
    assert whole.cpu_ms[1] >= whole.cpu_ms[0] >= 0
