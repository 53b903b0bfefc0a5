"""An idea that tells its own story: what happens in it, one deed after another, with its hours and its places.

    "One morning a boy brings her a watch. She opens it. At the end Marta sets the clock going."
     -> O brings {P} a watch (morning) · P opens the watch · P sets the clock going
"""

import re
from collections.abc import Sequence

from tools.writing.clauses import clause_of, is_main
from tools.writing.idea import Event, Figure, Spot, Thing
from tools.writing.parsing import Parsed, Word
from tools.writing.world import World

FEWEST_SENTENCES = 3
TOLD_TO_ITS_END = re.compile(
    r"\b(?:at the (?:very )?end|in the end|in the (?:last|final) (?:scene|shot|image)|finally|the film ends|it ends|"
    r"ends (?:with|when|as|on))\b",
    re.IGNORECASE,
)
HOURS = {
    "dawn": "dawn", "sunrise": "dawn", "daybreak": "dawn", "morning": "morning", "noon": "day", "midday": "day",
    "afternoon": "afternoon", "lunch": "day", "dusk": "dusk", "sunset": "sunset", "evening": "dusk", "night": "night",
    "midnight": "night", "tonight": "night",
}  # fmt: skip
BOTH = {"they", "both", "two", "we", "together", "couple"}
BOTH_SEEN = "both"
"""The `base` of a sentence without a verb that has both figures in it."""

HIS, HER = {"he", "him", "himself"}, {"she", "her", "herself"}
# The film's own words, not the story's: "At the end", "In the last scene".
STAGE = re.compile(
    r"^(?:and )?(?:at the (?:very )?end|in the end|finally|"
    r"in the (?:last|final|first|opening) (?:scene|shot|image))\b[,:]?\s*",
    re.IGNORECASE,
)


def events_of(
    parsed: Parsed, figures: Sequence[Figure], things: Sequence[Thing], spots: Sequence[Spot], world: World
) -> tuple[Event, ...]:
    """The deeds of the idea in order, when it tells a story to its end; empty for an idea of a sentence or two."""
    sentences = max((w.sentence for w in parsed.words), default=0) + 1
    if not figures or sentences < (2 if TOLD_TO_ITS_END.search(parsed.text) else FEWEST_SENTENCES):
        return ()
    telling = _Telling(parsed, figures, things, spots, world)
    events = [event for number in range(sentences) for event in telling.sentence(number)]
    return tuple(events) if len({e.sentence for e in events}) > 1 else ()


class _Telling:
    def __init__(
        self, parsed: Parsed, figures: Sequence[Figure], things: Sequence[Thing], spots: Sequence[Spot], world: World
    ) -> None:
        self.parsed, self.things, self.spots, self.world = parsed, things, spots, world
        self.P = figures[0]
        others = [f for f in figures[1:] if f.noun != self.P.noun or f.relation or f.name]
        others.sort(key=lambda f: (f.near, not f.relation))
        self.O = others[0] if others else None
        self.last_thing = ""
        self.heard = False

    def sentence(self, number: int) -> list[Event]:
        words = [w for w in self.parsed.words if w.sentence == number]
        time = next((HOURS[w.lower] for w in words if w.lower in HOURS), "")
        self.heard = self.heard or any(self.world.named(w.lemma.lower(), "force") for w in words)
        verbs = [w for w in words if w.part in ("VERB", "AUX") and is_main(self.parsed, w) and self._doer(w)]
        verbs = [w for w in verbs if w.dep in ("ROOT", "conj", "parataxis")] or verbs
        found: list[Event] = []
        for verb in verbs:
            who = self._who(verb)
            many = len(who) > 2 and (doer := self._doer(verb)) and doer.part == "NOUN" and doer.lower != doer.lemma
            event = Event(
                clause=self._clause(verb, who, third=not many),
                base=self._clause(verb, who, third=False),
                who=who,
                what=self._what(verb),
                place=self._place(self._own(verb)),
                time=time,
                weathered=self.heard,
                sentence=number,
            )
            self._remember(verb)
            if event.clause and len(event.clause.split()) <= 16:
                found.append(event)
        if not found and words:
            said = re.sub(r"\s+([,.;:!?'])", r"\1", " ".join(w.text for w in words)).strip(" .,;:!?")
            said = STAGE.sub("", said)
            if 1 < len(said.split()) <= 20:
                said = said[0].lower() + said[1:] if words[0].part != "PROPN" else said
                both = BOTH_SEEN if {"P", "O"} <= {self._named(w) for w in words} else ""
                seen = Event(clause="", base=both, who=said, place=self._place(words), time=time, weathered=self.heard)
                found.append(seen.model_copy(update={"sentence": number}))
        return found

    def _place(self, words: Sequence[Word]) -> str:
        """The spot of a sentence: where it goes before where it is."""
        here = [
            spot
            for spot in self.spots
            if any(w.lemma.lower() == spot.noun.split()[-1] for w in words)
        ]
        return max(here, key=lambda s: s.towards).noun if here else ""

    def _own(self, verb: Word) -> list[Word]:
        """The words of a verb without those of the verbs that go on from it."""
        further = {
            w.at for other in self.parsed.children(verb.at, "conj") for w in self.parsed.subtree(other.at)
        }
        return [w for w in self.parsed.subtree(verb.at) if w.at not in further]

    def _doer(self, verb: Word) -> Word | None:
        at = verb
        for _ in range(5):
            subject = next(iter(self.parsed.children(at.at, "nsubj", "nsubjpass")), None)
            if subject is not None or at.head == at.at:
                return subject
            at = self.parsed.words[at.head]
        return None

    def _who(self, verb: Word) -> str:
        subject = self._doer(verb)
        if subject is None:
            return "P"
        role = self._role(subject)
        if role:
            return role
        said = " ".join(w.text if w.part == "PROPN" else w.lower for w in self.parsed.subtree(subject.at))
        return re.sub(r"\s+([',])", r"\1", said)

    def _role(self, word: Word) -> str:
        low, lemma = word.lower, word.lemma.lower()
        if word.dep in ("nsubj", "nsubjpass") and self.parsed.children(word.at, "conj"):
            named = {self._named(w) for w in (word, *self.parsed.children(word.at, "conj"))}
            if named == {"P", "O"}:
                return "PO"
        if low in BOTH or lemma in BOTH:
            return "PO" if self.O else "P"
        if low in HIS | HER:
            sex = "f" if low in HER else "m"
            if self.O and self._sex(self.O) == sex and self._sex(self.P) != sex:
                return "O"
            return "P"
        if low in ("i", "me"):
            return "P"
        return self._named(word)

    def _sex(self, figure: Figure) -> str:
        if figure.sex or self.O is None:
            return figure.sex
        other = self.O if figure is self.P else self.P
        return {"f": "m", "m": "f"}.get(other.sex, "")

    def _named(self, word: Word) -> str:
        names = {word.lower, word.lemma.lower()}
        for key, figure in (("P", self.P), ("O", self.O)):
            if figure and names & {*figure.name.lower().split(), *figure.noun.split()[-1:]}:
                return key
        return ""

    def _clause(self, verb: Word, who: str, *, third: bool) -> str:
        """The clause with people by their place holders, and "it" by the thing that was spoken of last."""
        said: dict[int, str] = {}
        for word in self.parsed.subtree(verb.at):
            if word.at == verb.at or word.dep in ("nsubj", "nsubjpass"):
                continue
            low = word.lower
            if word.dep in ("dobj", "dative", "pobj", "iobj") and low in {"him", "her", "them"}:
                role = self._role(word)
                if role and role != who and role != "PO":
                    said[word.at] = f"{{{role}}}"
            elif low == "it" and word.dep in ("dobj", "pobj") and self.last_thing:
                said[word.at] = f"the {self.last_thing}"
            elif word.part == "PROPN" and (role := self._named(word)) and role != who:
                said[word.at] = f"{{{role}}}"
        return STAGE.sub("", clause_of(self.parsed, verb, third, said))

    def _what(self, verb: Word) -> str:
        """The object as a picture: all its words, when it is a thing and not someone."""
        for thing in self.parsed.children(verb.at, "dobj"):
            if thing.part != "NOUN" or self._named(thing):
                continue
            said = " ".join(w.text if w.part == "PROPN" else w.lower for w in self.parsed.subtree(thing.at))
            if len(said.split()) <= 9:
                inside = any(w.lower in ("inside", "in", "on") for w in self.parsed.children(verb.at))
                if inside and self.last_thing and self.last_thing not in said:
                    said += f", there on the {self.last_thing}"
                return re.sub(r"\s+([',])", r"\1", said)
        return ""

    def _remember(self, verb: Word) -> None:
        for thing in self.parsed.children(verb.at, "dobj"):
            if thing.part == "NOUN" and any(t.noun.split()[-1] == thing.lemma.lower() for t in self.things):
                self.last_thing = thing.lemma.lower()
