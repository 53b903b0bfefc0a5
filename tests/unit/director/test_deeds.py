"""Deeds: what is heard and no plain form can say comes to acts all the same, or to none where something is missing."""

import pytest

from agent.embedded.film_index import index_of
from agent.embedded.gist.deeds import DEEDS
from agent.embedded.gist.forms import INTENTS
from agent.embedded.gist.righting import COMPLAINTS, WEATHERS, righted
from agent.embedded.gist.wishes import Wish
from tests.fakes.talk_film import ferry, plain


def deed(
    intent: str, words: dict[str, str], shots: tuple[int, ...] = (), others: tuple[int, ...] = ()
) -> list[dict[str, object]]:
    """What an intent comes to, of shots by their numbers."""
    index = index_of(ferry())
    here, there = (tuple(index.order[number - 1] for number in numbers) for numbers in (shots, others))
    return plain(DEEDS[intent].of(Wish(index, words, here, there)))


@pytest.mark.parametrize(
    ("intent", "words", "shots", "others", "wanted"),
    [
        ("expression", {"W": "Mara", "X": "close to tears"}, (3,), (),
         {"kind": "revise_shot", "shots": [3], "look": "Mara looks close to tears"}),
        ("expression", {"W": "her", "X": "smug"}, (3,), (),
         {"kind": "revise_shot", "shots": [3], "look": "she looks smug"}),
        ("mood", {"X": "a hopeless air"}, (4, 5), (),
         {"kind": "revise_shot", "shots": [4, 5], "look": "hopeless air"}),
        ("no_rain_instead", {"X": "hail"}, (7,), (),
         {"kind": "revise_shot", "shots": [7], "look": "hail instead of rain"}),
        ("place", {"X": "on the jetty"}, (4,), (), {"kind": "revise_shot", "shots": [4], "place": "jetty"}),
        ("roll_later", {"A": "ten frames"}, (4,), (5,), {"kind": "roll", "clip": 5, "frames": 10}),
        ("roll_earlier", {}, (5,), (), {"kind": "roll", "clip": 5, "frames": -12}),
        ("insert_shot", {"X": "two hands letting go"}, (9,), (),
         {"kind": "revise_shot", "shots": [9], "size": "insert", "prompt": "Insert, two hands letting go"}),
        ("swap", {}, (4, 5), (), {"kind": "swap_shots", "shot": 4, "other": 5}),
        ("length", {"A": "six seconds"}, (4, 5, 6), (),
         {"kind": "set_duration", "shots": [4, 5, 6], "factor": 0.667}),
        ("more_takes", {"A": "another half a dozen"}, (3,), (), {"kind": "retake", "shots": [3], "takes": 6}),
        ("shoot_takes", {"A": "twice"}, (3,), (), {"kind": "generate", "shots": [3], "takes": 2}),
        ("name_caption", {"W": "Tom"}, (), (),
         {"kind": "add_title", "text": "Tom", "style": "lower third", "clip": 4}),
        ("title_closing", {}, (), (), {"kind": "add_title", "text": "The End", "style": "card", "card": "closing"}),
        ("music", {"X": "a lazy accordion, kinda drunk"}, (4,), (),
         {"kind": "set_music", "shot": 4, "mood": "calm", "words": "lazy accordion, kinda drunk"}),
        ("music", {"X": "a sad waltz"}, (), (), {"kind": "set_music", "mood": "melancholy", "words": "sad waltz"}),
        ("line_add", {"Q": "Not yet."}, (5,), (),
         {"kind": "set_line", "shot": 5, "speaker": "tom", "text": "Not yet."}),
        ("line_add", {"W": "he", "Q": "Not yet."}, (5,), (),
         {"kind": "set_line", "shot": 5, "speaker": "tom", "text": "Not yet."}),
        ("voice_over", {"Q": "She never came."}, (7,), (),
         {"kind": "set_line", "shot": 7, "text": "She never came."}),
        ("voice_over", {"W": "Mara", "Q": "I waited."}, (7,), (),
         {"kind": "set_line", "shot": 7, "speaker": "mara", "text": "I waited.", "voice_over": True}),
    ],
)  # fmt: skip
def test_a_deed_is_done_from_its_slots(
    intent: str, words: dict[str, str], shots: tuple[int, ...], others: tuple[int, ...], wanted: dict[str, object]
) -> None:
    assert deed(intent, words, shots, others) == [wanted]


def test_someone_looks_as_is_said_in_words_of_their_canon() -> None:
    (worn,) = deed("wears", {"W": "Mara", "X": "a dented yellow helmet"})
    assert (worn["character"], worn["canon"]) == ("mara", "thirty, green parka, short black hair, dented yellow helmet")
    (body,) = deed("body", {"W": "Tom", "X": "one torn ear"})
    assert body["character"] == "tom"
    assert str(body["canon"]).endswith("one torn ear")


def test_a_place_that_the_film_has_not_is_made_and_one_that_it_has_becomes_another() -> None:
    made, put = deed("place", {"X": "a bowling alley"}, (4,))
    assert (made["kind"], made["name"], put["place"]) == ("set_location", "Bowling Alley", "Bowling Alley")
    (changed,) = deed("place", {"T": "the jetty", "X": "a flower shop"}, (1, 2, 3))
    assert (changed["location"], changed["name"]) == ("jetty", "Flower Shop")


def test_sounds_are_found_by_what_they_are_called() -> None:
    cues = {cue.what: cue.id for cue in ferry().cues.values()}
    assert deed("effect_quieter", {"X": "the rustling"}) == [
        {"kind": "set_gain", "cue": cues["paper rustle"], "delta_db": -3.0}
    ]
    assert deed("no_effect", {"X": "that paper sound"}) == [{"kind": "remove_effect", "cue": cues["paper rustle"]}]
    assert not deed("no_effect", {"X": "the waves"})
    assert deed("music_louder", {"A": "2 dB"}, (7,)) == [
        {"kind": "set_gain", "cue": cues["low strings, tense"], "delta_db": 2.0}
    ]
    assert deed("dialogue_quieter", {}, (7, 8)) == [
        {"kind": "set_gain", "cue": cues["Not tonight."], "delta_db": -3.0}
    ]


def test_a_line_is_moved_by_what_it_says_or_by_who_says_it() -> None:
    (line,) = [cue for cue in ferry().cues.values() if cue.speaker == "tom"]
    for words in ({"X": "Not tonight", "A": "12 frames"}, {"W": "Tom"}):
        (moved,) = deed("line_later", words)
        assert (moved["cue"], moved["offset"]) == (line.id, line.offset + 12)
    assert not deed("line_later", {})


def test_music_begins_earlier_with_what_it_is() -> None:
    (laid,) = deed("music_from", {}, (5,))
    assert (laid["shot"], laid["mood"], laid["words"]) == (5, "tense", "low strings, tense")


@pytest.mark.parametrize(
    ("intent", "words", "shots", "others"),
    [
        ("roll_later", {}, (2,), (5,)),
        ("swap", {}, (4, 5, 6), ()),
        ("wears", {"W": "the butcher", "X": "a tie"}, (), ()),
        ("line_add", {"W": "she", "Q": "Not yet."}, (5,), ()),
        ("length", {"A": "a bit"}, (4, 5), ()),
        ("more_takes", {"A": "a thousand"}, (4,), ()),
        ("pan", {"X": "past the"}, (4,), ()),
        ("music_from", {}, (), ()),
        ("music_louder", {"A": "20 percent"}, (7,), ()),
        ("roll_later", {"A": "20 percent"}, (4,), (5,)),
        ("line_later", {"W": "Tom", "A": "three dB"}, (), ()),
        ("effect_quieter", {"X": "the sound of the"}, (), ()),
        ("place", {"X": "a hall " * 60}, (4,), ()),
        ("title_change", {"Q": "Sunday"}, (), ()),
        ("effect_louder", {"X": "the trumpet of a distant elephant"}, (), ()),
    ],
)
def test_a_deed_that_misses_something_is_none(
    intent: str, words: dict[str, str], shots: tuple[int, ...], others: tuple[int, ...]
) -> None:
    assert not deed(intent, words, shots, others)


@pytest.mark.parametrize(
    ("heard", "said", "meant"),
    [
        ("voice_slower", "the keeper speaks so slow I fall asleep", "voice_faster"),
        ("darker", "still too dim for me", "brighter"),
        ("darker", "darker, but not too dark", "darker"),
        ("darker", "still to dim", "brighter"),
        ("darker", "take the cabin almost to black", "darker"),
        ("darker", "darker, so dark you can't see the floor", "darker"),
        ("wider", "go from tight to wide", "wider"),
        ("warmer", "from blue to warm", "warmer"),
        ("longer", "as it is so long as she waits, and then some", "longer"),
        ("music_louder", "the music is too loud in there", "music_quieter"),
        ("fog", "when she smiles I don’t want fog on her face", "clear_weather"),
        ("fog", "fog rather than rain", "fog"),
        ("undo", "nah. forget both of those", "undo_steps"),
        ("crane_up", "crane down on the three of them", "crane_down"),
        ("title_over", "lower third on the market: Seville", "lower_third"),
        ("longer", "hold the wall longer", "longer"),
    ],
)
def test_a_message_is_taken_at_its_word(heard: str, said: str, meant: str) -> None:
    assert righted(heard, said) == meant


def test_whatever_is_put_right_is_an_intent_with_plain_words() -> None:
    assert {other for _, other in COMPLAINTS.values()} | {*COMPLAINTS, *WEATHERS} <= {*INTENTS}


def test_every_deed_is_of_an_intent_and_of_slots() -> None:
    assert {*DEEDS} <= {*INTENTS}
    assert all(one.takes <= {*"TUWADXQ"} for one in DEEDS.values())
