"""The film of talk_film with takes: everything was rolled but shot 6; shots 4 and 7 were rolled twice."""

from tests.fakes.talk_film import ferry
from tools.film.apply import apply
from tools.film.edits.takes import PrintTake
from tools.film.film import Film
from tools.film.slate import shot_order


def rolled() -> Film:
    film = ferry()
    for number, shot in enumerate(shot_order(film), start=1):
        for take in range(0 if number == 6 else 2 if number in (4, 7) else 1):
            film, _ = apply(film, PrintTake(shot=shot, media=f"{number}-{take}", frames=240, seed=take + 1))
    return film
