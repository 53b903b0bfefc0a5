"""Which acts wait for a yes, and what the gate says a yes does."""

from pathlib import Path

from agent.conversation import Act
from agent.gate import FREE, Price, gate_before, quoted
from tests.fakes.last_light import last_light
from tests.fakes.scripted_brain import act
from tests.unit.script.test_shotlist_file import LAST_LIGHT
from tools.film.edits import edit_kinds
from tools.film.edits.story import WriteScript
from tools.film.film import Film
from tools.film.orders import order_kinds
from tools.settings import Settings, read_settings
from tools.studio import Studio
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of

FILMS_OWN = {"remove_shot", "remove_scene", "remove_character", "write_script"}


def free(film: Film, asked: Act) -> Price:
    return FREE


def dear(film: Film, asked: Act) -> Price:
    return Price(0.8, ("kling",)) if asked.kind in ("generate", "retake") else FREE


def test_what_takes_shots_scenes_or_people_out_waits():
    film = last_light()
    for waiting in (
        act("remove_shot", shots=[1, 2]),
        act("remove_scene", scene=2),
        act("remove_character", character="keeper"),
    ):
        gate = gate_before(film, (waiting,), free)
        assert gate is not None
        assert (gate.acts, gate.cost) == ((waiting,), 0.0)
        assert "Undo would bring it back" in gate.preview


def test_the_preview_is_in_film_terms():
    gate = gate_before(last_light(), (act("remove_shot", shots=[1, 2]), act("remove_scene", scene=2)), free)
    assert gate is not None
    assert "shots 1 and 2" in gate.preview
    assert "runs 0.0 s instead of 12.5 s" in gate.preview
    assert "sh2" not in gate.preview


def test_what_costs_money_waits_with_its_price():
    film = last_light()
    acts = (act("retake", shots=[1]), act("generate", shots=[2]), act("render"))
    assert gate_before(film, acts, free) is None
    gate = gate_before(film, acts, dear)
    assert gate is not None
    assert (len(gate.acts), gate.cost) == (2, 1.6)
    assert "0.80 USD with kling" in gate.preview
    assert "1.60 USD, which cannot be taken back" in gate.preview


def test_what_cannot_be_done_needs_no_yes_and_first_words_destroy_nothing():
    assert gate_before(last_light(), (act("remove_shot", shots=[99]), act("remove_scene", scene=7)), free) is None
    play = screenplay_of(LAST_LIGHT, Lexicon(Path("/nowhere")))
    assert gate_before(Film(id="new"), (WriteScript(screenplay=play),), free) is None


def test_the_vocabulary_has_no_other_edit_that_takes_something_out_of_the_story():
    """A new kind that removes shots, scenes or people has to come to the gate as well."""
    removing = {kind for kind in {**edit_kinds(), **order_kinds()} if kind.startswith(("remove_", "write_"))}
    small = {"remove_music", "remove_effect", "remove_line", "remove_title", "remove_marker"}
    assert removing - small == FILMS_OWN


def test_the_preview_differs_when_the_film_does():
    film = last_light()
    asked = (act("remove_scene", scene=film.scenes[0].id),)
    before, after = (gate_before(one, asked, free) for one in (film, film.model_copy(update={"scenes": film.scenes})))
    assert before == after
    fewer = film.scenes[0].model_copy(update={"shots": film.scenes[0].shots[:1]})
    changed = gate_before(film.model_copy(update={"scenes": (fewer, *film.scenes[1:])}), asked, free)
    assert before is not None
    assert changed is None or changed.preview != before.preview


def test_the_studios_own_quote_is_the_price(tmp_path: Path):
    studio = Studio(Settings(home=tmp_path))
    film = last_light()
    studio.create(film)
    price = quoted(studio)
    assert price(film, act("retake", shots=[1], takes=3)) == Price(0.0, ("previz",))
    assert price(film, act("generate")) == Price(0.0, ("previz",))
    assert price(film, act("render")) == FREE
    assert gate_before(film, (act("retake", shots=[1], generator="nobody"),), price) is None
    studio.close()


def test_no_yes_is_asked_for_where_none_would_help(tmp_path: Path):
    asked = act("retake", shots=[1], generator="kling")
    for key, waits in (("", False), ("k", True)):
        keys = {"WORKPRINT_KLING_API_KEY": key, "WORKPRINT_KLING_SECRET_KEY": key}
        studio = Studio(read_settings(keys, tmp_path / f"home{key}"))
        film = last_light()
        studio.create(film)
        told = quoted(studio)(film, asked)
        assert (told.usd > 0, told.no_key.startswith("Kling")) == (True, not waits)
        assert (gate_before(film, (asked,), quoted(studio)) is not None) == waits
        studio.close()
