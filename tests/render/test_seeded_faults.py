"""Every seeded fault of a small film is found, by a check that names it; the good film and a mere copy pass."""

from pathlib import Path

import numpy as np
import pytest

from tests.fakes.coded_film import small_film
from tests.fakes.seeded_faults import Spoiler
from tests.render.test_proof import RATE, Studio, failures, music, write_wav
from tools.assembly.hearing import listen
from tools.film.film import Film
from tools.film.sound import Cue
from tools.film.timeline import Clip, Title, Transition

pytestmark = pytest.mark.render


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Studio:
    return Studio(tmp_path_factory.mktemp("seeded"))


@pytest.fixture(scope="module")
def film(studio: Studio) -> Film:
    """The first and the last shot show the same place: one second of it apart."""
    items = [
        Clip(id="a", shot="s1", frames=52),
        Clip(id="b", shot="s2", frames=52),
        Clip(id="c", shot="s3", frames=52),
        Clip(id="d", shot="s1", frames=60, source_in=30),
    ]
    transitions = [Transition(into="b", kind="dissolve", frames=10)]
    titles = [Title(id="t", kind="title", text="Small", item="c", offset=4, frames=40)]
    lines = {
        "l1": Cue(id="l1", kind="dialogue", what="Good evening.", shot="s2", frames=24),
        "l2": Cue(id="l2", kind="dialogue", what="Nobody comes here at night.", shot="s3", frames=30),
    }
    return small_film(items, studio.takes, transitions, titles).model_copy(update={"cues": lines})


def wide_music(frames: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Music with a pulse, and with sides that differ."""
    sound = music(frames)
    t = np.arange(len(sound)) / RATE
    chance = np.random.Generator(np.random.PCG64(3)).standard_normal(len(sound))
    pulse = np.exp(-((t * 2.3) % 1) * 6) * chance
    sound[:, 0] += 0.05 * pulse
    sound[:, 1] += 0.03 * np.sin(2 * np.pi * 523 * t)
    return sound


@pytest.fixture(scope="module")
def spoiler(studio: Studio, film: Film, tmp_path_factory: pytest.TempPathFactory) -> Spoiler:
    planned = studio.planned(film)
    sound = wide_music(planned.frames)
    loudness = listen(write_wav(studio.root / "try.wav", sound)).loudness
    sound = sound * 10 ** ((-14 - loudness) / 20)
    good = studio.deliver(film, sound, "good.mp4")
    return Spoiler(good, planned, sound, tmp_path_factory.mktemp("faulty"))


def test_the_good_film_passes(studio: Studio, film: Film, spoiler: Spoiler) -> None:
    assert failures(studio.prove(film, spoiler.good)) == {}


@pytest.mark.parametrize("kind", ["orders", "pictures", "sounds", "files"])
def test_every_seeded_fault_is_found_by_the_check_that_names_it(
    studio: Studio, film: Film, spoiler: Spoiler, kind: str
) -> None:
    missed = {
        seeded.fault: found
        for seeded in getattr(spoiler, kind)()
        if not seeded.found_by & (found := failures(studio.prove(film, seeded.path))).keys()
    }
    assert missed == {}


def test_a_stale_take_a_lost_title_and_a_cut_for_a_dissolve_are_found(studio: Studio, film: Film) -> None:
    sound = np.zeros((studio.planned(film).frames * 2000, 2))
    track = film.timeline.tracks[0]
    stale = tuple(item.model_copy(update={"shot": "s4"}) if item.id == "c" else item for item in track.items)
    for change, check in (
        ({"tracks": (track.model_copy(update={"items": stale}),)}, "every shot in its place"),
        ({"tracks": (track.model_copy(update={"transitions": ()}),)}, "transitions"),
        ({"titles": ()}, "titles"),
    ):
        other = film.model_copy(update={"timeline": film.timeline.model_copy(update=change)})
        out: Path = studio.deliver(other, sound, f"{check.replace(' ', '-')}.mp4")
        assert check in failures(studio.prove(film, out))


@pytest.mark.parametrize(
    "change",
    [{"text": "House"}, {"text": "Smell"}, {"item": "b", "offset": 11}, {"offset": 14}],
    ids=["other words", "a letter", "another shot", "late"],
)
def test_a_title_with_another_letter_on_another_shot_or_late_is_found(
    studio: Studio, film: Film, change: dict[str, object]
) -> None:
    titles = (film.timeline.titles[0].model_copy(update=change),)
    other = film.model_copy(update={"timeline": film.timeline.model_copy(update={"titles": titles})})
    out = studio.deliver(other, np.zeros((studio.planned(film).frames * 2000, 2)), "title.mp4")
    assert "titles" in failures(studio.prove(film, out))


def test_a_caption_that_is_missing_other_or_gone_too_soon_is_found(studio: Studio, film: Film) -> None:
    sound = np.zeros((studio.planned(film).frames * 2000, 2))
    first = film.cues["l1"]
    for change in ({}, {"l1": first.model_copy(update={"what": "Good morning."})},
                   {"l1": first.model_copy(update={"frames": 20})}):  # fmt: skip
        other = film.model_copy(update={"cues": {"l2": film.cues["l2"], **change}})
        assert studio.planned(other).captions != studio.planned(film).captions
        out = studio.deliver(other, sound, "captions.mp4")
        assert "words of the captions" in failures(studio.prove(film, out))
