"""What somebody works as, when an idea says only what they do: "Marta repairs clocks", "Olga runs a bakery"."""

from collections.abc import Sequence

from tools.writing.idea import Figure, Spot, Thing
from tools.writing.words import Parsed, Word
from tools.writing.world import TRADES

MAKING = ("repair", "mend", "fix", "make", "bake", "sell", "collect", "tune", "bind", "write", "paint", "photograph")
RUNNING = ("run", "keep", "own", "manage", "open", "have")


def working(figure: Figure, parsed: Parsed, things: Sequence[Thing], spots: Sequence[Spot], *, first: bool) -> Figure:
    """Whoever has no trade has that of what they do: "Marta repairs clocks" makes her a clockmaker."""
    if figure.trade != "person":
        return figure
    for verb in parsed.words:
        if verb.dep != "ROOT" or not (first or _does(figure, verb, parsed)):
            continue
        done = {w.lemma.lower() for w in parsed.children(verb.at, "dobj")}
        kinds = {t.kind for t in things if t.noun.split()[-1] in done}
        homes = {s.kind for s in spots if s.noun.split()[-1] in done}
        trade = ""
        if verb.lemma in MAKING and kinds:
            trade = next((key for key, t in TRADES.items() if t.tool in kinds and not t.beast), "")
        elif verb.lemma in RUNNING and homes and _does(figure, verb, parsed):
            trade = next((key for key, t in TRADES.items() if t.home in homes and not t.beast), "")
        if trade:
            return figure.model_copy(update={"trade": trade})
    return figure


def _does(figure: Figure, verb: Word, parsed: Parsed) -> bool:
    """Whether a figure is among those who do a deed."""
    doers = parsed.children(verb.at, "nsubj")
    everyone = [*doers, *(w for d in doers for w in parsed.children(d.at, "conj"))]
    names = {*figure.name.lower().split(), *figure.noun.split()[-1:]}
    return any({w.lower, w.lemma.lower()} & names for w in everyone)
