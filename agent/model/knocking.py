"""Whether the service of the language model opens to its key: it is asked which models it has, which costs nothing."""

import httpx

from agent.model.wire import OPENAI
from tools.settings import Settings

SECONDS = 15.0


def knock(settings: Settings) -> str:
    """Why it does not open, as a sentence; empty when nothing speaks against the key."""
    address = (settings.model_url or OPENAI).rstrip("/")
    key = settings.model_key.get_secret_value() if settings.model_key else ""
    headers = {"authorization": f"Bearer {key}"} if key else {}
    try:
        answer = httpx.get(f"{address}/models", headers=headers, timeout=min(SECONDS, settings.model_timeout))
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeEncodeError) as error:
        return f"The service of the language model could not be reached ({type(error).__name__})."
    if answer.status_code in (401, 403):
        return f"The service of the language model does not accept the key (status {answer.status_code})."
    if answer.status_code >= 500:
        return f"The service of the language model is down (status {answer.status_code}); try again later."
    return ""
