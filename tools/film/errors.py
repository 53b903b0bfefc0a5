"""The one error tree, sorted by who has to react.

WorkprintError            code, message, data
├── DirectorError         the person changes the request: a bad edit, with the legal range
│   ├── NotFound          no such film, scene, shot, take
│   └── Conflict          someone else changed the film first
├── AgentError            a tool call that may be tried again in another form
├── OperatorError         the machine or its set-up: key, binary, disk, configuration
├── ProviderError         a service: quota, refusal, outage
├── ProofFailed           the delivered file is not what was planned
├── Cancelled             the person stopped it; everything done so far is kept
└── Bug                   ours
"""

from typing import Any


class WorkprintError(Exception):
    """A sentence that a film-maker can act on, a stable `code`, and the numbers behind it in `data`."""

    code = "error"

    def __init__(self, message: str, *, code: str | None = None, **data: Any) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or type(self).code
        self.data: dict[str, Any] = data


class DirectorError(WorkprintError):
    code = "bad_edit"


class NotFound(DirectorError):
    code = "not_found"


class Conflict(DirectorError):
    code = "conflict"


class AgentError(WorkprintError):
    code = "bad_tool_call"


class OperatorError(WorkprintError):
    code = "setup"


class ProviderError(WorkprintError):
    code = "provider"


class ProofFailed(WorkprintError):
    code = "proof_failed"


class Cancelled(WorkprintError):
    code = "cancelled"


class Bug(WorkprintError):
    code = "bug"
