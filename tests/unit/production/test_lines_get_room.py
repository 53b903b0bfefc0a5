"""Lines that are longer than their shot make it longer; lines of one shot never overlap."""

from fractions import Fraction
from typing import Any

from tests.fakes.last_light import last_light
from tools.film.apply import apply
from tools.film.edits.takes import Circle, PrintTake
from tools.film.film import Film
from tools.film.handles import needs_take
from tools.film.script import Appearance, Character
from tools.film.views import cue_positions, film_frames
from tools.production.voices import lines_of, make_room, recast, running_on

TALK = """INT. BAR - NIGHT
- Medium shot, ANN and BOB at the bar [2s]
  ANN: You came back.
  BOB: I did.
- Close-up, ANN [3s]
"""


def roomy(film: Film, frames: dict[str, int]) -> Film:
    for edit in make_room(film, frames):
        film, _ = apply(film, edit)
    return film


def test_a_shot_grows_to_hold_its_lines_and_the_rest_moves():
    film = last_light(TALK)
    frames = {cue.id: 40 for cue in lines_of(film)}
    changed = roomy(film, frames)
    first = changed.shots[changed.scenes[0].shots[0]]
    assert film_frames(changed) - film_frames(film) == first.frames - 48 > 0
    spans = [(place.start, place.start + 40) for place in cue_positions(changed) if place.cue.kind == "dialogue"]
    assert spans[0][1] < spans[1][0]
    assert spans[1][1] <= first.frames


def test_lines_that_fit_are_left_alone():
    film = last_light()
    assert make_room(film, {cue.id: 10 for cue in lines_of(film)}) == []


def test_room_once_made_is_enough():
    film = last_light(TALK)
    frames = {cue.id: 40 for cue in lines_of(film)}
    assert make_room(roomy(film, frames), frames) == []


def test_everyone_has_a_voice_of_their_own_sex():
    looks = (
        Appearance(sex="f", age=30),
        Appearance(sex="f", age=31),
        Appearance(sex="m", age=30),
        Appearance(sex="m", age=70),
        Appearance(sex="f", age=8),
    )
    people = tuple(Character(id=f"c{number}", name="C", appearance=look) for number, look in enumerate(looks))
    voices = [character.voice for character in recast(people)]
    assert len(set(voices)) == len(voices)
    assert [voice.name[1] for voice in voices] == ["f", "f", "m", "m", "f"]


def test_a_clip_that_was_brought_in_stays_and_the_line_runs_on():
    film = last_light(TALK)
    shot = film.scenes[0].shots[0]
    size: dict[str, Any] = {"rate": Fraction(24), "width": 640, "height": 360}
    take: dict[str, Any] = {"shot": shot, "media": "a" * 64, "frames": 60, **size}
    drawn, _ = apply(film, PrintTake(**take))
    film, _ = apply(film, PrintTake(**take, generator="import"))
    frames = {cue.id: 40 for cue in lines_of(film)}
    changed = roomy(film, frames)
    assert changed.shots[shot].frames == 60
    assert not needs_take(changed, changed.shots[shot])
    assert make_room(changed, frames) == []
    (told,) = running_on(changed, frames)
    assert told.startswith("The line 'I did.' is longer than 1A, whose take has no more pictures")
    assert roomy(drawn, frames).shots[shot].frames > 60
    circled, _ = apply(drawn, Circle(shots=(shot,)))
    assert roomy(circled, frames).shots[shot].frames == 60
