"""Handles: which take a clip shows, how far its frames reach, and whether a shot has to be shot (again).

    take         |--head--|======== the shot ========|--tail--|
    frame      -head      0                          n        frames - head
    clip                     |---- source_in .. ----|
                 <--- head -->                       <- tail ->     what the clip can still grow by

A clip whose shot has no valid take yet is limited by nothing but one frame: it is going to be shot, and can be
shot at any length. That is also so when the take was made for an earlier wording, or is too short already.
"""

from fractions import Fraction
from math import ceil, floor
from typing import get_args

from tools.film.film import Film
from tools.film.script import Shot, Take
from tools.film.timeline import Clip, Transition, TransitionKind
from tools.film.timing import Span
from tools.film.tracks import Items, last_source

ALONE = ("dip to black", "dip to white", "fade in", "fade out")
OVERLAPPING: tuple[TransitionKind, ...] = tuple(kind for kind in get_args(TransitionKind) if kind not in ALONE)
"""The transitions that show both clips at once, and so need handles of both."""


def shown_take(film: Film, shot: Shot) -> Take | None:
    """The take that the cut shows of a shot: the circled one, else the newest that is not NG.

    A take that was made before the shot was revised is shown only while there is no other.
    """
    if shot.circled:
        return film.takes[shot.circled]
    good = [film.takes[take] for take in reversed(shot.takes) if film.takes[take].state != "ng"]
    return next((take for take in good if not take.outdated), good[0] if good else None)


def clip_take(film: Film, clip: Clip) -> Take | None:
    """The take that a clip shows: its own choice, else its shot's."""
    return film.takes[clip.take] if clip.take else shown_take(film, film.shots[clip.shot])


def take_span(take: Take, rate: Fraction) -> Span:
    """The frames of a take counted from the shot's first, at the film's rate."""
    scale = rate / take.rate
    return Span(-floor((take.head - take.before) * scale), max(floor((take.frames - take.head) * scale), 1))


def file_begin(take: Take, rate: Fraction) -> int:
    """Where the first frame of the take's file lies, counted as in `take_span`; before that where it holds others."""
    return -floor(take.head * rate / take.rate)


def valid_span(film: Film, clip: Clip) -> Span | None:
    """The frames that the clip's take offers; None when it is to be shot (again) and so offers any."""
    take = clip_take(film, clip)
    if take is None or (take.outdated and clip.take is None and take.state != "circled"):
        return None
    span = take_span(take, film.look.rate)
    if clip.source_in < span.start or last_source(clip) >= span.end:
        return None
    return span


def head_room(film: Film, clip: Clip) -> int | None:
    """By how many frames of the cut the clip's head can move earlier; None is without limit."""
    span = valid_span(film, clip)
    if span is None or clip.freeze:
        return None
    return ceil((clip.source_in - span.start + 1) / clip.speed) - 1


def tail_room(film: Film, clip: Clip) -> int | None:
    """By how many frames of the cut the clip's tail can move later; None is without limit."""
    span = valid_span(film, clip)
    if span is None or clip.freeze:
        return None
    return ceil((span.end - clip.source_in) / clip.speed) - clip.frames


def dissolve_shares(frames: int) -> tuple[int, int]:
    """A centred transition's frames (before the cut, after it); the outgoing clip's tail gives the second."""
    return frames - frames // 2, frames // 2


def used_spans(film: Film) -> dict[str, Span]:
    """For every shot in the cut, the frames (counted from its first) that the cut needs, transitions and all.

    Clips that chose their take (`choose_take`) have it, and count for nothing here.
    """
    spans: dict[str, Span] = {}
    for track in film.timeline.tracks:
        heads, tails = _overlaps(track.items, track.transitions)
        for item in track.items:
            if isinstance(item, Clip) and item.take is None:
                start = item.source_in - source_frames(heads.get(item.id, 0), item)
                end = last_source(item) + 1 + source_frames(tails.get(item.id, 0), item)
                known = spans.get(item.shot)
                spans[item.shot] = Span(start, end) if known is None else _around(known, Span(start, end))
    return spans


def needs_take(film: Film, shot: Shot) -> bool:
    """True when the cut has no valid take of the shot: none came, all are NG, outdated, or too short."""
    return _lacks_take(film, shot, used_spans(film), _chosen(film))


def shots_needing_takes(film: Film) -> tuple[str, ...]:
    """All shots that `needs_take` is true of, in the order of the film; one pass."""
    spans, chosen = used_spans(film), _chosen(film)
    return tuple(
        shot for scene in film.scenes for shot in scene.shots if _lacks_take(film, film.shots[shot], spans, chosen)
    )


def source_frames(frames: int, clip: Clip) -> int:
    """How many frames of the take `frames` frames of the cut use up, at least."""
    if clip.freeze:
        return 0
    speed = clip.speed
    return frames * speed.numerator if speed.denominator == 1 else ceil(frames * speed)


def _lacks_take(film: Film, shot: Shot, spans: dict[str, Span], chosen: set[str]) -> bool:
    used = spans.get(shot.id)
    if used is None and shot.id in chosen:
        return False
    take = shown_take(film, shot)
    if take is None or (take.outdated and shot.circled is None):
        return True
    span = take_span(take, film.look.rate)
    return used is not None and (used.start < span.start or used.end > span.end)


def _chosen(film: Film) -> set[str]:
    """The shots that have clips which chose their take."""
    return {
        item.shot
        for track in film.timeline.tracks
        for item in track.items
        if isinstance(item, Clip) and item.take is not None
    }


def _overlaps(items: Items, transitions: tuple[Transition, ...]) -> tuple[dict[str, int], dict[str, int]]:
    """Frames that transitions need before the head and after the tail of items, by id."""
    heads: dict[str, int] = {}
    tails: dict[str, int] = {}
    places = {item.id: index for index, item in enumerate(items)} if transitions else {}
    for transition in transitions:
        index = places.get(transition.into)
        if transition.kind in OVERLAPPING and index:
            before, after = dissolve_shares(transition.frames)
            heads[transition.into] = before
            tails[items[index - 1].id] = after
    return heads, tails


def _around(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))
