"""new: a film begins, in conversation where someone is there to be asked."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from api.commands.making import ASPECTS, Idea, Script, Seed, Style, request_of
from api.commands.shared import AsJson, Home, guarded
from api.commands.talking import directing
from api.root import CALLER, Directing, open_studio, open_talk
from api.terminal import STOPPED, print_json, printable, progress_display, say
from tools.film.errors import Cancelled
from tools.studio import Studio

# What makes films is imported by the commands that make them, so that looking at one does not wait for it.
if TYPE_CHECKING:
    from agent.starting import About, Brief
    from tools.film.film import Film
    from tools.production.making import Request

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
    chosen = directing(ctx)
    if request.script is None and (studio.settings.has_model or chosen is not None):
        directed(studio, request, chosen, sys.stderr)
    with progress_display(sys.stderr) as report:
        # What the director wrote is found; what nobody has written, the writing room writes.
        opened, notes = new_film(studio, request, report)
    if as_json:
        told = {"film": opened.film.id, "revision": opened.revision, "title": opened.film.title, "notes": list(notes)}
        print_json(told)
        return
    for line in outline(opened.film):
        say(line)
    for note in notes:
        print(f"note: {printable(note)}", file=sys.stderr)


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


def directed(studio: Studio, request: "Request", chosen: Directing | None, aside: TextIO) -> None:
    """Let the director with a model write the film, unless it is written. What it says goes to `aside`."""
    from agent.conversation import Speaker
    from api.screen import Screen, watched
    from api.turns import Turn
    from tools.film.edits.story import SetLook
    from tools.production.making import begin_film

    film = begin_film(studio, request).film
    if film.shots:
        return
    look = SetLook.model_validate({"aspect": request.aspect, "style": request.style or None})
    studio.perform(film.id, look, actor=CALLER, message="new")
    words = f"{request.minutes * 60:g} seconds, {request.aspect}{f', {request.style}' if request.style else ''}"
    with open_talk(studio, chosen) as talk:
        screen = Screen(aside, aside)
        turn = Turn(talk, film.id, f"Write the whole film, {words}: {request.idea}", Speaker(channel="terminal"))
        try:
            reply = watched(turn, screen)
        except KeyboardInterrupt:
            raise Cancelled(STOPPED) from None
    if screen.stopped:
        raise Cancelled(STOPPED)
    if studio.open(film.id).film.shots:
        screen.end(reply)
    else:
        screen.note("The director wrote nothing that can be filmed, so the writing room writes it.")


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
