"""What a sound edit would do."""

from typing import assert_never

from agent.telling.ahead.pointing import Pointer
from agent.telling.naming import STEMS, count, frames_of, listed, short
from tools.film.edits import SoundEdit
from tools.film.edits.sound import (
    AddEffect,
    ImportCaptions,
    Mute,
    RemoveEffect,
    RemoveLine,
    RemoveMusic,
    SetAmbience,
    SetDucking,
    SetGain,
    SetLine,
    SetMusic,
    SetScore,
    SetSoundCrossfade,
    SetVoice,
)


def sound_wish(act: SoundEdit, of: Pointer) -> str:
    """An imperative without its full stop."""
    match act:
        case SetMusic():
            words = f", “{short(act.words)}”" if act.words else ""
            return f"lay {act.mood} music{words} under {of.range(act)}"
        case RemoveMusic():
            return f"take the music away from {of.range(act)}"
        case SetAmbience():
            if not act.what:
                return f"take the ambience away from {of.range(act)}"
            return f"lay the ambience “{short(act.what)}” under {of.range(act)}"
        case AddEffect():
            when = f", {frames_of(abs(act.offset), of.rate)} {'in' if act.offset > 0 else 'before it'}"
            return f"put {short(act.what)} into {of.shot(act.shot)}{when if act.offset else ''}"
        case RemoveEffect():
            if act.cue is not None or act.shot is None:
                return f"take {of.cue(act.cue or '')} out"
            return f"take {f'the {short(act.what)}' if act.what else 'the effects'} out of {of.shot(act.shot)}"
        case SetLine():
            said = f"say “{short(act.text)}” in {of.shot(act.shot)}"
            return f"let {of.person(act.speaker)} {said}{', over the picture' if act.voice_over else ''}"
        case RemoveLine():
            if act.cue is not None or act.shot is None:
                return f"take {of.cue(act.cue or '')} out"
            whose = f"{of.person(act.speaker)}'s lines" if act.speaker is not None else "the lines"
            return f"take {whose} out of {of.shot(act.shot)}"
        case ImportCaptions():
            return f"take over {count(len(act.lines), 'caption')}{f' from {act.file}' if act.file else ''}"
        case SetVoice():
            if act.change is not None:
                return f"give {of.person(act.who)} a {act.change} voice"
            told = act.model_dump(exclude_none=True, exclude={"kind", "who"})
            parts = [f"{name} {value}" for name, value in told.items()]
            return f"change the voice of {of.person(act.who)}: {listed(parts) or 'as it is'}"
        case SetGain():
            if act.gain_db is not None:
                return f"set {_target(act, of)} to {act.gain_db:+.1f} dB"
            delta = act.delta_db or 0.0
            return f"make {_target(act, of)} {abs(delta):g} dB {'louder' if delta > 0 else 'softer'}"
        case Mute():
            return f"{'mute' if act.muted else 'let'} {_target(act, of)}{'' if act.muted else ' be heard again'}"
        case SetDucking():
            return f"let the music go down {act.duck_db:g} dB under speech"
        case SetScore():
            return "have the whole score composed anew"
        case SetSoundCrossfade():
            long = "as the picture does" if act.frames is None else f"over {frames_of(act.frames, of.rate)}"
            return f"let the own sound of {of.clip(act.clip)} come in {long}"
        case _:
            assert_never(act)


def _target(act: SetGain | Mute, of: Pointer) -> str:
    if act.stem is not None:
        return STEMS[act.stem]
    if act.cue is not None:
        return of.cue(act.cue)
    if isinstance(act, SetGain) and act.speaker is not None:
        return f"the voice of {of.person(act.speaker)}"
    if act.clip is not None:
        return f"the own sound of {of.clip(act.clip)}"
    return "the clips' own sound"
