"""Whether a service opens to its key: it is asked for a job that cannot be there, which costs nothing.

key ──a question about no job──> 401, 403: not accepted     anything else: it answered, and did not object
"""

import httpx

from tools.film.errors import WorkprintError
from tools.generators.access import Access, address
from tools.generators.capabilities import Capabilities
from tools.generators.dialects import Dialect
from tools.generators.wire import client_for, send, told

NO_JOB = "workprint-is-there-anyone"
SECONDS = 15.0
"""someone waits for the answer"""


async def knock(service: Capabilities, access: Access, dialect: Dialect) -> str:
    """Why the service does not open, as a sentence; empty when nothing speaks against the key."""
    seconds = min(SECONDS, access.timeout_seconds or service.timeout_seconds)
    try:
        async with client_for(address(service, access), seconds, {}) as client:
            credentials = await dialect.credentials(client)
        async with client_for(address(service, access), seconds, credentials) as client:
            reply = await send(client, dialect.question(NO_JOB))
    except httpx.HTTPError as error:
        return f"{service.title} could not be reached ({told(error)})."
    except WorkprintError as error:
        return error.message
    if reply.status in (401, 403):
        return f"{service.title} does not accept the key (status {reply.status})."
    if reply.status >= 500:
        return f"{service.title} is down (status {reply.status}); try the key again later."
    return ""
