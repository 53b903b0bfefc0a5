"""Transitions, titles and captions: what is laid on the cut.

dissolve  |aaaa|bbbb|  -> |aaa><bbb|      centred on the cut; a's tail handle and b's head handle overlap
card      |aaaa|bbbb|  -> |aaaa|TTT|bbbb| black put in for a title; everything after it moves
"""

from tools.film.bench import Bench
from tools.film.cutting import ripple, the_clip
from tools.film.edits.cut import AddTitle, RemoveTitle, ReviseTitle, Ripple, SetCaption, SetTransition
from tools.film.edits.fields import LONGEST
from tools.film.errors import DirectorError, NotFound
from tools.film.facts import CaptionSet, TitleAdded, TitleRemoved, TitleRevised, TransitionSet
from tools.film.film import Film
from tools.film.handles import OVERLAPPING, head_room, tail_room
from tools.film.timeline import Caption, Clip, Gap, Title, Track, Transition
from tools.film.timing import Span, to_frames
from tools.film.tracks import Part, length
from tools.film.transitions import beside, dropped
from tools.film.views import Spot, find_item, item_name


def set_transition(bench: Bench, edit: SetTransition) -> None:
    """Put a transition on the cut into a clip, or take it away; nothing moves.

    Without a length it gets a second, or as much as the handles allow. What stands on the same cut makes way for it: a
    dissolve for a fade out before it, and the other way round. Refused, with the legal lengths, when the clips or
    their handles are too short.
    """
    spot, clip = the_clip(bench.film, edit.clip)
    at_tail = edit.transition == "fade out"
    stays = tuple(
        transition
        for transition in spot.track.transitions
        if transition.into != clip.id or (edit.transition != "cut" and (transition.kind == "fade out") != at_tail)
    )
    others = stays if edit.transition == "cut" else beside(spot.track, stays, clip.id, edit.transition)
    if edit.transition == "cut":
        bench.put_transitions(spot.track.name, others)
        bench.say(TransitionSet(clip=clip.id, transition="cut", frames=0))
        return
    most = _longest(bench.film, spot, clip, edit.transition, others)
    frames = edit.frames or min(to_frames(1, bench.film.look.rate), most)
    if not 1 <= frames <= most:
        raise DirectorError(_too_long(bench.film, spot, edit.transition, frames, most), frames=frames, legal=[1, most])
    made = Transition(into=clip.id, kind=edit.transition, frames=frames)
    bench.put_transitions(spot.track.name, (*others, made))
    bench.say(TransitionSet(clip=clip.id, transition=edit.transition, frames=frames))
    bench.say(*(dropped(transition) for transition in stays if transition not in others))


def add_title(bench: Bench, edit: AddTitle) -> None:
    """Lay words over a clip of V1, or over black that is put in for them (a card)."""
    name = bench.new_id("tt")
    if edit.card is None:
        item = _on_picture(bench.film, edit).item.id
    else:
        card = Gap(id=bench.new_id("gp"), frames=edit.offset + edit.frames)
        match edit.card:
            case "opening":
                at = 0
            case "closing":
                at = length(bench.items())
            case "before":
                at = _on_picture(bench.film, edit).start
        parts: list[Part] = [Span(0, at), card, Span(at, LONGEST)]
        bench.recut("V1", parts, ripple=True)
        item = card.id
    title = Title(id=name, kind=edit.style, text=edit.text, item=item, offset=edit.offset, frames=edit.frames)
    bench.change_timeline(titles=(*bench.film.timeline.titles, title))
    bench.say(TitleAdded(title=name))


def revise_title(bench: Bench, edit: ReviseTitle) -> None:
    """Change a title. A card that was as long as its title stays so, and the film moves with it."""
    old = _the_title(bench.film, edit.title)
    given = {"text": edit.text, "kind": edit.style, "offset": edit.offset, "frames": edit.frames}
    new = old.model_copy(update={name: value for name, value in given.items() if value is not None})
    spot = find_item(bench.film, old.item)
    longer = new.offset + new.frames - spot.item.frames
    card = isinstance(spot.item, Gap) and spot.item.frames == old.offset + old.frames
    if not card and new.offset >= spot.item.frames:
        raise _too_late(bench.film, spot, new.offset)
    bench.change_timeline(titles=tuple(new if title is old else title for title in bench.film.timeline.titles))
    if card and longer:
        if bench.film.locked:
            raise DirectorError(
                "The picture is locked, so a card keeps its length; change the words, or unlock the picture.",
                code="locked",
            )
        ripple(bench, Ripple(clip=old.item, edge="tail", frames=longer))
    bench.say(TitleRevised(title=old.id))


def remove_title(bench: Bench, edit: RemoveTitle) -> None:
    """Take a title away; the black of a card that no other title needs goes with it."""
    gone = _the_title(bench.film, edit.title)
    left = tuple(title for title in bench.film.timeline.titles if title is not gone)
    bench.change_timeline(titles=left)
    bench.say(TitleRemoved(title=gone.id))
    spot = find_item(bench.film, gone.item)
    if isinstance(spot.item, Gap) and all(title.item != gone.item for title in left) and not bench.film.locked:
        bench.recut("V1", [Span(0, spot.start), Span(spot.span.end, LONGEST)], ripple=True)


def set_caption(bench: Bench, edit: SetCaption) -> None:
    """Write another caption for a line, or give it back its own words."""
    cue = bench.film.cues.get(edit.cue)
    if cue is None or cue.kind != "dialogue":
        lines = [cue.id for cue in bench.film.cues.values() if cue.kind == "dialogue"]
        raise NotFound(
            f"There is no line '{edit.cue}' to caption; the lines are {', '.join(lines) or 'none'}.",
            cue=edit.cue,
            legal=lines,
        )
    captions = tuple(caption for caption in bench.film.timeline.captions if caption.cue != edit.cue)
    if edit.text is not None:
        captions = (*captions, Caption(cue=edit.cue, text=edit.text))
    bench.change_timeline(captions=captions)
    bench.say(CaptionSet(cue=edit.cue))


def _longest(film: Film, spot: Spot, clip: Clip, kind: str, others: tuple[Transition, ...]) -> int:
    """The longest transition of a kind that the clips and their handles allow there; 0 when none."""
    free = _free_frames(spot.track, others)
    if kind in ("fade in", "fade out"):
        return free[clip.id]
    out = spot.before
    if out is None:
        return 0
    # n frames lie half before the cut (the larger half) and half after it.
    most = min(2 * free[out.id], 2 * free[clip.id] + 1)
    if kind in OVERLAPPING:
        head = head_room(film, clip)
        tail = tail_room(film, out) if isinstance(out, Clip) else None
        most = min(most, LONGEST if head is None else 2 * head, LONGEST if tail is None else 2 * tail + 1)
    return most


def _free_frames(track: Track, transitions: tuple[Transition, ...]) -> dict[str, int]:
    """How many frames of every item no transition takes yet."""
    free = {item.id: item.frames for item in track.items}
    places = {item.id: index for index, item in enumerate(track.items)}
    for transition in transitions:
        if transition.kind in ("fade in", "fade out"):
            free[transition.into] -= transition.frames
            continue
        free[transition.into] -= transition.frames // 2
        index = places.get(transition.into)
        if index:
            free[track.items[index - 1].id] -= transition.frames - transition.frames // 2
    return free


def _too_long(film: Film, spot: Spot, kind: str, frames: int, most: int) -> str:
    name = item_name(film, spot.item)
    if spot.before is None and kind not in ("fade in", "fade out"):
        return f"Nothing comes before {name}, so there is no cut for a {kind}; use a fade in."
    if most < 1:
        return f"There are no frames left for a {kind} into {name}; lengthen the clips, or shoot longer handles."
    return f"A {kind} into {name} can have 1 to {most} frames, not {frames}; the clips and their handles end there."


def _on_picture(film: Film, edit: AddTitle) -> Spot:
    spot = find_item(film, edit.clip or "", "V1")
    if edit.card is None and edit.offset >= spot.item.frames:
        raise _too_late(film, spot, edit.offset)
    return spot


def _too_late(film: Film, spot: Spot, offset: int) -> DirectorError:
    last = spot.item.frames - 1
    return DirectorError(
        f"{item_name(film, spot.item)} has frames 0 to {last}; a title cannot start at {offset}.",
        offset=offset,
        legal=[0, last],
    )


def _the_title(film: Film, name: str) -> Title:
    for title in film.timeline.titles:
        if title.id == name:
            return title
    titles = [f"{title.id} ({title.text[:30]})" for title in film.timeline.titles]
    raise NotFound(
        f"There is no title '{name}'; the titles are {', '.join(titles) or 'none'}.",
        title=name,
        legal=[title.id for title in film.timeline.titles],
    )
