"""The mixes of films as pages hear them: made in the background, once nobody waits for a picture."""

import threading
import wave
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from tools.assembly.cache import UnitCache
from tools.assembly.delivery import Delivery
from tools.assembly.mp4 import SampleTable, read_table
from tools.assembly.profiles import profiled
from tools.assembly.soundtrack import SAMPLE_RATE, coding_of, encode_soundtrack, film_samples, soundtrack_path
from tools.film.errors import NotFound
from tools.film.film import Film
from tools.film.views import film_frames
from tools.media.disk import whole_file
from tools.media.keeping import touch, using
from tools.media.progress import Progress
from tools.production.sounding import meters_of, mix_film
from tools.production.voices import speak_all
from tools.studio import Studio

HOUSE = "mp4"
"""The delivery whose pictures and whose sound are shown."""

SILENCE = "silence"
SILENT_SECONDS = 3
SOUNDS_KNOWN = 8


class Soundtracks:
    """Coded mixes by film and revision. Safe for several threads; `close` it at the end."""

    def __init__(
        self,
        studio: Studio,
        cache: UnitCache,
        stop: threading.Event,
        pause: Callable[[], None],
        mixed: Callable[[str], None],
    ) -> None:
        """`pause` returns when a mix may be begun; `mixed` is told the id of a film whose mix is made. Both are called
        in the thread that mixes."""
        self._studio, self._cache, self._stop, self._pause, self._told = studio, cache, stop, pause, mixed
        self._lock, self._metering, self._quiet = threading.Lock(), threading.Lock(), threading.Lock()
        self._sounds: OrderedDict[tuple[str, int], Future[Path]] = OrderedDict()
        self._mixer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="preview-sound")

    def close(self) -> None:
        """Stop what is being made; the event that they were given is set."""
        self._mixer.shutdown(wait=True, cancel_futures=True)

    def of(self, film: Film, revision: int) -> Path | None:
        """The coded mix of a film at a revision; None while it is being made, which this call begins.

        One of an earlier revision that was not begun yet is not made any more: who asks for it again has it made then.
        """
        name = (film.id, revision)
        with self._lock:
            asked = self._sounds.get(name)
            if asked is None or (asked.done() and (asked.exception() or not touch(asked.result()))):
                older = [one for one in self._sounds if one[0] == film.id and one[1] < revision]
                for one in older:
                    if self._sounds[one].cancel():
                        del self._sounds[one]
                asked = self._sounds[name] = self._mixer.submit(self._mixed, film)
                asked.add_done_callback(lambda done: self._tell(film.id, done))
            self._sounds.move_to_end(name)
            while len(self._sounds) > SOUNDS_KNOWN:
                self._sounds.popitem(last=False)[1].cancel()
        return asked.result() if asked.done() and not asked.exception() else None

    def meters(self, film: Film) -> Path:
        """What the meters of the mix show."""
        settings = self._studio.settings
        # One at a time: whoever asks next finds it made.
        with self._metering, using(settings.cache):
            said = speak_all(film, settings.home, settings.cache / "voices", self._report)
            return meters_of(film, said, settings.home, settings.cache / "mix", self._studio.pool, self._report)

    def table(self, key: str) -> SampleTable:
        """The table of a coded mix by the key of its file, or of "silence". Raises NotFound when it is not there."""
        if key == SILENCE:
            return read_table(self._silence())
        path = self._cache.root / "sound" / f"{key}.m4a"
        if not self._cache.has(path):
            raise NotFound("This sound is no longer here; fetch the playlist again.", code="no_piece")
        return read_table(path)

    def _mixed(self, film: Film) -> Path:
        self._pause()
        settings, house = self._studio.settings, profiled(film, HOUSE)
        with using(settings.cache):
            said = speak_all(film, settings.home, settings.cache / "voices", self._report)
            mixed = mix_film(film, said, settings.home, settings.cache / "mix", self._studio.pool, self._report)
            return self._coded(mixed.path, film_samples(film_frames(film), house.rate), house)

    def _tell(self, film: str, done: Future[Path]) -> None:
        if not done.cancelled() and done.exception() is None:
            self._told(film)

    def _coded(self, mix: Path, samples: int, delivery: Delivery) -> Path:
        coding = coding_of(delivery)
        target = soundtrack_path(self._cache.root, mix, samples, coding)
        if not self._cache.has(target):
            encode_soundtrack(self._cache, mix, target, samples, coding, self._stop)
        return target

    def _silence(self) -> Path:
        plain = self._studio.settings.cache / "preview" / "silence.wav"
        if not touch(plain):
            with whole_file(plain) as part, wave.open(str(part), "wb") as file:
                file.setparams((2, 2, SAMPLE_RATE, 0, "NONE", ""))
                file.writeframes(bytes(4 * SAMPLE_RATE * SILENT_SECONDS))
        with self._quiet:
            return self._coded(plain, SAMPLE_RATE * SILENT_SECONDS, Delivery())

    def _report(self, progress: Progress) -> None:
        if self._stop.is_set():
            raise NotFound("The server stops.", code="stopped")
