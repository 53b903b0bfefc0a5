"""A clip's own sound: how loud it is, and how it crosses over into the next one.

picture   |aaaaaaaaaa|bbbbbbbbbb|
sound     aaaaaaaaaaa>
                   <bbbbbbbbbbbbb        a crossfade of 4 frames, out of the handles of both
"""

from typing import Any

from tools.film.bench import Bench
from tools.film.cutting import replace, the_clip
from tools.film.edits.sound import SetGain, SetSoundCrossfade
from tools.film.errors import DirectorError
from tools.film.facts import SoundCrossfadeSet
from tools.film.slate import Reference
from tools.film.timeline import Clip
from tools.film.views import item_name


def set_sound_crossfade(bench: Bench, edit: SetSoundCrossfade) -> None:
    """Let the sound cross over at the cut into a clip. Where a take has no more sound, it crosses into silence."""
    spot, clip = the_clip(bench.film, edit.clip)
    if spot.before is None:
        raise DirectorError(
            f"Nothing comes before {item_name(bench.film, clip)}, so there is no cut to cross; use a fade in.",
            clip=clip.id,
        )
    most = min(2 * spot.before.frames, 2 * clip.frames + 1)
    if edit.frames is not None and edit.frames > most:
        raise DirectorError(
            f"The crossfade into {item_name(bench.film, clip)} has room for 0 to {most} frames, not {edit.frames}.",
            clip=clip.id,
            frames=edit.frames,
            legal=[0, most],
        )
    change_sound(bench, edit.clip, crossfade=edit.frames, curve=edit.curve)
    bench.say(SoundCrossfadeSet(clip=clip.id, frames=edit.frames))


def change_sound(bench: Bench, reference: Reference, **fields: Any) -> Clip:
    """Change what is done to the own sound of a clip."""
    spot, clip = the_clip(bench.film, reference)
    changed = clip.model_copy(update={"sound": clip.sound.model_copy(update=fields)})
    replace(bench, spot, changed)
    return changed


def gain_of(edit: SetGain, now: float) -> float:
    """The level that an edit asks for, from what it is now. Raises DirectorError with the legal range."""
    gain = edit.gain_db if edit.gain_db is not None else round(now + (edit.delta_db or 0.0), 6)
    if not -60 <= gain <= 24:
        raise DirectorError(
            f"A gain goes from -60 to 24 dB; it is {now:g} now, so it can change by {-60 - now:g} to {24 - now:g}.",
            gain_db=gain,
            legal=[-60 - now, 24 - now],
        )
    return gain
