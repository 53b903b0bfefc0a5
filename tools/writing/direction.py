"""Direction: from a told moment to a shot: size, coverage, angle, move, light, mood; and the grammar between shots.

Sizes change at every cut, never three alike; a character keeps the side and the direction they were given; a move has
a reason (push in for a realisation, pull out for loss, track with walkers, static for the joke and for dread).
"""

import re
from dataclasses import dataclass
from typing import cast, get_args

from tools.film.screenplay import EffectDraft, LineDraft, ShotDraft
from tools.film.script import (
    Angle,
    Coverage,
    Expression,
    Facing,
    Mood,
    Move,
    Pace,
    Side,
    Size,
    Staged,
    TimeOfDay,
    Weather,
)
from tools.film.sound import NARRATOR
from tools.writing.doing import doing_of
from tools.writing.knowledge.verbs import Tone
from tools.writing.plot import Beat
from tools.writing.rhythm import starts
from tools.writing.story import Story
from tools.writing.telling import Told

SIZES: dict[str, tuple[Size, ...]] = {
    "E": ("extreme wide", "wide", "full"),
    "W": ("wide", "full", "medium wide"),
    "F": ("full", "medium wide", "wide"),
    "M": ("medium", "medium wide", "medium close-up"),
    "N": ("medium close-up", "medium", "close-up"),
    "C": ("close-up", "medium close-up", "extreme close-up"),
    "X": ("extreme close-up", "close-up"),
    "I": ("insert", "extreme close-up"),
    "O": ("medium close-up", "medium"),
    "V": ("wide", "medium", "close-up"),
    "T": ("medium", "medium wide", "full"),
    "D": ("medium close-up", "medium", "close-up"),
    "G": ("medium wide", "full", "wide"),
}
COVERAGES: dict[str, Coverage] = {"O": "over the shoulder", "V": "point of view", "T": "two-shot", "G": "group"}
NAMES: dict[Size, str] = {
    "extreme wide": "Extreme wide shot",
    "wide": "Wide shot",
    "full": "Full shot",
    "medium wide": "Medium wide shot",
    "medium": "Medium shot",
    "medium close-up": "Medium close-up",
    "close-up": "Close-up",
    "extreme close-up": "Extreme close-up",
    "insert": "Insert",
}
MOODS: dict[Tone, dict[Beat, Mood]] = {
    "comedy": {
        "world": "playful",
        "disturb": "playful",
        "harder": "playful",
        "reverse": "playful",
        "turn": "warm",
        "after": "playful",
    },
    "dread": {
        "world": "mysterious",
        "disturb": "tense",
        "harder": "dark",
        "reverse": "tense",
        "turn": "dark",
        "after": "melancholy",
    },
    "romance": {
        "world": "calm",
        "disturb": "romantic",
        "harder": "melancholy",
        "reverse": "tense",
        "turn": "romantic",
        "after": "romantic",
    },
    "heist": {
        "world": "mysterious",
        "disturb": "playful",
        "harder": "tense",
        "reverse": "action",
        "turn": "tense",
        "after": "triumphant",
    },
    "wonder": {
        "world": "dreamy",
        "disturb": "mysterious",
        "harder": "tense",
        "reverse": "mysterious",
        "turn": "epic",
        "after": "dreamy",
    },
    "western": {
        "world": "melancholy",
        "disturb": "tense",
        "harder": "tense",
        "reverse": "action",
        "turn": "epic",
        "after": "melancholy",
    },
    "noir": {
        "world": "dark",
        "disturb": "mysterious",
        "harder": "tense",
        "reverse": "tense",
        "turn": "dark",
        "after": "melancholy",
    },
    "melancholy": {
        "world": "melancholy",
        "disturb": "mysterious",
        "harder": "melancholy",
        "reverse": "tense",
        "turn": "warm",
        "after": "warm",
    },
    "adventure": {
        "world": "calm",
        "disturb": "mysterious",
        "harder": "action",
        "reverse": "tense",
        "turn": "epic",
        "after": "triumphant",
    },
    "plain": {
        "world": "calm",
        "disturb": "mysterious",
        "harder": "tense",
        "reverse": "tense",
        "turn": "warm",
        "after": "warm",
    },
}
TENSIONS: dict[Beat, float] = {"world": 0.2, "disturb": 0.4, "harder": 0.6, "reverse": 0.7, "turn": 0.85, "after": 0.3}
FEELINGS: dict[Beat, tuple[Expression, ...]] = {
    "world": ("neutral", "neutral", "worried"),
    "disturb": ("surprised", "worried", "neutral"),
    "harder": ("worried", "determined", "afraid"),
    "reverse": ("worried", "sad", "determined"),
    "turn": ("surprised", "tender", "determined"),
    "after": ("tender", "happy", "neutral"),
}
MOVE_WORDS: dict[Move, str] = {
    "push in": "slow push in",
    "pull out": "slow pull out",
    "track right": "track right",
    "track left": "track left",
    "pan right": "pan right",
    "pan left": "pan left",
    "tilt up": "tilt up",
    "tilt down": "tilt down",
    "crane up": "crane up",
    "crane down": "crane down",
    "handheld": "handheld",
    "zoom in": "slow zoom in",
    "zoom out": "slow zoom out",
    "static": "static",
}
FIRST_LINE = 14
DARK_HOURS = {"night", "dusk"}
HOUR_LIGHT: dict[TimeOfDay, str] = {
    "dawn": "first grey light, low and cold",
    "morning": "clear low light from the left",
    "day": "even daylight",
    "afternoon": "long light from the right",
    "sunset": "last red light, long shadows",
    "dusk": "blue light, first lamps",
    "night": "blue dark and one warm source",
}


@dataclass(frozen=True)
class Setting:
    """Hour and weather of a scene as filmed."""

    time: TimeOfDay
    weather: Weather


class Director:
    """Takes the moments in order and remembers the last shots, so that cuts follow the grammar."""

    def __init__(self, story: Story, rate: float) -> None:
        self.story, self.rate = story, rate
        self.sizes: list[Size] = []
        self.moves: list[Move] = []
        self.feeling: dict[str, int] = {}
        self.introduced: set[str] = set()
        self.seen: set[str] = set()

    def shot(
        self,
        told: Told,
        setting: Setting,
        first_in_scene: bool,
        last: bool,
        like: ShotDraft | None = None,
        avoid: Size | None = None,
    ) -> ShotDraft:
        """The shot of a moment. `like` is an earlier shot whose framing this one answers."""
        code = told.moment.code
        size = like.size if like else self._size(code, avoid)
        new = told.scene.location.id not in self.seen
        self.seen.add(told.scene.location.id)
        if new and code in "MNO" and self.sizes[-1:] != ["medium wide"]:
            # A place that has not been seen is opened wider than its people alone would need.
            size = "medium wide"
        move = self._move(told, code, first_in_scene, last)
        staging = tuple(self._act(s, told, code, i, size) for i, s in enumerate(told.staging))
        coverage = COVERAGES.get(code) or ("empty" if not staging else "single" if len(staging) == 1 else "two-shot")
        if code == "O" and len(staging) < 2 and not told.props:
            coverage = "single"
        if code == "V":
            staging = tuple(s for s in staging if s.who != self.story.P.character.id or len(staging) == 1)
        self.sizes.append(size)
        self.moves.append(move)
        return ShotDraft(
            music=None,
            prompt=self._prompt(told, size, coverage, move),
            size=size,
            coverage=coverage,
            angle=self._angle(told, code, size),
            move=move,
            pace=self._pace(told, move),
            light=self._light(told, setting, size),
            mood=MOODS[self.story.tone][told.moment.beat],
            staging=staging,
            props=told.props,
            focus=told.focus,
            lines=self._lines(told),
            effects=tuple(EffectDraft(what=e, offset=6 + 18 * i) for i, e in enumerate(told.effects)),
        )

    def _size(self, code: str, avoid: Size | None) -> Size:
        wanted = SIZES[code]
        last = self.sizes[-1] if self.sizes else None
        for size in wanted:
            if size not in (last, avoid):
                return size
        return wanted[0]

    def _move(self, told: Told, code: str, first: bool, last: bool) -> Move:
        asked = told.move
        if asked in get_args(Move):
            return cast("Move", asked)
        tone, beat = self.story.tone, told.moment.beat
        acts = {s.action for s in told.staging}
        still = tone in ("dread", "comedy") and beat != "turn"
        move: Move = "static"
        if last:
            move = "pull out" if code in "EWF" else "push in"
        elif code in "WF" and acts & {"walk", "run", "carry"}:
            move = "track right" if beat != "after" else "track left"
        elif code == "E" and first:
            move = ("push in", "crane down", "pan right")[len(self.sizes) % 3] if not still else "push in"
        elif beat == "turn" and code in "CNX" and not still:
            move = "push in"
        elif beat in ("harder", "reverse") and acts & {"run"}:
            move = "handheld"
        elif code in "MT" and first and not still:
            move = "push in" if beat in ("disturb", "turn") else "static"
        elif code == "V":
            move = "pan right" if len(self.sizes) % 2 and not still else "static"
        if move != "static" and self.moves[-2:] == [move, move]:
            return "static"
        return move

    def _pace(self, told: Told, move: Move) -> Pace:
        if move == "handheld" or {s.action for s in told.staging} & {"run"}:
            return "fast"
        return "slow" if move in ("push in", "pull out", "crane up", "crane down") else "normal"

    def _angle(self, told: Told, code: str, size: Size) -> Angle:
        asked = next((e[6:] for e in told.moment.extras if e.startswith("angle ")), "")
        if asked in get_args(Angle):
            return cast("Angle", asked)
        if code == "I" and told.props and told.props[0].where in ("table", "ground"):
            return "high" if len(self.sizes) % 2 else "eye level"
        if told.moment.beat == "turn" and size in ("full", "wide") and told.staging:
            return "low"
        return "eye level"

    def _act(self, staged: Staged, told: Told, code: str, index: int, size: Size) -> Staged:
        beat = told.moment.beat
        expression = staged.expression
        if expression == "neutral" and size in ("medium", "medium close-up", "close-up", "extreme close-up"):
            turn = self.feeling.get(beat, 0)
            self.feeling[beat] = turn + 1
            expression = FEELINGS[beat][turn % len(FEELINGS[beat])]
            if self.story.tone == "comedy" and beat == "after":
                expression = "happy"
        facing, at, looks = staged.facing, staged.at, staged.looks
        one = len(told.staging) == 1
        first = staged.who == self.story.P.character.id
        if code == "O":
            facing, at = ("back", "left") if index == 0 else ("three-quarter left", "right")
        elif staged.action in ("walk", "run", "carry") and size in ("extreme wide", "wide", "full", "medium wide"):
            facing = cast("Facing", "profile right" if first else "profile left")
            at = cast("Side", "left" if first else "right") if not one else "centre"
        elif size in ("close-up", "extreme close-up") and one:
            at = "centre"
            facing = cast("Facing", "three-quarter right" if first else "three-quarter left")
        elif one and size in ("extreme wide", "wide"):
            facing = "back" if beat in ("turn", "after") and staged.action in ("stand", "look") else facing
        if staged.action in ("kneel", "reach", "write") and looks == "ahead":
            looks = "down"
        return staged.model_copy(update={"expression": expression, "facing": facing, "at": at, "looks": looks})

    def _prompt(self, told: Told, size: Size, coverage: Coverage, move: Move) -> str:
        name = NAMES[size]
        if coverage == "over the shoulder":
            name = "Over the shoulder"
        elif coverage == "point of view":
            name = "Point of view"
        elif coverage == "two-shot" and size in ("medium", "medium wide") and self._both(told.text):
            name = "Two-shot"
        text = self._introduce(told.text)
        tail = f", {MOVE_WORDS[move]}" if move != "static" else ""
        return f"{name}, {text}{tail}"

    def _both(self, text: str) -> bool:
        return sum(role.label in text for role in self.story.roles) == 2

    def _introduce(self, text: str) -> str:
        """Canon in parentheses where someone is first named."""
        for role in self.story.roles:
            if role.character.id not in self.introduced and re.search(rf"{re.escape(role.label)}\b", text):
                self.introduced.add(role.character.id)
                if role.character.canon:
                    text = re.sub(
                        rf"{re.escape(role.label)}('s)?\b",
                        lambda m, c=role.character.canon: _with_canon(m, c),
                        text,
                        count=1,
                    )
        return text

    def _light(self, told: Told, setting: Setting, size: Size) -> str:
        day, night = told.scene.entry.light
        doing = doing_of(self.story.idea.activity)
        night = (doing.light if doing is not None else "") or night
        words = night if setting.time in DARK_HOURS else day
        if not told.scene.entry.interior and setting.time not in ("day", "night"):
            words = HOUR_LIGHT[setting.time]
        if size in ("close-up", "extreme close-up", "medium close-up"):
            return f"{words}, on one side of the face"
        return words

    def _lines(self, told: Told) -> tuple[LineDraft, ...]:
        ids = {**{role.key: role.character.id for role in self.story.roles}, "narrator": NARRATOR}
        present = {s.who for s in told.staging}
        after = starts([len(text.split()) for _, text, _ in told.lines])
        return tuple(
            LineDraft(
                speaker=ids[who],
                text=text,
                voice_over=over or ids[who] not in present,
                offset=FIRST_LINE + round(start * self.rate),
            )
            for (who, text, over), start in zip(told.lines, after, strict=True)
        )


def _with_canon(match: re.Match[str], canon: str) -> str:
    """The name with its canon; a possessive is left alone: "the KEEPER (sixties)'s" is not English."""
    return match[0] if match[1] else f"{match[0]} ({canon})"
