"""jobs: what is being made, seen, found, stopped and settled; and worker: a machine that makes it."""

import asyncio
import sys
import time
from typing import Annotated, get_args

import typer

from api.camera_answers import CameraJobList
from api.camera_telling import check_service, job_told, job_with_events
from api.commands.shared import AsJson, Home, guarded
from api.root import open_studio
from api.terminal import as_bug, print_json, say
from tools.film.errors import DirectorError
from tools.jobs.ports import UNENDED, WAITING, Job, JobState

app = typer.Typer(help="See, find, stop and settle what is being made.", rich_markup_mode=None)

STATES: tuple[str, ...] = get_args(JobState)

JobName = Annotated[str, typer.Argument(metavar="JOB", help="A job: its id, or a unique start of it.")]


@app.callback(invoke_without_command=True)
def jobs(
    context: typer.Context,
    film: Annotated[str | None, typer.Option("--film", help="Only this film's.")] = None,
    state: Annotated[list[str] | None, typer.Option("--state", help="Only these: queued, running, unknown ...")] = None,
    service: Annotated[str | None, typer.Option("--service", help="Only this service's.")] = None,
    find: Annotated[str, typer.Option("--find", help="Only those with these words, slate, or service's id.")] = "",
    everything: Annotated[bool, typer.Option("--all", help="Also those that have ended.")] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """List the jobs in hand, the newest first; with --all or --find also those that have ended."""
    if context.invoked_subcommand is None:
        _list(film, state, service, find, everything, as_json=as_json, home=home)


@guarded
def _list(
    film: str | None,
    state: list[str] | None,
    service: str | None,
    find: str,
    everything: bool,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    studio = open_studio(home)
    unknown = [one for one in state or () if one not in STATES]
    if unknown:
        raise DirectorError(
            f"A job is never '{unknown[0]}'; it is {', '.join(STATES[:-1])} or {STATES[-1]}.",
            code="no_state",
            legal=list(STATES),
        )
    if service is not None:
        check_service(studio, service)
    states = tuple(state or ()) or (() if everything or find else UNENDED)
    known = studio.id_of(film) if film is not None else None
    found = studio.jobs.find(film=known, states=states, service=service, words=find)
    if as_json:
        print_json(CameraJobList(jobs=[job_told(job) for job in found]).model_dump(mode="json"))
        return
    for job in found:
        say(_line(job))
    if found:
        return
    if state or service or find or film is not None:
        say("There is no such job.")
    else:
        say("Nothing was made by a service or a worker yet." if everything else "Nothing is being made.")


@app.command()
@guarded
def show(job: JobName, as_json: AsJson = False, home: Home = None) -> None:
    """Show a job and all that happened to it."""
    studio = open_studio(home)
    found = studio.jobs.status(job)
    events = studio.jobs.events(found.id)
    if as_json:
        print_json(job_with_events(found, events).model_dump(mode="json"))
        return
    say(_line(found))
    for event in events:
        say(f"  {time.strftime('%Y-%m-%d %H:%M:%S', time.gmtime(event.at))}  {event.state:<12} {event.what}")


@app.command()
@guarded
def cancel(job: JobName, as_json: AsJson = False, home: Home = None) -> None:
    """Stop a job. What its service has begun may still be charged."""
    _tell(open_studio(home).jobs.cancel(job), as_json)


@app.command()
@guarded
def settle(
    job: JobName,
    made: Annotated[str, typer.Option("--made", metavar="ID", help="The service made it, and calls it this.")] = "",
    not_made: Annotated[bool, typer.Option("--not-made", help="It was never made: give the money back.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Send it once more; it may be paid twice.")] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Say what became of an unknown job, after a look at the account with its service."""
    if bool(made) + not_made + again != 1:
        raise typer.BadParameter("say one of --made ID, --not-made, --again")
    _tell(open_studio(home).jobs.decide(job, remote=made, again=again), as_json)


@app.command()
@guarded
def resume(job: JobName, as_json: AsJson = False, home: Home = None) -> None:
    """Follow a failed job again that its service had taken: what it made may be had yet. Nothing is sent anew."""
    _tell(open_studio(home).jobs.resume(job), as_json)


@guarded
def worker(
    once: Annotated[bool, typer.Option("--once", help="Stop when nothing is left to do.")] = False,
    at_once: Annotated[int, typer.Option("--at-once", min=1, max=256, help="Jobs in hand at a time.")] = 16,
    home: Home = None,
) -> None:
    """Make what is asked for, until stopped: several workers, on several machines, share WORKPRINT_JOBS.

    They need the same home folder, on storage that all of them see, for the media.
    """
    from tools.production.office import worker_of

    studio = open_studio(home)
    working = worker_of(studio, lambda error: as_bug(error, studio.settings.home), at_once)
    sys.stderr.write(f"{working.claims.worker} works; stop it with Ctrl-C.\n")
    try:
        asyncio.run(working.work(lambda: not once or bool(studio.jobs.find(states=WAITING, limit=1))))
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. What was in hand goes on with the next worker.\n")


def _tell(job: Job, as_json: bool) -> None:
    if as_json:
        print_json(job_told(job).model_dump(mode="json"))
        return
    say(_line(job))


def _line(job: Job) -> str:
    share = f" {job.done / job.total:4.0%}" if job.state == "running" and job.total else ""
    problem = f"  {job.problem}" if job.problem and job.state in ("unknown", "failed", "queued", "reconciling") else ""
    return f"{job.id[:8]}  {job.film:<24} {job.slate:<6} {job.service:<10} {job.state}{share}{problem}"
