"""What is seen from somewhere: "everything after shot 10", "the close-up before the letter", "all shots from 5 on"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent.embedded.phrase_words import HEADS, SCENE_HEADS, STOPS
from agent.embedded.pieces import forms
from agent.embedded.refs import RANGES, Found, Ref
from agent.embedded.shot_wishes import Wish

if TYPE_CHECKING:
    from agent.embedded.noun_phrases import NounPhrases


def beyond(phrases: NounPhrases, at: int, wish: Wish) -> int | None:
    """ "everything after shot 10", "all shots from 5 on", "the shot before the last"."""
    word = phrases.word(at)
    inner = at + (2 if word == "up" else 1)
    if phrases.word(inner) == "and" and phrases.word(inner + 1) == "including":
        inner += 2
    order = phrases.index.order
    if phrases.word(inner) == "the" and phrases.word(inner + 1) in ("last", "first"):
        found: Found | None = (
            Ref("shots", order[-1:] if phrases.word(inner + 1) == "last" else order[:1]),
            inner + 2,
        )
        if phrases.word(inner + 2) in (*HEADS, *SCENE_HEADS):
            found = None
    else:
        found = None
    found = found or (phrases.pointed(inner) if phrases.pointed is not None else None)
    found = found or _within(phrases, inner, wish) or _place(phrases, inner) or _thing(phrases, inner)
    if found is None or found[0].problem or not found[0].ids or found[0].kind not in ("shots", "scenes", "time"):
        return None
    ref, after = found
    shots = phrases.index.shots_of_scenes(ref.ids) if ref.kind == "scenes" else ref.ids
    first, last = order.index(shots[0]), order.index(shots[-1])
    if not wish.plural and not wish.every:
        beside = {"after": last + 1, "before": first - 1}.get(word)
        if wish.tests or wish.words or wish.ordinal:
            # "the first shot after the storm", "the close-up before the letter"
            if word not in ("after", "before") or not (wish.definite or wish.ordinal):
                return None
            chosen = set(order[last + 1 :] if word == "after" else order[:first])
            wish.ordinal = wish.ordinal or (1 if word == "after" else -1)
        elif beside is None or not 0 <= beside < len(order):
            return None
        else:
            chosen = {order[beside]}
    elif word in ("after", "past"):
        chosen = set(order[last + 1 :])
    elif word in ("before", "until") and phrases.word(inner - 1) != "including":
        chosen = set(order[:first])
    elif word in ("up", "until", "before"):
        chosen = set(order[: last + 1])
    elif word == "from" and ref.kind == "shots" and len(shots) > 1 and phrases.word(after) not in ("on", "onwards"):
        # "shots from 2 through 5"
        chosen = set(shots)
    elif word == "from" and (end := _end_of_range(phrases, after)) is not None:
        low, high = sorted((first, order.index(end[0])))
        chosen, after = set(order[low : high + 1]), end[1]
    else:
        chosen = set(order[first:])
        while phrases.word(after) in ("on", "onward", "onwards", "to", "the", "end"):
            after += 1
    wish.tests.append(lambda shot: shot.id in chosen)
    return after


def _end_of_range(phrases: NounPhrases, at: int) -> tuple[str, int] | None:
    """ "... through 5": the last shot of a range, and the token after it."""
    if phrases.word(at) not in RANGES or phrases.pointed is None or at + 1 >= len(phrases.tokens):
        return None
    found = phrases.pointed(at + 1)
    if found is None or found[0].kind not in ("shots", "scenes") or not found[0].ids:
        return None
    ids = phrases.index.shots_of_scenes(found[0].ids) if found[0].kind == "scenes" else found[0].ids
    return ids[-1], found[1]


def _place(phrases: NounPhrases, at: int) -> Found | None:
    """A place of the film, as the scenes in it: "everything up to the engine room"; none where they lie apart."""
    while phrases.word(at) in ("the", "our"):
        at += 1
    named = phrases.named(phrases.index.places, at)
    if named is None:
        return None
    scenes = phrases.index.film.scenes
    following = phrases.word(named[1])
    counts = named[1] < len(phrases.tokens) and phrases.tokens[named[1]].kind == "number"
    if not counts and {*forms(following)} & phrases.index.known and following not in (*HEADS, *SCENE_HEADS):
        # "the airlock door" is no place; "before the vault ten percent" has one
        return None
    there = [i for i, scene in enumerate(scenes) if scene.location == named[0]]
    if not there or there != list(range(there[0], there[0] + len(there))):
        return None
    after = named[1] + (1 if phrases.word(named[1]) in SCENE_HEADS else 0)
    return Ref("scenes", tuple(scenes[i].id for i in there), " ".join(t.text for t in phrases.tokens[at:after])), after


def _thing(phrases: NounPhrases, at: int) -> Found | None:
    """The one shot of a thing, its insert before others, or of what happens: "before the dog", "after she reads it"."""
    while phrases.word(at) in ("the", "that", "his", "her", "their"):
        at += 1
    wish = Wish()
    after = phrases.content(at, wish, clause=False)
    if after is None:
        return None
    index = phrases.index
    shots = index.shots_about(wish.words)
    inserts = index.inserts_of(wish.words, shots)
    chosen = inserts if len(inserts) == 1 else shots
    said = " ".join(token.text for token in phrases.tokens[at:after])
    like = index.most_like(said) if not shots else None
    chosen = (like,) if like is not None else chosen
    return (Ref("shots", chosen, said, "content"), after) if len(chosen) == 1 else None


def _within(phrases: NounPhrases, at: int, wish: Wish) -> Found | None:
    """What a phrase is seen from: another phrase, or what was just spoken of: "the one after the bottle shot"."""
    if phrases.word(at) in ("it", "that", "this", "them", "those", "these"):
        here = phrases.just or phrases.memory.shots
        ends = at + 1 >= len(phrases.tokens) or phrases.word(at + 1) in STOPS
        return (Ref("shots", here, phrases.word(at)), at + 1) if here and ends else None
    if phrases.deep or wish.plural or wish.every:
        return None
    phrases.deep = True
    try:
        return phrases.shots(at)
    finally:
        phrases.deep = False
