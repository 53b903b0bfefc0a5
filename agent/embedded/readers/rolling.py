"""What the cameras shall do: roll, roll again with a note, and stop.

"shoot scene 2"                                   ->  generate
"retake 4 with more rain"   "3 more takes of 5"   ->  retake
"stop"   "cancel shot 4"                          ->  cancel
"""

import re
from collections.abc import Iterable

from agent.embedded.asking import ask_which
from agent.embedded.film_index import plain_words, words_of
from agent.embedded.interrogative import is_question
from agent.embedded.pieces import Piece, forms
from agent.embedded.reading import Clause, Reading, Target
from tools.film.orders import Cancel, Generate, Retake

KINDS = ("shots", "scenes", "film", "takes", "people", "places")
MOST_TAKES = 20
WEAK = ("again", "once more", "one more time", "another time", "try", "try again", "do again", "over again")
"""what also repeats anything else; a retake only beside a shot or a note, and with no other property in the way"""
PROPERTIES = ("grade.", "size.", "step.", "length.", "camera.", "angle.", "time.", "weather.", "mood.", "pace.")
LEADS = (
    "with", "but", ",", "and", ":", "-", "–", "only", "just", "now", "please", "so", "where", "except", "avec", "con",
    "mit", "aber", "mais", "pero",
)  # fmt: skip
MORE = ("plus", "más", "mehr")
DOING = (
    "do", "make", "try", "shoot", "roll", "run", "go", "generate", "take", "film", "have", "let", "give", "get",
    "give me", "get me", "could we", "can we", "need", "want", "give us", "needs", "wants", "deserves",
)  # fmt: skip
TAILS = ("please", "thanks", "thank you", "now", "ok", ".", "!", "?")
LOOSE = {"couple": 2, "few": 3, "several": 4}


def rolling(clause: Clause) -> Iterable[Reading]:
    """Orders to the cameras."""
    if clause.find("ask.cost") is not None or is_question(clause):
        return
    yield from _again(clause)
    yield from _rolled(clause)
    yield from _stopped(clause)


def _again(clause: Clause) -> Iterable[Reading]:
    verb = _retake_verb(clause)
    if verb is None:
        return
    used = {verb}
    count = count_of(clause, used)
    generator = generator_of(clause, used)
    after = max(used)
    refs = [i for i in clause.refs(*KINDS) if not _in_note(clause, i, verb)]
    if any(clause.pieces[i].ref is not None for i in clause.refs("shots") if i in refs and _numbered(clause, i)):
        # "scene 2: retake 3"
        refs = [i for i in refs if i not in clause.refs("scenes")]
        used |= set(clause.refs("scenes"))
    noted = [i for i, piece in enumerate(clause.pieces) if piece.strange and i > verb + 2]
    target = clause.target(KINDS, without=[*noted, *(i for i in clause.refs(*KINDS) if i not in refs)])
    used |= set(target.used)
    used |= {i for i in range(len(clause.pieces)) if i < max(used) and _light(clause, i)}
    used |= set(clause.all("thing.take"))
    large = resolution_of(clause, used)
    start = max([after, *refs, *(i for i in used if clause.pieces[i].means("service.", "thing.take"))])
    note = _note(clause, start + 1, used)
    verbatim: frozenset[int] = frozenset()
    if note:
        verbatim = frozenset(range(start + 1, len(clause.pieces))) - set(clause.all("resolution."))
        used |= verbatim
    else:
        used |= {i for i in range(start + 1, len(clause.pieces)) if _light(clause, i)}
    before = [i for i in clause.hard - used if i < verb and not clause.pieces[i].strange]
    if before:
        return
    if (found := _described(clause, target, verb)) is not None:
        target, note = found, ""
    elif _describes(clause, target, note):
        note = ""
    wish = {"note": note, "takes": count or 1, "generator": generator, "resolution": large}
    if target.problem:
        yield Reading(used=frozenset(used), problem=target.problem, weight=0.9)
    elif not target.clear:
        question = ask_which(
            clause, target, lambda known: Retake.model_validate({**clause.target_of(known).selection, **wish})
        )
        yield Reading(used=frozenset(used), question=question, weight=0.5)
    else:
        selection = {"shots": clause.index.order} if target.whole else target.selection
        order = Retake.model_validate({**selection, **wish})
        yield Reading((order,), frozenset(used), weight=0.95, verbatim=verbatim)


def _numbered(clause: Clause, at: int) -> bool:
    ref = clause.pieces[at].ref
    return ref is not None and ref.how in ("number", "slate") and bool(ref.ids)


def _described(clause: Clause, target: Target, verb: int) -> Target | None:
    """ "Another take of the robot tilting her head": the one shot that is so described."""
    if target.said and target.shots and any(p.ref is not None and p.ref.kind == "shots" for p in clause.pieces):
        return None
    at = next((i for i in range(verb + 1, len(clause.pieces)) if clause.pieces[i].text.split()[0] == "of"), None)
    if at is None:
        return None
    shots = clause.index.shots_about(plain_words(clause.text(at))[1:])
    used = frozenset(range(at, len(clause.pieces)))
    if len(shots) == 1:
        return Target(shots, used=used, said=True)
    return Target(options=shots, used=used, said=True) if shots else None


def _describes(clause: Clause, target: Target, note: str) -> bool:
    """Whether the words after "of" are those of the shot itself, and no wish."""
    words = [word for word in plain_words(note) if words_of(word)]
    if len(target.shots) != 1 or not words or not any(p.text.split()[0] == "of" for p in clause.pieces):
        return False
    return all(set(forms(word)) & clause.index.shot_words[target.shots[0]] for word in words)


def _retake_verb(clause: Clause) -> int | None:
    """The piece that says so. "Again" after a property repeats the property, and is not for the cameras."""
    for i in clause.all("thing.take"):
        # "give me two options for 7"
        if _counted(clause, i) and clause.pieces[i].ref is None:
            rolled = any(piece.text in ("generate", "shoot", "roll", "film", "produce") for piece in clause.pieces)
            wanted = any(piece.means("verb.make", "verb.give") for piece in clause.pieces[: i - 1])
            if not rolled and (wanted or clause.find("verb.circle", "verb.ng", "verb.generate") is None):
                return i
    for i, piece in enumerate(clause.pieces):
        # "do shot 5 over"
        done = piece.text == "over" and i >= 2 and clause.pieces[i - 1].ref is not None
        if done and any(p.text in DOING for p in clause.pieces[: i - 1]):
            return i
    for i in clause.all("verb.retake"):
        piece = clause.pieces[i]
        if piece.text not in WEAK and not piece.text.startswith("more"):
            return i
        if piece.text == "try" and _tries(clause):
            continue
        refs = clause.refs("shots", "scenes", "takes")
        before = [p for p in clause.pieces[:i] if not p.soft and p.ref is None and not _is_number(clause, p)]
        if any(p.means(*PROPERTIES) or (p.text not in DOING and not p.means("verb.circle")) for p in before):
            continue
        counted = _counted(clause, i)
        if piece.text.startswith("more") and not counted and "take" not in piece.text:
            continue
        if refs or counted or any(i < len(clause.pieces) - 1 and not p.soft for p in clause.pieces[i + 1 :]):
            return i
    return None


def _tries(clause: Clause) -> bool:
    """Whether "let's try shot 3 at night" is how one asks for the night, and "try take 2" for the take."""
    if clause.find("again", "service.") is not None or any(p.text in ("another", "more") for p in clause.pieces):
        return False
    return clause.find(*PROPERTIES, "face.", "coverage.", "speed.") is not None or bool(clause.refs("takes"))


def _is_number(clause: Clause, piece: Piece) -> bool:
    counted = clause.finder.tokens[piece.first].kind == "number" or piece.text in LOOSE
    return counted and piece.ref is None and piece.amount is None


def _counted(clause: Clause, at: int) -> bool:
    return at > 0 and _is_number(clause, clause.pieces[at - 1])


def count_of(clause: Clause, used: set[int]) -> int | None:
    """How many takes: "3 more takes", "two takes", "a couple of takes"; None where no number is said."""
    tokens = clause.finder.tokens
    for i, piece in enumerate(clause.pieces):
        if piece.ref is not None or piece.amount is not None:
            continue
        nearby = clause.pieces[i + 1 : i + 3]
        counted = any(p.means("thing.take") or p.text.startswith("more") or "take" in p.text for p in nearby)
        value = tokens[piece.first].value if tokens[piece.first].kind == "number" else LOOSE.get(piece.text)
        if value is not None and counted and 1 <= value <= MOST_TAKES:
            used.add(i)
            return int(value)
    return None


def generator_of(clause: Clause, used: set[int]) -> str | None:
    at = clause.find("service.")
    if at is None:
        return None
    used.add(at)
    return clause.pieces[at].values("service")[0]


def resolution_of(clause: Clause, used: set[int]) -> str | None:
    """How large the takes shall be: "shoot scene 2 in 4k"."""
    at = clause.find("resolution.")
    if at is None:
        return None
    used.add(at)
    return clause.pieces[at].values("resolution")[0]


def _light(clause: Clause, i: int) -> bool:
    piece = clause.pieces[i]
    if piece.ref is not None or piece.amount is not None or piece.quote is not None:
        return False
    return piece.soft or piece.text in DOING or piece.means("verb.retake", "verb.circle", "verb.generate", "thing.shot")


def _in_note(clause: Clause, at: int, verb: int) -> bool:
    """Whether a reference belongs to the note: "retake 4 with her smiling" is about 4."""
    ref = clause.pieces[at].ref
    assert ref is not None
    earlier = [i for i in clause.refs("shots", "scenes", "takes") if i < at]
    if ref.kind in ("people", "places"):
        return bool(earlier) or at > verb + 1
    if ref.how == "pronoun":
        return bool(earlier)
    return False


def _note(clause: Clause, start: int, used: set[int]) -> str:
    """The wish in the user's own words: what follows the verb and the shot."""
    while start < len(clause.pieces) and (
        start in used or clause.pieces[start].text in WEAK or _leads(clause.pieces[start])
    ):
        start += 1
        if clause.pieces[start - 1].text == ":":
            # "retake 5: out of focus"
            break
    stop = len(clause.pieces)
    while stop > start and clause.pieces[stop - 1].text in TAILS:
        stop -= 1
    while stop > start and (stop - 1 in used or clause.pieces[stop - 1].text in (*WEAK, "in")):
        # "with more rain in 4k"
        stop -= 1
    if all(clause.pieces[i].soft for i in range(start, stop)):
        return ""
    return clause.text(start, stop)


def _leads(piece: Piece) -> bool:
    light = piece.soft and piece.ref is None and not piece.means("degree.", "neg") and piece.text not in MORE
    return piece.text in LEADS or light


def _rolled(clause: Clause) -> Iterable[Reading]:
    verbs = [i for i in clause.all("verb.generate") if clause.pieces[i].ref is None]
    missing = [i for i in range(len(clause.pieces)) if missing_at(clause, i)]
    if not verbs or (clause.find("verb.add", "ask.what") is not None and not missing):
        return
    plain = clause.pieces[verbs[0]].text
    if plain in ("make", "create", "produce", "film", "shot") and not missing:
        return
    if clause.refs("join") or clause.amounts() or clause.find("neg", "dir.earlier") is not None:
        return
    used = {*verbs, *missing}
    count = count_of(clause, used)
    generator = generator_of(clause, used)
    large = resolution_of(clause, used)
    target = clause.target(("shots", "scenes", "film", "places"))
    used |= set(target.used) | set(clause.all("thing.shot", "thing.take", "all", "verb.make", "thing.film"))
    draft = clause.find("draft")
    if draft is not None:
        used.add(draft)
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    wish = {"takes": count, "generator": generator, "draft": draft is not None, "resolution": large}
    if target.problem and not missing:
        yield Reading(used=frozenset(used), problem=target.problem, weight=0.85)
        return
    if target.options:
        question = ask_which(
            clause, target, lambda known: Generate.model_validate({**clause.target_of(known).selection, **wish})
        )
        yield Reading(used=frozenset(used), question=question, weight=0.5)
        return
    if any((ref := clause.pieces[i].ref) is not None and ref.how == "rest" for i in missing):
        left = tuple(shot for shot in clause.index.order if not clause.film.shots[shot].takes)
        if left:
            yield Reading((Generate.model_validate({"shots": left, **wish}),), frozenset(used), weight=0.9)
            return
    everything = target.whole or not (target.said or points(clause)) or (missing and not target.scenes)
    chosen = {} if everything else target.selection
    yield Reading((Generate.model_validate({**chosen, **wish}),), frozenset(used), weight=0.85)


def points(clause: Clause) -> bool:
    return any(piece.ref is not None and piece.ref.how == "pronoun" for piece in clause.pieces)


def missing_at(clause: Clause, at: int) -> bool:
    piece = clause.pieces[at]
    if piece.ref is not None:
        if piece.ref.how == "rest" and any(p.means("verb.circle", "verb.ng") for p in clause.every):
            # "approve all but 6, generate the rest": what was never shot
            return True
        return any(word in piece.ref.said.split() for word in ("missing", "planned", "unshot", "remaining"))
    return piece.means("missing") or piece.text in ("the rest", "rest", "the others")


def _stopped(clause: Clause) -> Iterable[Reading]:
    verb = clause.find("verb.cancel", "stop")
    if verb is None or (clause.find("verb.undo") is not None and clause.find("stop") is None):
        return
    waiting = clause.pieces[verb].text in ("wait", "hold on", "enough", "pause", "hold it", "quit")
    rolling_now = any(shot.state == "rolling" for shot in clause.film.shots.values())
    if waiting and not rolling_now:
        return
    target = clause.target(("shots", "scenes", "film"))
    if _everything_at_work(clause):
        # "everything that is rolling" is not the shot in which something rolls
        target = Target(clause.index.order, whole=True, used=target.used, said=True)
    used = {*clause.all("verb.cancel", "stop", "verb.generate", "verb.render", "verb.retake", "thing.shot", "all")}
    used |= set(target.used) | set(clause.all("verb.undo", "thing.take", "verb.export", "verb.make"))
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    if target.problem:
        yield Reading(used=frozenset(used), problem=target.problem, weight=0.9)
        return
    chosen = target.selection if target.said and not target.whole else {}
    yield Reading((Cancel.model_validate(chosen),), frozenset(used), weight=0.9)


def _everything_at_work(clause: Clause) -> bool:
    words = clause.plain
    return (
        re.search(r"\b(?:everything|all|whatever|anything)\b.*\b(?:rolling|running|shooting|at work)\b", words)
        is not None
    )
