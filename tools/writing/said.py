"""What an idea lets somebody say: what is understood, wanted, asked for, found or given, in the first person.

"she understands that he is the son she gave away"    P: You are the son I gave away.
"finds her own photograph inside"                     P: My own photograph.
"brings her a watch that runs backwards"              O: It runs backwards.
"""

import re
from collections.abc import Sequence

from tools.writing.grammar import sentence, third
from tools.writing.references import References
from tools.writing.words import Parsed, Word

KNOWING = {
    "understand", "realise", "realize", "know", "see", "discover", "find", "learn", "remember", "say", "think",
    "decide", "believe", "notice", "recognise", "recognize", "shout", "whisper", "swear",
}  # fmt: skip
WANTING = {"want", "hate", "love", "need", "refuse", "promise", "hope", "miss", "fear", "like"}
FINDING = {"find", "discover", "see", "notice"}
GIVING = {"bring", "give", "hand", "show", "sell", "send", "offer"}
ASKING = {"ask", "beg", "order", "tell", "teach"}
# Who speaks for the first time, answers or calls says something that is not in the idea.
SPEAKING = {
    "speak": "<Well. Look at you. / At last. / I was only waiting to be asked.>",
    "talk": "<Well. Where was I? / At last. / I was only waiting to be asked.>",
    "answer": "<Yes? I can hear you. / Hello? Who is there? / I thought nobody would ask.>",
    "call": "<Can you hear me? / Is anybody there? / Don't go away.>",
    "shout": "<Over here! / Wait! / Don't move!>",
}
SPOKEN_WORDS, THOUGHT_WORDS, FOUND_WORDS = 9, 14, 6
MINE = {"he": "I", "she": "I", "it": "I", "him": "me", "his": "my", "himself": "myself", "herself": "myself"}
YOURS = {"he": "you", "she": "you", "him": "you", "his": "your", "himself": "yourself", "herself": "yourself"}
BE = {"I": {"is": "am", "are": "am", "has": "have", "does": "do"}, "you": {"is": "are", "was": "were", "has": "have"}}
QUESTIONS = {"what", "who", "why", "where", "when", "how", "whether", "if", "whose", "which"}


def words_of(
    parsed: Parsed,
    verb: Word,
    speaker: str,
    there: Sequence[str],
    references: References,
    keys: dict[int, str],
) -> tuple[str, str]:
    """Who says what of a deed: the key of the one who does it and the words; empty when it lets nobody say anything."""
    direct = _Direct(parsed, speaker, references, keys)
    words = ""
    if speaker:
        words = direct.of(verb, [key for key in there if key != speaker])
    return (speaker, words) if words else ("", "")


class _Direct:
    def __init__(self, parsed: Parsed, speaker: str, references: References, keys: dict[int, str]) -> None:
        self.parsed, self.speaker, self.references, self.keys = parsed, speaker, references, keys
        self.you = ""

    def of(self, verb: Word, others: Sequence[str]) -> str:
        clause = next(iter(self.parsed.children(verb.at, "ccomp")), None)
        goal = next(iter(self.parsed.children(verb.at, "xcomp", "ccomp")), None)
        thing = next((w for w in self.parsed.children(verb.at, "dobj") if w.part == "NOUN"), None)
        negative = bool(self.parsed.children(verb.at, "neg"))
        if verb.lemma in KNOWING and clause is not None and not negative:
            return self._clause(clause)
        if verb.lemma in WANTING and (thing is not None or goal is not None):
            words = [w for w in self._after(verb) if w.head != verb.at or w.dep not in ("nsubj", "neg", "aux")]
            start = f"I don't {verb.lemma}" if negative else f"I {verb.lemma}"
            return _said(f"{start} {self._told(words)}", SPOKEN_WORDS)
        asks = verb.lemma in ASKING and goal is not None and len(others) == 1
        if asks and goal is not None and not self.parsed.children(goal.at, "nsubj"):
            self.you = others[0]
            words = [w for w in self.parsed.subtree(goal.at) if w.dep != "aux" or w.head != goal.at]
            return _said(self._told(words), SPOKEN_WORDS)
        if verb.lemma in FINDING and thing is not None and not negative and thing.at not in self.references.figure:
            near = [w for n in self.parsed.children(thing.at, "det", "poss", "amod") for w in self.parsed.subtree(n.at)]
            return _said(self._told(sorted([*near, thing], key=lambda w: w.at)), FOUND_WORDS)
        if verb.lemma in GIVING and thing is not None:
            which = next(iter(self.parsed.children(thing.at, "relcl")), None)
            subject = next(iter(self.parsed.children(which.at, "nsubj")), None) if which is not None else None
            if which is not None and subject is not None and subject.lower in ("that", "which"):
                words = [w for w in self.parsed.subtree(which.at) if w.at != subject.at]
                return _said(f"It {self._told(words)}", SPOKEN_WORDS)
        addressed = any(w.lower in ("to", "about", "of") for w in self.parsed.children(verb.at, "prep"))
        if verb.lemma in SPEAKING and clause is None and thing is None and not (negative or addressed):
            return SPEAKING[verb.lemma]
        return ""

    def _after(self, verb: Word) -> list[Word]:
        """What follows a verb in its own clause."""
        apart = self.parsed.children(verb.at, "conj", "cc", "advcl", "punct")
        others = {w.at for o in apart for w in self.parsed.subtree(o.at)}
        return [w for w in self.parsed.subtree(verb.at) if w.at > verb.at and w.at not in others]

    def _clause(self, clause: Word) -> str:
        words = [w for w in self.parsed.subtree(clause.at) if not (w.dep == "mark" and w.head == clause.at)]
        if not words or words[0].lower in QUESTIONS or not self.parsed.children(clause.at, "nsubj", "nsubjpass"):
            return ""
        subject = self.parsed.children(clause.at, "nsubj", "nsubjpass")[0]
        key = self.keys.get(self.references.figure.get(subject.at, -1), "")
        # What somebody is, is told to their face.
        is_ = clause.lemma == "be" and self.parsed.children(clause.at, "attr", "acomp")
        if is_ and subject.part == "PRON" and key and key != self.speaker:
            self.you = key
        return _said(self._told(words), THOUGHT_WORDS)

    def _told(self, words: Sequence[Word]) -> str:
        told: list[str] = []
        for word in words:
            key = self.keys.get(self.references.figure.get(word.at, -1), "")
            low = word.lower
            if word.part == "PRON" and key == self.speaker:
                told.append("my" if word.dep == "poss" else "me" if low == "her" else MINE.get(low, word.text))
            elif word.part == "PRON" and key and key == self.you:
                told.append("your" if word.dep == "poss" else "you" if low == "her" else YOURS.get(low, low))
            elif word.part in ("VERB", "AUX"):
                told.append(self._inflected(word))
            else:
                told.append(word.text if word.part == "PROPN" or word.text == "I" else low)
        return re.sub(r"\s+([',.;:!?])", r"\1", " ".join(told))

    def _inflected(self, verb: Word) -> str:
        """The verb as the first and the second person say it."""
        doing = self.parsed.words[verb.head] if verb.dep in ("aux", "auxpass") else verb
        subject = next(iter(self.parsed.children(doing.at, "nsubj", "nsubjpass")), None)
        key = self.keys.get(self.references.figure.get(subject.at, -1), "") if subject is not None else ""
        person = "I" if key == self.speaker else "you" if key and key == self.you else ""
        if not person or subject is None or subject.part != "PRON":
            return verb.lower
        said = BE[person].get(verb.lower)
        return said or (verb.lemma if verb.lower == third(verb.lemma) else verb.lower)


def _said(words: str, most: int) -> str:
    words = words.strip(" ,.;:")
    return sentence(words) if words and len(words.split()) <= most else ""
