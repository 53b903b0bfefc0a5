"""People in pictures of a place stand where there is something to stand on."""

import numpy as np

from tools.generators.previz.establishing import kept_on
from tools.generators.previz.places import build, floor

DECK = (-1.3, -3.6, 0.9, 3.6)


def spots(*ground: tuple[float, float]) -> list[np.ndarray]:
    return [np.array((x, 0.2, z)) for x, z in ground]


def test_a_pair_beside_the_deck_steps_onto_it_together():
    kept = kept_on(DECK, spots((-2.3, 1.0), (-1.0, 1.0)))
    assert np.allclose(kept, [(-1.3, 0.2, 1.0), (0.0, 0.2, 1.0)])


def test_a_group_wider_than_the_deck_still_stands_on_it():
    kept = kept_on(DECK, spots((-4.0, 5.0), (2.0, 0.0)))
    assert all(DECK[0] <= x <= DECK[2] and DECK[1] <= z <= DECK[3] for x, _, z in kept)


def test_who_is_on_the_deck_stays_where_they_are():
    here = spots((0.1, 0.0), (0.8, -1.0))
    assert [a.tolist() for a in kept_on(DECK, here)] == [b.tolist() for b in here]


def test_a_set_knows_its_free_floor():
    assert build("sea", "day", "clear", "calm", 7).free == tuple(floor("sea"))
