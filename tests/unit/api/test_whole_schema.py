"""The whole interface, asked by schemathesis: no fault of ours, and no answer that the description does not name."""

# pyright: reportUnknownVariableType=false

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from agent.ports import Emit, Situation, Thought
from api.app import build_app
from api.doorman import Policy
from tests.fakes.patient_hands import PatientHands
from tools.film.film import Film
from tools.settings import Settings
from tools.studio import Studio

EXAMPLES = 8
HERON = "heron-1a2b"
CHECKS: list[Any] = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@schemathesis.serializer("application/offset+octet-stream")
def part_of_a_file(_context: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


class Reserved:
    """A director who says one word."""

    name = "reserved"

    def think(self, situation: Situation, emit: Emit) -> Thought:
        return Thought(words="Hm.")


@pytest.fixture(scope="module")
def interface(tmp_path_factory: pytest.TempPathFactory) -> Generator[Any]:
    studio = Studio(Settings(home=Path(tmp_path_factory.mktemp("schema"))))
    studio.create(Film(id=HERON, title="Heron"))
    patient = PatientHands()
    patient.go.set()
    app = build_app(studio, Policy(hosts=None), patient.hands(), directing=lambda settings: Reserved())
    with TestClient(app):
        yield schemathesis.openapi.from_asgi("/api/openapi.json", app)
    studio.close()


def test_every_address_answers_as_it_is_described(interface: Any):
    wrong: list[str] = []
    for found in interface.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
        )
        @given(case=operation.as_strategy())
        def answers(case: Any) -> None:
            if "film" in case.path_parameters:
                case.path_parameters["film"] = HERON
            case.call_and_validate(checks=CHECKS)

        try:
            answers()
        except AssertionError as error:
            wrong.append(f"{operation.label}: {error}")
        except BaseExceptionGroup as errors:
            wrong += [f"{operation.label}: {error}" for error in errors.exceptions]
    assert not wrong, "\n\n".join(wrong)
