"""What one request can mean: the clause, what its words point at, and the readings that readers find in it.

A reader looks at a clause and offers readings. A reading says which pieces it accounts for; the reading that accounts
for all of them, or for the most, is what was meant. Words nobody accounts for are never ignored: then it is asked.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from agent.conversation import Act, Question
from agent.embedded.film_index import FilmIndex
from agent.embedded.left_over import nowhere
from agent.embedded.memory import Memory
from agent.embedded.pieces import Piece
from agent.embedded.references import Finder
from agent.embedded.refs import JOINTS, Ref
from agent.embedded.shot_wishes import resolved
from agent.embedded.spans import ONE, one_of_theirs, stretch
from agent.embedded.tokens import Token
from agent.ports import Situation
from tools.film.film import Film

KINDS = ("shots", "scenes", "film", "takes")
"""references that a request is about, when nothing else is said"""


@dataclass(frozen=True)
class Target:
    """What a clause is about. `used` are the pieces that say so; a problem or options mean that it is not clear."""

    shots: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    whole: bool = False
    used: frozenset[int] = frozenset()
    problem: str = ""
    options: tuple[str, ...] = ()
    said: bool = False
    """whether the clause itself says it; else it comes from the conversation"""

    @property
    def clear(self) -> bool:
        return bool(self.shots or self.scenes or self.whole) and not self.problem and not self.options

    @property
    def selection(self) -> dict[str, tuple[str, ...]]:
        """The fields of a Selection: scenes where scenes were said, else shots."""
        return {"scenes": self.scenes} if self.scenes and not self.shots else {"shots": self.shots}


@dataclass(frozen=True)
class Clause:
    """One request of a message: its pieces, and everything needed to understand them."""

    pieces: tuple[Piece, ...]
    message: str
    finder: Finder
    situation: Situation
    focus: Memory
    """what was spoken of, also earlier in this very message"""
    every: tuple[Piece, ...] = ()
    """the pieces of the whole message"""
    carried: tuple[str, ...] = ()
    """the verbs (concepts) of the request before, for one that has none: "make 3 darker and 4 longer" """

    @property
    def film(self) -> Film:
        return self.situation.film

    @property
    def index(self) -> FilmIndex:
        return self.finder.index

    @property
    def rate(self) -> Fraction:
        return self.film.look.rate

    @property
    def tokens(self) -> Sequence[Token]:
        """The words, numbers and marks of the clause."""
        return self.finder.tokens[self.pieces[0].first : self.pieces[-1].last]

    @property
    def plain(self) -> str:
        """The clause as plain words, in lower case, with one blank between its pieces."""
        return " ".join(piece.text for piece in self.pieces)

    @property
    def hard(self) -> frozenset[int]:
        """The pieces that a reading has to account for."""
        return frozenset(i for i, piece in enumerate(self.pieces) if not piece.soft)

    def find(self, *concepts: str, after: int = -1) -> int | None:
        """The first piece after a place that can mean one of the concepts ("verb.remove", or "size." for a group)."""
        for i, piece in enumerate(self.pieces):
            if i > after and piece.means(*concepts):
                return i
        return None

    def all(self, *concepts: str) -> tuple[int, ...]:
        return tuple(i for i, piece in enumerate(self.pieces) if piece.means(*concepts))

    def has(self, *concepts: str) -> bool:
        """Whether a piece means it, or the clause before lent its verb."""
        return self.find(*concepts) is not None or any(concept in self.carried for concept in concepts)

    def refs(self, *kinds: str) -> tuple[int, ...]:
        """The pieces that are references of these kinds."""
        return tuple(i for i, piece in enumerate(self.pieces) if piece.ref is not None and piece.ref.kind in kinds)

    def pronouns(self, *kinds: str) -> set[int]:
        """Of the references of these kinds, those that name nothing: "it", "that one"."""
        return {i for i in self.refs(*kinds) if (ref := self.pieces[i].ref) is not None and ref.how == "pronoun"}

    def named(self, *words: str) -> set[int]:
        """The pieces that are one of these words."""
        return {i for i, piece in enumerate(self.pieces) if piece.text in words}

    def amounts(self, *units: str) -> tuple[int, ...]:
        return tuple(
            i for i, p in enumerate(self.pieces) if p.amount is not None and (not units or p.amount.unit in units)
        )

    def degree(self, *, small: float, normal: float, large: float) -> float:
        """One of three strengths, by "a bit", nothing, or "much"."""
        if self.find("degree.large") is not None:
            return large
        return small if self.find("degree.small") is not None else normal

    def before(self, at: int, *concepts: str) -> int | None:
        """The piece before a place, past filler, when it means one of the concepts."""
        for i in range(at - 1, -1, -1):
            if self.pieces[i].means(*concepts):
                return i
            if not self.pieces[i].soft:
                return None
        return None

    def contrasted(self, at: int) -> int | None:
        """The "instead of" or "not" that sets a piece against what is wanted: "snow instead of fog", "not at dawn"."""
        return self.before(at, "contrast", "neg")

    def text(self, first: int, last: int | None = None) -> str:
        """The message's own words from a piece up to (not with) another, as they were typed."""
        tokens = self.finder.tokens
        if first >= len(self.pieces):
            return ""
        start = tokens[self.pieces[first].first].start
        stop = len(self.pieces) if last is None else last
        if stop <= first:
            return ""
        end = tokens[self.pieces[stop - 1].last - 1].end
        return self.message[start:end].strip(" ,.;:!?")

    def shots_of(self, known: str) -> tuple[str, ...]:
        """The shots of one choice of a question, which may be a scene."""
        target = self.target_of(known)
        return target.shots or self.index.shots_of_scenes(target.scenes)

    def target_of(self, known: str) -> Target:
        """The target that an id is: a shot, a scene, or the shots of someone."""
        if any(scene.id == known for scene in self.film.scenes):
            return Target(scenes=(known,), said=True)
        return Target((known,) if known in self.index.numbers else self.index.shots_of_person(known), said=True)

    def words(self, places: Iterable[int]) -> str:
        """The message's own words at these pieces, in order."""
        tokens = self.finder.tokens
        spans = [(tokens[self.pieces[i].first].start, tokens[self.pieces[i].last - 1].end) for i in sorted(places)]
        return " ".join(self.message[start:end] for start, end in spans).strip(" ,.;:!?")

    def target(
        self, kinds: Sequence[str] = ("shots", "scenes", "film", "takes"), *, without: Iterable[int] = ()
    ) -> Target:
        """What the clause is about: all its references of these kinds together, else what was spoken of before.

        References to people and places are taken for their shots when `kinds` has them. `without` are pieces that
        mean something else (the place a shot shall go to).
        """
        spared = set(without)
        if "shots" in kinds and not spared and self.find("verb.move", "transition.", "edit.") is None:
            named = stretch(self.pieces, self.finder)
            if named is not None:
                return Target(named.shots, used=named.used, problem=named.problem, said=True)
        but = next((i for i, piece in enumerate(self.pieces) if piece.means("but") and not piece.means("neg")), None)
        if but is not None and not spared and any(i > but for i in self.refs("shots", "scenes", "people", "places")):
            return self._without(kinds, but)
        own = [i for i in self.refs(*kinds) if i not in spared]
        named = [i for i in own if (ref := self.pieces[i].ref) is not None and ref.how != "pronoun"]
        chosen = named or own
        if named and all((ref := self.pieces[i].ref) is not None and ref.kind == "people" for i in named):
            # "closer on her in that one"
            there = [i for i in own if i > max(named) and self.pieces[i - 1].text in ("in", "for", "on", "during")]
            pointed = {s for i in there if (ref := self.pieces[i].ref) is not None for s in self.finder.shots_of(ref)}
            if pointed and set(there) <= self.pronouns("shots", "scenes"):
                return Target(tuple(s for s in self.index.order if s in pointed), used=frozenset(own), said=True)
        if not self.focus.shots and len(theirs := one_of_theirs(self.pieces, own, self.finder)) > 1:
            return Target(options=theirs, used=frozenset(own), said=True)
        if not named and (about := self.about(spared)) is not None:
            return about
        owners = [i for i in named if self._owns(i)]
        if owners and len(owners) == len(named):
            return Target(options=self._theirs(owners), used=frozenset(own), said=True)
        if any((ref := self.pieces[i].ref) is not None and ref.kind in ("shots", "scenes", "takes") for i in named):
            # "shots 2, 4 and 6 all three seconds" are these shots
            named = [i for i in named if (ref := self.pieces[i].ref) is None or ref.kind != "film"]
        if any((ref := self.pieces[i].ref) is not None and ref.kind not in ("people", "places") for i in named):
            # "Mara in shot 4" is shot 4
            chosen = [i for i in named if (ref := self.pieces[i].ref) is None or ref.kind not in ("people", "places")]
            own = [i for i in own if i in chosen or self._shown(i, chosen)]
        if not named and all((ref := self.pieces[i].ref) is None or ref.kind in ("shots", "scenes") for i in own):
            return replace(self._from_focus(), used=frozenset(own))
        shots: list[str] = []
        scenes: list[str] = []
        whole = False
        if (there := self._met(chosen)) is not None:
            return replace(there, used=frozenset(own))
        for ref in self._scoped(chosen):
            if ref.problem or ref.options:
                return Target(used=frozenset(own), problem=ref.problem, options=ref.options, said=True)
            if ref.kind == "scenes":
                scenes += ref.ids
            else:
                whole |= ref.kind == "film"
                shots += self.finder.shots_of(ref)
        if shots and scenes:
            shots += self.index.shots_of_scenes(scenes)
            scenes = []
        order = self.index.numbers
        unique = tuple(sorted(dict.fromkeys(shots), key=lambda shot: order.get(shot, 0)))
        return Target(unique, tuple(dict.fromkeys(scenes)), whole, frozenset(own), said=bool(named))

    def _met(self, places: Sequence[int]) -> Target | None:
        """ "Mum in the garden": the shots there in which she is seen; None where not someone and a place are named."""
        refs = [ref for i in places if (ref := self.pieces[i].ref) is not None]
        if {ref.kind for ref in refs} != {"people", "places"} or any(not ref.ids for ref in refs):
            return None
        sets = [set(self.finder.shots_of(ref)) for ref in refs]
        met = tuple(shot for shot in self.index.order if all(shot in one for one in sets))
        return Target(met, said=True) if met else None

    def _owns(self, at: int) -> bool:
        """Whether someone only owns what is meant: "Gran's toast" is not every shot of Gran."""
        ref = self.pieces[at].ref
        follows = [piece.text for piece in self.pieces[at + 1 : at + 3]]
        thing = self.pieces[at + 2] if len(follows) == 2 else None
        someone = ref is not None and ref.kind == "people"
        return someone and follows[:1] == ["'s"] and thing is not None and thing.strange

    def _theirs(self, owners: Sequence[int]) -> tuple[str, ...]:
        """The shots of whoever owns what is meant; those that show it, where some do."""
        shots = [s for i in owners if (ref := self.pieces[i].ref) is not None for s in self.finder.shots_of(ref)]
        shown = [shot for shot in shots if all(self.index.shows(self.pieces[i + 2].text, (shot,)) for i in owners)]
        return tuple(shown or shots)

    def _scoped(self, places: Sequence[int]) -> list[Ref]:
        """The references, each within the scene that is named apart from it: "in scene 3 lose the second shot".

        Side by side they stand for both: "scene 2 and shot 9".
        """
        refs = [(i, ref) for i in places if (ref := self.pieces[i].ref) is not None]
        scenes = [(i, ref) for i, ref in refs if ref.kind == "scenes" and ref.ids]
        inside = [(i, ref) for i, ref in refs if ref.kind == "shots"]
        told = {shot for _, ref in inside for shot in ref.ids}
        # "the insert in the lamp room, the first one": the second says which of the first
        plain = [ref for _, ref in refs if not (ref.options and told and told <= set(ref.options))]
        if not scenes and (around := self._fronted()) and len(inside) == len(plain):
            return [
                resolved(replace(ref.wish, group=around), self.index, self.focus) if ref.wish is not None else ref
                for ref in plain
            ]
        if not scenes or not inside or any(self._listed(i, k) for i, _ in scenes for k, _ in inside):
            return plain
        named = tuple(scene for _, ref in scenes for scene in ref.ids)
        here = set(self.index.shots_of_scenes(named))
        found: list[Ref] = []
        for _, ref in inside:
            if ref.wish is not None and not ref.wish.scenes:
                within = replace(ref.wish, scenes=named)
                found.append(resolved(within, self.index, self.focus))
            elif set(ref.ids) <= here:
                found.append(ref)
            else:
                numbers = [self.index.numbers[shot] for shot in self.index.order if shot in here]
                apart = f"{ref.said} is not in that scene, which has shots {numbers[0]} to {numbers[-1]}."
                found.append(replace(ref, problem=ref.problem or f"{apart[:1].upper()}{apart[1:]}"))
        return found

    def _fronted(self) -> tuple[str, ...]:
        """The shots of a place that opens the request: "in the kitchen, cut the second shot"."""
        places = self.refs("places")
        opens = places and all(p.text in ("in", "at", "the") or p.ref is not None for p in self.pieces[: places[0] + 1])
        if not opens or places[0] + 1 >= len(self.pieces) or self.pieces[places[0] + 1].text != ",":
            return ()
        ref = self.pieces[places[0]].ref
        return self.finder.shots_of(ref) if ref is not None and self.pieces[0].ref is None else ()

    def _listed(self, one: int, other: int) -> bool:
        """Whether two references stand side by side in a list."""
        between = self.pieces[min(one, other) + 1 : max(one, other)]
        return bool(between) and all(p.text in JOINTS or p.means("but") or p.ref is not None for p in between)

    def _without(self, kinds: Sequence[str], but: int) -> Target:
        """ "everything warmer except scene 3": what follows the exception is taken away again."""
        gone = [i for i in self.refs("shots", "scenes", "people", "places", "takes") if i > but]
        # "tout sauf le 7": the article is no "it" where something is named
        named = [i for i in gone if (ref := self.pieces[i].ref) is not None and ref.how != "pronoun"]
        gone = named or gone
        base = self.target((*kinds, "film"), without=(*gone, len(self.pieces)))
        used = base.used | {but, *gone}
        problem = next((ref.problem for i in gone if (ref := self.pieces[i].ref) is not None and ref.problem), "")
        empty = [ref for i in gone if (ref := self.pieces[i].ref) is not None and not self.finder.shots_of(ref)]
        problem = problem or (nowhere(empty[0]) if empty else "")
        if problem or not base.clear:
            return replace(base, used=used, problem=problem or base.problem)
        spared = {shot for i in gone if (ref := self.pieces[i].ref) is not None for shot in self.finder.shots_of(ref)}
        shots = base.shots or self.index.shots_of_scenes(base.scenes)
        return Target(tuple(shot for shot in shots if shot not in spared), used=used, said=base.said or base.whole)

    def _shown(self, at: int, among: Iterable[int]) -> bool:
        """Whether a person or place is seen in any of the shots that other references come to, or is only "her"."""
        ref = self.pieces[at].ref
        if ref is None or ref.how == "pronoun":
            return True
        mine = set(self.finder.shots_of(ref))
        return any(mine & set(self.finder.shots_of(other)) for i in among if (other := self.pieces[i].ref) is not None)

    def about(self, spared: set[int]) -> Target | None:
        """ "the letter", when nothing else is pointed at: the shots with that thing; several are options."""
        things = [
            i
            for i, piece in enumerate(self.pieces)
            if i not in spared
            and piece.strange
            and piece.text in self.index.known
            and i
            and self.pieces[i - 1].text == "the"
        ]
        if not things:
            return None
        shots = self.index.shots_about([self.pieces[i].text for i in things])
        told = [piece.text for piece in self.pieces if piece.text in self.index.known]
        inserts = self.index.inserts_of(told, shots)
        if len(shots) == 1 or len(inserts) == 1:
            # the insert of a thing is the shot of it
            return Target(shots if len(shots) == 1 else inserts, used=frozenset(things), said=True)
        return Target(options=shots, used=frozenset(things), said=True) if shots else None

    def target_or_film(self, kinds: Sequence[str] = KINDS) -> Target:
        """The target; "it", when nothing was spoken of yet, is the film."""
        target = self.target(kinds)
        pronouns = self.pronouns("shots", "scenes", "film", "takes")
        one = any(ONE.intersection(self.pieces[i].text.split()) for i in pronouns)
        if target.clear or target.said or not pronouns or one:
            return target
        return Target(self.index.order, whole=True, used=target.used)

    def _from_focus(self) -> Target:
        if self.focus.shots:
            return Target(self.focus.shots, whole=len(self.focus.shots) > 1 and self.focus.shots == self.index.order)
        if self.focus.scenes:
            return Target(scenes=self.focus.scenes)
        if len(self.index.order) == 1:
            return Target(self.index.order)
        return Target()


@dataclass(frozen=True)
class Reading:
    """One thing that a clause can mean: what would be done, or asked, or answered, and the pieces it accounts for."""

    acts: tuple[Act, ...] = ()
    used: frozenset[int] = frozenset()
    weight: float = 0.0
    """decides between readings that account for the same pieces; 1 is a plain request, less is a guess"""
    answer: str = ""
    """the answer to a question about the film"""
    question: Question | None = None
    """it is clear what is wanted, but not of what: one short question"""
    problem: str = ""
    """it is clear what is wanted, and it cannot be had: one sentence with what can"""
    shots: tuple[str, ...] = ()
    scenes: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    """what "it", "that one" and "her" mean in the next request; else what the acts name"""
    verbatim: frozenset[int] = frozenset()
    """the used pieces that are taken as they were typed (a note, a line), so that a typo in them is no matter"""
    grammar: frozenset[int] = frozenset()
    """the used pieces that only say how what the acts have hangs together: "the engine room *begins*", "*delay* it" """


CERTAIN = 1.3
"""the weight from which a problem is not outdone by another reading that would do something"""

Reader = Callable[[Clause], Iterable[Reading]]
