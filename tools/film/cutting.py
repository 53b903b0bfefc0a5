"""The verbs of the cutting room, each in its exact meaning. A strip shows before -> after; `.` is a gap.

    trim      |aaaa|bbbb|      -> |aa|..|bbbb|       tail of a by -2: leaves a gap, nothing moves
    ripple    |aaaa|bbbb|      -> |aa|bbbb|          tail of a by -2: closes it, the film is 2 shorter
    roll      |aaaa|bbbb|      -> |aa|bbbbbb|        head of b by -2: the cut moves, the film keeps its length
    slip      |a2345|          -> |a4567|            by 2: other content, same place, same length
    slide     |aaaa|bb|cccc|   -> |aaa|bb|ccccc|     b by -1: b moves, its neighbours give and take

Handles limit what a clip can grow by (handles.py); a clip whose shot is yet to be shot is limited by nothing but
one frame. Out of limits is a DirectorError whose data has `legal`, the least and the most (None: without limit);
nothing is clamped. Verbs that take ranges out and put pieces in: splicing.py.
"""

from math import inf

from tools.film.bench import PICTURE, Bench
from tools.film.edits.cut import Edge, Ripple, Roll, Slide, Slip, SplitEdit, Trim
from tools.film.edits.fields import LONGEST
from tools.film.errors import DirectorError
from tools.film.facts import Rippled, Rolled, Slid, Slipped, SoundSplit, Trimmed
from tools.film.film import Film
from tools.film.handles import head_room, tail_room, valid_span
from tools.film.slate import Reference
from tools.film.timeline import Clip, Gap, Item
from tools.film.timing import Span
from tools.film.tracks import Part, last_source, length, source_shift
from tools.film.views import Spot, find_item, item_name


def trim(bench: Bench, edit: Trim) -> None:
    """Move one edge; what it leaves is a gap, what it takes must be one (or the end of the film)."""
    spot, clip = the_clip(bench.film, edit.clip)
    beside = spot.before if edit.edge == "head" else spot.after
    free = beside.frames if isinstance(beside, Gap) and not _is_card(bench.film, beside) else 0
    if beside is None and edit.edge == "tail":
        free = LONGEST
    check_edge(bench.film, clip, edit.edge, edit.frames, free)
    shorter = edit.frames if edit.edge == "head" else -edit.frames
    items = list(spot.track.items)
    items[spot.index] = with_edge(clip, edit.edge, edit.frames)
    at = spot.index - 1 if edit.edge == "head" else spot.index + 1
    if isinstance(beside, Gap) and (free or shorter < 0):
        items[at : at + 1] = _resized(beside, beside.frames + shorter)
    elif shorter > 0:
        items.insert(at + (edit.edge == "head"), Gap(id=bench.new_id("gp"), frames=shorter))
    bench.put_items(spot.track.name, tuple(items))
    if edit.edge == "head":
        shift_titles(bench, clip, edit.frames)
    bench.say(Trimmed(clip=clip.id, edge=edit.edge, frames=edit.frames))


def ripple(bench: Bench, edit: Ripple) -> None:
    """Move one edge and let everything after it (and over it, and the markers) move along. Gaps ripple too."""
    spot = find_item(bench.film, edit.clip)
    clip = spot.item
    check_edge(bench.film, clip, edit.edge, edit.frames, LONGEST)
    replace(bench, spot, with_edge(clip, edit.edge, edit.frames))
    edge = spot.start if edit.edge == "head" else spot.span.end
    longer = -edit.frames if edit.edge == "head" else edit.frames
    if edit.edge == "head":
        shift_titles(bench, clip, edit.frames)
    if longer > 0:
        shift_film(bench, spot.track.name, Span(edge, edge), longer)
    else:
        shift_film(bench, spot.track.name, Span(min(edge, edge + edit.frames), max(edge, edge + edit.frames)))
    bench.say(Rippled(clip=clip.id, edge=edit.edge, frames=edit.frames))


def roll(bench: Bench, edit: Roll) -> None:
    """Move the cut at the head or the tail of a clip; both sides change, the film keeps its length."""
    spot, clip = the_clip(bench.film, edit.clip)
    first = spot.index - (edit.edge == "head")
    if first < 0 or first + 1 >= len(spot.track.items):
        raise DirectorError(
            f"There is no cut at the {edit.edge} of {item_name(bench.film, clip)} to roll; use trim or ripple.",
            clip=clip.id,
            legal=[0, 0],
        )
    out, into = spot.track.items[first], spot.track.items[first + 1]
    lowest = max(-_spare(bench.film, out), -_room(bench.film, into, "head"))
    highest = min(_room(bench.film, out, "tail"), _spare(bench.film, into))
    check(
        f"The cut between {item_name(bench.film, out)} and {item_name(bench.film, into)}", edit.frames, lowest, highest
    )
    items = list(spot.track.items)
    items[first : first + 2] = [with_edge(out, "tail", edit.frames), with_edge(into, "head", edit.frames)]
    bench.put_items(spot.track.name, tuple(item for item in items if item.frames))
    shift_titles(bench, into, edit.frames)
    bench.say(Rolled(out=out.id, into=into.id, frames=edit.frames))


def slip(bench: Bench, edit: Slip) -> None:
    """Show a later (or earlier) part of the take; the cut stays as it is."""
    spot, clip = the_clip(bench.film, edit.clip)
    span = valid_span(bench.film, clip)
    if span is not None:
        last = clip.source_in if clip.freeze else last_source(clip)
        check(
            f"The content of {item_name(bench.film, clip)}",
            edit.frames,
            span.start - clip.source_in,
            span.end - 1 - last,
        )
    replace(bench, spot, clip.model_copy(update={"source_in": clip.source_in + edit.frames}))
    bench.say(Slipped(clip=clip.id, frames=edit.frames))


def slide(bench: Bench, edit: Slide) -> None:
    """Move a clip between its neighbours; its content and the length of the film stay."""
    spot, clip = the_clip(bench.film, edit.clip)
    before, after = spot.before, spot.after
    if before is None or after is None:
        raise DirectorError(
            f"{item_name(bench.film, clip)} has no neighbour on both sides to slide between; move the shot instead.",
            clip=clip.id,
            legal=[0, 0],
        )
    lowest = max(-_spare(bench.film, before), -_room(bench.film, after, "head"))
    highest = min(_room(bench.film, before, "tail"), _spare(bench.film, after))
    check(f"{item_name(bench.film, clip)}", edit.frames, lowest, highest)
    items = list(spot.track.items)
    items[spot.index - 1] = with_edge(before, "tail", edit.frames)
    items[spot.index + 1] = with_edge(after, "head", edit.frames)
    bench.put_items(spot.track.name, tuple(item for item in items if item.frames))
    shift_titles(bench, after, edit.frames)
    bench.say(Slid(clip=clip.id, frames=edit.frames))


def split_edit(bench: Bench, edit: SplitEdit) -> None:
    """Let the clip's own sound lead (J-cut) or outlast (L-cut) its picture, out of its handles.

    picture   |aaaa|bbbb|
    sound     |aa|bbbbbb|       lead 2 on b
    """
    spot, clip = the_clip(bench.film, edit.clip)
    name = item_name(bench.film, clip)
    after = length(spot.track.items) - spot.span.end
    check(f"The sound before {name}", edit.lead, 0, min(_room(bench.film, clip, "head"), spot.start))
    check(f"The sound after {name}", edit.tail, 0, min(_room(bench.film, clip, "tail"), after))
    replace(bench, spot, clip.model_copy(update={"sound_lead": edit.lead, "sound_tail": edit.tail}))
    bench.say(SoundSplit(clip=clip.id, lead=edit.lead, tail=edit.tail))


def the_clip(film: Film, reference: Reference) -> tuple[Spot, Clip]:
    """The clip that a reference names, and where it lies."""
    spot = find_item(film, reference)
    if not isinstance(spot.item, Clip):
        raise DirectorError(f"{reference} is a gap, and this verb needs a clip; name a shot or a clip.", clip=reference)
    return spot, spot.item


def replace(bench: Bench, spot: Spot, *items: Item) -> None:
    """Put other items in the place of one."""
    there = spot.track.items
    bench.put_items(spot.track.name, (*there[: spot.index], *items, *there[spot.index + 1 :]))


def with_edge(item: Item, edge: Edge, frames: int) -> Item:
    """The item with one edge moved; a clip's head takes its content along."""
    if edge == "tail":
        return item.model_copy(update={"frames": item.frames + frames})
    update: dict[str, int] = {"frames": item.frames - frames}
    if isinstance(item, Clip):
        update["source_in"] = item.source_in + source_shift(frames, item)
    return item.model_copy(update=update)


def shift_film(bench: Bench, track: str, removed: Span, added: int = 0) -> None:
    """After a ripple of V1: what lies over it and the markers follow. Other tracks are free."""
    if track != PICTURE or not (removed.frames or added):
        return
    parts: list[Part] = [Span(0, removed.start)]
    if added:
        parts.append(Gap(id="added", frames=added))
    # The tracks over V1 may be longer than it is, so the last range is open-ended.
    bench.follow([*parts, Span(removed.end, LONGEST)])


def check_edge(film: Film, clip: Item, edge: Edge, frames: int, free: int) -> None:
    """Refuse to move an edge out of the handles, into what is not free, or over the other edge."""
    room = min(_room(film, clip, edge), free)
    lowest, highest = (-room, clip.frames - 1) if edge == "head" else (1 - clip.frames, room)
    check(f"The {edge} of {item_name(film, clip)}", frames, lowest, highest)


def check(what: str, frames: int, lowest: float, highest: float) -> None:
    """Refuse a movement by `frames` outside `lowest`..`highest`, with the legal numbers."""
    if lowest <= frames <= highest:
        return
    legal = [None if abs(limit) >= LONGEST else int(limit) for limit in (lowest, highest)]
    match legal:
        case [None, int(most)]:
            said = f"up to {_signed(most)} frames"
        case [int(least), None]:
            said = f"from {_signed(least)} frames"
        case _:
            said = f"from {_signed(legal[0])} to {_signed(legal[1])} frames"
    raise DirectorError(f"{what} can move {said}, not {_signed(frames)}.", frames=frames, legal=legal)


def _signed(frames: int | None) -> str:
    return f"{frames:+}" if frames else "0"


def _room(film: Film, item: Item, edge: Edge) -> float:
    """By how many frames an item can grow at an edge."""
    if isinstance(item, Gap):
        return inf
    room = head_room(film, item) if edge == "head" else tail_room(film, item)
    return inf if room is None else room


def _spare(film: Film, item: Item) -> int:
    """By how many frames an item can shrink: a clip and a card keep one."""
    return item.frames if isinstance(item, Gap) and not _is_card(film, item) else item.frames - 1


def _is_card(film: Film, gap: Gap) -> bool:
    """A gap that was put in for a title is no free space."""
    return any(title.item == gap.id for title in film.timeline.titles)


def _resized(gap: Gap, frames: int) -> list[Item]:
    return [gap.model_copy(update={"frames": frames})] if frames else []


def shift_titles(bench: Bench, item: Item, frames: int) -> None:
    """Keep titles where they are on the picture when the head of their item moved by `frames`."""
    titles = bench.film.timeline.titles
    if any(title.item == item.id for title in titles):
        bench.change_timeline(
            titles=tuple(
                title.model_copy(update={"offset": max(title.offset - frames, 0)}) if title.item == item.id else title
                for title in titles
            )
        )
