"""Scenes, people, places and the film by what they are called: "the kitchen scene", "the ending", "her", "it all"."""

from collections.abc import Sequence

from agent.embedded.descriptions import AGED, described, narrowed
from agent.embedded.film_index import FilmIndex
from agent.embedded.memory import Memory
from agent.embedded.noun_phrases import NounPhrases
from agent.embedded.phrase_words import DETERMINERS, EACH, SCENE_HEADS, STOPS, WITH, filler
from agent.embedded.pieces import forms, phrase_at
from agent.embedded.refs import THOSE, Found, Ref
from agent.embedded.shot_wishes import Wish
from agent.embedded.tokens import Token

ENDING = ("ending", "end", "finale", "finish", "climax", "final", "conclusion")
OPENING = ("opening", "beginning", "start", "intro", "introduction")
_PRONOUNS = (
    "it", "that", "this", "them", "those", "these", "that one", "this one", "that shot", "this shot", "the same one",
    "the same shot", "same one", "same shot", "these shots", "those shots", "both", "these ones", "those ones",
    "celle-ci",
    "that clip", "this clip", "ese", "esa", "ésta", "éste", "those two", "these two", "them both", "both of them", "lo",
    "la", "le", "es", "das", "the shot", "the scene", "this scene", "that scene", "the clip",
)  # fmt: skip
_WHOLE = (
    "the whole film", "the whole movie", "the whole thing", "the entire film", "the entire movie", "the entire thing",
    "the film", "the movie", "everything", "it all", "all of it", "the lot", "whole film", "whole movie", "entire film",
    "whole thing", "all shots", "all the shots", "every shot", "all of the shots", "every single shot",
    "the video", "the whole video", "this film", "this movie", "our film", "my film", "the full film", "film", "movie",
    "all takes", "all the takes", "every take", "the complete film", "the whole picture", "the whole short", "all",
    "le film", "la película", "der film", "den film", "todo", "tout", "alles", "alle", "todas", "todos", "every one",
    "whole cut", "the whole cut", "the entire cut",
    "overall", "across the board", "globally", "everywhere", "everybody else",
    "tout le film", "toda la película", "den ganzen film", "all the dailies", "the dailies",
)  # fmt: skip


_PAIR = ("both of them", "the two of them", "they both", "the pair of them", "them both", "the two people")


class Callings:
    """Reads what things are called in one message over one film."""

    def __init__(self, index: FilmIndex, memory: Memory, tokens: Sequence[Token], nouns: NounPhrases) -> None:
        self.index = index
        self.memory = memory
        self.tokens = tokens
        self.nouns = nouns

    def _word(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def scenes(self, at: int) -> Found | None:
        """Scenes described: "the second scene", "the last two scenes", "the kitchen scene", "the ending"."""
        began = at
        definite = every = False
        while self._word(at) in DETERMINERS or self._word(at) in EACH or self._word(at) == "of":
            definite |= self._word(at) in DETERMINERS
            every |= self._word(at) in EACH
            at += 1
        scenes = self.index.film.scenes
        if at >= len(self.tokens) or not scenes:
            return None
        said = " ".join(token.text for token in self.tokens[began : at + 2])
        token = self.tokens[at]
        if token.kind == "ordinal":
            return self._two_scenes(at, said) or self._ordinal_scene(at, said)
        if every and token.text in ("scenes", "scene"):
            return Ref("scenes", tuple(scene.id for scene in scenes), said, "all"), at + 1
        if definite and token.text in ENDING and self._word(at + 1) not in ("of", "credits", "title", "card", "shot"):
            return Ref("scenes", (scenes[-1].id,), said, "scene"), at + 1
        if definite and token.text in OPENING and self._word(at + 1) not in ("of", "title", "card", "shot", "credits"):
            return Ref("scenes", (scenes[0].id,), said, "scene"), at + 1
        words: list[str] = []
        step = at
        while (definite or every) and step < len(self.tokens) and len(words) < 4:
            if self.tokens[step].kind not in ("word", "mark"):
                break
            if self._word(step) in SCENE_HEADS and words and not self._numbered(step + 1):
                return self._described(words, said, step + 1, every=every or self._word(step).endswith("s"))
            phrase = phrase_at(self.tokens, step)
            if self._word(step) in WITH:
                break
            if (self._word(step) in STOPS and self._word(step) != "'s") or (phrase and phrase.means("but")):
                break
            if self._word(step) != "'s":
                words.append(self._word(step))
            step += 1
        if self._word(at) in SCENE_HEADS[:4] and definite:
            follows = at + 1
            if self._word(follows) in ("with", "where", "in", "at", "when", "on", "about", "of"):
                wish = Wish()
                end = self.nouns.content(follows + 1, wish, clause=self._word(follows) in ("where", "when"))
                if end is not None:
                    return self._described(wish.words, " ".join(t.text for t in self.tokens[began:end]), end)
        return None

    def _numbered(self, at: int) -> bool:
        """Whether a number follows: "the music in scene 3" describes no scene."""
        return at < len(self.tokens) and self.tokens[at].kind == "number"

    def _two_scenes(self, at: int, said: str) -> Found | None:
        """ "The first and the second scene": the head is said once."""
        step = at + 2 + (1 if self._word(at + 2) == "the" else 0)
        if self._word(at + 1) not in ("and", "&", "with") or step >= len(self.tokens):
            return None
        second = self._ordinal_scene(step, said) if self.tokens[step].kind == "ordinal" else None
        scenes = self.index.film.scenes
        place = int(self.tokens[at].value) - (1 if self.tokens[at].value > 0 else 0)
        if second is None or second[0].problem or not -len(scenes) <= place < len(scenes):
            return None
        return Ref("scenes", (scenes[place].id, *second[0].ids), said, "ordinal"), second[1]

    def _ordinal_scene(self, at: int, said: str) -> Found | None:
        scenes = self.index.film.scenes
        number, at = int(self.tokens[at].value), at + 1
        if self._word(at) == "to" and self._word(at + 1) == "last":
            number, at = -number, at + 2
        count = 1
        if at < len(self.tokens) and self.tokens[at].kind == "number":
            count, at = int(self.tokens[at].value), at + 1
        if self._word(at) not in SCENE_HEADS[:6]:
            return None
        first = number - 1 if number > 0 else len(scenes) + number - (count - 1 if number == -1 else 0)
        chosen = scenes[first : first + count] if first >= 0 else ()
        if len(chosen) < count:
            problem = f"There is no {said}; the film has scenes 1 to {len(scenes)}."
            return Ref("scenes", (), said, "ordinal", problem=problem), at + 1
        return Ref("scenes", tuple(scene.id for scene in chosen), said, "ordinal"), at + 1

    def _described(self, words: list[str], said: str, after: int, *, every: bool = False) -> Found | None:
        """The scene with what the words say; of several all are meant by "the night scenes", else they are options."""
        content = [word for word in words if not filler(word)]
        if not content:
            return None
        place = self._named_words(self.index.places, content)
        if place is not None:
            found = tuple(scene.id for scene in self.index.film.scenes if scene.location == place)
        else:
            found = self.index.scenes_about(content) or self._by_weather(content)
        if len(found) == 1 or (found and every):
            return Ref("scenes", found, said, "content"), after
        if found:
            return Ref("scenes", (), said, "content", options=found), after
        return Ref("scenes", (), said, "content", problem=f'I find no scene for "{" ".join(content)}".'), after

    def _named_words(self, names: dict[tuple[str, ...], str], words: list[str]) -> str | None:
        return names.get(tuple(words)) or next((names[(w,)] for w in words if (w,) in names), None)

    def _by_weather(self, words: list[str]) -> tuple[str, ...]:
        wanted = set[str]()
        for word in words:
            wanted.update(forms(word))
        shots = self.index.film.shots
        return tuple(
            scene.id
            for scene in self.index.film.scenes
            if scene.shots and all(shots[s].weather in wanted or shots[s].time in wanted for s in scene.shots)
        )

    def people(self, at: int) -> Found | None:
        """Someone of the film by name or calling; and he, she, him, her by whom the talk was of."""
        began = at
        if self._word(at) in ("the", "our", "my"):
            at += 1
        named = self.nouns.named(self.index.people, at)
        if named is None and at > began and self._word(at) in ("old", "young", "little", "big", "tall", "poor"):
            # "the old man"
            named = self.nouns.named(self.index.people, at + 1)
        if named is not None:
            named = named[0], narrowed(self.index, self.tokens, *named)
        elif at > began or self._word(began) in ("that", "this"):
            named = described(self.index, self.tokens, at if at > began else began + 1)
        elif self._word(at) in AGED:
            named = described(self.index, self.tokens, at)
        if named is not None:
            return Ref("people", (named[0],), self._word(at), "name"), named[1]
        if (pair := self._pair(began)) is not None:
            return pair
        if self._word(began) in ("he", "him", "his", "she", "her", "hers", "they", "their", "them"):
            return self._pronoun_person(began)
        if self._word(began) in ("narrator", "narration") or self._word(at) in ("narrator",):
            return Ref("people", ("narrator",), "narrator", "name"), at + 1
        return None

    def _pair(self, at: int) -> Found | None:
        """ "Both of them", in a film of two people, where nothing else was spoken of that they could be."""
        people = tuple(self.index.film.characters)
        size = next((n for n in (4, 3, 2) if " ".join(self._word(at + k) for k in range(n)) in _PAIR), 0)
        if not size or len(people) != 2 or len(self.nouns.just) > 1 or len(self.memory.shots) > 1:
            return None
        return Ref("people", people, "both", "name"), at + size

    def _pronoun_person(self, at: int) -> Found | None:
        word = self._word(at)
        sex = "m" if word in ("he", "him", "his") else "f" if word in ("she", "her", "hers") else ""
        people = self.index.film.characters
        fits = [who for who, person in people.items() if not sex or person.appearance.sex == sex]
        recent = [who for who in self.memory.people if who in fits]
        if sex and recent:
            return Ref("people", (recent[0],), word, "pronoun"), at + 1
        if len(fits) == 1:
            return Ref("people", (fits[0],), word, "pronoun"), at + 1
        if not sex:
            return None
        return Ref("people", (), word, "pronoun", options=tuple(fits)), at + 1

    def places(self, at: int) -> Found | None:
        if self._word(at) in ("the", "our", "my"):
            at += 1
        named = self.nouns.named(self.index.places, at)
        return (Ref("places", (named[0],), self._word(at), "name"), named[1]) if named else None

    def film(self, at: int) -> Found | None:
        """The film as a whole: "the whole thing", "everything", "it all"."""
        all_over = 2 if self._word(at) == "all" and self._word(at + 1) == "over" else 1
        if self._word(at) in ("everywhere", "throughout") or all_over == 2:
            # "handheld everywhere in the corridor"
            inside = at + all_over + (1 if self._word(at + all_over) in ("in", "on", "at") else 0)
            there = self.places(inside) or self.scenes(inside) if inside < len(self.tokens) else None
            if there is not None and not there[0].problem:
                return there
        for size in (4, 3, 2, 1):
            words = " ".join(self._word(at + k) for k in range(size))
            pointed = at + size < len(self.tokens) and self.tokens[at + size].kind in ("number", "slate")
            if words == "film" and (pointed or self._word(at + size) in ("shot", "shots", "scene")):
                # "film 10 from the side"
                return None
            several = 1 < len(self.memory.shots) < len(self.index.order)
            if words in THOSE and several and len(self.nouns.just) < 2:
                # "which shots is she in?" ... "make all of those warmer"
                return Ref("shots", self.memory.shots, words, "pronoun"), at + size
            if words in THOSE and words.endswith(("those", "these")):
                spoken = self._spoken_of(words)
                problem = f"No shots were spoken of; say which ones “{words}” are."
                return spoken if spoken.ids else Ref("shots", (), words, "content", problem=problem), at + size
            if words in _WHOLE or words in THOSE:
                return Ref("film", self.index.order, words, "all"), at + size
        return None

    def pronoun(self, at: int) -> Found | None:
        """ "it", "that one", "those", "the same shot": what was spoken of last."""
        for size in (3, 2, 1):
            words = " ".join(self._word(at + k) for k in range(size))
            if words in _PRONOUNS:
                if words in ("that", "this") and self._word(at + size) in ("is", "was", "the", "scene", "part"):
                    return None
                return self._spoken_of(words), at + size
        return None

    def _spoken_of(self, words: str) -> Ref:
        if self.memory.scenes and (not self.memory.shots or words.endswith("scene")):
            return Ref("scenes", self.memory.scenes, words, "pronoun")
        return Ref("shots", self.memory.shots, words, "pronoun")
