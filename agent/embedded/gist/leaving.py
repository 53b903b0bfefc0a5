"""What leaves as one file though it was heard as two requests: "for TikTok, with the subtitles burnt in"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from agent.embedded.gist.forms import INTENTS
from agent.embedded.gist.reading import Meant
from tools.film.orders import Export
from tools.production.forms import Export as Form

WITH_CAPTIONS = INTENTS["captions"].forms
TWO_FILES = re.compile(r"\bmp4\b|\bone\b.*\bone\b|\b(?:another|separate|second|both|two)\b", re.IGNORECASE)
"""what says that they are two all the same"""


def as_one_file(found: Sequence[Meant], message: str) -> list[Meant]:
    """The requests of a message, those as one of which the second only says that captions are drawn into the first."""
    drawn = [one for one in found if one.plain in WITH_CAPTIONS]
    others = [one for one in found if one.plain not in WITH_CAPTIONS and _file(one) is not None]
    if len(drawn) != 1 or len(others) != 1 or TWO_FILES.search(message):
        return [*found]
    kept, act = others[0], _file(others[0])
    if act is None or act.burned or kept.thought is None or act.name == Form.mp4.value:
        return [*found]
    thought = replace(kept.thought, acts=(act.model_copy(update={"burned": True}),))
    whole = replace(kept, thought=thought, heard=min(kept.heard, drawn[0].heard))
    return [whole if one is kept else one for one in found if one is not drawn[0]]


def _file(one: Meant) -> Export | None:
    """The one file that a request comes to."""
    acts = one.thought.acts if one.thought is not None else ()
    return acts[0] if len(acts) == 1 and isinstance(acts[0], Export) else None
