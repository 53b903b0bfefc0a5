"""Whether a message was signed with an Ed25519 key: RFC 8032, section 5.1.7, verification alone.

Plain arithmetic: a few milliseconds a signature, for calls that come once a take. Nothing secret takes part in it.
"""

import hashlib

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
HALF = pow(2, (P - 1) // 4, P)
"""a square root of -1"""
Point = tuple[int, int, int, int]
"""X, Y, Z, T: x = X/Z, y = Y/Z, x*y = T/Z"""
_BASE_Y = 4 * pow(5, P - 2, P) % P


def verified(key: bytes, message: bytes, signature: bytes) -> bool:
    """Whether `signature` (64 bytes) is that of `message` by the public key `key` (32 bytes)."""
    if len(key) != 32 or len(signature) != 64:
        return False
    whose, nonce = _point(key), _point(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if whose is None or nonce is None or scalar >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(digest, "little") % ORDER
    base = _point(_BASE_Y.to_bytes(32, "little"))
    return base is not None and _same(_times(scalar, base), _sum(nonce, _times(challenge, whose)))


def _point(encoded: bytes) -> Point | None:
    """The point of 32 bytes: y, and in the highest bit which x; None when there is none."""
    number = int.from_bytes(encoded, "little")
    y, odd = number & (1 << 255) - 1, number >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * HALF % P
    if (x * x - square) % P or (not x and odd):
        return None
    x = P - x if x & 1 != odd else x
    return x, y, 1, x * y % P


def _sum(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def _times(count: int, point: Point) -> Point:
    total: Point = (0, 1, 1, 0)
    while count:
        if count & 1:
            total = _sum(total, point)
        point, count = _sum(point, point), count >> 1
    return total


def _same(one: Point, other: Point) -> bool:
    return not ((one[0] * other[2] - other[0] * one[2]) % P or (one[1] * other[2] - other[1] * one[2]) % P)
