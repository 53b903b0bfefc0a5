"""The web application: every address, one form for errors, the gate around all of it.

build_app(studio) -> FastAPI        started by `workprint serve` alone (never by its module path)
"""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool

from api.answers import Failure
from api.bots import linking
from api.bots.beside import chats, routes, running
from api.camera_room import CameraRoom
from api.conversations import Conversations
from api.curtain import Curtain
from api.describing import describe_sayings
from api.doorman import Doorman, Policy
from api.failures import REFUSALS, tell_failures
from api.guard import Guard
from api.house import VERSION, Hands, house_over
from api.hub import Hub
from api.job_book import JobBook
from api.jobs import Jobs
from api.keys import key_room
from api.root import Directing
from api.routers import cameras, comments, films, house, keys, media, news, page, people, preview, talk, uploads, voices
from api.routers import hooks as calls
from api.routers import jobs as work
from api.terminal import as_bug
from tools.film.errors import Bug
from tools.production.previewing import Previews
from tools.studio import Studio


def build_app(
    studio: Studio,
    policy: Policy | None = None,
    hands: Hands | None = None,
    directing: Directing | None = None,
    *,
    ahead: bool = False,
) -> FastAPI:
    """The application over a studio, which stays the caller's to close. Work in hand is cancelled at its end.

    `ahead`: the first pictures of its films are made, and the director is there, before anybody asks.
    """
    settings = studio.settings
    listened = chats(settings) if settings.bots else []

    def bug(error: Exception) -> Bug:
        return as_bug(error, settings.home)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        # Who is told of a mix is there before anyone can ask for one.
        jobs, previews = Jobs(bug, JobBook(settings.home)), Previews(studio, lambda film: app.state.hub.mixed(film))
        app.state.house = house_over(studio, jobs, previews, hands)
        app.state.conversations = Conversations(app.state.house, directing)
        app.state.hub = Hub(studio, jobs, previews, app.state.doorman, bug)
        app.state.camera_room = CameraRoom(studio, bug)
        curtain = Curtain(studio, previews, bug)
        jobs.tell(app.state.hub.job)
        app.state.camera_room.open()
        await run_in_threadpool(app.state.conversations.recover)
        async with running(app, app.state.house, app.state.conversations, listened):
            if ahead:
                app.state.conversations.ready()
                curtain.open()
            yield
        await app.state.hub.close()
        await run_in_threadpool(app.state.conversations.close)
        await run_in_threadpool(app.state.camera_room.close)
        await run_in_threadpool(previews.close)
        await run_in_threadpool(curtain.close)
        await run_in_threadpool(app.state.house.jobs.close)

    app = FastAPI(
        title="Workprint",
        version=VERSION,
        summary="The film studio above the clip generators.",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        # Nothing about anyone's films is told to anyone, whatever the environment asks the framework for.
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
        responses={status: {"model": Failure, "description": words} for status, words in REFUSALS.items()},
    )
    app.state.policy = policy or Policy()
    app.state.key_room = key_room(studio)
    app.state.doorman = Doorman(app.state.policy, studio.passes.doors)
    app.add_middleware(Guard, policy=app.state.policy, doorman=app.state.doorman, as_bug=bug)
    tell_failures(app)
    describe_sayings(app)
    parts = (house, films, comments, work, cameras, keys, media, news, page, people, preview, talk, uploads, voices)
    for part in parts:
        app.include_router(part.router)
    app.include_router(calls.router)
    app.include_router(linking.router)
    app.router.routes += routes(settings, listened)
    return app
