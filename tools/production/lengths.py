"""How long everything is that is heard: measured where its sound was made, else estimated. Nothing is made for it.

line        spoken before: the head of its file     else by its letters, as the captions count them
effect      made before: the head of its file       else its own length in the catalogue
recording   its file's own length
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tools.assembly.captions import captions_of, estimated_frames
from tools.audio.ports import SAMPLE_RATE
from tools.audio.voices import VoiceBooth
from tools.film.errors import DirectorError, NotFound, OperatorError
from tools.film.film import Film
from tools.film.showing import show
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
    cache, rate = studio.settings.cache, film.look.rate
    booth, recordings = VoiceBooth(studio.settings.home, cache / "voices"), Recordings(studio.pool, cache / "mix")
    found = Lengths()
    for place in cue_positions(film):
        cue = place.cue
        if place.frames is not None:
            continue
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
        elif cue.kind != "music" and (known := own_seconds(film, cue, cache / "mix")) is not None:
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
