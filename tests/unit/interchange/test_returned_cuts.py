"""A cut that comes back is told from the one that went out, change by change, and taken over as it came."""

# OpenTimelineIO has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportAttributeAccessIssue=false, reportMissingTypeArgument=false

from collections.abc import Callable
from fractions import Fraction

import opentimelineio as otio
import pytest

from tests.fakes.editors import clips, edited_film
from tools.film.apply import apply
from tools.film.edits.cut import Trim
from tools.film.film import Film
from tools.interchange.comparing import compare
from tools.interchange.cut import RATES, Cut
from tools.interchange.formats import FORMATS
from tools.interchange.markup import document, parse
from tools.interchange.returned import Returned, Sent
from tools.interchange.taking_back import plan
from tools.production.returning import outgoing

READ_BACK = [name for name, form in FORMATS.items() if form.read is not None]


def carrying(name: str) -> Callable[[Film], Sent]:
    carries = FORMATS[name].carries
    return lambda film: outgoing(film, (carries, carries))


def read(name: str, data: bytes) -> Cut:
    form = FORMATS[name]
    assert form.read is not None
    return form.read(data, f"cut{form.suffix}").cut


def returned(film: Film, name: str, change: Callable[[bytes], bytes]) -> Returned:
    carry = carrying(name)
    return compare(carry(film), read(name, change(FORMATS[name].write(carry(film).cut))), carry)


def said(found: Returned) -> list[str]:
    return [change.said for change in found.changes]


def pictures(cut: Cut) -> list[tuple[int, int, int]]:
    return [(piece.source_in, piece.start, piece.frames) for piece in cut.picture[0].pieces]


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_a_cut_that_nobody_touched_came_back_unchanged_in_every_format(rate: Fraction) -> None:
    film = edited_film(rate)
    for name in READ_BACK:
        if name == "aaf" and rate != Fraction(30000, 1001):
            # Its round trip at every rate is held elsewhere, and takes long.
            continue
        found = returned(film, name, bytes)
        assert (name, said(found), found.notes) == (name, [], [])


def in_otio(change: Callable[[otio.schema.Timeline], None]) -> Callable[[bytes], bytes]:
    """An edit made by OpenTimelineIO's own library."""

    def changed(data: bytes) -> bytes:
        timeline = otio.adapters.read_from_string(data.decode(), "otio_json")
        assert isinstance(timeline, otio.schema.Timeline)
        change(timeline)
        return str(otio.adapters.write_to_string(timeline, "otio_json")).encode()

    return changed


def items(timeline: otio.schema.Timeline, kind: str = "Video") -> list[otio.schema.Clip]:
    track = next(track for track in timeline.tracks if track.kind == kind)
    return [item for item in track if isinstance(item, otio.schema.Clip)]


def shorter(item: otio.schema.Clip, frames: int) -> None:
    held = item.source_range
    assert held is not None
    lost = otio.opentime.RationalTime(frames, held.duration.rate)
    item.source_range = otio.opentime.TimeRange(held.start_time, held.duration - lost)


def trim(timeline: otio.schema.Timeline) -> None:
    for kind in ("Video", "Audio"):
        shorter(items(timeline, kind)[6], 12)


def swap(timeline: otio.schema.Timeline) -> None:
    for kind in ("Video", "Audio"):
        one, other = items(timeline, kind)[4:6]
        track = one.parent()
        at = track.index(one)
        track[at : at + 2] = [other.deepcopy(), one.deepcopy()]


def dissolve(timeline: otio.schema.Timeline) -> None:
    item = items(timeline)[4]
    half = otio.opentime.RationalTime(6, 24)
    item.parent().insert(item.parent().index(item), otio.schema.Transition("", "SMPTE_Dissolve", half, half))


def new_clip(timeline: otio.schema.Timeline) -> None:
    item = items(timeline)[4]
    media = otio.schema.ExternalReference(target_url="crane%20shot.mov")
    span = otio.opentime.TimeRange(otio.opentime.RationalTime(10, 24), otio.opentime.RationalTime(40, 24))
    item.parent().insert(item.parent().index(item) + 1, otio.schema.Clip("Crane", media, span))


def rename(timeline: otio.schema.Timeline) -> None:
    """As a program would that knows the files by its own copies and has thrown our notes away."""
    timeline.metadata.clear()
    for kind in ("Video", "Audio"):
        for item in items(timeline, kind):
            stem = item.media_reference.name.rsplit(".", 1)[0]
            item.media_reference = otio.schema.ExternalReference(f"file:///Volumes/Online/{stem}.mxf")
            item.metadata.clear()


OTIO = {
    "trim": (trim, ["Shot 7 lost 12 frames at its tail."]),
    "swap": (swap, ["Shots 5 and 6 (piece 1) changed places."]),
    "dissolve": (dissolve, ["New dissolve of 12 frames into shot 5."]),
    "new clip": (new_clip, ["A new clip, Crane, of 40 frames comes after shot 5."]),
    "other files": (rename, []),
}


@pytest.mark.parametrize("what", list(OTIO))
def test_an_edit_of_another_library_is_told_as_that_edit(what: str) -> None:
    change, expected = OTIO[what]
    film = edited_film()
    found = returned(film, "otio", in_otio(change))
    assert said(found)[: len(expected)] == expected
    assert [one for one in found.changes if one.kind in ("clip", "swap", "new", "join", "remove")][
        len(expected) :
    ] == []
    then = apply(film, plan(film, found, found.changes))[0]
    assert pictures(carrying("otio")(then).cut) == pictures(found.cut)
    assert [clip.id for clip in clips(then) if clip.id in {one.id for one in clips(film)}]


def lifted(data: bytes) -> bytes:
    """Shot 5 deleted in Premiere, its gap left; the level of shot 3's sound turned down by 6 dB."""
    tree = parse(data, "cut.xml")
    for path in ("sequence/media/video/track", "sequence/media/audio/track"):
        for track in tree.iterfind(path):
            for item in track.findall("clipitem"):
                if (item.findtext("name") or "").startswith("1E"):
                    track.remove(item)
    for item in tree.iterfind("sequence/media/audio/track/clipitem"):
        value = item.find("filter/effect/parameter/value")
        if value is not None and (item.findtext("name") or "").startswith("1C"):
            value.text = str(10 ** (-9.5 / 20))
    return document(tree, "xmeml")


def test_what_was_lifted_and_turned_down_in_premiere_is_told_and_can_be_taken_in_part() -> None:
    film = edited_film()
    found = returned(film, "xmeml", lifted)
    assert said(found) == [
        "The sound of shot 3 is 6 dB softer.",
        "Shot 5 was taken out, and its place left black.",
    ]
    then = apply(film, plan(film, found, found.changes[:1]))[0]
    assert [clip.sound.gain_db for clip in clips(then)][2] == -9.5
    assert len(clips(then)) == 7
    then = apply(film, plan(film, found, found.changes[1:]))[0]
    assert [clip.sound.gain_db for clip in clips(then)][2] == -3.5
    assert carrying("xmeml")(then).cut.frames == carrying("xmeml")(film).cut.frames
    assert (len(clips(then)), len(then.shots), len(then.takes)) == (6, 7, 7)


def test_black_that_goes_with_two_clips_that_changed_places_is_taken_with_them() -> None:
    film = apply(edited_film(), Trim(clip=4, edge="head", frames=12))[0]

    def swapped(timeline: otio.schema.Timeline) -> None:
        track = timeline.video_tracks()[0]
        gap = next(at for at, child in enumerate(track) if isinstance(child, otio.schema.Gap))
        shown = items(timeline)
        places = [list(track).index(shown[3]), list(track).index(shown[4])]
        later, earlier = track.pop(places[1]), track.pop(places[0])
        track.insert(places[0], later)
        track.insert(places[1], earlier)
        track.pop(gap)

    found = returned(film, "otio", in_otio(swapped))
    told = said(found)
    assert told[0] == "Shots 4 and 5 changed places, and the black before shot 5 is closed."
    then = apply(film, plan(film, found, found.changes[:1]))[0]
    assert pictures(carrying("otio")(then).cut) == pictures(found.cut)


def test_a_clip_that_reaches_out_of_its_take_says_so_and_the_rest_can_be_taken() -> None:
    film = edited_film()

    def longer(timeline: otio.schema.Timeline) -> None:
        shorter(items(timeline)[4], -500)
        shorter(items(timeline)[6], 10)

    found = returned(film, "otio", in_otio(longer))
    by_kind = {change.said: change.problem for change in found.changes if change.kind == "clip"}
    assert "of its take, which has -24 to" in by_kind["Shot 5 gained 500 frames at its tail."]
    assert by_kind["Shot 7 lost 10 frames at its tail."] == ""
