"""Of what a length is said: of a shot, a scene or a place; and whether it is the whole length, or more of it.

"stay on 4 for five seconds"   five, where it lasts less      "hold it for a second"   a second more
"the opening eight seconds"    the shot, or its scene         "the kitchen ten seconds"   all of it together
"""

import re
from collections.abc import Iterable
from typing import Any

from agent.embedded.edges import is_edge
from agent.embedded.reading import Clause, Target
from tools.film.views import picture_spans

OFF = ("off", "from", "out of", "off of", "out")


def of_a_place(clause: Clause, target: Target) -> bool:
    """Whether a place alone is named, which lasts as long as a scene does: "cut the kitchen down to ten seconds"."""
    refs = [ref for i in target.used if (ref := clause.pieces[i].ref) is not None]
    return bool(refs) and all(ref.kind == "places" for ref in refs)


def edge_of(clause: Clause, target: Target) -> str | None:
    """The first or last shot, where only "the opening" or "the ending" was said: the shot or its scene may be meant."""
    refs = [ref for piece in clause.pieces if (ref := piece.ref) is not None and ref.kind == "scenes"]
    if len(refs) != 1 or not is_edge(refs[0]) or target.shots or len(clause.index.shots_of_scenes(target.scenes)) < 2:
        return None
    return clause.index.order[0 if target.scenes == (clause.film.scenes[0].id,) else -1]


def held_for(clause: Clause, at: int) -> bool:
    """Whether something is held for a time, with no word of "more": "stay on 4 for five seconds"."""
    said = at > 0 and clause.pieces[at - 1].text == "for"
    return said and clause.find("length.longer") is None and not more_of(clause, at)


def as_held(clause: Clause, target: Target, wanted: dict[str, Any]) -> dict[str, Any]:
    """The length of what is held for longer than it lasts; "hold it for a second" is a second more."""
    shots = target.shots or clause.index.shots_of_scenes(target.scenes)
    longest = max((seconds_of(clause, (shot,)) for shot in shots), default=0.0)
    return {"seconds": wanted["delta"]} if target.shots and wanted["delta"] > longest else wanted


def stands_apart(clause: Clause, complaint: int, at: int) -> bool:
    """Whether a mark stands between a complaint and a measure, and nothing says how much comes off."""
    between = [piece.text for piece in clause.pieces[complaint + 1 : at]]
    follows = clause.pieces[at + 1].text if at + 1 < len(clause.pieces) else ""
    return bool({",", "-", "–", ":", "."} & {*between}) and not {"by", "about"} & {*between} and follows not in OFF


def more_of(clause: Clause, at: int) -> bool:
    """Whether an amount is more of it: "two more seconds", "another second", "2 seconds more"."""
    following = clause.pieces[at + 1] if at + 1 < len(clause.pieces) else None
    more = re.search(r"\b(more|extra|another|additional)\b", clause.pieces[at].text)
    before = clause.pieces[at - 1].text if at else ""
    return more is not None or before == "another" or (following is not None and following.means("degree.more"))


def seconds_of(clause: Clause, shots: Iterable[str]) -> float:
    spans = picture_spans(clause.film)
    return sum(spans[shot].frames for shot in shots if shot in spans) / float(clause.rate)
