"""The laws of a screenplay that the writing room makes, over ideas of many genres."""

import math
import re
from fractions import Fraction
from functools import cache
from itertools import pairwise

import pytest

from tools.film.errors import DirectorError
from tools.film.screenplay import Screenplay, ShotDraft
from tools.film.sound import NARRATOR
from tools.writing.room import write
from tools.writing.world import TRADES

IDEAS = (
    "A lighthouse keeper finds a message in a bottle.",
    "Two bakers share one oven.",
    "Zoë, a deaf drummer, hears her first thunderstorm through the floor of an empty theatre.",
    "An astronaut alone on a space station receives a radio signal from a child.",
    "A fox steals a wedding ring and must return it to the bride.",
    "The last robot on Mars learns to dance from an old radio.",
    "A retired thief plans one last heist: to put back the diamond she stole forty years ago.",
    "Horror: a babysitter hears knocking from inside the mirror.",
    "Sheriff Cole waits for the outlaw who killed his brother; a boy asks him to teach him to shoot.",
    "A postman carries a letter through the snow to a village that no longer exists.",
    "The emperor's food taster falls in love with the cook.",
    "A comedy about a vampire who is afraid of the dark and adopts a puppy.",
)
NOUNS = (
    ("KEEPER", "bottle"), ("BAKER", "oven"), ("ZOË", "thunderstorm"), ("ASTRONAUT", "radio"), ("FOX", "wedding ring"),
    ("ROBOT", "radio"), ("THIEF", "diamond"), ("BABYSITTER", "mirror"), ("SHERIFF COLE", "BOY"), ("POSTMAN", "letter"),
    ("TASTER", "COOK"), ("VAMPIRE", "PUPPY"),
)  # fmt: skip
SIZES = (
    "extreme wide", "wide", "full", "medium wide", "medium", "medium close-up", "close-up", "extreme close-up",
    "insert",
)  # fmt: skip


@cache
def film(idea: str, seed: int = 1, minutes: float = 1.5) -> Screenplay:
    return write(idea, seed=seed, minutes=minutes)


def shots_of(screenplay: Screenplay) -> list[ShotDraft]:
    return [shot for scene in screenplay.scenes for shot in scene.shots]


def seconds_of(screenplay: Screenplay) -> float:
    return (sum(shot.frames for shot in shots_of(screenplay)) + screenplay.credits_frames) / 24


every_film = pytest.mark.parametrize(("idea", "seed"), [(idea, seed) for idea in IDEAS for seed in (1, 2)])


@every_film
def test_a_ninety_second_film_has_its_length_its_shots_and_its_beats(idea: str, seed: int) -> None:
    screenplay = film(idea, seed)
    shots = shots_of(screenplay)
    assert seconds_of(screenplay) == pytest.approx(90, rel=0.01)
    assert 17 <= len(shots) <= 20
    assert 4 <= sum(shot.frames for shot in shots) / 24 / len(shots) <= 6
    beats = list(dict.fromkeys(scene.purpose for scene in screenplay.scenes))
    assert beats == ["ordinary world", "disturbance", "it gets harder", "turn", "new world"]


@every_film
def test_sizes_change_at_every_cut(idea: str, seed: int) -> None:
    shots = shots_of(film(idea, seed))
    for before, after in pairwise(shots):
        assert before.size != after.size, (before.prompt, after.prompt)


@every_film
def test_everyone_who_is_staged_or_speaks_has_been_cast(idea: str, seed: int) -> None:
    screenplay = film(idea, seed)
    cast = {character.id for character in screenplay.characters}
    places = {location.id for location in screenplay.locations}
    assert {scene.location for scene in screenplay.scenes} == places
    for shot in shots_of(screenplay):
        assert {staged.who for staged in shot.staging} <= cast
        assert {line.speaker for line in shot.lines} <= cast | {NARRATOR}


@every_film
def test_prompts_are_finished_english_and_never_repeat(idea: str, seed: int) -> None:
    screenplay = film(idea, seed)
    prompts = [shot.prompt for shot in shots_of(screenplay)]
    assert len(set(prompts)) == len(prompts)
    for text in (*prompts, screenplay.logline, screenplay.treatment, screenplay.title):
        assert not re.search(r"[{}<>|!]{1}\w|\bNone\b|\s[,.]|,,|  |\ba [aeio]", text), text


@every_film
def test_lines_are_few_and_short(idea: str, seed: int) -> None:
    screenplay = film(idea, seed)
    lines = [line for shot in shots_of(screenplay) for line in shot.lines]
    assert 1 <= len(lines) <= 6
    for line in lines:
        words = len(line.text.split())
        assert words < 10 or (line.voice_over and words <= 14), line.text


@every_film
def test_a_line_fits_into_its_shot(idea: str, seed: int) -> None:
    for shot in shots_of(film(idea, seed)):
        words = sum(len(line.text.split()) for line in shot.lines)
        assert shot.frames / 24 >= words / 2.6


@every_film
def test_the_last_image_answers_the_first(idea: str, seed: int) -> None:
    screenplay = film(idea, seed)
    first, last = shots_of(screenplay)[0], shots_of(screenplay)[-1]
    assert first.size == last.size
    assert screenplay.scenes[0].location == screenplay.scenes[-1].location
    opening = first.prompt.split(", ", 1)[1].split(", slow")[0].split(", crane")[0].split(", pan")[0]
    assert opening in last.prompt
    assert last.frames >= 5 * 24


@every_film
def test_what_is_missing_is_planted_before_it_is_found(idea: str, seed: int) -> None:
    prompts = [shot.prompt for shot in shots_of(film(idea, seed))]
    pairs = [pair for trade in TRADES.values() for pair in trade.pairs]
    shown = [(at(prompts, plant), at(prompts, payoff)) for plant, payoff in pairs]
    told = [(plant, payoff) for plant, payoff in shown if plant or payoff]
    assert told
    for planted, paid in told:
        assert 0 < planted < paid
        assert planted < len(prompts) / 3
        assert paid > 2 * len(prompts) / 3


def at(prompts: list[str], image: str) -> int:
    """Where an image of the tables is shown; 0 when it is not. Its longest stretch without a hole is enough."""
    words = max(re.split(r"\{\w+\}", image.split(": ", 1)[1].split(" ; ")[0]), key=len).strip()
    return next((i for i, prompt in enumerate(prompts) if words in prompt), 0)


@pytest.mark.parametrize(("idea", "nouns"), list(zip(IDEAS, NOUNS, strict=True)))
def test_the_ideas_own_nouns_are_in_the_pictures(idea: str, nouns: tuple[str, ...]) -> None:
    prompts = " ".join(shot.prompt for shot in shots_of(film(idea)))
    for noun in nouns:
        assert noun in prompts


def test_two_ideas_share_few_prompts() -> None:
    films = [{shot.prompt for shot in shots_of(film(idea))} for idea in IDEAS]
    for i, one in enumerate(films):
        for other in films[i + 1 :]:
            assert len(one & other) < 0.3 * min(len(one), len(other))


def test_the_ideas_are_told_by_different_stories() -> None:
    assert len({film(idea).logline for idea in IDEAS}) == len(IDEAS)
    assert len({film(idea).title for idea in IDEAS}) >= len(IDEAS) - 2


def test_the_same_seed_gives_the_same_screenplay_and_another_seed_another_film() -> None:
    idea = IDEAS[0]
    assert write(idea, seed=7) == write(idea, seed=7)
    one, two = ({shot.prompt for shot in shots_of(film(idea, seed))} for seed in (1, 2))
    assert len(one & two) < 0.5 * len(one)


def test_people_look_and_sound_different() -> None:
    screenplay = film("Two bakers share one oven.")
    old, young = screenplay.characters
    assert old.appearance.top != young.appearance.top
    assert abs(old.appearance.age - young.appearance.age) > 20
    assert old.voice.name != young.voice.name
    assert old.name != young.name


def test_clothes_that_the_idea_names_are_worn() -> None:
    screenplay = film("A detective follows a woman in a red coat and realises she is following him.")
    woman = next(c for c in screenplay.characters if c.id == "woman")
    assert "red coat" in woman.canon
    red, green, blue = (int(woman.appearance.top[i : i + 2], 16) for i in (1, 3, 5))
    assert red > 2 * max(green, blue)


@pytest.mark.parametrize(("minutes", "fewest", "most"), [(0.25, 3, 4), (0.5, 6, 8), (3, 30, 40), (10, 100, 135)])
def test_every_length_has_its_number_of_shots(minutes: float, fewest: int, most: int) -> None:
    for idea in IDEAS[:3]:
        screenplay = film(idea, 1, minutes)
        assert seconds_of(screenplay) == pytest.approx(60 * minutes, rel=0.04)
        assert fewest <= len(shots_of(screenplay)) <= most


def test_three_minutes_have_one_reversal_more() -> None:
    assert any(scene.purpose == "reversal" for scene in film(IDEAS[0], 1, 3).scenes)


def test_rate_aspect_and_style_are_taken_over() -> None:
    screenplay = write(IDEAS[1], rate=Fraction(30), aspect="9:16", style="woodcut, two inks")
    frames = sum(shot.frames for shot in shots_of(screenplay)) + screenplay.credits_frames
    assert frames == 90 * 30
    assert (screenplay.aspect, screenplay.rate, screenplay.style) == ("9:16", Fraction(30), "woodcut, two inks")


@pytest.mark.parametrize(
    "idea",
    [
        "Rain.", "lighthouse", "Love", "HELP!!!", "🦊🌧️", "灯台守が瓶の中の手紙を見つける", "12345", "?!", "the the the",
        "I lost my keys",
    ],
)
def test_odd_ideas_still_make_a_film(idea: str) -> None:
    screenplay = write(idea, minutes=0.5)
    assert len(shots_of(screenplay)) >= 6
    assert screenplay.title
    assert not re.search(r"[{}<>|]", " ".join(shot.prompt for shot in shots_of(screenplay)))


@pytest.mark.parametrize("idea", ["", "   \n\t "])
def test_an_empty_idea_is_refused(idea: str) -> None:
    with pytest.raises(DirectorError, match="empty"):
        write(idea)


def test_a_very_long_idea_is_refused_with_the_limit_and_a_paragraph_is_not() -> None:
    with pytest.raises(DirectorError, match="4,000"):
        write("word " * 1000)
    assert write("A baker finds a key in the bread. " * 20, minutes=0.5).scenes


@pytest.mark.parametrize("minutes", [0, -1, math.nan, math.inf, 0.1, 11])
def test_impossible_lengths_are_refused_with_the_legal_ones(minutes: float) -> None:
    with pytest.raises(DirectorError, match=r"0\.25 to 10"):
        write(IDEAS[0], minutes=minutes)


def test_a_film_has_inserts_ambience_and_music() -> None:
    screenplay = film(IDEAS[0])
    assert "LIGHTHOUSE" in {location.name.upper() for location in screenplay.locations}
    assert any(shot.size == "insert" for shot in shots_of(screenplay))
    assert any(shot.ambience for shot in shots_of(screenplay))
    assert any(shot.music not in (None, "out") for shot in shots_of(screenplay))


def test_sizes_in_the_structure_are_the_sizes_in_the_prompt() -> None:
    for idea in IDEAS:
        for shot in shots_of(film(idea)):
            word = shot.prompt.split(",")[0].lower().removesuffix(" shot")
            assert word in (*SIZES, "two-shot", "over the shoulder", "point of view"), shot.prompt
            if word in SIZES:
                assert word == shot.size


@pytest.mark.parametrize("seed", range(1, 7))
def test_a_grandmother_wears_no_suit_and_a_bicycle_is_ridden_out_of_doors(seed: int) -> None:
    written = film("A boy teaches his grandmother to ride a bicycle.", seed)
    canon = next(c.canon for c in written.characters if c.id == "grandmother")
    assert "suit" not in canon
    assert "pipe" not in canon
    first = next(place for place in written.locations if place.id == written.scenes[0].location)
    assert not first.interior


AS_STRANGERS_TYPE = (
    ("A heist in a bakery", ("THIEF", "BAKER", "bread"), ("bakery",)),
    ("Two sisters and their father's boat", ("ELDER SISTER", "YOUNGER SISTER", "their father's boat"), ("harbour",)),
    ("An astronaut alone with a failing greenhouse", ("ASTRONAUT", "flower"), ("greenhouse",)),
    ("An ad for running shoes", ("RUNNER", "shoes"), ("street",)),
    ("A documentary about bees on a roof in Berlin", ("BEEKEEPER", "bees"), ("rooftop",)),
    ("Portrait of a night baker in Istanbul, documentary", ("BAKER", "bread"), ("bakery",)),
    ("A violin teacher goes deaf the week before her student's first concert", ("TEACHER", "violin"), ("theatre",)),
    ("A western duel at noon, with a twist", ("GUNSLINGER",), ("frontier",)),
    ("A child and a dragon in a supermarket", ("CHILD", "DRAGON"), ("supermarket",)),
    ("A taxi driver in Mumbai who has never seen the sea", ("TAXI DRIVER", "the sea"), ("street", "beach")),
    ("A cat finds a radio at the bottom of the sea that plays tomorrow's weather",
     ("CAT", "plays tomorrow's weather"), ("seabed",)),
)  # fmt: skip


@pytest.mark.parametrize(("idea", "words", "sets"), AS_STRANGERS_TYPE)
def test_what_a_stranger_typed_is_what_the_film_is_about(
    idea: str, words: tuple[str, ...], sets: tuple[str, ...]
) -> None:
    screenplay = film(idea)
    prompts = " ".join(shot.prompt for shot in shots_of(screenplay))
    assert [word for word in words if word not in prompts] == []
    assert set(sets) <= {location.set_kind for location in screenplay.locations}
    assert not re.search(r"\b(ad|twist)\b", prompts)


def test_a_watch_that_runs_has_no_feet() -> None:
    idea = "A clockmaker finds a watch that runs backwards. She follows it to the harbour. An old man runs to her."
    heard = [
        (shot.prompt, [effect.what for effect in shot.effects]) for scene in write(idea).scenes for shot in scene.shots
    ]
    (watch,) = [effects for prompt, effects in heard if "finds a watch" in prompt]
    assert watch == ["clock"]
    assert any("running" in effects for prompt, effects in heard if "runs to" in prompt)


def test_a_told_story_is_filmed_in_its_order_and_ends_as_it_says() -> None:
    screenplay = film(
        "Old Yusuf sells balloons on the pier. Every evening a girl in a yellow raincoat buys one and lets it go. "
        "One evening she does not come. He walks through the rain to find her, and in the last scene the whole "
        "hospital wall is full of balloons."
    )
    prompts = [shot.prompt for shot in shots_of(screenplay)]
    told = ("sells balloons", "buys one", "lets it go", "does not come", "walks through the rain", "hospital wall")
    shown = [next(i for i, prompt in enumerate(prompts) if words in prompt) for words in told]
    assert shown == sorted(shown)
    assert shown[-1] == len(prompts) - 1
    assert [location.id for location in screenplay.locations] == ["pier", "hospital"]
    yusuf, girl = screenplay.characters
    assert (yusuf.name, yusuf.appearance.age > 65, "yellow raincoat" in girl.canon) == ("YUSUF", True, True)
    alone = next(shot for shot in shots_of(screenplay) if "does not come" in shot.prompt)
    assert [staged.who for staged in alone.staging] == [yusuf.id]
    lines = [(line.speaker, shot.prompt) for shot in shots_of(screenplay) for line in shot.lines if not line.voice_over]
    assert {speaker for speaker, _ in lines} == {yusuf.id, girl.id}
    sounds = {effect.what for shot in shots_of(screenplay) for effect in shot.effects}
    assert {"footsteps", "rain"} <= sounds
    assert screenplay.treatment.startswith("Old Yusuf sells balloons on the pier.")
