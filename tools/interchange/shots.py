"""The film as a shot-list file, the way people write one (docs/shot-list.md): prompts word for word, lines, sounds.

What the format cannot say is left out, and `left_out` tells it.
"""

import re
from collections.abc import Iterable, Iterator

from tools.film.film import Film
from tools.film.screenplay import LISTED_SECONDS
from tools.film.script import Character, Shot
from tools.film.slate import shot_numbers, slate_of, slugline
from tools.film.sound import NARRATOR, Cue, CueKind
from tools.film.timeline import Clip, Title, Transition, TransitionKind
from tools.writing.reading import ends_music, mood_said
from tools.writing.shotlist_file import LENGTH

FADE_OUT = "FADE OUT."
INTO: dict[TransitionKind, str] = {"fade in": "FADE IN:", "wipe left": "WIPE TO:"}
"""Transitions that do not go by their own name in capitals and TO."""

HELD = (
    "A shot list holds the words of the film and what is read from them: no takes, no cut, no mix, no looks and voices"
    " beyond the words, no purpose or mood of scenes; how long transitions and titles stay, and when a sound begins in"
    " its shot, follows from the words."
)


def shot_list(film: Film) -> str:
    """The whole film as text that `parse_shot_list` reads back."""
    header = {"Title": film.title, "Logline": film.logline, "Style": film.look.style, "Palette": film.look.palette}
    lines = [f"{name}: {_on_one_line(words)}" for name, words in header.items() if words.strip()]
    lines += [f"Treatment: {_on_one_line(line)}" for line in film.treatment.splitlines() if line.strip()]
    lines.append(f"Aspect: {film.look.aspect}")
    cues, titles, quiet = _by_shot(film), _titles(film), _quiet_from(film)
    into, out_of = joins_of(film)
    canon = {character.id: character for character in film.characters.values() if character.canon}
    for scene in film.scenes:
        for number, shot_id in enumerate(scene.shots):
            lines += _transition(into.get(shot_id))
            if number == 0:
                lines += ["", slugline(film, scene)]
            shot = film.shots[shot_id]
            lines.append(f"- {_with_canon(_prompt(shot), canon)} [{_seconds(film, shot)}s]")
            if shot_id in quiet:
                lines.append("  MUSIC: out")
            lines += [f"  {_cue(film, cue)}" for cue in _each_once(cues.get(shot_id, ()))]
            lines += [f"  {line}" for title in titles.get(shot_id, [])[:1] for line in _title(title)]
            if shot_id in out_of:
                lines += ["", FADE_OUT]
    return "\n".join(lines) + "\n"


def left_out(film: Film) -> list[str]:
    """Sentences about what of this film its shot list does not say, beyond what no shot list holds (`HELD`)."""
    return [*_left_out_words(film), *_left_out_sounds(film), *_left_out_titles(film)]


def _left_out_words(film: Film) -> Iterator[str]:
    if film.look.rate != 24:
        yield f"A shot list is read at 24 frames a second; this film has {float(film.look.rate):g}."
    most = LISTED_SECONDS[1]
    for shot in film.shots.values():
        if shot.frames / film.look.rate > most:
            yield f"Shot {slate_of(film, shot.id)} is written with {most:g} s, the longest that a shot list can say."
        if LENGTH.search(shot.prompt):
            yield f"Shot {slate_of(film, shot.id)} has a length among its words; its brackets are written round."
    empty = [str(number) for number, scene in enumerate(film.scenes, 1) if not scene.shots]
    if empty:
        yield f"Scenes without a shot are left out: {', '.join(empty)}."
    prompts = " ".join(shot.prompt for shot in film.shots.values())
    for character in film.characters.values():
        if character.canon and not _mention(character).search(prompts):
            yield f"How {character.name} looks is left out: no shot names {character.name.upper()} in capitals."


def _left_out_sounds(film: Film) -> Iterator[str]:
    numbers = shot_numbers(film)
    cues = _by_shot(film)
    for kind in ("music", "ambience"):
        more = [numbers[shot] for shot, there in cues.items() if sum(cue.kind == kind for cue in there) > 1]
        if more:
            yield f"Of the {kind} that begins in one shot only the first is written: {_shots(more)}."
    odd = sorted(
        numbers[cue.shot] for cue in film.cues.values() if cue.kind == "ambience" and not _to_its_end(film, cue)
    )
    if odd:
        yield f"An ambience goes on to the next one or its scene's end; it ends elsewhere from {_shots(odd)} on."
    recorded = sorted({numbers[cue.shot] for cue in film.cues.values() if cue.media or cue.offline})
    if recorded:
        yield f"Recordings are written as their words alone: {_shots(recorded)}."


def _left_out_titles(film: Film) -> Iterator[str]:
    clips = {item.id for item in film.timeline.tracks[0].items if isinstance(item, Clip)}
    for title in film.timeline.titles:
        if title.item not in clips:
            yield f"The words over black are left out: “{_on_one_line(title.text)[:60]}”."
    numbers = shot_numbers(film)
    for shot, titles in _titles(film).items():
        for title in titles[1:]:
            words = _on_one_line(title.text)[:60]
            yield f"Of several titles over shot {numbers[shot]} the first is written, not “{words}”."


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


def into_words(transition: Transition) -> str:
    """The transition as a screenplay writes it: `DISSOLVE TO:`."""
    own = transition.kind.upper()
    return INTO.get(transition.kind, f"{own}:" if " TO " in own else f"{own} TO:")


def _by_shot(film: Film) -> dict[str, list[Cue]]:
    cues: dict[str, list[Cue]] = {}
    for cue in sorted(film.cues.values(), key=lambda cue: cue.offset):
        cues.setdefault(cue.shot, []).append(cue)
    return cues


def _each_once(cues: Iterable[Cue]) -> Iterator[Cue]:
    """The cues of a shot, of music and ambience the first alone."""
    seen: set[CueKind] = set()
    for cue in cues:
        if cue.kind in ("dialogue", "effect") or cue.kind not in seen:
            yield cue
        seen.add(cue.kind)


def _titles(film: Film) -> dict[str, list[Title]]:
    """The titles by the shot they lie over."""
    shots = {item.id: item.shot for item in film.timeline.tracks[0].items if isinstance(item, Clip)}
    titles: dict[str, list[Title]] = {}
    for title in film.timeline.titles:
        if title.item in shots:
            titles.setdefault(shots[title.item], []).append(title)
    return titles


def _quiet_from(film: Film) -> set[str]:
    """The shots before which music ends and none begins."""
    numbers = shot_numbers(film)
    order = list(numbers)
    music = [cue for cue in film.cues.values() if cue.kind == "music"]
    begins = {cue.shot for cue in music}
    after = {order[end] for cue in music if (end := numbers[cue.until or cue.shot]) < len(order)}
    playing = {order[at] for cue in music for at in range(numbers[cue.shot] - 1, numbers[cue.until or cue.shot])}
    return after - begins - playing


def _to_its_end(film: Film, cue: Cue) -> bool:
    """Whether an ambience is heard until the next one of its scene, or the scene's end."""
    scene = next(scene for scene in film.scenes if cue.shot in scene.shots)
    begins = {other.shot for other in film.cues.values() if other.kind == "ambience"}
    rest = scene.shots[scene.shots.index(cue.shot) + 1 :]
    following = next((at for at, shot in enumerate(rest) if shot in begins), len(rest))
    return (cue.until or cue.shot) == (cue.shot, *rest)[following]


def _transition(transition: Transition | None) -> list[str]:
    return [] if transition is None else ["", into_words(transition)]


def _prompt(shot: Shot) -> str:
    """The prompt on one line, without what would be read as its length."""
    return LENGTH.sub(lambda found: f"({found.group()[1:-1]})", _on_one_line(shot.prompt))


def _seconds(film: Film, shot: Shot) -> str:
    seconds = min(float(shot.frames / film.look.rate), LISTED_SECONDS[1])
    return f"{seconds:.3f}".rstrip("0").rstrip(".")


def _mention(character: Character) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(character.name.upper())}(?!\w)")


def _with_canon(prompt: str, canon: dict[str, Character]) -> str:
    """The canon in parentheses after a character's first mention, unless the prompt has it there already."""
    for character in list(canon.values()):
        mention = _mention(character).search(prompt)
        if mention is not None:
            del canon[character.id]
            end = mention.end()
            if not prompt[end:].lstrip().startswith("("):
                prompt = f"{prompt[:end]} ({character.canon}){prompt[end:]}"
    return prompt


def _title(title: Title) -> list[str]:
    name = "TITLE" if title.kind == "title" else f"TITLE ({title.kind})"
    return [f"{name}: {_on_one_line(line)}" for line in title.text.splitlines() if line.strip()]


def _cue(film: Film, cue: Cue) -> str:
    words = _on_one_line(cue.what)
    match cue.kind:
        case "dialogue":
            name = "NARRATOR" if cue.speaker in (None, NARRATOR) else film.characters[cue.speaker].name.upper()
            return f"{name}{' V.O.' if cue.voice_over and name != 'NARRATOR' else ''}: {words}"
        case "music":
            said = not ends_music(words) and cue.mood in (None, mood_said(words))
            return f"MUSIC: {words}" if said else f"MUSIC ({cue.mood or 'calm'}): {words}"
        case "effect":
            return f"SFX: {words}"
        case "ambience":
            return f"AMBIENCE: {words}"


def _on_one_line(words: str) -> str:
    return " ".join(words.split())


def _shots(numbers: list[int]) -> str:
    return f"shot{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
