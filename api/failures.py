"""The error tree over HTTP: one status per branch, and the same JSON that the command line prints.

DirectorError 400   NotAllowed 403   NotFound 404   Conflict 409   OtherVersion 412   TooLarge 413
ProviderError 502   OperatorError 503, of a full disk 507   ProofFailed, Bug 500
"""

import json
from typing import Any, cast

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from api.answers import Failure, FailureSaid
from api.doorman import NotAllowed
from api.uploads import OtherVersion, TooLarge
from tools.film.errors import (
    AgentError,
    Cancelled,
    Conflict,
    DirectorError,
    NotFound,
    OperatorError,
    ProviderError,
    WorkprintError,
)

STATUS: tuple[tuple[type[WorkprintError], int], ...] = (
    (NotAllowed, 403),
    (TooLarge, 413),
    (OtherVersion, 412),
    (NotFound, 404),
    (Conflict, 409),
    (DirectorError, 400),
    (AgentError, 400),
    (Cancelled, 409),
    (ProviderError, 502),
    (OperatorError, 503),
)
"""The first branch that fits; everything else is ours: 500."""

REFUSALS: dict[int | str, str] = {
    400: "It cannot be done, or cannot be read; the sentence says why, with the legal range",
    401: "A token has to be shown",
    403: "It is not for this role, page or host",
    404: "It is not there",
    409: "The film has moved on, or is being worked on, or a yes is needed first",
    408: "The body of the request did not come in time",
    413: "The request is too large",
    431: "The headers are too large",
    500: "A fault of ours, whose details are kept in the home folder",
    502: "A service failed",
    503: "The machine: disk, database, encoder",
    507: "The disk is full",
}
"""What any address may answer instead, each as a code and a sentence."""

SENTENCES = {
    401: (
        "unauthorized",
        "This studio asks for a token: open the address that `workprint serve` printed, or send Authorization: Bearer.",
    ),
    404: ("not_found", "There is nothing at this address; /api/openapi.json lists what there is."),
    405: ("bad_method", "This address does not take that method; /api/openapi.json lists what there is."),
    408: ("too_slow", "The body of the request did not come in time; send it again."),
    413: ("too_large", "The request is too large; a request to the studio has at most 1 MiB."),
    431: ("large_headers", "The headers of the request are too large; 32 KiB is the most."),
    426: ("upgrade_required", "This address is a web socket: open it with ws:// or wss://, as the page does."),
    416: ("bad_range", "The file does not have these bytes."),
}


def said(error: WorkprintError) -> FailureSaid:
    """The error as the JSON of every channel."""
    data = json.loads(json.dumps(error.data, default=str))
    return FailureSaid(code=error.code, message=error.message, data=data)


def status_of(error: WorkprintError) -> int:
    if error.code == "disk_full":
        return 507
    return next((status for branch, status in STATUS if isinstance(error, branch)), 500)


def answer(failure: FailureSaid, status: int) -> JSONResponse:
    headers = {401: {"www-authenticate": "Bearer"}, 426: {"upgrade": "websocket"}}.get(status)
    return JSONResponse(Failure(error=failure).model_dump(mode="json"), status, headers)


def refusal(status: int) -> JSONResponse:
    """The answer for what is refused before anything of ours is reached."""
    code, sentence = SENTENCES[status]
    return answer(FailureSaid(code=code, message=sentence), status)


def tell_failures(app: FastAPI) -> None:
    """Let every error of the application leave in one form."""
    app.add_exception_handler(WorkprintError, _workprint_error)
    app.add_exception_handler(RequestValidationError, _unreadable)
    app.add_exception_handler(HTTPException, _http)


def _workprint_error(_request: Request, error: Exception) -> JSONResponse:
    failed = cast("WorkprintError", error)
    return answer(said(failed), status_of(failed))


def _unreadable(_request: Request, error: Exception) -> JSONResponse:
    """The first thing that is wrong with a request, as a sentence."""
    problem: dict[str, Any] = dict(cast("RequestValidationError", error).errors()[0])
    where = ".".join(str(step) for step in problem["loc"][1:])
    if problem["type"] == "json_invalid":
        sentence = "The body of the request is no JSON."
    elif problem["type"] == "missing":
        sentence = f"The request needs {where}." if where else "The request needs a body of JSON."
    elif problem["type"] == "model_attributes_type" and not where:
        sentence = "The body of the request is a JSON object, sent with Content-Type: application/json."
    elif problem["type"] == "extra_forbidden":
        sentence = f"The request has no field {where}."
    elif problem["type"] == "string_pattern_mismatch":
        sentence = f"{where} is not written so: {str(problem['input'])[:60]!r}. docs/api.md says how."
    else:
        reason = str(problem["msg"])
        sentence = f"{where or 'The body'} is not possible: {reason[:1].lower()}{reason[1:]}."
    return answer(FailureSaid(code="bad_request", message=sentence, data={"field": where}), 400)


def _http(_request: Request, error: Exception) -> JSONResponse:
    status = cast("HTTPException", error).status_code
    if status in SENTENCES:
        return refusal(status)
    return answer(FailureSaid(code="bad_request", message="The body of the request cannot be read."), status)
