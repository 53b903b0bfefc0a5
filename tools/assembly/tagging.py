"""Keys and an XMP packet in an MP4 or QuickTime file, as readers of metadata look for them.

    moov ── udta ── meta: hdlr (mdta), keys, ilst      keys with values, as QuickTime has them
    uuid (BE7ACFCB-...)                                the XMP packet, after the samples

Source: Apple, QuickTime File Format, "Metadata"; XMP Specification Part 3, "MPEG-4".
"""

import struct
from collections.abc import Sequence

from tools.assembly.mp4 import box, full_box

XMP_BOX = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
UTF8 = 1


def metadata_box(tags: Sequence[tuple[str, str]]) -> bytes:
    """The box of keys and their values."""
    names = [name.encode() for name, _ in tags]
    keys = b"".join(struct.pack(">I4s", len(name) + 8, b"mdta") + name for name in names)
    items = (
        box(number.to_bytes(4, "big").decode("latin-1"), box("data", struct.pack(">II", UTF8, 0), value.encode()))
        for number, (_, value) in enumerate(tags, 1)
    )
    handler = full_box("hdlr", 0, 0, bytes(4), b"mdta", bytes(12), b"\0")
    return full_box(
        "meta", 0, 0, handler, full_box("keys", 0, 0, struct.pack(">I", len(names)), keys), box("ilst", *items)
    )


def packet_box(packet: bytes) -> bytes:
    """The box of an XMP packet."""
    return box("uuid", XMP_BOX, packet)
