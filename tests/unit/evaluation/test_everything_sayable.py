"""Whatever can be done to a film can be said: every edit and order has a message in the evaluation that comes to it."""

from pathlib import Path

import pytest

from agent.embedded.director import EmbeddedDirector
from agent.evaluation.cases import Case, load_cases
from agent.evaluation.running import play
from tools.film.edits import edit_kinds
from tools.film.orders import order_kinds
from tools.writing.lexicon import Lexicon

NOT_SAID = {
    "print_take": "cameras report it",
    "set_shot_state": "cameras report it",
    "import_take": "comes of import_media, which is said",
    "import_lut": "comes of import_media, which is said",
    "import_captions": "comes of import_media, which is said",
    "recut": "comes of a cut that another program brings back",
    "write_script": "comes of a script (`workprint new --script`) or of the model; it is longer than a message",
}
CASES = load_cases(half="tuning")
DIRECTOR = EmbeddedDirector(Lexicon(None))


def asking_for(kind: str) -> list[Case]:
    """The messages of the tuning half that this kind is expected of, the ones with fewest acts first."""
    found = [
        case
        for case in CASES
        if any(expected.sample.kind == kind for acts in case.alternatives for choices in acts for expected in choices)
    ]
    return sorted(found, key=lambda case: len(case.expect))


@pytest.mark.parametrize("kind", sorted({*edit_kinds(), *order_kinds()} - NOT_SAID.keys()))
def test_every_edit_and_order_comes_of_a_message(kind: str) -> None:
    cases = asking_for(kind)
    assert cases, f"no message asks for {kind}"
    for case in cases:
        played = play(case, DIRECTOR)
        if played.verdict.rated == "exact" and any(act.kind == kind for act in played.outcome.acts):
            return
    pytest.fail(f"none of {[case.say for case in cases]} comes to {kind}")


def test_what_nobody_says_is_named_with_its_reason() -> None:
    assert NOT_SAID.keys() <= {*edit_kinds(), *order_kinds()}
    assert all(NOT_SAID.values())


def test_the_manual_names_what_nobody_says_and_counts_the_messages() -> None:
    manual = (Path(__file__).parents[3] / "docs/evaluation.md").read_text(encoding="utf-8")
    assert [kind for kind in NOT_SAID if f"`{kind}`" not in manual] == []
    assert f"in {len({case.kind for case in CASES})} kinds" in manual
    assert f"| tuning | {len(CASES)} |" in manual
    assert f"| held-out | {len(load_cases(half='held-out'))} |" in manual
