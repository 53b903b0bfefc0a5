"""A film leaves as a shot list, and the shot list is the film again."""

from pathlib import Path

from tests.fakes.last_light import last_light
from tools.film.apply import apply
from tools.film.edits.cut import Blade, SetTransition
from tools.film.views import film_frames
from tools.interchange.shots import shot_list
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of


def test_a_shot_list_goes_out_and_comes_back_the_same():
    film = last_light()
    again = screenplay_of(shot_list(film), Lexicon(Path("/nowhere")))
    shots = [shot for scene in again.scenes for shot in scene.shots]
    assert [shot.prompt for shot in shots] == [shot.prompt for shot in film.shots.values()]
    assert [shot.frames for shot in shots] == [shot.frames for shot in film.shots.values()]
    assert [(scene.location, scene.time) for scene in again.scenes] == [
        (film.locations[scene.location].id, scene.time) for scene in film.scenes
    ]
    lines = [(line.speaker, line.text, line.voice_over) for shot in shots for line in shot.lines]
    assert lines == [
        ("keeper", "The sea never forgets.", False),
        ("girl", "Are you the one who answers?", True),
        ("narrator", "It had taken nine years.", True),
    ]
    assert shots[2].transition == "dissolve"
    assert again.title == film.title


def test_it_reads_like_the_manual():
    text = shot_list(last_light())
    assert text.startswith("Title: The Last Light\n")
    assert "\nINT. LAMP ROOM - NIGHT\n- Wide shot, the KEEPER (sixties, yellow oilskin, white beard) trims" in text
    assert "\nDISSOLVE TO:\n\nEXT. BEACH - DAWN\n" in text
    assert "  SFX: thunder\n" in text


def test_a_fade_to_black_is_written_after_its_shot_also_where_that_was_cut_in_two():
    film = last_light()
    film = apply(film, SetTransition(clip=len(film.shots), transition="fade out"))[0]
    film = apply(film, Blade(at=film_frames(film) - 30))[0]
    text = shot_list(film)
    assert text.endswith("\nFADE OUT.\n")
    assert screenplay_of(text, Lexicon(Path("/nowhere"))).fading == (len(film.shots),)
