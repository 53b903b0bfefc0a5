"""Noun phrases that point at the film: "the last two shots of scene 2", "all night shots", "Mara's close-up", "her".

[determiner] [ordinal] [number] [what kind] HEAD [of, with, in, at, where ...]
     the       last      two       wide    shots  of scene 2
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from agent.embedded.film_index import FilmIndex, words_of
from agent.embedded.memory import Memory
from agent.embedded.pieces import forms, phrase_at
from agent.embedded.refs import Ref
from agent.embedded.shot_states import STATES, Test
from agent.embedded.tokens import Token
from tools.film.script import Shot

Found = tuple[Ref, int]

DETERMINERS = (
    "the",
    "my",
    "our",
    "those",
    "these",
    "that",
    "this",
    "la",
    "le",
    "el",
    "die",
    "der",
    "das",
    "her",
    "his",
)
EACH = ("all", "every", "each", "both", "any", "tous", "toutes", "todos", "todas", "alle", "everything", "anything")
HEADS = ("shot", "shots", "clip", "clips", "one", "ones", "plan", "plans", "plano", "planos", "einstellung", "toma")
SCENE_HEADS = ("scene", "scenes", "sequence", "sequences", "escena", "scène", "szene", "bit", "part", "moment")
WITH = (
    "of",
    "with",
    "featuring",
    "showing",
    "on",
    "in",
    "at",
    "inside",
    "containing",
    "during",
    "from",
    "about",
    "for",
)
WHERE = ("where", "when", "which", "that", "who")
STOPS = (
    ",", ".", ";", "!", "?", "and", "but", "then", "is", "are", "was", "should", "needs", "to", "by", "a", "more", "so",
    "because", "please", "into", "longer", "shorter", "darker", "brighter", "again", "for", "could", "must", "feels",
    "looks", "drags", "needs", "too", "up", "down", "out", "back", "before", "after",
)  # fmt: skip


@dataclass
class Wish:
    """What a phrase has said so far of the shots it means."""

    tests: list[Test] = field(default_factory=list[Test])
    words: list[str] = field(default_factory=list[str])
    scenes: tuple[str, ...] = ()
    ordinal: int = 0
    count: int = 0
    definite: bool = False
    every: bool = False
    plural: bool = False
    other: bool = False
    said: str = ""


class NounPhrases:
    """Reads noun phrases in one message over one film."""

    def __init__(self, index: FilmIndex, memory: Memory, tokens: Sequence[Token]) -> None:
        self.index = index
        self.memory = memory
        self.tokens = tokens

    def _word(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def shots(self, at: int) -> Found | None:
        """Shots described: by their place, size, hour, weather, people, things or state."""
        wish = Wish()
        began = at
        at = self._determiners(at, wish)
        at = self._modifiers(at, wish)
        head = self._head(at, wish)
        if head is None:
            return None
        at = self._after_head(head, wish)
        if at == began or not (wish.tests or wish.words or wish.ordinal or wish.every or wish.scenes or wish.other):
            return None
        if not (wish.definite or wish.every or wish.ordinal or wish.plural):
            # "a wide shot" and "medium shot" say what a shot shall be, not which one is meant
            return None
        wish.said = " ".join(token.text for token in self.tokens[began:at])
        return self._resolved(wish), at

    def _determiners(self, at: int, wish: Wish) -> int:
        while self._word(at) in DETERMINERS or self._word(at) in EACH or self._word(at) == "of":
            if self._word(at) in ("everything", "anything"):
                break
            wish.every |= self._word(at) in EACH
            wish.definite |= self._word(at) in DETERMINERS
            at += 1
        return at

    def _modifiers(self, at: int, wish: Wish) -> int:
        """Ordinals, numbers, and what kind of shot, up to the head."""
        for _ in range(6):
            if at >= len(self.tokens):
                break
            token = self.tokens[at]
            if token.kind == "ordinal":
                wish.ordinal = int(token.value)
                at += 1
                if self._word(at) == "to" and self._word(at + 1) == "last" and wish.ordinal > 0:
                    wish.ordinal, at = -wish.ordinal, at + 2
                continue
            if token.text in ("next", "previous", "following", "preceding") and self._word(at + 1) in HEADS:
                at = self._beside(at, wish)
                continue
            if token.text == "other" and self._word(at + 1) in HEADS:
                wish.other = True
                at += 1
                continue
            if token.kind == "number" and wish.ordinal and token.value == int(token.value):
                wish.count, at = int(token.value), at + 1
                continue
            step = self._kind(at, wish)
            if step is None:
                break
            at = step
        return at

    def _beside(self, at: int, wish: Wish) -> int:
        """The next or previous shot, seen from the one that was spoken of."""
        order = self.index.order
        if self.memory.shots and self.memory.shots[-1] in order:
            step = 1 if self._word(at) in ("next", "following") else -1
            place = order.index(self.memory.shots[-1]) + step
            if 0 <= place < len(order):
                beside = order[place]
                wish.tests.append(lambda shot: shot.id == beside)
        return at + 1

    def _kind(self, at: int, wish: Wish) -> int | None:
        """One word or phrase that says what kind of shot: "night", "wide", "Mara's", "exterior", "unapproved"."""
        word = self._word(at)
        if word in ("'s", "-"):
            wish.definite |= word == "'s"
            return at + 1
        for read in (self._person_test, self._place_test):
            found = read(at)
            if found is not None:
                wish.tests.append(found[0])
                return found[1]
        if (test := STATES.get(word)) is not None:
            wish.tests.append(test)
            return at + 1
        if word in ("exterior", "exteriors", "outdoor", "outside", "ext"):
            wish.tests.append(lambda shot: not self._interior(shot))
            return at + 1
        if word in ("interior", "interiors", "indoor", "inside", "int"):
            wish.tests.append(self._interior)
            return at + 1
        if word in ("new", "untouched", "whole", "entire"):
            return at + 1
        phrase = phrase_at(self.tokens, at)
        if phrase is None:
            # a thing of the film before the head: "the bottle shot"
            if self._word(at + 1) in HEADS and set(forms(word)) & self.index.known:
                wish.words.append(word)
                return at + 1
            return None
        sizes, times, weathers = phrase.values("size"), phrase.values("time"), phrase.values("weather")
        if sizes and self._word(phrase.last) in (*HEADS, "up", "ups"):
            wish.tests.append(lambda shot: shot.size in sizes)
            return phrase.last
        if times:
            wish.tests.append(lambda shot: shot.time in times)
            return phrase.last
        if weathers:
            wish.tests.append(lambda shot: shot.weather in weathers)
            return phrase.last
        if phrase.values("camera") and self._word(phrase.last) in HEADS:
            moves = phrase.values("camera")
            wish.tests.append(lambda shot: shot.move in moves)
            return phrase.last
        if self._word(phrase.last) in HEADS and set(forms(word)) & self.index.known and phrase.last == at + 1:
            wish.words.append(word)
            return at + 1
        return None

    def _head(self, at: int, wish: Wish) -> int | None:
        word = self._word(at)
        if word in HEADS:
            wish.plural |= word.endswith("s")
            if word in ("one", "ones") and not (wish.ordinal or wish.tests or wish.words or wish.definite):
                return None
            return at + 1
        if word in ("everything", "anything"):
            wish.every = wish.plural = True
            return at + 1
        if at >= len(self.tokens):
            return None
        phrase = phrase_at(self.tokens, at)
        if phrase is not None and (wish.definite or wish.every or wish.tests or wish.ordinal):
            # a size as the head: "the close-up of Mara", "all wides", "Mara's close-up"
            sizes = phrase.values("size")
            coverages = phrase.values("coverage")
            if sizes or coverages:
                wish.tests.append(lambda shot: shot.size in sizes or shot.coverage in coverages)
                wish.plural |= self.tokens[phrase.last - 1].text.endswith("s")
                return phrase.last + (1 if self._word(phrase.last) in HEADS else 0)
        last = self._word(at - 1)
        if last in ("exteriors", "interiors") or (wish.every and wish.tests and last.endswith("s") and last != "'s"):
            wish.plural = True
            return at
        return None

    def _after_head(self, at: int, wish: Wish) -> int:
        """What narrows the head: of scene 2, with the bottle, in the kitchen, where she cries, at night."""
        for _ in range(3):
            word = self._word(at)
            if word not in WITH and word not in WHERE:
                break
            step = self._narrowed(at, wish, clause=word in WHERE)
            if step is None:
                break
            at = step
        return at

    def _narrowed(self, at: int, wish: Wish, *, clause: bool) -> int | None:
        inner = at + 1
        while self._word(inner) in (*DETERMINERS, "a", "an", "all"):
            inner += 1
        if inner >= len(self.tokens):
            return None
        if self._word(inner) in ("film", "movie"):
            return inner + 1
        scene = self._scene(inner)
        if scene is not None and self._word(at) in ("of", "in", "from", "during"):
            wish.scenes = scene[0]
            return scene[1]
        if not clause:
            for read in (self._person_test, self._place_test):
                found = read(inner)
                if found is not None and (found[1] >= len(self.tokens) or self._word(found[1]) != "'s"):
                    wish.tests.append(found[0])
                    return found[1]
            phrase = phrase_at(self.tokens, inner)
            if phrase is not None and self._word(at) in ("at", "in", "during", "by"):
                times, weathers = phrase.values("time"), phrase.values("weather")
                if times:
                    wish.tests.append(lambda shot: shot.time in times)
                    return phrase.last
                if weathers:
                    wish.tests.append(lambda shot: shot.weather in weathers)
                    return phrase.last
            if self._word(at) == "for":
                return None
        if self._word(at) in ("on", "from") and not clause:
            return None
        return self.content(inner, wish, clause=clause)

    def content(self, at: int, wish: Wish, *, clause: bool) -> int | None:
        """The words that a described shot must have, up to where the description ends."""
        words: list[str] = []
        began = at
        while at < len(self.tokens) and self.tokens[at].kind == "word" and len(words) < 6:
            word = self._word(at)
            if word in STOPS and not (clause and word in ("is", "are", "a", "up", "out", "down", "to", "back")):
                break
            known = bool(set(forms(word)) & self.index.known)
            if not known and not filler(word):
                if words and not clause:
                    break
                known = True
            if known and not filler(word):
                words.append(word)
            at += 1
        if not words or at == began:
            return None
        wish.words += words
        return at

    def _person_test(self, at: int) -> tuple[Test, int] | None:
        person = self.named(self.index.people, at)
        if person is None:
            return None
        who, after = person
        return (lambda shot: any(staged.who == who for staged in shot.staging)), after

    def _place_test(self, at: int) -> tuple[Test, int] | None:
        place = self.named(self.index.places, at)
        if place is None:
            return None
        where, after = place
        return (lambda shot: shot.location == where), after

    def named(self, names: dict[tuple[str, ...], str], at: int) -> tuple[str, int] | None:
        for size in (4, 3, 2, 1):
            words = tuple(self._word(at + k) for k in range(size))
            if at + size <= len(self.tokens) and words in names:
                return names[words], at + size
        return None

    def _interior(self, shot: Shot) -> bool:
        place = self.index.film.locations.get(shot.location)
        return place is not None and place.interior

    def _resolved(self, wish: Wish) -> Ref:
        shots = [shot for shot in self.index.order if all(test(self.index.film.shots[shot]) for test in wish.tests)]
        if wish.scenes:
            here = set(self.index.shots_of_scenes(wish.scenes))
            shots = [shot for shot in shots if shot in here]
        if wish.words:
            about = set(self.index.shots_about(wish.words))
            shots = [shot for shot in shots if shot in about]
        if wish.other:
            return self._other(wish)
        if not shots:
            return Ref("shots", (), wish.said, "content", problem=f'I find no shot for "{wish.said}".')
        if wish.ordinal:
            return self._nth(wish, shots)
        if wish.every or wish.plural or len(shots) == 1:
            how = "all" if wish.every or wish.plural else "content"
            return Ref("shots", tuple(shots), wish.said, how)
        recent = [shot for shot in self.memory.shots if shot in shots]
        if len(recent) == 1:
            return Ref("shots", tuple(recent), wish.said, "content")
        return Ref("shots", (), wish.said, "content", options=tuple(shots))

    def _nth(self, wish: Wish, shots: list[str]) -> Ref:
        count = wish.count or 1
        first = wish.ordinal - 1 if wish.ordinal > 0 else len(shots) + wish.ordinal - count + 1
        if wish.ordinal == -1:
            first = len(shots) - count
        chosen = shots[max(first, 0) : max(first, 0) + count] if first >= 0 else []
        if len(chosen) < count:
            return Ref("shots", (), wish.said, "ordinal", problem=f"There are only {len(shots)} such shots.")
        return Ref("shots", tuple(chosen), wish.said, "ordinal")

    def _other(self, wish: Wish) -> Ref:
        """ "The other one": of two that the conversation knows, the one that was not meant."""
        question = self.memory.question
        options = [
            shot
            for choice in (question.choices if question else ())
            for act in choice.acts
            for shot in getattr(act, "shots", ())
            if isinstance(shot, str)
        ]
        left = [shot for shot in options if shot not in self.memory.shots]
        if len(left) == 1:
            return Ref("shots", (left[0],), wish.said, "other")
        return Ref("shots", (), wish.said, "other", problem="Say which shot you mean by the other one.")

    def _scene(self, at: int) -> tuple[tuple[str, ...], int] | None:
        scenes = self.index.film.scenes
        if self._word(at) in ("scene", "scenes", "sequence") and at + 1 < len(self.tokens):
            token = self.tokens[at + 1]
            if token.kind == "number" and 1 <= token.value <= len(scenes):
                return (scenes[int(token.value) - 1].id,), at + 2
        if at < len(self.tokens) and self.tokens[at].kind == "ordinal" and self._word(at + 1) in SCENE_HEADS[:4]:
            number = int(self.tokens[at].value)
            place = number - 1 if number > 0 else len(scenes) + number
            if 0 <= place < len(scenes):
                return (scenes[place].id,), at + 2
        return None


def filler(word: str) -> bool:
    return word in _LITTLE or not words_of(word)


_LITTLE = (
    "the", "a", "an", "her", "his", "their", "is", "are", "was", "he", "she", "they", "it", "of", "with", "in", "on",
    "at", "to", "we", "you", "i", "see", "one", "up", "down", "out", "into", "from", "gets", "get", "goes", "that",
)  # fmt: skip
