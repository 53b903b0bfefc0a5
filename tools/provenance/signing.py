# pyright: reportUnknownMemberType=false
"""Signing a finished file: its manifest is embedded, hashed over its bytes, and the same each time.

file ──library: embed, hash──> signed file ──settle: no chance, our signature──> the same bytes every time
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tools.film.errors import Bug, OperatorError
from tools.media.disk import whole_file
from tools.provenance.containers import look_into
from tools.provenance.offline import OFFLINE
from tools.provenance.settling import settled

if TYPE_CHECKING:
    from tools.provenance.identity import Identity

CUT_UP = ("image/jpeg", "image/gif")
"""Formats that hold a manifest in pieces, each with a head of its own."""

GIF_EXTENSION = b"\x21\xff\x0bC2PA_GIF\x01\x00\x00"

SEARCHED = 1 << 20
"""Bytes from a file's start within which its manifest begins."""


@dataclass(frozen=True)
class Ingredient:
    """What a file is made of: its entry in the manifest and, where it has credentials of its own, its file."""

    entry: dict[str, Any]
    path: Path | None = None


@dataclass(frozen=True)
class Statement:
    """What a file is going to say of itself: a manifest definition of C2PA, and what it is made of."""

    definition: dict[str, Any]
    ingredients: Sequence[Ingredient] = ()


def sign_file(path: Path, statement: Statement, identity: "Identity") -> int:
    """Embed the statement in the file, signed; returns the bytes that it grew by. Atomic.

    The same file, statement and identity give the same bytes, unless the key is RSA.
    Raises OperatorError when the certificate is not one for content credentials, or the disk is full.
    """
    import c2pa

    form = look_into(path).format
    if form not in c2pa.Builder.get_supported_mime_types():
        raise Bug(f"{path.name} cannot carry content credentials.", code="no_credentials")
    before = path.stat().st_size
    try:
        with whole_file(path) as signed:
            info = c2pa.C2paSignerInfo(identity.algorithm, identity.chain, identity.key_pem(), None)
            with (
                c2pa.Context.from_dict(OFFLINE) as context,
                c2pa.Signer.from_info(info) as signer,
                c2pa.Builder(statement.definition, context) as builder,
            ):
                for ingredient in statement.ingredients:
                    _add(builder, ingredient)
                with path.open("rb") as source, signed.open("w+b") as target:
                    store = builder.sign(signer, form, source, target)
            _put(signed, form, store, settled(store, identity.sign))
            return signed.stat().st_size - before
    except c2pa.C2paError as error:
        raise OperatorError(
            f"The delivery cannot be signed: {str(error).rstrip('.')}. "
            "See docs/provenance.md for what a signing certificate needs, or set WORKPRINT_CREDENTIALS=off.",
            code="not_signed",
        ) from error


def _add(builder: Any, ingredient: Ingredient) -> None:
    if ingredient.path is None:
        builder.add_ingredient(ingredient.entry, "application/octet-stream", BytesIO())
        return
    with ingredient.path.open("rb") as file:
        builder.add_ingredient(ingredient.entry, look_into(ingredient.path).format, file)


def _put(path: Path, form: str, old: bytes, new: bytes) -> None:
    """Write the settled manifest where the library put its own."""
    with path.open("r+b") as file:
        pieces = _pieces(file.read() if form in CUT_UP else file.read(len(old) + SEARCHED), form, old)
        at = 0
        for start, size in pieces:
            file.seek(start)
            file.write(new[at : at + size])
            at += size


def _pieces(data: bytes, form: str, store: bytes) -> list[tuple[int, int]]:
    """Where the store lies in a file, as (offset, bytes) in order. Raises Bug when it does not lie there."""
    cut = {"image/jpeg": _segments, "image/gif": _sub_blocks}.get(form)
    pieces = list(cut(data)) if cut else [(data.find(store), len(store))]
    if b"".join(data[start : start + size] for start, size in pieces) != store:
        raise Bug("The manifest is not where it was put.", code="manifest_layout")
    return pieces


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """The APP11 segments of a JPEG (ISO/IEC 19566-5): all but the first repeat the head of the box that goes on."""
    at, first = 2, True
    while data[at] == 0xFF and data[at + 1] != 0xDA:
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if data[at + 1] == 0xEB and data[at + 4 : at + 6] == b"JP":
            skip = 4 + 8 + (0 if first else 8)
            yield at + skip, size + 2 - skip
            first = False
        at += 2 + size


def _sub_blocks(data: bytes) -> Iterator[tuple[int, int]]:
    """The sub-blocks of a GIF's extension, each after a byte with its size."""
    at = data.find(GIF_EXTENSION) + len(GIF_EXTENSION)
    while data[at]:
        yield at + 1, data[at]
        at += 1 + data[at]
