import pytest

from tools.audio.cast import CAST, VOICES, choose_voice, voice_card
from tools.film.errors import DirectorError
from tools.film.script import Voice


def test_there_are_twenty_eight_voices_and_a_cast_of_both_sexes_and_all_ages():
    assert len(VOICES) == 28
    assert len(CAST) >= 12
    for part in CAST:
        assert VOICES[part.voice.name].sex == part.sex or part.voice.blend is not None
        assert part.voice.blend is None or part.voice.blend in VOICES
    for sex in ("f", "m"):
        for age in (8, 20, 40, 70):
            assert any(part.sex == sex and part.ages[0] <= age <= part.ages[1] for part in CAST)


def test_cast_members_have_voices_of_their_own():
    assert len({part.voice.model_dump_json() for part in CAST}) == len(CAST)


@pytest.mark.parametrize("sex", ["f", "m"])
def test_nobody_shares_a_voice_and_the_choice_is_repeatable(sex: str):
    def company() -> list[Voice]:
        taken: list[Voice] = []
        for age in (35, 36, 34, 70, 12, 22, 40, 41, 42, 43, 44, 45):
            taken.append(choose_voice(age, "f" if sex == "f" else "m", taken))
        return taken

    voices = company()
    assert voices == company()
    assert len({voice.model_dump_json() for voice in voices}) == len(voices)


def test_children_are_high_and_the_old_are_slow():
    boy, captain = choose_voice(9, "m"), choose_voice(60, "m")
    assert boy.pitch > 1.2
    assert VOICES[captain.name].f0 < VOICES[boy.name].f0
    assert choose_voice(78, "f").speed < 1


def test_an_unknown_voice_is_refused_with_the_known_ones():
    with pytest.raises(DirectorError, match="bm_george"):
        voice_card("hal")
