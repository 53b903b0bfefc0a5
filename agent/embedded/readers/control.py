"""The way back: undo, redo, and the film as it was at a revision, at a named cut, or before something was done.

"undo the last three"   "take that back"                              ->  undo
"back to revision 12"   "the cut called Monday"   "before the storm"  ->  revert
"""

import re
from collections.abc import Iterable
from itertools import pairwise

from agent.conversation import Choice, Question
from agent.embedded.film_index import words_of
from agent.embedded.history import SEARCHED, plain_words, revision_before
from agent.embedded.of_whom import of_whom
from agent.embedded.reading import CERTAIN, Clause, Reading
from agent.embedded.reasons import NOT_SAID, in_force
from agent.embedded.tokens import in_figures
from tools.film.edits import edit_kinds
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.edits.story import RemoveShot
from tools.store.films import LogEntry

MOST_STEPS = 1000
COUNTING = ("steps", "step", "times", "changes", "edits", "actions", "things")
PLACED = ("of", "on", "in", "to", "for", "from", "at")
"""after these a number is a shot, and counts no steps"""
VERSIONS = ("revision", "version", "rev", "r", "v", "draft", "révision", "versión", "fassung")
BACKWARDS = ("before", "prior", "avant", "antes", "vor", "bevor")
CAMERAS = ("print_take", "set_shot_state")
"""edits that no undo takes back"""
THOSE_LAST = re.compile(
    r"(?:(?:no|ok|okay|actually|and|please) )*(?:scrap|drop|lose|kill|delete|bin|cut|remove|forget) (?:those|these)"
    r" last (?P<many>two|three|four|five|[2-5])(?: please)?[.!]?"
)
PLAIN = (
    "verb.undo", "verb.redo", "verb.retake", "again", "no", "all", "degree.", "dir.", "thing.version", "thing.film",
    "change", "verb.make", "verb.revert", "origin", "stop", "order.end", "thing.cut", "ask.is", "same", "order.before",
)  # fmt: skip


def control(clause: Clause) -> Iterable[Reading]:
    """Undo, redo and revert."""
    yield from _those_last(clause)
    yield from _reverted(clause)
    if clause.find("verb.redo") is not None and not _shot_again(clause):
        yield from _stepped(clause, "verb.redo")
    elif clause.find("verb.undo") is not None or (clause.find("verb.revert") is not None and _origin(clause)):
        yield from _stepped(clause, "verb.undo")


def _those_last(clause: Clause) -> Iterable[Reading]:
    """ "Scrap those last two", after two changes: them, or the shots at the end."""
    match = THOSE_LAST.fullmatch(" ".join(token.text for token in clause.tokens))
    many = int(in_figures(match["many"])) if match else 0
    acted = [[act for act in told.acts if act.kind in edit_kinds()] for told in clause.situation.past[-many:]]
    if not many or len(acted) < many or not all(acted):
        return
    changes = Choice(label=f"Take back the last {many} changes", acts=(Undo(steps=sum(map(len, acted))),))
    shots = Choice(label=f"Delete the last {many} shots", acts=(RemoveShot(shots=clause.index.order[-many:]),))
    question = Question(text="The last changes, or the last shots of the film?", choices=(changes, shots))
    yield Reading(used=frozenset(range(len(clause.pieces))), question=question, weight=CERTAIN)


def _shot_again(clause: Clause) -> bool:
    """ "Redo 3" is another take of shot 3; "redo the last 3" and "redo 3 steps" are no takes."""
    numbered = [ref for i in clause.refs("shots", "scenes") if (ref := clause.pieces[i].ref) is not None]
    counted = any(piece.text in COUNTING or "last" in piece.text.split() for piece in clause.pieces)
    return any(ref.how in ("number", "slate") for ref in numbered) and not counted


def _origin(clause: Clause) -> bool:
    return clause.find("origin") is not None


def _stepped(clause: Clause, verb: str) -> Iterable[Reading]:
    """One step or several; what names shots is taken back only when it was the last thing done."""
    if verb == "verb.undo" and (somebodys := of_whom(clause)) is not None:
        yield somebodys
        return
    steps, counted = _steps(clause)
    counted |= {i for i, p in enumerate(clause.pieces) if p.text in ("last", "the last")}
    named = [i for i in clause.refs("shots", "scenes", "people", "places") if i not in counted]
    whole = any((ref := clause.pieces[i].ref) is not None and ref.ids == clause.index.order for i in named)
    pointed = [] if whole else [i for i in named if (ref := clause.pieces[i].ref) is not None and ref.how != "pronoun"]
    used = {*clause.all(*PLAIN), *counted, *clause.refs("film")}
    used |= {i for i in named if i not in pointed} | set(clause.refs("cue"))
    if any(not clause.pieces[i].strange for i in clause.hard - used - set(pointed)):
        if verb == "verb.undo" and not named:
            yield from _of_what(clause, steps)
        return
    if any(clause.pieces[i - 1].text in ("for", "on", "in") for i in pointed if i) and clause.focus.acts_just_now:
        # "undo that for 5": for a part of what was done
        return
    used |= set(pointed)
    if pointed:
        yield from _selective(clause, frozenset(used), verb)
        return
    everything = clause.refs("film") or clause.find("all", "origin") is not None or whole
    if verb == "verb.redo":
        if clause.find("verb.retake") is None or not clause.refs("takes"):
            yield Reading((Redo(steps=steps or 1),), frozenset(used), weight=0.96)
    elif everything and steps is None and (clause.find("origin") is not None or not clause.focus.acts_just_now):
        yield _from_the_start(clause, frozenset(used))
    elif all(clause.pieces[i].text == "oops" for i in used):
        if len(clause.every) > len(clause.pieces):
            yield Reading(used=frozenset(used), weight=0.9)
            return
        question = Question(
            text="Shall I take the last edit back?", choices=(Choice(label="Yes", acts=(Undo(),)), Choice(label="No"))
        )
        yield Reading(used=frozenset(used), question=question, weight=0.9)
    else:
        back = Undo(steps=steps or _last_steps(clause))
        if _takes_the_script(clause, back.steps):
            text = "That takes back the whole script, and with it every scene and shot. Shall I?"
            choices = (Choice(label="Yes, take the script back", acts=(back,)), Choice(label="No, leave it"))
            yield Reading(used=frozenset(used), question=Question(text=text, choices=choices), weight=CERTAIN)
            return
        yield Reading((back,), frozenset(used), weight=0.9)


def _of_what(clause: Clause, steps: int | None) -> Iterable[Reading]:
    """ "Undo the fade": what was done last, when it was that; else how far back that is, and what else would go."""
    whole = frozenset(range(len(clause.pieces)))
    words = _content(" ".join(piece.text for piece in clause.pieces if not piece.means("verb.undo", "verb.revert")))
    kept = in_force([entry for entry in clause.situation.records.log() if entry.kind not in NOT_SAID])
    found = revision_before(clause.situation, words) if words and not steps else None
    gone = [entry for entry in kept if found is not None and entry.revision > found]
    if not gone:
        return
    first = gone[0]
    its = [entry for entry in gone if entry is first or (first.message and entry.message == first.message)]
    later = len(gone) - len(its)
    if not later:
        yield Reading((Undo(steps=len(gone)),), whole, weight=0.9)
        return
    others = f"{later} later {'edit goes' if later == 1 else 'edits go'}"
    choices = (
        Choice(label=f"Go back before it; {others} too", acts=(Revert(revision=first.revision - 1),)),
        Choice(label="Only the last edit", acts=(Undo(),)),
        Choice(label="No, leave it"),
    )
    text = f"That is {_said(first)}, and edits are taken back in order. Shall I?"
    yield Reading(used=whole, question=Question(text=text, choices=choices), weight=0.9)


def _takes_the_script(clause: Clause, steps: int) -> bool:
    """Whether so many steps back lie before the script was written: "undo", said of a film that is only written."""
    made = in_force([entry for entry in clause.situation.records.log() if entry.kind not in CAMERAS])
    return any(entry.kind == "write_script" for entry in made[-steps:])


def _steps(clause: Clause) -> tuple[int | None, set[int]]:
    """How many steps are said, and the pieces that say so: "the last three", "3 times", "twice"."""
    for i, piece in enumerate(clause.pieces):
        token = clause.finder.tokens[piece.first]
        if piece.amount is not None and piece.amount.unit == "times" and 1 <= piece.amount.value <= MOST_STEPS:
            return int(piece.amount.value), {i}
        if i and clause.pieces[i - 1].text in PLACED:
            continue
        bare = piece.ref is not None and piece.ref.how == "number" and len(piece.text.split()) == 1
        if token.kind == "number" and (piece.ref is None or bare) and 1 <= token.value <= MOST_STEPS:
            return int(token.value), {i}
        inside = [t for t in clause.finder.tokens[piece.first : piece.last] if t.kind == "number"]
        if inside and "last" in piece.text.split():
            return int(inside[0].value), {i}
        if piece.text in ("couple", "a couple", "couple of"):
            return 2, {i}
        if piece.text in ("both", "both of") and _last_steps(clause) == 1:
            # two messages, of which the last did one thing
            return 2, {i}
    undone = [i for i, piece in enumerate(clause.pieces) if piece.text in ("undo", "redo", "zurück", "annule")]
    if len(undone) > 1:
        return len(undone), {*undone}
    last = {i for i, piece in enumerate(clause.pieces) if clause.finder.tokens[piece.first].kind == "ordinal"}
    return None, last


def _last_steps(clause: Clause) -> int:
    """All the edits of the last message: what it did is taken back together."""
    if not clause.focus.acts_just_now:
        return 1
    return max(sum(act.kind in edit_kinds() for act in clause.focus.acts), 1)


def _from_the_start(clause: Clause, used: frozenset[int]) -> Reading:
    log = clause.situation.records.log()
    written = next((entry.revision for entry in log if entry.kind == "write_script"), None)
    first = written if written is not None else 0
    label = f"Yes, back to revision {first}, as it was first written" if written is not None else "Yes, back to nothing"
    choices = (
        Choice(label=label, acts=(Revert(revision=first),)),
        Choice(label="Only the last edit", acts=(Undo(),)),
        Choice(label="No, leave it"),
    )
    return Reading(used=used, question=Question(text="Shall I take everything back?", choices=choices), weight=0.9)


def _selective(clause: Clause, used: frozenset[int], verb: str) -> Iterable[Reading]:
    """Edits are taken back in their order: one in the middle is not, and that is said."""
    if verb == "verb.redo":
        return
    target = clause.target(("shots", "scenes", "people", "places"))
    if target.problem:
        yield Reading(used=used, problem=target.problem, weight=0.7)
        return
    log = [entry for entry in clause.situation.records.log() if entry.kind not in ("undo", "redo")]
    wanted = {*target.shots, *target.scenes}
    if log and _names(log[-1], wanted):
        yield Reading((Undo(),), used, weight=0.7)
        return
    found = next((entry for entry in reversed(log[-SEARCHED:]) if _names(entry, wanted)), None)
    choices = [Choice(label="Undo the last edit", acts=(Undo(),))]
    if found is not None:
        label = f"Go back to revision {found.revision - 1}, before {_said(found)}"
        choices.append(Choice(label=label, acts=(Revert(revision=found.revision - 1),)))
    text = "Edits are taken back in order, the last one first. Which do you mean?"
    yield Reading(used=used, question=Question(text=text, choices=tuple(choices)), weight=0.7)


def _names(entry: LogEntry, ids: set[str]) -> bool:
    return any(f'"{known}"' in entry.edit for known in ids)


def _said(entry: LogEntry) -> str:
    return f"“{entry.message[:60]}”" if entry.message else entry.kind.replace("_", " ")


def _reverted(clause: Clause) -> Iterable[Reading]:
    verb = clause.find("verb.revert", "verb.undo", "thing.version")
    if verb is None or clause.find("verb.namecut", "verb.export", "verb.render") in (verb,):
        return
    number = _revision(clause)
    everything = frozenset(range(len(clause.pieces)))
    if number is not None:
        if clause.find("verb.revert", "verb.undo", "verb.choose", "verb.make") is None:
            return
        if 0 <= number <= clause.situation.revision:
            yield Reading((Revert(revision=number),), everything, 1.2)
        else:
            problem = f"There is no revision {number}; the film is at revision {clause.situation.revision}."
            yield Reading(used=everything, problem=problem, weight=1.2)
        return
    if all(clause.pieces[i].text in BACKWARDS for i in clause.all("verb.revert", "verb.undo")):
        return
    cut = _named_cut(clause)
    if cut is not None:
        yield Reading((Revert(cut=cut),), everything, 1.2)
        return
    yield from _before(clause, everything)
    yield from _unknown_cut(clause, everything)


def _revision(clause: Clause) -> int | None:
    first, last = clause.pieces[0].first, clause.pieces[-1].last
    for one, two in pairwise(clause.finder.tokens[first:last]):
        if one.text in VERSIONS and two.kind == "number" and two.value == int(two.value):
            return int(two.value)
    return None


def _named_cut(clause: Clause) -> str | None:
    """The named cut whose name is said, the longest."""
    said = f" {' '.join(plain_words(clause.text(0)))} "
    known = sorted(clause.film.cuts, key=len, reverse=True)
    return next((name for name in known if f" {' '.join(plain_words(name))} " in said), None)


def _unknown_cut(clause: Clause, used: frozenset[int]) -> Iterable[Reading]:
    """A cut that was never named: "the cut called Friday", "the christmas cut"."""
    at = next((i for i, p in enumerate(clause.pieces) if p.quote is not None or p.text in ("called", "named")), None)
    last = clause.pieces[-1]
    if at is not None:
        wanted = clause.pieces[at].quote or clause.text(at + 1)
    elif last.means("thing.version") and (unknown := _unknown(clause)):
        wanted = " ".join(unknown)
    else:
        return
    known = ", ".join(clause.film.cuts)
    has = f"the named cuts are {known}" if known else "no cut has been named yet"
    yield Reading(used=used, problem=f"There is no cut called “{wanted}”; {has}.", weight=1.3)


def _unknown(clause: Clause) -> list[str]:
    tokens = clause.finder.tokens
    return [piece.text for piece in clause.pieces if piece.strange and tokens[piece.first].kind == "word"]


def _before(clause: Clause, used: frozenset[int]) -> Iterable[Reading]:
    """ "Go back to before the storm": before the edits that made, changed or removed what is spoken of."""
    first, last = clause.pieces[0].first, clause.pieces[-1].last
    tokens = clause.finder.tokens[first:last]
    at = next((k for k, token in enumerate(tokens) if token.text in BACKWARDS), None)
    if at is None or at + 1 >= len(tokens):
        return
    said = clause.message[tokens[at + 1].start : tokens[-1].end].strip(" .,!?")
    if not _content(said):
        return
    found = revision_before(clause.situation, _content(said))
    if found is None:
        problem = f"I find nothing in the film's history about “{said}”; it is at revision {clause.situation.revision}."
        yield Reading(used=used, problem=problem, weight=1.1)
        return
    yield Reading((Revert(revision=found),), used, weight=1.15)


def _content(said: str) -> list[str]:
    """The words that say what was done, without who did it."""
    little = {"i", "we", "you", "the", "it", "that", "all", "made", "make", "did", "thing", "was", "put", "changed"}
    return [word for word in plain_words(said) if word not in little and words_of(word)]
