"""The music is that of the film's kind: light for a comedy, few instruments for a quiet film, drums for the wild."""

import pytest

from tools.audio.music.palettes import PALETTES, Palette
from tools.audio.music.wishes import heed
from tools.film.screenplay import MusicDraft
from tools.writing.room import write
from tools.writing.scoring import SPARE, SPARE_TURN

DRIVING = {"drive", "war", "march", "pulse"}
BRASS = {"horns", "trumpets", "trombones", "brass"}


def music_of(idea: str) -> list[MusicDraft]:
    shots = [shot for scene in write(idea, minutes=1.0).scenes for shot in scene.shots]
    return [shot.music for shot in shots if isinstance(shot.music, MusicDraft)]


def played(music: MusicDraft) -> Palette:
    return heed(PALETTES[music.mood], music.words).palette


def players(palette: Palette) -> set[str]:
    rows = (palette.pad, palette.moving, palette.lead, palette.bass, (palette.counter, palette.drone))
    return {name for row in rows for name in row if name is not None} - set(palette.silent)


@pytest.mark.parametrize(
    "idea",
    [
        "a quiet clockmaker repairs a watch that runs backwards",
        "a quiet clockmaker climbs a tower to rescue a map",
        "a gentle story about an old man and his dog",
        "a slow, tender film about a mother teaching her son to bake bread",
        "a quiet western about a sheriff and a stolen horse",
        "a film about two sisters who share a garden, gentle",
    ],
)
def test_a_quiet_film_has_few_instruments(idea: str) -> None:
    scored = [played(music) for music in music_of(idea)]
    assert scored
    assert all(len(players(palette)) <= 3 and palette.drums == "none" for palette in scored)
    assert not any(players(palette) & BRASS for palette in scored)


@pytest.mark.parametrize(
    "idea",
    [
        "a comedy about a clumsy waiter at a royal wedding",
        "a comedy: two rival bakers fight over the same recipe",
        "a funny film about a cat who wants to be king",
        "a light-hearted story about a race between two snails",
        "a silly penguin wants to fly to the moon",
        "a clockmaker and his apprentice lose the time, lighthearted",
    ],
)
def test_a_comedy_is_light(idea: str) -> None:
    music = music_of(idea)
    assert {one.mood for one in music} <= {"playful", "warm"}
    assert music[0].mood == "playful"
    assert not any(played(one).drums in DRIVING for one in music)
    assert not any("drums" in one.words or "low brass" in one.words for one in music)


def test_an_adventure_has_its_drums_when_it_gets_harder_and_not_before() -> None:
    music = music_of("an epic adventure across the desert to find a lost city")
    driven = [one.mood for one in music if "drums and low brass" in one.words]
    assert driven == ["action"]
    assert played(music[0]).drums == "none"


def test_a_quiet_place_makes_no_quiet_film() -> None:
    assert any(played(one).drums in DRIVING for one in music_of("pirates chase a treasure into a quiet town"))


@pytest.mark.parametrize("words", sorted({SPARE_TURN, *(one for colours in SPARE.values() for one in colours)}))
def test_the_orchestra_has_what_a_quiet_film_asks_for(words: str) -> None:
    palette = heed(PALETTES["mysterious"], f"{words}, a question in it").palette
    assert 1 <= len(players(palette)) <= 3
    assert palette.drums == "none"
