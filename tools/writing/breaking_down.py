"""A screenplay broken down into shots: what is typed becomes a shot list, with the words as they stand.

    pages ── headings: scenes ── action: shots of about 18 words ── speeches: lines, in the shot of who speaks, or in
    one of their own ── transitions, titles, the sounds in capitals: where they hang

The breakdown of a first assistant, by rule: the first shot of a scene is wide, shots that follow each other have
different sizes, a listener is seen in the middle of a long speech. What cannot be filmed is told in `notes`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tools.film.errors import DirectorError
from tools.film.pages import Pages, Paragraph
from tools.film.sound import NARRATOR
from tools.writing.headings import hour_of, unknown_hours
from tools.writing.letters import SMALL
from tools.writing.prompt_words import SIZES
from tools.writing.reading import found
from tools.writing.shotlist_file import (
    SLUGLINE,
    TRANSITIONS,
    SceneLines,
    ShotLine,
    ShotListFile,
    SpokenLine,
    fade_to_black,
)
from tools.writing.speakers import Speakers

SHOT_WORDS = 18
"""A shot of action holds sentences of about that many words: four to six seconds."""

WORDS_PER_SECOND = 3.3
"""Of action: a page of 180 to 220 words is a minute."""

SHORTEST, LONGEST = 2.5, 9.0
SPEECH_WORDS = 34
"""A speech of more words than that is seen in two or more shots."""

ATTACHED_WORDS = 30
"""So many words at most are said in a shot that action fills."""

SENTENCE = re.compile(rf"(?<=[.!?])(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)[\"”']?\s+(?=[^\W{SMALL}])")
CAMERA = re.compile(
    r"^(?P<what>EXTREME CLOSE(?:[- ]UP)?|CLOSE(?:[- ]UP)?|INSERT|WIDE(?: SHOT)?|ESTABLISHING(?: SHOT)?|AERIAL(?: SHOT)?"
    r"|ANGLE|MEDIUM(?: SHOT)?|OVERHEAD)\b(?:\s+(?:ON|OF|SHOT|VIEW))*\s*(?:[:—–-]+\s*)?(?=\S)"
)
CAMERAS = {
    "EXTREME": "Extreme close-up", "CLOSE": "Close-up", "INSERT": "Insert", "WIDE": "Wide shot",
    "ESTABLISHING": "Extreme wide shot", "AERIAL": "Extreme wide shot, high angle", "ANGLE": "Medium shot",
    "MEDIUM": "Medium shot", "OVERHEAD": "Wide shot, overhead",
}  # fmt: skip
FACES = re.compile(
    r"\b(?:eyes?|face|smiles?|stares?|frowns?|tears?|whispers?|blinks?|lips|breath\w*|sobs?|weeps?|cries|winces?"
    r"|swallows?|grins?|nods)\b"
)
READERS_WORDS = frozenset(
    "LATER,MOMENTS LATER,A MOMENT LATER,BACK TO SCENE,BACK TO,CONTINUED,CONTINUOUS,INTERCUT,BEAT,END FLASHBACK"
    ",OMITTED".split(",")
)
"""Lines that tell the reader something and show nothing."""
OMITTED = re.compile(r"(?:INT|EXT)?\W*(?:SCENES? )?(?:[\w.\-]+ )?OMIT(?:TED)?\W*$", re.IGNORECASE)
PAUSE = re.compile(r"(?:a )?(?:long |short )?(?:beat|pause)|cont(?:'d|inued|inuing)?|more|then|re", re.IGNORECASE)
"""Parentheticals that say when, and not how, something is said."""

ACTION_SIZES = ("Medium wide shot", "Medium shot", "Full shot", "Medium close-up")
SPEECH_SIZES = ("Medium shot", "Medium close-up", "Close-up", "Medium close-up")
SOUNDS = re.compile(
    r"\b(THUNDER|GUNSHOTS?|KNOCK(?:S|ING)?|DOORBELL|SIRENS?|EXPLOSION|EXPLODES|SCREAMS?|CRASH(?:ES)?|BANGS?|PHONE RINGS"
    r"|TELEPHONE RINGS|GLASS BREAKS|FOOTSTEPS|APPLAUSE|HEARTBEAT|BELLS?|WHISTLES?|ALARM|DOOR SLAMS|SPLASH)\b"
)


def break_down(pages: Pages) -> tuple[ShotListFile, tuple[str, ...]]:
    """The shot list of a screenplay, and sentences about what of it is not filmed.

    Raises DirectorError when it has no scene heading.
    """
    return _Breakdown(pages).broken_down()


@dataclass
class _Breakdown:
    pages: Pages
    film: ShotListFile = field(default_factory=ShotListFile)
    notes: list[str] = field(default_factory=list[str])
    transition: tuple[str, str] | None = None
    """one that waits for its shot: as it is known, and as it is written"""
    unknown: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])
    title: str = ""
    size: str = ""
    speeches: int = 0
    actions: int = 0
    last_speaker: str = ""

    def __post_init__(self) -> None:
        self.speakers = Speakers.of(self.pages)

    def broken_down(self) -> tuple[ShotListFile, tuple[str, ...]]:
        keys = self.pages.title_page
        if title := " ".join(keys.get("title", "").split()):
            self.film.header["title"] = title
        at, paragraphs = 0, self._from_the_first_scene()
        while at < len(paragraphs):
            paragraph = paragraphs[at]
            at += 1
            if paragraph.kind == "heading":
                # Of a scene that was taken out a revised script keeps the number.
                if not OMITTED.match(paragraph.text):
                    self._heading(paragraph)
            elif paragraph.kind == "speaker":
                end = at
                while end < len(paragraphs) and paragraphs[end].kind in ("parenthetical", "dialogue", "lyric", "note"):
                    end += 1
                self._speech(paragraph, paragraphs[at:end])
                at = end
            else:
                self._aside(paragraph)
        self._close_scene()
        self._lost_transition(end=True)
        self._treatment()
        if self.title:
            self.film.scenes[-1].shots[-1].title = self.title
        return self.film, tuple(self.notes)

    def _from_the_first_scene(self) -> tuple[Paragraph, ...]:
        """The paragraphs; what stands above the first heading is seen and heard in the first scene."""
        paragraphs = self.pages.paragraphs
        first = next(
            (at for at, one in enumerate(paragraphs) if one.kind == "heading" and not OMITTED.match(one.text)), None
        )
        if first is None:
            raise DirectorError(
                "The script has no scene heading; start each scene with one such as 'INT. KITCHEN - DAY'.",
                code="bad_script",
            )
        return (paragraphs[first], *paragraphs[:first], *paragraphs[first + 1 :])

    def _treatment(self) -> None:
        outline = [p.text for p in self.pages.paragraphs if p.kind in ("section", "synopsis")]
        if outline:
            self.film.header["treatment"] = "\n".join(outline)
        self._untold()

    def _untold(self) -> None:
        """Notes on what the script says and no film has."""
        paragraphs = self.pages.paragraphs
        at_once = sum(p.dual for p in paragraphs)
        if at_once:
            said = "A speech that is" if at_once == 1 else f"{at_once} speeches that are"
            self.notes.append(f"{said} said at the same time as another comes after it here.")
        if self.unknown:
            self.notes.append(unknown_hours(self.unknown))
        numbers = [p.number for p in paragraphs if p.kind == "heading"]
        other = [(n, at) for at, n in enumerate(numbers, 1) if n and n.rstrip(".") != str(at)]
        if other:
            self.notes.append(f"Scenes are numbered in their order: {other[0][0]} of the script is {other[0][1]}.")
        keys = [key for key, words in self.pages.title_page.items() if key != "title" and words]
        if keys:
            self.notes.append(f"Of the title page only the title is kept; it has {', '.join(keys)}, too.")
        remarks = sum(p.kind == "note" for p in self.pages.paragraphs)
        if remarks:
            said = "A note of the script is" if remarks == 1 else f"{remarks} notes of the script are"
            self.notes.append(f"{said} not filmed.")

    def _aside(self, paragraph: Paragraph) -> None:
        match paragraph.kind:
            case "action":
                self._action(paragraph)
            case "transition":
                self._transition(paragraph)
            case "centred":
                self.title = f"{self.title}\n{paragraph.text}".strip()[:2000]
            case "lyric" | "dialogue":
                self._attach([paragraph.text], NARRATOR, True, paragraph.line)
            case _:
                pass

    def _transition(self, paragraph: Paragraph) -> None:
        words = paragraph.text.rstrip(":. ").upper()
        # What stands above the first heading ends no scene.
        ends_scene = paragraph.line >= self.film.scenes[-1].number
        if words in ("THE END", "END"):
            self.title = "The End"
        elif words == "FADE OUT":
            if ends_scene:
                self._close_scene()
            if not fade_to_black(self.film):
                self.notes.append(f"'{paragraph.text}' comes after no shot, and is left out.")
        elif words in TRANSITIONS:
            if words != "FADE IN" and ends_scene:
                self._close_scene()
            self._lost_transition()
            self.transition = (words, paragraph.text)
        elif words not in ("CUT TO BLACK", "INTERCUT", "TIME CUT TO", "JUMP CUT TO", "BACK TO"):
            self.notes.append(f"'{paragraph.text}' is no transition of the cut; it is a straight cut.")

    def _lost_transition(self, *, end: bool = False) -> None:
        """Note a transition that waits for its shot and gets none: at the `end`, or because another comes first."""
        if self.transition is not None and TRANSITIONS[self.transition[0]] is not None:
            if end and self.transition[0] == "FADE TO BLACK":
                fade_to_black(self.film)
            else:
                self.notes.append(f"'{self.transition[1]}' leads into no shot, and is left out.")
        self.transition = None

    def _heading(self, paragraph: Paragraph) -> None:
        self._close_scene()
        before = self.film.scenes[-1] if self.film.scenes else None
        slug = SLUGLINE.match(re.sub(r"^EST\b", "EXT", paragraph.text, flags=re.IGNORECASE))
        interior, rest = ("EXT.", paragraph.text) if slug is None else (slug.group(1), slug.group(2).strip())
        if slug is None and before is not None:
            interior = before.interior
        place, time, unknown = hour_of(rest, before.time if before is not None else "")
        self.unknown += [(paragraph.line, unknown)] if unknown else []
        kind = interior.upper().replace(".", "")
        place = self.speakers.as_words(place)
        scene = SceneLines(paragraph.line, "INT./EXT." if "/" in kind else f"{kind}.", place or "Somewhere", time)
        self.film.scenes.append(scene)
        self.size, self.actions, self.speeches, self.last_speaker = "", 0, 0, ""

    def _close_scene(self) -> None:
        """A scene without a shot is seen: its place, empty."""
        if self.film.scenes and not self.film.scenes[-1].shots:
            self._shot("Wide shot", f"{self.film.scenes[-1].place.lower()}, empty", 0, None)

    def _shot(self, size: str, words: str, line: int, seconds: float | None) -> ShotLine:
        """A shot added to the scene, with what waits to hang on it."""
        prompt = f"{size}, {words}" if size else words
        shot = ShotLine(line, prompt[:2000], seconds)
        if self.transition is not None:
            words, written = self.transition
            self.transition = None
            if any(scene.shots for scene in self.film.scenes) or TRANSITIONS[words] in ("fade in", None):
                shot.transition = TRANSITIONS[words]
            else:
                self.notes.append(f"'{written}' comes after no shot, and is left out.")
        if self.title:
            shot.title, self.title = self.title, ""
        self.film.scenes[-1].shots.append(shot)
        self.size = size
        return shot

    def _action(self, paragraph: Paragraph) -> None:
        camera = ""
        framed = found(SIZES, paragraph.text.split(",")[0]) is not None
        for words in (paragraph.text,) if framed else _portions(paragraph.text):
            mark = CAMERA.match(words)
            if mark is not None:
                camera, words = CAMERAS[mark["what"].split()[0].split("-")[0]], words[mark.end() :]
            elif words.strip(" .:").upper() in READERS_WORDS and words == words.upper():
                continue
            effects = [sound.lower() for sound in SOUNDS.findall(words)]
            named = self.speakers.named(self._whose(words))
            size = camera or self._action_size(named)
            seconds = round(min(max(len(words.split()) / WORDS_PER_SECOND, SHORTEST), LONGEST), 2)
            shot = self._shot("" if found(SIZES, named.split(",")[0]) else size, named, paragraph.line, seconds)
            shot.effects += effects
            self.actions += 1
            self.last_speaker = self.speakers.only(named) or self.last_speaker
            camera = ""

    def _whose(self, words: str) -> str:
        """With who is meant by a first 'he' or 'she', where only one can be."""
        if not self.last_speaker or self.speakers.any(words):
            return words
        pronoun = re.match(r"(He|She)\b", words)
        if pronoun is None:
            return words
        self.film.sexes.setdefault(self.last_speaker, "f" if pronoun[1] == "She" else "m")
        return self.last_speaker + words[pronoun.end() :]

    def _action_size(self, words: str) -> str:
        if self.actions == 0 and not self.film.scenes[-1].shots:
            return "Wide shot"
        if FACES.search(words) and self.size != "Close-up":
            return "Close-up"
        return next(s for s in _from(ACTION_SIZES, self.actions) if s != self.size)

    def _speech(self, speaker: Paragraph, parts: Sequence[Paragraph]) -> None:
        name, off = self.speakers.of_cue(speaker.text)
        said = [part.text for part in parts if part.kind in ("dialogue", "lyric")]
        told = [part.text for part in parts if part.kind == "parenthetical"]
        manner = "; ".join(one for one in told if not PAUSE.fullmatch(one))
        text = " ".join(" ".join(said).split())
        if not text:
            return
        pieces = list(_pieces(text))
        shots = self.film.scenes[-1].shots
        shown = shots[-1] if shots else None
        if shown is not None and self._said_over(shown, name, text, off=off or speaker.dual, manner=manner):
            self._attach(pieces, name, off, speaker.line)
        else:
            self._spoken(name, manner, off, pieces, speaker.line)
        self.last_speaker = "" if off else name

    def _said_over(self, shown: ShotLine, name: str, text: str, *, off: bool, manner: str) -> bool:
        """Whether a speech belongs to the shot before it: it is heard only, or the shot is of who speaks, and nothing
        is told of how it is said, which has to be seen.
        """
        if off:
            return True
        if manner:
            return False
        fits = _said(shown) + len(text.split()) <= ATTACHED_WORDS
        return fits and self.speakers.only(shown.prompt) == name and not _others(shown, name)

    def _spoken(self, name: str, manner: str, off: bool, pieces: list[str], line: int) -> None:
        """Shots of their own for a speech: the speaker, in between who listens."""
        listener = next((one for one in self._present() if one != name), "")
        for number, piece in enumerate(pieces):
            if off:
                shot = self._shot("Wide shot", self.film.scenes[-1].place.lower(), line, None)
            elif number % 2 and listener:
                shot = self._shot("Close-up", f"{listener} listens", line, None)
            else:
                size = next(s for s in _from(SPEECH_SIZES, self.speeches) if s != self.size)
                shot = self._shot(size, name + (f", {self.speakers.named(manner)}" if manner else ""), line, None)
                self.speeches += 1
            away = off or self.speakers.only(shot.prompt) not in (name, "")
            shot.lines.append(SpokenLine(line, name, piece, away))

    def _attach(self, pieces: Sequence[str], name: str, off: bool, line: int) -> None:
        shots = self.film.scenes[-1].shots
        if not shots:
            self._shot("Wide shot", self.film.scenes[-1].place.lower(), line, None)
        for piece in pieces:
            shots[-1].lines.append(SpokenLine(line, name, piece, off or name == NARRATOR))
        # Its length follows from what is said, unless the action is the longer of the two.
        spoken = _said(shots[-1]) / 2.6 + 1.3
        if shots[-1].seconds is not None and shots[-1].seconds < spoken:
            shots[-1].seconds = round(spoken, 2)

    def _present(self) -> list[str]:
        """Who speaks in this scene so far, the last one first."""
        return [
            line.speaker for shot in reversed(self.film.scenes[-1].shots) for line in shot.lines if not line.voice_over
        ]


def _portions(text: str) -> Iterator[str]:
    """The sentences of an action, put together to shots of about SHOT_WORDS words; each line of it begins anew."""
    for line in text.split("\n"):
        held: list[str] = []
        for sentence in SENTENCE.split(" ".join(line.split())):
            if held and (CAMERA.match(sentence) or len(" ".join([*held, sentence]).split()) > SHOT_WORDS):
                yield " ".join(held)
                held = []
            if sentence:
                held.append(sentence)
        if held:
            yield " ".join(held)


def _pieces(text: str) -> Iterator[str]:
    """A speech in parts of whole sentences, of about SPEECH_WORDS words at most."""
    held: list[str] = []
    for sentence in SENTENCE.split(text):
        if held and len(" ".join([*held, sentence]).split()) > SPEECH_WORDS:
            yield " ".join(held)
            held = []
        held.append(sentence)
    if held:
        yield " ".join(held)


def _said(shot: ShotLine) -> int:
    return sum(len(line.text.split()) for line in shot.lines)


def _others(shot: ShotLine, name: str) -> bool:
    return any(line.speaker != name and not line.voice_over for line in shot.lines)


def _from(sizes: tuple[str, ...], at: int) -> Iterator[str]:
    return (sizes[(at + step) % len(sizes)] for step in range(len(sizes)))
