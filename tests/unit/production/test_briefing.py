"""The brief of a take says what the shot asks for, and nothing of what came of it."""

from tests.fakes.last_light import last_light
from tools.film.apply import apply
from tools.film.dailies import asked_for
from tools.film.edits.takes import PrintTake
from tools.film.slate import slates
from tools.production.briefing import HANDLE, brief_for, speeches, take_seed


def test_the_brief_follows_from_the_shot_alone():
    film = last_light()
    shot = film.scenes[0].shots[1]
    brief = brief_for(film, shot, slates(film)[shot], [], draft=False)
    assert (brief.slate, brief.interior, brief.width, brief.height) == ("1B", True, 1280, 720)
    assert brief.frames == brief.head + 84 + brief.tail
    assert list(brief.characters) == ["keeper"]
    printed, _ = apply(film, PrintTake(shot=shot, media="0" * 64, frames=brief.frames, head=brief.head))
    assert asked_for(printed.shots[shot]) == brief.shot
    assert brief_for(printed, shot, "1B", [], draft=False).seed != brief.seed


def test_a_dissolve_gets_the_handles_it_needs():
    film = last_light()
    before, after = film.scenes[0].shots[1], film.scenes[1].shots[0]
    assert film.timeline.tracks[0].transitions[0].frames == 24
    assert brief_for(film, before, "1B", [], draft=False).tail == 12
    assert brief_for(film, after, "2A", [], draft=False).head == 12
    assert brief_for(film, film.scenes[0].shots[0], "1A", [], draft=False).head == HANDLE


def test_only_lines_seen_spoken_move_a_mouth():
    film = last_light()
    mouths = {cue.id: (0, 5, 9) for cue in film.cues.values() if cue.kind == "dialogue"}
    assert [speech.who for speech in speeches(film, film.scenes[0].shots[1], mouths)] == ["keeper"]
    assert speeches(film, film.scenes[1].shots[0], mouths) == []


def test_seeds_are_stable_and_differ_by_take():
    assert take_seed(1, "sh1", 1) == take_seed(1, "sh1", 1)
    assert len({take_seed(1, "sh1", 1), take_seed(1, "sh1", 2), take_seed(1, "sh2", 1), take_seed(2, "sh1", 1)}) == 4
