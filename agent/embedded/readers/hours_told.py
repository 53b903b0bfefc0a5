"""The hour or the weather of a place, set against the one that it has: of all that is there, and of nothing else.

"let it snow at the getaway instead of raining"     scene 4, the only one with rain
"chase at sundown instead of morning"               scene 4, the only one in the morning
"no more sun on the deck, I want it overcast"       scene 3
"snow on the platform in place of the rain"         scene 4, and not wherever it rains

Each word is the hour, the weather, the place or a small one; a shot that is pointed at is left to others.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from agent.embedded.pieces import phrase_at
from agent.embedded.reading import Clause, Reading
from agent.embedded.tokens import Token
from tools.film.edits.story import ReviseScene

GROUPS = ("weather", "time")
AGAINST: tuple[tuple[str, ...], ...] = (
    ("instead", "of"), ("rather", "than"), ("in", "place", "of"), ("and", "not"), ("not",), ("no", "more"), ("no",),
)  # fmt: skip
LITTLE = frozenset(
    ", . ; : ! - – ? a an the it it's its this that these those is be are was of in on at to for from with by and so"
    " please pls make let have put set change turn want would like love rather should could can might must may we i you"
    " all through throughout three two shots there up down here but then now they them there's see there 'd being"
    " going go better nicer good nice play happen takes take place whole more really just also still want that will"
    " please, actually maybe perhaps finish end get give".split()
)
GREY = frozenset("grey gray gloomy".split())
ONE_SHOT = frozenset(
    "shot close-up closeup insert when while where moment wide medium angle frame sound sounds music noise".split()
)
"""words of one shot, or of what is heard"""
MOST_STRANGE = 2
"""words that nobody knows, for the place that is meant"""


@dataclass
class _Told:
    """What shall be, what shall not, and what else is said."""

    new: dict[str, str] = field(default_factory=dict[str, str])
    old: dict[str, str] = field(default_factory=dict[str, str])
    rest: list[str] = field(default_factory=list[str])
    lost: bool = False


def hours_told(clause: Clause) -> Iterable[Reading]:
    """One change of a scene, set against what it is; none where a word says something else, or which scene it is is not
    clear."""
    yield from _read(clause, against=True)


def hours_there(clause: Clause) -> Iterable[Reading]:
    """The same of a place that is named, and of nothing that it is now."""
    yield from _read(clause, against=False)


def _read(clause: Clause, *, against: bool) -> Iterable[Reading]:
    if any(_one_shot(clause, at) for at in clause.refs("shots", "takes")):
        return
    told = _heard(clause.finder.tokens)
    if told.lost or bool(told.old) != against or not (against or clause.refs("places", "scenes")):
        return
    if told.old.get("weather") and "weather" not in told.new:
        told.new["weather"] = "clear" if told.old["weather"] != "clear" else "overcast"
    if not told.new or any(told.new.get(group) == value for group, value in told.old.items()):
        return
    used = frozenset(range(len(clause.pieces)))
    scenes = _scenes(clause, told)
    if acts := tuple(ReviseScene.model_validate({"scene": scene, **told.new}) for scene in scenes):
        yield Reading(acts, used, 1.0, verbatim=used)


def _one_shot(clause: Clause, at: int) -> bool:
    """Whether a piece points at one shot: "3", "shot 3", "the last one"; "all the three shots" are a scene's."""
    ref = clause.pieces[at].ref
    return ref is not None and ref.how != "pronoun" and ref.how != "content" and len(ref.ids) == 1


def _heard(tokens: Sequence[Token]) -> _Told:
    told, at = _Told(), 0
    while at < len(tokens):
        against = next((words for words in AGAINST if _is_said(tokens, at, words)), ())
        start = at + len(against)
        while against and start < len(tokens) and tokens[start].text in ("the", "a", "in", "at", "by", "its", "any"):
            start += 1
        found = phrase_at(tokens, start) if start < len(tokens) else None
        group = next((group for group in GROUPS if found is not None and found.values(group)), None)
        if found is not None and group is not None:
            said, value = told.old if against else told.new, found.values(group)[0]
            # "the fog is too much, just overcast": which of the two is wanted is not for this to say
            told.lost |= said.setdefault(group, value) != value
            at = found.last
            continue
        word = tokens[at].text
        told.lost |= bool(against) or word in ONE_SHOT or tokens[at].kind not in ("word", "mark", "number")
        if word not in LITTLE and word not in GREY:
            told.rest.append(word)
        at += 1
    return told


def _is_said(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> bool:
    return tuple(token.text for token in tokens[at : at + len(words)]) == words


def _scenes(clause: Clause, told: _Told) -> tuple[str, ...]:
    """The scene that is named, else the only one in which it is so now, and of nothing that was spoken of all; none
    where words are left that say more."""
    index, film = clause.index, clause.film
    named: set[str] = set()
    words: set[str] = set()
    for at in clause.refs("places", "scenes"):
        ref = clause.pieces[at].ref
        if ref is None or ref.how == "pronoun":
            continue
        shots = clause.finder.shots_of(ref)
        named.update(index.scene_of[shot] for shot in shots if shot in index.scene_of)
        words.update(clause.pieces[at].text.split())
    strange = [word for word in told.rest if word not in words]
    if len(strange) > (MOST_STRANGE if told.old else 0) or any(_means_something(clause, word) for word in strange):
        return ()
    if named or told.rest:
        about = named or ({*index.scenes_about(told.rest)} if told.rest else set[str]())
        if about:
            return (*about,) if len(about) == 1 else ()
    so_now = tuple(
        scene.id
        for scene in film.scenes
        if any(all(getattr(film.shots[shot], group) == old for group, old in told.old.items()) for shot in scene.shots)
    )
    alone = not told.rest and not clause.focus.shots and not clause.focus.scenes
    return so_now if len(so_now) == 1 or alone else ()


def _means_something(clause: Clause, word: str) -> bool:
    """Whether a word has a meaning in film talk: then it is no name for a place."""
    return any(piece.concepts and not piece.soft for piece in clause.pieces if piece.text == word) or word.isdigit()
