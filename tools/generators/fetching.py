"""A finished clip, brought in whole: free to repeat, never paid again.

    source ──GET──> a temporary name ── cut off ──> Range from where it stopped, when the server knows how
                       │            ── 403 404 410 ──> a fresh link from the service
                       │            ── HTML, JSON, nothing ──> a fresh link, from the start
                       └─ length, container, pictures checked ──> fsync, rename

Only https addresses of public hosts are fetched, and those of a service that is itself set up on one's own machine
or network. A key goes to the service's own host only, also across redirects.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tools.film.errors import OperatorError
from tools.generators.ports import Undelivered
from tools.generators.wire import pause, private_name, shown, told
from tools.media.disk import whole_file
from tools.media.probing import probe

LARGEST = 8 << 30
"""Bytes of a clip at most."""
TRIES = 6
REDIRECTS = 5
GONE = (401, 403, 404, 410)


@dataclass(frozen=True)
class Source:
    """Where a clip lies, the headers that open it, and its size in bytes when the service states it."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    size: int | None = None


Refresh = Callable[[], Awaitable[Source]]


class _Stale(Exception):
    """The link no longer leads to the clip."""


class _Broken(Exception):
    """What came is not the clip, or not all of it."""


@dataclass
class _Have:
    """What is on the disk of the clip so far."""

    size: int = 0
    total: int | None = None
    mark: str = ""


async def fetch(client: httpx.AsyncClient, refresh: Refresh, target: Path, service: str, *, wait: float) -> Path:
    """Fetch the clip into `target`; `refresh` gives a fresh link each time. `wait` seconds before another try.

    Raises Undelivered after some tries, and whatever `refresh` raises.
    """
    with whole_file(target) as part:
        have, why = _Have(), "nothing came"
        source = await refresh()
        for attempt in range(1, TRIES + 1):
            try:
                await _pull(client, source, part, have)
                await asyncio.to_thread(_check, part)
                return target
            except _Stale as error:
                why, source = str(error), await refresh()
                continue
            except _Broken as error:
                why, have = str(error), _Have()
                source = await refresh()
            except (httpx.HTTPError, httpx.StreamError) as error:
                why = told(error)
            await asyncio.sleep(pause(wait, attempt))
        raise Undelivered(
            f"The clip is ready at {service} and could not be fetched whole ({why}). It is paid for and kept there; "
            "fetch it again.",
            service=service,
            why=why,
        )


def keep_whole(content: bytes, target: Path) -> str:
    """Keep a clip that came within an answer. What is wrong with it, and nothing is kept; empty when it is whole."""
    try:
        with whole_file(target) as part:
            part.write_bytes(content)
            _check(part)
    except _Broken as error:
        return str(error)
    return ""


async def _pull(client: httpx.AsyncClient, source: Source, part: Path, have: _Have) -> None:
    """Fetch what is missing of the clip, appending to `part`."""
    headers = dict(source.headers)
    if have.size and have.mark:
        headers |= {"Range": f"bytes={have.size}-", "If-Range": have.mark}
    url, base = httpx.URL(source.url), client.base_url
    for _ in range(REDIRECTS):
        await guard(url, base)
        own = {k: v for k, v in headers.items() if k in ("Range", "If-Range") or _same_origin(url, base)}
        request = httpx.Request("GET", url, headers={"Accept-Encoding": "identity", **own})
        request.extensions["timeout"] = client.timeout.as_dict()
        response = await client.send(request, stream=True)
        try:
            if response.has_redirect_location:
                url = url.join(response.headers["location"])
                continue
            await _receive(response, part, have, source.size)
            return
        finally:
            await response.aclose()
    raise _Broken("it is redirected without end")


async def _receive(response: httpx.Response, part: Path, have: _Have, size: int | None) -> None:
    if response.status_code in GONE:
        raise _Stale(f"its link answers {response.status_code}")
    if response.status_code == 416:
        raise _Broken("it changed while it was fetched")
    if response.status_code not in (200, 206):
        raise httpx.TransportError(f"its link answers {response.status_code}")
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind.startswith("text/") or kind in ("application/json", "application/xml", "application/problem+json"):
        raise _Broken(f"{kind} came instead of a clip")
    if response.status_code == 200:
        have.size = 0
    elif not response.headers.get("content-range", "").startswith(f"bytes {have.size}-"):
        raise _Broken("another part came than was asked for")
    have.mark = response.headers.get("etag", "") or response.headers.get("last-modified", "")
    if have.mark.startswith("W/"):
        have.mark = ""
    length = response.headers.get("content-length", "")
    have.total = have.size + int(length) if length.isdigit() else size
    with part.open("r+b" if have.size else "wb") as file:
        file.seek(have.size)
        file.truncate()
        async for chunk in response.aiter_raw():
            file.write(chunk)
            have.size += len(chunk)
            if have.size > LARGEST:
                raise _Broken(f"it is larger than {LARGEST >> 30} GiB")
    expected = have.total if have.total is not None else size
    if not have.size:
        raise _Broken("it is empty")
    if expected is not None and have.size < expected:
        raise httpx.ReadError(f"{have.size} of {expected} bytes came")
    if size is not None and have.size != size:
        raise _Broken(f"it has {have.size} bytes instead of {size}")


def _check(part: Path) -> None:
    """Raises _Broken unless the file is a clip with pictures in it."""
    with part.open("rb") as file:
        head = file.read(16)
    if head[4:8] not in (b"ftyp", b"moov", b"wide", b"free", b"mdat") and head[:4] != b"\x1a\x45\xdf\xa3":
        raise _Broken("what came is not a clip")
    try:
        measured = probe(part)
    except OperatorError as error:
        raise _Broken(shown(error.message.partition(": ")[2]).rstrip(".") or "it cannot be read") from error
    if not measured.frames or not measured.width:
        raise _Broken("there is no picture in it")


async def guard(url: httpx.URL, base: httpx.URL) -> None:
    """Raises Undelivered for an address that must not be fetched: not https, or of a private network.

    The host that the service itself is set up at may be fetched from as it is; so may this machine, when that is
    where the service is.
    """
    if url.scheme not in ("http", "https") or not url.host:
        raise _refused(url, f"'{url.scheme}:' is no scheme to fetch from")
    if url.host == base.host and private_name(base.host):
        return
    if url.scheme != "https":
        raise _refused(url, "it is not encrypted")
    try:
        found = await asyncio.get_running_loop().getaddrinfo(url.host, url.port or 443, type=socket.SOCK_STREAM)
    except OSError as error:
        raise httpx.ConnectError(f"{url.host} is not known") from error
    if not all(ipaddress.ip_address(str(address[4][0]).partition("%")[0]).is_global for address in found):
        raise _refused(url, "its host is of a private network")


def _refused(url: httpx.URL, why: str) -> Undelivered:
    return Undelivered(
        f"The clip's address on {url.host or 'no host'} was not fetched: {why}. The take is kept at the service.",
        why=why,
    )


def _same_origin(url: httpx.URL, base: httpx.URL) -> bool:
    return (url.scheme, url.host, url.port) == (base.scheme, base.host, base.port)
