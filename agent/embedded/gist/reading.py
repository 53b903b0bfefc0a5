"""A message by its gist: every request of it in plain words, what the grammar makes of those, and how certain it is."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from agent.embedded.film_index import FilmIndex
from agent.embedded.gist.deeds import DEEDS
from agent.embedded.gist.forms import ANSWERS, INTENTS, QUIET
from agent.embedded.gist.hearing import Hearing, Request
from agent.embedded.gist.reaching import AT_A_CUT, names_something, reached
from agent.embedded.gist.righting import BOTH, IN_FRAMES, WHOLE_FILM, akin, righted
from agent.embedded.gist.slots import measured, slots_of, tells, unsaid
from agent.embedded.gist.sound_deeds import CALLED_BY_TARGET
from agent.embedded.gist.targets import Targets
from agent.embedded.gist.wishes import Wish
from agent.embedded.honesty import strings
from agent.embedded.pieces import Piece, forms
from agent.embedded.tokens import Token
from agent.ports import Thought
from tools.film.edits.story import ReviseShot
from tools.writing.encoder import Encoder

RIVAL = 0.25
"""how likely another intent must be, beside the likeliest, to be tried where that one has no plain words"""
MARKED = 0.4
"""how certain every word must be of its slot for something to be done"""
POINTING = frozenset("it that this that one this one there".split()) | {"that one", "this one"}
"""what says nothing new of a target"""
VOID = frozenset(("it", "this", "the", "that"))
"""what names no target by itself"""
IDLE = frozenset("DW")
"""slots that may be left out of what is done: how much of it was wished, and of whom"""
OF_THE_FILM = frozenset("export render undo redo name_cut lock_picture unlock_picture cancel".split())
"""acts of which it says nothing that somebody is named: "an EDL for our online guy" """
DOUBLED = re.compile(r"\b(\w+) (?=\1\b)|\bin (?=(?:at|on|inside)\b)")
"""a word that stands in the form and was heard as well: "sad music music", "in at the harbour" """
MEASURED = frozenset(("longer", "shorter", "film_longer", "film_shorter"))
"""what takes no bare number for an amount: "too long. four." is no four seconds less"""
NEAR_AMOUNT = 8
"""characters between two parts of one amount"""
LONGEST_NAME = 4
"""words of a new name"""
COLOURED = re.compile(
    r"(?<!too )(?<!so )(?<!all )(?<!very )\b(?:red|blue|green|yellow|pink|purple|white|black|brown)\b"
)
"""a colour that something is to have, and not one of the whole picture"""
TINTED = {name: frozenset(("blue", "yellow")) for name in ("warmer", "colder")}
"""what makes a picture warmer or colder -> the colours by which that is said"""


@dataclass(frozen=True)
class Meant:
    """What one request comes to: its plain words, and what they come to.

    How certain its intent, its target and its slots are, and how likely the second intent is (each 0..1); whether all
    its slots have a place in it and no number, quotation or name is left over; whether it says what it is about.
    """

    plain: str = ""
    thought: Thought | None = None
    heard: float = 0.0
    target: float = 1.0
    rival: float = 0.0
    marked: float = 1.0
    said: bool = True
    accounted: bool = True
    aimed: bool = True

    @property
    def whole(self) -> bool:
        """Whether nothing of it is left out, and nothing is missing."""
        return self.said and self.accounted and self.aimed and self.marked >= MARKED


@dataclass(frozen=True)
class _Way:
    """One way of doing an intent: its form (none of a deed), that form in words, its slots, and what it comes to."""

    form: str
    plain: str
    used: frozenset[str]
    thought: Thought


@dataclass(frozen=True)
class _Talk:
    """What the requests of a message are read with."""

    message: str
    tokens: Sequence[Token]
    targets: Targets
    understand: Callable[[str], Thought | None]
    index: FilmIndex
    people: frozenset[str]

    def accounted(self, request: Request, way: _Way) -> bool:
        """Whether no number, quotation or name of a request is left over; a name may be left that the shots show."""
        kinds = {act.kind for act in way.thought.acts}
        if kinds and kinds <= OF_THE_FILM:
            return not unsaid(request, way.form, way.used, self.tokens, frozenset())
        told = {text for act in way.thought.acts for text in strings(act.model_dump())}
        there = [shot for shot in self.index.order if shot in told]
        near = self.index.beside({*there}) if kinds <= AT_A_CUT else ()
        strangers = frozenset(
            name
            for name in self.people
            if not (self.index.shows(name, there) or any(self.index.shows(name, (shot,)) for shot in near))
        )
        return not unsaid(request, way.form, way.used, self.tokens, strangers)


class Gist:
    """What was learned, and the encoder it was learned on, in a folder (asset `sentences`); read when first asked."""

    def __init__(self, folder: Path, targets: type[Targets] = Targets) -> None:
        self._folder, self._targets = folder, targets

    @cached_property
    def _hearing(self) -> Hearing:
        return Hearing(self._folder)

    @cached_property
    def _encoder(self) -> Encoder:
        return Encoder(self._folder)

    def read(
        self,
        message: str,
        tokens: Sequence[Token],
        index: FilmIndex,
        pieces: Callable[[str], tuple[Piece, ...]],
        understand: Callable[[str], Thought | None],
        spoken_of: bool = False,
        before: str = "",
    ) -> list[Meant]:
        """The requests of a message, and `before` is the message before it. `pieces` reads words as the grammar does;
        `understand` is what plain words come to, None where the grammar is not sure of them; `spoken_of` is whether
        the conversation says what "it" is."""
        people = frozenset(word for way in index.people for word in way)

        def known(word: str) -> bool:
            return bool({*forms(word)} & index.known)

        def someone(word: str) -> bool:
            return word in people

        heard = self._hearing.requests(message, known, someone, before)
        talk = _Talk(message, tokens, self._targets(index, self._encoder, pieces), understand, index, people)
        found: list[Meant] = []
        it = "it" if spoken_of else ""
        if before and not spoken_of and any("T" not in {span.slot for span in one.spans} for one in heard):
            # what the message before was about, though nothing came of it
            it = _target_of(before, self._hearing.requests(before, known, someone))
        for request in joined(heard, message):
            name, likely = request.intents[0]
            if name in QUIET and len(heard) > 1:
                continue
            if name in ANSWERS:
                # beside other requests it keeps them from being done, where it is a condition
                answer = Thought(words=ANSWERS[name], final=True) if len(heard) == 1 else None
                found.append(Meant(thought=answer, heard=likely))
                continue
            meant, it = _meant(request, it, talk)
            if _of_what_is_new(found, request, message):
                meant = Meant(heard=likely)
            found.append(meant)
        return found


def _of_what_is_new(before: Sequence[Meant], request: Request, message: str) -> bool:
    """Whether a request is of what the one before it makes: "add a shot of the sea and make it darker"."""
    acts = before[-1].thought.acts if before and before[-1].thought is not None else ()
    said = {message[span.start : span.end].casefold() for span in request.spans if span.slot == "T"}
    return bool(said) and said <= POINTING and any(act.kind in ("add_shot", "add_scene") for act in acts)


def _target_of(message: str, heard: Sequence[Request]) -> str:
    """What a message was last about, in its own words; empty where it names no target."""
    targets = [span for request in heard for span in request.spans if span.slot == "T"]
    return message[targets[-1].start : targets[-1].end] if targets else ""


def _meant(request: Request, it: str, talk: _Talk) -> tuple[Meant, str]:
    """What a request comes to by the likeliest intent that has plain words for it, and what "it" is after it."""
    for heard, likely in request.intents:
        if likely < RIVAL * request.intents[0][1]:
            break
        name = righted(heard, talk.message[request.start : request.end])
        likely += sum(other for kin, other in request.intents if kin != heard and akin(kin, heard))
        if name in INTENTS and (read := _as(name, likely, request, it, talk)) is not None:
            return read
    return Meant(heard=request.intents[0][1]), it


def _as(name: str, likely: float, request: Request, it: str, talk: _Talk) -> tuple[Meant, str] | None:
    """What a request comes to as one intent; None where neither the grammar nor a deed makes anything of it."""
    words, certain, shots = _slots_heard(name, request, it, talk)
    if name in TINTED and {*COLOURED.findall(talk.message.casefold())} - TINTED[name]:
        certain = 0.0
    named = words.get("T")
    meant: Meant | None = None
    for way in _ways(name, words, shots, talk):
        said, aimed = _all_said(request, way, words, talk), bool(named) or "T" not in _slots(way.form)
        named_shots, others = shots.get("T", ()), shots.get("U", ())
        aimed &= "T" not in _slots(way.form) or reached(way.thought.acts, named_shots, others, talk.index)
        accounted, rival = talk.accounted(request, way), request.intents[1][1]
        found = Meant(way.plain, way.thought, likely, certain, rival, request.marked, said, accounted, aimed)
        meant = meant or found
        if said and (way.thought.acts or not INTENTS[name].kinds):
            # where one way leaves out something that was heard, another may have a place for it
            meant = found
            break
    return (meant, named or it) if meant is not None else None


def _slots_heard(
    name: str, request: Request, it: str, talk: _Talk
) -> tuple[dict[str, str], float, dict[str, tuple[str, ...]]]:
    """The words of each slot, the targets in words that the grammar reads; how certain these are, and their shots."""
    words = slots_of(request, _takes(name), talk.message, talk.tokens)
    if name in IN_FRAMES and words.get("A", "").isalnum():
        # "six off the head" is six frames at an edit desk
        words["A"] = f"{words['A']} frames"
    if name in CALLED_BY_TARGET and "T" in words and "X" not in words:
        words["X"] = words.pop("T")
    said = talk.message[request.start : request.end].casefold()
    if words.get("T", "it").casefold() in VOID and INTENTS[name].forms and WHOLE_FILM.search(said):
        words["T"] = "the film"
    if name == "undo_steps" and BOTH.search(said):
        words.setdefault("A", "2")
    certain, shots = 1.0, dict[str, tuple[str, ...]]()
    if it and words.get("T", "it").casefold() in POINTING:
        # of two requests the second is about what the first was of, but not "and one second less gauge"
        certain = 0.0 if "T" not in words and names_something(request, talk.tokens, talk.index) else 1.0
        words["T"] = it
    # of two targets each is described by itself
    asked = "" if {"T", "U"} <= words.keys() else talk.message[request.start : request.end]
    for slot in ("U", "T"):
        target = talk.targets.find(words[slot], asked) if slot in words and slot in _takes(name) else None
        if target is not None:
            words[slot], certain, shots[slot] = target.words, min(certain, target.certain), target.shots
    return words, certain, shots


def _ways(name: str, words: Mapping[str, str], shots: Mapping[str, tuple[str, ...]], talk: _Talk) -> Iterator[_Way]:
    """What an intent may come to with these slots: by its forms, the fullest first, by its deed, and last by those
    forms of which the grammar will ask which shot."""
    intent, deed = INTENTS[name], DEEDS.get(name)
    seen = shots.get("T", ())
    for form in intent.camera:
        if seen and _slots(form) <= words.keys():
            plain = _plain(form, words)
            thought = Thought(acts=(ReviseShot(shots=seen, look=plain),), final=True)
            yield _Way(form, plain, _slots(form, "{T}"), thought)
    yield from _by_forms(name, intent.forms, words, shots, talk)
    if deed is not None and deed.needs <= words.keys():
        acts = deed.of(Wish(talk.index, words, seen, shots.get("U", ())))
        if acts:
            yield _Way("", "", deed.takes, Thought(acts=acts, final=True))
    if "T" not in words:
        aimed = [form for form in intent.forms if "{T}" in form]
        yield from _by_forms(name, aimed, {**words, "T": "it"}, shots, talk)


def _by_forms(
    name: str, forms: Sequence[str], words: Mapping[str, str], shots: Mapping[str, tuple[str, ...]], talk: _Talk
) -> Iterator[_Way]:
    """What the grammar makes of the forms of which all slots are there."""
    between = _slots("{U}") if name == "add_shot_between" and _follows(shots, talk.index) else frozenset[str]()
    for form in forms:
        if not _slots(form) <= words.keys() or ("{A}" in form and name in MEASURED and not measured(words["A"])):
            continue
        plain = _plain(form, words)
        thought = talk.understand(plain)
        if thought is not None and {act.kind for act in thought.acts} <= INTENTS[name].kinds:
            yield _Way(form, plain, _slots(form) | between, thought)


def _follows(shots: Mapping[str, tuple[str, ...]], index: FilmIndex) -> bool:
    """Whether the second target begins where the first ends."""
    ends, begins = (shots.get(slot, ()) for slot in "TU")
    return bool(ends and begins) and index.numbers[ends[-1]] + 1 == index.numbers[begins[0]]


def _plain(form: str, words: Mapping[str, str]) -> str:
    return DOUBLED.sub("", form.format(**words))


def _takes(name: str) -> frozenset[str]:
    """The slots that an intent has a place for."""
    intent, deed = INTENTS[name], DEEDS.get(name)
    aimed = ("{T}",) if intent.camera else ()
    slots = _slots(*intent.forms, *intent.camera, *aimed)
    return slots | deed.takes if deed is not None else slots


def _all_said(request: Request, way: _Way, words: Mapping[str, str], talk: _Talk) -> bool:
    """Whether every slot that was heard has its place in what is done, and says something."""
    left = {span.slot for span in request.spans if span.slot not in way.used | IDLE}
    amounts = [span for span in request.spans if span.slot == "A"]
    if len(amounts) > 1 and amounts[-1].start > amounts[0].end + NEAR_AMOUNT:
        # "eight seconds is an eternity. five tops": the second may be the one
        left.add("A")
    if left == {"X"}:
        left = {span.slot for span in request.spans if span.slot == "X" and tells(talk.message[span.start : span.end])}
    empty = "X" in way.used and "X" in words and not tells(words["X"])
    empty |= way.form.startswith("rename") and len(words["Q"].split()) > LONGEST_NAME
    return not left and not empty


def joined(heard: Sequence[Request], message: str) -> list[Request]:
    """The requests, those as one that were said in two sentences: "I love that boat. Four seconds more of it?" """
    found: list[Request] = []
    for request in heard:
        before = found[-1] if found else None
        if before is not None and before.intents[0][0] == request.intents[0][0]:
            slots = {span.slot for span in request.spans}
            said = {message[span.start : span.end].casefold() for span in request.spans if span.slot == "T"}
            if not slots & {span.slot for span in before.spans} - {"T"} and said <= POINTING:
                spans = tuple(
                    span for span in request.spans if span.slot != "T" or "T" not in {s.slot for s in before.spans}
                )
                likely = max(before.intents[0][1], request.intents[0][1])
                intents = ((before.intents[0][0], likely), *before.intents[1:])
                marked = min(before.marked, request.marked)
                found[-1] = Request(before.start, request.end, intents, (*before.spans, *spans), marked)
                continue
        found.append(request)
    return found


def _slots(*forms: str) -> frozenset[str]:
    """The slots that some forms have a place for; N, which take, is made of A."""
    found = frozenset(form[at + 1] for form in forms for at in range(len(form)) if form[at] == "{")
    return found | {"A"} if "N" in found else found
