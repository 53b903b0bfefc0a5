"""Discord's REST, as much of it as we speak: its limits kept before they are reached, its failures sorted."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx

from api.bots.ports import Closed, Gone, Later, Outside, Refused

AGENT = "DiscordBot (https://github.com/workprint/workprint, 1)"
AWAY = 5.0
TIMEOUT = 30.0
UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, MISSING_ACCESS, ARCHIVED, TOO_LARGE = 10003, 10008, 50001, 50083, 40005


class Archived(Exception):
    """The thread is archived, and has to be opened before anything in it is edited."""


class TooLarge(Refused):
    """The file is more than this server takes."""


class Rest:
    """Calls by the bot's token. Raises Gone, Later and Refused."""

    def __init__(self, base_url: str, token: str, now: Callable[[], float] = time.monotonic) -> None:
        self._token, self._now = token, now
        self._web = httpx.AsyncClient(base_url=base_url, headers={"user-agent": AGENT}, timeout=TIMEOUT)
        self._full: dict[str, float] = {}

    async def close(self) -> None:
        await self._web.aclose()

    async def ask(
        self, method: str, path: str, body: Any = None, *, file: tuple[str, Path] | None = None, token: bool = True
    ) -> Any:
        """One call, with a file as (name, path) beside its body. Without `token` the path itself has the secret."""
        route = f"{method} {_bucket(path)}"
        if (wait := self._full.get(route, 0.0) - self._now()) > 0:
            raise Later(wait, here=True)
        headers = {"authorization": f"Bot {self._token}"} if token else {}
        try:
            if file is not None:
                name, place = file
                with place.open("rb") as read:
                    told = await self._web.request(
                        method,
                        path,
                        headers=headers,
                        data={"payload_json": json.dumps(body)},
                        files={"files[0]": (name, read)},
                    )
            else:
                told = await self._web.request(method, path, headers=headers, json=body)
        except (httpx.HTTPError, OSError):
            raise Later(AWAY) from None
        self._note(route, told)
        if told.is_success:
            return told.json() if told.content else None
        raise _failure(told)

    def _note(self, route: str, told: httpx.Response) -> None:
        """A bucket that is empty is not asked again before it is filled."""
        if told.headers.get("x-ratelimit-remaining") == "0":
            self._full[route] = self._now() + _number(told.headers.get("x-ratelimit-reset-after"), 1.0)


def _bucket(path: str) -> str:
    """Limits are counted by channel, not by message."""
    parts = path.split("/")
    return "/".join(part if place < 2 or not part.isdigit() else "-" for place, part in enumerate(parts))


def _failure(told: httpx.Response) -> Exception:
    try:
        said: dict[str, Any] = told.json()
    except ValueError:
        said = {}
    if told.status_code == 429:
        wait = _number(said.get("retry_after"), _number(told.headers.get("retry-after"), AWAY))
        return Later(wait, here=not said.get("global", False))
    if told.status_code >= 500:
        return Later(AWAY)
    if told.status_code == 413 or said.get("code") == TOO_LARGE:
        return TooLarge("the file is too large")
    match said.get("code"):
        case code if code == UNKNOWN_MESSAGE:
            return Gone()
        case code if code == ARCHIVED:
            return Archived()
        case code if code == UNKNOWN_CHANNEL:
            return Closed("deleted")
        case code if code == MISSING_ACCESS:
            return Outside(f"{told.status_code} {said.get('message', '')}")
        case _:
            return Refused(f"{told.status_code} {said.get('message', '')}")


def _number(given: Any, otherwise: float) -> float:
    try:
        return float(given)
    except (TypeError, ValueError):
        return otherwise
