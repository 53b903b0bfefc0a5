"""Whole places, mixed from their parts: forest, night, jungle, cave, harbour, ship, office, hospital, factory."""

import numpy as np

from tools.audio.effects.animals import birds, crickets, frogs, gulls, owl
from tools.audio.effects.household import door_creak, typing
from tools.audio.effects.machines import gears, machine_beep, phone_ring
from tools.audio.effects.materials import burst, drift, length, mixed, noise, place, room, scatter, strike
from tools.audio.effects.people import crowd
from tools.audio.effects.water import drip, small_waves
from tools.audio.filters import Wave, band_pass, low_pass


def _leaves(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    return band_pass(noise(n, chance, -1.5), 900, 8000) * (drift(n, chance, 0.4) ** 1.5 + 0.15)[:, None]


def _air(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    return band_pass(noise(n, chance, -3), 150, 900) * drift(n, chance, 0.3, 0.3, 1)[:, None]


def forest(seconds: float, chance: np.random.Generator) -> Wave:
    return mixed((0.5, _leaves(seconds, chance)), (0.8, birds(seconds, chance)), (0.25, _air(seconds, chance)))


def night(seconds: float, chance: np.random.Generator) -> Wave:
    """Crickets, a little air, an owl far off."""
    n = length(seconds)
    far = np.zeros((n, 2))
    place(far, low_pass(owl(3.4, chance), 900), length(max(0.0, seconds * 0.45)), 1.0, 0.5)
    return mixed((0.7, crickets(seconds, chance)), (0.4, low_pass(_leaves(seconds, chance), 3000)), (0.12, far))


def jungle(seconds: float, chance: np.random.Generator) -> Wave:
    return mixed(
        (0.8, birds(seconds, chance)),
        (0.5, crickets(seconds, chance)),
        (0.4, frogs(seconds, chance)),
        (0.3, _leaves(seconds, chance)),
    )


def cave(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    air = band_pass(noise(n, chance, -5), 70, 700) * drift(n, chance, 0.2, 0.7, 1)[:, None]
    return mixed((0.6, room(drip(seconds, chance), 2.6, 0.8, chance, 3500)[:n]), (0.5, air))


def harbour(seconds: float, chance: np.random.Generator) -> Wave:
    """Small water, gulls, ropes that work, a bell on a buoy."""
    n = length(seconds)
    buoy = scatter(n, chance, [strike(1.5, (720, 1490, 2310), (3, 5, 8), (1, 0.5, 0.3))], 0.25, 2.0)
    return mixed(
        (0.7, small_waves(seconds, chance)),
        (0.35, low_pass(gulls(seconds, chance), 4000)),
        (0.12, room(buoy, 1.5, 0.5, chance)[:n]),
        (0.12, _ropes(seconds, chance)),
    )


def ship(seconds: float, chance: np.random.Generator) -> Wave:
    return mixed((0.6, small_waves(seconds, chance)), (0.3, _ropes(seconds, chance)), (0.4, _air(seconds, chance)))


def _ropes(seconds: float, chance: np.random.Generator) -> Wave:
    creaks = [low_pass(door_creak(1.6, chance), 2200) for _ in range(3)]
    return scatter(length(seconds), chance, creaks, 0.5, 2.2)


def office(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    hum = band_pass(noise(n, chance, -4), 80, 1500)
    phone = np.zeros((n, 2))
    place(phone, low_pass(phone_ring(2.2, chance), 2200), length(seconds * 0.3))
    return mixed(
        (0.5, hum), (0.35, typing(seconds, chance)), (0.3, low_pass(crowd(seconds, chance), 2500)), (0.06, phone)
    )


def hospital(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    air = band_pass(noise(n, chance, -4), 90, 2500)
    return mixed((0.5, air), (0.3, machine_beep(seconds, chance)), (0.12, low_pass(crowd(seconds, chance), 1500)))


def factory(seconds: float, chance: np.random.Generator) -> Wave:
    n = length(seconds)
    hum = band_pass(noise(n, chance, -4), 70, 1800) * drift(n, chance, 1.0, 0.8, 1)[:, None]
    press = strike(0.9, (92, 171, 388, 910), (8, 12, 20, 36)) + burst(0.9, chance, 400, 5000, 40)
    blows = np.zeros((n, 2))
    for k in range(int(seconds / 1.6) + 1):
        place(blows, press, length(0.3 + 1.6 * k), float(chance.uniform(0.8, 1)), 0.3)
    return mixed((0.7, hum), (0.5, gears(seconds, chance)), (0.3, room(blows, 1.2, 0.4, chance)[:n]))
