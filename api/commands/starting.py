"""new: a film begins, in conversation where someone is there to be asked."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.making import ASPECTS, Idea, Script, Seed, Style, request_of
from api.commands.shared import AsJson, Home, guarded
from api.root import open_studio
from api.terminal import print_json, progress_display, say

# What makes films is imported by the commands that make them, so that looking at one does not wait for it.
if TYPE_CHECKING:
    from agent.starting import About, Brief
    from tools.film.film import Film

TRIES = 3
"""times that a question is asked before its first choice is taken"""


@guarded
def new(
    ctx: typer.Context,
    idea: Idea = "",
    minutes: Annotated[
        float, typer.Option("--minutes", "-m", help="How long it should be, 0.25 to 10; else as the idea says.")
    ] = 1.5,
    seed: Seed = 1,
    aspect: Annotated[
        str, typer.Option("--aspect", help=f"The shape of the picture: {', '.join(ASPECTS)}; else as the idea says.")
    ] = "16:9",
    style: Style = "",
    script: Script = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Write a film without shooting it yet: at most two questions, then its script, to be changed by talking.

    No question is asked with "just make it" in the idea, with --json, or when nobody sits at the terminal.
    """
    from tools.production.making import new_film

    given = {name for name in ("minutes", "aspect") if _is_given(ctx, name)}
    request = request_of(idea, minutes, seed, aspect, style, script, "auto", False)
    if script is None and idea.strip():
        from agent.starting import heard

        brief = heard(idea)
        if brief.idea:
            if not as_json and sys.stdin.isatty():
                brief = asked(brief, {*given}, input, say)  # pyright: ignore[reportArgumentType]
            update: dict[str, object] = {"idea": brief.idea}
            if brief.minutes is not None and "minutes" not in given:
                update["minutes"] = brief.minutes
            if brief.aspect is not None and "aspect" not in given:
                update["aspect"] = brief.aspect
            request = request.model_copy(update=update)
    studio = open_studio(home)
    with progress_display(sys.stderr) as report:
        opened = new_film(studio, request, report)
    if as_json:
        print_json({"film": opened.film.id, "revision": opened.revision, "title": opened.film.title})
        return
    for line in outline(opened.film):
        say(line)


def asked(brief: "Brief", given: "set[About]", listen: Callable[[str], str], tell: Callable[[str], None]) -> "Brief":
    """The brief with the answers to what it leaves open. No answer, or the end of the input, is the first choice."""
    from agent.starting import answered, open_questions

    for ask in open_questions(brief, given):
        tell(f"{ask.text} {', '.join(ask.choices[:-1])} or {ask.choices[-1]}; Enter is {ask.choices[0]}.")
        for _ in range(TRIES):
            try:
                words = listen("> ")
            except EOFError:
                words = ""
            found = answered(brief, ask, words)
            if found is not None:
                brief = found
                break
            tell(f"That is none of them. {', '.join(ask.choices[:-1])} or {ask.choices[-1]}?")
    return brief


def outline(film: "Film") -> list[str]:
    """A film that has just been written: title, logline, scenes, and what comes next."""
    from agent.telling.naming import Names, count, seconds
    from tools.film.timeline import Clip
    from tools.film.views import film_frames

    names, rate = Names(film), film.look.rate
    frames = {
        item.shot: item.frames for track in film.timeline.tracks[:1] for item in track.items if isinstance(item, Clip)
    }
    lines = [
        f"{film.title}  ({seconds(film_frames(film), rate)}, {count(len(film.shots), 'shot')}, {film.look.aspect})",
        film.logline,
        "",
    ]
    for scene in film.scenes:
        long = seconds(sum(frames.get(shot, 0) for shot in scene.shots), rate)
        lines.append(f"{names.scene(scene.id)[len('scene ') :]}, {count(len(scene.shots), 'shot')}, {long}")
        lines += [f"   {scene.purpose}"] if scene.purpose else []
    lines += [
        "",
        f"Talk about it: workprint chat {film.id}",
        f"Shoot it:      workprint render {film.id}",
    ]
    return lines


def _is_given(ctx: typer.Context, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is not None and source.name != "DEFAULT"
