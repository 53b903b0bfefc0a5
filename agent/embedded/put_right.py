"""What is said twice in one breath, said once: an amount that is put right, and a part that is named again as a whole.

"chop it to one and a half, no ok 2 secs"     chop it to 2 secs
"make that nine seconds, no wait, eight"      make that eight seconds
"the reveal: 5s -> 7s"                        the reveal: 7s
"shoot the station, all of it, in 4k"         shoot the station in 4k
"2A-2 is soft, bin it"                        bin 2A-2
"seven seconds rather than five"              seven seconds
"undo that, and the thing before as well"     undo the last 2 changes
"ten frames off the tail, and close up"       ten frames off the tail
"5 and 7 are good, approve."                  5 and 7 are good.
"dim the kitchen. it's five in the morning"   dim the kitchen
"4A: print three, circle it"                  circle 4A-3
"shot 7: good, but this shot is too long"     shot 7: good, but shot 7 is too long
"""

import re

from agent.embedded.courtesies import without_courtesies
from agent.embedded.tokens import in_figures

UNIT = r"(?:s|secs?|seconds?|frames?|f|stops?|db|percent|%)"
UNITS = r"(?:one|two|three|four|five|six|seven|eight|nine)"
FIGURE = (
    rf"(?:\d+(?:[.,]\d+)?|(?:twenty|thirty|forty|fifty)(?:[ -]{UNITS})?|{UNITS}|half|quarter|a|an|ten|eleven|twelve"
    r"|fifteen)"
)
NUMBER = rf"{FIGURE}(?: and (?:a )?(?:half|quarter)| point {UNITS})?"
TAKEN_BACK = (
    r"(?:(?:no|nope|hmm?|wait|sorry|actually|ok|okay|oh|uh|um|hang on|hold on|scratch that|or rather|i mean|i meant"
    r"|make (?:it|that)|rather|let us say|let's say|better)[\s,.…–-]+)+"
)
AMENDED = re.compile(
    rf"(?<![\w.])(?P<first>{NUMBER})(?P<more> more| extra)? ?(?P<unit>{UNIT}\b|%)?[\s,.…–-]+{TAKEN_BACK}"
    rf"(?P<second>{NUMBER}) ?(?P<as>{UNIT}\b|%)?(?=$|[\s,.!?;])",
    re.IGNORECASE,
)
MEASURED = re.compile(r"\b(?:to|at|by|for|than|be) $", re.IGNORECASE)
"""what stands before a number that is an amount without its unit"""
ARROW = re.compile(
    rf"(?:from )?(?P<first>\d+(?:\.\d+)?) ?(?:{UNIT})? ?(?:->|=>|→|-->) ?(?P<second>\d+(?:\.\d+)?) ?(?P<as>{UNIT}\b)",
    re.IGNORECASE,
)
QUOTED = re.compile(r"[\"“”«»]|\b(?:says?|said|saying|line|title|card)\b", re.IGNORECASE)
ALL_OF_IT = re.compile(
    r",\s*(?:(?:and )?(?:all|both|every last bit|every bit) of (?:it|them|that)|the (?:whole )?lot(?: of it| of them)?"
    r"|the whole thing|all (?:two|three|four|five|six|seven|eight|\d+)(?: shots?)?(?: (?:of|in) (?:it|them|there))?)"
    r"(?=\s*(?:,|[.!?]|$))(?:\s*,(?= (?:in|with|at|to|on|for)\b))?",
    re.IGNORECASE,
)

JUDGING = (
    "bin|kill|lose|dump|trash|scrap|chuck|ditch|drop|delete|remove|reject|ng|circle|approve|print|use|keep|choose|pick"
)
A_TAKE = re.compile(
    rf"(?P<take>\d+[a-z]-\d+)\b(?! (?:and|or|is better)\b)[^.;!?\d]{{0,40}}[,.;] ?(?:so |please )?(?P<do>{JUDGING})"
    r" (?:it|that|that one)(?P<end>[.!, ]*(?:please)?[.! ]*)",
    re.IGNORECASE,
)
"""what is said of a take, and then what is to be done with "it": the take, and not its shot"""
PRINTED = re.compile(
    rf"(?P<slate>\d+[a-z]) ?[:,] ?(?:print|circle|use|keep) (?P<number>{UNITS}|\d)\b"
    r"(?:[,.;]? ?(?:and )?(?:circle|print) it)?[.! ]*",
    re.IGNORECASE,
)

BAR = re.compile(
    r"\b((?:everything|everyone|all|every)\b[^,.;]{0,30}?) bar (?=the |my |number |shots? |\d)", re.IGNORECASE
)
""" "everything bar the insert" """
EVEN = re.compile(rf"\b(?:an even|a round|a clean|a flat|a solid) (?P<n>{NUMBER} ?{UNIT}\b)", re.IGNORECASE)
ROUNDLY = re.compile(rf"(?P<n>\b{NUMBER} ?(?:s|secs?|seconds?|frames?)) (?:flat|on the dot|sharp)\b", re.IGNORECASE)
"""what is so long and no longer: "every insert one second flat" """
EDGED = re.compile(r"\b(?:off|from|at|to|onto|on) the (?:very )?(?:head|tail|front|back|start|end)\b", re.IGNORECASE)
CLOSED_UP = re.compile(
    r"(?:,? and|,| -)? ?\b(?:close (?:(?:it|that|the gap|everything) )?up|close up the gap|close the gap"
    r"|ripple (?:it|that|the rest|everything|all)(?: after it)?(?: down| up| along)?)(?=\s*(?:[.!,;]|$))",
    re.IGNORECASE,
)
"""what an edit desk does anyway where something is taken off an edge"""
ON_SCREEN = re.compile(
    r"\bwhat(?:ever|)(?:'s| is) (?:playing|on screen|on|there|showing|happening|up|running) (?:at )?(?=\d+:\d\d)"
    r"(?=[^?]*$)",
    re.IGNORECASE,
)
TOO = re.compile(
    r"\b(way|much|far|bit|little|is|are|looks|feels|still) 2 (?=(?:dark|bright|long|short|loud|quiet|slow|fast|warm"
    r"|cold|close|wide|far|soft|hard|busy|blue|red|green|yellow|flat|much|little|big|small|early|late)\b)",
    re.IGNORECASE,
)

NOT_AS_IT_IS = re.compile(
    rf"(?P<new>(?<![\w.]){NUMBER} ?{UNIT}\b)[\s,]+(?:rather than|instead of|and not|not) (?:the )?{NUMBER}"
    rf"(?: ?{UNIT}\b)?(?=$|[\s,.!?;])(?! (?:shots?|takes?|scenes?)\b)",
    re.IGNORECASE,
)
"""an amount, and the one that there is"""
AND_BEFORE = re.compile(
    r"(?P<open>.*?)\b(?:undo|take back|revert) (?:that|it|this)[\s,]+(?:and|plus|as well as|along with) (?:also )?the"
    r" (?:thing|one|change|edit|step) before(?: that| it| this)?(?: as well| too)?(?P<end>[.!, ]*(?:please)?[.! ]*)",
    re.IGNORECASE,
)
AGREED = re.compile(
    r"\b(?P<judged>(?:is|are|looks?|'s|'re) (?:good|great|fine|lovely|perfect|right|spot on))[,;.–-]+ ?(?:so )?"
    r"(?:approved?|circled?|print)(?: (?:them|it|those|that|both))?(?=\s*(?:[.!;,]|$))",
    re.IGNORECASE,
)
BY_THE_SUN = re.compile(
    r"(?P<wish>(?!.*\b(?:add|new|insert|write|another|scene)\b)[^.!?;]*\w+,?(?: \w+){2})[.!;] ?(?:after all,? )?"
    r"it(?:'s| is)"
    rf" (?:only |about |still |just )?{NUMBER}(?: ?o'clock)? (?:in the (?:morning|evening|afternoon)|at night)[.! ]*",
    re.IGNORECASE,
)
"""what hour it is in the film, said in a sentence after a wish for what is there: why it is wished"""

FIRST_WORDS = re.compile(
    r"(?:please )?(?:open|start|begin)(?: the film| it| us| everything)? (?:on|with|over|in) (?:an? )?(?:plain )?black"
    r"(?: screen| card| background| ground)?,? (?:with |and |showing |bearing )(?:the )?(?:words?|text|title|line)"
    r"(?: saying| reading)?:? (?:[\"“'‘](?P<quoted>[^\"”]+?)[\"”'’]|(?P<words>(?!.*\bthen\b)[^\"“”,.;:]+?))[.! ]*",
    re.IGNORECASE,
)
"""words on black before the first picture; what goes on after a mark is another wish, and none of them"""
LAST_FADE = re.compile(
    rf"\bfade(?:[- ]?out)? at the (?:very )?end(?: (?:should |can |must )?(?:be|last|take|run))? (?P<n>{NUMBER})"
    r"(?: ?s(?:ecs?|econds?)?)?(?=[.!, ]*$)",
    re.IGNORECASE,
)
"""the fade out of the film, and so many seconds"""

HEADED = re.compile(
    r"(?P<of>(?P<kind>shot|scene) \d+[a-z]?|\d+[a-z])\s?:\s+(?P<rest>(?:.*\b)?this (?P<again>shot|scene|one|clip)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
"""what is said of a shot, as comments are: "shot 7: lovely, and can this shot be longer?" """


SHALL_BE = re.compile(
    r"(?P<of>(?:shot )?\d+[a-z]?)\s?: +"
    r"(?P<rest>[^,.;:!?]+? (?:should|must|ought to|needs? to|has to|have to) be [^,.;:!?]+?)"
    r"(?P<end>[.! ]*(?:please)?[.! ]*)",
    re.IGNORECASE,
)
""" "3: the door must be open" """
LASTS = re.compile(
    r"(?P<what>[^.,;!?]{1,40}?\b(?:endless|too long|too short|forever|overlong|drags?(?: on)?))\s*[,.;:!–-]+\s*"
    rf"(?:just |only )?(?P<n>{NUMBER} ?(?:s|secs?|seconds?))"
    r"(?: (?:tops|max|maximum|at (?:the )?most|flat|is (?:enough|plenty)|will do|would do))?[.! ]*",
    re.IGNORECASE,
)
"""a length that is complained of, and the one that it shall have"""
BREATHES = re.compile(
    r"(?P<open>.*?)\blet (?P<it>it|this|that|[^,.;:!?]{1,30}?) (?:breathe|rest|land|sit|play(?: out)?)(?: a bit)?"
    rf"\s*[,:–-]+\s*(?P<n>{NUMBER} ?(?:s|secs?|seconds?))(?: (?:long|will do|would do))?[.! ]*",
    re.IGNORECASE,
)
""" "let it breathe, six seconds": so long, and not so much longer"""
GIVEN_TO = re.compile(
    rf"(?P<open>(?:please )?)(?:take|shave|trim|cut|steal|borrow|lose|nick|pinch) (?P<n>{NUMBER} ?(?:s|secs?|seconds?"
    r"|frames?)) (?:off(?: of)?|from|out of) (?P<one>[^,.;]+?),? (?:and|then|to) (?:then )?(?:give|add|put|hand|tack"
    r"|stick) (?:it|that|them|those)(?: back)? (?:to|on|onto|on to) (?P<other>[^,.;]+?)"
    r"(?P<end>[.! ]*(?:please)?[.! ]*)",
    re.IGNORECASE,
)
""" "take a second off 1 and give it to 3" """
SIZED = re.compile(
    rf"(?P<what>(?:shot )?\d+[a-z]?) (?:up|down|out|in) to (?P<n>{NUMBER})(?: ?(?:s|secs?|seconds?))?", re.IGNORECASE
)
GOES_AT = re.compile(
    rf"\b(?P<n>{NUMBER}|a couple|a few) more (?:goes|tries|cracks|stabs|attempts) (?:at|on) (?=\w)", re.IGNORECASE
)
WE_SHOT = re.compile(
    r"\bthe (?P<which>first|second|third|fourth|last) one (?:that )?(?:we|you|they) (?:shot|took|rolled|filmed)\b",
    re.IGNORECASE,
)
UP_THERE = re.compile(
    r"(?P<who>\b\w+s |\ban? \w+ )(?P<doing>\w+ing) (?:up|down|over|out)"
    r" (?=(?:on|in|at|by) (?:the|a|his|her|its|their)\b)",
    re.IGNORECASE,
)
""" "pigeons cooing up on the roof": where they are, and no move"""
MOVING = frozenset(
    "going moving coming looking tracking tilting panning booming craning pulling pushing climbing walking running"
    " zooming flying sitting standing driving riding swimming falling jumping stepping".split()
)
THIS_ONE = re.compile(r"\bthis (?:shot|scene|one|clip)\b", re.IGNORECASE)


BARE_SECOND = re.compile(
    r"^(?P<half>half )?(?P<unit>sec(?:ond)?) (?=(?:off|more|less|longer|shorter)\b)", re.IGNORECASE
)
""" "Second off the boat coming in": one, and no other one"""


def put_right(message: str) -> str:
    """The message as it should have been said at once; as it stands where nothing of the kind is in it."""
    message = without_courtesies(message)
    if (opening := FIRST_WORDS.fullmatch(message.strip())) is not None:
        return f'add an opening title card "{(opening["quoted"] or opening["words"]).strip()}"'
    message = BARE_SECOND.sub(lambda said: f"{said['half'] or ''}a {said['unit'].casefold()} ", message)
    if QUOTED.search(message):
        # what somebody is to say stays as it is
        return message
    if (wished := SHALL_BE.fullmatch(message.strip())) is not None and " and " not in wished["rest"]:
        message = f"{wished['rest']} in {wished['of']}{wished['end']}"
    message = _of_the_heading(message)
    if (take := A_TAKE.fullmatch(message.strip())) is not None:
        return f"{take['do']} {take['take']}{take['end']}"
    if (printed := PRINTED.fullmatch(message.strip())) is not None:
        return f"circle {printed['slate']}-{in_figures(printed['number'])}"
    if (undone := AND_BEFORE.fullmatch(message.strip())) is not None:
        return f"{undone['open']}undo the last 2 changes{undone['end']}"
    if (length := LASTS.fullmatch(message.strip())) is not None:
        return f"{length['what']}. make it {length['n']} long"
    if (rests := BREATHES.fullmatch(message.strip())) is not None:
        return f"{rests['open']}make {rests['it']} {rests['n']} long"
    if (given := GIVEN_TO.fullmatch(message.strip())) is not None:
        one, other = (f"make {given[part]} {given['n']}" for part in ("one", "other"))
        return f"{given['open']}{one} shorter and {other} longer{given['end']}"
    if len(parts := re.split(r"\s*(?:[,;]|\band\b)\s*", message.strip(" .!"))) > 1:
        sized = [SIZED.fullmatch(part) for part in parts]
        if all(sized):
            return ". ".join(f"make {size['what']} {size['n']} seconds long" for size in sized if size)
    message = WE_SHOT.sub(r"the \g<which> take", GOES_AT.sub(r"\g<n> more takes of ", message))
    message = UP_THERE.sub(_heard_there, message)
    if (hour := BY_THE_SUN.fullmatch(message.strip())) is not None:
        message = hour["wish"]
    message = LAST_FADE.sub(r"fade out at the end \g<n> seconds", message)
    message = AGREED.sub(r"\g<judged>", NOT_AS_IT_IS.sub(r"\g<new>", message))
    message = BAR.sub(r"\1 except ", message)
    message = TOO.sub(r"\1 too ", message)
    if EDGED.search(message):
        message = CLOSED_UP.sub("", message)
    message = ROUNDLY.sub(r"\g<n> long", EVEN.sub(r"\g<n>", message))
    message = ON_SCREEN.sub("the shot at ", message)
    message = ARROW.sub(lambda found: f"{found['second']}{found['as']}", message)
    message = AMENDED.sub(_second, message)
    return ALL_OF_IT.sub("", message)


def _of_the_heading(message: str) -> str:
    """ "This shot" under the name of one is that one."""
    headed = HEADED.fullmatch(message.strip())
    if headed is None or ((headed["kind"] or "").lower() == "scene") != (headed["again"].lower() == "scene"):
        return message
    return f"{headed['of']}: {THIS_ONE.sub(headed['of'], headed['rest'])}"


def _heard_there(found: re.Match[str]) -> str:
    return found[0] if found["doing"].lower() in MOVING else f"{found['who']}{found['doing']} "


def _second(found: re.Match[str]) -> str:
    """The second amount, with the unit of the first where it has none; as they stand where neither has one, or where
    the first may be a shot: "shot three make it a second longer"."""
    if found["unit"] is None and MEASURED.search(found.string[: found.start()]) is None:
        return found[0]
    unit = found["as"] or found["unit"]
    if unit is None or (found["as"] and found["unit"] and found["as"][0].casefold() != found["unit"][0].casefold()):
        return found[0]
    space = "" if len(unit) == 1 else " "
    return f"{found['second']}{found['more'] or ''}{space}{unit}"
