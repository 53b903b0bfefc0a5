"""A message without its courtesies: what opens it, closes it, counts its requests, and the conditions that are none.

"Dear team, might shot 4 be darker? Kind regards"      might shot 4 be darker?
"ok three notes: 2 a second shorter, 9 darker"         2 a second shorter, 9 darker
"one second longer, if the material allows"            one second longer
"use take two for now. Not approving anything yet."    use take two for now.
"""

import re

SALUTATION = re.compile(
    r"^\s*(?:dear|hello|hi|hey|good (?:morning|evening|afternoon|day)) (?!can\b|could\b|make\b)(?:[a-z]+ ?){1,3}"
    r"[,!–-]\s+(?=\S)",
    re.IGNORECASE,
)
REGARDS = re.compile(
    r"(?:(?<=[.!?])|[,;])\s*(?:(?:with )?(?:kind|best|warm|many) (?:regards|wishes|thanks)|regards|all the best"
    r"|cheers|sincerely|yours|thank you (?:all|so much|very much|in advance)|thanks (?:all|so much|in advance|a lot))"
    r"(?:,? [\w ]{1,20})?[.! ]*$",
    re.IGNORECASE,
)
MANY = r"(?:(?:a )?(?:couple(?: of)?|few)|one|two|three|four|five|some|my|\d)"
HEADER = re.compile(
    r"^\s*(?:(?:ok|okay|so|right|alright|hi|hey)[, ]+)*(?:(?:just|only|i have|i've got|got|here are|we have) )*"
    rf"{MANY} (?:\w+ )?(?:notes?|things?|changes|points|tweaks|requests|fixes|asks|bits)"
    r"(?: for you| from me| please| on the cut)?\s?[:–-]\s*",
    re.IGNORECASE,
)
ORDER = "make|give|put|move|swap|delete|add"
"""what is asked for second; a second take and a second cut are things"""
COUNTED = re.compile(
    r"(?:^|(?<=[.;,!])\s+|(?<=[.;,!] and)\s+)(?:first(?:ly)?(?: off| of all| up)|first thing(?=,)|firstly|secondly"
    rf"|thirdly|lastly|second(?:ly)? of all|(?:second|next|last) thing(?=,)|(?:second|third)(?= (?:{ORDER})\b))"
    r",?\s+(?=\S)",
    re.IGNORECASE,
)
"""what counts requests: "first off circle 2, second make 6 longer" """
TOO_MUCH = r"(?:not too|not|too) (?:much|a lot) (?:to ask|trouble|work|bother)"
CONDITION = re.compile(
    r",?\s*\bif (?:the \w+ (?:allows?|permits?)(?: it)?|time (?:allows|permits)|there(?: i|')s time"
    rf"|i may(?: ask| say so)?|(?:it|that)(?: i|')s(?: not|n't)? (?:at all )?(?:{TOO_MUCH}|too late|doable|no trouble))"
    r"(?=\s*(?:[.!?;]|$))"
    r"|,?\s*\b(?:when|whenever|once|if) you(?: have|'ve got| get| find| can spare) (?:a|the|some) (?:free )?"
    r"(?:minute|moment|second|sec|chance|time)\b(?=\s*(?:[,.!?;]|$))|(?<=\w) to go (?:along )?with (?:it|that|them)\b",
    re.IGNORECASE,
)
"""conditions, and what is said beside, that only ask politely"""
TAG = re.compile(
    r"(?<=\w)\s*[,.;–-]+\s*(?:(?:no|ok(?:ay)?|don'?t you think|do you not think|wouldn'?t you say|if you ask me"
    r"|trust me|wouldn'?t (?:that|it) be (?:nice|lovely|great|good|fun)"
    r"|if (?:that|it)(?:'s| is) (?:ok(?:ay)?|all right|alright|fine)(?: with you)?)\s*[?!.]+"
    r"|(?:trust me|if you ask me|if (?:that|it)(?:'s| is) (?:ok(?:ay)?|all right|alright)|btw|by the way))\s*$",
    re.IGNORECASE,
)
"""what only asks for a nod: "Bruno could do with a moustache, no?" """
OF_A_QUESTION = re.compile(
    r"^(?:(?:so|and|but|well|ok|okay|hm+),? )*(?:is|are|was|were|do|does|did|what|which|who|how|why|when|where)\b",
    re.IGNORECASE,
)
NO_TAG = re.compile(r"\bno\s*\?\s*$", re.IGNORECASE)
STATED = re.compile(
    r"\b(?:is|are|was|were|has|have|had|looks?|feels?)\b|\b(?:it|he|she|that|they)'(?:s|re)\b"
    r"|\w'(?:s|re)\b(?= (?:a|an|the|too|so)\b)",
    re.IGNORECASE,
)
WISHED = re.compile(
    r"\b(?:could|should|would|can|must|might|ought|let|make|give|put|needs?|wants?|rather|try|too)\b", re.IGNORECASE
)
""" "Bruno has a cap, no?" asks; "he could have a cap, no?" wishes"""
NOT_YET = re.compile(
    r"(?<=[.!?;])\s*(?:i'?m |we'?re |i am |we are )?not (?:\w+ )?"
    r"(?:approving|locking|deciding|signing|circling|committing)\b[^.!?;]{0,30}\b(?:yet|for now|today|now)[.!]*\s*$",
    re.IGNORECASE,
)
FILLER = re.compile(
    r"(?<!what )(?<!do )(?<!did )(?<!don't )\byou know\b(?! (?:what|how|why|who|where|when|if|that|it|him|her|the)\b),?"
    r"|,? (?:just )?for (?:safety|luck|insurance|good measure)(?=\s*(?:[.!?,;]|$))"
    r"|(?<=\beverything )(?:that )?we(?:'ve| have)(?: got)?(?: up)? (?=(?:on|in|at|from)\b)",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"(?<=second),? say(?=\s*(?:[.!?;]|$))|(?<=sec),? say(?=\s*(?:[.!?;]|$))|(?<=secs),? say(?=\s*(?:[.!?;]|$))"
    r"|(?<=seconds),? say(?=\s*(?:[.!?;]|$))"
    r"|(?<!longer )(?<!longer, )(?<!shorter )(?<!shorter, )"
    r"(?:\b(?:i want to|i'd|let's|shall we) |(?:^|(?<=[,.;:!?] )|(?<=\bbe )|(?<=\bfor )|(?<=\bby )))say,?"
    r"\s+(?=(?:half a |\d+|an?|two|three|four|five|six|seven|eight|ten) ?"
    r"(?:s|secs?|seconds?|frames?|no|percent)\b)",
    re.IGNORECASE,
)
"""what only fills, and how an amount is said: "half a sec say", "everything we've got in the kitchen"; what somebody is
to say ("I want mum to say two no more") is theirs"""
NOTHING_ELSE = re.compile(
    r"(?<=[.!;,])\s*(?:and |but )?(?:(?:nothing|nobody) else(?: (?:about|of|on|in) \w+)?"
    r" (?:changes|is to change|should change|needs to change)|(?:the rest|everything else)"
    r"(?: of (?:it|her|him|them))? (?:stays|remains|is) (?:as it is|the same|put|unchanged))[.!]*\s*$",
    re.IGNORECASE,
)
"""what only says that no more is wanted"""
SPOKEN = re.compile(r"[\"“”«»]|\b(?:says?|said|saying|line|title|card|asks|shouts?|whispers?)\b", re.IGNORECASE)
"""what may be the words of somebody, which stay as they are"""


def without_courtesies(message: str) -> str:
    """The message without them; as it stands where nothing else is left."""
    plain = HEADER.sub("", SALUTATION.sub("", message))
    plain = ABOUT.sub("", plain)
    if SPOKEN.search(plain) is None:
        stated = NO_TAG.search(plain) and STATED.search(plain) and not WISHED.search(plain)
        asked = OF_A_QUESTION.match(plain) or stated
        plain = plain if asked else TAG.sub("", plain.rstrip())
        plain = NOTHING_ELSE.sub("", FILLER.sub("", plain))
        plain = CONDITION.sub("", NOT_YET.sub("", REGARDS.sub("", plain)))
    plain = COUNTED.sub(lambda found: " " if found.start() else "", plain)
    return plain if len(plain.split()) > 1 else message
