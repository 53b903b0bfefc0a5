"""The shot-list file people already write, read line by line; nothing is invented and nothing skipped in silence.

Title: The Last Light                        header, before the first scene
INT. LAMP ROOM - NIGHT                       a slugline starts a scene
- Wide shot, the KEEPER trims the lamp [5s]  a shot, its prompt kept word for word
  SFX: thunder                               what hangs on it: SFX, AMBIENCE, MUSIC, TITLE
  KEEPER: The sea never forgets.             ... and the lines spoken
DISSOLVE TO:                                 into the next shot
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from tools.film.errors import DirectorError
from tools.film.handles import OVERLAPPING
from tools.film.screenplay import LISTED_SECONDS
from tools.film.script import Aspect, Mood
from tools.film.timeline import TitleKind, TransitionKind
from tools.writing.headings import hour_of, unknown_hours

SLUGLINE = re.compile(r"^(INT\.?/EXT\.?|EXT\.?/INT\.?|I/E\.?|INT\.?|EXT\.?)[\s.]+(.+)$", re.IGNORECASE)
SHOT = re.compile(r"^\s*(?:[-*•]|\d+[.)])\s+(.+)$")
HEADER = re.compile(r"^(Title|Style|Palette|Aspect|Logline|Treatment|Music)\s*:\s*(.*)$", re.IGNORECASE)
ATTACHED = re.compile(
    r"^\s+(?P<name>(?=[^:]*[^\W\d_])\w[\w .'’&/#\-]*?)\s*(?:\((?P<paren>[^)]*)\))?\s*:\s*(?P<words>.*)$"
)
SECONDS = re.compile(r"\s*\[\s*(\d+(?:\.\d+)?)\s*(?:s|sec|seconds)?\s*\]\s*$", re.IGNORECASE)
BRACKET_LAST = re.compile(r"\[[^\[\]]*\]$")
LENGTH = re.compile(r"\[\s*[-+]?\d[\d.,:]*\s*(?:s|sec|seconds)?\s*\]", re.IGNORECASE)
"""What looks like a length, wherever it stands."""

TRANSITIONS: dict[str, TransitionKind | None] = {
    "CUT TO": None, "SMASH CUT TO": None, "MATCH CUT TO": None, "DISSOLVE TO": "dissolve", "CROSSFADE TO": "dissolve",
    "FADE IN": "fade in", "FADE TO BLACK": "dip to black", "FADE TO WHITE": "dip to white", "FADE OUT": "fade out",
    "DIP TO BLACK": "dip to black", "DIP TO WHITE": "dip to white", "WIPE TO": "wipe left",
    "PUSH TO": "push left", "SLIDE TO": "slide left", "IRIS TO": "iris open",
    **{f"{kind.upper()} TO": kind for kind in OVERLAPPING},
}  # fmt: skip
HANGING = {
    "SFX": "SFX", "FX": "SFX", "SOUND": "SFX", "EFFECT": "SFX",
    "AMBIENCE": "AMBIENCE", "AMBIANCE": "AMBIENCE", "AMB": "AMBIENCE", "ATMOS": "AMBIENCE",
    "MUSIC": "MUSIC", "SCORE": "MUSIC", "TITLE": "TITLE", "CARD": "TITLE", "SUPER": "TITLE",
}  # fmt: skip
"""What hangs on a shot beside its lines, by the words that it goes by."""

MOST_LETTERS = {
    "title": 200,
    "music": 500,
    "shot": 2000,
    "line": 2000,
    "SFX": 200,
    "AMBIENCE": 500,
    "MUSIC": 500,
    "TITLE": 2000,
}
VOICE_OVER = re.compile(r"\b(V\.?O\.?|O\.?S\.?|O\.?C\.?)(?=\W|$)\.?", re.IGNORECASE)
NO_MANNER = re.compile(r"(?:cont(?:['’]d|inued|inuing)?|more)?", re.IGNORECASE)
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
    mood: Mood | None = None
    """of the music, where it is said and not left to the words"""
    title: str = ""
    title_kind: TitleKind = "title"
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
    notes: list[str] = field(default_factory=list[str])
    """what of it is read and not filmed, in sentences"""


def parse_shot_list(text: str) -> ShotListFile:
    """Raises DirectorError naming the line for anything that has no meaning here, for an empty file and for none."""
    if len(text) > MAX_CHARACTERS:
        raise DirectorError(
            f"The script has {len(text):,} characters; the limit is {MAX_CHARACTERS:,}. Split it into several films.",
            code="script_too_long",
        )
    reader = _Reader()
    for number, raw in enumerate(text.replace("\ufeff", "").splitlines(), start=1):
        line = raw.rstrip().replace("\t", "    ")
        if not line.strip():
            reader.going_on = ""
        elif not _mark_up_only(line):
            reader.take(number, line)
    return reader.read()


def fade_to_black(film: ShotListFile) -> bool:
    """Have the last shot so far fade to black at its end; whether there is one."""
    last = next((scene.shots[-1] for scene in reversed(film.scenes) if scene.shots), None)
    if last is not None:
        last.fade_out = True
    return last is not None


@dataclass
class _Reader:
    """The file so far: `into` is the transition that waits for its shot with its line, `going_on` what an indented
    line without a mark goes on with.
    """

    film: ShotListFile = field(default_factory=ShotListFile)
    into: tuple[int, str] | None = None
    going_on: Literal["prompt", "line", ""] = ""
    unknown: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def take(self, number: int, line: str) -> None:
        marked = SHOT.match(line)
        bare = line.strip() if marked else re.sub(r"^#+\s*|\*\*|__", "", line.strip())
        scenes, indented = self.film.scenes, line[0] == " "
        shot = scenes[-1].shots[-1] if scenes and scenes[-1].shots else None
        if marked and scenes:
            self._shot(number, marked.group(1).strip())
        elif marked:
            raise _bad(number, "a shot before the first scene", "put a slugline such as 'EXT. BEACH - DAWN' above it")
        elif slug := SLUGLINE.match(bare):
            self._scene(number, slug)
        elif not scenes and (named := HEADER.match(bare)):
            self._header(number, named.group(1).lower(), named.group(2).strip())
        elif not scenes and line.startswith("#"):
            self._header(number, "title", bare)
        elif bare.isupper() and (bare.rstrip(":.") in TRANSITIONS or bare.endswith(" TO:")):
            self._transition(number, bare)
        elif shot and indented and (hung := ATTACHED.match(line)) and _hangs(hung):
            self._hang(shot, number, hung)
        elif shot and indented and self.going_on == "prompt":
            self._words(shot, number, f"{shot.prompt} {bare}")
        elif shot and indented and self.going_on == "line":
            shot.lines[-1].text = _fitting(number, "line", f"{shot.lines[-1].text} {bare}")
        else:
            raise _bad(
                number,
                f"'{bare[:60]}' is no header, slugline, shot or sound",
                "start scenes with INT. or EXT., shots with '- '; indent 'NAME: words' and 'SFX: sound' under their"
                " shot, and words that go on under the words they go on with, before the length",
            )

    def read(self) -> ShotListFile:
        """The film, whole. Raises DirectorError for scenes without shots, and for a transition into nothing."""
        if not any(scene.shots for scene in self.film.scenes):
            raise DirectorError(
                "The script has no shot lines. Start each shot with '- ' under a slugline such as"
                " 'INT. KITCHEN - DAY'.",
                code="no_shots",
            )
        for scene in self.film.scenes:
            if not scene.shots:
                raise _bad(scene.number, f"the scene '{scene.place}' has no shot", "add a line that starts with '- '")
        if self.into is not None:
            raise _bad(
                self.into[0],
                f"no shot comes after '{self.into[1]}:'",
                "put one there, or end the film with 'FADE OUT.'",
            )
        if self.unknown:
            self.film.notes.append(unknown_hours(self.unknown))
        return self.film

    def _header(self, number: int, name: str, words: str) -> None:
        header = self.film.header
        if not words:
            raise _bad(number, f"'{name.capitalize()}:' with no words", "write them behind the colon, or leave it out")
        if name == "aspect" and words not in get_args(Aspect):
            raise _bad(number, f"'{words}' is no picture shape", f"write one of {', '.join(get_args(Aspect))}")
        if name == "treatment" and name in header:
            words = f"{header[name]}\n{words}"
        elif header.get(name, words) != words:
            raise _bad(number, f"a second '{name.capitalize()}:'", f"keep one; above it is '{header[name][:60]}'")
        header[name] = _fitting(number, name, words)

    def _scene(self, number: int, slug: re.Match[str]) -> None:
        kind = slug.group(1).upper().replace(".", "")
        before = self.film.scenes[-1].time if self.film.scenes else ""
        place, time, unknown = hour_of(slug.group(2), before)
        self.unknown += [(number, unknown)] if unknown else []
        self.film.scenes.append(SceneLines(number, "INT./EXT." if "/" in kind else f"{kind}.", place, time))
        self.going_on = ""

    def _transition(self, number: int, bare: str) -> None:
        words, shots = bare.rstrip(":."), any(scene.shots for scene in self.film.scenes)
        if words not in TRANSITIONS:
            known = ", ".join(f"{one}:" for one in TRANSITIONS if one != "FADE OUT")
            raise _bad(number, f"'{bare[:60]}' is no transition", f"write one of {known} FADE OUT.")
        if words == "FADE OUT":
            if not fade_to_black(self.film):
                raise _bad(number, "no shot comes before 'FADE OUT.'", "put it after the shot that fades to black")
        elif not shots and words != "FADE IN":
            raise _bad(number, f"no shot comes before '{words}:'", "begin the film with 'FADE IN:', or leave it out")
        elif self.into is not None:
            raise _bad(number, f"'{words}:' after '{self.into[1]}:'", "one transition leads into a shot; keep one")
        else:
            self.into = (number, words)
        self.going_on = ""

    def _shot(self, number: int, words: str) -> None:
        shot = ShotLine(number, "", None, transition=TRANSITIONS[self.into[1]] if self.into else None)
        self._words(shot, number, words)
        self.film.scenes[-1].shots.append(shot)
        self.into = None

    def _words(self, shot: ShotLine, number: int, words: str) -> None:
        """The words of a shot so far; its length ends them."""
        timed = SECONDS.search(words)
        prompt = words[: timed.start()].rstrip() if timed else words
        odd = LENGTH.search(prompt) or (None if timed else BRACKET_LAST.search(prompt))
        least, most = LISTED_SECONDS
        how = f"end the shot with its length, {least:g} to {most:g} seconds, such as [4s]"
        if odd:
            raise _bad(number, f"'{odd.group()}' is no length at the end of a shot", how)
        if timed and not least <= float(timed.group(1)) <= most:
            raise _bad(number, f"'{timed.group().strip()}' is no length that a shot can have", how)
        if not prompt:
            raise _bad(number, "a shot with no words", "say what is seen")
        shot.prompt, shot.seconds = _fitting(number, "shot", prompt), float(timed.group(1)) if timed else None
        self.going_on = "" if timed else "prompt"

    def _hang(self, shot: ShotLine, number: int, hung: re.Match[str]) -> None:
        name, paren, words = hung["name"].strip(), (hung["paren"] or "").strip(), hung["words"].strip()
        what = HANGING.get(name.upper(), "line")
        if not words:
            raise _bad(number, f"'{name}:' with no words", "write them behind the colon, or leave the line out")
        self.going_on = ""
        words = _fitting(number, what, words)
        match what:
            case "SFX":
                _plain(number, name, paren)
                shot.effects.append(words)
            case "AMBIENCE":
                _plain(number, name, paren)
                shot.ambience = _only(number, what, shot.ambience, words)
            case "MUSIC":
                shot.music = _only(number, what, shot.music, words)
                shot.mood = _one_of(number, name, paren, get_args(Mood)) if paren else None
            case "TITLE":
                shot.title_kind = _one_of(number, name, paren, get_args(TitleKind)) if paren else shot.title_kind
                shot.title = _fitting(number, what, f"{shot.title}\n{words}".strip())
            case _:
                shot.lines.append(self._spoken(number, name, paren, words))
                self.going_on = "line"

    def _spoken(self, number: int, name: str, paren: str, words: str) -> SpokenLine:
        voice_over = bool(VOICE_OVER.search(f"{name} {paren}".removeprefix(name.split()[0])))
        speaker = VOICE_OVER.sub("", name).strip(" .") if voice_over else name
        narrated = speaker.upper() in ("NARRATOR", "NARRATION", "VO", "V.O")
        if speaker != speaker.upper():
            raise _bad(
                number, f"'{speaker}:' is neither a sound nor a name in capitals", f"write '{speaker.upper()}: ...'"
            )
        manner = VOICE_OVER.sub("", paren).strip(" .,;")
        if not NO_MANNER.fullmatch(manner):
            self.film.notes.append(
                f"'({manner})' in line {number} of the script is not heard in the voice; what shall be seen of it"
                " belongs in the words of the shot."
            )
        return SpokenLine(number, "narrator" if narrated else speaker, words, voice_over or narrated)


def _mark_up_only(line: str) -> bool:
    return bool(re.fullmatch(r"\s*(?:```\w*|---+|===+|\*\*\*+|<!--.*-->)\s*", line))


def _hangs(hung: re.Match[str]) -> bool:
    """Whether something hangs on the shot there; words that go on can end with a colon, but not in capitals."""
    return bool(hung["words"]) or hung["name"].isupper() or hung["name"].upper() in HANGING


def _plain(number: int, name: str, paren: str) -> None:
    if paren:
        raise _bad(number, f"'({paren})' says nothing of {name}", "write it in the words behind the colon")


def _only(number: int, what: str, before: str, words: str) -> str:
    if before:
        raise _bad(number, f"a second {what} under one shot", f"put it under another shot; above it is '{before[:60]}'")
    return words


def _one_of(number: int, name: str, paren: str, known: Sequence[str]) -> Any:
    if paren.lower() not in known:
        raise _bad(number, f"'({paren})' says nothing of {name}", f"leave it out, or write one of {', '.join(known)}")
    return paren.lower()


def _fitting(number: int, what: str, words: str) -> str:
    most = MOST_LETTERS.get(what, MAX_CHARACTERS)
    if len(words) > most:
        raise _bad(number, f"{len(words):,} letters are too many for one {what}", f"write {most:,} at most")
    return words


def _bad(number: int, what: str, do: str) -> DirectorError:
    return DirectorError(f"Line {number} of the script: {what}; {do}.", code="bad_script", line=number)
