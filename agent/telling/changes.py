"""What was done, told from the facts and from the film before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import assert_never

from agent.conversation import Done
from agent.telling.naming import Names, listed, seconds, sentence, shift, short
from agent.telling.results import result_of
from tools.film import facts as f
from tools.film.edits import edit_kinds
from tools.film.facts import Fact
from tools.film.facts.cut import CutFact
from tools.film.facts.sound import SoundFact
from tools.film.facts.state import StateFact
from tools.film.facts.story import StoryFact
from tools.film.facts.takes import TakeFact
from tools.film.film import Film
from tools.film.handles import shots_needing_takes
from tools.film.timeline import Clip, Grade
from tools.film.timing import timecode
from tools.film.views import film_frames

GRADES = (("exposure", " stops"), ("contrast", ""), ("saturation", ""), ("temperature", ""), ("tint", ""))


@dataclass(frozen=True)
class Told:
    """A report: one line for each thing that changed, and the messages that are the obvious next step."""

    changes: tuple[str, ...]
    next: tuple[str, ...]


@dataclass(frozen=True)
class _Line:
    """One change; lines of the same text about shots are drawn together."""

    text: str
    shot: str = ""


class _Telling:
    def __init__(self, before: Film, after: Film) -> None:
        self.before, self.after = before, after
        self.was, self.now = Names(before), Names(after)
        self.rate = after.look.rate

    def line(self, fact: Fact) -> _Line | None:
        """The line that a fact is worth; None for what another fact or the end of the report says."""
        if isinstance(fact, CutFact):
            return self._cut(fact)
        if isinstance(fact, SoundFact):
            return self._sound(fact)
        if isinstance(fact, StateFact):
            return self._state(fact)
        if isinstance(fact, TakeFact):
            return self._take(fact)
        return self._story(fact)

    def _lengths(self, shot: str) -> str:
        return f"{seconds(_frames(self.before, shot), self.rate)} -> {seconds(_frames(self.after, shot), self.rate)}"

    def _cut(self, fact: CutFact) -> _Line | None:
        now = self.now
        match fact:
            case f.DurationSet():
                was, after = _frames(self.before, fact.shot), _frames(self.after, fact.shot)
                if was == after == 0:
                    return _Line(f"to be {seconds(fact.frames, self.rate)} long", fact.shot)
                return _Line(self._lengths(fact.shot), fact.shot)
            case f.Trimmed() | f.Rippled():
                shot = now.of_clip(fact.clip) or ""
                how = "the gap is left open" if isinstance(fact, f.Trimmed) else "everything after moves along"
                return _Line(f"its {fact.edge} {shift(fact.frames, self.rate)}, {how}; {self._lengths(shot)}", shot)
            case f.Rolled():
                between = f"the cut from {now.clip(fact.out)} into {now.clip(fact.into)}"
                return _Line(f"{between} is {shift(fact.frames, self.rate)}")
            case f.Slipped():
                return _Line(f"shows its take {shift(fact.frames, self.rate)}", now.of_clip(fact.clip) or "")
            case f.Slid():
                return _Line(f"slid {shift(fact.frames, self.rate)}", now.of_clip(fact.clip) or "")
            case f.Lifted() | f.Extracted():
                span = f"{self._at(fact.start)} to {self._at(fact.end)}"
                how = "lifted, a gap is left" if isinstance(fact, f.Lifted) else "extracted, the gap is closed"
                return _Line(f"{fact.track} from {span} {how}")
            case f.Inserted() | f.Overwritten():
                how = "inserted" if isinstance(fact, f.Inserted) else "put over what was there"
                return _Line(f"{now.clip(fact.clip)} {how} at {self._at(fact.at)} on {fact.track}")
            case f.Bladed():
                return _Line(f"{now.clip(fact.clip)} cut in two at {self._at(fact.at)}")
            case f.SoundSplit():
                parts = [f"its sound leads by {fact.lead} frames"] if fact.lead else []
                parts += [f"its sound runs on for {fact.tail} frames"] if fact.tail else []
                return _Line(listed(parts) or "sound and picture cut together", now.of_clip(fact.clip) or "")
            case f.SpeedSet():
                shot = now.of_clip(fact.clip) or ""
                return _Line(f"plays at {float(fact.speed):g}x, {self._lengths(shot)}", shot)
            case f.FrameFrozen():
                return _Line(f"a frame held for {seconds(fact.frames, self.rate)}", now.of_clip(fact.clip) or "")
            case f.TransitionSet():
                if fact.transition == "cut":
                    return _Line("begins with a plain cut", now.of_clip(fact.clip) or "")
                where = "ends with a" if fact.transition == "fade out" else "begins with a"
                return _Line(f"{where} {fact.transition} of {fact.frames} frames", now.of_clip(fact.clip) or "")
            case f.TransitionDropped():
                return _Line("lost its transition, which no longer fits", now.of_clip(fact.clip) or "")
            case f.TitleAdded() | f.TitleRevised() | f.TitleRemoved():
                return self._title(fact)
            case f.CaptionSet():
                cue = self.after.cues.get(fact.cue)
                return _Line(f"the caption of {now.cue(cue)} is changed") if cue else None
            case f.Graded():
                return self._graded(fact.shot)
            case f.FramingSet():
                return _Line(f"framed to {fact.fit}", now.of_clip(fact.clip) or "")
            case f.FilmGraded():
                return _Line(f"the whole film: {_grade(self.before.look.grade, self.after.look.grade)}")
            case f.LutImported():
                return _Line(f"the LUT {fact.name} can be graded with")
            case f.OverlaySet():
                return _Line("lies differently over the picture below", now.of_clip(fact.clip) or "")
            case _:
                assert_never(fact)

    def _title(self, fact: f.TitleAdded | f.TitleRevised | f.TitleRemoved) -> _Line:
        film = self.before if isinstance(fact, f.TitleRemoved) else self.after
        title = next((known for known in film.timeline.titles if known.id == fact.title), None)
        words = f"“{short(title.text)}”" if title else ""
        match fact:
            case f.TitleAdded():
                return _Line(f"title {words} added, {seconds(title.frames, self.rate)}" if title else "title added")
            case f.TitleRevised():
                return _Line(f"title {words} changed")
            case f.TitleRemoved():
                return _Line(f"title {words} taken out")

    def _graded(self, shot: str) -> _Line:
        was = next(iter(_clips(self.before, shot)), None)
        now = next(iter(_clips(self.after, shot)), None)
        return _Line(_grade(was.grade if was else None, now.grade if now else None), shot)

    def _story(self, fact: StoryFact) -> _Line | None:
        now, was = self.now, self.was
        match fact:
            case f.TitleSet():
                return _Line(f"the film is called “{fact.title}”")
            case f.LoglineSet():
                return _Line(f"logline: {short(self.after.logline)}")
            case f.TreatmentSet():
                return _Line("the treatment is changed")
            case f.LookChanged():
                look = self.after.look
                values = [f"{name} {getattr(look, name)}" for name in fact.changed]
                return _Line(f"the film's look: {listed(values)}")
            case f.CharacterSet():
                return self._character(fact)
            case f.CharacterRemoved():
                return _Line(f"{was.person(fact.character)} is out of the film")
            case f.LocationSet():
                place = self.after.locations[fact.location]
                return _Line(f"the place {place.name} is {'new' if fact.added else 'changed'}")
            case f.ScriptWritten():
                return _Line(f"the script is written: {len(fact.scenes)} scenes, {len(fact.shots)} shots")
            case f.SceneAdded():
                many = f"{len(fact.shots)} shot{'s' if len(fact.shots) != 1 else ''}"
                return _Line(f"new {now.scene(fact.scene)} with {many}")
            case f.SceneRemoved():
                scene = next(known for known in self.before.scenes if known.id == fact.scene)
                length = sum(_frames(self.before, shot) for shot in scene.shots)
                many = f"{len(scene.shots)} shot{'s' if len(scene.shots) != 1 else ''}"
                return _Line(f"{was.scene(fact.scene)} is out: {many}, {seconds(length, self.rate)}")
            case f.SceneMoved():
                return _Line(f"{was.scene(fact.scene)} is now {now.scene(fact.scene)}")
            case f.ScenesSwapped():
                return _Line(f"{was.scene(fact.scene)} and {was.scene(fact.other)} have changed places")
            case f.SceneRevised():
                scene = next((known for known in self.after.scenes if known.id == fact.scene), None)
                values = [f"{name} {getattr(scene, name, '')}" for name in fact.changed if name != "shots"]
                return _Line(f"{now.scene(fact.scene)}: {listed(values) or 'changed'}")
            case f.SceneSplit():
                return _Line(f"{was.scene(fact.scene)} is two scenes now; the second is {now.scene(fact.new)}")
            case f.ScenesMerged():
                return _Line(f"{was.scene(fact.scene)} and {was.scene(fact.gone)} are one")
            case f.ShotAdded():
                shot = self.after.shots[fact.shot]
                return _Line(f"new {now.shot(fact.shot)}: “{short(shot.prompt)}”, {self._length(fact.shot)}")
            case f.ShotRemoved():
                return _Line(f"{was.shot(fact.shot)} is out ({seconds(_frames(self.before, fact.shot), self.rate)})")
            case f.ShotMoved():
                return _Line(f"{was.shot(fact.shot)} is now {now.shot(fact.shot)}")
            case f.ShotsSwapped():
                return _Line(f"{was.shot(fact.shot)} and {was.shot(fact.other)} have changed places")
            case f.ShotRevised():
                return self._revised(fact)
            case f.ShotReopened():
                return None
            case f.ShotSplit():
                return _Line(f"{was.shot(fact.shot)} is two shots now: {now.shot(fact.shot)} and {now.shot(fact.new)}")
            case f.ShotsMerged():
                return _Line(f"{was.shot(fact.shot)} and {was.shot(fact.gone)} are one shot")
            case _:
                assert_never(fact)

    def _length(self, shot: str) -> str:
        return seconds(_frames(self.after, shot) or self.after.shots[shot].frames, self.rate)

    def _character(self, fact: f.CharacterSet) -> _Line:
        person = self.after.characters[fact.character]
        if fact.added:
            return _Line(f"{person.name} is new in the cast")
        was = self.before.characters.get(fact.character)
        parts: list[str] = []
        if was is not None and was.name != person.name:
            parts.append(f"was {was.name}")
        if was is not None and was.appearance != person.appearance:
            told = [n for n in type(person.appearance).model_fields if _differ(was.appearance, person.appearance, n)]
            parts.append(f"new looks ({', '.join(name.replace('_', ' ') for name in told)})")
        shown = [shot.id for shot in self.after.shots.values() if any(s.who == person.id for s in shot.staging)]
        return _Line(f"{person.name}: {listed(parts) or 'changed'}, seen in {self.now.shots(shown) or 'no shot'}")

    def _revised(self, fact: f.ShotRevised) -> _Line | None:
        shot = self.after.shots[fact.shot]
        named = {"move": "camera", "prompt": "prompt"}
        parts = [
            f"{named.get(name, name)} {getattr(shot, name)}"
            for name in fact.changed
            if name
            in ("size", "angle", "move", "pace", "light", "time", "weather", "mood", "coverage", "note", "generator")
        ]
        if "location" in fact.changed:
            parts.append(f"in {self.after.locations[shot.location].name}")
        if "staging" in fact.changed:
            who = [f"{self.now.person(s.who)} ({s.action}, {s.expression})" for s in shot.staging]
            parts.append(listed(who) or "nobody in it")
        if not parts:
            parts.append(f"“{short(shot.prompt)}”")
        return _Line(listed(parts), fact.shot)

    def _sound(self, fact: SoundFact) -> _Line | None:
        match fact:
            case f.CueAdded():
                cue = self.after.cues.get(fact.cue)
                return _Line(f"new: {self.now.cue(cue)}") if cue else None
            case f.CueChanged():
                cue = self.after.cues.get(fact.cue)
                return _Line(f"changed: {self.now.cue(cue)}") if cue else None
            case f.CueRemoved():
                cue = self.before.cues.get(fact.cue)
                return _Line(f"taken out: {self.was.cue(cue)}") if cue else None
            case f.VoiceSet():
                return _Line(f"{self.now.person(fact.who)} has another voice")
            case f.GainSet():
                return _Line(f"{self.now.sound(fact.target)} at {fact.gain_db:+.1f} dB")
            case f.MuteSet():
                return _Line(f"{self.now.sound(fact.target)} {'muted' if fact.muted else 'heard again'}")
            case f.DuckingSet():
                return _Line(f"music goes down {fact.duck_db:.0f} dB under speech")
            case f.ScoreSet():
                return _Line("the score is composed anew, to the same cues")
            case f.SoundCrossfadeSet():
                return _Line("its sound fades over at the cut", self.now.of_clip(fact.clip) or "")
            case _:
                assert_never(fact)

    def _state(self, fact: StateFact) -> _Line | None:
        match fact:
            case f.MarkerAdded():
                return _Line(f"marker at {self._at(fact.frame)}")
            case f.MarkerRemoved():
                return _Line("marker taken out")
            case f.CutNamed():
                return _Line(f"this cut is named “{fact.name}”")
            case f.StateSet():
                return _Line(f"the film is in {fact.state}")
            case f.PictureLocked():
                return _Line("the picture is locked: only sound, colour, titles and delivery change from here")
            case f.PictureUnlocked():
                return _Line("the picture is unlocked")
            case f.Undone():
                return _Line(
                    f"{fact.steps} step{'s' if fact.steps > 1 else ''} taken back; the film is as at {fact.revision}"
                )
            case f.Redone():
                return _Line(f"{fact.steps} step{'s' if fact.steps > 1 else ''} done again")
            case f.Reverted():
                return _Line(f"the film is as it was at revision {fact.revision}")
            case _:
                assert_never(fact)

    def _take(self, fact: TakeFact) -> _Line | None:
        match fact:
            case f.TakePrinted():
                return _Line("a new take", fact.shot)
            case f.TakeCircled():
                return _Line("circled", fact.shot)
            case f.TakeRejected():
                return _Line("take rejected", fact.shot)
            case f.TakeChosen():
                return _Line(f"take {self._take_number(fact.shot, fact.take)} is in the cut", fact.shot)
            case f.ShotStateSet():
                return None
            case _:
                assert_never(fact)

    def _take_number(self, shot: str, take: str | None) -> str:
        takes = [known.id for known in self.after.takes.values() if known.shot == shot]
        return str(takes.index(take) + 1) if take in takes else "the best"

    def _at(self, frame: int) -> str:
        return timecode(frame, self.rate)


def tell(before: Film, after: Film, done: Sequence[Done]) -> Told:
    """The report of a turn: what changed between two films through these acts, refusals included."""
    telling = _Telling(before, after)
    lines = [line for one in done for fact in one.facts if (line := telling.line(fact)) is not None]
    changes = [*_grouped(lines, telling.now if after.shots else telling.was)]
    reopened = {fact.shot for one in done for fact in one.facts if isinstance(fact, f.ShotReopened)}
    waiting = [shot for shot in reopened if shot in after.shots]
    if waiting:
        verb = "goes" if len(waiting) == 1 else "go"
        changes.append(f"{telling.now.shots(waiting)} {verb} back to planned")
    for one in done:
        if one.error:
            changes.append(one.error)
        elif one.act.kind not in edit_kinds():
            changes += result_of(one, telling.now)
    was, now = film_frames(before), film_frames(after)
    if was != now:
        changes.append(f"the film runs {seconds(now, after.look.rate)} now, it was {seconds(was, before.look.rate)}")
    return Told(tuple(sentence(change) for change in changes), tuple(_next(after, done)))


def _grouped(lines: Iterable[_Line], names: Names) -> Iterable[str]:
    """Lines of one text drawn together over their shots, in the order of their first."""
    groups: dict[str, list[str]] = {}
    for line in lines:
        shots = groups.setdefault(line.text, [])
        if line.shot and line.shot not in shots:
            shots.append(line.shot)
    return [f"{names.shots(shots)}: {text}" if shots else text for text, shots in groups.items()]


def _next(after: Film, done: Sequence[Done]) -> Iterable[str]:
    """The obvious next messages, at most two."""
    if not any(one.facts or one.result for one in done):
        return
    rendered = any(one.act.kind in ("render", "export") for one in done)
    waiting = shots_needing_takes(after)
    dailies = [shot for shot in after.shots.values() if shot.state == "dailies"]
    if waiting:
        yield "roll what is missing" if len(waiting) > 1 else f"roll shot {Names(after).shots(waiting).split()[1]}"
    elif dailies and any(one.act.kind in ("generate", "retake") for one in done):
        yield "approve all"
    elif not rendered and after.shots:
        yield "render it"
    if any(one.facts for one in done):
        yield "undo"


def _clips(film: Film, shot: str) -> list[Clip]:
    return [i for track in film.timeline.tracks for i in track.items if isinstance(i, Clip) and i.shot == shot]


def _frames(film: Film, shot: str) -> int:
    return sum(item.frames for item in film.timeline.tracks[0].items if isinstance(item, Clip) and item.shot == shot)


def _differ(one: object, other: object, name: str) -> bool:
    return getattr(one, name) != getattr(other, name)


def _grade(was: Grade | None, now: Grade | None) -> str:
    """ "exposure +0.0 -> -0.5 stops": what is different in a grade."""
    was, now = was or Grade(), now or Grade()
    parts = [
        f"{name} {getattr(was, name):+.2f} -> {getattr(now, name):+.2f}{unit}"
        for name, unit in GRADES
        if getattr(was, name) != getattr(now, name)
    ]
    if was.lut != now.lut:
        parts.append(f"LUT {now.lut}" if now.lut else "no LUT")
    return listed(parts) or "graded as before"
