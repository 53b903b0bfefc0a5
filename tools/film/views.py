"""Read-only projections of a film: where everything lies in the cut. Nothing here is stored; all of it follows.

V1      |--- 1A ---|--- 1B ---|- gap -|--- 2A ---|
start   0          120        216     240               cut_positions
cue               |--line--|                            cue_positions: anchor's start + offset
"""

import re
from dataclasses import dataclass

from tools.film.errors import DirectorError, NotFound
from tools.film.film import Film
from tools.film.slate import Reference, find_shot, shot_order, slate_of
from tools.film.sound import Cue
from tools.film.timeline import Clip, Gap, Item, Title, Track
from tools.film.timing import Span
from tools.film.tracks import length, place_of, starts

SIZES = {
    "16:9": (1920, 1080),
    "2.39:1": (1920, 804),
    "9:16": (1080, 1920),
    "1:1": (1080, 1080),
    "4:5": (1080, 1350),
}


@dataclass(frozen=True, slots=True)
class Spot:
    """A clip or gap found on a track."""

    track: Track
    index: int
    start: int

    @property
    def item(self) -> Item:
        return self.track.items[self.index]

    @property
    def before(self) -> Item | None:
        return self.track.items[self.index - 1] if self.index else None

    @property
    def after(self) -> Item | None:
        return self.track.items[self.index + 1] if self.index + 1 < len(self.track.items) else None

    @property
    def span(self) -> Span:
        return Span(self.start, self.start + self.item.frames)


@dataclass(frozen=True, slots=True)
class CuePosition:
    """A cue in the cut. `frames` None is the sound's own length."""

    cue: Cue
    start: int
    frames: int | None


def film_frames(film: Film) -> int:
    """The length of the film: that of V1."""
    return length(film.timeline.tracks[0].items)


def picture_size(film: Film) -> tuple[int, int]:
    """Width and height of the delivered picture in the house format."""
    return SIZES[film.look.aspect]


def cut_positions(film: Film) -> tuple[tuple[Item, int], ...]:
    """Every clip and gap of V1 with its start frame."""
    items = film.timeline.tracks[0].items
    return tuple(zip(items, starts(items), strict=False))


def picture_spans(film: Film) -> dict[str, Span]:
    """For every shot in the cut, from its first frame on V1 to the end of its last; one pass."""
    spans: dict[str, Span] = {}
    at = 0
    for item in film.timeline.tracks[0].items:
        end = at + item.frames
        if isinstance(item, Clip):
            known = spans.get(item.shot)
            spans[item.shot] = Span(at if known is None else known.start, end)
        at = end
    return spans


def picture_span(film: Film, shot: str) -> Span | None:
    """Where the shot with this id is in the cut; None when it is not in it."""
    return picture_spans(film).get(shot)


def cue_positions(film: Film) -> tuple[CuePosition, ...]:
    """Every cue that is heard in the cut, in the order of their starts.

    A line or an effect whose shot is not in the cut is not heard. Music and ambience run over those shots of
    their range that are in the cut; where two of a kind meet, the later one takes over. Both begin with the cards
    right before their first shot; at the head of the film the sound of a place does only where no music does. Music
    over the last shot plays on under the closing cards.
    """
    spans, cards = picture_spans(film), _cards_before(film)
    order = shot_order(film)
    numbers = {shot: number for number, shot in enumerate(order)}
    end = film_frames(film)
    scored = any(_opens(cue, order) for cue in film.cues.values())
    found: list[CuePosition] = []
    for cue in film.cues.values():
        span = _heard_span(cue, spans, order, numbers)
        if span is None:
            continue
        if cue.until is None:
            found.append(CuePosition(cue, span.start, cue.frames))
            continue
        before = span.start - cards.get(span.start, 0) if cue.offset == 0 else span.start
        if cue.kind == "music":
            span = Span(0 if _opens(cue, order) else before, end if cue.until == order[-1] else span.end)
        elif before or not scored:
            span = Span(before, span.end)
        if span.frames > 0:
            found.append(CuePosition(cue, span.start, span.frames))
    found.sort(key=lambda place: place.start)
    return _taking_over(found)


def title_positions(film: Film) -> tuple[tuple[Title, Span], ...]:
    """Every title with its range in the cut, in the order of their starts."""
    begins = {item.id: start for item, start in cut_positions(film)}
    places = [
        (title, Span(begins[title.item] + title.offset, begins[title.item] + title.offset + title.frames))
        for title in film.timeline.titles
    ]
    return tuple(sorted(places, key=lambda place: (place[1], place[0].id)))


def find_item(film: Film, reference: Reference, track: str | None = None) -> Spot:
    """The clip or gap that an id, or a shot that is in one piece, names.

    Raises NotFound when nothing is so called, and DirectorError with the clips when the shot is in several pieces.
    """
    tracks = [candidate for candidate in film.timeline.tracks if track in (None, candidate.name)]
    for candidate in tracks:
        index = place_of(candidate.items, str(reference))
        if index is not None:
            return Spot(candidate, index, starts(candidate.items)[index])
    if re.fullmatch(r"(cl|gp)\d+", str(reference)):
        raise NotFound(
            f"There is no clip {reference} in the cut; name a shot, or a clip that is there.", clip=reference
        )
    shot = find_shot(film, reference)
    slate = slate_of(film, shot.id)
    for candidate in tracks:
        clips = [index for index, item in enumerate(candidate.items) if isinstance(item, Clip) and item.shot == shot.id]
        if len(clips) == 1:
            return Spot(candidate, clips[0], starts(candidate.items)[clips[0]])
        if clips:
            names = [candidate.items[index].id for index in clips]
            raise DirectorError(
                f"Shot {slate} is cut into {len(clips)} clips; name one of {', '.join(names)}.",
                shot=shot.id,
                legal=names,
            )
    raise NotFound(f"Shot {slate} is not in the cut; insert it first.", shot=shot.id)


def item_name(film: Film, item: Item) -> str:
    """What an item is called in a sentence: its slate, or 'the gap'."""
    return "the gap" if isinstance(item, Gap) else slate_of(film, item.shot)


def _opens(cue: Cue, order: tuple[str, ...]) -> bool:
    """Whether a cue is the music that the film begins with."""
    return cue.kind == "music" and cue.until is not None and cue.shot == order[0] and cue.offset == 0


def _cards_before(film: Film) -> dict[int, int]:
    """For every clip of V1 that cards stand right before: the frame it starts at, and how long they are."""
    cards = {title.item for title in film.timeline.titles}
    found: dict[int, int] = {}
    black = 0
    for item, start in cut_positions(film):
        if isinstance(item, Clip) and black:
            found[start] = black
        black = black + item.frames if isinstance(item, Gap) and item.id in cards else 0
    return found


def _heard_span(cue: Cue, spans: dict[str, Span], order: tuple[str, ...], numbers: dict[str, int]) -> Span | None:
    """The picture under a cue: its shot's, or that of the shots of its range; None when none is in the cut."""
    last = numbers[cue.until or cue.shot]
    heard = [spans[shot] for shot in order[numbers[cue.shot] : last + 1] if shot in spans]
    if not heard:
        return None
    offset = cue.offset if cue.shot in spans else 0
    return Span(heard[0].start + offset, heard[-1].end)


def _taking_over(found: list[CuePosition]) -> tuple[CuePosition, ...]:
    """End every ranged music (and ambience) where the next one begins."""
    result: list[CuePosition] = []
    begins: dict[str, int] = {}
    for place in reversed(found):
        frames = place.frames
        if place.cue.until is not None and frames is not None:
            following = begins.get(place.cue.kind)
            if following is not None and following < place.start + frames:
                frames = following - place.start
            begins[place.cue.kind] = place.start
            if frames <= 0:
                continue
        result.append(place if frames == place.frames else CuePosition(place.cue, place.start, frames))
    return tuple(reversed(result))
