"""From the timeline to stretches: which strip of which take is seen at which frames of the film.

    V1        |--- A ---|--- B ---|  gap  |--- C ---|        a dissolve of 4 into B, a fade in of 3 on C
    stretch   |  A  |A~B|   B    |  gap  |..C|  C   |
                    ^ 2 frames before the cut, from B's head handle; 2 after it, from A's tail handle
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from tools.assembly.delivery import CHUNK, Delivery
from tools.assembly.recipe import FlatStrip, MediaStrip, Mixture, SlateStrip, Strip
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.script import Take
from tools.film.slate import slates
from tools.film.timeline import Clip, Gap, Track, Transition

RUNT = 12
"""A remainder shorter than this joins its neighbour: a process and a key frame for a few frames are a waste."""

MIXTURES: dict[str, Mixture] = {
    "dissolve": "fade",
    "wipe left": "wipeleft",
    "wipe right": "wiperight",
    "wipe up": "wipeup",
    "wipe down": "wipedown",
}


@dataclass(frozen=True)
class Placement:
    """An item of V1 where it lies in the film, and the part of it that no transition touches."""

    item: Clip | Gap
    start: int
    clear_start: int
    clear_end: int

    @property
    def end(self) -> int:
        return self.start + self.item.frames


@dataclass(frozen=True)
class Stretch:
    """Frames of the film that one unit makes, before lettering."""

    start: int
    frames: int
    strips: tuple[Strip, ...]
    mixture: Mixture | None = None


@dataclass(frozen=True)
class Layout:
    placements: tuple[Placement, ...]
    stretches: tuple[Stretch, ...]
    frames: int


@dataclass(frozen=True)
class _Edges:
    """The transitions of one item: across the cut before it, and its own fades."""

    cut: Transition | None = None
    fade_in: int = 0
    fade_out: int = 0


def take_of(film: Film, clip: Clip) -> Take | None:
    """The take that a clip shows: its own, else the shot's circled one, else the shot's newest."""
    shot = film.shots[clip.shot]
    name = clip.take or shot.circled or (shot.takes[-1] if shot.takes else None)
    return film.takes.get(name) if name else None


def lay_out(film: Film, delivery: Delivery) -> Layout:
    """Lay V1 out in frames of the film. Pure.

    Raises DirectorError for a shot without a take (unless the delivery is a draft), a transition that lacks handles
    or overlaps another, a clip beyond its take; each names the slate and the legal range.
    """
    track = film.timeline.tracks[0] if film.timeline.tracks else Track()
    if not track.items:
        raise DirectorError("There is nothing in the cut yet: add a shot first.", code="empty_cut")
    names = slates(film)
    sources = _sources(film, track, delivery, names)
    edges = _edges(track)
    placements: list[Placement] = []
    stretches: list[Stretch] = []
    start = 0
    for index, item in enumerate(track.items):
        source = sources[index]
        edge = edges[index]
        following = edges[index + 1].cut if index + 1 < len(track.items) else None
        if index == 0 and edge.cut is not None:
            raise DirectorError(
                f"There is nothing before the first clip for a {edge.cut.kind}; use a fade in.", code="no_outgoing"
            )
        head = edge.cut.frames // 2 if edge.cut else edge.fade_in
        tail = following.frames - following.frames // 2 if following else edge.fade_out
        if (edge.cut and edge.fade_in) or (following and edge.fade_out) or head + tail > item.frames:
            raise DirectorError(
                f"The transitions on {source.name} overlap: it has {item.frames} frames and they take {head + tail}. "
                "Shorten them or remove one.",
                code="transitions_overlap",
                slate=source.name,
                legal=(0, item.frames),
            )
        if edge.cut is not None:
            stretches += _across(edge.cut, sources[index - 1], source, start)
        if edge.fade_in:
            stretches.append(Stretch(start, head, (FlatStrip(), source.strip(0, head)), "fade"))
        body = item.frames - head - tail
        for offset, count in chunks(source.phase(head), body):
            stretches.append(Stretch(start + head + offset, count, (source.strip(head + offset, count),)))
        if edge.fade_out:
            offset = item.frames - tail
            stretches.append(Stretch(start + offset, tail, (source.strip(offset, tail), FlatStrip()), "fade"))
        placements.append(Placement(item, start, start + head, start + item.frames - tail))
        start += item.frames
    return Layout(tuple(placements), tuple(stretches), start)


def chunks(phase: int, frames: int) -> list[tuple[int, int]]:
    """Cut `frames` at the multiples of CHUNK of a grid whose position at offset 0 is `phase`: (offset, count)s.

    Anchored to the source, so that a trim re-encodes the chunk it touches and no other.
    """
    if frames <= 0:
        return []
    cuts = [0, *range((-phase) % CHUNK or CHUNK, frames, CHUNK), frames]
    if len(cuts) > 2 and cuts[1] < RUNT:
        del cuts[1]
    if len(cuts) > 2 and frames - cuts[-2] < RUNT:
        del cuts[-2]
    return [(a, b - a) for a, b in pairwise(cuts)]


@dataclass(frozen=True)
class _Source:
    """Where the frames of one item come from; offsets count from the item's first frame and may reach into handles."""

    name: str
    item: Clip | Gap
    still: FlatStrip | SlateStrip | None = None
    media: str = ""
    media_frames: int = 0
    first: int = 0

    def strip(self, offset: int, frames: int) -> Strip:
        """Frames offset .. offset + frames of the item, as a strip. Raises DirectorError beyond the take."""
        if self.still is not None:
            return self.still
        clip = self.item
        assert isinstance(clip, Clip)
        speed = Fraction(0) if clip.freeze else clip.speed
        position = self.first + offset * speed
        last = int((position + (frames - 1) * speed) // 1)
        if position < 0 or last >= self.media_frames:
            before = int(self.first // (speed or 1))
            after = int((self.media_frames - 1 - self.first) // (speed or 1)) + 1 - clip.frames
            raise DirectorError(
                f"{self.name} needs frames that its take does not have: handles are {max(before, 0)} frames before "
                f"and {max(after, 0)} after. Shorten the clip or the transition, or slip it.",
                code="no_handles",
                slate=self.name,
                legal=(before, after),
            )
        return MediaStrip(
            media=self.media,
            start=position,
            speed=Fraction(1) if clip.freeze else clip.speed,
            freeze=clip.freeze,
            grade=clip.grade,
        )

    def phase(self, offset: int) -> int:
        """Where `offset` lies on the source's own chunk grid."""
        if self.still is not None or not isinstance(self.item, Clip) or self.item.freeze:
            return 0
        return int(self.first // self.item.speed) + offset


def _sources(film: Film, track: Track, delivery: Delivery, names: Mapping[str, str]) -> list[_Source]:
    sources: list[_Source] = []
    missing: list[str] = []
    for item in track.items:
        if isinstance(item, Gap):
            sources.append(_Source("the gap", item, FlatStrip()))
            continue
        name = names.get(item.shot, item.shot)
        take = take_of(film, item)
        if take is None:
            missing.append(name)
            sources.append(_Source(name, item, SlateStrip(slate=name, prompt=film.shots[item.shot].prompt)))
            continue
        stretch = delivery.rate / take.rate
        frames = int(take.frames * stretch + Fraction(1, 2))
        head = int(take.head * stretch + Fraction(1, 2))
        sources.append(_Source(name, item, None, take.media, frames, head + item.source_in))
    if missing and not delivery.draft:
        several = list(dict.fromkeys(missing))
        raise DirectorError(
            f"{_listed(several)} {'has' if len(several) == 1 else 'have'} no take yet. "
            "Generate them first, or render a draft with slates in their place.",
            code="no_take",
            slates=several,
        )
    return sources


def _listed(names: Sequence[str], most: int = 8) -> str:
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most} more" if len(names) > most else shown


def _edges(track: Track) -> list[_Edges]:
    cuts: dict[str, Transition] = {}
    fades_in: dict[str, int] = {}
    fades_out: dict[str, int] = {}
    for transition in track.transitions:
        if transition.kind == "fade in":
            fades_in[transition.into] = transition.frames
        elif transition.kind == "fade out":
            fades_out[transition.into] = transition.frames
        else:
            cuts[transition.into] = transition
    return [_Edges(cuts.get(i.id), fades_in.get(i.id, 0), fades_out.get(i.id, 0)) for i in track.items]


def _across(transition: Transition, outgoing: _Source, incoming: _Source, cut: int) -> list[Stretch]:
    """The stretches of a transition centred on the film's frame `cut`; a dip is two, each of one clip alone."""
    after = transition.frames // 2
    before = transition.frames - after
    leaving = outgoing.item.frames - before
    mixture = MIXTURES.get(transition.kind)
    if mixture is not None:
        strips = (outgoing.strip(leaving, transition.frames), incoming.strip(-before, transition.frames))
        return [Stretch(cut - before, transition.frames, strips, mixture)]
    colour = FlatStrip(colour="white" if transition.kind == "dip to white" else "black")
    halves = [Stretch(cut - before, before, (outgoing.strip(leaving, before), colour), "fade")]
    if after:
        halves.append(Stretch(cut, after, (colour, incoming.strip(0, after)), "fade"))
    return halves
