"""A token for Google's cloud, from what its users have: a token, or the file that signing in with gcloud leaves.

WORKPRINT_VEO_API_KEY                an access token, as `gcloud auth print-access-token` says it; good for an hour
GOOGLE_APPLICATION_CREDENTIALS       a file of kind authorized_user, exchanged for tokens as they run out
"""

import json
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tools.film.errors import OperatorError
from tools.generators.access import Access
from tools.generators.ports import NoKey
from tools.generators.wire import Call, private_name, send, text

TOKENS = "https://oauth2.googleapis.com/token"
MARGIN_SECONDS = 300.0


class GoogleLogin:
    """Holds a token until it is about to run out."""

    def __init__(self, access: Access) -> None:
        self._access = access
        self._token, self._until = "", 0.0

    async def token(self, client: httpx.AsyncClient) -> str:
        """A token that is good for some minutes more.

        Raises OperatorError when the file of credentials is of no use, NoKey when they are no longer accepted.
        """
        given = self._access.setting("key")
        if given:
            return given
        if time.time() < self._until - MARGIN_SECONDS:
            return self._token
        held = self._credentials()
        form = {
            "grant_type": "refresh_token",
            "client_id": held["client_id"],
            "client_secret": held["client_secret"],
            "refresh_token": held["refresh_token"],
        }
        reply = await send(client, Call("POST", self._address(), form=form))
        token = text(reply.json, "access_token")
        if not reply.ok or not token:
            raise NoKey(
                "Google does not accept the signed-in account any more; sign in again with gcloud.", service="veo"
            )
        self._token, self._until = token, time.time() + float(text(reply.json, "expires_in") or 0)
        return token

    def _address(self) -> str:
        """Google's own, or that of a stand-in on one's own machine."""
        base = self._access.base_url
        return f"{base}/token" if base and private_name(urlsplit(base).hostname or "") else TOKENS

    def _credentials(self) -> dict[str, str]:
        path = self._access.setting("credentials")
        try:
            held = json.loads(Path(path).expanduser().read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise OperatorError(f"The credentials in {path} cannot be read: {error}.", code="bad_setting") from error
        if text(held, "type") != "authorized_user":
            raise OperatorError(
                f"The credentials in {path} are of kind '{text(held, 'type')}'; only those of a person signed in with "
                "`gcloud auth application-default login` are read. For a service account give a token instead: "
                "WORKPRINT_VEO_API_KEY.",
                code="bad_setting",
            )
        return {name: text(held, name) for name in ("client_id", "client_secret", "refresh_token")}
