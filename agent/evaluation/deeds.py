"""What an act does, whatever words it was put in: two acts that do the same to a film have the same deeds.

{"kind": "set_duration", "shots": [3], "factor": 2} ─────────> set_duration  sh4  {frames: 120}
{"kind": "set_duration", "shots": ["1C"], "delta": 2.5} ─────> the same
{"kind": "revise_shot", "scenes": [1], "size": "wide"} ──────> revise_shot   sh2  {size: wide} and so on, shot by shot

An act on several shots is one deed a shot, an act that changes several things one deed a thing, and names are ids.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from agent.conversation import Act
from agent.evaluation.places import ORDERED, PLACED, placed
from tools.film import orders
from tools.film.edits import cut, sound, state, story, takes
from tools.film.edits.fields import Selection
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.handles import shots_needing_takes, shown_take
from tools.film.ranges import shots_in
from tools.film.selecting import selected_shots
from tools.film.slate import find_character, find_location, find_scene, find_shot, find_take
from tools.film.sound import NARRATOR
from tools.film.timeline import Clip, Grade
from tools.film.timing import parse_timecode, to_frames
from tools.film.views import find_item, picture_span

Changes = dict[str, Any]
FILM = "film"
BY_FIELD = (
    story.ReviseShot,
    story.ReviseScene,
    story.SetLook,
    story.SetCharacter,
    story.SetLocation,
    cut.SetGrade,
    cut.SetFilmGrade,
    cut.ReviseTitle,
    cut.SetOverlay,
    sound.SetVoice,
)
"""kinds that change several things at once: one deed for each"""


@dataclass(frozen=True)
class Deed:
    """One thing done: a kind, the id of what it is done to, and the values it brings."""

    kind: str
    about: str
    changes: Changes


def deeds_of(film: Film, act: Act, made_at: Callable[[int], int]) -> list[Deed]:
    """Everything that an act would do to this film. `made_at` gives the revision that another one equals.

    Raises DirectorError when the act names what is not there.
    """
    # two neighbours change places by a swap or by a move
    kind = "order" if isinstance(act, ORDERED) else act.kind
    found = [Deed(kind, about, changes) for about, changes in _deeds(film, act, made_at)]
    if not isinstance(act, BY_FIELD):
        return found
    return [
        Deed(deed.kind, deed.about, {name: value})
        for deed in found
        for name, value in _flat(deed.changes).items()
        if value is not None
    ]


def _deeds(film: Film, act: Act, made_at: Callable[[int], int]) -> Iterator[tuple[str, Changes]]:
    match act:
        case cut.SetDuration():
            yield from _durations(film, act)
        case cut.SetGrade() | cut.SetFilmGrade():
            yield from _grades(film, act)
        case takes.Circle() | takes.Reject():
            note = {"note": act.note} if isinstance(act, takes.Reject) else {}
            for take in act.takes:
                yield find_take(film, take).id, note
            for shot in selected_shots(film, act) if act.shots or act.scenes else ():
                take = shown_take(film, shot)
                yield (take.id if take else f"no take of {shot.id}"), note
        case takes.ChooseTake():
            yield from _choices(film, act)
        case sound.RemoveEffect() | sound.RemoveLine():
            for cue in _cues(film, act):
                yield cue, {}
        case sound.SetMusic() | sound.RemoveMusic() | sound.SetAmbience() | orders.Spot():
            shots = " ".join(shots_in(film, act))
            yield shots, _rest(act, "shot", "until", "scenes")
        case orders.Generate() | orders.Quote() if not (act.shots or act.scenes):
            for shot in shots_needing_takes(film) or (FILM,):
                yield shot, _rest(act, "shots", "scenes")
        case state.AddMarker():
            yield str(_frame(film, act)), {"name": act.name, "hit": act.hit}
        case state.RemoveMarker():
            wanted, markers = act.marker.casefold(), film.timeline.markers
            yield next((m.id for m in markers if wanted in (m.id, m.name.casefold())), wanted), {}
        case state.Revert():
            revision = film.cuts.get(act.cut or "", act.revision)
            yield FILM, {"to": made_at(revision) if revision is not None else act.cut}
        case cut.Roll():
            spot = find_item(film, act.clip)
            other = spot.item if act.edge == "head" else spot.after
            yield (other.id if other else "the end"), {"frames": act.frames}
        case cut.Lift() | cut.Extract() if act.clip is not None:
            span = find_item(film, act.clip).span
            yield act.track, {"start": span.start, "end": span.end}
        case cut.Lift() | cut.Extract():
            yield act.track, {"start": act.start, "end": act.end}
        case _ if isinstance(act, PLACED):
            yield from placed(film, act)
        case _ if isinstance(act, Selection):
            # An order or a framing without shots is about whatever there is.
            named = act.shots or act.scenes
            for shot in [shot.id for shot in selected_shots(film, act)] if named else [FILM]:
                yield shot, _named(film, _rest(act, "shots", "scenes"))
        case _:
            yield from _single(film, act)


def _single(film: Film, act: Act) -> Iterator[tuple[str, Changes]]:
    """An act on one thing: what it is about is the first of these fields that it has."""
    changes = _named(film, _rest(act))
    for field in ("clip", "shot", "scene", "character", "who", "location", "title", "cue", "marker", "stem", "speaker"):
        if field == "title" and not isinstance(act, cut.ReviseTitle | cut.RemoveTitle):
            continue
        if changes.get(field) is not None:
            yield str(changes.pop(field)), changes
            return
    yield FILM, changes


def _durations(film: Film, act: cut.SetDuration) -> Iterator[tuple[str, Changes]]:
    """The frames that each shot has afterwards."""
    for shot in selected_shots(film, act):
        now = sum(
            item.frames for item in film.timeline.tracks[0].items if isinstance(item, Clip) and item.shot == shot.id
        )
        now, rate = now or shot.frames, film.look.rate
        if act.frames is not None:
            frames = act.frames
        elif act.seconds is not None:
            frames = to_frames(act.seconds, rate)
        elif act.delta is not None:
            frames = now + to_frames(act.delta, rate)
        else:
            frames = round(now * (act.factor or 1))
        yield shot.id, {"frames": frames}


def _grades(film: Film, act: cut.SetGrade | cut.SetFilmGrade) -> Iterator[tuple[str, Changes]]:
    """By how much each value moves from what it is now, so that absolute and relative grades compare."""
    given = act.model_dump(exclude={"kind", "shots", "scenes", "relative"}, exclude_none=True)
    places: list[tuple[str, Grade | None]] = [(FILM, film.look.grade)]
    if isinstance(act, cut.SetGrade):
        grades = {item.shot: item.grade for item in film.timeline.tracks[0].items if isinstance(item, Clip)}
        places = [(shot.id, grades.get(shot.id)) for shot in selected_shots(film, act)]
    for about, grade in places:
        now = grade or Grade()
        yield (
            about,
            {
                name: value if act.relative or isinstance(value, str) else value - getattr(now, name)
                for name, value in given.items()
            },
        )


def _choices(film: Film, act: takes.ChooseTake) -> Iterator[tuple[str, Changes]]:
    if isinstance(act.take, str) and act.take != "best":
        take = find_take(film, act.take)
        yield take.shot, {"take": take.id}
        return
    for shot in selected_shots(film, act):
        number = act.take if isinstance(act.take, int) else 0
        yield shot.id, {"take": shot.takes[number - 1] if 1 <= number <= len(shot.takes) else act.take}


def _cues(film: Film, act: sound.RemoveEffect | sound.RemoveLine) -> list[str]:
    """The ids of the cues that go."""
    if act.cue is not None:
        return [act.cue]
    shot = find_shot(film, act.shot or "").id
    kind = "effect" if isinstance(act, sound.RemoveEffect) else "dialogue"
    cues = [cue for cue in film.cues.values() if cue.shot == shot and cue.kind == kind]
    if isinstance(act, sound.RemoveEffect):
        return [cue.id for cue in cues if act.what is None or act.what.casefold() in cue.what.casefold()]
    return [cue.id for cue in cues if act.speaker is None or cue.speaker == _person(film, act.speaker)]


def _frame(film: Film, act: state.AddMarker) -> int:
    if act.frame is not None:
        return act.frame
    if act.timecode is not None:
        return parse_timecode(act.timecode, film.look.rate)
    span = picture_span(film, find_shot(film, act.shot or "").id)
    return (span.start if span else 0) + act.offset


def _rest(act: Act, *without: str) -> Changes:
    return act.model_dump(exclude={"kind", *without})


def _named(film: Film, changes: Changes) -> Changes:
    """References as ids. What the film does not know stays as it was said."""
    finders: dict[str, Callable[[Any], Any]] = {
        "shot": lambda name: find_shot(film, name).id,
        "other": lambda name: find_shot(film, name).id,
        "scene": lambda name: find_scene(film, name).id,
        "clip": lambda name: find_item(film, name).item.id,
        "character": lambda name: find_character(film, name).id,
        "who": lambda name: _person(film, name),
        "speaker": lambda name: _person(film, name),
        "location": lambda name: find_location(film, name).id,
        "place": lambda name: find_location(film, name).id if "-" not in name else name,
        "cast": lambda names: tuple(sorted(find_character(film, name).id for name in names)),
        "props": lambda props: tuple(sorted(prop["what"] for prop in props)),
        "take": lambda name: find_take(film, name).id,
    }
    named: Changes = {}
    for name, value in changes.items():
        try:
            named[name] = finders[name](value) if name in finders and value is not None else value
        except DirectorError:
            named[name] = value
    return named


def _person(film: Film, name: str) -> str:
    return NARRATOR if name.casefold() == NARRATOR else find_character(film, name).id


def _flat(changes: Changes) -> Changes:
    """A change of someone's looks as single changes: `appearance.top`."""
    flat: Changes = {}
    for name, value in changes.items():
        if name == "appearance" and isinstance(value, dict):
            parts: Changes = value  # pyright: ignore[reportUnknownVariableType]
            flat |= {f"appearance.{part}": said for part, said in parts.items()}
        else:
            flat[name] = value
    return flat
