"""French and Spanish words in English order.

le quai vide -> the empty quay      mets-le plus sombre -> make it darker      pon el cielo rojo -> make the sky red
"""

from collections.abc import Sequence
from dataclasses import replace

from agent.embedded.gloss_word import BEFORE_ITS_NOUN, PERSONS, THE, Word

MAKING = ("make", "put", "paint", "turn", "keep", "leave", "let", "have")
REMOVING = ("remove", "cut", "take", "trim", "shorten", "lengthen")
GIVING = ("give", "move", "come", "send", "wave", "go", "look at", "walk", "run", "export", "listen")
NOT_JOINED = ("start", "end", "middle", "half", "glass", "cup", "a lot", "part", "version")
PUTTING = ("mettre", "passer", "poner", "setzen", "colocar", "placer")
HERS = frozenset("woman girl mother mum mom grandmother gran grandma sister daughter".split())
NO_THING = (
    "in", "at the start", "at the end", "a bit", "much", "again", "too", "to", "without", "like before", "also"
)  # fmt: skip
"""what follows a "le" that is no article"""
PLACED = ("at the start", "at the end", "before", "after", "between", "in front of", "behind", "on", "in", "to")


def romance(clause: list[Word]) -> list[Word]:
    """A clause of French or Spanish in English order."""
    return _joined(_adjectives(_pronouns(_personal(_within(_parts_of(_put(_subject(_had(clause)))))))))


def _had(clause: list[Word]) -> list[Word]:
    """ "que Pip salude": that he shall do it."""
    if clause[0].said in ("que", "qu'") and any(word.kind == "verbs" for word in clause[1:]):
        return [replace(clause[0], text="have"), *clause[1:]]
    return clause


def _put(clause: list[Word]) -> list[Word]:
    """What "mettre" and "poner" are: to add rain, to put a shot at the end, to make the sky red."""
    at = next((i for i, word in enumerate(clause) if word.lemma in PUTTING and word.text.split()[0] == "make"), None)
    if at is None or at + 1 >= len(clause):
        return clause
    what, rest = clause[at + 1], clause[at + 1 :]
    if any(word.kind == "comparatives" for word in rest):
        return clause
    some = what.text in ("a", "more", "another", "less", "of") or (
        what.kind == "nouns" and rest[1:2] and (rest[1].kind != "numbers")
    )
    some = some or (what.kind == "nouns" and len(rest) == 1) or (what.kind == "adjectives" and len(rest) > 1)
    if what.text in ("shot", "scene") or what.kind == "numbers":
        some = False
    told = "add" if some else "put" if any(word.text in PLACED for word in rest) else "make"
    return [*clause[:at], replace(clause[at], text=clause[at].text.replace("make", told, 1)), *rest]


def _subject(clause: list[Word]) -> list[Word]:
    """ "cuando levanta la copa": who does it is left out."""
    found: list[Word] = []
    for i, word in enumerate(clause):
        found.append(word)
        after = clause[i + 1] if i + 1 < len(clause) else None
        if word.text in ("when", "where") and after is not None and after.kind == "verbs" and not after.form:
            her = any(set(other.text.split("/")) & HERS or other.said.endswith("a") for other in clause[:i])
            found.append(Word("she" if her else "he", "words"))
    return found


def _within(clause: list[Word]) -> list[Word]:
    """ "la pluie à la gare" is in the station, where nothing goes there."""
    going = any(word.kind == "verbs" and word.text in GIVING for word in clause)
    found: list[Word] = []
    for i, word in enumerate(clause):
        after = next((other for other in clause[i + 1 : i + 3] if other.text not in THE), None)
        place = after is not None and after.kind == "nouns" and not set(after.text.split("/")) & PERSONS
        into = any(other.text in ("change", "turn", "dissolve", "fade") for other in clause[:i])
        french = word.said in ("à", "a", "au", "aux", "à la", "a la", "à l'", "a l'", "à le") and word.text == "to"
        found.append(replace(word, text="in") if french and place and not going and not into else word)
    return found


def _parts_of(clause: list[Word]) -> list[Word]:
    """Without the "of" that only says some: "mets de la pluie", "sans de bruit"."""
    found: list[Word] = []
    i = 0
    while i < len(clause):
        word = clause[i]
        before = found[-1] if found else None
        opens = (
            before is None
            or before.kind == "verbs"
            or before.text
            in (
                "i would like",
                "with",
                "without",
                "through",
                "by",
                "no",
                "more",
                "less",
                "there is",
                "please",
                "let us",
                "too",
                "much",
            )
        )
        if word.text == "of" and opens and not (before is not None and before.text in REMOVING and _the(clause, i + 1)):
            i += 2 if _the(clause, i + 1) else 1
            continue
        found.append(word)
        i += 1
    return found


def _the(clause: Sequence[Word], at: int) -> bool:
    return at < len(clause) and clause[at].text in THE


def _personal(clause: list[Word]) -> list[Word]:
    """Without the "to" before a person whom something is done to: "salude al capitán"."""
    found: list[Word] = []
    for i, word in enumerate(clause):
        following = [w for w in clause[i + 1 : i + 3] if w.text not in THE][:1]
        person = bool(following) and (following[0].kind == "names" or set(following[0].text.split("/")) & PERSONS)
        verb = next((w for w in reversed(found) if w.kind == "verbs"), None)
        if word.text == "to" and person and word.said in ("a", "al") and verb and verb.text not in GIVING:
            continue
        found.append(word)
    return found


def _pronouns(clause: list[Word]) -> list[Word]:
    """ "lo quiero más corto" wants it shorter, "mets-le plus sombre" makes it darker, "ne change pas" does not."""
    found: list[Word] = []
    i = 0
    while i < len(clause):
        word, after = clause[i], clause[i + 1] if i + 1 < len(clause) else None
        wish = after is not None and (after.kind == "verbs" or after.text == "i would like")
        if (word.said in ("le", "la", "les", "lo", "l'", "los", "las") and word.text == "the") or word.said == "lo":
            it = "them" if word.said in ("les", "los", "las") else "it"
            if wish and after is not None and after.kind != "nouns":
                found += [after, replace(word, text=it)]
                i += 2
                continue
            nothing = after is None or after.kind in ("comparatives", "marks") or after.text in NO_THING
            if nothing and found and found[-1].kind == "verbs":
                word = replace(word, text=it)
        if word.said in ("pas", "no") and word.text in ("not", "no"):
            if word.said == "no" and after is not None and after.kind == "verbs":
                word = replace(word, text="do not")
            elif word.said == "pas" and found and found[-1].kind == "verbs":
                found.insert(-1, replace(word, text="do not"))
                i += 1
                continue
        found.append(word)
        i += 1
    return found


def _adjectives(clause: list[Word]) -> list[Word]:
    """A noun after its adjectives, where they do not say what it is to become: "pon el cielo rojo"."""
    making = any(word.kind == "verbs" and word.text.split()[0] in MAKING for word in clause)
    found: list[Word] = []
    i = 0
    while i < len(clause):
        word, end = clause[i], i + 1
        while end < len(clause) and clause[end].kind == "adjectives":
            end += 1
        owner = set(word.text.split("/")) & PERSONS and any(other.text == "of" for other in clause[max(i - 2, 0) : i])
        if word.kind == "nouns" and end > i + 1 and not owner:
            told = clause[i + 1 : end]
            ordinal = any(other.text in BEFORE_ITS_NOUN for other in told)
            stays = making and i > 0 and clause[i - 1].text == "the" and not ordinal and _closes(clause, end)
            number = word.text in ("scene", "shot") and end < len(clause) and clause[end].kind == "numbers"
            found += [word, *told] if stays or number else [*told, word]
        else:
            found += clause[i:end]
        i = end
    return found


def _closes(clause: Sequence[Word], at: int) -> bool:
    return at >= len(clause) or clause[at].kind == "marks" or clause[at].text in ("please", "and", "in", "for")


def _joined(clause: list[Word]) -> list[Word]:
    """ "scène de pluie" is a rain scene."""
    found = list(clause)
    for i in range(len(found) - 2, 0, -1):
        one, other = found[i - 1], found[i + 1]
        person = set(other.text.split("/")) & PERSONS
        if found[i].text == "of" and one.kind == other.kind == "nouns" and one.text not in NOT_JOINED and not person:
            if i + 2 < len(found) and found[i + 2].kind == "numbers":
                continue
            found[i - 1 : i + 2] = [other, one]
    return found
