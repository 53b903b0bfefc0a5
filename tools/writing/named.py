"""Sentences with names that the parser does not know, read again without them.

    "Ilse repairs clocks"           is read as "She repairs clocks"
    "a robot named Pim lives"       as "a robot lives"
    "her parrot Biscuit digs"       as "her parrot digs"

Of all readings the one whose verbs have their doers is kept, and the names are put back where they stood.
"""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, product

from tools.writing.knowledge.names import FEMALE, MALE
from tools.writing.knowledge.nouns import DAYS, EMPTY_NOUNS
from tools.writing.knowledge.verbs import RELATIONS, SEXED
from tools.writing.words import Word
from tools.writing.world import FORCES, PLACES, STUFF, TRADES

Read = Callable[[Sequence[str]], list[Word]]
NAMING = ("named", "called")
OPENING = {",", ";", ":", "when", "as", "until", "but", "then", "before", "after", "while", "where", "if", "because"}
NOT_DOING = {"and", "or", "of", "who", "whose", "with", "from", "in", "on", "at"}
# What may stand before a deed and is never its doer: "for the first time the parrot speaks".
FOR_THE_FIRST_TIME = ("for", "the", "first", "time")
DOING = {"nsubj", "nsubjpass", "expl"}
NAME_DEPS = DOING | {"conj", "appos", "oprd", "dobj", "pobj", "dative", "poss", "attr", "agent"}
MOST_READINGS = 16


@dataclass(frozen=True)
class _Site:
    """Words that a reading leaves out, or reads as a pronoun."""

    places: tuple[int, ...]
    pronoun: str = ""
    listed: bool = False
    """names between commas: "two brothers, Emil and Oskar, row" """


@cache
def someone() -> frozenset[str]:
    """Every word for a person or a creature."""
    trades = {word for key, trade in TRADES.items() for word in (key, *trade.words)}
    return frozenset(trades | set(RELATIONS) | set(SEXED))


def with_names(words: tuple[Word, ...], read: Read, learned: Set[str]) -> tuple[Word, ...]:
    """The words with every sentence read in the way that gives its verbs their doers."""
    names = _names(words, learned)
    found: list[Word] = []
    for number in range(max((w.sentence for w in words), default=-1) + 1):
        here = [w for w in words if w.sentence == number]
        found += _best(here, names, read)
    named = tuple(_name(w, w.dep, w.head) if w.at in names else w for w in found)
    return _joined(_doing(_titled(named, names)), names)


def _names(words: Sequence[Word], learned: Set[str]) -> frozenset[int]:
    """The places of somebody's names."""
    told = {w.text for b, w in pairwise(words) if b.lower in NAMING and _capital(w)}
    told |= {w.text for w in words if _capital(w) and w.name == "PERSON" and w.part == "PROPN" and not _first(words, w)}
    told |= {
        w.text
        for b, w in pairwise(words)
        if b.lower in someone() and b.text.islower() and _capital(w) and w.lower not in DAYS
    }
    told |= {
        w.text
        for w in words
        if _first(words, w)
        and _alone(words, w)
        and (w.lower not in learned or (w.part == "PROPN" and _nothing_else(w)))
    }
    return frozenset(
        w.at for w in words if _capital(w) and w.lower not in DAYS and (w.text in told or _known(words, w))
    )


def _nothing_else(word: Word) -> bool:
    """Whether a word is in no table, and to the parser no city and no company."""
    tables = (STUFF, PLACES, FORCES)
    known = {name for table in tables for key, entry in table.items() for name in (key, *entry.words)} | EMPTY_NOUNS
    return word.name in ("", "PERSON") and word.lower not in known


def _capital(word: Word) -> bool:
    return word.text[:1].isupper() and word.text[1:].islower() and word.text.isalpha()


def _known(words: Sequence[Word], word: Word) -> bool:
    """A first name of the tables; one that begins a sentence and may be a thing only when the parser takes it so."""
    if word.lower not in FEMALE | MALE:
        return False
    return not _first(words, word) or word.part == "PROPN" or word.name == "PERSON" or _alone(words, word)


def _first(words: Sequence[Word], word: Word) -> bool:
    return word.at == 0 or words[word.at - 1].text in ".!?;:"


def _alone(words: Sequence[Word], word: Word) -> bool:
    """Whether a word that begins a sentence stands there as a name does: before a deed, or before who they are."""
    if word.at + 2 >= len(words) or word.lower in someone() or not _capital(word):
        return False
    after, then = words[word.at + 1], words[word.at + 2]
    deed = after.lower in ("is", "was", "has", "had") or (after.text.islower() and after.lower.endswith(("s", "ed")))
    apart = after.text == "," and then.lower in ("a", "an", "the", "who", "her", "his", "whose")
    joined = after.lower == "and" and (_capital(then) or then.lower in ("a", "an", "the", "her", "his", "their"))
    return (deed and not word.lower.endswith("s")) or apart or joined


def _best(here: list[Word], names: frozenset[int], read: Read) -> list[Word]:
    sites = _sites(here, names)
    if not sites:
        return here
    best, most = here, _score(here, names)
    for chosen in list(product((False, True), repeat=len(sites)))[1:MOST_READINGS]:
        reading = _read(here, [site for site, taken in zip(sites, chosen, strict=True) if taken], read)
        score = _score(reading, names)
        if score > most:
            best, most = reading, score
    return best


def _sites(here: list[Word], names: frozenset[int]) -> list[_Site]:
    first = here[0].at
    sites: list[_Site] = []
    for word in here:
        i = word.at - first
        before = here[i - 1] if i else None
        after = here[i + 1] if i + 1 < len(here) else None
        if tuple(w.lower for w in here[i : i + 4]) == FOR_THE_FIRST_TIME and i + 5 < len(here):
            opens = before is None or before.lower in (",", "and")
            if opens and here[i + 4].lower not in ("in", "since", "."):
                sites.append(_Site(tuple(range(word.at, word.at + 4))))
        apart = _apart(here, i, names)
        if apart:
            sites.append(_Site(tuple(range(word.at, word.at + apart)), listed=True))
        if word.at not in names or any(word.at in site.places for site in sites):
            continue
        if before is not None and before.lower in NAMING and i > 1:
            sites.append(_Site((before.at, word.at)))
        elif before is not None and before.text.islower() and before.lower in someone():
            sites.append(_Site((word.at,)))
        elif after is not None and after.text.islower() and after.lower not in NOT_DOING:
            joined = before is not None and before.lower == "and" and i > 1 and here[i - 2].text in (",", "it", "him")
            if before is None or before.lower in OPENING or joined:
                sites.append(_Site((word.at,), "he" if word.lower in MALE else "she"))
    return sites


def _apart(here: list[Word], start: int, names: frozenset[int]) -> int:
    """How many words stand between commas here that are nothing but names, the commas with them."""
    if here[start].text != "," or not start or here[start - 1].part != "NOUN":
        return 0
    end = start + 1
    while end < len(here) and (here[end].at in names or here[end].lower == "and"):
        end += 1
    closed = end < len(here) - 1 and here[end].text == "," and here[end - 1].at in names
    return end + 1 - start if closed else 0


def _read(here: list[Word], sites: list[_Site], read: Read) -> list[Word]:
    """The sentence read with what the sites say, and every word back in its place."""
    spoken = {at: site.pronoun for site in sites for at in site.places}
    kept = [w for w in here if w.at not in spoken or spoken[w.at]]
    texts = [spoken.get(w.at) or w.text for w in kept]
    if texts and kept[0] is here[0]:
        texts[0] = texts[0][:1].upper() + texts[0][1:]
    parsed = read(texts)
    place = {number: word.at for number, word in enumerate(kept)}
    found: dict[int, Word] = {}
    for new, old in zip(parsed, kept, strict=True):
        named = bool(spoken.get(old.at))
        found[old.at] = replace(
            new,
            at=old.at,
            head=place[new.head],
            sentence=old.sentence,
            text=old.text,
            lemma=old.text if named else new.lemma,
            part="PROPN" if named else new.part,
            name="PERSON" if named else old.name,
        )
    for site in sites:
        if not site.pronoun:
            found |= _put_back(here, site, found)
    return [found[w.at] for w in here]


def _put_back(here: list[Word], site: _Site, found: dict[int, Word]) -> dict[int, Word]:
    words = {w.at: w for w in here if w.at in site.places}
    start = site.places[0]
    if site.listed:
        bearer, first = start - 1, start + 1
        found = {at: replace(w, dep="punct", head=bearer) for at, w in words.items()}
        found |= {at: replace(w, dep="cc", head=first) for at, w in words.items() if w.lower == "and"}
        others = [w for at, w in words.items() if w.text[:1].isupper() and at != first]
        return found | {w.at: _name(w, "conj", first) for w in others} | {first: _name(words[first], "appos", bearer)}
    if len(site.places) == 1:
        return {start: _name(words[start], "appos", start - 1)}
    if len(site.places) == 2:
        naming = words[start]
        naming = replace(naming, part="VERB", lemma=naming.lower.removesuffix("d"), dep="acl", head=start - 1)
        return {start: naming, start + 1: _name(words[start + 1], "oprd", start)}
    doers = [w.head for w in found.values() if w.dep in DOING and w.at > start]
    verb = min(doers, default=start)
    time = start + 3
    heads = ((start, "prep", verb), (start + 1, "det", time), (start + 2, "amod", time), (time, "pobj", start))
    return {at: replace(words[at], dep=dep, head=head) for at, dep, head in heads}


def _name(word: Word, dep: str, head: int) -> Word:
    return replace(word, lemma=word.text, part="PROPN", dep=dep, head=head, name="PERSON")


def _score(words: Sequence[Word], names: frozenset[int]) -> int:
    """How much of a sentence a reading makes of the words."""
    doers = {w.head for w in words if w.dep in DOING}
    times = {w.at for w in words if w.lower == "time"}
    score = 0
    for word in words:
        if word.dep == "ROOT":
            score += 4 * (word.part in ("VERB", "AUX")) + 2 * (word.at in doers)
        elif word.part == "VERB" and word.dep in ("oprd", "dep", "nsubj", "compound"):
            score -= 0 if word.lower in NAMING else 3
        elif word.dep == "relcl" and word.head in times:
            score -= 2
        if word.at in names and (word.dep not in NAME_DEPS or word.part != "PROPN"):
            score -= 2
    return score


def _titled(words: tuple[Word, ...], names: frozenset[int]) -> tuple[Word, ...]:
    """A name after what somebody is belongs to that word: "her parrot Biscuit"; and who is joined to a name is joined
    to the one who bears it: "a pirate named Rosalind and her parrot".
    """
    found = list(words)
    for name in words:
        title = found[name.at - 1] if name.at else None
        if (
            name.at in names
            and title is not None
            and title.head == name.at
            and title.text.islower()
            and title.lower in someone()
        ):
            found[title.at] = replace(title, part="NOUN", dep=name.dep, head=name.head, lemma=title.lower)
            found[name.at] = _name(name, "appos", title.at)
            for below in words:
                if below.head == name.at and below.at not in (title.at, name.at):
                    found[below.at] = replace(found[below.at], head=title.at)
    for word in tuple(found):
        bearer = found[word.head]
        if word.dep in ("conj", "cc") and bearer.dep == "oprd" and found[bearer.head].lower in NAMING:
            found[word.at] = replace(word, head=found[bearer.head].head)
        elif word.dep == "conj" and bearer.dep == "appos" and bearer.at in names and not _several(found[bearer.head]):
            found[word.at] = replace(word, head=bearer.head)
    return tuple(found)


def _several(word: Word) -> bool:
    return word.part == "NOUN" and word.lower != word.lemma


def _joined(words: tuple[Word, ...], names: frozenset[int]) -> tuple[Word, ...]:
    """Two doers of one deed are joined, "a violinist and a drummer hate"; or one is what the other is, "Amir the
    fisherman throws".
    """
    found = list(words)
    for one, other in pairwise([w for w in words if w.dep == "nsubj"]):
        between = [w.lower for w in words[one.at + 1 : other.at]]
        if one.head != other.head or one.sentence != other.sentence:
            continue
        if "and" in between:
            found[other.at] = replace(other, dep="conj", head=one.at)
        elif one.at in names and between == ["the"]:
            found[other.at] = replace(other, dep="appos", head=one.at)
    return tuple(found)


def _doing(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Who stands joined to a thing right before a deed does it: "a voice on the radio and a girl answers"."""
    found = list(words)
    doers = {w.head for w in words if w.dep in DOING}
    for verb in words:
        if verb.part != "VERB" or verb.dep != "conj" or verb.at in doers or verb.at < 2:
            continue
        before = words[verb.at - 1]
        doer = before
        while doer.dep in ("oprd", "acl", "appos"):
            doer = words[doer.head]
        joined = any(w.dep == "cc" and w.head == doer.head and w.at < doer.at for w in words)
        if doer.dep == "conj" and doer.part in ("NOUN", "PROPN") and joined and doer.head != verb.head:
            found[doer.at] = replace(doer, dep="nsubj", head=verb.at)
            for and_ in words:
                if and_.dep == "cc" and and_.head == doer.head and and_.at < doer.at:
                    found[and_.at] = replace(and_, head=verb.head)
    return tuple(found)
