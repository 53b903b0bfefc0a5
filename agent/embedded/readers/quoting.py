"""What takes would cost, and how long they would be in coming: a price before it is paid.

"what would it cost to shoot scene 3?"   "get me a cost for one more take of everything in the airlock"
"what will be the price if we make the last shot three times?"                              ->  quote
What has been paid is a question about the film.
"""

from collections.abc import Iterable

from agent.conversation import Act
from agent.embedded.asking import ask_which
from agent.embedded.readers.rolling import count_of, generator_of, missing_at, points, resolution_of
from agent.embedded.reading import Clause, Reading, Target
from tools.film.orders import Quote

KINDS = ("shots", "scenes", "film", "takes", "people", "places")
PAID = ("did", "spent", "paid", "so far", "was", "has", "have", "already")
WAITING = ("long", "soon", "fast", "quickly")
TIMES = {"twice": 2, "two times": 2, "double": 2, "three times": 3, "thrice": 3, "four times": 4}
MOST = 20


def quoting(clause: Clause) -> Iterable[Reading]:
    """One quote of what is named."""
    if clause.find("ask.cost") is None and not _waiting(clause):
        return
    said = {word for piece in clause.pieces for word in piece.text.split()}
    ahead = clause.find("verb.generate", "verb.retake", "thing.take", "ahead") is not None
    ahead |= bool(said & {"quote", "price", "estimate", "would", "will"}) or {"cost", "for"} <= said
    if not ahead or any(piece.text in PAID for piece in clause.pieces):
        return
    used = {*clause.all("ask.", "verb.generate", "verb.retake", "thing.take", "verb.make", "ahead", "verb.add")}
    takes = _times(clause, used)
    wish = {
        "takes": takes or count_of(clause, used),
        "generator": generator_of(clause, used),
        "resolution": resolution_of(clause, used),
    }
    if takes is not None:
        used |= set(clause.all("condition")) | clause.named("over", "again")
    missing = [i for i in range(len(clause.pieces)) if missing_at(clause, i)]
    target = _target(clause)
    used |= set(target.used) | set(missing) | set(clause.all("thing.shot", "thing.film", "all", "degree.", "length."))
    if clause.find("verb.make", "verb.generate", "verb.retake") is not None:
        # "if we make it again"
        used |= set(clause.all("condition"))
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return

    def act(shot: str) -> Act:
        return Quote.model_validate({"shots": (shot,), **wish})

    everything = frozenset(used)
    if target.problem and not missing:
        yield Reading(used=everything, problem=target.problem, weight=0.9)
    elif target.options:
        yield Reading(used=everything, question=ask_which(clause, target, act), weight=0.5)
    else:
        chosen = _chosen(clause, target, missing=bool(missing))
        order = Quote.model_validate({**chosen, **wish})
        joining = frozenset(clause.all("condition", "ask.")) | target.used
        yield Reading((order,), everything, weight=0.95, grammar=joining)


def _waiting(clause: Clause) -> bool:
    """ "And how long would that take": a quote says it."""
    words = [token.text for token in clause.tokens]
    asked = clause.find("ask.howlong") is not None and words[-1:] in (["take"], ["?"])
    return asked and "take" in words and bool({"would", "will"} & {*words})


def _times(clause: Clause, used: set[int]) -> int | None:
    """How often something is to be made: "the last shot three times", "twice over"."""
    for i, piece in enumerate(clause.pieces):
        value = TIMES.get(piece.text)
        if value is None and piece.amount is not None and piece.amount.unit == "times":
            value = round(piece.amount.value)
        if value is not None and 1 < value <= MOST:
            used.add(i)
            return value
    return None


def _target(clause: Clause) -> Target:
    """What shall be quoted: of a list all of it; "the three in the garden" are those of the garden, if it has three."""
    places = clause.refs("scenes", "places")
    counted = [i for i in clause.refs("shots") if i and clause.pieces[i - 1].text == "the" and _number(clause, i)]
    if counted and places:
        ref = clause.pieces[places[-1]].ref
        there = clause.finder.shots_of(ref) if ref is not None else ()
        if len(there) == _number(clause, counted[0]):
            return Target(there, used=frozenset((*counted, *places)), said=True)
    listed = [i for i in clause.refs("shots", "scenes", "places") if i not in clause.pronouns("shots", "scenes")]
    kinds = {ref.kind for i in listed if (ref := clause.pieces[i].ref) is not None}
    if len(listed) > 1 and len(kinds) > 1 and any(clause.pieces[i].text == "and" for i in range(listed[0], listed[-1])):
        refs = [ref for i in listed if (ref := clause.pieces[i].ref) is not None]
        shots = {shot for ref in refs for shot in clause.finder.shots_of(ref)}
        if all(ref.ids and not ref.problem for ref in refs):
            return Target(tuple(s for s in clause.index.order if s in shots), used=frozenset(listed), said=True)
    return clause.target(KINDS)


def _number(clause: Clause, at: int) -> int:
    token = clause.finder.tokens[clause.pieces[at].first]
    return int(token.value) if token.kind == "number" else 0


def _chosen(clause: Clause, target: Target, *, missing: bool) -> dict[str, tuple[str, ...]]:
    if target.whole or missing or not (target.said or points(clause) or _waiting(clause)):
        return {}
    return target.selection
