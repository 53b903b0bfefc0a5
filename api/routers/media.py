"""Pictures over HTTP: takes by their hash, the take that a shot shows, and its poster frame."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import Field

from api.allowing import GUESTS, HOLDERS, MEMBERS, ByPerson, may_see
from api.answer import Answer
from api.doorman import NotAllowed, Person
from api.files import ASK_AGAIN, DESCRIBED, IMMUTABLE, file_answer
from api.house import House, InHouse
from api.posters import cut_strip_of, poster_of, strip_of
from api.routers.films import Revision
from tools.film.errors import NotFound
from tools.film.handles import shown_take
from tools.film.script import Take
from tools.film.slate import find_shot, shot_order, slate_of
from tools.media.peaks import peaks
from tools.media.pool import Pool
from tools.production.delivering import screened
from tools.production.scoring import rhythm_of

router = APIRouter(prefix="/api", tags=["media"])
Zoom = Annotated[int, Query(description="48 kHz samples a pair: 256, 1024, 4096, 16384 or 65536")]
TakeNumber = Annotated[int | None, Query(ge=1, description="the number of the take; else the one that the cut shows")]


class RhythmShown(Answer):
    """The pulse of a film's composed music, in frames of the film."""

    film: str
    revision: int
    beats: list[int]
    bars: list[int] = Field(description="the first beat of each bar")
    hits: list[int] = Field(description="what the music meets: the hit markers, or the cuts where the film turns")


@router.get(
    "/media/{hash}",
    response_class=Response,
    responses=DESCRIBED,
    dependencies=HOLDERS,
)
def media(house: InHouse, request: Request, hash: str) -> Response:
    """A file of the media pool by its sha256, in ranges if wanted. It never changes."""
    return file_answer(request, house.studio.pool.path(hash), hash, caching=IMMUTABLE)


@router.get(
    "/films/{film}/shots/{shot}/clip",
    status_code=307,
    response_class=RedirectResponse,
    dependencies=MEMBERS,
)
def clip(house: InHouse, film: str, shot: str, take: TakeNumber = None) -> RedirectResponse:
    """Where the take of a shot is: a redirect to its media. A shot is called by number, slate or id."""
    found = _take(house, film, shot, take)
    return RedirectResponse(f"/api/media/{found.media}", 307, {"cache-control": ASK_AGAIN})


@router.get(
    "/films/{film}/shots/{shot}/poster",
    response_class=Response,
    responses=DESCRIBED,
    dependencies=GUESTS,
)
def poster(
    house: InHouse, person: ByPerson, request: Request, film: str, shot: str, take: TakeNumber = None
) -> Response:
    """The middle frame of a shot's take as a JPEG, 640 pixels wide."""
    _of_the_cut(person, take)
    found = _take(house, film, shot, take)
    picture = poster_of(found, _seen(house, film), house.studio.settings.cache)
    return file_answer(request, picture, picture.stem, caching=ASK_AGAIN)


@router.get(
    "/films/{film}/poster",
    response_class=Response,
    responses={**DESCRIBED, 204: {"description": "Nothing of the film is shot yet"}},
    dependencies=GUESTS,
)
def film_poster(house: InHouse, request: Request, film: str) -> Response:
    """The middle frame of the first take that the film has, as a JPEG, 640 pixels wide."""
    opened = house.studio.open(film).film
    takes = (shown_take(opened, opened.shots[shot]) for shot in shot_order(opened))
    first = next((take for take in takes if take is not None), None)
    if first is None:
        return Response(status_code=204, headers={"cache-control": ASK_AGAIN})
    picture = poster_of(first, screened(house.studio, opened), house.studio.settings.cache)
    return file_answer(request, picture, picture.stem, caching=ASK_AGAIN)


@router.get("/films/{film}/strip", response_class=Response, responses=DESCRIBED, dependencies=GUESTS)
def film_strip(
    house: InHouse,
    person: ByPerson,
    request: Request,
    film: str,
    revision: Revision = None,
    pictures: Annotated[int, Query(ge=1, le=24, description="how many")] = 6,
) -> Response:
    """Small pictures of the cut at a revision, spread evenly over it, side by side in one JPEG, each 160 wide."""
    may_see(house, person, film, revision)
    opened = house.studio.open(film, revision).film
    cache = house.studio.settings.cache / "strips"
    picture = cut_strip_of(opened, screened(house.studio, opened), cache, pictures, gently=True)
    return file_answer(request, picture, picture.stem, caching=ASK_AGAIN)


@router.get(
    "/films/{film}/shots/{shot}/strip",
    response_class=Response,
    responses=DESCRIBED,
    dependencies=GUESTS,
)
def strip(
    house: InHouse,
    person: ByPerson,
    request: Request,
    film: str,
    shot: str,
    take: TakeNumber = None,
    every: Annotated[int, Query(ge=1, le=1000, description="frames from one picture to the next")] = 24,
) -> Response:
    """Small pictures of a shot's take side by side in one JPEG, each 160 pixels wide, 200 at most."""
    _of_the_cut(person, take)
    found = _take(house, film, shot, take)
    picture = strip_of(found, _seen(house, film), house.studio.settings.cache / "strips", every, gently=True)
    return file_answer(request, picture, picture.stem, caching=ASK_AGAIN)


@router.get(
    "/media/{hash}/peaks",
    response_class=Response,
    responses=DESCRIBED,
    dependencies=HOLDERS,
)
def media_peaks(house: InHouse, request: Request, hash: str, samples: Zoom = 1024) -> Response:
    """The waveform of a file of the pool: signed bytes, lowest and highest in turn, a pair for so many samples."""
    found = peaks(house.studio.pool.path(hash), hash, house.studio.settings.cache / "peaks", samples)
    return file_answer(request, found, found.stem, caching=IMMUTABLE)


@router.get("/films/{film}/peaks", response_class=Response, responses=DESCRIBED, dependencies=GUESTS)
def mix_peaks(
    house: InHouse, person: ByPerson, request: Request, film: str, revision: Revision = None, samples: Zoom = 1024
) -> Response:
    """The waveform of a film's mix. 404 with the code `not_yet` while that is being made: ask again."""
    may_see(house, person, film, revision)
    mix = house.previews.mix(film, revision)
    found = peaks(mix, mix.stem, house.studio.settings.cache / "peaks", samples)
    return file_answer(request, found, found.stem, caching=ASK_AGAIN)


@router.get("/films/{film}/meters", response_class=Response, responses=DESCRIBED, dependencies=MEMBERS)
def meters(house: InHouse, request: Request, film: str, revision: Revision = None) -> Response:
    """What the meters of a film's mix show, twenty times a second: a byte each for DX, MX, FX and the whole, 255 full
    scale, four steps a dB, 0 silence. 404 with the code `not_yet` while the mix is being made: ask again.
    """
    found = house.previews.meters(film, revision)
    return file_answer(request, found, found.stem, caching=ASK_AGAIN)


@router.get("/films/{film}/rhythm", dependencies=MEMBERS)
def rhythm(house: InHouse, film: str, revision: Revision = None) -> RhythmShown:
    """Where the beats of the composed music fall, and the moments that it meets, in frames of the film."""
    opened = house.studio.open(film, revision)
    rate = opened.film.look.rate
    beats, hits = rhythm_of(opened.film)
    return RhythmShown(
        film=opened.film.id,
        revision=opened.revision,
        beats=[round(beat.at * rate) for beat in beats],
        bars=[round(beat.at * rate) for beat in beats if beat.bar],
        hits=[round(hit * rate) for hit in hits],
    )


def _of_the_cut(person: Person, take: int | None) -> None:
    if person.guest and take is not None:
        raise NotAllowed("A share link shows the cut; the other takes are not in it.")


def _seen(house: House, film: str) -> Pool:
    return screened(house.studio, house.studio.open(film).film)


def _take(house: House, film: str, shot: str, number: int | None) -> Take:
    opened = house.studio.open(film).film
    found = find_shot(opened, shot)
    slate = slate_of(opened, found.id)
    if number is not None and number <= len(found.takes):
        return opened.takes[found.takes[number - 1]]
    shown = shown_take(opened, found) if number is None else None
    if shown is None:
        called = f"no take {number}" if number is not None else "no take yet"
        raise NotFound(f"Shot {slate} has {called}; it has {len(found.takes)}.", code="no_take", takes=len(found.takes))
    return shown
