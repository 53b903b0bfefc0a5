"""The plan: a film's timeline and a delivery become units named by their content. Pure: no ffmpeg, no disk, no clock.

Film, Delivery -> layout -> units (key, frames, recipe)      what the encoder makes
                         -> shots, captions, chapters        what the file must hold
                         -> dark, still, quiet               what the proof must not call a fault
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from fractions import Fraction

from tools.assembly.captions import CaptionSpan, caption_columns, caption_spans
from tools.assembly.codecs import encoder
from tools.assembly.delivery import Delivery
from tools.assembly.layout import lay_out
from tools.assembly.pixels import pixels_of
from tools.assembly.recipe import CaptionKind, FlatStrip, Lettering, MediaStrip, Recipe, Toolchain, unit_key
from tools.assembly.reframing import reframed
from tools.assembly.stretches import Layout, later
from tools.film.film import Film
from tools.film.slate import slates, slugline
from tools.film.sound import STEM_OF
from tools.film.subjects import SubjectTrack
from tools.film.timeline import Gap, Overlay
from tools.film.timing import Span
from tools.film.value import Value
from tools.film.views import CuePosition, cue_positions, picture_spans, title_positions

QUIET_SECONDS = 3
"""A stretch this long that no cue covers, or the whole of a shorter film, is silent on purpose."""


class Unit(Value):
    """One piece of the cut: `frames` from the film's frame `start`, made by `recipe`, cached under `key`."""

    key: str
    start: int
    frames: int
    recipe: Recipe


class ShotSpan(Value):
    """A clip in the film: its frames, and those that no transition touches, with the take seen there.

    `source` is positioned at `clear_start`; it is None where a slate stands in. `under` are its frames that something
    is laid over; the clear ones are free of that if any are. `overlay` is set where it is itself laid over others.
    """

    shot: str
    slate: str
    clip: str
    start: int
    end: int
    clear_start: int
    clear_end: int
    source: MediaStrip | None = None
    under: tuple[Span, ...] = ()
    overlay: Overlay | None = None

    @property
    def graded(self) -> bool:
        """Whether its colours are not those of the take."""
        return self.source is not None and (self.source.grade is not None or self.source.look is not None)


class Chapter(Value):
    """A scene, by its slugline, from the film's frame `start`."""

    start: int
    name: str


class Plan(Value):
    """Everything that a delivered file must be, known before the first frame is encoded."""

    delivery: Delivery
    frames: int
    units: tuple[Unit, ...]
    shots: tuple[ShotSpan, ...]
    captions: tuple[CaptionSpan, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    dark: tuple[Span, ...] = ()
    still: tuple[Span, ...] = ()
    quiet: tuple[Span, ...] = ()

    @property
    def rate(self) -> Fraction:
        return self.delivery.rate

    @property
    def seconds(self) -> float:
        return float(self.frames / self.delivery.rate)

    def slate_at(self, frame: int) -> str:
        """The slate of the shot seen at a frame of the film, below what is laid over it; "" in a gap."""
        index = bisect_right(self.shots, frame, key=lambda span: span.start)
        here = (span for span in reversed(self.shots[:index]) if frame < span.end)
        return next((span.slate for span in here if span.overlay is None), "")


def plan(
    film: Film,
    delivery: Delivery,
    toolchain: Toolchain | None = None,
    spoken: Mapping[str, int] | None = None,
    tracks: Mapping[str, SubjectTrack] | None = None,
    lost: Container[str] = (),
) -> Plan:
    """Plan the whole film. The same film, delivery and toolchain give the same plan.

    `toolchain` names the builds that units depend on (without it the keys are good for comparing plans, not for a
    cache); `spoken` gives the length in frames, by cue, of spoken lines and of effects that have only their own;
    `tracks` says, by media, where the subjects of takes are (`following.subject_tracks`), for a delivery of another
    shape than the film's: a take without a track gets bars there. `lost` are media that cannot be read, for which a
    draft has slates.
    Raises DirectorError as `lay_out` does.
    """
    cues = cue_positions(film)
    layout = reframed(lay_out(film, delivery, lost), film, delivery, tracks or {}, cues)
    burned: tuple[CaptionSpan, ...] = ()
    if delivery.burned:
        columns = caption_columns(delivery.width, delivery.height)
        burned = caption_spans(film, cues, layout.frames, delivery.rate, spoken or {}, columns)
    units = _units(film, layout, burned, delivery, toolchain or Toolchain())
    captions = caption_spans(film, cues, layout.frames, delivery.rate, spoken or {}) if delivery.captions else ()
    return Plan(
        delivery=delivery,
        frames=layout.frames,
        units=units,
        shots=_shots(layout, slates(film)),
        captions=captions,
        chapters=_chapters(film),
        dark=_spans(u for u in units if _is_dark(u.recipe)),
        still=_spans(u for u in units if _is_still(u.recipe)),
        quiet=_quiet(film, cues, layout.frames, spoken or {}),
    )


def _units(
    film: Film, layout: Layout, burned: Sequence[CaptionSpan], delivery: Delivery, toolchain: Toolchain
) -> tuple[Unit, ...]:
    titles = _titles_by_stretch(film, layout)
    _burn(burned, film, layout, titles)
    encoding = f"{delivery.width}x{delivery.height} {encoder(delivery)!r}"
    if pixels_of(delivery).deep:
        encoding += f" made in {pixels_of(delivery)!r}"
    units: list[Unit] = []
    for index, stretch in enumerate(layout.stretches):
        recipe = Recipe(
            strips=stretch.strips,
            frames=stretch.frames,
            mixture=stretch.mixture,
            mixed=stretch.mixed,
            layers=stretch.layers,
            titles=tuple(titles.get(index, ())),
        )
        key = unit_key(recipe, encoding, toolchain)
        units.append(Unit(key=key, start=stretch.start, frames=stretch.frames, recipe=recipe))
    return tuple(units)


def _titles_by_stretch(film: Film, layout: Layout) -> dict[int, list[Lettering]]:
    """Which titles lie over which stretches, positioned from the stretch's first frame."""
    begins = [stretch.start for stretch in layout.stretches]
    found: dict[int, list[Lettering]] = {}
    for title, span in title_positions(film):
        if not title.text.strip():
            continue
        first = max(bisect_right(begins, span.start) - 1, 0)
        for index in range(first, bisect_left(begins, span.end)):
            start = span.start - begins[index]
            found.setdefault(index, []).append(
                Lettering(kind=title.kind, text=title.text, start=start, frames=title.frames)
            )
    return found


def _burn(captions: Sequence[CaptionSpan], film: Film, layout: Layout, found: dict[int, list[Lettering]]) -> None:
    """Add the captions to the letterings of the stretches: each only for the frames that the stretch has of it."""
    begins = [stretch.start for stretch in layout.stretches]
    thirds = [span for title, span in title_positions(film) if title.kind == "lower third"]
    for caption in captions:
        over = Span(caption.start, caption.end)
        kind: CaptionKind = "raised caption" if any(span.overlaps(over) for span in thirds) else "caption"
        for index in range(max(bisect_right(begins, over.start) - 1, 0), bisect_left(begins, over.end)):
            stretch = layout.stretches[index]
            start = max(over.start, stretch.start)
            frames = min(over.end, stretch.start + stretch.frames) - start
            if frames > 0:
                found.setdefault(index, []).append(
                    Lettering(kind=kind, text=caption.text, start=start - stretch.start, frames=frames)
                )


def _shots(layout: Layout, names: Mapping[str, str]) -> tuple[ShotSpan, ...]:
    spans: list[ShotSpan] = []
    for placement in layout.placements:
        clip = placement.item
        if isinstance(clip, Gap):
            continue
        clear = placement.clear_start < placement.clear_end
        strip = later(placement.strip, placement.clear_start - placement.start)
        spans.append(
            ShotSpan(
                shot=clip.shot,
                slate=names.get(clip.shot, clip.shot),
                clip=clip.id,
                start=placement.start,
                end=min(placement.end, layout.frames),
                clear_start=placement.clear_start,
                clear_end=placement.clear_end,
                source=strip if clear and isinstance(strip, MediaStrip) else None,
                under=placement.under,
                overlay=placement.overlay,
            )
        )
    return tuple(spans)


def _chapters(film: Film) -> tuple[Chapter, ...]:
    spans = picture_spans(film)
    chapters: list[Chapter] = []
    for number, scene in enumerate(film.scenes, 1):
        begins = [spans[shot].start for shot in scene.shots if shot in spans]
        if begins:
            chapters.append(Chapter(start=min(begins), name=f"{number}. {slugline(film, scene)}"))
    return tuple(sorted(chapters, key=lambda chapter: chapter.start))


def _is_dark(recipe: Recipe) -> bool:
    return any(isinstance(strip, FlatStrip) and strip.colour == "black" for strip in recipe.all_strips)


def _is_still(recipe: Recipe) -> bool:
    return all(strip.freeze if isinstance(strip, MediaStrip) else True for strip in recipe.all_strips)


def _spans(units: Iterable[Unit]) -> tuple[Span, ...]:
    return merged(Span(unit.start, unit.start + unit.frames) for unit in units)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The frames that any of the spans holds, as spans that do not touch."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _quiet(film: Film, cues: Sequence[CuePosition], frames: int, spoken: Mapping[str, int]) -> tuple[Span, ...]:
    """The stretches that no cue covers: silence there is meant. A line that a take says itself brings no sound beside
    that of the take, if it has any; a stem that is off is not heard."""
    pictures = picture_spans(film)
    heard: list[Span] = []
    for place in cues:
        if not (place.cue.muted or place.cue.in_take or STEM_OF[place.cue.kind] in film.mix.muted_stems):
            length = spoken.get(place.cue.id, place.frames)
            shot = pictures.get(place.cue.shot)
            end = place.start + length if length is not None else shot.end if shot else place.start
            start = min(max(place.start, 0), frames)
            heard.append(Span(start, min(max(end, start), frames)))
    edges = [0]
    for span in merged(heard):
        edges += [span.start, span.end]
    edges.append(frames)
    silences = (Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True))
    return tuple(span for span in silences if span.frames >= min(QUIET_SECONDS * film.look.rate, frames))
