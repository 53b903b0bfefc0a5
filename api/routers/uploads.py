"""Files from a page or a program, over the core protocol of tus 1.0 with creation, expiration and termination.

POST /api/uploads ──> an address ──PATCH from its offset, again after any break──> whole: it can be brought into a film
"""

import asyncio
import base64
import binascii
from email.utils import format_datetime
from typing import Annotated, Any, get_args

from fastapi import APIRouter, Header, Request, Response
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect

from api.allowing import ANYONE, EDITORS, ByPerson
from api.answers import Failure, UploadList, UploadShown
from api.house import House, InHouse
from api.uploads import OtherVersion, TooLarge, Upload, UploadKind
from tools.film.errors import Conflict, DirectorError

router = APIRouter(prefix="/api/uploads", tags=["uploads"])
VERSION = "1.0.0"
EXTENSIONS = "creation,expiration,termination"
CONTENT_TYPE = "application/offset+octet-stream"
BLOCK = 1 << 20
"""bytes that are gathered before they are written"""
LONGEST_METADATA = 4096

Tus = Annotated[str, Header(alias="tus-resumable", description=f"the version of the protocol: {VERSION}")]
Length = Annotated[str, Header(alias="upload-length", description="bytes of the whole file")]
Metadata = Annotated[
    str,
    Header(
        alias="upload-metadata",
        description="`filename` and, if wanted, `kind` (clip, still, song, script, cut, lut), each with its value in"
        " base64, apart by commas",
    ),
]
Offset = Annotated[str, Header(alias="upload-offset", description="where in the file the body begins")]
STRANGE: dict[int | str, dict[str, Any]] = {412: {"model": Failure, "description": "Another version of tus"}}
BODY = {"requestBody": {"content": {CONTENT_TYPE: {"schema": {"type": "string", "format": "binary"}}}}}


@router.options("", status_code=204, dependencies=ANYONE)
def offered(house: InHouse) -> Response:
    """What of tus there is, and how large a file may be."""
    most = str(house.uploads.most)
    headers = {"tus-version": VERSION, "tus-extension": EXTENSIONS, "tus-max-size": most}
    return Response(status_code=204, headers={"tus-resumable": VERSION, **headers})


@router.get("", dependencies=EDITORS)
def uploads(house: InHouse, person: ByPerson) -> UploadList:
    """Your files on their way in: those to go on with, and those to bring into a film."""
    found = house.uploads.all(person.known)
    return UploadList(uploads=[_shown(one) for one in found], most=house.uploads.most)


@router.post("", status_code=201, dependencies=EDITORS, responses=STRANGE)
def begin(
    house: InHouse, person: ByPerson, response: Response, tus: Tus = "", length: Length = "", metadata: Metadata = ""
) -> UploadShown:
    """Begin the upload of a file; `Location` is where its bytes go."""
    _speaks(tus)
    told = _metadata(metadata)
    kind = told.get("kind") or None
    if kind is not None and kind not in get_args(UploadKind):
        raise DirectorError(f"A file is a {', '.join(get_args(UploadKind))}.", code="bad_kind")
    made = house.uploads.begin(person.known, _number("Upload-Length", length), told.get("filename", ""), kind)  # pyright: ignore[reportArgumentType]
    response.headers.update(_headers(made) | {"location": _address(made)})
    return _shown(made)


@router.head("/{upload}", dependencies=EDITORS, responses=STRANGE)
def offset(house: InHouse, person: ByPerson, upload: str, tus: Tus = "") -> Response:
    """How much of it has come. A request that still sends loses the right to."""
    _speaks(tus)
    found, _ = house.uploads.hold(upload, person.known)
    return Response(status_code=200, headers={**_headers(found), "upload-length": str(found.length)})


@router.patch("/{upload}", status_code=204, dependencies=EDITORS, responses=STRANGE, openapi_extra=BODY)
async def more(
    house: InHouse, person: ByPerson, request: Request, upload: str, tus: Tus = "", at: Offset = ""
) -> Response:
    """The bytes from an offset on. What has come before a break is kept; the last byte has the file looked at."""
    _speaks(tus)
    if request.headers.get("content-type", "").lower() != CONTENT_TYPE:
        raise DirectorError(f"The body is {CONTENT_TYPE}.", code="bad_request", field="content-type")
    begins = _number("Upload-Offset", at)
    found, right = await run_in_threadpool(house.uploads.hold, upload, person.known)
    if begins != found.offset:
        raise Conflict(f"The file goes on at {found.offset}, not at {begins}.", code="offset", offset=found.offset)
    said = request.headers.get("content-length", "0")
    _within(found, begins + (int(said) if said.isdecimal() else 0))
    done = await _taken_in(house, request, found, right)
    return Response(status_code=204, headers=_headers(done))


@router.delete("/{upload}", status_code=204, dependencies=EDITORS, responses=STRANGE)
def drop(house: InHouse, person: ByPerson, upload: str, tus: Tus = "") -> Response:
    """Throw it away."""
    _speaks(tus)
    house.uploads.drop(upload, person.known)
    return Response(status_code=204, headers={"tus-resumable": VERSION})


async def _taken_in(house: House, request: Request, found: Upload, right: str) -> Upload:
    """Write the body as it comes, and whatever of it has come when it breaks off."""
    offset, gathered = found.offset, bytearray()

    async def write() -> None:
        nonlocal offset
        data = bytes(gathered)
        gathered.clear()
        # Shielded: a server that stops waits for the disk.
        offset = await asyncio.shield(run_in_threadpool(house.uploads.write, found.id, right, offset, data))

    try:
        async for piece in request.stream():
            # Who sends more than they said has sent nothing that counts from here on.
            _within(found, offset + len(gathered) + len(piece))
            gathered += piece
            if len(gathered) >= BLOCK:
                await write()
    except ClientDisconnect:
        raise Conflict("The line broke; what has come is kept.", code="broken") from None
    finally:
        if gathered:
            await write()
    return await run_in_threadpool(house.uploads.settle, found.id, right)


def _within(found: Upload, end: int) -> None:
    if end > found.length:
        raise TooLarge(f"The file has {found.length} bytes, as it was said; this would make it longer.")


def _speaks(tus: str) -> None:
    if tus != VERSION:
        raise OtherVersion(f"Uploads speak tus: send the header Tus-Resumable: {VERSION}.", version=VERSION)


def _number(name: str, said: str) -> int:
    if not (said.isascii() and said.isdecimal()) or len(said) > 18:
        raise DirectorError(f"{name} is a number of bytes.", code="bad_request", field=name.lower())
    return int(said)


def _metadata(header: str) -> dict[str, str]:
    """The pairs of Upload-Metadata. Raises DirectorError for what is no base64 of UTF-8."""
    pairs: dict[str, str] = {}
    try:
        for pair in header[:LONGEST_METADATA].split(",") if header else ():
            key, _, value = pair.strip().partition(" ")
            pairs[key.lower()] = base64.b64decode(value.strip(), validate=True).decode()
    except (binascii.Error, ValueError):
        raise DirectorError(
            "Upload-Metadata is pairs of a name and base64, apart by commas: filename aGVyb24ubXA0.",
            code="bad_request",
            field="upload-metadata",
        ) from None
    return pairs


def _headers(upload: Upload) -> dict[str, str]:
    return {
        "tus-resumable": VERSION,
        "upload-offset": str(upload.offset),
        "upload-expires": format_datetime(upload.expires, usegmt=True),
        "cache-control": "no-store",
    }


def _address(upload: Upload) -> str:
    return f"/api/uploads/{upload.id}"


def _shown(upload: Upload) -> UploadShown:
    told = upload.model_dump(include={"id", "name", "kind", "length", "offset", "expires"})
    return UploadShown(**told, complete=upload.complete, address=_address(upload))
