"""Another frame rate: every length and place keeps its seconds, and every cut falls on the nearest frame.

    24 fps   |-- 0..96 --|-- 96..133 --|      30 fps   |-- 0..120 --|-- 120..166 --|

Cuts are moved, not lengths, so that rounding never adds up over a long film. Transitions are rounded down, so that
they ask for no more handles than they had.
"""

from fractions import Fraction
from math import floor

from tools.film.film import Film
from tools.film.sound import Cue
from tools.film.timeline import Clip, Item, Timeline, Track
from tools.film.tracks import starts


def retime(film: Film, rate: Fraction) -> Film:
    """The film at another rate. Takes keep their own."""
    scale = rate / film.look.rate
    return film.model_copy(
        update={
            "look": film.look.model_copy(update={"rate": rate}),
            "shots": {
                name: shot.model_copy(update={"frames": _length(shot.frames, scale)})
                for name, shot in film.shots.items()
            },
            "cues": {name: _cue(cue, scale) for name, cue in film.cues.items()},
            "timeline": _timeline(film.timeline, scale),
        }
    )


def _timeline(timeline: Timeline, scale: Fraction) -> Timeline:
    return timeline.model_copy(
        update={
            "tracks": tuple(_track(track, scale) for track in timeline.tracks),
            "titles": tuple(
                title.model_copy(update={"offset": _frame(title.offset, scale), "frames": _length(title.frames, scale)})
                for title in timeline.titles
            ),
            "markers": tuple(
                marker.model_copy(update={"frame": _frame(marker.frame, scale)}) for marker in timeline.markers
            ),
        }
    )


def _track(track: Track, scale: Fraction) -> Track:
    cuts = [_frame(start, scale) for start in starts(track.items)]
    for index in range(1, len(cuts)):
        cuts[index] = max(cuts[index], cuts[index - 1] + 1)
    return track.model_copy(
        update={
            "items": tuple(
                _item(item, end - start, scale) for item, start, end in zip(track.items, cuts, cuts[1:], strict=False)
            ),
            "transitions": tuple(
                transition.model_copy(update={"frames": max(floor(transition.frames * scale), 1)})
                for transition in track.transitions
            ),
        }
    )


def _item(item: Item, frames: int, scale: Fraction) -> Item:
    if not isinstance(item, Clip):
        return item.model_copy(update={"frames": frames})
    return item.model_copy(
        update={
            "frames": frames,
            "source_in": _frame(item.source_in, scale),
            "sound_lead": _frame(item.sound_lead, scale),
            "sound_tail": _frame(item.sound_tail, scale),
            "overlay": item.overlay
            and item.overlay.model_copy(update={"slide_frames": _length(item.overlay.slide_frames, scale)}),
            "sound": item.sound.model_copy(
                update={"crossfade": item.sound.crossfade and _length(item.sound.crossfade, scale)}
            ),
        }
    )


def _cue(cue: Cue, scale: Fraction) -> Cue:
    return cue.model_copy(
        update={
            "offset": _frame(cue.offset, scale),
            "frames": None if cue.frames is None else _length(cue.frames, scale),
        }
    )


def _frame(frame: int, scale: Fraction) -> int:
    return floor(frame * scale + Fraction(1, 2))


def _length(frames: int, scale: Fraction) -> int:
    return max(_frame(frames, scale), 1)
