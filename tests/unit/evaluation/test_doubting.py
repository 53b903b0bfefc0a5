"""When the grammar is to be doubted is learned from messages with known meanings."""

from agent.embedded.gist.doubting import WEIGHTS, signs
from agent.evaluation.cases import FOLDER
from agent.evaluation.doubting import READ, learned
from agent.ports import Thought
from tests.fakes.talk_film import ferry


def test_a_sign_of_what_is_wrong_counts_for_doubt_and_one_of_what_is_right_against_it() -> None:
    rows = [{"always": 1.0, "bad": float(n % 2), "good": float(n % 3 == 0)} for n in range(60)]
    wrong = [n % 2 == 1 and n % 3 != 0 for n in range(60)]
    weights = learned(rows, wrong, [1.0] * 60)
    assert weights["bad"] > 1
    assert weights["good"] < -1


def test_what_counts_often_weighs_more() -> None:
    rows = [{"always": 1.0}] * 4
    wrong = [True, False, False, False]
    assert learned(rows, wrong, [9.0, 1.0, 1.0, 1.0])["always"] > 0 > learned(rows, wrong, [1.0] * 4)["always"]


def test_every_sign_has_its_weight_and_every_round_its_messages() -> None:
    assert WEIGHTS.keys() == signs(Thought(), [], "", ferry(), loosely=False).keys()
    assert all((FOLDER / "open" / f"{name}.jsonl").is_file() for name in READ)
