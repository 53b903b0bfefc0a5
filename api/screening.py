"""What became playable, told to the pages of a film: parts that were rendered, and the mix.

work goes on, or the mix is made ──> what is rendered now ──less what was told──> preview
"""

from starlette.concurrency import run_in_threadpool

from api.answers import Segment
from api.events import Playable
from tools.film.errors import WorkprintError
from tools.production.playable import Shown
from tools.production.previewing import Previews

PIECES = "/api/preview"
MOST = 120
"""segments that are told; of more, only that there are more"""


def segment(shown: Shown) -> Segment:
    """A part of the pictures as it is told."""
    return Segment(
        start=shown.start,
        frames=shown.frames,
        key=shown.key,
        address=shown.address,
        init=shown.start_address,
        rendered=shown.rendered,
        made=shown.made,
    )


class Screening:
    """What the pages of one film were told of one revision; it starts anew when the revision is another."""

    def __init__(self, previews: Previews, film: str) -> None:
        self._previews, self._film = previews, film
        self._revision = -1
        self._before: frozenset[str] = frozenset()
        self._told: frozenset[str] = frozenset()
        self._sound: bool | None = None

    async def look(self, *, mixed: bool = False) -> Playable | None:
        """All that can be played as it will be delivered; None when nothing came since the last look.

        Of many parts only that there are many is told, and from then on what comes after them.
        """
        try:
            shown = await run_in_threadpool(self._previews.playable, self._film, None, PIECES)
        except WorkprintError:
            # What cannot be planned now cannot be played now; who asks for the preview hears why.
            return None
        rendered = frozenset(one.key for one in shown.pictures if one.rendered)
        if shown.revision != self._revision:
            self._revision, self._sound = shown.revision, None
            self._before, self._told = frozenset(), frozenset()
        if mixed:
            self._sound = True
        elif rendered == self._told:
            return None
        self._told = rendered
        new = [segment(one) for one in shown.pictures if one.rendered and one.key not in self._before]
        if len(new) <= MOST:
            return Playable(revision=shown.revision, segments=new, sound=self._sound)
        self._before = rendered
        return Playable(revision=shown.revision, segments=[], whole=True, sound=self._sound)
