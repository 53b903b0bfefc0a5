"""What keeps a message that was heard from being done at once: it is proposed instead.

"only if it's cheap, reshoot 9"      what depends on something
"he said brighter, she said darker"  what somebody else said
"15 too long?"                       what is only asked
"make 4 minus three seconds long"    what cannot be
"""

import re
from collections.abc import Sequence

from agent.conversation import Act
from agent.embedded.stated import OF_SOMEONE

HEDGES = (
    "possible", "you can", "u can", "you could", "that is", "that's", "the material", "we can", "you like",
    "you don't mind", "it is ok", "it's ok", "i may", "at all",
)  # fmt: skip
"""what makes an "if" polite, and no condition"""
SAYING = r"\b(?:he|she|they|somebody|someone|i) said\b"
RESERVED = re.compile(
    rf"(?<!what )(?<!see )(?<!as )(?<!even )\bif\b(?! (?:{'|'.join(HEDGES)}))"
    r"|\bunless\b|\bminus\b|\bwithout (?!a |the |his |her |their |any )\w+ing\b"
    r"|\bnobody (?:said|wants|needs)\b|\bno one said\b|\bbut (?:keep|leave|not)\b"
    r"|\bleave\b.{1,30}\b(?:alone|as is|as it is)\b|\bdon't touch\b|\bwouldn't\b(?! (?:it|that|you|this)\b)"
    r"|\bexcept\b|\bapart from\b|\ball but\b|\blet me think\b|\bnot sure\b|\bno idea\b|\basking myself\b"
    r"|^(?:no|nope|nah|no no)[.! ]*$|^(?:shots? )?\d+(?:(?:,|,? and| &) ?\d+)+[.! ]*$"
    r"|\bwhat do you (?:think|reckon)\b|\bundecided\b"
    rf"|{SAYING}.+{SAYING}|\bor not\b|\bframes (?:a|per) second\b|\bfps\b"
    r"|(?:\.\.|…|,|-|\.) ?(?:no,? )?(?:actually|wait|scratch that|or rather)\b"
)
ASKING = re.compile(
    r"\b(?:can|could|would|will|may|might|shall|should|let|please|pls|mind|possible|chance|way|how about|what about"
    r"|what if|why not|why don't|isn't|aren't|want|like|love|need|give|make|put|try)\b"
)
"""what makes a request of a question"""
OPINION = re.compile(
    r"^(?:(?:so|and|but|hm+|well|um+|ok(?:ay)?)[\s,]+)*(?:should|would it|is it|is|are|was|does|do you think)\b"
)
"""how a question begins that asks what somebody thinks"""
AS_BEFORE = re.compile(
    r"\b(?:too|as well|likewise)\s*[.!?]*$|\bthe same\b|^(?:and )?once more\b|^no\b.{0,12}\bthe other\b"
    r"|\b(?:those|these) last\b"
)
"""what asks for the same again, of something else"""
NAMING = re.compile(r"\b(?:title\w*|calls?|called|names?|named|rename|film|movie|working)\b")
"""what says that it is the film's own title that is to change"""
PLAYED = (
    "(?:music|score|song|piano|guitar|strings|violin|fiddle|cello|trumpet|drums?|accordion|flute|organ|band|orchestra)"
)
"""what is heard, and no picture"""
IN_PART = r"\b(?:need|want)(?: to see| to have)? (?:all|the (?:whole|full|entire)|so much|that much|quite all)\b"
"""what is not needed whole, and so is not to go whole"""
APART = {
    "export": re.compile(r"\b(?:storyboard|pdf|edl|aaf|otio|fcpxml|festival|dcp|broadcast|avid)\b"),
    "set_duration": re.compile(r"\b(?:each|apiece)\b"),
    "slip": re.compile(r"\b(?:earlier|other|first|second|previous|last|old) take\b"),
    "add_shot": re.compile(r"\b(?:before|after|between|right behind|ahead of)\b"),
    "move_scene": re.compile(r"\b(?:first|last) (?:thing|shot|one|bit|picture) (?:in|of|on)\b"),
    "move_shot": re.compile(rf"\b{PLAYED}\b"),
    "remove_shot": re.compile(rf"\b\d+[a-z]-\d+\b|\b{PLAYED}\b|{IN_PART}|\bnever (?:see|hear)\b"),
    "remove_scene": re.compile(IN_PART),
    "retake": re.compile(r"\b(?:looks?|sounds?|feels?) (?:like|as if)\b"),
    "remove_title": re.compile(r"\b(?:version|copy|textless)\b"),
    "roll": re.compile(r"\b(?:abrupt|harsh|jarring|rough|sudden|clunky|bumpy|hard)\b"),
    "set_character": OF_SOMEONE,
    "set_gain": re.compile(
        r"\b(?:faces?|murk|shadows?|picture|exposure)\b|\b(?:talk|speak|say)(?:s|ing)? (?:way |far )?too much\b"
        r"|\b(?:first|second|third|last) line\b"
    ),
    "set_line": re.compile(r"\b(?:strap|lower third|chyron|super|caption|title|card)\b"),
    "set_transition": re.compile(r"\bskip\b"),
    "add_title": re.compile(r"^[a-z ]{0,20}\bcredits(?: please| pls)?[.! ]*$"),
    "set_music": re.compile(r"\bno music\b|\bsame (?:stretch|bit|part)\b|\b\w+ out,|\bfrom the \w+ on\b"),
    "remove_music": re.compile(r"\b(?:nothing|silence|silent|quiet) (?:until|till)\b"),
    "revise_shot": re.compile(
        r"[.;!?] (?:and )?(?:i|we)(?: would|'d) rather\b|(?:\bis|'s) not (?:at )?(?:night|day|dawn|dusk)\b"
        r"|(?:\bis|\bare|'s) (?:missing|gone|wrong|off|broken)\b"
        r"|\b(?:shouldn't|should not|mustn't|must not|isn't to) be \w+ing\b"
    ),
}
"""kinds of acts -> what else may be meant, where these words are in none of the plain ones"""


def reserved(message: str, followed: bool, acts: Sequence[Act], plain: Sequence[str]) -> bool:
    """Whether a message says that it is not simply to be done, or something that is in none of its plain words.

    `followed` is whether something was done just before it.
    """
    said = message.casefold().replace("’", "'").strip()
    if RESERVED.search(said) or (followed and AS_BEFORE.search(said)):
        return True
    if any(act.kind == "set_title" for act in acts) and not NAMING.search(said):
        # "the countdown has to read 09:00"
        return True
    words = " ".join(plain).casefold()
    if any(act.kind in APART and (found := APART[act.kind].search(said)) and found[0] not in words for act in acts):
        return True
    opinion = OPINION.search(said) is not None and "possible" not in said
    return said.endswith("?") and (opinion or not ASKING.search(said))
