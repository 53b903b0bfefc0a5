"""References in a message, resolved on the actual film: "3 to 5", "2B", "the second shot of scene 2", "the wides".

Everything is tried at every token, and the longest reference wins. What is written like a reference but points at
nothing is a Ref with a `problem`; what may mean several things has `options`.
"""

from collections.abc import Sequence
from functools import partial

from agent.embedded.amounts import amount_at, taken_off
from agent.embedded.around import ABOUT, AGED, PREDICATES, THERE
from agent.embedded.callings import Callings
from agent.embedded.depictions import depicted
from agent.embedded.film_index import FilmIndex
from agent.embedded.joins import joined
from agent.embedded.left_over import excepted, the_rest
from agent.embedded.memory import Memory
from agent.embedded.moments import moment
from agent.embedded.noun_phrases import NounPhrases
from agent.embedded.pieces import forms
from agent.embedded.refs import ADDED_TO, COUNTED, JOINTS, OTHER_TAKES, RANGES, SCENES, SHOTS, TAKES, Found, Ref
from agent.embedded.tokens import UNITS, Token
from tools.film.errors import DirectorError
from tools.film.slate import find_take


class Finder:
    """Finds what a message points at, in one film and one conversation."""

    def __init__(self, index: FilmIndex, memory: Memory, tokens: Sequence[Token]) -> None:
        self.index = index
        self.memory = memory
        self.tokens = tokens
        self.nouns = NounPhrases(index, memory, tokens)
        self.called = Callings(index, memory, tokens, self.nouns)
        self.nouns.pointed = self.plain
        self.mentioned: set[str] = set()
        self._read: dict[int, Found | None] = {}  # until something is mentioned: it is asked for over and over
        self._moving = any(t.text in ("move", "put", "shift", "place", "bring", "take", "drag") for t in tokens)

    def at(self, at: int) -> Found | None:
        """The longest reference that begins at a token."""
        if at not in self._read:
            self._read[at] = self._longest(at)
        return self._read[at]

    def _longest(self, at: int) -> Found | None:
        found = [
            reference
            for read in (
                self._timecode,
                partial(joined, self),
                self._take,
                self._scenes,
                self._shots,
                self._slate,
                self._bare_numbers,
                self.nouns.shots,
                self.called.scenes,
                self.called.people,
                self.called.places,
                self.called.film,
                self.called.pronoun,
                partial(the_rest, self),
                partial(depicted, self),
            )
            if (reference := read(at)) is not None
        ]
        if not found:
            return None
        best = self._there(*max(found, key=lambda reference: reference[1]))
        return excepted(self, *best)

    def _there(self, ref: Ref, after: int) -> Found:
        """ "Every shot there": of what the message has spoken of, and not of the film."""
        words = " ".join(self.word(i) for i in range(after, after + 2))
        here = next((said for said in THERE if f"{words} ".startswith(f"{said} ")), None)
        if ref.kind != "film" or not (ref.said or "").startswith(("every", "each", "all")):
            return ref, after
        if here is None:
            counted = "shot" in ref.said.split() or "shots" in ref.said.split()
            inside = self._fronted() if counted else ()
            return (Ref("shots", inside, ref.said, "all") if inside else ref), after
        shots = self.mentioned or {*self.index.shots_of_scenes(self.memory.scenes)}
        if not shots:
            return ref, after
        ordered = tuple(shot for shot in self.index.order if shot in shots)
        return Ref("shots", ordered, ref.said, "all"), after + len(here.split())

    def _fronted(self) -> tuple[str, ...]:
        """The shots of a place that opens a message: "dining room: a second out of every shot"."""
        inside = self.word(0) in ("in", "at", "on", "for")
        found = self.called.places(int(inside)) or self.called.scenes(int(inside)) or self._scenes(int(inside))
        if found is None or found[0].problem or not (inside or self.word(found[1]) in (":", ",", "-", "–")):
            return ()
        return self.shots_of(found[0])

    def mention(self, ref: Ref) -> None:
        """Take note of what a message has pointed at, for what points back at it: "the last of them"."""
        self._read.clear()
        shots = ref.options or self.shots_of(ref)
        if shots and ref.kind in ("shots", "scenes", "takes") and ref.how != "pronoun":
            self.nouns.just = shots
        if ref.kind in ("scenes", "places") and shots:
            self.nouns.there = shots
        if ref.how != "pronoun" and ref.kind in ("shots", "scenes", "takes", "places"):
            self.mentioned |= set(shots)

    def plain(self, at: int) -> Found | None:
        """A shot or scene by its number or slate, or a moment by its timecode."""
        if at >= len(self.tokens):
            return None
        reads = (self._scenes, self._shots, self._slate, self._bare_numbers, self._timecode, self.called.scenes)
        return next((found for read in reads if (found := read(at)) is not None), None)

    def word(self, at: int) -> str:
        return self.tokens[at].text if 0 <= at < len(self.tokens) else ""

    def _timecode(self, at: int) -> Found | None:
        token = self.tokens[at]
        return (moment(self.index, token.text), at + 1) if token.kind == "timecode" else None

    def _take(self, at: int) -> Found | None:
        """ "take 2 of 7", "the second take of 7", "7 take 2", "take 2"; a take's slate is read as a slate."""
        start = at
        while self.word(at) in ("the", "my", "her", "his"):
            at += 1
        if self.tokens[start].kind in ("number", "slate") or self.word(start) in SHOTS:
            shots = self._shots(start) or self._bare_numbers(start) or self._slate(start)
            if shots is None or len(shots[0].ids) != 1:
                return None
            after = shots[1] + (1 if self.word(shots[1]) == "," else 0)
            if self.word(after) in TAKES and self._is_number(after + 1):
                return self._take_of(shots[0], int(self.tokens[after + 1].value)), after + 2
            return None
        number = 0
        if at < len(self.tokens) and self.tokens[at].kind == "ordinal" and self.word(at + 1) in TAKES:
            number, at = int(self.tokens[at].value), at + 2
        elif self.word(at) in ("latest", "newest", "best") and self.word(at + 1) in TAKES:
            number, at = -1, at + 2
        elif self.word(at) in OTHER_TAKES and self.word(at + 1) in TAKES:
            number, at = OTHER_TAKES[self.word(at)], at + 2
            if number == 0:
                return None
        elif self.word(at) in TAKES and self._is_number(at + 1) and not (self._counts(at + 1) or self._leaves(at + 2)):
            number, at = int(self.tokens[at + 1].value), at + 2
        else:
            return None
        more, at = self._further_takes(at, plural=self.word(at - 2) == "takes")
        step = at + (1 if self.word(at) in ("of", "on", "for", "in", "from") else 0)
        shots = (
            None
            if step >= len(self.tokens)
            else self._shots(step) or self._bare_numbers(step) or self._slate(step) or self.nouns.shots(step)
        )
        if shots is None and step > at:
            shots = self.called.pronoun(step)
        if shots is not None and len(shots[0].ids) == 1:
            each = [self._take_of(shots[0], one) for one in (number, *more)]
            told = next((ref for ref in each if ref.problem), None)
            numbers = tuple(one for ref in each for one in ref.numbers)
            return told or Ref("takes", shots[0].ids, "take", numbers=numbers), shots[1]
        if shots is not None and shots[0].problem:
            return shots
        return Ref("takes", (), "take", "pronoun" if not self.memory.shots else "number", (number, *more)), at

    def _further_takes(self, at: int, *, plural: bool) -> tuple[tuple[int, ...], int]:
        """The takes that are named after the first: "takes 1 and 3 of 11", "take 1 and take 3"."""
        found: list[int] = []
        while self.word(at) in JOINTS and self.word(at):
            step = at
            while self.word(step) in JOINTS and self.word(step):
                step += 1
            named = self.word(step) in TAKES
            step += named
            if not (named or plural) or not self._is_number(step) or self._counts(step):
                break
            found.append(int(self.tokens[step].value))
            at = step + 1
        return tuple(found), at

    def _counts(self, at: int) -> bool:
        """Whether a number counts something: "take 8 frames off", "take 3 more"."""
        return self.word(at + 1) in COUNTED or amount_at(self.tokens, at) is not None

    def _leaves(self, at: int) -> bool:
        """Whether "take 6" goes on as a verb does: "take 6 out", "take 6 away", "take 5 and 6 down a stop"."""
        while self.word(at) in (*JOINTS, *RANGES) and self._is_number(at + 1):
            at += 2
        return self.word(at) in ("out", "off", "away", "down", "up", "back")

    def _take_of(self, shots: Ref, number: int) -> Ref:
        takes = [take for take in self.index.film.takes.values() if take.shot == shots.ids[0]]
        place = number if number > 0 else len(takes) + 1 + number
        slate = self.index.slate(shots.ids[0])
        if not 1 <= place <= len(takes):
            many = "no take yet" if not takes else f"{len(takes)} take{'s' if len(takes) > 1 else ''}"
            return Ref("takes", shots.ids, "take", numbers=(number,), problem=f"Shot {slate} has {many}.")
        return Ref("takes", shots.ids, "take", numbers=(place,))

    def _scenes(self, at: int) -> Found | None:
        while self.word(at) in ("the", "all", "both", "of"):
            at += 1
        if self.word(at) not in SCENES:
            return None
        plural = self.word(at).endswith("s")
        at += 1
        if self.word(at) in ("number", "no", "#", "nr"):
            at += 1
        numbers, after = self._integers(at, ranges=plural or not self._moving, plural=plural)
        if not numbers:
            return None
        many = len(self.index.film.scenes)
        wrong = [number for number in numbers if not 1 <= number <= many]
        said = f"scene {numbers[0]}"
        if wrong:
            has = f"the film has scenes 1 to {many}" if many > 1 else "the film has one scene"
            return Ref("scenes", (), said, problem=f"There is no scene {wrong[0]}; {has}."), after
        ids = tuple(self.index.film.scenes[number - 1].id for number in dict.fromkeys(numbers))
        return Ref("scenes", ids, said), after

    def _shots(self, at: int) -> Found | None:
        while self.word(at) in ("the", "all", "both", "of"):
            at += 1
        if self.word(at) not in SHOTS:
            return None
        plural = self.word(at).endswith("s") or self.word(at) in ("einstellungen",)
        at += 1
        if self.word(at) in ("number", "no", "#", "nr", "numbers", "nos"):
            at += 1
        if plural and at < len(self.tokens) and (amount := amount_at(self.tokens, at)) and amount[0].unit == "percent":
            # "all shots 20 % shorter"
            return None
        return self.numbers(at, ranges=plural or not self._moving, plural=plural)

    def _bare_numbers(self, at: int) -> Found | None:
        """Numbers alone are shots, unless they count something or belong to something else."""
        before = self.word(at - 1)
        if before == "than" and self.word(at - 2) in ("more", "less", "fewer") and self.word(at - 3) in ("no", "not"):
            # "no more than two wheels of cheese"
            return None
        if before in ("revision", "version", "rev", "seed", "level", "option", "choice", "number"):
            return None
        aged = any(token.text in AGED for token in self.tokens[max(at - 3, 0) : at])
        if before in (*ABOUT, ",") and aged:
            # "make him older, around forty"
            return None
        if self.word(at) in ("#", "no", "number") and self._is_number(at + 1):
            return self.numbers(at + 1, ranges=True)
        if not self._is_number(at) or amount_at(self.tokens, at) is not None or taken_off(self.tokens, at):
            return None
        after = self.word(at + 1)
        follows = self.word(at + 2)
        if before == "the" and self.word(at).isalpha() and after.endswith("s") and {*forms(after)} & self.index.known:
            # "the three letters"
            return None
        spanned = before in ("from", "between", "about", "around", "last", "for", "at", "of", "be", "it", "to")
        if spanned and after in RANGES and at + 2 < len(self.tokens) and amount_at(self.tokens, at + 2) is not None:
            # "from 4 to 5 seconds"
            return None
        if after == "of" and follows in ("them", "us", "these", "those") and self.tokens[at].value > 2:
            # "on the three of them"
            return None
        added = after in ("more", "extra", "new")
        counts = after in COUNTED and (after == "takes" or follows != "of") and (not added or not follows)
        if after != "take" and (counts or (added and (follows in (*COUNTED, *ADDED_TO) or follows in UNITS))):
            return None
        if after == "take" and not self._is_number(at + 2):
            return None
        ranges = before in ("from", "shots", "between") or not self._moving
        return self.numbers(at, ranges=ranges)

    def _slate(self, at: int) -> Found | None:
        return self.numbers(at, ranges=True) if self.tokens[at].kind == "slate" else None

    def numbers(self, at: int, *, ranges: bool, plural: bool = False) -> Found | None:
        """A list of shots by number or slate: "3", "2 and 2B", "3-5, 7"."""
        ids: list[str] = []
        problem, said, single_take = "", "", ""
        began = at
        while at < len(self.tokens):
            one = self.one(at)
            if one is None:
                break
            if at > began and self._goes_on(at + 1) and not (plural and len(ids) == 1):
                # "circle 3, 4 is too long": the next number begins a sentence of its own
                break
            shot, trouble, single_take = one
            said = said or self.tokens[at].text
            problem = problem or trouble
            at += 1
            to_here = ranges and shot and self.word(at) in RANGES and at + 1 < len(self.tokens)
            if to_here and (end := self.one(at + 1)) is not None and amount_at(self.tokens, at + 1) is None:
                problem = problem or end[1]
                if end[0]:
                    first, last = self.index.numbers[shot], self.index.numbers[end[0]]
                    ids += self.index.order[min(first, last) - 1 : max(first, last)]
                at += 2
            elif shot:
                ids.append(shot)
            joint = at
            while self.word(joint) in JOINTS and self.word(joint):
                joint += 1
            if self.word(joint) in SHOTS:
                joint += 1
            more = joint > at and joint < len(self.tokens) and amount_at(self.tokens, joint) is None
            following = self.one(joint) if more and not single_take else None
            if following is None or following[2] or self.word(joint + 1) in COUNTED:
                # "4A-1 and 4A-3": each take is one by itself
                break
            if self._goes_on(joint + 1) and not (plural and len(ids) == 1):
                break
            at = joint
        if at == began:
            return None
        if single_take and len(ids) == 1:
            take = find_take(self.index.film, single_take)
            takes = [known.id for known in self.index.film.takes.values() if known.shot == take.shot]
            return Ref("takes", tuple(ids), said, "slate", (takes.index(take.id) + 1,)), at
        if problem:
            return Ref("shots", (), said, problem=problem), at
        how = "slate" if self.tokens[began].kind == "slate" else "number"
        return Ref("shots", tuple(dict.fromkeys(ids)), said, how), at

    def one(self, at: int) -> tuple[str, str, str] | None:
        """(the shot's id, what is wrong, the take's slate when one was said); None when it is no number or slate."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        many = len(self.index.order)
        if token.kind == "slate":
            setup, _, take = token.text.partition("-")
            shot = self.index.by_slate.get(setup)
            if shot is None:
                return "", f"There is no slate {token.text.upper()}; the film has shots 1 to {many}.", ""
            if take:
                try:
                    find_take(self.index.film, token.text.upper())
                except DirectorError as error:
                    return "", error.message, ""
                return shot, "", token.text.upper()
            return shot, "", ""
        if token.kind == "number" and token.value == int(token.value):
            number = int(token.value)
            if 1 <= number <= many:
                return self.index.order[number - 1], "", ""
            legal = f"the film has shots 1 to {many}" if many else "the film has no shots yet"
            return "", f"There is no shot {number}; {legal}.", ""
        return None

    def _goes_on(self, at: int) -> bool:
        return self.word(at) in PREDICATES

    def _integers(self, at: int, *, ranges: bool, plural: bool) -> tuple[list[int], int]:
        numbers: list[int] = []
        while at < len(self.tokens) and self._is_number(at) and amount_at(self.tokens, at) is None:
            first = int(self.tokens[at].value)
            at += 1
            to_here = ranges and self.word(at) in RANGES and self._is_number(at + 1)
            if to_here and amount_at(self.tokens, at + 1) is None:
                numbers += range(first, int(self.tokens[at + 1].value) + 1)
                at += 2
            else:
                numbers.append(first)
            joint = at
            while self.word(joint) in JOINTS:
                joint += 1
            if self.word(joint) in SCENES:
                joint += 1
            listed = plural and len(numbers) == 1
            if joint == at or not self._is_number(joint) or (self._goes_on(joint + 1) and not listed):
                break
            if self._counts(joint):
                break
            at = joint
        return numbers, at

    def _is_number(self, at: int) -> bool:
        if not 0 <= at < len(self.tokens):
            return False
        token = self.tokens[at]
        return token.kind == "number" and token.value == int(token.value)

    def shots_of(self, ref: Ref) -> tuple[str, ...]:
        """The shots that a reference of any kind comes to."""
        match ref.kind:
            case "scenes":
                return self.index.shots_of_scenes(ref.ids)
            case "people":
                return tuple(s for who in ref.ids for s in self.index.shots_of_person(who))
            case "places":
                return tuple(s for place in ref.ids for s in self.index.shots_of_place(place))
            case "film":
                return self.index.order
            case "cue" | "lines":
                cues = self.index.film.cues
                return tuple(cues[cue].shot for cue in ref.ids if cue in cues)
            case _:
                return ref.ids
