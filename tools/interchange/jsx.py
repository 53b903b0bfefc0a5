"""An After Effects script (ExtendScript, ES3) that builds the cut as a composition when it is run from File > Scripts.

Media are looked for beside the script, so that the folder can be moved. Layers are added from the bottom up: the last
picture of the lowest track first. A layer is scaled by the size that its media turn out to have. Nothing is read from
the cut but numbers and quoted text.
"""

import json
from collections.abc import Iterator, Sequence
from fractions import Fraction

from tools.interchange.carrying import Carries
from tools.interchange.cut import Cut, CutTrack, Join, Piece
from tools.interchange.scaling import MIDDLE, NEAR

LABELS = {
    "red": 1, "yellow": 2, "pink": 4, "blue": 8, "green": 9, "purple": 10, "orange": 11, "magenta": 13, "cyan": 14,
}  # fmt: skip
"""The labels that colour markers, in their usual colours."""
CARRIES = Carries(
    "An After Effects script",
    kinds=("dissolve", "fade in", "fade out"),
    names=False,
    gain=(-96.0, 12.0),
    captions=False,
    colours=tuple(LABELS),
)
HEAD = """\
// Run in After Effects: File > Scripts > Run Script File. Media are looked for beside this file.
(function () {
    var here = File($.fileName).parent;
    var items = {};
    function item(path, name, wide, high) {
        if (items[path]) { return items[path]; }
        var file = new File(here.fsName + "/" + path);
        if (!file.exists) { file = new File(path); }
        items[path] = file.exists
            ? app.project.importFile(new ImportOptions(file))
            : app.project.importPlaceholder(name, wide, high, RATE, 3600);
        items[path].name = name;
        return items[path];
    }
    function lay(comp, path, name, wide, high, start, begin, end, stretch) {
        var layer = comp.layers.add(item(path, name, wide, high));
        if (stretch !== 100) { layer.stretch = stretch; }
        layer.startTime = start;
        layer.inPoint = begin;
        layer.outPoint = end;
        return layer;
    }
    function place(comp, layer, fills, x, y) {
        var wide = layer.source.width * layer.source.pixelAspect, high = layer.source.height;
        if (!wide || !high) { return; }
        var across = comp.width / wide, down = comp.height / high;
        var covers = fills || Math.abs(down / across - 1) < NEAR;
        var scale = covers ? Math.max(across, down) : Math.min(across, down);
        var middle = [
            comp.width / 2 + (0.5 - x) * (wide * scale - comp.width),
            comp.height / 2 + (0.5 - y) * (high * scale - comp.height)
        ];
        var transform = layer.property("ADBE Transform Group");
        transform.property("ADBE Scale").setValue([100 * scale, 100 * scale]);
        transform.property("ADBE Position").setValue(middle);
    }
    function marker(text, label) {
        var made = new MarkerValue(text);
        if (label) { made.label = label; }
        return made;
    }
    function fade(layer, from, to, first, last) {
        var opacity = layer.property("ADBE Transform Group").property("ADBE Opacity");
        opacity.setValueAtTime(from, first);
        opacity.setValueAtTime(to, last);
    }
"""


def write(cut: Cut) -> bytes:
    """The cut as a .jsx file."""
    return _Writer(cut).text().encode("ascii")


class _Writer:
    def __init__(self, cut: Cut) -> None:
        self._cut = cut
        self._sources = cut.by_name()

    def text(self) -> str:
        cut = self._cut
        seconds = self._at(max(cut.frames, 1))
        lines = [HEAD.replace("NEAR", _number(NEAR)).replace("RATE", _number(cut.rate)).rstrip()]
        lines.append(f"    app.beginUndoGroup({_quoted(cut.title)});")
        lines.append(
            f"    var comp = app.project.items.addComp({_quoted(cut.title)}, {cut.width}, {cut.height}, 1, {seconds},"
            f" {_number(cut.rate)});"
        )
        lines.append(f"    comp.displayStartTime = {self._at(cut.start)};")
        lines.append("    var layer;")
        for track in cut.sound:
            lines += [line for piece in reversed(track.pieces) for line in self._layer(piece, track, hidden=True)]
        for track in cut.picture:
            # What comes in lies over what goes out, so that its fade is the dissolve.
            lines += [line for piece in track.pieces for line in self._layer(piece, track, hidden=False)]
        for words in cut.titles:
            lines.append(f"    layer = comp.layers.addText({_quoted(words.text)});")
            lines.append(f"    layer.inPoint = {self._at(words.start)};")
            lines.append(f"    layer.outPoint = {self._at(words.start + words.frames)};")
        for mark in cut.markers:
            lines.append(
                f"    comp.markerProperty.setValueAtTime({self._at(mark.frame)},"
                f" marker({_quoted(mark.name + (': ' + mark.comment if mark.comment else ''))},"
                f" {LABELS.get(mark.colour, 0)}));"
            )
        lines += ["    comp.openInViewer();", "    app.endUndoGroup();", "})();", ""]
        return "\n".join(lines)

    def _layer(self, piece: Piece, track: CutTrack, *, hidden: bool) -> Iterator[str]:
        source = self._sources.get(piece.source)
        if source is None:
            return
        head, tail = _joins(track.joins, piece)
        follows = any(one.end == piece.start for one in track.pieces)
        first = piece.start - (head.before if head is not None and follows else 0)
        followed = any(one.start == piece.end for one in track.pieces)
        last = piece.end + (tail.after if tail is not None and followed else 0)
        start = Fraction(piece.start) - Fraction(piece.source_in) / (1 if piece.freeze else piece.speed)
        path, name = _quoted(source.url or source.name), _quoted(source.name)
        stretch = _number(100 / piece.speed)
        wide, high = source.size or (self._cut.width, self._cut.height)
        yield (
            f"    layer = lay(comp, {path}, {name}, {wide}, {high},"
            f" {self._at(start)}, {self._at(first)}, {self._at(last)}, {stretch});"
        )
        yield f"    layer.name = {_quoted(piece.name)};"
        if piece.freeze:
            yield "    layer.timeRemapEnabled = true;"
            held = self._at(piece.source_in)
            yield f"    layer.property('ADBE Time Remapping').expression = '{held}';"
        if hidden:
            yield "    layer.enabled = false;"
            if piece.gain_db:
                yield (
                    "    layer.property('ADBE Audio Group').property('ADBE Audio Levels')"
                    f".setValue([{piece.gain_db:g}, {piece.gain_db:g}]);"
                )
        else:
            yield "    if (layer.hasAudio) { layer.audioEnabled = false; }"
            x, y = piece.fill or MIDDLE
            yield f"    place(comp, layer, {'true' if piece.fill else 'false'}, {_number(x)}, {_number(y)});"
            if head is not None and head.kind != "fade out":
                yield f"    fade(layer, {self._at(first)}, {self._at(piece.start + head.after)}, 0, 100);"
            if tail is not None and not followed:
                yield f"    fade(layer, {self._at(piece.end - tail.before)}, {self._at(piece.end)}, 100, 0);"
        if piece.muted:
            yield "    layer.enabled = false;"
            yield "    if (layer.hasAudio) { layer.audioEnabled = false; }"

    def _at(self, frames: int | Fraction) -> str:
        return _number(Fraction(frames) / self._cut.rate)


def _joins(joins: Sequence[Join], piece: Piece) -> tuple[Join | None, Join | None]:
    return (
        next((join for join in joins if join.at == piece.start), None),
        next((join for join in joins if join.at == piece.end), None),
    )


def _number(value: Fraction | float) -> str:
    return f"{float(value):.10g}"


def _quoted(text: str) -> str:
    """A string as ES3 reads it: ASCII, with every line end and quote escaped."""
    return json.dumps(text).replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
