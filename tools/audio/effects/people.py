"""People: a murmuring crowd, a café, applause, laughter, a heartbeat, breath.

The crowd is built of voices: each has a small store of syllables, a consonant and a vowel with moving formants, and
speaks them in phrases with pauses. Nobody says a word, and nobody buzzes.
"""

import numpy as np

from tools.audio.effects.household import cup_down, glass_clink
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
    times,
)
from tools.audio.filters import Wave, band_pass, low_pass
from tools.audio.ports import SAMPLE_RATE

VOWELS = (
    (730, 1090, 2440),
    (570, 840, 2410),
    (300, 870, 2240),
    (530, 1840, 2480),
    (270, 2290, 3010),
    (490, 1350, 1690),
)
"""First three formants in Hz of a man's vowels."""
SYLLABLES = 10


def crowd(seconds: float, chance: np.random.Generator) -> Wave:
    """Many people talk in a large room."""
    return room(_walla(seconds, chance, voices=16), 1.3, 0.5, chance, 3500)[: length(seconds)]


def cafe(seconds: float, chance: np.random.Generator) -> Wave:
    """A café: fewer people, nearer, with cups and glasses."""
    n = length(seconds)
    people = room(_walla(seconds, chance, voices=8), 0.6, 0.35, chance)[:n]
    cups = [cup_down(0.3, chance) for _ in range(3)] + [glass_clink(0.6, chance) * 0.5 for _ in range(2)]
    return mixed(
        (1.0, people), (0.4, scatter(n, chance, cups, 0.9, 1.6)), (0.15, band_pass(noise(n, chance, -4), 90, 2000))
    )


def _walla(seconds: float, chance: np.random.Generator, voices: int) -> Wave:
    n = length(seconds)
    out = np.zeros((n, 2))
    for _ in range(voices):
        woman = chance.random() < 0.5
        pitch = float(chance.uniform(175, 235) if woman else chance.uniform(95, 140))
        store = [_syllable(chance, pitch, 1.16 if woman else 1.0) for _ in range(SYLLABLES)]
        pan, near = float(chance.uniform(-0.9, 0.9)), float(chance.uniform(0.35, 1))
        at = float(chance.uniform(-1.5, 1.0))
        while at < seconds:
            spoken = int(chance.integers(3, 13))
            for k in range(spoken):
                syllable = store[int(chance.integers(SYLLABLES))]
                stress = float(chance.uniform(0.55, 1)) * (1 - 0.4 * k / spoken)
                place(out, syllable, int(at * SAMPLE_RATE), near * stress, pan)
                at += len(syllable) / SAMPLE_RATE * float(chance.uniform(0.75, 1.0))
            at += float(chance.exponential(0.9)) + 0.2
    return out


def _syllable(chance: np.random.Generator, pitch: float, tract: float) -> Wave:
    """A consonant, or none, and a vowel that glides to another."""
    t = times(float(chance.uniform(0.11, 0.26)))
    u = t / t[-1]
    bend = float(chance.uniform(-0.14, 0.08))
    glottis = low_pass(saw(pitch * float(chance.uniform(0.9, 1.2)) * (1 + bend * u + 0.01 * np.sin(60 * t))), 2200)
    source = glottis + 0.08 * chance.standard_normal(len(t))
    first, second = (VOWELS[int(k)] for k in chance.integers(0, len(VOWELS), 2))
    vowel = _vowel(source, first, tract) * (1 - u) + _vowel(source, second, tract) * u
    vowel *= hump(len(t), 0.25, 0.6)
    kind = chance.random()
    if kind < 0.35:  # a hiss: s, sh, f
        hiss = burst(0.09, chance, float(chance.uniform(2200, 4200)), 8500, 20, 0.03) * 0.25
        return np.concatenate([hiss, vowel])
    if kind < 0.75:  # a plosive
        return np.concatenate([burst(0.035, chance, float(chance.uniform(400, 2500)), 6000, 130) * 0.5, vowel])
    return vowel


def _vowel(source: Wave, formants: tuple[int, int, int], tract: float) -> Wave:
    gains = (1.0, 0.75, 0.4)
    wave = np.zeros(len(source))
    for hertz, gain in zip(formants, gains, strict=True):
        wave += gain * band_pass(source, hertz * tract * 0.88, hertz * tract * 1.12)
    return wave


def laughter(seconds: float, chance: np.random.Generator) -> Wave:
    """A roomful laughs: each in falling ha-ha-ha."""
    out = np.zeros((length(seconds), 2))
    for _ in range(7):
        woman = chance.random() < 0.5
        pitch, pan = (
            float(chance.uniform(240, 330) if woman else chance.uniform(130, 190)),
            float(chance.uniform(-0.9, 0.9)),
        )
        at, loud = float(chance.uniform(0, 0.5)), float(chance.uniform(0.5, 1))
        while at < seconds - 0.4 and loud > 0.15:
            t = times(0.13)
            source = saw(pitch * (1.1 - 0.2 * t / t[-1])) + 0.4 * chance.standard_normal(len(t))
            place(out, _vowel(source, VOWELS[0], 1.12) * hump(len(t), 0.3), length(at), loud, pan)
            at, loud, pitch = at + float(chance.uniform(0.17, 0.22)), loud * 0.9, pitch * 0.985
    return room(out, 0.9, 0.4, chance)[: length(seconds)]


def applause(seconds: float, chance: np.random.Generator) -> Wave:
    """Two hundred pairs of hands, each with its own pitch and rhythm, falling in and out."""
    claps = [
        burst(0.05, chance, 500, float(chance.uniform(2500, 6500)), float(chance.uniform(110, 200)))
        + 0.5 * strike(0.05, (float(chance.uniform(800, 1500)),), (150,))
        for _ in range(24)
    ]
    n = length(seconds)
    wash = scatter(n, chance, claps, 330, 2.4)
    return (
        room(wash, 1.0, 0.3, chance)[:n]
        * np.interp(np.linspace(0, 1, n), (0, 0.12, 0.6, 1), (0.15, 1, 0.9, 0.1))[:, None]
    )


def cheer(seconds: float, chance: np.random.Generator) -> Wave:
    """A crowd shouts for joy, under applause."""
    n = length(seconds)
    out = np.zeros((n, 2))
    for _ in range(14):
        t = times(float(chance.uniform(0.8, 2.0)))
        pitch = float(chance.uniform(220, 420)) * (1 + 0.2 * hump(len(t), 0.3))
        voice = _vowel(saw(pitch) + 0.3 * chance.standard_normal(len(t)), VOWELS[int(chance.integers(2))], 1.1)
        place(
            out,
            voice * hump(len(t), 0.3, 0.7),
            int(chance.uniform(0, max(0.1, seconds - 1.5)) * SAMPLE_RATE),
            float(chance.uniform(0.4, 1)),
            float(chance.uniform(-0.9, 0.9)),
        )
    return mixed((1.0, room(out, 1.2, 0.6, chance)[:n]), (0.7, applause(seconds, chance)))


def heartbeat(seconds: float, chance: np.random.Generator) -> Wave:
    """Lub-dub, 66 a minute; the body at 50 Hz, but also its overtones, skin and valve, so that a laptop plays it."""
    out = np.zeros((length(seconds), 2))
    for k in range(max(1, int((seconds - 0.4) / 0.91) + 1)):
        for after, hertz, gain in ((0.0, 50.0, 1.0), (0.31, 64.0, 0.7)):
            t = times(0.26)
            body = glide(hertz * (1 - 1.1 * t)) * np.exp(-t * 17)
            overtones = np.tanh(3 * glide(hertz * 2.6 * (1 - t)) * np.exp(-t * 26))
            overtones += 0.7 * glide(hertz * 4.1 * (1 - t)) * np.exp(-t * 32)
            valve = band_pass(chance.standard_normal(len(t)), 160, 900) * np.exp(-t * 60)
            beat = (body + 0.8 * overtones + 0.35 * valve) * np.minimum(1, t / 0.008)
            place(out, beat, length(0.06 + 0.91 * k + after), gain * float(chance.uniform(0.95, 1)))
    return out


def breath(seconds: float, chance: np.random.Generator) -> Wave:
    """In, and out."""
    n = length(seconds)
    u = np.linspace(0, 1, n)
    inward, outward = np.exp(-(((u - 0.22) / 0.12) ** 2)), np.exp(-(((u - 0.68) / 0.17) ** 2))
    air = chance.standard_normal(n)
    return band_pass(air, 900, 5500) * inward + 1.2 * band_pass(air, 350, 2600) * outward


def body_fall(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    thud = low_pass(noise(len(t), chance, -4, 1), 700) * np.exp(-t * 15) + strike(seconds, (78, 130, 210), (16, 24, 36))
    return room(thud + 0.12 * band_pass(chance.standard_normal(len(t)), 800, 4000) * np.exp(-t * 20), 0.4, 0.2, chance)[
        : len(t)
    ]


def fight_punch(seconds: float, chance: np.random.Generator) -> Wave:
    t = times(seconds)
    slap = burst(seconds, chance, 700, 5000, 70) + 1.2 * band_pass(chance.standard_normal(len(t)), 150, 700) * np.exp(
        -t * 38
    )
    return np.tanh(1.8 * (slap + strike(seconds, (95, 160), (26, 40))))


def room_tone(seconds: float, chance: np.random.Generator) -> Wave:
    """The air of a quiet room, so that silence is not a hole."""
    n = length(seconds)
    return mixed(
        (1.0, band_pass(noise(n, chance, -5), 60, 1200) * drift(n, chance, 0.3, 0.85, 1)[:, None]),
        (0.25, band_pass(noise(n, chance, -2), 800, 6000)),
    )
