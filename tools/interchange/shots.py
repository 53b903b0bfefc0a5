"""The film as a shot-list file, the way people write one (docs/shot-list.md): prompts word for word, lines, sounds.

What the format cannot say is left out: takes, grades, gains, the exact frame of a cue.
"""

from tools.film.film import Film
from tools.film.script import Character
from tools.film.slate import slugline
from tools.film.sound import NARRATOR, Cue
from tools.film.timeline import Transition, TransitionKind

FADE_OUT = "FADE OUT."
INTO: dict[TransitionKind, str] = {"fade in": "FADE IN:", "wipe left": "WIPE TO:"}
"""Transitions that do not go by their own name in capitals and TO."""


def shot_list(film: Film) -> str:
    """The whole film as text that `parse_shot_list` reads back."""
    header = {"Title": film.title, "Logline": film.logline, "Style": film.look.style, "Palette": film.look.palette}
    lines = [f"{name}: {' '.join(words.split())}" for name, words in header.items() if words]
    lines.append(f"Aspect: {film.look.aspect}")
    cues = _by_shot(film)
    into, out_of = joins_of(film)
    canon = {character.id: character for character in film.characters.values() if character.canon}
    for scene in film.scenes:
        for number, shot_id in enumerate(scene.shots):
            lines += _transition(into.get(shot_id))
            if number == 0:
                lines += ["", slugline(film, scene)]
            shot = film.shots[shot_id]
            lines.append(f"- {_with_canon(shot.prompt, canon)} [{float(shot.frames / film.look.rate):.4g}s]")
            lines += [f"  {_cue(film, cue)}" for cue in cues.get(shot_id, ())]
            if shot_id in out_of:
                lines += ["", FADE_OUT]
    return "\n".join(lines) + "\n"


def joins_of(film: Film) -> tuple[dict[str, Transition], set[str]]:
    """Of the first track: the transitions into shots, by the shot, and the shots that fade out at their ends."""
    track = film.timeline.tracks[0]
    clips = [item for item in track.items if item.kind == "clip"]
    first = {clip.shot: clip.id for clip in reversed(clips)}
    last = {clip.shot: clip.id for clip in clips}
    into = {made.into: made for made in track.transitions if made.kind != "fade out"}
    fading = {made.into for made in track.transitions if made.kind == "fade out"}
    return (
        {shot: into[clip] for shot, clip in first.items() if clip in into},
        {shot for shot, clip in last.items() if clip in fading},
    )


def _by_shot(film: Film) -> dict[str, list[Cue]]:
    cues: dict[str, list[Cue]] = {}
    for cue in sorted(film.cues.values(), key=lambda cue: cue.offset):
        cues.setdefault(cue.shot, []).append(cue)
    return cues


def _transition(transition: Transition | None) -> list[str]:
    return [] if transition is None else ["", into_words(transition)]


def into_words(transition: Transition) -> str:
    """The transition as a screenplay writes it: `DISSOLVE TO:`."""
    own = transition.kind.upper()
    return INTO.get(transition.kind, f"{own}:" if " TO " in own else f"{own} TO:")


def _with_canon(prompt: str, canon: dict[str, Character]) -> str:
    """The canon in parentheses after a character's first mention, unless the prompt has it there already."""
    for character in list(canon.values()):
        at = prompt.find(character.name.upper())
        if at >= 0:
            del canon[character.id]
            end = at + len(character.name)
            if not prompt[end:].lstrip().startswith("("):
                prompt = f"{prompt[:end]} ({character.canon}){prompt[end:]}"
    return prompt


def _cue(film: Film, cue: Cue) -> str:
    match cue.kind:
        case "dialogue":
            name = "NARRATOR" if cue.speaker in (None, NARRATOR) else film.characters[cue.speaker].name.upper()
            return f"{name}{' V.O.' if cue.voice_over and name != 'NARRATOR' else ''}: {cue.what}"
        case "music":
            return f"MUSIC: {', '.join(part for part in (cue.mood or '', cue.what) if part)}"
        case "effect":
            return f"SFX: {cue.what}"
        case "ambience":
            return f"AMBIENCE: {cue.what}"
