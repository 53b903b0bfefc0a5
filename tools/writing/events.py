"""An idea that tells its own story: what happens in it, one deed after another, with its hours and its places.

    "One morning a boy brings her a watch. She opens it. At the end Marta sets the clock going."
     -> O brings {P} a watch (morning) · P opens the watch · P sets the clock going
"""

import re
from collections.abc import Sequence

from tools.writing.clauses import clause_of, is_main
from tools.writing.idea import Event, Figure, Spot, Thing
from tools.writing.knowledge.nouns import INTANGIBLE, SUN
from tools.writing.placeholders import Placeholders
from tools.writing.references import OBJECTS, SUBJECTS, WEATHERS, References
from tools.writing.roles import keys_of
from tools.writing.said import words_of
from tools.writing.words import Parsed, Word

FEWEST_SENTENCES = 3
HOURS = {
    "dawn": "dawn", "sunrise": "dawn", "daybreak": "dawn", "morning": "morning", "noon": "day", "midday": "day",
    "afternoon": "afternoon", "lunch": "day", "dusk": "dusk", "sunset": "sunset", "evening": "dusk", "night": "night",
    "midnight": "night", "tonight": "night",
}  # fmt: skip
BOTH = {"they", "both", "two", "we", "together", "couple"}
AT_WORK = "at work"
"""The `base` of a sentence that only says what the first figure is: they are seen at it."""

# What happens at its own moment although it stands in another sentence: "when she opens it", "until it rains".
MOMENTS = {"when", "as", "once", "until", "till"}
SEPARATE = {"until", "till"}
# Whoever is sought, waited for or spoken of is not there.
AWAY = {
    "search", "wait", "miss", "dream", "remember", "write", "lose", "forget", "mourn", "think", "hear", "want",
    "wish", "hope", "hate", "fear", "say", "tell", "know", "understand", "realise", "realize", "discover",
}  # fmt: skip
# "He lets her go": she is there.
LETTING = {"let", "make", "help", "have", "watch"}
BELOW = {"prep", "dative", "conj", "agent", "prt"}
FAR = {"from", "of", "about", "than"}
LONGEST = 16
# The film's own words, not the story's: "At the end", "In the last scene".
STAGE = re.compile(
    r"^(?:and )?(?:at the (?:very )?end|in the end|finally|"
    r"in the (?:last|final|first|opening) (?:scene|shot|image))\b[,:]?\s*",
    re.IGNORECASE,
)


def events_of(
    parsed: Parsed, figures: Sequence[Figure], things: Sequence[Thing], spots: Sequence[Spot]
) -> tuple[Event, ...]:
    """The deeds of the idea in order, when it tells a story: in sentences, or in one that goes on in time.

    Empty for an idea that only proposes one.
    """
    if not figures:
        return ()
    telling = _Telling(parsed, figures, things, spots)
    sentences = max((w.sentence for w in parsed.words), default=0) + 1
    events = [event for number in range(sentences) for event in telling.sentence(number)]
    told = len({e.sentence for e in events})
    if told > 1 or (len(events) > 1 and telling.goes_on):
        few = told < FEWEST_SENTENCES
        # Of few sentences every deed is a scene of its own.
        return tuple(e.model_copy(update={"sentence": n}) for n, e in enumerate(events)) if few else tuple(events)
    return ()


class _Telling:
    def __init__(
        self, parsed: Parsed, figures: Sequence[Figure], things: Sequence[Thing], spots: Sequence[Spot]
    ) -> None:
        self.parsed, self.figures, self.spots = parsed, figures, spots
        self.things = {t.noun.split()[-1] for t in things} - INTANGIBLE
        self.references = References(parsed, figures, things)
        self.keys = keys_of(figures)
        self.holders = Placeholders(parsed, figures, self.references, self.keys)
        self.heard = False
        self.goes_on = False
        """a sentence has told a deed and, at its own moment, another"""

    def sentence(self, number: int) -> list[Event]:
        words = [w for w in self.parsed.words if w.sentence == number]
        verbs = self._verbs(words)
        lead = [w for w in words if not verbs or w.at < verbs[0].at]
        found: list[Event] = []
        for verb in verbs:
            own = self._own(verb, verbs)
            self.heard = self.heard or any(w.lemma.lower() in WEATHERS or w.lower in WEATHERS for w in own)
            event = self._event(verb, verbs)
            self.holders.group = event.there if len(_keys_in(event)) > 1 else self.holders.group
            event = event.model_copy(
                update={
                    "place": self._place(own),
                    "time": _hour(own) or (_hour(lead) if not found else ""),
                    "weathered": self.heard,
                    "sentence": number,
                }
            )
            if (event.clause and len(event.clause.split()) <= LONGEST) or event.base or event.who not in ("", "P"):
                found.append(event)
        self.goes_on = self.goes_on or (len(found) > 1 and self._in_time(words, verbs))
        if not found and words:
            found += self._seen(words, number)
        return found

    def _verbs(self, words: Sequence[Word]) -> list[Word]:
        """The verbs that are deeds of their own, as they follow each other."""
        verbs = [w for w in words if w.part in ("VERB", "AUX") and is_main(self.parsed, w) and self._does(w)]
        main = [w for w in verbs if w.dep in ("ROOT", "conj", "parataxis")] or verbs
        moments = [
            w
            for w in words
            if w.dep == "advcl"
            and w.part == "VERB"
            and self.parsed.words[w.head] in main
            and self.parsed.children(w.at, *SUBJECTS)
            and self._moment(w) in (MOMENTS if w.at < w.head else SEPARATE)
        ]
        return sorted([*main, *moments], key=lambda w: w.at)

    def _moment(self, verb: Word) -> str:
        """The word by which a clause is put in time: "when", "until"."""
        opening = self.parsed.children(verb.at, "mark", "advmod")
        return next((w.lower for w in opening if w.lower in MOMENTS), "")

    def _in_time(self, words: Sequence[Word], verbs: Sequence[Word]) -> bool:
        """Whether a sentence goes on in time: "until it rains", "and then", three deeds one after another."""
        then = any(w.lower == "then" for w in words)
        return then or len(verbs) > 2 or any(self._moment(w) and w.dep == "advcl" for w in verbs)

    def _does(self, verb: Word) -> bool:
        return self._doer(verb) is not None or bool(self.parsed.children(verb.at, "expl"))

    def _event(self, verb: Word, verbs: Sequence[Word]) -> Event:
        if self.parsed.children(verb.at, "expl"):
            return self._there_is(verb)
        who = self._who(verb)
        keys = self._keys(verb)
        below = [other for other in verbs if other.head == verb.at and other.at != verb.at]
        without = frozenset(w.at for other in below for w in self.parsed.subtree(other.at))
        attributes = self.parsed.children(verb.at, "attr")
        if verb.lemma == "be" and who == "P" and attributes and not self.parsed.children(verb.at, "neg"):
            return Event(clause="", base=AT_WORK, who="P", there=("P",))
        said = self.holders.words(self.parsed.subtree(verb.at), keys, but=verb)
        doer = self._doer(verb)
        several = doer is not None and not keys and doer.part == "NOUN" and doer.lower != doer.lemma
        clause, base = (clause_of(self.parsed, verb, third, said, without) for third in (True, False))
        there = self._there(verb, keys)
        speaker = keys[0] if len(keys) == 1 else ""
        return Event(
            clause=STAGE.sub("", base if several else clause),
            base=STAGE.sub("", base),
            who=who,
            what=self._what(verb, keys),
            there=there,
            said=words_of(self.parsed, verb, speaker, there, self.references, self.keys),
        )

    def _there_is(self, verb: Word) -> Event:
        """ "In the chest there is only a mirror" is seen as it is said."""
        what = next(iter(self.parsed.children(verb.at, "attr", "dobj")), None)
        if what is None:
            return Event(clause="", base="", who="")
        seen = self.holders.phrase(self.parsed.subtree(what.at), ())
        where = [self.holders.phrase(self.parsed.subtree(w.at), ()) for w in self.parsed.children(verb.at, "prep")]
        return Event(clause="", base="", who=" ".join([seen, *where]), what=seen if self._shown(what) else "")

    def _seen(self, words: Sequence[Word], number: int) -> list[Event]:
        """A sentence without a deed, as a picture."""
        said = STAGE.sub("", self.holders.phrase(words, ()))
        if not 1 < len(said.split()) <= 20:
            return []
        numbers = [self.references.figure.get(w.at, -1) for w in words]
        there = tuple(dict.fromkeys(self.keys[n] for n in numbers if n in self.keys and not self.figures[n].lost))
        seen = Event(clause="", base="", who=said, place=self._place(words), time=_hour(words), sentence=number)
        return [seen.model_copy(update={"weathered": self.heard, "there": there})]

    def _place(self, words: Sequence[Word]) -> str:
        """The spot of a sentence: where it goes before where it is."""
        near = [
            w
            for w in words
            if w.dep not in SUBJECTS and (w.dep != "pobj" or not self._far(self.parsed.words[w.head]))
        ]
        here = [spot for spot in self.spots if any(w.lemma.lower() == spot.noun.split()[-1] for w in near)]
        return max(here, key=lambda s: s.towards).noun if here else ""

    def _far(self, preposition: Word) -> bool:
        """Whether nothing happens there: "a letter from Paris", "the train to Lisbon"."""
        after = self.parsed.words[preposition.head]
        return preposition.lower in FAR or (preposition.lower == "to" and after.part == "NOUN")

    def _own(self, verb: Word, verbs: Sequence[Word]) -> list[Word]:
        """The words of a verb without those of the other deeds that hang on it."""
        others = [o for o in (*verbs, *self.parsed.children(verb.at, "conj")) if o.at != verb.at]
        above = {w.at for w in self.parsed.subtree(verb.at)}
        further = {w.at for o in others if o.at in above for w in self.parsed.subtree(o.at)}
        return [w for w in self.parsed.subtree(verb.at) if w.at not in further]

    def _doer(self, verb: Word) -> Word | None:
        at = verb
        for _ in range(5):
            subject = next(iter(self.parsed.children(at.at, *SUBJECTS)), None)
            if subject is not None or at.head == at.at:
                return subject
            at = self.parsed.words[at.head]
        return None

    def _keys(self, verb: Word) -> tuple[str, ...]:
        """The keys of the figures that do a deed."""
        doer = self._doer(verb)
        if doer is None:
            return ("P",)
        both = tuple(key for key in ("P", "O") if key in self.keys.values())
        if doer.lower in BOTH or doer.lemma.lower() in BOTH:
            return both
        joined = [doer]
        for word in joined:
            joined += self.parsed.children(word.at, "conj", "appos")
        numbers = [self.references.figure[w.at] for w in joined if w.at in self.references.figure]
        if any(self.figures[n].count > 1 and len(self.keys) == 1 for n in numbers):
            return ("P", "O")
        return tuple(dict.fromkeys(self.keys[n] for n in numbers if n in self.keys))

    def _who(self, verb: Word) -> str:
        keys = self._keys(verb)
        doer = self._doer(verb)
        if keys or doer is None:
            return "".join(keys)
        return self.holders.phrase(self.parsed.subtree(doer.at), ())

    def _there(self, verb: Word, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Who is to be seen in a deed: whoever does it, and whoever it is done to and is not far."""
        found = list(keys)
        if verb.lemma not in AWAY:
            open_ = [verb]
            while open_:
                for word in self.parsed.children(open_.pop().at):
                    number = self.references.figure.get(word.at, -1)
                    if word.lower == "them" and not set(self.holders.group) & set(keys):
                        found += self.holders.group
                    if word.dep in OBJECTS | {"conj"} and number in self.keys and not self.figures[number].lost:
                        found.append(self.keys[number])
                    if (word.dep in BELOW or word.dep in OBJECTS) and word.part not in ("VERB", "AUX"):
                        open_.append(word)
            if verb.lemma in LETTING:
                let = [w for c in self.parsed.children(verb.at, "ccomp") for w in self.parsed.children(c.at, "nsubj")]
                numbers = [self.references.figure.get(w.at, -1) for w in let]
                found += [self.keys[n] for n in numbers if n in self.keys]
        doer = self._doer(verb)
        if doer is not None and not keys:
            owners = [self.references.figure.get(w.at, -1) for w in self.parsed.children(doer.at, "poss")]
            found += [self.keys[n] for n in owners if n in self.keys]
        return tuple(dict.fromkeys(found))

    def _what(self, verb: Word, keys: tuple[str, ...]) -> str:
        """The object as a picture: all its words, when it is a thing and not someone."""
        for thing in self.parsed.children(verb.at, "dobj"):
            if not self._shown(thing):
                continue
            said = self.holders.phrase(self.parsed.subtree(thing.at), keys)
            if len(said.split()) <= 9:
                inside = any(w.lower in ("inside", "in", "on") for w in self.parsed.children(verb.at))
                last = self.references.thing_before(verb)
                return f"{said}, there on the {last}" if inside and last and last not in said else said
        return ""

    def _shown(self, thing: Word) -> bool:
        return thing.part == "NOUN" and thing.at not in self.references.figure and thing.lemma.lower() in self.things


def _keys_in(event: Event) -> str:
    return event.who if event.who.isupper() else ""


def _hour(words: Sequence[Word]) -> str:
    risen = next((SUN.get(v.lemma, "") for s in words if s.lower == "sun" for v in words if v.at == s.head), "")
    return risen or next((HOURS[w.lower] for w in words if w.lower in HOURS), "")
