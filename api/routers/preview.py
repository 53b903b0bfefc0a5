"""The film at once, over HTTP: playlists of a revision, and pieces by key that never change."""

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from api.allowing import GUESTS, HOLDERS, ByPerson, may_see
from api.answers import PreviewShown, SoundPiece, SoundShown
from api.files import ASK_AGAIN, DESCRIBED, IMMUTABLE
from api.house import InHouse
from api.routers.films import Revision
from api.screening import PIECES, segment
from tools.assembly.fragments import LEAD
from tools.studio import Opened

router = APIRouter(prefix="/api", tags=["preview"])
PLAYLIST = "application/vnd.apple.mpegurl"
REVISION = "x-workprint-revision"
"""a header: the revision that a playlist is of, for who asked for the newest"""
PART = "x-workprint-part"
"""a header: "whole", "first look" for a few frames of a piece, or "nearest" for another picture in their place"""
FirstLook = Annotated[
    int | None,
    Query(
        ge=0,
        le=2**31,
        description="a frame of the film: where the piece has yet to be encoded, a few frames from this one on will do"
        " (`x-workprint-part: first look`), or, until its take has a small copy, the nearest picture that is soon had"
        " (`nearest`); the whole is another request",
    ),
]
Counted = Annotated[int, Path(ge=0, le=2**31, description="counted from 0")]
Key = Annotated[str, Path(pattern="^[0-9a-f]{64}$", description="the key that a playlist gives")]


@router.get("/films/{film}/preview", dependencies=GUESTS)
def playable(house: InHouse, person: ByPerson, film: str, revision: Revision = None) -> PreviewShown:
    """What a player of its own needs: every segment of the pictures and of the mix, with what it is now."""
    may_see(house, person, film, revision)
    shown = house.previews.playable(film, revision, PIECES)
    heard = house.previews.audible(film, shown.revision, f"{PIECES}/sound")
    return PreviewShown(
        film=shown.film,
        revision=shown.revision,
        rate=str(shown.rate),
        frames=shown.frames,
        size=shown.size,
        lead=LEAD,
        segments=[segment(one) for one in shown.pictures],
        sound=SoundShown(
            ready=heard.ready,
            init=heard.start_address,
            pieces=[SoundPiece(address=address, samples=samples) for address, samples in heard.pieces],
        ),
    )


@router.get("/films/{film}/preview.m3u8", response_class=Response, dependencies=GUESTS)
def preview(house: InHouse, person: ByPerson, film: str, revision: Revision = None) -> Response:
    """The film at a revision as an HLS playlist: rendered parts as they are, the others small until they are."""
    may_see(house, person, film, revision)
    return _playlist(house.previews.master, house.studio.open(film, revision))


@router.get("/films/{film}/preview/picture.m3u8", response_class=Response, dependencies=GUESTS)
def picture(house: InHouse, person: ByPerson, film: str, revision: Revision = None) -> Response:
    """Its pictures. Asked again, it has the rendered part wherever one has come since."""
    may_see(house, person, film, revision)
    return _playlist(house.previews.picture, house.studio.open(film, revision), PIECES)


@router.get("/films/{film}/preview/sound.m3u8", response_class=Response, dependencies=GUESTS)
def sound(house: InHouse, person: ByPerson, film: str, revision: Revision = None) -> Response:
    """Its mix; silence while that is being made."""
    may_see(house, person, film, revision)
    return _playlist(house.previews.sound, house.studio.open(film, revision), f"{PIECES}/sound")


@router.get(
    "/preview/{key}/init.mp4",
    response_class=Response,
    responses=DESCRIBED,
    dependencies=HOLDERS,
)
def picture_start(house: InHouse, key: Key) -> Response:
    """What a player needs before the pieces of pictures."""
    return _piece(house.previews.picture_start(key))


@router.get(
    "/preview/{key}/{frame}.mp4",
    response_class=Response,
    responses=DESCRIBED,
    dependencies=HOLDERS,
)
def picture_piece(house: InHouse, key: Key, frame: Counted, look: FirstLook = None) -> Response:
    """A piece of pictures that begins at a frame of the film."""
    if look is None:
        return _piece(house.previews.picture_fragment(key, frame))
    data, part = house.previews.first_look(key, frame, look)
    answer = _piece(data)
    answer.headers[PART] = part
    if part == "nearest":
        answer.headers["cache-control"] = "no-store"
    return answer


@router.get(
    "/preview/sound/silence/init.mp4",
    response_class=Response,
    responses=DESCRIBED,
    dependencies=HOLDERS,
)
def silence_start(house: InHouse) -> Response:
    """What a player needs before silence."""
    return _piece(house.previews.sound_start("silence"))


@router.get(
    "/preview/sound/silence/{number}-{count}.mp4",
    response_class=Response,
    responses=DESCRIBED,
    dependencies=HOLDERS,
)
def silence_piece(house: InHouse, number: Counted, count: int) -> Response:
    """Silence in the place of a piece of sound."""
    return _piece(house.previews.silent_fragment(number, count))


@router.get(
    "/preview/sound/{key}/init.mp4",
    response_class=Response,
    responses=DESCRIBED,
    dependencies=HOLDERS,
)
def sound_start(house: InHouse, key: Key) -> Response:
    """What a player needs before the pieces of a sound."""
    return _piece(house.previews.sound_start(key))


@router.get(
    "/preview/sound/{key}/{number}.mp4",
    response_class=Response,
    responses=DESCRIBED,
    dependencies=HOLDERS,
)
def sound_piece(house: InHouse, key: Key, number: Counted) -> Response:
    """A piece of sound, two seconds of it."""
    return _piece(house.previews.sound_fragment(key, number))


def _playlist(made: Callable[..., str], opened: Opened, *base: str) -> Response:
    text = made(opened.film.id, opened.revision, *base)
    return Response(text, media_type=PLAYLIST, headers={"cache-control": ASK_AGAIN, REVISION: str(opened.revision)})


def _piece(data: bytes) -> Response:
    return Response(data, media_type="video/mp4", headers={"cache-control": IMMUTABLE})
