"""The catalogue: every effect the department can make, by its plain name, in its own length and at its own level.

A *one-shot* happens once and has its own length. A *pattern* goes on for as long as it is asked to, like footsteps. An
*ambience* is a loop without a seam. `lufs` is the loudness at which it is delivered, of an ambience as a whole, of an
event at its loudest: its place in a mix under dialogue at -20 LUFS, so that it can be laid in at 0 dB.
"""

from collections.abc import Callable
from typing import Literal

import numpy as np
from pydantic import ConfigDict

from tools.audio.effects import animals, drama, household, machines, people, places, steps, water, weather
from tools.audio.effects.lexicon import LEXICON
from tools.audio.filters import Wave
from tools.film.value import Value

Kind = Literal["one-shot", "pattern", "ambience"]
Recipe = Callable[[float, np.random.Generator], Wave]


class Entry(Value):
    """One effect of the catalogue.

    `one` is the length of a single event of a pattern, `every` the time from one event to the next when several are
    asked for ("six clicks"); `units` are the nouns that count them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    name: str
    kind: Kind
    seconds: float
    lufs: float
    recipe: Recipe
    one: float
    every: float
    units: tuple[str, ...] = ()

    @property
    def phrases(self) -> tuple[str, ...]:
        """What people call it, its own name first."""
        return (self.name, *(phrase.strip() for phrase in LEXICON[self.name].split(",")))


def _shot(
    name: str, seconds: float, lufs: float, recipe: Recipe, *, every: float | None = None, units: str = ""
) -> Entry:
    return Entry(
        name=name,
        kind="one-shot",
        seconds=seconds,
        lufs=lufs,
        recipe=recipe,
        one=seconds,
        every=every or seconds * 0.8,
        units=tuple(units.split()),
    )


def _pattern(
    name: str, seconds: float, lufs: float, recipe: Recipe, *, one: float, every: float, units: str = ""
) -> Entry:
    return Entry(
        name=name,
        kind="pattern",
        seconds=seconds,
        lufs=lufs,
        recipe=recipe,
        one=one,
        every=every,
        units=tuple(units.split()),
    )


def _ambience(name: str, lufs: float, recipe: Recipe, *, seconds: float = 14.0) -> Entry:
    return Entry(name=name, kind="ambience", seconds=seconds, lufs=lufs, recipe=recipe, one=seconds, every=seconds)


_ENTRIES = (
    # weather
    _ambience("rain", -31, weather.rain),
    _ambience("heavy rain", -28, weather.heavy_rain),
    _ambience("rain on window", -32, weather.rain_on_window),
    _shot("thunder", 7.0, -22, weather.thunder, every=4.5, units="clap"),
    _shot("distant thunder", 8.0, -29, weather.distant_thunder, every=6.0),
    _ambience("wind", -32, weather.wind, seconds=16.0),
    _ambience("storm wind", -28, weather.storm_wind, seconds=16.0),
    _ambience("blizzard", -30, weather.blizzard, seconds=16.0),
    _pattern("wind chimes", 6.0, -31, weather.wind_chimes, one=4.0, every=2.0),
    # water
    _ambience("sea", -31, water.sea, seconds=18.0),
    _ambience("surf", -29, water.surf, seconds=18.0),
    _ambience("small waves", -33, water.small_waves, seconds=16.0),
    _ambience("stream", -32, water.stream),
    _pattern("water drip", 5.0, -30, water.drip, one=1.0, every=1.0, units="drop drip"),
    _shot("splash", 1.6, -24, water.splash, every=1.2),
    _pattern("pour", 2.6, -28, water.pour, one=1.2, every=1.6),
    _ambience("underwater", -31, water.bubbles),
    _ambience("sizzle", -32, water.sizzle),
    # animals
    _ambience("birds", -33, animals.birds),
    _ambience("gulls", -31, animals.gulls),
    _ambience("crickets", -36, animals.crickets),
    _shot("owl", 3.4, -29, animals.owl, every=4.0, units="hoot"),
    _shot("dog bark", 0.8, -25, animals.dog_bark, every=0.55, units="bark"),
    _shot("wolf howl", 4.0, -27, animals.wolf_howl, every=4.5, units="howl"),
    _pattern("cat purr", 5.0, -33, animals.cat_purr, one=1.9, every=1.9),
    _shot("cat meow", 0.8, -27, animals.cat_meow, every=1.2, units="meow"),
    _shot("wings", 1.1, -28, animals.wings, every=1.0),
    _pattern("horse steps", 4.0, -26, animals.horse_steps, one=0.5, every=0.5, units="hoofbeat"),
    _ambience("frogs", -35, animals.frogs),
    _ambience("bees", -35, animals.bees),
    # places
    _ambience("forest", -34, places.forest),
    _ambience("night", -37, places.night),
    _ambience("jungle", -33, places.jungle),
    _ambience("cave", -35, places.cave),
    _ambience("harbour", -33, places.harbour, seconds=18.0),
    _ambience("ship", -33, places.ship, seconds=16.0),
    _ambience("city night", -35, machines.city_night, seconds=18.0),
    _ambience("traffic", -32, machines.traffic, seconds=18.0),
    _ambience("cafe", -33, people.cafe),
    _ambience("crowd", -31, people.crowd),
    _ambience("kitchen", -33, household.kitchen),
    _ambience("office", -36, places.office),
    _ambience("room tone", -48, people.room_tone),
    _ambience("hospital", -36, places.hospital),
    _ambience("factory", -31, places.factory),
    _ambience("spaceship", -33, machines.spaceship),
    _ambience("fire", -31, household.fire),
    # steps
    _pattern("footsteps on wood", 4.0, -27, steps.on_wood, one=0.5, every=0.56, units="step footstep"),
    _pattern("footsteps on stone", 4.0, -27, steps.on_stone, one=0.5, every=0.56, units="step footstep"),
    _pattern("footsteps on gravel", 4.0, -28, steps.on_gravel, one=0.5, every=0.56, units="step footstep"),
    _pattern("footsteps on snow", 4.0, -28, steps.on_snow, one=0.6, every=0.66, units="step footstep"),
    _pattern("footsteps on grass", 4.0, -31, steps.on_grass, one=0.5, every=0.56, units="step footstep"),
    _pattern("running", 3.5, -25, steps.running, one=0.4, every=0.31, units="step footstep"),
    # doors and things
    _shot("door open", 1.4, -27, household.door_open, every=1.6),
    _shot("door close", 1.0, -25, household.door_close, every=1.2),
    _shot("door slam", 1.3, -22, household.door_slam, every=1.3),
    _shot("door creak", 2.2, -29, household.door_creak, every=2.4, units="creak"),
    _shot("knock", 0.6, -24, household.knock, every=0.24, units="knock rap"),
    _shot("key in lock", 1.3, -29, household.key_in_lock, every=1.4),
    _shot("keys", 1.2, -30, household.keys, every=1.2),
    _pattern("clock tick", 5.0, -33, household.clock_tick, one=0.6, every=1.0, units="tick tock"),
    _shot("clock chime", 4.5, -27, household.clock_chime, every=1.9, units="stroke chime strike"),
    _shot("bell", 2.5, -28, household.bell, every=0.7, units="ring ding"),
    _shot("church bell", 6.0, -26, household.church_bell, every=2.4, units="toll stroke"),
    _pattern("phone ring", 4.2, -26, machines.phone_ring, one=1.6, every=3.0, units="ring"),
    _pattern("phone buzz", 3.2, -31, machines.phone_buzz, one=0.7, every=1.1, units="buzz"),
    _pattern("typing", 4.0, -31, household.typing, one=0.3, every=0.2, units="keystroke"),
    _shot("paper rustle", 1.4, -31, household.paper_rustle, every=1.4),
    _pattern("writing", 4.0, -36, household.writing, one=1.0, every=1.0),
    _shot("glass clink", 1.4, -29, household.glass_clink, every=0.6, units="clink"),
    _shot("glass break", 1.8, -23, household.glass_break, every=1.8),
    _shot("cork pop", 0.9, -25, household.cork_pop, every=1.0, units="pop"),
    _shot("cup set down", 0.6, -29, household.cup_down, every=0.8),
    _shot("cloth", 0.8, -35, household.cloth, every=0.9),
    _shot("zipper", 0.7, -31, household.zipper, every=0.9),
    _shot("switch", 0.4, -29, household.switch, every=0.3, units="click"),
    _shot("chair", 0.9, -30, household.chair, every=1.0),
    _shot("match strike", 1.2, -30, household.match_strike, every=1.3),
    # machines
    _ambience("engine", -29, machines.engine, seconds=10.0),
    _shot("car pass", 5.0, -26, machines.car_pass, every=4.0),
    _shot("car horn", 0.9, -25, machines.car_horn, every=0.8, units="honk"),
    _ambience("train", -28, machines.train, seconds=14.0),
    _shot("train whistle", 3.6, -25, machines.train_whistle, every=3.0, units="blast"),
    _shot("foghorn", 6.0, -26, machines.foghorn, every=6.5, units="blast"),
    _pattern("machine beep", 4.0, -31, machines.machine_beep, one=0.6, every=0.9, units="beep blip"),
    _pattern("alarm", 4.0, -26, machines.alarm, one=1.0, every=1.0),
    _pattern("siren", 6.4, -26, machines.siren, one=3.2, every=3.2),
    _ambience("electric crackle", -31, machines.electric_crackle, seconds=8.0),
    _pattern("ratchet", 1.1, -27, machines.ratchet, one=0.2, every=0.17, units="click notch tooth turn"),
    _ambience("gears", -33, machines.gears, seconds=8.0),
    _pattern("robot", 1.4, -29, machines.robot, one=1.2, every=1.3),
    _ambience("radio static", -33, machines.radio_static, seconds=8.0),
    _ambience("record crackle", -36, machines.record_crackle, seconds=9.0),
    _shot("camera click", 0.3, -28, machines.camera_click, every=0.6, units="shot"),
    # people
    _pattern("heartbeat", 4.6, -27, people.heartbeat, one=0.9, every=0.91, units="beat heartbeat"),
    _pattern("breath", 2.8, -34, people.breath, one=1.4, every=2.8, units="breath"),
    _pattern("applause", 6.0, -26, people.applause, one=1.5, every=5.0),
    _shot("cheer", 4.5, -25, people.cheer, every=4.0),
    _shot("laughter", 2.6, -27, people.laughter, every=2.4),
    _shot("body fall", 0.7, -25, people.body_fall, every=1.0),
    _shot("punch", 0.4, -23, people.fight_punch, every=0.5, units="punch"),
    # drama
    _shot("whoosh", 1.2, -25, drama.whoosh, every=1.0),
    _shot("impact", 3.0, -21, drama.impact, every=1.6),
    _shot("thud", 0.7, -25, drama.thud, every=0.7, units="thud"),
    _shot("gavel", 0.8, -24, drama.gavel, every=0.45, units="blow"),
    _pattern("riser", 3.0, -24, drama.riser, one=0.25, every=3.0),
    _ambience("drone", -33, drama.drone, seconds=16.0),
    _shot("drum hit", 2.0, -23, drama.drum_hit, every=0.7, units="beat hit"),
    _pattern("drum roll", 2.4, -26, drama.drum_roll, one=0.4, every=2.4),
    _shot("cymbal", 2.4, -27, drama.cymbal, every=1.5),
    _shot("gong", 6.0, -26, drama.gong, every=5.0),
    _shot("sword", 1.3, -24, drama.sword, every=0.5, units="clash"),
    _shot("sword draw", 1.0, -27, drama.sword_draw, every=1.2),
    _shot("gunshot", 2.2, -22, drama.gunshot, every=0.9, units="shot"),
    _shot("explosion", 4.0, -20, drama.explosion, every=3.0),
    _pattern("magic shimmer", 2.8, -29, drama.magic_shimmer, one=1.2, every=2.8),
    _pattern("music box", 6.0, -31, drama.music_box, one=2.0, every=6.0),
    _shot("sparkle", 1.6, -30, drama.sparkle, every=0.7),
    _ambience("ghost voices", -34, drama.ghost, seconds=12.0),
)
CATALOGUE: dict[str, Entry] = {entry.name: entry for entry in _ENTRIES}
