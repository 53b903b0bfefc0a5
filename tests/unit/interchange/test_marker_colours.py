"""The colour of a marker is kept: in the film, in every format that has it, and on the way back; else it is told."""

# OpenTimelineIO has no types.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
# pyright: reportUnknownParameterType=false, reportAttributeAccessIssue=false, reportMissingTypeArgument=false

import opentimelineio as otio
import pytest

from tests.fakes.editors import edited_film
from tools.film.apply import apply
from tools.film.edits.state import AddMarker
from tools.film.film import Film
from tools.film.timeline import MARKER_COLOURS
from tools.interchange.carrying import arriving
from tools.interchange.comparing import compare
from tools.interchange.cut import Cut, Mark
from tools.interchange.formats import FORMATS
from tools.interchange.returned import Returned, Sent
from tools.interchange.taking_back import plan
from tools.production.returning import outgoing


def carry(name: str, film: Film) -> Sent:
    return outgoing(film, (FORMATS[name].carries, FORMATS[name].carries))


def back(film: Film, name: str, data: bytes) -> Returned:
    form = FORMATS[name]
    assert form.read is not None
    return compare(carry(name, film), form.read(data, f"cut{form.suffix}").cut, lambda one: carry(name, one))


def marks(film: Film) -> list[tuple[str, str | None]]:
    return [(marker.name, marker.colour) for marker in film.timeline.markers]


def marked_by_another_library(film: Film, colour: str) -> bytes:
    """The film's OTIO with a marker put on a clip, and the marker that is there in another colour."""
    timeline = otio.adapters.read_from_string(FORMATS["otio"].write(carry("otio", film).cut).decode(), "otio_json")
    assert isinstance(timeline, otio.schema.Timeline)
    item = next(item for item in timeline.video_tracks()[0] if isinstance(item, otio.schema.Clip))
    span = otio.opentime.TimeRange(item.source_range.start_time, otio.opentime.RationalTime(1, 24))
    item.markers.append(otio.schema.Marker("FIX SKY", span, colour))
    next(one for one in timeline.tracks.markers if one.name == "look again").color = "ORANGE"
    return str(otio.adapters.write_to_string(timeline, "otio_json")).encode()


def test_a_red_marker_of_another_program_is_red_in_the_film_and_in_every_later_export() -> None:
    film = edited_film()
    found = back(film, "otio", marked_by_another_library(film, otio.schema.MarkerColor.RED))
    assert [change.said for change in found.changes] == [
        "The marker “look again” is orange.",
        "New red marker “FIX SKY” at 00:00:00:00.",
    ]
    film = apply(film, plan(film, found, found.changes))[0]
    assert marks(film) == [("wave", None), ("look again", "orange"), ("FIX SKY", "red")]
    colours = {mark.name: mark.colour for mark in outgoing(film, ()).cut.markers}
    assert colours == {"FIX SKY": "red", "wave": "red", "look again": "orange"}
    assert b"RED     FIX SKY" in FORMATS["edl"].write(carry("edl", film).cut)
    for name in ("otio", "xmeml", "edl", "aaf"):
        again = back(film, name, FORMATS[name].write(carry(name, film).cut))
        assert (name, [change.said for change in again.changes]) == (name, [])
        assert {mark.name: mark.colour for mark in again.cut.markers}["FIX SKY"] == "red"


def test_a_colour_that_a_format_drops_is_not_dropped_from_the_film() -> None:
    film = apply(edited_film(), AddMarker(name="sky", frame=60, colour="pink"))[0]
    for name in ("fcpxml", "xmeml"):
        found = back(film, name, FORMATS[name].write(carry(name, film).cut))
        assert (name, found.changes) == (name, [])
    moved = FORMATS["fcpxml"].write(carry("fcpxml", film).cut).replace(b'value="sky"', b'value="else"')
    found = back(film, "fcpxml", moved)
    kept = apply(film, plan(film, found, found.changes))[0]
    assert dict(marks(kept)) == {"wave": None, "look again": None, "else": None}
    assert dict(marks(apply(film, plan(film, found, found.changes[1:]))[0]))["sky"] == "pink"


def test_a_colour_without_a_name_here_is_told() -> None:
    film = edited_film()
    found = back(film, "otio", marked_by_another_library(film, "FOREST"))
    assert found.notes == ["Markers are never forest here: “FIX SKY” gets the usual colour."]


@pytest.mark.parametrize(
    ("name", "lost"),
    [
        ("otio", ()),
        ("edl", ()),
        ("aaf", ()),
        ("xmeml", ("pink", "magenta", "black")),
        ("jsx", ("black", "white")),
        ("fcpxml", MARKER_COLOURS),
    ],
)
def test_every_colour_arrives_or_is_told(name: str, lost: tuple[str, ...]) -> None:
    form = FORMATS[name]
    told = tuple(Mark(frame=index, name=colour, colour=colour) for index, colour in enumerate(MARKER_COLOURS))
    cut, losses = arriving(Cut(markers=told), form.carries)
    assert [mark.colour for mark in cut.markers] == ["" if colour in lost else colour for colour in MARKER_COLOURS]
    about = [loss for loss in losses if "colour" in loss]
    if name == "fcpxml":
        assert about == ["FCPXML does not carry the colours of markers."]
    else:
        assert [all(f"{colour} ({colour})" in loss for colour in lost) for loss in about] == ([True] if lost else [])


def test_premiere_and_after_effects_get_their_own_words_for_a_colour() -> None:
    cut = Cut(markers=(Mark(frame=10, name="sky", colour="red"), Mark(frame=12, name="floor", colour="cyan")))
    assert FORMATS["xmeml"].write(cut).count(b"<pproColor>4281740498</pproColor>") == 1
    script = FORMATS["jsx"].write(cut).decode()
    assert 'marker("sky", 1)' in script
    assert 'marker("floor", 14)' in script
