"""Takes of another size or shape than the film lie in every program as they do here, or it is told that they do not."""

import subprocess
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.fakes.editors import clips, edited_film
from tools.assembly.conforming import Source as Read
from tools.assembly.conforming import conformed_take
from tools.assembly.delivery import Delivery
from tools.assembly.recipe import MediaStrip
from tools.film.apply import apply
from tools.film.edits.cut import SetFraming
from tools.film.timeline import Framing
from tools.interchange.carrying import arriving
from tools.interchange.cut import Cut, CutTrack, Piece, Source
from tools.interchange.formats import FORMATS
from tools.interchange.leaving import leaving
from tools.interchange.markup import parse, text_of
from tools.interchange.scaling import Point, lying
from tools.media.binaries import ffmpeg
from tools.production.returning import outgoing

SMALL = Delivery(width=160, height=90, rate=Fraction(24))


def showing(*takes: tuple[tuple[int, int], Point | None]) -> Cut:
    """A cut in 1920x1080 of takes of these sizes."""
    sources = tuple(
        Source(name=f"{index}.mp4", url=f"media/{index}.mp4", frames=240, size=size)
        for index, (size, _) in enumerate(takes)
    )
    pieces = tuple(
        Piece(name=source.name, source=source.name, start=24 * index, frames=24, fill=takes[index][1])
        for index, source in enumerate(sources)
    )
    return Cut(tracks=(CutTrack(pieces=pieces),), sources=sources)


TAKES = (((1920, 1080), None), ((1280, 720), None), ((1440, 1080), None), ((1440, 1080), (0.5, 0.25)))


@pytest.mark.parametrize("size", [(320, 180), (400, 300), (120, 200), (161, 90)])
@pytest.mark.parametrize("fill", [None, (0.5, 0.5), (0.3, 0.8)])
def test_the_numbers_are_those_of_the_render(tmp_path: Path, size: tuple[int, int], fill: Point | None) -> None:
    aim = fill or (0.5, 0.5)
    at = [round(8 + (edge - 16) * point) for edge, point in zip(size, aim, strict=True)]
    picture = np.full((size[1], size[0], 3), 60, np.uint8)
    picture[at[1] - 8 : at[1] + 8, at[0] - 8 : at[0] + 8] = 240
    Image.fromarray(picture).save(tmp_path / "take.png")
    framing = Framing(fit="fill", x=fill[0], y=fill[1]) if fill else None
    strip = MediaStrip(media="x", start=Fraction(0), freeze=True, framing=framing)
    shown = conformed_take(strip, 1, SMALL, Read(tmp_path / "take.png"))
    command = [str(word) for word in shown.output("pipe:1", f="rawvideo", pix_fmt="gray").compile(cmd=str(ffmpeg()))]
    frame = np.frombuffer(subprocess.run(command, check=True, capture_output=True).stdout, np.uint8).reshape(90, 160)
    spot = np.argwhere(frame > 150)
    place = lying(size, (160, 90), fill)
    middle = (spot.min(axis=0) + spot.max(axis=0) + 1)[::-1] / 2
    away = (np.array(at) - np.array(size) / 2) * place.scale
    assert np.abs(middle - (80 + place.across, 45 + place.down) - away).max() <= 1.5
    edges = (spot.max(axis=0) - spot.min(axis=0) + 1)[::-1]
    assert np.abs(edges - 16 * place.scale).max() <= 1.5


def test_fcp7_xml_scales_what_premiere_would_show_pixel_for_pixel() -> None:
    cut, losses = arriving(showing(*TAKES), FORMATS["xmeml"].carries)
    assert losses == ()
    root = parse(FORMATS["xmeml"].write(cut), "cut.xml")
    sizes = [
        tuple(text_of(look.find(side)) for side in ("width", "height", "pixelaspectratio"))
        for look in root.iterfind(".//file/media/video/samplecharacteristics")
    ]
    assert sizes == [(str(width), str(height), "square") for (width, height), _ in TAKES]
    told = [
        [text_of(one) for one in item.iterfind("filter/effect/parameter/value/.")]
        + [float(text_of(one)) for one in item.iterfind("filter/effect/parameter/value/*")]
        for item in root.iter("clipitem")
    ]
    assert told[0] == []
    assert [one for one in told[1] if one] == ["150"]
    assert [one for one in told[2] if one] == ["100"]
    # The crop's middle lies a quarter of what is cut away (360 lines of 1440) lower, in heights of the take.
    assert [one for one in told[3] if one] == ["133.333333", pytest.approx(90 / 1080)]


def test_fcpxml_says_of_every_take_how_large_it_is() -> None:
    cut, losses = arriving(showing(*TAKES), FORMATS["fcpxml"].carries)
    assert losses == ()
    root = parse(FORMATS["fcpxml"].write(cut), "cut.fcpxml")
    formats = {one.get("id"): (one.get("width"), one.get("height")) for one in root.iter("format")}
    assert [formats[asset.get("format")] for asset in root.iter("asset")] == [
        (str(width), str(height)) for (width, height), _ in TAKES
    ]
    said = [[(part.tag, dict(part.attrib)) for part in clip] for clip in root.iter("asset-clip")]
    assert said[:3] == [[], [], []]
    assert said[3][0] == ("adjust-conform", {"type": "fill"})
    across, up = (float(one) for one in said[3][1][1]["position"].split())
    assert (across, up) == (0, pytest.approx(-100 * 90 / 1080))


@pytest.mark.parametrize(
    ("name", "scales"), [("otio", False), ("edl", False), ("aaf", False), ("mlt", True), ("jsx", True)]
)
def test_what_a_format_cannot_say_of_the_size_is_told(name: str, scales: bool) -> None:
    losses = arriving(showing(*TAKES), FORMATS[name].carries)[1]
    told = "on V1, 3 clips of another size than the film's lie in it as the program is set to."
    assert any(told in one for one in losses) != scales
    assert any("on V1, 1 clip must be made to fill the frame again" in one for one in losses) == (name != "jsx")
    same = arriving(showing(((1920, 1080), None), ((1920, 1080), (0.2, 0.2))), FORMATS[name].carries)[1]
    assert not any("size" in one or "fill" in one for one in same)


def test_a_held_frame_that_mlt_shows_in_its_own_size_is_told() -> None:
    cut = showing(*TAKES[:2])
    (track,) = cut.tracks
    held = track.model_copy(update={"pieces": tuple(one.model_copy(update={"freeze": True}) for one in track.pieces)})
    told = "MLT does not scale held frames: on V1, 1 clip of another size must be scaled there."
    assert arriving(cut.model_copy(update={"tracks": (held,)}), FORMATS["mlt"].carries)[1] == (told,)
    assert arriving(cut, FORMATS["mlt"].carries)[1] == ()


def test_an_aaf_says_how_large_its_media_and_its_sequence_are() -> None:
    form = FORMATS["aaf"]
    cut = arriving(showing(TAKES[1], TAKES[1], TAKES[0]), form.carries)[0]
    assert form.read is not None
    back = form.read(form.write(cut), "cut.aaf").cut
    assert [source.size for source in back.sources] == [(1280, 720), (1280, 720), (1920, 1080)]
    assert (back.width, back.height) == (1920, 1080)


def test_a_clips_own_framing_leaves_with_it() -> None:
    film = apply(edited_film(), SetFraming(shots=(1,), fit="fill", x=0.2))[0]
    film = apply(film, SetFraming(shots=(2,), fit="blur"))[0]
    takes = {take.id: take.model_copy(update={"width": 1920, "height": 800}) for take in film.takes.values()}
    film = film.model_copy(update={"takes": takes})
    cut = outgoing(film, ()).cut
    shot = clips(film)[0].shot
    filled = {item.shot: piece.fill for item, piece in zip(clips(film), cut.tracks[0].pieces, strict=True)}
    assert filled[shot] == (0.2, 0.5)
    assert [point for point in filled.values() if point] == [(0.2, 0.5)]
    assert {source.size for source in cut.sources if source.picture} == {(1920, 800)}
    assert "1 clip on a blurred ground of its own picture: there it has black bars." in leaving(film, {}, {}).left_out
