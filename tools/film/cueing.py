"""Sound: what is heard where, and how loud. Ranges and what becomes of them: ranges.py."""

from collections.abc import Callable

from tools.film.bench import Bench
from tools.film.clip_sound import change_sound, gain_of
from tools.film.cutting import the_clip
from tools.film.edits.sound import (
    AddEffect,
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
    SetVoice,
)
from tools.film.errors import DirectorError, NotFound
from tools.film.facts import CueAdded, CueChanged, CueRemoved, DuckingSet, GainSet, MuteSet, ScoreSet, VoiceSet
from tools.film.film import Film
from tools.film.ranges import clear_range, shots_in
from tools.film.script import Voice
from tools.film.slate import find_character, find_shot, shot_numbers, slate_of
from tools.film.sound import NARRATOR, Cue, CueKind
from tools.film.speech import reopen_spoken

_STEPS = {"lower": ("pitch", -0.08), "higher": ("pitch", 0.08), "slower": ("speed", -0.1), "faster": ("speed", 0.1)}
_LIMITS = {"pitch": (0.6, 1.6), "speed": (0.6, 1.5)}


def set_music(bench: Bench, edit: SetMusic) -> None:
    """Lay music under a range; the music that was there gives way, and goes on around it."""
    shots = shots_in(bench.film, edit)
    clear_range(bench, "music", shots)
    cue = Cue(
        id=bench.new_id("cu"),
        kind="music",
        what=edit.words or edit.mood,
        shot=shots[0],
        until=shots[-1],
        mood=edit.mood,
        gain_db=edit.gain_db,
        media=edit.media,
    )
    _add(bench, cue)


def remove_music(bench: Bench, edit: RemoveMusic) -> None:
    """Take the music away from a range; around it, it stays."""
    shots = shots_in(bench.film, edit)
    if not _reaching(bench.film, "music", shots):
        raise NotFound("There is no music there to remove.", legal=_cues(bench.film, "music"))
    clear_range(bench, "music", shots)


def set_ambience(bench: Bench, edit: SetAmbience) -> None:
    """Lay the sound of a place under a range, or, without words, take it away."""
    shots = shots_in(bench.film, edit)
    clear_range(bench, "ambience", shots)
    if edit.what:
        cue = Cue(
            id=bench.new_id("cu"),
            kind="ambience",
            what=edit.what,
            shot=shots[0],
            until=shots[-1],
            gain_db=edit.gain_db,
        )
        _add(bench, cue)


def add_effect(bench: Bench, edit: AddEffect) -> None:
    """Place an effect at a moment of a shot."""
    shot = find_shot(bench.film, edit.shot)
    cue = Cue(
        id=bench.new_id("cu"),
        kind="effect",
        what=edit.what,
        shot=shot.id,
        offset=edit.offset,
        frames=edit.frames,
        gain_db=edit.gain_db,
        media=edit.media,
    )
    _add(bench, cue)


def remove_effect(bench: Bench, edit: RemoveEffect) -> None:
    """Take one effect away, or those of a shot."""
    wanted = edit.what.casefold() if edit.what else None
    _remove(bench, "effect", edit.cue, edit.shot, lambda cue: wanted is None or cue.what.casefold() == wanted)


def set_line(bench: Bench, edit: SetLine) -> None:
    """Say other words in the speaker's line of a shot, or, if they have none there, a new line."""
    shot = find_shot(bench.film, edit.shot)
    speaker = speaker_id(bench.film, edit.speaker)
    theirs = [
        cue
        for cue in bench.film.cues.values()
        if cue.kind == "dialogue" and cue.shot == shot.id and cue.speaker == speaker
    ]
    if edit.cue is not None:
        theirs = [_the_cue(bench.film, edit.cue, "dialogue")]
    elif len(theirs) > 1 and not edit.add:
        names = [cue.id for cue in theirs]
        raise DirectorError(
            f"{edit.speaker} has {len(theirs)} lines in shot {slate_of(bench.film, shot.id)}; name one by its id: "
            f"{', '.join(names)}, or add one.",
            legal=names,
        )
    asked = {"offset": edit.offset, "in_take": edit.in_take}
    given = {"what": edit.text, **{name: value for name, value in asked.items() if value is not None}}
    if theirs and not edit.add:
        old = theirs[0]
        voice_over = (old.voice_over if edit.voice_over is None else edit.voice_over) or speaker == NARRATOR
        new = old.model_copy(update={**given, "speaker": speaker, "shot": shot.id, "voice_over": voice_over})
        bench.put_cues(new)
        bench.say(CueChanged(cue=new.id, cue_kind="dialogue", shot=shot.id))
        reopen_spoken(bench, old, new)
        return
    new = Cue(
        id=bench.new_id("cu"),
        kind="dialogue",
        what=edit.text,
        shot=shot.id,
        offset=12 if edit.offset is None else edit.offset,
        speaker=speaker,
        voice_over=bool(edit.voice_over) or speaker == NARRATOR,
        in_take=bool(edit.in_take),
    )
    _add(bench, new)
    reopen_spoken(bench, new)


def remove_line(bench: Bench, edit: RemoveLine) -> None:
    """Take one line away, or those of a shot."""
    speaker = speaker_id(bench.film, edit.speaker) if edit.speaker else None
    gone = _remove(bench, "dialogue", edit.cue, edit.shot, lambda cue: speaker is None or cue.speaker == speaker)
    reopen_spoken(bench, *gone)


def set_voice(bench: Bench, edit: SetVoice) -> None:
    """Cast or change a voice; takes in which it is seen speaking are made again."""
    film = bench.film
    who = speaker_id(film, edit.who)
    voice = film.mix.narrator if who == NARRATOR else film.characters[who].voice
    update = edit.model_dump(include={"name", "blend", "share", "speed", "pitch"}, exclude_none=True)
    if "blend" in update:
        update["blend"] = update["blend"] or None
    if edit.change is not None:
        field, step = _STEPS[edit.change]
        update[field] = _stepped(voice, field, step)
    if not update:
        raise DirectorError("Say what changes in the voice: name, blend, share, speed, pitch or change.")
    new = voice.model_copy(update=update)
    if who == NARRATOR:
        bench.change(mix=film.mix.model_copy(update={"narrator": new}))
    else:
        character = film.characters[who].model_copy(update={"voice": new})
        bench.change(characters={**film.characters, who: character})
    bench.say(VoiceSet(who=who))
    if new != voice:
        reopen_spoken(bench, speaker=who)


def set_gain(bench: Bench, edit: SetGain) -> None:
    """Set the level of a stem, a cue, a speaker or the clips' own sound, or change it by some dB."""
    mix = bench.film.mix
    if edit.clip is not None:
        _, clip = the_clip(bench.film, edit.clip)
        gain, target = gain_of(edit, clip.sound.gain_db), clip.id
        change_sound(bench, edit.clip, gain_db=gain)
    elif edit.production:
        gain, target = gain_of(edit, mix.production_gain_db), "production"
        bench.change(mix=mix.model_copy(update={"production_gain_db": gain}))
    elif edit.cue is not None:
        cue = _the_cue(bench.film, edit.cue, None)
        gain = gain_of(edit, cue.gain_db)
        bench.put_cues(cue.model_copy(update={"gain_db": gain}))
        target = cue.id
    elif edit.stem is not None:
        gain, target = gain_of(edit, mix.stem_gain_db.get(edit.stem, 0.0)), edit.stem
        gains = {**mix.stem_gain_db, edit.stem: gain}
        bench.change(mix=mix.model_copy(update={"stem_gain_db": gains}))
    else:
        target = speaker_id(bench.film, edit.speaker or NARRATOR)
        gain = gain_of(edit, mix.speaker_gain_db.get(target, 0.0))
        gains = {**mix.speaker_gain_db, target: gain}
        bench.change(mix=mix.model_copy(update={"speaker_gain_db": gains}))
    bench.say(GainSet(target=target, gain_db=gain))


def mute(bench: Bench, edit: Mute) -> None:
    """Silence a stem, a cue or the clips' own sound, or let it sound again."""
    mix = bench.film.mix
    if edit.clip is not None:
        clip = change_sound(bench, edit.clip, muted=edit.muted)
        bench.say(MuteSet(target=clip.id, muted=edit.muted))
    elif edit.production:
        bench.change(mix=mix.model_copy(update={"production_muted": edit.muted}))
        bench.say(MuteSet(target="production", muted=edit.muted))
    elif edit.cue is not None:
        cue = _the_cue(bench.film, edit.cue, None)
        bench.put_cues(cue.model_copy(update={"muted": edit.muted}))
        bench.say(MuteSet(target=cue.id, muted=edit.muted))
    elif edit.stem is not None:
        stems = tuple(stem for stem in mix.muted_stems if stem != edit.stem)
        stems = (*stems, edit.stem) if edit.muted else stems
        bench.change(mix=mix.model_copy(update={"muted_stems": stems}))
        bench.say(MuteSet(target=edit.stem, muted=edit.muted))


def set_ducking(bench: Bench, edit: SetDucking) -> None:
    """Say how far music goes down under speech."""
    bench.change(mix=bench.film.mix.model_copy(update={"duck_db": edit.duck_db}))
    bench.say(DuckingSet(duck_db=edit.duck_db))


def set_score(bench: Bench, edit: SetScore) -> None:
    """Have the score composed anew; cues and moods stay."""
    bench.change(mix=bench.film.mix.model_copy(update={"score_seed": edit.seed}))
    bench.say(ScoreSet(seed=edit.seed))


def speaker_id(film: Film, speaker: str) -> str:
    """A character's id by name or id, or 'narrator'."""
    return NARRATOR if speaker.strip().casefold() == NARRATOR else find_character(film, speaker).id


def _add(bench: Bench, cue: Cue) -> None:
    bench.put_cues(cue)
    bench.say(CueAdded(cue=cue.id, cue_kind=cue.kind, shot=cue.shot))


def _remove(
    bench: Bench, kind: CueKind, name: str | None, reference: int | str | None, wanted: Callable[[Cue], bool]
) -> list[Cue]:
    """Take away one cue, or those of a shot that are wanted; raises NotFound when there are none."""
    if name is not None:
        gone = [_the_cue(bench.film, name, kind)]
    else:
        shot = find_shot(bench.film, reference or "")
        there = [cue for cue in bench.film.cues.values() if cue.kind == kind and cue.shot == shot.id]
        gone = [cue for cue in there if wanted(cue)]
        if not gone:
            raise NotFound(
                f"Shot {slate_of(bench.film, shot.id)} has no such {_SAID[kind]}; it has "
                f"{', '.join(f'{cue.id} ({cue.what})' for cue in there) or 'none'}.",
                shot=shot.id,
                legal=[cue.id for cue in there],
            )
    bench.drop_cues(cue.id for cue in gone)
    bench.say(*(CueRemoved(cue=cue.id, cue_kind=cue.kind, shot=cue.shot) for cue in gone))
    return gone


_SAID: dict[CueKind, str] = {
    "dialogue": "line",
    "effect": "effect",
    "music": "music",
    "ambience": "ambience",
}


def _the_cue(film: Film, name: str, kind: CueKind | None) -> Cue:
    cue = film.cues.get(name)
    if cue is None or (kind is not None and cue.kind != kind):
        there = _cues(film, kind)
        raise NotFound(
            f"There is no {_SAID[kind] if kind else 'cue'} '{name}'; there are {', '.join(there) or 'none'}.",
            cue=name,
            legal=there,
        )
    return cue


def _cues(film: Film, kind: CueKind | None) -> list[str]:
    return [cue.id for cue in film.cues.values() if kind in (None, cue.kind)]


def _reaching(film: Film, kind: CueKind, shots: tuple[str, ...]) -> bool:
    numbers = shot_numbers(film)
    first, last = numbers[shots[0]], numbers[shots[-1]]
    return any(
        cue.kind == kind and numbers[cue.shot] <= last and numbers[cue.until or cue.shot] >= first
        for cue in film.cues.values()
    )


def _stepped(voice: Voice, field: str, step: float) -> float:
    now: float = getattr(voice, field)
    lowest, highest = _LIMITS[field]
    value = round(now + step, 3)
    if not lowest <= value <= highest:
        raise DirectorError(
            f"The voice's {field} is {now:g} and cannot go further; it goes from {lowest:g} to {highest:g}.",
            field=field,
            legal=[lowest, highest],
        )
    return value
