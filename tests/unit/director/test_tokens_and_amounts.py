"""Numbers, slates, units and contractions, as they are typed and dictated."""

import pytest

from agent.embedded.amounts import Amount, amount_at
from agent.embedded.tokens import tokenise


def _told(message: str) -> list[str]:
    return [
        token.text if token.kind in ("word", "mark") else f"{token.kind}:{token.text}" for token in tokenise(message)
    ]


def test_a_slate_is_a_slate_and_a_number_with_a_unit_is_an_amount() -> None:
    assert _told("2B, 12ac-3 and 4s at 2x") == [
        "slate:2b", ",", "slate:12ac-3", "and", "number:4", "second", "at", "number:2", "times",
    ]  # fmt: skip


def test_numbers_in_words_are_numbers_and_one_is_a_pronoun_where_it_counts_nothing() -> None:
    values = [(token.kind, token.value) for token in tokenise("shot twenty five, that one, one second, scene one")]
    assert ("number", 25.0) in values
    assert [kind for kind, value in values if value == 1.0] == ["number", "number"]


def test_second_is_a_place_or_a_time() -> None:
    kinds = [
        token.kind for token in tokenise("the second shot 2 seconds longer, a second more") if "second" in token.text
    ]
    assert kinds == ["ordinal", "word", "word"]


def test_quotations_keep_their_letters_and_apostrophes_do_not_open_one() -> None:
    tokens = tokenise("have Mara's brother say 'We're late' and don't cut")
    assert [token.text for token in tokens if token.kind == "quote"] == ["We're late"]
    assert [token.text for token in tokens][-3:-1] == ["do", "not"]


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("two and a half seconds", Amount(2.5, "second")),
        ("half a second", Amount(0.5, "second")),
        ("a couple of seconds", Amount(2.0, "second")),
        ("2.5s", Amount(2.5, "second")),
        ("a minute", Amount(60.0, "second")),
        ("12 frames", Amount(12.0, "frame")),
        ("eight more frames", Amount(8.0, "frame")),
        ("20%", Amount(20.0, "percent")),
        ("20 per cent", Amount(20.0, "percent")),
        ("twice", Amount(2.0, "times")),
        ("half as long", Amount(0.5, "times", part=True)),
        ("a third", Amount(1 / 3, "times", part=True)),
        ("two thirds", Amount(2 / 3, "times", part=True)),
        ("3 dB", Amount(3.0, "db")),
        ("a beat", Amount(0.5, "second")),
    ],
)
def test_an_amount_is_a_number_and_its_unit(words: str, amount: Amount) -> None:
    found = amount_at(tokenise(words), 0)
    assert found is not None
    assert (found[0].value, found[0].unit, found[0].part) == (pytest.approx(amount.value), amount.unit, amount.part)


@pytest.mark.parametrize("words", ["3 and 4", "the first half", "half of the shots", "a shot"])
def test_what_is_no_amount_is_none(words: str) -> None:
    assert amount_at(tokenise(words), 0) is None
