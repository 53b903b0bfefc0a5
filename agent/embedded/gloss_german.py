"""German words in English order.

nimm die Musik raus -> remove the music      den Titel kürzer machen -> make the title shorter
der Ton der Maschine -> the engine sound     der Zug muss lauter sein -> the train should be louder
"""

from dataclasses import replace

from agent.embedded.gloss_exchange import exchanged
from agent.embedded.gloss_word import MODALS, Word, says
from agent.embedded.gloss_words import PARTICLES, Dictionary


def german(clause: list[Word], known: Dictionary) -> list[Word]:
    """A clause of German in English order."""
    return _verb_last(_sent_to_the_end(_of_the(clause), known))


def _of_the(clause: list[Word]) -> list[Word]:
    """ "der Ton der Maschine" is the sound of the engine."""
    found: list[Word] = []
    for word in clause:
        if word.said in ("der", "des") and word.text == "the" and found and found[-1].kind == "nouns":
            found.append(replace(word, text="of"))
        found.append(word)
    return found


def _sent_to_the_end(clause: list[Word], known: Dictionary) -> list[Word]:
    """A verb with what it sent to the end: "nimm die Musik raus" is rausnehmen."""
    end = len(clause) - 1
    while end > 0 and (clause[end].kind == "marks" or clause[end].text in ("please", "again")):
        end -= 1
    last = clause[end] if clause else None
    if last is None or last.said not in PARTICLES or last.kind == "names":
        return clause
    if last.said in ("raus", "weg") and not any(says(word) for word in clause[:end]):
        return [replace(last, text="remove", kind="verbs"), *clause[:end], *clause[end + 1 :]]
    for i, word in enumerate(clause[:end]):
        if word.kind == "verbs" and word.form != "inf" and (verb := known.verb(last.said + word.lemma)) is not None:
            return [*clause[:i], replace(word, text=verb.english), *clause[i + 1 : end], *clause[end + 1 :]]
        if word.kind == "verbs" and last.said in ("raus", "weg"):
            return [*clause[:i], replace(word, text="remove"), *clause[i + 1 : end], *clause[end + 1 :]]
    return clause


def _verb_last(clause: list[Word]) -> list[Word]:
    """The verb at the end where English has it: after "should", after who does it, or in front."""
    end = len(clause)
    while end and (clause[end - 1].kind == "marks" or clause[end - 1].text in ("also", "too")):
        end -= 1
    at = end - 1
    aside = next((i for i, word in enumerate(clause) if word.text in ("except", "without", "for", "to", "like")), end)
    if 0 < aside < end and _is_verb(clause[aside - 1]):
        at = aside - 1
    if at < 1 or not _is_verb(clause[at]):
        return clause
    if clause[0].text == "from" and clause[at].said == "werden":
        # "aus dem roten Koffer soll ein grüner werden"
        modal = next((i for i, word in enumerate(clause) if word.text in MODALS), at)
        told = [
            Word("change", "verbs"),
            *clause[1:modal],
            Word("to", "words"),
            *clause[modal + 1 : at],
            *clause[at + 1 :],
        ]
        return exchanged(told, 0)
    if clause[at].form == "ed" and any(word.text in ("is", "are", "was") for word in clause[:at]):
        return clause
    last = replace(clause[at], text="be") if clause[at].said in ("sein", "werden") else clause[at]
    rest = [*clause[:at], *clause[at + 1 :]]
    modal = next((i for i, word in enumerate(rest) if word.text in MODALS), None)
    if modal == 0 and len(rest) > 1:
        # "soll der Zug lauter sein?"
        modal = next((i for i, word in enumerate(rest) if word.kind in ("nouns", "names")), 0)
    if modal is not None:
        return [*rest[: modal + 1], last, *rest[modal + 1 :]]
    which = next((i for i, word in enumerate(rest) if word.text in ("where", "when", "that", "who")), None)
    if which is not None or last.form == "":
        who = next((i for i, w in enumerate(rest) if i > (which if which is not None else -1) and _who(w)), None)
        if last.kind == "verbs":
            return clause if who is None else [*rest[: who + 1], last, *rest[who + 1 :]]
    if any(_is_verb(word) for word in rest):
        return clause
    first = 0
    while first < len(rest) and rest[first].text in (
        "and",
        "can you",
        "can we",
        "let us",
        "i would like",
        "now",
        "then",
    ):
        first += 1
    return [*rest[:first], last, *rest[first:]]


def _is_verb(word: Word) -> bool:
    return (
        word.kind == "verbs"
        or word.said in ("sein", "werden")
        or word.text in ("retake", "remove", "turn down", "turn up")
    )


def _who(word: Word) -> bool:
    return word.kind in ("nouns", "names") or word.text in ("he", "she", "they", "it", "we")
