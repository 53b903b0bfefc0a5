"""The basics in French, Spanish and German."""

from typing import Any

import pytest

from tests.fakes.rolled_film import rolled
from tests.fakes.talk_film import plain, said

FILM = rolled()
ALL_BUT = [1, 2, 4, 5, 8, 9, 10]
CASES: list[tuple[str, dict[str, Any]]] = [
    ("approuve les plans 3 et 5", {"kind": "circle", "shots": [3, 5]}),
    ("aprueba todos menos el 3 y el 7", {"kind": "circle", "shots": ALL_BUT}),
    ("Einstellung 5 ist schlecht", {"kind": "ng", "shots": [5]}),
    ("refais le plan 4 avec plus de pluie", {"kind": "retake", "shots": [4], "note": "plus de pluie"}),
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
