"""Music and loudness, talked about."""

from typing import Any

import pytest

from tests.fakes.talk_film import plain, said

# the ferry: 1 jetty 1-3, 2 cabin 4-6, 3 sea in a storm 7-9, 4 jetty 10; Mara speaks in 2, Tom in 8
CASES: list[tuple[str, dict[str, Any]]] = [
    ("something more tense from the storm on", {"kind": "set_music", "shot": 7, "until": 10, "mood": "tense"}),
    ("piano under scene 2", {"kind": "set_music", "scenes": [2], "mood": "tense", "words": "piano"}),
    ("tense music from 5 to 9", {"kind": "set_music", "shot": 5, "until": 9, "mood": "tense"}),
    ("put some sad slow strings under scene 3",
     {"kind": "set_music", "scenes": [3], "mood": "melancholy", "words": "sad slow strings"}),
    ("playful music for the whole film", {"kind": "set_music", "mood": "playful"}),
    ("make the music scarier in the cabin", {"kind": "set_music", "scenes": [2], "mood": "dark"}),
    ("no music under Mara's line", {"kind": "remove_music", "shot": 2}),
    ("kill the music in scene 3", {"kind": "remove_music", "scenes": [3]}),
    ("music out from shot 8 on", {"kind": "remove_music", "shot": 8, "until": 10}),
    ("different music please", {"kind": "compose"}),
    ("spot the film", {"kind": "spot"}),
    ("music quieter", {"kind": "set_gain", "stem": "MX", "delta_db": -3.0}),
    ("turn the dialogue up 4 dB", {"kind": "set_gain", "stem": "DX", "delta_db": 4.0}),
    ("the music is a bit too loud", {"kind": "set_gain", "stem": "MX", "delta_db": -1.5}),
    ("set the music to -12 dB", {"kind": "set_gain", "stem": "MX", "gain_db": -12.0}),
    ("mara is too quiet", {"kind": "set_gain", "speaker": "mara", "delta_db": 3.0}),
    ("i can't hear the dialogue", {"kind": "set_gain", "stem": "DX", "delta_db": 3.0}),
    ("mute the sound effects", {"kind": "mute", "stem": "FX"}),
    ("the music is drowning out tom", {"kind": "set_gain", "stem": "MX", "delta_db": -3.0}),
    ("turn the music back on", {"kind": "mute", "stem": "MX", "muted": False}),
    ("music should duck more when people talk", {"kind": "set_ducking", "duck_db": 13.0}),
    ("no ducking", {"kind": "set_ducking", "duck_db": 0.0}),
    ("crossfade the sound into 5 over 12 frames", {"kind": "set_sound_crossfade", "clip": 5, "frames": 12}),
]  # fmt: skip


@pytest.mark.parametrize(("message", "act"), CASES)
def test_it_comes_to_one_act(message: str, act: dict[str, Any]) -> None:
    found = plain(said(message).acts)
    if "scenes" in act and found:
        mood = act.pop("mood", None)
        assert mood is None or found[0].pop("mood")
    assert found == [act]


def test_a_place_in_two_parts_of_the_film_is_two_pieces_of_music() -> None:
    acts = plain(said("no music on the jetty").acts)
    assert acts == [{"kind": "remove_music", "scenes": [1]}, {"kind": "remove_music", "scenes": [4]}]


def test_louder_without_of_what_is_asked() -> None:
    thought = said("make it louder")
    assert not thought.acts
    thought = said("louder")
    assert not thought.acts
    assert thought.question is not None
    assert [plain(choice.acts)[0]["stem"] for choice in thought.question.choices] == ["MX", "DX", "FX"]


def test_where_the_music_is_quieter_only_that_music_is() -> None:
    (act,) = said("music quieter under scene 3").acts
    assert act.model_dump(exclude_none=True)["cue"].startswith("cu")


@pytest.mark.parametrize(
    "message", ["add a piano to shot 3", "start the music earlier", "swell the music", "louder than scene 2"]
)
def test_what_is_not_music_lays_none(message: str) -> None:
    assert not [act for act in said(message).acts if act.kind in ("set_music", "set_gain")]
