"""How long everything is that is heard: measured where its sound was made, else estimated. Nothing is made for it.

line        spoken before: the head of its file     else by its letters, as the captions count them
effect      made before: the head of its file       else its own length in the catalogue
recording   its file's own length
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tools.assembly.captions import captions_of, estimated_frames
from tools.audio.ports import SAMPLE_RATE
from tools.audio.voices import VoiceBooth
from tools.film.errors import DirectorError, NotFound, OperatorError
from tools.film.film import Film
from tools.film.showing import show
from tools.film.sound import Cue
from tools.film.views import cue_positions, film_frames
from tools.production.placing import own_seconds
from tools.production.recordings import Recordings
from tools.production.voices import voice_of, whole_frames
from tools.studio import Opened, Studio


@dataclass(frozen=True)
class Lengths:
    """The lengths of the sounds that have only their own, in frames, by cue; `estimated` are not measured yet."""

    frames: dict[str, int] = field(default_factory=dict[str, int])
    estimated: set[str] = field(default_factory=set[str])
    spoken: dict[str, int] = field(default_factory=dict[str, int])
    """those of the lines that were spoken, which their captions go by"""


def lengths_of(studio: Studio, film: Film) -> Lengths:
    """How long the sounds of a film are that have only their own length. What has no sound at all is left out."""
    return _measured(_booth(studio), studio, film, (one.cue for one in cue_positions(film) if one.frames is None))


class Measured:
    """The lengths of films that are asked for again and again: at the same revision only what was estimated is looked
    for anew. Safe for several threads.
    """

    def __init__(self, studio: Studio) -> None:
        self._studio = studio
        self._known: dict[str, tuple[tuple[int, str], Lengths]] = {}
        """of each film what they were measured of, the revision and the engine that speaks, and what they are"""

    def of(self, opened: Opened) -> Lengths:
        """As `lengths_of` has them, or had them: a sound that was measured stays as long as it was."""
        film, booth = opened.film, _booth(self._studio)
        asked = opened.revision, booth.engine.identity
        of, known = self._known.get(film.id, ((0, ""), Lengths()))
        if of != asked:
            found = lengths_of(self._studio, film)
        elif known.estimated:
            found = _measured(booth, self._studio, film, [film.cues[cue] for cue in known.estimated])
            found = Lengths(known.frames | found.frames, found.estimated, known.spoken | found.spoken)
        else:
            return known
        self._known[film.id] = asked, found
        return found


def _booth(studio: Studio) -> VoiceBooth:
    return VoiceBooth(studio.settings.home, studio.settings.cache / "voices")


def _measured(booth: VoiceBooth, studio: Studio, film: Film, cues: Iterable[Cue]) -> Lengths:
    mix, rate = studio.settings.cache / "mix", film.look.rate
    recordings, found = Recordings(studio.pool, mix), Lengths()
    for cue in cues:
        if cue.media is not None:
            try:
                found.frames[cue.id] = whole_frames(round(recordings.seconds(cue.media) * SAMPLE_RATE), rate)
                continue
            except (NotFound, OperatorError):
                pass
        if cue.kind == "dialogue":
            samples = None if cue.in_take or cue.media else _said(booth, film, cue.id)
            if samples is not None:
                found.frames[cue.id] = found.spoken[cue.id] = whole_frames(samples, rate)
            else:
                found.frames[cue.id] = estimated_frames(cue.what, rate)
                found.estimated.add(cue.id)
        elif cue.kind != "music" and (known := own_seconds(film, cue, mix)) is not None:
            seconds, sure = known
            found.frames[cue.id] = whole_frames(round(seconds * SAMPLE_RATE), rate)
            if not sure:
                found.estimated.add(cue.id)
    return found


def told_film(opened: Opened, lengths: Lengths, ledger: Mapping[str, Any]) -> dict[str, Any]:
    """A film as `show` tells it, with the lengths of its sounds, and its captions as they are delivered."""
    film = opened.film
    captions = captions_of(film, cue_positions(film), film_frames(film), film.look.rate, lengths.spoken)
    return show(
        film,
        opened.revision,
        sound_frames=lengths.frames,
        estimated=lengths.estimated,
        subtitles=[
            {"cue": cue, "start": span.start, "frames": span.end - span.start, "text": span.text}
            for cue, span in captions
        ],
        ledger=ledger,
    )


def shown_film(studio: Studio, reference: str) -> dict[str, Any]:
    """A film as the JSON of `workprint show`."""
    opened = studio.open(reference)
    return told_film(opened, lengths_of(studio, opened.film), studio.money(opened.film.id))


def _said(booth: VoiceBooth, film: Film, cue: str) -> int | None:
    line = film.cues[cue]
    try:
        return booth.length(line.what, voice_of(film, line))
    except DirectorError:
        # Nobody can speak it; whoever has it spoken hears why.
        return None
