"""Whether the samples of a unit are what its tables say: H.264 and HEVC, walked from one NAL unit to the next.

    sample: | length | NAL | length | NAL | ...        (ISO/IEC 14496-15; the first sample must refresh the decoder)

It is no decoding and costs as much as reading the file, but finds every cut, gap or overwritten header.
"""

from tools.assembly.mp4 import SampleTable
from tools.film.errors import OperatorError

AVC_REFRESH = range(5, 6)
HEVC_REFRESH = range(16, 22)
LENGTH_BYTES = 4


def check_samples(table: SampleTable) -> None:
    """Read all samples of a unit. Raises OperatorError when one is not whole or a key frame is none.

    Other codecs than H.264 and HEVC have no lengths to walk; of them the tables alone are known to fit the file.
    """
    kind = table.coding
    if kind not in (b"avc1", b"hvc1", b"hev1"):
        return
    avc = kind == b"avc1"
    refresh = AVC_REFRESH if avc else HEVC_REFRESH
    keys = set(table.keys)
    if 0 not in keys:
        raise _broken(table, "does not begin with a key frame")
    with table.path.open("rb") as file:
        file.seek(table.offset)
        for number, size in enumerate(table.sizes):
            sample = file.read(size)
            kinds = _nal_kinds(sample, avc=avc) if len(sample) == size else None
            if kinds is None:
                raise _broken(table, f"has a damaged frame ({number})")
            if number in keys and not any(kind in refresh for kind in kinds):
                raise _broken(table, f"has no key frame where one should be ({number})")


def _nal_kinds(sample: bytes, *, avc: bool) -> list[int] | None:
    """The types of the NAL units of a sample; None when they do not fill it exactly."""
    at = 0
    kinds: list[int] = []
    while at + LENGTH_BYTES < len(sample):
        length = int.from_bytes(sample[at : at + LENGTH_BYTES])
        head = sample[at + LENGTH_BYTES]
        if length == 0 or head & 0x80:
            return None
        kinds.append(head & 0x1F if avc else head >> 1 & 0x3F)
        at += LENGTH_BYTES + length
    return kinds if kinds and at == len(sample) else None


def _broken(table: SampleTable, what: str) -> OperatorError:
    return OperatorError(f"{table.path} {what}.", code="broken_segment", path=str(table.path))
