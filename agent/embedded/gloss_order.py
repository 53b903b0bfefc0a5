"""English words in English order: what a message is put into, word by word, and what has to change its place.

the quay empty            the empty quay             a noun before its adjective (French, Spanish)
the title shorter make    make the title shorter     a verb at the end to the front (German)
the voice of Lotte        Lotte's voice
"""

from collections.abc import Sequence
from dataclasses import replace

from agent.embedded.gloss_exchange import exchanged
from agent.embedded.gloss_german import german
from agent.embedded.gloss_romance import romance
from agent.embedded.gloss_word import BEFORE_ITS_NOUN, PERSONS, THE, Word, says
from agent.embedded.gloss_words import Dictionary, Language

JOINTS = ("and", "or", "but", "then")
MEASURED = ("shorten", "lengthen", "trim", "move", "raise", "lower", "cut", "shorter", "longer", "extend")
UNITS = ("second", "seconds", "minute", "minutes", "frames", "one second", "half a second", "one and a half seconds")
LONGER = ("shorten", "lengthen", "cut", "trim", "make")
MADE = ("change", "turn", "replace", "make")
OF_ITSELF = ("close-up", "end", "start", "take")
SOUNDS = ("sound", "beep", "ticking", "hiss", "noise", "whistle", "bell", "hum", "creak", "squeak", "rustle", "barking")
NOT_OWNED = ("shot", "scene", "take", "close-up", "start", "end", "middle", "picture", "film", "cut", "title", "sound")


def plain_order(words: Sequence[Word], language: Language, known: Dictionary) -> list[Word]:
    """The words in English order, clause by clause."""
    found: list[Word] = []
    for clause in _clauses(list(words), language):
        clause = german(clause, known) if language == "de" else romance(clause)
        if not clause:
            continue
        found += _degree(_wished(_by_amount(_owned(_numbered(_turned(_aged(_placed(clause))))))))
    return found


def _aged(clause: list[Word]) -> list[Word]:
    """ "unos setenta años": about seventy years old."""
    ages = [
        i for i, word in enumerate(clause) if i and word.text in ("year", "years") and clause[i - 1].kind == "numbers"
    ]
    about = any(word.text == "about" for word in clause)
    return [replace(word, text="" if about else "years old") if i in ages else word for i, word in enumerate(clause)]


def _turned(clause: list[Word]) -> list[Word]:
    """ "pon más oscuro el muelle" makes the quay darker; what is changed "en" something is changed into it; who says
    something is to say it."""
    clause = [
        replace(word, text="it") if i and word.said == "sie" and clause[i - 1].kind == "verbs" else word
        for i, word in enumerate(clause)
    ]
    at = next((i for i, word in enumerate(clause) if word.kind == "verbs" and word.text in MADE), None)
    if at is not None and clause[at].text != "make":
        clause = exchanged(clause, at)
    elif (
        at is not None and at + 2 < len(clause) and clause[at + 1].kind == "comparatives" and clause[at + 2].text in THE
    ):
        end = next((i for i in range(at + 3, len(clause)) if clause[i].kind in ("nouns", "names")), len(clause) - 1) + 1
        clause = [*clause[: at + 1], *clause[at + 2 : end], clause[at + 1], *clause[end:]]
    last = next((i for i, word in enumerate(clause) if word.text == "last" and word.kind == "verbs"), None)
    if at is not None and last is not None and last == at + 1:
        clause = [*clause[:last], *clause[last + 1 :]]
    said = [word.text for word in clause]
    if said[0] == "everything" and said[1:2] == ["in"]:
        return [replace(clause[0], text="the whole film"), *clause[1:]]
    if len(clause) > 1 and clause[0].kind == "names" and said[1] == "say" and (said[2:] == [":"] or not said[2:]):
        return [Word("have", "verbs"), *clause]
    return clause


def _degree(clause: list[Word]) -> list[Word]:
    """ "baja un poco el reloj": how much comes after what."""
    at = next((i for i, word in enumerate(clause) if word.text in ("a bit", "much", "again", "also", "too")), None)
    if at is None or not at or clause[at - 1].kind != "verbs":
        return clause
    after = clause[at + 1] if at + 1 < len(clause) else None
    if after is None or not (after.text in THE or after.kind in ("nouns", "names")):
        return clause
    end = next((i for i, word in enumerate(clause) if i > at and word.kind == "marks"), len(clause))
    return [*clause[:at], *clause[at + 1 : end], clause[at], *clause[end:]]


def _clauses(words: list[Word], language: Language) -> list[list[Word]]:
    """The words between marks, and around an "and" that stands between two requests."""
    found: list[list[Word]] = [[]]
    for i, word in enumerate(words):
        if word.kind == "marks":
            relative = language == "de" and word.text == "," and words[i + 1 : i + 2] and _relative(words[i + 1 :])
            if relative:
                rest = words[i + 1 :]
                if rest[0].text == "in" and rest[1].text == "the":
                    words[i + 1 : i + 3] = [replace(rest[0], text="where"), replace(rest[1], text="")]
                found.append([])
                continue
            found[-1].append(word)
            found.append([])
        elif word.text in JOINTS and any(says(other) for other in found[-1]) and not _counted(words, i):
            found += [[word], []]
        else:
            found[-1].append(word)
    return [clause for clause in found if clause]


def _counted(words: Sequence[Word], at: int) -> bool:
    """Whether a joint stands between two numbers: "3 y 4"."""
    after = next((word for word in words[at + 1 :] if word.text not in THE), None)
    return (
        words[at - 1].kind == "numbers" and after is not None and after.kind == "numbers" and at + 2 >= len(words) - 1
    )


def _relative(rest: Sequence[Word]) -> bool:
    """Whether a clause after a comma only says which: ", wo sie knetet", ", in der er den Brief liest"."""
    article = rest[0].said in ("der", "die", "das", "in") and len(rest) > 2 and _ends_with_verb(rest)
    return rest[0].text in ("where", "when", "that") or article


def _ends_with_verb(rest: Sequence[Word]) -> bool:
    clause = next((list(rest[:i]) for i, word in enumerate(rest) if word.kind == "marks"), list(rest))
    return clause[-1].kind == "verbs" and clause[-1].form != "inf"


def _placed(clause: list[Word]) -> list[Word]:
    """ "quita la maleta del plano 10" takes it from there, "nach Einstellung 9" comes after it, "trop" alone is too
    much, and "le plan le plus long" is the longest."""
    found: list[Word] = []
    removing = any(word.kind == "verbs" and word.text.split()[0] in ("remove", "take") for word in clause)
    asked = any(word.text in ("what", "what is", "which") for word in clause)
    for i, word in enumerate(clause):
        rest = [w for w in clause[i + 1 : i + 4] if w.text not in THE and w.text not in BEFORE_ITS_NOUN]
        there = bool(rest) and (rest[0].text in ("shot", "scene") or rest[0].kind == "numbers")
        if word.text == "of" and removing and there and found and found[-1].text not in OF_ITSELF:
            word = replace(word, text="from")
        if word.said == "nach" and there:
            word = replace(word, text="after")
        if word.text == "too" and (i + 1 == len(clause) or clause[i + 1].kind == "marks") and word.kind == "words":
            word = replace(word, text="too much" if word.said not in ("also", "aussi") else "too")
        best = asked and word.kind == "comparatives" and word.text.endswith("er") and found
        if best and found[-1].text == "the" and len(found) > 1 and found[-2].kind == "nouns":
            found[-1:] = []
        if best and found[-1].kind == "nouns":
            found.insert(-1, replace(word, text=f"{word.text[:-2]}est"))
            continue
        found.append(word)
    return found


def _numbered(clause: list[Word]) -> list[Word]:
    """ "la 3" is shot 3."""
    found: list[Word] = []
    for i, word in enumerate(clause):
        after = clause[i + 1] if i + 1 < len(clause) else None
        counted = i + 2 < len(clause) and clause[i + 2].kind in ("nouns", "adjectives")
        if word.text == "the" and after is not None and after.kind == "numbers" and not counted:
            if not (found and found[-1].text in ("shot", "scene")):
                found.append(replace(word, text="shot"))
            continue
        named = i + 2 < len(clause) and clause[i + 2].kind == "numbers"
        if word.text == "the" and after is not None and after.text in ("shot", "scene") and named:
            continue
        unit = after is not None and after.text in ("second", "minute")
        found.append(replace(word, text="one") if word.text == "a" and unit else word)
    return found


def _owned(clause: list[Word]) -> list[Word]:
    """ "the voice of Lotte" is Lotte's voice, "the sound of the tyres" the tyre sound."""
    found = list(clause)
    for i in range(len(found) - 2, 0, -1):
        if found[i].text != "of" or found[i - 1].kind != "nouns" or i + 1 >= len(found):
            continue
        at = i + 2 if found[i + 1].text == "the" and i + 2 < len(found) else i + 1
        owner = found[at]
        person = owner.kind == "names" or set(owner.text.split("/")) & PERSONS
        first = i - 2 if i > 1 and found[i - 2].text in ("the", "a") else i - 1
        article = found[i + 1 : at]
        if person and found[i - 1].text not in NOT_OWNED:
            found[first : at + 1] = [*article, replace(owner, form="'s"), found[i - 1]]
        elif owner.kind == "nouns" and found[i - 1].text in (*SOUNDS, "scene"):
            found[first : at + 1] = [*article, owner, found[i - 1]]
    return found


def _by_amount(clause: list[Word]) -> list[Word]:
    """ "raccourcis d'une seconde", "kürze um zwei Sekunden": by so much."""
    measured = any(word.text.split()[0] in MEASURED for word in clause if word.text)
    found: list[Word] = []
    for i, word in enumerate(clause):
        amount = any(w.text in UNITS for w in clause[i + 1 : i + 3]) and (
            clause[i + 1].kind == "numbers" or clause[i + 1].text in (*UNITS, "one") or clause[i + 1].text.isalpha()
        )
        if measured and amount and word.said in ("de", "d'", "en", "in", "um"):
            word = replace(word, text="by")
        if amount and word.said == "auf":
            word = replace(word, text="to")
        found.append(word)
    return _so_long(found)


def _so_long(clause: list[Word]) -> list[Word]:
    """ "réduis à une seconde": what is shortened to an amount is made so long."""
    much = [i for i, word in enumerate(clause) if word.kind == "numbers" or word.text in (*UNITS, "one")]
    to = next((i for i, word in enumerate(clause) if word.text == "to" and i + 1 in much), None)
    verb = next((i for i, word in enumerate(clause) if word.text in LONGER), None)
    unit = next((i for i, w in enumerate(clause) if to is not None and i > to and w.text in UNITS), None)
    if to is None or verb is None or unit is None or verb > to:
        return clause
    long = replace(clause[to], text="long")
    found = [replace(word, text="make") if i == verb else word for i, word in enumerate(clause)]
    return [*found[:to], *found[to + 1 : unit + 1], long, *found[unit + 1 :]]


def _wished(clause: list[Word]) -> list[Word]:
    """ "ich hätte gern Möwen am Strand": a thing without an article is wished for to be added."""
    at = next((i for i, word in enumerate(clause) if word.text == "i would like"), None)
    rest = clause[at + 1 :] if at is not None else []
    if at is None or not rest or any(word.kind in ("verbs", "comparatives") for word in rest):
        return clause
    bare = rest[0].kind in ("nouns", "adjectives") and rest[0].text not in BEFORE_ITS_NOUN
    return [*clause[:at], replace(clause[at], text="add", kind="verbs"), *rest] if bare else clause
