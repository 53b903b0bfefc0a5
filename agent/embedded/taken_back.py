"""Of a cut that came back and was told change by change, what is taken: "accept 1 and 3", "take all but 2".

"bring in cut.fcpxml"     1. Shot 7 lost 12 frames ...  2. Shots 9 and 10 changed places ...  3. New sound ...
"accept 1 and 3"          import_media files=cut.fcpxml, accept=1,3

Only right after such a cut are the numbers those of changes: else they are shots.
"""

import re

from agent.conversation import Act
from agent.embedded.files import CUTS, ending
from agent.embedded.memory import remember
from agent.embedded.tokens import in_figures
from agent.ports import Situation
from tools.film.orders import ImportMedia

POLITE = r"(?:(?:please|ok|okay|yes|yeah|yep|good|fine|great|then|now|just|only|bitte|ja|oui|sí|si)[ ,]+)*"
TAKING = (
    "accept|take(?: over)?|apply|keep|use|approve|adopt|merge|make|do|übernimm|übernehme|nimm|akzeptiere|accepte"
    "|accepter|prends|acepta|aceptar|toma"
)
WHAT = (
    r"(?:(?:the|die|les|las|los) )?(?:changes?|numbers?|nos?\.?|edits?|points?|änderung(?:en)?|cambios?|changements?)?"
)
ALL = r"(?:all|everything|it all|them all|alle|alles|tout|tous|todo|todos)(?: of (?:it|them|those|these))?"
LEAVING = r"(?:but|except(?: for)?|without|besides|not|außer|ohne|sauf|excepto|menos)"
SAID = re.compile(
    rf"{POLITE}(?:{TAKING}) (?:(?P<all>{ALL}(?: {WHAT})?)(?:,? {LEAVING} {WHAT} ?(?P<less>.+))?|{WHAT} ?(?P<some>.+?))"
    r"(?:,? (?:please|thanks|too|as well|bitte|s'il te plaît|por favor))*"
)
WORDS = re.compile(r"[\w’']+|[,&–-]")
FIRST = re.compile(r"(?:the )?first (\w{1,6})")


def taken_back(situation: Situation) -> tuple[Act, ...]:
    """What a message takes of the cut that the last one told; empty when it speaks of something else."""
    last = _last_cut(situation)
    if last is None:
        return ()
    told = SAID.fullmatch(" ".join(situation.message.lower().strip(" .!").split()))
    if told is None:
        return ()
    less, some = _numbers(told["less"]), _numbers(told["some"])
    if told["less"] is not None:
        accept = f"all but {less}" if less else ""
    else:
        accept = "all" if told["all"] is not None else some
    return (ImportMedia(files=last.files, accept=accept),) if accept else ()


def _last_cut(situation: Situation) -> ImportMedia | None:
    """The cut that was told last; what else was brought in since, with its yes, lies not between."""
    past = [*situation.past]
    while past:
        acts = remember(situation.film, past).acts
        if not acts or not all(isinstance(act, ImportMedia) for act in acts):
            return None
        for act in reversed(acts):
            if isinstance(act, ImportMedia) and sum(ending(file) in CUTS for file in act.files) == 1:
                return act
        past.pop()
    return None


def _numbers(words: str | None) -> str:
    """Numbers as an order has them, "1,3-5"; empty when the words are anything else."""
    if not words:
        return ""
    if (first := FIRST.fullmatch(words)) and (count := in_figures(first[1])).isdecimal():
        return f"1-{count}"
    plain = " ".join(in_figures(word[0]) for word in WORDS.finditer(words.replace("#", "")))
    plain = re.sub(r" (?:to|through|until|bis|à|a|–|-) ", "-", plain)
    plain = re.sub(r" ?(?:, and|and|,|&|und|et|y) ?", ",", plain)
    return plain if re.fullmatch(r"\d{1,4}(?:-\d{1,4})?(?:,\d{1,4}(?:-\d{1,4})?)*", plain) else ""
