"""The script supervisor: reads a shot list, whoever wrote it, and reports breaches of continuity and film grammar.

    Screenplay --rows_of_screenplay--> rows --check--> breaches, in the order of the film

An *error* makes the film wrong (someone staged who is not cast); a *warning* makes it weaker (three equal sizes).
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Literal

from tools.film.screenplay import Screenplay
from tools.film.script import Coverage, Size, Staged, TimeOfDay
from tools.film.sound import NARRATOR
from tools.film.timing import DEFAULT_RATE
from tools.film.value import Value

SHORTEST_SECONDS, LONGEST_SECONDS = 1.5, 12.0
AVERAGE_SECONDS = (3.0, 7.0)
LINE_WORDS = 14
WORDS_PER_SECOND = 2.4
ESTABLISHED_WITHIN = 2
CLOSE: frozenset[Size] = frozenset({"close-up", "extreme close-up", "insert"})
DAY: tuple[TimeOfDay, ...] = ("dawn", "morning", "day", "afternoon", "sunset", "dusk", "night")
LEFTWARD = ("three-quarter left", "profile left")
RIGHTWARD = ("three-quarter right", "profile right")


class Breach(Value):
    """One finding. `shot` is the number in the film, from 1."""

    code: str
    severity: Literal["error", "warning"]
    shot: int
    message: str


class Spoken(Value):
    speaker: str
    text: str
    voice_over: bool


class Row(Value):
    """What the script supervisor needs to know of one shot."""

    number: int
    scene: int
    location: str
    time: TimeOfDay
    prompt: str
    size: Size
    coverage: Coverage
    seconds: float
    staging: tuple[Staged, ...]
    lines: tuple[Spoken, ...]
    focus: str


def rows_of_screenplay(play: Screenplay) -> list[Row]:
    """The shots of a screenplay, numbered over the film."""
    rate = play.rate or DEFAULT_RATE
    shots = [(index, scene, shot) for index, scene in enumerate(play.scenes, 1) for shot in scene.shots]
    return [
        Row(
            number=number,
            scene=index,
            location=shot.location or scene.location,
            time=shot.time or scene.time,
            prompt=shot.prompt,
            size=shot.size,
            coverage=shot.coverage,
            seconds=float(shot.frames / rate),
            staging=shot.staging,
            lines=tuple(Spoken(speaker=s.speaker, text=s.text, voice_over=s.voice_over) for s in shot.lines),
            focus=shot.focus,
        )
        for number, (index, scene, shot) in enumerate(shots, 1)
    ]


def check(rows: Sequence[Row], cast: frozenset[str]) -> list[Breach]:
    """Every breach, in the order of the film. `cast` holds the character ids."""
    found = [breach for rule in RULES for breach in rule(rows, cast)]
    return sorted(found, key=lambda breach: (breach.shot, breach.code))


def errors(breaches: Sequence[Breach]) -> list[Breach]:
    return [breach for breach in breaches if breach.severity == "error"]


def _uncast(rows: Sequence[Row], cast: frozenset[str]) -> Iterator[Breach]:
    for row in rows:
        for who in [staged.who for staged in row.staging] + [line.speaker for line in row.lines]:
            if who not in cast and who != NARRATOR:
                yield _error("uncast", row, f"'{who}' is in the shot but not in the cast")


def _silent_mouths(rows: Sequence[Row], _cast: frozenset[str]) -> Iterator[Breach]:
    for row in rows:
        seen = {staged.who for staged in row.staging}
        for line in row.lines:
            if not line.voice_over and line.speaker not in seen | {NARRATOR}:
                yield _warning(
                    "unseen_speaker", row, f"'{line.speaker}' speaks but is not in the picture; make it V.O."
                )


def _twice_staged(rows: Sequence[Row], _cast: frozenset[str]) -> Iterator[Breach]:
    for row in rows:
        names = [staged.who for staged in row.staging]
        if len(set(names)) < len(names):
            yield _error("staged_twice", row, "the same character is staged twice")


def _lengths(rows: Sequence[Row], _cast: frozenset[str]) -> Iterator[Breach]:
    for row in rows:
        if not SHORTEST_SECONDS <= row.seconds <= LONGEST_SECONDS:
            legal = f"{SHORTEST_SECONDS:g} to {LONGEST_SECONDS:g} s"
            yield _warning("length", row, f"it lasts {row.seconds:.1f} s; shots read well from {legal}")
    if len(rows) > 3:
        average = sum(row.seconds for row in rows) / len(rows)
        low, high = AVERAGE_SECONDS
        if not low <= average <= high:
            yield _warning(
                "rhythm", rows[0], f"the shots last {average:.1f} s on average; {low:g} to {high:g} s cut well"
            )


def _three_equal(rows: Sequence[Row], _cast: frozenset[str]) -> Iterator[Breach]:
    for first, second, third in zip(rows, rows[1:], rows[2:], strict=False):
        if first.size == second.size == third.size:
            yield _warning("three_equal", third, f"the third {third.size} in a row; change the size")


def _jump_cuts(rows: Sequence[Row], _cast: frozenset[str]) -> Iterator[Breach]:
    for before, row in pairwise(rows):
        same_people = {staged.who for staged in before.staging} == {staged.who for staged in row.staging} != set()
        if before.scene == row.scene and before.size == row.size and before.coverage == row.coverage and same_people:
            yield _warning("jump_cut", row, "same people, same size as the shot before: the cut will jump")


def _unestablished(rows: Sequence[Row], _cast: frozenset[str]) -> Iterator[Breach]:
    seen: set[str] = set()
    for index, row in enumerate(rows):
        if row.location not in seen:
            seen.add(row.location)
            near = [near for near in rows[index : index + ESTABLISHED_WITHIN] if near.location == row.location]
            if all(near.size in CLOSE for near in near):
                yield _warning("unestablished", row, f"'{row.location}' is new and only seen close; open wider")


def _clock_runs_back(rows: Sequence[Row], _cast: frozenset[str]) -> Iterator[Breach]:
    for before, row in pairwise(rows):
        if before.scene == row.scene and DAY.index(row.time) < DAY.index(before.time):
            yield _warning("clock", row, f"{row.time} follows {before.time} inside one scene")


def _crossed_line(rows: Sequence[Row], _cast: frozenset[str]) -> Iterator[Breach]:
    facing: dict[tuple[int, str], bool] = {}
    for row in rows:
        if len(row.staging) < 2:
            continue
        for staged in row.staging:
            if staged.facing in LEFTWARD + RIGHTWARD:
                right = staged.facing in RIGHTWARD
                if facing.setdefault((row.scene, staged.who), right) != right:
                    yield _warning("line", row, f"'{staged.who}' looks the other way than before: the line is crossed")
                    facing[row.scene, staged.who] = right


def _long_lines(rows: Sequence[Row], _cast: frozenset[str]) -> Iterator[Breach]:
    for row in rows:
        for line in row.lines:
            words = len(line.text.split())
            if words > LINE_WORDS:
                yield _warning("long_line", row, f"a line of {words} words; under {LINE_WORDS} is spoken, not read")
        spoken = sum(len(line.text.split()) for line in row.lines) / WORDS_PER_SECOND
        if spoken > row.seconds + 1.5:
            yield _warning("crowded", row, f"{spoken:.1f} s of words in a shot of {row.seconds:.1f} s")


def _repeated_prompts(rows: Sequence[Row], _cast: frozenset[str]) -> Iterator[Breach]:
    first: dict[str, int] = {}
    for row in rows:
        key = row.prompt.casefold().strip(" .")
        if key in first:
            yield _warning("repeated", row, f"the same prompt as shot {first[key]}")
        first.setdefault(key, row.number)


def _aimless_inserts(rows: Sequence[Row], _cast: frozenset[str]) -> Iterator[Breach]:
    for row in rows:
        if row.size == "insert" and not row.focus and not row.staging:
            yield _warning("aimless_insert", row, "an insert with nothing in it; say which thing it shows")


Rule = Callable[[Sequence[Row], frozenset[str]], Iterator[Breach]]
RULES: tuple[Rule, ...] = (
    _uncast,
    _silent_mouths,
    _twice_staged,
    _lengths,
    _three_equal,
    _jump_cuts,
    _unestablished,
    _clock_runs_back,
    _crossed_line,
    _long_lines,
    _repeated_prompts,
    _aimless_inserts,
)


def _error(code: str, row: Row, what: str) -> Breach:
    return Breach(code=code, severity="error", shot=row.number, message=f"Shot {row.number}: {what}.")


def _warning(code: str, row: Row, what: str) -> Breach:
    return Breach(code=code, severity="warning", shot=row.number, message=f"Shot {row.number}: {what}.")
