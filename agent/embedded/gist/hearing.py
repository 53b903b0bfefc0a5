"""What a message asks for, as it was learned from wordings: its requests, their intents, and the words of their slots.

One pass of the encoder gives every piece of a word a state. From the states come three things: where a request begins,
the intent of each request (from the mean of its states), and the slot that each word belongs to.

T target   U second target   W a person   A amount   D degree   X what is free   Q words that are said or written
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.writing.encoder import LAYERS, LONGEST, Encoder, Matrix, Wordpiece

WEIGHTS = Path(__file__).parent / "weights.npz"
SMALL = frozenset(
    "the a an and or of in on at to with his her their it its is are that this where when bit part shot scene one he"
    " she they we i you from for by as stuff thing moment scenes shots".split()
)
"""words that name nothing of a film, though its prompts have them"""
JOINT = " >> "
"""what stands between the message before and the message"""
LONGEST_BEFORE = 160
"""characters of the message before, its last ones"""
SCALE = np.float32(2)
"""what a learned change counts"""
STRONG = re.compile(r",?\s+(?:and(?: then| also)?|plus|also|then|&|\+)\s+|;\s+", re.IGNORECASE)
"""what may stand between two requests that were heard as one: "his hands can go, and let Noor stand a second more" """
APART = 0.97
"""how certain each of the two must be"""
MOST_JOINTS = 2
"""joints that are tried; each side is heard in some six milliseconds"""
SHORTEST = 2
"""words of a request"""
NOTHING = frozenset(("aside", "keep", "depends", "unclear", "other"))
"""intents that ask for nothing that can be done"""
CURLED = str.maketrans("’‘“”", "''\"\"")


@dataclass(frozen=True)
class Span:
    """The words of a slot: characters of the message from, up to."""

    slot: str
    start: int
    end: int


@dataclass(frozen=True)
class Request:
    """One request: its place in the message, its likeliest intents with how likely each is (0..1), its slots, and how
    certain the least certain of its words is of its slot (0..1)."""

    start: int
    end: int
    intents: tuple[tuple[str, float], ...]
    spans: tuple[Span, ...]
    marked: float = 1.0


@dataclass
class _Word:
    start: int
    end: int
    pieces: list[int]


class Hearing:
    """The encoder as it was changed by training, and what reads its states."""

    def __init__(self, folder: Path) -> None:
        held = _weights()
        self._encoder = Encoder(folder, {name: held.change(name) for name in held.changed})
        self._held = held

    def requests(
        self, message: str, of_the_film: Callable[[str], bool], someone: Callable[[str], bool], before: str = ""
    ) -> list[Request]:
        """The requests of a message, in order; none of one that is too long to be heard whole. The two ask of a word
        whether the film has it, and whether it names someone; `before` is the message that was said before it."""

        def heard(said: str, after: str) -> list[Request]:
            return self._requests(said, of_the_film, someone, after)

        found = heard(message, before)
        apart = _apart(message, found[0], heard, before) if len(found) == 1 else None
        return [*apart] if apart is not None else found

    def _requests(
        self, message: str, of_the_film: Callable[[str], bool], someone: Callable[[str], bool], before: str
    ) -> list[Request]:
        begin = f"{before[-LONGEST_BEFORE:]}{JOINT}".translate(CURLED) if before else ""
        text = begin + message.translate(CURLED)
        pieces = self._encoder.pieces(text)
        words = [word for word in _words(text, pieces) if word.start >= len(begin)]
        if not words or len(pieces) >= LONGEST:
            # of what is longer only the beginning would be heard, and the rest overlooked
            return self._requests(message, of_the_film, someone, "") if before else []
        marks = np.zeros((len(pieces), 3), np.float32)
        for word in words:
            said = text[word.start : word.end].casefold()
            known = said.isalpha() and said not in SMALL and of_the_film(said)
            marks[word.pieces] = (known, someone(said), any(letter.isdigit() for letter in said))
        held = self._held
        states = self._encoder.states(pieces, marks @ held.of("marks"))
        slots = _likely(states @ held.of("slot.weight").T + held.of("slot.bias"))
        begins = _likely(states @ held.of("begin.weight").T + held.of("begin.bias"))[:, 1]
        parts: list[list[_Word]] = []
        for word in words:
            if not parts or begins[word.pieces[0]] > 0.5:
                parts.append([])
            parts[-1].append(word)
        return [self._request(part, states, slots, len(begin)) for part in parts]

    def _request(self, part: Sequence[_Word], states: Matrix, slots: Matrix, begin: int) -> Request:
        held = self._held
        mean = states[[piece for word in part for piece in word.pieces]].mean(axis=0)
        likely = _likely(held.of("intent.weight") @ mean + held.of("intent.bias"))
        order = np.argsort(-likely)[:3]
        intents = tuple((held.intents[int(k)], float(likely[k])) for k in order)
        spans = tuple(Span(s.slot, s.start - begin, s.end - begin) for s in _spans(part, slots, held.slots))
        marked = min(float(slots[word.pieces[0]].max()) for word in part)
        return Request(part[0].start - begin, part[-1].end - begin, intents, spans, marked)


def _apart(
    message: str, one: Request, heard: Callable[[str, str], list[Request]], before: str
) -> tuple[Request, Request] | None:
    """What was heard as one request, as the two that it is: each side of a joint is heard, by itself and for certain,
    as something else. Of several joints the one whose sides are surest; None where there is none."""
    found: list[tuple[float, Request, Request]] = []
    joints = [*STRONG.finditer(message, one.start, one.end)]
    for joint in joints if len(joints) <= MOST_JOINTS else ():
        sides = message[one.start : joint.start()], message[joint.end() : one.end]
        if any(len(side.split()) < SHORTEST for side in sides):
            continue
        head, tail = heard(sides[0], before), heard(sides[1], sides[0])
        names = {request.intents[0][0] for request in (*head, *tail)}
        least = min((request.intents[0][1] for request in (*head, *tail)), default=0.0)
        if len(head) == len(tail) == 1 and len(names) > 1 and not names & NOTHING and least >= APART:
            found.append((least, _moved(head[0], one.start), _moved(tail[0], joint.end())))
    return max(found, key=lambda pair: pair[0])[1:] if found else None


def _moved(request: Request, by: int) -> Request:
    spans = tuple(Span(span.slot, span.start + by, span.end + by) for span in request.spans)
    return replace(request, start=request.start + by, end=request.end + by, spans=spans)


class _Held:
    """The learned numbers: whole numbers of one byte with a scale for each row."""

    def __init__(self, arrays: dict[str, NDArray[np.generic]]) -> None:
        self.intents = [str(name) for name in arrays.pop("intents")]
        self.slots = [str(name) for name in arrays.pop("slots")]
        self._arrays: dict[str, Matrix] = {
            name: arrays[name].astype(np.float32) * arrays[f"{name}.scale"].astype(np.float32)
            for name in arrays
            if not name.endswith(".scale")
        }
        self.changed = [f"{n}.{part}" for n in range(LAYERS) for part in ("query", "key", "value", "out", "up", "down")]

    def of(self, name: str) -> Matrix:
        return self._arrays[name]

    def change(self, name: str) -> Matrix:
        """What is added to a matrix of the encoder: the product of two thin ones."""
        return SCALE * (self.of(f"{name}.B") @ self.of(f"{name}.A"))


@cache
def _weights() -> _Held:
    with np.load(WEIGHTS) as held:
        return _Held(dict(held))


def _words(text: str, pieces: Sequence[Wordpiece]) -> list[_Word]:
    """The words and marks of a text, each with the pieces that it is made of."""
    words: list[_Word] = []
    for at, piece in enumerate(pieces):
        if piece.end <= piece.start:
            continue
        goes_on = bool(words) and words[-1].end == piece.start and text[piece.start - 1].isalnum()
        if goes_on and text[piece.start].isalnum():
            words[-1].end = piece.end
            words[-1].pieces.append(at)
        else:
            words.append(_Word(piece.start, piece.end, [at]))
    return words


def _spans(part: Sequence[_Word], slots: Matrix, names: Sequence[str]) -> list[Span]:
    """Words side by side that are of one slot; a name is "O", or the slot after how it was marked, "B" or "I"."""
    found: list[Span] = []
    open_ = False
    for word in part:
        name = names[int(slots[word.pieces[0]].argmax())]
        if name == "O":
            open_ = False
        elif open_ and name[1] == found[-1].slot:
            found[-1] = Span(found[-1].slot, found[-1].start, word.end)
        else:
            found.append(Span(name[1], word.start, word.end))
            open_ = True
    return found


def _likely(scores: Matrix) -> Matrix:
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)
