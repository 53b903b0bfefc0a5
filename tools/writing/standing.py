"""How a word stands in its sentence: a name, a noun, a subject; somewhere or someone; near the deed or far from it."""

from typing import Literal

from tools.writing.knowledge.names import FEMALE, MALE
from tools.writing.knowledge.nouns import (
    BRANDS,
    DAYS,
    EMPTY_NOUNS,
    GROUPS,
    KILLING,
    LOST,
    MET,
    PLACE_PREPOSITIONS,
    ROOFED,
    SUBJECTS,
    SUN,
    WEATHERED,
)
from tools.writing.knowledge.verbs import RELATIONS, SEXED
from tools.writing.references import WEATHERS
from tools.writing.wardrobe import COLOURS
from tools.writing.words import Parsed, Word
from tools.writing.world import Kind, World


class Standing:
    """Questions about the words of one parse."""

    def __init__(self, parsed: Parsed, world: World) -> None:
        self.parsed, self.world = parsed, world

    def named_whole(self, head: Word) -> bool:
        phrase = self.compound(head)
        return bool(self.world.named(phrase, "thing") or self.world.named(phrase, "place"))

    def place_of_places(self, head: Word) -> bool:
        """A town square is a square: the compound only says which."""
        return bool(self.world.named(head.lemma.lower(), "place"))

    def is_lost(self, word: Word, adjectives: tuple[str, ...]) -> bool:
        """Whether somebody is not at hand. A lost child that is raised, fed or led is."""
        verb = self.parsed.words[word.head].lemma
        here = word.dep == "dobj" and verb in MET
        return verb in KILLING or bool(set(adjectives) & (LOST - {"lost"} if here else LOST))

    def is_noun(self, word: Word) -> bool:
        if word.dep == "compound" and self.parsed.words[word.head].part in ("NOUN", "PROPN"):
            head = self.parsed.words[word.head]
            if head.lemma in BRANDS:
                return True
            if head.lemma in EMPTY_NOUNS and self.world.named(word.lemma, "force"):
                # "One winter evening" is in winter.
                return True
            known = self.world.named(word.lemma, "place")
            # A taxi driver is not in the taxi before the film says so.
            return bool(known) and known != "car" and not self.named_whole(head) and not self.place_of_places(head)
        if word.lemma in EMPTY_NOUNS or word.lower in DAYS:
            return False
        if word.lower == "sun" and self.parsed.words[word.head].lemma in SUN:
            # A sun that rises or sets is an hour.
            return False
        if word.part in ("NOUN", "PROPN"):
            return True
        known = any(self.world.named(word.lower, kind) for kind in ("thing", "place", "person", "creature"))
        return (
            known
            and word.part in ("ADV", "X", "INTJ", "ADJ", "VERB", "NUM")
            and word.dep
            in (
                "dobj",
                "pobj",
                "nsubj",
                "advmod",
                "ROOT",
                "attr",
                "conj",
                "acomp",
            )
            and (word.part != "VERB" or word.dep in ("dobj", "pobj", "nsubj") or len(self.parsed.words) < 4)
        )

    def is_who(self, word: Word) -> bool:
        """Whether a noun is someone: "a patient who never wakes"."""
        told = [w for clause in self.parsed.children(word.at, "relcl") for w in self.parsed.children(clause.at)]
        return any(w.lower in ("who", "whom") for w in told)

    def sex_of_joined(self, name: Word) -> Literal["f", "m", ""]:
        """What a name is that stands with others for several of a kind: "two brothers, Emil and Oskar"."""
        at = name
        while at.dep in ("conj", "appos") and at.head != at.at:
            at = self.parsed.words[at.head]
        noun = at.lemma.lower()
        if at is name or at.part != "NOUN":
            return ""
        return SEXED.get(noun) or (RELATIONS[noun][0] if noun in RELATIONS else "")

    def weather(self, word: Word) -> str:
        """The weather that a verb or an adjective says is there: "it rains", "one foggy morning"."""
        if word.lower in WEATHERED:
            return WEATHERED[word.lower]
        falls = word.part == "VERB" and any(w.lower == "it" for w in self.parsed.children(word.at))
        return WEATHERS.get(word.lemma, "") if falls else ""

    def is_name(self, word: Word) -> bool:
        low = word.lower
        if not word.text[:1].isupper() or (word.dep == "compound" and self.parsed.words[word.head].part == "PROPN"):
            return False
        if word.part == "PROPN" and self.title(word):
            return True
        if word.name == "PERSON" and word.dep in ("oprd", "appos") and word.head == word.at - 1:
            # "a parrot called Biscuit", "the baker Rose": whatever else it means.
            return True
        if word.at == 0 and low not in FEMALE | MALE and self.world.lexicon.knows(low) and len(self.parsed.words) < 8:
            # The capital of a first word says nothing.
            return False
        if low in FEMALE | MALE and (word.at == 0 or word.part == "PROPN" or word.name == "PERSON"):
            return not (
                word.at == 0 and word.part == "NOUN" and self.world.lexicon.knows(low) and word.name != "PERSON"
            )
        if word.part != "PROPN" or any(
            self.world.named(low, k) or self.world.named(low.removesuffix("s"), k) for k in ("place", "creature")
        ):
            return False
        if word.name == "PERSON":
            return True
        known = any(self.world.named(low, kind) for kind in ("person", "thing", "force"))
        return (
            word.name in ("", "ORG", "NORP")
            and not known
            and not self.world.lexicon.knows(low)
            and (word.dep in SUBJECTS or self.is_subject(word))
        )

    def any(self, word: str) -> bool:
        kinds: tuple[Kind, ...] = ("person", "creature", "thing", "place", "force")
        return any(self.world.named(word, kind) for kind in kinds)

    def title(self, word: Word) -> Word | None:
        """The trade said before a name: "Sheriff Cole", "Captain Ahab"."""
        return next((w for w in self.parsed.children(word.at, "compound") if self.world.named(w.lower, "person")), None)

    def compound(self, word: Word) -> str:
        parts = [w.lower for w in self.parsed.children(word.at, "compound", "amod", "nmod") if w.at == word.at - 1]
        return " ".join([*parts, word.lemma.lower()])

    def is_subject(self, word: Word) -> bool:
        at = word
        while at.dep in ("conj", "appos") and at.head != at.at:
            at = self.parsed.words[at.head]
        of = self.parsed.words[at.head]
        if at.dep == "pobj" and of.lower == "of" and self.parsed.words[of.head].lemma in (*GROUPS, "pair", "group"):
            return self.is_subject(self.parsed.words[of.head])
        return at.dep in SUBJECTS

    def preference(self, word: Word) -> tuple[Kind, ...]:
        head = self.parsed.words[word.head]
        if self.is_subject(word):
            return ("person", "creature", "force", "thing", "place")
        if word.dep == "pobj" and head.lower in PLACE_PREPOSITIONS:
            return ("place", "person", "creature", "force", "thing")
        if word.dep == "compound" and head.lemma not in BRANDS:
            return ("place", "force")
        return ("person", "creature", "force", "thing", "place")

    def shopkept(self, word: Word, lemma: str) -> bool:
        """Shops, houses and the like are places even when someone buys or inherits them."""
        return lemma in ROOFED or word.dep == "pobj"

    def ties(self, word: Word) -> bool:
        """Whether a noun stands right before this one as its compound: "wedding ring", "train driver"."""
        return any(w.at == word.at - 1 for w in self.parsed.children(word.at, "compound"))

    def weight(self, word: Word) -> float:
        return {"dobj": 1.0, "nsubj": 0.9, "nsubjpass": 1.0, "ROOT": 0.9, "attr": 0.6}.get(word.dep, 0.5)

    def near(self, word: Word) -> int:
        if self.is_subject(word):
            verb = self.parsed.words[word.head]
            return 0 if verb.dep in ("ROOT", "conj", "ccomp", "parataxis") or word.dep != "nsubj" else 2
        return {"dobj": 1, "iobj": 1, "dative": 1, "pobj": 2, "poss": 3}.get(word.dep, 2)

    def is_sent(self, word: Word) -> bool:
        """Whether a home is where something is sent: "writes a letter home"."""
        return word.lower == "home" and word.dep == "advmod" and self.parsed.words[word.at - 1].part == "NOUN"

    def is_colour_worn(self, word: Word) -> bool:
        """Whether a colour is what somebody wears: "a woman in red"."""
        bearer = self.parsed.words[self.parsed.words[word.head].head]
        whose = bearer.lower in SEXED or bool(self.world.named(bearer.lemma.lower(), "person"))
        return word.dep == "pobj" and self.parsed.words[word.head].lower == "in" and word.lower in COLOURS and whose

    def clothes(self, word: Word) -> str:
        """ "a woman in a red coat" """
        for preposition in self.parsed.children(word.at, "prep"):
            for garment in self.parsed.children(preposition.at, "pobj"):
                if self.is_colour_worn(garment):
                    return f"{garment.lower} coat"
                said = (
                    preposition.lower in ("in", "with", "wearing") and self.world.named(garment.lemma, "thing") == "hat"
                )
                colours = [w.lower for w in self.parsed.children(garment.at, "amod")]
                if said and colours:
                    return " ".join([*colours, garment.lower])
        return ""
