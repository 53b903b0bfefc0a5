"""A one-sentence idea in which people do something is a film of doing that, where it is done and with what."""

import re

import pytest

from tools.film.screenplay import Screenplay, ShotDraft
from tools.film.sound import NARRATOR
from tools.writing.lexicon import Lexicon
from tools.writing.room import write
from tools.writing.understanding import understand
from tools.writing.world import ACTIVITIES, PLACES, STUFF, TRADES, World

STEPPED = {key: activity for key, activity in ACTIVITIES.items() if activity.begins[0]}


def shots_of(film: Screenplay) -> list[ShotDraft]:
    return [shot for scene in film.scenes for shot in scene.shots]


def told(film: Screenplay) -> str:
    return " ".join(shot.prompt for shot in shots_of(film))


def sluglines(film: Screenplay) -> list[str]:
    names = {place.id: place.name for place in film.locations}
    return [f"{scene.interior} {names[scene.location]}" for scene in film.scenes]


def idea_of(key: str) -> str:
    activity = ACTIVITIES[key]
    phrase = activity.words[0].replace("to learn ", "to ").replace("someone", "her brother")
    if activity.form == "ad":
        return f"A commercial for a {phrase} brand"
    if activity.beasts and not phrase.startswith("to "):
        return f"A {phrase} and a child"
    who = (*activity.only, "dog")[0] if activity.beasts else "woman"
    given = f" with a {activity.only[0]}" if activity.only and not activity.beasts else ""
    return f"A {who} learns {phrase}{given}" if phrase.startswith("to ") else f"A {who} and a {phrase}{given}"


@pytest.mark.parametrize("key", ACTIVITIES)
def test_an_activity_is_found_by_its_word_and_its_table_is_whole(key: str) -> None:
    activity = ACTIVITIES[key]
    assert understand(idea_of(key), World(Lexicon(None))).activity == key
    assert {activity.place.removeprefix("!").partition(":")[0], activity.then.removeprefix("!")} - {""} <= set(PLACES)
    assert {activity.thing[1]} - {""} <= set(STUFF)
    assert {activity.who[1]} - {""} <= set(TRADES)
    if key in STEPPED:
        steps = (activity.begins, activity.details, activity.fails, activity.works, activity.left)
        assert all(all(pair) for pair in steps)
        assert all((activity.sees, activity.titles, activity.about))


@pytest.mark.parametrize("key", STEPPED)
def test_every_activity_is_a_film_of_its_own_steps_in_their_order(key: str) -> None:
    activity, film = STEPPED[key], write(idea_of(key))
    steps = (activity.begins[0], activity.fails[0], activity.works[0], activity.left[1])
    plain = [re.sub(r"^(?:[a-z+X]+: |W )", "", step.split(" ; ")[0]) for step in steps]
    words = [max(re.split(r"\{[^}]*\}", step), key=len) for step in plain]
    prompts = told(film)
    places = [prompts.find(word) for word in words]
    assert -1 not in places, [word for word, at in zip(words, places, strict=True) if at < 0]
    assert places == sorted(places)
    for text in (*(shot.prompt for shot in shots_of(film)), film.logline, film.treatment, film.title):
        assert not re.search(r"[{}<>|]|\bNone\b|\s[,.]|,,|  |\b[Aa] [aeio]", text), text


@pytest.mark.parametrize(
    ("idea", "place", "words"),
    [
        ("An old man teaches his granddaughter to fish", "EXT. River", ("float", "hook", "rod")),
        ("A robot learns to paint", "INT. Studio", ("brush", "canvas", "the red")),
        ("Two strangers share an umbrella in the rain", "EXT. Street", ("umbrella", "rain on black cloth")),
        ("A chef loses her sense of taste the day before the big competition", "INT. Kitchen", ("lemon", "spoon")),
        ("A boy builds a rocket in his garage to reach his dead mother", "INT. Garage", ("fins", "the rocket goes up")),
        ("Heist at a museum goes wrong when the thief falls in love with a painting", "INT. Museum", ("skylight",)),
        ("A grandmother bakes bread for the whole village", "INT. Bakery", ("dough", "loaf")),
        ("Two kids sneak out at night to see a meteor shower", "EXT. Field", ("blanket", "thread of light")),
        ("A drone delivers medicine through a storm to a mountain village", "EXT. Road", ("box", "KEEP COLD", "gust")),
        ("A trailer for a thriller about a missing train", "EXT. Station", ("rail", "NOT ARRIVED", "tunnel")),
        ("A soldier comes home from the war", "EXT. Road", ("boots", "plate", "gate")),
        ("A girl's first day at a new school", "INT. New School", ("satchel", "pegs", "desk")),
        ("A scientist builds a time machine to say goodbye to his wife", "INT. Workshop", ("clocks", "lever")),
        ("A man runs to catch the last train", "EXT. Station", ("platform", "red lamps")),
        ("A little boy looks for his lost cat", "EXT. Street", ("collar", "drawing", "bowl")),
        ("A couple breaks up on a train platform", "EXT. Train Platform", ("break up", "cup", "key")),
        ("A widow plants a garden on the roof of her apartment building", "EXT. Roof", ("seed",)),
        ("A street musician plays the violin in the subway and nobody listens", "EXT. Subway", ("coin", "case")),
    ],
)
def test_the_film_is_where_the_idea_is_done_and_with_its_things(idea: str, place: str, words: tuple[str, ...]) -> None:
    film = write(idea)
    assert sluglines(film)[0] == place
    assert [word for word in words if word not in told(film)] == []
    assert "photograph" not in told(film) or "mother" in idea
    assert write(idea) == film


@pytest.mark.parametrize(
    ("idea", "place", "words"),
    [
        ("The dragon who was afraid of fire", "EXT. Cave", ("puff of smoke", "flame", "buckets")),
        ("A lost dog finds its way home across the city", "EXT. Street", ("leash", "nose", "slippers")),
    ],
)
def test_a_beast_does_it_with_mouth_and_paws(idea: str, place: str, words: tuple[str, ...]) -> None:
    film = write(idea)
    hero = film.characters[0]
    assert sluglines(film)[0] == place
    assert [word for word in words if word not in told(film)] == []
    staged = [item for shot in shots_of(film) for item in shot.staging if item.who == hero.id]
    assert staged
    assert {item.holds for item in staged} == {""}
    deeds = [shot.prompt for shot in shots_of(film) if hero.name in shot.prompt]
    assert not [deed for deed in deeds if re.search(r"\b(?:hands?|fingers?|face)\b", deed.partition(hero.name)[2])]


def test_a_trailer_is_quick_has_cards_and_ends_on_its_title_without_the_end() -> None:
    about = "a thriller about a missing train"
    film, trailer = write(f"A story about {about}"), write(f"A trailer for {about}")
    shots = shots_of(trailer)
    assert len(shots) > len(shots_of(film))
    kinds = [shot.title.kind for shot in shots if shot.title]
    assert kinds == ["card", "card", "card", "title"]
    assert shots[-1].title is not None
    assert shots[-1].title.text == trailer.title
    end = "windows, lit"
    assert end in told(film)
    assert end not in told(trailer)
    assert sum(shot.frames for shot in shots) == sum(shot.frames for shot in shots_of(film))


@pytest.mark.parametrize(
    ("idea", "other"),
    [
        ("A pilot lands on a deserted island", "first_contact"),
        ("Two strangers spend the night in an airport", "haunted"),
        ("A girl finds a dog in the rain", "lost_pet"),
        ("A woman loses her ring in the snow", "lost_way"),
        ("A boy chases a kite across the fields", "chase"),
        ("A band breaks up on tour", "break_up"),
        ("An inventor dreams of a flying machine", "robot_feels"),
        ("A man goes back to the village of his childhood", "time_machine"),
        ("A doctor delivers a baby in a taxi", "deliver"),
        ("A duck crosses the city", "way_home"),
        ("A cellist comes home for the summer", "homecoming"),
    ],
)
def test_a_word_of_an_activity_is_not_yet_that_activity(idea: str, other: str) -> None:
    assert understand(idea, World(Lexicon(None))).activity != other


def test_when_everything_goes_wrong_it_is_not_somebody_who_does() -> None:
    film = write("A man proposes to his girlfriend and everything goes wrong")
    assert "proposes to his girlfriend" in told(film)
    assert "goes wrong" not in told(film)


def test_a_beast_that_cannot_is_told_in_one_word() -> None:
    assert "cannot sleep through the winter" in write("A bear who cannot sleep through the winter").logline


def test_a_film_of_five_minutes_is_still_a_film_of_its_activity() -> None:
    film = write("A nurse on the night shift in a hospital", minutes=5)
    last, scenes = shots_of(film)[-1].prompt, [scene.purpose for scene in film.scenes]
    assert "every curtain of it pulled back" in last
    assert scenes.count("turn") == scenes.count("new world") == 1
    assert len({shot.prompt for shot in shots_of(film)}) == len(shots_of(film)) > 50


def test_who_learns_does_it_and_who_teaches_looks_on() -> None:
    prompts = [shot.prompt for shot in shots_of(write("An old man teaches his granddaughter to fish"))]
    assert any(re.search(r"the GRANDDAUGHTER(?: \(.*\))? ties the hook", p) for p in prompts)
    assert any(re.search(r"the OLD MAN(?: \(.*\))? untangles", p) for p in prompts)


def test_a_second_seed_opens_on_the_attempt_that_fails() -> None:
    idea = "A robot learns to paint"
    first, second = (told(write(idea, seed=seed)) for seed in (1, 2))
    assert 0 < first.find("dips the brush") < first.find("copies the apple")
    assert 0 < second.find("copies the apple") < second.find("dips the brush")


def test_whoever_is_dead_is_a_photograph_and_nobody_on_the_set() -> None:
    film = write("A boy builds a rocket in his garage to reach his dead mother")
    assert [character.name for character in film.characters] == ["BOY"]
    assert "his MOTHER, laughing" in told(film)
    assert sluglines(film)[-1] == "INT. Garage"
    assert "EXT. Field" in sluglines(film)


def test_a_commercial_shows_the_making_and_ends_on_the_product() -> None:
    film = write("A commercial for a coffee brand, warm and slow")
    first, last = shots_of(film)[0], shots_of(film)[-1]
    assert "beans" in first.prompt
    assert "cup of coffee" in last.prompt
    assert first.size == last.size == "insert"
    assert {line.speaker for shot in shots_of(film) for line in shot.lines} == {NARRATOR}


def test_the_name_of_a_product_is_said_over_it_and_is_nobody() -> None:
    film = write("An advert for a perfume called Midnight")
    assert shots_of(film)[-1].lines[0].text.startswith("Midnight. ")
    assert "MIDNIGHT" not in {character.name for character in film.characters}


def test_nobody_speaks_in_a_music_video() -> None:
    film = write("A music video about a girl dancing on a rooftop in the rain")
    assert not [line for shot in shots_of(film) for line in shot.lines]
    assert sluglines(film)[0] == "EXT. Rooftop"
    assert film.scenes[0].weather == "rain"


def test_a_woman_in_red_wears_it() -> None:
    film = write("A detective follows a woman in red through a neon city")
    woman = next(character for character in film.characters if character.name == "WOMAN")
    assert "red coat" in woman.canon
    assert sluglines(film)[0] == "EXT. Neon City"


def test_chess_is_no_thing_of_which_there_is_one() -> None:
    prompts = told(write("An astronaut alone on Mars plays chess with the computer"))
    assert "a chess" not in prompts
    assert "white queen" in prompts


def test_a_bookshop_has_a_bookseller_and_no_reading_room() -> None:
    film = write("The last bookshop in town closes tonight")
    assert "BOOKSELLER" in {character.name for character in film.characters}
    assert "reading room" not in told(film)


def test_a_dog_that_waits_at_the_station_waits_at_the_station() -> None:
    places = sluglines(write("A dog waits at the train station every day for his owner"))
    assert set(places) == {"EXT. Train Station"}
