"""A conversation as it flows: what "it" is by how long it shall be, what was changed so far, all of several scenes."""

from agent.conversation import Question
from agent.embedded.director import EmbeddedDirector
from agent.evaluation.cases import Case
from agent.evaluation.running import play
from tests.fakes.talk_film import ferry, plain, said, talk
from tools.film.apply import apply
from tools.film.edits.cut import AddTitle
from tools.film.views import film_frames
from tools.writing.lexicon import Lexicon


def _asked(*messages: str) -> Question:
    thought = talk(*messages)[-1]
    assert not thought.acts
    assert thought.question is not None
    return thought.question


def test_it_is_the_film_where_only_the_film_is_about_so_long() -> None:
    (act,) = plain(talk("swap shots 4 and 5", "make it 30 seconds")[-1].acts)
    assert act["shots"] == [*range(1, 11)]
    assert act["factor"] == round(30 * 0.995 / 41, 4)


def test_a_length_that_fits_neither_the_shot_nor_the_film_is_asked_about() -> None:
    question = _asked("make shot 3 darker", "make it 15 seconds")
    assert [choice.label for choice in question.choices] == ["shot 3 (1C)", "The whole film"]
    assert plain(question.choices[0].acts) == [{"kind": "set_duration", "shots": [3], "seconds": 15.0}]


def test_it_after_two_shots_is_one_of_them_or_each() -> None:
    question = _asked("swap shots 4 and 5", "make it 5 seconds")
    assert [len(choice.acts) for choice in question.choices] == [1, 1, 1]
    assert plain(talk("make 4 and 5 darker", "make them 5 seconds")[-1].acts)[0]["shots"] == [4, 5]


def test_scenes_in_the_plural_are_all_that_are_so() -> None:
    assert [act["scene"] for act in plain(said("add rain to the jetty scenes").acts)] == [1, 4]
    assert said("add rain to the jetty scene").question is not None


def test_the_middle_of_the_music_is_one_of_the_inner_scenes() -> None:
    question = said("the music should be sadder in the middle").question
    assert question is not None
    assert {act.kind for choice in question.choices for act in choice.acts} == {"set_music"}


def test_what_shall_be_seen_somewhere_is_a_new_shot_and_where_is_asked() -> None:
    question = said("could we see the harbour master at some point?").question
    assert question is not None
    assert [act.kind for choice in question.choices[:3] for act in choice.acts] == ["add_shot"] * 3


def test_what_was_changed_so_far_leaves_out_what_was_undone() -> None:
    asked = {"film": "letters", "kind": "question", "say": "what did we change so far?", "answers": True}
    darker = {"say": "4 darker", "expect": [{"kind": "set_grade", "shots": [4], "exposure": -0.5}]}
    gone = {"say": "cut 2", "expect": [{"kind": "remove_shot", "shots": [2]}, {"kind": "undo"}]}
    played = play(Case.model_validate({**asked, "before": [darker, gone]}), EmbeddedDirector(Lexicon(None)))
    assert "exposure -0.50" in played.outcome.words
    assert "shot 2" not in played.outcome.words


def test_after_a_grade_of_the_whole_film_the_next_step_is_of_the_film() -> None:
    for messages in (
        ("make the whole film warmer", "less warm"),
        ("scene 1 darker", "everything darker", "yeah darker"),
    ):
        assert [act.kind for act in talk(*messages)[-1].acts] == ["set_film_grade"], messages


def test_all_of_those_are_the_shots_that_were_asked_after() -> None:
    assert plain(talk("which shots is Mara in?", "make all of those warmer")[-1].acts)[0]["shots"] == [2, 3, 9, 10]


def test_her_in_that_one_is_that_shot() -> None:
    (act,) = plain(talk("who's in shot 4?", "zoom in on her in that one")[-1].acts)
    assert act["shots"] == [4]


def test_not_getting_the_ending_does_not_repeat_the_last_act_there() -> None:
    assert not talk("make shot 8 happier", "i don't get the ending")[-1].acts


def test_the_two_last_are_the_last_two() -> None:
    assert plain(said("swap the two last shots").acts) == [{"kind": "swap_shots", "shot": 9, "other": 10}]


def test_offers_about_someone_are_about_that_one() -> None:
    question = said("Tom ought to be somewhat gruffish").question
    assert question is not None
    assert all("TOM" in choice.label for choice in question.choices)


def test_a_film_with_a_title_card_comes_to_the_length_that_was_asked_for() -> None:
    film, _ = apply(ferry(), AddTitle(text="The Ferry", card="opening", frames=96))
    (act,) = said("make the film 30 seconds", film).acts
    after, _ = apply(film, act)  # pyright: ignore[reportArgumentType]
    assert 29.3 < film_frames(after) / after.look.rate <= 30
