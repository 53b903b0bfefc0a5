"""Where services call back when a take is ready. A call is proved, counted once, and means no more than: look now."""

import hashlib
import json
import time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool

from api.answers import FailureSaid
from api.failures import answer, refusal
from api.house import InHouse
from tools.generators.calling_back import PATH, SPEAKS_FOR, Call, Ears

router = APIRouter(prefix=f"/{PATH.rstrip('/')}", tags=["hooks"])
FORGED = FailureSaid(code="not_signed", message="This call is not that service's own, so nothing was done.")


class Heard(BaseModel):
    """What came of a call."""

    model_config = ConfigDict(frozen=True)

    heard: bool = Field(description="false for one that was heard before, or of a job that is not at work any more")


def _ears(request: Request, house: InHouse) -> Ears:
    """Kept with the application, for the keys that services sign with."""
    state = request.app.state
    if not hasattr(state, "ears"):
        state.ears = Ears(house.studio.settings.services)
    return state.ears


@router.post("/{service}", response_model=Heard)
async def called(service: str, request: Request, house: InHouse, ears: Annotated[Ears, Depends(_ears)]) -> Any:
    """Hear a service that was told to call. What is not its own is refused, and changes nothing."""
    if not ears.expects(service):
        return refusal(404)
    body = await request.body()
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return answer(FORGED, 403)
    call = Call({name.lower(): value for name, value in request.headers.items()}, request.query_params, body)
    job = await ears.heard(service, call, told, time.time())
    if job is None:
        return answer(FORGED, 403)
    mark = hashlib.sha256(service.encode() + b"\n" + body).hexdigest()
    services = SPEAKS_FOR.get(service, (service,))
    return Heard(heard=await run_in_threadpool(house.studio.jobs.called, services, job, mark))
