"""Takes come, are circled, rejected and chosen; the cut shows what it should."""

import pytest

from tests.unit.film.random_edits import shot_film, small_film
from tests.unit.film.strips import edited, facts_of, strip_film
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.handles import clip_take, needs_take, shots_needing_takes, shown_take
from tools.film.slate import find_shot
from tools.film.timeline import Clip


def shown(film: Film, shot: int | str) -> str | None:
    take = shown_take(film, find_shot(film, shot))
    return take.id if take else None


def in_cut(film: Film, shot: str) -> list[str | None]:
    return [
        take.media if (take := clip_take(film, item)) else None
        for item in film.timeline.tracks[0].items
        if isinstance(item, Clip) and item.shot == shot
    ]


def printed(film: Film, shot: int, *media: str) -> Film:
    return edited(film, *({"kind": "print_take", "shot": shot, "media": name, "frames": 100} for name in media))


def test_the_cut_shows_the_circled_else_the_newest_good_take() -> None:
    film = printed(strip_film("A10 B10"), 1, "one", "two", "three")
    assert in_cut(film, "shA") == ["three"]
    film = edited(film, {"kind": "circle", "takes": ["1A-1"]})
    assert in_cut(film, "shA") == ["one"]
    film = printed(film, 1, "four")
    assert in_cut(film, "shA") == ["one"]
    assert find_shot(film, 1).state == "circled"
    film = edited(film, {"kind": "ng", "takes": ["1A-1", "1A-4"]})
    assert in_cut(film, "shA") == ["three"]
    assert find_shot(film, 1).state == "dailies"
    film = edited(film, {"kind": "ng", "takes": ["1A-2", "1A-3"], "note": "too dark"})
    assert in_cut(film, "shA") == [None]
    assert (find_shot(film, 1).state, find_shot(film, 1).note) == ("ng", "too dark")
    assert needs_take(film, find_shot(film, 1))


def test_one_take_of_a_shot_is_circled_at_a_time() -> None:
    film = printed(strip_film("A10"), 1, "one", "two")
    film = edited(film, {"kind": "circle", "takes": ["1A-1"]}, {"kind": "circle", "takes": ["1A-2"]})
    assert [film.takes[take].state for take in find_shot(film, 1).takes] == ["printed", "circled"]


def test_whole_scenes_are_circled_at_once() -> None:
    film = edited(shot_film(), {"kind": "circle", "scene": 1})
    assert [shot.state for shot in film.shots.values()] == ["circled"] * 3 + ["dailies"] * 4


def test_a_shot_without_takes_cannot_be_circled() -> None:
    with pytest.raises(DirectorError, match="roll it first"):
        edited(small_film(), {"kind": "circle", "shot": 1})
    with pytest.raises(DirectorError, match="Say which shots"):
        edited(small_film(), {"kind": "circle"})


def test_a_chosen_take_stays_until_the_best_is_chosen_again() -> None:
    film = printed(strip_film("A10"), 1, "one", "two")
    film = edited(film, {"kind": "choose_take", "shot": 1, "take": 1})
    film = printed(film, 1, "three")
    assert in_cut(film, "shA") == ["one"]
    assert find_shot(film, 1).state == "dailies"
    assert in_cut(edited(film, {"kind": "choose_take", "take": "1A-2"}), "shA") == ["two"]
    assert in_cut(edited(film, {"kind": "choose_take", "shot": 1}), "shA") == ["three"]
    assert in_cut(edited(film, {"kind": "circle", "takes": ["1A-3"]}), "shA") == ["three"]


def test_the_first_complete_set_of_takes_makes_an_assembly() -> None:
    film = small_film()
    assert film.state == "development"
    assert shot_film().state == "assembly"
    facts = facts_of(
        printed(strip_film("A10 B10"), 1, "a"), {"kind": "print_take", "shot": 2, "media": "b", "frames": 9}
    )
    assert [fact.kind for fact in facts] == ["take_printed"], "a take that is too short completes nothing"
    facts = facts_of(
        printed(strip_film("A10 B10"), 1, "a"), {"kind": "print_take", "shot": 2, "media": "b", "frames": 10}
    )
    assert [fact.kind for fact in facts] == ["take_printed", "state_set"]


def test_a_take_that_is_too_short_for_the_cut_does_not_do() -> None:
    film = edited(strip_film("A10 B10"), {"kind": "print_take", "shot": 1, "media": "m", "frames": 9})
    assert shots_needing_takes(film) == ("shA", "shB")
    film = printed(film, 2, "b")
    film = edited(film, {"kind": "print_take", "shot": 1, "media": "m", "frames": 10})
    assert shots_needing_takes(film) == ()
    film = edited(film, {"kind": "set_transition", "clip": "1B", "transition": "dip to black", "frames": 4})
    assert shots_needing_takes(film) == ()


def test_a_revision_outdates_takes_and_a_circle_brings_one_back() -> None:
    film = edited(shot_film(), {"kind": "circle", "shot": 1}, {"kind": "revise_shot", "shot": 1, "note": "wider"})
    shot = find_shot(film, 1)
    assert (shot.state, shot.circled) == ("planned", None)
    assert needs_take(film, shot)
    film = edited(film, {"kind": "circle", "takes": ["1A-1"]})
    assert not needs_take(film, find_shot(film, 1))


def test_a_locked_picture_keeps_its_takes_when_new_ones_come() -> None:
    film = edited(printed(strip_film("A10 B10"), 1, "one"), {"kind": "lock_picture"})
    film = printed(film, 1, "two")
    assert in_cut(film, "shA") == ["one"]
    film = printed(film, 2, "first of B")
    assert in_cut(film, "shB") == ["first of B"]
    film = edited(film, {"kind": "unlock_picture"}, {"kind": "choose_take", "shot": 1, "take": "best"})
    assert in_cut(film, "shA") == ["two"]


def test_states_of_orders_are_noted() -> None:
    film = edited(small_film(), {"kind": "set_shot_state", "scene": 1, "state": "rolling"})
    assert [shot.state for shot in film.shots.values()][:4] == ["rolling"] * 3 + ["planned"]


def test_a_line_seen_spoken_is_shot_again_and_a_narration_is_not() -> None:
    film = shot_film()
    assert shots_needing_takes(edited(film, {"kind": "set_line", "shot": 6, "text": "Other words."})) == ()
    spoken = edited(film, {"kind": "set_line", "shot": 2, "speaker": "keeper", "text": "Other words."})
    assert shots_needing_takes(spoken) == (find_shot(film, 2).id,)
    voice = edited(film, {"kind": "set_voice", "who": "Keeper", "change": "lower"})
    assert shots_needing_takes(voice) == (find_shot(film, 2).id,)
    locked = edited(film, {"kind": "lock_picture"}, {"kind": "set_voice", "who": "Keeper", "change": "lower"})
    assert shots_needing_takes(locked) == ()
