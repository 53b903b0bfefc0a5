"""What became of takes and of the film as a whole, told: circles, markers, locks, and the way back."""

from collections.abc import Container, Iterable
from typing import assert_never

from agent.telling.between import Between, Line, clips_of
from agent.telling.naming import count, listed
from tools.film import facts as f
from tools.film.facts.state import StateFact
from tools.film.facts.takes import TakeFact
from tools.film.film import Film
from tools.film.slate import shot_order
from tools.film.timeline import Transition

JUDGED = {"circled": "circled", "ng": "rejected"}


def take_line(fact: TakeFact, films: Between) -> Line | None:
    """The line of one fact about takes; None for what another line says."""
    match fact:
        case f.TakePrinted():
            return Line("{has} a new take", fact.shot)
        case f.TakeCircled():
            return Line(f"{_take(films, fact.shot, fact.take, 'its take')} is circled", fact.shot)
        case f.TakeRejected():
            return Line(f"{_take(films, fact.shot, fact.take, 'its take')} is rejected", fact.shot)
        case f.TakeChosen():
            return Line(f"{_take(films, fact.shot, fact.take, 'its best take')} is in the cut", fact.shot)
        case f.ShotStateSet():
            return None
        case _:
            assert_never(fact)


def _take(films: Between, shot: str, take: str | None, otherwise: str) -> str:
    """ "take 2", as it is counted in its shot."""
    asked = films.asked(shot)
    return f"take {asked.takes.index(take) + 1}" if asked is not None and take in asked.takes else otherwise


def state_line(fact: StateFact, films: Between) -> Line | None:
    """The line of one fact about the film's state."""
    match fact:
        case f.MarkerAdded():
            added = [marker for marker in films.after.timeline.markers if marker.id == fact.marker]
            colour = f"{added[0].colour} " if added and added[0].colour else ""
            return Line(f"{colour}marker {f'“{added[0].name}” ' if added else ''}at {films.at(fact.frame)}")
        case f.MarkerRemoved():
            named = [marker.name for marker in films.before.timeline.markers if marker.id == fact.marker]
            return Line(f"the marker {f'“{named[0]}” ' if named else ''}is out")
        case f.CutNamed():
            return Line(f"revision {fact.revision} is named “{fact.name}”, to come back to")
        case f.StateSet():
            return Line(f"the film is in {fact.state}")
        case f.PictureLocked():
            return Line("the picture is locked: only sound, colour, titles and delivery change from here")
        case f.PictureUnlocked():
            return Line("the picture is unlocked")
        case f.Undone():
            return _back(f"{'The last edit is' if fact.steps == 1 else f'{fact.steps} edits are'} taken back", films)
        case f.Redone():
            return _back(f"{'The last edit is' if fact.steps == 1 else f'{fact.steps} edits are'} done again", films)
        case f.Reverted():
            return _back(f"the film is as it was at revision {fact.revision}", films)
        case _:
            assert_never(fact)


def _back(words: str, films: Between) -> Line:
    """With what is different by it."""
    told = listed([*_differences(films)])
    return Line(f"{words}: {told}" if told else words)


def _differences(films: Between) -> Iterable[str]:
    before, after = films.before, films.after
    if back := [shot for shot in after.shots if shot not in before.shots]:
        yield f"{films.now.shots(back)} {'is' if len(back) == 1 else 'are'} back"
    if gone := [shot for shot in before.shots if shot not in after.shots]:
        yield f"{count(len(gone), 'shot')} less"
    yield from _takes(films)
    judged = {shot: words for shot in after.shots if shot in before.shots and (words := [*_judged(films, shot)])}
    yield from (word for words in judged.values() for word in words)
    if other := [shot for shot in after.shots if shot in before.shots and _differs(films, shot, judged)]:
        yield f"{films.now.shots(other)} as before"
    if not (back or gone or other or judged) and shot_order(before) != shot_order(after):
        yield "the shots in the order they had"
    if before.timeline.titles != after.timeline.titles and not (back or gone):
        yield "the titles as before"
    if before.timeline.captions != after.timeline.captions and not (back or gone):
        yield "the captions as before"
    if before.timeline.markers != after.timeline.markers:
        yield "the markers as before"
    if (before.cues != after.cues or before.mix != after.mix) and not (back or gone):
        yield "the sound as before"
    if before.characters != after.characters:
        yield "the cast as before"
    if before.look != after.look:
        yield "the look as before"
    if (before.title, before.logline, before.treatment) != (after.title, after.logline, after.treatment):
        yield "the words about the film as before"


def _takes(films: Between) -> Iterable[str]:
    """Takes that are not in the film any more, or are in it again."""
    ways = ((films.before, films.after, "out", "less"), (films.after, films.before, "back", "are back"))
    for there, here, told, are in ways:
        found = [
            (number, shot)
            for shot in there.shots
            if shot in here.shots
            for number, take in enumerate(there.shots[shot].takes, 1)
            if take not in here.takes
        ]
        if len(found) == 1:
            yield f"take {found[0][0]} of {films.now.shot(found[0][1])} is {told}"
        elif found:
            yield f"{count(len(found), 'take')} {are}"


def _judged(films: Between, shot: str) -> Iterable[str]:
    """What is said of its takes now that was not, or the other way round."""
    for number, take in enumerate(films.after.shots[shot].takes, 1):
        was, now = films.before.takes.get(take), films.after.takes[take]
        if was is None or was.state == now.state:
            continue
        named = f"take {number} of {films.now.shot(shot)}"
        if now.state in JUDGED:
            yield f"{named} is {JUDGED[now.state]} again"
        elif was.state in JUDGED:
            yield f"{named} is not {JUDGED[was.state]} any more and waits for your word"


def _differs(films: Between, shot: str, judged: Container[str]) -> bool:
    """Whether a shot is another one; where its takes were judged, came or went, by more than that."""
    before, after = films.before.shots[shot], films.after.shots[shot]
    if shot in judged or before.takes != after.takes:
        own = {"circled": after.circled, "state": after.state, "takes": after.takes}
        return before.model_copy(update=own) != after
    if before != after or clips_of(films.before, shot) != clips_of(films.after, shot):
        return True
    return _transitions(films.before, shot) != _transitions(films.after, shot)


def _transitions(film: Film, shot: str) -> list[Transition]:
    """The transitions into the clips of a shot, and its fades."""
    clips = {clip.id for clip in clips_of(film, shot)}
    return [one for track in film.timeline.tracks for one in track.transitions if one.into in clips]
