"""A shot by a description of it, anywhere in a message that is not understood otherwise.

"swap Gran's toast and 9"   "the bicycle in the market a second longer"   "hold Mara getting out of the boat"
      ~~~~~~~~~~~~           ~~~~~~~~~~~~~~~~~~~~~~~~~~                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
      shot 8                 shot 1                                             shot 12

The words of one shot and of no other, side by side, are put as its number; the message is then read again.
"""

from collections.abc import Iterator, Sequence

from agent.embedded.amounts import amount_at
from agent.embedded.phrase_words import DETERMINERS
from agent.embedded.pieces import forms, phrase_at
from agent.embedded.references import Finder

HEADS = frozenset("one shot bit part picture image moment frame clip view image thing scene insert angle".split())
"""nouns that a description may end with"""
WITHIN = frozenset(
    "the a an his her their its of on in at to with over under into from for by when where while as who which that"
    " he she they him them is are was 's out up down off and".split()
)
"""small words that a description may have within it"""
PAIRED = frozenset("swap switch exchange before after between".split())
POINTING = frozenset("on of in at to with over under from for by into onto and or between swap hold keep".split())
"""what may stand before a description"""
WHEN = frozenset("when where while as".split())
MADE = frozenset("a an another new more some extra second third different".split())
"""what stands before something that is not there yet"""
MAKING = frozenset("add insert create titled title saying says say called replace".split())
OF_ANYONE = frozenset("expression face faces look looks eyes eye hair hands hand clothes voice mood".split())
"""what everyone has in every shot"""
LONGEST = 10
"""words of a description"""
WISHES = (
    "length.",
    "grade.",
    "size.",
    "step.",
    "pace.",
    "time.",
    "weather.",
    "transition.",
    "edit.",
    "order.",
    "degree.",
)
"""what a word of a description is not: a wish"""
BOUNDS = (*WISHES, "verb.remove", "verb.retake", "verb.swap", "verb.circle", "stem.", "sound.", "title.", "grade.")
STOPPING = frozenset(
    "instead rather than not should must could can needs need wants then but also please make put".split()
)
"""where a description ends"""


def pictured(finder: Finder, message: str) -> Iterator[tuple[str, str]]:
    """The message with a description put as the number of its shot, and the shot; the longest description first."""
    tokens = finder.tokens
    words = [token.text for token in tokens]
    given = "give" in words[:-1] and words[words.index("give") + 1] not in ("me", "us")
    if given or MAKING.intersection(words) or any(finder.plain(at) for at in range(len(tokens))):
        return
    spans = sorted(pictures(finder), key=lambda span: (span[0] - span[1], span[0]))
    apart: list[tuple[int, int, str]] = []
    for span in spans:
        if all(span[1] <= other[0] or other[1] <= span[0] for other in apart):
            apart.append(span)
    if len({shot for _, _, shot in apart}) == 2 and PAIRED.intersection(words):
        # "swap the toast and the wide of the table"
        yield _put(finder, message, apart), apart[0][2]
    for span in spans:
        yield _put(finder, message, (span,)), span[2]


def _put(finder: Finder, message: str, spans: Sequence[tuple[int, int, str]]) -> str:
    """The message with descriptions put as the numbers of their shots."""
    for at, end, shot in sorted(spans, reverse=True):
        tokens = finder.tokens
        put, start = f"shot {finder.index.numbers[shot]}", tokens[at].start
        if at and tokens[at - 1].text in WHEN:
            # "make her laugh when she steps off the train"
            put, start = f"in {put}", tokens[at - 1].start
        message = f"{message[:start]}{put}{message[tokens[end - 1].end :]}"
    return message


def pictures(finder: Finder) -> Iterator[tuple[int, int, str]]:
    """Where descriptions begin and end in a message, and the one shot of each."""
    for at in range(len(finder.tokens)):
        if (found := _from(finder, at) or _like(finder, at)) is not None:
            yield at, *found


def _from(finder: Finder, at: int) -> tuple[int, str] | None:
    """The end and the shot of the longest description from a token on: two words of the film, of one shot only."""
    tokens = finder.tokens
    before = tokens[at - 1].text if at else ""
    if before in MADE or tokens[at].kind != "word" or tokens[at].text in MADE:
        return None
    if tokens[at].text == "away" and finder.word(at + 1) == "from":
        # "cut away from Ada" leads away from her, wherever she floats away
        return None
    if tokens[at].text not in DETERMINERS and not _told(finder, at):
        return None
    words: list[str] = []
    found: tuple[int, str] | None = None
    for step in range(at, min(at + LONGEST, len(tokens))):
        token = tokens[step]
        if token.kind != "word" and token.text != "'s":
            break
        person = finder.called.people(step)
        if person is not None and len(person[0].ids) == 1 and person[0].ids[0] in finder.index.film.characters:
            words.append(finder.index.film.characters[person[0].ids[0]].name.split()[-1].casefold())
        elif token.text in WITHIN:
            continue
        elif _told(finder, step):
            words.append(token.text)
        elif token.text not in HEADS or not words:
            break
        shots = finder.index.shots_about(words)
        if not shots:
            break
        if len(shots) == 1 and (len(words) > 1 or token.text in HEADS or _stands_alone(finder, at, step)):
            found = step + 1, shots[0]
    return found


def _stands_alone(finder: Finder, at: int, last: int) -> bool:
    """Whether one word is all that is pointed at: "dog four seconds", "the map should be brighter"."""
    before, after = finder.word(at - 1), finder.tokens[last + 1] if last + 1 < len(finder.tokens) else None
    if after is None or before not in ("", ",", ".", ":", ";", "and", "then", "but"):
        return False
    phrase = phrase_at(finder.tokens, last + 1)
    wished = phrase is not None and phrase.means("length.", "grade.", "step.", "size.", "pace.")
    return wished or after.kind == "number" or after.text in ("should", "needs", "a", "too", "can", "could")


def _like(finder: Finder, at: int) -> tuple[int, str] | None:
    """The end and the shot of words that mean what one shot shows, in other words: "Gran's toast", "Bruno amazed"."""
    tokens = finder.tokens
    opens = tokens[at].text in ("the", "that", "his", "her", "their") or finder.called.people(at) is not None
    before = tokens[at - 1].text if at else ""
    amidst = bool(before) and _within(finder, at - 1) and before not in (*WHEN, *POINTING)
    if not opens or before in MADE or amidst:
        return None
    end = at
    while end < min(at + LONGEST, len(tokens)) and _within(finder, end):
        end += 1
    while end > at + 1 and tokens[end - 1].text in WITHIN:
        end -= 1
    place = finder.called.places(at) or finder.called.scenes(at)
    for stop in range(end, max(at + 1, place[1] if place is not None else 0), -1):
        if tokens[stop - 1].text in WITHIN:
            # "lose the dog and end on a fade": the "and" joins
            continue
        if all(t.text in (*WITHIN, *OF_ANYONE) or finder.called.people(at + k) for k, t in enumerate(tokens[at:stop])):
            break
        words = " ".join(token.text for token in tokens[at:stop])
        if (shot := finder.index.most_like(words)) is not None:
            return stop, shot
    return None


def _within(finder: Finder, at: int) -> bool:
    """Whether a description may go on with a token."""
    token = finder.tokens[at]
    if amount_at(finder.tokens, at) is not None:
        return False
    if token.text in ("'s", *WITHIN):
        return True
    phrase = phrase_at(finder.tokens[: at + 1], at) if token.kind == "word" else None
    return token.kind == "word" and token.text not in STOPPING and (phrase is None or not phrase.means(*BOUNDS))


def _told(finder: Finder, at: int) -> bool:
    """Whether a word is one of the film's own."""
    word = finder.tokens[at].text
    if len(word) < 3 or word == "one" or word in WITHIN or not set(forms(word)) & finder.index.known:
        return False
    phrase = phrase_at(finder.tokens[: at + 1], at)
    return phrase is None or not phrase.means(*WISHES)
