"""What a delivered file says of itself, for the joiner to write and for whoever signs to sign.

joined file + keys + XMP packet   the essence: follows from the film alone, whoever delivers it
            └──sign──────────>    the delivery: the essence with its credentials, the same for the same signer
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Seal:
    """`name` is the same exactly when the file says the same. `sign` is called with the finished file and the sha256 of
    its essence; None where nothing is signed, such as in a container that cannot hold it."""

    name: str
    tags: tuple[tuple[str, str], ...] = ()
    packet: bytes = b""
    sign: Callable[[Path, str], None] | None = None


UNSEALED = Seal(name="")
"""For a file that says nothing of itself."""
