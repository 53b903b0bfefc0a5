"""One picture in another: a shot laid small over others, and what becomes of it there.

"put 6 picture in picture over 5"      overwrite shot=6 onto V2 at 5's first frame, set_overlay top right
"9 small in the bottom left of 8"      the same, bottom left
"make the inset picture bigger"        set_overlay size=0.375        "lose the picture in picture"   lift it off V2
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from agent.conversation import Act
from agent.embedded.asking import ask_which
from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits.cut import Lift, Overwrite, SetOverlay
from tools.film.timeline import Box, Clip
from tools.film.views import picture_span

UPPER = "V2"
USUAL, STEP, SMALLEST, LARGEST = 0.3, 1.25, 0.1, 0.9
CORNERS = re.compile(r"\b(top|upper|bottom|lower)[ -](left|right)\b")
MIDDLE = re.compile(r"\b(?:in|at|to) the (?:middle|centre|center)(?: of| please|$)")
BELOW = (
    "over",
    "on",
    "in",
    "inside",
    "during",
    "of",
    "onto",
    "into",
    "across",
    "over the top of",
    "on top of",
    "above",
)
"""what stands before the shot that lies below"""
SEEN = (
    "top",
    "upper",
    "bottom",
    "lower",
    "left",
    "right",
    "corner",
    "hand",
    "centre",
    "center",
    "middle",
    "hand corner",
)
SMALL = ("small", "little", "tiny", "mini", "smaller")
WORDS = (
    "verb.add", "verb.give", "verb.make", "verb.move", "verb.play", "verb.choose", "edit.insert", "edit.overwrite",
    "ask.what", "thing.shot", "dir.", "order.", "thing.overlay", "range.", "thing.head", "thing.tail", "filler.mark",
    "grade.",
)  # fmt: skip
BORDERS = {"white": "#ffffff", "black": "#000000", "red": "#c02020", "yellow": "#e0c020", "grey": "#808080"}


@dataclass(frozen=True)
class _Laid:
    """A clip that lies over the film."""

    track: str
    start: int
    clip: Clip


def overlays(clause: Clause) -> Iterable[Reading]:
    """set_overlay: of a shot that is laid over another now, or of what lies there already."""
    words = clause.plain
    named = clause.find("thing.overlay") is not None
    cornered = CORNERS.search(words) is not None or "corner" in words
    shots = list(clause.refs("shots", "takes"))
    small = bool(clause.named(*SMALL)) and len(shots) == 2 and _below(clause, shots) is not None
    if not (named or (cornered and (len(shots) == 2 or _laid(clause))) or small):
        return
    if clause.find("title.", "stem.", "sound.", "light", "form.", "thing.caption") is not None:
        return
    if len(shots) >= 2:
        yield from _put_over(clause, shots[:2], words)
    else:
        yield from _changed(clause, words)


def _below(clause: Clause, shots: list[int]) -> int | None:
    """Which of two shots lies below: the one with "over", "in" or "on" before it, past what is small."""
    for place in (1, 0):
        before = [piece.text for piece in clause.pieces[: shots[place]]][-4:]
        start = [piece.text for piece in clause.pieces[(shots[0] + 1 if place else 0) : shots[place]]]
        if any(word in BELOW or word.split()[0] in ("over", "on") for word in start or before):
            return place
    return None


def _put_over(clause: Clause, shots: list[int], words: str) -> Iterable[Reading]:
    refs = [ref for i in shots if (ref := clause.pieces[i].ref) is not None]
    used = {*shots, *clause.all(*WORDS), *clause.named(*SMALL, *SEEN, *BELOW, "picture")}
    fields, more = _wanted(clause, words)
    used |= more
    if problem := next((ref.problem for ref in refs if ref.problem), ""):
        yield Reading(used=frozenset(used), problem=problem, weight=1.35)
        return
    ids = [ref.ids or clause.focus.shots for ref in refs]
    under = _below(clause, shots)
    if under is None or any(len(one) != 1 for one in ids):
        return
    over, below = ids[1 - under][0], ids[under][0]
    span = picture_span(clause.film, below)
    if span is None or over == below:
        return
    length = picture_span(clause.film, over)
    frames = min(span.frames, length.frames if length is not None else clause.film.shots[over].frames)
    laid = Overwrite(shot=over, at=span.start, frames=frames, track=UPPER)
    fields = {"place": "top right", **fields} if "box" not in fields else fields
    acts: tuple[Act, ...] = (laid, SetOverlay.model_validate({"clip": over, **fields}))
    yield Reading(acts, frozenset(used), 1.3, shots=(over,))


def _wanted(clause: Clause, words: str) -> tuple[dict[str, Any], set[int]]:
    """Where it shall lie, how large, and how it looks there, with the pieces that say so."""
    fields: dict[str, Any] = {}
    used: set[int] = set()
    if match := CORNERS.search(words):
        up = "top" if match.group(1) in ("top", "upper") else "bottom"
        fields["place"] = f"{up} {match.group(2)}"
    elif MIDDLE.search(words):
        fields["place"] = "centre"
    elif "full screen" in words or "full frame" in words:
        fields["place"] = "full"
        used |= clause.named("full", "screen", "frame", "full screen", "full frame")
    for i in clause.amounts("percent", "times"):
        amount = clause.pieces[i].amount
        share = (amount.value / 100 if amount.unit == "percent" else amount.value) if amount is not None else 2.0
        if not 0 < share <= 1:
            continue
        used.add(i)
        clear = re.search(r"\b(?:transparen\w*|see through|see-through)\b", words)
        if clear or re.search(r"\b(?:opacity|opaque)\b", words):
            fields["opacity"] = round(1 - share if clear else share, 3)
            used |= clause.named(*(clear.group() if clear else "opacity opaque").split(), "see-through", "transparent")
        else:
            fields["size"] = max(share, 0.05)
            used |= clause.named("size", "wide", "width", "of", "the", "picture", "screen", "frame")
    for blend in ("screen", "multiply"):
        if re.search(rf"\b{blend}(?:ed)?\b(?! corner)", words) and re.search(r"\bblend|\bmode\b|\bmultiply\b", words):
            fields["blend"] = blend
            used |= clause.named(blend, "blend", "mode", "blended", "blending")
    if re.search(r"\bround(?:ed)?\b", words):
        fields["corners"] = 0.1
        used |= clause.named("round", "rounded", "corners", "edges", "corner")
    if re.search(r"\b(?:border|frame|outline)\b", words) and re.search(r"\bwith|\badd|\bgive|\bborder", words):
        fields["border"] = 0.01
        used |= clause.named("border", "frame", "outline", "with", "thin")
        if colour := next((name for name in BORDERS if name in words.split()), ""):
            fields["border_colour"] = BORDERS[colour]
            used |= clause.named(colour)
    if match := re.search(r"\bslid(?:e|es|ing)(?: \w+)? in from (?:the )?(left|right|top|bottom)\b", words):
        fields["slide_in"] = match.group(1)
        used |= clause.named("slide", "slides", "sliding", "in", "from", match.group(1)) | set(clause.all("edit.slide"))
    return fields, used


def _laid(clause: Clause) -> list[_Laid]:
    """What lies over the film, in order."""
    found: list[_Laid] = []
    for track in clause.film.timeline.tracks[1:]:
        at = 0
        for item in track.items:
            if isinstance(item, Clip):
                found.append(_Laid(track.name, at, item))
            at += item.frames
    return found


def _changed(clause: Clause, words: str) -> Iterable[Reading]:
    """Something else for what lies over the film: where it is, how large, how clear, or away with it."""
    laid = _laid(clause)
    target = clause.target(("shots", "takes"))
    used = {*clause.all(*WORDS, "verb.remove", "step.", "length.", "degree."), *target.used}
    used |= clause.named(*SEEN, *SMALL, "bigger", "larger", "picture", "size", "to")
    if target.problem:
        yield Reading(used=frozenset(used), problem=target.problem, weight=1.0)
        return
    if target.said:
        spans = [picture_span(clause.film, shot) for shot in target.shots]
        laid = [
            one
            for one in laid
            if one.clip.shot in target.shots or any(s is not None and s.start <= one.start < s.end for s in spans)
        ]
    fields, more = _wanted(clause, words)
    used |= more
    if not laid:
        where = " there" if target.said else ""
        problem = f"Nothing lies over the picture{where}. Say which shot shall lie over which: “put 6 over 5”."
        yield Reading(used=frozenset(used), problem=problem, weight=1.35)
        return

    def change(one: _Laid) -> Act | None:
        if clause.find("verb.remove", "neg") is not None:
            return Lift(clip=one.clip.id, track=one.track)
        given = _sized(one.clip, words, fields)
        return SetOverlay.model_validate({"clip": one.clip.id, **given}) if given else None

    acts = [act for one in laid if (act := change(one)) is not None]
    if len(acts) == 1:
        yield Reading(tuple(acts), frozenset(used | set(clause.all("neg"))), 1.3)
    elif acts:
        by_shot = {one.clip.shot: act for one in reversed(laid) if (act := change(one)) is not None}
        question = ask_which(clause, Target(options=tuple(by_shot)), lambda shot: by_shot[shot])
        yield Reading(used=frozenset(used), question=question, weight=1.0)


def _sized(clip: Clip, words: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with a size for "bigger" and "smaller", and where it lies now when only its size is said."""
    box = clip.overlay.box if clip.overlay is not None else None
    given = dict(fields)
    now = box.width if box is not None else USUAL
    factor = STEP if re.search(r"\b(?:bigger|larger)\b", words) else 1.0
    factor = 1 / STEP if re.search(r"\bsmaller\b", words) else factor
    if factor != 1.0:
        given["size"] = round(min(max(now * factor, SMALLEST), LARGEST), 3)
    if "size" in given and "place" not in given:
        given["place"] = _place_of(box)
    return given


def _place_of(box: Box | None) -> str:
    """The corner that a box lies in, or the middle."""
    if box is None:
        return "top right"
    across, down = box.left + box.width / 2, box.top + box.height / 2
    if abs(across - 0.5) < 0.05 and abs(down - 0.5) < 0.05:
        return "centre"
    return f"{'top' if down < 0.5 else 'bottom'} {'left' if across < 0.5 else 'right'}"
