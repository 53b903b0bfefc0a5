"""What changed in the sound, told."""

from typing import assert_never

from agent.telling.between import Between, Line
from agent.telling.naming import frames_of
from tools.film import facts as f
from tools.film.facts.sound import SoundFact
from tools.film.film import Film
from tools.film.script import Voice
from tools.film.sound import NARRATOR
from tools.film.timeline import Clip


def sound_line(fact: SoundFact, films: Between, *, asked: bool) -> Line | None:
    """The line of one fact; None when there is nothing to say.

    `asked` says that the act was about sound. Else cues only moved along with their picture, and of those only lost
    lines are told.
    """
    now, was = films.now, films.was
    match fact:
        case f.CueAdded():
            cue = films.after.cues.get(fact.cue)
            return Line(f"new: {now.cue(cue)}") if cue and asked else None
        case f.CueChanged():
            cue = films.after.cues.get(fact.cue)
            return Line(f"changed: {now.cue(cue)}") if cue and asked else None
        case f.CueRemoved():
            cue = films.before.cues.get(fact.cue)
            if cue is None or not (asked or cue.kind == "dialogue"):
                return None
            return Line(f"out: {was.cue(cue)}")
        case f.VoiceSet():
            told = _heard(_voice(films.before, fact.who), _voice(films.after, fact.who))
            return Line(f"{now.person(fact.who)} has {told}")
        case f.GainSet():
            old = _level(films.before, fact.target)
            was_set = f", it was {old:+.1f} dB" if old and old != fact.gain_db else ""
            return Line(f"{now.sound(fact.target)}: {fact.gain_db:+.1f} dB{was_set}")
        case f.MuteSet():
            return Line(f"{now.sound(fact.target)}: {'muted' if fact.muted else 'heard again'}")
        case f.DuckingSet():
            return Line(f"the music goes down {fact.duck_db:g} dB under speech")
        case f.ScoreSet():
            return Line("the score is composed anew, to the same cues")
        case f.SoundCrossfadeSet():
            long = "as its picture does" if fact.frames is None else f"over {frames_of(fact.frames, films.rate)}"
            return Line(f"its own sound comes in {long}", films.shot_of(fact.clip))
        case _:
            assert_never(fact)


def _level(film: Film, target: str) -> float:
    """The level of what a gain names: the clips' own sound, a stem, a cue, one clip or a speaker. 0 is as recorded."""
    if target == "production":
        return film.mix.production_gain_db
    levels: dict[str, float] = {**film.mix.stem_gain_db}
    levels |= film.mix.speaker_gain_db
    levels |= {cue.id: cue.gain_db for cue in film.cues.values()}
    clips = (item for track in film.timeline.tracks for item in track.items if isinstance(item, Clip))
    return (levels | {clip.id: clip.sound.gain_db for clip in clips}).get(target, 0.0)


def _voice(film: Film, who: str) -> Voice | None:
    if who == NARRATOR:
        return film.mix.narrator
    person = film.characters.get(who)
    return person.voice if person is not None else None


def _heard(was: Voice | None, now: Voice | None) -> str:
    """ "a lower and slower voice", "another voice"."""
    if was is None or now is None or (was.name, was.blend) != (now.name, now.blend):
        return "another voice"
    parts = ["lower" if now.pitch < was.pitch else "higher"] if now.pitch != was.pitch else []
    parts += ["slower" if now.speed < was.speed else "faster"] if now.speed != was.speed else []
    return f"a {' and '.join(parts)} voice" if parts else "another voice"
