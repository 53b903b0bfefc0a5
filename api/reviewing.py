"""What a film is to someone who came by a share link: what is seen and heard, and not how it is made.

Built up from what may be told, so that what a film comes to say more is not told to guests by itself.
"""

from collections.abc import Mapping
from typing import Any

from tools.film.showing import NOTHING_SPENT
from tools.film.sound import Mix

TOLD = ("film", "title", "revision", "rate", "size", "seconds", "frames")
_SHOT = ("number", "slate", "id", "seconds", "frames")
_CLIP = ("id", "shot", "slate", "start", "frames")
_LINE = ("id", "kind", "what", "start", "frames", "estimated", "timecode", "slate", "speaker", "voice_over", "in_take")


def reviewed(told: Mapping[str, Any]) -> dict[str, Any]:
    """A film as `show` tells it, for guests: its shots and their places, its titles, and the lines that are heard.

    No prompts, notes, people, places, takes, generators, costs or money: those are empty, in the same form.
    """
    return {
        **{name: told[name] for name in TOLD},
        "state": "development",
        "locked": False,
        "logline": "",
        "treatment": "",
        "idea": "",
        "look": {"style": "", "palette": "", "aspect": told["look"]["aspect"]},
        "characters": [],
        "locations": [],
        "scenes": [_scene(scene) for scene in told["scenes"]],
        "timeline": {
            "frames": told["timeline"]["frames"],
            "tracks": [_track(track) for track in told["timeline"]["tracks"]],
            "titles": told["timeline"]["titles"],
            "markers": [],
            "captions": told["timeline"]["captions"],
            "subtitles": told["timeline"]["subtitles"],
        },
        "cues": [
            {**{name: cue[name] for name in _LINE}, "mood": None, "gain_db": 0.0, "muted": cue["muted"]}
            for cue in told["cues"]
            if cue["kind"] == "dialogue"
        ],
        "mix": Mix().model_dump(mode="json"),
        "cuts": {},
        "bin": [],
        "ledger": NOTHING_SPENT,
    }


def _scene(scene: Mapping[str, Any]) -> dict[str, Any]:
    told = {"number": scene["number"], "id": scene["id"], "slugline": "", "purpose": "", "mood": ""}
    return {**told, "shots": [_shot(shot) for shot in scene["shots"]]}


def _shot(shot: Mapping[str, Any]) -> dict[str, Any]:
    empty = dict.fromkeys(
        ("size", "move", "angle", "light", "time", "weather", "mood", "location", "prompt", "generator", "note"), ""
    )
    told = {name: shot[name] for name in _SHOT}
    return {**empty, **told, "cast": [], "state": "planned", "takes": [], "circled": None}


def _track(track: Mapping[str, Any]) -> dict[str, Any]:
    cut = {"source_in": 0, "speed": "1", "freeze": False, "take": None, "room": [0, 0], "slip": [0, 0]}
    heard = {"sound": False, "sound_lead": 0, "sound_tail": 0, "gain_db": 0.0, "muted": False}
    clips = [{**{name: clip[name] for name in _CLIP}, **cut, **heard} for clip in track["clips"]]
    return {"name": track["name"], "kind": track["kind"], "clips": clips, "transitions": track["transitions"]}
