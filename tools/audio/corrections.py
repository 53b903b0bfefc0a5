"""Where the pronouncing dictionary needs help: sounds that are no words, names, and words said by what they mean.

    He wound the clock.   a wound      Close the door.   stay close      she read      I will read

Phonemes are American; a British voice gets its own from them by rule.
"""
# ruff: noqa: E501
# A pattern and its sound stay on one line, like a row of a table.

import re
from collections.abc import Sequence

# What people utter and no dictionary holds.
_UTTERED = {
    r"s+h+": "ʃː", r"p+s+t+": "pst", r"h+m+": "hˈm", r"m+h*m+": "mˈm", r"a+h+": "ˈɑ", r"a+r+g+h+": "ˈɑɹɡ",
    r"u+g+h+": "ˈʌɡ", r"o+h+": "ˈO", r"b+r+": "bɹˈɜɹ", r"t+s+k+": "tˈɪsk", r"p+h+e+w+": "fjˈu", r"u+h+": "ˈʌ",
    r"u+m+": "ˈʌm", r"e+h+": "ˈA", r"o+w+": "ˈW", r"a+w+": "ˈɔ", r"z+": "zː", r"g+r+": "ɡˈɜɹ", r"h+u+h+": "hˈʌ",
}  # fmt: skip

_WORDS = {
    "missis": "mˈɪsəz", "miz": "mˈɪz", "ma'am": "mˈæm", "bosun": "bˈOsᵊn", "gunwale": "ɡˈʌnᵊl",
    # Names that films like and the dictionary spells out.
    "zoe": "zˈOi", "chloe": "klˈOi", "siobhan": "ʃəvˈɔn", "niamh": "nˈiv", "aoife": "ˈifə", "saoirse": "sˈɪɹʃə",
    "caoimhe": "kˈivə", "eoin": "ˈOən", "sean": "ʃˈɔn", "padraig": "pˈɔdɹɪɡ", "ciara": "kˈɪɹə", "rhys": "ɹˈis",
    "bjorn": "bjˈɔɹn", "soren": "sˈɜɹən", "renee": "ɹənˈA", "amelie": "ˈɑməli", "elodie": "ˈɛlədi", "francois": "fɹɑnswˈɑ",
    "odile": "Odˈil", "ines": "inˈɛs", "esme": "ˈɛzmA", "anais": "ˌɑnɑˈis", "jose": "hOzˈA", "joaquin": "wɑkˈin",
    "diego": "diˈAɡO", "mateo": "mətˈAO", "lucia": "lusˈiə", "marisol": "mˌɑɹisˈOl", "leif": "lˈAf", "marek": "mˈɑɹɛk",
    "wojciech": "vˈYʧɛk", "giulia": "ʤˈuliə", "giovanni": "ʤOvˈɑni", "petr": "pjˈOtəɹ", "pyotr": "pjˈOtəɹ", "anya": "ˈɑnjə",
    "eira": "ˈAɹə", "hakon": "hˈOkɔn", "nguyen": "wˈɪn", "kwame": "kwˈɑmA", "zainab": "zˈAnɑb", "aisha": "ɑˈiʃə",
    "ngozi": "ŋɡˈOzi", "hiroshi": "hˈɪɹOʃi", "sakura": "sˈɑkuɹə", "yuki": "jˈuki", "ione": "IˈOni", "hermione": "həɹmˈIəni",
    "xavier": "zˈAvjəɹ", "odysseus": "Odˈɪsiəs", "achilles": "əkˈɪliz", "eun": "ˈun", "ilse": "ˈɪlsə",
}  # fmt: skip

_DOES = r"(?:I|you|we|they|to|will|would|can|could|should|shall|must|may|might|do|don't|did|didn't|won't|can't|not|never|let's|please|I'll|you'll|we'll|they'll|he'll|she'll|who|and)"
_THING = r"(?:the|a|an|this|that|these|those|it|him|her|them|us|me|my|your|his|their|our|its|every|all)"

# (a word in its surroundings, what it then sounds like). The group `it` is the word.
_BY_MEANING = (
    (rf"(?:\b{_DOES} |^)(?P<it>use)\b(?! to\b| of\b)", "jˈuz"),
    (r"\b(?P<it>used)\b(?= to\b)", "jˈust"),
    (r"\b(?P<it>excuse)\b(?= (?:me|us|him|her|them|my))", "ɪkskjˈuz"),
    (r"\b(?P<it>live)\b(?= (?:wire|music|show|broadcast|audience|concert|bait|round|rounds|ammunition|on air|television))", "lˈIv"),
    (r"\b(?:go|goes|going|went|we're|are|is) (?P<it>live)\b(?! in\b| with\b| on\b| at\b| by\b)", "lˈIv"),
    (r"\b(?P<it>live)\b", "lˈɪv"),
    (r"\b(?:he|she|had|has|have|was|were|been|be|being|is|it's|nobody|everyone|who) (?:ever |never |once |already |also )?(?P<it>read)\b", "ɹˈɛd"),
    (r"\b(?P<it>read)\b(?=[^.!?]*\b(?:yesterday|ago|last (?:night|week|year)|once)\b)", "ɹˈɛd"),
    (rf"\b(?:he|she|they|we|I|who|and) (?P<it>wound)\b(?= (?:{_THING}|up|down|around|round|through)\b)", "wˈWnd"),
    (rf"\b{_DOES} (?P<it>tear)\b(?! (?:fell|rolled|ran|in)\b)", "tˈɛɹ"),
    (r"\b(?P<it>tear)\b(?= (?:it|them|him|her|us|this|that|down|apart|up|off|open|out)\b)", "tˈɛɹ"),
    (rf"(?:\b(?:stay|so|too|very|come|came|comes|get|got|is|are|was|were|how|keep|kept|hold|held|pretty|getting|stand|stood|draw|drew|stick|that|'s|be|been|a) )(?P<it>close)\b(?! (?:{_THING})\b)", "klˈOs"),
    (r"\b(?P<it>close)\b(?= (?:to|by|enough|call|calls|friend|friends|together|behind|beside)\b)", "klˈOs"),
    (r"\b(?P<it>lead)\b(?= (?:pipe|pipes|weight|weights|shot|paint|roof|box|lined)\b)", "lˈɛd"),
    (r"\b(?:of|made of|like|heavy as|into) (?P<it>lead)\b(?=[,.;!?]|$)", "lˈɛd"),
    (r"\b(?:take|took|takes|final|last|deep|ship's) (?:a )?(?P<it>bow)\b", "bˈW"),
    (rf"(?:\b{_DOES} |^)(?P<it>bow)\b(?= (?:to|down|before|your|his|her|out)\b)", "bˈW"),
    (r"\b(?P<it>bow)\b(?= of the (?:ship|boat|ferry|vessel))", "bˈW"),
    (rf"(?:\b{_DOES} |^)(?P<it>polish)\b(?= {_THING}\b)", "pˈɑlɪʃ"),
    (rf"(?:\b{_DOES} |^)(?P<it>record)\b(?= {_THING}\b|[.!?]|$)", "ɹəkˈɔɹd"),
    (rf"\b{_DOES} (?P<it>object)\b", "əbʤˈɛkt"),
    (rf"(?:\b{_DOES} |^)(?P<it>present)\b(?= {_THING}\b)", "pɹəzˈɛnt"),
    (r"\b(?:he|she|it|I|we|they|you|will|'ll|would|feel|felt|am|is|are|was|were|be|so|seems|seemed|quite|perfectly) (?P<it>content)\b", "kəntˈɛnt"),
    (rf"\b{_DOES} (?P<it>house)\b(?= (?:it|them|him|her|us|the)\b)", "hˈWz"),
    (rf"\b{_DOES} (?P<it>refuse)\b", "ɹəfjˈuz"),
    (rf"\b{_DOES} (?P<it>permit)\b", "pəɹmˈɪt"),
    (rf"\b{_DOES} (?P<it>rebel)\b", "ɹəbˈɛl"),
    (r"\b(?P<it>dove)\b(?= (?:in|into|under|down|off|for|after)\b)", "dˈOv"),
)  # fmt: skip

_ALONE = [
    (re.compile(rf"\b(?P<it>{pattern})\b", re.IGNORECASE), sound)
    for pattern, sound in (_UTTERED | {re.escape(word): sound for word, sound in _WORDS.items()}).items()
]
_MEANT = [(re.compile(pattern, re.IGNORECASE), sound) for pattern, sound in _BY_MEANING]


def corrected(words: str) -> Sequence[tuple[str, str]]:
    """The reading in pieces, in order: (text, "") for the dictionary, (text, phonemes) for what is known better."""
    known: dict[tuple[int, int], str] = {}
    for pattern, sound in (*_ALONE, *_MEANT):
        for found in pattern.finditer(words):
            known.setdefault(found.span("it"), sound)
    pieces: list[tuple[str, str]] = []
    place = 0
    for (start, stop), sound in sorted(known.items()):
        if start < place:
            continue
        pieces += [(words[place:start], ""), (words[start:stop], sound)]
        place = stop
    pieces.append((words[place:], ""))
    return [piece for piece in pieces if piece[0]]
