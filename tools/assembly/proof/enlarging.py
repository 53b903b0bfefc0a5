# pyright: reportUnknownMemberType=false
"""A small frame in the size in which the film shows it.

    take 160 x 90  -- as the film is scaled -->  1280 x 720  -- means of blocks -->  print 96 x 54

Blocks that are hardly larger than the samples of a take hold other colours before it is enlarged than after: its chroma
lies at the left of its pixels, which are as wide as several of the film, and a print takes it for their middle.
"""

from dataclasses import dataclass, field

import av
from av.filter import Graph

from tools.assembly.conforming import SCALER
from tools.assembly.pixels import SITED

UNCHANGED = {"in_color_matrix": "bt709", "out_color_matrix": "bt709", "in_range": "tv", "out_range": "tv"}
"""Whatever the colours of a frame are, they stay as they are."""

Kind = tuple[int, int, str, tuple[int, int]]


@dataclass
class Enlarger:
    """Scales frames as the film does; the scaler is kept while frames are of one kind."""

    _kind: Kind | None = None
    _graph: Graph = field(default_factory=Graph)

    def enlarge(self, frame: av.VideoFrame, size: tuple[int, int]) -> av.VideoFrame:
        """A frame of Y, U and V in the range and matrix it was coded in, `size` in width and height."""
        kind = (frame.width, frame.height, frame.format.name, size)
        if kind != self._kind:
            self._graph, self._kind = _scaler(frame, size), kind
        self._graph.push(frame)
        large = self._graph.pull()
        assert isinstance(large, av.VideoFrame)
        return large


def _scaler(frame: av.VideoFrame, size: tuple[int, int]) -> Graph:
    graph = Graph()
    given = graph.add_buffer(
        width=frame.width, height=frame.height, format=frame.format, time_base=frame.time_base or None
    )
    words = "".join(f":{name}={value}" for name, value in (UNCHANGED | SITED).items())
    scale = graph.add("scale", f"{size[0]}:{size[1]}:flags={SCALER}{words}")
    taken = graph.add("buffersink")
    given.link_to(scale)
    scale.link_to(taken)
    graph.configure()
    return graph
