"""Cuts of other programs come in: as films of their own, as changes of the film that went out; what is not here is
shown as a card, and found again later."""

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.editors import clips, edited_film
from tests.unit.production.test_importing import clip
from tools.audio import wav
from tools.film.edits.state import Undo
from tools.film.errors import DirectorError
from tools.film.handles import clip_take
from tools.film.orders import ImportMedia
from tools.film.script import Take
from tools.interchange.cut import Cut, CutTrack, Join, Mark, Piece, Source, Words
from tools.interchange.formats import FORMATS
from tools.media.progress import silent
from tools.production.conforming import film_of_cut
from tools.production.ordering import carry_out
from tools.production.relinking import relink
from tools.production.returning import outgoing, take_back
from tools.production.sent import Sending, note_sending
from tools.settings import Settings
from tools.studio import Studio


@pytest.fixture
def studio(tmp_path: Path) -> Studio:
    return Studio(Settings(home=tmp_path / "home"))


def a_cut(url: str) -> Cut:
    """Two pieces of one file with a dissolve, black, and one of a file that is nowhere."""
    pieces = (
        Piece(name="one", source="wave.mp4", source_in=6, start=0, frames=20),
        Piece(name="two", source="wave.mp4", source_in=30, start=20, frames=15),
        Piece(name="gone", source="gone.mov", source_in=100, start=47, frames=25),
    )
    track = CutTrack(pieces=pieces, joins=(Join(at=20, before=3, after=3),))
    sources = (Source(name="gone.mov", frames=400), Source(name="wave.mp4", url=url, frames=50))
    mark = Mark(frame=12, name="check", colour="red")
    return Cut(title="Rough", rate=Fraction(25), tracks=(track,), markers=(mark,), sources=sources)


def written(path: Path, name: str, cut: Cut) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(FORMATS[name].write(cut))
    return path


def takes_of(studio: Studio, film: str) -> list[Take]:
    opened = studio.open(film).film
    return [take for item in clips(opened) if (take := clip_take(opened, item)) is not None]


def test_a_cut_is_a_film_the_same_in_every_format_and_what_is_offline_is_found_later(
    studio: Studio, tmp_path: Path
) -> None:
    media = clip(tmp_path / "wave.mp4", seconds=2)
    files = [
        written(tmp_path / f"rough{FORMATS[name].suffix}", name, a_cut(str(media)))
        for name in ("otio", "fcpxml", "xmeml", "edl", "aaf")
    ]
    told = [film_of_cut(studio, path, silent, actor="me") for path in files]
    assert len({one["film"] for one in told}) == 1
    assert (told[0]["clips"], told[0]["frames"], told[0]["rate"]) == (3, 72, "25/1")
    assert told[0]["losses"] == ["gone.mov is not here: a card says OFFLINE; `workprint relink` finds it."]
    film = studio.open(told[0]["film"]).film
    assert [(item.kind, item.frames) for item in film.timeline.tracks[0].items] == [
        ("clip", 20), ("clip", 15), ("gap", 12), ("clip", 25),
    ]  # fmt: skip
    assert [(one.kind, one.frames) for one in film.timeline.tracks[0].transitions] == [("dissolve", 6)]
    assert [(mark.frame, mark.name) for mark in film.timeline.markers] == [(12, "check")]
    takes = takes_of(studio, film.id)
    assert [(take.head, take.generator, take.still) for take in takes] == [
        (6, "import", False), (30, "import", False), (15000, "offline", True),
    ]  # fmt: skip
    (tmp_path / "found" / "deep").mkdir(parents=True)
    clip(tmp_path / "found" / "deep" / "GONE.mov", seconds=6)
    again = relink(studio, film.id, tmp_path / "found", silent, actor="me")
    assert ([one["name"] for one in again["relinked"]], again["missing"]) == (["gone.mov"], [])
    take = takes_of(studio, film.id)[2]
    assert (take.generator, take.head, take.frames) == ("import", 100, 150)


def test_the_captions_of_a_cut_are_those_of_its_film(studio: Studio, tmp_path: Path) -> None:
    words = (Words(start=2, frames=30, text="Wait."), Words(start=20, frames=20, text="Not yet."))
    cut = a_cut(str(tmp_path / "wave.mp4")).model_copy(update={"captions": words})
    told = film_of_cut(studio, written(tmp_path / "said.fcpxml", "fcpxml", cut), silent, actor="me")
    film = studio.open(told["film"]).film
    assert [(cue.kind, cue.what, cue.in_take) for cue in film.cues.values()] == [
        ("dialogue", "Wait.", True), ("dialogue", "Not yet.", True),
    ]  # fmt: skip
    assert not any("caption" in note for note in told["notes"])


def test_a_shot_that_was_switched_off_elsewhere_is_taken_out(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(edited_film()).film
    cut = outgoing(film, (FORMATS["fcpxml"].carries,)).cut
    track = cut.tracks[0]
    last = track.pieces[-1].model_copy(update={"muted": True})
    off = cut.model_copy(
        update={"tracks": (track.model_copy(update={"pieces": (*track.pieces[:-1], last)}), *cut.tracks[1:])}
    )
    told = take_back(studio, film.id, written(tmp_path / "off.fcpxml", "fcpxml", off), actor="me")
    assert [change["said"] for change in told["changes"]] == ["Shot 7 was taken out."]


def test_what_was_switched_off_in_a_cut_is_black_in_its_film(studio: Studio, tmp_path: Path) -> None:
    cut = a_cut(str(tmp_path / "wave.mp4"))
    one, two, gone = cut.tracks[0].pieces
    track = cut.tracks[0].model_copy(update={"pieces": (one, two.model_copy(update={"muted": True}), gone)})
    path = written(tmp_path / "off.fcpxml", "fcpxml", cut.model_copy(update={"tracks": (track,)}))
    foretold = film_of_cut(studio, path, silent, actor="me", dry_run=True)
    told = film_of_cut(studio, path, silent, actor="me")
    items = studio.open(told["film"]).film.timeline.tracks[0].items
    assert [(item.kind, item.frames) for item in items] == [("clip", 20), ("gap", 27), ("clip", 25)]
    for one in (foretold, told):
        assert (one["clips"], one["frames"], one["notes"]) == (2, 72, ["Switched off on V1 and left out: two."])


@pytest.mark.parametrize("above", [(), ("gone.mov",)])
def test_a_sound_under_a_first_track_that_is_switched_off_comes_in(
    studio: Studio, tmp_path: Path, above: tuple[str, ...]
) -> None:
    wav.write(tmp_path / "wind.wav", np.zeros((80_000, 2), np.float32))
    off = CutTrack(pieces=(Piece(name="gone", source="gone.mov", start=0, frames=40, muted=True),))
    over = [CutTrack(name="V2", pieces=(Piece(name="seen", source=name, start=0, frames=40),)) for name in above]
    wind = CutTrack(kind="sound", name="A1", pieces=(Piece(name="wind", source="wind.wav", start=8, frames=30),))
    sources = (Source(name="gone.mov"), Source(name="wind.wav", url=str(tmp_path / "wind.wav"), picture=False))
    cut = Cut(rate=Fraction(25), tracks=(off, *over, wind), sources=sources)
    told = film_of_cut(studio, written(tmp_path / "off.otio", "otio", cut), silent, actor="me")
    film = studio.open(told["film"]).film
    assert [(cue.what, cue.offset, cue.frames) for cue in film.cues.values()] == [("wind", 8, 30)]
    assert [item.frames for item in clips(film)] == [40]


def test_a_returned_cut_is_listed_then_taken_in_one_revision_and_undone(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(edited_film()).film
    carries = FORMATS["fcpxml"].carries
    cut = outgoing(film, (carries,)).cut
    first = cut.tracks[0]
    last = first.pieces[-1].model_copy(update={"frames": first.pieces[-1].frames - 12})
    changed = cut.model_copy(
        update={"tracks": (first.model_copy(update={"pieces": (*first.pieces[:-1], last)}), *cut.tracks[1:])}
    )
    path = written(tmp_path / "back.fcpxml", "fcpxml", changed)
    listed = carry_out(studio, film.id, ImportMedia(files=(str(path),)), silent, actor="me")
    assert (listed["revision"], listed["changes"][0]["said"]) == (0, "Shot 7 lost 12 frames at its tail.")
    assert listed["changes"][0]["shots"] == [7]
    taken = take_back(studio, film.id, path, actor="me", accept="1")
    assert (taken["revision"], taken["changes"][0]["accepted"]) == (1, True)
    then = studio.open(film.id).film
    assert clips(then)[-1].frames == clips(film)[-1].frames - 12
    assert (then.takes, then.shots) == (film.takes, film.shots)
    assert studio.perform(film.id, Undo()).film == film
    with pytest.raises(DirectorError, match="There is no change 9"):
        take_back(studio, film.id, path, actor="me", accept="9")
    with pytest.raises(DirectorError, match="names no change"):
        take_back(studio, film.id, path, actor="me", accept="all but some")
    taken = take_back(studio, film.id, path, actor="me", accept="all but 1")
    assert not taken["changes"][0]["accepted"]
    with pytest.raises(DirectorError, match="names no change"):
        take_back(studio, film.id, path, actor="me", accept="some")


def test_what_was_taken_of_a_cut_that_went_out_is_not_told_again(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(edited_film()).film
    # It went out by itself, without stems: against the film as it is, they would be missing.
    sending = Sending(revision=0, form="finalcut", stems=())
    note_sending(studio, film, sending)
    cut = outgoing(film, (FORMATS["fcpxml"].carries,), sending).cut
    track = cut.tracks[0]
    *others, one, last = track.pieces
    short = (*others, one, last.model_copy(update={"frames": last.frames - 12}))
    marked = cut.markers[0].model_copy(update={"frame": cut.markers[0].frame + 5})
    changed = cut.model_copy(
        update={
            "tracks": (track.model_copy(update={"pieces": short}), *cut.tracks[1:]),
            "markers": (marked, *cut.markers[1:]),
        }
    )
    path = written(tmp_path / "back.fcpxml", "fcpxml", changed)
    listed = take_back(studio, film.id, path, actor="me")
    number = next(one["number"] for one in listed["changes"] if "Shot 7 lost" in one["said"])
    taken = take_back(studio, film.id, path, actor="me", accept=str(number))
    assert [one["said"] for one in taken["left"]] == [
        one["said"] for one in listed["changes"] if one["number"] != number
    ]
    assert [one["number"] for one in taken["left"]] == [*range(1, len(taken["left"]) + 1)]


def with_sounds(cut: Cut, *pieces: Piece) -> Cut:
    """The cut with a track of sound on it that its editor laid, in both channels."""
    names = dict.fromkeys(piece.source for piece in pieces)
    sources = tuple(Source(name=name, url=name, frames=240, picture=False, sound=True) for name in names)
    tracks = [CutTrack(kind="sound", name=name, pieces=pieces) for name in ("A7", "A8")]
    return cut.model_copy(update={"tracks": (*cut.tracks, *tracks), "sources": (*cut.sources, *sources)})


def test_sounds_that_an_editor_laid_in_are_told_and_become_cues(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(edited_film()).film
    tone = (np.sin(np.arange(48_000 * 4) / 20) / 4).astype(np.float32)
    wav.write(tmp_path / "wind.wav", tone, "16")
    cut = outgoing(film, (FORMATS["xmeml"].carries,)).cut
    second = cut.tracks[0].pieces[1]
    changed = with_sounds(
        cut,
        Piece(name="wind", source="wind.wav", start=second.start + 10, frames=30, gain_db=-6.0),
        Piece(name="gust", source="wind.wav", source_in=48, start=second.start + 60, frames=24),
        Piece(name="bell", source="bell.wav", start=second.start + 90, frames=9),
    )
    path = written(tmp_path / "back.xml", "xmeml", changed)
    listed = take_back(studio, film.id, path, actor="me")
    assert [one["said"].split(" at ")[0] for one in listed["changes"]] == [
        "New sound, wind,", "New sound, gust,", "New sound, bell,",
    ]  # fmt: skip
    assert listed["changes"][2]["said"].endswith("It is not here, and silent until `workprint relink` finds it.")
    taken = take_back(studio, film.id, path, actor="me", accept="all")
    assert taken["losses"] == ["bell.wav is not here: it is OFFLINE; `workprint relink` finds it."]
    then = studio.open(film.id).film
    wind, gust, bell = [cue for name, cue in then.cues.items() if name not in film.cues]
    shot = clips(film)[1].shot
    assert (wind.kind, wind.what, wind.shot, wind.offset, wind.frames, wind.gain_db) == (
        "effect", "wind", shot, 10, 30, -6.0,
    )  # fmt: skip
    assert (gust.shot, gust.offset, gust.frames) == (shot, 60, 24)
    heard, _ = wav.read(studio.pool.path(gust.media or ""))
    assert np.allclose(heard.reshape(len(heard), -1)[:, 0], tone[96_000:144_000], atol=1e-3)
    assert (bell.what, bell.frames, bell.offline) == ("OFFLINE: bell", 9, "from frame 0 of bell.wav")
    again = take_back(studio, film.id, path, actor="me")
    assert again["changes"] == []
    assert studio.perform(film.id, Undo()).film == film


def test_a_sound_that_is_not_here_keeps_its_place_until_it_is_found(studio: Studio, tmp_path: Path) -> None:
    clip(tmp_path / "wave.mp4", seconds=2)
    cut = with_sounds(a_cut("wave.mp4"), Piece(name="bell", source="bell.wav", source_in=25, start=30, frames=20))
    told = film_of_cut(studio, written(tmp_path / "cut.fcpxml", "fcpxml", cut), silent, actor="me")
    assert told["losses"][-1] == "The sound bell.wav is not here: it is silent until `workprint relink` finds it."
    film = studio.open(told["film"]).film
    (cue,) = film.cues.values()
    assert (cue.what, cue.frames, cue.offline) == ("OFFLINE: bell", 20, "from frame 25 of bell.wav")
    # It leaves as it came: offline, at its place, on a track.
    sent = outgoing(film, (FORMATS["fcpxml"].carries,)).cut
    assert [(one.name, one.source, one.source_in, one.start, one.frames) for one in sent.sound[-1].pieces] == [
        ("bell", "bell.wav", 25, 30, 20)
    ]
    tone = (np.sin(np.arange(48_000 * 3) / 20) / 4).astype(np.float32)
    (tmp_path / "found").mkdir()
    wav.write(tmp_path / "found" / "bell.wav", tone, "16")
    again = relink(studio, film.id, tmp_path / "found", silent, actor="me")
    assert [one["name"] for one in again["relinked"]] == ["bell.wav"]
    found = studio.open(film.id).film.cues[cue.id]
    assert (found.what, found.offset, found.frames, found.offline) == ("bell", cue.offset, 20, "")
    heard, _ = wav.read(studio.pool.path(found.media or ""))
    assert np.allclose(heard.reshape(len(heard), -1)[:, 0], tone[48_000 : 48_000 + 38_400], atol=1e-3)


def test_of_what_comes_with_a_cut_only_its_media_are_beside_it(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(edited_film()).film
    tone = (np.sin(np.arange(48_000 * 22) / 20) / 4).astype(np.float32)
    (tmp_path / "media").mkdir()
    wav.write(tmp_path / "media" / "wind.wav", tone, "16")
    wav.write(tmp_path / "song.wav", tone, "16")
    cut = outgoing(film, (FORMATS["xmeml"].carries,)).cut
    back = with_sounds(cut, Piece(source="wind.wav", start=9, frames=9))
    path = written(tmp_path / "cut" / "back.xml", "xmeml", back)
    order = ImportMedia(files=(str(path), str(tmp_path / "media" / "wind.wav"), str(tmp_path / "song.wav")))
    told = carry_out(studio, film.id, order, silent, actor="me")
    assert "song.wav is the music from shot 1A to the end." in told["notes"]
    assert [one["kind"] for one in told["changes"]] == ["sound"]
    taken = carry_out(studio, film.id, order.model_copy(update={"accept": "1"}), silent, actor="me")
    assert (taken["changes"][0]["accepted"], taken["losses"]) == (True, [])
    assert [cue.what for cue in studio.open(film.id).film.cues.values() if cue.media] == ["song", "wind.wav"]


def test_stems_that_did_not_go_out_are_not_missed(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(edited_film()).film
    sending = Sending(revision=0, form="premiere", stems=())
    note_sending(studio, film, sending)
    wav.write(tmp_path / "wind.wav", np.zeros(48_000, np.float32) + 0.1, "16")
    cut = outgoing(film, (FORMATS["xmeml"].carries,), sending).cut
    assert {piece.source for track in cut.sound for piece in track.pieces if piece.source.endswith(".wav")} == set()
    path = written(tmp_path / "back.xml", "xmeml", with_sounds(cut, Piece(source="wind.wav", start=9, frames=9)))
    assert [one["kind"] for one in take_back(studio, film.id, path, actor="me")["changes"]] == ["sound"]


def test_a_cut_of_another_film_or_rate_is_refused_with_what_to_do(studio: Studio, tmp_path: Path) -> None:
    film = studio.create(edited_film(Fraction(25))).film
    other = written(tmp_path / "other.xml", "xmeml", a_cut("wave.mp4"))
    with pytest.raises(DirectorError, match="film of its own"):
        take_back(studio, film.id, other, actor="me")
    fast = a_cut("wave.mp4").model_copy(update={"rate": Fraction(30)})
    with pytest.raises(DirectorError, match="30 frames a second, and the film has 25"):
        take_back(studio, film.id, written(tmp_path / "fast.fcpxml", "fcpxml", fast), actor="me")


def test_a_cut_that_was_sent_here_reads_no_file_of_this_machine(studio: Studio, tmp_path: Path) -> None:
    secret = clip(tmp_path / "private.mp4")
    film = studio.create(edited_film()).film
    cut = outgoing(film, (FORMATS["otio"].carries,)).cut
    extra = Piece(name="private", source="private.mp4", start=cut.tracks[0].frames, frames=12)
    first = cut.tracks[0].model_copy(update={"pieces": (*cut.tracks[0].pieces, extra)})
    sources = (*cut.sources, Source(name="private.mp4", url=str(secret)))
    changed = cut.model_copy(update={"tracks": (first, *cut.tracks[1:]), "sources": sources})
    path = written(studio.settings.home / "uploads" / "back.otio", "otio", changed)
    assert json.loads(path.read_text())["name"] == film.title
    told = carry_out(studio, film.id, ImportMedia(files=(str(path),), accept="all"), silent, actor="me")
    assert told["losses"][0].startswith("private.mp4 is not here")
    assert takes_of(studio, film.id)[-1].generator == "offline"
