"""What is thought of takes: approved, rejected, this one rather than that one.

"circle 3 and 5"   "approve all but 7"   "the rest is fine"   ->  circle
"4 is no good"                                                ->  ng
"the second take of 7 was better"   "go with the other one"   ->  choose_take
"""

from collections.abc import Iterable

from agent.conversation import Act, Choice, Question
from agent.embedded.asking import ask_which
from agent.embedded.left_over import THE_REST, nowhere
from agent.embedded.pieces import forms
from agent.embedded.readers.no_takes import NO_OTHER, nothing, without_takes
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.refs import BEFORE
from agent.embedded.second_thoughts import PLEASED
from agent.embedded.shot_states import NOT_COME, came_since
from tools.film.edits.takes import ChooseTake, Circle, Reject
from tools.film.handles import shown_take
from tools.film.orders import Retake
from tools.film.script import Shot
from tools.film.timeline import Clip

CHOOSING = ("use", "go with", "select", "pick", "buy", "works", "work", "fine", "pass", "confirm")
"""what, said of "that" alone, chooses something that was spoken of, and approves no shot"""
SAID_OF_TAKES = ("had", "has", "is", "was", "felt", "feels", "looked", "looks", "got", "seems", "seemed")
ORDERS = frozenset(
    "approuve approuver aprueba aprobar genehmige freigeben valide annehmen circle approve accept print"
    " greenlight keep lock sign pass select confirm buy use pick".split()
)
"""words that order an approval; the others may only praise"""
KINDS = ("shots", "scenes", "film", "takes", "people", "places")
EARLIER = ("earlier", "previous", "older", "old", "original", "former")


def takes(clause: Clause) -> Iterable[Reading]:
    """Approval, rejection and choice; each accounts for the whole request or is none."""
    yield from _preferred(clause)
    yield from _judged(clause)


def _judged(clause: Clause) -> Iterable[Reading]:
    if clause.find("verb.uncircle") is not None:
        yield from _taken_back(clause)
        return
    praise = clause.find("verb.circle")
    if praise == 0 and _nods(clause) and (praise := clause.find("verb.circle", after=0)) is None:
        return
    blame = clause.find("verb.ng")
    if blame is None and clause.refs("takes"):
        # "kill take 2 of 7"
        blame = clause.find("verb.remove")
    turned = praise is not None and blame is None and _turned(clause, praise)
    if (
        praise is None
        and blame is None
        and "verb.circle" in clause.carried
        and (unlike := clause.find("neg")) is not None
    ):
        # "4 and 6 are good, 7 isn't"
        blame = unlike if clause.hard == frozenset({unlike, *clause.refs("shots", "scenes", "takes")}) else None
    if (praise is None and blame is None) or clause.find("ask.why", "ask.howmany", "ask.what", "ask.who") is not None:
        return
    good = blame is None and not turned
    if good and clause.find("other") is not None:
        # "needs another pass" approves nothing
        return
    if good and (_compares(clause) or clause.find("degree.less") is not None):
        # "1 is great, 5 and 6 not so much" approves not all of them
        return
    if good and _left_alone(clause):
        yield Reading(used=clause.hard, answer="The rest stays as it is.", weight=0.5)
        return
    used = {blame} if blame is not None else set[int]()
    used |= set(clause.all("verb.circle", "verb.ng", "thing.take", "thing.shot", "verb.make", "ask.is", "all", "yes"))
    used |= {i for i in clause.all("verb.mark") if any(piece.text == "as" for piece in clause.pieces)}
    used |= set(clause.all("neg")) if not good else set()
    target, also = _judged_target(clause, good)
    used |= also
    used -= set() if good else set(clause.all("verb.make"))
    note = "" if good else _note(clause, used)
    if any(not clause.pieces[i].strange for i in clause.hard - used):
        return
    said = {piece.text for piece in clause.pieces if piece.means("verb.circle")}
    if good and not target.said and (not _pronoun(clause) or said <= set(CHOOSING)):
        if said <= set(CHOOSING) and len(clause.every) > len(clause.pieces):
            # "... use that": what the request before has said
            yield Reading(used=frozenset(used), weight=0.1)
        yield from _mere_praise(clause, frozenset(used))
        return
    named = [ref for i in clause.refs(*KINDS) if (ref := clause.pieces[i].ref) is not None and ref.how != "pronoun"]
    if good and named and all(ref.kind == "people" for ref in named) and not _explicit(clause):
        # "that robot is great": no take is approved by it
        yield Reading(used=frozenset(used), answer="Glad to hear it.", weight=0.5)
        return
    if good and target.whole and not _explicit(clause):
        yield _all_liked(clause, target, frozenset(used))
        return
    yield from _done(clause, target, frozenset(used), good, note)


def _nods(clause: Clause) -> bool:
    """Whether a word of praise only opens what is said: "ok do it for the rest", "great now do 5 too"."""
    opens = clause.pieces[0].text in PLEASED
    goes_on = opens and any(p.text.split()[0] in ("now", "then", "do", "and", "so", "next") for p in clause.pieces[1:2])
    return goes_on or (opens and clause.find("same", "verb.make", after=0) is not None)


def _all_liked(clause: Clause, target: Target, used: frozenset[int]) -> Reading:
    """ "Everything is fine": praise, or an approval of all; beside another request it is praise, alone it is asked."""
    shots = target.shots or clause.index.order
    if len(clause.every) > len(clause.pieces):
        return Reading(used=used, answer="Glad to hear it.", weight=0.5)
    if not shots or not any(clause.film.shots[shot].takes for shot in shots):
        return Reading(used=used, problem=nothing(clause), weight=0.8)
    choices = (Choice(label="Approve all", acts=(Circle(shots=shots),)), Choice(label="No, go on"))
    question = Question(text=f"Shall I approve the takes of all {len(shots)} shots?", choices=choices)
    return Reading(used=used, question=question, weight=0.8)


def _compares(clause: Clause) -> bool:
    """Whether "like" sets one shot beside another: "make 4 like 3", "3 should look like 5"."""
    like = next((i for i, piece in enumerate(clause.pieces) if piece.text in ("like", "looks like", "look like")), None)
    if like is None:
        return False
    shots = clause.refs("shots", "scenes")
    return any(i < like for i in shots) and any(i > like for i in shots)


def _taken_back(clause: Clause) -> Iterable[Reading]:
    """ "Unapprove 4": an approval gives way to a rejection or to a new take; which of them is asked."""
    target = clause.target(("shots", "scenes", "takes", "film"))
    used = frozenset((*clause.hard, *target.used))
    if target.problem or not target.clear:
        question = None if target.problem else ask_which(clause, target, lambda shot: Reject(shots=(shot,)))
        yield Reading(used=used, problem=target.problem, question=question, weight=0.9)
        return
    choices = (
        Choice(label="Mark it no good", acts=(Reject.model_validate(target.selection),)),
        Choice(label="Shoot it again", acts=(Retake.model_validate(target.selection),)),
        Choice(label="Leave it"),
    )
    text = "An approval ends when the take is marked no good or the shot is taken again. Which shall it be?"
    yield Reading(used=used, question=Question(text=text, choices=choices), weight=0.9)


def _left_alone(clause: Clause) -> bool:
    """ "2 closer; 7 wider; the rest is ok": the rest is not to be changed; nobody asked for an approval."""
    rest = any(piece.text in THE_REST for piece in clause.pieces)
    others = [piece for piece in clause.every if piece not in clause.pieces]
    judged = any(piece.means("verb.circle", "verb.ng", "verb.retake") for piece in others)
    return rest and bool(others) and not judged and not _explicit(clause)


def _turned(clause: Clause, praise: int) -> bool:
    """Whether the praise is denied: "not good", "I don't love 3"."""
    return clause.before(praise, "neg") is not None


def _pronoun(clause: Clause) -> bool:
    return any(p.ref is not None and p.ref.how == "pronoun" for p in clause.pieces) or any(
        piece.text in ("love it", "love that", "keep it", "loved it", "like it", "print it") for piece in clause.pieces
    )


def _mere_praise(clause: Clause, used: frozenset[int]) -> Iterable[Reading]:
    """ "Perfect!": approval where takes have just been rolled; an order to approve without saying what is asked."""
    rolled = clause.focus.acts_just_now and any(act.kind in ("retake", "generate") for act in clause.focus.acts)
    shots = came_since(clause.situation, _with_takes(clause, clause.focus.shots))
    if rolled and shots:
        yield Reading((Circle(shots=shots),), used, weight=0.4)
    elif rolled and clause.focus.shots:
        yield Reading(used=used, answer=NOT_COME, weight=0.4)
    elif clause.find("verb.circle") is not None and _explicit(clause):
        question = ask_which(clause, Target(), lambda shot: Circle(shots=(shot,)))
        yield Reading(used=used, question=question, weight=0.3)


def _explicit(clause: Clause) -> bool:
    """Whether it is an order to approve, not only a kind word."""
    return any(set(forms(piece.text.split()[0])) & ORDERS for piece in clause.pieces if piece.means("verb.circle"))


def _judged_target(clause: Clause, good: bool) -> tuple[Target, set[int]]:
    """What is judged; "the rest" is what the message does not name, and what follows "except" is taken away."""
    but = next((i for i, piece in enumerate(clause.pieces) if piece.means("but") and not piece.means("neg")), None)
    spared = [i for i in clause.refs("shots", "scenes", "takes", "people", "places") if but is not None and i > but]
    rest = next((i for i, piece in enumerate(clause.pieces) if piece.text in THE_REST), None)
    target = clause.target(KINDS, without=spared)
    if rest is not None:
        shots = _rest(clause)
        if not shots and any(shot.takes for shot in clause.film.shots.values()):
            return Target(problem=NO_OTHER, said=True), {rest, *target.used}
        return Target(shots, used=target.used | {rest}, said=True), {rest}
    if but is not None and spared and (target.said or target.whole):
        base = target.shots or clause.index.shots_of_scenes(target.scenes) or clause.index.order
        gone: set[str] = set()
        for i in spared:
            ref = clause.pieces[i].ref
            assert ref is not None
            if ref.problem:
                return Target(problem=ref.problem, said=True), {but, *spared, *target.used}
            if not (clause.finder.shots_of(ref) or ref.options):
                return Target(problem=nowhere(ref), said=True), {but, *spared, *target.used}
            gone |= set(clause.finder.shots_of(ref)) | {shot for shot in ref.options if shot in base}
        kept = tuple(shot for shot in base if shot not in gone)
        return Target(_with_takes(clause, kept), said=True), {but, *spared, *target.used}
    if target.whole and good:
        return Target(_with_takes(clause, clause.index.order), whole=True, used=target.used, said=True), {*target.used}
    if len(target.shots) > 1 and any(_collective(clause, i) for i in target.used):
        target = Target(_with_takes(clause, target.shots), target.scenes, target.whole, target.used, said=True)
    return target, set(target.used)


def _collective(clause: Clause, at: int) -> bool:
    ref = clause.pieces[at].ref
    return ref is not None and ref.how == "all"


def _rest(clause: Clause) -> tuple[str, ...]:
    """Every shot with a take that this message does not name; within the scene that it names, if it names one."""
    named: set[str] = set()
    scenes: set[str] = set()
    for piece in clause.every:
        if (
            piece.ref is None
            or piece.ref.how in ("pronoun", "rest")
            or piece.ref.kind not in ("shots", "scenes", "takes")
        ):
            continue
        if piece.ref.kind == "scenes":
            scenes |= set(piece.ref.ids)
        else:
            named |= set(piece.ref.ids)
    within = clause.index.shots_of_scenes(scenes) if scenes else clause.index.order
    if not named and not scenes:
        # After "circle 3": what waits for a word, and was not just spoken of unless that is all there is.
        waiting = [shot for shot in _with_takes(clause, within) if clause.film.shots[shot].circled is None]
        others = [shot for shot in waiting if shot not in clause.focus.shots]
        return tuple(others or waiting)
    return _with_takes(clause, tuple(shot for shot in within if shot not in named))


def _with_takes(clause: Clause, shots: Iterable[str]) -> tuple[str, ...]:
    """Those that can be approved: a take that was rejected is none."""
    known = clause.film.shots
    return tuple(shot for shot in shots if shot in known and known[shot].takes and known[shot].state != "ng")


def _note(clause: Clause, used: set[int]) -> str:
    """What is wrong with it, in the user's words: "reject 4, his hand is melting", "4 is no good because ..."."""
    # "crooked in both" names nothing new
    named = (i for i in clause.refs("shots", "scenes", "takes") if clause.pieces[i].text not in ("both", "all"))
    told = max([*named, *clause.all("verb.ng"), *clause.all("verb.circle")], default=0)
    for at in range(1, len(clause.pieces) - 1):
        piece = clause.pieces[at]
        if at > told and (piece.means("because") or piece.text in (",", "-", "–", ":", "(")):
            if clause.find("verb.retake", after=at) is not None:
                # "I don't like 8, make it again" is no note
                return ""
            used |= set(range(at, len(clause.pieces)))
            return clause.text(at + 1)
    return ""


def _done(clause: Clause, target: Target, used: frozenset[int], good: bool, note: str) -> Iterable[Reading]:
    def act(shot: str) -> Act:
        return Circle(shots=(shot,)) if good else Reject(shots=(shot,), note=note)

    if target.problem:
        yield Reading(used=used, problem=target.problem, weight=0.8)
    elif not target.clear or (target.whole and good and not target.shots):
        if target.said and not target.options:
            yield Reading(used=used, problem=nothing(clause), weight=0.8)
        else:
            yield Reading(used=used, question=ask_which(clause, target, act), weight=0.4)
    elif (named := _named_takes(clause)) is not None:
        yield Reading((Circle(takes=named) if good else Reject(takes=named, note=note),), used, weight=0.85)
    elif target.whole and not good:
        question = ask_which(clause, Target(), act)
        yield Reading(used=used, question=question, weight=0.4)
    elif empty := without_takes(clause, target):
        yield Reading(used=used, problem=empty, weight=0.8)
    elif good:
        yield Reading((Circle.model_validate(target.selection),), used, weight=0.8)
    else:
        verbatim = used if note else frozenset[int]()
        order = Reject.model_validate({**target.selection, "note": note})
        yield Reading((order,), used, weight=0.8, verbatim=verbatim)


def _named_takes(clause: Clause) -> tuple[str, ...] | None:
    """The ids of the takes that are named by number, "take 2 of 7"; None when shots are meant."""
    found: list[str] = []
    for i in clause.refs("takes"):
        ref = clause.pieces[i].ref
        assert ref is not None
        shots = ref.ids or (clause.focus.shots if len(clause.focus.shots) == 1 else ())
        for shot in shots:
            known = clause.film.shots[shot].takes
            found += [known[n - 1] for n in ref.numbers if 1 <= n <= len(known)]
    return tuple(found) or None


def _preferred(clause: Clause) -> Iterable[Reading]:
    """Which take the cut shall show."""
    said = clause.all("verb.choose")
    named = clause.refs("takes")
    other = clause.find("other") if clause.find("thing.take") is not None else None
    if other is None and clause.find("thing.take") is not None:
        other = next((i for i, piece in enumerate(clause.pieces) if piece.text in EARLIER), None)
    praised = {i for i, p in enumerate(clause.pieces) if p.text in SAID_OF_TAKES}
    praised |= set(clause.all("degree.more", "mood.", "pace.", "face.")) if praised else set()
    back = clause.all("verb.revert", "verb.undo", "verb.swap") if named else ()
    plain = bool(named) and all(clause.pieces[i].ref is not None for i in clause.hard)
    named, worse = _without_the_worse(clause, named)
    if not (said or plain or praised or back) or (not named and other is None):
        return
    if any(clause.pieces[i].text != "try" for i in clause.all("verb.retake")):
        # "try take 1 on 6" is no other take
        return
    if any(clause.pieces[i].means("neg", "ask.what", "ask.why") for i in range(len(clause.pieces))):
        return
    used = {*said, *praised, *back, *worse, *clause.all("thing.take", "verb.circle", "verb.make", "degree.", "ask.is")}
    if named:
        ref = clause.pieces[named[0]].ref
        assert ref is not None
        target = clause.target(("shots", "takes")) if ref.ids or ref.problem else clause.target(("shots",))
        used |= {named[0], *target.used}
        number = ref.numbers[0] if ref.numbers else 0
    else:
        assert other is not None
        target, number = clause.target(("shots",)), 0
        used |= {other, *target.used}
    if any(not clause.pieces[i].strange for i in clause.hard - used) or len(named) > 1:
        return
    if target.problem:
        yield Reading(used=frozenset(used), problem=target.problem, weight=0.9)
        return
    if not target.shots:
        yield Reading(
            used=frozenset(used),
            question=ask_which(clause, target, lambda shot: ChooseTake(shots=(shot,), take=max(number, 1))),
            weight=0.5,
        )
        return
    yield _choice(clause, target.shots, number, frozenset(used))


def _without_the_worse(clause: Clause, named: tuple[int, ...]) -> tuple[tuple[int, ...], set[int]]:
    """ "Take 1 is better than take 2": the first is meant, and what follows "than" only says why."""
    than = next((i for i, piece in enumerate(clause.pieces) if piece.text == "than"), None)
    if than is None or not named or named[0] > than:
        return named, set()
    return tuple(i for i in named if i < than), set(range(than, len(clause.pieces)))


def _choice(clause: Clause, shots: tuple[str, ...], number: int, used: frozenset[int]) -> Reading:
    """The choice, or what is wrong with the number; number 0 is the take that is not in the cut."""
    first = clause.film.shots[shots[0]]
    name = f"Shot {clause.index.numbers[first.id]} ({clause.index.slate(first.id)})"
    many = len(first.takes)
    shown = _in_the_cut(clause, first)
    if number == BEFORE and any(take == shown for take in first.takes[1:]):
        number = first.takes.index(shown)
    if number < 0:
        number = many + 1 + number
    if number == 0:
        others = [n for n, take in enumerate(first.takes, start=1) if take != shown]
        if len(others) != 1:
            has = "only one take" if many == 1 else f"{many} takes" if many else "no take yet"
            return Reading(used=used, problem=f"{name} has {has}; say which, by its number.", weight=0.9)
        number = others[0]
    if not 1 <= number <= many:
        has = f"takes 1 to {many}" if many > 1 else "one take" if many else "no take yet"
        return Reading(used=used, problem=f"{name} has {has}; there is no take {number}.", weight=0.9)
    return Reading((ChooseTake(shots=shots, take=number),), used, weight=0.95)


def _in_the_cut(clause: Clause, shot: Shot) -> str:
    """The id of the take that the cut shows of a shot."""
    for track in clause.film.timeline.tracks:
        for item in track.items:
            if isinstance(item, Clip) and item.shot == shot.id and item.take is not None:
                return item.take
    shown = shown_take(clause.film, shot)
    return shown.id if shown is not None else ""
