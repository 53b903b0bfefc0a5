"""What stands behind INT. or EXT. in a heading: the place, and the hour in the languages that scripts come in."""

import re
from collections.abc import Sequence

from tools.film.script import TimeOfDay
from tools.writing.prompt_words import TIMES
from tools.writing.reading import found

_SAME_TIME = re.compile(r"^(?:CONTINUOUS|SAME(?: TIME)?|LATER|MOMENTS? LATER|A MOMENT LATER|MINUTES LATER|INTERCUT)\b")
_PARTED = re.compile(r"^(.*\S)\s+[-–—]+\s+(\S.*)$")

_ELSEWHERE: dict[TimeOfDay, str] = {
    "dawn": "aube, petit matin, alba, amanecer, madrugada, amanhecer, morgengrauen, dämmerung, dageraad, świt, рассвет,"
    " світанок, gryning, daggry, 清晨, 夜明け, 黎明, 새벽",
    "morning": "matin, matinée, mañana, manhã, mattina, mattino, morgen, ochtend, vormittag, rano, poranek, утро,"
    " ранок, morgon, sabah, 早晨, 上午, 朝, 아침",
    "day": "jour, día, dia, giorno, tag, mittag, midi, mediodía, dag, dzień, den, день, днём, gündüz, 日, 白天, 昼, 낮",
    "afternoon": "après-midi, tarde, pomeriggio, nachmittag, middag, popołudnie, полдень, 下午, 午後, 오후",
    "sunset": "coucher de soleil, coucher du soleil, atardecer, puesta de sol, pôr do sol, tramonto, sonnenuntergang,"
    " zonsondergang, zachód słońca, закат, 日落, 夕暮れ",
    "dusk": "soir, soirée, crépuscule, crepúsculo, crepuscolo, anochecer, sera, entardecer, abend, avond, schemering,"
    " wieczór, večer, вечер, вечір, сумерки, kväll, aften, akşam, 傍晚, 黄昏, 夕方, 저녁",
    "night": "nuit, minuit, noche, medianoche, noite, notte, mezzanotte, nacht, mitternacht, noc, ночь, полночь, ніч,"
    " natt, nat, gece, 夜, 夜晚, 晚上, 深夜, 밤",
}  # fmt: skip
_HOURS: dict[str, TimeOfDay] = {
    **TIMES,
    **{word: time for time, words in _ELSEWHERE.items() for word in words.split(", ")},
}
"""Of a heading alone: in an English sentence some of these words mean something else."""


def hour_of_day(words: str) -> TimeOfDay | None:
    """The hour that the last words of a heading say."""
    return found(_HOURS, words)


def hour_of(rest: str, before: str) -> tuple[str, str, str]:
    """The place, the hour, and the words behind the last dash when they are none that is understood.

    They are a part of the place then, as KITCHEN is in 'HOUSE - KITCHEN', and the hour is that of the scene `before`;
    so it is with CONTINUOUS and LATER.
    """
    parted = _PARTED.match(rest.strip())
    if parted is None:
        return rest.strip(" ."), "", ""
    place, time = parted.group(1).strip(" ."), parted.group(2).strip(" .")
    if _SAME_TIME.match(time.upper()):
        return place, before, ""
    return (place, time, "") if hour_of_day(time) else (rest.strip(" ."), before, time)


def unknown_hours(headings: Sequence[tuple[int, str]]) -> str:
    """A sentence about headings whose last words could be an hour, each with its line."""
    told = ", ".join(f"'{words}' (line {number})" for number, words in headings[:3])
    more = f" and {len(headings) - 3} more" if len(headings) > 3 else ""
    return (
        f"No hour that is understood: {told}{more}. It is read as part of the place, and the hour is that of the scene"
        " before, day in the first; write DAWN, MORNING, DAY, AFTERNOON, SUNSET, DUSK or NIGHT."
    )
