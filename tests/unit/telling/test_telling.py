"""What was done, and what would be done, in the words of a film-maker: no id in any sentence, nothing untold."""

import re
from collections.abc import Sequence
from typing import Any, get_args

import pytest
from hypothesis import given, settings

from agent.conversation import Done
from agent.telling import Told, describe, tell
from agent.telling.between import Between
from agent.telling.changes import told_of
from tests.unit.film.random_edits import FILMS, SEQUENCES, shot_film, small_film
from tools.film.apply import apply
from tools.film.edits import parse_edit
from tools.film.errors import DirectorError
from tools.film.facts import Fact
from tools.film.film import Film
from tools.film.history import History, perform
from tools.film.orders import order_kinds, parse_order

AN_ID = re.compile(r"\b(sh|sc|cl|cu|tk|tt|gp|mk|ch|lo)\d+\b")
WORK_OF_OTHERS = ("shot_state_set", "shot_reopened")
"""facts that another line tells"""


def _act(fields: dict[str, Any]) -> Any:
    return parse_order(fields) if fields["kind"] in order_kinds() else parse_edit(fields)


def _done(film: Film, many: Sequence[dict[str, Any]]) -> tuple[Film, list[Done]]:
    """Some edits, one after the other; those that the film refuses are told as refused."""
    done: list[Done] = []
    for at, fields in enumerate(many):
        act = _act(fields)
        try:
            film, facts = apply(film, act)
            done.append(Done(act=act, before=at, revision=at + 1, facts=facts))
        except DirectorError as error:
            done.append(Done(act=act, before=at, revision=at, error=error.message))
    return film, done


def _told(*many: dict[str, Any], film: Film | None = None) -> Told:
    before = film or shot_film()
    after, done = _done(before, many)
    return tell(before, after, done)


def _ordered(fields: dict[str, Any], result: dict[str, Any], film: Film | None = None) -> tuple[str, ...]:
    film = film or shot_film()
    return tell(film, film, [Done(act=_act(fields), before=3, revision=3, result=result)]).changes


@settings(max_examples=120, deadline=None)
@given(film=FILMS, many=SEQUENCES)
def test_no_sentence_names_an_id_and_none_is_half(film: Film, many: list[dict[str, Any]]):
    after, done = _done(film, many)
    told = tell(film, after, done)
    ahead = [describe(film, one.act) for one in done]
    refused = {one.error[:1].upper() + one.error[1:] for one in done}
    for line in [*told.changes, *ahead]:
        assert line in refused or not AN_ID.search(line), line
        assert line[0].upper() == line[0], line
        assert line.endswith((".", "!", "?", "…")), line
        assert not re.search(r"None|\(\)|  | ,|: \.|\b(shot|scene) \1\b", line), line
    assert len(told.next) <= 2


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (
            {"kind": "set_grade", "shots": [3, 4, 7], "exposure": -0.5, "relative": True},
            ["Shots 3, 4 and 7 (1C, 2A, 3B) are darker: exposure -0.50 stops."],
        ),
        (
            {"kind": "set_grade", "shots": [3], "saturation": -1},
            ["Shot 3 (1C) is in black and white."],
        ),
        (
            {"kind": "set_duration", "shots": [1], "delta": -1},
            ["Shot 1 (1A): 2.5 s -> 1.5 s.", "The film runs 20.4 s now, it was 21.4 s."],
        ),
        (
            {"kind": "remove_shot", "shots": [5]},
            [
                "Shot 5 (2B) is out, 1.5 s.",
                "The title “One year ago” is out.",
                "The film runs 19.9 s now, it was 21.4 s.",
            ],
        ),
        (
            {"kind": "remove_scene", "scene": 2},
            [
                "Scene 2 (LAMP ROOM, night) is out: 2 shots, 3.2 s.",
                "The title “One year ago” is out.",
                "The film runs 18.2 s now, it was 21.4 s.",
            ],
        ),
        ({"kind": "swap_scenes", "scene": 2, "other": 3},
         ["Scene 2 (LAMP ROOM, night) and scene 3 (BEACH, dawn) have changed places.",
          "Shot 5 (2B) ends with a plain cut now: its transition no longer fits."]),
        ({"kind": "circle", "shots": [1, 2]}, ["Shots 1 and 2 (1A, 1B): take 1 is circled."]),
        ({"kind": "split_edit", "clip": 5, "lead": 6}, ["Shot 5 (2B): its sound leads by 6 frames."]),
        ({"kind": "roll", "clip": 5, "frames": -4},
         ["The cut from shot 4 (2A) into shot 5 (2B) comes 4 frames earlier."]),
        ({"kind": "add_effect", "shot": 2, "what": "thunder"}, ["New: the thunder in shot 2 (1B)."]),
        ({"kind": "remove_line", "shot": 2},
         ["Out: the line “The sea never forgets.” of Keeper in shot 2 (1B).", "Shot 2 (1B) goes back to planned."]),
        ({"kind": "set_gain", "stem": "MX", "delta_db": -3}, ["The music: -3.0 dB."]),
        ({"kind": "set_voice", "who": "Zoë", "change": "lower"}, ["Zoë has a lower voice."]),
    ],
)  # fmt: skip
def test_a_change_is_told_with_slates_and_lengths(edit: dict[str, Any], lines: list[str]):
    assert list(_told(edit).changes) == lines


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ({"stem": "DX"}, "The dialogue"),
        ({"speaker": "keeper"}, "The voice of Keeper"),
        ({"production": True}, "The clips' own sound"),
    ],
)
def test_a_level_is_told_with_what_it_was(target: dict[str, Any], said: str):
    loud, _ = apply(shot_film(), _act({"kind": "set_gain", **target, "gain_db": 3}))
    (line,) = _told({"kind": "set_gain", **target, "delta_db": -1.5}, film=loud).changes
    assert line.endswith(": +1.5 dB, it was +3.0 dB.")
    assert line.startswith(said)


def test_someone_who_looks_different_names_every_shot_that_shows_them():
    told = _told(
        {"kind": "set_character", "character": "Keeper", "appearance": {"outfit": "oilskin", "top": "#aa2020"}}
    )
    assert told.changes[0] == "Keeper: outfit oilskin and another top colour."
    assert told.changes[1] == "3 shots show Keeper and go back to planned: 2, 4 and 6."
    assert told.next == ("roll what is missing", "undo")


def test_someone_who_is_not_shot_yet_is_told_with_the_shots_that_show_them():
    red = {"kind": "set_character", "character": "Keeper", "appearance": {"top": "#aa2020"}}
    assert _told(red, film=small_film()).changes == (
        "Keeper: another top colour.",
        "3 shots show Keeper: 2, 4 and 6.",
    )


def test_what_shots_have_from_their_scene_is_said_once():
    lines = _told({"kind": "revise_scene", "scene": 3, "weather": "snow"}, film=small_film()).changes
    assert lines == ("Scene 3 (BEACH, dawn): weather snow.",)


def test_what_was_refused_says_why():
    told = _told({"kind": "set_duration", "shots": [99], "delta": 1.0})
    assert told.changes == ("There is no shot 99; the film has shots 1 to 7 (1A to 3B).",)
    assert told.next == ()


def test_an_edit_of_what_is_gone_by_the_end_of_the_turn_is_told_by_its_end():
    told = _told({"kind": "revise_shot", "shots": [5], "size": "wide"}, {"kind": "remove_shot", "shots": [5]})
    assert told.changes[0] == "Shot 5 (2B) is out, 1.5 s."


def test_lines_that_go_with_their_shot_are_named_and_music_that_moves_along_is_not():
    lines = _told({"kind": "remove_shot", "shots": [2]}).changes
    assert "Out: the line “The sea never forgets.” of Keeper in shot 2 (1B)." in lines
    assert not any("music" in line for line in lines)


def test_the_way_back_says_what_is_different_by_it():
    film = shot_film()
    darker = perform(film, History(), parse_edit({"kind": "set_grade", "shots": [3], "exposure": -1}), lambda _: film)
    back = perform(darker.film, darker.history, parse_edit({"kind": "undo"}), lambda _: film)
    (line,) = tell(
        darker.film,
        back.film,
        [Done(act=back.edit, before=1, revision=2, facts=back.facts)],  # pyright: ignore
    ).changes
    assert line == "The last edit is taken back: shot 3 (1C) as before."


def test_a_transition_or_a_marker_that_is_taken_back_is_named():
    fade = {"kind": "set_transition", "clip": "2A", "transition": "fade out", "frames": 6}
    assert _taken_back(fade) == "The last edit is taken back: shot 4 (2A) as before."
    marker = {"kind": "add_marker", "frame": 10, "name": "here"}
    assert _taken_back(marker) == "The last edit is taken back: the markers as before."


def _taken_back(*fields: dict[str, Any]) -> str:
    """What undoing the last of these edits says."""
    films = [shot_film()]
    history = History()
    for one in fields:
        made = perform(films[-1], history, parse_edit(one), films.__getitem__)
        films.append(made.film)
        history = made.history
    back = perform(films[-1], history, parse_edit({"kind": "undo"}), films.__getitem__)
    done = Done(act=back.edit, before=1, revision=2, facts=back.facts)  # pyright: ignore
    return tell(films[-1], back.film, [done]).changes[0]


def test_a_judgement_that_is_taken_back_names_the_take():
    circled, rejected = {"kind": "circle", "shots": [1]}, {"kind": "ng", "shots": [1]}
    waits = "any more and waits for your word."
    assert _told(circled).changes[0] == "Shot 1 (1A): take 1 is circled."
    assert _told(rejected).changes[0] == "Shot 1 (1A): take 1 is rejected."
    assert _taken_back(circled) == f"The last edit is taken back: take 1 of shot 1 (1A) is not circled {waits}"
    assert _taken_back(rejected).startswith(
        f"The last edit is taken back: take 1 of shot 1 (1A) is not rejected {waits[:-1]}"
    )


def test_what_has_begun_to_roll_is_not_offered_to_be_rolled():
    film, _ = _done(shot_film(), [{"kind": "revise_shot", "shots": [4], "size": "wide"}])
    begun = Done(act=_act({"kind": "retake", "shots": [4]}), before=1, revision=1, result={"job": "jb1"})
    assert tell(film, film, [begun]).next == ()


def test_every_kind_of_fact_is_told():
    kinds = [kind for union in get_args(get_args(Fact)[0]) for kind in (get_args(union) or (union,))]
    films = Between(small_film(), shot_film())
    for kind in kinds:
        fact = kind(
            **{name: _any(name, field.annotation) for name, field in kind.model_fields.items() if name != "kind"}
        )
        # Made up as they are, these facts are of things that no film has: what is told then still is a sentence.
        told = told_of(fact, parse_edit({"kind": "set_ducking", "duck_db": 3}), films)
        assert told is None or not AN_ID.search(told.text), kind
        if fact.kind in WORK_OF_OTHERS:
            assert told is None


def _any(name: str, annotation: Any) -> Any:
    """A value of a field of a fact."""
    text = str(annotation)
    if name in ("title", "name", "state", "track") and "Literal" not in text:
        return "Dusk"
    if "Literal" in text and get_args(annotation) and isinstance(get_args(annotation)[0], str):
        return get_args(annotation)[0]
    if "tuple" in text:
        return ()
    if "bool" in text:
        return True
    if "int" in text or "float" in text or "Fraction" in text:
        return 1
    if "dissolve" in text:
        return "dissolve"
    return "dialogue" if "CueKind" in text else "letterbox" if "letterbox" in text else "sh99"


KLING: dict[str, Any] = {
    "shot": "1A", "generator": "kling", "cost": 0.42, "seconds": 60, "takes": 2, "compromises": []
}  # fmt: skip


def test_a_quote_tells_how_many_takes_what_is_lacking_and_who_cannot():
    refused = {**KLING, "shot": "2B", "cost": 0.0, "seconds": 0.0, "problem": "A first frame is needed."}
    moving = {**KLING, "shot": "1B", "compromises": ["It moves its camera as it likes."]}
    told: dict[str, Any] = {"quotes": [KLING, moving, refused], "cost": 0.84, "note": "One less.", "problem": "No."}
    assert _ordered({"kind": "quote"}, told, shot_film()) == (
        "4 takes of 2 shots on kling: 0.84 USD, about 2.0 minutes.",
        "1B: It moves its camera as it likes.",
        "2B: A first frame is needed.",
        "One less.",
        "No.",
    )


def test_what_was_stopped_is_named_by_its_shots():
    told = {"cancelled": [{"shot": "2A", "job": "1a", "state": "cancelled", "service": "kling"}]}
    assert _ordered({"kind": "cancel"}, told, shot_film()) == ("Stopped: 2A.",)


def test_orders_are_described_and_their_results_told():
    film = shot_film()
    takes = {"takes": list(film.takes)[:2]}
    cases: list[tuple[dict[str, Any], dict[str, Any], str, str]] = [
        ({"kind": "generate"}, takes, "Roll every shot that needs a take.", "2 new takes of shots 1 and 2 (1A, 1B)."),
        (
            {"kind": "retake", "shots": [4], "note": "more rain", "takes": 2},
            {"job": "1a2b"},
            "Shoot shot 4 (2A) again, 2 takes of each: “more rain”.",
            "The retake of shot 4 (2A) has begun, and goes on beside the conversation.",
        ),
        (
            {"kind": "quote", "shots": [1]},
            {"quotes": [{**KLING, "takes": 1}], "cost": 0.42},
            "Say what takes of shot 1 (1A) would cost.",
            "1 take on kling: 0.42 USD, about 1.0 minutes.",
        ),
        (
            {"kind": "render", "draft": True},
            {"out": "cut.mp4", "seconds": 21.4, "segments": 9, "segments_encoded": 2, "proof": {"ok": True}},
            "Render the cut as a draft.",
            "Written: cut.mp4 (21.4 s, 2 of 9 parts encoded and proof passed).",
        ),
        (
            {"kind": "export", "name": "vertical"},
            {"out": "up.mp4", "losses": ["The title moves up."]},
            "Export the film as vertical.",
            "Written: up.mp4.",
        ),
        ({"kind": "import_media", "files": ["a.mov"]}, {"takes": ["tk1"]}, "Bring in 1 file.", "1 clip brought in."),
        (
            {"kind": "import_media", "files": ["a.mov"]},
            {"takes": ["tk1"], "plan": [{"what": "take", "slate": "1B", "certainty": "sure"}]},
            "Bring in 1 file.",
            "1 clip brought in, as takes of 1B.",
        ),
        ({"kind": "cancel"}, {"cancelled": []}, "Stop what is rolling.", "Nothing is rolling."),
        (
            {"kind": "spot"},
            {"placed": [{"shot": "sh3", "what": "gulls"}]},
            "Look for missing effects in the whole film.",
            "Effects placed: gulls in shot 2 (1B).",
        ),
        (
            {"kind": "compose"},
            {"seed": 3},
            "Have the whole score composed anew.",
            "The next render plays other music to the same cues.",
        ),
    ]
    assert {fields["kind"] for fields, _, _, _ in cases} == set(order_kinds())
    for fields, result, ahead, line in cases:
        assert describe(film, _act(fields)) == ahead
        assert _ordered(fields, result, film)[0] == line


def test_after_takes_the_next_step_is_the_review_and_after_a_change_of_picture_the_floor():
    film = shot_film()
    rolled = Done(act=_act({"kind": "generate"}), before=1, revision=2, result={"takes": ["tk1"]})
    assert tell(film, film, [rolled]).next[0] == "approve all"
    assert _told({"kind": "revise_shot", "shots": [4], "size": "wide"}).next == ("roll shot 4", "undo")
    assert _told({"kind": "set_gain", "stem": "MX", "delta_db": -3}).next == ("render it", "undo")


def test_what_a_prompt_asks_for_anew_is_said_and_not_only_how_it_begins():
    (line, *_) = _told({"kind": "revise_shot", "shots": [2], "look": "red lamp"}).changes
    assert "now with “red lamp”" in line


def test_a_marker_is_told_with_its_colour():
    (line,) = _told({"kind": "add_marker", "name": "sky", "frame": 12, "colour": "red"}).changes
    assert line == "Red marker “sky” at 00:00:00:12."


def test_an_order_that_is_put_back_is_told():
    film = shot_film()
    swap = parse_edit({"kind": "swap_shots", "shot": 2, "other": 3})
    swapped = perform(film, History(), swap, lambda _: film)
    back = perform(swapped.film, swapped.history, parse_edit({"kind": "undo"}), lambda _: film)
    done = [Done(act=back.edit, before=1, revision=2, facts=back.facts)]  # pyright: ignore
    assert "the shots in the order they had" in tell(swapped.film, back.film, done).changes[0]


def test_a_take_that_goes_with_what_it_was_asked_for_by_is_named():
    note = {"kind": "revise_shot", "shots": [2], "note": "more rain"}
    rolled = [{"kind": "print_take", "shot": 2, "media": f"m{number}", "frames": 48} for number in range(2)]
    back = "The last edit is taken back:"
    number = len([*shot_film().shots.values()][1].takes) + 1
    assert _taken_back(note, *rolled[:1]) == f"{back} take {number} of shot 2 (1B) is out and shot 2 (1B) as before."
    assert _taken_back(note, *rolled) == f"{back} 2 takes less and shot 2 (1B) as before."
