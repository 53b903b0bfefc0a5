"""A message in French, Spanish or German, put word by word into plain English.

"el capitán más joven, unos cuarenta"          the captain younger, about forty
"Bitte den Titel am Anfang kürzer machen"      please make the title at the start shorter

Names, quotations and the words of lines and titles stay as they were typed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from agent.conversation import Question
from agent.embedded.film_index import FilmIndex, index_of
from agent.embedded.gloss_order import plain_order
from agent.embedded.gloss_word import PERSONS, Word, WordKind
from agent.embedded.gloss_words import LONGEST, Dictionary, Gloss, Typed, dictionaries, dictionary, typed
from agent.embedded.honesty import strings
from agent.embedded.lexicon import vocabulary
from agent.ports import Situation, Thought

ENGLISH = frozenset(
    "the is it make can you and of to with that this his at shot shots scene scenes more less than for from be are"
    " should would could please put let have has need needs want there where when who what how which about like just"
    " not but then if or do does did don't remove delete add change move cut keep give take turn show bring louder"
    " quieter darker brighter longer shorter warmer cooler slower faster bit she they her him its my your our i"
    " into onto over under after before between during until while undo redo approve retake half sec secs line".split()
)
"""words by which a message is English, where the other language has no such word"""
LONG = 600
"""characters; more is no request in passing"""
AS_TYPED = (
    "retake",
    "revise_shot",
    "revise_scene",
    "add_effect",
    "set_ambience",
    "set_character",
    "add_shot",
    "add_scene",
)
"""acts that keep words as they are typed"""
LATELY = 3
"""messages before, of which a follow-up may speak"""
SHARE = 0.6
"""of the words of a message that a dictionary must have"""
CLITICS = {"le": "it", "la": "it", "les": "them", "lui": "", "leur": "", "moi": "", "toi": "", "nous": "", "y": "there"}
OPENING = ("please", "can you", "can we", "and", "let us", "then")
TOLD = ("say", "write", "call", "rename", "title", "line", "dialogue", "says")
ING = {"run": "running", "sit": "sitting", "cut": "cutting", "swim": "swimming", "put": "putting", "hug": "hugging"}
ED = {"cut": "cut", "put": "put", "shoot": "shot", "make": "made", "take": "taken", "break": "broken", "hide": "hidden"}


@dataclass(frozen=True, slots=True)
class Glossed:
    """A message in plain English; `strange` are its words that no dictionary has, and that stand in it as typed."""

    english: str = ""
    strange: tuple[str, ...] = ()


def abroad(situation: Situation, think: Callable[[Situation], Thought]) -> Thought:
    """What a message comes to, put in plain English first where it is in another language."""
    plain, strange = _plain(situation)
    return _asked_of(strange, think(plain))


def _plain(situation: Situation) -> tuple[Situation, tuple[str, ...]]:
    """The situation with its message, and the last ones, in plain English where they are in another language; and what
    words of the message stay as they are typed because no dictionary has them."""
    index = index_of(situation.film)
    put = _glossed(situation.message, index)
    past = [
        said.model_copy(update={"message": in_english(said.message, index) or said.message})
        for said in situation.past[-LATELY:]
    ]
    plain = replace(situation, message=put.english or situation.message, past=(*situation.past[:-LATELY], *past))
    return plain, put.strange


def _asked_of(strange: tuple[str, ...], thought: Thought) -> Thought:
    """The thought; a question instead where a word that is not known may have made it another one."""
    acts = thought.acts
    told = {word for act in acts for text in strings(act.model_dump()) for word in text.casefold().split()}
    lost = [word for word in strange if word not in told or any(act.kind not in AS_TYPED for act in acts)]
    if not acts or not lost:
        return thought
    question = Question(text=f"I do not know the word \u201c{lost[0]}\u201d. Could you say it in other words?")
    return Thought(question=question, final=True)


def in_english(message: str, index: FilmIndex) -> str:
    """The message in plain English; "" where it is in none of these languages, or too little of it is known."""
    return _glossed(message, index).english


def _glossed(message: str, index: FilmIndex) -> Glossed:
    parts = typed(message) if len(message) <= LONG else []
    words = [part for part in parts if part.kind == "word"]
    if not words:
        return Glossed()
    found: list[tuple[tuple[float, ...], Dictionary, list[Word]]] = []
    for known in dictionaries():
        if any(word.key in ENGLISH and not known.has(word.key) for word in words):
            continue
        put, covered, sure = _put(parts, known, index)
        share = covered / len(words)
        if len(parts) == 1 and not sure and share:
            sure = int(words[0].key not in vocabulary() or put[0].text in ("yes", "no"))
        if sure and share >= SHARE:
            exact = sum((word.key,) in known.exact for word in words)
            found.append(((share, exact, sure), known, put))
    if not found:
        return Glossed()
    _, known, put = max(found, key=lambda one: one[0])
    plain = plain_order(_taken(put), known.language, known)
    own = [word.said for word in plain if word.kind == "typed" and word.said and word.text[0] not in "\"'"]
    return Glossed(_written(plain), tuple(word for word in own if word not in index.known | vocabulary()))


def _taken(words: list[Word]) -> list[Word]:
    """A "toma" is a shot, and a take only where a shot is named beside it; "please" says nothing."""
    asked = [word for word in words if word.text != "please"]
    beside = any(word.text == "shot" for word in asked)
    found: list[Word] = []
    for i, word in enumerate(asked):
        after = [other.text for other in asked[i + 1 : i + 4] if other.kind != "numbers"]
        if word.said.startswith(("toma", "prise", "aufnahme")) and not beside and after[:1] != ["of"]:
            word = replace(word, text=word.text.replace("take", "shot"))
        if word.said == "son" and asked[i + 1 : i + 2] and asked[i + 1].kind == "nouns" and found[-1:]:
            # "elle lève son verre"
            word = replace(word, text=word.text if found[-1].text == "the" else "the", kind="words")
        if found and found[-1].text == "look at" and word.text in ("on", "to", "at", "in"):
            continue
        found.append(word)
    return found


def _put(parts: Sequence[Typed], known: Dictionary, index: FilmIndex) -> tuple[list[Word], int, int]:
    """The English words in the order of the message, how many words are known, and how many are of this language."""
    found: list[Word] = []
    covered = sure = at = 0
    while at < len(parts):
        part = parts[at]
        if (told := _verbatim(parts, at, found)) is not None:
            found += told
            covered += sum(part.kind == "word" for part in parts[at:])
            break
        if part.kind != "word":
            found.append(_as_typed(part))
            at += 1
            continue
        if (named := _named(parts, at, known, index)) is not None:
            found.append(named[0])
            covered += named[1] - at
            at = named[1]
            continue
        if part.tied and found and found[-1].kind == "verbs" and part.key in CLITICS:
            # "mets-le plus sombre", "donne-moi"
            found += [Word(CLITICS[part.key], "words", said=part.key)] if CLITICS[part.key] else []
            covered += 1
            at += 1
            continue
        for end in range(min(len(parts), at + LONGEST), at, -1):
            if any(other.kind != "word" for other in parts[at:end]):
                continue
            keys = tuple(other.key for other in parts[at:end])
            if glosses := known.phrase(keys):
                found += _worded(glosses, parts[at:end], found, index, known.language == "de")
                covered += end - at
                sure += sum(key not in known.alike and key not in ENGLISH for key in keys)
                at = end
                break
        else:
            tie = "-" if part.tied and found and found[-1].kind == "typed" else ""
            if tie:
                found[-1] = Word(f"{found[-1].text}-{part.text}", "typed", said=part.key)
            else:
                found.append(Word(part.text, "typed", said=part.key))
            at += 1
    return found, covered, sure


def _verbatim(parts: Sequence[Typed], at: int, found: Sequence[Word]) -> list[Word] | None:
    """What is to be said or written: after "diga:" and "Titel:" the words stay as they are."""
    if at == 0 or at + 1 >= len(parts) or parts[at + 1].kind == "quote":
        return None
    said = {word.text for word in found}
    if parts[at].text == ":" and said & set(TOLD):
        return [Word(":", "marks"), *_quoted(parts[at + 1 :])]
    titled = {"call", "rename"} & said or ({"change", "title"} <= said)
    if titled and parts[at].key in ("en", "a", "à", "in", "zu", "por", "como") and parts[at + 1].text[0].isupper():
        return [Word("to", "words"), *_quoted(parts[at + 1 :])]
    if titled and {"call", "rename"} & said and parts[at].text[0].isupper() and found[-1].text in ("film", "it"):
        return _quoted(parts[at:])
    return None


def _quoted(parts: Sequence[Typed]) -> list[Word]:
    """Words as they were typed, between quotation marks."""
    rest: list[str] = []
    for part in parts:
        glue = (part.kind == "mark" and part.text in ",.!?…") or (rest and rest[-1].endswith("'"))
        rest.append(("" if glue else " ") + part.text)
    return [Word(f'"{"".join(rest).strip()}"', "typed")]


def _as_typed(part: Typed) -> Word:
    if part.kind == "number":
        return Word(part.text.replace(",", "."), "numbers", said=part.key)
    if part.kind == "quote":
        return Word(f'"{part.text[1:-1].strip()}"', "typed", said=part.key)
    return Word(part.text if part.text not in "¿¡" else "", "marks", said=part.key)


def _named(parts: Sequence[Typed], at: int, known: Dictionary, index: FilmIndex) -> tuple[Word, int] | None:
    """A name of the film, and where it ends; the words that name a person in English are none."""
    for end in range(min(len(parts), at + 3), at, -1):
        keys = tuple(part.key for part in parts[at:end])
        who = index.people.get(keys)
        own = keys[0] if len(keys) == 1 else ""
        possessive = not who and own.endswith("s") and (own[:-1],) in index.people and known.language == "de"
        if not (who or possessive) or set(keys) & PERSONS or (own and known.exact.get(keys) and parts[at].text == own):
            continue
        text = " ".join(part.text for part in parts[at:end])
        if possessive and parts[at].text[0].isupper():
            return Word(text[:-1], "names", "'s", said=own), end
        return (Word(text, "names", said=own), end) if who else None
    return None


def _worded(
    glosses: tuple[Gloss, ...], parts: Sequence[Typed], before: Sequence[Word], index: FilmIndex, german: bool
) -> list[Word]:
    """The English of a phrase: of what it may be, what fits the word before, in the word that the film has."""
    last = before[-1] if before else None
    wanted = ("nouns", "adjectives") if last is not None and last.text in ("the", "a", "of", "this", "in", "no") else ()
    wanted = wanted or (("verbs",) if last is None or last.kind == "marks" or last.text in OPENING else ())
    if last is not None and (last.kind == "names" or last.text in ("he", "she", "they", "not")):
        wanted = ("verbs",)
    if german and len(parts) == 1 and parts[0].text[0].islower() and not wanted:
        wanted = ("words", "comparatives", "adjectives", "verbs")
    if any(word.text == "shot" for word in before) and glosses[0].english == "take":
        wanted = ("nouns",)
    fitting = [gloss for gloss in glosses if gloss.kind in wanted] or list(glosses)
    alike = [gloss for gloss in fitting if gloss.kind == fitting[0].kind]
    gloss = next(
        (gloss for gloss in alike if any(_in_film(head, index) for head in gloss.english.split("/"))), alike[0]
    )
    said = " ".join(part.key for part in parts)
    if gloss.english == "-":
        return []
    heads = gloss.english.split("/")
    text = next((head for head in heads if _in_film(head, index)), heads[0])
    if gloss.kind == "verbs" and gloss.form in ("ing", "ed"):
        text = _ending(text, gloss.form)
    if gloss.kind == "nouns" and gloss.form == "many":
        text = _many(text)
    article = text in ("of the", "to the", "in the", "on the")
    split = text.split() if article else [text]
    kind: WordKind = "numbers" if text in NUMBERS else gloss.kind
    form = gloss.form
    if german and text in PERSONS and said.endswith("s") and parts[0].text[0].isupper() and kind == "nouns":
        form = form if (said,) in dictionary("de").exact else "'s"
    return [Word(word, kind, form, gloss.lemma, said) for word in split]


def _many(noun: str) -> str:
    ends = "" if noun.endswith("s") else "es" if noun.endswith(("ch", "sh", "x")) else "s"
    return MANY.get(noun, f"{noun}{ends}")


def _in_film(head: str, index: FilmIndex) -> bool:
    return all(word in index.known for word in head.split())


NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen twenty thirty forty fifty"
    " sixty seventy eighty".split()
)


MANY = {
    "man": "men", "woman": "women", "child": "children", "people": "people", "fish": "fish", "knife": "knives",
    "mouse": "mice",
    "thief": "thieves", "city": "cities", "body": "bodies", "music": "music", "bread": "bread", "hair": "hair",
}  # fmt: skip


def _ending(verb: str, form: str) -> str:
    first, _, rest = verb.partition(" ")
    if form == "ing":
        first = ING.get(first) or (first[:-1] if first.endswith("e") and not first.endswith("ee") else first) + "ing"
    else:
        first = ED.get(first) or first + ("d" if first.endswith("e") else "ed")
    return f"{first} {rest}".strip()


def _written(words: Sequence[Word]) -> str:
    text = ""
    for word in words:
        if not word.text:
            continue
        own = "'s" if word.form == "'s" else ""
        text += word.text + own if word.kind == "marks" or not text else f" {word.text}{own}"
    return text.lstrip(" ,.;").rstrip(" ,;")
