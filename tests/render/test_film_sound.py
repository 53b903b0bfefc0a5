"""The sound of a whole film on disk: the mix, its deliveries, its stems, and what is done again after an edit."""

import multiprocessing
from pathlib import Path

import numpy as np
import pytest

from tests.fakes.last_light import last_light
from tests.fakes.whole_score import at_once
from tools.audio import listening, wav
from tools.audio.music import composer
from tools.audio.music.orchestra import Orchestra
from tools.audio.music.plan import LONGEST_CUE, SHORTEST_CUE, plan_cues
from tools.audio.music.sheet import Sheet
from tools.audio.music.sheet import Stem as MusicStem
from tools.audio.music.stems import play_stems
from tools.audio.ports import ONLINE, SAMPLE_RATE, Passage, Samples, ScoreBrief, Spoken, Target
from tools.audio.sources import Held
from tools.film.apply import apply
from tools.film.edits.sound import AddEffect, Mute, SetMusic
from tools.film.film import Film
from tools.film.script import Mood
from tools.film.views import film_frames
from tools.media.pool import Pool
from tools.media.progress import Progress, silent
from tools.production import sounding
from tools.production.sounding import Mixed, Stems, mix_film, stems_of
from tools.production.voices import lines_of

pytestmark = pytest.mark.render

BROADCAST = Target(lufs=-23.0)

TALK = """INT. BAR - NIGHT
- Medium shot, ANN and BOB at the bar [3s]
  ANN: You came back.
- Close-up, ANN [2s]
"""


def a_film() -> Film:
    return apply(last_light(TALK), SetMusic(mood="calm"))[0]


def said(film: Film) -> dict[str, Spoken]:
    t = np.arange(SAMPLE_RATE) / SAMPLE_RATE
    tone = (0.2 * np.sign(np.sin(2 * np.pi * 140 * t)) * np.sin(2 * np.pi * 3 * t) ** 2).astype(np.float32)
    return {cue.id: Spoken(Held(tone), f"tone {cue.id}", (), "test") for cue in lines_of(film)}


def mixed(film: Film, place: Path, target: Target = ONLINE) -> Mixed:
    return mix_film(film, said(film), place, place / "mix", Pool(place / "pool"), silent, target)


def stems(film: Film, place: Path, target: Target = ONLINE) -> Stems:
    return stems_of(film, said(film), place, place / "mix", Pool(place / "pool"), silent, target)


def never(*_: object) -> None:
    raise AssertionError("this was done before and is not done again")


def test_the_mix_is_as_long_as_the_picture_and_deliveries_share_all_but_the_last_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = a_film()
    online = mixed(film, tmp_path)
    assert wav.shape_of(online.path).count == film_frames(film) * SAMPLE_RATE / film.look.rate
    assert online.loudness_lufs == pytest.approx(-14, abs=0.3)
    assert online.true_peak_db <= -1.4
    bytes_before = online.path.read_bytes()
    monkeypatch.setattr(composer, "play_stems", never)
    monkeypatch.setattr(listening, "Meter", never)
    broadcast = mixed(film, tmp_path, BROADCAST)
    assert broadcast.loudness_lufs == pytest.approx(-23, abs=0.1)
    monkeypatch.undo()
    online.path.unlink()
    assert mixed(film, tmp_path).path.read_bytes() == bytes_before


def test_the_stems_are_as_long_as_the_film_and_a_muted_one_is_empty(tmp_path: Path) -> None:
    film, _ = apply(a_film(), Mute(stem="MX"))
    found = stems(film, tmp_path, BROADCAST)
    samples = {name: wav.read(path)[0] for name, path in found.paths.items()}
    assert {len(one) for one in samples.values()} == {int(film_frames(film) * SAMPLE_RATE / film.look.rate)}
    assert not samples["MX"].any()
    assert samples["DX"].any()
    assert np.array_equal(samples["M&E"], samples["FX"])
    assert found.lowered_db == 0
    assert stems(film, tmp_path, BROADCAST) == found


def test_an_effect_that_changes_leaves_the_music_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    film = a_film()
    before = mixed(film, tmp_path)
    assert list((tmp_path / "mix").glob("cue-*"))
    monkeypatch.setattr(composer, "play_cue", never)
    louder, _ = apply(film, AddEffect(shot=1, what="glass breaking", offset=20))
    after = mixed(louder, tmp_path)
    assert after.path != before.path
    assert after.path.read_bytes() != before.path.read_bytes()


def test_a_home_folder_that_was_moved_has_its_mix_and_stems_where_it_is_now(tmp_path: Path) -> None:
    film, old, new = last_light(TALK), tmp_path / "old", tmp_path / "new"
    was, apart = mixed(film, old), stems(film, old)
    old.rename(new)
    assert mixed(film, new) == was.model_copy(update={"path": new / was.path.relative_to(old)})
    assert stems(film, new).paths == {stem: new / path.relative_to(old) for stem, path in apart.paths.items()}


def a_brief(*, mood: Mood = "warm") -> ScoreBrief:
    return ScoreBrief(
        seconds=13.3,
        passages=(Passage(start=0.5, end=5, mood=mood), Passage(start=7.1, end=13.3, mood="tense")),
        hits=(3.0,),
        seed=4,
    )


def test_a_score_made_cue_by_cue_is_the_score_made_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    band = Orchestra(None)
    path = composer.score_file(a_brief(), lambda: band, "tones", tmp_path)
    made, whole = wav.read(path)[0], at_once(a_brief(), band)
    assert made.shape == whole.shape
    assert np.abs(made - whole).max() < 1e-3
    assert composer.score_file(a_brief(), Orchestra.__call__, "tones", tmp_path) == path
    played: list[str] = []

    def play(sheet: Sheet, orchestra: Orchestra) -> dict[MusicStem, Samples]:
        played.append(sheet.plan.sections[0].palette.mood)
        return play_stems(sheet, orchestra)

    monkeypatch.setattr(composer, "play_stems", play)
    assert composer.score_file(a_brief(mood="calm"), lambda: band, "tones", tmp_path) != path
    assert played == ["calm"]


def test_music_that_goes_on_and_on_comes_in_cues_of_bounded_length() -> None:
    moods: tuple[Mood, ...] = ("warm", "tense", "epic")
    passages = [Passage(start=40.0 * n, end=40.0 * (n + 1), mood=moods[n % 3]) for n in range(30)]
    long = Passage(start=1200, end=2000, mood="calm")
    cues = plan_cues(ScoreBrief(seconds=2005, passages=(*passages, long)))
    assert all(plan.seconds <= LONGEST_CUE + SHORTEST_CUE for _, plan in cues)
    assert min(plan.seconds for _, plan in cues) >= SHORTEST_CUE
    ends = [start + plan.seconds for start, plan in cues]
    assert [start for start, _ in cues[1:]] == pytest.approx(ends[:-1])
    assert ends[-1] == 2000


def test_a_place_whose_sound_nobody_knows_is_not_silent(tmp_path: Path):
    film = last_light("INT. BAR - NIGHT\n- Medium shot, ANN at the bar [3s]\n  AMBIENCE: the patience of zyzzyvas\n")
    done = mixed(film, tmp_path)
    assert any("zyzzyvas" in note for note in done.notes)
    samples, _ = wav.read(stems(film, tmp_path).paths["FX"])
    power = [float(np.abs(samples[second * SAMPLE_RATE : (second + 1) * SAMPLE_RATE]).max()) for second in range(3)]
    assert min(power) > 1e-4


def test_a_longer_film_is_mixed_in_a_process_of_its_own_to_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = apply(last_light("INT. BAR - NIGHT\n- Wide shot [31s]\n"), AddEffect(shot=1, what="door", offset=700))[0]
    helpers: set[int] = set()

    def look(progress: Progress) -> None:
        helpers.update(process.pid or 0 for process in multiprocessing.active_children())

    def mix(place: Path) -> bytes:
        helpers.clear()
        return mix_film(film, {}, place, place / "mix", Pool(place / "pool"), look).path.read_bytes()

    apart, beside = mix(tmp_path / "apart"), len(helpers)
    monkeypatch.setattr(sounding, "APART", film_frames(film) * SAMPLE_RATE)
    assert (mix(tmp_path / "here"), len(helpers), beside) == (apart, 0, 1)
