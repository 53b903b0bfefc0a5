"""Whose change is taken back: "undo what Kim did", "take back Kim's last change", "revert my edit".

Edits are taken back in their order, the last one first: where others' came later, it is said what else would go.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from agent.conversation import NAMELESS, Act, Choice, Question, Speaker
from agent.embedded.reading import CERTAIN, Clause, Reading
from agent.embedded.reasons import NOT_SAID, entry_told, in_force
from tools.film.edits.state import Revert, Undo
from tools.store.films import LogEntry

THING = r"(?:last |latest |newest )?(?:change|edit|thing|step|correction|tweak|move)s?"
WHOSE = re.compile(
    rf"\b(?:(?:all that|everything|anything|whatever|what|the {THING})(?: that)? (?P<doer>[\w-]+)(?: has| have| had)?"
    rf"(?: just| last)? (?:did|done|changed|made|edited)|(?:(?P<owner>[\w-]+) ?['’]s|(?P<mine>my)) {THING})\b"
)
ALL = re.compile(r"\b(?:all|everything|whatever|anything|changes|edits)\b")
NOBODYS = frozenset(
    "you we they it that this he she who everyone everybody someone somebody anyone the director film".split()
)
OWN = ("i", "my")


def of_whom(clause: Clause) -> Reading | None:
    """What takes back the change of somebody who is named, or of who speaks; None when no person is."""
    words = " ".join(token.text for token in clause.tokens)
    match = WHOSE.search(words)
    name = (match["mine"] or match["doer"] or match["owner"]).lower() if match else ""
    speaker = clause.situation.speaker
    if match is None or name in NOBODYS or (name in OWN and speaker.name in NAMELESS):
        return None
    whole = frozenset(range(len(clause.pieces)))
    kept = in_force([entry for entry in clause.situation.records.log() if entry.kind not in NOT_SAID])
    theirs = [entry for entry in kept if _did(entry, name, speaker)]
    who = "you" if name in OWN else name.capitalize()
    if not theirs:
        if any(name in one.name.lower().split() for one in clause.film.characters.values()):
            return None
        problem = f"Nothing that {who} changed is left in this film to be taken back."
        return Reading(used=whole, problem=problem, weight=CERTAIN)
    last, many = theirs[-1], ALL.search(words) is not None
    if kept[-1] is last:
        return Reading((Undo(steps=_together(kept, theirs, many=many)),), whole, weight=CERTAIN)
    later = len([entry for entry in kept if entry.revision > last.revision])
    others = f"{later} later {'edit goes' if later == 1 else 'edits go'}"
    back: tuple[Act, ...] = (Revert(revision=last.revision - 1),)
    choices = (Choice(label=f"Go back before it; {others} too", acts=back), Choice(label="No, leave it"))
    told = entry_told(clause.situation, last)
    text = f"The last that {who} changed is revision {told}, and edits are taken back in order. Shall I?"
    return Reading(used=whole, question=Question(text=text, choices=choices), weight=CERTAIN)


def _did(entry: LogEntry, name: str, speaker: Speaker) -> bool:
    known = (entry.asker.name or entry.actor).lower()
    return known == speaker.name.lower() if name in OWN else name in (known, *known.split())


def _together(kept: Sequence[LogEntry], theirs: Sequence[LogEntry], *, many: bool) -> int:
    """How many of the last edits are theirs: of one message, or all that nobody else's follow."""
    own = {entry.revision for entry in theirs}
    message = kept[-1].message
    one = takewhile(
        lambda entry: entry.revision in own and (many or entry is kept[-1] or (message and entry.message == message)),
        reversed(kept),
    )
    return max(len(list(one)), 1)
