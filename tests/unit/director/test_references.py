"""What a message points at, on a film of ten shots in four scenes."""

import pytest

from agent.embedded.film_index import index_of
from agent.embedded.memory import Memory
from agent.embedded.references import Finder
from agent.embedded.tokens import tokenise
from tests.fakes.talk_film import ferry


def _pointed(words: str) -> tuple[list[int], str]:
    """The numbers of the shots that the first reference in the words comes to, and what is wrong with it."""
    index = index_of(ferry())
    finder = Finder(index, Memory(), tokenise(words))
    for at in range(len(finder.tokens)):
        found = finder.at(at)
        if found is not None:
            ref = found[0]
            return sorted(index.numbers[shot] for shot in finder.shots_of(ref)), ref.problem or (
                "?" if ref.options else ""
            )
    return [], "none"


@pytest.mark.parametrize(
    ("words", "shots"),
    [
        ("shot 3", [3]),
        ("#3", [3]),
        ("s4 darker", [4]),
        ("3, 5 and 7", [3, 5, 7]),
        ("shots 3 to 5", [3, 4, 5]),
        ("3-5", [3, 4, 5]),
        ("2B", [5]),
        ("1A and 2C", [1, 6]),
        ("scene 2", [4, 5, 6]),
        ("scenes 2 and 4", [4, 5, 6, 10]),
        ("the second scene", [4, 5, 6]),
        ("the last two scenes", [7, 8, 9, 10]),
        ("the last shot", [10]),
        ("the opening shot", [1]),
        ("first three shots", [1, 2, 3]),
        ("the second shot of scene 2", [5]),
        ("the last shot of scene 3", [9]),
        ("the shot before the last", [9]),
        ("the shot after 4", [5]),
        ("everything after shot 8", [9, 10]),
        ("all shots from 8 on", [8, 9, 10]),
        ("all the night shots", [7, 8, 9]),
        ("every close-up", [3, 5, 9]),
        ("the close-ups of Mara", [3, 9]),
        ("Tom's close-up", [5]),
        ("all shots with Tom", [4, 5, 8]),
        ("everything in the cabin", [4, 5, 6]),
        ("the shot with the coffee", [4]),
        ("the shots with the suitcase", [2, 10]),
        ("the shot where she looks at her watch", [3]),
        ("the cabin scene", [4, 5, 6]),
        ("the ending", [10]),
        ("everything but 3 and 7", [1, 2, 4, 5, 6, 8, 9, 10]),
        ("all except scene 3", [1, 2, 3, 4, 5, 6, 10]),
        ("the whole film", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
        ("the exteriors", [1, 2, 3, 7, 8, 9, 10]),
        ("the shot at 0:06", [2]),
        ("between 4 and 6", [4, 5, 6]),
        ("the wides", [1, 10]),
    ],
)
def test_references_come_to_shots(words: str, shots: list[int]) -> None:
    assert _pointed(words) == (shots, "")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("shot 99", "There is no shot 99; the film has shots 1 to 10."),
        ("scene 12", "There is no scene 12; the film has scenes 1 to 4."),
        ("9C", "There is no slate 9C; the film has shots 1 to 10."),
        ("the cut into 1", "Shot 1 is the first shot; there is no cut there."),
        ("9:59", "9:59 lies outside the film, which runs 41.0 s."),
    ],
)
def test_what_points_at_nothing_says_what_there_is(words: str, sentence: str) -> None:
    assert _pointed(words) == ([], sentence)


def test_a_take_that_is_not_there_is_missed_on_its_shot() -> None:
    assert _pointed("take 2 of 3") == ([3], "Shot 1C has no take yet.")


def test_one_of_several_is_not_chosen_but_asked() -> None:
    assert _pointed("the close-up of Mara") == ([], "?")


@pytest.mark.parametrize("words", ["2 seconds longer", "take 3 more", "a wide shot", "12 frames", "50 %"])
def test_amounts_and_kinds_of_shots_point_at_nothing(words: str) -> None:
    assert _pointed(words)[1] == "none"
