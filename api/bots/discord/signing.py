"""Whether Discord signed a request: Ed25519 over its time and its body, by the public key of the application."""

import time
from collections.abc import Mapping

from nacl.exceptions import BadSignatureError
from nacl.signing import VerifyKey

OLDEST = 300.0
"""seconds that a request may have been on its way; one that is older was recorded, or the clock is wrong"""


def is_signed(public_key: str, headers: Mapping[str, str], body: bytes, now: float | None = None) -> bool:
    """Whether the request is Discord's own, and new. Header names are in lower case."""
    signature, stamp = headers.get("x-signature-ed25519", ""), headers.get("x-signature-timestamp", "")
    try:
        if abs((time.time() if now is None else now) - float(stamp)) > OLDEST:
            return False
        VerifyKey(bytes.fromhex(public_key)).verify(stamp.encode() + body, bytes.fromhex(signature))
    except (BadSignatureError, ValueError):
        return False
    return True
