"""How a line is read aloud: from what stands on the page to plain English words that can be pronounced.

    (softly) Dr. Müller, 10:45 -- NO!   ->   Doctor Muller, ten forty-five — no!

Names in other scripts are transliterated. Stage directions in parentheses are not spoken.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from anyascii import anyascii

_TITLES = {
    "dr": "Doctor", "mr": "Mister", "mrs": "Missis", "ms": "Miz", "prof": "Professor", "capt": "Captain",
    "sgt": "Sergeant", "lt": "Lieutenant", "col": "Colonel", "gen": "General", "rev": "Reverend", "hon": "Honourable",
    "mt": "Mount", "ft": "Fort", "jr": "Junior", "sr": "Senior",
}  # fmt: skip
_ROADS = {"st": "Street", "rd": "Road", "ave": "Avenue", "blvd": "Boulevard", "ln": "Lane"}
_ABBREVIATIONS = {
    "vs": "versus", "etc": "et cetera", "approx": "approximately", "dept": "department", "e.g": "for example",
    "i.e": "that is", "feat": "featuring", "vol": "volume", "est": "established",
}  # fmt: skip
_UNITS = {
    "km": "kilometre", "m": "metre", "cm": "centimetre", "mm": "millimetre", "kg": "kilogram", "g": "gram",
    "mg": "milligram", "km/h": "kilometre per hour", "kph": "kilometre per hour", "mph": "mile per hour", "lb": "pound",
    "lbs": "pound", "oz": "ounce", "ft": "foot", "hz": "hertz", "khz": "kilohertz", "gb": "gigabyte", "mb": "megabyte",
    "w": "watt", "kw": "kilowatt",
}  # fmt: skip
_IRREGULAR = {"foot": "feet", "hertz": "hertz", "kilohertz": "kilohertz"}
_SIGNS = {
    "&": " and ", "+": " plus ", "=": " equals ", "@": " at ", "%": " percent ", "°": " degrees ", "§": " section ",
    "€": "€", "£": "£", "©": "", "®": "", "™": "", "→": " to ", "×": " times ", "÷": " divided by ",
}  # fmt: skip
_TEENS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty")
_PARTS = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth"}
# Words of two or three letters that people shout; other capitals of that length are initials.
_SHOUTED = frozenset(
    {
        "NO", "GO", "RUN", "NOW", "YES", "YOU", "ME", "NOT", "WHY", "HOW", "WHO", "OUT", "OFF", "ALL", "HEY",
        "SHE", "HER", "HIM", "HIS", "ARE", "DIE", "MY", "WE", "HE", "IS", "IT", "IN", "ON", "OH", "AND", "THE",
        "GET", "LET", "SEE", "BUT", "FOR", "CAN", "DO", "SO", "UP", "BE", "WAS", "SIR", "MA", "DAD", "MUM",
        "MOM", "SON", "OLD", "NEW", "ONE", "TWO", "TEN", "BAD", "BIG", "MAN", "BOY", "GOD", "SEA", "FLY", "HIT",
        "CUT", "WAR", "END", "TOO", "OWN", "ANY", "DAY", "DID", "HAD", "HAS", "ITS", "OUR", "SAY", "USE", "WAY",
    }
)  # fmt: skip
_QUOTES = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "’": "'",
        "‘": "'",
        "`": "'",
        "…": "...",
        "–": "—",
        "¡": "",
        "¿": "",
    }
)
_ORDINALS = {
    "II": "second", "III": "third", "IV": "fourth", "VI": "sixth", "VII": "seventh", "VIII": "eighth", "IX": "ninth",
}  # fmt: skip


@lru_cache(maxsize=4096)
def reading(text: str) -> str:
    """The words to pronounce, ASCII letters with sentence punctuation; empty when nothing in `text` can be said."""
    line = text.translate(_QUOTES)
    line = _without_directions(line)
    line = re.sub(r"[*_#~^|<>\[\]{}\\]+", " ", line)
    line = re.sub(r"\s*(?:--+|—|\s-)\s+|—|--+", " — ", line)
    line = re.sub(r"(\d)\s*°\s*([CF])\b", _degrees, line)
    for sign, words in _SIGNS.items():
        line = line.replace(sign, words)
    line = _transliterated(line)
    line = _abbreviations(_numbers(line))
    line = _quietened(line)
    line = re.sub(r"([A-Za-z])\1{2,}(?=([A-Za-z]?))", _drawn_out, line)
    line = re.sub(r"\.{2,}", "...", line)
    line = re.sub(r"\s+([,.;:!?])", r"\1", line)
    line = re.sub(r"\s+", " ", line).strip(" —,;:")
    # A dash before a number is a minus, before a word it is a hyphen too many.
    line = re.sub(r"^[-\s]+(?!\d)", "", line)
    return line if re.search(r"[A-Za-z0-9]", line) else ""


def _without_directions(line: str) -> str:
    """Drop "(softly)" and the like, unless nothing would be left to say."""
    bare = re.sub(r"\([^()]*\)", " ", line)
    return bare if re.search(r"\w", bare) else line.replace("(", " ").replace(")", " ")


def _degrees(found: re.Match[str]) -> str:
    scale = {"C": "Celsius", "F": "Fahrenheit"}[found[2]]
    return f"{found[1]} degrees {scale}"


def _transliterated(line: str) -> str:
    """Every word in ASCII letters; emoji and other pictures are left out, Chinese syllables are kept apart."""
    return re.sub(r"[^\x00-\x7f—£€]+", lambda found: _letters(found[0]), line)


def _letters(run: str) -> str:
    kept: list[str] = []
    for letter in run:
        plain = anyascii(letter)
        if plain.startswith(":") and len(plain) > 1:
            kept.append(" ")
        elif letter.isalnum() and len(plain) > 1 and plain[0].isupper() and not letter.isupper():
            # A capital out of a letter without case is a new Chinese or Korean syllable.
            kept.append(f" {plain.lower()}")
        else:
            kept.append(plain)
    return (
        _with_vowels("".join(kept))
        if any(letter.isalpha() and not letter.isascii() for letter in run)
        else "".join(kept)
    )


def _with_vowels(word: str) -> str:
    """Scripts that do not write vowels come out as bare consonants: 'mrym' is said 'marayam'."""
    if len(word) < 3 or re.search(r"[aeiouAEIOU]", word):
        return word
    return re.sub(r"([b-df-hj-np-tv-z])(?=[b-df-hj-np-tv-z])", r"\1a", word)


def _numbers(line: str) -> str:
    line = re.sub(r"\b([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?\b", _clock, line)
    line = re.sub(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])", _fraction, line)
    line = re.sub(r"\bN(?:o|r)\.?\s?(?=\d)", "number ", line)
    units = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
    line = re.sub(rf"\b(\d[\d.,]*)\s?({units})\b(?!')", _measure, line)
    line = re.sub(r"\b(\d{4,})(?=-\d)", r"\1 ", line)
    line = re.sub(r"(\d)\s?-\s?(?=\d)", r"\1 to ", line)
    # A king's number, after a name: a lone "I" is left alone, it is nearly always the speaker.
    line = re.sub(r"(?<=[a-z] )(I{2,3}|IV|VI{1,3}|IX)\b", lambda found: "the " + _ORDINALS[found[1]], line)
    return re.sub(r"(?<=\d)(?=[A-Za-z])(?!st\b|nd\b|rd\b|th\b|s\b)", " ", line)


def _clock(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2])
    spoken = _small(hour % 12 or 12) if hour else "twelve"
    if minute == 0:
        return f"{spoken} o'clock"
    return f"{spoken} oh {_small(minute)}" if minute < 10 else f"{spoken} {_small(minute)}"


def _fraction(found: re.Match[str]) -> str:
    top, bottom = int(found[1]), int(found[2])
    if top < bottom and bottom in _PARTS:
        part = _PARTS[bottom]
        plural = {"half": "halves"}.get(part, part + "s")
        return f"{_small(top)} {part if top == 1 else plural}"
    return f"{top} over {bottom}"


def _measure(found: re.Match[str]) -> str:
    unit = _UNITS[found[2]]
    if found[1] == "1":
        return f"1 {unit}"
    first, *rest = unit.split()
    return " ".join([found[1], _IRREGULAR.get(first, first + "s"), *rest])


def _small(number: int) -> str:
    if number < 20:
        return _TEENS[number]
    tens, ones = divmod(number, 10)
    return _TENS[tens - 2] + (f"-{_TEENS[ones]}" if ones else "")


def _drawn_out(found: re.Match[str]) -> str:
    """'Noooo' is no, 'loook' is look, 'pleeease' is please."""
    letter, after = found[1], found[2]
    doubled = (
        letter.lower() not in "aiueo" or (letter in "oO" and after) or (letter in "eE" and after not in (*"aeiou",))
    )
    return letter * 2 if doubled else letter


def _abbreviations(line: str) -> str:
    line = re.sub(r"\bSt\.?\s+(?=[A-Z])", "Saint ", line)
    line = _replaced(line, _TITLES, r"\b({})\.(?=\s+[A-Z])")
    line = _replaced(line, _TITLES, r"(?<=[\w,] )({})\b\.?(?=\W|$)", only=("jr", "sr"))
    line = _replaced(line, _ROADS, r"(?<=[a-z] )({})\b\.(?=\W|$)")
    return _replaced(line, _ABBREVIATIONS, r"\b({})\.(?=\W|$)")


def _replaced(line: str, table: dict[str, str], pattern: str, only: tuple[str, ...] = ()) -> str:
    names = "|".join(re.escape(name) for name in (only or table))
    swap: Callable[[re.Match[str]], str] = lambda found: table[found[1].lower()]  # noqa: E731
    return re.sub(pattern.format(names), swap, line, flags=re.IGNORECASE)


def _quietened(line: str) -> str:
    """Shouting is not spelling: capitals become words, but real initials (BBC) stay letters."""
    words = re.findall(r"[A-Za-z']{2,}", line)
    if len(words) > 1 and all(word.isupper() for word in words):
        return re.sub(r"\bi\b", "I", re.sub(r"\b[A-Z']*[AEIOUY][A-Z']*\b", lambda found: found[0].lower(), line))
    return re.sub(r"\b[A-Z]{2,3}\b", lambda found: found[0].lower() if found[0] in _SHOUTED else found[0], line)
