"""A message as tokens: words, numbers (in figures or in words), ordinals, slates, timecodes, quotations, files, marks.

"make shot three 2.5s longer"  ->  make shot 3 2.5 second longer
Every token keeps its place in the message, so that free words can be taken from it as they were typed.
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from agent.embedded.files import ENDINGS, ending

TokenKind = Literal["word", "number", "ordinal", "slate", "timecode", "quote", "file", "mark"]


@dataclass(frozen=True, slots=True)
class Token:
    """One token. `text` is in lower case; `value` is a number's or an ordinal's value (-1 is the last)."""

    text: str
    start: int
    end: int
    kind: TokenKind = "word"
    value: float = 0.0


UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "segundo", "segundos"), "second"),
    **dict.fromkeys(("sekunde", "sekunden", "seconde", "secondes"), "second"),
    **dict.fromkeys(("f", "fr", "frame", "frames", "fotogramas", "bilder", "images"), "frame"),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "minuto", "minutos", "minuten"), "minute"),
    **dict.fromkeys(("ms", "millisecond", "milliseconds", "milliseconds", "millis"), "millisecond"),
    **dict.fromkeys(("db", "decibel", "decibels", "dbs"), "db"),
    **dict.fromkeys(("%", "percent", "pct", "per cent"), "percent"),
    **dict.fromkeys(("x", "times"), "times"),
    **dict.fromkeys(("stop", "stops", "ev"), "stop"),
    **dict.fromkeys(("beat", "beats"), "beat"),
}
"""a written unit -> its name"""

_ONES = {
    **{name: n for n, name in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())},
    **{
        name: n
        for n, name in enumerate("thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(), start=13)
    },
}
_TENS = {name: 10 * n for n, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_TENS["fourty"] = 40
_ABROAD = {
    **{name: n for n, name in enumerate("un deux trois quatre cinq six sept huit neuf dix".split(), start=1)},
    **{name: n for n, name in enumerate("uno dos tres cuatro cinco seis siete ocho nueve diez".split(), start=1)},
    **{name: n for n, name in enumerate("eins zwei drei vier fünf sechs sieben acht neun zehn".split(), start=1)},
}
_ORDINALS = {
    name: n
    for n, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}
_ORDINALS.update(
    {
        **dict.fromkeys("dernier dernière derniers dernières letzte letzten letzter letztes último última".split(), -1),
        **dict.fromkeys("premier première premiers primer primera primero erste ersten erster erstes".split(), 1),
        **dict.fromkeys("deuxième segunda zweite zweiten zweiter zweites".split(), 2),
        **dict.fromkeys("troisième tercer tercera tercero dritte dritten dritter drittes".split(), 3),
    }
)
for _place, _names in enumerate(
    (
        "quatrième cuarto cuarta vierte vierten vierter viertes",
        "cinquième quinto quinta fünfte fünften fünfter fünftes",
        "sixième sexto sexta sechste sechsten sechster sechstes",
        "septième séptimo séptima siebte siebten siebter siebtes",
        "huitième octavo octava achte achten achter achtes",
        "neuvième noveno novena neunte neunten neunter neuntes",
        "dixième décimo décima zehnte zehnten zehnter zehntes",
    ),
    start=4,
):
    _ORDINALS.update(dict.fromkeys(_names.split(), _place))
_ORDINALS.update({"last": -1, "final": -1, "penultimate": -2, "1st": 1, "2nd": 2, "3rd": 3})
_ELIDED = ("d'accord",)
_NAMED = frozenset(
    "shot shots scene scenes take takes sc number no clip toma plano plan escena szene scène prise einstellung aufnahme"
    " tomas planos plans escenas szenen scènes prises einstellungen aufnahmen"
    " and to through or".split()
)
_COUNTED = {"shot", "shots", "take", "takes", "scene", "scenes", "more", "frames", "frame", "clips"}

ASPECTS = ("2.39:1", "2.35:1", "2.4:1", "2.40:1", "16:9", "9:16", "1:1", "4:5", "21:9", "4:3")
_CONTRACTIONS = {
    "don't": "do not",
    "dont": "do not",
    "shouldnt": "should not",
    "wouldnt": "would not",
    "couldnt": "could not",
    "doesn't": "does not",
    "doesnt": "does not",
    "isn't": "is not",
    "isnt": "is not",
    "aren't": "are not",
    "can't": "can not",
    "cant": "can not",
    "cannot": "can not",
    "won't": "will not",
    "didn't": "did not",
    "shouldn't": "should not",
    **{f"{v}{end}": f"{v} not" for v in ("has", "have", "had", "was", "were", "must", "need") for end in ("n't", "nt")},
    "couldn't": "could not",
    "let's": "let us",
    "lets": "let us",
    "i'd": "i would",
    "i'm": "i am",
    "im": "i am",
    "i'll": "i will",
    "we'll": "we will",
    "it's": "it is",
    "that's": "that is",
    "thats": "that is",
    "what's": "what is",
    "whats": "what is",
    "who's": "who is",
    "whos": "who is",
    "how's": "how is",
    "hows": "how is",
    "where's": "where is",
    "wheres": "where is",
    "there's": "there is",
    "we're": "we are",
    "they're": "they are",
    "you're": "you are",
    "gonna": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "gimme": "give me",
    "lemme": "let me",
    "kinda": "kind of",
    "sorta": "sort of",
    "alot": "a lot",
    "abit": "a bit",
    "pls": "please",
    "plz": "please",
    "thx": "thanks",
    "u": "you",
    "w": "with",
    "w/": "with",
    "w/o": "without",
    "thru": "through",
    "til": "until",
    "till": "until",
    "cuz": "because",
    "cos": "because",
    "coz": "because",
    "bc": "because",
    "btw": "by the way",
    "wth": "with",
    "wit": "with",
    "n": "and",
    "nd": "and",
    "abt": "about",
    "ur": "your",
    "r": "are",
    "what'd": "what would",
    "how'd": "how would",
    "who'd": "who would",
    "that'd": "that would",
    "it'd": "it would",
    "we'd": "we would",
    "you'd": "you would",
    "they'd": "they would",
    "she'd": "she would",
    "he'd": "he would",
    "there'd": "there would",
    "id": "i would",
    "idk": "i do not know",
    "gotcha": "ok",
    "adn": "and",
    "nad": "and",
    "teh": "the",
    "hte": "the",
    "mak": "make",
    "wich": "which",
    "wiht": "with",
    **dict.fromkeys(("shld", "shd", "shoud"), "should"),
    **{"cld": "could", "wld": "would"},
}

_ENDS = "|".join(sorted(ENDINGS, key=len, reverse=True))

_PATTERN = re.compile(
    rf"""
    (?P<file>(?:(?<![\w/~])(?:[a-z]:|~|\.{{1,2}})?[/\\][^\s"'“”«»,;]*|\b[\w()-][\w.()/-]*)\.(?:{_ENDS})\b(?![\w/]))
  | (?P<mono>\bb\s?[&+/]\s?w\b)
  | (?P<quote>"[^"\n]+"|“[^”\n]+”|«[^»\n]+»|„[^“”\n]+[“”]|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){{2,}}'(?!\w)
            |(?<!\w)‘(?:[^’\n]|(?<=\w)’(?=\w)){{2,}}’(?!\w))
  | (?P<capitals>(?-i:(?:(?<=\b[Ww]rite\s)|(?<=\bsays\s)|(?<=\bsaying\s)|(?<=\bsay\s)|(?<=\bdisplay\s)
            |(?<=\breads\s)|(?<=\breading\s))
            [A-Z][A-Z'’!?]+(?:\s+[A-Z][A-Z'’!?]*)*)(?=$|[\s,.;]))
  | (?P<timecode>\b\d{{1,2}}:\d{{2}}(?:[:;.]\d{{2}}){{0,2}}\b|\b(?:16:9|1:1|4:5|21:9|4:3|2\.39:1|2\.35:1|2\.40?:1)\b)
  | (?P<fraction>\b\d+/\d+\b)
  | (?P<ordinal>\b\d+(?:st|nd|rd|th)\b)
  | (?P<letterfirst>\b(?:s|sh|sc|t|tk)\d{{1,4}}\b)
  | (?P<slate>\b\d{{1,3}}[a-hj-np-z]{{1,2}}(?:-\d{{1,2}})?\b)
  | (?P<number>(?<![\w.])[+-]?\d+(?:[.,]\d+)?|\d+(?:\.\d+)?)
  | (?P<owns>(?<=\d)['’]s\b|(?<=\d[a-z])['’]s\b)
  | (?P<word>w/o|w/|[^\W\d_][^\W_]*(?:['’-][^\W\d_]+)*\.?(?=\b|\s|$|[^\w]))
  | (?P<mark>[^\s])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SLATE = re.compile(r"(\d{1,3})([a-z]{1,2})(?:-(\d{1,2}))?")


def in_figures(word: str) -> str:
    """A number or an ordinal of one word, in lower case, as figures: "third" and "drei" are "3"; else the word."""
    number = next((names[word] for names in (_ONES, _ABROAD, _ORDINALS) if word in names), 0)
    return str(number) if number > 0 else word


def tokenise(message: str) -> tuple[Token, ...]:
    """The tokens of a message; numbers in words are numbers, contractions are spelled out."""
    tokens: list[Token] = []
    for match in _PATTERN.finditer(_listed(message)):
        tokens += _tokens(match)
    if len(tokens) > 1 and tokens[0].text in ("del", "rm") and tokens[1].kind in ("number", "slate"):
        tokens[0] = replace(tokens[0], text="delete")
    return tuple(_numbered([token for token in tokens if token.kind != "word" or token.text not in _HESITATION]))


_HESITATION = frozenset("uh um uhm erm uhh umm ehm".split())
"""what a dictation writes down and nobody says: "make it uh four seconds" """
_ITEM = re.compile(r"(?:(?<=\s)|^)(\d{1,2})[.)](?=\s)")
_LINE = re.compile(r"(?<=[\w!?\"”')])\n")


def _listed(message: str) -> str:
    """The message, as long as it was, with the ends of lines and the numbers of a list ("1. ... 2. ...") as marks."""
    numbers = [int(found.group(1)) for found in _ITEM.finditer(message)]
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        message = _ITEM.sub(lambda found: ";" + " " * (len(found.group()) - 1), message)
    return _LINE.sub(";", message)


def _tokens(match: re.Match[str]) -> list[Token]:
    text = match.group().replace("’", "'").casefold()
    start, end = match.span()
    match match.lastgroup:
        case "file":
            return [Token(match.group(), start, end, "file")]
        case "quote":
            said = match.group()[1:-1].strip()
            # between quotation marks that stand around nothing, nothing is said
            return [Token(said, start, end, "file" if ending(said) else "quote")] if said else []
        case "capitals":
            # "write THE END over the last shot"
            return [Token(match.group(), start, end, "quote")]
        case "mono":
            return [Token("b&w", start, end)]
        case "owns":
            return [Token("'s", start, end, "mark")]
        case "timecode" if text in ASPECTS:
            return [Token(text, start, end)]
        case "timecode":
            return [Token(text, start, end, "timecode")]
        case "fraction":
            above, below = text.split("/")
            return [Token(text, start, end, "number", float(above) / max(float(below), 1.0))]
        case "ordinal":
            return [Token(text, start, end, "ordinal", float(re.sub(r"\D", "", text)))]
        case "letterfirst":
            # "s4" and "sc2" as people write them on a call sheet
            letters = re.sub(r"\d", "", text)
            word = {"sc": "scene", "t": "take", "tk": "take"}.get(letters, "shot")
            number = float(text[len(letters) :])
            middle = start + len(letters)
            return [Token(word, start, middle), Token(text[len(letters) :], middle, end, "number", number)]
        case "slate":
            return _slate(text, start, end)
        case "number" if "," in text and _lists(match):
            middle = start + text.index(",")
            first, second = text.split(",")
            return [
                Token(first, start, middle, "number", float(first)),
                Token(",", middle, middle + 1, "mark"),
                Token(second, middle + 1, end, "number", float(second)),
            ]
        case "number":
            return [Token(text, start, end, "number", float(text.replace(",", ".")))]
        case "word":
            return _word(text, start, end)
        case _ if text in ("→", "⇒"):
            return [Token("to", start, end)]
        case _:
            return [Token("and", start, end)] if text in ("&", "+") else [Token(text, start, end, "mark")]


def _lists(match: re.Match[str]) -> bool:
    """Whether the comma in a number separates two of a list: "2,3 and 5", "shots 2,3"; else "2,5" is two and a half."""
    before, after = match.string[: match.start()].rstrip().casefold(), match.string[match.end() :]
    goes_on = re.match(r"\s*(?:,|and\b|&|or\b|und\b|et\b|y\b)\s*\d", after) is not None
    return goes_on or before.endswith((",", "shots", "scenes", "takes"))


def _slate(text: str, start: int, end: int) -> list[Token]:
    """A slate, or a number with its unit: 2B is a slate, 4s are seconds, 2x is twice."""
    found = _SLATE.fullmatch(text)
    if found is None:
        return [Token(text, start, end)]
    number, letters, take = found.groups()
    if letters in UNITS and take is None:
        middle = start + len(number)
        return [Token(number, start, middle, "number", float(number)), Token(UNITS[letters], middle, end)]
    if letters in ("am", "pm", "fp", "ps") or text in ("720p", "480p"):
        return [Token(text, start, end)]
    return [Token(text, start, end, "slate")]


def _word(text: str, start: int, end: int) -> list[Token]:
    if text.endswith("."):
        if re.fullmatch(r"(?:int|ext|no|sec|secs|min|mins|fr|v\.o|vo|vs|dr|mr|mrs|ms|st|prof|capt|sgt|lt)\.", text):
            text = text[:-1]
        else:
            return [*_word(text[:-1], start, end - 1), Token(".", end - 1, end, "mark")]
    if text in _CONTRACTIONS:
        return [Token(word, start, end) for word in _CONTRACTIONS[text].split()]
    if text.endswith("'s"):
        return [Token(text[:-2], start, end - 2), Token("'s", end - 2, end, "mark")]
    if text.endswith("s'"):
        return [Token(text[:-1], start, end - 1), Token("'s", end - 1, end, "mark")]
    if text.startswith(("d'", "l'")) and len(text) > 3 and text not in _ELIDED:
        # "d'une seconde", "l'insert"
        return [Token(text[:2], start, start + 2, "mark"), Token(text[2:], start + 2, end)]
    parts = text.split("-")
    if len(parts) == 2 and parts[0] in _TENS and parts[1] in _ONES:
        return [Token(text, start, end, "number", float(_TENS[parts[0]] + _ONES[parts[1]]))]
    if len(parts) > 1 and (parts[0] in _ONES or parts[0] in _TENS) and parts[1] in UNITS:
        middle = start + len(parts[0])
        number = float(_ONES.get(parts[0], _TENS.get(parts[0], 0)))
        return [Token(parts[0], start, middle, "number", number), Token(parts[1], middle + 1, end)]
    return [Token(text, start, end)]


def _numbered(tokens: list[Token]) -> list[Token]:
    """Numbers and ordinals in words become values: "twenty five", "one and a half", "the second shot"."""
    result: list[Token] = []
    index = 0
    while index < len(tokens):
        token = tokens[index]
        before = result[-1].text if result else ""
        after = tokens[index + 1].text if index + 1 < len(tokens) else ""
        if token.kind != "word":
            result.append(token)
        elif token.text in ("second", "seconds"):
            result.append(_second(token, result[-1] if result else None, after))
        elif token.text in _TENS:
            value = float(_TENS[token.text])
            if after in _ONES and 0 < _ONES[after] < 10:
                index += 1
                value += _ONES[after]
            result.append(Token(token.text, token.start, tokens[index].end, "number", value))
        elif token.text == "one" and not (
            before in _NAMED - {"and", "to", "or"}
            or _unit(after)
            or after in _COUNTED
            or [later.text for later in tokens[index + 1 : index + 4]] == ["and", "a", "half"]
        ):
            result.append(token)
        elif token.text in _ONES:
            result.append(replace(token, kind="number", value=float(_ONES[token.text])))
        elif token.text in _ABROAD and (before in _NAMED or _unit(after) or _abroad_list(result)):
            result.append(replace(token, kind="number", value=float(_ABROAD[token.text])))
        elif token.text in _ORDINALS:
            result.append(replace(token, kind="ordinal", value=float(_ORDINALS[token.text])))
        else:
            result.append(token)
        index += 1
    return result


def _unit(text: str) -> bool:
    return text in UNITS and text not in ("s", "f", "x", "images")


def _abroad_list(result: list[Token]) -> bool:
    """Whether a number word of another language goes on a list: "la 3 et quatre"."""
    return len(result) >= 2 and result[-1].text in ("et", "y", "und", ",") and result[-2].kind == "number"


def _second(token: Token, before: Token | None, after: str) -> Token:
    """ "2 second", "half a second" are time; "the second shot" is an ordinal."""
    counted = before is not None and (before.kind == "number" or before.text in ("a", "half", "per", "couple", "few"))
    if token.text == "seconds" or (counted and after not in ("shot", "take", "scene", "one", "line")):
        return token
    if before is not None and before.text == "a" and after in ("shot", "take", "scene"):
        return replace(token, kind="ordinal", value=2.0)
    return replace(token, kind="ordinal", value=2.0)
