"""The messages: one JSON object a line, in cases/HALF/KIND.jsonl.

{"film": "heist", "say": "4 a bit longer", "expect": [{"kind": "set_duration", "shots": [4], "factor": 1.15}]}

expect       the acts it means; `any_of`: several such lists, each as good; beside one of them `or_asks`: a question too
asks         it is unclear, and must be asked
answers      it is a question or small talk: words, no act; `contains`: what must be among the words, "a|b" for a choice
refuses      it cannot be done: no act, and words or a question; `contains` as above
before       the conversation so far: turns with what they came to (`expect`) or the question they ended with
given        edits made before all that
"""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import Field, ValidationError, model_validator

from agent.conversation import Question
from agent.evaluation.expecting import Expected, expected_acts
from tools.film.errors import DirectorError
from tools.film.value import Value

FOLDER = Path(__file__).parent / "cases"
Half = Literal["tuning", "held-out"]
Fields = dict[str, Any]


class Turn(Value):
    """A turn of the past: what was said, the acts it came to, or the question that it ended with."""

    say: str
    expect: tuple[Fields, ...] = ()
    reply: str = ""
    question: Question | None = None


class Case(Value):
    """A message, and what it must come to."""

    film: str
    say: str = Field(min_length=1)
    kind: str = ""
    half: Half = "tuning"
    expect: tuple[Fields, ...] = ()
    any_of: tuple[tuple[Fields, ...], ...] = ()
    or_asks: bool = False
    asks: bool = False
    answers: bool = False
    refuses: bool = False
    contains: tuple[str, ...] = ()
    before: tuple[Turn, ...] = ()
    given: tuple[Fields, ...] = ()

    @model_validator(mode="after")
    def _one_outcome(self) -> "Case":
        outcomes = [bool(self.expect), bool(self.any_of), self.asks, self.answers, self.refuses]
        if sum(outcomes) != 1:
            raise ValueError("a case has exactly one of expect, any_of, asks, answers and refuses")
        return self

    @property
    def alternatives(self) -> list[list[list[Expected]]]:
        """Every list of acts that is right; each act as the expectations it leaves a choice of."""
        lists = self.any_of or ((self.expect,) if self.expect else ())
        return [[expected_acts(act) for act in acts] for acts in lists]


def load_cases(folder: Path = FOLDER, half: str = "all", kind: str | None = None) -> list[Case]:
    """The cases of a folder, in the order of their files. Raises DirectorError with file and line for a bad one.

    A folder with no halves in it is one half: the files lie in it as they are.
    """
    return [case for case in _read(folder) if half in ("all", case.half) and kind in (None, case.kind)]


@cache
def _read(folder: Path) -> tuple[Case, ...]:
    halves = [name for name in get_args(Half) if (folder / name).is_dir()]
    places = [(name, folder / name) for name in halves] or [("held-out", folder)]
    return tuple(
        case
        for half, place in places
        for path in sorted(place.glob("*.jsonl"))
        for case in _lines(path, half, path.read_text(encoding="utf-8").splitlines())
    )


def _lines(path: Path, half: str, lines: Iterable[str]) -> Iterable[Case]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield Case.model_validate({**json.loads(line), "kind": path.stem, "half": half})
        except ValueError as error:
            told = error.errors()[0]["msg"] if isinstance(error, ValidationError) else f"this is no JSON: {error}"
            raise DirectorError(f"{path.name}, line {number}: {told}.", file=path.name, line=number) from None
