"""A voice that is told as it is and as it shall be, or only as it shall be, without the word "voice".

"she sounds like a grown-up, pitch her up"      what is wrong, then which way     ->  set_voice, a step
"he talks so slow I fall asleep"                what is too much of it            ->  set_voice, the other way
"Mara a notch deeper and slower"                somebody, and the way             ->  set_voice, a step of each
"""

import re
from collections.abc import Iterable

from agent.embedded.cast_called import SEXES, cast_called
from agent.embedded.reading import Clause, Reading
from tools.film.edits.sound import SetVoice
from tools.film.sound import NARRATOR

BIT = (
    r"(?:(?:just |only )?(?:(?:a|one|some) (?:notch|bit|touch|tad|little|shade|hair|smidge|step|little bit|lot)"
    r"|slightly|somewhat|way|much|even|far))"
)
WAYS = {
    "deeper": "lower", "gruffer": "lower", "huskier": "lower", "squeakier": "higher", "slower": "slower",
    "more slow": "slower", "more slowly": "slower", "less fast": "slower", "less quickly": "slower",
    "faster": "faster", "quicker": "faster", "more quickly": "faster", "more fast": "faster", "less slowly": "faster",
    "less slow": "faster", "less deep": "higher", "less squeaky": "lower", "less shrill": "lower",
}  # fmt: skip
"""how a voice shall be -> the step"""
PITCHES = {"lower": "lower", "higher": "higher", "up": "higher", "down": "lower"}
"""what is a step of the voice where it is of its pitch"""
WAY = "|".join(sorted(WAYS, key=len, reverse=True))
DEEP = "deeper|gruffer|huskier|squeakier"
"""what nothing but a voice is"""
ONLY = re.compile(
    rf"(?P<who>[^,.]+?) (?:(?:to be|should be|must be|needs to be|be) )?(?:{BIT} )?(?P<a>{DEEP})"
    rf"(?: (?:and|,|but)(?: also)?(?: {BIT})? (?P<b>{WAY}))?(?: {BIT})?"
)
ALSO = re.compile(
    rf"(?P<who>[^,.]+?) (?:{BIT} )?(?P<a>slower|faster|quicker) (?:and|but)(?: also)?(?: {BIT})? (?P<b>{DEEP})"
)
SPEAKS = re.compile(
    r"(?P<who>[^,.]+?) (?:(?:must|should|has to|needs to|ought to|could|can|is to) )?(?:speaks?|talks?)"
    rf" (?:{BIT} )?(?P<a>{WAY})"
)
TOO = re.compile(
    r"(?P<who>[^,.]+?) (?:(?:is|keeps) )?(?:speaks?|talks?|speaking|talking) (?:(?:much|far|way|just) )?(?:so|too)"
    r" (?P<much>slow|slowly|fast|quick|quickly|high|low|deep)(?: .+)?"
)
OTHER_WAY = {
    "slow": "faster", "slowly": "faster", "fast": "slower", "quick": "slower", "quickly": "slower", "high": "lower",
    "low": "higher", "deep": "higher",
}  # fmt: skip
PITCHED = re.compile(
    r"(?:pitch|tune) (?P<who>.+?)(?: 's)?(?: voice)? (?P<way>up|down|higher|lower)|pitch (?P<up>up|down) (?P<whom>.+?)"
    r"(?: 's)?(?: voice)?|give (?P<her>.+?) a (?P<voice>higher|lower) voice"
)
TAKEN = re.compile(
    r"(?:take|bring|move|push|put|nudge|shift) (?P<who>.+?)(?: 's)?(?: voice)? (?P<way>up|down|higher|lower)"
)
LOWERED = re.compile(r"(?P<verb>lower|raise|deepen) (?P<who>his|her|their|.+? 's) (?:voice|pitch)")
VERBS = {"lower": "lower", "deepen": "lower", "raise": "higher"}
SOUNDING = re.compile(
    r"\bsound(?:s|ing)?\b.*\b(?:bright|shrill|squeaky|high|deep|old|older|young|younger|mature|boyish|girlish"
    r"|like an? (?:\w+ ){0,2}(?:adult|grown[- ]?up|grown up|kid|child|boy|girl|teenager|toddler|man|woman|granny|mouse"
    r"|chipmunk))|\b(?:young|younger|old|older|deeper)[- ]sounding\b"
)
"""what is said of a voice that is pitched wrongly"""
POLITE = re.compile(
    r"^(?:(?:please|can|could|would|you|we|i|let us|maybe|perhaps|also|and|so|ok|okay|well|then|now|actually|just|hmm"
    r"|make|let|have|get) (?:, )?)+"
)
TAIL = re.compile(r"(?:[ ,]+(?:please|pls|too|though|tho|instead|thanks|then|in general|overall|\?|\.|!))+$")
DEGREE = re.compile(rf" {BIT}$")
MARK = re.compile(r" ?[.,;:!-] | (?:so|and|then) (?=(?:pitch|tune|take|bring|lower|raise|deepen)\b)")
OF_SOUND = frozenset("music score sound effects effect dialogue line lines volume level db loud quiet".split())
"""words of another wish"""
LONGEST = 24


def voices_told(clause: Clause) -> Iterable[Reading]:
    """A step of somebody's voice."""
    if any(p.quote is not None for p in clause.pieces) or len(clause.pieces) > LONGEST:
        return
    said = TAIL.sub("", _all_of_it(clause).strip(" .,!?"))
    if OF_SOUND & {*said.split()} or clause.find("stem.MX", "title.", "ask.why") is not None:
        return
    steps = _wished(clause, said)
    if steps:
        everything = frozenset(range(len(clause.pieces)))
        acts = tuple(SetVoice.model_validate({"who": who, "change": change}) for who, change in steps)
        people = (steps[0][0],) if steps[0][0] != NARRATOR else ()
        yield Reading(acts, everything, 1.4, people=people, verbatim=everything, grammar=everything)


def _all_of_it(clause: Clause) -> str:
    """What is said, with what stands before it where it only says which way "her" voice shall go."""
    alone = DEGREE.sub("", POLITE.sub("", f"{TAIL.sub('', clause.plain.strip(' .,!?'))} ").strip())
    last = bool(clause.every) and clause.pieces[-1] == clause.every[-1]
    if last and (TAKEN.fullmatch(alone) or LOWERED.fullmatch(alone)):
        return " ".join(piece.text for piece in clause.every)
    return clause.plain


def _wished(clause: Clause, said: str) -> list[tuple[str, str]]:
    """Whose voice, and each step that it shall take."""
    plain = POLITE.sub("", f"{said} ").strip()
    for pattern in (ONLY, ALSO, SPEAKS):
        found = pattern.fullmatch(plain)
        if found is not None and (who := cast_called(clause, found["who"])) is not None:
            ways = [WAYS[way] for way in (found["a"], found.groupdict().get("b")) if way]
            return [(who, way) for way in ways] if len({*ways}) == len(ways) else []
    found = TOO.fullmatch(plain)
    if found is not None and (who := cast_called(clause, found["who"])) is not None:
        return [(who, OTHER_WAY[found["much"]])]
    return _put_right(clause, said)


def _put_right(clause: Clause, said: str) -> list[tuple[str, str]]:
    """What a voice sounds like, and then which way it shall go."""
    parts = [part.strip() for part in MARK.split(said) if part.strip()]
    wish = DEGREE.sub("", POLITE.sub("", f"{parts[-1]} ").strip()) if parts else ""
    found = PITCHED.fullmatch(wish)
    if found is None and len(parts) > 1 and SOUNDING.search(" , ".join(parts[:-1])):
        found = TAKEN.fullmatch(wish) or LOWERED.fullmatch(wish)
    if found is None:
        return []
    told = found.groupdict()
    way = told.get("way") or told.get("up") or told.get("voice")
    change = PITCHES[way] if way else VERBS[found["verb"]]
    whom = (told.get("who") or told.get("whom") or told.get("her") or "").removesuffix(" 's")
    named = [who for part in parts[:-1] for word in part.split() if (who := _named(clause, word)) is not None]
    if whom in {*SEXES, "it", "them", "their", "voice"} and len({*named}) == 1:
        return [(named[0], change)]
    who = cast_called(clause, whom)
    return [(who, change)] if who is not None else []


def _named(clause: Clause, word: str) -> str | None:
    return cast_called(clause, word) if word not in SEXES else None
