"""Time of day, weather and mood as one Atmosphere: sky, key light, ambient, haze, precipitation, grade."""

from dataclasses import dataclass

import numpy as np

from tools.film.script import Mood, TimeOfDay, Weather
from tools.generators.previz.noise import Doubles, Floats, colour, light_colour

Triple = tuple[float, float, float]


@dataclass(frozen=True)
class Hour:
    """The light of one time of day. Colours "#rrggbb", strengths as factors."""

    ramp: tuple[str, str, str, str, str]
    key: str
    key_gain: float
    elevation: float
    above: tuple[str, float]
    below: tuple[str, float]
    haze: str
    clouds: tuple[str, str]
    lamps: float
    disc: float
    glow: float
    exposure: float


HOURS: dict[TimeOfDay, Hour] = {
    "dawn": Hour(
        ("#f6dcc8", "#e0bcc0", "#a8aac8", "#7a96c0", "#48689c"), "#ffe0c4", 1.9, 0.16, ("#8fa6d0", 0.62),
        ("#5c607a", 0.38), "#b4b2c4", ("#ffe0d0", "#9aa0bc"), 0.35, 20, 0.55, 1.05,
    ),
    "morning": Hour(
        ("#ecebe2", "#cbdbe6", "#98bedc", "#6496c8", "#3c6ca8"), "#ffecc8", 2.5, 0.42, ("#a4c0e4", 0.62),
        ("#6a6656", 0.40), "#c6d2da", ("#fff6e8", "#a2b0c4"), 0.0, 0, 0.35, 1.0,
    ),
    "day": Hour(
        ("#e2ecee", "#c0d8e6", "#8fb8da", "#5a90c8", "#3468a8"), "#fff0d0", 2.7, 0.72, ("#a8c4e8", 0.62),
        ("#6a6450", 0.40), "#c4d6e0", ("#ffffff", "#9fb0c4"), 0.0, 0, 0.25, 1.0,
    ),
    "afternoon": Hour(
        ("#f4e2c2", "#d8d4cc", "#a2bad0", "#6c96c2", "#426ca4"), "#ffe2ac", 2.8, 0.36, ("#a0b8dc", 0.58),
        ("#70644c", 0.40), "#d2ccbc", ("#fff2da", "#a4a8b4"), 0.0, 0, 0.42, 1.0,
    ),
    "sunset": Hour(
        ("#ffbe7c", "#f0a078", "#bf8a8e", "#74749a", "#3a4a78"), "#ff9e58", 2.9, 0.13, ("#7c86b4", 0.55),
        ("#5a4048", 0.30), "#c88a6c", ("#ffa878", "#64587c"), 0.45, 22, 0.60, 1.10,
    ),
    "dusk": Hour(
        ("#d9935f", "#b07c70", "#676a84", "#34486a", "#16203a"), "#c88a80", 0.55, 0.08, ("#5470a8", 0.34),
        ("#2c2c40", 0.24), "#6a6a84", ("#7d7486", "#202a3c"), 1.0, 0, 0.45, 1.30,
    ),
    "night": Hour(
        ("#3a4c6c", "#283a58", "#182742", "#0e182e", "#070c1a"), "#9db6e8", 0.62, 0.62, ("#3a5488", 0.20),
        ("#1a2034", 0.14), "#2c3c5c", ("#3c4a66", "#0d1424"), 1.0, 0, 0.18, 1.45,
    ),
}  # fmt: skip
RAMP_STOPS = (0.0, 0.08, 0.24, 0.5, 1.0)


@dataclass
class Atmosphere:
    """The air and the light of a place. Place functions may bend it before the World is built from it.

    `ramp` is the sky from horizon to zenith, (256, 3) display colours; `sun`, `above`, `below` and `haze` are linear
    light; `clouds` the display colours of lit and dark cloud; `lamps` 0..1 how far artificial light is on.
    """

    time: TimeOfDay
    weather: Weather
    mood: Mood
    ramp: Floats
    sun: Doubles
    elevation: float
    above: Doubles
    below: Doubles
    haze: Doubles
    clouds: tuple[Doubles, Doubles]
    lamps: float
    disc: float
    glow: float
    exposure: float
    density: float = 0.006
    cover: float = 0.42
    rain: float = 0.0
    snow: float = 0.0
    wet: float = 0.0
    fog: float = 0.0
    wind: float = 0.15
    lightning: bool = False
    unlit: bool = False
    """The lamps are out, also those that always burn."""
    bloom: float = 0.26
    vignette: float = 0.55
    shadows: Triple = (0.92, 0.99, 1.10)
    highlights: Triple = (1.05, 1.0, 0.93)
    saturation: float = 0.90
    contrast: float = 1.08

    def dim(self, grey: float) -> None:
        """Let cloud take colour out of the sky: 0 none, 1 all."""
        flat = self.ramp.mean(1, keepdims=True) * np.array([0.96, 1.0, 1.04], np.float32)
        self.ramp = (self.ramp * (1 - grey) + flat * 0.86 * grey).astype(np.float32)
        mean = float(self.haze.mean())
        self.haze = self.haze * (1 - grey) + mean * np.array([0.92, 1.0, 1.10]) * grey


def atmosphere(time: TimeOfDay = "day", weather: Weather = "clear", mood: Mood = "calm") -> Atmosphere:
    """The air of a place at that time, in that weather, coloured by the mood."""
    hour = HOURS[time]
    stops = np.array([colour(c) for c in hour.ramp])
    steps = np.linspace(0, 1, 256)
    ramp = np.stack([np.interp(steps, RAMP_STOPS, stops[:, c]) for c in range(3)], 1).astype(np.float32)
    air = Atmosphere(
        time, weather, mood, ramp, light_colour(hour.key, hour.key_gain), hour.elevation,
        light_colour(*hour.above), light_colour(*hour.below), light_colour(hour.haze),
        (colour(hour.clouds[0]), colour(hour.clouds[1])), hour.lamps, hour.disc, hour.glow, hour.exposure,
    )  # fmt: skip
    if time in ("day", "morning", "afternoon"):
        air.shadows, air.highlights, air.vignette = (0.94, 0.99, 1.06), (1.03, 1.0, 0.95), 0.42
    _weather(air)
    _mood(air)
    return air


def _weather(air: Atmosphere) -> None:
    if air.weather in ("overcast", "rain", "storm", "snow", "fog"):
        air.dim(0.55)
        air.sun = air.sun * 0.22
        air.above, air.below = air.above * 1.15, air.below * 1.1
        air.cover, air.density, air.disc = 0.72, air.density * 1.8, 0
        air.glow *= 0.5
        air.lamps = max(air.lamps, 0.55)
    match air.weather:
        case "rain":
            air.rain, air.wet, air.fog, air.wind = 1.0, 1.0, 0.25, 0.3
        case "storm":
            air.rain, air.wet, air.fog, air.wind, air.cover = 1.6, 1.0, 0.35, 1.0, 0.85
            air.above = air.above * 0.7
            air.lightning = True
        case "snow":
            air.snow, air.fog = 1.0, 0.25
        case "fog":
            air.fog, air.density, air.wind = 1.0, 0.035, 0.05
        case "wind":
            air.wind, air.cover = 1.0, 0.55
        case "clear" | "overcast":
            pass


def _mood(air: Atmosphere) -> None:
    """A nudge of the grade, never a repaint: the hour and the weather stay readable."""
    match air.mood:
        case "tense" | "action":
            air.contrast, air.vignette, air.exposure = 1.16, 0.75, air.exposure * 0.93
        case "dark":
            air.contrast, air.vignette, air.exposure = 1.18, 0.85, air.exposure * 0.82
            air.saturation = 0.80
        case "mysterious":
            air.shadows, air.highlights = (0.86, 1.02, 1.08), (0.98, 1.03, 0.95)
            air.saturation, air.fog = 0.82, max(air.fog, 0.45)
        case "melancholy":
            air.shadows, air.saturation, air.exposure = (0.90, 0.99, 1.12), 0.74, air.exposure * 0.95
        case "warm" | "romantic":
            air.highlights, air.saturation = (1.07, 1.0, 0.91), 0.95
        case "playful":
            air.saturation, air.exposure, air.vignette = 1.10, air.exposure * 1.06, 0.34
        case "triumphant" | "epic":
            air.saturation, air.exposure, air.contrast = 1.02, air.exposure * 1.04, 1.12
        case "dreamy":
            air.bloom, air.contrast, air.highlights = 0.42, 1.0, (1.05, 1.0, 0.97)
        case "calm":
            pass
