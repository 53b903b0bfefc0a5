"""A model writes: a whole film, scenes and shots as shot lists, checked by the script supervisor, mended, and kept."""

from pathlib import Path

from tests.fakes.model_room import ModelRoom, model_room
from tests.fakes.openai_server import calling, saying
from tools.film.film import Film
from tools.film.slate import shot_order, slugline
from tools.film.views import film_frames

BAKERY = """Sure, here is your film:

Title: Flour
Logline: A baker who hides a debt finds it paid in bread.
Style: warm gouache

INT. BAKERY - NIGHT
- Wide shot, a small bakery, one lamp over the oven, flour in the air, slow push in [5s]
  AMBIENCE: oven hum
  MUSIC: solo clarinet, patient
- Medium shot, the BAKER (fifties, white apron, grey moustache) kneads dough, tired [4s]
- Insert, a letter with a red seal under the flour tin [3s]
- Close-up, the BAKER reads the letter, worried [4s]
EXT. VILLAGE STREET - DAWN
- Wide shot, the BAKER walks with a basket of bread through an empty street, fog, track right [6s]
  SFX: church bell
- Medium shot, the GIRL (ten, blue scarf) opens a door and takes a loaf [4s]
  GIRL: You came early.
- Close-up, the BAKER smiles for the first time [4s]
"""
DULL = """Title: Dull
EXT. BEACH - DAY
- Medium shot, the KEEPER (old) walks [4s]
- Medium shot, the KEEPER walks [4s]
- Medium shot, the KEEPER walks [4s]
- Medium shot, the KEEPER walks [4s]
"""


def _empty() -> Film:
    return Film(id="new-film", idea="a baker pays a debt in bread")


def _sluglines(room: ModelRoom) -> list[str]:
    return [slugline(room.film, scene) for scene in room.film.scenes]


def test_a_whole_film_is_written_when_it_is_asked_for(tmp_path: Path):
    script = [calling("write_film", {"text": BAKERY}), saying("It is written: seven shots, thirty seconds.")]
    with model_room(tmp_path, script, film=_empty()) as room:
        reply = room.say("write me the whole film about the baker")
        film = room.film
        assert _sluglines(room) == ["INT. BAKERY - NIGHT", "EXT. VILLAGE STREET - DAWN"]
        assert film.title == "Flour"
        assert film.logline == "A baker who hides a debt finds it paid in bread."
        assert [film.shots[name].size for name in shot_order(film)][:4] == ["wide", "medium", "insert", "close-up"]
        assert film_frames(film) == 30 * 24
        assert {one.name for one in film.characters.values()} == {"BAKER", "GIRL"}
        assert sorted(cue.kind for cue in film.cues.values()) == ["ambience", "dialogue", "effect", "music"]
        assert "a baker pays a debt in bread" in room.told(0)
    assert reply.revision == 1
    assert reply.text.startswith("It is written")


def test_what_breaks_a_rule_is_told_and_mended(tmp_path: Path):
    script = [calling("write_film", {"text": DULL}), calling("write_film", {"text": BAKERY}), saying("Written.")]
    with model_room(tmp_path, script, film=_empty()) as room:
        reply = room.say("write a film")
        told = room.told(1)
        assert room.film.title == "Flour"
    assert "Not taken yet. The script supervisor:" in told
    assert "the third medium in a row" in told
    assert "the same prompt as shot 2" in told
    assert "script supervisor" not in reply.text


def test_after_three_tries_what_is_usable_is_kept_and_it_says_so(tmp_path: Path):
    drafts = [DULL, DULL.replace("Dull", "Dull again"), DULL.replace("Dull", "Dull for ever")]
    script = [*(calling("write_film", {"text": text}) for text in drafts), saying("There.")]
    with model_room(tmp_path, script, film=_empty()) as room:
        reply = room.say("write a film")
        assert room.film.title == "Dull for ever"
        assert len(room.film.shots) == 4
    assert reply.text.startswith("There. I kept what the script supervisor would mend: Shot 2:")


def test_lines_that_cannot_be_read_are_told_and_at_last_left_out(tmp_path: Path):
    broken = BAKERY.replace("EXT. VILLAGE", "THE NEXT MORNING, SOMEWHERE\nEXT. VILLAGE")
    script = [*(calling("write_film", {"text": broken + " " * tries}) for tries in range(3)), saying("Written.")]
    with model_room(tmp_path, script, film=_empty()) as room:
        reply = room.say("write a film")
        assert "Line 14 of the script: 'THE NEXT MORNING, SOMEWHERE'" in room.told(1)
        assert len(room.film.shots) == 7
    assert "The line “THE NEXT MORNING, SOMEWHERE” could not be read and is left out." in reply.text


def test_what_is_no_shot_list_at_all_leaves_the_film_as_it_is(tmp_path: Path):
    script = [*(calling("write_film", {"text": f"Once upon a time {n}"}) for n in range(5)), saying("I cannot.")]
    with model_room(tmp_path, script, film=_empty()) as room:
        reply = room.say("write a film")
        assert room.film == _empty()
    assert reply.revision == 0


def test_a_scene_is_added_with_who_is_known_and_who_is_new(tmp_path: Path):
    text = """INT. FERRY CABIN - NIGHT
- Medium shot, MARA and the STOWAWAY (twelve, yellow raincoat, freckles) sit on sacks [4s]
  STOWAWAY: Is he angry?
- Close-up, MARA looks at the door, afraid [3s]
INT. ENGINE ROOM - NIGHT
- Wide shot, pistons in red light, steam [4s]
  SFX: engine
"""
    script = [calling("write_scene", {"text": text, "after": 3, "purpose": "someone is aboard"}), saying("Added.")]
    with model_room(tmp_path, script) as room:
        mara = next(one.id for one in room.film.characters.values() if one.name == "MARA")
        cabin = next(one.id for one in room.film.locations.values() if one.name == "Ferry Cabin")
        reply = room.say("someone hides on the ferry; two scenes after the storm")
        film = room.film
        assert _sluglines(room)[2:5] == [
            "EXT. OPEN SEA - NIGHT",
            "INT. FERRY CABIN - NIGHT",
            "INT. ENGINE ROOM - NIGHT",
        ]
        added = film.scenes[3]
        assert added.location == cabin
        assert added.purpose == "someone is aboard"
        first = film.shots[added.shots[0]]
        stowaway = next(one for one in film.characters.values() if one.name == "Stowaway")
        assert stowaway.canon == "twelve, yellow raincoat, freckles"
        assert {staged.who for staged in first.staging} == {mara, stowaway.id}
        line = next(cue for cue in film.cues.values() if cue.speaker == stowaway.id)
        assert line.what == "Is he angry?"
        assert len(film.characters) == 3
    assert reply.undo == 0


def test_shots_are_added_in_their_order_where_they_belong(tmp_path: Path):
    text = "Close-up, TOM drops a cup [2s]\n- Insert, the broken cup, coffee on the floor [2s]\n  SFX: cup breaks"
    script = [calling("write_shots", {"text": text, "after": "2A"}), saying("Added.")]
    with model_room(tmp_path, script) as room:
        room.say("after the coffee he drops the cup")
        film = room.film
        prompts = [film.shots[name].prompt for name in film.scenes[1].shots]
        assert prompts[1:3] == ["Close-up, TOM drops a cup", "Insert, the broken cup, coffee on the floor"]
        tom = next(one.id for one in film.characters.values() if one.name == "TOM")
        assert [staged.who for staged in film.shots[film.scenes[1].shots[1]].staging] == [tom]
        assert any(cue.what == "cup breaks" for cue in film.cues.values())
        assert "New: sh" in room.told(1)


def test_a_whole_script_over_a_film_that_has_shots_waits_or_is_refused(tmp_path: Path):
    script = [calling("write_film", {"text": BAKERY}), saying("Not done.")]
    with model_room(tmp_path, script) as room:
        before = room.film
        room.say("write it all anew")
        assert room.film == before
