"""What becomes of a message that was heard by its gist: done where all of it is certain, else proposed."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from agent.conversation import Act, Choice, Question
from agent.embedded.clauses import pieces_of
from agent.embedded.film_index import index_of
from agent.embedded.gist.leaving import as_one_file
from agent.embedded.gist.reaching import cut_for_a_thing, nothing_to_choose, unplayed
from agent.embedded.gist.reading import Gist, Meant
from agent.embedded.gist.reserve import reserved
from agent.embedded.honesty import strings
from agent.embedded.lengths import AT_LENGTH
from agent.embedded.memory import Memory
from agent.embedded.pieces import Piece
from agent.embedded.references import Finder
from agent.embedded.spelling import spelled
from agent.embedded.tokens import Token, tokenise
from agent.ports import Situation, Thought
from agent.telling import describe
from tools.film.film import Film
from tools.writing.lexicon import Lexicon

HEARD, HEARD_OF_MANY, TARGET = 0.6, 0.85, 0.6
"""how certain hearing, of one request or of several, and target must be for something to be done"""
DOUBTED = 0.85
"""how certain the hearing must be where the grammar, which is not sure, would offer another kind of act"""
AGREED = 0.3
"""how certain the target must be where the grammar, which is not sure, reads the same"""
PROPOSED = 0.2
"""how certain the hearing must be to be proposed at all"""
POLITE = re.compile(r"(?:(?:so|and|ok(?:ay)?|hi|please)[\s,]+)*(?:can|could|would|will|may|might)\b(?! (?:i|we)\b)")
"""how a question begins that asks for something to be done"""
ASKED_FOR = 0.95
"""how certain a question must be heard to be answered otherwise than it is read"""
OF_A_SHOT = re.compile(r"(?:which takes does|how long is) shot (?P<shot>\d+)\b")
LONGEST_LABEL = 300
"""characters of a choice"""


@dataclass(frozen=True)
class Supposed:
    """What a message seems to come to; `certain` when it may be done as it is."""

    thought: Thought
    certain: bool


@dataclass(frozen=True)
class Listened:
    """What was heard of a message: its requests, and whether any of it may be done at once."""

    meant: tuple[Meant, ...]
    may: bool

    @property
    def acts(self) -> list[Act]:
        return acts_of(self.meant)

    def instead_of(self, asked: Thought, film: Film) -> Supposed | None:
        """What the message seems to come to; `asked` is what the grammar would do or ask."""
        return supposed(self.meant, asked, film, may=self.may)


def listened(
    gist: Gist,
    situation: Situation,
    memory: Memory,
    lexicon: Lexicon,
    understand: Callable[[Situation], Thought | None],
) -> Listened:
    """What is heard of a message. `understand` is what a plain message comes to, None where that is not sure."""
    index = index_of(situation.film)

    def tokens(words: str) -> tuple[Token, ...]:
        return spelled(tokenise(words), index, lexicon)

    def pieces(words: str) -> tuple[Piece, ...]:
        read = tokens(words)
        return pieces_of(read, Finder(index, memory, read), lexicon)

    def plain(words: str) -> Thought | None:
        return understand(replace(situation, message=words))

    spoken_of = bool(memory.shots or memory.scenes)
    last = situation.past[-1].message if situation.past else ""
    before = last if len(last) <= AT_LENGTH else ""
    read = gist.read(situation.message, tokens(situation.message), index, pieces, plain, spoken_of, before)
    meant = as_one_file(read, situation.message)
    kept = reserved(situation.message, memory.acts_just_now, acts_of(meant), [one.plain for one in meant])
    acts, message = acts_of(meant), situation.message
    kept = kept or cut_for_a_thing(acts, message, index) or nothing_to_choose(acts, index) or unplayed(acts, message)
    return Listened(tuple(meant), not kept)


def rather(situation: Situation, told: Thought, heard: Listened) -> Thought:
    """What is told, or done instead where something is heard for certain that is to be done, and nothing is asked:
    "no shot is so called" is no answer to "the surprised one again, but less theatrical"."""
    found = heard.instead_of(told, situation.film)
    if told.question is not None:
        # in plainer words it would only be asked which shot is meant
        return found.thought if found is not None and found.certain and found.thought.acts else told
    least = min((one.heard for one in heard.meant), default=0.0)
    if found is not None and found.certain and least >= ASKED_FOR and _of_one_shot(heard.meant, told):
        return found.thought
    if situation.message.rstrip().endswith("?") and not POLITE.match(situation.message.casefold().strip()):
        return told
    return found.thought if found is not None and found.certain and found.thought.acts and least >= DOUBTED else told


def _of_one_shot(meant: Sequence[Meant], told: Thought) -> bool:
    """Whether what is asked is of one shot, and what is told is of others: "how many takes of Bruno weeping?" """
    asked = OF_A_SHOT.match(meant[0].plain) if len(meant) == 1 else None
    return asked is not None and re.search(rf"\bshot {asked['shot']}\b", told.words, re.IGNORECASE) is None


def supposed(meant: Sequence[Meant], asked: Thought, film: Film, *, may: bool = True) -> Supposed | None:
    """The requests of a message together. `asked` is what the grammar would ask, `may` whether anything may be done at
    once; None where nothing better is known."""
    heard = [one for one in meant if one.thought is not None]
    acts = tuple(acts_of(heard))
    words = " ".join(one.thought.words for one in heard if one.thought and one.thought.words)
    question = next((one.thought.question for one in heard if one.thought and one.thought.question), None)
    if not heard or not (acts or words or question):
        return None
    least = min(one.heard for one in meant)
    wanted = HEARD if len(meant) == 1 else HEARD_OF_MANY
    enough = least >= (max(wanted, DOUBTED) if _of_another_kind(asked, acts) else wanted)
    aimed = AGREED if alike(acts, _read(asked), film) else TARGET
    sure = len(heard) == len(meant) and enough and all(one.whole and one.target >= aimed for one in meant)
    if sure and (may or not acts):
        return Supposed(Thought(words=words, acts=acts, question=question, final=True), True)
    if not acts or least < PROPOSED:
        return None
    return Supposed(proposal(acts, _offered(asked), film), False)


def acts_of(meant: Sequence[Meant]) -> list[Act]:
    """All that was heard together."""
    return [act for one in meant if one.thought is not None for act in one.thought.acts]


def proposal(acts: Sequence[Act], others: Sequence[Act], film: Film) -> Thought:
    """What asks whether some acts are meant, or others."""
    told = " ".join(describe(film, act) for act in acts)
    choices = (Choice(label="Yes", acts=tuple(acts)), *_others(others, acts, film), Choice(label="No, leave it"))
    return Thought(question=Question(text=f"Did you mean: {told}", choices=choices), final=True)


def _others(offered: Sequence[Act], acts: Sequence[Act], film: Film) -> tuple[Choice, ...]:
    """What else may be meant, where that is something else."""
    if not offered or alike(offered, acts, film):
        return ()
    return (Choice(label=" ".join(describe(film, act) for act in offered)[:LONGEST_LABEL], acts=tuple(offered)),)


def _offered(asked: Thought) -> tuple[Act, ...]:
    """What the grammar would have offered."""
    return next((c.acts for c in (asked.question.choices if asked.question else ()) if c.acts), ())


def _read(asked: Thought) -> tuple[Act, ...]:
    """What the grammar reads, though it is not sure; none where it asks which of several is meant."""
    offers = [choice.acts for choice in (asked.question.choices if asked.question else ()) if choice.acts]
    return offers[0] if len(offers) == 1 else ()


def _of_another_kind(asked: Thought, acts: Sequence[Act]) -> bool:
    """Whether what the grammar would offer is another kind of act."""
    offered = _offered(asked)
    return bool(offered) and {act.kind for act in offered} != {act.kind for act in acts}


def alike(some: Sequence[Act], others: Sequence[Act], film: Film) -> bool:
    """Whether acts are the same, in whatever order, be it of shots or of the scene that they make up."""
    told, also = (sorted(_plainly(act, film) for act in acts) for acts in (some, others))
    return told == also


def _plainly(act: Act, film: Film) -> str:
    rest = {name: value for name, value in act.model_dump(mode="json").items() if name not in ("shots", "scenes")}
    return json.dumps([sorted(touched((act,), film)), rest], sort_keys=True)


def within(some: Sequence[Act], others: Sequence[Act], film: Film) -> bool:
    """Whether each of some acts is one of others."""
    return {_plainly(act, film) for act in some} <= {_plainly(act, film) for act in others}


def much_alike(some: Sequence[Act], others: Sequence[Act], film: Film) -> bool:
    """Whether acts are of the same kinds and of the same shots, whatever else is in them."""
    kinds, also = ([act.kind for act in acts] for acts in (some, others))
    return sorted(kinds) == sorted(also) and touched(some, film) == touched(others, film) != frozenset()


def touched(acts: Sequence[Act], film: Film) -> frozenset[str]:
    """The shots that acts name, by themselves or by their scenes."""
    index = index_of(film)
    found: set[str] = set()
    for named in (text for act in acts for text in strings(act.model_dump())):
        found.update((named,) if named in index.numbers else index.shots_of_scenes((named,)))
    return frozenset(found)
