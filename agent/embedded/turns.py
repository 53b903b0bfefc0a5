"""Turns of phrase with descriptions in them, put as plain requests: what they describe is put as its number.

"gran's toast and the wide should trade places"         swap shot 8 and shot 7
"second go at Bruno crying was the best, use it"        use take 2 of shot 9
"the envelope and gran raising her glass, both longer"  shots 5 and 8 longer
"I'd start on the clock and only then show her"         move shot 3 before shot 1
"""

import re
from collections.abc import Callable, Iterator

from agent.embedded.film_index import plain_words
from agent.embedded.named_shots import shots_meant
from agent.embedded.pieces import forms
from agent.embedded.reading import Clause
from agent.embedded.said_after import GO, MARK, NTH, PRAISE, TAKES, USE, another_cut, place_of_take, talked_of

OPENING = re.compile(
    r"^(?:(?:please|can|could|you|we|i|would|like|love|want|let us|maybe|perhaps|also|and|so|ok|okay|well|then|now|hmm"
    r"|hm|oh|actually|to|just|what if|how about|i think|prefer|rather|that|it if|it that|should|shall) (?:, )?)+"
)
CLOSING = re.compile(r"(?:[ ,]+(?:please|too|though|instead|actually|thanks|lol|obviously|i think|\?|\.|!))+$")
BLAME = r"(?:was|is) (?:\w+ )?(?:rubbish|bad|awful|terrible|unusable|useless|no good|garbage|crap|broken|not good)"
REJECT = r"(?:reject|ng|bin|lose|drop|throw out|chuck|scrap|dump)(?: (?:it|that|that one|this))?"
LITTLE = frozenset("the a an it that had still has was in of with cut version edit one and before after i we".split())
GROUND = re.compile(r"(?:an? )?(?:black|white|blank)\b")
"""what is seen behind words, and no shot"""
ORDER = frozenset(("move_shot", "move_scene", "swap_shots", "swap_scenes"))
LENGTH = frozenset(("set_duration", "remove_shot", "circle", "ng", "set_grade", "retake"))

FRAMED = frozenset(("revise_shot",))

Put = Callable[[Clause, re.Match[str]], str]


def turned(clause: Clause) -> Iterator[tuple[str, frozenset[str]]]:
    """A request put plainly, and the kinds of act that it may come to."""
    said = CLOSING.sub("", clause.plain)
    said = OPENING.sub("", f"{said} ").strip()
    if plain := talked_of(clause, said):
        yield plain, TAKES
    if plain := another_cut(clause, said):
        yield plain, frozenset(("set_transition",))
    if not 3 < len(said.split()) <= LONGEST:
        return
    for pattern, put, kinds in TURNS:
        found = pattern.fullmatch(said)
        if found is not None and (plain := put(clause, found)):
            yield plain, kinds


def _one(clause: Clause, said: str | None) -> str:
    """The one shot that some words mean, as its number; empty where they mean none, or several."""
    shots = shots_meant(clause, said)
    return f"shot {clause.index.numbers[shots[0]]}" if len(shots) == 1 else ""


def _of_all(clause: Clause, said: str) -> set[str]:
    """The shots that some words mean; of a place with several, the one elsewhere that opens with a thing so called."""
    meant = shots_meant(clause, said)
    if len(meant) < 2 or not plain_words(said):
        return {*meant}
    opens = re.compile(rf"^[^,]*, (?:the |an? )?(?:[\w'-]+ )?{re.escape(plain_words(said)[-1])}\b", re.IGNORECASE)
    shown = {shot for shot in clause.index.order if opens.match(clause.film.shots[shot].prompt)} - {*meant}
    return shown if len(shown) == 1 else {*meant}


def _two(clause: Clause, found: re.Match[str]) -> tuple[int, int] | None:
    """Two shots by their numbers, each described: of several that one may be, it is not the other."""
    x, y = _of_all(clause, found["x"]), _of_all(clause, found["y"])
    x, y = (x - y if len(y) == 1 else x), (y - x if len(x) == 1 else y)
    if len(x) != 1 or len(y) != 1:
        return None
    return clause.index.numbers[x.pop()], clause.index.numbers[y.pop()]


def _taken(clause: Clause, found: re.Match[str]) -> str:
    shot, which = _one(clause, found["to"]), _which(clause, found)
    return f"use {which} of {shot}" if shot and which else ""


def _rejected(clause: Clause, found: re.Match[str]) -> str:
    shot, which = _one(clause, found["to"]), _which(clause, found)
    why = f": {found['why']}" if "why" in found.groupdict() and found["why"] else ""
    return f"reject {which} of {shot}{why}" if shot and which else ""


def _which(clause: Clause, found: re.Match[str]) -> str:
    """Which take: by its place, or as the one that is not in the cut; the middle one only of three."""
    shots = shots_meant(clause, found["to"])
    return place_of_take(found["n"], len(clause.film.shots[shots[0]].takes)) if shots else ""


WAY = re.compile(r"\b(?:less|more)$")
WAYS = {"less": "shorter", "more": "longer"}
LONGEST = 30
"""words of a turn of phrase"""


def _ordered(form: str) -> Put:
    """Two shots, each described, in a form with their numbers."""

    def put(clause: Clause, found: re.Match[str]) -> str:
        pair = _two(clause, found)
        return form.format(x=f"shot {pair[0]}", y=f"shot {pair[1]}") if pair is not None else ""

    return put


def _placed(clause: Clause, found: re.Match[str]) -> str:
    return _ordered(f"move {{x}} {found['way']} {{y}}")(clause, found)


def _opened(clause: Clause, found: re.Match[str]) -> str:
    """What a film, or a scene that is named, shall begin with; a ground with words on it is no shot."""
    if GROUND.match(found["x"]):
        return ""
    x = _one(clause, found["x"])
    named = found["of"] if "of" in found.groupdict() else None
    shots = shots_meant(clause, named) if named else clause.index.order
    if not x or len(shots) < 2 or x == f"shot {clause.index.numbers[shots[0]]}":
        return ""
    within = any(f"shot {clause.index.numbers[shot]}" == x for shot in shots)
    return f"move {x} before shot {clause.index.numbers[shots[0]]}" if within else ""


def _ended(clause: Clause, found: re.Match[str]) -> str:
    """What a film shall end on, and not on what is last now."""
    pair = _two(clause, found)
    last = len(clause.index.order)
    return f"move shot {pair[0]} after shot {last}" if pair is not None and pair[1] == last else ""


def _longer(clause: Clause, found: re.Match[str]) -> str:
    """What is gone before it is seen: the one shot of it, and of a thing in several its insert."""
    said = found["x"] or (found["y"] if "y" in found.re.groupindex else "")
    shots = shots_meant(clause, said)
    inserts = clause.index.inserts_of(plain_words(said), shots)
    one = inserts if len(inserts) == 1 else shots
    return f"make shot {clause.index.numbers[one[0]]} longer" if len(one) == 1 else ""


def _line_about(clause: Clause, found: re.Match[str]) -> str:
    """The one line in which something is spoken of."""
    said = {form for word in plain_words(found["x"]) if word not in LITTLE for form in forms(word)}
    cues = [cue for cue in clause.film.cues.values() if cue.kind == "dialogue"]
    lines = [cue.what for cue in cues if said & {form for word in plain_words(cue.what) for form in forms(word)}]
    return f'cut the line "{lines[0]}"' if len(lines) == 1 else ""


def _again(clause: Clause, found: re.Match[str]) -> str:
    """A shot that is to be made again, and what is wrong with it, which says so in its note."""
    shot = _one(clause, found["to"] or found["x"])
    why = f"{found['x']} {found['how']}".replace(" 's", "'s")
    typed = re.search(re.escape(why), clause.message, re.IGNORECASE)
    return f"retake {shot}: {typed[0] if typed else why}" if shot else ""


def _cut(clause: Clause, found: re.Match[str]) -> str:
    """The one named cut whose name is said, or has a word of what it is said to have."""
    said = {*plain_words(found["cut"])} - LITTLE
    named = [cut for cut in clause.film.cuts if said & ({*plain_words(cut)} - LITTLE)]
    exact = [cut for cut in clause.film.cuts if cut.casefold() == found["cut"]]
    cuts = exact or named
    return f'go back to the cut "{cuts[0]}"' if len(cuts) == 1 else ""


def _each(clause: Clause, found: re.Match[str]) -> str:
    """Two that are described, and what is wished of both."""
    pair = _two(clause, found)
    return f"shots {pair[0]} and {pair[1]} {found['w']}" if pair is not None else ""


def _gone(clause: Clause, found: re.Match[str]) -> str:
    pair = _two(clause, found)
    return f"delete shots {pair[0]} and {pair[1]}" if pair is not None else ""


def _but(clause: Clause, found: re.Match[str]) -> str:
    """All that is somewhere, without what is excepted, and what is wished of it."""
    there, but = shots_meant(clause, found["in"]), shots_meant(clause, found["but"])
    left = [str(clause.index.numbers[shot]) for shot in there if shot not in but]
    wish = WAY.sub(lambda said: WAYS[said[0]], found["w"])
    return f"shots {', '.join(left)}: {wish}" if but and {*but} < {*there} else ""


def _looked(clause: Clause, found: re.Match[str]) -> str:
    """From where somebody is looked at: up from a low angle, down from a high one."""
    shot, angle = _one(clause, found["x"]), "low" if found["way"] == "up" else "high"
    return f"shoot {shot} from a {angle} angle" if shot else ""


def _alone_there(clause: Clause, found: re.Match[str]) -> str:
    shot = _one(clause, found["x"])
    return f"just {found['who']} in {shot}" if shot else ""


def _turn(pattern: str, put: Put, kinds: frozenset[str]) -> tuple[re.Pattern[str], Put, frozenset[str]]:
    return re.compile(pattern), put, kinds


WRONG = (
    r"(?:is|are|'s|was|looks?|feels?|came out) (?:a bit |way |really |so |all |kind of )*(?:off|wrong|weird|odd|fake"
    r"|missing|blurry|soft|out of focus|shaky|broken|bad|awful|too \w+|not \w+|like .+?)"
)
"""what is said of a picture that did not come out"""
TURNS = (
    _turn(
        rf"(?P<x>.+?) (?P<how>{WRONG})(?: in (?P<to>.+?))?{MARK}+ (?:so |please )*(?:go again|again|once more|one more"
        r"|do it again|do it over|do over|redo(?: it)?|retake(?: it)?|shoot it again|another one)",
        _again,
        frozenset(("retake",)),
    ),
    _turn(
        r"(?:cut|drop|lose|kill|remove|delete|take out|scrap) (?:the|that|his|her) (?:line|lines|bit|part|words|remark"
        r"|sentence) (?:about|with|on) (?P<x>.+)",
        _line_about,
        frozenset(("remove_line",)),
    ),
    _turn(
        rf"(?:use |i prefer |i liked |i like )?(?:the |that )?{NTH} {GO} (?:of|at|on|for) (?P<to>.+?)"
        rf"(?: {PRAISE})?(?:{MARK} {USE})?",
        _taken,
        TAKES,
    ),
    _turn(
        r"(?:(?:use|put|take|keep|go with|stick) )?take (?P<n>one|two|three|four|five|\d+) (?:of|on|for|from)"
        r" (?P<to>.+?)(?: in(?:to)? the cut)?(?: for now)?",
        _taken,
        TAKES,
    ),
    _turn(rf"go back to (?:the )?{NTH} (?:{GO}|one) (?:of|at|on|for) (?P<to>.+)", _taken, TAKES),
    _turn(
        rf"(?:out )?of (?:the|those|these|all|both)(?: \w+)? (?:{GO}s|tries) (?:of|at|on|for) (?P<to>.+?)(?: ,)?"
        rf" (?:i would |i will |i |let us )?(?:go with|take|use|pick|prefer|like) (?:the )?{NTH}(?: one| {GO})?",
        _taken,
        TAKES,
    ),
    _turn(
        rf"(?:the )?{NTH} {GO} (?:of|at|on|for) (?P<to>.+?) {BLAME}(?:{MARK} (?P<why>(?!reject).+?))?(?:{MARK}|,? and)"
        rf" {REJECT}",
        _rejected,
        TAKES,
    ),
    _turn(rf"(?:for |on |at )?(?P<to>.+?){MARK} (?:use |take )?(?:the )?{NTH} {GO}(?: {PRAISE})?", _taken, TAKES),
    _turn(
        rf"(?:where|when|on|for|in) (?P<to>.+?){MARK} i (?:prefer|like|liked|want)(?: how)? (?:the )?{NTH} {GO}"
        r"(?: plays| works| more| better| best| was)*",
        _taken,
        TAKES,
    ),
    _turn(
        rf"(?:nah |no )?(?:i )?(?:liked|like|preferred|prefer) (?:the |that )?(?P<cut>.+?)(?: better| more| best)?"
        rf"{MARK} (?:let us |please )?(?:go|take us|take me|bring us|switch|get us|get me) back to (?:that|it)",
        _cut,
        frozenset(("revert",)),
    ),
    _turn(
        r"(?:bring back|go back to|restore|get back|return to|revert to) (?:the )?(?:cut|version|edit)"
        r" (?:that|where|with|which|from when) (?P<cut>.+)",
        _cut,
        frozenset(("revert",)),
    ),
    _turn(
        r"(?P<x>.+?) and (?P<y>.+?) (?:should|must|need to|have to|could|can) (?:trade|swap|switch|change|exchange)"
        r" (?:places|round|around|over|positions)",
        _ordered("swap {x} and {y}"),
        ORDER,
    ),
    _turn(
        r"(?:trade|swap|switch|change|exchange)(?: places| round| over)(?: ?:| of)? (?P<x>.+?)"
        r"(?: < ?-+ ?> | <-> | and | with | for )(?P<y>.+)",
        _ordered("swap {x} and {y}"),
        ORDER,
    ),
    _turn(
        r"(?:put |move |play |show )?(?P<x>.+?)"
        r" (?:works|plays|sits|reads|belongs|is|goes|comes|should (?:come|be|go|play))"
        r"(?: better| best| stronger| nicer)?(?: straight| right| directly| immediately| just)? (?P<way>after|before) "
        r"(?P<y>.+)",
        _placed,
        ORDER,
    ),
    _turn(
        r"(?:put |move |play |show )?(?P<x>.+?) (?:straight|right|directly|immediately|just) (?P<way>after|before)"
        r" (?P<y>.+)",
        _placed,
        ORDER,
    ),
    _turn(
        r"(?P<x>.+?) (?:should|must|could|can|has to|needs to) (?:directly |immediately )?follow (?:on )?(?P<y>.+?)"
        r"(?: directly| immediately| right away| at once)?",
        _ordered("move {x} after {y}"),
        ORDER,
    ),
    _turn(
        r"(?:the film )?(?:should |must )?(?:end|close|finish)(?: the film| it| things)? (?:on|with) (?P<x>.+?)(?: ,)?"
        r" (?:and )?not (?:on |with )?(?P<y>.+)",
        _ended,
        ORDER,
    ),
    _turn(
        r"(?:(?:i|you|we|one) )?(?:(?:can|could|do) )?not (?:even |really |quite )?(?:read|see|take in|make out|catch)"
        r" (?P<x>.+?) (?:in time|long enough|fast enough|quickly enough|so quickly|that fast)",
        _longer,
        LENGTH,
    ),
    _turn(
        r"(?P<x>.+?) (?:(?:is|are|'s) (?:gone|over|off|away|out) (?:again )?before (?:i|you|we|one)"
        r" (?:can |could |even |get to |get |have |had )*(?:see|read|get|take|make|register|notice|realise|realize)"
        r"(?: it| them| her| him| anything)?(?: in| out)?|(?:flashes|whizzes|zips|flies|rushes) (?:by|past)"
        r"(?: too fast| so fast| us)?)|blink and (?:i|you|we) miss (?P<y>.+)",
        _longer,
        LENGTH,
    ),
    _turn(
        r"(?:put |move )?(?P<x>.+?) (?:before|ahead of|in front of) (?P<y>.+)",
        _ordered("move {x} before {y}"),
        ORDER,
    ),
    _turn(
        r"(?:(?:the )?(?P<of>.+?) )?(?:starts?|opens?|opened|begins?|started)(?: the film| it| things)?"
        r" (?:on|with|at) (?P<x>.+?)"
        rf"(?:(?: ,|{MARK})? (?:and )?(?:only )?(?:then|after that|afterwards|go)(?: .+)?)?",
        _opened,
        ORDER,
    ),
    _turn(
        rf"(?P<x>.+?)(?: ,)? and (?P<y>.+?)(?:{MARK})? (?:(?:can|could|should) )?(?:both|each)(?: of them)?"
        r"(?: be| should be| can be| to be)? (?P<w>.+)",
        _each,
        LENGTH,
    ),
    _turn(
        r"(?:do not (?:need|want)|could lose|can lose) (?P<x>.+?)(?: ,)? (?:and|or|nor) (?P<y>.+?)"
        rf"(?: neither| either| too)?{MARK}? (?:bin|lose|cut|drop|kill|delete|scrap|ditch|remove)"
        r" (?:both|them|both of them)",
        _gone,
        frozenset(("remove_shot",)),
    ),
    _turn(
        r"(?:make )?(?:everything|all|every shot|all the shots|each shot) (?:in|on|at) (?P<in>.+?)"
        r" (?P<w>(?:half|a|one|\d|two) .+?)(?: ,)? (?:except(?: for)?|but not|apart from|bar|but) (?P<but>.+)",
        _but,
        LENGTH,
    ),
    _turn(
        r"(?:for|in|on|at|when|where) (?P<x>.+?)(?: ,)? (?:(?:i|we|us|let us) )?"
        r"(?:(?:would like|want|should|can|could|need) )?(?:us )?(?:to )?"
        r"look (?P<way>up|down) (?:at|on) (?:her|him|them|it|\w+)",
        _looked,
        FRAMED,
    ),
    _turn(rf"(?P<x>.+?){MARK} look (?P<way>up|down) (?:at|on) (?:her|him|them|it|\w+)", _looked, FRAMED),
    _turn(
        r"(?P<who>\w+)(?: is| should be| must be)?(?: all)? alone in (?P<x>.+?)"
        rf"(?:{MARK} (?:without .+|nobody else.*|no one else.*))?",
        _alone_there,
        FRAMED,
    ),
)
"""how it is said, how it is put plainly, and the kinds of act that it may come to"""
