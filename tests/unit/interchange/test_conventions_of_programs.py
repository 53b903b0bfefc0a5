"""What editing programs write by conventions of their own, which no file of ours has: read as it is there."""

import json
from fractions import Fraction

import pytest

from tools.film.errors import DirectorError
from tools.interchange import edl_reading, fcpxml_reading, otio_reading, xmeml_reading
from tools.interchange.cut import Cut, Read
from tools.interchange.strips import own_sounds, shown_on

HEAD = """<?xml version="1.0"?><!DOCTYPE fcpxml><fcpxml version="{}"><resources>
<format id="r1" frameDuration="1/25s" width="1920" height="1080"/>
<asset id="a" name="A" start="3600s" duration="100s" hasVideo="1" hasAudio="1" format="r1">{}</asset>
<asset id="b" name="B" start="3600s" duration="100s" hasVideo="1" hasAudio="1" format="r1" src="file:///x/B.mov"/>
<asset id="m" name="song" start="0s" duration="100s" hasAudio="1" src="file:///x/song.wav"/>
{}</resources><library><event><project name="P"><sequence format="r1" tcStart="0s"><spine>{}</spine></sequence>
</project></event></library></fcpxml>"""
MEDIA = '<media-rep kind="original-media" src="file:///x/A.mov"/>'


def fcpxml(spine: str, resources: str = "", version: str = "1.11") -> Read:
    return fcpxml_reading.read(HEAD.format(version, MEDIA, resources, spine).encode(), "cut.fcpxml")


def laid(cut: Cut, kind: str) -> list[list[tuple[int, int, str, int, float, bool]]]:
    return [
        [(one.start, one.frames, one.source, one.source_in, one.gain_db, one.muted) for one in track.pieces]
        for track in cut.tracks
        if track.kind == kind
    ]


def test_a_clip_of_final_cut_is_heard_with_its_picture_and_where_its_sound_is_split():
    cut = fcpxml(
        """<asset-clip ref="a" name="one" offset="0s" start="3604s" duration="4s" audioStart="3603s"
        audioDuration="6s">
        <adjust-volume amount="-6dB"/><asset-clip ref="m" lane="-1" offset="3604s" duration="8s" name="song"/>
        </asset-clip>
        <asset-clip ref="b" name="two" offset="4s" start="3600s" duration="4s" srcEnable="video"/>"""
    ).cut
    assert laid(cut, "picture") == [[(0, 100, "A.mov", 100, 0.0, False), (100, 100, "B.mov", 0, 0.0, False)]]
    # What leads the film's first frame is not there; what outlasts the picture is.
    assert laid(cut, "sound") == [[(0, 125, "A.mov", 100, -6.0, False)], [(0, 200, "song.wav", 0, 0.0, False)]]
    later = fcpxml(
        """<asset-clip ref="b" offset="0s" start="3600s" duration="4s" srcEnable="video"/>
        <clip offset="4s" start="3610s" duration="2s" name="c"><video ref="a" offset="3600s" start="3600s"
        duration="100s">
        <audio ref="m" lane="-1" offset="3605s" start="1s" duration="90s"/></video></clip>"""
    ).cut
    assert laid(later, "sound") == [[(100, 50, "song.wav", 150, 0.0, False)]]


def test_the_angle_that_is_seen_and_the_one_that_is_heard_come_out_of_a_multicam_clip():
    multicam = """<media id="mc" name="MC"><multicam format="r1" tcStart="3600s">
    <mc-angle name="A" angleID="AA"><gap offset="3600s" duration="2s" start="0s"/><asset-clip ref="a" offset="3602s"
     start="3600s" duration="90s"/></mc-angle>
    <mc-angle name="B" angleID="BB"><asset-clip ref="b" offset="3600s" start="3600s" duration="90s"/></mc-angle>
    </multicam></media>"""
    read = fcpxml(
        """<mc-clip ref="mc" name="1" offset="0s" start="3605s" duration="4s"/>
        <mc-clip ref="mc" name="2" offset="4s" start="3609s" duration="4s"><adjust-volume amount="3dB"/>
        <mc-source angleID="AA" srcEnable="audio"/><mc-source angleID="BB" srcEnable="video"/></mc-clip>
        <mc-clip ref="gone" name="3" offset="8s" duration="1s"/>""",
        multicam,
        "1.13",
    )
    assert laid(read.cut, "picture") == [
        [(0, 100, "A.mov", 75, 0.0, False), (100, 100, "B.mov", 225, 0.0, False), (200, 25, "3", 0, 0.0, False)]
    ]
    assert laid(read.cut, "sound") == [[(0, 100, "A.mov", 75, 0.0, False), (100, 100, "A.mov", 175, 3.0, False)]]
    assert "What the compound clip 3 holds is not in the file; it is offline here." in read.notes


def test_a_synchronised_clip_counts_in_the_time_of_what_it_holds_and_is_silent_where_it_was_switched_off():
    read = fcpxml(
        """<sync-clip name="s" offset="0s" start="3601s" duration="3s"><spine><asset-clip ref="a" offset="3600s"
        start="3610s" duration="50s"><asset-clip ref="m" lane="-1" offset="3610s" start="5s" duration="50s"/>
        </asset-clip>
        </spine><sync-source sourceID="storyline"><audio-role-source role="dialogue" active="0"/></sync-source>
        </sync-clip>"""
    )
    assert laid(read.cut, "picture") == [[(0, 75, "A.mov", 275, 0.0, False)]]
    assert laid(read.cut, "sound") == [[(0, 75, "song.wav", 150, 0.0, False)]]


def test_a_speed_that_changes_begins_and_ends_at_the_frames_that_it_shows():
    points = "".join(f'<timept time="{time}s" value="{value}s"/>' for time, value in ((0, 0), (4, 2), (8, 10)))
    (piece,) = (
        fcpxml(
            f'<asset-clip ref="b" offset="0s" start="2s" duration="4s" srcEnable="video">'
            f"<timeMap>{points}</timeMap></asset-clip>"
        )
        .cut.tracks[0]
        .pieces
    )
    # From the first second of the source to its sixth, in four seconds.
    assert (piece.source_in + 90000, piece.speed) == (25, Fraction(5, 4))
    graph = "".join(
        f"<keyframe><when>{when}</when><value>{value}</value></keyframe>"
        for when, value in ((0, 0), (48, 24), (96, 120))
    )
    remap = f"""<filter><effect><effectid>timeremap</effectid><parameter><parameterid>variablespeed</parameterid>
    <value>1</value></parameter><parameter><parameterid>speed</parameterid><value>100</value></parameter><parameter>
    <parameterid>graphdict</parameterid>{graph}</parameter></effect></filter>"""
    read = xmeml(clip("a.mov", 0, 48, 10, remap))
    (piece,) = read.cut.tracks[0].pieces
    assert (piece.source_in, piece.speed) == (5, Fraction(39, 48))
    assert any("changes its speed" in note for note in read.notes)


def clip(file: str, start: int, end: int, first: int, more: str = "") -> str:
    return f"""<clipitem><name>{file}</name><duration>900</duration><rate><timebase>25</timebase></rate>
    <start>{start}</start><end>{end}</end><in>{first}</in><out>{first + end - start}</out>
    <file id="{file}"><name>{file}</name>
    <pathurl>file://localhost/C%3a/x/{file}</pathurl><duration>900</duration></file>{more}</clipitem>"""


def xmeml(pictures: str, sounds: str = "") -> Read:
    data = f"""<xmeml version="4"><sequence id="s"><name>P</name><rate><timebase>25</timebase><ntsc>FALSE</ntsc></rate>
    <media><video><track>{pictures}</track></video><audio>{sounds}</audio></media></sequence></xmeml>"""
    return xmeml_reading.read(data.encode(), "cut.xml")


def test_channels_levels_and_tracks_that_are_off_are_those_of_premiere():
    level = """<filter><effect><effectid>audiolevels</effectid><parameter><parameterid>level</parameterid>
    <value>1</value><keyframe><when>0</when><value>0.5</value></keyframe></parameter></effect></filter>"""
    sounds = (
        f"<track>{clip('a.mov', 0, 50, 10, level)}</track><track>{clip('a.mov', 0, 50, 10, level)}</track>"
        f"<track>{clip('vo.wav', 0, 50, 0)}<enabled>FALSE</enabled></track>"
    )
    cut = xmeml(clip("a.mov", 0, 50, 10), sounds).cut
    assert [(track[0][4], track[0][5]) for track in laid(cut, "sound")] == [(-6.02, False), (-6.02, False), (0.0, True)]
    found, taken = own_sounds(shown_on(cut.tracks[0], cut.by_name()), ["k"], cut)
    # Two channels are one sound.
    assert (found["k"].source, len(taken)) == ("a.mov", 2)


def test_an_avid_list_with_keys_reels_of_many_letters_and_rounded_speeds():
    read = edl_reading.read(
        b"\xef\xbb\xbfTITLE:  R1\r\nFCM: DROP FRAME\r\n"
        b"000001  A001C002_150821_R1AB             V     C        01:00:00;00 01:00:04;00 10:00:00;00 10:00:04;00\r\n"
        b"* SOURCE FILE: A001C002_150821_R1AB\r\n"
        b"000002  B0020101  AA/V  C        02:20:00;00 02:20:02;00 10:00:04;00 10:00:05;00\r\n"
        b"M2   B0020101       059.9                02:20:00;00\r\n"
        b"000003  A001C002_150821_R1AB V K B      01:00:00;00 01:00:01;00 10:00:05;00 10:00:06;00\r\n\x1a",
        "r1.edl",
    )
    cut = read.cut
    assert (cut.rate, cut.drop, cut.frames) == (Fraction(30000, 1001), True, 180)
    assert [(one.start, one.frames, one.source, one.speed) for one in cut.tracks[0].pieces] == [
        (0, 120, "A001C002_150821_R1AB", 1), (120, 30, "B0020101", 2), (150, 30, "A001C002_150821_R1AB", 1),
    ]  # fmt: skip
    assert [track.name for track in cut.sound] == ["A1", "A2"]
    assert read.notes == ("Key events are laid as plain clips.",)


def test_a_list_in_an_old_alphabet_says_in_which_it_was_read():
    event = "001  AX  V  C  00:00:00:00 00:00:01:00 00:00:00:00 00:00:01:00\n* FROM CLIP NAME: Zoë.mov\n"
    read = edl_reading.read(f"TITLE: T\n{event}".encode("cp1252"), "old.edl")
    assert read.cut.tracks[0].pieces[0].name == "Zoë.mov"
    assert "It is not in UTF-8 and was read as cp1252; save it in UTF-8 if that is wrong." in read.notes


def test_of_several_timelines_the_first_is_read_and_the_others_are_named():
    def timeline(name: str) -> dict[str, object]:
        return {"OTIO_SCHEMA": "Timeline.1", "name": name, "tracks": {"OTIO_SCHEMA": "Stack.1", "children": []}}

    both = {"OTIO_SCHEMA": "SerializableCollection.1", "children": [timeline("cut"), timeline("old cut")]}
    read = otio_reading.read(json.dumps(both).encode(), "bin.otio")
    assert (read.cut.title, read.notes) == ("cut", ("The file has 2 timelines (cut, old cut); the first is read.",))


@pytest.mark.parametrize("tag", ["ref-clip", "mc-clip"])
def test_a_clip_that_holds_itself_is_refused(tag: str):
    inner = f'<{tag} ref="mc" offset="0s" duration="1s"/>'
    held = f'<media id="mc"><multicam tcStart="0s"><mc-angle angleID="A">{inner}</mc-angle></multicam></media>'
    if tag == "ref-clip":
        held = f'<media id="mc"><sequence format="r1"><spine>{inner}</spine></sequence></media>'
    with pytest.raises(DirectorError, match="contains itself"):
        fcpxml(inner, held)


def otio(children: str, more: str = "") -> Read:
    data = f"""{{"OTIO_SCHEMA": "Timeline.1", "name": "T", "tracks": {{"OTIO_SCHEMA": "Stack.1", "children": [
    {{"OTIO_SCHEMA": "Track.1", "kind": "Video", "children": [{children}]{more}}}]}}}}"""
    return otio_reading.read(data.encode(), "cut.otio")


def spanned(schema: str, start: int, frames: int, more: str = "") -> str:
    time = '{{"OTIO_SCHEMA": "RationalTime.1", "rate": 24, "value": {}}}'.format
    span = f'{{"OTIO_SCHEMA": "TimeRange.1", "start_time": {time(start)}, "duration": {time(frames)}}}'
    return f'{{"OTIO_SCHEMA": "{schema}", "source_range": {span}{more}}}'


def test_numbers_that_only_opentimelineio_writes_are_read_where_they_mean_nothing():
    odd = ', "metadata": {"nan": NaN, "inf": Inf, "less": -Infinity, "says": "Inf", "big": 170141183460469231731687303}'
    assert otio(spanned("Clip.2", 4, 20, odd)).cut.tracks[0].pieces[0].frames == 20
    with pytest.raises(DirectorError, match="frames a second"):
        otio(spanned("Clip.2", 4, 20).replace('"value": 20', '"value": Infinity'))


def test_black_at_the_end_counts_and_a_track_cut_from_elsewhere_is_read_from_its_beginning():
    read = otio(f"{spanned('Gap.1', 0, 8)}, {spanned('Clip.2', 3, 3)}, {spanned('Gap.1', 0, 8)}")
    assert (read.cut.frames, read.frames) == (11, 19)
    beyond = spanned("", -86243, 10).split('"source_range"')[1].removesuffix("}")
    read = otio(f"{spanned('Clip.2', 0, 5)}, {spanned('Clip.2', 0, 5)}", f', "source_range"{beyond}')
    assert [(piece.start, piece.frames) for piece in read.cut.tracks[0].pieces] == [(0, 5), (5, 5)]
    assert read.notes == ("A track is cut from where nothing of it lies; it is read from its beginning.",)


def test_what_lasts_moves_or_lies_elsewhere_and_is_not_read_is_told():
    read = fcpxml(
        """<asset-clip ref="a" offset="0s" start="3600s" duration="4s"><adjust-volume><param name="amount">
        <fadeIn type="easeIn" duration="1s"/></param></adjust-volume><adjust-transform scale="2 2"/>
        <marker start="3601s" duration="2s" value="look"/></asset-clip>"""
    )
    assert [(mark.frame, mark.name) for mark in read.cut.markers] == [(25, "look")]
    assert read.notes == (
        "The transform of clips is left out.",
        "Fades and moving levels of a clip's sound are left out.",
        "Markers that last are moments here: the first frame of each.",
    )


def test_a_list_with_two_picture_tracks_a_doubled_speed_and_an_event_that_records_nothing():
    cut = edl_reading.read(
        b"""TITLE: KEYS
FCM: DROP FRAME
001  A001     V     C        01:02:10;00 01:02:12;00 01:00:03;00 01:00:05;00
M2   A001            060.0                01:02:10;00
002  B001     V2    C        01:00:00;00 01:00:01;00 01:00:03;15 01:00:04;15
003  AX       NONE  C        00:00:00;00 00:00:01;00 01:00:05;00 01:00:06;00
""",
        "keys.edl",
        Fraction(30000, 1001),
    ).cut
    assert [[(one.start, one.frames, one.speed) for one in track.pieces] for track in cut.tracks] == [
        [(0, 60, 2)], [(15, 30, 1)],
    ]  # fmt: skip
