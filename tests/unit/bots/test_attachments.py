"""Files of a chat: fetched from their host only, whole, and with its token only there; else one clear sentence."""

import asyncio
from collections.abc import Generator
from contextlib import closing
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from api.bots.attachments import Attachment, Attachments
from api.uploads import Uploads
from tests.fakes.chat_server import Line
from tools.film.errors import DirectorError

SONG = b"RIFF\x24\x00\x00\x00WAVEfmt " + bytes(600)


class Files:
    """A host's files, and the tokens that were shown for them."""

    def __init__(self) -> None:
        self.shown: list[str] = []
        routes = [Route("/song.wav", self._song), Route("/page.wav", self._page), Route("/away.wav", self._away)]
        self.line = Line(Starlette(routes=[*routes, Route("/gone.wav", self._gone)]))
        self.base = f"http://127.0.0.1:{self.line.port}/"

    async def _song(self, request: Request) -> Response:
        self.shown.append(request.headers.get("authorization", ""))
        return Response(SONG, media_type="audio/wav")

    async def _page(self, request: Request) -> Response:
        return Response("<html>Sign in</html>", media_type="text/html")

    async def _away(self, request: Request) -> Response:
        return RedirectResponse("https://elsewhere.example/song.wav")

    async def _gone(self, request: Request) -> Response:
        return Response(status_code=404)


@pytest.fixture(scope="module")
def files() -> Generator[Files]:
    found = Files()
    with closing(found.line):
        yield found


@pytest.fixture
def uploads(tmp_path: Path) -> Uploads:
    return Uploads(tmp_path, 4_000_000)


def kept(files: Files, uploads: Uploads, *asked: Attachment) -> tuple[str, ...]:
    attachments = Attachments(uploads, "Slack", ("slack.com",), files.base)
    return asyncio.run(attachments.kept(asked, "p1", {"authorization": "Bearer secret"}))


def test_a_file_is_an_upload_of_who_sent_it_and_the_token_is_shown(files: Files, uploads: Uploads):
    (upload,) = kept(files, uploads, Attachment("song.wav", f"{files.base}song.wav", len(SONG)))
    (found,) = uploads.whole([upload], "p1")
    assert (found.name, found.length) == ("song.wav", len(SONG))
    assert files.shown[-1] == "Bearer secret"


@pytest.mark.parametrize(
    ("url", "size", "why"),
    [
        ("{}page.wav", 20, "song.wav was not taken from Slack: the bot may not read files (files:read)."),
        ("{}gone.wav", 20, "song.wav was not taken from Slack: its address answers 404."),
        ("{}song.wav", 10, "song.wav was not taken from Slack: it is larger than was said."),
        ("{}song.wav", 9000, "song.wav was not taken from Slack: it broke off."),
        ("{}away.wav", 20, "song.wav was not taken from Slack: it does not lie at Slack."),
        ("https://elsewhere.example/song.wav", 20, "it does not lie at Slack"),
        ("https://slack.com.elsewhere.example/song.wav", 20, "it does not lie at Slack"),
        ("http://169.254.169.254/latest", 20, "it does not lie at Slack"),
        ("http://files.slack.com/song.wav", 20, "it could not be fetched"),
        ("", 20, "it does not lie at Slack"),
        ("{}song.wav", 9_000_000, "A file may have 0.004 GB here"),
        ("{}song.wav", 0, "An empty file"),
    ],
)
def test_what_cannot_be_had_is_one_sentence_and_nothing_is_kept(
    files: Files, uploads: Uploads, url: str, size: int, why: str
):
    good = Attachment("good.wav", f"{files.base}song.wav", len(SONG))
    with pytest.raises(DirectorError) as caught:
        kept(files, uploads, good, Attachment("song.wav", url.format(files.base), size))
    assert why in caught.value.message
    assert not uploads.all("p1")
