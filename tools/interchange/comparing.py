"""A cut that came back, compared with the one that went out: what was done to it, one change after the other.

    went out ─┬─ V1 compared ──all of V1 taken──> as it would be here ─┬─ own sound, V2 and up, titles, markers, stems
    came back ┴─────────────────────────────────────────────────────────┘

What follows from a change of V1 (the tracks over it that move along, the neighbour's sound that gives way) is no change
of its own: it is looked for in a film in which V1 is taken over already.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from tools.film.apply import apply
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.handles import clip_take
from tools.film.timeline import Clip
from tools.interchange.cut import Cut, CutTrack
from tools.interchange.differing import Change, across, edges, picture_changes, same_content
from tools.interchange.matching import Shown, matched, offsets, take_named
from tools.interchange.new_sounds import sound_changes
from tools.interchange.returned import Returned, Sent, marker_changes, stem_changes, title_changes
from tools.interchange.strips import content, own_sounds, shown_on, splits, strip
from tools.interchange.taking_back import plan
from tools.interchange.telling_changes import clip_names, picture_sentence, sound_sentence


def compare(sent: Sent, back: Cut, carry: Callable[[Film], Sent]) -> Returned:
    """Compare a cut that came back. `carry` says how a film goes out in the formats that it went and came in.

    Raises DirectorError when the cut runs at another rate.
    """
    film = sent.film
    if back.rate != film.look.rate:
        raise DirectorError(
            f"The cut came back at {float(back.rate):.6g} frames a second, and the film has "
            f"{float(film.look.rate):.6g}; export it from there at the film's rate.",
            code="other_rate",
            rate=str(back.rate),
            legal=str(film.look.rate),
        )
    found = Returned(film, _in_our_timecode(sent, back))
    _match_pictures(sent, found)
    changes = _pictures(found)
    changes, then = _possible(found, changes)
    after = carry(then)
    changes += _sounds(found, after, {change.key for change in changes if change.problem})
    changes = _sorted_by_cut(found, changes)
    for track in [track for track in ("V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9") if track in found.back]:
        changes += _overlays(found, after, track)
    changes += title_changes(found, after)
    changes += marker_changes(found, sent, after)
    changes += stem_changes(found, sent)
    changes += sound_changes(found, sent)
    found.changes = [replace(change, number=number) for number, change in enumerate(changes, 1)]
    return found


def _in_our_timecode(sent: Sent, back: Cut) -> Cut:
    """The cut with every source counted from where we count it."""
    tracks: list[CutTrack] = []
    for one, other in zip(_rows(sent.cut), _rows(back), strict=False):
        known, came = shown_on(one, sent.cut.by_name()), shown_on(other, back.by_name())
        apart = offsets([(known[index], came[at]) for at, index in matched(known, came).items()])
        pieces = [
            piece.model_copy(update={"source_in": piece.source_in - apart.get(piece.source, 0)})
            for piece in other.pieces
        ]
        tracks.append(other.model_copy(update={"pieces": tuple(pieces)}))
    return back.model_copy(update={"tracks": (*tracks, *back.picture[len(tracks) :], *back.sound)})


def _rows(cut: Cut) -> list[CutTrack]:
    return list(cut.picture)


def _match_pictures(sent: Sent, found: Returned) -> None:
    """The strips of every picture track, the clips that came back under the ids that they went out with."""
    ours, theirs = sent.cut.by_name(), found.cut.by_name()
    numbered = 0
    given: set[int] = set()
    for index, track in enumerate(found.cut.picture[:9]):
        name = f"V{index + 1}"
        known = shown_on(sent.cut.picture[index], ours, sent.clips[index]) if index < len(sent.cut.picture) else []
        came = shown_on(track, theirs)
        pairs = matched(known, came)
        keys: list[str] = []
        for at_, one in enumerate(came):
            shown = take_named(sent.film, one.piece, one.source)
            if at_ in pairs:
                keys.append(known[pairs[at_]].clip)
                found.shows[keys[-1]] = shown
            else:
                numbered += 1
                keys.append(f"new {numbered}")
                found.shows[keys[-1]] = shown
        sounds, used = own_sounds(came, keys, found.cut)
        found.own |= used
        found.back[name] = strip(track, came, keys, sounds)
        if known:
            own, mine = own_sounds(known, [one.clip for one in known], sent.cut)
            given |= mine
            found.sent[name] = strip(sent.cut.picture[index], known, [one.clip for one in known], own)
    for index in range(len(found.cut.picture), len(sent.cut.picture)):
        found.notes.append(f"V{index + 1} did not come back; here it stays as it is.")
    if sent.cut.sound and not found.cut.sound:
        found.notes.append("The cut came back without sound; here it stays as it is.")


def _pictures(found: Returned) -> list[Change]:
    film = found.film
    sent, back = found.sent.get("V1", []), found.back.get("V1", [])
    clips = {item.id: item for track in film.timeline.tracks for item in track.items if isinstance(item, Clip)}
    other: dict[str, str] = {}
    stills: set[str] = set()
    for slot in back:
        clip = clips.get(slot.key)
        if clip is None:
            continue
        take, shown = clip_take(film, clip), found.shows.get(slot.key)
        if take is not None and take.still:
            stills.add(slot.key)
        if (
            shown
            and shown[1]
            and take is not None
            and shown[0] == clip.shot
            and shown[1] != take.id
            and film.takes[shown[1]].media != take.media
        ):
            other[slot.key] = str(film.shots[clip.shot].takes.index(shown[1]) + 1)
    was = {slot.key: slot for slot in sent}
    # A still is the same wherever a program begins to count in it.
    found.back["V1"] = back = [
        replace(
            slot,
            piece=slot.piece.model_copy(
                update={"source_in": was[slot.key].piece.source_in, "speed": was[slot.key].piece.speed}
            ),
        )
        if slot.key in stills
        else slot
        for slot in back
    ]
    changes = picture_changes(sent, back, other)
    names = _names(found)
    now = found.slots("V1")
    order = [slot.key for slot in back]
    return [
        replace(change, said=picture_sentence(change, names, was, now, other, _before(order, change.key)))
        for change in changes
    ]


def _before(order: Sequence[str], key: str) -> str:
    place = order.index(key) if key in order else 0
    return order[place - 1] if place else ""


def _names(found: Returned) -> dict[str, str]:
    names = clip_names(found.film)
    numbers = {clip: name.split(" (")[0] for clip, name in names.items()}
    of_shot = {
        item.shot: numbers[item.id]
        for track in found.film.timeline.tracks
        for item in track.items
        if isinstance(item, Clip)
    }
    for slots in found.back.values():
        for slot in slots:
            if slot.key not in names:
                shown = found.shows.get(slot.key)
                called = slot.piece.name or slot.piece.source or "without a name"
                names[slot.key] = of_shot.get(shown[0], f"shot {called}") if shown else called
    return names


def _possible(found: Returned, changes: list[Change]) -> tuple[list[Change], Film]:
    """The changes, those that cannot be made with the reason why, and the film with all the others made."""
    try:
        return changes, apply(found.film, plan(found.film, found, changes))[0]
    except DirectorError:
        pass
    made: list[Change] = []
    told: list[Change] = []
    film = found.film
    for change in changes:
        try:
            film = apply(found.film, plan(found.film, found, [*made, change]))[0]
        except DirectorError as error:
            told.append(replace(change, problem=error.message))
        else:
            made.append(change)
            told.append(change)
    return told, film


def _sounds(found: Returned, after: Sent, stuck: Collection[str]) -> list[Change]:
    """What was done to the own sound of clips that were there; of those whose picture cannot follow, nothing."""
    changes: list[Change] = []
    names = _names(found)
    if not found.cut.sound or not after.cut.sound:
        return changes
    laid = {clue for track in found.cut.sound for one in shown_on(track, found.cut.by_name()) for clue in content(one)}
    astray: list[str] = []
    for index, track in enumerate(after.cut.picture):
        name = f"V{index + 1}"
        known = shown_on(track, after.cut.by_name(), after.clips[index])
        sounds, _ = own_sounds(known, [one.clip for one in known], after.cut)
        sent = strip(track, known, [one.clip for one in known], sounds)
        now = found.slots(name)
        was_split, now_split = splits(sent), splits(found.back.get(name, []))
        for slot in sent:
            back = now.get(slot.key)
            if back is None or slot.sound is None or slot.key in stuck:
                continue
            kinds: list[Change] = []
            if back.sound is None and not laid.isdisjoint(content(Shown(back.piece, back.source))):
                astray.append(names[slot.key])
            elif back.sound is None:
                kinds = [] if slot.sound.muted else [Change("muting", slot.key, name)]
            else:
                if abs(back.sound.gain_db - slot.sound.gain_db) > 0.011:
                    kinds.append(Change("gain", slot.key, name))
                if back.sound.muted != slot.sound.muted:
                    kinds.append(Change("muting", slot.key, name))
                wanted = now_split[slot.key]
                if wanted != was_split[slot.key]:
                    problem = "" if min(wanted) >= 0 else "Here a clip sounds at least as long as it is seen."
                    kinds.append(Change("split", slot.key, name, problem=problem))
            changes += [replace(change, said=sound_sentence(change, names[slot.key], slot, back)) for change in kinds]
            if kinds:
                found.sent.setdefault("sound", []).append(slot)
    if astray:
        which = ", ".join(astray[:8]) + (f" and {len(astray) - 8} more" if len(astray) > 8 else "")
        found.notes.append(f"The sound of {which} is out of step with its picture there; here it stays with it.")
    return changes


def _sorted_by_cut(found: Returned, changes: Sequence[Change]) -> list[Change]:
    """The changes in the order of the cut: pictures, and beside each the sound of the same clip."""
    places: dict[str, float] = {slot.key: index for index, slot in enumerate(found.back.get("V1", ()))}
    before = -1.0
    for slot in found.sent.get("V1", ()):
        # What is gone was behind the clip that it followed.
        before = places.setdefault(slot.key, before + 0.5)
    return sorted(changes, key=lambda change: places.get(change.key, len(places)))


def _overlays(found: Returned, after: Sent, track: str) -> list[Change]:
    """What was done on a track over V1, against where it would lie here."""
    index = int(track[1]) - 1
    known = (
        shown_on(after.cut.picture[index], after.cut.by_name(), after.clips[index])
        if index < len(after.cut.picture)
        else []
    )
    sent = strip(after.cut.picture[index], known, [one.clip for one in known], {}) if known else []
    # The film that went out is what came back is told from; where its clips lie by now is what they are told against.
    found.sent[track] = sent
    was, now = {slot.key: slot for slot in sent}, found.slots(track)
    changes = [Change("remove", key, track) for key in was if key not in now]
    for slot in found.back[track]:
        if slot.key not in was:
            changes.append(Change("new", slot.key, track))
            continue
        one = was[slot.key]
        head = edges(one, slot)
        if not same_content(one, slot):
            changes.append(Change("clip", slot.key, track))
        if slot.piece.start - one.piece.start != (head[0] if head and not same_content(one, slot) else 0):
            changes.append(Change("place", slot.key, track))
    changes += across(sent, found.back[track], track)
    names = _names(found)
    order = [slot.key for slot in found.back[track]]
    return [
        replace(change, said=picture_sentence(change, names, was, now, {}, _before(order, change.key)))
        for change in changes
    ]
