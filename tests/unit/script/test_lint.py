"""The script supervisor finds what it should find, and nothing in a well-made list."""

from tools.film.script import Size, Staged, TimeOfDay
from tools.writing.lint import Row, Spoken, check


def row(number: int, size: Size, *who: str, scene: int = 1, seconds: float = 4.0, time: TimeOfDay = "day") -> Row:
    return Row(
        number=number,
        scene=scene,
        location=f"place {scene}",
        time=time,
        prompt=f"shot {number}",
        size=size,
        coverage="single",
        seconds=seconds,
        staging=tuple(Staged(who=name) for name in who),
        lines=(),
        focus="bottle" if size == "insert" else "",
    )


def codes(rows: list[Row], *cast: str) -> list[tuple[int, str]]:
    return [(breach.shot, breach.code) for breach in check(rows, frozenset(cast))]


def test_a_well_covered_scene_passes():
    rows = [row(1, "wide"), row(2, "medium", "a"), row(3, "insert"), row(4, "close-up", "a"), row(5, "wide", "a")]
    assert codes(rows, "a") == []


def test_someone_who_is_not_cast_is_an_error():
    (breach,) = check([row(1, "wide", "ghost")], frozenset({"a"}))
    assert (breach.code, breach.severity) == ("uncast", "error")
    assert breach.message == "Shot 1: 'ghost' is in the shot but not in the cast."


def test_three_equal_sizes_and_jump_cuts_are_found():
    rows = [row(1, "wide", "a"), row(2, "wide", "a"), row(3, "wide", "b")]
    assert codes(rows, "a", "b") == [(2, "jump_cut"), (3, "three_equal")]


def test_a_new_place_seen_only_close_is_found():
    rows = [row(1, "wide"), row(2, "close-up", "a", scene=2), row(3, "insert", scene=2)]
    assert codes(rows, "a") == [(2, "unestablished")]


def test_time_that_runs_back_inside_a_scene_is_found():
    assert codes([row(1, "wide", time="dusk"), row(2, "medium", "a", time="dawn")], "a") == [(2, "clock")]


def test_a_crossed_line_is_found():
    left, right = Staged(who="a", facing="profile right"), Staged(who="b", facing="profile left")
    turned = left.model_copy(update={"facing": "profile left"})
    first = row(1, "wide").model_copy(update={"staging": (left, right)})
    second = row(2, "medium").model_copy(update={"staging": (turned, right)})
    assert codes([first, second], "a", "b") == [(2, "line")]


def test_words_that_do_not_fit_their_shot_are_found():
    line = Spoken(speaker="a", text="one two three four five six seven eight nine ten eleven twelve", voice_over=False)
    crowded = row(1, "wide", "a", seconds=2.0).model_copy(update={"lines": (line,)})
    unseen = row(2, "medium").model_copy(update={"lines": (line.model_copy(update={"text": "Hello."}),)})
    assert codes([crowded, unseen], "a") == [(1, "crowded"), (2, "unseen_speaker")]
