"""The writing room: from one idea to a whole screenplay, without a language model.

    idea -> understand -> decide (cast, places, thing) -> choose a plot -> tell its moments -> direct -> time -> score

Every step is deterministic in (idea, minutes, seed, aspect, style, rate).
"""

import hashlib
import math
import re
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import cast, get_args

import numpy as np

from tools.film.errors import DirectorError
from tools.film.screenplay import SceneDraft, Screenplay, ShotDraft, TitleDraft
from tools.film.script import Aspect, TimeOfDay, Weather
from tools.film.script import Voice as FilmVoice
from tools.media.progress import Progress, Report, silent
from tools.writing.as_done import as_done, steps_of
from tools.writing.as_told import as_told
from tools.writing.as_trailer import FASTER, as_trailer
from tools.writing.choosing import choose, established, lengthened, loosened, ranked, shots_for
from tools.writing.deciding import decide
from tools.writing.direction import MOODS, TENSIONS, Director, Setting
from tools.writing.grammar import listed, sentence, title_case
from tools.writing.idea import Idea
from tools.writing.knowledge.verbs import Tone
from tools.writing.lexicon import Lexicon
from tools.writing.plot import PURPOSES, Beat, Moment, Plot, moments
from tools.writing.plots import PLOTS
from tools.writing.reading import acted
from tools.writing.reversals import braided, reversal
from tools.writing.rhythm import lengths
from tools.writing.scoring import ambience_for, music_for
from tools.writing.speaking import spoken_of
from tools.writing.story import Story
from tools.writing.styles import look_of
from tools.writing.telling import Teller, Told
from tools.writing.understanding import understand
from tools.writing.world import World

LONGEST_IDEA = 4000
SHORTEST_MINUTES, LONGEST_MINUTES = 0.25, 10.0
SEQUENCE_SECONDS = 150.0
FOLLOWING = ("as told", "as done")
"""plots made of what the idea says happens: they have the time of a long film in them"""
OF_ITS_OWN = 2
"""sequences that a plot of what is done fills by itself"""
TITLE_SECONDS, CREDITS_SECONDS = 3.0, 4.5


def write(
    idea: str,
    *,
    minutes: float = 1.5,
    seed: int = 1,
    aspect: Aspect = "2.39:1",
    style: str = "",
    rate: Fraction = Fraction(24),
    wordnet: Path | None = None,
    report: Report = silent,
) -> Screenplay:
    """A screenplay for the idea, `minutes` long with its credits (exactly, at the film's rate).

    `wordnet` is the folder of WordNet's files; without it rarer words are guessed from the room's own tables.
    Raises DirectorError for an empty idea, one over 4,000 characters, or minutes outside 0.25..10.
    """
    _check(idea, minutes)
    report(Progress(stage="writing", done=0, total=4, what="reading the idea"))
    lexicon = Lexicon(wordnet)
    read = understand(idea, World(lexicon))
    report(Progress(stage="writing", done=1, total=4, what="finding the story"))
    rng = np.random.default_rng(np.random.PCG64(_number(read.text, seed)))
    frames = round(minutes * 60 * rate)
    credits_frames = min(round(CREDITS_SECONDS * rate), max(1, frames // 8))
    title_frames = min(round(TITLE_SECONDS * rate), max(1, frames // 12))
    picture = frames - credits_frames
    story, plots = _plotted(read, rng, float(picture / rate), seed)
    teller = Teller(story)
    wanted = shots_for(float(picture / rate))
    told = _told(story, plots, teller, round(wanted * FASTER) if read.trailer else wanted)
    report(Progress(stage="writing", done=2, total=4, what="directing"))
    title = title_case(teller.words(_pick(plots[0].titles, rng), caps=False))
    scenes = _scenes(
        story, told, picture, float(rate), TitleDraft(text=title, offset=round(rate / 2), frames=title_frames)
    )
    names = {role.character.name.upper(): role.character.id for role in story.roles}
    scenes = tuple(
        scene.model_copy(update={"shots": tuple(acted(shot, names) for shot in scene.shots)}) for scene in scenes
    )
    report(Progress(stage="writing", done=4, total=4, what=title))
    look = look_of(story, style)
    cast = {s.who for scene in scenes for shot in scene.shots for s in shot.staging} | {
        line.speaker for scene in scenes for shot in scene.shots for line in shot.lines
    }
    if read.events:
        # Whoever is spoken of in a picture is somebody of the film, seen or not.
        prompts = " ".join(shot.prompt for scene in scenes for shot in scene.shots)
        cast |= {r.character.id for r in story.roles if re.search(rf"{re.escape(r.label)}(?!\w|'s)", prompts)}
    places = {scene.location for scene in scenes}
    return Screenplay(
        title=title,
        logline=sentence(teller.words(plots[0].logline, caps=False)),
        treatment=" ".join(sentence(teller.words(line, caps=False)) for line in plots[0].treatment),
        style=look.style,
        palette=look.palette,
        aspect=aspect,
        rate=rate,
        narrator=_narrator(story),
        characters=tuple(r.character for r in story.roles if r.character.id in cast),
        locations=tuple({s.location.id: s.location for s in story.places.values() if s.location.id in places}.values()),
        scenes=scenes,
        credits=_credits(title, story, cast),
        credits_frames=credits_frames, notes=read.notes,
    )


def _check(idea: str, minutes: float) -> None:
    if not idea.strip():
        raise DirectorError("The idea is empty; say in a sentence what the film is about.")
    if len(idea) > LONGEST_IDEA:
        raise DirectorError(
            f"The idea has {len(idea):,} characters; the writing room reads up to {LONGEST_IDEA:,}. Shorten it, "
            "or bring a whole script with --script.",
            length=len(idea),
            limit=LONGEST_IDEA,
        )
    if not (math.isfinite(minutes) and SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES):
        raise DirectorError(
            f"A film of {minutes:g} minutes cannot be written here; "
            f"choose {SHORTEST_MINUTES:g} to {LONGEST_MINUTES:g} minutes.",
            minutes=repr(minutes),
            least=SHORTEST_MINUTES,
            most=LONGEST_MINUTES,
        )


def _number(text: str, seed: int) -> int:
    digest = hashlib.sha256(f"{seed}\n{text}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


def _pick(options: tuple[str, ...], rng: np.random.Generator) -> str:
    return options[int(rng.integers(len(options)))]


def _plotted(read: Idea, rng: np.random.Generator, seconds: float, seed: int) -> tuple[Story, list[Plot]]:
    """The story and the plots that tell it: one, or for a long film one for each sequence."""
    tone: Tone = read.tone
    state = rng.bit_generator.state
    draft = decide(read, rng, "", tone)
    plots = ranked(read, draft.flags, tone, seed) or list(PLOTS)
    count = max(1, round(seconds / SEQUENCE_SECONDS)) if seconds > 270 else 1
    chosen = plots[:count]
    doing = steps_of(draft)
    # Decided again from the same state, now with the company that the plot asks for.
    rng.bit_generator.state = state
    story = decide(read, rng, "" if read.events else doing.other if doing else chosen[0].other, tone)
    if read.events:
        return story, [as_told(story, shots_for(seconds))]
    return story, [as_done(story, doing, seed), *chosen[: max(0, count - OF_ITS_OWN)]] if doing else chosen


def _told(story: Story, plots: list[Plot], teller: Teller, wanted: int) -> list[Told]:
    """The moments of all plots, told; what cannot be told (an image used up, a clause too long) is made up for."""
    told: list[Told] = []
    seen: set[str] = set()
    share = wanted / len(plots)
    scene = 0
    for number, plot in enumerate(plots):
        count = round(share * (number + 1)) - round(share * number)
        found = moments(plot.script, story.flags, scene=scene)
        if not story.idea.events:
            found = braided(found, story)
        found = _around(found, story)
        if share > 26 and plot.name not in FOLLOWING:
            found = reversal(found, story)
        if story.idea.trailer:
            found = as_trailer(found, story)
        found = lengthened(found, count + 4, story)
        scene = max(m.scene for m in found)
        here = dict[int, Told]()
        picked = choose(loosened(found, story.rng), count, story.rng)
        spare = sorted((i for i in range(len(found)) if i not in picked), key=lambda i: (found[i].rank, i))
        for i in (*picked, *spare):
            one = teller.tell(found[i]) if len(here) < count else None
            if one is not None and one.text not in seen:
                seen.add(one.text)
                here[i] = one
        told.extend(here[i] for i in sorted(here))
    return established(told, teller)


def _around(found: list[Moment], story: Story) -> list[Moment]:
    """A bookshop on the moon: where the place stands is seen once, even by a plot that stays inside."""
    home, site = story.places["home"], story.places["site"]
    outside = site.noun and home.noun and home.entry.interior and not site.entry.interior
    if not outside or any(m.place == "site" for m in found):
        return found
    seen = replace(found[0], place="site", code="W", cast=(), text="!establish", extras=(), rank=0)
    return [found[0], seen, *found[1:]]


def _scenes(story: Story, told: list[Told], frames: int, rate: float, title: TitleDraft) -> tuple[SceneDraft, ...]:
    director = Director(story, rate)
    spoken = spoken_of(told, frames / rate, story)
    counted = [[len(words.split()) for _, words, _ in lines] for lines in spoken]
    frames_each = lengths(
        [t.moment.code for t in told], [t.moment.beat for t in told], counted, frames, rate, story.tone
    )
    groups: list[tuple[Moment, Setting, list[ShotDraft]]] = []
    previous: Beat | None = None
    changes = 0
    first_shot: ShotDraft | None = None
    for i, one in enumerate(told):
        moment = one.moment
        setting = _setting(story, moment)
        opens = not groups or not _goes_on(groups[-1][0], groups[-1][1], moment, setting)
        last = i == len(told) - 1
        one = replace(one, lines=spoken[i])
        shot = director.shot(
            one,
            setting,
            opens,
            last,
            like=first_shot if last else None,
            avoid=first_shot.size if first_shot and i == len(told) - 2 else None,
        )
        shot = shot.model_copy(update={"frames": frames_each[i]})
        first_shot = first_shot or shot
        if i == (len(told) - 1 if story.idea.trailer else 0):
            shot = shot.model_copy(update={"title": title})
        elif one.title:
            words = sentence(one.title).removesuffix(".")
            shot = shot.model_copy(update={"title": TitleDraft(text=words, kind="card", frames=frames_each[i])})
        if one.music == "out":
            shot = shot.model_copy(update={"music": "out"})
        elif moment.beat != previous:
            shot = shot.model_copy(update={"music": music_for(story, moment.beat, previous, changes)})
        previous, changes = moment.beat, changes + (moment.beat != previous)
        if opens:
            shot = ambience_for(shot, one.scene.entry.ambience, setting.weather, one.scene.entry.interior)
            if groups and groups[-1][0].place == moment.place:
                shot = shot.model_copy(update={"transition": "dissolve", "transition_frames": 24})
            groups.append((moment, setting, [shot]))
        else:
            groups[-1][2].append(shot)
    return tuple(_scene(story, *group) for group in groups)


def _goes_on(before: Moment, was: Setting, moment: Moment, setting: Setting) -> bool:
    """Whether a moment belongs to the scene that is running: same scene line, or same place, hour and beat."""
    return before.scene == moment.scene or (before.place, before.beat, was) == (moment.place, moment.beat, setting)


def _scene(story: Story, moment: Moment, setting: Setting, shots: list[ShotDraft]) -> SceneDraft:
    place = story.places.get(moment.place, story.places["home"])
    return SceneDraft(
        location=place.location.id,
        interior="INT." if place.entry.interior else "EXT.",
        time=setting.time,
        weather=setting.weather,
        purpose=PURPOSES[moment.beat],
        mood=MOODS[story.tone][moment.beat],
        tension=TENSIONS[moment.beat],
        shots=tuple(shots),
    )


TIMES: dict[str, TimeOfDay] = {"sunrise": "dawn", "evening": "dusk"}
BASE_WEATHER: dict[Tone, Weather] = {"dread": "fog", "noir": "rain", "western": "wind"}


def _setting(story: Story, moment: Moment) -> Setting:
    time = TIMES.get(moment.time, moment.time)
    hour = cast("TimeOfDay", time if time in get_args(TimeOfDay) else "day")
    place = story.places.get(moment.place, story.places["home"])
    if place.key == "seabed" or ("space" in story.flags and not story.idea.forces):
        return Setting(hour, "clear")
    if moment.weather in get_args(Weather):
        return Setting(hour, cast("Weather", moment.weather))
    troubled = moment.beat in ("disturb", "harder", "reverse", "turn")
    if moment.weather == "force" or (story.idea.forces and troubled):
        return Setting(hour, story.force.weather)
    return Setting(hour, "clear" if moment.beat == "after" else BASE_WEATHER.get(story.tone, "clear"))


def _narrator(story: Story) -> FilmVoice:
    names = ("bm_george", "bf_emma", "bm_fable", "bf_isabella", "bm_lewis", "af_heart")
    used = {r.character.voice.name for r in story.roles}
    free = [n for n in names if n not in used]
    return FilmVoice(name=free[int(story.rng.integers(len(free)))], speed=0.94)


def _credits(title: str, story: Story, cast: set[str]) -> tuple[str, ...]:
    people = tuple(
        r.character.name.title() if not r.figure.name else r.figure.name for r in story.roles if r.character.id in cast
    )
    return (title, *((f"with {listed(people)}",) if people else ()), "Made with Workprint")
