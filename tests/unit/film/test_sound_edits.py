"""Music, effects, lines, voices and levels."""

from typing import Any

import pytest

from tests.unit.film.random_edits import small_film
from tests.unit.film.strips import edited, strip_film
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.slate import slates
from tools.film.sound import Cue
from tools.film.views import cue_positions


def cues(film: Film, kind: str) -> list[Cue]:
    return [cue for cue in film.cues.values() if cue.kind == kind]


def ranges(film: Film, kind: str = "music") -> list[str]:
    names = slates(film)
    return sorted(f"{names[cue.shot]}-{names[cue.until or cue.shot]} {cue.what}" for cue in cues(film, kind))


@pytest.mark.parametrize(
    ("edit", "music"),
    [
        ({"kind": "set_music", "mood": "tense", "words": "drums"}, ["1A-1E drums"]),
        ({"kind": "set_music", "mood": "tense", "shot": 2, "until": 3}, ["1A-1A calm", "1B-1C tense", "1D-1E calm"]),
        ({"kind": "set_music", "mood": "tense", "shot": 1, "until": 2}, ["1A-1B tense", "1C-1E calm"]),
        ({"kind": "set_music", "mood": "tense", "shot": "1E"}, ["1A-1D calm", "1E-1E tense"]),
        ({"kind": "set_music", "mood": "tense", "scenes": [1]}, ["1A-1E tense"]),
        ({"kind": "remove_music"}, []),
        ({"kind": "remove_music", "shot": 2, "until": 4}, ["1A-1A calm", "1E-1E calm"]),
    ],
)
def test_music_gives_way_to_what_is_laid_over_it(edit: dict[str, Any], music: list[str]) -> None:
    film = edited(strip_film("A10 B10 C10 D10 E10"), {"kind": "set_music", "mood": "calm"})
    assert ranges(edited(film, edit)) == music


def test_ambience_is_laid_and_taken_away_like_music() -> None:
    film = edited(small_film(), {"kind": "set_ambience", "what": "gulls", "shot": "1B", "until": "2A"})
    assert ranges(film, "ambience") == ["1A-1A waves", "1B-2A gulls", "2B-2B storm"]
    assert ranges(edited(film, {"kind": "set_ambience"}), "ambience") == []


def test_music_over_shots_that_left_the_cut_is_heard_over_the_rest() -> None:
    film = edited(strip_film("A10 B10 C10"), {"kind": "set_music", "mood": "calm", "shot": 1, "until": 2})
    film = edited(film, {"kind": "extract", "clip": "1A"})
    assert [(place.start, place.frames) for place in cue_positions(film)] == [(0, 10)]
    film = edited(film, {"kind": "extract", "clip": "1B"})
    assert cue_positions(film) == ()


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ({"kind": "set_music", "mood": "calm", "shot": 5, "until": 2}, "runs backwards"),
        ({"kind": "set_music", "mood": "calm", "until": 2}, "give `shot`"),
        ({"kind": "set_music", "mood": "calm", "shot": 1, "scenes": [1]}, "not as both"),
        ({"kind": "remove_music", "shot": "3A"}, "no music there"),
        ({"kind": "remove_effect", "shot": 1}, "it has none"),
        ({"kind": "remove_effect", "shot": 3, "what": "thunder"}, "gulls"),
        ({"kind": "remove_effect", "cue": "cu99"}, "no effect 'cu99'"),
        ({"kind": "remove_effect"}, "exactly one"),
        ({"kind": "remove_line", "shot": 1}, "no such line"),
        ({"kind": "set_line", "shot": 1, "speaker": "Anna", "text": "x"}, "the cast is Keeper, Zoë"),
        ({"kind": "set_gain", "stem": "MX", "gain_db": 25}, "less than or equal to 24"),
        ({"kind": "set_gain", "stem": "MX", "delta_db": 25}, "change by -60 to 24"),
        ({"kind": "set_gain", "stem": "MX"}, "exactly one"),
        ({"kind": "set_gain", "stem": "MX", "cue": "cu1", "gain_db": 0}, "exactly one"),
        ({"kind": "set_gain", "cue": "cu99", "gain_db": 0}, "no cue 'cu99'"),
        ({"kind": "set_voice", "who": "Keeper"}, "Say what changes"),
        ({"kind": "set_voice", "who": "Keeper", "pitch": 2}, "less than or equal to 1.6"),
        ({"kind": "set_ducking", "duck_db": 31}, "less than or equal to 30"),
        ({"kind": "mute"}, "exactly one"),
        ({"kind": "set_caption", "cue": "cu1", "text": "x"}, "no line 'cu1'"),
    ],
)
def test_bad_sound_edits_say_what_is_legal(edit: dict[str, Any], said: str) -> None:
    with pytest.raises(DirectorError, match=said):
        edited(small_film(), edit)


def test_a_line_is_changed_where_there_is_one_and_added_where_there_is_none() -> None:
    film = edited(small_film(), {"kind": "set_line", "shot": 2, "speaker": "KEEPER", "text": "The sea forgets."})
    assert [cue.what for cue in cues(film, "dialogue")] == ["The sea forgets.", "He had gone to answer."]
    assert cues(film, "dialogue")[0].offset == 10
    film = edited(film, {"kind": "set_line", "shot": 2, "speaker": "Zoë", "text": "No.", "offset": -8})
    assert (cues(film, "dialogue")[-1].speaker, cues(film, "dialogue")[-1].offset) == ("girl", -8)
    film = edited(film, {"kind": "set_line", "shot": 2, "speaker": "keeper", "text": "Yes.", "add": True})
    with pytest.raises(DirectorError, match="has 2 lines") as refused:
        edited(film, {"kind": "set_line", "shot": 2, "speaker": "keeper", "text": "Perhaps."})
    chosen = {
        "kind": "set_line",
        "shot": 2,
        "speaker": "keeper",
        "text": "Perhaps.",
        "cue": refused.value.data["legal"][1],
    }
    assert [cue.what for cue in cues(edited(film, chosen), "dialogue")].count("Perhaps.") == 1


def test_the_narrator_is_always_over_the_picture() -> None:
    film = edited(small_film(), {"kind": "set_line", "shot": 1, "text": "Once.", "voice_over": False})
    assert cues(film, "dialogue")[-1].voice_over


def test_a_caption_replaces_the_words_and_goes_with_its_line() -> None:
    line = cues(small_film(), "dialogue")[0].id
    film = edited(small_film(), {"kind": "set_caption", "cue": line, "text": "[waves]"})
    assert [(caption.cue, caption.text) for caption in film.timeline.captions] == [(line, "[waves]")]
    assert edited(film, {"kind": "set_caption", "cue": line}).timeline.captions == ()
    assert edited(film, {"kind": "remove_line", "cue": line}).timeline.captions == ()


def test_effects_are_removed_by_name_by_shot_or_by_id() -> None:
    film = edited(small_film(), {"kind": "add_effect", "shot": 3, "what": "Thunder", "offset": 4, "gain_db": -6})
    assert len(cues(film, "effect")) == 2
    assert [
        cue.what for cue in cues(edited(film, {"kind": "remove_effect", "shot": 3, "what": "thunder"}), "effect")
    ] == ["gulls"]
    assert cues(edited(film, {"kind": "remove_effect", "shot": 3}), "effect") == []


def test_levels_are_set_and_changed() -> None:
    film = edited(
        small_film(),
        {"kind": "set_gain", "stem": "MX", "gain_db": -3},
        {"kind": "set_gain", "stem": "MX", "delta_db": -3},
        {"kind": "set_gain", "speaker": "Keeper", "delta_db": 2},
        {"kind": "set_gain", "cue": cues(small_film(), "effect")[0].id, "gain_db": -9},
        {"kind": "mute", "stem": "FX"},
        {"kind": "mute", "stem": "FX"},
        {"kind": "mute", "cue": cues(small_film(), "music")[0].id},
        {"kind": "set_ducking", "duck_db": 14},
    )
    assert film.mix.stem_gain_db["MX"] == -6
    assert film.mix.speaker_gain_db == {"keeper": 2}
    assert cues(film, "effect")[0].gain_db == -9
    assert film.mix.muted_stems == ("FX",)
    assert cues(film, "music")[0].muted
    assert film.mix.duck_db == 14
    assert edited(film, {"kind": "mute", "stem": "FX", "muted": False}).mix.muted_stems == ()


def test_voices_are_cast_and_changed_step_by_step() -> None:
    film = edited(
        small_film(), {"kind": "set_voice", "who": "narrator", "name": "am_adam", "blend": "bf_emma", "share": 0.3}
    )
    assert (film.mix.narrator.name, film.mix.narrator.blend) == ("am_adam", "bf_emma")
    assert edited(film, {"kind": "set_voice", "who": "narrator", "blend": ""}).mix.narrator.blend is None
    film = edited(film, *[{"kind": "set_voice", "who": "Keeper", "change": "lower"}] * 5)
    assert film.characters["keeper"].voice.pitch == pytest.approx(0.6)
    with pytest.raises(DirectorError, match=r"0\.6 to 1\.6"):
        edited(film, {"kind": "set_voice", "who": "Keeper", "change": "lower"})
