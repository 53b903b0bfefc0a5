"""Files that are made to harm are refused with a sentence, at once, and a broken one never ends in a traceback."""

import time
import zipfile
from pathlib import Path

import pytest

from tools.film.errors import DirectorError
from tools.interchange import otioz
from tools.interchange.formats import FORMATS

FORMAT = '<format id="f" frameDuration="1/24s"/>'
ENTITIES = '<!ENTITY a "aaaaaaaaaa">' + "".join(
    f'<!ENTITY {chr(98 + level)} "{f"&{chr(97 + level)};" * 10}">' for level in range(9)
)


def compound(media: str, spine: str) -> str:
    sequence = f'<sequence format="f"><spine>{spine}</spine></sequence>'
    return f'<fcpxml version="1.11"><resources>{FORMAT}{media}</resources><project>{sequence}</project></fcpxml>'


def holding(name: str, spine: str) -> str:
    return f'<media id="{name}"><sequence format="f"><spine>{spine}</spine></sequence></media>'


def clip_items(*items: str) -> str:
    return f"<media><video><track>{''.join(items)}</track></video></media>"


def sequence(name: str, *items: str) -> str:
    return f'<sequence id="{name}"><rate><timebase>24</timebase></rate>{clip_items(*items)}</sequence>'


def nested(name: str, start: int = 0, frames: int = 9) -> str:
    ends = f"<start>{start}</start><end>{start + frames}</end><in>0</in><out>{frames}</out>"
    return f'<clipitem>{ends}<sequence id="{name}"/></clipitem>'


HOSTILE = {
    "entity bomb": ("xmeml", f"<!DOCTYPE x [{ENTITIES}]><xmeml>&j;</xmeml>", "declares entities"),
    "external entity": (
        "fcpxml",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><fcpxml>&a;</fcpxml>',
        "declares entities",
    ),
    "endless attribute": ("xmeml", f'<xmeml a="{"x" * (20 << 20)}"/>', "longer than"),
    "endless depth": ("xmeml", "<xmeml>" + "<a>" * 100_000, "deep"),
    "a compound clip in itself": (
        "fcpxml",
        compound(holding("m", '<ref-clip ref="m" duration="1s"/>'), '<ref-clip ref="m" duration="1s"/>'),
        "contains itself",
    ),
    "a sequence in itself": ("xmeml", f"<xmeml>{sequence('s', nested('s'))}</xmeml>", "contains itself"),
    "deep JSON": ("otio", '{"OTIO_SCHEMA":"Stack.1","children":[' * 100_000, "deep"),
    "no number": ("otio", '{"OTIO_SCHEMA":"Timeline.1","tracks":NaN}', "not what its schema says"),
    "a newer schema": ("otio", '{"OTIO_SCHEMA":"Timeline.9"}', "version 9"),
    "a gigabyte of digits": (
        "xmeml",
        f"<xmeml>{sequence('s', '<clipitem><start>1e999999999</start></clipitem>')}</xmeml>",
        "no number",
    ),
    "six thousand digits": (
        "fcpxml",
        compound("", "").replace("<format ", f'<format width="{"9" * 6000}" '),
        "out of range",
    ),
    "no time": ("fcpxml", compound("", '<gap duration="1/0s"/>'), "no time"),
    "no rate": (
        "xmeml",
        "<xmeml><sequence><rate><timebase>abc</timebase></rate><media/></sequence></xmeml>",
        "no rate",
    ),
    "no timecode": ("edl", "001 AX V C 00:00:00:00 00:00:99:00 01:00:00:00 01:00:05:00\n", "line 1"),
    "no edit": ("edl", "hello\n", "no edit"),
}


@pytest.mark.parametrize("what", list(HOSTILE))
def test_a_hostile_or_broken_file_is_refused_at_once(what: str) -> None:
    name, text, why = HOSTILE[what]
    form = FORMATS[name]
    assert form.read is not None
    begun = time.process_time()
    with pytest.raises(DirectorError, match=why):
        form.read(text.encode(), "cut")
    assert time.process_time() - begun < 5


def test_cuts_that_use_one_another_ten_times_over_are_read_once_each() -> None:
    media = "".join(
        holding(f"m{level}", f'<ref-clip ref="m{level - 1}" duration="1s"/>' * 10 if level else '<gap duration="1s"/>')
        for level in range(12)
    )
    read = FORMATS["fcpxml"].read
    assert read is not None
    begun = time.process_time()
    read(compound(media, '<ref-clip ref="m11" duration="99999s"/>').encode(), "cut")
    levels = [sequence(f"s{n}", *[nested(f"s{n - 1}", at, 1) for at in range(10)] if n else []) for n in range(12)]
    read = FORMATS["xmeml"].read
    assert read is not None
    read(f"<xmeml>{''.join(levels)}</xmeml>".encode(), "cut")
    assert time.process_time() - begun < 5


def test_a_compound_clip_is_laid_flat_in_its_range_with_its_sound_beside_it() -> None:
    assets = '<asset id="a" src="a.mp4" hasVideo="1"/><asset id="b" src="b.wav" hasAudio="1"/>'
    inner = (
        '<asset-clip ref="a" duration="1s"><asset-clip ref="b" lane="-1" offset="0s" duration="2s"/></asset-clip>'
        '<asset-clip ref="a" start="5s" duration="1s"/>'
    )
    outer = '<gap duration="1s"/><ref-clip ref="m" start="12/24s" duration="1s"/>'
    read = FORMATS["fcpxml"].read
    assert read is not None
    cut = read(compound(assets + holding("m", inner), outer).encode(), "cut").cut
    laid = [
        (track.kind, [(piece.start, piece.frames, piece.source_in) for piece in track.pieces]) for track in cut.tracks
    ]
    assert laid == [("picture", [(24, 12, 12), (36, 12, 120)]), ("sound", [(24, 24, 12)])]


def bundle(path: Path, *members: tuple[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "media/../../evil", "C:/evil"])
def test_a_bundle_whose_members_lead_out_of_it_is_refused(tmp_path: Path, name: str) -> None:
    path = bundle(tmp_path / "a.otioz", ("content.otio", b"{}"), (name, b"x"))
    with pytest.raises(DirectorError, match="leads out"):
        otioz.read(path, tmp_path / "out")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.otioz"]


def test_a_bundle_that_grows_without_end_is_not_unpacked(tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.otioz", ("content.otio", b" " * (65 << 20)))
    with pytest.raises(DirectorError, match="MB"):
        otioz.read(path, tmp_path / "out")
