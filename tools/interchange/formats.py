"""The formats of cuts: who writes and reads each, and what it carries."""

from collections.abc import Callable
from dataclasses import dataclass

from tools.interchange import (
    aaf,
    aaf_reading,
    edl,
    edl_reading,
    fcpxml,
    fcpxml_reading,
    jsx,
    mlt,
    otio,
    otio_reading,
    tables,
    xmeml,
    xmeml_reading,
)
from tools.interchange.carrying import Carries
from tools.interchange.cut import Cut, Read

Write = Callable[[Cut], bytes]
ReadBytes = Callable[[bytes, str], Read]


@dataclass(frozen=True)
class Format:
    """A format: the end of its file names, what it carries, its writer, and its reader where there is one."""

    suffix: str
    carries: Carries
    write: Write
    read: ReadBytes | None = None


FORMATS: dict[str, Format] = {
    "otio": Format(".otio", otio.CARRIES, otio.write, otio_reading.read),
    "fcpxml": Format(".fcpxml", fcpxml.CARRIES, fcpxml.write, fcpxml_reading.read),
    "xmeml": Format(".xml", xmeml.CARRIES, xmeml.write, xmeml_reading.read),
    "edl": Format(".edl", edl.CARRIES, edl.write, edl_reading.read),
    "aaf": Format(".aaf", aaf.CARRIES, aaf.write, aaf_reading.read),
    "mlt": Format(".mlt", mlt.CARRIES, mlt.write),
    "jsx": Format(".jsx", jsx.CARRIES, jsx.write),
    "ale": Format(".ale", tables.ALE, tables.ale),
}
