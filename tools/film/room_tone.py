"""The sound of a place for a scene that comes into a film: as the place is heard elsewhere in it, in its own weather.

    scene 2   BEACH, rain    "gulls and small waves, rain"
    added     BEACH, fog     "gulls and small waves, dull air, far foghorn"
    added     PIER           "pier": a place that is heard nowhere yet sounds as it is called

A place that is silent in the film stays so, and a film without any sound of places gets none.
"""

from itertools import takewhile

from tools.film.bench import Bench
from tools.film.facts import CueAdded
from tools.film.film import Film
from tools.film.laying import laid
from tools.film.script import Scene
from tools.film.slate import find_scene, scene_number
from tools.film.sound import Cue

WEATHER_SOUNDS = {
    "rain": "rain",
    "storm": "storm wind and rain",
    "snow": "snow quiet, thin wind",
    "fog": "dull air, far foghorn",
    "wind": "wind",
}


def in_weather(ambience: str, weather: str, interior: bool) -> str:
    """The sound of a place with the weather, which is heard through the walls."""
    outside = WEATHER_SOUNDS.get(weather, "")
    if not outside or outside.split()[0] in ambience:
        return ambience
    return f"{ambience}, {outside}{' outside' if interior else ''}"


def lay_room_tone(bench: Bench, scene: str) -> None:
    """Lay the sound of its place under a scene, up to the first shot that has a sound of its own."""
    film, made = bench.film, find_scene(bench.film, scene)
    under = laid(film).under["ambience"]
    bare = list(takewhile(lambda shot: shot not in under, made.shots))
    there = [other for other in film.scenes if other.location == made.location and other.shots and other.id != scene]
    like = min(there, key=lambda other: _unlike(film, made, other)) if there else None
    known = next((film.cues[under[shot]] for shot in like.shots if shot in under), None) if like else None
    if not bare or not under or (like is not None and known is None):
        return
    cue = Cue(id=bench.new_id("cu"), kind="ambience", what=_called(film, made), shot=bare[0], until=bare[-1])
    if like is not None and known is not None:
        level = {"gain_db": known.gain_db, "muted": known.muted, "media": known.media, "offline": known.offline}
        cue = cue.model_copy(update={**level, "what": _retold(known, like, made)})
    bench.put_cues(cue)
    bench.say(CueAdded(cue=cue.id, cue_kind="ambience", shot=cue.shot))


def _unlike(film: Film, scene: Scene, other: Scene) -> tuple[bool, bool, int]:
    """How little another scene at a place is like this one: in another weather, or outside of it, or far from it."""
    apart = abs(scene_number(film, scene.id) - scene_number(film, other.id))
    return other.weather != scene.weather, other.interior != scene.interior, apart


def _called(film: Film, scene: Scene) -> str:
    return in_weather(film.locations[scene.location].name.lower(), scene.weather, scene.interior == "INT.")


def _retold(cue: Cue, there: Scene, here: Scene) -> str:
    """The words of a place's sound with the weather of another scene instead of its own."""
    if cue.media is not None or there.weather == here.weather:
        return cue.what
    said = WEATHER_SOUNDS.get(there.weather, "")
    words = cue.what.removesuffix(" outside").removesuffix(f", {said}") if said else cue.what
    return in_weather(words, here.weather, here.interior == "INT.")
