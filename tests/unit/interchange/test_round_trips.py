"""What a format writes it reads back: the cut as it said it would arrive, and everything else is in its list."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.fakes.cuts import cuts
from tools.interchange.carrying import arriving
from tools.interchange.cut import Cut
from tools.interchange.formats import FORMATS

READ_BACK = [name for name, format in FORMATS.items() if format.read is not None]
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


@pytest.mark.parametrize("name", READ_BACK)
@given(cut=cuts())
@FEW
def test_what_is_written_is_read_back_or_in_the_list_of_losses(name: str, cut: Cut) -> None:
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
