"""FCPXML is what Apple's definition of version 1.11 allows: which parts lie in which, in which order, with what told.

The definition itself is Apple's and not here. What it says of the parts that are written is below as a table; where
WORKPRINT_FCPXML_DTD names a folder with fcpxml_11.dtd and xmllint is on the machine, that is asked, too.
"""

import os
import re
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.fakes.cuts import cuts
from tests.fakes.editors import edited_film
from tools.interchange import fcpxml
from tools.interchange.carrying import arriving
from tools.interchange.cut import RATES, Cut
from tools.interchange.markup import parse
from tools.production.returning import outgoing

DTD = Path(os.environ.get("WORKPRINT_FCPXML_DTD", "/nowhere")) / "fcpxml_11.dtd"
PLACED = "name? offset? start? duration? enabled? lane?"
OVER = "(title |caption |asset-clip |spine )*"
PARTS: dict[str, tuple[str, str]] = {
    "fcpxml": ("(resources )?library ", "version"),
    "resources": ("(format |effect |asset )*", ""),
    "library": ("(event )*", ""),
    "event": ("(project )*", "name?"),
    "project": ("sequence ", "name?"),
    "sequence": ("spine ", "format duration? tcStart? tcFormat? audioLayout? audioRate?"),
    "spine": ("(asset-clip |title |gap |transition )*", "lane? offset?"),
    "asset": (
        "(media-rep )+(metadata )?",
        "id name? start? duration? hasVideo? hasAudio? format? videoSources? audioSources? audioChannels? audioRate?",
    ),
    "media-rep": ("", "kind? src"),
    "metadata": ("(md )*", ""),
    "md": ("", "key value?"),
    "format": ("", "id frameDuration? width? height? colorSpace?"),
    "effect": ("", "id name? uid"),
    "asset-clip": (
        f"(timeMap )?(adjust-conform )?(adjust-transform )?(adjust-volume )?{OVER}(marker )*",
        f"ref {PLACED} srcEnable? audioRole? videoRole?",
    ),
    "gap": (f"{OVER}(marker )*", "name? offset? start? duration enabled?"),
    "title": ("(text )*(text-style-def )*", f"ref role? {PLACED}"),
    "caption": ("(text )*(text-style-def )*", f"role? {PLACED}"),
    "text": ("(text-style )*", "placement? display-style?"),
    "text-style": ("", "ref? font? fontSize? fontColor? alignment?"),
    "text-style-def": ("text-style ", "id name?"),
    "transition": ("(filter-video )?(filter-audio )?(marker )*", "name? offset? duration"),
    "filter-video": ("", "ref name? enabled?"),
    "adjust-conform": ("", "type?"),
    "adjust-transform": ("", "position?"),
    "adjust-volume": ("", "amount?"),
    "timeMap": ("(timept )*", "frameSampling? preservesPitch?"),
    "timept": ("", "time value interp?"),
    "marker": ("", "start duration? value completed? note?"),
}
"""Of every part: what lies in it, in its order, and what is told of it; a ? says that it need not be."""
TIMES = ("offset", "start", "duration", "tcStart", "time", "frameDuration")


def faults(root: Element) -> list[str]:
    """What of a document the table does not allow; and every reference has to lead somewhere."""
    found: list[str] = []
    ids = [part.get("id", "") for part in root.iter() if part.get("id")]
    if len(ids) != len(set(ids)):
        found.append("an id is given twice")
    for part in root.iter():
        inside, told = PARTS[part.tag]
        children = "".join(f"{child.tag} " for child in part)
        if not re.fullmatch(inside, children):
            found.append(f"{part.tag} holds {children}")
        wanted = {name for name in told.split() if not name.endswith("?")}
        known = {name.rstrip("?") for name in told.split()}
        if not wanted <= set(part.attrib) <= known:
            found.append(f"{part.tag} has {sorted(part.attrib)}")
        if part.get("ref", ids[0] if ids else "") not in ids:
            found.append(f"{part.tag} refers to {part.get('ref')}, which is not there")
        found += [
            f"{part.tag} has the time {part.get(name)}"
            for name in TIMES
            if name in part.attrib and not re.fullmatch(r"-?\d+(/[1-9]\d*)?s", part.get(name, ""))
        ]
    return found


def written(cut: Cut) -> bytes:
    return fcpxml.write(arriving(cut, fcpxml.CARRIES)[0])


@given(cut=cuts())
@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
def test_every_cut_is_valid(cut: Cut) -> None:
    assert faults(parse(written(cut), "cut.fcpxml")) == []


@pytest.mark.parametrize("rate", RATES, ids=str)
def test_a_film_is_valid_at_every_rate(rate: Fraction, tmp_path: Path) -> None:
    data = written(outgoing(edited_film(rate), (fcpxml.CARRIES,)).cut)
    assert faults(parse(data, "cut.fcpxml")) == []
    if not DTD.is_file() or shutil.which("xmllint") is None:
        return
    path = tmp_path / "cut.fcpxml"
    path.write_bytes(data)
    asked = ["xmllint", "--nonet", "--noout", "--dtdvalid", str(DTD), str(path)]
    told = subprocess.run(asked, capture_output=True, text=True, timeout=60, check=False)
    assert (told.returncode, told.stderr) == (0, "")


def test_the_table_finds_what_is_out_of_order() -> None:
    root = parse(written(outgoing(edited_film(), (fcpxml.CARRIES,)).cut), "cut.fcpxml")
    clip = next(part for part in root.iter("asset-clip") if part.find("adjust-volume") is not None)
    level = clip.find("adjust-volume")
    assert level is not None
    clip.remove(level)
    clip.append(Element("marker", start="0s", value="x"))
    clip.append(level)
    assert [fault.split()[0] for fault in faults(root)] == ["asset-clip"]
