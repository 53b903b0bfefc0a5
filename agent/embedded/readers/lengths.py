"""How long shots are: "two seconds longer", "half as long", "4 seconds", "4 drags", "the film under a minute"."""

from collections.abc import Iterable, Sequence
from typing import Any

from agent.conversation import Choice, Question
from agent.embedded.amounts import Amount
from agent.embedded.asking import ask_which
from agent.embedded.lasting import OFF, as_held, edge_of, held_for, more_of, of_a_place, seconds_of, stands_apart
from agent.embedded.pieces import forms
from agent.embedded.reading import CERTAIN, KINDS, Clause, Reading, Target
from agent.embedded.stated import stated
from agent.telling.naming import Names, listed
from tools.film.edits.cut import SetDuration
from tools.film.views import film_frames

LONGER = (1.15, 1.25, 1.5)
SHORTER = (0.87, 0.8, 0.67)
NOT_THE_LENGTH = ("verb.remove", "stem.", "sound.", "transition.", "title.", "verb.circle", "edit.freeze")
"""without a length or an amount, "lose" and "hold" are no words of length beside these"""
MOVED = ("earlier", "later", "sooner", "early", "late")
"""an amount beside these says how far an edge or a cut moves, not how long a shot is"""
OF_OTHERS = (
    "grade.", "step.", "size.", "pace.", "speed.", "stem.", "sound.", "voice.", "verb.louder", "verb.quieter",
    "weather.", "mood.", "camera.", "thing.image", "face.", "verb.retake",
)  # fmt: skip
"""what "half" and "20 %" may be of, rather than of a length"""
ADDING = {"add", "tack", "append", "put", "stick", "slap", "bung", "throw in", "stick on"}
DOUBLING = ("halve", "double", "triple", "quadruple")
KEEPING = frozenset("keep hold set leave cap stay stays run runs clock fix pin be".split())
SOUGHT = frozenset("back somewhere spare find need needs gain save".split())
"""beside these a number of seconds is no length: "we need three seconds back" """
EACH = ("each", "every", "apiece")
TO = ("to", "up to", "out to", "down to", "to be", "to about", "to around")
BREATH = 1.0
"""seconds; "give it a second" is a second more"""
TOO_SHORT = 10.0
"""seconds; a film that nobody named is not meant by less"""
FAR = 3.0
"""times as long as a shot is: what is not meant by "it" without a question"""
NEAR = 0.5
"""of the film's length, or that much the other way: what a film may be asked to become"""
MOST_ASKED = 3
SHORTEST_CUT = 0.995
"""a film "under a minute" ends just before it"""


def lengths(clause: Clause) -> Iterable[Reading]:
    """One set_duration: by a difference, by a factor, or to a length."""
    if (alike := _as_long_as(clause)) is not None:
        yield alike
        return
    if clause.find("length.") is None and not clause.amounts() and clause.find(*NOT_THE_LENGTH) is not None:
        return
    longer = clause.find("length.longer", "verb.lengthen")
    shorter = clause.find("length.shorter", "verb.shorten")
    amounts = clause.amounts("second", "frame", "times", "percent")
    if shorter is not None and not amounts and (stated(clause, shorter) or _takes_out(clause, shorter)):
        return
    measured = clause.amounts("second", "frame")
    if amounts and not measured and _of_something_else(clause):
        return
    if longer is None and measured and _taken_off(clause):
        shorter = clause.find("dir.off")
    elif longer is None and amounts and (more_of(clause, amounts[0]) or (measured and _put_on(clause))):
        longer = amounts[0]
    doubled = [i for i in amounts if clause.pieces[i].text in DOUBLING]
    given = (
        longer is None and len(measured) == 1 and clause.find("verb.give") is not None and _short(clause, measured[0])
    )
    if given:
        # "4 is rushed, give it a second": so short a time is more, no length
        longer = measured[0]
    says_length = (
        longer is not None
        or bool(doubled)
        or shorter is not None
        or clause.find("thing.length", "verb.last") is not None
    )
    if not says_length and not (amounts and clause.find("verb.make", "dir.under", "dir.to") is not None):
        pointed = clause.refs("shots", "scenes")
        if len(amounts) != 1 or not pointed or set(clause.hard) != {*pointed, *measured}:
            return
    if _at_a_moment(clause, amounts):
        return
    if any(piece.text in MOVED for piece in clause.pieces) and clause.find("length.", "thing.length") is None:
        return
    target = clause.target_or_film((*KINDS, "places"))
    if not target.said and clause.find("dir.under") is not None and clause.pieces[0].ref is None:
        # "get it under a minute": no shot is so long; the film is meant
        target = Target(clause.index.order, whole=True, used=target.used)
    used = set(target.used) | set(clause.all("verb.make", "thing.shot", "verb.last", "thing.length", "thing.film"))
    used |= set(clause.all("length.", "verb.lengthen", "verb.shorten", "degree.", "dir.")) | set(amounts[:1])
    used |= set(clause.all("again"))
    used |= set(clause.all("verb.give")) if given else set()
    used |= set(clause.all("verb.add", "verb.remove", "verb.quieter", "verb.move")) if measured else set()
    denied = {i for i in clause.all("neg") if clause.pieces[i].text != "without"}
    used |= denied if clause.find("length.") is not None else set()
    for i in clause.all("contrast"):
        # "three seconds instead of four"
        used |= {i, *range(i + 1, min(i + 2, len(clause.pieces)))}
        amounts = tuple(at for at in amounts if at != i + 1)
    if len(amounts) > 1:
        return
    amount = clause.pieces[amounts[0]].amount if amounts else None
    wanted = _wanted(clause, longer is not None, shorter is not None, amount, amounts[0] if amounts else None)
    if wanted is None or ("seconds" in wanted and any(_sought(piece.text.split()) for piece in clause.pieces)):
        return
    if target.whole and not target.said and wanted.get("seconds", TOO_SHORT) < TOO_SHORT:
        # "make it 4 seconds", and nothing was spoken of: no film is so short
        target = Target(used=target.used)
    which = _which_it(clause, target, wanted)
    if isinstance(which, Question):
        yield Reading(used=frozenset(used), question=which, weight=CERTAIN)
        return
    target = which
    if amounts and "delta" in wanted and held_for(clause, amounts[0]):
        wanted = as_held(clause, target, wanted)
    limits = [clause.pieces[i].text for i in clause.all("dir.under")]
    under = any(limit != "up to" for limit in limits) and amount is not None and longer is None
    if under and target.clear and (fits := _fits(clause, target, wanted)):
        yield Reading(used=frozenset(used), problem=fits, weight=CERTAIN)
        return
    weight = 0.9 if amounts or clause.find("length.") is not None else 0.6
    if target.problem:
        yield Reading(used=frozenset(used), problem=target.problem, weight=weight)
    elif not target.clear:
        question = ask_which(clause, target, lambda known: _lasting(clause, known, wanted))
        yield Reading(used=frozenset(used), question=question, weight=weight / 2)
    elif "seconds" in wanted and (edge := edge_of(clause, target)) is not None:
        choices = tuple(
            Choice(
                label=label,
                acts=(
                    _lasting(clause, known, wanted)
                    if known == edge
                    else SetDuration(
                        scenes=target.scenes,
                        **_of_all(seconds_of(clause, clause.index.shots_of_scenes(target.scenes)), wanted),
                    ),
                ),
            )
            for label, known in (
                (Names(clause.film).shot(edge), edge),
                (Names(clause.film).scene(target.scenes[0]), ""),
            )
        )
        yield Reading(
            used=frozenset(used),
            question=Question(text=f"What shall last {wanted['seconds']:g} s?", choices=choices),
            weight=weight,
        )
    else:
        change = wanted
        each = any({*EACH} & {*piece.text.split()} for piece in clause.pieces)
        if target.whole and not each:
            change = _of_film(clause, wanted)
        elif len(target.shots) > 1 and of_a_place(clause, target) and not any(p.text in EACH for p in clause.pieces):
            change = _of_all(seconds_of(clause, target.shots), wanted)
        elif target.scenes and not target.shots and not any(piece.text in EACH for piece in clause.pieces):
            change = _of_all(seconds_of(clause, clause.index.shots_of_scenes(target.scenes)), wanted)
        yield Reading((SetDuration.model_validate({**target.selection, **change}),), frozenset(used), weight)


def _which_it(clause: Clause, target: Target, wanted: dict[str, Any]) -> Target | Question:
    """What an "it" is that shall last so long: what was spoken of, or the film where only the film is about so long.

    "swap 4 and 5" ... "make it 20 seconds" is the film of half a minute; of a film of two minutes it is asked.
    """
    seconds = wanted.get("seconds")
    each = any(piece.text in EACH for piece in clause.pieces)
    if seconds is None or target.said or not target.clear or target.whole or each:
        return target
    film = film_frames(clause.film) / float(clause.rate)
    lasting = [seconds_of(clause, (shot,)) for shot in target.shots] or [
        seconds_of(clause, clause.index.shots_of_scenes((scene,))) for scene in target.scenes
    ]
    far = seconds >= TOO_SHORT and seconds > FAR * max(lasting)
    whole = Target(clause.index.order, whole=True, used=target.used)
    if far and film * NEAR <= seconds <= film / NEAR:
        return whole
    one = any(piece.text in ("it", "that", "this") for piece in clause.pieces)
    if not far and not (one and len(target.shots) > 1):
        return target
    names = Names(clause.film)
    spoken = listed([names.scene(scene) for scene in target.scenes]) or names.shots(target.shots)
    shots = sorted(target.shots, key=clause.index.numbers.__getitem__)

    def lasts(shots: Sequence[str] = (), scenes: Sequence[str] = ()) -> tuple[SetDuration, ...]:
        """So long for each."""
        known = [SetDuration(shots=tuple(shots), **wanted)] if shots else []
        told = {scene: seconds_of(clause, clause.index.shots_of_scenes((scene,))) for scene in scenes}
        return (*known, *(SetDuration(scenes=(scene,), **_of_all(now, wanted)) for scene, now in told.items()))

    choices = [Choice(label=f"{'Each of ' if len(lasting) > 1 else ''}{spoken}", acts=lasts(shots, target.scenes))]
    if len(lasting) > 1:
        choices += [Choice(label=f"Only {names.shot(one)}", acts=lasts([one])) for one in shots[:MOST_ASKED]]
        choices += [Choice(label=f"Only {names.scene(one)}", acts=lasts((), [one])) for one in target.scenes]
    if seconds >= TOO_SHORT:
        choices.append(
            Choice(label="The whole film", acts=(SetDuration(shots=whole.shots, **_of_film(clause, wanted)),))
        )
    return Question(text=f"What shall last {seconds:g} s?", choices=tuple(choices))


def _of_something_else(clause: Clause) -> bool:
    """Whether a share is said of another property: "20 % darker", "twice the rain", "30 percent louder"."""
    if clause.find("length.", "thing.length", "verb.last", "verb.lengthen") is not None:
        return False
    return any(clause.find(group) is not None for group in OF_OTHERS) or any(
        piece.strange for i, piece in enumerate(clause.pieces) if i in clause.hard
    )


def _sought(words: list[str]) -> bool:
    return bool(SOUGHT.intersection(words)) and "be" not in words


def _at_a_moment(clause: Clause, amounts: Iterable[int]) -> bool:
    """Whether an amount is a moment of the film: "cut at 12 seconds", "put 6 in at 20 s"; not "hold it at 4 s"."""
    kept = any(set(piece.text.split()) & KEEPING for piece in clause.pieces)
    return not kept and any(i and clause.pieces[i - 1].text == "at" for i in amounts)


def _as_long_as(clause: Clause) -> Reading | None:
    """ "Make 5 as long as 6", "match the length of 8 to 9": the length of the second, for the first."""
    words = [piece.text for piece in clause.pieces]
    said = "as long as" in " ".join(words) or ("match" in words and clause.find("thing.length") is not None)
    refs = clause.refs("shots")
    told = [ref.ids for i in refs if (ref := clause.pieces[i].ref) is not None and ref.ids and not ref.options]
    if said and len(told) == 1 and len(told[0]) == 2 and " to " in clause.pieces[refs[0]].text:
        # "match the length of 8 to 9" reads as a range
        told = [told[0][:1], told[0][1:]]
    if not said or len(told) != 2 or len(told[1]) != 1 or len(refs) > 2:
        return None
    seconds = round(seconds_of(clause, told[1]), 4)
    used = frozenset(
        (
            *refs,
            *clause.all("verb.make", "thing.", "dir.", "same", "length.", "verb.last"),
            *(i for i, word in enumerate(words) if word in ("as", "long", "match", "as long as", "as long")),
        )
    )
    return Reading((SetDuration(shots=told[0], seconds=seconds),), used, 1.1, shots=told[0])


def _takes_out(clause: Clause, at: int) -> bool:
    """Whether a word for shorter is rather one for out: "cut 5", "lose 5", where no amount and no length is said."""
    return clause.pieces[at].means("verb.remove") and clause.find("length.") is None


def _taken_off(clause: Clause) -> bool:
    """ "knock a second off 7", "drop half a second from 4" """
    away = clause.find("verb.shorten", "verb.remove", "verb.quieter", "verb.make", "verb.move") is not None
    bare = any(clause.pieces[i - 1].amount is not None for i in clause.all("dir.off") if i) and not clause.all("verb.")
    return (away or bare) and any(clause.pieces[i].text in OFF for i in clause.all("dir.off"))


def _put_on(clause: Clause) -> bool:
    """ "add a second to 8", "tack half a second onto 3" """
    return any(piece.means("verb.add") and set(forms(piece.text)) & ADDING for piece in clause.pieces)


def _lasting(clause: Clause, known: str, wanted: dict[str, Any]) -> SetDuration:
    return SetDuration.model_validate({**clause.target_of(known).selection, **wanted})


def _short(clause: Clause, at: int) -> bool:
    amount = clause.pieces[at].amount
    seconds = amount.seconds(float(clause.rate)) if amount is not None else None
    return seconds is not None and seconds <= BREATH


def _fits(clause: Clause, target: Target, wanted: dict[str, Any]) -> str:
    """What to say when something that shall be "under" a length is so already."""
    limit = wanted.get("seconds")
    if limit is None:
        return ""
    if target.whole:
        now, name = film_frames(clause.film) / float(clause.rate), "The film"
    elif target.scenes and not target.shots:
        now, name = (
            seconds_of(clause, clause.index.shots_of_scenes(target.scenes)),
            listed([Names(clause.film).scene(s) for s in target.scenes]),
        )
    else:
        now = max((seconds_of(clause, (shot,)) for shot in target.shots), default=0.0)
        name = Names(clause.film).shots(target.shots)
    if now >= limit:
        return ""
    runs = "run at most" if len(target.shots) > 1 and not target.whole else "runs"
    return f"{name[:1].upper()}{name[1:]} {runs} {now:.1f} s; that is under {limit:g} s already."


def _of_film(clause: Clause, wanted: dict[str, Any]) -> dict[str, Any]:
    """What is wanted of the film, as one factor for every shot: titles keep their length, and dissolves overlap."""
    shots = seconds_of(clause, clause.index.order)
    beside = film_frames(clause.film) / float(clause.rate) - shots
    if "seconds" in wanted and wanted["seconds"] - beside > shots / 10:
        wanted = {**wanted, "seconds": wanted["seconds"] - beside / SHORTEST_CUT}
    return _of_all(shots, wanted)


def _of_all(now: float, wanted: dict[str, Any]) -> dict[str, Any]:
    """What is wanted of a film or a scene that runs `now` seconds, as one factor for every shot.

    "under a minute", "ten seconds shorter", "the last scene 3 seconds longer".
    """
    if "factor" in wanted or now <= 0:
        return wanted
    if "delta" in wanted:
        return {"factor": round(max(now + wanted["delta"], 1.0) / now, 4)}
    return {"factor": round(wanted["seconds"] * SHORTEST_CUT / now, 4)}


def _wanted(
    clause: Clause, longer: bool, shorter: bool, amount: Amount | None, at: int | None = None
) -> dict[str, Any] | None:
    """What is wished of a length. "Stretch it to ten seconds" says how long, "+2s" how much longer."""
    rate = float(clause.rate)
    to = at is not None and at > 0 and clause.pieces[at - 1].text in (*TO, "at")
    signed = at is not None and clause.pieces[at].text[0] in "+-"
    if amount is None:
        if longer == shorter:
            return None
        small, normal, large = LONGER if longer else SHORTER
        return {"factor": clause.degree(small=small, normal=normal, large=large)}
    seconds = amount.seconds(rate)
    if seconds is not None:
        if signed:
            return {"delta": seconds}
        if to:
            return {"seconds": seconds}
        made = at is not None and clause.before(at, "verb.make") is not None
        long = next((i for i in clause.all("length.shorter") if "long" in clause.pieces[i].text.split()), None)
        if not longer and long is not None and at is not None and long < at and stands_apart(clause, long, at):
            # "the shot is long anyway, six seconds"
            return {"seconds": seconds}
        if made and any("too" in piece.text.split() for piece in clause.pieces) and at == len(clause.pieces) - 1:
            # "shot seven is too long make it four seconds"
            return {"seconds": seconds}
        if longer and not shorter:
            return {"delta": seconds}
        if shorter and clause.find("dir.to", "dir.under") is None:
            return {"delta": -seconds}
        return {"seconds": seconds}
    if amount.unit == "percent":
        share = amount.value / 100
        if longer:
            return {"factor": round(1 + share, 4)}
        return {"factor": round(1 - share, 4) if shorter and share < 1 else share}
    if amount.unit == "times" and amount.value > 0:
        if shorter and amount.part:
            # half as long and a half shorter are the same; a third shorter leaves two thirds
            return {"factor": round(1 - amount.value, 4) if amount.value < 1 else round(1 / amount.value, 4)}
        if longer and amount.part:
            return {"factor": round(1 + amount.value, 4)}
        return {"factor": round(amount.value, 4)}
    return None
