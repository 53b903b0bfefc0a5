"""The commands that Discord shows: `/film` with one part for each that may be typed; registered once per release."""

from typing import Any

_SUB, _STRING, _ATTACHMENT = 1, 3, 11
_HERE: dict[str, Any] = {
    "name": "film",
    "description": "Which film of this channel; else the last",
    "autocomplete": True,
}
_FILE: dict[str, Any] = {
    "type": _ATTACHMENT, "name": "file", "description": "A screenplay, a clip, a song, captions, a cut"
}  # fmt: skip
_SHOTS: dict[str, Any] = {
    "name": "shots", "description": "Which: 3 5, 3B-2, 3-5", "required": True, "autocomplete": True, "max_length": 200
}  # fmt: skip


def _part(name: str, description: str, *options: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": _SUB, "name": name, "description": description,
        "options": [{"type": _STRING, **option} for option in options],
    }  # fmt: skip


COMMANDS: list[dict[str, Any]] = [
    {
        "name": "film",
        "type": 1,
        "description": "Dailies in the thread: begin a film, or change one",
        "integration_types": [0],
        "contexts": [0],
        "options": [
            _part(
                "new",
                "Begin a film here",
                {"name": "idea", "description": "The film in a sentence", "required": True, "max_length": 1000},
                _FILE,
            ),
            _part("status", "How far it is", _HERE),
            _part("shots", "Its shots", _HERE),
            _part("circle", "Approve takes", _SHOTS, _HERE),
            _part(
                "ng",
                "Reject takes",
                _SHOTS,
                {"name": "note", "description": "What is wrong", "max_length": 1000},
                _HERE,
            ),
            _part(
                "retake",
                "Another take",
                _SHOTS,
                {"name": "note", "description": "What shall be different", "max_length": 1000},
                _HERE,
            ),
            _part("render", "The film as a file", _HERE),
            _part(
                "export",
                "The film in another form",
                {
                    "name": "form",
                    "description": "vertical, square, gif, pdf, ...",
                    "required": True,
                    "autocomplete": True,
                },
                _HERE,
            ),
            _part(
                "share",
                "A link by which a reviewer watches and comments; only you see it",
                {"name": "name", "description": "Who it is for", "required": True, "max_length": 60},
                _HERE,
            ),
            _part("stop", "Stop what is being done; what is finished is kept", _HERE),
            _part(
                "say",
                "Tell the director",
                {"name": "words", "description": "make shot 2 darker", "required": True, "max_length": 4000},
                _FILE,
                _HERE,
            ),
            _part(
                "follow",
                "Show a film here that was begun elsewhere",
                {"name": "film", "description": "Which film", "required": True, "autocomplete": True},
            ),
            _part(
                "dailies",
                "What becomes of takes that wait for a word",
                {"name": "rule", "description": "remind 4 deadline 24 circle (or hold, remind); off", "max_length": 80},
                _HERE,
            ),
            _part("help", "What may be typed"),
        ],
    }
]
