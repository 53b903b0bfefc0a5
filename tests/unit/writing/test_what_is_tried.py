"""Beasts, rescues and what no table knows: an idea of one sentence is told in its own words, with its own company."""

import re

import pytest

from tools.film.screenplay import Screenplay, ShotDraft
from tools.writing.lexicon import Lexicon
from tools.writing.parsing import parse
from tools.writing.room import write
from tools.writing.understanding import understand
from tools.writing.world import World


def shots_of(film: Screenplay) -> list[ShotDraft]:
    return [shot for scene in film.scenes for shot in scene.shots]


def told(film: Screenplay) -> str:
    return " ".join(shot.prompt for shot in shots_of(film))


def places(film: Screenplay) -> set[str]:
    return {place.name for place in film.locations}


@pytest.mark.parametrize(
    ("idea", "activity", "place", "words"),
    [
        ("A girl trains a wild horse", "tame_horse", "Field", ("halter", "gate", "goes to the far end")),
        ("An old woman and her goose", "farmyard", "Farm", ("grain", "gate", "scolding each other")),
        ("A boy befriends a dragon", "befriend_dragon", "Cave", ("lantern", "sneezes", "wing")),
        ("A lonely man befriends a crow", "befriend_bird", "Garden", ("sill", "nut", "button")),
        ("A kid smuggles a penguin home from the zoo", "smuggled_beast", "House", ("bag sneezes", "bath", "gate")),
        ("A hunter's daughter nurses a wounded wolf", "raised_beast", "House", ("coat", "bottle", "trees begin")),
        ("A soldier and his dog", "at_heel", "Field", ("leash", "says sit")),
    ],
)
def test_a_beast_that_somebody_has_to_do_with_is_in_the_film(
    idea: str, activity: str, place: str, words: tuple[str, ...]
) -> None:
    film = write(idea)
    person, beast = film.characters
    assert understand(idea, World(Lexicon(None))).activity == activity
    assert place in places(film)
    assert [word for word in words if word not in told(film)] == []
    staged = [item for shot in shots_of(film) for item in shot.staging if item.who == beast.id]
    assert len(staged) >= 5
    assert {item.holds for item in staged} == {""}
    assert {line.speaker for shot in shots_of(film) for line in shot.lines} <= {person.id, "narrator"}


@pytest.mark.parametrize(
    ("idea", "activity", "words"),
    [
        ("Firefighters save a cat", "rescue_high", ("ladder", "moves away", "one for the CAT")),
        ("A diver rescues her brother from a flooded cave", "rescue_flooded", ("white line", "tank", "rings")),
        ("A miner saves his friend from a collapsed tunnel", "rescue_deep", ("lamp", "thread of day")),
        ("A boy saves a dog from the river", "rescue_water", ("bank", "the rope is at its end")),
        ("A mountaineer rescues his friend from an avalanche", "rescue_snow", ("long stick", "digs with both hands")),
        ("A fisherman frees a whale caught in a net", "rescue_bound", ("knot", "cuts one strand")),
        ("A woman carries her wounded sister through the snow", "carried", ("goes a hundred steps", "thing by thing")),
    ],
)
def test_who_is_rescued_waits_where_they_are_and_both_come_out(
    idea: str, activity: str, words: tuple[str, ...]
) -> None:
    film = write(idea)
    rescued = film.characters[1]
    assert understand(idea, World(Lexicon(None))).activity == activity
    assert [word for word in words if word not in told(film)] == []
    assert rescued.id not in {line.speaker for shot in shots_of(film) for line in shot.lines}
    turns = [scene for scene in film.scenes if scene.purpose == "turn"]
    assert any(rescued.name in shot.prompt for scene in turns for shot in scene.shots)


def test_in_a_long_rescue_nobody_goes_to_bed() -> None:
    prompts = [shot.prompt for shot in shots_of(write("A fisherman frees a whale caught in a net", minutes=3))]
    assert len(set(prompts)) == len(prompts) > 30
    assert not [prompt for prompt in prompts if re.search(r"\bbed\b|blanket|goes out for bread", prompt)]


def test_a_rescue_that_says_no_place_is_still_out_of_a_fire() -> None:
    assert understand("A firefighter rescues a child", World(Lexicon(None))).activity == "rescue"


def test_what_several_do_to_one_is_not_done_by_that_one() -> None:
    prompts = told(write("Firefighters save a cat"))
    assert "saves a cat" in prompts
    assert "save a cat" not in prompts


@pytest.mark.parametrize(
    ("idea", "words"),
    [
        (
            "Three old friends push a broken car across the desert",
            ("to push a broken car", "tries to push a broken car", "pushes a broken car"),
        ),
        (
            "A lumberjack refuses to cut down the last tree",
            ("an order", "will not cut down the last tree", "a red cross"),
        ),
        ("A magician accidentally makes his assistant disappear", ("makes his assistant disappear", "goes on smiling")),
        ("A shy girl learns to whistle", ("tries to whistle", "and whistles")),
        (
            "Two boys dig a tunnel to find their grandfather's medal",
            ("digs a tunnel", "their grandfather's medal, at last"),
        ),
        ("A beaver repairs a broken dam", ("goes once round a broken dam", "repairs a broken dam")),
    ],
)
def test_what_no_table_knows_is_tried_in_the_words_of_the_idea(idea: str, words: tuple[str, ...]) -> None:
    film = write(idea)
    prompts = told(film)
    assert [word for word in words if word not in prompts] == []
    assert write(idea) == film
    for text in (*(shot.prompt for shot in shots_of(film)), film.logline, film.treatment, film.title):
        assert not re.search(r"[{}<>|]|\bNone\b|\s[,.]|,,|  |\b[Aa] [aeio]", text), text


@pytest.mark.parametrize(
    "idea",
    [
        "A lighthouse keeper finds a message in a bottle",
        "Two bakers share one oven",
        "A thief steals a diamond from the museum",
        "A woman waits for a letter",
        "Three nuns repair a motorcycle",
        "An astronaut plants a potato on the moon",
    ],
)
def test_what_a_plot_of_its_own_tells_better_is_not_tried(idea: str) -> None:
    assert "all at once" not in told(write(idea))


def test_whoever_climbs_with_a_dog_has_it_along() -> None:
    film = write("A blind man climbs a mountain with his dog")
    assert "three steps and a breath" in told(film)
    assert [character.name for character in film.characters] == ["MAN", "DOG"]
    assert {item.who for item in shots_of(film)[-1].staging} == {"man", "dog"}


def test_a_lost_child_that_is_raised_is_there() -> None:
    idea = understand("A wolf raises a lost child in the snow", World(Lexicon(None)))
    assert not idea.figures[1].lost
    assert understand("A boy searches for his lost dog", World(Lexicon(None))).figures[1].lost


@pytest.mark.parametrize(
    ("text", "deed", "thing"),
    [
        ("A mouse steals cheese from a sleeping cat", "steal", "cheese"),
        ("A janitor at a museum dances with the statues", "dance", ""),
        ("A kid smuggles a penguin home from the zoo", "smuggle", "penguin"),
    ],
)
def test_a_deed_that_looks_like_a_thing_is_read_as_a_deed(text: str, deed: str, thing: str) -> None:
    words = parse(text).words
    root = next(word for word in words if word.dep == "ROOT")
    assert (root.lemma, root.part) == (deed, "VERB")
    assert [w.lemma for w in words if w.head == root.at and w.dep == "dobj"] == ([thing] if thing else [])


def test_a_raft_does_not_escape_by_itself() -> None:
    idea = understand("Two brothers build a raft to escape a flooded valley", World(Lexicon(None)))
    assert {deed.verb: deed.subject for deed in idea.deeds}["escape"] == "brother"
