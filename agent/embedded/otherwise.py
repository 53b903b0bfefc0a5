"""A message that is not understood as it stands: as a follow-up on the last change, else in plainer words, else with
what it describes put as the number of a shot."""

import re
from collections.abc import Callable, Sequence
from itertools import chain, islice

from agent.conversation import Act
from agent.embedded.follow_ups import followed
from agent.embedded.gist.reaching import cut_for_a_thing
from agent.embedded.honesty import strings
from agent.embedded.pictured import pictured
from agent.embedded.plainer import MODALS, plainer, unhedged
from agent.embedded.readers.edit_desk import edit_desk
from agent.embedded.readers.hours_told import hours_there, hours_told
from agent.embedded.readers.inscribing import inscribing
from agent.embedded.readers.lengths_told import lengths_told
from agent.embedded.readers.lines_told import lines_told
from agent.embedded.readers.looks_told import looks_told
from agent.embedded.readers.moves_told import moves_told
from agent.embedded.readers.music_told import music_told
from agent.embedded.readers.new_shots import new_shots
from agent.embedded.readers.sound_desk import sound_desk
from agent.embedded.readers.sound_ranges import sound_ranges
from agent.embedded.readers.takes_desk import takes_desk
from agent.embedded.readers.things_told import things_told
from agent.embedded.readers.voices_told import voices_told
from agent.embedded.reading import Clause, Reader
from agent.embedded.seen_wishes import deeds_only
from agent.embedded.sounded import NOISES, sounded
from agent.embedded.spoken_of import spoken_of
from agent.embedded.topics import topical
from agent.embedded.turns import turned
from agent.embedded.wanted_back import wants_again
from agent.embedded.weighing import Understood
from agent.ports import Thought
from tools.film.edits.state import Redo, Undo
from tools.film.edits.story import SetCharacter

HEARD = {"remove_effect", "mute", "set_gain", "set_ambience", "add_effect"}
TRIES = 4
"""topics, and descriptions, tried at most; each is a reading of the whole message"""
DESKS = (sound_ranges, sound_desk, edit_desk, takes_desk, lengths_told, lines_told, voices_told, music_told)
"""who reads a message as a whole"""
OUTRIGHT: tuple[tuple[Reader, set[str]], ...] = (
    (new_shots, {"add_shot", "revise_shot"}),
    (looks_told, {"set_character"}),
    (hours_told, {"revise_shot"}),
    (hours_there, set()),
    (inscribing, {"revise_shot"}),
    (things_told, {"revise_shot"}),
    (moves_told, {"revise_shot", "move_shot"}),
)
"""who takes a message apart, each word of it, and what may have been read of a part of it"""
PUT_IN = re.compile(r"\b(?:put|place|stand|sit|seat)s? (?!shot\b).+ in(?:to)? .+ (?:behind|before|after|in front of)\b")
Said = Sequence[tuple[Clause, Understood | None]]


def otherwise(clause: Clause, understand: Callable[[str], Said], thought: Callable[[Said], Thought]) -> Thought | None:
    """What a whole message comes to that was not understood; None when it is not understood so either.

    `clause` is all of the message, `understand` reads another one, and `thought` says what that comes to.
    """
    if (again := _again(clause)) is not None:
        return again
    wondered = clause.finder.tokens[-1].text == "?" and clause.finder.tokens[0].text not in (*MODALS, "how", "what")
    if not wondered and (follows := followed(clause.situation, clause.focus, clause)) is not None:
        return follows
    for plain, meant in turned(clause):
        again = understand(plain)
        if clear(again) and _kinds(again) and _kinds(again) <= meant:
            return thought(again)
    for plain in plainer(clause.message, clause.finder.tokens):
        again = understand(plain)
        if clear(again):
            return thought(again)
    for plain in sounded(clause):
        again = understand(plain)
        if clear(again) and _kinds(again) & HEARD:
            return thought(again)
    if (whole := as_a_whole(clause)) is not None:
        return whole
    for plain, meant in spoken_of(clause):
        again = understand(plain)
        if clear(again) and _kinds(again) and _kinds(again) <= meant:
            return thought(again)
    messages = [clause]
    for plain, kinds in islice(topical(clause), TRIES):
        again = understand(plain)
        if clear(again) and _kinds(again) and (not kinds or _kinds(again) <= kinds):
            return thought(again)
        messages += [again[0][0]] if again else []
    if deeds_only(clause):
        return None
    pictures = chain.from_iterable(pictured(said.finder, said.message) for said in messages)
    for plain, shot in islice(pictures, TRIES):
        again = understand(plain)
        other = _cut_for_a_thing(clause, again, shot) or _put_in(clause, again)
        if clear(again) and _about(again, shot) and not other:
            return thought(again)
    return None


def told_outright(clause: Clause, sure: Thought | None) -> Thought | None:
    """What a message comes to that is taken apart as a whole, each word of it; None where it is not of that kind, or
    where what is read for certain is something else."""
    done = {act.kind for act in sure.acts} if sure is not None else set[str]()
    for reader, kinds in OUTRIGHT:
        read = next(iter(reader(clause)), None) if done <= kinds else None
        if read is not None and (sure is None or not done or _says_more(read.acts, sure.acts)):
            return Thought(acts=read.acts, final=True)
    return None


def _says_more(acts: Sequence[Act], others: Sequence[Act]) -> bool:
    """Whether acts are other ones, or change more of somebody's looks."""
    return _looks(acts) > _looks(others) or not all(isinstance(act, SetCharacter) for act in (*acts, *others))


def _looks(acts: Sequence[Act]) -> int:
    """How many fields of somebody's looks acts change."""
    changes = [act.appearance for act in acts if isinstance(act, SetCharacter)]
    return sum(len(change.model_fields_set) for change in changes if change is not None)


def _again(clause: Clause) -> Thought | None:
    """What the message before took back, done again where this one wants that; else None."""
    last = clause.situation.past[-1] if clause.situation.past else None
    if last is None or not wants_again(unhedged([token.text for token in clause.finder.tokens]), last):
        return None
    steps = sum(act.steps for act in last.acts if isinstance(act, Undo))
    return Thought(acts=(Redo(steps=steps),), final=True)


def as_a_whole(clause: Clause) -> Thought | None:
    """What a message comes to that is one request, although it reads as several."""
    read = next(chain.from_iterable(desk(clause) for desk in DESKS), None)
    if read is None:
        return None
    return Thought(acts=read.acts, words=read.answer or read.problem, final=True)


def _cut_for_a_thing(clause: Clause, said: Said, shot: str) -> bool:
    """Whether a shot would go where a thing in it was to: "lose the umbrella"."""
    insert = clause.film.shots[shot].size == "insert"
    named = bool({token.text for token in clause.finder.tokens} & {"shot", "bit", "part", "moment", "one", "picture"})
    acts = [act for _, reading in said if reading is not None for act in reading.reading.acts]
    only = cut_for_a_thing(acts, clause.message, clause.index)
    return only or ("remove_shot" in _kinds(said) and not insert and not named)


def _put_in(clause: Clause, said: Said) -> bool:
    """Whether a shot would move where somebody in it shall: "put the guard in the gate shot, behind Bruno"."""
    return "move_shot" in _kinds(said) and PUT_IN.search(clause.plain) is not None


def noted(clause: Clause, understand: Callable[[str], Said], thought: Callable[[Said], Thought]) -> Thought | None:
    """What a message comes to where what is not understood of it is for the camera, in the words that were typed."""
    again = understand(clause.message)
    if clear(again):
        return thought(again)
    for plain, kinds in islice(topical(clause), TRIES // 2):
        again = understand(plain)
        if clear(again) and _kinds(again) and (not kinds or _kinds(again) <= kinds):
            return thought(again)
    return None


def _kinds(said: Said) -> set[str]:
    return {act.kind for _, reading in said if reading is not None for act in reading.reading.acts}


def _about(said: Said, shot: str) -> bool:
    """Whether something is done to a shot, and it is not only made."""
    acts = [act for _, reading in said if reading is not None for act in reading.reading.acts]
    if {token.text for token in said[0][0].finder.tokens} & NOISES and any(act.kind == "remove_shot" for act in acts):
        return False
    return any(shot in strings(act.model_dump()) for act in acts) and all(act.kind != "generate" for act in acts)


def clear(said: Said) -> bool:
    """Whether all of a message is understood, and comes to something."""
    return bool(said) and all(reading is not None and reading.sure and _something(reading) for _, reading in said)


def _something(understood: Understood) -> bool:
    reading = understood.reading
    acts: tuple[Act, ...] = reading.acts
    return bool(acts or reading.answer or reading.question or reading.problem or not reading.used)
