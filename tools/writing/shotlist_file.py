"""The shot-list file people already write, read line by line; nothing is invented.

Title: The Last Light                        header, before the first scene
INT. LAMP ROOM - NIGHT                       a slugline starts a scene
- Wide shot, the KEEPER trims the lamp [5s]  a shot, its prompt kept word for word
  SFX: thunder                               what hangs on it: SFX, AMBIENCE, MUSIC, TITLE
  KEEPER: The sea never forgets.             ... and the lines spoken
DISSOLVE TO:                                 into the next shot
"""

import re
from dataclasses import dataclass, field

from tools.film.errors import DirectorError
from tools.film.handles import OVERLAPPING
from tools.film.timeline import TransitionKind

SLUGLINE = re.compile(r"^(INT\.?/EXT\.?|EXT\.?/INT\.?|I/E\.?|INT\.?|EXT\.?)[\s.]+(.+)$", re.IGNORECASE)
SHOT = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+(.+)$")
HEADER = re.compile(r"^(Title|Style|Palette|Aspect|Logline|Treatment|Music)\s*:\s*(.+)$", re.IGNORECASE)
ATTACHED = re.compile(r"^\s+(?P<name>[^\W\d_][\w .'’\-]*?)\s*(?P<paren>\([^)]*\))?\s*:\s*(?P<words>.+)$")
SECONDS = re.compile(r"\s*\[\s*(\d+(?:\.\d+)?)\s*(?:s|sec|seconds)?\s*\]\s*$", re.IGNORECASE)
TRANSITIONS: dict[str, TransitionKind | None] = {
    "CUT TO": None, "SMASH CUT TO": None, "MATCH CUT TO": None, "DISSOLVE TO": "dissolve", "CROSSFADE TO": "dissolve",
    "FADE IN": "fade in", "FADE TO BLACK": "dip to black", "FADE TO WHITE": "dip to white", "FADE OUT": "fade out",
    "DIP TO BLACK": "dip to black", "DIP TO WHITE": "dip to white", "WIPE TO": "wipe left",
    "PUSH TO": "push left", "SLIDE TO": "slide left", "IRIS TO": "iris open",
    **{f"{kind.upper()} TO": kind for kind in OVERLAPPING},
}  # fmt: skip
MAX_CHARACTERS = 400_000


@dataclass
class SpokenLine:
    """A line under a shot. `voice_over` where it says V.O., O.S. or the narrator speaks."""

    number: int
    speaker: str
    text: str
    voice_over: bool


@dataclass
class ShotLine:
    """A shot as it stands in the file."""

    number: int
    prompt: str
    seconds: float | None
    lines: list[SpokenLine] = field(default_factory=list[SpokenLine])
    effects: list[str] = field(default_factory=list[str])
    ambience: str = ""
    music: str = ""
    title: str = ""
    transition: TransitionKind | None = None
    fade_out: bool = False
    """it fades to black at its end"""


@dataclass
class SceneLines:
    """A scene as it stands in the file."""

    number: int
    interior: str
    place: str
    time: str
    shots: list[ShotLine] = field(default_factory=list[ShotLine])


@dataclass
class ShotListFile:
    """The whole file, structure only."""

    header: dict[str, str] = field(default_factory=dict[str, str])
    scenes: list[SceneLines] = field(default_factory=list[SceneLines])
    sexes: dict[str, str] = field(default_factory=dict[str, str])
    """"f" or "m" by name, where a pronoun said it that no prompt has any more"""


def parse_shot_list(text: str) -> ShotListFile:
    """Raises DirectorError naming the line for anything that has no meaning here, for an empty file and for none."""
    if len(text) > MAX_CHARACTERS:
        raise DirectorError(
            f"The script has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}. Split it into several films.",
            code="script_too_long",
        )
    film, pending = ShotListFile(), _Pending()
    for number, raw in enumerate(text.replace("\ufeff", "").splitlines(), start=1):
        line = raw.rstrip().replace("\t", "    ")
        if line.strip() and not _mark_up_only(line):
            _take_line(film, pending, number, line)
    if not any(scene.shots for scene in film.scenes):
        raise DirectorError(
            "The script has no shot lines. Start each shot with '- ' under a slugline such as 'INT. KITCHEN - DAY'.",
            code="no_shots",
        )
    for scene in film.scenes:
        if not scene.shots:
            raise _bad(scene.number, f"the scene '{scene.place}' has no shot", "add a line that starts with '- '")
    return film


@dataclass
class _Pending:
    transition: TransitionKind | None = None


def _mark_up_only(line: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:```\w*|---+|===+|\*\*\*+|<!--.*-->)\s*", line))


def _take_line(film: ShotListFile, pending: _Pending, number: int, line: str) -> None:
    bare = re.sub(r"^#+\s*|\*\*|__", "", line.strip()) if not SHOT.match(line) else line.strip()
    shot = film.scenes[-1].shots[-1] if film.scenes and film.scenes[-1].shots else None
    indented = line[0] == " "
    if (slug := SLUGLINE.match(bare)) and not SHOT.match(line):
        film.scenes.append(_scene(number, slug))
    elif (marked := SHOT.match(line)) and film.scenes:
        film.scenes[-1].shots.append(_shot(number, marked.group(1), pending))
    elif not film.scenes and (named := HEADER.match(bare)):
        film.header[named.group(1).lower()] = named.group(2).strip()
    elif not film.scenes and line.startswith("#"):
        film.header.setdefault("title", bare)
    elif bare.rstrip(":.").upper() in TRANSITIONS and bare.isupper():
        kind = TRANSITIONS[bare.rstrip(":.").upper()]
        if kind == "fade out":
            fade_to_black(film)
        else:
            pending.transition = kind
    elif shot and indented and (attached := ATTACHED.match(line)):
        _attach(shot, number, attached)
    elif shot and indented and not shot.lines and not shot.effects:
        shot.prompt, shot.seconds = _timed(f"{shot.prompt} {line.strip()}", shot.seconds)
    elif shot and indented and shot.lines:
        shot.lines[-1].text += " " + line.strip()
    elif SHOT.match(line):
        raise _bad(number, "a shot before the first scene", "put a slugline such as 'EXT. BEACH - DAWN' above it")
    else:
        raise _bad(
            number,
            f"'{bare[:60]}' is no header, slugline, shot or sound",
            "start scenes with INT. or EXT., shots with '- '; indent 'NAME: words' and 'SFX: sound' under their shot",
        )


def fade_to_black(film: ShotListFile) -> None:
    """Have the last shot so far fade to black at its end."""
    last = next((scene.shots[-1] for scene in reversed(film.scenes) if scene.shots), None)
    if last is not None:
        last.fade_out = True


def _scene(number: int, slug: re.Match[str]) -> SceneLines:
    kind = slug.group(1).upper().replace(".", "")
    interior = "INT./EXT." if "/" in kind else f"{kind}."
    place, _, time = slug.group(2).strip().rpartition(" - ")
    if not place:
        place, time = time, ""
    return SceneLines(number, interior, place.strip(" ."), time.strip(" ."))


def _shot(number: int, words: str, pending: _Pending) -> ShotLine:
    prompt, seconds = _timed(words.strip(), None)
    if not prompt:
        raise _bad(number, "a shot with no words", "say what is seen")
    shot = ShotLine(number, prompt, seconds, transition=pending.transition)
    pending.transition = None
    return shot


def _timed(words: str, before: float | None) -> tuple[str, float | None]:
    match = SECONDS.search(words)
    return (words[: match.start()].rstrip(), float(match.group(1))) if match else (words, before)


def _attach(shot: ShotLine, number: int, attached: re.Match[str]) -> None:
    name, words = attached["name"].strip(), attached["words"].strip()
    match name.upper():
        case "SFX" | "FX" | "SOUND" | "EFFECT":
            shot.effects.append(words)
        case "AMBIENCE" | "AMBIANCE" | "AMB" | "ATMOS":
            shot.ambience = words
        case "MUSIC" | "SCORE":
            shot.music = words
        case "TITLE" | "CARD" | "SUPER":
            shot.title = words
        case _:
            shot.lines.append(_spoken(number, name, attached["paren"] or "", words))


def _spoken(number: int, name: str, paren: str, words: str) -> SpokenLine:
    marks = re.compile(r"\b(V\.?O\.?|O\.?S\.?|O\.?C\.?)(?=\W|$)\.?", re.IGNORECASE)
    voice_over = bool(marks.search(f"{name} {paren}".removeprefix(name.split()[0])))
    speaker = marks.sub("", name).strip(" .") if voice_over else name
    narrated = speaker.upper() in ("NARRATOR", "NARRATION", "VO", "V.O")
    if speaker != speaker.upper():
        raise _bad(number, f"'{speaker}:' is neither a sound nor a name in capitals", f"write '{speaker.upper()}: ...'")
    return SpokenLine(number, "narrator" if narrated else speaker, words, voice_over or narrated)


def _bad(number: int, what: str, do: str) -> DirectorError:
    return DirectorError(f"Line {number} of the script: {what}; {do}.", code="bad_script", line=number)
