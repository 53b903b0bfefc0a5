"""Deeds that the parser took for things, and things that it took for how they are: read again, each by one rule.

    a mouse [steals cheese]     -> steals is done, to cheese
    at a [museum dances]        -> dances is done, at a museum
    smuggles a [penguin home]   -> a penguin is smuggled, home
    down a [glacier: glaci-er]  -> a glacier
"""

from collections.abc import Callable
from dataclasses import replace

from tools.writing.words import Word

AFTER = ("prep", "advcl", "punct", "npadvmod", "conj", "cc")
BEFORE = ("det", "amod", "nummod", "poss", "compound")
Words = tuple[Word, ...]


def with_deeds(words: Words) -> Words:
    """The words with the deeds and things that were misread."""
    rules: tuple[Callable[[Words], Words], ...] = (_done_to, _done_at, _taken_home, _things)
    for rule in rules:
        words = rule(words)
    return words


def _done_to(words: Words) -> Words:
    """ "A mouse steals cheese", "learns to befriend crows": what is done is no modifier of what it is done to."""
    for verb in words:
        thing = words[verb.head]
        if verb.part != "VERB" or verb.dep != "compound":
            continue
        done = thing.dep == "ROOT" and any(w.head == verb.at and w.dep == "nsubj" for w in words)
        to = thing.dep == "dobj" and verb.at > 0 and words[verb.at - 1].lower == "to"
        if done or to:
            changed = {
                verb.at: replace(verb, dep="xcomp" if to else "ROOT", head=thing.head if to else verb.at),
                thing.at: replace(thing, dep="dobj", head=verb.at),
            }
            for w in words:
                if w.head == thing.at and w.at > thing.at and w.dep in AFTER:
                    changed[w.at] = replace(w, head=verb.at)
            return tuple(changed.get(w.at, w) for w in words)
    return words


def _done_at(words: Words) -> Words:
    """ "A janitor at a museum dances": no article of one thing stands before several."""
    if any(w.part in ("VERB", "AUX") for w in words):
        return words
    for verb in words:
        below = [w for w in words if w.head == verb.at and w.at < verb.at]
        place = next((w for w in below if w.dep == "compound" and w.at == verb.at - 1), None)
        one = any(w.lower in ("a", "an", "every", "each") for w in below)
        several = verb.part == "NOUN" and verb.lower != verb.lemma and verb.lower.endswith("s")
        if not (place and one and several and verb.dep == "pobj"):
            continue
        prep = words[verb.head]
        doer = words[prep.head]
        if doer.dep != "ROOT":
            continue
        changed = {
            verb.at: replace(verb, part="VERB", dep="ROOT", head=verb.at),
            place.at: replace(place, dep="pobj", head=prep.at),
            doer.at: replace(doer, dep="nsubj", head=verb.at),
        }
        for w in words:
            if w.head == verb.at and w.at < place.at and w.dep in BEFORE:
                changed[w.at] = replace(w, head=place.at)
            elif w.head == doer.at and w.at > verb.at:
                changed[w.at] = replace(w, head=verb.at)
        return tuple(changed.get(w.at, w) for w in words)
    return words


def _taken_home(words: Words) -> Words:
    """ "Smuggles a penguin home": where it goes is not what it is."""
    for home in words:
        verb = words[home.head]
        thing = next((w for w in words if w.head == home.at and w.dep == "compound" and w.at == home.at - 1), None)
        done = any(w.head == verb.at and w.dep == "dobj" for w in words)
        if home.lower == "home" and home.dep in ("advmod", "npadvmod", "dobj") and thing and verb.part == "VERB":
            if done and home.dep != "dobj":
                continue
            changed = {
                home.at: replace(home, dep="advmod", part="ADV"),
                thing.at: replace(thing, dep="dobj", head=verb.at),
            }
            for w in words:
                if w.head == home.at and w.at < thing.at and w.dep in BEFORE:
                    changed[w.at] = replace(w, head=thing.at)
            return tuple(changed.get(w.at, w) for w in words)
    return words


def _things(words: Words) -> Words:
    """ "Down a glacier": what a deed is done to, or goes by, is not "more glaci" than another."""
    return tuple(
        replace(w, part="NOUN", lemma=w.lower)
        if w.part == "ADJ" and w.dep in ("pobj", "dobj", "nsubj") and w.lower.endswith("er") and w.lemma != w.lower
        else w
        for w in words
    )
