"""Verbs: what was done, told in the third person, and the dramatic engines that it starts."""

import re
from collections.abc import Mapping, Set
from typing import get_args

from tools.writing.grammar import third
from tools.writing.idea import Deed
from tools.writing.knowledge.verbs import ENGINE_VERBS, ENGINE_WORDS, LIGHT, Engine
from tools.writing.vectors import vectors
from tools.writing.words import Parsed, Word

WEIGHTS = {
    "ROOT": 1.0,
    "conj": 0.85,
    "xcomp": 0.9,
    "ccomp": 0.7,
    "relcl": 0.3,
    "advcl": 0.5,
    "acl": 0.6,
    "pcomp": 0.5,
    "csubj": 0.6,
}
SUBJECT_DEPS = ("nsubj", "nsubjpass", "csubj", "expl")
LEAST_LIKENESS = 0.25
LONGEST_CLAUSE = 13
NOTHING_ELSE: Mapping[int, str] = {}
ANYBODY = frozenset("everything something nothing anything everyone everybody nobody somebody someone anyone".split())
"""pronouns that stand for nobody of the idea: it is not the man who goes wrong when everything does"""
# What the film does, not what happens in it.
NO_DEEDS = {"star", "feature", "film", "title", "call", "name", "base"}


def deeds_of(parsed: Parsed) -> list[Deed]:
    """The verbs of the idea in their order, auxiliaries left out."""
    deeds: list[Deed] = []
    for word in parsed.words:
        if word.lemma in NO_DEEDS or word.part not in ("VERB", "AUX") or word.dep not in WEIGHTS:
            continue
        if word.part == "AUX" and not (word.lemma in ("be", "have") and word.dep == "ROOT"):
            continue
        weight = WEIGHTS[word.dep] * (0.35 if word.lemma in LIGHT else 1.0) * (1.0 if word.sentence == 0 else 0.8)
        deeds.append(
            Deed(
                verb=word.lemma,
                clause=clause_of(parsed, word, True),
                base=clause_of(parsed, word, False),
                weight=weight,
                main=is_main(parsed, word),
                subject=_subject(parsed, word),
            )
        )
    return deeds


def is_main(parsed: Parsed, verb: Word) -> bool:
    """Whether a verb is what its sentence says, and not part of a clause inside it."""
    at = verb
    while at.dep == "conj" and at.head != at.at:
        at = parsed.words[at.head]
    if at.dep == "ccomp" and at.head != at.at:
        return is_main(parsed, parsed.words[at.head])
    return at.dep == "ROOT" and at.part in ("VERB", "AUX")


def is_meant(parsed: Parsed, verb: Word) -> bool:
    """Whether a verb is what something is for, or what somebody is to do: "a raft to escape", "teaches him to swim"."""
    return any(w.lower == "to" for w in parsed.children(verb.at, "aux"))


def _subject(parsed: Parsed, verb: Word, depth: int = 0) -> str:
    for child in parsed.children(verb.at, "nsubj", "nsubjpass"):
        if child.lower not in ("who", "that", "which"):
            return child.lemma.lower() if child.part != "PRON" or child.lower in ANYBODY else "*"
    if depth > 4 or verb.head == verb.at:
        return ""
    head = parsed.words[verb.head]
    if verb.dep in ("relcl", "acl"):
        # A raft to escape on: whoever builds it escapes.
        meant = head.dep in ("dobj", "pobj") and is_meant(parsed, verb)
        return _subject(parsed, parsed.words[head.head], depth + 1) if meant else head.lemma.lower()
    return _subject(parsed, head, depth + 1)


def clause_of(
    parsed: Parsed,
    verb: Word,
    third_person: bool,
    said: Mapping[int, str] = NOTHING_ELSE,
    without: Set[int] = frozenset(),
) -> str:
    """The deed without who does it and without what was said before them ("In a village, ..."); long ones are cut.

    `said` has other words for some, by their place, or none; those at the places of `without` are left out first.
    """
    subject = min((w.at for w in parsed.children(verb.at, *SUBJECT_DEPS)), default=verb.at)
    skipped = {
        w.at
        for child in parsed.children(verb.at)
        if child.dep in (*SUBJECT_DEPS, "cc", "conj", "aux", "auxpass", "mark", "punct", "parataxis")
        or (child.at < subject and child.dep in ("prep", "advcl", "npadvmod", "advmod", "ccomp"))
        for w in parsed.subtree(child.at)
    }
    words = [w for w in parsed.subtree(verb.at) if w.at not in skipped and w.at not in without]
    for deps in (("advcl", "relcl"), ("acl", "appos"), ("prep", "npadvmod")):
        if len(words) <= LONGEST_CLAUSE:
            break
        cut = {
            w.at for inner in words if inner.dep in deps and inner.at > verb.at + 2 for w in parsed.subtree(inner.at)
        }
        words = [w for w in words if w.at not in cut]
    auxiliaries = [
        w for w in parsed.children(verb.at, "aux") if w.lemma in ("must", "can", "will", "should", "may", "might")
    ]
    passive = bool(parsed.children(verb.at, "auxpass"))
    negative = any(w.dep == "neg" for w in parsed.children(verb.at))
    told: list[str] = []
    for word in words:
        if word.at != verb.at:
            if word.dep == "neg" and word.head == verb.at:
                continue
            told.append(said.get(word.at, word.text if word.part == "PROPN" or word.text == "I" else word.lower))
            continue
        if passive:
            told.append(f"{'is' if third_person else 'be'} {'not ' if negative else ''}{word.lower}")
        elif _suffers(parsed, verb):
            told.append(f"{'is' if third_person else 'be'} {word.lower}")
        elif auxiliaries:
            told.append(f"{auxiliaries[0].lower} {'not ' if negative else ''}{word.lemma}".replace("can not", "cannot"))
        elif negative and word.lemma != "be":
            told.append(f"{'does' if third_person else 'do'} not {word.lemma}")
        else:
            told.append((third(word.lemma) if third_person else word.lemma) + (" not" if negative else ""))
    text = " ".join(word for word in told if word)
    text = re.sub(r"\s+([,.;:!?'])", r"\1", text)
    text = re.sub(r"\s+('s|n't)\b", r"\1", text)
    return re.sub(r"\s*-\s*", "-", text).strip(" ,.;:!?")


def _suffers(parsed: Parsed, verb: Word) -> bool:
    """Whether a verb without a doer says what somebody is: "a traveller stuck in an airport" is stuck."""
    active = {verb.lemma, third(verb.lemma)}
    bare = not parsed.children(verb.at, *SUBJECT_DEPS, "aux", "auxpass")
    return bare and verb.dep in ("acl", "ROOT") and verb.lower not in active and not verb.lower.endswith("ing")


def engines_of(parsed: Parsed, deeds: list[Deed]) -> tuple[tuple[str, float], ...]:
    """The dramatic engines by weight. Two strong verbs leave two strong engines: the film braids them."""
    scores: dict[Engine, float] = dict.fromkeys(get_args(Engine), 0.0)
    for deed in deeds:
        for engine, share in _engines_of_verb(deed.verb):
            scores[engine] += share * deed.weight
    words = [w.lower for w in parsed.words]
    text = " ".join(words)
    for engine, pattern, weight in CLUES:
        if re.search(pattern, text):
            scores[engine] += weight
    ranked = sorted(((e, s) for e, s in scores.items() if s > 0), key=lambda pair: -pair[1])
    return tuple((engine, round(score, 3)) for engine, score in ranked)


CLUES: tuple[tuple[Engine, str, float], ...] = (
    ("farewell", r"\blast (day|night|show|train|shift|dance|song|time|letter|customer|performance|summer)\b", 0.9),
    ("farewell", r"\b(in love|goodbye|farewell|retire\w*)\b", 0.9),
    ("bargain", r"\b(in exchange|in return|deal|bargain|the price|wish\w*)\b", 0.8),
    ("rivalry", r"\b(two|rival\w*|competition|contest|versus|vs|both want|same)\b", 0.45),
    ("vigil", r"\b(every night|night shift|each night|alone in|night watch\w*|until dawn|all night)\b", 0.6),
    ("pursuit", r"\b(missing|murder|disappear\w*|on the run|lost)\b", 0.35),
    ("vigil", r"\b(duel|showdown|high noon|at noon|stake-?out)\b", 1.0),
    ("heist", r"\b(heist|robbery|jailbreak|prison break|break into|breaks into)\b", 1.2),
    ("return", r"\b(comes? back|came back|returns? home|years later|after .* years)\b", 0.8),
    ("lesson", r"\b(for the first time|how to|learns? to)\b", 0.4),
    ("discovery", r"\b(first|strange|mysterious|unknown)\b", 0.2),
    ("delivery", r"\b(through the (snow|storm|desert|night)|across the)\b", 0.4),
    ("transformation", r"\b(wakes? up as|turns? into|comes? alive|comes? to life|turned into)\b", 1.2),
)


def _engines_of_verb(verb: str) -> tuple[tuple[Engine, float], ...]:
    found: list[tuple[Engine, float]] = [(engine, 1.0) for engine, verbs in ENGINE_VERBS.items() if verb in verbs]
    if found:
        return tuple((engine, 1.0 / len(found) ** 0.5) for engine, _ in found)
    table = vectors()
    if table is None:
        return ()
    ranked = sorted(ENGINE_WORDS, key=lambda engine: -table.likeness(verb, ENGINE_WORDS[engine]))
    best = ranked[0]
    return ((best, 0.6),) if table.likeness(verb, ENGINE_WORDS[best]) >= LEAST_LIKENESS else ()
