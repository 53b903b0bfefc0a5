"""What a model may look at: parts of the film as text, each within bounds, so that a film of any size can be read.

look("outline")  scenes, and their shots as far as they fit      look("shot", "2B")  everything about one
look("sound", 3)  cues with their ids                            look("search", words="bottle")
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal, get_args

from agent.embedded.film_index import index_of
from agent.ports import Situation
from agent.telling.naming import Names, runs, seconds
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.script import Scene, Shot
from tools.film.slate import find_scene, find_shot, scene_number, slates, slugline
from tools.film.timeline import Clip
from tools.film.views import cue_positions, film_frames, picture_spans, title_positions
from tools.store.accounts import account
from tools.store.ledger import Entry

Thing = Literal["outline", "scene", "shot", "takes", "sound", "titles", "cast", "search", "history", "cost"]
THINGS: tuple[Thing, ...] = get_args(Thing)
MOST = 6000
"""characters of one look"""
SHORT, LONG = 100, 600
"""characters of a prompt in a list, and of one by itself"""


def look(situation: Situation, what: Thing, at: int | str | None = None, words: str = "") -> str:
    """One part of the film as text of at most `MOST` characters. Raises DirectorError for what is not there."""
    film = situation.film
    match what:
        case "outline":
            return outline(film, MOST, _some_scenes(film, at))
        case "scene":
            return bounded(_scene(film, find_scene(film, at if at is not None else 1)))
        case "shot":
            return bounded(_shot(film, find_shot(film, at if at is not None else 1)))
        case "takes":
            return bounded(_takes(film, _some_shots(film, at)))
        case "sound":
            return bounded(_sound(film, _some_shots(film, at)))
        case "titles":
            return bounded(_titles(film))
        case "cast":
            return bounded(_cast(film))
        case "search":
            return bounded(_found(film, words or str(at or "")))
        case "history":
            return bounded(_history(situation))
        case "cost":
            return bounded(_cost(film, situation.records.bill()))


def outline(film: Film, most: int, scenes: Sequence[Scene] | None = None) -> str:
    """The scenes in a line each, and the shots of each in a line each, of at most `most` characters.

    Where that is too much the shots of the later scenes are left out, then scenes; what is left out is said.
    """
    chosen = film.scenes if scenes is None else scenes
    lines = _Lines(film)
    heads = [lines.scene(scene) for scene in chosen]
    if sum(len(head) + 1 for head in heads) > most - 200:
        kept = list[str]()
        for head in heads:
            if sum(len(line) + 1 for line in kept) + len(head) > most - 200:
                break
            kept.append(head)
        rest = chosen[len(kept)]
        first, last = scene_number(film, rest.id), scene_number(film, chosen[-1].id)
        return "\n".join([*kept, f"Scenes {first} to {last} are left out; look at the outline at '{first}-{last}'."])
    left, out, cut = most - 200 - sum(len(head) + 1 for head in heads), list[str](), 0
    for head, scene in zip(heads, chosen, strict=True):
        shots = [lines.shot(film.shots[name]) for name in scene.shots]
        size = sum(len(line) + 1 for line in shots)
        out.append(head)
        if cut or size > left:
            cut += len(shots)
            continue
        left -= size
        out += shots
    if cut:
        out.append(f"The shots of the later scenes ({cut}) are left out; look at the outline at a scene, or at '3-5'.")
    return "\n".join(out)


def bounded(lines: Iterable[str], most: int = MOST) -> str:
    """Lines as text, up to a bound; what is left out is counted."""
    kept, size, left = list[str](), 0, 0
    for line in lines:
        if left or size + len(line) > most - 80:
            left += 1
            continue
        kept.append(line)
        size += len(line) + 1
    return "\n".join([*kept, f"({left} more lines are left out; look at a part.)"] if left else kept) or "nothing"


def short(text: str, most: int = SHORT) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else f"{flat[: most - 1].rstrip(' ,')}…"


class _Lines:
    """What every line needs to know, worked out once."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self.slates = slates(film)
        self.numbers = {shot: number for number, shot in enumerate(self.slates, 1)}
        self.frames: Counter[str] = Counter()
        for item in film.timeline.tracks[0].items:
            if isinstance(item, Clip):
                self.frames[item.shot] += item.frames

    def scene(self, scene: Scene) -> str:
        number = scene_number(self.film, scene.id)
        said = f"; {short(scene.purpose, 80)}" if scene.purpose else ""
        if not scene.shots:
            return f"Scene {number}: {slugline(self.film, scene)}, no shots{said}"
        numbers = runs([self.numbers[name] for name in scene.shots])
        length = seconds(sum(self.frames[name] for name in scene.shots), self.film.look.rate)
        return f"Scene {number}: {slugline(self.film, scene)}, shots {', '.join(numbers)}, {length}, {scene.mood}{said}"

    def shot(self, shot: Shot, prompt: int = SHORT) -> str:
        length = seconds(self.frames[shot.id], self.film.look.rate) if self.frames[shot.id] else "not in the cut"
        takes = f", {len(shot.takes)} takes" if shot.takes else ""
        move = f", {shot.move}" if shot.move != "static" else ""
        name = f"{self.numbers[shot.id]} ({self.slates[shot.id]})"
        return f"  {name} {length}, {shot.size}{move}, {shot.state}{takes}: {short(shot.prompt, prompt)}"


def _some_scenes(film: Film, at: int | str | None) -> list[Scene]:
    """All scenes, one, or a range such as '3-5'."""
    if at is None:
        return [*film.scenes]
    first, _, last = str(at).partition("-")
    if last.strip().isdigit() and first.strip().isdigit():
        begin, end = int(first), int(last)
        find_scene(film, begin)
        return [*film.scenes[begin - 1 : max(begin, end)]]
    return [find_scene(film, at)]


def _some_shots(film: Film, at: int | str | None) -> set[str]:
    """All shots, one, or those of a scene ('scene 3')."""
    if at is None:
        return set(film.shots)
    said = str(at).casefold()
    if said.startswith("scene"):
        return set(find_scene(film, said.removeprefix("scene").strip()).shots)
    return {find_shot(film, at).id}


def _scene(film: Film, scene: Scene) -> Iterable[str]:
    lines = _Lines(film)
    yield lines.scene(scene)
    yield f"weather {scene.weather}, tension {scene.tension:g}"
    for name in scene.shots:
        yield lines.shot(film.shots[name], LONG)
    yield from _sound(film, set(scene.shots))


def _shot(film: Film, shot: Shot) -> Iterable[str]:
    lines = _Lines(film)
    yield lines.shot(shot, 2000).strip()
    rate, span = film.look.rate, picture_spans(film).get(shot.id)
    if span is not None:
        yield f"in the cut from frame {span.start} to {span.end}, at {rate} frames a second"
    place = film.locations[shot.location].name
    yield f"at {place}, {shot.time}, {shot.weather}, mood {shot.mood}, {shot.angle}, {shot.coverage}, pace {shot.pace}"
    if shot.light:
        yield f"light: {short(shot.light, LONG)}"
    for staged in shot.staging:
        who = film.characters[staged.who].name
        holds = f", holds {staged.holds}" if staged.holds else ""
        yield f"{who}: {staged.action}, {staged.expression}, {staged.facing}, {staged.at}{holds}"
    for prop in shot.props:
        yield f"{prop.what} ({prop.where}, {prop.at})"
    if shot.note:
        yield f"note: {short(shot.note, LONG)}"
    for track in film.timeline.tracks:
        into = {one.into: one for one in track.transitions}
        for item in track.items:
            if isinstance(item, Clip) and item.shot == shot.id:
                join = f", {into[item.id].kind} of {into[item.id].frames} frames" if item.id in into else ""
                grade = f", grade {item.grade.model_dump(exclude_defaults=True)}" if item.grade else ""
                speed = f", speed {item.speed}" if item.speed != 1 else ""
                yield f"clip {item.id} on {track.name}: {item.frames} frames from {item.source_in}{speed}{join}{grade}"
    yield from _takes(film, {shot.id})
    yield from _sound(film, {shot.id})


def _takes(film: Film, shots: set[str]) -> Iterable[str]:
    named = slates(film)
    for name in [shot for shot in named if shot in shots]:
        shot = film.shots[name]
        for number, take in enumerate([film.takes[one] for one in shot.takes], 1):
            faults = f", faults: {short(', '.join(take.faults))}" if take.faults else ""
            marks = ", circled" if shot.circled == take.id else ", outdated" if take.outdated else ""
            note = f", note “{short(take.note)}”" if take.note else ""
            yield f"take {named[name]}-{number}: {take.state}{marks}, {take.generator}{note}{faults}"


def _sound(film: Film, shots: set[str]) -> Iterable[str]:
    names = Names(film)
    for place in cue_positions(film):
        cue = place.cue
        if cue.shot in shots:
            gain = f", {cue.gain_db:+g} dB" if cue.gain_db else ""
            said = f"{names.cue(cue)}, at frame {place.start}{gain}{', muted' if cue.muted else ''}"
            full = f": {short(cue.what, LONG)}" if cue.kind in ("dialogue", "music") and len(cue.what) > 60 else ""
            yield f"{cue.id} {said}{full}"


def _titles(film: Film) -> Iterable[str]:
    for title, span in title_positions(film):
        yield f"title {title.id} ({title.kind}) at frame {span.start}, {title.frames} frames: {short(title.text, LONG)}"
    for marker in film.timeline.markers:
        yield f"marker {marker.id} at frame {marker.frame}: {short(marker.name)}"
    for name, revision in film.cuts.items():
        yield f"named cut “{short(name)}”: revision {revision}"


def _cast(film: Film) -> Iterable[str]:
    for one in film.characters.values():
        looks = one.appearance
        worn = f"{looks.outfit} {looks.top}, hair {looks.hair_style}, {f'hat {looks.hat}' if looks.hat else 'no hat'}"
        yield f"{one.name}: {short(one.canon, LONG) or 'no canon'} ({looks.form}, {looks.age}, {looks.sex}, {worn})"
        yield f"  voice {one.voice.name}, speed {one.voice.speed:g}, pitch {one.voice.pitch:g}"
    for place in film.locations.values():
        yield f"place {place.name}: {short(place.canon, LONG) or 'no canon'}"


def _found(film: Film, words: str) -> Iterable[str]:
    wanted = words.split()[:8]
    if not wanted:
        raise DirectorError("Say what to search for, in `words`.")
    lines = _Lines(film)
    shots = index_of(film).shots_about(wanted)
    yield f"{len(shots)} shots about “{short(words)}”"
    for name in shots:
        yield lines.shot(film.shots[name])


def _history(situation: Situation) -> Iterable[str]:
    entries = situation.records.log()
    yield f"{len(entries)} edits; the film is at revision {situation.revision}. The newest first:"
    for entry in reversed(entries[-40:]):
        said = f", for “{short(entry.message)}”" if entry.message else ""
        yield f"revision {entry.revision}: {entry.kind} by {short(entry.actor, 40)}{said}"


def _cost(film: Film, bill: Sequence[Entry]) -> Iterable[str]:
    if words := account(bill).words:
        yield words
    totals: dict[str, Decimal] = {}
    for take in film.takes.values():
        totals[take.generator] = totals.get(take.generator, Decimal(0)) + take.cost
    yield f"{len(film.takes)} takes, USD {sum(totals.values(), Decimal(0)):.2f} in all"
    for generator, cost in totals.items():
        yield f"{generator}: USD {cost:.2f}"
    yield f"the film runs {seconds(film_frames(film), film.look.rate)}"
