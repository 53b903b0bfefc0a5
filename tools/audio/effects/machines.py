"""Machines and the town: engines, cars, trains, horns, telephones, alarms, clockwork, ships of the sea and of space."""

import numpy as np

from tools.audio.effects.materials import (
    burst,
    drift,
    glide,
    hump,
    length,
    mixed,
    noise,
    place,
    room,
    saw,
    scatter,
    strike,
    swept,
    times,
)
from tools.audio.filters import Wave, band_pass, high_pass, low_pass
from tools.audio.ports import SAMPLE_RATE


def engine(seconds: float, chance: np.random.Generator) -> Wave:
    """A running motor: each firing a little early or late, valves and intake above it."""
    return _motor(length(seconds), chance, 24 * drift(length(seconds), chance, 0.8, 0.95, 1.06))


def _motor(n: int, chance: np.random.Generator, firing: Wave) -> Wave:
    beats = np.floor(np.cumsum(firing) / SAMPLE_RATE)
    unsteady = chance.uniform(0.7, 1.3, int(beats[-1]) + 2)[beats.astype(np.int64)]
    phase = np.cumsum(firing * unsteady) / SAMPLE_RATE
    fire = np.exp(-6 * (phase % 1)) * unsteady
    tones = sum(
        (
            a * np.sin(2 * np.pi * k * phase + p)
            for k, a, p in ((2, 1.0, 0.3), (3, 0.6, 1.1), (4, 0.7, 2.0), (6, 0.45, 0.2), (8, 0.3, 4))
        ),
        np.zeros(n),
    )
    body = np.tanh(0.8 * tones * (0.6 + 0.6 * fire))
    rattle = band_pass(chance.standard_normal(n), 500, 2400) * (0.25 + fire)
    intake = band_pass(chance.standard_normal(n), 120, 480) * fire
    return mixed((1.0, low_pass(body, 1500)), (0.5, rattle), (0.7, intake))


def car_pass(seconds: float, chance: np.random.Generator) -> Wave:
    """From left to right: tyres on the road, the pitch falls as it passes."""
    n, t = length(seconds), times(seconds)
    x = (t - seconds / 2) * 16
    distance = np.sqrt(x**2 + 5**2)
    pitch = 1 / (1 + 16 * x / distance / 343)
    near = (5 / distance) ** 1.3
    tyres = swept(n, chance, (700 + 900 * near) * pitch, 1.9, near, 1)
    motor = _motor(n, chance, 38 * pitch).mean(1) * near
    side = np.clip(x / 18, -0.85, 0.85)
    wave = mixed((1.0, tyres), (0.5, motor))
    return wave * np.stack([np.cos((1 + side) * np.pi / 4), np.sin((1 + side) * np.pi / 4)], 1)


def traffic(seconds: float, chance: np.random.Generator) -> Wave:
    """A street: a bed of far cars, now and then one nearer."""
    n = length(seconds)
    bed = band_pass(noise(n, chance, -4), 60, 1600) * drift(n, chance, 0.5, 0.7, 1)[:, None]
    near = np.zeros((n, 2))
    at = -2.0
    while at < seconds:
        car = car_pass(float(chance.uniform(4, 6)), chance)
        place(
            near,
            low_pass(car, float(chance.uniform(1500, 4000))),
            int(at * SAMPLE_RATE),
            float(chance.uniform(0.3, 0.9)),
        )
        at += float(chance.uniform(2.0, 4.5))
    return mixed((1.0, bed), (0.8, near))


def city_night(seconds: float, chance: np.random.Generator) -> Wave:
    n, t = length(seconds), times(seconds)
    hum = band_pass(noise(n, chance, -4.5), 70, 900) * drift(n, chance, 0.2, 0.75, 1)[:, None]
    far = np.zeros((n, 2))
    siren = glide(700 + 180 * np.sin(2 * np.pi * 0.28 * t)) * drift(n, chance, 0.12) ** 4
    place(far, low_pass(siren, 1400), 0, 0.5, 0.6)
    for at in chance.uniform(0, max(1.0, seconds - 5), 2):
        place(far, low_pass(car_pass(5.0, chance), 1100), length(float(at)), 0.8)
    return mixed((1.0, hum), (0.25, far))


def train(seconds: float, chance: np.random.Generator) -> Wave:
    """Inside or beside a train: the roar of wheels, and the joints, two and two."""
    n = length(seconds)
    roar = band_pass(noise(n, chance, -4), 70, 1400) * drift(n, chance, 1.2, 0.8, 1)[:, None]
    whine = swept(n, chance, np.full(n, 1900.0) * drift(n, chance, 0.4, 0.95, 1.05), 0.25, drift(n, chance, 0.5))
    joints = np.zeros((n, 2))
    at = 0.1
    while at < seconds:
        for k in (0.0, 0.13, 0.5, 0.63):
            clank = strike(0.18, (105, 240, 530, 1450), (30, 40, 60, 90), (1, 0.8, 0.4, 0.25))
            place(
                joints, clank + 0.4 * burst(0.18, chance, 300, 3500, 80), length(at + k), float(chance.uniform(0.8, 1))
            )
        at += 1.24
    return mixed((1.0, roar), (0.12, whine), (0.7, joints))


def train_whistle(seconds: float, chance: np.random.Generator) -> Wave:
    n, t = length(seconds - 1.2), times(seconds - 1.2)
    shape = np.minimum(1, t / 0.12) * np.minimum(1, (t[-1] - t) / 0.3)
    bend = 1 - 0.04 * np.exp(-t * 6) - 0.05 * np.clip((t - t[-1] + 0.4) / 0.4, 0, 1)
    chord = sum((np.tanh(1.5 * glide(f * bend)) for f in (311.1, 370.0, 466.2, 554.4)), np.zeros(n))
    return room((chord + 0.5 * band_pass(chance.standard_normal(n), 800, 5000)) * shape, 2.2, 0.5, chance)[
        : length(seconds)
    ]


def foghorn(seconds: float, chance: np.random.Generator) -> Wave:
    """A ship's horn: two low notes with a rough edge, and the echo over the water."""
    n, t = length(seconds - 2.0), times(seconds - 2.0)
    shape = np.minimum(1, t / 0.25) * np.minimum(1, (t[-1] - t) / 0.35)
    horn = sum((a * saw(np.full(n, f)) for f, a in ((98.0, 1.0), (98.6, 0.7), (146.8, 0.6), (196.5, 0.3))), np.zeros(n))
    brassy = band_pass(np.tanh(0.9 * horn), 80, 1500)
    return room((brassy + 0.03 * band_pass(chance.standard_normal(n), 200, 1200)) * shape, 3.0, 0.5, chance, 1800)[
        : length(seconds)
    ]


def car_horn(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds - 0.3)
    shape = np.minimum(1, t / 0.015) * np.minimum(1, (t[-1] - t) / 0.03)
    horn = band_pass(saw(np.full(len(t), 415.0)) + saw(np.full(len(t), 523.0)), 350, 5000) * shape
    return room(np.tanh(horn), 0.8, 0.25, chance)[: length(seconds)]


def phone_ring(seconds: float, chance: np.random.Generator) -> Wave:
    """An old bell telephone: two gongs, twenty strokes a second; one second on, two off, as long as it lasts."""
    out = np.zeros((length(seconds), 2))
    gongs = [
        strike(0.35, (f, f * 1.51, f * 2.42, f * 3.9), (16, 20, 28, 40), (1, 0.6, 0.5, 0.3)) for f in (1180.0, 1420.0)
    ]
    k, at = 0, 0.02
    while at < seconds - 0.3:
        if at % 3 < 1.1:
            place(out, gongs[k % 2], length(at), float(chance.uniform(0.85, 1)))
        k, at = k + 1, at + 1 / 22
    return room(out, 0.35, 0.2, chance)[: length(seconds)]


def phone_buzz(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    on = (t % 1.1 < 0.55).astype(np.float64)
    shake = np.sin(2 * np.pi * 165 * t) * (0.7 + 0.3 * np.sin(2 * np.pi * 21 * t)) + 0.4 * np.sin(2 * np.pi * 330 * t)
    table = band_pass(chance.standard_normal(len(t)), 250, 1600) * np.maximum(0, np.sin(2 * np.pi * 165 * t)) ** 3
    return low_pass((shake + 0.8 * table) * low_pass(on, 40), 3000)


def machine_beep(seconds: float, chance: np.random.Generator) -> Wave:
    """A monitor or a console: short clean beeps."""
    t = times(seconds)
    on = low_pass((t % 0.9 < 0.11).astype(np.float64), 250)
    return room((np.sin(2 * np.pi * 990 * t) + 0.2 * np.sin(2 * np.pi * 1980 * t)) * on, 0.3, 0.1, chance)[: len(t)]


def alarm(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    hertz = np.where(t % 1.0 < 0.5, 784.0, 622.0)
    tone = band_pass(np.tanh(2.2 * glide(hertz)) + 0.3 * glide(2 * hertz), 300, 5000)
    return room(tone, 0.7, 0.2, chance)[: len(t)]


def siren(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    hertz = 620 + 640 * (0.5 - 0.5 * np.cos(2 * np.pi * t / 3.2))
    return room(band_pass(np.tanh(1.6 * glide(hertz)), 400, 4500), 1.4, 0.4, chance)[: len(t)]


def electric_crackle(seconds: float, chance: np.random.Generator) -> Wave:
    n, t = length(seconds), times(seconds)
    arcing = drift(n, chance, 6) ** 3
    hum = sum((np.sin(2 * np.pi * 100 * k * t) / k for k in (1, 2, 3, 5, 8)), np.zeros(n))
    snaps = [high_pass(burst(0.012, chance, 1200, 12000, 420), 800) for _ in range(14)]
    crackle = scatter(n, chance, snaps, 130, 1.4) * arcing[:, None]
    buzz = band_pass(np.sign(np.sin(2 * np.pi * 100 * t)) * chance.standard_normal(n), 900, 6000) * arcing
    return mixed((1.0, crackle), (0.18, hum), (0.4, buzz))


def ratchet(seconds: float, chance: np.random.Generator) -> Wave:
    """Clockwork being wound: a pawl over teeth, six or so clicks a second."""
    out = np.zeros((length(seconds), 2))
    at = 0.03
    while at < seconds - 0.08:
        place(out, ratchet_click(0.2, chance), length(at), float(chance.uniform(0.8, 1)))
        at += 0.16 + float(chance.normal(0, 0.008))
    return out


def ratchet_click(seconds: float, chance: np.random.Generator) -> Wave:
    tune = float(chance.uniform(0.97, 1.03))
    pawl = strike(0.09, (1820 * tune, 3350 * tune, 5100 * tune), (110, 150, 210), (0.6, 0.5, 0.3))
    click = pawl + 0.7 * strike(0.09, (310 * tune, 560 * tune), (60, 80)) + 0.6 * burst(0.09, chance, 1200, 9000, 260)
    return room(click, 0.12, 0.12, chance)[: length(seconds)]


def gears(seconds: float, chance: np.random.Generator) -> Wave:
    """A machine of wheels: several ratchets of different speed and a low hum."""
    n, t = length(seconds), times(seconds)
    out = np.zeros((n, 2))
    for rate, pan in ((3.0, -0.5), (7.3, 0.4), (11.7, 0.1)):
        click = ratchet_click(0.1, chance)
        for k in range(int(seconds * rate)):
            place(out, click, length(k / rate), float(chance.uniform(0.4, 1)) / rate**0.4, 0)
        out = out * np.array([1 - pan * 0.1, 1 + pan * 0.1])
    hum = sum((np.sin(2 * np.pi * 55 * k * t) / k for k in (1, 2, 3, 4)), np.zeros(n))
    return mixed((1.0, out), (0.3, hum))


def spaceship(seconds: float, chance: np.random.Generator) -> Wave:
    """The hum of a great ship: slow beating fifths, air in the ducts."""
    n, t = length(seconds), times(seconds)
    hum = np.zeros((n, 2))
    for hertz, gain in ((55.0, 0.8), (82.5, 0.7), (110.0, 0.7), (165.0, 0.55), (220.0, 0.4), (330.0, 0.2)):
        for side, off in ((0, 0.13), (1, -0.17)):
            hum[:, side] += gain * np.sin(2 * np.pi * (hertz + off * hertz / 110) * t + gain * 5)
    ducts = band_pass(noise(n, chance, -3), 200, 2400) * drift(n, chance, 0.3, 0.8, 1)[:, None]
    return mixed((1.0, hum), (0.4, ducts))


def robot(seconds: float, chance: np.random.Generator) -> Wave:
    """Servo motors: a limb moves and stops."""
    n = length(seconds)
    u = np.linspace(0, 1, n)
    speed = np.interp(u, (0, 0.12, 0.55, 0.7, 0.8, 1), (0.2, 1, 1.15, 0.4, 0.75, 0.1))
    whirr = band_pass(saw(260 * speed + 60) + 0.6 * saw(531 * speed + 120), 200, 4500)
    return mixed((1.0, whirr * hump(n, 0.4, 0.5)), (0.15, high_pass(chance.standard_normal(n), 2500) * speed))


def radio_static(seconds: float, chance: np.random.Generator) -> Wave:
    n, t = length(seconds), times(seconds)
    hiss = band_pass(noise(n, chance, 0, 1), 350, 4800) * drift(n, chance, 3, 0.6, 1)
    whistle = glide(900 + 1100 * drift(n, chance, 0.7)) * drift(n, chance, 0.9) ** 3
    pops = scatter(n, chance, [burst(0.01, chance, 500, 5000, 400) for _ in range(6)], 14, 1.5).mean(1)
    return mixed((1.0, hiss), (0.22, whistle), (0.4, pops), (0.06, np.sin(2 * np.pi * 100 * t)))


def record_crackle(seconds: float, chance: np.random.Generator) -> Wave:
    """An old record between the songs: clicks, surface noise, one thump a turn."""
    n = length(seconds)
    clicks = scatter(n, chance, [burst(0.004, chance, 900, 9000, 900) for _ in range(12)], 30, 1.3)
    hiss = band_pass(noise(n, chance, -2), 300, 8000)
    thumps = np.zeros((n, 2))
    for k in range(int(seconds / 1.8) + 1):
        place(thumps, strike(0.12, (95, 160), (40, 60)), length(0.4 + 1.8 * k), 1.0)
    return mixed((1.0, clicks), (0.25, hiss), (0.15, thumps))


def camera_click(seconds: float, chance: np.random.Generator) -> Wave:
    out = np.zeros((length(seconds), 2))
    for at, gain in ((0.01, 1.0), (0.075, 0.8)):
        shutter = burst(0.05, chance, 900, 8000, 200) + strike(0.05, (760, 1900), (120, 160))
        place(out, shutter, length(at), gain)
    return out
