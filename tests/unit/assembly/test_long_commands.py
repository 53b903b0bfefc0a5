"""No command line grows with the film: the longest of ten shots is that of fifteen hundred."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from tests.fakes.coded_film import small_film
from tools.assembly.conforming import Source
from tools.assembly.delivery import Delivery
from tools.assembly.graph import Letters, Sources, argv, coding_argv, raw_argv
from tools.assembly.neighbours import MOST, one_reel, runs
from tools.assembly.plan import Unit, plan
from tools.assembly.recipe import MediaStrip
from tools.film.script import Take
from tools.film.timeline import Clip, Title, Transition

DELIVERY = Delivery(width=160, height=90)
FFMPEG = Path("/bin/ffmpeg")


def cut(shots: int) -> tuple[Unit, ...]:
    """Shots of five seconds with a dissolve and a title in every ten."""
    takes = [Take(id=f"t{n}", shot=f"s{n}", media=f"{n:064x}", frames=132, head=6) for n in range(shots)]
    clips = [Clip(id=f"c{n}", shot=f"s{n}", frames=120) for n in range(shots)]
    dissolves = [Transition(into=f"c{n}", kind="dissolve", frames=12) for n in range(5, shots, 10)]
    titles = [Title(id=f"ti{n}", text="Later", item=f"c{n}", offset=20, frames=48) for n in range(2, shots, 10)]
    return plan(small_film(clips, takes, dissolves, titles), DELIVERY).units


def sources(unit: Unit) -> Sources:
    media = {s.media: Source(Path(f"/pool/{s.media}.mp4")) for s in unit.recipe.all_strips if isinstance(s, MediaStrip)}
    return Sources(media=media, slates={}, titles=[Letters(Path("/desk/title.png"))] * len(unit.recipe.titles))


def commands(run: Sequence[Unit]) -> Iterator[list[str]]:
    """All that is run for one run of units."""
    first, out = run[0], Path("/desk/unit.mp4")
    if len(run) == 1:
        yield argv(FFMPEG, first.recipe, DELIVERY, sources(first), out)
        return
    yield raw_argv(FFMPEG, one_reel(run), DELIVERY, sources(first))
    for unit in run:
        yield coding_argv(FFMPEG, unit.recipe, DELIVERY, sources(unit), out)


def longest(units: Sequence[Unit]) -> tuple[int, int]:
    """The most words, and the most letters, that any command has."""
    said = [command for run in runs(units) for command in commands(run)]
    return max(len(words) for words in said), max(sum(map(len, words)) for words in said)


def test_the_longest_command_of_a_long_film_is_that_of_a_short_one() -> None:
    short, long = cut(10), cut(1500)
    assert len(long) > 100 * len(short)
    assert longest(long) == longest(short)
    assert max(len(run) for run in runs(long)) == max(len(run) for run in runs(short)) <= MOST + 1
    assert longest(short)[1] < 4000
    assert Fraction(len(runs(long)), len(runs(short))) > 100
