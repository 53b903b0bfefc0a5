import pytest

from tools.audio.pronunciation import british, phonemes
from tools.audio.reading import reading


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("The sea never forgets.", "The sea never forgets."),
        ("Dr. Müller, Mrs. O'Brien and Prof. Ito.", "Doctor Muller, Missis O'Brien and Professor Ito."),
        ("Martin, Jr. lives at 7 Baker St. now", "Martin, Junior lives at 7 Baker Street now"),
        ("St. Mary's bell", "Saint Mary's bell"),
        ("At 10:45, or 7:05, or 12:00.", "At ten forty-five, or seven oh five, or twelve o'clock."),
        ("Half: 1/2. Three quarters: 3/4.", "Half: one half. Three quarters: three quarters."),
        ("5 km at -5 °C, 1 kg & 20%", "5 kilometres at -5 degrees Celsius, 1 kilogram and 20 percent"),
        ("No. 7, e.g. this", "number 7, for example this"),
        ("Henry VIII saw 10-12 ships", "Henry the eighth saw 10 to 12 ships"),
        ("(softly) Go. (beat) Now!", "Go. Now!"),
        ("(sings)", "sings"),
        ("*Never* _ever_ [again]", "Never ever again"),
        ("NO! RUN! The BBC said so.", "no! run! The BBC said so."),
        ("WE MUST GO NOW", "we must go now"),
        ("Noooo! Pleeease, loook, yesss.", "No! Please, look, yess."),
        ("Wait — what…?", "Wait — what...?"),
        ("😀 hi 👋", "hi"),
        ("Two\nlines\tof   it", "Two lines of it"),
    ],
)
def test_a_line_is_read_as_people_say_it(page: str, said: str):
    assert reading(page) == said


@pytest.mark.parametrize("page", ["", "   ", "...", "?!", "😀", "—", "()", "***", "\u200b"])
def test_what_cannot_be_said_reads_as_nothing(page: str):
    assert reading(page) == ""
    assert phonemes(reading(page)) == ""


@pytest.mark.parametrize(
    "name",
    [
        "Пётр",
        "山田太郎",
        "Αθήνα",
        "김민준",
        "مريم",
        "שרה",
        "さくら",
        "Łódź",
        "Siân",
        "Nguyễn",
        "अर्जुन",
        "ნინო",
        "გ",
        "ß",
    ],
)
def test_names_in_every_script_become_sounds(name: str):
    said = phonemes(reading(f"{name} is here."))
    assert said.endswith("ɪz hˈɪɹ.")
    assert len(said) > len(" ˈɪz hˈɪɹ.")


def test_sounds_that_are_no_words_have_their_own_phonemes():
    assert phonemes("Shh. Hmm.") == "ʃː. hˈm."
    assert phonemes("Doctor Grey") == "dˈɑktəɹ ɡɹˈA"


def test_a_british_voice_says_its_r_only_before_vowels():
    assert british("ðə hˈɑɹbəɹ") == "ðə hˈɑːbə"
    assert british("fˈɑɹ əwˈA") == "fˈɑː əwˈA"
    assert british("nˈɛvəɹ") == "nˈɛvə"
    assert british("vˈɛɹi sˈɔɹi") == "vˈɛɹi sˈɔːɹi"
    assert british("ˈOld hˈɑt wˈɔTəɹ") == "ˈQld hˈɒt wˈɔːtə"


@pytest.mark.parametrize(
    ("line", "sound", "other"),
    [
        ("He wound the clock.", "wˈWnd", "A wound."),
        ("Don't tear it!", "tˈɛɹ", "A tear fell."),
        ("Stay close.", "klˈOs", "Close the door."),
        ("She read the letter.", "ɹˈɛd", "I will read it."),
        ("A live wire.", "lˈIv", "They live here."),
        ("Use it.", "jˈuz", "No use."),
        ("I object!", "əbʤˈɛkt", "An object."),
        ("Take a bow.", "bˈW", "A bow and arrow."),
        ("A lead pipe.", "lˈɛd", "Lead me there."),
    ],
)
def test_words_are_said_by_what_they_mean(line: str, sound: str, other: str):
    assert sound in phonemes(reading(line))
    assert sound not in phonemes(reading(other))


def test_names_that_the_dictionary_misreads_are_known_and_keep_their_possessive():
    assert phonemes(reading("Zoë's drum, Siân")).startswith("zˈOiz dɹˈʌm")
    assert phonemes("Chloe and Siobhan.") == "klˈOi ænd ʃəvˈɔn."
