"""A model that knows what is wanted can say it with its tools, and a long talk costs no more than a short one."""

import json
from pathlib import Path
from typing import Any

from agent.conversation import Act
from agent.embedded.director import EmbeddedDirector
from agent.evaluation.cases import Case, load_cases
from agent.evaluation.expecting import expected_acts
from agent.evaluation.running import play
from agent.model.director import ModelDirector
from tests.fakes.model_room import model_room
from tests.fakes.openai_server import OpenAIServer, calling, calling_all, saying
from tools.settings import Settings
from tools.writing.lexicon import Lexicon

EVERY = 8
"""of the evaluation's messages; all of them take half a minute, and come out the same"""


def _wanted(case: Case) -> list[Act]:
    return [expected_acts(fields)[0].sample for fields in case.expect]


def _call(act: Act) -> tuple[str, dict[str, Any]]:
    fields: dict[str, Any] = json.loads(act.model_dump_json(exclude_defaults=True))
    return act.kind, {name: value for name, value in fields.items() if name != "kind"}


def test_whatever_the_evaluation_expects_can_be_called(tmp_path: Path):
    cases = [case for case in load_cases() if case.expect][::EVERY]
    lexicon = Lexicon(None)
    with OpenAIServer([saying("x")]) as server:
        settings = Settings.model_validate({"home": tmp_path, "model_url": server.url, "model": "oracle"})
        brain = ModelDirector(settings, EmbeddedDirector(lexicon), lexicon)
        for case in cases:
            server.script[:] = [calling_all([_call(act) for act in _wanted(case)]), saying("Done.")]
            played = play(case, brain)
            assert played.verdict.rated == "exact", (case.say, played.outcome.words)
        brain.close()
    assert len(cases) > 50


def test_a_long_talk_costs_no_more_than_a_short_one(tmp_path: Path):
    with model_room(tmp_path, [saying("x")]) as room:
        for turn in range(40):
            room.server.script[:] = [calling("set_duration", {"shots": [1], "seconds": 2 + turn % 5}), saying("Done.")]
            reply = room.say(f"make the first shot {2 + turn % 5} seconds")
            assert "used what one may" not in reply.text
        sizes = [len(json.dumps(request)) for request in room.requests[::2]]
    assert max(sizes[10:]) < sizes[8] + 2000
