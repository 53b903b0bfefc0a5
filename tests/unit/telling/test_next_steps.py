"""Every message that an answer offers is one that the director understands without a model."""

from agent.conversation import Act, Done
from agent.telling import tell
from tests.fakes.scripted_brain import act
from tests.fakes.talk_film import ferry, said
from tests.unit.film.random_edits import shot_film
from tools.film.apply import apply
from tools.film.edits import parse_edit
from tools.film.film import Film


def _offered(film: Film, asked: Act, **result: object) -> tuple[Film, tuple[str, ...]]:
    done = Done(act=asked, before=0, revision=0, result=result)
    after = film
    if not result:
        after, facts = apply(film, parse_edit(asked.model_dump_json()))  # pyright: ignore[reportArgumentType]
        done = Done(act=asked, before=0, revision=1, facts=facts)
    return after, tell(film, after, [done]).next


def test_what_is_offered_is_understood():
    printed = shot_film()
    cases = [
        (*_offered(ferry(), act("set_duration", shots=[3], delta=1.0)), "generate"),
        (*_offered(printed, act("revise_shot", shots=[4], size="wide")), "generate"),
        (*_offered(printed, act("generate"), takes=[*printed.takes]), "circle"),
        (*_offered(printed, act("set_gain", stem="MX", delta_db=-3.0)), "render"),
    ]
    for film, offered, kind in cases:
        assert offered
        first = said(offered[0], film)
        assert [one.kind for one in first.acts] == [kind], offered[0]
        assert [one.kind for words in offered[1:] for one in said(words, film).acts] == ["undo"] * len(offered[1:])
