"""Which of several codings of a mix is delivered, when holding its peaks lower does not make them lower."""

from tools.assembly.soundtrack import Held, Tried, best_of

FIRST = Tried(Held(), -0.809, 0.093)
# Measured on the mix of a film of 15 s, with a thud in it: AAC at 192 kbit/s.
CHAOTIC = (
    FIRST,
    Tried(Held(0.093, -1.830), -0.763, 0.022),
    Tried(Held(0.115, -2.225), -1.039, 0.016),
    Tried(Held(0.131, -2.288), -1.035, 0.007),
    Tried(Held(0.138, -2.355), -0.920, -0.003),
    Tried(Held(0.138, -2.355, -0.150), -0.735, 0.145),
    Tried(Held(0.138, -2.355, -0.485), -1.553, 0.487),
    Tried(Held(0.138, -2.355, -0.505), -1.519, 0.504),
)


def test_a_coding_that_is_right_ends_it():
    right = Tried(Held(0.1, -2.6), -1.09, 0.004)
    assert best_of((FIRST, right)) is right


def test_of_those_under_the_limit_the_one_is_taken_that_lost_the_least():
    # The last was 0.5 LU too soft, for which the proof refuses the film.
    assert best_of(CHAOTIC) is CHAOTIC[3]


def test_where_none_is_under_the_limit_the_lowest_is_taken():
    assert best_of(CHAOTIC[:2]) is FIRST


def test_what_is_over_is_held_lower_and_what_it_costs_is_given_back():
    firmer = Held(0.1, -2.0).firmer(-1.5, Tried(Held(0.1, -2.0), -0.85, 0.05), last=False)
    assert (round(firmer.gain, 3), round(firmer.limit, 3), firmer.trim) == (0.15, -2.29, 0.0)
    softer = Held(0.1, -2.0).firmer(-1.5, Tried(Held(0.1, -2.0), -0.85, 0.05), last=True)
    assert (softer.gain, softer.limit, round(softer.trim, 3)) == (0.1, -2.0, -0.22)
