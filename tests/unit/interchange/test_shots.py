"""A film leaves as a shot list, and the shot list is the film again."""

from pathlib import Path
from typing import get_args

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.fakes.last_light import last_light
from tools.film.apply import apply
from tools.film.edits.cut import AddTitle, Blade, SetTransition
from tools.film.edits.sound import SetAmbience, SetMusic
from tools.film.edits.story import SetCharacter, WriteScript
from tools.film.film import Film
from tools.film.script import Aspect, Mood
from tools.film.timeline import TitleKind
from tools.film.views import film_frames
from tools.interchange.shots import left_out, shot_list
from tools.writing.lexicon import Lexicon
from tools.writing.scripted import screenplay_of
from tools.writing.shotlist_file import TRANSITIONS

NO_DICTIONARY = Lexicon(Path("/nowhere"))
WORDS = st.sampled_from(
    ["tender, solo piano", "romantic", "low strings", "rain: on tin", "[red] door", "Hello (twice)"]
)
PEOPLE = ("KEEPER", "ANNA", "ИВАН", "OLD MAN")
TURNS = tuple(f"{words}:" for words, kind in TRANSITIONS.items() if kind != "fade out")


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


@st.composite
def shot_lists(draw: st.DrawFn) -> str:
    """Files with everything that the format has."""
    names = ("Title", "Logline", "Style", "Palette", "Music", "Treatment", "Treatment")
    lines = [
        f"{name}: {draw(WORDS)} {at if name != 'Treatment' else 'x'}"
        for at, name in enumerate(names)
        if draw(st.booleans())
    ]
    lines += [f"Aspect: {draw(st.sampled_from(get_args(Aspect)))}", *draw(st.sampled_from([[], ["FADE IN:"]]))]
    for scene in range(draw(st.integers(1, 3))):
        if scene and draw(st.booleans()):
            lines.append(draw(st.sampled_from(TURNS)))
        hour = draw(st.sampled_from(["NIGHT", "DAWN", "НОЧЬ", "NUIT"]))
        place = draw(st.sampled_from(["INT. PIER", "EXT. PIER", "INT./EXT. HOUSE - KITCHEN"]))
        lines.append(f"{place} - {hour}")
        for shot in range(draw(st.integers(1, 3))):
            if shot and draw(st.booleans()):
                lines.append(draw(st.sampled_from(TURNS)))
            lines += draw(shots_of_a_list())
    return "\n".join(lines) + "\n"


@st.composite
def shots_of_a_list(draw: st.DrawFn) -> list[str]:
    """A shot with what hangs on it, in any order."""
    who = draw(st.sampled_from(PEOPLE))
    size, looks = (
        draw(st.sampled_from(["Wide shot", "Close-up", "Insert"])),
        draw(st.sampled_from(["", " (sixties, red coat)"])),
    )
    length = draw(st.sampled_from(["", " [3s]", " [0.04 sec]", " [2.517]", " [600 seconds]"]))
    hung = [
        f"  MUSIC{draw(st.sampled_from(['', *(f' ({mood})' for mood in get_args(Mood))]))}: {draw(WORDS)}",
        "  MUSIC: out",
        f"  AMBIENCE: {draw(WORDS)}",
        f"  SFX: {draw(WORDS)}",
        f"  SFX: {draw(WORDS)}",
        f"  TITLE{draw(st.sampled_from(['', *(f' ({kind})' for kind in get_args(TitleKind))]))}: {draw(WORDS)}",
        f"  TITLE: {draw(WORDS)}",
        f"  {who}: {draw(WORDS)}",
        f"  {draw(st.sampled_from(PEOPLE))} V.O.: {draw(WORDS)}",
        f"  NARRATOR: {draw(WORDS)}",
    ]
    taken = draw(st.lists(st.sampled_from(range(len(hung))), unique=True))
    taken = [at for at in taken if at != 1 or 0 not in taken]
    fading = draw(st.sampled_from([[], ["FADE OUT."]]))
    return [f"- {size}, {who}{looks} waits, {draw(WORDS)}{length}", *(hung[at] for at in taken), *fading]


def film_of(text: str) -> Film:
    return apply(Film(id="a"), WriteScript(screenplay=screenplay_of(text, NO_DICTIONARY)))[0]


@given(text=shot_lists())
@settings(max_examples=150, deadline=None, derandomize=True, phases=[Phase.generate])
def test_the_film_of_any_shot_list_goes_out_and_comes_back_the_same(text: str):
    film = film_of(text)
    assert left_out(film) == []
    written = shot_list(film)
    assert film_of(written) == film
    assert shot_list(film_of(written)) == written


def test_titles_and_the_words_of_music_are_written_as_they_stand():
    hung = "  MUSIC: tender, solo piano\n  TITLE: Hello\n"
    written = shot_list(film_of(f"Aspect: 16:9\n\nINT. ROOM - DAY\n- Wide shot, a room [3s]\n{hung}"))
    assert "\n  MUSIC: tender, solo piano\n  TITLE: Hello\n" in written


def test_music_ends_and_has_its_mood_where_that_was_changed():
    film = last_light()
    film = apply(film, SetMusic(shot=1, mood="tense", words="solo piano"))[0]
    assert "MUSIC (tense): solo piano" in shot_list(film)
    back = film_of(shot_list(film))
    assert [(cue.mood, cue.what, cue.shot == cue.until) for cue in back.cues.values() if cue.kind == "music"] == [
        ("tense", "solo piano", True), ("romantic", "tender, solo piano", True),
    ]  # fmt: skip


def test_what_a_shot_list_cannot_say_is_told():
    film = last_light(
        "INT. A - DAY\n- Wide shot, a room [3s]\n  AMBIENCE: hum\n- Close-up, KEEPER [2s]\n  TITLE: One\n"
    )
    film = apply(film, SetAmbience(shot=2, what=""))[0]
    film = apply(film, AddTitle(text="The Answer", card="opening"))[0]
    film = apply(film, AddTitle(clip=2, text="Two"))[0]
    film = apply(film, SetCharacter(character="Anna", canon="red coat"))[0]
    assert left_out(film) == [
        "How Anna looks is left out: no shot names ANNA in capitals.",
        "An ambience goes on to the next one or its scene's end; it ends elsewhere from shot 1 on.",
        "The words over black are left out: “The Answer”.",
        "Of several titles over shot 2 the first is written, not “Two”.",
    ]
