"""The basics in French, Spanish and German."""

from typing import Any

import pytest

from agent.embedded.film_index import index_of
from agent.embedded.glossed import in_english
from tests.fakes.rolled_film import rolled
from tests.fakes.talk_film import plain, said, talk

FILM = rolled()
ALL_BUT = [1, 2, 4, 5, 8, 9, 10]
CASES: list[tuple[str, dict[str, Any]]] = [
    ("approuve les plans 3 et 5", {"kind": "circle", "shots": [3, 5]}),
    ("aprueba todos menos el 3 y el 7", {"kind": "circle", "shots": ALL_BUT}),
    ("Einstellung 5 ist schlecht", {"kind": "ng", "shots": [5]}),
    ("refais le plan 4 avec plus de pluie", {"kind": "retake", "shots": [4], "note": "more rain"}),
    ("dreh Einstellung 4 nochmal", {"kind": "retake", "shots": [4]}),
    ("rueda lo que falta", {"kind": "generate"}),
    ("annule", {"kind": "undo"}),
    ("mach das rückgängig", {"kind": "undo"}),
    ("deshacer", {"kind": "undo"}),
    ("mach Einstellung 3 länger", {"kind": "set_duration", "shots": [3], "factor": 1.25}),
    ("alarga el plano 4 dos segundos", {"kind": "set_duration", "shots": [4], "delta": 2.0}),
    ("raccourcis le plan 2 d'une seconde", {"kind": "set_duration", "shots": [2], "delta": -1.0}),
    ("le plan 3 est trop court", {"kind": "set_duration", "shots": [3], "factor": 1.25}),
    ("mach die letzte Einstellung heller", {"kind": "set_grade", "shots": [10], "exposure": 0.5, "relative": True}),
    ("die 3 ist zu dunkel", {"kind": "set_grade", "shots": [3], "exposure": 0.5, "relative": True}),
    ("el último plano más oscuro", {"kind": "set_grade", "shots": [10], "exposure": -0.5, "relative": True}),
    ("supprime le plan 6", {"kind": "remove_shot", "shots": [6]}),
    ("exporta en vertical", {"kind": "export", "name": "vertical"}),
    ("exporte le film pour tiktok", {"kind": "export", "name": "tiktok"}),
    ("zeig mir den Film", {"kind": "render"}),
    ("keine Musik in Szene 2", {"kind": "remove_music", "scenes": [2]}),
    ("musique plus forte", {"kind": "set_gain", "stem": "MX", "delta_db": 3.0}),
]


@pytest.mark.parametrize(("message", "act"), CASES)
def test_it_comes_to_the_same_act_as_in_english(message: str, act: dict[str, Any]) -> None:
    assert plain(said(message, FILM).acts, FILM) == [act]


@pytest.mark.parametrize(
    ("message", "word"),
    [
        ("wie lang ist der Film?", "41.0 s"),
        ("¿cuánto dura la película?", "41.0 s"),
        ("combien de plans ?", "10 shots"),
        ("was ist in Szene 2?", "FERRY CABIN"),
        ("ayuda", "make shot 3 darker"),
    ],
)
def test_questions_are_answered(message: str, word: str) -> None:
    thought = said(message, FILM)
    assert thought.acts == ()
    assert word in thought.words


def test_the_french_for_is_no_rain_and_places_in_a_row_are_counted_abroad() -> None:
    assert [act.kind for act in said("plus sombre pour le plan 2, et refais le 4").acts] == ["set_grade", "retake"]
    assert plain(said("lösch die sechste Einstellung").acts) == [{"kind": "remove_shot", "shots": [6]}]
    assert plain(said("pourrais-tu raccourcir le plan quatre ?").acts) == [
        {"kind": "set_duration", "shots": [4], "factor": 0.8}
    ]


@pytest.mark.parametrize(
    ("first", "then", "act"),
    [
        ("raccourcis le plan 3", "pareil pour le 5", {"kind": "set_duration", "shots": [5], "factor": 0.8}),
        ("raccourcis le plan 3", "et le 4 aussi", {"kind": "set_duration", "shots": [4], "factor": 0.8}),
        ("raccourcis le plan 3", "rends-le plus sombre", {"kind": "set_grade", "shots": [3], "exposure": -0.5}),
        ("raccourcis le plan 3", "non, annule", {"kind": "undo"}),
        ("raccourcis le plan 3", "finalement non", {"kind": "undo"}),
        ("acorta el plano 3", "lo mismo para el 5", {"kind": "set_duration", "shots": [5], "factor": 0.8}),
        ("acorta el plano 3", "y el 4 también", {"kind": "set_duration", "shots": [4], "factor": 0.8}),
        ("acorta el plano 3", "hazlo más oscuro", {"kind": "set_grade", "shots": [3], "exposure": -0.5}),
        ("acorta el plano 3", "déjalo como estaba", {"kind": "undo"}),
        ("mach 3 kürzer", "die 4 auch", {"kind": "set_duration", "shots": [4], "factor": 0.8}),
        ("mach 3 kürzer", "dasselbe für Szene 2", {"kind": "set_duration", "scenes": [2], "factor": 0.8}),
        ("mach 3 kürzer", "und dunkler", {"kind": "set_grade", "shots": [3], "exposure": -0.5}),
        ("mach 3 kürzer", "zurück", {"kind": "undo"}),
        ("kürzer", "4", {"kind": "set_duration", "shots": [4], "factor": 0.8}),
        ("más corto", "el plano 4", {"kind": "set_duration", "shots": [4], "factor": 0.8}),
    ],
)
def test_what_follows_up_does_so_in_these_languages_too(first: str, then: str, act: dict[str, Any]) -> None:
    acts = plain(talk(first, then, film=FILM)[-1].acts, FILM)
    assert [{name: one[name] for name in act} for one in acts] == [act]


@pytest.mark.parametrize(
    ("message", "word"),
    [
        ("quel est le plan le plus long ?", "shot 10"),
        ("combien de temps dure le film ?", "41.0 s"),
        ("qui est dans le plan 8 ?", "TOM"),
        ("c'est quoi le plan 3 ?", "watch"),
        ("¿cuál es el plano más largo?", "shot 10"),
        ("cuanto dura la peli?", "41.0 s"),
        ("¿quién sale en el plano 8?", "TOM"),
        ("¿está rodado el plano 6?", "not shot yet"),
        ("welche Einstellung ist die längste?", "shot 10"),
        ("wer ist in Einstellung 8?", "TOM"),
        ("ist Einstellung 6 schon gedreht?", "not shot yet"),
    ],
)
def test_questions_in_these_languages_are_answered(message: str, word: str) -> None:
    thought = said(message, FILM)
    assert thought.acts == ()
    assert word in thought.words


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("fais dire à Mara : Il avait dit six heures.", "Il avait dit six heures."),
        ("que Mara diga: Dijo a las seis.", "Dijo a las seis."),
        ("Mara sagt: Er hat sechs gesagt.", "Er hat sechs gesagt."),
    ],
)
def test_what_is_to_be_said_stays_as_it_is_typed(message: str, text: str) -> None:
    acts = plain(said(message, FILM).acts, FILM)
    assert acts == [{"kind": "set_line", "shot": 2, "speaker": "mara", "text": text}]


def test_a_word_that_no_dictionary_has_is_asked_about_where_it_would_be_lost() -> None:
    thought = said("pon la música más zarzuelera en la escena 3", FILM)
    assert thought.acts == ()
    assert thought.question is not None


@pytest.mark.parametrize("message", ["del 3", "plus half a stop on 5", "pan left in 5", "render in 4k", "die scene 2"])
def test_english_is_not_taken_for_another_language(message: str) -> None:
    assert in_english(message, index_of(FILM)) == ""
