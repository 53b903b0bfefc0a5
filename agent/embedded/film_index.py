"""A film by its words: which shots and scenes a name, a thing or a happening points at. Made once a revision."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache

from agent.embedded.pieces import forms
from tools.film.film import Film
from tools.film.slate import shot_order, slates
from tools.film.sound import Cue
from tools.film.timeline import Clip
from tools.film.views import picture_spans
from tools.writing.vectors import vectors

ALSO = {
    "rooftop": ("roof",),
    "hallway": ("hall", "corridor"),
    "corridor": ("hallway",),
    "street": ("road",),
    "road": ("street",),
    "beach": ("shore", "seaside"),
    "shop": ("store",),
    "store": ("shop",),
    "station": ("platform",),
    "garden": ("backyard",),
    "forest": ("woods",),
    "woods": ("forest",),
    "flat": ("apartment",),
    "apartment": ("flat",),
    "cafe": ("café",),
    "rocks": ("cliffs",),
    "cockpit": ("bridge",),
    "office": ("bureau",),
}
"""the last word of a place's name -> what else it may be called"""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset(
    "the a an and or of in on at to with his her its their by for from into over under behind before after is are as"
    " shot slow wide medium close up close-up insert static light looking int ext".split()
)


LIKE, APART = 0.45, 0.2
"""how like a shot's telling words are that mean it, and by how much more than any other's (measured on six films)"""
MOST_COMPARED = 200
_LOOKS = re.compile(r"\([^)]*\)")
_FRAMED = re.compile(
    r"\b(?:shot|close-up|insert|wide|shoulder|angle|static|handheld|push in|pull out|crane|tilt|pan)\b"
)


def _told(prompt: str) -> str:
    parts = [part.strip() for part in _LOOKS.sub("", prompt.casefold()).split(",")]
    return ", ".join(part for part in parts if part and not _FRAMED.search(part)) or prompt.casefold()


def plain_words(text: str) -> list[str]:
    """Lower case words without their marks."""
    kept = "".join(letter if letter.isalnum() else " " for letter in text.casefold().replace("'s", ""))
    return kept.split()


def words_of(text: str) -> frozenset[str]:
    """The content words of a text in all their base forms."""
    found: set[str] = set()
    for match in _WORD.finditer(text.casefold()):
        word = match.group()
        if word not in _SMALL:
            found.update(forms(word))
            for part in word.split("-"):
                found.update(forms(part))
    return frozenset(found)


@dataclass(frozen=True)
class FilmIndex:
    """Everything by which a message may name parts of the film."""

    film: Film
    order: tuple[str, ...]
    numbers: dict[str, int]
    by_slate: dict[str, str]
    scene_of: dict[str, str]
    shot_words: dict[str, frozenset[str]]
    scene_words: dict[str, frozenset[str]]
    people: dict[tuple[str, ...], str]
    """ways to name someone, as words -> the character's id"""
    places: dict[tuple[str, ...], str]
    known: frozenset[str] = frozenset()
    """every single word that names something of the film"""

    @cached_property
    def around(self) -> dict[str, tuple[str, ...]]:
        """What an act may name (shot, scene, slate, take, clip, cue) -> the shots and scenes that it is of."""
        found = {shot: (shot, self.scene_of[shot]) for shot in self.order}
        film = self.film
        named = {**self.by_slate, **{take.id: take.shot for take in film.takes.values()}}
        named |= {
            item.id: item.shot for track in film.timeline.tracks for item in track.items if isinstance(item, Clip)
        }
        named |= {cue.id: cue.shot for cue in film.cues.values()}
        found |= {name.casefold(): found[shot] for name, shot in named.items() if shot in found}
        return found | {scene.id: (scene.id, *scene.shots) for scene in film.scenes}

    def meant(self, text: str) -> tuple[str, ...]:
        """The shots and scenes that a text of an act is of: an id, a slate, a take's slate; else none."""
        return self.around.get(text) or self.around.get(text.partition("-")[0], ())

    def beside(self, shots: AbstractSet[str]) -> frozenset[str]:
        """The shots right before and after these."""
        places = [number - 1 for shot, number in self.numbers.items() if shot in shots]
        return frozenset(self.order[near] for at in places for near in (at - 1, at + 1) if 0 <= near < len(self.order))

    def slate(self, shot: str) -> str:
        return next((slate for slate, known in self.by_slate.items() if known == shot), "").upper()

    def shots_of_scenes(self, scenes: Iterable[str]) -> tuple[str, ...]:
        wanted = set(scenes)
        return tuple(shot for shot in self.order if self.scene_of[shot] in wanted)

    @cached_property
    def _seen(self) -> dict[str, tuple[str, ...]]:
        """Who is seen in which shots, and what is where, each in film order."""
        found: dict[str, list[str]] = {}
        for known in self.order:
            shot = self.film.shots[known]
            for one in dict.fromkeys((*(f"who {staged.who}" for staged in shot.staging), f"at {shot.location}")):
                found.setdefault(one, []).append(known)
        return {one: tuple(shots) for one, shots in found.items()}

    @cached_property
    def _by_word(self) -> dict[str, frozenset[str]]:
        """Every word that a shot is described with -> the shots."""
        found: dict[str, set[str]] = {}
        for shot, words in self.shot_words.items():
            for word in words:
                found.setdefault(word, set()).add(shot)
        return {word: frozenset(shots) for word, shots in found.items()}

    @cached_property
    def cue_words(self) -> dict[str, frozenset[str]]:
        """The words of each cue, in all their base forms."""
        cues = self.film.cues.items()
        return {known: frozenset(f for word in plain_words(cue.what) for f in forms(word)) for known, cue in cues}

    @cached_property
    def told(self) -> dict[str, str]:
        """What each shot shows, without its framing and its people's looks: "mum takes his hand, tender"."""
        return {shot: _told(self.film.shots[shot].prompt) for shot in self.order}

    def most_like(self, words: str) -> str | None:
        """The one shot whose telling is much nearer in meaning to some words than any other's; None where none is."""
        likeness = self._likeness(words)
        second = likeness[1][0] if len(likeness) > 1 else 0.0
        return likeness[0][1] if likeness and likeness[0][0] - second >= APART else None

    def likest(self, words: str) -> str | None:
        """The shot whose telling is nearest in meaning to some words, however near others are; None where none is."""
        return next((shot for _, shot in self._likeness(words)), None)

    def _likeness(self, words: str) -> list[tuple[float, str]]:
        """How near in meaning to some words each shot is, the nearest first; empty where none is near."""
        known = vectors()
        if known is None or len(self.order) > MOST_COMPARED:
            return []
        likeness = sorted(((known.likeness(words, told), shot) for shot, told in self.told.items()), reverse=True)
        return likeness if likeness and likeness[0][0] >= LIKE else []

    def shots_of_person(self, who: str) -> tuple[str, ...]:
        return self._seen.get(f"who {who}", ())

    def shots_of_place(self, place: str) -> tuple[str, ...]:
        return self._seen.get(f"at {place}", ())

    def shots_about(self, words: Iterable[str]) -> tuple[str, ...]:
        """The shots whose prompt, people, things or lines have all of these words."""
        wanted = [forms(word) for word in words if word not in _SMALL]
        if not wanted:
            return ()
        met = {*self.order}
        for want in wanted:
            met &= {shot for form in want for shot in self._by_word.get(form, ())}
        return tuple(sorted(met, key=self.numbers.__getitem__))

    def inserts_of(self, words: Iterable[str], shots: Iterable[str]) -> tuple[str, ...]:
        """Inserts of a thing, of some shots: "the map with a cheese drawn on it" is none of the cheese."""
        things = [word for word in words if word not in _SMALL]
        inserts = (shot for shot in shots if self.film.shots[shot].size == "insert")
        return tuple(shot for shot in inserts if not things or not all(self._behind(word, shot) for word in things))

    def _behind(self, word: str, shot: str) -> bool:
        """Whether a shot has a thing only with, on or in something else; or not at all."""
        what = "|".join(re.escape(form) for form in forms(word))
        behind = re.compile(rf"\b(?:with|of|in|on|from|under) (?:[\w'-]+ ){{0,2}}(?:{what})\b", re.IGNORECASE)
        prompt = self.film.shots[shot].prompt
        return behind.search(prompt) is not None or not self.shows(word, (shot,))

    def shows(self, word: str, shots: Iterable[str]) -> bool:
        """Whether each of some shots has this word; False for no shots."""
        found = [bool(set(forms(word)) & self.shot_words[shot]) for shot in shots]
        return bool(found) and all(found)

    def scenes_named(self, words: Iterable[str]) -> tuple[str, ...]:
        """The scenes whose slugline or purpose has all of these words."""
        wanted = [frozenset(forms(word)) for word in words if word not in _SMALL]
        found = (s.id for s in self.film.scenes if all(want & self.scene_words[s.id] for want in wanted))
        return tuple(found) if wanted else ()

    def scenes_about(self, words: Sequence[str]) -> tuple[str, ...]:
        """The scenes whose slugline or purpose has all of these words; else those where most of the shots have them."""
        named = self.scenes_named(words)
        return named or tuple(dict.fromkeys(self.scene_of[shot] for shot in self.shots_about(words)))

    def shot_at(self, frame: int) -> str | None:
        """The shot that is seen at a frame of the cut."""
        for shot, span in picture_spans(self.film).items():
            if span.start <= frame < span.end:
                return shot
        return None

    def lines_of(self, shots: Iterable[str], who: str | None = None) -> tuple[Cue, ...]:
        wanted = set(shots)
        cues = self.film.cues.values()
        found = [cue for cue in cues if cue.kind == "dialogue" and cue.shot in wanted and who in (None, cue.speaker)]
        return tuple(sorted(found, key=lambda cue: (self.numbers[cue.shot], cue.offset)))


@lru_cache(maxsize=16)
def _indexed(key: tuple[str, int, int], holder: "_Held") -> FilmIndex:
    film = holder.film
    order = shot_order(film)
    named = slates(film)
    scene_of = {shot: scene.id for scene in film.scenes for shot in scene.shots}
    lines: dict[str, list[str]] = {}
    for cue in film.cues.values():
        lines.setdefault(cue.shot, []).append(f"{cue.what}")
    shot_words: dict[str, frozenset[str]] = {}
    for shot_id in order:
        shot = film.shots[shot_id]
        people = " ".join(film.characters[s.who].name for s in shot.staging if s.who in film.characters)
        holds = " ".join(s.holds for s in shot.staging)
        props = " ".join(prop.what for prop in shot.props)
        place = film.locations[shot.location].name if shot.location in film.locations else ""
        shot_words[shot_id] = words_of(
            f"{shot.prompt} {people} {holds} {props} {place} {' '.join(lines.get(shot_id, ()))}"
        )
    scene_words = {
        scene.id: words_of(
            f"{film.locations[scene.location].name if scene.location in film.locations else ''} {scene.purpose}"
            f" {scene.weather} {scene.time}"
        )
        for scene in film.scenes
    }
    people = _people(film)
    places = _places(film)
    known = frozenset(word for table in (people, places) for name in table for word in name) | frozenset(
        word for words in shot_words.values() for word in words
    )
    return FilmIndex(
        film,
        order,
        {shot: number for number, shot in enumerate(order, start=1)},
        {slate.casefold(): shot for shot, slate in named.items()},
        scene_of,
        shot_words,
        scene_words,
        people,
        places,
        known,
    )


class _Held:
    """A film that compares by identity, so that the index can be kept without hashing the whole film."""

    def __init__(self, film: Film) -> None:
        self.film = film

    def __hash__(self) -> int:
        return id(self.film)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and other.film is self.film


def index_of(film: Film) -> FilmIndex:
    """The film's index; asked again for the same value it is the same index."""
    return _indexed((film.id, film.serial, len(film.shots)), _Held(film))


def _people(film: Film) -> dict[tuple[str, ...], str]:
    """Names, parts of names, and nicknames: "the lighthouse keeper" is also "the keeper"."""
    ways: dict[tuple[str, ...], set[str]] = {}
    for person in film.characters.values():
        words: tuple[str, ...] = tuple(_WORD.findall(person.name.casefold()))
        if not words:
            continue
        spoken = tuple(TITLES.get(word, word) for word in words)
        for way in {words, spoken, *((w[k],) for w in (words, spoken) for k in (0, -1)), _large(words)}:
            if way and not (len(way) == 1 and way[0] in _SMALL):
                ways.setdefault(way, set()).add(person.id)
    found = {way: next(iter(ids)) for way, ids in ways.items() if len(ids) == 1}
    for person in film.characters.values():
        # "the girl", "the old man": what the canon calls someone, when it fits nobody else
        for noun in _nouns(person.canon, person.appearance.sex, person.appearance.age):
            others = [o for o in film.characters.values() if o.id != person.id]
            if not any(noun in _nouns(o.canon, o.appearance.sex, o.appearance.age) for o in others):
                found.setdefault((noun,), person.id)
    return _unaccented(found)


TITLES = {
    "dr": "doctor", "capt": "captain", "prof": "professor", "sgt": "sergeant", "lt": "lieutenant", "mr": "mister",
    "det": "detective", "insp": "inspector", "gen": "general", "col": "colonel", "rev": "reverend", "st": "saint",
}  # fmt: skip
"""titles as they are written -> as they are said"""


def _large(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in _SMALL)


def _nouns(canon: str, sex: str, age: int) -> frozenset[str]:
    said = {word for word in _WORD.findall(canon.casefold()) if word in _CALLED}
    if sex == "f":
        said |= {"girl", "kid", "child"} if age < 18 else {"woman", "lady"}
    else:
        said |= {"boy", "kid", "child"} if age < 18 else {"man", "guy"}
    return frozenset(said)


_CALLED = frozenset(
    "man woman girl boy child kid lady guy mother father mum mom dad grandmother grandfather grandma grandpa daughter"
    " son sister brother robot dog cat fox bird owl ghost keeper captain doctor nurse teacher baker cook chef detective"
    " thief guard soldier pilot astronaut waiter waitress barista pianist drummer singer fisherman sailor farmer writer"
    " painter photographer mechanic driver boss neighbour neighbor widow stranger".split()
)


def _places(film: Film) -> dict[tuple[str, ...], str]:
    ways: dict[tuple[str, ...], set[str]] = {}
    for place in film.locations.values():
        words = tuple(_WORD.findall(place.name.casefold()))
        if not words:
            continue
        # "the lamp" is not the lamp room
        for way in {words, (words[-1],), *((other,) for other in ALSO.get(words[-1], ()))}:
            ways.setdefault(way, set()).add(place.id)
    return _unaccented({way: next(iter(ids)) for way, ids in ways.items() if len(ids) == 1})


def _unaccented(ways: dict[tuple[str, ...], str]) -> dict[tuple[str, ...], str]:
    """The ways to name someone or something, and how they are typed without accents: "sofia" for Sofía."""
    plain = {tuple(_bare(word) for word in way): known for way, known in ways.items()}
    return plain | ways


def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
