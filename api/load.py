"""`workprint bench server`: a server of its own in a process of its own, and what its pages and callers feel.

one edit ──> a second page        one edit ──> 1,000 pages        10,000 short requests        play ──> first picture
"""

import asyncio
import json
import multiprocessing
import os
import resource
import socket
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect

from tools.film.edits import parse_edit
from tools.film.film import Film
from tools.media.progress import Progress, Report
from tools.settings import Settings
from tools.studio import Studio

FILM = "bench-film"
SHOTS = 40
EDITS, BROADCASTS = 200, 20
PAGES, REQUESTS, AT_ONCE = 1000, 10_000, 200
QUIET = 0.3
"""seconds between two edits that a thousand pages hear"""


def measure_server(folder: Path, workers: int, report: Report, *, pages: int = PAGES, requests: int = REQUESTS) -> Any:
    """The figures of a server over a film of 40 shots that lies in `folder` and is thrown away by the caller."""
    _room_for(pages)
    _film(folder)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(2048)
        port = listener.getsockname()[1]
        # Spawned, so that it has nothing of this process but the place where it listens.
        server = multiprocessing.get_context("spawn").Process(target=_serve, args=(folder, workers, listener))
        server.start()
    try:
        return asyncio.run(_measure(port, server.pid or 0, report, pages, requests))
    finally:
        server.terminate()
        server.join(30)


def _serve(folder: Path, workers: int, listener: socket.socket) -> None:
    from api.app import build_app
    from api.serving import run

    with closing(Studio(Settings(home=folder, workers=workers))) as studio:
        run(build_app(studio), listener)


def _film(folder: Path) -> None:
    with closing(Studio(Settings(home=folder))) as studio:
        studio.create(Film(id=FILM, title="Bench"))
        for number in range(SHOTS):
            if number % 8 == 0:
                place = f"Room {number // 8 + 1}"
                studio.perform(FILM, parse_edit({"kind": "set_location", "location": place}))
                studio.perform(FILM, parse_edit({"kind": "add_scene", "location": place}))
            shot = {"kind": "add_shot", "scene": number // 8 + 1, "prompt": f"Wide shot, a bench, number {number + 1}"}
            studio.perform(FILM, parse_edit(shot))


async def _measure(port: int, server: int, report: Report, pages: int, requests: int) -> dict[str, Any]:
    address = f"http://127.0.0.1:{port}"
    limits = httpx.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=60, trust_env=False) as web:
        await _ready(web)
        told: dict[str, Any] = {"shots": SHOTS, "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1)}
        report(Progress(stage="play", done=0, total=4))
        told["first_picture_ms"] = [round(await _play(web), 1) for _ in range(2)]
        report(Progress(stage="a second page", done=1, total=4))
        told["second_page_ms"] = await _broadcast(web, port, 2, EDITS, 0.0)
        report(Progress(stage=f"{pages} pages", done=2, total=4))
        told["pages"], told["every_page_ms"] = pages, await _broadcast(web, port, pages, BROADCASTS, QUIET)
        report(Progress(stage=f"{requests} requests", done=3, total=4))
        told |= await _requests(web, server, requests)
        return told


async def _ready(web: httpx.AsyncClient) -> None:
    until = time.monotonic() + 120
    while True:
        try:
            (await web.get("/healthz")).raise_for_status()
            return
        except httpx.TransportError:
            if time.monotonic() > until:
                raise
            await asyncio.sleep(0.05)


async def _play(web: httpx.AsyncClient) -> float:
    """From the click to the bytes of the first picture: what there is, how it begins, its first part."""
    begun = time.perf_counter()
    first = (await web.get(f"/api/films/{FILM}/preview")).raise_for_status().json()["segments"][0]
    for name in ("init", "address"):
        (await web.get(first[name])).raise_for_status()
    return 1000 * (time.perf_counter() - begun)


async def _broadcast(web: httpx.AsyncClient, port: int, pages: int, edits: int, pause: float) -> dict[str, float]:
    """From the moment an edit is sent to the moment each page has heard of it, in milliseconds."""
    address = f"ws://127.0.0.1:{port}/api/films/{FILM}/socket"
    sockets: list[ClientConnection] = []
    for first in range(0, pages, 50):
        new = [connect(address, proxy=None, compression=None) for _ in range(min(50, pages - first))]
        sockets += await asyncio.gather(*new)
    waits: list[float] = []
    sent = 0.0
    heard = asyncio.Event()
    left = 0

    async def listen(page: ClientConnection) -> None:
        nonlocal left
        async for text in page:
            if '"type":"facts"' in str(text)[:120]:
                waits.append(1000 * (time.perf_counter() - sent))
                left -= 1
                if not left:
                    heard.set()

    listening = [asyncio.create_task(listen(page)) for page in sockets]
    await asyncio.sleep(min(2.0, pages / 200))
    for number in range(edits):
        left = pages
        heard.clear()
        sent = time.perf_counter()
        edit = {"kind": "set_logline", "logline": f"A bench, told for the {number}th time"}
        (await web.post(f"/api/films/{FILM}/edits", json=edit)).raise_for_status()
        await asyncio.wait_for(heard.wait(), 60)
        await asyncio.sleep(pause)
    for task in listening:
        task.cancel()
    await asyncio.gather(*(page.close() for page in sockets))
    return _spread(waits)


async def _requests(web: httpx.AsyncClient, server: int, count: int) -> dict[str, Any]:
    """Short requests, many at once, edits among them: what was lost, and what the server's memory did."""
    lost, waits, numbers, sizes = 0, list[float](), iter(range(count)), list[float]()
    before = (await web.get(f"/api/films/{FILM}")).json()["revision"]
    begun = time.perf_counter()

    async def ask() -> None:
        nonlocal lost
        for number in numbers:
            if number % (count // 10 or 1) == 0:
                sizes.append(_megabytes(server))
            at = time.perf_counter()
            if number % 50 == 0:
                body = {"kind": "set_title", "title": f"Bench {number}"}
                answer = await web.post(f"/api/films/{FILM}/edits", json=body)
            else:
                answer = await web.get(f"/api/films/{FILM}/news", params={"after": before + number})
            lost += answer.status_code != 200
            waits.append(1000 * (time.perf_counter() - at))

    await asyncio.gather(*(ask() for _ in range(AT_ONCE)))
    seconds = time.perf_counter() - begun
    after = (await web.get(f"/api/films/{FILM}")).json()["revision"]
    return {
        "requests": count,
        "at_once": AT_ONCE,
        "lost": lost + (-(-count // 50) - (after - before)),
        "a_second": round(count / seconds),
        "request_ms": _spread(waits),
        "memory_mb": [round(size) for size in sizes],
    }


def _spread(waits: Sequence[float]) -> dict[str, float]:
    return {
        "median": round(median(waits), 1),
        "p99": round(quantiles(waits, n=100)[98], 1),
        "most": round(max(waits), 1),
        "count": len(waits),
    }


def _megabytes(process: int) -> float:
    """The memory of a process; 0 where the machine does not tell."""
    try:
        words = Path(f"/proc/{process}/status").read_text().partition("VmRSS:")[2].split()
    except OSError:
        return 0.0
    return int(words[0]) / 1024 if words else 0.0


def _room_for(pages: int) -> None:
    """As many open sockets as the machine lets this process have, at most what is needed."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * pages + 1000
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(wanted, hard) if hard > 0 else wanted, hard))


def lines(measured: dict[str, Any]) -> list[str]:
    """The figures for people."""
    return [f"{name:<18} {json.dumps(value)}" for name, value in measured.items()]
