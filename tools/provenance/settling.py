"""A manifest without chance in it: the same film, signed by the same key, has the same credentials, byte for byte.

The library gives each assertion a random salt, over which it is hashed. Here each salt follows from what it salts, the
hashes follow from the salts, and the claim that holds the hashes is signed anew. Nothing changes its length.

    jumb c2pa ── jumb (ingredients' manifests, left alone) ── jumb the manifest
                     ├─ jumb c2pa.assertions ── jumb assertion: jumd (label, c2sh salt), content
                     ├─ jumb c2pa.claim.v2 ── cbor: the assertions' labels and hashes
                     └─ jumb c2pa.signature ── cbor: COSE_Sign1 over the claim

Source: ISO/IEC 19566-5 (JUMBF), C2PA 2.x "Hashing JUMBF boxes", RFC 9052 section 4.4 (Sig_structure).
"""

import hashlib
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tools.film.errors import Bug

SALT = b"\0\0\0\x18c2sh"
SALT_BYTES = 16
LABEL_AT = 17
"""Where in a description box the label begins: after a type of 16 bytes and a byte of toggles."""

ACTIONS = "c2pa.actions"
SIGN1 = b"\xd2\x84"
CONTEXT = b"\x84\x6aSignature1"


@dataclass(frozen=True)
class _Box:
    """A superbox: `start` is where its content begins, after the header, and `end` where it ends."""

    label: str
    start: int
    end: int


def settled(manifest: bytes, sign: Callable[[bytes], bytes]) -> bytes:
    """The same manifest store with salts that follow from what they salt; `sign` signs its claim again.

    Raises Bug when the store is not built as the library builds them.
    """
    data = bytearray(manifest)
    try:
        active = list(_children(data, _whole(data)))[-1]
        parts = {box.label: box for box in _children(data, active)}
        claim, signature = parts["c2pa.claim.v2"], parts["c2pa.signature"]
        assertions = list(_children(data, parts["c2pa.assertions"]))
    except (KeyError, IndexError, ValueError, struct.error) as error:
        raise Bug(f"The manifest is not built as expected: {error}.", code="manifest_layout") from error
    _salt(data, assertions, claim)
    signed = _content(data, signature)
    old = _signature(data, signed)
    protected = _byte_string(data, signed[0] + len(SIGN1))
    body = bytes(data[slice(*_content(data, claim))])
    asked = CONTEXT + protected + b"\x40" + _head(len(body)) + body
    new = sign(asked)
    if len(new) != old[1] - old[0]:
        raise Bug("The new signature has another length.", code="manifest_layout")
    data[slice(*old)] = new
    return bytes(data)


def _salt(data: bytearray, assertions: list[_Box], claim: _Box) -> None:
    """Salt each assertion anew and put its hash in place: in the claim, and in the actions, which name ingredients by
    theirs and so are salted last."""
    actions = [box for box in assertions if box.label.startswith(ACTIONS)]
    former = {box.label: _digest(data, box) for box in assertions}
    for box in sorted(assertions, key=lambda box: box in actions):
        at = data.find(SALT, box.start, box.end)
        if at < 0:
            raise Bug(f"{box.label} has no salt.", code="manifest_layout")
        at += len(SALT)
        data[at : at + SALT_BYTES] = bytes(SALT_BYTES)
        data[at : at + SALT_BYTES] = _digest(data, box)[:SALT_BYTES]
        new = _digest(data, box)
        for holder in (claim, *(other for other in actions if other is not box)):
            _replace(data, (holder.start, holder.end), former[box.label], new)


def _replace(data: bytearray, within: tuple[int, int], old: bytes, new: bytes) -> None:
    at = data.find(old, *within)
    while at >= 0:
        data[at : at + len(new)] = new
        at = data.find(old, at + len(new), within[1])


def _digest(data: bytearray, box: _Box) -> bytes:
    """The hash of an assertion: over its boxes, without the header of the box about them."""
    return hashlib.sha256(data[box.start : box.end]).digest()


def _whole(data: bytearray) -> _Box:
    return next(_superboxes(data, 0, len(data)))


def _children(data: bytearray, parent: _Box) -> Iterator[_Box]:
    return _superboxes(data, parent.start, parent.end)


def _superboxes(data: bytearray, start: int, end: int) -> Iterator[_Box]:
    at = start
    while at < end:
        size, kind = struct.unpack_from(">I4s", data, at)
        if size < 8 or at + size > end:
            raise ValueError("a box that does not fit")
        if kind == b"jumb":
            label_at = at + 16 + LABEL_AT
            label = bytes(data[label_at : data.index(0, label_at)]).decode()
            yield _Box(label, at + 8, at + size)
        at += size


def _content(data: bytearray, box: _Box) -> tuple[int, int]:
    """Where the content of the CBOR box in a superbox lies."""
    at = box.start
    while at < box.end:
        size, kind = struct.unpack_from(">I4s", data, at)
        if kind == b"cbor":
            return at + 8, at + size
        at += size
    raise Bug(f"{box.label} holds no CBOR.", code="manifest_layout")


def _signature(data: bytearray, content: tuple[int, int]) -> tuple[int, int]:
    """Where the signature lies: the last byte string, after the payload, which is detached."""
    for size in (64, 96, 132, 256, 384, 512):
        head = b"\xf6" + _head(size)
        at = content[1] - size
        if bytes(data[at - len(head) : at]) == head:
            return at, content[1]
    raise Bug("The manifest has no signature where it should be.", code="manifest_layout")


def _byte_string(data: bytearray, at: int) -> bytes:
    """The CBOR byte string at `at`, head and all."""
    first = data[at]
    if not 0x40 <= first <= 0x59:
        raise Bug("The signature has no protected header.", code="manifest_layout")
    if first < 0x58:
        return bytes(data[at : at + 1 + (first - 0x40)])
    wide = 1 if first == 0x58 else 2
    size = int.from_bytes(data[at + 1 : at + 1 + wide], "big")
    return bytes(data[at : at + 1 + wide + size])


def _head(size: int) -> bytes:
    """The head of a CBOR byte string of so many bytes."""
    if size < 24:
        return bytes([0x40 + size])
    for first, form in ((0x58, ">B"), (0x59, ">H"), (0x5A, ">I")):
        if size < 1 << (8 * struct.calcsize(form)):
            return bytes([first]) + struct.pack(form, size)
    raise Bug("The claim is larger than any claim.", code="manifest_layout")
