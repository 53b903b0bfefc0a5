"""The evaluation plays its messages through anything that thinks."""

from collections.abc import Callable

from agent.conversation import Act, Question
from agent.evaluation.cases import Case
from agent.evaluation.expecting import act_of
from agent.evaluation.running import play, play_all, tallies
from agent.ports import Emit, Situation, Thought


class Scripted:
    """A brain that says what it was told to say, and keeps what it was asked."""

    def __init__(self, script: Callable[[Situation], Thought]) -> None:
        self.script = script
        self.heard: list[Situation] = []

    @property
    def name(self) -> str:
        return "scripted"

    def think(self, situation: Situation, emit: Emit) -> Thought:
        self.heard.append(situation)
        return self.script(situation)


def act(**fields: object) -> Act:
    return act_of(fields)


def case(**fields: object) -> Case:
    return Case.model_validate({"film": "lighthouse", "say": "circle 4", "kind": "takes", **fields})


CIRCLE = {"kind": "circle", "shots": [4]}


def test_a_brain_that_acts_and_then_speaks_is_asked_until_it_has_done() -> None:
    brain = Scripted(lambda seen: Thought(words="Done.") if seen.done else Thought(acts=(act(**CIRCLE),)))
    played = play(case(expect=[CIRCLE]), brain)
    assert played.verdict.rated == "exact"
    assert [len(seen.done) for seen in brain.heard] == [0, 1]
    assert brain.heard[1].revision == brain.heard[0].revision + 1


def test_an_act_that_the_film_refuses_is_not_done_and_is_said() -> None:
    brain = Scripted(lambda _: Thought(acts=(act(kind="circle", shots=[40]),), final=True))
    played = play(case(refuses=True, contains=["1 to 14"]), brain)
    assert played.outcome.acts == ()
    assert played.verdict.rated == "exact"


def test_what_came_before_is_done_on_the_film_and_told() -> None:
    longer = {"kind": "set_duration", "shots": [4], "factor": 2}
    brain = Scripted(lambda seen: Thought(acts=seen.past[0].acts, final=True))
    played = play(case(say="again", before=[{"say": "4 twice as long", "expect": [longer]}], expect=[longer]), brain)
    situation = brain.heard[0]
    assert situation.past[0].message == "4 twice as long"
    assert situation.past[0].revision == situation.past[0].before + 1 == situation.revision
    assert situation.records.film_at(situation.past[0].before) != situation.film
    assert played.verdict.rated == "exact"


def test_a_brain_that_never_ends_is_stopped() -> None:
    brain = Scripted(lambda _: Thought(acts=(act(kind="set_title", title="Again"),)))
    assert play(case(expect=[{"kind": "set_title", "title": "Again"}]), brain).verdict.rated == "exact"
    assert len(brain.heard) == 8


def test_the_figures_are_counted_by_kind_and_in_all() -> None:
    def script(seen: Situation) -> Thought:
        asked = Thought(question=Question(text="Which one?"))
        return asked if seen.message == "darker" else Thought(acts=(act(**CIRCLE),), final=True)

    cases = [
        case(expect=[CIRCLE]),
        case(say="circle 5", expect=[{"kind": "circle", "shots": [5]}]),
        case(say="darker", kind="look", asks=True),
        case(say="darker", kind="look", expect=[{"kind": "set_grade", "shots": [1], "exposure": -0.5}]),
    ]
    look, takes, whole = tallies(play_all(cases, Scripted(script)))
    assert (look.kind, look.n, look.share("exact"), look.share("asked")) == ("look", 2, 50, 50)
    assert (takes.kind, takes.share("exact"), takes.share("wrong"), takes.wrong_acts) == ("takes", 50, 50, 1)
    assert (whole.kind, whole.n, whole.share("exact")) == ("all", 4, 50)
    assert whole.cpu_ms[1] >= whole.cpu_ms[0] >= 0
