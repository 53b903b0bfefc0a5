"""What becomes of a message that was heard by its gist: done where all of it is certain, else proposed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from agent.conversation import Act, Choice, Question
from agent.embedded.clauses import pieces_of
from agent.embedded.film_index import index_of
from agent.embedded.gist.forms import INTENTS
from agent.embedded.gist.reading import Gist, Meant
from agent.embedded.gist.reserve import reserved
from agent.embedded.memory import Memory
from agent.embedded.pieces import Piece
from agent.embedded.references import Finder
from agent.embedded.spelling import spelled
from agent.embedded.tokens import Token, tokenise
from agent.ports import Situation, Thought
from agent.telling import describe
from tools.film.film import Film
from tools.writing.lexicon import Lexicon

HEARD, HEARD_OF_MANY, TARGET = 0.55, 0.85, 0.3
"""how certain hearing, of one request or of several, and target must be for something to be done"""
DOUBTED = 0.85
"""how certain the hearing must be where the grammar, which is not sure, would offer another kind of act"""
OVERRULING, OVERRULING_LOOSE = 0.9, 0.7
"""how certain the hearing must be to stand against the grammar, or against what it only reads in other words"""
HEARABLE = frozenset(kind for intent in INTENTS.values() for kind in (intent.kinds or {"revise_shot"}))
"""kinds of acts that can be heard; of the others the grammar alone knows"""
KIN = {"choose_take": "circle", "retake": "generate", "export": "render", "mute": "set_gain"}
"""kinds of acts that are asked for in the same words: which of them it is, the grammar tells better"""
PROPOSED = 0.2
"""how certain the hearing must be to be proposed at all"""
LONGEST_LABEL = 300
"""characters of a choice"""


@dataclass(frozen=True)
class Supposed:
    """What a message seems to come to; `certain` when it may be done as it is, and how likely it was heard right."""

    thought: Thought
    certain: bool
    heard: float = 0.0

    def overrules(self, read: Thought, loosely: bool) -> bool:
        """Whether it stands against what the grammar reads: another kind of act, of which it is very certain, or
        anything where the grammar itself had to put the message in other words (`loosely`)."""
        here, there = ({KIN.get(act.kind, act.kind) for act in one.acts} for one in (self.thought, read))
        if not {act.kind for act in read.acts} <= HEARABLE:
            return False
        surely = self.heard >= (OVERRULING_LOOSE if loosely else OVERRULING)
        return self.certain and surely and bool(here) and (loosely or here != there)


def by_gist(
    gist: Gist,
    situation: Situation,
    memory: Memory,
    lexicon: Lexicon,
    understand: Callable[[Situation], Thought | None],
    asked: Thought,
) -> Supposed | None:
    """What a message in loose words seems to come to. `understand` is what a plain message comes to, None where that is
    not sure, and `asked` what the grammar would ask; None where nothing better is known."""
    index = index_of(situation.film)

    def tokens(words: str) -> tuple[Token, ...]:
        return spelled(tokenise(words), index, lexicon)

    def pieces(words: str) -> tuple[Piece, ...]:
        read = tokens(words)
        return pieces_of(read, Finder(index, memory, read), lexicon)

    def plain(words: str) -> Thought | None:
        return understand(replace(situation, message=words))

    spoken_of = bool(memory.shots or memory.scenes)
    before = situation.past[-1].message if situation.past else ""
    meant = gist.read(situation.message, tokens(situation.message), index, pieces, plain, spoken_of, before)
    acts = [act for one in meant if one.thought is not None for act in one.thought.acts]
    kept = reserved(situation.message, memory.acts_just_now, acts, [one.plain for one in meant])
    return supposed(meant, asked, situation.film, may=not kept)


def supposed(meant: Sequence[Meant], asked: Thought, film: Film, *, may: bool = True) -> Supposed | None:
    """The requests of a message together. `asked` is what the grammar would ask, `may` whether anything may be done at
    once; None where nothing better is known."""
    heard = [one for one in meant if one.thought is not None]
    acts = tuple(act for one in heard if one.thought for act in one.thought.acts)
    words = " ".join(one.thought.words for one in heard if one.thought and one.thought.words)
    question = next((one.thought.question for one in heard if one.thought and one.thought.question), None)
    if not heard or not (acts or words or question):
        return None
    least = min(one.heard for one in meant)
    wanted = HEARD if len(meant) == 1 else HEARD_OF_MANY
    enough = least >= (max(wanted, DOUBTED) if _of_another_kind(asked, acts) else wanted)
    sure = len(heard) == len(meant) and enough and min(one.target for one in meant) >= TARGET
    if sure and (may or not acts):
        return Supposed(Thought(words=words, acts=acts, question=question, final=True), True, least)
    if not acts or least < PROPOSED:
        return None
    told = " ".join(describe(film, act) for act in acts)
    choices = (Choice(label="Yes", acts=acts), *_others(asked, acts, film), Choice(label="No, leave it"))
    return Supposed(Thought(question=Question(text=f"Did you mean: {told}", choices=choices), final=True), False)


def _others(asked: Thought, acts: Sequence[Act], film: Film) -> tuple[Choice, ...]:
    """What the grammar would have offered, where that is something else."""
    offered = next((c.acts for c in (asked.question.choices if asked.question else ()) if c.acts), ())
    if not offered or {*map(_told, offered)} == {*map(_told, acts)}:
        return ()
    return (Choice(label=" ".join(describe(film, act) for act in offered)[:LONGEST_LABEL], acts=offered),)


def _of_another_kind(asked: Thought, acts: Sequence[Act]) -> bool:
    """Whether what the grammar would offer is another kind of act."""
    offered = next((c.acts for c in (asked.question.choices if asked.question else ()) if c.acts), ())
    return bool(offered) and {act.kind for act in offered} != {act.kind for act in acts}


def _told(act: Act) -> str:
    return act.model_dump_json()
