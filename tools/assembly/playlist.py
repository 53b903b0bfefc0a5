"""HLS playlists (RFC 8216) of a film at a revision: what there is, in order, with exact lengths.

    master -> picture: unit, unit, small stand-in, unit ...      every piece has its place in the film in its times
           -> sound: two seconds, two seconds, ...
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

VERSION = 7


@dataclass(frozen=True)
class Piece:
    """A segment: its address, its length in seconds, and the address of the init segment it needs."""

    address: str
    seconds: Fraction
    start: str


def master(picture: str, sound: str, size: tuple[int, int], rate: Fraction) -> str:
    """The playlist of playlists, by their addresses."""
    return "\n".join(
        (
            "#EXTM3U",
            f"#EXT-X-VERSION:{VERSION}",
            "#EXT-X-INDEPENDENT-SEGMENTS",
            f'#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="mix",NAME="Mix",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="{sound}"',
            '#EXT-X-STREAM-INF:BANDWIDTH=8000000,CODECS="avc1.640029,mp4a.40.2",'
            f'RESOLUTION={size[0]}x{size[1]},FRAME-RATE={float(rate):.3f},AUDIO="mix"',
            picture,
            "",
        )
    )


def media(pieces: Sequence[Piece]) -> str:
    """The playlist of a whole film; where the coding changes from one piece to the next, it says so."""
    longest = max((math.ceil(piece.seconds) for piece in pieces), default=1)
    lines = [
        "#EXTM3U",
        f"#EXT-X-VERSION:{VERSION}",
        f"#EXT-X-TARGETDURATION:{max(longest, 1)}",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-INDEPENDENT-SEGMENTS",
    ]
    start = ""
    for piece in pieces:
        if piece.start != start:
            lines += [*(["#EXT-X-DISCONTINUITY"] if start else []), f'#EXT-X-MAP:URI="{piece.start}"']
            start = piece.start
        lines += [f"#EXTINF:{float(piece.seconds):.6f},", piece.address]
    return "\n".join((*lines, "#EXT-X-ENDLIST", ""))
