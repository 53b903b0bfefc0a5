"""Services that call back when a take is ready: where they are told to call, and whether a call is really theirs.

order ──with our address──> the service ... call ──signed (fal), or with our word (Kling, HeyGen)──> look now
                                                └─ anything else ──> refused

A call says nothing that counts: the job is looked at sooner, and how it stands is what that look finds. Only with a
public address (https) is any service told to call; without one, looking every few seconds is all there is.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

import httpx
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tools.generators.access import Access
from tools.generators.wire import client_for, items, text

PATH = "hooks/"
"""below the public address"""
KEYS_AT = "https://rest.fal.ai/.well-known/jwks.json"
KEPT = 86_400.0
"""seconds that a service's keys are kept"""
APART = 300.0
"""seconds that a signed call may be old, or the clocks apart"""
NAMED: Mapping[str, tuple[str, ...]] = {
    "fal": ("request_id",),
    "kling": ("task_id",),
    "heygen": ("event_data", "video_id"),
}
"""where each service's call names its job"""
SIGNED = ("fal",)
SPEAKS_FOR: Mapping[str, tuple[str, ...]] = {"fal": ("fal", "pika")}
"""services of ours whose jobs another one's calls are about"""


@dataclass(frozen=True)
class Call:
    """A request to us, as it came. Header names are in lower case."""

    headers: Mapping[str, str]
    query: Mapping[str, str]
    body: bytes


@dataclass
class Ears:
    """Hears the calls of the services that this studio has access to. Keeps the keys that fal signs with for a day."""

    services: Mapping[str, Access]
    _keys: dict[str, tuple[float, list[bytes]]] = field(default_factory=dict[str, tuple[float, list[bytes]]])

    def expects(self, service: str) -> bool:
        """Whether that service was told to call."""
        access = self.services.get(service)
        return service in NAMED and access is not None and bool(access.callback)

    async def heard(self, service: str, call: Call, answer: Any, now: float) -> str | None:
        """The job, as the service calls it, that a call is about; None when the call is not the service's own.

        `answer` is the parsed body, `now` seconds since 1970.
        """
        access = self.services[service]
        if service in SIGNED:
            true = await self._signed(access, call, now)
        else:
            order = call.query.get("order", "")
            said = call.query.get("word", "").encode()
            true = bool(order) and hmac.compare_digest(said, word(access, order).encode())
        return text(answer, *NAMED[service]) if true else None

    async def _signed(self, access: Access, call: Call, now: float) -> bool:
        """fal's own signature, over the ids and the time that it sends and the hash of the body."""
        parts = [call.headers.get(f"x-fal-webhook-{name}", "") for name in ("request-id", "user-id", "timestamp")]
        try:
            if abs(now - float(parts[2])) > APART:
                return False
            signature = bytes.fromhex(call.headers.get("x-fal-webhook-signature", ""))
        except ValueError:
            return False
        message = "\n".join((*parts, hashlib.sha256(call.body).hexdigest())).encode()
        return any(verified(key, message, signature) for key in await self._known(access, now))

    async def _known(self, access: Access, now: float) -> list[bytes]:
        """The keys in use; what was known before stands while they cannot be fetched."""
        address = access.options.get("jwks_url") or KEYS_AT
        since, keys = self._keys.get(address, (0.0, []))
        if now - since > KEPT:
            try:
                async with client_for(address, 10.0, {}) as client:
                    told = (await client.get(address)).json()
            except (httpx.HTTPError, ValueError):
                return keys
            keys = [_bytes(text(key, "x")) for key in items(told, "keys")]
            self._keys[address] = (now, keys)
        return keys


def verified(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` is the Ed25519 one (RFC 8032) of `message` by the public key `key`, 32 bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def address_for(service: str, access: Access, order: str) -> str:
    """Where a service is told to call about an order of ours; empty where it is not told at all.

    `order` is our own name for it. What is not signed carries a word that only this account's key makes.
    """
    if not access.callback:
        return ""
    place = f"{access.callback}{PATH}{service}"
    return place if service in SIGNED else f"{place}?order={quote(order, safe='')}&word={word(access, order)}"


def word(access: Access, order: str) -> str:
    """The word by which a call about an order is known to come from whom it was given to."""
    secret = access.setting("second_key") or access.setting("key")
    return hmac.new(secret.encode(), f"call back {order}".encode(), hashlib.sha256).hexdigest()[:40]


def _bytes(letters: str) -> bytes:
    try:
        return urlsafe_b64decode(letters + "=" * (-len(letters) % 4))
    except ValueError:
        return b""
