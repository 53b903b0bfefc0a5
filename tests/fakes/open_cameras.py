"""Every paid camera before a fake of its service, in a hurry, and a take that is ordered of it."""

import asyncio
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.camera_house import House
from tests.fakes.camera_services import SERVICES
from tools.film.errors import WorkprintError
from tools.film.script import Character, Location, Look, Shot, Staged
from tools.generators.access import read_access
from tools.generators.cameras import camera
from tools.generators.ports import Brief, Speech
from tools.generators.ports import Generator as Camera
from tools.media.progress import Progress, silent

Open = Callable[..., tuple[House, Camera]]


def ending(*wanted: str) -> list[tuple[str, str]]:
    """The services whose jobs can go so, by their sheets."""
    return [(name, one) for name, service in SERVICES.items() for one in wanted if one in service().endings]


@contextmanager
def houses_in(folder: Path) -> Generator[Open]:
    """Open the house of a service; a camera of it comes along."""
    with ExitStack() as houses:

        def open_house(name: str, model: str = "", **settings: str) -> tuple[House, Camera]:
            house = houses.enter_context(House(SERVICES[name]()))
            prefix = f"WORKPRINT_{name.upper()}"
            access = read_access(
                {
                    f"{prefix}_BASE_URL": house.url,
                    f"{prefix}_POLL_SECONDS": "0.002",
                    f"{prefix}_TIMEOUT_SECONDS": "5",
                    f"{prefix}_DEADLINE_SECONDS": "5",
                    **house.service.environment,
                    **{f"{prefix}_{key.upper()}": value for key, value in settings.items()},
                }
            )
            named = f"{name}/{model or house.service.model}"
            return house, camera(named, folder / "cache", access)

        yield open_house


def brief(pictures: dict[str, Path] | None = None, **changes: object) -> Brief:
    keeper = Character(id="keeper", name="the KEEPER", canon="sixties, yellow oilskin, white beard")
    shot = Shot(
        id="s1",
        prompt="Medium shot, the KEEPER trims the lamp, storm outside, push in",
        location="lamp",
        move="push in",
        pace="slow",
        frames=84,
        staging=(Staged(who="keeper"),),
    )
    whole = Brief(
        shot=shot,
        slate="1A",
        interior=True,
        characters={"keeper": keeper},
        location=Location(id="lamp", name="Lamp room", canon="brass lamp, curved windows"),
        look=Look(),
        seed=7,
        speech=(Speech(who="keeper", start=12, mouth=(3, 5, 2), text="The sea never forgets."),),
    )
    if pictures is not None:
        pictured = {"first_frame": pictures["first"], "last_frame": pictures["last"]}
        whole = whole.model_copy(update=pictured)
    return whole.model_copy(update=changes)


def make(made: Camera, folder: Path, reports: list[Progress] | None = None, **how: Any) -> Path:
    """Order, follow and collect one take."""

    async def roll() -> Path:
        job = await made.submit(brief(**how), "film/s1/1")
        await made.follow(job, silent if reports is None else reports.append)
        return await made.collect(job, folder)

    return asyncio.run(roll())


def order(made: Camera, key: str = "film/s1/1") -> str:
    return asyncio.run(made.submit(brief(), key))


def ended(made: Camera, *, folder: Path | None = None) -> BaseException:
    """How a take that was ordered well ended."""

    async def roll() -> None:
        job = await made.submit(brief(), "film/s1/1")
        await made.follow(job, silent)
        if folder is not None:
            await made.collect(job, folder)

    with pytest.raises(WorkprintError) as caught:
        asyncio.run(roll())
    return caught.value
