"""`workprint bench server`: a server of its own in a process of its own, and what its pages and callers feel.

one edit ──> a second page        one edit ──> 1,000 pages        10,000 short requests        play ──> first picture
one edit ──> a picture of what it changed
"""

import asyncio
import json
import multiprocessing
import os
import socket
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect

from api.app import build_app
from api.lines import room_for
from api.serving import listen, run
from tools.film.edits import parse_edit
from tools.film.edits.takes import PrintTake
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.media.progress import Progress, Report
from tools.production.benching.cutting import CutSize, draw_take
from tools.settings import Settings
from tools.studio import Studio

FILM = "bench-film"
AT_ONCE = 200
SHOT_FRAMES = 120
TAKEN = {"media", "rate", "head", "frames", "width", "height"}
"""what a drawn take says of itself when it is printed"""

QUIET = 0.3
"""seconds between two edits that all pages hear"""


@dataclass(frozen=True)
class Load:
    """How much is asked of a server."""

    shots: int = 40
    edits: int = 200
    """that a second page hears"""
    pages: int = 1000
    broadcasts: int = 20
    """edits that all pages hear"""
    requests: int = 10_000
    changes: int = 10
    """edits of a shot that has a take"""
    picture: tuple[int, int] = (1920, 1080)
    """pixels of that take"""


FULL = Load()
QUICK = Load(edits=50, pages=20, broadcasts=10, requests=500)


def measure_server(folder: Path, workers: int, report: Report, load: Load = FULL) -> dict[str, Any]:
    """The figures of a server over a film that lies in `folder` and is thrown away by the caller."""
    room_for(2 * load.pages + 1000)
    _film(folder, load)
    with closing(listen("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        # Spawned, so that it has nothing of this process but the place where it listens.
        server = multiprocessing.get_context("spawn").Process(target=_serve, args=(folder, workers, listener))
        server.start()
    try:
        return asyncio.run(_measure(port, server.pid or 0, report, load))
    finally:
        server.terminate()
        server.join(30)


def _serve(folder: Path, workers: int, listener: socket.socket) -> None:
    with closing(Studio(Settings(home=folder, workers=workers))) as studio:
        run(build_app(studio, ahead=True), listener)


def _film(folder: Path, load: Load) -> None:
    """Slates, but for the first shot, which has a take."""
    with closing(Studio(Settings(home=folder))) as studio:
        studio.create(Film(id=FILM, title="Bench"))
        for number in range(load.shots):
            if number % 8 == 0:
                place = f"Room {number // 8 + 1}"
                studio.perform(FILM, parse_edit({"kind": "set_location", "location": place}))
                studio.perform(FILM, parse_edit({"kind": "add_scene", "location": place}))
            shot = {"kind": "add_shot", "scene": number // 8 + 1, "prompt": f"Wide shot, a bench, number {number + 1}"}
            studio.perform(FILM, parse_edit(shot))
        size = CutSize(1, 1, SHOT_FRAMES, *load.picture)
        take, shot_id = draw_take(size, studio.pool, folder, 3, 1), shot_order(studio.open(FILM).film)[0]
        studio.perform(FILM, PrintTake(shot=shot_id, **take.model_dump(include=TAKEN)))


async def _measure(port: int, server: int, report: Report, load: Load) -> dict[str, Any]:
    address = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(base_url=address, timeout=60, trust_env=False) as web:
        await _ready(web)
        told: dict[str, Any] = {"shots": load.shots, "cores": os.cpu_count(), "load": round(os.getloadavg()[0], 1)}
        report(Progress(stage="play", done=0, total=5))
        told["first_picture_ms"] = [round(await _play(web), 1) for _ in range(2)]
        report(Progress(stage="a second page", done=1, total=5))
        told["second_page_ms"] = await _broadcast(web, port, 2, load.edits, 0.0)
        report(Progress(stage="changes", done=2, total=5))
        changes = [await _change(web) for _ in range(load.changes)]
        told["changed_picture_ms"] = _spread([sum(one.values()) for one in changes])
        told["slowest_change_ms"] = max(changes, key=lambda one: sum(one.values()))
        report(Progress(stage=f"{load.pages} pages", done=3, total=5))
        told["pages"] = load.pages
        told["every_page_ms"] = await _broadcast(web, port, load.pages, load.broadcasts, QUIET)
        report(Progress(stage=f"{load.requests} requests", done=4, total=5))
        told |= await _requests(web, port, server, load.requests)
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
    """From the click to the bytes of the first picture: what there is, how it begins, a look at its first part."""
    begun = time.perf_counter()
    first = (await web.get(f"/api/films/{FILM}/preview")).raise_for_status().json()["segments"][0]
    for address in (first["init"], f"{first['address']}?look={first['start']}"):
        (await web.get(address)).raise_for_status()
    return 1000 * (time.perf_counter() - begun)


async def _change(web: httpx.AsyncClient) -> dict[str, float]:
    """From an edit of the shot with a take to the bytes of a first look into its last part, deepest in the take: what
    each step of it took, in milliseconds.
    """
    film = (await web.get(f"/api/films/{FILM}")).raise_for_status().json()
    clip = film["timeline"]["tracks"][0]["clips"][0]
    took, began = dict[str, float](), time.perf_counter()

    def done(step: str) -> None:
        took[step] = round(1000 * (time.perf_counter() - began) - sum(took.values()), 1)

    slip = {"kind": "slip", "clip": clip["id"], "frames": 1}
    (await web.post(f"/api/films/{FILM}/edits", json=slip)).raise_for_status()
    done("edit")
    parts = (await web.get(f"/api/films/{FILM}/preview")).raise_for_status().json()["segments"]
    done("parts")
    changed = [part for part in parts if part["start"] < clip["frames"]][-1]
    look = changed["start"] + changed["frames"] // 2
    for step, address in (("begin", changed["init"]), ("look", f"{changed['address']}?look={look}")):
        (await web.get(address)).raise_for_status()
        done(step)
    return took


async def _broadcast(web: httpx.AsyncClient, port: int, pages: int, edits: int, pause: float) -> dict[str, float]:
    """From the moment an edit is sent to the moment each page has heard of it, in milliseconds."""
    address = f"ws://127.0.0.1:{port}/api/films/{FILM}/socket"
    sockets: list[ClientConnection] = []
    for first in range(0, pages, 50):
        new = [connect(address, proxy=None, compression=None) for _ in range(min(50, pages - first))]
        sockets += await asyncio.gather(*new)
    waits: list[float] = []
    sent = 0.0
    heard, greeted = asyncio.Event(), asyncio.Event()
    left, waiting = 0, pages

    async def listen(page: ClientConnection) -> None:
        nonlocal left, waiting
        async for text in page:
            # What was done before a page was greeted is in its greeting.
            if '"type":"hello"' in str(text)[:120]:
                waiting -= 1
                if not waiting:
                    greeted.set()
            if '"type":"facts"' in str(text)[:120]:
                waits.append(1000 * (time.perf_counter() - sent))
                left -= 1
                if not left:
                    heard.set()

    listening = [asyncio.create_task(listen(page)) for page in sockets]
    await asyncio.wait_for(greeted.wait(), 60)
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


async def _requests(web: httpx.AsyncClient, port: int, server: int, count: int) -> dict[str, Any]:
    """Short requests, many at once, edits among them: what was lost, and what the server's memory did."""
    lost, waits, numbers, sizes = 0, list[float](), iter(range(count)), list[float]()
    before = (await web.get(f"/api/films/{FILM}")).json()["revision"]
    begun = time.perf_counter()

    async def ask() -> None:
        nonlocal lost
        caller = await asyncio.open_connection("127.0.0.1", port)
        for number in numbers:
            if number % (count // 10 or 1) == 0:
                sizes.append(_megabytes(server))
            at = time.perf_counter()
            if number % 50 == 0:
                edit = json.dumps({"kind": "set_title", "title": f"Bench {number}"}).encode()
                status = await _asked(*caller, port, f"POST /api/films/{FILM}/edits", edit)
            else:
                status = await _asked(*caller, port, f"GET /api/films/{FILM}/news?after={before + number}")
            lost += status != 200
            waits.append(1000 * (time.perf_counter() - at))
        caller[1].close()

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


async def _asked(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, port: int, what: str, body: bytes = b""
) -> int:
    """One request on a line that stays open, and the status of its answer.

    By hand: a client that can do everything takes longer over its two hundred lines than the server over its answers.
    """
    head = f"{what} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-length: {len(body)}\r\n"
    writer.write(f"{head}content-type: application/json\r\n\r\n".encode() + body)
    said = (await reader.readuntil(b"\r\n\r\n")).lower()
    await reader.readexactly(int(said.partition(b"content-length:")[2].split(b"\r\n", 1)[0]))
    return int(said.split(b" ", 2)[1])


def _spread(waits: Sequence[float]) -> dict[str, float]:
    return {
        "median": round(median(waits), 1),
        "p99": round(quantiles(waits, n=100, method="inclusive")[98], 1),
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


def lines(measured: dict[str, Any]) -> list[str]:
    """The figures for people."""
    return [f"{name:<18} {json.dumps(value)}" for name, value in measured.items()]
