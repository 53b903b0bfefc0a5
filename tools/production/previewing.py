"""The film as it can be seen at once: rendered units where there are some, small stand-ins where not, and its mix.

plan at house size --in the cache?--> the unit itself, rewrapped
                   --------not------> the same frames 640 wide, encoded when they are asked for
                                      from proxies of the takes, which are made meanwhile;
                                      a first look at a few of them before that; of a take that has no proxy yet,
                                      the nearest picture that is soon had
the mix --ready?--> its fragments, else silence of the same lengths meanwhile
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from tools.assembly.cache import UnitCache
from tools.assembly.delivery import Delivery
from tools.assembly.encode import Encoder
from tools.assembly.first_look import Part, first_look
from tools.assembly.following import subject_tracks
from tools.assembly.fragments import (
    AAC_FRAME,
    SOUND_TOGETHER,
    picture_fragment,
    picture_start,
    silent_fragment,
    sound_fragment,
    sound_fragments,
    sound_lengths,
    sound_start,
)
from tools.assembly.lettering import typefaces
from tools.assembly.mp4 import SampleTable, read_table
from tools.assembly.nearest import nearest
from tools.assembly.plan import Plan, Unit, plan
from tools.assembly.playlist import Piece, master, media
from tools.assembly.profiles import profiled
from tools.assembly.proxies import Proxies
from tools.assembly.release import toolchain
from tools.assembly.soundtrack import SAMPLE_RATE, film_samples
from tools.assembly.stock import Stock
from tools.assembly.typesetting import Typefaces
from tools.film.errors import NotFound, WorkprintError
from tools.film.film import Film
from tools.film.views import film_frames
from tools.media.keeping import using
from tools.production.copying import Copies
from tools.production.playable import Heard, Playable, Shown
from tools.production.soundtracks import HOUSE, SILENCE, Soundtracks
from tools.studio import Studio

WIDE, ROUGH = 640, 27
"""The width of a stand-in and its quality (x264's crf), which no delivery has."""

UNITS_KNOWN = 20_000
PLANS_KNOWN = 16

QUIET, PATIENCE = 0.4, 4.0
"""Seconds without a picture in the making before a mix is begun, and the most that one waits for that: what was just
cut is wanted to be seen before it is heard."""


@dataclass(frozen=True)
class _Plans:
    """A film at house size and the same cut small; units of both lie at the same frames."""

    film: Film
    revision: int
    house: Plan
    small: Plan


class Previews:
    """Films as they can be seen at once. Safe for several threads; `close` it at the end."""

    def __init__(self, studio: Studio, mixed: Callable[[str], None] = lambda film: None) -> None:
        """`mixed` is told the id of a film whose mix is made, in the thread that made it."""
        self._studio = studio
        self._cache = UnitCache(studio.settings.cache / "units")
        self._lock = threading.Lock()
        self._plans: OrderedDict[tuple[str, int], _Plans] = OrderedDict()
        self._units: OrderedDict[str, tuple[Unit, Delivery]] = OrderedDict()
        self._making: dict[str, threading.Lock] = {}
        # One serves all parts of a delivery, and none has to be encoded to know it again.
        self._starts: dict[Delivery, bytes] = {}
        self._encoders = threading.Semaphore(studio.settings.workers)
        # A first look waits for no whole part.
        self._glances = threading.Semaphore(studio.settings.workers)
        self._kept: tuple[Typefaces, Encoder, Encoder] | None = None
        self._pictured = 0.0
        self._planning = threading.Lock()
        self._proxies = Proxies(self._cache.root)
        self._stop = threading.Event()
        self._stock = Stock(self._cache.root, studio.pool, self._cache.desk)
        self._copies = Copies(studio, self._proxies, self._stock, self._stop)
        self._sounds = Soundtracks(studio, self._cache, self._stop, self.let_pictures_be, mixed)

    def close(self) -> None:
        """Stop what is being made."""
        self._stop.set()
        self._copies.close()
        self._sounds.close()

    def master(self, film: str, revision: int | None) -> str:
        """The playlist of playlists, with addresses beside its own."""
        opened = self._studio.open(film, revision)
        delivery = profiled(opened.film, HOUSE)
        asked = f"?revision={opened.revision}"
        pictures, sound = f"preview/picture.m3u8{asked}", f"preview/sound.m3u8{asked}"
        return master(pictures, sound, (delivery.width, delivery.height), delivery.rate)

    def picture(self, film: str, revision: int | None, base: str) -> str:
        """The playlist of the pictures as they are now; addresses begin with `base`. Nothing is encoded for it."""
        shown = self.playable(film, revision, base)
        return media([Piece(one.address, one.frames / shown.rate, one.start_address) for one in shown.pictures])

    def playable(self, film: str, revision: int | None, base: str) -> Playable:
        """What can be played of a film now, in order; addresses begin with `base`. Nothing is encoded for it."""
        plans = self._planned(film, revision)
        self._copies.want(plans.film, plans.revision)
        whole = self._cache.tables(plans.house.units)
        chosen = [
            (house, plans.house.delivery) if house.key in whole else (small, plans.small.delivery)
            for house, small in zip(plans.house.units, plans.small.units, strict=True)
        ]
        ready = set(whole) | set(self._cache.tables(unit for unit, _ in chosen if unit.key not in whole))
        starts: dict[int, str] = {}
        for known_only in (True, False):
            for unit, delivery in chosen:
                if unit.key in ready or not known_only:
                    starts.setdefault(delivery.width, f"{base}/{unit.key}/init.mp4")
        with self._lock:
            for unit, delivery in chosen:
                self._units[unit.key] = (unit, delivery)
                self._units.move_to_end(unit.key)
            while len(self._units) > UNITS_KNOWN:
                self._units.popitem(last=False)
        return Playable(
            film=plans.film.id,
            revision=plans.revision,
            rate=plans.house.delivery.rate,
            frames=plans.house.frames,
            size=(plans.house.delivery.width, plans.house.delivery.height),
            pictures=tuple(
                Shown(
                    start=unit.start,
                    frames=unit.frames,
                    key=unit.key,
                    address=f"{base}/{unit.key}/{unit.start}.mp4",
                    start_address=starts[delivery.width],
                    rendered=unit.key in whole,
                    made=unit.key in ready,
                )
                for unit, delivery in chosen
            ),
        )

    def picture_start(self, key: str) -> bytes:
        """The init segment that a unit needs; a first look at it, which is sooner made, needs the same.

        Raises NotFound as `picture_fragment`.
        """
        unit, delivery = self._known(key)
        table = self._cache.table(unit)
        if table is None and delivery in self._starts:
            return self._starts[delivery]
        table = table or self._glanced(self._soonest(first_look(unit, 0), delivery), delivery)
        start = self._starts[delivery] = picture_start(table)
        return start

    def picture_fragment(self, key: str, at: int) -> bytes:
        """A unit at a frame of the film, encoded first when it is a stand-in that nobody has asked for yet.

        Raises NotFound for a unit that no playlist of late has named.
        """
        table, delivery = self._table(key)
        return picture_fragment(table, at, delivery.tick)

    def first_look(self, key: str, at: int, frame: int) -> tuple[bytes, Part]:
        """A few frames, from the film's frame `frame` on, of a unit at the film's frame `at`; the whole unit, where
        that is made or short; the nearest picture, where the take would have to be decoded for long.

        Raises NotFound as `picture_fragment`, and for a frame that the unit has not.
        """
        unit, delivery = self._known(key)
        if not 0 <= frame - at < unit.frames:
            raise NotFound(f"This piece has {unit.frames} frames from {at} on.", code="no_piece")
        self._copies.hurry(unit, delivery.rate)
        if self._cache.table(unit) is not None:
            return self.picture_fragment(key, at), "whole"
        look = first_look(unit, frame - at)
        soon = self._soonest(look, delivery)
        data = picture_fragment(self._glanced(soon, delivery), at + look.start - unit.start, delivery.tick)
        return data, "nearest" if soon is not look else "first look" if look is not unit else "whole"

    def first_picture(self, film: str) -> None:
        """Make the first look at the beginning of a film that nobody has opened yet. Raises as its making does."""
        plans = self._planned(film, None)
        house, small = plans.house.units[0], plans.small.units[0]
        if self._cache.table(house) is None and self._cache.table(small) is None:
            self._glanced(self._soonest(first_look(small, 0), plans.small.delivery), plans.small.delivery)

    def copy_takes(self, film: str) -> None:
        """Have proxies made of the takes of a film, those first that came since this was asked for last."""
        with suppress(WorkprintError):
            opened = self._studio.open(film)
            self._copies.want(opened.film, opened.revision)

    def look_ahead(self, film: str, frames: Iterable[int]) -> None:
        """Make the first looks at these frames of the film as it is now, before anybody asks for them.

        What cannot be made is told to whoever asks.
        """
        with suppress(WorkprintError):
            shown = self.playable(film, None, "").pictures
            for frame in frames:
                part = next((one for one in shown if one.start <= frame < one.start + one.frames), None)
                if part is not None and not part.made:
                    self.first_look(part.key, part.start, frame)

    def sound(self, film: str, revision: int | None, base: str) -> str:
        """The playlist of the mix, or of silence while that is being made."""
        found = self.audible(film, revision, base)
        return media(
            [Piece(name, Fraction(samples, SAMPLE_RATE), found.start_address) for name, samples in found.pieces]
        )

    def audible(self, film: str, revision: int | None, base: str) -> Heard:
        """The fragments of the mix, or of silence while that is being made, which this call begins."""
        opened = self._studio.open(film, revision)
        found = self._sounds.of(opened.film, opened.revision)
        if found is None:
            frames = film_frames(opened.film) or self._planned(film, revision).house.frames
            length = -(-film_samples(frames, opened.film.look.rate) // AAC_FRAME)
            counts = [min(SOUND_TOGETHER, length - first) for first in range(0, length, SOUND_TOGETHER)]
            pieces = [
                (f"{base}/{SILENCE}/{number}-{count}.mp4", count * AAC_FRAME) for number, count in enumerate(counts)
            ]
            return Heard(False, f"{base}/{SILENCE}/init.mp4", tuple(pieces))
        lengths = sound_lengths(read_table(found))
        pieces = [(f"{base}/{found.stem}/{number}.mp4", length) for number, length in enumerate(lengths)]
        return Heard(True, f"{base}/{found.stem}/init.mp4", tuple(pieces))

    def mix(self, film: str, revision: int | None) -> Path:
        """The coded mix. Raises NotFound while it is being made, which this call begins."""
        opened = self._studio.open(film, revision)
        found = self._sounds.of(opened.film, opened.revision)
        if found is None:
            raise NotFound("The mix is being made; ask again in a moment.", code="not_yet")
        return found

    def meters(self, film: str, revision: int | None) -> Path:
        """What the meters of the mix show. Raises NotFound while the mix is being made, which this call begins."""
        opened = self._studio.open(film, revision)
        self.mix(film, opened.revision)
        return self._sounds.meters(opened.film)

    def sound_start(self, key: str) -> bytes:
        """The init segment of a sound track, by the key of its file, or "silence"."""
        return sound_start(self._sounds.table(key))

    def sound_fragment(self, key: str, number: int) -> bytes:
        """A fragment of a sound track. Raises NotFound when the track, or so much of it, is not there."""
        table = self._sounds.table(key)
        if not 0 <= number < sound_fragments(table):
            raise NotFound("The sound ends before this.", code="no_piece")
        return sound_fragment(table, number)

    def silent_fragment(self, number: int, count: int) -> bytes:
        """`count` frames of silence where fragment `number` of a sound track would be."""
        if not 1 <= count <= SOUND_TOGETHER:
            raise NotFound(f"A piece of sound has 1 to {SOUND_TOGETHER} frames.", code="no_piece")
        return silent_fragment(self._sounds.table(SILENCE), number, count)

    def _planned(self, reference: str, revision: int | None) -> _Plans:
        opened = self._studio.open(reference, revision)
        name = (opened.film.id, opened.revision)
        if found := self._remembered(name):
            return found
        # After an edit all pages ask at once: one plans, the others have it then.
        with self._planning:
            return self._remembered(name) or self._laid_out(name, opened.film)

    def _remembered(self, name: tuple[str, int]) -> _Plans | None:
        with self._lock:
            if name in self._plans:
                self._plans.move_to_end(name)
            return self._plans.get(name)

    def _laid_out(self, name: tuple[str, int], film: Film) -> _Plans:
        house = profiled(film, HOUSE).model_copy(update={"draft": True})
        self._pictured = time.monotonic()
        plans = _Plans(film, name[1], self._plan(film, house), self._plan(film, stand_in(house)))
        with self._lock:
            self._plans[name] = plans
            while len(self._plans) > PLANS_KNOWN:
                self._plans.popitem(last=False)
        return plans

    def _plan(self, film: Film, delivery: Delivery) -> Plan:
        tracks = subject_tracks(film, delivery, self._studio.pool, self._cache.root)
        return plan(film, delivery, toolchain(typefaces(self._studio.settings.home)), None, tracks)

    def _known(self, key: str) -> tuple[Unit, Delivery]:
        with self._lock:
            known = self._units.get(key)
        if known is None:
            raise NotFound("No playlist of late has this piece; fetch the playlist again.", code="no_piece")
        return known

    def _table(self, key: str) -> tuple[SampleTable, Delivery]:
        unit, delivery = self._known(key)
        return self._made(unit, delivery), delivery

    def _soonest(self, look: Unit, delivery: Delivery) -> Unit:
        """A look at a unit, or the nearest picture to it that is soon had."""
        rate = delivery.rate
        if self._cache.table(look) is not None:
            return look
        return nearest(look, rate, lambda strip: self._proxies.lighter(self._stock.source(strip, rate, self._stop)))

    def _glanced(self, look: Unit, delivery: Delivery) -> SampleTable:
        return self._made(look, delivery, self._glances)

    def _made(self, unit: Unit, delivery: Delivery, room: threading.Semaphore | None = None) -> SampleTable:
        """A unit in the cache, made first where it is not."""
        table = self._cache.table(unit)
        if table is not None:
            return table
        with self._lock:
            making = self._making.setdefault(unit.key, threading.Lock())
        try:
            with making, room or self._encoders, using(self._studio.settings.cache):
                if self._cache.table(unit) is None:
                    self._pictured = time.monotonic()
                    self._encoder(delivery).make((unit,), delivery, {}, self._stop)
                    self._pictured = time.monotonic()
                table = self._cache.table(unit)
        finally:
            # One that cannot be made is not in the making either, or every mix would wait for it.
            with self._lock:
                self._making.pop(unit.key, None)
        if table is None:
            raise NotFound("This piece was thrown away; fetch the playlist again.", code="no_piece")
        return table

    def _encoder(self, delivery: Delivery) -> Encoder:
        """One that was used before, for it knows the takes already."""
        faces = typefaces(self._studio.settings.home)
        with self._lock:
            if self._kept is None or self._kept[0] != faces:
                pool = self._studio.pool
                self._kept = faces, Encoder(self._cache, pool, faces), Encoder(self._cache, pool, faces, self._proxies)
            _, whole, small = self._kept
        # What a render would take for its own is never made of proxies.
        return small if delivery.width == WIDE and delivery.crf == ROUGH else whole

    def let_pictures_be(self) -> None:
        """Wait until no picture was wanted for a moment."""
        until = time.monotonic() + PATIENCE
        while (now := time.monotonic()) < min(until, self._pictured + QUIET) and not self._stop.wait(QUIET / 8):
            if self._making:
                self._pictured = now


def stand_in(house: Delivery) -> Delivery:
    """The same cut, small and quick to encode."""
    height = round(WIDE * house.height / house.width / 2) * 2
    return house.model_copy(update={"width": WIDE, "height": height, "preset": "ultrafast", "crf": ROUGH})
