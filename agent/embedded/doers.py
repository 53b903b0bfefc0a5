"""Who did what: "who changed shot 3?", "who approved it?", "who asked for the last take of 1B?": from its log."""

import re
from collections.abc import Sequence

from agent.embedded.reading import Clause, Target
from agent.embedded.reasons import NOT_SAID, entry_told, touches
from agent.telling.naming import Names
from tools.store.films import LogEntry

FEW, SEARCHED = 3, 400
DID = re.compile(
    r"^(?:and |so |but )?who(?: has| have| was it that|'s| is it that)? (?:last |just |already )?(?:"
    r"(?P<judged>approved|circled|rejected|okayed|passed|liked)"
    r"|(?P<asked>asked for|wanted|requested|ordered|reshot|retook)"
    r"|(?P<changed>changed|edited|altered|touched|did|brightened|darkened|lightened|shortened|lengthened|trimmed|graded"
    r"|renamed|moved|deleted|removed|added|undid|took back|made))\b"
)
LAST = re.compile(r"\b(?:that|this|it|last)\b")
OURS = re.compile(r"\b(?:film|movie|cut|changes?|edits?|takes?)\b")
"""what is spoken of when no shot or scene is: ours, and nothing of the story"""
APPROVED, REJECTED, ASKED = ("circle",), ("ng",), ("print_take", "import_take")
THINGS = {"title": "title", "titles": "title", "music": "music", "score": "music"}
"""what a film has one of -> the part of the names of the edits that change it"""
DONE: dict[tuple[str, ...], str] = {APPROVED: "approved", REJECTED: "rejected", ASKED: "asked for a take of"}
MADE_SO = ("grade.", "length.", "pace.", "mood.", "weather.", "time.", "light")


def doers(clause: Clause, target: Target) -> str | None:
    """Who did the last things of a kind, to the shots and scenes that are named or to the film; None for any other
    question.
    """
    words = " ".join(token.text for token in clause.tokens if token.text not in ("?", "."))
    match = DID.match(words)
    if match is None:
        return None
    if match["changed"] == "made" and clause.find(*MADE_SO) is None:
        # Who made the take is a camera.
        return None
    shots = target.shots or clause.index.shots_of_scenes(target.scenes) if target.said and not target.whole else ()
    rest = words[match.end() :].split()
    thing = next((word for word in rest if word in THINGS), "") if not shots else ""
    last = LAST.search(words, match.end()) is not None
    if rest and not (shots or thing or last or OURS.search(words, match.end())):
        return None
    judged, asked = match["judged"], match["asked"]
    kinds: tuple[str, ...] = (REJECTED if judged == "rejected" else APPROVED) if judged else ASKED if asked else ()
    found = _newest(clause, shots, kinds, THINGS.get(thing, ""))[: 1 if last else FEW]
    what = Names(clause.film).shots(shots) if shots else f"the {thing or 'film'}"
    if not found:
        return f"Nobody has {DONE.get(kinds, 'changed')} {what} yet."
    told = [f"{_whose(entry)}, revision {entry_told(clause.situation, entry)}" for entry in found]
    return told[0] if len(told) == 1 else "\n".join([f"On {what}, newest first:", *told])


def _newest(clause: Clause, shots: Sequence[str], kinds: Sequence[str], part: str) -> list[LogEntry]:
    """The last edits of these kinds (of all that people do, when none is given) on any of these shots; `part` is in the
    names of their kinds.
    """
    found: list[LogEntry] = []
    for entry in reversed(list(clause.situation.records.log())[-SEARCHED:]):
        if (entry.kind not in kinds) if kinds else (entry.kind in NOT_SAID):
            continue
        if part not in entry.kind:
            continue
        if shots and not any(touches(clause.situation, clause.index, shot, entry) for shot in shots):
            continue
        found.append(entry)
        if len(found) == FEW:
            break
    return found


def _whose(entry: LogEntry) -> str:
    asker = entry.asker
    return asker.words if asker.name else f"{entry.actor} {asker.words}".strip()
