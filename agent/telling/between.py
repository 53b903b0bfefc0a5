"""The two films that a report lies between, and its lines before they are sentences.

Line("{is} darker", "sh3"), Line("{is} darker", "sh4") ──drawn_together──> "shots 3 and 4 (1C, 2A) are darker"
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from agent.telling.naming import Names, seconds
from tools.film.film import Film
from tools.film.script import Shot
from tools.film.timeline import Clip, Grade
from tools.film.timing import timecode

PLURAL = {
    "{is}": ("is", "are"), "{has}": ("has", "have"), "{goes}": ("goes", "go"), "{begins}": ("begins", "begin"),
    "{ends}": ("ends", "end"),
}


@dataclass(frozen=True)
class Line:
    """One change. With `shot` it is about that shot: `{is} darker` follows its name, other words a colon."""

    text: str
    shot: str = ""


class Between:
    """A film before and after some acts, and what its parts are called in both."""

    def __init__(self, before: Film, after: Film) -> None:
        self.before, self.after = before, after
        self.was, self.now = Names(before), Names(after)

    @property
    def rate(self) -> Fraction:
        return self.after.look.rate

    def shot(self, shot: str) -> str:
        """What it is called now; what it was called, when it is gone."""
        return self.now.shot(shot) if self.now.knows(shot) else self.was.shot(shot)

    def shots(self, shots: Iterable[str]) -> str:
        found = [*shots]
        return self.now.shots(found) or self.was.shots(found) or "a shot"

    def asked(self, shot: str) -> Shot | None:
        """What is asked for in a shot, even in one that is gone by now."""
        return self.after.shots.get(shot) or self.before.shots.get(shot)

    def clip(self, clip: str) -> str:
        """The shot of a clip, as it is called."""
        return self.now.clip(clip) if self.now.of_clip(clip) is not None else self.was.clip(clip)

    def shot_of(self, clip: str) -> str:
        """The id of a clip's shot; empty for a clip that is nowhere."""
        return self.now.of_clip(clip) or self.was.of_clip(clip) or ""

    def lengths(self, shot: str) -> str:
        """ "4.0 s -> 6.0 s", "runs 4.0 s" when they are the same."""
        was, now = frames_of_shot(self.before, shot), frames_of_shot(self.after, shot)
        if was == now:
            return f"still {seconds(now, self.rate)}"
        return f"{seconds(was, self.before.look.rate)} -> {seconds(now, self.rate)}"

    def at(self, frame: int) -> str:
        return timecode(frame, self.rate)

    def drawn_together(self, lines: Iterable[Line]) -> list[str]:
        """Lines of one text as one, over all their shots, in the order of the first of each."""
        groups: dict[str, list[str]] = {}
        for line in lines:
            groups.setdefault(line.text, []).append(line.shot)
        return [self._said(text, [shot for shot in shots if shot]) for text, shots in groups.items()]

    def _said(self, text: str, shots: list[str]) -> str:
        if not shots:
            return text
        many = len(set(shots)) > 1
        said = text
        for verb, forms in PLURAL.items():
            said = said.replace(verb, forms[many])
        return f"{self.shots(shots)}{' ' if said != text else ': '}{said}"


def clips_of(film: Film, shot: str) -> list[Clip]:
    """The clips of a shot, on every track."""
    return [i for track in film.timeline.tracks for i in track.items if isinstance(i, Clip) and i.shot == shot]


def frames_of_shot(film: Film, shot: str) -> int:
    """How long a shot is in the cut."""
    return sum(item.frames for item in film.timeline.tracks[0].items if isinstance(item, Clip) and item.shot == shot)


_GRADES = (
    ("exposure", "darker", "brighter", " stops"),
    ("contrast", "softer", "harder", ""),
    ("saturation", "less colourful", "more colourful", ""),
    ("temperature", "cooler", "warmer", ""),
    ("tint", "greener", "more magenta", ""),
)


def graded(was: Grade | None, now: Grade | None) -> str:
    """ "darker and warmer: exposure -0.50 stops, temperature +0.30"; empty when nothing is different."""
    was, now = was or Grade(), now or Grade()
    words: list[str] = []
    values: list[str] = []
    for name, less, more, unit in _GRADES:
        old, new = float(getattr(was, name)), float(getattr(now, name))
        if old != new:
            words.append(less if new < old else more)
            by = f"{name} {new - old:+.2f}{unit}"
            values.append(by if old == 0 else f"{by} to {new:+.2f}")
    if now.saturation == -1 and was.saturation != -1:
        words, values = ["in black and white"], []
    if was.lut != now.lut or was.lut_strength != now.lut_strength:
        values.append(f"with the LUT {now.lut}" if now.lut else "without a LUT")
    told = " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
    return f"{told or 'graded anew'}{': ' if values else ''}{', '.join(values)}" if words or values else ""
