"""What is an answer, and above all what is none: a yes is never guessed."""

import pytest

from agent.answers import Answer, is_question, is_stop, read

LABELS = ["Shot 4 (2B), close-up of Mara", "Shot 7 (3A), wide"]


@pytest.mark.parametrize(
    "message",
    (
        "yes|Yes, please!|y|yep do it|OK|okay go ahead|do it|go for it|sure thing|approve|approved, thanks|make it so"
        "|no problem|Oui|oui vas-y|d'accord|d’accord|c'est bon|fais-le|sí|si, por favor|hazlo|claro que sí|adelante"
        "|de acuerdo|ja|ja bitte|Ja, mach das|einverstanden|in Ordnung|natürlich|los|👍|✅|yes yes|yes, do it now"
    ).split("|"),
)
def test_a_yes(message: str):
    assert read(message) == Answer("yes")


@pytest.mark.parametrize(
    "message",
    (
        "no|No!|nope|no thanks|don't|don’t|do not|please don't do it|no, don't|stop|cancel|ok, cancel it|never mind"
        "|leave it|not now|no don't approve it|non|non merci|laisse tomber|annule|surtout pas|nein|nein danke"
        "|lieber nicht|lass es|bloß nicht|mach das nicht|cancelar|mejor no|no gracias|👎|wait"
    ).split("|"),
)
def test_a_no(message: str):
    assert read(message) == Answer("no")


@pytest.mark.parametrize(
    "message",
    (
        "yes?|is that a yes?|yes but only shot 3|yes if it stays under a minute|ok but keep the sound|yes no|maybe"
        "|hmm|why|make it darker|no, make it darker|approve 3 and 5|go back to before the storm|stop the music in 4"
        "|keep it under a minute|mach es dunkler|ja aber nur 3|oui mais pas la 4|cancel the rain|go and make 4 darker"
        "|approve and render|do 3 again|do it again|do it later|the good one|"
    ).split("|"),
)
def test_neither(message: str):
    answer = read(message)
    assert (answer.kind, answer.rest) == ("other", "")


def test_more_than_a_yes_says_what_more():
    assert read("yes, and make 4 darker") == Answer("yes", rest="make 4 darker")
    assert read("Ja, und dann Exportieren bitte") == Answer("yes", rest="Exportieren bitte")
    assert read("yes delete scene 2") == Answer("other", rest="delete scene 2")


@pytest.mark.parametrize(
    ("message", "choice"),
    [
        ("4", 0),
        ("2", 1),
        ("7", 1),
        ("the second one", 1),
        ("1", 0),
        ("option 2", 1),
        ("the close-up", 0),
        ("3A", 1),
        ("shot 4 please", 0),
        ("the last", 1),
        ("Shot 7 (3A), wide", 1),
        ("la première", 0),
        ("el segundo", 1),
        ("die zweite", 1),
    ],
)
def test_a_choice_by_label_words_or_place(message: str, choice: int):
    assert read(message, LABELS) == Answer("choice", choice)


@pytest.mark.parametrize("message", ["both", "3", "shot 9", "make shot 4 darker", "undo", "the wide and the close-up"])
def test_no_choice_is_guessed(message: str):
    assert read(message, LABELS).kind == "other"


def test_a_number_that_is_in_a_label_is_not_its_place():
    assert read("2", ["shot 2", "shot 1"]) == Answer("choice", 0)
    assert read("1", ["shot 2", "shot 1"]) == Answer("choice", 1)


def test_questions_are_told_from_requests():
    asked = [
        "how long is it?",
        "what does that cost",
        "which one is that?",
        "Wie lang ist er?",
        "combien ça coûte",
        "¿por qué?",
    ]
    assert [is_question(message) for message in asked] == [True] * len(asked)
    requests = ["can you make it darker?", "make it darker", "could you cut 3", "would you please stop", ""]
    assert [is_question(message) for message in requests] == [False] * len(requests)


def test_a_stop_is_nothing_but_a_stop():
    assert all(
        is_stop(message) for message in ("stop", "Stop!", "stop it please", "halt", "arrête tout", "cancel that")
    )
    assert not any(is_stop(message) for message in ("stop the music", "don't stop", "please", "cancel the rain", ""))
