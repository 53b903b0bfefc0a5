"""Noun phrases that point at the film: "the last two shots of scene 2", "all night shots", "Mara's close-up", "her".

[determiner] [ordinal] [number] [what kind] HEAD [of, with, in, at, where ...]
     the       last      two       wide    shots  of scene 2
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from agent.embedded.descriptions import AGED, described
from agent.embedded.film_index import FilmIndex
from agent.embedded.memory import Memory
from agent.embedded.phrase_words import (  # fmt: skip
    AFTER_A_COUNT,
    BUT,
    DETERMINERS,
    EACH,
    EDGES,
    EXTREMES,
    HEADS,
    IN_CLAUSES,
    INSIDE,
    LOOSE_HEADS,
    RIGHT,
    SAID_OF_IT,
    SCENE_HEADS,
    STOPS,
    WHERE,
    WITH,
    counted,
    filler,
)
from agent.embedded.phrases_counted import counts_sizes, of_the_group, scene_at, wished_at
from agent.embedded.pieces import forms, phrase_at
from agent.embedded.refs import THOSE, Found
from agent.embedded.seen_from import beyond
from agent.embedded.shot_states import STATES, Test, made_in, one_of
from agent.embedded.shot_wishes import Wish, fitting, resolved, says
from agent.embedded.tokens import Token


class NounPhrases:
    """Reads noun phrases in one message over one film."""

    def __init__(self, index: FilmIndex, memory: Memory, tokens: Sequence[Token]) -> None:
        self.index = index
        self.memory = memory
        self.tokens = tokens
        self.pointed: Callable[[int], Found | None] | None = None
        """reads a plain reference (a number, a slate, a scene) at a token; the finder puts it here"""
        self.just: tuple[str, ...] = ()
        """the shots that were spoken of right before, in this message"""
        self.there: tuple[str, ...] = ()
        """the shots of the last scene or place of which this message has spoken"""
        self.deep = False

    def word(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def shots(self, at: int) -> Found | None:
        """Shots described: by their place, size, hour, weather, people, things or state."""
        if any(" ".join(self.word(at + k) for k in range(size)) in THOSE for size in (3, 4)):
            return None
        wish = Wish()
        began = at
        at = self._determiners(at, wish)
        at = self._modifiers(at, wish)
        head = self._head(at, wish)
        if head is None:
            return None
        if wish.ordinal == -1 and self.word(head) == "but" and (less := BUT.get(self.word(head + 1))):
            wish.ordinal, head = -1 - less, head + 2
        at = self._after_head(head, wish)
        if at == began or not says(wish):
            return None
        titled = began == 0 and bool(wish.words) and self.word(head - 1) == "shot" and self.word(at) in (":", ",", "-")
        if not (wish.definite or wish.every or wish.ordinal or wish.plural or titled):
            # "a wide shot" and "medium shot" say what a shot shall be, not which one is meant
            return None
        wish.said = " ".join(token.text for token in self.tokens[began:at])
        at += of_the_group(self, began, wish, at)
        found = resolved(wish, self.index, self.memory)  # "the vault bit" is a scene
        return None if self.word(head - 1) in LOOSE_HEADS and len(found.ids) != 1 else (found, at)

    def _determiners(self, at: int, wish: Wish) -> int:
        owner = scene_at(self.index, self.tokens, at)
        if owner is not None and self.word(owner[1]) == "'s":
            # "scene 4's last shot"
            wish.scenes, wish.definite, at = owner[0], True, owner[1] + 1
        while self.word(at) in DETERMINERS or self.word(at) in EACH or self.word(at) == "of":
            if self.word(at) in ("everything", "anything"):
                break
            wish.every |= self.word(at) in EACH
            wish.definite |= self.word(at) in DETERMINERS
            at += 1
        return at

    def _modifiers(self, at: int, wish: Wish) -> int:
        """Ordinals, numbers, and what kind of shot, up to the head."""
        for _ in range(6):
            if at >= len(self.tokens):
                break
            token = self.tokens[at]
            kind = self.tokens[at + 1].kind if at + 1 < len(self.tokens) else ""
            if token.text == "very" and kind == "ordinal":
                at = at + 1
                continue
            if token.text in EDGES and (kind == "number" or self.word(at + 1) in (*HEADS, *LOOSE_HEADS)):
                wish.ordinal, at = (1 if token.text in ("opening", "starting", "start") else -1), at + 1
                continue
            if token.kind == "ordinal":
                wish.ordinal = int(token.value)
                at += 1
                if self.word(at) == "to" and self.word(at + 1) == "last" and wish.ordinal > 0:
                    wish.ordinal, at = -wish.ordinal, at + 2
                continue
            if (extreme := EXTREMES.get(token.text)) is not None and not wish.extreme:
                wish.extreme, at = extreme, at + 1
                continue
            if counted(self.tokens[at : at + 5], definite=wish.definite) or (
                (wish.definite or wish.every) and counts_sizes(self.tokens, at)
            ):
                wish.count, at = int(token.value), at + 1
                continue
            if token.text in ("next", "previous", "following", "preceding") and self.word(at + 1) in HEADS:
                at = self._beside(at, wish)
                continue
            if token.text == "other" and self.word(at + 1) in HEADS:
                wish.other, at = True, at + 1
                continue
            if token.kind == "number" and wish.ordinal and token.value == int(token.value):
                wish.count, at = int(token.value), at + 1
                continue
            if (step := self._kind(at, wish)) is None:
                break
            at = step
        return at

    def _beside(self, at: int, wish: Wish) -> int:
        """The next or previous shot, seen from the one that was spoken of."""
        order = self.index.order
        if self.memory.shots and self.memory.shots[-1] in order:
            step = 1 if self.word(at) in ("next", "following") else -1
            place = order.index(self.memory.shots[-1]) + step
            if 0 <= place < len(order):
                beside = order[place]
                wish.tests.append(lambda shot: shot.id == beside)
        return at + 1

    def _kind(self, at: int, wish: Wish) -> int | None:
        """One word or phrase that says what kind of shot: "night", "wide", "Mara's", "exterior", "unapproved"."""
        word = self.word(at)
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
        if (inside := INSIDE.get(word)) is not None:
            wish.tests.append(made_in(self.index.film, interior=inside))
            return at + 1
        if word in ("new", "untouched", "whole", "entire"):
            return at + 1
        phrase = phrase_at(self.tokens, at)
        if phrase is None:
            # a thing of the film before the head: "the bottle shot"
            if self._heads(at + 1) and set(forms(word)) & self.index.known:
                wish.words.append(word)
                return at + 1
            return None
        sizes, times, weathers = phrase.values("size"), phrase.values("time"), phrase.values("weather")
        if sizes and self.word(phrase.last) in (*HEADS, "up", "ups"):
            wish.tests.append(lambda shot: shot.size in sizes)
            return phrase.last
        if times:
            wish.tests.append(lambda shot: shot.time in times)
            return phrase.last
        if weathers:
            wish.tests.append(lambda shot: shot.weather in weathers)
            return phrase.last
        if phrase.values("camera") and self.word(phrase.last) in HEADS:
            moves = phrase.values("camera")
            wish.tests.append(lambda shot: shot.move in moves)
            return phrase.last
        if self._heads(phrase.last) and set(forms(word)) & self.index.known and phrase.last == at + 1:
            wish.words.append(word)
            return at + 1
        return None

    def _heads(self, at: int) -> bool:
        """Whether a head follows a thing: "the bottle shot", "the ribbon insert", "the letter close-up"."""
        if self.word(at) in (*HEADS, *LOOSE_HEADS):
            return True
        phrase = phrase_at(self.tokens, at) if at < len(self.tokens) else None
        return phrase is not None and bool(phrase.values("size")) and self.word(at) not in ("detail", "portrait")

    def _head(self, at: int, wish: Wish) -> int | None:
        word = self.word(at)
        loose = word in LOOSE_HEADS and wish.definite
        if loose and (wish.tests or wish.words or wish.ordinal or self._goes_on(at)):
            return at + 1
        if word in HEADS:
            # "both the last shots"
            wish.count = wish.count or (2 if wish.ordinal in (1, -1) and word.endswith("s") else 0)
            wish.plural |= word.endswith("s")
            if word in ("one", "ones") and not (wish.ordinal or wish.tests or wish.words or wish.definite):
                return None
            return at + 1
        if word in ("everything", "anything"):
            wish.every = wish.plural = True
            return at + 1
        phrase = phrase_at(self.tokens, at) if at < len(self.tokens) else None
        if phrase is not None and (wish.definite or wish.every or wish.tests or wish.ordinal):
            # a size as the head: "the close-up of Mara", "all wides", "Mara's close-up"
            sizes = phrase.values("size")
            coverages = phrase.values("coverage")
            if sizes or coverages:
                wish.tests.append(lambda shot: shot.size in sizes or shot.coverage in coverages)
                wish.plural |= self.tokens[phrase.last - 1].text.endswith("s")
                return phrase.last + (1 if self.word(phrase.last) in HEADS else 0)
        ended = (
            at >= len(self.tokens)
            or self.word(at) in STOPS
            or self.word(at) in AFTER_A_COUNT
            or wished_at(self.tokens, at)
        )
        if wish.ordinal in (1, -1) and wish.count > 1 and wish.definite and ended:
            # "approve the first three"
            wish.plural = True
            return at
        if wish.extreme in ("longest", "shortest") or (wish.ordinal and self.word(at) == "of" and self.them(at + 1)):
            # "trim the shortest", "hold the last of them"
            return at
        last = self.word(at - 1)
        if (
            last in ("exteriors", "interiors")
            or (wish.every and last in ("exterior", "interior"))
            or (wish.every and wish.tests and last.endswith("s") and last != "'s")
        ):
            wish.plural = True
            return at
        return None

    def _goes_on(self, at: int) -> bool:
        """Whether "the bit", "the part" goes on to say which."""
        return self.word(at) in SCENE_HEADS and self.word(at + 1) in (*WITH, *WHERE)

    def _after_head(self, at: int, wish: Wish) -> int:
        """What narrows the head: of scene 2, with the bottle, in the kitchen, where she cries, at night."""
        for _ in range(3):
            word = self.word(at)
            it = self.word(at + 1) in ("it", "that one") and len(self.just) > 1
            if word == "of" and (it or self.them(at + 1)):
                wish.group = self.just or self.memory.shots
                return at + 2
            right = int(word in RIGHT and self.word(at + 1) in ("after", "before"))
            beside = self.word(at + right)
            if beside in ("after", "before", "from", "until", "since", "past") or (
                word == "up" and self.word(at + 1) == "to"
            ):
                step = beyond(self, at + right, wish)
                if step is not None:
                    at = step
                    continue
            clip = self.word(at - 1) == "clip"
            # "split the clip at 0:09": where it is cut, not which one it is
            if word in ("at", "around") and not clip and self.pointed is not None and at + 1 < len(self.tokens):
                moment = self.pointed(at + 1) if self.tokens[at + 1].kind == "timecode" else None
                if moment is not None and moment[0].ids:
                    wish.tests.append(one_of(moment[0].ids))
                    return moment[1]
            if word not in WITH and word not in WHERE:
                break
            before = replace(wish, tests=[*wish.tests], words=[*wish.words])
            many = len(fitting(wish, self.index))
            step = self._narrowed(at, wish, clause=word in WHERE)
            if step is None:
                break
            if (
                word in ("at", "in", "on", "during", "with")
                and not wish.scenes
                and many
                and not fitting(wish, self.index)
            ):
                # "the exteriors at sunset" is what they shall be, when none is so yet
                wish.tests, wish.words = before.tests, before.words
                break
            at = step
        return at

    def them(self, at: int) -> bool:
        """Whether "them" points back at several shots."""
        return self.word(at) in ("them", "those", "these") and len(self.just or self.memory.shots) > 1

    def _narrowed(self, at: int, wish: Wish, *, clause: bool) -> int | None:
        inner = at + 1
        while self.word(inner) in (*DETERMINERS, "a", "an", "all"):
            inner += 1
        if inner >= len(self.tokens):
            return None
        if self.word(inner) in ("film", "movie"):
            return inner + 1
        scene = scene_at(self.index, self.tokens, inner)
        if scene is not None and self.word(at) in ("of", "in", "from", "during"):
            wish.scenes = scene[0]
            return scene[1]
        if not clause:
            for read in (self._person_test, self._place_test):
                found = read(inner)
                if found is not None and (found[1] >= len(self.tokens) or self.word(found[1]) != "'s"):
                    wish.tests.append(found[0])
                    while self.word(found[1]) in ("and", "&") and (more := read(found[1] + 1)) is not None:
                        # "the two-shot of Mum and Dad"
                        wish.tests.append(more[0])
                        found = more
                    doing = found[1]
                    if self.word(doing).endswith("ing") and set(forms(self.word(doing))) & self.index.known:
                        # "the shot of Bruno crying"
                        wish.words.append(self.word(doing))
                        return doing + 1
                    # "everything in the beach scene"
                    return found[1] + (1 if self.word(found[1]) in ("scene", "scenes") else 0)
            phrase = phrase_at(self.tokens, inner)
            if phrase is not None and self.word(at) in ("at", "in", "during", "by"):
                times, weathers = phrase.values("time"), phrase.values("weather")
                if times:
                    wish.tests.append(lambda shot: shot.time in times)
                    return phrase.last
                if weathers:
                    wish.tests.append(lambda shot: shot.weather in weathers)
                    return phrase.last
            if self.word(at) == "for":
                return None
        if self.word(at) in ("on", "from") and not clause:
            return None
        return self.content(inner, wish, clause=clause)

    def content(self, at: int, wish: Wish, *, clause: bool) -> int | None:
        """The words that a described shot must have, up to where the description ends."""
        words: list[str] = []
        began = at
        while at < len(self.tokens) and self.tokens[at].kind == "word" and len(words) < 6:
            word = self.word(at)
            if word in STOPS and not (clause and word in IN_CLAUSES and not (word in SAID_OF_IT and len(words) > 1)):
                break
            known = bool(set(forms(word)) & self.index.known)
            if not known and not filler(word):
                phrase = phrase_at(self.tokens, at)
                wanted = phrase is not None and phrase.means(
                    "grade.", "step.", "length.", "pace.", "size.", "verb.make"
                )
                if (words and not clause) or (words and wanted):
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
        if person is None and (self.word(at - 1) in DETERMINERS or self.word(at) in AGED):
            # "the old man's close-up"
            person = described(self.index, self.tokens, at)
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
            words = tuple(self.word(at + k) for k in range(size))
            if at + size <= len(self.tokens) and words in names:
                return names[words], at + size
        return None
