"""Media that are not here, in words that a film keeps: enough to find them later, and to name them in a cut.

from frame 96 of wind.wav (5f2c...) at 86400        the frame, the file, the hash of its content, its timecode
"""

import re

from tools.interchange.cut import Source

_MISSING = re.compile(r"from frame (-?\d+) of (.+?)(?: \(([0-9a-f]{64})\))?(?: at (\d+))?$", re.DOTALL)
OFFLINE_SOUND = "OFFLINE: "
"""how a sound is called whose recording is not here, before its name"""


def missing_note(source_in: int, source: Source) -> str:
    """What has to be known of media that are not here, to find them later."""
    content = f" ({source.media})" if re.fullmatch(r"[0-9a-f]{64}", source.media) else ""
    start = f" at {source.start}" if source.start else ""
    return f"from frame {source_in} of {source.name[:1500]}{content}{start}"


def missing_in(note: str) -> tuple[int, Source] | None:
    """The frame and the source that a note of `missing_note` tells; None for other words."""
    found = _MISSING.fullmatch(note)
    if found is None:
        return None
    return int(found[1]), Source(name=found[2][:400], media=found[3] or "", start=int(found[4] or 0))
