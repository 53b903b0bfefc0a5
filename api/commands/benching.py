"""bench: how fast this machine makes films, and how well the director understands."""

import sys
from collections.abc import Generator, Sequence
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.shared import AsJson, Home, guarded
from api.root import settings
from api.terminal import print_json, progress_display, say
from tools.film.errors import DirectorError, OperatorError
from tools.media.progress import Progress
from tools.settings import Settings

# The director is loaded by the command that measures it; the others start without it.
if TYPE_CHECKING:
    from agent.evaluation.running import Played, Tally
    from agent.ports import Brain


class Benchmark(StrEnum):
    """What can be measured."""

    previz = "previz"
    film = "film"
    assembly = "assembly"
    director = "director"
    server = "server"


class BrainName(StrEnum):
    """Who understands the messages."""

    embedded = "embedded"
    model = "model"


class HalfName(StrEnum):
    """Which messages: the grammar is tuned on one half and judged on the other."""

    tuning = "tuning"
    held_out = "held-out"
    all = "all"


@guarded
def bench(
    name: Annotated[
        Benchmark,
        typer.Argument(
            help="previz: pictures a second. film: the whole way, and one change. assembly: a cut and its changes"
            " against ffmpeg and MoviePy. director: what it understands. server: what pages and callers feel."
        ),
    ],
    minutes: Annotated[float, typer.Option("--minutes", "-m", help="How long the measured film is.")] = 0.5,
    quick: Annotated[bool, typer.Option("--quick", help="assembly, server: a small one, for a look.")] = False,
    moviepy: Annotated[
        Path | None,
        typer.Option("--moviepy", metavar="<python>", help="assembly: a Python that has MoviePy, to be measured too."),
    ] = None,
    half: Annotated[HalfName, typer.Option("--half", help="director: which messages.")] = HalfName.held_out,
    brain: Annotated[
        BrainName, typer.Option("--brain", help="director: who reads them; a model costs what its service asks.")
    ] = BrainName.embedded,
    kind: Annotated[str | None, typer.Option("--kind", help="director: only messages of this kind.")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="director: every message that was not understood.")] = False,
    messages: Annotated[
        Path | None, typer.Option("--messages", metavar="<dir>", help="director: a folder of messages of your own.")
    ] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Measure this machine, now, on a film that is made and thrown away; or the director, on messages it is sent."""
    found = settings(home)
    if name is Benchmark.director:
        _director(found, brain, half, kind, messages, misses=misses, as_json=as_json)
        return
    if name is Benchmark.assembly:
        _assembly(found, moviepy, quick=quick, as_json=as_json)
        return
    if name is Benchmark.server:
        _server(found, quick=quick, as_json=as_json)
        return
    from tools.production.measuring import measure

    with progress_display(sys.stderr) as report:
        measured = measure(name.value, found, minutes, report)
    if as_json:
        print_json({"bench": name.value, **measured})
        return
    for key, value in measured.items():
        say(f"{key:<26} {value}")


def _assembly(found: Settings, moviepy: Path | None, *, quick: bool, as_json: bool) -> None:
    from tools.production.benching.assembling import measure_assembly
    from tools.production.benching.cutting import FULL, QUICK
    from tools.production.benching.telling import as_object, table

    found.cache.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".bench-", dir=found.cache) as folder, progress_display(sys.stderr) as report:
        size = QUICK if quick else FULL
        measured = measure_assembly(size, Path(folder), found.home, found.workers, moviepy, report)
    if as_json:
        print_json({"bench": "assembly", **as_object(measured)})
        return
    for line in table(measured):
        say(line)


def _server(found: Settings, *, quick: bool, as_json: bool) -> None:
    from api.load import FULL, QUICK, lines, measure_server

    with TemporaryDirectory(prefix="workprint-bench-") as folder, progress_display(sys.stderr) as report:
        measured = measure_server(Path(folder), found.workers, report, QUICK if quick else FULL)
    if as_json:
        print_json({"bench": "server", **measured})
        return
    for line in lines(measured):
        say(line)


def _director(
    found: Settings,
    brain: BrainName,
    half: HalfName,
    kind: str | None,
    messages: Path | None,
    *,
    misses: bool,
    as_json: bool,
) -> None:
    from agent.evaluation.cases import FOLDER, load_cases
    from agent.evaluation.running import play_all, tallies

    cases = load_cases(messages or FOLDER, half.value, kind)
    if not cases:
        kinds = sorted({case.kind for case in load_cases(messages or FOLDER)})
        raise DirectorError(f"There are no such messages; the kinds are {', '.join(kinds)}.", legal=kinds)
    with progress_display(sys.stderr) as report:
        done: list[Played] = []

        def heard(played: "Played") -> None:
            done.append(played)
            report(Progress(stage="messages", done=len(done), total=len(cases), what=played.case.kind))

        with _brain(brain, found) as director:
            played, called = play_all(cases, director, heard), director.name
    counted = tallies(played)
    if as_json:
        print_json(
            {
                "bench": "director",
                "brain": called,
                "half": half.value,
                "kinds": [_row(tally) for tally in counted],
                "misses": [_miss(one) for one in played if one.verdict.rated != "exact"] if misses else [],
            }
        )
        return
    for line in _table(counted):
        say(line)
    if counted[-1].tokens:
        say(f"{called}: {counted[-1].tokens:,} tokens, {counted[-1].usd:.4f} USD")
    if misses:
        _say_misses(played)


@contextmanager
def _brain(name: BrainName, found: Settings) -> "Generator[Brain]":
    """The brain to be measured, alone: nobody stands in for a model that gives nothing."""
    from agent.directing import SENTENCES, embedded
    from agent.evaluation.running import Nobody
    from agent.model.director import ModelDirector
    from tools.media.assets import asset, have
    from tools.writing.lexicon import Lexicon

    there = have(found.home, "wordnet")
    if not there:
        sys.stderr.write("The dictionary is not installed; this measures the director without it.\n")
    if not have(found.home, SENTENCES):
        sys.stderr.write("The encoder of sentences is not installed; this measures the director without it.\n")
    match name:
        case BrainName.embedded:
            yield embedded(found)
        case BrainName.model:
            if not found.has_model:
                raise OperatorError(
                    "No model is configured. Set OPENAI_API_KEY, or OPENAI_BASE_URL for a service of your own, and"
                    " WORKPRINT_MODEL.",
                    code="no_model",
                )
            lexicon = Lexicon(asset(found.home, "wordnet") if there else None)
            with closing(ModelDirector(found, Nobody(), lexicon)) as director:
                yield director


def _table(counted: "Sequence[Tally]") -> list[str]:
    """Percent of the messages of each kind, and the CPU time of a turn."""
    from agent.evaluation.scoring import CLASSES

    heads = f"{'kind':<14}{'n':>5}" + "".join(f"{rated:>9}" for rated in CLASSES) + f"{'ms':>8}{'most ms':>9}"
    lines = [heads]
    for tally in counted:
        shares = "".join(f"{tally.share(rated):>8.1f}%" for rated in CLASSES)
        lines.append(f"{tally.kind:<14}{tally.n:>5}{shares}{tally.cpu_ms[0]:>8.1f}{tally.cpu_ms[1]:>9.1f}")
    return lines


def _row(tally: "Tally") -> dict[str, Any]:
    from agent.evaluation.scoring import CLASSES

    return {
        "kind": tally.kind,
        "n": tally.n,
        **{f"{rated}_percent": round(tally.share(rated), 1) for rated in CLASSES},
        "wrong_acts": tally.wrong_acts,
        "cpu_ms_median": round(tally.cpu_ms[0], 2),
        "cpu_ms_most": round(tally.cpu_ms[1], 2),
        "tokens": tally.tokens,
        "usd": round(tally.usd, 6),
    }


def _miss(one: "Played") -> dict[str, Any]:
    case = one.case
    return {
        "kind": case.kind,
        "film": case.film,
        "before": [turn.say for turn in case.before],
        "message": case.say,
        "rated": one.verdict.rated,
        "expected": case.model_dump(
            mode="json", exclude_defaults=True, exclude={"film", "say", "kind", "half", "before", "given"}
        ),
        "acts": [act.model_dump(mode="json", exclude_defaults=True) | {"kind": act.kind} for act in one.outcome.acts],
        "words": one.outcome.words,
        "asked": one.outcome.asked,
    }


def _say_misses(played: "Sequence[Played]") -> None:
    for one in played:
        if one.verdict.rated == "exact":
            continue
        miss = _miss(one)
        say(f"\n{miss['rated']}: {miss['kind']}, {miss['film']}: {' / '.join([*miss['before'], miss['message']])}")
        say(f"  expected  {miss['expected']}")
        say(f"  got       {miss['acts'] or ('a question' if miss['asked'] else 'no act')}")
        say(f"  said      {miss['words']}")
