"""Reads what somebody wrote for a sound: "ratchet, six clicks", "gulls, small waves", "distant surf".

Phrases of the catalogue are found in the words, the longest first; counts, distances, lengths and softness around them
are honoured; a count that stands alone belongs to the thing it counts.
"""

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache

from tools.audio.effects.catalogue import CATALOGUE
from tools.audio.effects.finish import Distance
from tools.audio.effects.running import without_feet
from tools.film.value import Value

MOST_COUNTED = 24
SOFT_DB, LOUD_DB = -6.0, 4.0
WIDEST_GAP = 2
NUMBERS = {
    "once": 1,
    "one": 1,
    "single": 1,
    "twice": 2,
    "two": 2,
    "pair": 2,
    "double": 2,
    "couple": 2,
    "three": 3,
    "thrice": 3,
    "few": 3,
    "four": 4,
    "several": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "midnight": 12,
    "noon": 12,
    "dozen": 12,
}
FAR = re.compile(
    r"\b(?:distant(?:ly)?|far(?:away)?|remote|offstage|muffled|(?:in|from) the distance|far (?:off|away)|next door|"
    r"beyond the|faint(?:ly)?|upstairs|downstairs|echoes from|behind the wall)\b"
)
CLOSE = re.compile(r"\b(?:close|nearby|right beside|in the ear|up close|very near)\b")
SOFT = re.compile(
    r"\b(?:soft(?:ly)?|quiet(?:ly)?|gentle|gently|low|light(?:ly)?|slight|hushed|barely|subtle|dim|tiny)\b"
)
LOUD = re.compile(r"\b(?:loud(?:ly)?|deafening|violent(?:ly)?|huge|hard|booming|blaring|big)\b")
LASTING = re.compile(r"\b(?:for\s+)?(\d+(?:\.\d+)?|" + "|".join(NUMBERS) + r")\s*(?:s|sec|secs|second|seconds)\b")
PARTS = re.compile(
    r"[,;:.!?/+&()\[\]]|"
    r"\b(?:and|then|with|over|under|underneath|while|as|but|plus|beneath|behind|followed by|before|after)\b"
)
WEAK = frozenset(
    (
        "glass door clock machine bottle cup car cat dog horse phone radio hum click air wood drum road street ring "
        "key boat ship letter paper heart pop rumble lid steel book water waves wind camera sword gun train wings tree "
        "cloth howl fly flies candle glow coins star idea blade map box string cards "
        "spoon rope scissors stamp whale valve broom tap"
    ).split()
)
"""Words that name a thing but not what it does: they give way to any other match in their part."""
EMPTY = frozenset(
    "a an the of in on at to his her its their some it is are was that this there from by into out".split()
)
_NEGATIVE = re.compile(r"\b(?:no|without|not)\s+\w+")


class EffectCall(Value):
    """An effect that was asked for. `count` single events, or None for as long as it lasts by itself or `seconds`."""

    name: str
    count: int | None = None
    distance: Distance = "near"
    seconds: float | None = None
    gain_db: float = 0.0


SHOTS = re.compile(
    r"\b(?:(?:extreme |medium |very )?(?:wide|long|full|medium|close|establishing|master|aerial|tracking|reaction|two|"
    r"pov|insert|over the shoulder)[ -](?:shot|angle|view|up)s?)\b"
)
MOVES = re.compile(
    r"\b(?:camera|static|handheld|(?:slow |fast )?(?:push|pull|zoom|dolly|track|crane|pan|tilt)\w*"
    r"(?: in| out| up| down| left| right| back)?|lens flare|flash ?back|clear sky|light(?:ing|s)?|backlit|silhouette)\b"
)


def sounds_in(picture: str) -> tuple[EffectCall, ...]:
    """The sounds that a shot's prompt asks for. Stricter than `parse_effect`: words of the camera are left out, and a
    thing that is only seen makes no sound."""
    return _parse(MOVES.sub(" ", SHOTS.sub(" ", picture.lower())), strict=True)


@lru_cache(maxsize=4096)
def parse_effect(words: str) -> tuple[EffectCall, ...]:
    """The effects that the words ask for, in their order; empty when none is known."""
    return _parse(SHOTS.sub(" ", words.lower()), strict=False)


def _parse(words: str, *, strict: bool) -> tuple[EffectCall, ...]:
    text = without_feet(_NEGATIVE.sub(" ", words.replace("’", "'").replace("-", " ")))
    calls: list[EffectCall] = []
    for part in PARTS.split(_shielded(text)):
        manner = _manner(part)
        tokens = _tokens(part)
        unit = _counted_unit(tokens, calls)
        if unit is not None and manner.count:
            calls[unit] = calls[unit].model_copy(update={"count": manner.count})
            continue
        names = list(dict.fromkeys(_names(tokens, strict=strict)))
        if not names and calls:
            calls[-1] = _bent(calls[-1], manner)
        calls += [_call(name, manner) for name in names if all(name != c.name for c in calls)]
    return tuple(calls) if calls or strict else _spelled(text)


@dataclass(frozen=True)
class _Manner:
    count: int | None
    distance: Distance
    seconds: float | None
    gain_db: float


def _manner(part: str) -> _Manner:
    lasting = LASTING.search(part)
    seconds = _number(lasting[1]) if lasting else None
    rest = LASTING.sub(" ", part)
    numbers = [_number(w) for w in re.findall(r"[a-z]+|\d+", rest) if w.isdigit() or w in NUMBERS]
    count = min(MOST_COUNTED, max(1, round(numbers[0]))) if numbers else None
    distance: Distance = "far" if FAR.search(part) else "close" if CLOSE.search(part) else "near"
    gain = (SOFT_DB if SOFT.search(part) else 0.0) + (LOUD_DB if LOUD.search(part) else 0.0)
    return _Manner(count, distance, seconds, gain)


def _number(word: str) -> float:
    return float(NUMBERS.get(word) or word)


def _call(name: str, manner: _Manner) -> EffectCall:
    counted = manner.count if CATALOGUE[name].kind != "ambience" else None
    distance = "near" if name.startswith("distant") and manner.distance == "far" else manner.distance
    return EffectCall(name=name, count=counted, distance=distance, seconds=manner.seconds, gain_db=manner.gain_db)


def _bent(call: EffectCall, manner: _Manner) -> EffectCall:
    """The call before, with what a part without a sound of its own says about it."""
    later = _call(call.name, manner)
    return call.model_copy(
        update={
            "count": later.count or call.count,
            "seconds": later.seconds or call.seconds,
            "distance": call.distance if later.distance == "near" else later.distance,
            "gain_db": later.gain_db or call.gain_db,
        }
    )


def _shielded(text: str) -> str:
    """Join phrases that contain a word at which the text is parted, such as "pots and pans"."""
    for phrase in _parted_phrases():
        text = text.replace(phrase, phrase.replace(" ", "_"))
    return text


@lru_cache(maxsize=1)
def _parted_phrases() -> tuple[str, ...]:
    phrases = (p.lower() for entry in CATALOGUE.values() for p in entry.phrases)
    return tuple(p for p in phrases if " " in p and PARTS.search(p))


def _tokens(part: str) -> list[str]:
    words = re.findall(r"[^\W_]+", part.replace("'s ", " ").replace("'", ""))
    return [_stem(w) for w in words if w not in EMPTY]


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    """Enough of a stem to bring knocks, knocking and knocked together."""
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            word = word[: -len(ending)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    if len(word) > 3 and word[-1] in "ei":
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 3 and word.endswith("y") else word


@lru_cache(maxsize=1)
def _index() -> tuple[tuple[tuple[str, ...], str], ...]:
    """Stemmed phrases with their effects, the most specific first; ties go to the earlier entry."""
    rows = [
        (tuple(_tokens(phrase.lower())), entry.name, position)
        for entry in CATALOGUE.values()
        for position, phrase in enumerate(entry.phrases)
    ]
    order = sorted(range(len(rows)), key=lambda k: (-len(rows[k][0]), -sum(map(len, rows[k][0])), rows[k][2], k))
    return tuple((rows[k][0], rows[k][1]) for k in order if rows[k][0])


def _names(tokens: list[str], *, strict: bool) -> list[str]:
    """Effects in the order of their words; each word serves one effect."""
    free: list[str | None] = list(tokens)
    weak = {_stem(word) for word in WEAK}
    found: list[tuple[int, str, bool]] = []
    for phrase, name in _index():
        at = _find(phrase, free)
        if at is None:
            continue
        for k in at:
            free[k] = None
        found.append((at[0], name, len(phrase) == 1 and phrase[0] in weak))
    strong = [row for row in found if not row[2]]
    return [name for _, name, _ in sorted(strong if strong or strict else found)]


def _find(phrase: tuple[str, ...], tokens: list[str | None]) -> tuple[int, ...] | None:
    """Where the phrase stands in the tokens, in order, with at most two words between its own."""
    for start, token in enumerate(tokens):
        if token != phrase[0]:
            continue
        at = [start]
        for stem in phrase[1:]:
            window = range(at[-1] + 1, min(len(tokens), at[-1] + 2 + WIDEST_GAP))
            step = next((k for k in window if tokens[k] == stem), None)
            if step is None:
                break
            at.append(step)
        if len(at) == len(phrase):
            return tuple(at)
    return None


def _counted_unit(tokens: list[str], calls: list[EffectCall]) -> int | None:
    """The earlier call whose units these words count: "six clicks" after "ratchet"."""
    for k in reversed(range(len(calls))):
        units = {_stem(u) for u in CATALOGUE[calls[k].name].units} | {_stem("times"), _stem("time")}
        if len(tokens) <= 3 and units & set(tokens):
            return k
    return None


def _spelled(text: str) -> tuple[EffectCall, ...]:
    """Nothing was found: perhaps it was misspelled."""
    single = {phrase[0]: name for phrase, name in reversed(_index()) if len(phrase) == 1 and len(phrase[0]) > 3}
    for token in _tokens(text):
        near = difflib.get_close_matches(token, sorted(single), 1, 0.82) if len(token) > 3 else []
        if near:
            return (_call(single[near[0]], _manner(text)),)
    return ()
