"""Which clip is which planned shot: by what its name says, its order, its length and its picture.

    clips \\ shots   1A    1B    2A    new
    kling The_kee..  .02   .95   .01   .02     likely or sure: its take
    img_0007         .31   .29   .05   .35     unsure: asked

Every clue adds to a score; the scores of all clips and all shots are brought to shares in which no shot is given twice
and no clip is two (Sinkhorn). The share is the confidence that is told. Pure.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tools.film.errors import NotFound
from tools.film.film import Film
from tools.film.script import Shot
from tools.film.slate import find_shot, shot_numbers, slates
from tools.interchange.clip_names import ClipName
from tools.media.glances import Bytes, colours, luma
from tools.media.scene_detection import unlike
from tools.writing.vectors import vectors

Scores = NDArray[np.float64]
Certainty = Literal["told", "sure", "likely", "unsure", "new"]

SURE, LIKELY = 0.9, 0.6
"""The shares from which a match is sure, and likely."""

WORDS, ORDER, LENGTH, PICTURE = 8.0, 4.0, 1.5, 0.7
"""What each clue weighs: e to the power of it is how much more it makes a match."""

GIVEN = 1.5
"""What it counts against a shot that another clip is named after."""

NEW, EMPTY = 1.6, 0.3
"""The scores of a clip that belongs to no shot, and of a shot that no clip came for."""

NEAR = 0.8
"""The share of its words that a shot has, from which a clip is that shot's and not a reel of several."""

SWEEPS = 60
SMALL = frozenset("a an the of in on at to and or with for from by is are his her its their as it shot".split())


@dataclass(frozen=True)
class Offered:
    """A clip, or a piece of one, on its way in. `glances`: a few of its pictures; `moment`: when it was written."""

    key: str
    name: ClipName
    seconds: float
    part: int = 0
    still: bool = False
    glances: Bytes | None = None
    moment: float | None = None


@dataclass(frozen=True)
class Match:
    """The shot that a clip is, as far as can be known; `choices` are shots that it could be, with their shares."""

    shot: str | None
    certainty: Certainty
    share: float = 1.0
    why: tuple[str, ...] = ()
    choices: tuple[tuple[str, float], ...] = ()


@dataclass
class _Clues:
    """Scores of groups of clips for the open shots, and what they come of."""

    shots: list[str]
    scores: Scores
    why: dict[tuple[int, int], list[str]] = field(default_factory=dict[tuple[int, int], list[str]])

    def add(self, group: int, shot: int, score: float, why: str = "") -> None:
        self.scores[group, shot] += score
        if why:
            self.why.setdefault((group, shot), []).append(why)


def named_shot(film: Film, name: ClipName) -> tuple[str | None, bool]:
    """The shot that a name names, and whether it is surely that one; (None, ...) when it names none of the film's."""
    numbering = shot_numbers(film)
    if name.in_scene is not None and name.scene is not None:
        if 1 <= name.scene <= len(film.scenes):
            shots = film.scenes[name.scene - 1].shots
            for at, sure in ((name.in_scene, True), (name.in_scene // 10 if name.in_scene % 10 == 0 else 0, False)):
                if 1 <= at <= len(shots):
                    return shots[at - 1], sure
        return None, False
    if name.shot:
        try:
            return find_shot(film, name.shot).id, True
        except NotFound:
            if name.shot.isdigit() and int(name.shot) % 10 == 0:
                # Studios number shots by tens, so that others can come between.
                wanted = int(name.shot) // 10
                return next((shot for shot, number in numbering.items() if number == wanted), None), False
    return None, False


def likeness(film: Film, name: ClipName, shots: Sequence[str]) -> list[float]:
    """How much of what a name says each shot's prompt says, 0..1; and where a service cut it short, whether the prompt
    begins so."""
    words = _plain(name.words)
    if not words:
        return [0.0] * len(shots)
    texts = [_plain(film.shots[shot].prompt) for shot in shots]
    if name.cut_short:
        worth = min(1.0, len(words) / 9)
        return [worth * _begins(text, words) for text in texts]
    bags = [_bag(_said(film, film.shots[shot])) for shot in shots]
    asked = _bag(words)
    rare = {word: log(1 + len(bags) / (0.5 + sum(word in bag for bag in bags))) for word in asked}
    whole = sum(rare.values()) or 1.0
    found = [sum(rare[word] for word in asked if word in bag) / whole for bag in bags]
    found = [1.0 if len(words) > 8 and words in text else share for share, text in zip(found, texts, strict=True)]
    if (table := vectors()) is not None and len(shots) > 1 and max(found) < NEAR:
        meant = [table.likeness(words, text) for text in texts]
        usual = sum(meant) / len(meant)
        found = [min(1.0, one + min(max(far - usual, 0.0), 0.2)) for one, far in zip(found, meant, strict=True)]
    # One word that is the same says little: many shots have a beach.
    worth = min(1.0, (1 + len(asked)) / 4)
    return [share * worth for share in found]


def slated(
    film: Film, clips: Sequence[Offered], open_shots: Sequence[str], pictures: Mapping[str, Bytes]
) -> list[Match]:
    """A match for each clip. `open_shots` are those that a clip may become a take of without being named; `pictures`
    are glances of what a shot looks like so far.
    """
    found: dict[int, Match] = {}
    for at, clip in enumerate(clips):
        shot, sure = named_shot(film, clip.name) if not clip.part else (None, False)
        if shot is not None:
            says = f"its name says {slates(film)[shot]}"
            found[at] = Match(shot, "sure" if sure else "likely", 1.0 if sure else 0.8, (says,))
    groups = _grouped(clips, found)
    shots = list(open_shots)
    if groups and shots:
        clues = _gathered(film, clips, groups, shots, pictures)
        # A shot that a name named has its take; what bears no name is rather one of the others.
        given = {match.shot for match in found.values()}
        clues.scores -= GIVEN * np.array([shot in given for shot in shots])
        _follow_order(clips, groups, clues)
        _settle(groups, clues, found)
    return [found.get(at, Match(None, "new")) for at in range(len(clips))]


def _grouped(clips: Sequence[Offered], found: Mapping[int, Match]) -> list[list[int]]:
    """Clips of one prompt are attempts at one shot; every other clip stands alone."""
    groups: dict[str, list[int]] = {}
    for at, clip in enumerate(clips):
        if at not in found:
            words = "" if clip.part else _plain(clip.name.words)
            alike = len(words) > 12 and clip.name.order != "number"
            groups.setdefault(f"words {words}" if alike else f"clip {at}", []).append(at)
    return list(groups.values())


def _gathered(
    film: Film,
    clips: Sequence[Offered],
    groups: Sequence[Sequence[int]],
    shots: list[str],
    pictures: Mapping[str, Bytes],
) -> _Clues:
    clues = _Clues(shots, np.zeros((len(groups), len(shots))))
    rate = film.look.rate
    wanted = [float(film.shots[shot].frames / rate) for shot in shots]
    for row, group in enumerate(groups):
        first = clips[group[0]]
        if not first.part:
            for column, share in enumerate(likeness(film, first.name, shots)):
                if share > 0:
                    says = "the prompt begins so" if first.name.cut_short else "its name has words of the prompt"
                    clues.add(row, column, WORDS * share, says if share > 0.3 else "")
        seconds = max(clips[at].seconds for at in group)
        for column, asked in enumerate(wanted):
            if not first.still:
                short = max(asked - seconds, 0.0)
                near = 0.2 * max(0.0, 1 - abs(log(max(seconds, 0.1) / max(asked, 0.1))))
                clues.add(row, column, near - LENGTH * min(short / 0.5, 1.0), "it is too short" if short > 0.1 else "")
        _compare(first, row, shots, pictures, clues)
    _count(clips, groups, shots, clues)
    return clues


def _compare(clip: Offered, row: int, shots: Sequence[str], pictures: Mapping[str, Bytes], clues: _Clues) -> None:
    """The picture clue: which shots so far look most like it, against what is usual for this clip."""
    known = [column for column, shot in enumerate(shots) if shot in pictures]
    if clip.glances is None or len(known) < 2:
        return
    alike = np.array([_alike(clip.glances, pictures[shots[column]]) for column in known])
    stands = (alike - alike.mean()) / max(float(alike.std()), 0.06)
    for column, score in zip(known, stands, strict=True):
        says = "it looks like what is there" if score > 1.2 else ""
        clues.add(row, column, PICTURE * float(np.clip(score, -1.5, 2.5)), says)


def _alike(one: Bytes, other: Bytes) -> float:
    """How alike the most alike of some pictures are, 1 the same .. about -1."""
    both = np.concatenate([one, other])
    light, tint = luma(both), colours(both)
    a, b = np.meshgrid(np.arange(len(one)), np.arange(len(other)) + len(one), indexing="ij")
    return 1.0 - float(unlike(light, tint, a.ravel(), b.ravel()).min())


def _count(clips: Sequence[Offered], groups: Sequence[Sequence[int]], shots: Sequence[str], clues: _Clues) -> None:
    """The order clue where it is plain: numbers that are numbers of shots, or as many clips in a row as shots."""
    firsts = [clips[group[0]] for group in groups]
    places = _places(firsts)
    if places is None:
        return
    kinds = {clip.name.order for clip in firsts}
    if kinds == {"number"} and max(places) <= len(shots) and len(set(places)) == len(places):
        for row, place in enumerate(places):
            if place >= 1:
                # Numbers of fewer clips than shots may count something else.
                worth = ORDER if len(groups) == len(shots) else ORDER / 2
                clues.add(row, int(place) - 1, worth, "its number")
    elif len(groups) == len(shots):
        for column, row in enumerate(sorted(range(len(groups)), key=lambda at: places[at])):
            clues.add(row, column, ORDER, "its place among the clips")


def _places(clips: Sequence[Offered]) -> list[float] | None:
    """What the clips are in order by, when all of them have it and no two the same: their names, or their files."""
    by_name = [clip.name.place for clip in clips]
    if len({clip.name.order for clip in clips}) == 1 and clips[0].name.order and len(set(by_name)) == len(clips):
        return by_name
    if all(clip.part for clip in clips):
        return [float(at) for at in range(len(clips))]
    moments = [clip.moment for clip in clips if clip.moment is not None]
    if len(clips) > 2 and len(set(moments)) == len(clips):
        return moments
    return None


def _follow_order(clips: Sequence[Offered], groups: Sequence[Sequence[int]], clues: _Clues) -> None:
    """Clips that lie between two known ones, in an order that the known ones keep, are shots between them."""
    firsts = [clips[group[0]] for group in groups]
    places = _places(firsts)
    if places is None or len(firsts) < 4:
        return
    shares = _shares(clues.scores)
    best = shares.argmax(axis=1)
    anchors = sorted((places[row], int(best[row])) for row in range(len(groups)) if shares[row, best[row]] > 0.8)
    columns = [column for _, column in anchors]
    if len(anchors) < 2 or columns != sorted(columns):
        return
    for row in range(len(groups)):
        if shares[row, best[row]] > 0.8:
            continue
        low = max((column for place, column in anchors if place < places[row]), default=-1)
        high = min((column for place, column in anchors if place > places[row]), default=len(clues.shots))
        for column in range(low + 1, high):
            clues.add(row, column, ORDER / max(high - low - 1, 1), "it comes between clips that are known")


def _settle(groups: Sequence[Sequence[int]], clues: _Clues, found: dict[int, Match]) -> None:
    # Half a second to load, for every command and server that could bring something in.
    from scipy.optimize import linear_sum_assignment

    shares = _shares(clues.scores)
    # One shot for each group, so that the sum is largest; a column for each group that is none of them.
    padded = np.hstack([clues.scores, np.full((len(groups), len(groups)), NEW)])
    rows, columns = linear_sum_assignment(-padded)
    chosen = {int(row): int(column) for row, column in zip(rows, columns, strict=True)}
    for row, group in enumerate(groups):
        column = chosen[row]
        ranked = sorted(range(len(clues.shots)), key=lambda at: -shares[row, at])[:3]
        choices = tuple((clues.shots[at], float(shares[row, at])) for at in ranked if shares[row, at] > 0.05)
        for at in group:
            if column >= len(clues.shots):
                unsure = bool(choices) and choices[0][1] > 0.35
                found[at] = Match(None, "unsure" if unsure else "new", 1 - sum(s for _, s in choices), (), choices)
                continue
            share = float(shares[row, column])
            certainty: Certainty = "sure" if share >= SURE else "likely" if share >= LIKELY else "unsure"
            why = tuple(dict.fromkeys(clues.why.get((row, column), ())))
            found[at] = Match(clues.shots[column], certainty, share, why, choices)


def _shares(scores: Scores) -> Scores:
    """The share of each shot in each clip, so that neither is given more than once; the rest of a clip is new."""
    weights = np.exp(np.clip(scores, -20, 20))
    rows, columns = np.ones(len(scores)), np.ones(scores.shape[1])
    for _ in range(SWEEPS):
        rows = 1 / (weights @ columns + np.exp(NEW))
        columns = 1 / (weights.T @ rows + np.exp(EMPTY))
    return weights * rows[:, None] * columns[None, :]


def _said(film: Film, shot: Shot) -> str:
    """All that is said of a shot: its prompt, its place, who is in it."""
    people = " ".join(film.characters[one.who].name for one in shot.staging if one.who in film.characters)
    place = film.locations[shot.location].name if shot.location in film.locations else ""
    return f"{shot.prompt} {place} {people}"


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text.casefold()))


def _bag(text: str) -> frozenset[str]:
    return frozenset(
        re.sub(r"(?:ing|ed|es|s)$", "", word) or word for word in _plain(text).split() if word not in SMALL
    )


def _begins(text: str, start: str) -> float:
    """1 when a text begins so, less when it does so at a later word."""
    if text.startswith(start):
        return 1.0
    return 0.85 if f" {start}" in f" {text}" else 0.0
