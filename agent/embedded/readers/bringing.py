"""Files of one's own: clips and stills as takes or new shots, and LUTs to grade with.

"use the clip sunset.mp4 for shot 4"     import_media files=sunset.mp4, shot=4
"use the kodak.cube look on scene 2"     import_media files=kodak.cube, then set_grade lut=kodak, scenes=2
"take the lut off 4"                     set_grade lut="", shots=4
"""

from collections.abc import Iterable
from pathlib import PureWindowsPath
from typing import Any

from agent.conversation import Act
from agent.embedded.asking import ask_which
from agent.embedded.reading import Clause, Reading, Target
from tools.film.edits.cut import SetFilmGrade, SetGrade
from tools.film.edits.story import MoveShot
from tools.film.orders import ImportMedia

AROUND = (
    "verb.add", "verb.choose", "verb.play", "verb.make", "verb.give", "verb.move", "verb.replace", "verb.bring",
    "thing.shot", "thing.take", "thing.film", "thing.footage", "order.", "contrast",
)  # fmt: skip
"""what may stand around the name of a file that is brought in"""
BESIDE = ("own", "file", "new", "extra", "separate", "with", "by", "instead", "from", "called", "named", "here is")
OUTWARD = ("verb.render", "form.")
GRADED = ("thing.lut", "style", "verb.grade")


def bringing(clause: Clause) -> Iterable[Reading]:
    """import_media, and the LUT of a grade."""
    clips = clause.all("file.clip", "file.still", "file.sound", "file.paper")
    cubes = clause.all("file.lut")
    if clause.find("neg") is not None and not (cubes or clips) and clause.find("thing.lut") is None:
        return
    if clips and not cubes and clause.find(*OUTWARD) is None:
        yield from _brought(clause, clips)
    elif not clips and (cubes or clause.find("thing.lut") is not None or _known_lut(clause)):
        yield from _graded(clause, cubes)


def _around(clause: Clause) -> set[int]:
    return {*clause.all(*AROUND), *clause.named(*BESIDE), *clause.pronouns("shots")}


def _brought(clause: Clause, files: tuple[int, ...]) -> Iterable[Reading]:
    """Clips and stills: of the shot that is named, else each a new one."""
    named = tuple(clause.pieces[i].text for i in files)
    used = _around(clause) | set(files)
    target = clause.target(("shots", "scenes", "takes"))
    placed = clause.find("order.after", "order.before")
    if target.problem:
        yield Reading(used=frozenset(used | target.used), problem=target.problem, weight=1.2)
    elif not target.said and _meant(clause, target):
        yield Reading((ImportMedia(files=named, shot=target.shots[0]),), frozenset(used | target.used), 1.2)
    elif not target.said:
        yield Reading((ImportMedia(files=named),), frozenset(used), 1.2)
    elif placed is not None and len(target.shots) == 1 and len(named) == 1:
        # it comes in at the end, and goes from there to where it is wanted
        side = "after" if clause.pieces[placed].means("order.after") else "before"
        last = len(clause.index.order) + 1
        move = MoveShot.model_validate({"shot": last, side: target.shots[0]})
        yield Reading((ImportMedia(files=named), move), frozenset(used | target.used), 1.2)
    elif len(shots := target.shots or clause.index.shots_of_scenes(target.scenes)) == 1:
        act = ImportMedia(files=named, shot=shots[0])
        yield Reading((act,), frozenset(used | target.used), 1.2, shots=shots[:1])
    else:
        question = ask_which(clause, Target(options=shots), lambda shot: ImportMedia(files=named, shot=shot))
        yield Reading(used=frozenset(used | target.used), question=question, weight=0.9)


def _meant(clause: Clause, target: Target) -> bool:
    """Whether "this one" is meant, which was spoken of."""
    return bool(clause.pronouns("shots") - clause.named("the clip")) and len(target.shots) == 1


def _graded(clause: Clause, cubes: tuple[int, ...]) -> Iterable[Reading]:
    """A LUT brought in, laid on shots or the whole film, made weaker, or taken away."""
    known = {name.casefold(): name for name in clause.film.luts}
    file = clause.pieces[cubes[0]].text if cubes else ""
    called = PureWindowsPath(file).stem[:100].strip()
    used = _around(clause) | set(cubes) | set(clause.all(*GRADED, "dir.", "verb.remove", "verb.swap"))
    name = called
    words: set[int] = set()
    if not cubes and (spoken := _known_lut(clause)):
        # a number in the name points at nothing
        name, words = spoken
        used |= words
    target = clause.target(without=words)
    gone = not name and clause.find("verb.remove", "neg", "dir.off") is not None
    strength = _strength(clause)
    if not name and not gone and strength is None:
        return
    fields: dict[str, Any] = {} if not (name or gone) else {"lut": known.get(name.casefold(), name)}
    if strength is not None:
        used |= {strength[0], *clause.all("degree.", "thing.strength"), *clause.named("at", "strength", "opacity")}
        fields["lut_strength"] = strength[1]
    brought: tuple[Act, ...] = (ImportMedia(files=(file,)),) if cubes and name.casefold() not in known else ()
    claimed = frozenset(used | target.used | set(clause.all("neg")))
    if target.problem:
        yield Reading(used=claimed, problem=target.problem, weight=1.2)
    elif target.said and target.clear and not target.whole:
        yield Reading((*brought, SetGrade.model_validate({**target.selection, **fields})), claimed, 1.2)
    elif not target.said and brought and not _laid(clause):
        yield Reading(brought, claimed, 1.2)
    elif target.clear and not target.said and not target.whole:
        yield Reading((*brought, SetGrade.model_validate({**target.selection, **fields})), claimed, 1.1)
    else:
        yield Reading((*brought, SetFilmGrade.model_validate(fields)), claimed, 1.1)


def _laid(clause: Clause) -> bool:
    """Whether a LUT shall be used, and not only brought in: "grade with kodak.cube", "use the kodak.cube look"."""
    return clause.find("verb.choose", "verb.grade", "verb.give", "style") is not None


def _strength(clause: Clause) -> tuple[int, float] | None:
    for i in clause.amounts("percent", "times"):
        amount = clause.pieces[i].amount
        if amount is not None:
            value = amount.value / 100 if amount.unit == "percent" else amount.value
            return (i, value) if 0 <= value <= 1 else None
    return None


def _known_lut(clause: Clause) -> tuple[str, set[int]] | None:
    """A LUT of the film that is called by its name, beside a word for what it is: "the kodak look on 4"."""
    if clause.find(*GRADED) is None:
        return None
    for name in clause.film.luts:
        words = name.casefold().replace("-", " ").replace("_", " ").split()
        at = [i for i, piece in enumerate(clause.pieces) if piece.text in words]
        if at and {clause.pieces[i].text for i in at} == set(words):
            return name, set(at)
    return None
