"""Ideas of a few sentences: everybody whom they name is cast, does what the idea says, and speaks of it."""

from itertools import pairwise

import pytest

from tools.film.screenplay import Screenplay, ShotDraft
from tools.film.script import Location
from tools.writing.idea import Idea
from tools.writing.lexicon import Lexicon
from tools.writing.parsing import parse
from tools.writing.plot import Moment
from tools.writing.room import write
from tools.writing.speaking import exchanges_of
from tools.writing.story import Scene
from tools.writing.telling import Told
from tools.writing.understanding import understand
from tools.writing.world import PLACES, World

WATCH = (
    "Ilse repairs clocks in a small mountain village and speaks to nobody. One winter evening a young man named Tomas "
    "brings her a watch that runs backwards. When she opens it she finds her own photograph inside, and she "
    "understands that he is the son she gave away."
)
BAKERY = (
    "Hamish and Olga run a bakery that nobody visits. One morning a small dragon moves into the oven, and suddenly the "
    "bread is famous."
)
STATION = (
    "A robot named Pim lives alone on a space station. One day it hears a voice on the old radio and a girl named Zoe "
    "answers. She is calling from a hundred years ago."
)
TREASURE = (
    "A vain pirate named Rosalind and her parrot Biscuit dig for treasure on a tiny island. In the chest there is only "
    "a mirror, and for the first time the parrot speaks."
)
NURSE = (
    "Mara is a nurse in a hospital at night. She sings to a patient who never wakes. On the last night he opens his "
    "eyes and finishes the song."
)
CAMERA = (
    "I found my grandfather's camera in the attic. There was one picture left. When I pressed the button, he was "
    "standing beside me."
)
SAILOR = (
    "A girl who cannot swim inherits a boat from her uncle. She paints it red, rows out into the storm and brings back "
    "a drowning sailor."
)
BENCH = (
    "Clara and Ben share a bench at the harbour every Sunday and never say a word. One foggy morning Ben is not there. "
    "Clara finds his hat on the bench and sits down beside it."
)
PIGEONS = "An old man feeds pigeons in a park until it rains"
ALL = (WATCH, BAKERY, STATION, TREASURE, NURSE, CAMERA, SAILOR, BENCH)


def read(text: str) -> Idea:
    return understand(text, World(Lexicon(None)))


def shots_of(screenplay: Screenplay) -> list[ShotDraft]:
    return [shot for scene in screenplay.scenes for shot in scene.shots]


@pytest.mark.parametrize(
    ("text", "doer", "verb"),
    [
        ("Ilse repairs clocks and speaks to nobody.", "Ilse", "repairs"),
        ("A robot named Pim lives alone on a space station.", "robot", "lives"),
        ("A queen and her parrot Biscuit dig for treasure.", "queen", "dig"),
        ("It hears a voice on the radio and a girl named Zoe answers.", "girl", "answers"),
        ("The ice breaks, and the fox pulls the hen out of the water.", "ice", "breaks"),
        ("Amir the fisherman throws a net.", "Amir", "throws"),
        ("A violinist and a drummer hate each other.", "violinist", "hate"),
        ("There is only a mirror, and for the first time the parrot speaks.", "parrot", "speaks"),
    ],
)
def test_a_name_that_the_parser_does_not_know_does_not_hide_the_deed(text: str, doer: str, verb: str) -> None:
    parsed = parse(text)
    word = next(w for w in parsed.words if w.text == verb)
    assert word.part == "VERB"
    assert [w.text for w in parsed.children(word.at, "nsubj")] == [doer]


@pytest.mark.parametrize(
    ("idea", "cast"),
    [
        (WATCH, [("Ilse", "clockmaker", "f"), ("Tomas", "teenager", "m")]),
        (BAKERY, [("Hamish", "baker", "m"), ("Olga", "baker", "f"), ("", "wolf", "")]),
        (STATION, [("Pim", "robot", ""), ("Zoe", "child", "f")]),
        (TREASURE, [("Rosalind", "fisher", "f"), ("Biscuit", "bird", "")]),
        (CAMERA, [("", "person", ""), ("", "elder", "m")]),
        (BENCH, [("Clara", "person", "f"), ("Ben", "person", "m")]),
    ],
)
def test_everybody_in_an_idea_is_a_figure_of_it(idea: str, cast: list[tuple[str, str, str]]) -> None:
    assert [(f.name, f.trade, f.sex) for f in read(idea).figures] == cast


def test_a_pronoun_stands_for_whom_it_can_stand_for() -> None:
    told = [(e.who, e.clause) for e in read(WATCH).events]
    assert told == [
        ("P", "repairs clocks in a small mountain village"),
        ("P", "speaks to nobody"),
        ("O", "brings {P} a watch that runs backwards"),
        ("P", "opens the watch"),
        ("P", "finds her own photograph inside"),
        ("P", "understands that {O} is the son she gave away"),
    ]
    thief = read("Detective Moreau finds out that the thief is his own daughter. He lets her go and burns a letter.")
    assert [(e.who, e.clause) for e in thief.events][1:] == [("P", "lets {O} go"), ("P", "burns a letter")]
    assert [(f.noun, f.relation, f.sex) for f in thief.figures] == [("detective", "", "m"), ("thief", "daughter", "f")]
    dog = read("My dog Bello ran away. I searched the whole town. At midnight he came home with another dog.")
    assert [(e.who, e.clause) for e in dog.events][2] == ("O", "comes home with another dog")
    chased = read("A cat named Miso steals fish. The baker chases it. He falls into a canal.").events
    assert ("chases {P}" in chased[1].clause, chased[2].clause) == (True, "falls into a canal")


def test_what_is_found_understood_or_brought_is_said_in_the_first_person() -> None:
    assert [e.said for e in read(WATCH).events if e.said[1]] == [
        ("O", "It runs backwards."),
        ("P", "My own photograph."),
        ("P", "You are the son I gave away."),
    ]
    wanting = read("Wanda hates visitors. A boy asks her to teach him to swim. Wanda wants to keep her boat.").events
    assert [e.said[1] for e in wanting] == ["I hate visitors.", "Teach me to swim.", "I want to keep my boat."]


def test_it_is_the_thing_that_was_spoken_of_last_and_what_is_done_to_before_what_lies_by() -> None:
    lantern = read("A boy knocks at her door with a broken lantern. Wanda repairs it. He sits down beside it.").events
    assert [e.clause for e in lantern][1:] == ["repairs the lantern", "sits down beside the lantern"]
    assert read(BENCH).events[-1].clause == "sits down beside the hat"


def test_what_comes_and_then_is_a_deed_of_its_own() -> None:
    clown = read("A clown loses his shoes, his hat and his nose, and then the audience begins to laugh.")
    assert [(e.who, e.clause) for e in clown.events] == [
        ("P", "loses his shoes, his hat and his nose"),
        ("the audience", "begins to laugh"),
    ]
    assert clown.text.endswith("and then the audience begins to laugh.")


def test_whoever_says_i_or_we_is_in_the_film() -> None:
    raft = read("My sister and I built a raft. The flood came and our raft was the only boat. We carried our dog.")
    assert [(f.telling, f.relation) for f in raft.figures][:2] == [(True, ""), (False, "sister")]
    assert [(e.who, e.clause) for e in raft.events][:3] == [
        ("OP", "builds a raft"),
        ("the flood", "comes"),
        ("their raft", "is the only boat"),
    ]


def test_a_keeper_who_is_a_woman_has_no_beard_and_a_pupil_is_a_child() -> None:
    keeper = write("Wanda, a lighthouse keeper, mends a lamp. A boy brings her a key. She laughs.").characters[0]
    assert "beard" not in keeper.canon
    pupil = write("A teacher and her pupil find a bird. The pupil keeps it. They laugh.").characters[1]
    assert pupil.appearance.age <= 14


@pytest.mark.parametrize(
    ("idea", "told"),
    [
        (WATCH, ("ILSE", "repairs clocks", "brings ILSE a watch", "finds her own photograph", "TOMAS is the son")),
        (BAKERY, ("run a bakery", "the DRAGON", "moves into the oven", "the bread is famous")),
        (STATION, ("PIM", "lives alone", "hears a voice", "ZOE", "answers", "ZOE calls from a hundred years ago")),
        (TREASURE, ("BISCUIT", "dig for treasure", "only a mirror in the chest", "BISCUIT speaks")),
        (NURSE, ("MARA", "sings to the PATIENT", "the PATIENT opens his eyes", "the PATIENT finishes the song")),
        (CAMERA, ("GRANDFATHER's camera", "one picture left", "presses the button", "stands beside the")),
        (SAILOR, ("boat from the UNCLE", "paints the boat red", "rows out into the storm", "brings back the SAILOR")),
        (BENCH, ("share a bench", "do not say a word", "BEN is not there", "finds BEN's hat", "beside the hat")),
    ],
)  # fmt: skip
def test_an_idea_of_a_few_sentences_is_filmed_in_its_order(idea: str, told: tuple[str, ...]) -> None:
    prompts = [shot.prompt for shot in shots_of(write(idea))]
    shown = [next((i for i, prompt in enumerate(prompts) if words in prompt), -1) for words in told]
    assert -1 not in shown, [words for words, at in zip(told, shown, strict=True) if at < 0]
    assert shown == sorted(shown)


def test_the_hour_the_weather_and_the_park_are_those_of_the_idea() -> None:
    short = write(PIGEONS, minutes=0.25)
    assert [(scene.location, scene.weather) for scene in short.scenes] == [("park", "clear"), ("park", "rain")]
    prompts = [shot.prompt for shot in shots_of(short)]
    assert "feeds pigeons" in prompts[0]
    assert "it rains" in prompts[-1]
    assert {"pigeon", "old-man"} == {staged.who for shot in shots_of(short)[:1] for staged in shot.staging}
    bench = write(BENCH)
    assert [scene.weather for scene in bench.scenes] == ["clear", "fog", "fog"]
    watch = write(WATCH)
    assert {scene.time for scene in watch.scenes} == {"dusk"}
    assert [location.interior for location in watch.locations] == [False, True]


def test_clothes_hair_and_words_are_those_of_what_somebody_is() -> None:
    station = {c.id: c for c in write(STATION).characters}
    assert "hair" not in station["pim"].canon
    assert not any(" his " in shot.prompt for shot in shots_of(write(STATION)))
    treasure = {c.id: c for c in write(TREASURE).characters}
    assert "vain" in treasure["rosalind"].canon
    assert "oilskin" not in treasure["rosalind"].canon
    assert treasure["biscuit"].appearance.form == "bird"
    rabbit = write("Viktor lives above a theatre. His granddaughter Nina finds his hat. She pulls out a white rabbit.")
    assert next(c.canon for c in rabbit.characters if c.id == "rabbit").startswith("white, one ear")


def test_a_parrot_that_speaks_for_the_first_time_is_heard() -> None:
    assert any(line.speaker == "biscuit" for shot in shots_of(write(TREASURE)) for line in shot.lines)


@pytest.mark.parametrize("idea", ALL)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_lines_of_one_shot_follow_each_other_and_fit_into_it(idea: str, seed: int) -> None:
    for shot in shots_of(write(idea, seed=seed)):
        ends = [line.offset + 24 * len(line.text.split()) / 2.5 for line in shot.lines]
        for before, (_, after) in zip(ends, pairwise(shot.lines), strict=False):
            assert after.offset > before
        assert all(end <= shot.frames for end in ends)


def test_what_passes_between_two_is_not_the_same_in_every_film() -> None:
    soup = "A cook and a guard share a kitchen. One evening the cook burns the soup. The guard eats it and laughs."
    lake = "Emil and Oskar cross a lake in a boat. The wind takes their oars. They laugh until the sun sets."
    films = [write(idea, seed=seed) for idea in (soup, BAKERY, lake) for seed in (1, 2, 3, 4)]
    asked = [[line.text for shot in shots_of(f) for line in shot.lines if line.text.endswith("?")] for f in films]
    assert sum(bool(lines) for lines in asked) >= len(films) - 2
    assert max(sum(text in lines for lines in asked) for lines in asked for text in lines) <= 4


@pytest.mark.parametrize("idea", [NURSE, BENCH, WATCH])
def test_where_nobody_speaks_nobody_is_made_to(idea: str) -> None:
    asked = [line.text for shot in shots_of(write(idea)) for line in shot.lines if line.text.endswith("?")]
    assert not asked


@pytest.mark.parametrize("idea", ["An old man and his dog cross a river. The dog finds a bone. They sit down."])
def test_whoever_cannot_speak_leaves_no_half_of_a_pair(idea: str) -> None:
    for seed in (1, 2, 3):
        spoken = [shot.lines for shot in shots_of(write(idea, seed=seed)) if shot.lines]
        assert not [line.text for lines in spoken for line in lines if not line.voice_over]


def told(*extras: str) -> Told:
    """A moment that has a line, as the teller leaves it."""
    moment = Moment("world", "home", "", "", 0, "M", ("P",), "{P} waits", extras, 0)
    house = Location(id="house", name="House", canon="", set_kind="house")
    nowhere = Scene("house", PLACES["house"], house, "the house")
    return Told(moment, "P waits", (), (), "", nowhere, (("P", "Why?", False),), (), "", "", "")


def test_an_answer_in_a_later_moment_is_there_with_its_question_or_not_at_all() -> None:
    asks, answers, other = told("ask P: Why?"), told("re O: Because."), told("say P: Well.")
    assert exchanges_of([asks, other, answers]) == [(1,), (0, 2)]
    assert exchanges_of([answers, other]) == [(1,)]
    assert exchanges_of([asks, other]) == [(1,)]
