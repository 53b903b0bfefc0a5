"""The words of a shot prompt and what each one means for the camera and the cast. Longer phrases are matched first."""

from typing import TypeVar

from tools.film.script import Action, Angle, Coverage, Expression, Facing, Mood, Move, Pace, Size, TimeOfDay, Weather

Meaning = TypeVar("Meaning")


def _by_phrase(phrases: dict[Meaning, str]) -> dict[str, Meaning]:
    """meaning -> "phrase, phrase" turned round: phrase -> meaning"""
    return {phrase: meaning for meaning, words in phrases.items() for phrase in words.split(", ")}


_SIZES: dict[Size, str] = {
    "extreme wide": (
        "extreme wide shot, extreme wide, extreme long shot, very wide shot, establishing shot, aerial, ews, "
        "els, drone shot, panorama"
    ),
    "medium wide": ("medium wide shot, medium wide, medium long shot, mws, cowboy shot, american shot, knee shot"),
    "wide": "wide shot, long shot, wide, ws, ls, point of view, pov",
    "full": "full shot, full length, head to toe, fs",
    "medium close-up": (
        "medium close-up, medium close up, mcu, head and shoulders, bust shot, over the shoulder, "
        "over-the-shoulder, ots"
    ),
    "medium": "medium shot, mid shot, medium, ms, waist shot, two-shot, two shot",
    "extreme close-up": "extreme close-up, extreme close up, ecu, choker",
    "insert": "macro, insert, detail, cutaway",
    "close-up": "close-up, close up, closeup, cu, close on",
}
SIZES = _by_phrase(_SIZES)

_COVERAGE: dict[Coverage, str] = {
    "two-shot": "two-shot, two shot",
    "over the shoulder": "over the shoulder, over-the-shoulder, ots",
    "point of view": "point of view, pov",
    "group": "group shot, crowd",
    "empty": "empty, nobody",
}
COVERAGE = _by_phrase(_COVERAGE)

_ANGLES: dict[Angle, str] = {
    "low": "low angle, from below, worm's eye",
    "high": "high angle, from above",
    "overhead": "overhead, top shot, bird's eye, top-down",
    "dutch": "dutch, tilted frame, canted",
    "eye level": "eye level",
}
ANGLES = _by_phrase(_ANGLES)

_MOVES: dict[Move, str] = {
    "push in": "push in, pushes in, push-in, dolly in, dollies in, move in, moves in, creep in",
    "pull out": "pull out, pulls out, pull back, pulls back, dolly out, dolly back, pull-out",
    "track left": "track left, tracks left, dolly left, truck left",
    "track right": "track right, tracks right, tracking shot, tracking, dolly right, truck right",
    "pan left": "pan left, pans left",
    "pan right": "pan right, pans right, slow pan",
    "tilt up": "tilt up, tilts up",
    "tilt down": "tilt down, tilts down",
    "crane up": "crane up, cranes up, rising",
    "crane down": "crane down, cranes down, descending",
    "handheld": "handheld, hand-held",
    "zoom in": "zoom in, zooms in",
    "zoom out": "zoom out, zooms out",
    "static": "locked off, static, still frame",
}
MOVES = _by_phrase(_MOVES)

_PACES: dict[Pace, str] = {
    "slow": "very slow, slowly, slow, gentle, gently, creeping",
    "fast": "fast, quick, quickly, whip, sudden, rapid",
}
PACES = _by_phrase(_PACES)

_TIMES: dict[TimeOfDay, str] = {
    "dawn": "dawn, daybreak, first light, sunrise, early morning",
    "morning": "morning",
    "day": "noon, midday, daylight, day",
    "afternoon": "afternoon",
    "sunset": "sunset, golden hour, magic hour",
    "dusk": "evening, dusk, twilight, blue hour, nightfall",
    "night": "midnight, night, moonlight, moonlit",
}
TIMES = _by_phrase(_TIMES)

_WEATHERS: dict[Weather, str] = {
    "storm": "thunderstorm, storm, stormy, lightning",
    "rain": "downpour, drizzle, raining, rainy, rain",
    "snow": "snowing, snowfall, blizzard, snow",
    "fog": "foggy, misty, fog, mist, haze",
    "wind": "windy, gale, gusts, wind",
    "overcast": "overcast, cloudy, grey sky",
    "clear": "clear sky, sunny, clear",
}
WEATHERS = _by_phrase(_WEATHERS)

_ACTIONS: dict[Action, str] = {
    "walk": (
        "walk, stride, wander, stroll, march, approach, cross, enter, leave, climb, step, pace, follow, "
        "creep, limp, drift, go, come, return"
    ),
    "run": "run, race, chase, flee, sprint, rush, hurry, dash",
    "sit": "row, sit, seated, perch, drive, ride",
    "kneel": "kneel, crouch, squat, bend",
    "lie": "lie, sleep, collapse",
    "reach": (
        "reach, grab, take, touch, open, close, pick, pull, push, knock, turn, wind, trim, polish, wipe, "
        "light, pour, unroll, place, give, hand, offer"
    ),
    "carry": "carry, bring, hold, lift, haul, drag",
    "point": "point, aim, gesture",
    "wave": "wave, signal, greet",
    "write": "write, draw, sign, type, carve",
    "look": "look, watch, stare, gaze, glance, see, read, listen",
    "stand": "wait, stand, stop",
}
ACTIONS = _by_phrase(_ACTIONS)

_EXPRESSIONS: dict[Expression, str] = {
    "happy": "smile, smiles, smiling, laughs, laughing, happy, joyful, grins, delighted",
    "tender": "relieved, tender, tenderly, gentle, loving, softly, moved",
    "sad": "sad, crying, cries, weeps, wet eyes, tears, grieving, lonely, tired",
    "afraid": "afraid, scared, terrified, fear, frightened, horrified",
    "angry": "angry, furious, shouts, glares, rage",
    "surprised": "surprised, astonished, startled, shocked, gasps, stunned",
    "worried": "worried, concern, slight concern, concerned, anxious, nervous, uneasy, hesitates, frowns",
    "determined": "determined, resolute, focused, grim, stern",
}
EXPRESSIONS = _by_phrase(_EXPRESSIONS)

_FACINGS: dict[Facing, str] = {
    "back": "from behind, back to camera, back to us, his back, her back, seen from the back",
    "profile right": "in profile, profile, side on",
    "front": "looking at camera, looks at camera, into the lens, to camera, faces us, facing us",
    "three-quarter right": "three-quarter",
}
FACINGS = _by_phrase(_FACINGS)

_MOODS: dict[Mood, str] = {
    "tense": "tense, suspense, nervous, uneasy",
    "warm": "warm, hopeful, resolves, home, gentle",
    "melancholy": "melancholy, sad, lonely, mournful, longing, patient",
    "triumphant": "triumphant, victory, proud",
    "mysterious": "mysterious, curious, strange, eerie",
    "playful": "playful, funny, comic, light, quirky",
    "epic": "epic, grand, heroic, sweeping",
    "calm": "calm, quiet, peaceful, still",
    "romantic": "romantic, tender, love",
    "dark": "dark, ominous, dread, menacing, horror",
    "dreamy": "dreamy, ethereal, floating, magical",
    "action": "action, chase, driving, urgent, fast",
}
MOODS = _by_phrase(_MOODS)
