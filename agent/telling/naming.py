"""What the parts of a film are called in a sentence: "shot 3 (2B)", "scene 2 (LAMP ROOM, night)", "music in 3B"."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from tools.film.film import Film
from tools.film.slate import scene_number, shot_numbers, slates
from tools.film.sound import NARRATOR, Cue
from tools.film.timeline import Clip
from tools.film.timing import to_seconds

STEMS = {"DX": "the dialogue", "MX": "the music", "FX": "the effects"}
MOST = 12
"""shots named by number; more are counted"""
SLATED = 6
"""shots named by slate, too"""
WORDS = 60
"""characters of a prompt, line or title in a sentence"""


class Names:
    """The names of everything in one film; made once for a report."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self._numbers = shot_numbers(film)
        self._slates = slates(film)
        self._shots = {
            item.id: item.shot for track in film.timeline.tracks for item in track.items if isinstance(item, Clip)
        }

    def knows(self, shot: str) -> bool:
        return shot in self._numbers

    def shot(self, shot: str) -> str:
        """ "shot 3 (2B)"; a shot that is not there any more is "a shot"."""
        return f"shot {self._numbers[shot]} ({self._slates[shot]})" if shot in self._numbers else "a shot"

    def shots(self, shots: Iterable[str]) -> str:
        """ "shot 3 (2B)", "shots 3, 4 and 7 (1C, 2A, 2D)", "18 shots", "all 24 shots"; empty for none."""
        known = sorted({shot for shot in shots if shot in self._numbers}, key=lambda shot: self._numbers[shot])
        if len(known) < 2:
            return self.shot(known[0]) if known else ""
        if len(known) == len(self._numbers) and len(known) > 2:
            return f"all {len(known)} shots"
        numbers = runs([self._numbers[shot] for shot in known])
        if len(numbers) > MOST:
            return f"{len(known)} shots"
        slated = f" ({', '.join(self._slates[shot] for shot in known)})" if len(known) <= SLATED else ""
        return f"shots {listed(numbers)}{slated}"

    def numbers(self, shots: Iterable[str]) -> str:
        """ "2, 5-9 and 12": all of them, however many."""
        return listed(runs(sorted({self._numbers[shot] for shot in shots if shot in self._numbers})))

    def of_clip(self, clip: str) -> str | None:
        """The shot of a clip; None when the clip is not in the cut."""
        return self._shots.get(clip)

    def clip(self, clip: str) -> str:
        shot = self._shots.get(clip)
        return self.shot(shot) if shot is not None else "a clip"

    def scene(self, scene: str) -> str:
        """ "scene 2 (LAMP ROOM, night)"."""
        found = next((known for known in self.film.scenes if known.id == scene), None)
        if found is None:
            return "a scene"
        place = self.film.locations.get(found.location)
        return f"scene {scene_number(self.film, scene)} ({place.name.upper() if place else '?'}, {found.time})"

    def person(self, who: str) -> str:
        if who == NARRATOR:
            return "the narrator"
        person = self.film.characters.get(who)
        return person.name if person is not None else "someone"

    def place(self, location: str) -> str:
        found = self.film.locations.get(location)
        return found.name if found is not None else "another place"

    def title(self, title: str) -> str:
        """ "the title “One year ago”"."""
        found = next((known for known in self.film.timeline.titles if known.id == title), None)
        return f"the title “{short(found.text)}”" if found is not None else "a title"

    def cue(self, cue: Cue) -> str:
        """ "the line "I never left" of Mara in shot 4 (2C)", "the thunder in shot 4 (2C)", "music from shot 1 to 6"."""
        shot = self.shot(cue.shot)
        match cue.kind:
            case "dialogue":
                by = f" of {self.person(cue.speaker)}" if cue.speaker else ""
                return f"the line “{short(cue.what)}”{by} in {shot}"
            case "effect":
                return f"the {short(cue.what)} in {shot}"
            case "ambience":
                return f"the ambience “{short(cue.what)}” {self._span(cue)}"
            case "music":
                mood = f"{cue.mood} " if cue.mood else ""
                called = f" (“{short(cue.what)}”)" if cue.what else ""
                return f"{mood}music{called} {self._span(cue)}"

    def _span(self, cue: Cue) -> str:
        if cue.until is None or cue.until == cue.shot or cue.until not in self._numbers:
            return f"in {self.shot(cue.shot)}"
        return f"from {self.shot(cue.shot)} to {self.shot(cue.until)}"

    def sound(self, target: str) -> str:
        """What a level is of: a stem, a cue, a speaker, a clip's own sound."""
        if target in STEMS:
            return STEMS[target]
        if target == "production":
            return "the clips' own sound"
        if target in self.film.cues:
            return self.cue(self.film.cues[target])
        if target in self._shots:
            return f"the own sound of {self.clip(target)}"
        return f"the voice of {self.person(target)}"


def seconds(frames: int, rate: Fraction) -> str:
    """ "4.0 s", "1:28.5"."""
    length = to_seconds(frames, rate)
    if length < 60:
        return f"{length:.1f} s"
    minutes, rest = divmod(round(length, 1), 60)
    return f"{int(minutes)}:{rest:04.1f}"


def shift(frames: int, rate: Fraction) -> str:
    """ "8 frames earlier", "2.0 s later": exact in frames where it is short."""
    return f"{frames_of(abs(frames), rate)} {'later' if frames > 0 else 'earlier'}"


def frames_of(frames: int, rate: Fraction) -> str:
    """ "1 frame", "8 frames", "2.0 s": in frames where an editor would count them."""
    return count(frames, "frame") if frames < 2 * rate else seconds(frames, rate)


def count(number: int, one: str) -> str:
    """ "1 shot", "3 shots"."""
    return f"{number} {one}{'' if number == 1 else 's'}"


def runs(numbers: Sequence[int]) -> list[str]:
    """Numbers with runs of three and more drawn together: 1-4, 7."""
    found: list[str] = []
    start = 0
    while start < len(numbers):
        end = start
        while end + 1 < len(numbers) and numbers[end + 1] == numbers[end] + 1:
            end += 1
        if end - start >= 2:
            found.append(f"{numbers[start]}-{numbers[end]}")
        else:
            found += [str(number) for number in numbers[start : end + 1]]
        start = end + 1
    return found


def listed(names: Sequence[str]) -> str:
    """ "3, 4 and 7"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= WORDS else f"{flat[: WORDS - 1].rstrip(' ,')}…"


def sentence(text: str) -> str:
    """With a capital at its beginning and a full stop at its end."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."
