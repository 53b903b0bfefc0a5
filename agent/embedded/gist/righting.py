"""What a message says against the intent that it was heard as, or more than that: which intent it is then.

"the keeper speaks so slow i fall asleep"   heard: slower          faster
"when she smiles I don't want fog"          heard: fog             clear weather
"nah. forget both of those"                 heard: undo            two steps of it
"lower third on the market: Seville"        heard: words over it   a lower third
"""

import re

TOO = (
    r"(?<!not )(?<!n't )(?:\b(?:too|so|awfully|terribly)|\b(?:still|is|are|it's|looks?|bit|way|far|much) to) (?:\w+ )?"
)
"""what is too much, and "to" where it is typed for "too": "from dark to light" is none"""
TOLD = re.compile(
    r"\b(?:brighter|lighter|darker|warmer|colder|cooler|longer|shorter|closer|tighter|wider|slower|faster|quicker|louder"
    r"|quieter|softer)\b"
)
"""words that say which way themselves: "darker, so dark you can't see the floor" """
SOUNDS = ("music", "effect", "line", "dialogue", "effects")
OPPOSITES: tuple[tuple[str, str, str], ...] = (
    ("brighter", "bright|light|blown|hot|washed|overexposed", "darker"),
    ("darker", "dark|dim|murky|gloomy|black|dull|underexposed", "brighter"),
    ("warmer", "warm|orange|yellow|golden", "colder"),
    ("colder", "cold|cool|icy|steely", "warmer"),
    ("longer", "long", "shorter"),
    ("shorter", "short|brief", "longer"),
    ("more_contrast", "contrasty|harsh", "less_contrast"),
    ("less_contrast", "flat|milky", "more_contrast"),
    ("more_colour", "colourful|colorful|saturated|garish|gaudy", "less_colour"),
    ("less_colour", "pale|drab|colourless|colorless", "more_colour"),
    ("closer", "close|near|tight", "wider"),
    ("wider", "wide|far", "closer"),
    ("voice_slower", "slow|slowly", "voice_faster"),
    ("voice_faster", "fast|quick|quickly|rushed", "voice_slower"),
    ("action_slower", "slow|slowly", "action_faster"),
    ("action_faster", "fast|quick|quickly|rushed", "action_slower"),
    ("slow_motion", "slow", "fast_motion"),
    *((f"{what}_louder", "loud|noisy", f"{what}_quieter") for what in SOUNDS),
    *((f"{what}_quieter", "quiet|soft|faint|low", f"{what}_louder") for what in SOUNDS),
)
"""an intent, what may be too much of it already, and what is asked for by that"""
COMPLAINTS = {name: (re.compile(rf"{TOO}(?:{much})\b(?! as\b)"), other) for name, much, other in OPPOSITES}
SAID_OF_IT = (
    r"(?:(?:so|and|but|ok|well|hmm) )*(?:i think )?(?:the |that |this )?[\w' -]{2,40}?"
    r"(?: ?'s| is| are| looks?| feels?| seems?)"
    r"(?: (?:a (?:bit|little|touch|tad)|rather|pretty|quite|very|really|kind of|kinda))?"
)
"""how words go that only say what something is like"""
STATEMENTS = {
    name: (re.compile(rf"{SAID_OF_IT} (?:{much})(?: (?:here|there|in there|to me|for me|though))?[.!]*"), other)
    for name, much, other in OPPOSITES[:2]
}
UNWANTED = (
    r"\b(?:no|kill|without|lose|remove|stop|ditch|don't want|do not want|rid of) (?:(?:the|any|that|this|more) )?"
)
WEATHERS = {
    name: re.compile(rf"{UNWANTED}(?:{words})\b")
    for name, words in (
        ("rain", "rain|raining|drizzle|downpour"),
        ("snow", "snow|snowing|snowfall"),
        ("fog", "fog|mist|haze"),
        ("storm", "storm|thunderstorm"),
        ("wind", "wind|breeze"),
    )
}
BOTH = re.compile(r"\b(?:both|two)\b")
WHOLE_FILM = re.compile(r"\b(?:whole|entire) (?:film|picture|movie|thing)\b|\boverall\b")
"""what says that all of the film is meant"""

KIN = (
    frozenset(("circle", "circle_all")),
    frozenset(("longer", "tail_longer")),
    frozenset(("shorter", "trim_tail")),
)
"""intents that come to much the same"""
IN_FRAMES = frozenset(
    "trim_head trim_tail tail_longer head_longer roll_later roll_earlier slip_later slip_earlier".split()
)
"""what is counted in frames where no unit is said"""


def righted(name: str, said: str) -> str:
    """The intent that some words come to which were heard as one, by what they say themselves."""
    words = said.casefold().replace("’", "'")
    if name in COMPLAINTS and COMPLAINTS[name][0].search(words) and not TOLD.search(words):
        return COMPLAINTS[name][1]
    if name in STATEMENTS and STATEMENTS[name][0].fullmatch(words.strip()):
        return STATEMENTS[name][1]
    if name in WEATHERS and WEATHERS[name].search(words):
        return "clear_weather"
    if name == "undo" and BOTH.search(words):
        return "undo_steps"
    if name == "crane_up" and re.search(r"\bdown\b", words):
        return "crane_down"
    if name == "title_over" and "lower third" in words:
        return "lower_third"
    return name


def akin(one: str, other: str) -> bool:
    """Whether two intents come to much the same: it does not matter which of them is meant."""
    return any({one, other} <= kin for kin in KIN)
