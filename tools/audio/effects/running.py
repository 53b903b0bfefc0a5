"""What runs: only somebody has feet.

    Mara runs            running            a watch that runs backwards     nothing of its own
    the tap is running   a stream           she runs a bakery               nothing of its own
    the engine runs      an engine

Everybody and every animal may run; the things that do are listed here.
"""

import re

_WATER = "water tap taps faucet faucets hose shower sink bath fountain"
_MOTORS = "engine engines motor motors generator generators"
_MUTE = (
    "watch watches clock clocks clockwork timer hourglass machine machines mechanism fan fans fridge wheel wheels mill "
    "projector camera film tape record show play programme program computer screen meter train trains tram bus car "
    "cars time day days hour hours minutes seconds sand river stream rain tears blood sweat nose wine paint ink "
    "road path street track rail rails line lines crack wall fence wire rope cable thread bridge story rumour shop "
    "business bakery"
)
_NOT_LEGS = "shoes mate gag joke order total commentary costs stitch board light lights"
"""what "running" tells of without anybody who runs"""
_SOUND: dict[str, str] = {**dict.fromkeys(_WATER.split(), "stream"), **dict.fromkeys(_MOTORS.split(), "engine")}
_THINGS = "|".join(sorted({*_SOUND, *_MUTE.split()}))
_LINK = (
    r"(?:\s+(?:that|which|is|are|was|were|has|have|had|been|keeps?|kept|left|still|always|never|only|just|now|slowly|"
    r"quietly|not|no|longer|both|all|will|must|to|can|could))*"
)
_BY_ITSELF = re.compile(rf"\b({_THINGS})\b{_LINK}\s+(?:runs?|running)\b", re.IGNORECASE)
_TOLD_OF = re.compile(rf"\brunning\s+({_THINGS}|{'|'.join(_NOT_LEGS.split())})\b", re.IGNORECASE)
_WITH = re.compile(
    r"\b(?:runs?|running)\s+(?:(?:an?|the|his|her|their|its|my|our|your)\s+(?!(?:\w+\s+)?(?:miles?|race|marathon|length|"
    r"gauntlet|laps?|way|distance|stairs|metres?|meters?|yards?|steps?)\b)(?=\w)|out\s+of\s+(?!an?\b|the\b|his\b|her\b|"
    r"their\b|its\b))",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\b(?:with|in|on|by|at|near|from|past|behind|under|of)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
"""what stands before a thing that is only said of somebody"""


def without_feet(words: str) -> str:
    """The words with what runs, and is nobody, put as it sounds, so that no feet are heard of it."""
    words = _BY_ITSELF.sub(_sounding, words)
    return _WITH.sub(" ", _TOLD_OF.sub(_sounding, words))


def _sounding(match: re.Match[str]) -> str:
    finite = match[0].lower().endswith(("run", "runs")) and match[0].count(" ") == 1
    if finite and _ASIDE.search(match.string[: match.start()]):
        # "the man with the watch runs"
        return match[0]
    return _SOUND.get(match[1].lower(), match[1])
