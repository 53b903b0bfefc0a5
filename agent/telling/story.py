"""What changed in the story, told: the words about the film, its people and places, its scenes and shots."""

from typing import assert_never

from agent.telling.between import Between, Line, frames_of_shot
from agent.telling.naming import WORDS, Names, count, listed, seconds, short
from tools.film import facts as f
from tools.film.facts.story import StoryFact
from tools.film.film import Film
from tools.film.script import Character, Scene

TOLD_OF_A_SHOT = {
    "size": "size",
    "angle": "angle",
    "move": "camera",
    "pace": "pace",
    "light": "light",
    "time": "time",
    "weather": "weather",
    "mood": "mood",
    "look": "look",
    "note": "note",
    "generator": "camera by",
}


def story_line(fact: StoryFact, films: Between) -> Line | None:
    """The line of one fact; None when there is nothing to say, or another line says it."""
    now, was, after, before = films.now, films.was, films.after, films.before
    match fact:
        case f.TitleSet():
            return Line(f"the film is called “{fact.title}”")
        case f.LoglineSet():
            return Line(f"logline: “{short(after.logline)}”" if after.logline else "the logline is taken away")
        case f.TreatmentSet():
            return Line("the treatment is changed")
        case f.LookChanged():
            values = [f"{name} {_value(getattr(after.look, name))}" for name in fact.changed]
            return Line(f"the film's look: {listed(values) or 'as it was'}")
        case f.CharacterSet():
            person = after.characters.get(fact.character)
            return _character(person, fact.added, films) if person else None
        case f.CharacterRemoved():
            return Line(f"{was.person(fact.character)} is out of the film")
        case f.LocationSet():
            return Line(f"the place {now.place(fact.location)} is {'new' if fact.added else 'changed'}")
        case f.ScriptWritten():
            return Line(f"the script is written: {count(len(fact.scenes), 'scene')}, {count(len(fact.shots), 'shot')}")
        case f.SceneAdded():
            if _scene(after, fact.scene) is None:
                return None
            long = seconds(sum(frames_of_shot(after, shot) for shot in fact.shots), films.rate)
            return Line(f"new: {now.scene(fact.scene)}, {count(len(fact.shots), 'shot')}, {long}")
        case f.SceneRemoved():
            scene = _scene(before, fact.scene)
            if scene is None:
                return None
            length = sum(frames_of_shot(before, shot) for shot in scene.shots)
            many = count(len(scene.shots), "shot")
            return Line(f"{was.scene(fact.scene)} is out: {many}, {seconds(length, before.look.rate)}")
        case f.SceneMoved():
            return Line(f"{was.scene(fact.scene)} is {now.scene(fact.scene)} now")
        case f.ScenesSwapped():
            return Line(f"{was.scene(fact.scene)} and {was.scene(fact.other)} have changed places")
        case f.SceneRevised():
            return _scene_revised(fact, films)
        case f.SceneSplit():
            return Line(f"{was.scene(fact.scene)} is two scenes now; the second is {now.scene(fact.new)}")
        case f.ScenesMerged():
            return Line(f"{was.scene(fact.scene)} and {was.scene(fact.gone)} are one scene now")
        case f.ShotAdded():
            shot = after.shots.get(fact.shot)
            if shot is None:
                return None
            long = seconds(frames_of_shot(after, fact.shot) or shot.frames, films.rate)
            return Line(f"new: {now.shot(fact.shot)}, “{short(shot.prompt)}”, {long}")
        case f.ShotRemoved():
            if fact.shot not in before.shots:
                return None
            return Line(f"{{is}} out, {seconds(frames_of_shot(before, fact.shot), before.look.rate)}", fact.shot)
        case f.ShotMoved():
            return Line(f"{was.shot(fact.shot)} is {now.shot(fact.shot)} now")
        case f.ShotsSwapped():
            return Line(f"{was.shot(fact.shot)} and {was.shot(fact.other)} have changed places")
        case f.ShotRevised():
            return _revised(fact, films)
        case f.ShotReopened():
            return None
        case f.ShotSplit():
            return Line(f"{was.shot(fact.shot)} is two shots now: {films.shot(fact.shot)} and {films.shot(fact.new)}")
        case f.ShotsMerged():
            return Line(f"{was.shot(fact.shot)} and {was.shot(fact.gone)} are one shot now, {films.shot(fact.shot)}")
        case _:
            assert_never(fact)


def shown_in(film: Film, who: str) -> list[str]:
    """The ids of the shots that someone is in."""
    return [shot.id for shot in film.shots.values() if any(staged.who == who for staged in shot.staging)]


def _character(person: Character, added: bool, films: Between) -> Line:
    if added:
        return Line(f"{person.name} is new in the cast")
    was = films.before.characters.get(person.id)
    parts: list[str] = []
    if was is not None and was.name != person.name:
        parts.append(f"was called {was.name}")
    if was is not None and was.appearance != person.appearance:
        old, new = was.appearance.model_dump(), person.appearance.model_dump()
        parts += [_feature(name, value) for name, value in new.items() if value != old[name]]
    if was is not None and was.voice != person.voice:
        parts.append("another voice")
    if was is not None and was.canon != person.canon and person.canon:
        told = f": {listed(parts)}" if parts else ""
        return Line(f"{person.name} is “{short(person.canon)}” now{told}")
    return Line(f"{person.name}: {listed(parts) or 'as before'}")


def _feature(name: str, value: object) -> str:
    """ "outfit coat", "another top colour", "no hat"."""
    words = name.replace("_", " ")
    if isinstance(value, str) and value.startswith("#"):
        return f"another {words if 'colour' in words else f'{words} colour'}"
    return f"{words} {_value(value)}" if value else f"no {words}"


def _scene_revised(fact: f.SceneRevised, films: Between) -> Line | None:
    scene = _scene(films.after, fact.scene)
    if scene is None:
        return None
    values: list[str] = []
    for name in fact.changed:
        if name == "location":
            values.append(f"in {films.now.place(scene.location)}")
        elif name == "purpose":
            values.append(f"“{short(scene.purpose)}”")
        elif name == "interior":
            values.append("indoors" if scene.interior == "INT." else "outdoors")
        elif name != "shots":
            values.append(f"{name} {_value(getattr(scene, name))}")
    return Line(f"{films.was.scene(fact.scene)}: {listed(values) or 'changed'}")


def _revised(fact: f.ShotRevised, films: Between) -> Line | None:
    shot = films.after.shots.get(fact.shot)
    if shot is None:
        return None
    parts = [
        f"{TOLD_OF_A_SHOT[name]} “{short(value)}”" if name in ("light", "note") else f"{TOLD_OF_A_SHOT[name]} {value}"
        for name in fact.changed
        if name in TOLD_OF_A_SHOT and (value := str(getattr(shot, name, "")))
    ]
    if "location" in fact.changed:
        parts.append(f"in {films.now.place(shot.location)}")
    if "staging" in fact.changed:
        parts.append(_staging(fact.shot, films))
    if "props" in fact.changed:
        parts.append(f"with {listed([prop.what for prop in shot.props])}" if shot.props else "with no things in it")
    if not parts:
        old = films.before.shots.get(fact.shot)
        parts.append(_asked_anew(old.prompt, shot.prompt) if old is not None else f"“{short(shot.prompt)}”")
    return Line(listed(parts), fact.shot)


def _asked_anew(old: str, new: str) -> str:
    """What a prompt asks for that it did not; the prompt itself where it is another one altogether."""
    kept = old.rstrip(".")
    if new.startswith(kept) and (added := new[len(kept) :].strip(" ,.;")) and len(added) <= WORDS:
        return f"now with “{added}”"
    was, now = old.split(), new.split()
    apart = (i for i, (one, other) in enumerate(zip(was, now, strict=False)) if one != other)
    same = next(apart, min(len(was), len(now)))
    while len(was) > same and len(now) > same and was[-1] == now[-1]:
        was.pop()
        now.pop()
    added, gone = " ".join(now[same:]).strip(" ,.;"), " ".join(was[same:]).strip(" ,.;")
    if not same or len(added) > WORDS or not (added or gone):
        return f"“{short(new)}”"
    return f"now with “{added}”" if added else f"no longer “{short(gone)}”"


def _staging(shot: str, films: Between) -> str:
    old = films.before.shots.get(shot)
    staging = films.after.shots[shot].staging
    names: Names = films.now
    if not staging:
        return "nobody in it"
    if old is None or [one.who for one in old.staging] != [one.who for one in staging]:
        return f"{listed([names.person(one.who) for one in staging])} in it"
    told = [
        f"{names.person(new.who)}: {', '.join(changes)}"
        for was, new in zip(old.staging, staging, strict=True)
        if (changes := [str(getattr(new, n)) for n in type(new).model_fields if getattr(was, n) != getattr(new, n)])
    ]
    return listed(told) or "everyone as they were"


def _scene(film: Film, scene: str) -> Scene | None:
    return next((known for known in film.scenes if known.id == scene), None)


def _value(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)
