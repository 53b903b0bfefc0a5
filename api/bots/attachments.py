"""Files that people send in a chat: fetched from where their host keeps them, and kept as uploads, as from the page.

message with files ──may they?──> https, the host's own names only ──> upload, looked at ──> what the page does with it

A token goes to the host's own addresses alone, also across redirects.
"""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import httpx

from agent.embedded.files import SCRIPTS, ending
from api.uploads import Uploads
from tools.film.errors import DirectorError, ProviderError
from tools.film.orders import ImportMedia
from tools.generators.fetching import guard
from tools.generators.wire import private_name

MOST = 20
"""files of one message"""
TIMEOUT = 60.0
REDIRECTS = 3
BLOCK = 1 << 20


@dataclass(frozen=True)
class Attachment:
    """A file as its host tells of it."""

    name: str
    url: str
    size: int


class Attachments:
    """The files of one host. `names` are those that it keeps files under; `base` is where it is spoken to, which counts
    where that is on this machine.
    """

    def __init__(self, uploads: Uploads, host: str, names: Sequence[str], base: str) -> None:
        self._uploads, self._host, self._names, self._base = uploads, host, names, httpx.URL(base)

    async def kept(
        self, files: Sequence[Attachment], by: str, headers: Mapping[str, str] | None = None
    ) -> tuple[str, ...]:
        """The ids of the uploads that they are now, of this pass.

        Raises DirectorError, Conflict and OperatorError for one that is not taken; then none is kept.
        """
        if len(files) > MOST:
            raise DirectorError(f"{MOST} files can be sent at once, and these are {len(files)}.", code="too_many")
        made: list[str] = []
        try:
            async with httpx.AsyncClient(timeout=TIMEOUT, trust_env=False) as web:
                for one in files:
                    await self._fetched(web, one, by, headers or {}, made)
        except BaseException:
            for upload in made:
                await asyncio.to_thread(self._drop, upload, by)
            raise
        return tuple(made)

    async def _fetched(
        self, web: httpx.AsyncClient, file: Attachment, by: str, headers: Mapping[str, str], made: list[str]
    ) -> None:
        upload = await asyncio.to_thread(self._uploads.begin, by, file.size, file.name, None)
        made.append(upload.id)
        _, right = await asyncio.to_thread(self._uploads.hold, upload.id, by)
        try:
            await self._pulled(web, file, upload.id, right, headers)
        except (httpx.HTTPError, httpx.InvalidURL, ProviderError, OSError) as error:
            raise self._not_had(file, "it could not be fetched") from error
        whole = await asyncio.to_thread(self._uploads.settle, upload.id, right)
        if not whole.complete:
            raise self._not_had(file, "it broke off")

    async def _pulled(
        self, web: httpx.AsyncClient, file: Attachment, upload: str, right: str, headers: Mapping[str, str]
    ) -> None:
        url, offset = httpx.URL(file.url), 0
        for _ in range(REDIRECTS):
            if not self._is_theirs(url):
                raise self._not_had(file, f"it does not lie at {self._host}")
            await guard(url, self._base)
            async with web.stream("GET", url, headers={"accept-encoding": "identity", **headers}) as told:
                if told.has_redirect_location:
                    url = url.join(told.headers["location"])
                    continue
                if not told.is_success:
                    raise self._not_had(file, f"its address answers {told.status_code}")
                kind = told.headers.get("content-type", "")
                if kind.startswith("text/html") and not file.name.lower().endswith((".html", ".htm")):
                    # What a host shows who may not read it; the scope is Slack's.
                    raise self._not_had(file, "the bot may not read files (files:read)")
                async for block in told.aiter_bytes(BLOCK):
                    if offset + len(block) > file.size:
                        raise self._not_had(file, "it is larger than was said")
                    offset = await asyncio.to_thread(self._uploads.write, upload, right, offset, block)
                return
        raise self._not_had(file, "it is redirected without end")

    def _is_theirs(self, url: httpx.URL) -> bool:
        if url.host == self._base.host and private_name(url.host):
            return True
        return any(url.host == name or url.host.endswith(f".{name}") for name in self._names)

    def _not_had(self, file: Attachment, why: str) -> DirectorError:
        return DirectorError(f"{file.name} was not taken from {self._host}: {why}.", code="not_fetched")

    def _drop(self, upload: str, by: str) -> None:
        # What was looked at and is none of ours is gone already.
        with suppress(DirectorError):
            self._uploads.drop(upload, by)


def names_of(sent: Sequence[ImportMedia]) -> str:
    """What the files of orders are called; their uploads are not shown."""
    return ", ".join(name.partition("/")[2] for order in sent for name in order.files)


def is_script(sent: Sequence[ImportMedia]) -> bool:
    """Whether a script is among the files, by its name."""
    return any(ending(name) in SCRIPTS for order in sent for name in order.files)


def title_of(sent: Sequence[ImportMedia]) -> str:
    """What a film of a script is called that nobody said a word with. Raises DirectorError for other files."""
    for order in sent:
        for name in order.files:
            if ending(name) in SCRIPTS:
                return name.partition("/")[2].rpartition(".")[0]
    raise DirectorError("Say in a sentence what the film is, with the files.", code="no_idea")
