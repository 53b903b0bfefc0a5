"""Who, what, where and what happens in an idea; with WordNet when the machine has it, and without."""

from pathlib import Path

import pytest

from tests.fakes.machine import own_home
from tools.media.assets import asset
from tools.writing.idea import Idea
from tools.writing.knowledge.drawn import drawable
from tools.writing.lexicon import Lexicon
from tools.writing.understanding import understand
from tools.writing.world import World


def read(text: str) -> Idea:
    return understand(text, World(Lexicon(None)))


def test_the_one_who_acts_comes_first_and_the_bottle_carries_the_message() -> None:
    idea = read("A lighthouse keeper finds a message in a bottle.")
    assert idea.figures[0].trade == "keeper"
    assert idea.spots[0].kind == "lighthouse"
    assert max(idea.things, key=lambda t: t.weight).noun == "bottle"
    assert idea.deeds[0].clause == "finds a message in a bottle"
    assert idea.engines[0][0] == "discovery"


def test_two_of_a_kind_are_counted_and_share_in_the_singular() -> None:
    idea = read("Two bakers share one oven.")
    assert (idea.figures[0].trade, idea.figures[0].count) == ("baker", 2)
    assert idea.deeds[0].clause == "shares one oven"
    assert idea.deeds[0].base == "share one oven"
    assert [thing.noun for thing in idea.things] == ["oven"]
    assert idea.engines[0][0] == "rivalry"


def test_a_name_in_apposition_belongs_to_the_trade() -> None:
    idea = read("Zoë, a deaf drummer, hears her first thunderstorm through the floor of an empty theatre.")
    drummer = idea.figures[0]
    assert (drummer.name, drummer.trade, drummer.sex, drummer.adjectives) == ("Zoë", "drummer", "f", ("deaf",))
    assert idea.forces == ("storm",)
    assert (idea.spots[0].kind, idea.spots[0].adjectives) == ("theatre", ("empty",))


def test_a_title_before_a_name_is_a_trade() -> None:
    idea = read("Sheriff Cole waits for the outlaw who killed his brother.")
    assert (idea.figures[0].name, idea.figures[0].trade) == ("Sheriff Cole", "cowboy")
    assert idea.tone == "western"


def test_what_someone_wears_is_theirs_and_not_a_thing_of_the_film() -> None:
    idea = read("A detective follows a woman in a red coat and realises she is following him.")
    assert idea.figures[1].clothes == "red coat"
    assert not idea.things
    assert idea.figures[0].sex == "m"


def test_a_relation_and_its_loss_are_heard() -> None:
    idea = read("A lighthouse keeper realises that his lost daughter wrote the letter.")
    daughter = next(f for f in idea.figures if f.relation == "daughter")
    assert daughter.sex == "f"
    assert daughter.lost


def test_creatures_robots_and_places_are_told_apart() -> None:
    fox = read("A fox steals a wedding ring and must return it to the bride.")
    assert (fox.figures[0].trade, fox.figures[0].species, fox.figures[0].form) == ("fox", "fox", "quadruped")
    assert [thing.noun for thing in fox.things] == ["wedding ring"]
    robot = read("The last robot on Mars learns to dance from an old radio.")
    assert robot.figures[0].form == "robot"
    assert robot.spots[0].name == "Mars"
    assert robot.engines[0][0] == "lesson"


def test_a_place_that_is_inherited_stays_a_place() -> None:
    idea = read("Mei inherits her grandmother's noodle shop and finds a ghost in the kitchen.")
    assert {"noodle shop", "kitchen"} <= {spot.noun for spot in idea.spots}
    assert idea.figures[0].name == "Mei"
    assert [deed.verb for deed in idea.deeds] == ["inherit", "find"]


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("A comedy about a vampire who adopts a puppy", "comedy"),
        ("Horror: a babysitter hears knocking from inside the mirror", "dread"),
        ("An astronaut alone on a space station receives a signal", "wonder"),
        ("Two strangers fall in love on the last train", "romance"),
        ("A thief plans a heist on the vault of a casino", "heist"),
    ],
)
def test_the_tone_is_taken_from_the_words(text: str, tone: str) -> None:
    assert read(text).tone == tone


def test_a_preamble_and_a_genre_are_no_part_of_the_story() -> None:
    assert read("Make me a short film about a fox who lost its tail").text.startswith("A fox")
    assert read("Horror: a babysitter hears knocking").text == "A babysitter hears knocking"


def test_shouting_emoji_and_odd_marks_do_no_harm() -> None:
    assert read("WHAT IF DOGS COULD TALK???").figures[0].trade == "dog"
    assert read("🐋 meets 🤖!!!").figures
    assert read("...").text is not None


def test_a_sentence_without_a_verb_tag_finds_its_verb() -> None:
    idea = read("An elderly couple dances in an empty ballroom.")
    assert [figure.noun for figure in idea.figures] == ["husband", "wife"]
    assert idea.deeds[0].verb == "dance"


def test_a_german_idea_is_read_word_by_word_and_says_so() -> None:
    idea = read("Ein Leuchtturmwärter findet eine Flaschenpost.")
    assert idea.figures[0].trade == "keeper"
    assert any("German" in note for note in idea.notes)


@pytest.mark.parametrize(
    ("text", "who", "does"),
    [
        ("A heron waits for the tide", "heron", "wait"), ("A whale robs a bank", "whale", "rob"),
        ("A swimmer guards the bridge", "swimmer", "guard"), ("A twin hatches a plan", "twin", "hatch"),
        ("An otter hums in the dark", "otter", "hum"), ("A widow dreams of snow", "widow", "dream"),
    ],
)  # fmt: skip
def test_a_verb_that_could_be_a_noun_is_what_somebody_does(text: str, who: str, does: str) -> None:
    idea = read(text)
    assert [f.noun for f in idea.figures if f.subject] == [who]
    assert [deed.verb for deed in idea.deeds] == [does]


def test_another_script_is_kept_and_said_not_to_be_understood() -> None:
    idea = read("灯台守が瓶の中の手紙を見つける")
    assert idea.foreign
    assert idea.text == "灯台守が瓶の中の手紙を見つける"


def test_without_wordnet_the_room_says_what_it_guesses() -> None:
    assert any("WordNet" in note for note in read("A baker sleeps.").notes)


@pytest.fixture
def wordnet() -> Path:
    return asset(own_home(), "wordnet")


def test_wordnet_places_rarer_words(wordnet: Path) -> None:
    lexicon = Lexicon(wordnet)
    assert "person" in lexicon.chain(lexicon.senses("fishwife")[0])
    world = World(lexicon)
    assert world.meaning(("lutist",), ("person", "thing")).kind == "person"
    assert world.meaning(("citadel",), ("place", "thing")).kind == "place"
    assert not understand("A baker sleeps.", world).notes


def test_a_tiny_wordnet_is_read_by_its_byte_offsets(tmp_path: Path) -> None:
    header = "  1 licence line\n"
    entity = "00000100 03 n 01 person 0 000 | a human being  \n"
    data = header.ljust(100, " ") + entity
    cooper = f"{len(data):08d} 18 n 02 cooper 0 barrel_maker 0 001 @ 00000100 n 0000 | makes barrels  \n"
    data += cooper
    (tmp_path / "data.noun").write_text(data, encoding="ascii")
    index = f"{header}barrel n 0 0 0 0\ncooper n 1 1 @ 1 0 {data.index(cooper):08d}  \nperson n 1 0 1 0 00000100  \n"
    (tmp_path / "index.noun").write_text(index, encoding="ascii")
    lexicon = Lexicon(tmp_path)
    assert [lexicon.chain(sense) for sense in lexicon.senses("cooper")] == [("cooper", "barrel maker", "person")]
    assert not lexicon.knows("zebra")
    # A lone "s" without its s, as in "18.2 s": no word, and not the licence.
    assert not lexicon.knows("")


def test_an_idea_that_tells_its_story_is_read_deed_by_deed() -> None:
    idea = read(
        "In the harbour town of Sela, Marta repairs clocks nobody collects. One winter morning a boy called Tomas "
        "brings her a watch that runs backwards. She opens it and finds her own initials inside. At the end Marta "
        "sets the station clock going again, and the ferry comes in."
    )
    assert [f.name for f in idea.figures] == ["Marta", "Tomas"]
    assert idea.figures[0].trade == "clockmaker"
    told = [(event.who, event.clause) for event in idea.events]
    assert told == [
        ("P", "repairs clocks nobody collects"),
        ("O", "brings {P} a watch that runs backwards"),
        ("P", "opens the watch"),
        ("P", "finds her own initials inside"),
        ("P", "sets the station clock going again"),
        ("the ferry", "comes in"),
    ]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("An ad for running shoes", "ad"),
        ("a commercial for a small coffee brand from Lisbon", "ad"),
        ("A documentary about bees on a roof in Berlin", "documentary"),
        ("A love story between a baker and a night watchman", "story"),
        ("An ad man loses his voice", "story"),
        ("Portrait of a night baker in Istanbul, documentary", "documentary"),
    ],
)
def test_the_kind_of_film_that_is_announced_is_heard(text: str, form: str) -> None:
    idea = read(text)
    assert idea.form == form
    assert not {thing.noun for thing in idea.things} & {"ad", "commercial", "documentary"}


def test_what_is_said_of_the_telling_is_no_thing_of_the_film() -> None:
    assert not read("A western duel at noon, with a twist").things
    assert read("A lighthouse keeper's cat finds a radio at the bottom of the sea").spots[1].kind == "seabed"


def test_running_shoes_are_drawn_as_themselves() -> None:
    assert (drawable("running shoes, by the door"), drawable("a pair of old shoes")) == ("sneaker", "shoe")


def test_an_age_that_is_told_is_theirs_and_a_school_corridor_is_a_school() -> None:
    assert read("Ines is nine and lives above the cinema.").figures[0].age == 9
    assert read("A boy waits in the school corridor.").spots[0].kind == "classroom"
