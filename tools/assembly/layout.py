"""From the timeline to stretches: which strip of which take is seen at which frames of the film.

V1        |--- A ---|--- B ---|  gap  |--- C ---|        a dissolve of 4 into B, a fade in of 3 on C
stretch   |  A  |A~B|   B    |  gap  |..C|  C   |
                ^ 2 frames before the cut, from B's head handle; 2 after it, from A's tail handle
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from math import ceil

from tools.assembly.delivery import CHUNK, Delivery
from tools.assembly.overlay import stacked
from tools.assembly.recipe import FlatStrip, MediaStrip, Ramp, SlateStrip, Strip
from tools.assembly.stretches import Layout, Placement, Stretch
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.handles import OVERLAPPING, clip_take, dissolve_shares, file_begin, take_span
from tools.film.script import Take
from tools.film.slate import slates
from tools.film.timeline import Clip, Framing, Gap, Grade, Overlay, Track, Transition

MOST_NAMED = 8
RUNT = 12
"""A remainder shorter than this joins its neighbour: a process and a key frame for a few frames are a waste."""


@dataclass(frozen=True)
class _Edges:
    """The transitions of one item: across the cuts before and after it, and its own fades."""

    cut: Transition | None = None
    next_cut: Transition | None = None
    fade_in: int = 0
    fade_out: int = 0


def lay_out(film: Film, delivery: Delivery, lost: Container[str] = ()) -> Layout:
    """Lay the tracks out in frames of the film: V1, and over it whatever V2 and up show. Pure.

    The film ends with V1. A gap of an upper track is clear. A fade of a clip that covers what is below comes from and
    goes to black; one of a clip that is laid over it makes that clip come and go.
    Raises DirectorError for a shot without a take, a take that is too short for its clip and transitions (a draft has
    slates for both), or transitions that overlap; each names the slate and the legal range.
    """
    lowest, *upper = film.timeline.tracks or (Track(),)
    if not lowest.items:
        raise DirectorError("There is nothing in the cut yet: add a shot first.", code="empty_cut")
    layout = _lay_track(film, lowest, delivery, lost)
    for track in upper:
        layout = stacked(layout, _lay_track(film, track, delivery, lost, upper=True))
    return layout


def _lay_track(
    film: Film, track: Track, delivery: Delivery, lost: Container[str], *, upper: bool = False
) -> Layout:
    edges = _edges(track)
    sources = _sources(film, track, edges, delivery, lost, upper=upper)
    placements: list[Placement] = []
    stretches: list[Stretch] = []
    start = 0
    for index, (item, source, edge) in enumerate(zip(track.items, sources, edges, strict=True)):
        head, tail = _taken(source.name, item, edge)
        if index == 0 and edge.cut is not None:
            raise DirectorError(
                f"There is nothing before the first clip for a {edge.cut.kind}; use a fade in.", code="no_outgoing"
            )
        if edge.cut is not None:
            stretches += _across(edge.cut, sources[index - 1], source, start)
        if source.laid is not None:
            stretches += _laid(source, source.laid, edge, start)
        else:
            stretches += _body(source, edge, start, head, tail, clear=isinstance(item, Gap))
        placements.append(Placement(item, start, start + head, start + item.frames - tail, source.strip(0)))
        start += item.frames
    return Layout(tuple(placements), tuple(stretches), start)


def _body(source: "_Source", edge: _Edges, start: int, head: int, tail: int, *, clear: bool) -> list[Stretch]:
    """An item between the transitions of its cuts, in chunks, with its own fades from and to black."""
    made: list[Stretch] = []
    if edge.fade_in:
        made.append(Stretch(start, head, (FlatStrip(), source.strip(0)), "dissolve"))
    for offset, count in chunks(source.phase(head), source.length - head - tail):
        made.append(Stretch(start + head + offset, count, (source.strip(head + offset),), clear=clear))
    if edge.fade_out:
        offset = source.length - tail
        made.append(Stretch(start + offset, tail, (source.strip(offset), FlatStrip()), "dissolve"))
    return made


def _laid(source: "_Source", overlay: Overlay, edge: _Edges, start: int) -> list[Stretch]:
    """An item that lies over what is below, in one piece between the transitions of its cuts, coming and going."""
    length = source.length
    begin = dissolve_shares(edge.cut.frames)[1] if edge.cut else 0
    end = length - (dissolve_shares(edge.next_cut.frames)[0] if edge.next_cut else 0)
    if begin >= end:
        return []
    slide = min(overlay.slide_frames, length)
    ramps: list[Ramp] = []
    if edge.fade_in:
        ramps.append(Ramp(kind="fade in", start=0, frames=edge.fade_in))
    if edge.fade_out:
        ramps.append(Ramp(kind="fade out", start=length - edge.fade_out, frames=edge.fade_out))
    if overlay.slide_in and not edge.cut:
        ramps.append(Ramp(kind="slide in", start=0, frames=slide, side=overlay.slide_in))
    if overlay.slide_out and not edge.next_cut:
        ramps.append(Ramp(kind="slide out", start=length - slide, frames=slide, side=overlay.slide_out))
    whole = Stretch(start, length, (source.strip(0),), laid=overlay, ramps=tuple(ramps))
    return [whole.part(begin, end - begin)]


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
    length: int
    still: FlatStrip | SlateStrip | None = None
    media: str = ""
    first: int = 0
    frames: int = 0
    speed: Fraction = Fraction(1)
    freeze: bool = False
    grade: Grade | None = None
    look: Grade | None = None
    framing: Framing | None = None
    conform: bool = False
    laid: Overlay | None = None

    @property
    def is_gap(self) -> bool:
        return isinstance(self.still, FlatStrip)

    def strip(self, offset: int) -> Strip:
        """The source from `offset` of the item on."""
        if self.still is not None:
            return self.still
        position = Fraction(self.first) if self.freeze else self.first + offset * self.speed
        return MediaStrip(
            media=self.media,
            start=position,
            speed=self.speed,
            freeze=self.freeze,
            grade=self.grade,
            look=self.look,
            framing=self.framing,
            drift=(offset, self.length) if self.framing is not None and self.framing.move else None,
            conform=self.conform,
        )

    def phase(self, offset: int) -> int:
        """Where `offset` lies on the source's own chunk grid."""
        return 0 if self.still is not None or self.freeze else int(self.first // self.speed) + offset

    def handles(self) -> tuple[int, int]:
        """How many frames before and after the item its take still has; negative when it lacks some."""
        if self.freeze:
            lacking = min(0, self.first, self.frames - 1 - self.first)
            return (lacking, lacking) if lacking else (self.length, self.length)
        return int(self.first // self.speed), ceil((self.frames - self.first) / self.speed) - self.length


def _sources(
    film: Film, track: Track, edges: Sequence[_Edges], delivery: Delivery, lost: Container[str], *, upper: bool
) -> list[_Source]:
    names = slates(film)
    look = _felt(film.look.grade)
    sources: list[_Source] = []
    missing: list[str] = []
    for item, edge in zip(track.items, edges, strict=True):
        if isinstance(item, Gap):
            sources.append(_Source("the gap", item.frames, FlatStrip()))
            continue
        name = names.get(item.shot, item.shot)
        laid = item.overlay if upper else None
        slate = _Source(name, item.frames, SlateStrip(slate=name, prompt=film.shots[item.shot].prompt), laid=laid)
        take = clip_take(film, item)
        if take is None or take.media in lost:
            missing.append(name)
            sources.append(slate)
            continue
        source = replace(_clip_source(name, item, take, delivery.rate, laid), look=look)
        lacking = _lacking(source, edge)
        if lacking is not None and not delivery.draft:
            raise lacking
        sources.append(source if lacking is None else slate)
    if missing and not delivery.draft:
        several = list(dict.fromkeys(missing))
        raise DirectorError(
            f"{_listed(several)} {'has' if len(several) == 1 else 'have'} no take yet. "
            "Generate them first, or render a draft with slates in their place.",
            code="no_take",
            slates=several,
        )
    return sources


def _clip_source(name: str, clip: Clip, take: Take, rate: Fraction, laid: Overlay | None) -> _Source:
    begin = file_begin(take, rate)
    held = clip.freeze or take.still
    return _Source(
        name=name,
        length=clip.frames,
        media=take.media,
        # A still shows its one picture wherever the clip begins in it.
        first=0 if take.still else clip.source_in - begin,
        frames=take_span(take, rate).end - begin,
        speed=Fraction(1) if held else clip.speed,
        freeze=held,
        grade=_felt(clip.grade),
        # In a box, bars would look like a mistake.
        framing=clip.framing or (Framing(fit="fill") if laid and laid.box else None),
        conform=take.conform,
        laid=laid,
    )


def _lacking(source: _Source, edge: _Edges) -> DirectorError | None:
    """Why the take does not reach over the clip and its transitions; None when it does."""
    before = dissolve_shares(edge.cut.frames)[0] if edge.cut and edge.cut.kind in OVERLAPPING else 0
    after = dissolve_shares(edge.next_cut.frames)[1] if edge.next_cut and edge.next_cut.kind in OVERLAPPING else 0
    head, tail = source.handles()
    if head >= before and tail >= after:
        return None
    if head < 0 or tail < 0:
        return DirectorError(
            f"The take of {source.name} is {-min(head, tail)} frames too short for its clip. "
            "Shorten the clip, slip it, or make a new take.",
            code="short_take",
            slate=source.name,
            legal=(head, tail),
        )
    return DirectorError(
        f"A transition of {source.name} needs {before} frames before it and {after} after it, but its take has handles "
        f"of {head} and {tail}. Shorten the transition or slip the clip.",
        code="no_handles",
        slate=source.name,
        legal=(head, tail),
    )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST_NAMED])
    return f"{shown} and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else shown


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
    ids = [item.id for item in track.items]
    following = [*(cuts.get(name) for name in ids[1:]), None][: len(ids)]
    return [
        _Edges(cuts.get(name), after, fades_in.get(name, 0), fades_out.get(name, 0))
        for name, after in zip(ids, following, strict=True)
    ]


def _taken(name: str, item: Clip | Gap, edge: _Edges) -> tuple[int, int]:
    """Frames that transitions take at the head and at the tail of an item."""
    head = dissolve_shares(edge.cut.frames)[1] if edge.cut else edge.fade_in
    tail = dissolve_shares(edge.next_cut.frames)[0] if edge.next_cut else edge.fade_out
    if (edge.cut and edge.fade_in) or (edge.next_cut and edge.fade_out) or head + tail > item.frames:
        raise DirectorError(
            f"The transitions on {name} overlap: it has {item.frames} frames and they take {head + tail}. "
            "Shorten them or remove one.",
            code="transitions_overlap",
            slate=name,
            legal=(0, item.frames),
        )
    return head, tail


def _across(transition: Transition, outgoing: _Source, incoming: _Source, cut: int) -> list[Stretch]:
    """The stretches of a transition centred on the film's frame `cut`.

    Between clips that are laid elsewhere, each half lies where its own clip does. A dissolve of a laid clip from or to
    nothing makes it come or go.
    """
    made = _mixed(transition, outgoing, incoming, cut)
    here, there = _place(outgoing), _place(incoming)
    if outgoing.is_gap or incoming.is_gap:
        shown, place = (incoming, there) if outgoing.is_gap else (outgoing, here)
        if place is None or transition.kind != "dissolve":
            return [replace(stretch, laid=place) for stretch in made]
        before = dissolve_shares(transition.frames)[0]
        strip = shown.strip(-before if shown is incoming else shown.length - before)
        ramp = Ramp(kind="fade in" if shown is incoming else "fade out", start=0, frames=transition.frames)
        return [Stretch(cut - before, transition.frames, (strip,), laid=place, ramps=(ramp,))]
    if here == there:
        return [replace(stretch, laid=here) for stretch in made]
    halves: list[Stretch] = []
    for stretch in made:
        middle = min(max(cut - stretch.start, 0), stretch.frames)
        if middle:
            halves.append(replace(stretch.part(0, middle), laid=here))
        if middle < stretch.frames:
            halves.append(replace(stretch.part(middle, stretch.frames - middle), laid=there))
    return halves


def _place(source: _Source) -> Overlay | None:
    """How a source lies over what is below, but for its coming and going."""
    return source.laid and source.laid.model_copy(update={"slide_in": None, "slide_out": None, "slide_frames": 1})


def _mixed(transition: Transition, outgoing: _Source, incoming: _Source, cut: int) -> list[Stretch]:
    """Both clips mixed; a dip is two stretches, each of one clip alone."""
    before, after = dissolve_shares(transition.frames)
    leaving = outgoing.length - before
    match transition.kind:
        case "dip to black" | "dip to white":
            colour = FlatStrip(colour="white" if transition.kind == "dip to white" else "black")
            halves = [Stretch(cut - before, before, (outgoing.strip(leaving), colour), "dissolve")]
            if after:
                halves.append(Stretch(cut, after, (colour, incoming.strip(0)), "dissolve"))
            return halves
        case "fade in" | "fade out":
            return []
        case mixture:
            strips = (outgoing.strip(leaving), incoming.strip(-before))
            return [Stretch(cut - before, transition.frames, strips, mixture)]


def _felt(grade: Grade | None) -> Grade | None:
    """The grade without what does nothing; None when nothing is left."""
    if grade is not None and not (grade.lut and grade.lut_strength):
        grade = grade.model_copy(update={"lut": "", "lut_strength": 1.0})
    return None if grade == Grade() else grade
