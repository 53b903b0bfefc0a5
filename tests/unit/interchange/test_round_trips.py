"""What a format writes it reads back: the cut as it said it would arrive, and everything else is in its list."""

import itertools
from collections.abc import Iterator
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.fakes.cuts import cuts
from tools.interchange.carrying import arriving
from tools.interchange.cut import DROP_RATES, RATES, Cut
from tools.interchange.formats import FORMATS

READ_BACK = [name for name, format in FORMATS.items() if format.read is not None]
COUNTED: Iterator[tuple[Fraction, bool]] = itertools.cycle(
    [(rate, drop) for rate in RATES for drop in ((False, True) if rate in DROP_RATES else (False,))]
)
"""Every rate and way of counting, one after the other: an AAF takes a hundred times as long as the others."""
FEW = settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def without_empty(cut: Cut) -> Cut:
    used = {piece.source for track in cut.tracks for piece in track.pieces}
    return cut.model_copy(update={"sources": tuple(source for source in cut.sources if source.name in used)})


@pytest.mark.parametrize("name", [name for name in READ_BACK if name != "aaf"])
@given(cut=cuts())
@FEW
def test_what_is_written_is_read_back_or_in_the_list_of_losses(name: str, cut: Cut) -> None:
    comes_back(name, cut)


@given(cut=cuts())
@settings(FEW, max_examples=11)
def test_an_aaf_of_any_rate_is_read_back_or_in_the_list_of_losses(cut: Cut) -> None:
    rate, drop = next(COUNTED)
    start = cut.start and (107892 if drop else 86400)
    comes_back("aaf", cut.model_copy(update={"rate": rate, "drop": drop, "start": start}))


def comes_back(name: str, cut: Cut) -> None:
    form = FORMATS[name]
    arrived, losses = arriving(cut, form.carries)
    assert form.read is not None
    back = form.read(form.write(arrived), f"cut{form.suffix}").cut
    assert back.model_dump() == arrived.model_dump()
    if not losses:
        told = cut.model_dump(exclude={"sources"})
        kept = back.model_dump(exclude={"sources"})
        assert kept["tracks"] == told["tracks"] or not form.carries.lengths
        assert {**kept, "tracks": ()} == {**told, "tracks": ()}
