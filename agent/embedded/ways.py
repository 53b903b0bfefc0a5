"""Ways of saying: turns of phrase that no verb carries, put as the plain request that they stand for.

"4 gets my vote"   "make 4 the opening shot"   "I could live without 4"
        |                      |                         |
approve 4          move 4 to the start         remove 4

The table (lexicon/ways.txt) has a plain request, and the ways of saying it; what is pointed at, measured or quoted is a
slot, and keeps its tokens. A way is only taken where it fills a whole request, but for politeness around it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from agent.embedded.amounts import amount_at
from agent.embedded.lexicon import way_lines
from agent.embedded.pieces import forms, phrase_at
from agent.embedded.references import Finder
from agent.embedded.refs import Found
from agent.embedded.tokens import Token

BOUNDS = frozenset(", . ; ! ? : - – — and but then also plus so et y und".split())
POLITE = frozenset(
    "please can could would you we i just maybe perhaps think feel guess say so well now ok okay yes hey oh really"
    " actually then also and but lets let us like to want wish be great if might should bitte por favor s'il te plaît"
    " thanks thank you for me though too"
    " peux-tu pourrais-tu pouvez-vous pourriez-vous je voudrais veux que qu' aimerais tu peux merci s'il vous"
    " stp svp podrías puedes podría quiero quisiera me gustaría gracias können könnten könnte könntest kannst"
    " sie du ich möchte will hätte gern gerne mir mal doch danke bonjour hola hallo alors bueno also"
    " entonces dann puis luego".split()
)
"""words around a request that change nothing of it"""
ARTICLES = frozenset("le la les el los las die der den das dem du des del al au aux l'".split())
KINDS = {
    "shot": ("shots", "takes"),
    "alone": ("shots", "takes"),
    "part": ("shots", "takes", "scenes", "places", "film"),
    "named": ("shots", "takes", "scenes", "places"),
    "scene": ("scenes", "places"),
    "place": ("places",),
    "pair": ("scenes",),
    "pairs": ("shots", "scenes"),
    "who": ("people",),
}
"""slot -> what it may point at"""
LIST = 6
"""tokens before it in which a list may begin"""
WORDS = 12
QUOTES = "\"“”«»'‘’ "
FREE = 5
"""tokens of a slot for a thing at most"""


@dataclass(frozen=True)
class Part:
    """One part of a way: words that may stand there, or a slot."""

    words: tuple[tuple[str, ...], ...] = ()
    slot: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Way:
    """A way of saying something, and the plain request that it stands for."""

    parts: tuple[Part, ...]
    plain: tuple[str, ...]
    needed: tuple[frozenset[tuple[str, ...]], ...]
    """words of which one of each must be said"""
    number: int = 0
    """its place in the table: what stands first is tried first"""


def plainly(
    message: str, heard: Callable[[str], Sequence[Token]], finder_of: Callable[[Sequence[Token]], Finder]
) -> str:
    """The message, with every way of saying that fills a whole request put plainly. `heard` makes tokens of it."""
    tokens = heard(message)
    told = {form for token in tokens for form in forms(token.text)}
    opened = {way for word in told for way in _by_word().get(word, ())}
    ways = sorted((way for way in opened if _may_be_said(way, told)), key=lambda way: way.number)
    if not ways:
        return message
    finder = finder_of(tokens)
    at = 0
    while at < len(tokens):
        found = next((said for way in ways if (said := _said(way, tokens, at, finder)) is not None), None)
        if found is None:
            at += 1
            continue
        end, slots, plain = found
        put = _put(plain, message, tokens, slots)
        start, rest = tokens[at].start, message[tokens[end - 1].end :]
        message = f"{message[:start]}{put}{rest}"
        tokens = heard(message)
        finder = finder_of(tokens)
        at = next((i for i, token in enumerate(tokens) if token.start >= start + len(put)), len(tokens))
    return message


def _may_be_said(way: Way, told: set[str]) -> bool:
    return all(any(told.issuperset(words) for words in alternatives) for alternatives in way.needed)


def _said(
    way: Way, tokens: Sequence[Token], at: int, finder: Finder
) -> tuple[int, dict[str, tuple[int, int]], tuple[str, ...]] | None:
    """Where a way that begins at a token ends, its slots, and what it stands for; None where more is said with it."""
    if not _opens(tokens, at):
        return None
    found = next((found for found in _matches(way.parts, tokens, at, finder, {}) if _ends(tokens, found[0])), None)
    if found is None or (way.parts[0].slot and _listed(tokens, at, finder)):
        return None
    return *found, way.plain


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a request can begin at a token: only politeness stands between it and a mark or a joint."""
    for i in range(at - 1, -1, -1):
        if tokens[i].text in BOUNDS and tokens[i].kind != "number":
            return True
        if tokens[i].text not in POLITE:
            return False
    return True


def _listed(tokens: Sequence[Token], at: int, finder: Finder) -> bool:
    """Whether what a way begins with goes on a list: "merge 9 and 10 into one shot" begins with no "10"."""
    return any((found := finder.at(i)) is not None and found[1] > at for i in range(max(at - LIST, 0), at))


def _ends(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at:]:
        if token.text in BOUNDS:
            return True
        if token.text not in POLITE:
            return False
    return True


def _matches(
    parts: Sequence[Part], tokens: Sequence[Token], at: int, finder: Finder, slots: dict[str, tuple[int, int]]
) -> Iterator[tuple[int, dict[str, tuple[int, int]]]]:
    """Every way in which the parts can be said from a token on."""
    if not parts:
        yield at, slots
        return
    part, rest = parts[0], parts[1:]
    if part.slot:
        for end in _filled(part.slot, tokens, at, finder):
            yield from _matches(rest, tokens, end, finder, {**slots, part.slot: (at, end)})
        return
    for words in part.words:
        end = at + len(words)
        same = end <= len(tokens) and all(
            word == tokens[at + k].text or word in forms(tokens[at + k].text) for k, word in enumerate(words)
        )
        if same:
            yield from _matches(rest, tokens, end, finder, slots)
    if part.optional:
        yield from _matches(rest, tokens, at, finder, slots)


def _filled(slot: str, tokens: Sequence[Token], at: int, finder: Finder) -> Iterator[int]:
    """Where a slot that begins at a token may end."""
    if at >= len(tokens):
        return
    kind = slot.rstrip("0123456789")
    if kind == "amount":
        # a number whose unit was said before keeps its place
        if (amount := amount_at(tokens, at)) is not None and amount[1] > at + 1:
            yield amount[1]
    elif kind == "time":
        if (amount := amount_at(tokens, at)) is not None and amount[0].unit in ("second", "frame", "beat"):
            yield amount[1]
    elif kind == "clock":
        # "at 0:25"; "a cut at 16 seconds", where a word may also mean to shorten
        if tokens[at].kind == "timecode":
            yield at + 1
        elif (amount := amount_at(tokens, at)) is not None and amount[0].unit == "second":
            yield amount[1]
    elif kind == "number":
        if tokens[at].kind == "number":
            yield at + 1
    elif kind == "speech":
        yield len(tokens)
    elif kind == "garment":
        phrase = phrase_at(tokens, at)
        if phrase is not None and phrase.means("garment."):
            yield phrase.last
    elif kind == "quote":
        if tokens[at].kind == "quote":
            yield at + 1
    elif kind in ("thing", "words"):
        for end in range(at + 1, min(at + (FREE if kind == "thing" else WORDS), len(tokens)) + 1):
            if kind == "words" and tokens[end - 1].text not in BOUNDS:
                yield end
                continue
            if tokens[end - 1].kind != "word" or tokens[end - 1].text in BOUNDS:
                return
            yield end
    elif (found := _pointed(tokens, at, finder)) is not None and found[0].kind in KINDS[kind]:
        ref = found[0]
        pronoun = ref.how == "pronoun" and kind in ("named", "alone")
        if not pronoun and not (kind.startswith("pair") and len(ref.ids) != 2):
            yield found[1]


def _pointed(tokens: Sequence[Token], at: int, finder: Finder) -> Found | None:
    """What is pointed at from a token on, past an article of another language: "le plan 3", "die letzte"."""
    found = finder.at(at)
    if tokens[at].text not in ARTICLES or at + 1 >= len(tokens) or (found is not None and found[1] > at + 1):
        return found
    return finder.at(at + 1) or found


def _put(plain: Sequence[str], message: str, tokens: Sequence[Token], slots: dict[str, tuple[int, int]]) -> str:
    """The plain request; what fills its slots stands in it as it was typed."""
    found: list[str] = []
    for word in plain:
        quoted = word.startswith('"')
        word = word.strip('"')
        if not word.startswith("{"):
            found.append(word)
            continue
        first, end = slots.get(word[1:-1]) or _likewise(word[1:-1], slots)
        while end - first > 1 and tokens[first].text in ARTICLES:
            first += 1
        said = message[tokens[first].start : tokens[end - 1].end]
        found.append(f'"{said.strip(QUOTES)}"' if quoted else said)
    return " ".join(found).replace(" 's", "'s").replace(" :", ":").replace(" ,", ",")


def _likewise(slot: str, slots: dict[str, tuple[int, int]]) -> tuple[int, int]:
    """What stands for a slot that a way names more narrowly: the shot that is a part of the film."""
    pointing = [place for name, place in slots.items() if name.rstrip("2") in KINDS]
    return pointing[1 if slot.endswith("2") else 0]


@cache
def all_ways() -> tuple[Way, ...]:
    """The ways of the table, in its order."""
    found: list[Way] = []
    plain: tuple[str, ...] = ()
    for line in way_lines():
        if line.startswith(" "):
            found += (_way(said, plain) for said in line.split(";") if said.strip())
        elif line.strip() and not line.startswith("#"):
            plain = tuple(line.strip().removesuffix(":").split())
    return tuple(found)


@lru_cache
def _way(said: str, plain: tuple[str, ...]) -> Way:
    """One way: words, `(one | another)`, `[what may be left out]` and `{slot}`."""
    parts: list[Part] = []
    rest = said.strip()
    while rest:
        opened = rest[0]
        if opened in "([{":
            end = rest.index({"(": ")", "[": "]", "{": "}"}[opened])
            inner, rest = rest[1:end], rest[end + 1 :].strip()
            if opened == "{":
                parts.append(Part(slot=inner))
            else:
                words = tuple(tuple(alternative.split()) for alternative in inner.split("|"))
                parts.append(Part(words=words, optional=opened == "["))
        else:
            word, _, rest = rest.partition(" ")
            rest = rest.strip()
            parts.append(Part(words=((word,),)))
    needed = tuple(frozenset(part.words) for part in parts if part.words and not part.optional)
    return Way(tuple(parts), plain, needed)


@cache
def _by_word() -> dict[str, tuple[Way, ...]]:
    """The ways by the words of which one must be said, those of the part with the fewest alternatives."""
    found: dict[str, list[Way]] = {}
    for number, way in enumerate(all_ways()):
        fewest = min(way.needed, key=len)
        for words in fewest:
            found.setdefault(words[0], []).append(replace(way, number=number))
    return {word: tuple(ways) for word, ways in found.items()}
