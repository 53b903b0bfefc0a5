"""Remarks that lead up to a request, and ask for nothing: what they are of is what the request's "it" means.

"4 doesn't really grab me, drop it"     "the hallway. first shot shorter"     "I'm not sure about 12. make it darker"
 ~~~~~~~~~~~~~~~~~~~~~~~~~~               ~~~~~~~~~~~                           ~~~~~~~~~~~~~~~~~~~~~
"8 is great, but make it shorter"       praise before a "but" approves nothing
"""

from agent.embedded.reading import Clause, Target
from agent.embedded.stated import stated
from agent.embedded.weighing import Understood

OPENS = frozenset(
    "ok okay so now right alright about for regarding concerning as to on next then and the well anyway also number"
    " shot scene back let us talk move".split()
)
"""words around what is only named: "so, the hallway." """
SAYS = frozenset(
    "is are was were 's looks look looked feels feel felt seems seem does do did needs has have can could would sounds"
    " drags lacks falls confuses bothers annoys reads comes".split()
)
"""verbs with which something is said of it"""
ITS = frozenset("it they that this he she".split())
THINKS = frozenset("i we you my".split())
THOUGHT = frozenset(
    "sure like love think hear see know remember mind understand convinced fan crazy wild happy unhappy thrilled"
    " concerned worried unsure".split()
)
ORDERED = ("verb.make", "verb.give", "verb.remove", "verb.add", "verb.move", "verb.swap", "verb.retake", "verb.export")
MILD = frozenset("is are was were be 's look looks feel feels has have does do did seem seems need needs can".split())
BUT = frozenset("but though although only however yet".split())
APPROVING = frozenset("approve circle keep accept print select pick".split())


def is_done(said: tuple[Clause, Understood | None]) -> bool:
    """Whether a request is understood and does something."""
    return said[1] is not None and said[1].sure and bool(said[1].reading.acts)


def remark(clause: Clause) -> Target | None:
    """What a request is of that only says something of it, or only names it; None where it may ask for something."""
    kinds = ("shots", "scenes", "places", "people", "takes")
    all_of = range(len(clause.pieces))
    refs = [i for i in clause.refs(*kinds) if i not in clause.pronouns(*kinds)]
    first = clause.pieces[0].text.split()[0]
    words = [word for piece in clause.pieces for word in piece.text.split()]
    if not refs and first in ITS and words[1:2] and words[1] in SAYS and not any(_orders(clause, i) for i in all_of):
        # "the harbour looks nice, but it's slow": still of the harbour
        target = clause.target(("shots", "scenes"))
        return target if target.clear else None
    if not refs or any(piece.amount is not None or piece.quote is not None for piece in clause.pieces):
        return None
    if any(_orders(clause, i) for i in all_of) or clause.find("stem.", "sound.") is not None:
        return None
    named = all(i in refs or set(clause.pieces[i].text.split()) <= OPENS for i in range(len(clause.pieces)))
    subject = all(not p.soft or p.ref is None for p in clause.pieces[: refs[0]]) and set(words[1:]) & SAYS
    leads = all(piece.soft for piece in clause.pieces[: refs[0]])
    thinks = first in THINKS and bool(set(words) & THOUGHT)
    asked = first in ("remember", "know") and bool(refs)
    if not (named or (subject and leads) or thinks or asked):
        return None
    target = clause.target(("shots", "scenes", "places", "people"))
    # of someone in many shots, one is meant
    alone = len(target.shots) < 2 or any(clause.pieces[i].ref.kind != "people" for i in refs)  # pyright: ignore
    return target if target.clear and alone and (target.said or not clause.refs("film")) else None


def _orders(clause: Clause, at: int) -> bool:
    """Whether a piece asks for something: an imperative, not the "is" or "looks" of a remark."""
    piece = clause.pieces[at]
    if piece.ref is not None or set(piece.text.split()) & MILD or stated(clause, at):
        return False
    return piece.means(*ORDERED, "edit.", "transition.", "title.", "verb.shorten", "verb.lengthen")


def leans(clause: Clause, reading: Understood | None) -> bool:
    """Whether a request is understood, and names nothing of its own: what was spoken of is what it is about."""
    if reading is None or not reading.sure or not reading.reading.acts:
        return False
    return all(piece.ref is None or piece.ref.how == "pronoun" for piece in clause.pieces)


def conceded(before: tuple[Clause, Understood | None], clause: Clause, reading: Understood | None) -> bool:
    """Whether praise is only granted before a "but": "8 is great but make it shorter" approves nothing."""
    said, done = before
    if done is None or reading is None or not reading.reading.acts or not done.reading.acts:
        return False
    joint = {token.text for token in clause.finder.tokens[said.pieces[-1].last : clause.pieces[0].first + 1]}
    plain = all(act.kind == "circle" for act in done.reading.acts)
    told = {word for piece in said.pieces for word in piece.text.split()}
    return plain and bool(joint & BUT) and not told & APPROVING and leans(clause, reading)
