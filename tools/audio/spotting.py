"""Spotting: where music starts and stops, how it feels there, and which cuts it meets.

shots     | warm .2 | warm .3 | tense .5 | tense .8 | - | epic .9 |        mood None: no music
passages  |--------warm-------|--------tense--------|   |--epic---|        at least four seconds each
hits                          x          x              x                  new scenes, new moods, rises of tension
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

from pydantic import Field

from tools.audio.ports import Passage, ScoreBrief
from tools.film.errors import DirectorError
from tools.film.script import Mood
from tools.film.timing import DEFAULT_RATE, to_seconds
from tools.film.value import Value

SHORTEST_PASSAGE = 4.0
SHORTEST_SILENCE = 1.5
SAME_TENSION = 0.12
HIT_WEIGHT = 0.45
HITS_APART = 4.0
DOUBLE_HIT = 0.25


class SpottedShot(Value):
    """A shot as the composer sees it; without a mood there is no music over it."""

    frames: int = Field(ge=1)
    tension: float = Field(ge=0, le=1)
    mood: Mood | None
    scene: int


class MusicSpan(Value):
    """A music cue as somebody laid it, in seconds of the film."""

    start: float
    end: float
    mood: Mood
    words: str = ""
    tension: float = Field(default=0.4, ge=0, le=1)


def spot(
    shots: Sequence[SpottedShot], *, seed: int, rate: Fraction = DEFAULT_RATE, opening: Fraction = Fraction(0)
) -> ScoreBrief:
    """The brief of a score for shots that follow each other from `opening` seconds on.

    Scenes become passages; neighbours that feel alike are one. Raises DirectorError without any shot.
    """
    if not shots:
        raise DirectorError("There is no shot to compose for: add one first.", code="no_shots")
    cuts = [float(opening)]
    total = 0
    for shot in shots:
        total += shot.frames
        cuts.append(float(opening) + to_seconds(total, rate))
    spans = [
        MusicSpan(start=a, end=b, mood=shot.mood, tension=shot.tension)
        for shot, (a, b) in zip(shots, pairwise(cuts), strict=True)
        if shot.mood is not None
    ]
    scenes = [cut for cut, (a, b) in zip(cuts[1:], pairwise(shots), strict=False) if a.scene != b.scene]
    return score_brief(_by_scene(spans, scenes), _hits(shots, cuts), cuts[-1], seed)


def score_brief(spans: Iterable[MusicSpan], hits: Iterable[float], seconds: float, seed: int) -> ScoreBrief:
    """A brief that can be composed from cues as people lay them.

    They are put in order and cut to the film; a cue that starts while another plays has its place, and what is left of
    the other goes on after it; neighbours of the same mood, words and nearly the same tension are one; a silence of
    less than a second and a half is closed; a passage of less than four seconds joins its neighbour, or is made longer
    where there is room. Hits outside the film, and within a quarter of a second of another, are left out.
    """
    row = _cut_to_order(spans, seconds)
    row = _merge(_close_gaps(row))
    row = _merge(_lengthen(_absorb_short(row), seconds))
    kept: list[float] = []
    for hit in sorted({round(h, 6) for h in hits if 0 <= h < seconds}):
        if not kept or hit - kept[-1] >= DOUBLE_HIT:
            kept.append(hit)
    return ScoreBrief(seconds=seconds, passages=tuple(_passage(span) for span in row), hits=tuple(kept), seed=seed)


def _passage(span: MusicSpan) -> Passage:
    return Passage(start=span.start, end=span.end, mood=span.mood, tension=span.tension, words=span.words)


def _changed(span: MusicSpan, **fields: float | str) -> MusicSpan:
    return span.model_copy(update=fields)


def _cut_to_order(spans: Iterable[MusicSpan], seconds: float) -> list[MusicSpan]:
    row: list[MusicSpan] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        cut = _changed(span, start=max(0.0, span.start), end=min(span.end, seconds))
        if cut.end <= cut.start:
            continue
        heads = [_changed(old, end=min(old.end, cut.start)) for old in row]
        tails = [_changed(old, start=max(old.start, cut.end)) for old in row]
        row = [*heads, cut, *tails]
        row = sorted((p for p in row if p.end > p.start), key=lambda p: p.start)
    return row


def _close_gaps(row: Sequence[MusicSpan]) -> list[MusicSpan]:
    closed = [_changed(a, end=b.start) if b.start - a.end < SHORTEST_SILENCE else a for a, b in pairwise(row)]
    return [*closed, *row[-1:]]


def _merge(row: Sequence[MusicSpan]) -> list[MusicSpan]:
    merged: list[MusicSpan] = []
    for span in row:
        if merged and _alike(merged[-1], span):
            merged[-1] = _joined(merged[-1], span)
        else:
            merged.append(span)
    return merged


def _alike(a: MusicSpan, b: MusicSpan) -> bool:
    same = (a.mood, a.words) == (b.mood, b.words) and a.end >= b.start
    return same and abs(a.tension - b.tension) < SAME_TENSION


def _joined(a: MusicSpan, b: MusicSpan) -> MusicSpan:
    """Both as one, in the mood of the longer; the tension is their mean over time."""
    lengths = a.end - a.start, b.end - b.start
    mean = (a.tension * lengths[0] + b.tension * lengths[1]) / sum(lengths)
    longer = a if lengths[0] >= lengths[1] else b
    return _changed(longer, start=a.start, end=b.end, tension=round(mean, 4))


def _absorb_short(row: Sequence[MusicSpan]) -> list[MusicSpan]:
    """Join each passage that is too short to the neighbour that touches it and is nearest in tension."""
    left = list(row)
    while True:
        short = [k for k, p in enumerate(left) if p.end - p.start < SHORTEST_PASSAGE and _neighbours(left, k)]
        if not short:
            return left
        tension = left[short[0]].tension
        distance = {k: abs(left[k].tension - tension) for k in _neighbours(left, short[0])}
        first = min(short[0], min(distance, key=distance.__getitem__))
        left[first : first + 2] = [_joined(left[first], left[first + 1])]


def _neighbours(row: Sequence[MusicSpan], k: int) -> list[int]:
    before = [k - 1] if k > 0 and row[k - 1].end >= row[k].start else []
    after = [k + 1] if k + 1 < len(row) and row[k + 1].start <= row[k].end else []
    return before + after


def _lengthen(row: Sequence[MusicSpan], seconds: float) -> list[MusicSpan]:
    """A short passage alone in silence goes on until it is long enough, as far as there is room."""
    starts = [p.start for p in row[1:]] + [seconds] * bool(row)
    return [
        _changed(p, end=min(limit, p.start + SHORTEST_PASSAGE)) if p.end - p.start < SHORTEST_PASSAGE else p
        for p, limit in zip(row, starts, strict=True)
    ]


def _by_scene(spans: Sequence[MusicSpan], scenes: Sequence[float]) -> list[MusicSpan]:
    """Shots of one scene in one mood are one passage, whatever their tension."""
    row: list[MusicSpan] = []
    for span in spans:
        new_scene = any(abs(span.start - cut) < 1e-6 for cut in scenes)
        touches = bool(row) and row[-1].end >= span.start - 1e-6 and row[-1].mood == span.mood
        steady = touches and abs(row[-1].tension - span.tension) < 2 * SAME_TENSION
        if touches and steady and not new_scene:
            row[-1] = _joined(row[-1], span)
        else:
            row.append(span)
    return row


def _hits(shots: Sequence[SpottedShot], cuts: Sequence[float]) -> list[float]:
    """The cuts that matter most, at least four seconds apart: new scenes, new moods, jumps of tension."""
    weighed: list[tuple[float, float]] = []
    for at, (a, b) in zip(cuts[1:], pairwise(shots), strict=False):
        weight = 0.3 * (a.scene != b.scene) + 0.3 * (a.mood != b.mood) + 1.5 * max(0.0, b.tension - a.tension)
        if b.mood is not None and weight >= HIT_WEIGHT:
            weighed.append((-weight, at))
    hits: list[float] = []
    for _, at in sorted(weighed):
        if all(abs(at - hit) >= HITS_APART for hit in hits):
            hits.append(at)
    return sorted(hits)
