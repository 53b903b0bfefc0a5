"""From drafts to the film: one shot with its sounds, or the whole screenplay at once.

Screenplay ──> scenes, shots   ids given in order
           ──> V1              |opening card|-- clip of every shot --|credits|
           ──> cues            lines and effects at their shots; ambience to the scene's end or the next one,
                               music until the next one, "out", or the end of the film
"""

from collections.abc import Sequence

from tools.film.bench import PICTURE, Bench
from tools.film.edits.story import WriteScript
from tools.film.errors import DirectorError, NotFound
from tools.film.facts import CueAdded, ScriptWritten, TitleAdded
from tools.film.film import Film
from tools.film.ranges import clear_range
from tools.film.screenplay import MusicDraft, SceneDraft, Screenplay, ShotDraft, TitleDraft
from tools.film.script import Character, Location, Scene, Shot
from tools.film.sound import NARRATOR, RANGED, Cue, CueKind
from tools.film.timeline import Clip, Gap, Item, Timeline, Title, Track, Transition
from tools.film.transitions import beside, dropped


def write_script(bench: Bench, edit: WriteScript) -> None:
    """Make the film of a screenplay. Refused once the film has shots."""
    film, play = bench.film, edit.screenplay
    if film.shots:
        raise DirectorError(
            f"The film has {len(film.shots)} shots already; a whole script makes a film only before its first shot. "
            "Add scenes, or start a new film.",
            code="not_empty",
            shots=len(film.shots),
        )
    _take_over_words(bench, play)
    _check_names(bench.film, play)
    scenes: list[Scene] = []
    shots: dict[str, Shot] = {}
    drafts: list[tuple[str, ShotDraft]] = []
    for draft in play.scenes:
        scene = new_scene(bench, draft)
        made = [new_shot(bench, shot, scene) for shot in draft.shots]
        shots |= {shot.id: shot for shot in made}
        drafts += zip([shot.id for shot in made], draft.shots, strict=True)
        scenes.append(scene.model_copy(update={"shots": tuple(shot.id for shot in made)}))
    bench.change(scenes=(*film.scenes, *scenes), shots=shots)
    bench.change(timeline=_first_cut(bench, play, drafts))
    cues = [cue for shot, draft in drafts for cue in _moments(bench, draft, shot)]
    cues += _ambiences(bench, scenes, dict(drafts))
    cues += _score(bench, play, drafts)
    bench.change(cues={cue.id: cue for cue in cues})
    bench.say(ScriptWritten(scenes=tuple(scene.id for scene in scenes), shots=tuple(shots)))


def new_scene(bench: Bench, draft: SceneDraft) -> Scene:
    """A scene with an id and no shots yet."""
    return Scene(
        id=bench.new_id("sc"),
        location=draft.location,
        interior=draft.interior,
        time=draft.time,
        weather=draft.weather,
        purpose=draft.purpose,
        mood=draft.mood,
        tension=draft.tension,
    )


def new_shot(bench: Bench, draft: ShotDraft, scene: Scene) -> Shot:
    """A planned shot with an id; what the draft leaves open is as the scene has it. Raises NotFound for names."""
    check_shot(bench.film, draft)
    return Shot(
        id=bench.new_id("sh"),
        prompt=draft.prompt,
        size=draft.size,
        coverage=draft.coverage,
        angle=draft.angle,
        move=draft.move,
        pace=draft.pace,
        light=draft.light,
        time=draft.time or scene.time,
        weather=draft.weather or scene.weather,
        mood=draft.mood or scene.mood,
        location=draft.location or scene.location,
        staging=draft.staging,
        props=draft.props,
        focus=draft.focus,
        frames=draft.frames,
        generator=draft.generator,
    )


def check_shot(film: Film, draft: ShotDraft) -> None:
    """Refuse a draft that speaks of a place or of someone whom the film does not know."""
    if draft.location:
        _known("place", draft.location, film.locations, draft)
    for staged in draft.staging:
        _known("character", staged.who, film.characters, draft)
    for line in draft.lines:
        if line.speaker != NARRATOR:
            _known("character", line.speaker, film.characters, draft)


def add_sounds(bench: Bench, draft: ShotDraft, shot: str) -> None:
    """Hang the sounds of one new shot on it; its ambience and music are for this shot alone."""
    cues = _moments(bench, draft, shot)
    for kind in RANGED:
        if (kind == "ambience" and draft.ambience) or (kind == "music" and draft.music):
            clear_range(bench, kind, [shot])
    if draft.ambience:
        cues.append(_ranged(bench, "ambience", draft.ambience, shot, shot))
    if isinstance(draft.music, MusicDraft):
        cues.append(music_cue(bench, draft.music, shot, shot))
    bench.put_cues(*cues)
    bench.say(*(CueAdded(cue=cue.id, cue_kind=cue.kind, shot=cue.shot) for cue in cues))


def place_transition(bench: Bench, draft: ShotDraft, shot: str) -> None:
    """Put the draft's transition on the cut into the new shot."""
    if draft.transition is None:
        return
    track = bench.track()
    made = Transition(into=_clip_of(track.items, shot), kind=draft.transition, frames=draft.transition_frames)
    others = beside(track, track.transitions, made.into, made.kind)
    bench.put_transitions(PICTURE, (*others, made))
    bench.say(*(dropped(one) for one in track.transitions if one not in others))


def place_title(bench: Bench, draft: ShotDraft, shot: str) -> None:
    """Lay the draft's title over the new shot."""
    if draft.title is not None:
        title = _title(bench, draft.title, _clip_of(bench.items(), shot), draft.title.offset)
        bench.change_timeline(titles=(*bench.film.timeline.titles, title))
        bench.say(TitleAdded(title=title.id))


def music_cue(bench: Bench, music: MusicDraft, first: str, last: str) -> Cue:
    """Music over a range of shots."""
    cue = _ranged(bench, "music", music.words or music.mood, first, last)
    return cue.model_copy(update={"mood": music.mood})


def _take_over_words(bench: Bench, play: Screenplay) -> None:
    film = bench.film
    look = {
        name: value
        for name, value in (
            ("style", play.style),
            ("palette", play.palette),
            ("aspect", play.aspect),
            ("rate", play.rate),
        )
        if value
    }
    bench.change(
        title=play.title,
        logline=play.logline,
        treatment=play.treatment,
        look=film.look.model_copy(update=look),
        characters={**film.characters, **{character.id: character for character in play.characters}},
        locations={**film.locations, **{location.id: location for location in play.locations}},
    )
    if play.narrator is not None:
        bench.change(mix=film.mix.model_copy(update={"narrator": play.narrator}))


def _check_names(film: Film, play: Screenplay) -> None:
    _each_once("character", play.characters)
    _each_once("place", play.locations)
    if NARRATOR in film.characters:
        raise DirectorError("'narrator' is the voice over the film and cannot be a character's id; use another id.")
    for number, scene in enumerate(play.scenes, 1):
        if scene.location not in film.locations:
            raise NotFound(
                f"Scene {number} is at '{scene.location}', which is none of the places: {', '.join(film.locations)}.",
                scene=number,
                location=scene.location,
                legal=list(film.locations),
            )


def _each_once(what: str, named: Sequence[Character] | Sequence[Location]) -> None:
    seen: set[str] = set()
    for one in named:
        if one.id in seen:
            raise DirectorError(f"Two {what}s have the id '{one.id}'; ids are given once.", id=one.id)
        seen.add(one.id)


def _known(what: str, name: str, known: dict[str, Character] | dict[str, Location], draft: ShotDraft) -> None:
    if name not in known:
        raise NotFound(
            f"The shot '{draft.prompt[:60]}' speaks of the {what} '{name}', whom the film does not know: it has "
            f"{', '.join(known) or 'none'}.",
            **{what: name},
            legal=list(known),
        )


def _first_cut(bench: Bench, play: Screenplay, drafts: Sequence[tuple[str, ShotDraft]]) -> Timeline:
    """V1 with the opening card, a clip for every shot, and the credits."""
    items: list[Item] = []
    titles: list[Title] = []
    transitions: list[Transition] = []
    if play.opening is not None:
        card = Gap(id=bench.new_id("gp"), frames=play.opening.frames)
        items.append(card)
        titles.append(_title(bench, play.opening, card.id, 0))
    for number, (shot, draft) in enumerate(drafts, 1):
        clip = Clip(id=bench.new_id("cl"), shot=shot, frames=draft.frames)
        items.append(clip)
        if draft.transition is not None:
            transitions.append(Transition(into=clip.id, kind=draft.transition, frames=draft.transition_frames))
        if number in play.fading and draft.transition != "fade out":
            transitions.append(Transition(into=clip.id, kind="fade out", frames=min(play.fading_frames, clip.frames)))
        if draft.title is not None:
            titles.append(_title(bench, draft.title, clip.id, draft.title.offset))
    if play.credits:
        card = Gap(id=bench.new_id("gp"), frames=play.credits_frames)
        items.append(card)
        text = "\n".join(play.credits)
        titles.append(Title(id=bench.new_id("tt"), kind="credits", text=text, item=card.id, frames=card.frames))
    track = Track(name=PICTURE, items=tuple(items), transitions=tuple(transitions))
    return Timeline(tracks=(track,), titles=tuple(titles))


def _moments(bench: Bench, draft: ShotDraft, shot: str) -> list[Cue]:
    """The lines and effects of a shot."""
    lines = [
        Cue(
            id=bench.new_id("cu"),
            kind="dialogue",
            what=line.text,
            shot=shot,
            offset=line.offset,
            speaker=line.speaker,
            voice_over=line.voice_over or line.speaker == NARRATOR,
        )
        for line in draft.lines
    ]
    effects = [
        Cue(
            id=bench.new_id("cu"),
            kind="effect",
            what=effect.what,
            shot=shot,
            offset=effect.offset,
            gain_db=effect.gain_db,
        )
        for effect in draft.effects
    ]
    return [*lines, *effects]


def _ambiences(bench: Bench, scenes: Sequence[Scene], drafts: dict[str, ShotDraft]) -> list[Cue]:
    """The sounds of places: each from its shot until the next one, or the end of its scene."""
    cues: list[Cue] = []
    for scene in scenes:
        heads = [index for index, shot in enumerate(scene.shots) if drafts[shot].ambience]
        for index, following in zip(heads, [*heads[1:], len(scene.shots)], strict=False):
            shot = scene.shots[index]
            cues.append(_ranged(bench, "ambience", drafts[shot].ambience, shot, scene.shots[following - 1]))
    return cues


def _score(bench: Bench, play: Screenplay, drafts: Sequence[tuple[str, ShotDraft]]) -> list[Cue]:
    """The music: each from its shot until the next one, 'out', or the end of the film."""
    cues: list[Cue] = []
    playing, since = play.music, 0
    for index, (_, draft) in enumerate((*drafts, ("", ShotDraft(prompt="end", music="out")))):
        if draft.music is None:
            continue
        if playing is not None and index > since:
            cues.append(music_cue(bench, playing, drafts[since][0], drafts[index - 1][0]))
        playing, since = (draft.music, index) if isinstance(draft.music, MusicDraft) else (None, index)
    return cues


def _ranged(bench: Bench, kind: CueKind, what: str, first: str, last: str) -> Cue:
    return Cue(id=bench.new_id("cu"), kind=kind, what=what, shot=first, until=last)


def _title(bench: Bench, draft: TitleDraft, item: str, offset: int) -> Title:
    return Title(id=bench.new_id("tt"), kind=draft.kind, text=draft.text, item=item, offset=offset, frames=draft.frames)


def _clip_of(items: Sequence[Item], shot: str) -> str:
    return next(item.id for item in items if isinstance(item, Clip) and item.shot == shot)
