"""make: from one sentence, or a script, to a finished film."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from api.commands.rolling import Takes, money
from api.commands.shared import AsJson, Home, guarded
from api.root import open_studio
from api.terminal import print_json, progress_display, say
from tools.film.errors import DirectorError
from tools.film.script import Aspect

# What makes films is imported by the commands that make them, so that looking at one does not wait for it.
if TYPE_CHECKING:
    from tools.production.finishing import Made
    from tools.production.making import Request

ASPECTS = get_args(Aspect)
LENGTH = 1.5
"""minutes of a film of which nobody says how long it shall be"""


Idea = Annotated[str, typer.Argument(metavar="IDEA", help="The film in a sentence or a paragraph.")]
Minutes = Annotated[
    float | None, typer.Option("--minutes", "-m", help="How long, 0.25 to 10; else as the idea says, else 1.5.")
]
Seed = Annotated[int, typer.Option("--seed", "-s", help="Another seed is another film of the same idea.")]
Shape = Annotated[
    str | None,
    typer.Option("--aspect", help=f"The shape: {', '.join(ASPECTS)}; else as the idea says, else {ASPECTS[0]}."),
]
Style = Annotated[str, typer.Option("--style", help="The look of every picture, in words.")]
Script = Annotated[
    Path | None,
    typer.Option("--script", help="Film this script: a shot list, or a screenplay in Fountain, Final Draft or PDF."),
]
Camera = Annotated[str, typer.Option("--generator", help="Which camera; workprint generators lists them.")]
Draft = Annotated[bool, typer.Option("--draft", help="Work small: 1280x720 and quicker pictures.")]


@guarded
def make(
    idea: Idea = "",
    minutes: Minutes = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="The finished film.", dir_okay=False)] = Path("film.mp4"),
    seed: Seed = 1,
    aspect: Shape = None,
    style: Style = "",
    script: Script = None,
    generator: Camera = "auto",
    draft: Draft = False,
    budget: Annotated[
        float | None, typer.Option("--budget", min=0, help="USD that the film may cost in all; needed by paid cameras.")
    ] = None,
    takes: Takes = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Make a finished film. Run it again after a stop and it goes on where it was."""
    from agent.starting import as_chosen
    from tools.production.making import make_film

    idea, minutes, aspect = as_chosen(idea, minutes, aspect)
    length, shape = LENGTH if minutes is None else minutes, aspect or ASPECTS[0]
    request = request_of(idea, length, seed, shape, style, script, generator, draft)
    request = request.model_copy(update={"budget": money(budget), "takes": takes})
    studio = open_studio(home)
    with progress_display(sys.stderr) as report:
        made = make_film(studio, request, out, report)
    _tell(made, as_json)


def request_of(
    idea: str, minutes: float, seed: int, aspect: str, style: str, script: Path | None, generator: str, draft: bool
) -> "Request":
    """What the options of a command ask for. Raises DirectorError for a shape that is none."""
    from tools.production.making import Request

    if aspect not in ASPECTS:
        raise DirectorError(
            f"'{aspect}' is no picture shape; choose one of {', '.join(ASPECTS)}.", code="bad_aspect", choices=ASPECTS
        )
    return Request(
        idea=idea,
        script=script,
        minutes=minutes,
        seed=seed,
        aspect=aspect,
        style=style,
        generator=generator,
        draft=draft,
    )


def _tell(made: "Made", as_json: bool) -> None:
    if as_json:
        print_json(made.summary())
        return
    say(
        f"{made.delivered.released.out}  {made.delivered.released.seconds:.1f} s, {made.delivered.released.shots} shots"
    )
    say(f"'{made.title}': {made.logline}")
    for note in made.notes:
        say(f"note: {note}")
    say(f"Change it: workprint chat {made.film}, or show and edit; then workprint render {made.film}")
