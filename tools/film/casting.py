"""Cast, places, look and the words about the film. Who looks different has to be shot again."""

import re
from collections.abc import Mapping

from tools.film.bench import Bench
from tools.film.edits.story import RemoveCharacter, SetCharacter, SetLocation, SetLook
from tools.film.errors import DirectorError, NotFound
from tools.film.facts import CharacterRemoved, CharacterSet, CueRemoved, LocationSet, LookChanged, VoiceSet
from tools.film.retiming import retime
from tools.film.script import Character, Location
from tools.film.slate import find_character, find_location
from tools.film.sound import NARRATOR
from tools.film.speech import reopen_spoken


def set_look(bench: Bench, edit: SetLook) -> None:
    """Change the look. A new rate keeps every length in seconds; the rest puts every shot back to planned."""
    film = bench.film
    given = {
        name: value for name in ("style", "palette", "aspect", "rate") if (value := getattr(edit, name)) is not None
    }
    if not given:
        raise DirectorError("Say what changes in the look: style, palette, aspect or rate.")
    changed = tuple(name for name, value in given.items() if value != getattr(film.look, name))
    if edit.rate is not None and edit.rate != film.look.rate:
        bench.film = retime(film, edit.rate)
    bench.change(look=bench.film.look.model_copy(update=given))
    bench.say(LookChanged(changed=changed))
    if set(changed) - {"rate"}:
        bench.reopen(film.shots)


def set_character(bench: Bench, edit: SetCharacter) -> None:
    """Change a character, or bring in a new one, called as the edit names them."""
    film = bench.film
    try:
        old = find_character(film, edit.character)
    except NotFound:
        if edit.character.casefold() == NARRATOR:
            raise DirectorError("The narrator is a voice, not a character; cast it with set_voice.") from None
        old = Character(
            id=new_name(edit.character, film.characters), name=edit.character.strip(), seed=len(film.characters) + 1
        )
    update = edit.model_dump(include={"name", "canon"}, exclude_none=True)
    if edit.appearance is not None:
        update["appearance"] = edit.appearance.on(old.appearance)
    if edit.voice is not None:
        update["voice"] = edit.voice
    new = old.model_copy(update=update)
    bench.change(characters={**film.characters, new.id: new})
    bench.say(CharacterSet(character=new.id, added=new.id not in film.characters))
    if (new.canon, new.appearance) != (old.canon, old.appearance):
        bench.reopen(_shots_with(bench, new.id))
    if new.voice != old.voice:
        bench.say(VoiceSet(who=new.id))
        reopen_spoken(bench, speaker=new.id)


def remove_character(bench: Bench, edit: RemoveCharacter) -> None:
    """Someone leaves the film: their lines go, and the shots they were in are shot again without them."""
    film = bench.film
    gone = find_character(film, edit.character)
    shots = _shots_with(bench, gone.id)
    bench.put_shots(
        *(
            shot.model_copy(update={"staging": tuple(staged for staged in shot.staging if staged.who != gone.id)})
            for shot in (film.shots[name] for name in shots)
        )
    )
    lines = [cue for cue in film.cues.values() if cue.speaker == gone.id]
    bench.drop_cues(cue.id for cue in lines)
    bench.change(
        characters={name: character for name, character in film.characters.items() if name != gone.id},
        mix=film.mix.model_copy(
            update={"speaker_gain_db": {who: gain for who, gain in film.mix.speaker_gain_db.items() if who != gone.id}}
        ),
    )
    bench.say(CharacterRemoved(character=gone.id))
    bench.say(*(CueRemoved(cue=cue.id, cue_kind=cue.kind, shot=cue.shot) for cue in lines))
    bench.reopen(shots)


def set_location(bench: Bench, edit: SetLocation) -> None:
    """Change a place, or bring in a new one, called as the edit names it."""
    film = bench.film
    try:
        old = find_location(film, edit.location)
    except NotFound:
        old = Location(
            id=new_name(edit.location, film.locations), name=edit.location.strip(), seed=len(film.locations) + 1
        )
    update = edit.model_dump(include={"name", "canon", "set_kind", "interior"}, exclude_none=True)
    new = old.model_copy(update=update)
    bench.change(locations={**film.locations, new.id: new})
    bench.say(LocationSet(location=new.id, added=new.id not in film.locations))
    if new.model_copy(update={"name": old.name}) != old:
        bench.reopen(shot.id for shot in film.shots.values() if shot.location == new.id)


def new_name(name: str, known: Mapping[str, object]) -> str:
    """A slug for a name, unlike those there are: 'Old Tom' -> 'old-tom'."""
    slug = re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or "one"
    if slug not in known and slug != NARRATOR:
        return slug
    number = 2
    while f"{slug}-{number}" in known:
        number += 1
    return f"{slug}-{number}"


def _shots_with(bench: Bench, character: str) -> list[str]:
    return [shot.id for shot in bench.film.shots.values() if any(staged.who == character for staged in shot.staging)]
