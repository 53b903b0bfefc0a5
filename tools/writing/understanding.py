"""Reading an idea: from a parsed sentence to its people, things, places, weathers, deeds and tone."""

import unicodedata
from typing import Literal

from tools.writing.ages import age_of
from tools.writing.clauses import deeds_of, engines_of
from tools.writing.doing import activity_of
from tools.writing.employing import working
from tools.writing.events import events_of
from tools.writing.genres import branded, form_of, is_quiet, is_trailer, is_wordless, tone_of
from tools.writing.grammar import NUMBERS
from tools.writing.idea import Figure, Idea, Spot, Thing
from tools.writing.identity import named_by, says_what, told_of
from tools.writing.knowledge.names import FEMALE, MALE
from tools.writing.knowledge.nouns import COUPLES, EATEN, EATING, GROUPS, NIGHT, PAIRS, SUBJECTS
from tools.writing.knowledge.verbs import RELATIONS, SEXED
from tools.writing.parsing import in_english, parse, tidy
from tools.writing.references import References
from tools.writing.standing import Standing
from tools.writing.words import Parsed, Word
from tools.writing.world import TRADES, Meaning, World


def understand(text: str, world: World) -> Idea:
    """Read an idea. Never fails: what is not understood is left out, and the idea's words stay in `text`."""
    plain, brand = branded(text)
    parsed = parse(plain)
    reader = _Reader(parsed, world)
    reader.read()
    deeds = deeds_of(parsed)
    tone = tone_of(parsed, text)
    if tone == "dread" and reader.figures and reader.figures[0].trade == "ghost" and "horror" not in text.lower():
        # A story told from the ghost's side is not a ghost story.
        tone = (
            "comedy"
            if {w.lemma for w in parsed.words} & {"afraid", "scared", "shy", "allergic", "adopt"}
            else "melancholy"
        )
    letters = [c for c in parsed.text if c.isalpha()]
    foreign = bool(letters) and sum(not _latin(c) for c in letters) > len(letters) / 2
    notes = (
        ()
        if world.lexicon.present
        else ("WordNet is not installed: words outside the room's own tables were guessed.",)
    )
    language = in_english(tidy(text))[1]
    if language:
        notes += (f"The idea was read word by word from {language}; write it in English for a closer film.",)
    elif foreign:
        notes += ("The idea is not in a language that the room reads; its words are shown, the story is free.",)
    words = {w.lemma for w in parsed.words}
    figures = [working(f, parsed, reader.things, reader.spots, first=i == 0) for i, f in enumerate(reader.figures)]
    return Idea(
        text=parsed.text,
        figures=tuple(figures),
        things=tuple(reader.things),
        spots=tuple(reader.spots),
        forces=tuple(dict.fromkeys(reader.forces)),
        force_noun=reader.force_noun,
        deeds=tuple(deeds),
        engines=engines_of(parsed, deeds),
        tone=tone,
        form=form_of(text),
        activity=activity_of(parsed, form_of(text), reader.things, figures),
        brand=brand,
        wordless=is_wordless(text),
        quiet=is_quiet(text, figures),
        trailer=is_trailer(text),
        events=events_of(parsed, figures, reader.things, reader.spots),
        night=bool(words & NIGHT),
        foreign=foreign,
        notes=notes,
    )


def _latin(c: str) -> bool:
    return unicodedata.name(c, "").startswith("LATIN")


CHESSMEN = ("king", "queen", "knight", "bishop", "rook", "pawn")
MONTHS = {"july": "summer", "august": "summer", "december": "winter", "january": "winter"}
SOUGHT = ("see", "reach", "visit", "find", "cross", "discover")
OUTDOORS = ("mountain", "forest", "field", "farm", "river", "desert", "island", "beach")
PARTS = ("town", "village", "city", "corridor", "hallway", "hall", "lobby", "ward", "wing")
STREETS = ("street", "road")
WATERS = ("sea", "river", "lake", "beach")


class _Reader:
    """Collects the figures, things, places and forces of one parse, each noun once."""

    def __init__(self, parsed: Parsed, world: World) -> None:
        self.parsed, self.world = parsed, world
        self.standing = Standing(parsed, world)
        self.figures: list[Figure] = []
        self.things: list[Thing] = []
        self.spots: list[Spot] = []
        self.forces: list[str] = []
        self.force_noun = ""
        self.of_people: set[str] = set()
        """spots that only say of what kind somebody is: "a street musician" """

    def read(self) -> None:
        for word in self.parsed.words:
            if self.standing.is_name(word):
                self._name(word)
            elif weather := self.standing.weather(word):
                self.forces.append(weather)
                self.force_noun = self.force_noun or weather
            elif self.standing.is_noun(word):
                self._noun(word)
        # A street musician in the subway is in the subway.
        self.spots.sort(key=lambda s: s.noun in self.of_people)
        self._pronouns()
        self.figures.sort(key=lambda f: not f.subject)

    def _noun(self, word: Word) -> None:
        compound, lemma = self.standing.compound(word), word.lemma.lower()
        if self.standing.is_colour_worn(word):
            return
        if (
            word.part == "PROPN"
            and not self.world.lexicon.knows(lemma)
            and lemma.endswith("s")
            and self.standing.any(lemma[:-1])
        ):
            lemma = lemma[:-1]
        forms = tuple(
            dict.fromkeys((compound, lemma, word.lower, *((word.lower[:-1],) if word.lower.endswith("s") else ())))
        )
        adjectives = tuple(w.lower for w in self.parsed.children(word.at, "amod") if w.lower not in ("own", "other"))
        if lemma in RELATIONS and any(w.dep == "poss" for w in self.parsed.children(word.at)):
            self._figure(word, Meaning("person", self.world.named(lemma, "person") or "person"), lemma, adjectives)
            return
        if lemma in COUPLES:
            self._couple(word, adjectives)
            return
        if lemma in GROUPS and any(w.lower == "of" for w in self.parsed.children(word.at, "prep")):
            return
        if lemma in GROUPS:
            lemma = GROUPS[lemma]
            forms = (lemma,)
            compound = lemma
        meaning = self.world.meaning(forms, self.standing.preference(word))
        if meaning.kind in ("", "thing") and self.standing.is_who(word):
            meaning = Meaning("person", "person")
        kind = self.world.named(compound.split()[0], "place") if lemma in PARTS else ""
        if kind and not (lemma in ("village", "town") and kind in OUTDOORS):
            # A harbour town is, to the eye, a harbour; a school corridor a school.
            meaning = Meaning("place", kind)
        place = self.world.named(compound, "place") or self.world.named(lemma, "place")
        if meaning.kind == "thing" and place and self.standing.shopkept(word, lemma):
            meaning = Meaning("place", place)
        if meaning.kind == "thing" and word.dep == "pobj" and self.parsed.words[word.head].lower in ("of",):
            # "the floor of an empty theatre", "a box of letters": the head carries the film, this one only names it.
            place = self.world.named(lemma, "place")
            meaning = Meaning("place", place) if place else meaning
        if meaning.key == "sea" and word.dep == "dobj":
            # Whoever sees the sea stands before it.
            meaning = Meaning("place", "beach")
        if lemma in CHESSMEN and "chess" in self.parsed.text.lower() and word.dep in ("dobj", "pobj"):
            meaning = Meaning("thing", "object")
        if meaning.key in WATERS and self._under(word):
            meaning = Meaning("place", "seabed")
        plural = word.part == "NOUN" and word.lower != lemma and lemma in PAIRS
        if word.lower in PAIRS:
            lemma, plural = word.lower, True
        noun = compound if self.world.named(compound, meaning.kind) or self.standing.ties(word) else lemma
        if meaning.kind == "creature" and noun in EATEN and self.parsed.words[word.head].lemma in EATING:
            return
        if meaning.kind in ("person", "creature"):
            self._figure(word, meaning, noun, adjectives)
        elif meaning.kind == "place" and not self.standing.is_sent(word):
            if word.dep == "compound" and meaning.key in STREETS:
                self.of_people.add(noun)
            self._spot(
                Spot(
                    noun=noun,
                    kind=meaning.key,
                    adjectives=adjectives,
                    name=word.text if word.part == "PROPN" and word.name else "",
                    towards=(
                        self.parsed.words[word.head].lower in ("to", "into", "towards", "across")
                        if word.dep == "pobj"
                        else word.dep == "dobj" and self.parsed.words[word.head].lemma in SOUGHT
                    ),
                )
            )
        elif meaning.kind == "force":
            self.forces.append(meaning.key)
            self.force_noun = self.force_noun or MONTHS.get(lemma.lower(), lemma)
        elif meaning.kind == "thing":
            self._thing(
                word,
                Thing(
                    noun=noun,
                    kind=meaning.key,
                    adjectives=adjectives,
                    plural=plural,
                    weight=self.standing.weight(word),
                    owner=self._owner(word),
                ),
            )

    def _thing(self, word: Word, thing: Thing) -> None:
        if any(t.noun == thing.noun for t in self.things) or self._worn(word):
            return
        head = self.parsed.words[word.head]
        # A message in a bottle is, to the eye, a bottle.
        if (
            word.dep == "pobj"
            and head.lower in ("in", "inside")
            and self.things
            and thing.kind in ("bottle", "box", "envelope")
        ):
            thing = thing.model_copy(update={"weight": 1.1})
        self.things.append(thing)

    def _under(self, water: Word) -> bool:
        """Whether a water is meant from below: "the bottom of the sea", "under the lake"."""
        head = self.parsed.words[water.head]
        return head.lower in ("under", "beneath", "below", "underneath") or (
            head.lower == "of" and self.parsed.words[head.head].lower in ("bottom", "floor", "bed", "depths")
        )

    def _owner(self, word: Word) -> str:
        """ "their father's", of a boat; of someone's who is not in the film by themselves."""
        owner = next(iter(self.parsed.children(word.at, "poss")), None)
        if owner is None or owner.part not in ("NOUN", "PROPN"):
            return ""
        said = " ".join(w.text if w.part == "PROPN" else w.lower for w in self.parsed.subtree(owner.at))
        return said.replace(" '", "'") if len(said.split()) < 5 else ""

    def _spot(self, spot: Spot) -> None:
        if spot.noun not in {s.noun for s in self.spots}:
            self.spots.append(spot)

    def _figure(self, word: Word, meaning: Meaning, noun: str, adjectives: tuple[str, ...]) -> None:
        count = next((NUMBERS[w.lower] for w in self.parsed.children(word.at, "nummod") if w.lower in NUMBERS), 1)
        if count == 1 and word.part == "NOUN" and word.lower != word.lemma and self.standing.is_subject(word):
            count = 2
        lemma = word.lemma.lower()
        relation = lemma if lemma in RELATIONS and any(w.dep == "poss" for w in self.parsed.children(word.at)) else ""
        trade = TRADES[meaning.key]
        told = told_of(self.parsed, word, self.figures) if relation else None
        if told is not None:
            is_ = {"relation": relation, "sex": self.figures[told].sex or RELATIONS[relation][0]}
            self.figures[told] = self.figures[told].model_copy(update=is_)
            return
        appositive = named_by(self.parsed, word, self.figures)
        if appositive is not None:
            named = self.figures[appositive]
            age = named.age or age_of(lemma, adjectives, trade.age if meaning.key != "person" else 0)
            self.figures[appositive] = named.model_copy(
                update={
                    "noun": noun,
                    "trade": meaning.key,
                    "adjectives": adjectives,
                    "form": trade.form,
                    "age": age,
                    "sex": named.sex or SEXED.get(lemma, ""),
                }
            )
            return
        again = any(w.lower == "the" for w in self.parsed.children(word.at, "det"))
        same = [
            f for f in self.figures if not f.relation and (f.noun == noun or (again and f.noun.split()[-1:] == [lemma]))
        ]
        if says_what(self.parsed, word, self.figures) or (same and not relation):
            return
        sex = SEXED.get(lemma) or (RELATIONS[lemma][0] if lemma in RELATIONS else "")
        if any(a in ("female", "pregnant") for a in adjectives):
            sex = "f"
        self.figures.append(
            Figure(
                noun=noun,
                trade=meaning.key,
                adjectives=adjectives,
                sex=sex or "",
                age=age_of(lemma, adjectives, 0),
                form=trade.form,
                species=lemma if meaning.kind == "creature" else "",
                count=min(count, 3),
                relation=relation,
                subject=self.standing.is_subject(word),
                lost=self.standing.is_lost(word, adjectives),
                clothes=self.standing.clothes(word),
                near=self.standing.near(word),
            )
        )

    def _worn(self, word: Word) -> bool:
        """Whether this noun is a garment on somebody already met."""
        head = self.parsed.words[word.head]
        return (
            word.dep == "pobj"
            and any(f.clothes.endswith(word.lower) for f in self.figures if f.clothes)
            and head.lower in ("in", "with", "wearing")
        )

    def _couple(self, word: Word, adjectives: tuple[str, ...]) -> None:
        age = age_of("", adjectives, 0)
        pair: tuple[tuple[str, Literal["f", "m"]], ...] = (("husband", "m"), ("wife", "f"))
        for noun, sex in pair:
            years = max(18, age - 2) if age and sex == "f" else age
            self.figures.append(
                Figure(
                    noun=noun,
                    trade="elder" if age > 60 else "lover",
                    sex=sex,
                    age=years,
                    subject=self.standing.is_subject(word),
                    near=self.standing.near(word),
                )
            )

    def _name(self, word: Word) -> None:
        title = self.standing.title(word)
        if title is not None:
            key = self.world.named(title.lower, "person")
            self.figures.append(
                Figure(
                    noun=title.lower,
                    trade=key,
                    name=f"{title.text} {word.text}",
                    sex=SEXED.get(title.lower, ""),
                    age=age_of(title.lower, (), 0),
                    form=TRADES[key].form,
                    subject=self.standing.is_subject(word),
                )
            )
            return
        before = [w.text for w in self.parsed.children(word.at, "compound") if w.lower in FEMALE | MALE]
        name = " ".join([*before, word.text])
        low = (before[0] if before else word.text).lower()
        if any(f.name.lower() == name.lower() for f in self.figures):
            return
        head = self.parsed.words[word.head]
        sex = "f" if low in FEMALE else "m" if low in MALE else self.standing.sex_of_joined(word)
        for i, figure in enumerate(self.figures):
            noun = figure.noun.split()[-1] if figure.noun else ""
            if not figure.name and (
                (word.dep in ("appos", "oprd") and head.lemma.lower() == noun)
                or any(
                    w.lemma.lower() == noun and w.dep in ("compound", "appos") for w in self.parsed.children(word.at)
                )
                or (
                    word.at >= 2
                    and self.parsed.words[word.at - 1].lower in ("named", "called")
                    and figure is self.figures[-1]
                )
            ):
                self.figures[i] = figure.model_copy(update={"name": name, "sex": figure.sex or sex, "count": 1})
                return
        said = tuple(w.lower for w in self.parsed.words if w.head == word.at and w.at == word.at - 1)
        age = age_of("", said, 0)
        for number in self.parsed.words:
            if (
                number.sentence == word.sentence
                and number.text.isdigit()
                and 2 < int(number.text) < 100
                and abs(number.at - word.at) <= 3
            ):
                age = int(number.text)
        for told in self.parsed.children(head.at, "attr", "acomp", "nummod"):
            # "Ines is nine"
            age = NUMBERS.get(told.lower, age) if head.lemma == "be" else age
        self.figures.append(
            Figure(noun="", trade="", name=name, sex=sex, age=age, subject=self.standing.is_subject(word))
        )

    def _pronouns(self) -> None:
        """What pronouns tell of the figures; and whoever is only a pronoun is a figure, too."""
        first = any(w.lower == "i" and self.standing.is_subject(w) for w in self.parsed.words)
        if first and not any(w.lower == "you" for w in self.parsed.words):
            self.figures.insert(0, Figure(noun="person", trade="person", subject=True, telling=True))
        if not self.figures:
            self._from_pronouns()
        told = References(self.parsed, self.figures, self.things)
        for i, figure in enumerate(self.figures):
            figure = figure.model_copy(update={"sex": told.sexes[i], "neuter": i in told.neuter})
            if not figure.trade:
                figure = figure.model_copy(
                    update={"trade": "child" if 0 < figure.age < 13 else "elder" if figure.age > 66 else "person"}
                )
            self.figures[i] = figure

    def _from_pronouns(self) -> None:
        for word in self.parsed.words:
            if (
                word.lower in ("she", "he", "i", "we", "they", "you", "someone", "somebody", "everyone")
                and word.dep in SUBJECTS
            ):
                noun = {"she": "woman", "he": "man"}.get(word.lower, "person")
                count = 2 if word.lower in ("we", "they") else 1
                self.figures.append(
                    Figure(noun=noun, trade="person", sex=SEXED.get(noun, ""), count=count, subject=True)
                )
                return
