"""A message without what only softens it, and its wish put as a request: what is read when the message itself is not.

"hmm, actually no music in the last scene I think"      no music in the last scene
"I'd like the diary to be red"                          make the diary red
"can she wear something blue instead"                   give her a blue top
"""

from collections.abc import Sequence

from agent.embedded.tokens import Token
from agent.embedded.trailing import remark_at

OPENING = frozenset(
    "hmm hm mmm uh um er ah oh ooh well so ok okay alright now then and but plus actually nah yeah yep hey hi please"
    " maybe perhaps wait sorry honestly personally anyway thanks basically".split()
)
"""words that may open a message and say nothing of their own"""
BEFORE_A_MARK = frozenset("no nope yes right sure good great cool nice wow first perfect lovely".split())
"""words that do so only before a mark: "no, put it back", not "no music" """
TURNED = frozenset("i we put only not wait sorry it that".split())
"""words before which a "no" without a mark only opens: "hmm no put it back" """
CLOSING = frozenset(
    "please though tho maybe perhaps now then instead thanks actually honestly really somehow anyway yeah ok okay lol"
    " haha".split()
)
MARKS = (",", ".", "!", "?", "-", "–", "…", "...", ";", ":")
PHRASES = (
    "to be honest", "i think", "i guess", "i feel like", "i feel", "i suppose", "i believe", "at some point",
    "some time", "you know", "kind of", "sort of", "if you can", "if possible", "in my opinion", "if that works",
    "for me", "do you think", "do not you think", "by the way", "one more thing", "one thing", "first thing",
    "to me", "let us say", "somewhere in there", "i wonder if", "i was wondering if", "i was thinking",
    "i am thinking", "what i would like is", "i must say", "i have to say", "if i am honest", "as well please",
    "for a change", "after all", "i was wrong",
)  # fmt: skip
"""turns of phrase that may stand anywhere"""
WISHING = (
    "i would like to have", "i would like to see", "i would love to see", "i want to see", "i would like",
    "i would love", "i want", "i wish", "can we have", "could we have", "can we get", "could we get", "can you",
    "could you", "can we", "could we", "would you", "let us have", "let us", "why do not we", "why do not you",
    "maybe we could", "we could", "we should", "you could", "how about", "what about", "what if", "shall we",
    "should we",
)  # fmt: skip
BETTER_IF = (
    "would not it be nicer if", "would not it be better if", "would not it be nice if", "it would be nicer if",
    "it would be better if", "it would be nice if", "it would be great if", "it would be good if",
    "it would be cool if", "it would be fun if", "would it be better if", "would it be nicer if",
    "i would like it if", "it would please me if", "i would be happy if", "i would be glad if",
    "it might be nice if", "i would love it if", "i would prefer it if", "i wish", "what if", "how about if",
)  # fmt: skip
MODALS = ("can", "could", "should", "shall", "may", "must", "would", "might", "ought", "to")
OBJECTS = {"he": "him", "she": "her", "they": "them", "i": "me"}
MOST = 40
"""words; more is no remark in passing"""
SUBJECT = 6


DEGREES = frozenset("a too so very quite rather pretty kind sort way really bit".split())
OPINIONS = ("i find", "i found", "we find")


def _stated(words: list[str]) -> list[str]:
    """ "I find the beginning a bit slow" says that the beginning is a bit slow."""
    rest = _after(words, OPINIONS)
    if rest is None or {"is", "are"} & set(rest):
        return words
    at = next((i for i in range(1, min(len(rest), SUBJECT + 1)) if rest[i] in DEGREES), None)
    return words if at is None else [*rest[:at], "is", *rest[at:]]


def unhedged(words: Sequence[str]) -> list[str]:
    """The words without what only opens, closes or softens them."""
    kept = list(words)
    changed = True
    while changed:
        before = len(kept)
        kept = _stated(kept)
        while len(kept) > 1 and _opens(kept):
            kept = kept[1:]
        while len(kept) > 1 and (kept[-1] in CLOSING or kept[-1] in MARKS):
            kept = kept[:-1]
        for phrase in PHRASES:
            parts = phrase.split()
            at = next((i for i in range(len(kept)) if kept[i : i + len(parts)] == parts), None)
            if at is not None and len(kept) > len(parts):
                kept = kept[:at] + kept[at + len(parts) :]
        changed = len(kept) < before

    return kept


def _opens(words: Sequence[str]) -> bool:
    word, following = words[0], words[1]
    if word in MARKS or word in OPENING:
        return True
    return word in BEFORE_A_MARK and (following in MARKS or (word in ("no", "nope") and following in TURNED))


def plainer(message: str, tokens: Sequence[Token]) -> list[str]:
    """The message in plainer words, the least changed first; none where it is plain as it stands."""
    if len(tokens) > MOST:
        return []
    written = [_written(message, token) for token in tokens]
    lower = [token.text for token in tokens]
    spelled: dict[str, str] = {}
    for word, typed in zip(lower, written, strict=True):
        spelled.setdefault(word, typed)
    kept = unhedged(lower)
    found: list[list[str]] = []
    if kept != lower:
        # "4 too dark?" is asked, not wished
        found.append([*kept, "?"] if lower[-1:] == ["?"] else kept)
    if (faulty := _faulty(kept)) is not None:
        found.append(faulty)
    found += [wish for said in (kept, lower) if (wish := _wished(said)) is not None]
    plain = [" ".join(spelled.get(word, word) for word in words).replace(" ,", ",") for words in found if words]
    if (at := remark_at(lower, tokens)) is not None:
        plain.append(message[: tokens[at].start])
    return [text for text in dict.fromkeys(plain) if text.casefold() != message.casefold().strip()]


def _written(message: str, token: Token) -> str:
    typed = message[token.start : token.end]
    return token.text if token.kind == "word" and typed.casefold() != token.text else typed


FAULTS = frozenset(
    "slow long short fast quick dark bright loud quiet cold warm blue yellow green empty busy soft harsh flat shaky"
    " gloomy dull pale noisy sad far close wide tight".split()
)
SEEMS = ("is", "are", "feels", "feel", "seems", "seem", "looks", "look", "sounds", "sound", "gets", "was")


def _faulty(words: Sequence[str]) -> list[str] | None:
    """ "The start is a bit slow" complains as "a bit too slow" does."""
    at = next((i for i in range(1, len(words) - 2) if words[i] in SEEMS), None)
    between = words[at + 1 : -1] if at is not None else ()
    if not between or words[-1] not in FAULTS or not set(between) <= {*DEGREES, "little", "of"} or "too" in between:
        return None
    return [*words[:-1], "too", words[-1]]


def _after(words: Sequence[str], phrases: Sequence[str]) -> list[str] | None:
    for phrase in phrases:
        parts = phrase.split()
        if list(words[: len(parts)]) == parts and len(words) > len(parts):
            return list(words[len(parts) :])
    return None


def _wished(words: Sequence[str]) -> list[str] | None:
    """A wish as a request: "could the diary be red" is "make the diary red"; None where it is none."""
    rest = _after(words, BETTER_IF)
    if rest is not None:
        return _said_of(rest, ("is", "was", "were", "be", "would be")) or _done_by(rest) or rest
    rest = _after(words, WISHING)
    if rest is not None:
        return _to_be(rest) or _done_by(rest) or rest
    if words and words[0] in MODALS:
        return _modal(words[1:])
    return _said_of(words, ("should be", "could be", "must be", "ought to be", "has to be", "needs to be")) or _done_by(
        words
    )


def _modal(words: Sequence[str]) -> list[str] | None:
    """ "Could" X "be" Y, "can" X "wear" Y."""
    for at in range(1, min(len(words) - 1, SUBJECT) + 1):
        if words[at : at + 1] == ["be"] and words[at + 1 :]:
            return ["make", *_object(words[:at]), *words[at + 1 :]]
        if words[at] in ("wear", "have"):
            return _worn(words[:at], words[at + 1 :])
    return None


def _to_be(words: Sequence[str]) -> list[str] | None:
    for at in range(1, min(len(words) - 2, SUBJECT) + 1):
        if list(words[at : at + 2]) == ["to", "be"] and words[at + 2 :]:
            return ["make", *_object(words[:at]), *words[at + 2 :]]
        if words[at] == "to" and words[at + 1] in ("wear", "have"):
            return _worn(words[:at], words[at + 2 :])
    return None


def _said_of(words: Sequence[str], verbs: Sequence[str]) -> list[str] | None:
    for at in range(1, min(len(words) - 1, SUBJECT) + 1):
        for verb in verbs:
            parts = verb.split()
            if list(words[at : at + len(parts)]) == parts and words[at + len(parts) :]:
                return ["make", *_object(words[:at]), *words[at + len(parts) :]]
    return None


def _done_by(words: Sequence[str]) -> list[str] | None:
    """ "She should wear a scarf", "the boy could have a hat"."""
    for at in range(1, min(len(words) - 2, SUBJECT) + 1):
        if words[at] in MODALS and words[at + 1] in ("wear", "have"):
            return _worn(words[:at], words[at + 2 :])
    return None


def _worn(who: Sequence[str], what: Sequence[str]) -> list[str] | None:
    if (who and who[0] in ("we", "you", "i")) or not what:
        return None
    if list(what[:1]) == ["something"] and len(what) == 2:
        return ["give", *_object(who), "a", what[1], "top"]
    return ["give", *_object(who), *what]


def _object(words: Sequence[str]) -> list[str]:
    return [OBJECTS.get(word, word) for word in words]
