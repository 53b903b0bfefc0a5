"""Every edit, with no more than it must have, in the words of a film-maker."""

from typing import Any

import pytest

from agent.telling import describe
from tests.unit.film.random_edits import screenplay, shot_film
from tests.unit.telling.test_telling import AN_ID
from tools.film.edits import edit_kinds, parse_edit

_FIELDS: dict[str, dict[str, Any]] = {
    "set_title": {"title": "Dusk"},
    "set_logline": {"logline": "A light goes out."},
    "set_treatment": {"treatment": "It is night."},
    "set_look": {"style": "ink"},
    "set_character": {"character": "Keeper", "appearance": {"hat": "", "outfit": "coat"}},
    "remove_character": {"character": "Keeper"},
    "set_location": {"location": "beach", "canon": "grey"},
    "add_scene": {"location": "beach", "purpose": "she comes back"},
    "remove_scene": {"scene": 2},
    "move_scene": {"scene": 2, "after": 3},
    "swap_scenes": {"scene": 1, "other": 2},
    "revise_scene": {"scene": 1, "mood": "tense"},
    "split_scene": {"shot": 2},
    "merge_scenes": {"scene": 1, "other": 2},
    "add_shot": {"prompt": "A gull", "frames": 48, "after": 1},
    "remove_shot": {"shots": [1]},
    "move_shot": {"shot": 1, "after": 2},
    "swap_shots": {"shot": 1, "other": 2},
    "revise_shot": {"shots": [1], "cast": []},
    "split_shot": {"shot": 1, "at": 4},
    "merge_shots": {"shot": 1, "other": 2},
    "write_script": {"screenplay": screenplay()},
    "print_take": {"shot": 1, "media": "abc", "frames": 48},
    "import_take": {"shot": 1, "media": "abc", "frames": 48},
    "set_shot_state": {"shots": [1], "state": "rolling"},
    "circle": {"takes": ["1A-1"], "shots": [2]},
    "ng": {"shots": [1]},
    "choose_take": {"shots": [1]},
    "set_duration": {"shots": [1], "seconds": 4},
    "trim": {"clip": 1, "edge": "head", "frames": 2},
    "ripple": {"clip": 1, "edge": "tail", "frames": -2},
    "roll": {"clip": 2, "frames": -8},
    "slip": {"clip": 1, "frames": 8},
    "slide": {"clip": 2, "frames": 8},
    "lift": {"clip": 1},
    "extract": {"start": 3, "end": 9},
    "insert": {"shot": 1, "at": 30},
    "overwrite": {"shot": 1, "at": 30},
    "blade": {"at": 30},
    "split_edit": {"clip": 1},
    "set_speed": {"clip": 1, "speed": "1/2"},
    "freeze": {"clip": 1, "frames": 24},
    "set_transition": {"clip": 2, "transition": "dissolve", "frames": 12},
    "add_title": {"text": "The End", "card": "closing"},
    "revise_title": {"title": "tt18", "text": "Later"},
    "remove_title": {"title": "tt18"},
    "set_caption": {"cue": "cu23", "text": "Other words"},
    "set_grade": {"shots": [1], "exposure": 0.5, "lut": "warm"},
    "set_framing": {"shots": [1], "fit": "fill"},
    "set_film_grade": {"saturation": -1},
    "import_lut": {"name": "warm", "media": "a" * 64},
    "import_captions": {"file": "a.srt", "lines": [{"start": 3, "frames": 40, "text": "Hello."}]},
    "recut": {"file": "cut.fcpxml"},
    "set_overlay": {"clip": 1, "place": "top left"},
    "set_music": {"mood": "tense", "words": "solo cello"},
    "remove_music": {"scenes": [1, 2]},
    "set_ambience": {"shot": 1, "until": 3, "what": "wind"},
    "add_effect": {"shot": 1, "what": "thunder", "offset": 12},
    "remove_effect": {"shot": 3, "what": "gulls"},
    "set_line": {"shot": 1, "speaker": "Keeper", "text": "No."},
    "remove_line": {"cue": "cu23"},
    "set_voice": {"who": "Keeper", "change": "lower"},
    "set_gain": {"cue": "cu23", "delta_db": -3},
    "mute": {"stem": "MX"},
    "set_ducking": {"duck_db": 6},
    "set_score": {"seed": 4},
    "set_sound_crossfade": {"clip": 2, "frames": 12},
    "add_marker": {"name": "hit", "shot": 2, "offset": 3},
    "remove_marker": {"marker": "hit"},
    "name_cut": {"name": "first"},
    "set_state": {"state": "rough cut"},
    "undo": {"steps": 3},
    "revert": {"revision": 4},
}


@pytest.mark.parametrize("kind", list(edit_kinds()))
def test_every_edit_can_be_described_by_its_bare_fields(kind: str):
    described = describe(shot_film(), parse_edit({"kind": kind, **_FIELDS.get(kind, {})}))
    assert described.endswith((".", "…")), described
    assert not AN_ID.search(described), described
