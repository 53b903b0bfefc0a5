"""The lines, spoken before the pictures are shot: the mouths need them, and a shot must be long enough for its words.

|------------- shot 7 -------------|
   |--line--| gap |--line--|  room |      too short for its words: the shot grows, lines move apart

What was brought in or circled is not shot again for a line's sake: such a shot grows as far as its take goes, and the
line runs on over the next one.
"""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path

from tools.audio.ports import SAMPLE_RATE, Spoken
from tools.audio.voices import VoiceBooth, choose_voice
from tools.film.apply import apply
from tools.film.edits.cut import SetDuration
from tools.film.edits.sound import SetLine
from tools.film.edits.takes import BROUGHT_IN
from tools.film.film import Film
from tools.film.handles import needs_take, shown_take
from tools.film.script import Character, Voice
from tools.film.slate import slates
from tools.film.sound import NARRATOR, Cue
from tools.film.views import cue_positions, picture_spans
from tools.jobs.crew import run
from tools.media.progress import Progress, Report
from tools.production.speaking import say

BETWEEN_LINES = Fraction(1, 4)
AFTER_LAST = Fraction(1, 3)
"""Seconds of quiet that a shot keeps between its lines and after the last one."""


def lines_of(film: Film) -> list[Cue]:
    """The spoken cues, in the order of the film's shots."""
    order = {shot: number for number, shot in enumerate(shot for scene in film.scenes for shot in scene.shots)}
    spoken = [
        cue
        for cue in film.cues.values()
        if cue.kind == "dialogue" and not cue.muted and cue.media is None and not cue.in_take
    ]
    return sorted(spoken, key=lambda cue: (order.get(cue.shot, 0), cue.offset))


def voice_of(film: Film, cue: Cue) -> Voice:
    """The voice that speaks the cue."""
    if cue.speaker in (None, NARRATOR) or cue.speaker not in film.characters:
        return film.mix.narrator
    return film.characters[cue.speaker].voice


def recast(characters: Sequence[Character]) -> tuple[Character, ...]:
    """Give everyone a voice of their age and sex that nobody else has; machines and spirits keep the writer's."""
    taken: list[Voice] = []
    cast: list[Character] = []
    for character in characters:
        look = character.appearance
        voice = choose_voice(look.age, look.sex, taken) if look.form == "human" else character.voice
        taken.append(voice)
        cast.append(character.model_copy(update={"voice": voice}))
    return tuple(cast)


def speak_all(
    film: Film, home: Path, lines: Path, report: Report, shots: Collection[str] | None = None
) -> dict[str, Spoken]:
    """Every line as it was said, by cue id, or those of some `shots` alone. Lines said before come from the cache.

    What takes the speech model is said in a process of its own, which has ended when this returns: the model would stay
    beside the encoders. Raises DirectorError for a line that nobody can speak, naming its words.
    """
    booth, rate = VoiceBooth(home, lines), film.look.rate
    wanted = {cue.id: (cue.what, voice_of(film, cue)) for cue in lines_of(film) if shots is None or cue.shot in shots}
    total = len(wanted)
    new = [one for one in dict.fromkeys(wanted.values()) if booth.loads_model and not booth.said(*one)]
    for _ in run(partial(say, home, lines, rate), new, workers=1, report=report, stage="voices", name=_named):
        pass
    said: dict[str, Spoken] = {}
    for number, (cue, (words, voice)) in enumerate(wanted.items()):
        if not new:
            report(Progress(stage="voices", done=number, total=total, what=words[:24]))
        said[cue] = booth.speak(words, voice, rate=rate)
    if wanted:
        report(Progress(stage="voices", done=total, total=total))
    return said


def _named(wanted: tuple[str, Voice]) -> str:
    return wanted[0][:24]


def spoken_frames(said: Mapping[str, Spoken], rate: Fraction) -> dict[str, int]:
    """The length of every spoken line, in whole frames of the film."""
    return {cue: whole_frames(spoken.sound.count, rate) for cue, spoken in said.items()}


def whole_frames(samples: int, rate: Fraction) -> int:
    """The frames that so many samples are heard in."""
    return -(-samples * rate.numerator // (SAMPLE_RATE * rate.denominator))


def make_room(film: Film, frames: Mapping[str, int]) -> list[SetLine | SetDuration]:
    """The edits that keep lines of one shot from overlapping, and give a shot the length that its lines need, as far as
    a take that has to stay goes."""
    rate = film.look.rate
    edits: list[SetLine | SetDuration] = []
    by_shot: dict[str, list[Cue]] = {}
    for cue in lines_of(film):
        if cue.id in frames:
            by_shot.setdefault(cue.shot, []).append(cue)
    for shot_id, cues in by_shot.items():
        free = -film.shots[shot_id].frames
        for cue in cues:
            offset = max(cue.offset, free)
            if offset != cue.offset:
                edits.append(
                    SetLine(shot=shot_id, speaker=cue.speaker or NARRATOR, text=cue.what, offset=offset, cue=cue.id)
                )
            free = offset + frames[cue.id] + int(BETWEEN_LINES * rate)
        needed = free + int((AFTER_LAST - BETWEEN_LINES) * rate)
        if needed > film.shots[shot_id].frames:
            needed = _possible(film, shot_id, needed)
        if needed > film.shots[shot_id].frames:
            edits.append(SetDuration(shots=(shot_id,), frames=needed))
    return edits


def running_on(film: Film, frames: Mapping[str, int]) -> list[str]:
    """A sentence for each line that is longer than its shot, whose take has to stay."""
    names, spans = slates(film), picture_spans(film)
    return [
        f"The line {place.cue.what!r} is longer than {names[place.cue.shot]}, whose take has no more pictures: it runs"
        " on over what follows."
        for place in cue_positions(film)
        if place.cue.shot in spans
        and place.start + frames.get(place.cue.id, 0) > spans[place.cue.shot].end
        and _stays(film, place.cue.shot)
    ]


def _stays(film: Film, shot_id: str) -> bool:
    """Whether the picture of a shot is one that nobody wants shot again: it was brought in, or circled."""
    take = shown_take(film, film.shots[shot_id])
    return take is not None and (take.generator == BROUGHT_IN or film.shots[shot_id].circled is not None)


def _possible(film: Film, shot_id: str, frames: int) -> int:
    """The most frames up to `frames` that a shot can have with the take that it has."""
    least = film.shots[shot_id].frames
    if not _stays(film, shot_id) or needs_take(film, film.shots[shot_id]):
        return frames
    while least < frames:
        middle = (least + frames + 1) // 2
        grown, _ = apply(film, SetDuration(shots=(shot_id,), frames=middle))
        if needs_take(grown, grown.shots[shot_id]):
            frames = middle - 1
        else:
            least = middle
    return least


def with_room(film: Film, frames: Mapping[str, int]) -> Film:
    """The film as `make_room` leaves it."""
    for edit in make_room(film, frames):
        film, _ = apply(film, edit)
    return film
