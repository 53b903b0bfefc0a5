"""The words of another language and the English for them: three dictionaries, and the forms that follow from theirs.

lexicon/gloss_es.txt:   kitchen = cocina        cocina, cocinas
                        yellow = amarillo       amarillo, amarilla, amarillos, amarillas
                        remove = quitar         quitar, quita, quite, quitando, quítalo
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Literal, cast

Language = Literal["fr", "es", "de"]
LANGUAGES: tuple[Language, ...] = ("fr", "es", "de")
Kind = Literal["word", "number", "quote", "mark"]
Section = Literal["words", "comparatives", "nouns", "adjectives", "verbs", "alike"]


@dataclass(frozen=True, slots=True)
class Gloss:
    """One word or phrase and the English for it; `form` is that of a verb, "inf", "ing", "ed" or "" as it is asked, or
    "many" of a noun."""

    english: str
    kind: Section
    form: str = ""
    lemma: str = ""


_PART = re.compile(
    r"(?P<quote>\"[^\"]*\"|«[^»]*»|“[^”]*”|„[^“”\"]*[“”\"]|(?<!\w)'[^']{2,}'(?!\w))"
    r"|(?P<number>\d+(?:[.,:]\d+)*(?:\w{1,3}\b)?)|(?P<word>[^\W\d_]+\d*['’]?)|(?P<mark>[^\w\s])"
)
_ELIDED = frozenset("l d qu j n s c m t jusqu lorsqu puisqu".split())
BEFORE_ES = frozenset("mach geht ist war wie gib nimm lass stell wird ich gibt wenn dreh tu schneid".split())
LONGEST = 6
"""words of a phrase at most"""


@dataclass(frozen=True, slots=True)
class Typed:
    """One part of a message as it was typed; `tied` to the part before by a hyphen."""

    text: str
    kind: Kind
    start: int
    tied: bool = False

    @property
    def key(self) -> str:
        return self.text.casefold().replace("’", "'")


def typed(message: str) -> list[Typed]:
    """The parts of a message: "l'église" is two words, "tourne-la" too, and "mach's" is "mach es"."""
    found: list[Typed] = []
    tied = False
    for part in _PART.finditer(message):
        kind, text, at = part.lastgroup, part.group(), part.start()
        if kind == "mark" and text == "-" and found and not message[at - 1 : at].isspace():
            tied = at + 1 < len(message) and not message[at + 1].isspace()
            continue
        if kind == "mark" and text in "'’":
            continue
        if kind == "word" and text[-1] in "'’" and text[:-1].casefold() not in _ELIDED:
            text = text[:-1]
        if kind == "word" and text == "s" and message[at - 1 : at] in ("'", "’") and found[-1].key in BEFORE_ES:
            text = "es"
        found.append(Typed(text, cast("Kind", kind), at, tied))
        tied = False
    return found


def bare(word: str) -> str:
    """A word as it is typed without accents."""
    word = word.replace("ß", "ss").replace("œ", "oe").replace("æ", "ae")
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(part.key for part in typed(phrase) if part.kind != "mark" or part.text == "&")


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What a language has: phrases as they are written, and as they are typed without accents."""

    language: Language
    exact: dict[tuple[str, ...], tuple[Gloss, ...]]
    plain: dict[tuple[str, ...], tuple[Gloss, ...]]
    alike: frozenset[str]
    """words that may be English too, and say nothing of the language"""

    def has(self, key: str) -> bool:
        """Whether a word is listed as it is typed."""
        return (key,) in self.exact or (key,) in self.plain

    def phrase(self, keys: tuple[str, ...]) -> tuple[Gloss, ...]:
        """What some words mean; nothing where they are no phrase."""
        if found := self.exact.get(keys) or self.plain.get(tuple(bare(key) for key in keys)):
            return found
        return _inflected(self, keys[0]) if len(keys) == 1 else ()

    def verb(self, lemma: str) -> Gloss | None:
        """The verb of an infinitive."""
        return next((gloss for gloss in self.phrase((lemma,)) if gloss.kind == "verbs"), None)


@cache
def dictionary(language: Language) -> Dictionary:
    """The dictionary of a language, with the forms that follow from its words."""
    exact: dict[tuple[str, ...], list[Gloss]] = {}
    apart: dict[tuple[str, ...], Gloss] = {}
    alike: frozenset[str] = frozenset()
    for section, english, listed in _entries(language):
        if section == "alike":
            alike = frozenset(listed[0].split())
            continue
        for said in listed:
            for word, form, lemma in _forms(language, section, said):
                keys = _keys(word)
                gloss = Gloss(english, section, form, lemma)
                known = exact.get(keys, [])
                article = (
                    section == "verbs" and word not in said.split() and any(other.kind == "words" for other in known)
                )
                if keys and not article and (section == "nouns" or all(other.kind != section for other in known)):
                    exact[keys] = [*known, gloss]
            if section == "verbs" and language == "de":
                apart |= {(word,): Gloss(english, section, "", lemma) for word, lemma in _apart(said.split()[0])}
    for keys, gloss in apart.items():
        if all(other.kind != "verbs" for other in exact.get(keys, ())):
            exact[keys] = [*exact.get(keys, ()), gloss]
    plain: dict[tuple[str, ...], list[Gloss]] = {}
    for keys, glosses in exact.items():
        spelled = {tuple(bare(key) for key in keys)}
        if language == "de":
            spelled.add(tuple(bare(_spelled_out(key)) for key in keys))
        for other in spelled:
            known = plain.setdefault(other, [])
            known += [
                gloss for gloss in glosses if all(gloss.kind != other.kind for other in known) or gloss.kind == "nouns"
            ]
    return Dictionary(
        language,
        {keys: tuple(glosses) for keys, glosses in exact.items()},
        {keys: tuple(glosses) for keys, glosses in plain.items()},
        alike,
    )


def dictionaries() -> tuple[Dictionary, ...]:
    """The dictionaries of all languages."""
    return tuple(dictionary(language) for language in LANGUAGES)


def _spelled_out(word: str) -> str:
    return word.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")


def _entries(language: Language) -> Iterator[tuple[Section, str, list[str]]]:
    text = files("agent.embedded.lexicon").joinpath(f"gloss_{language}.txt").read_text(encoding="utf-8")
    section: Section = "words"
    for line in re.sub(r"\n +", " ", text).splitlines():
        if line.startswith("["):
            section = cast("Section", line.strip("[]"))
        elif " = " in line and not line.startswith("#"):
            english, _, listed = line.partition(" = ")
            yield section, english.strip(), [said.strip() for said in listed.split(";")]


def _forms(language: Language, section: Section, said: str) -> Iterator[tuple[str, str, str]]:
    """(word, form, lemma) of what a line of the dictionary lists."""
    if section in ("words", "comparatives"):
        yield said, "", ""
        if section == "comparatives" and language != "de":
            yield from ((said + end, "", "") for end in ("s", "es", "e"))
            if said.endswith("o"):
                yield from ((said[:-1] + end, "", "") for end in ("a", "as", "os"))
    elif section == "nouns":
        yield said, "", ""
        if language != "de":
            yield from ((said + end, "many", "") for end in ("s", "es" if language == "es" else "x"))
            if said.endswith("ón"):
                yield said[:-2] + "ones", "many", ""
    elif section == "adjectives":
        for word in said.split():
            yield word, "", ""
            if language != "de":
                yield from ((word + end, "", "") for end in ("s", "e", "es"))
                if word.endswith("o"):
                    yield from ((word[:-1] + end, "", "") for end in ("a", "as", "os"))
    else:
        lemma, *others = said.split()
        if "+" in lemma:
            yield lemma.replace("+", " "), "inf", lemma
            return
        yield lemma, "inf", lemma
        for other in others:
            yield other, _form(language, other), lemma
        yield from ((word, _form(language, word), lemma) for word in _conjugated(language, lemma))


def _form(language: Language, word: str) -> str:
    if language == "es":
        return "ing" if word.endswith("ndo") else "ed" if re.search(r"[ai]d[oa]s?$", word) else ""
    if language == "fr":
        return "ing" if word.endswith("ant") else "ed" if re.search(r"ée?s?$", word) else ""
    return "ed" if re.search(r"^ge.*(t|en)$", word) else ""


def _conjugated(language: Language, lemma: str) -> Iterator[str]:
    """The forms of a regular verb that people type to a director."""
    if language == "es" and lemma[-2:] in ("ar", "er", "ir"):
        ends = {
            "ar": "a e as an en ad amos emos ando ado ada ados adas aría",
            "er": "e a es en an ed emos amos iendo ido ida idos idas",
            "ir": "e a es en an id imos amos iendo ido ida idos idas",
        }
        yield from (lemma[:-2] + end for end in ends[lemma[-2:]].split())
    elif language == "fr" and lemma.endswith("er"):
        yield from (lemma[:-2] + end for end in "e es ez ons ent é ée és ées ant".split())
    elif language == "fr" and lemma.endswith("ir"):
        yield from (lemma[:-2] + end for end in "is it issez issons issant i ie".split())
    elif language == "de" and lemma.endswith("n"):
        stem = lemma[:-2] if lemma.endswith("en") else lemma[:-1]
        yield from (stem + end for end in ("e", "t", "et", "est"))
        yield stem if len(stem) > 2 else lemma
        yield f"ge{stem}t"
        for prefix in PARTICLES:
            if lemma.startswith(prefix) and len(lemma) > len(prefix) + 3:
                rest = stem[len(prefix) :]
                yield from (f"{prefix}ge{rest}t", f"{prefix}ge{rest}en", f"{prefix}zu{lemma[len(prefix) :]}")


def _apart(lemma: str) -> Iterator[tuple[str, str]]:
    """What a separable verb is without what it sends to the end: "füge ... hinzu"."""
    for prefix in PARTICLES:
        base = lemma.removeprefix(prefix)
        if base != lemma and len(base) > SHORTEST and base.endswith("n"):
            stem = base[:-2] if base.endswith("en") else base[:-1]
            yield from ((word, base) for word in (stem, f"{stem}e", base))


PARTICLES = (
    "dazwischen", "herunter", "heraus", "herein", "hinzu", "zurück", "zusammen", "runter", "rein", "raus", "dazu",
    "hoch", "rauf", "weg", "frei", "nach", "vor", "neu", "auf", "ab", "an", "aus", "ein", "um", "zu", "stumm", "fest",
    "wieder",
)  # fmt: skip
"""what a German verb sends to the end: "nimm die Musik raus" """
_ENDINGS = {
    "de": ("ern", "en", "es", "er", "em", "e", "n", "s"),
    "es": ("es", "s"),
    "fr": ("s", "x"),
}
_CLITICS = ("selo", "sela", "melo", "mela", "nos", "los", "las", "les", "me", "le", "lo", "la", "se")
SHORTEST = 3


def _inflected(words: Dictionary, key: str) -> tuple[Gloss, ...]:
    """What a form comes to that is in no list: with an ending, with a pronoun, or of two words in one."""
    if words.language == "es":
        plain = bare(key)
        for clitic in _CLITICS:
            stem = plain.removesuffix(clitic)
            if stem != plain and (verb := words.verb(stem)) is not None:
                it = {"los": " them", "las": " them", "lo": " it", "la": " it"}.get(clitic[-3:], "")
                it = it or {"lo": " it", "la": " it"}.get(clitic[-2:], "")
                return (replace(verb, english=verb.english + it, form="it" if it else ""),)
        return ()
    for end in _ENDINGS[words.language]:
        stem = key.removesuffix(end)
        if stem != key and len(stem) >= SHORTEST:
            found = words.exact.get((stem,)) or words.plain.get((bare(stem),)) or ()
            if nouns := tuple(gloss for gloss in found if gloss.kind in ("nouns", "adjectives", "comparatives")):
                many = end in ("en", "e", "n", "er", "ern")
                return tuple(replace(g, form="many") if many and g.kind == "nouns" else g for g in nouns)
    return _compound(words, key) if words.language == "de" else ()


def _compound(words: Dictionary, key: str) -> tuple[Gloss, ...]:
    """A German word of two: Küchenszene, Ofentür, Strandmusik."""
    for at in range(len(key) - SHORTEST, SHORTEST - 1, -1):
        last = _noun(words.exact, key[at:]) or _noun(words.plain, bare(key[at:]))
        if last is None:
            continue
        for table, head in ((words.exact, key[:at]), (words.plain, bare(key[:at]))):
            stems = [head.removesuffix(joint) for joint in ("", "n", "en", "s", "es", "er") if head.endswith(joint)]
            first = next((noun for stem in (*stems, f"{head}e") if (noun := _noun(table, stem)) is not None), None)
            if first is not None:
                heads = first.english.split("/")
                return (Gloss("/".join(f"{head} {last.english.split('/')[0]}" for head in heads), "nouns"),)
    return ()


def _noun(table: dict[tuple[str, ...], tuple[Gloss, ...]], key: str) -> Gloss | None:
    return next((gloss for gloss in table.get((key,), ()) if gloss.kind == "nouns"), None)
