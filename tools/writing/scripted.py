"""A shot-list file becomes a screenplay: the words stay as they are, what they say is read, nothing else is added.

file -> parse_shot_list -> scenes and shots -> read_prompt, dressed -> Screenplay
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import get_args

import numpy as np

from tools.film.screenplay import EffectDraft, LineDraft, MusicDraft, SceneDraft, Screenplay, ShotDraft, TitleDraft
from tools.film.script import Aspect, Character, Location, Mood, Prop, Size, Staged, TimeOfDay, Weather
from tools.film.sound import NARRATOR
from tools.film.timing import to_frames
from tools.writing.casting import Company
from tools.writing.headings import hour_of_day
from tools.writing.idea import Figure
from tools.writing.knowledge.names import FEMALE, MALE
from tools.writing.letters import CAPITAL, CAPITALS
from tools.writing.lexicon import Lexicon
from tools.writing.prompt_words import WEATHERS
from tools.writing.reading import SECONDS_BY_SIZE, ends_music, found, mood_said, read_prompt
from tools.writing.shotlist_file import SceneLines, ShotLine, ShotListFile, parse_shot_list
from tools.writing.wardrobe import dressed, sex_of
from tools.writing.world import World

NOT_NAMES = frozenset("INT EXT POV OTS ECU MCU EWS ELS MWS VO SFX FX TV UFO USA UK NYC DNA SOS".split())
CANON = re.compile(r"\s*\(([^)]+)\)")
UNTITLED = "Untitled"
LINE_OFFSET_SECONDS = 0.5
BETWEEN_LINES_SECONDS = 0.3
FADE_OUT_SECONDS = 1.0
TITLE_SECONDS = 3.0
WORDS_PER_SECOND = 2.6
DRAWABLE = (
    "bottle letter lamp lantern key book cup phone suitcase umbrella flower map box clock photograph bread knife sword"
    " ring coin drum guitar ball candle apple camera radio rope gem tool newspaper envelope chair boat bicycle"
    " telescope"
).split()


def screenplay_of(text: str, lexicon: Lexicon, *, seed: int = 1, rate: Fraction = Fraction(24)) -> Screenplay:
    """The film that the shot list says. Raises DirectorError with the line for whatever has no meaning."""
    return screenplay_from(parse_shot_list(text), lexicon, seed=seed, rate=rate)


def screenplay_from(
    file: ShotListFile, lexicon: Lexicon, *, seed: int = 1, rate: Fraction = Fraction(24), notes: tuple[str, ...] = ()
) -> Screenplay:
    """The film of a shot list that is read; `notes` are for its user."""
    header, every_shot = file.header, [shot for scene in file.scenes for shot in scene.shots]
    if every_shot and not every_shot[0].music:
        every_shot[0].music = header.get("music", "")
    cast = _Cast(file, World(lexicon), seed)
    places = {_slug(scene.place): _place(scene, number) for number, scene in enumerate(file.scenes, seed)}
    return Screenplay(
        title=header.get("title", UNTITLED)[:200],
        logline=header.get("logline", ""),
        treatment=header.get("treatment", ""),
        style=header.get("style", ""),
        palette=header.get("palette", ""),
        aspect=_aspect(header),
        rate=rate,
        characters=tuple(cast.characters.values()),
        locations=tuple(places.values()),
        scenes=tuple(_scene(scene, cast, rate) for scene in file.scenes),
        fading=tuple(number for number, shot in enumerate(every_shot, 1) if shot.fade_out),
        fading_frames=to_frames(FADE_OUT_SECONDS, rate),
        notes=(*file.notes, *notes),
    )


class _Cast:
    """Everyone named in the file, in the order of their first mention."""

    def __init__(self, file: ShotListFile, world: World, seed: int) -> None:
        self.names: dict[str, str] = {}
        self.characters: dict[str, Character] = {}
        company = Company(np.random.Generator(np.random.PCG64(seed)))
        described: dict[str, str] = {}
        for name, canon, _ in _mentions(file):
            if canon is not None:
                # who speaks before they are seen is described where they are seen
                described.setdefault(name, canon)
        for name, _, said in _mentions(file):
            if name in self.names:
                continue
            canon = described.get(name, "")
            meaning = world.meaning((name.lower(), name.lower().split()[-1]), ("person", "creature"))
            known = meaning.kind in ("person", "creature")
            sex = sex_of(f"{name.lower()} {canon.lower()}") or file.sexes.get(name, "") or _named_sex(name)
            sex = sex or sex_of(said.lower())
            figure = Figure.model_validate(
                {
                    "noun": name.lower(),
                    "name": "" if known else name.title(),
                    "trade": meaning.key if known else "person",
                    "species": meaning.key if meaning.kind == "creature" else "",
                    "sex": sex,
                }
            )
            character = company.cast(name, figure, given=True).character
            self.names[name] = character.id
            self.characters[character.id] = character.model_copy(
                update={"name": name, "canon": canon, "appearance": dressed(character.appearance, canon)}
            )


def _named_sex(name: str) -> str:
    """What a first name says: Anna is a woman's."""
    first = name.lower().split()[0]
    return "f" if first in FEMALE and first not in MALE else "m" if first in MALE and first not in FEMALE else ""


def _mentions(file: ShotListFile) -> Iterator[tuple[str, str | None, str]]:
    """(name, canon words, the rest of the prompt) of every mention; who only speaks has no canon words there."""
    for scene in file.scenes:
        for shot in scene.shots:
            for match in CAPITALS.finditer(shot.prompt):
                written = shot.prompt[: match.start()].rstrip(" \"“'").endswith(":")
                if match.group() not in NOT_NAMES and not written:
                    canon = CANON.match(shot.prompt, match.end())
                    yield match.group(), canon.group(1).strip() if canon else "", shot.prompt[match.end() :]
            for line in shot.lines:
                if line.speaker != NARRATOR:
                    yield line.speaker, None, ""


def _place(scene: SceneLines, seed: int) -> Location:
    return Location(
        id=_slug(scene.place),
        name=scene.place.title(),
        canon=scene.place.lower(),
        set_kind=scene.place.lower(),
        interior=scene.interior == "INT.",
        seed=seed,
    )


def _scene(scene: SceneLines, cast: _Cast, rate: Fraction) -> SceneDraft:
    time: TimeOfDay = hour_of_day(scene.time) or "day"
    shots = tuple(_shot(shot, cast, time, rate) for shot in scene.shots)
    weathers: list[Weather] = [shot.weather for shot in shots if shot.weather]
    moods: list[Mood] = [shot.music.mood for shot in shots if isinstance(shot.music, MusicDraft)]
    return SceneDraft.model_validate(
        {
            "location": _slug(scene.place),
            "interior": scene.interior,
            "time": time,
            "weather": weathers[0] if weathers else "clear",
            "mood": moods[0] if moods else "calm",
            "shots": shots,
        }
    )


def _shot(shot: ShotLine, cast: _Cast, time: TimeOfDay, rate: Fraction) -> ShotDraft:
    reading = read_prompt(shot.prompt, cast.names, tuple(DRAWABLE))
    size: Size = reading.size or ("medium" if reading.staging else "wide")
    lines, spoken = _lines(shot, cast, rate)
    seconds = shot.seconds or max(SECONDS_BY_SIZE[size], spoken)
    return ShotDraft.model_validate(
        {
            "prompt": shot.prompt,
            "size": size,
            "coverage": reading.coverage or ("single" if reading.staging or size == "insert" else "empty"),
            "angle": reading.angle,
            "move": reading.move,
            "pace": reading.pace,
            "light": reading.light,
            "time": reading.time or time,
            "weather": reading.weather or found(WEATHERS, shot.ambience),
            "staging": _with_speakers(reading.staging, shot, cast),
            "props": _props(reading.props, shot),
            "focus": reading.focus,
            "frames": max(1, to_frames(seconds, rate)),
            "lines": lines,
            "effects": tuple(EffectDraft(what=what) for what in shot.effects),
            "ambience": shot.ambience,
            "music": "out" if shot.mood is None and ends_music(shot.music) else _music(shot.music, shot.mood),
            "transition": shot.transition,
            "title": _title(shot, seconds, rate),
        }
    )


def _lines(shot: ShotLine, cast: _Cast, rate: Fraction) -> tuple[tuple[LineDraft, ...], float]:
    """The lines one after another, and the seconds they are guessed to take with a breath after."""
    at, lines = LINE_OFFSET_SECONDS, list[LineDraft]()
    for line in shot.lines:
        speaker = NARRATOR if line.speaker == NARRATOR else cast.names[line.speaker]
        lines.append(LineDraft(speaker=speaker, text=line.text, voice_over=line.voice_over, offset=to_frames(at, rate)))
        at += len(line.text.split()) / WORDS_PER_SECOND + BETWEEN_LINES_SECONDS
    return tuple(lines), at + LINE_OFFSET_SECONDS if lines else 0.0


def _with_speakers(staging: tuple[Staged, ...], shot: ShotLine, cast: _Cast) -> tuple[Staged, ...]:
    """Who speaks in the picture is in the picture, also when the prompt calls them 'she'."""
    seen = {staged.who for staged in staging}
    missing = [cast.names[line.speaker] for line in shot.lines if not line.voice_over]
    return staging or tuple(Staged(who=who) for who in dict.fromkeys(missing) if who not in seen)


def _props(props: tuple[Prop, ...], shot: ShotLine) -> tuple[Prop, ...]:
    """A written thing shows the words that the prompt puts in capitals after a colon: 'a note: WIND IT SIX TIMES'."""
    written = re.search(rf":\s*[\"“']?([{CAPITAL}][{CAPITAL}0-9 ,.!?'’\-]{{3,}})", shot.prompt)
    paper = ("letter", "map", "book", "newspaper", "envelope", "photograph")
    return tuple(
        prop.model_copy(update={"text": written.group(1).strip()}) if written and prop.what in paper else prop
        for prop in props
    )


def _music(words: str, mood: Mood | None) -> MusicDraft | None:
    return MusicDraft(mood=mood or mood_said(words), words=words) if words else None


def _title(shot: ShotLine, seconds: float, rate: Fraction) -> TitleDraft | None:
    frames = to_frames(min(TITLE_SECONDS, seconds), rate)
    return TitleDraft(text=shot.title, kind=shot.title_kind, frames=max(1, frames)) if shot.title else None


def _aspect(header: dict[str, str]) -> Aspect | None:
    return next((aspect for aspect in get_args(Aspect) if aspect == header.get("aspect")), None)


def _slug(place: str) -> str:
    return re.sub(r"[^\w]+", "-", place.lower()).strip("-") or "place"
