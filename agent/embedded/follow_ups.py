"""What only follows up the last change: how much of it, of what else, or back.

"2 brighter"      half of it          exposure +0.5 -> +0.25        not that bright, too much, a third of that back
"swap 4 and 5"    put them back       taken back                    like before, it was better before
"5 warmer"        only the last one   taken back, and done to 9     same for 9, the one after as well, all but 3

Nothing is read here but whole messages of these forms: a word that is left over makes it something else.
"""

from collections.abc import Sequence
from fractions import Fraction

from agent.conversation import Act, Choice, Question
from agent.embedded.graded_again import graded_again, parted
from agent.embedded.memory import Memory
from agent.embedded.pieces import forms
from agent.embedded.plainer import unhedged
from agent.embedded.readers.conversation import moved, ranged, stepped
from agent.embedded.readers.looks import LADDER
from agent.embedded.reading import Clause, Target
from agent.embedded.synonyms import bases
from agent.embedded.transitions_again import timed
from agent.embedded.wanted_back import A_BIT, IT, says_back, wants_back
from agent.ports import Situation, Thought
from tools.film.edits import edit_kinds
from tools.film.edits.cut import SetDuration, SetSpeed, SetTransition
from tools.film.edits.sound import SetMusic
from tools.film.edits.state import Redo, Revert, Undo
from tools.film.edits.story import ReviseShot
from tools.film.orders import Retake
from tools.film.selecting import targets
from tools.film.views import picture_spans

SINCE = 2
"""messages at most that may have been asked about in vain since the change"""
SHARES = {
    ("half",): 1 / 2, ("halfway",): 1 / 2, ("a", "third"): 1 / 3, ("one", "third"): 1 / 3, ("a", "quarter"): 1 / 4,
    ("two", "thirds"): 2 / 3, ("three", "quarters"): 3 / 4,
}  # fmt: skip
AMOUNT_WORDS = ("much", "far", "strong", "strongly", "hard", "heavy", "extreme", "big")
KEPT = frozenset(
    "keep leave that it this them like as so is are better much good works nice perfect great fine".split()
)
ONLY, ALSO, EXCEPT = ("only", "just"), ("also", "same", "likewise", "and"), ("except", "but", "not")
TOO = ("too", "as", "well", "also")
TAKEN_BACK = ("undo", "undo that", "undo it", "revert", "revert that", "revert it", "take that back", "take it back")
MEANT = ("meant", "mean", "said")
AROUND = frozenset("maybe about say by or so perhaps like more around , . hmm i think ok okay please let us".split())
UNMOVED = (
    "swap_shots", "swap_scenes", "move_shot", "move_scene", "add_shot", "add_scene", "remove_shot", "set_film_grade",
)  # fmt: skip
"""changes of order and of the whole, which cannot be had elsewhere"""


def followed(situation: Situation, memory: Memory, clause: Clause) -> Thought | None:
    """What a message comes to that is nothing but a follow-up on the last change; None for any other message."""
    acts = _last_done(situation)
    if not acts:
        return None
    words = unhedged([token.text for token in clause.finder.tokens])
    if not words:
        return None
    if memory.acts_just_now and (longer := timed(acts, clause)) is not None:
        return longer
    if memory.acts_just_now and (again := graded_again(acts, [t.text for t in clause.finder.tokens])) is not None:
        return _scaled(acts, again)
    if (share := _share(words, situation.past[-1].message if memory.acts_just_now else "")) is not None:
        return _scaled(acts, share)
    if says_back(words) or (memory.acts_just_now and wants_back(words, situation.past[-1])):
        return _back_again(acts)
    if memory.acts_just_now and (there := _there(acts, words, situation.past[-1].message, clause)) is not None:
        return there
    if memory.acts_just_now and (measured := _measured(acts, clause)) is not None:
        return measured
    if memory.acts_just_now and (nuance := _nuance(acts, words)) is not None:
        return nuance
    if memory.acts_just_now and _kept(words):
        return Thought(words="Good, it stays as it is now.", final=True)
    return _elsewhere(acts, words, clause)


def _last_done(situation: Situation) -> tuple[Act, ...]:
    """The acts of the last change, where nothing but questions came since; of an undo there is no following up."""
    for exchange in reversed(situation.past[-1 - SINCE :]):
        if exchange.acts:
            back = any(isinstance(act, Undo | Redo | Revert) for act in exchange.acts)
            return () if back else exchange.acts
        if exchange.question is None:
            return ()
    return ()


def _share(words: Sequence[str], said: str) -> float | None:
    """By how much of itself a change shall grow (more), or shrink (less); None where no amount is spoken of."""
    parts = parted(words)
    found = [share for part in parts if (share := _one_share(part, said)) is not None]
    if not found or len(found) < len(parts):
        return None
    # "that is too much, half of it": the number counts
    return found[-1]


def _one_share(words: Sequence[str], said: str) -> float | None:
    for named, share in SHARES.items():
        for at in (0, 1):
            if tuple(words[at : at + len(named)]) == named and all(
                word in ("only", "just", "make", "give") for word in words[:at]
            ):
                rest = [word for word in words[at + len(named) :] if word not in (*IT, "as", "much", "long")]
                if rest in (["back"], ["less"], ["off"]):
                    return -share
                return share - 1 if not rest and len(words) > at + len(named) else None
    left = [word for word in words if word not in (*IT, *A_BIT, "is", "was", "be", "looks", "go", "do", "down", "tone")]
    small = bool({"bit", "little", "tad", "touch", "slightly"} & set(words))
    if (
        left == ["less"]
        or (words[:1] == ["tone"] and not left)
        or left in (["not", "so", "much"], ["not", "as", "much"])
    ):
        return -0.5
    if left[:1] == ["too"] and left[1:] and left[1] in AMOUNT_WORDS and not left[2:]:
        return -0.5
    if left[:1] == ["not"] and (
        left[1:] in (["much"], ["so", "much"], ["too", "much"]) or _again_said(left[1:], words, said)
    ):
        return -0.5
    if left[:1] == ["too"] and _again_said(left[1:], words, said):
        # "the alarm louder" ... "oh, too loud"
        return -0.5
    further = [word for word in left if word not in ("notch", "step", "and", "push", "even", "same", "amount")]
    if further in (["another"], ["more"], ["not", "enough"], ["one", "more"], ["further"]) and "time" not in words:
        return 0.5 if small else 1.0
    return None


def _again_said(left: Sequence[str], words: Sequence[str], said: str) -> bool:
    """Whether "not that slow" takes up what was asked for: "slow motion on 3"."""
    adjective = [word for word in left if word not in ("so", "too", "as")]
    told = {base for word in said.casefold().replace("-", " ").split() for base in bases(word.strip(".,!?"))}
    told |= {form for word in told for form in forms(word)}
    return (
        len(adjective) == 1
        and bool({"so", "that", "too", "this", "as"} & set(words))
        and bool(told & {*bases(adjective[0]), *forms(adjective[0])})
    )


def _scaled(acts: Sequence[Act], share: float) -> Thought | None:
    """The last change, more or less of it; what has no measure is asked about."""
    if share > 0 and any(isinstance(act, Retake) for act in acts):
        return None
    scaled = [_resized(act, share) or stepped(act, share) for act in acts]
    done = tuple(act for act in scaled if act is not None)
    if done:
        return Thought(acts=done, final=True)
    steps = _steps(acts)
    if not steps or share > 0:
        return None
    choices = (Choice(label="Take it back", acts=(Undo(steps=steps),)), Choice(label="Leave it"))
    return Thought(
        question=Question(text="There is no half of that. Shall I take it back?", choices=choices), final=True
    )


def _there(acts: Sequence[Act], words: Sequence[str], said: str, clause: Clause) -> Thought | None:
    """More or less of it for a part: "a bit less on the first of them"."""
    at = next((i for i, word in enumerate(words) if i and word in ("on", "for", "in") and i + 1 < len(words)), None)
    share = _share(words[:at], said) if at is not None else None
    target = _pointed(words[at + 1 :], acts, clause) if at is not None and share is not None else None
    if target is None or share is None or target.problem or target.options or not (target.shots or target.scenes):
        return None
    return _scaled(tuple(_moved(acts, target, clause)), share)


def _resized(act: Act, share: float) -> Act | None:
    """An act to a value, nearer to what it was without it, or further from it."""
    match act:
        case SetSpeed():
            speed = 1 + (act.speed - 1) * Fraction(1 + share).limit_denominator(12)
            slowest = max(speed, Fraction(1, 20)).limit_denominator(20)
            return act.model_copy(update={"speed": slowest})
        case ReviseShot() if act.size is not None and share < 0:
            at = LADDER.index(act.size)
            return act.model_copy(update={"size": LADDER[at - 1 if at > LADDER.index("medium") else at + 1]})
        case SetTransition() if act.frames:
            return act.model_copy(update={"frames": max(round(act.frames * (1 + share)), 2)})
        case _:
            return None


def _steps(acts: Sequence[Act]) -> int:
    return sum(act.kind in edit_kinds() for act in acts)


def _back_again(acts: Sequence[Act]) -> Thought | None:
    steps = _steps(acts)
    return Thought(acts=(Undo(steps=steps),), final=True) if steps else None


def _nuance(acts: Sequence[Act], words: Sequence[str]) -> Thought | None:
    """ "Make him angry in 7" and then "less angry, more desperate": in the words that were typed."""
    only = acts[0] if len(acts) == 1 else None
    if not isinstance(only, ReviseShot) or only.expression is None:
        return None
    plain = [word for word in words if word not in (",", ".", "!", "and", "but")]
    said = [word for word in plain if word not in ("more", "less", "than", "a", "bit", "little", "not", "so")]
    if "more" not in plain or not 0 < len(said) < 3 or any(not word.isalpha() for word in said):
        return None
    better = next((word for word in plain[plain.index("more") :] if word in said), None)
    if better is None:
        return None
    return Thought(acts=(only.model_copy(update={"expression": None, "look": f"more {better}"}),), final=True)


def _kept(words: Sequence[str]) -> bool:
    said = {word for word in words if word not in (",", ".", "!")}
    return said <= KEPT and bool(said & {"keep", "leave", "better"}) and len(said) < 7


def _elsewhere(acts: Sequence[Act], words: Sequence[str], clause: Clause) -> Thought | None:
    """The last change for something else: only there, there as well, or everywhere but there."""
    how, rest = _how(list(words))
    if not how or not rest:
        return None
    target = _pointed(rest, acts, clause)
    if target is None or target.problem or target.options or not (target.shots or target.scenes):
        return None
    wanted = target
    if how == "except":
        before = _targets(acts, clause)
        gone = set(target.shots or clause.index.shots_of_scenes(target.scenes))
        if not before or not gone & set(before):
            return None
        wanted = Target(tuple(shot for shot in before if shot not in gone), said=True)
        if not wanted.shots:
            return None
    again = tuple({act.model_dump_json(): act for act in _moved(acts, wanted, clause)}.values())
    if not again:
        return None
    steps = _steps(acts)
    if how == "also":
        return Thought(acts=again, final=True)
    return Thought(acts=(Undo(steps=steps), *again), final=True) if steps else None


def _how(words: list[str]) -> tuple[str, list[str]]:
    """Whether the change is only there, there as well or everywhere but there; and the words that point."""
    words = [word for word in words if word not in (".", "!")]
    while words and words[0] in (",", "no"):
        words = words[1:]
    if "," in words and "not" in words[words.index(",") :]:
        # "only 4 and 5, not the other two"
        words = words[: words.index(",")]
    if words[:1] and words[0] in ("i", "we") and words[1:2] and words[1] in MEANT:
        return "only", _bare(words[2:])
    if words[:1] and words[0] in ONLY:
        return "only", _bare(words[1:])
    if words[-1:] == ["only"]:
        return "only", _bare(words[:-1])
    part = next((i for i in range(1, 4) if words[i : i + 1] in (["for"], ["on"], ["in"])), None)
    if part is not None and " ".join(words[:part]) in TAKEN_BACK:
        # "undo that for 5"
        return "except", _bare(words[part + 1 :])
    if words[:1] and words[0] in EXCEPT:
        return "except", _bare(words[1:])
    also = words[:1] and words[0] in ALSO and "the same" not in " ".join(words[:2])
    if words[:2] == ["the", "same"] or (words[:2] == ["do", "the"] and words[2:3] == ["same"]):
        words, also = words[words.index("same") + 1 :], True
    elif also:
        words = words[1:]
    while words and words[-1] in TOO:
        words, also = words[:-1], True
    return ("also", _bare(words)) if also else ("", [])


def _bare(words: list[str]) -> list[str]:
    while words and words[0] in (
        "for",
        "with",
        "in",
        "on",
        "to",
        "of",
        "same",
        "the same",
        "that",
        "do",
        "please",
        "and",
        "over",
        "under",
        "at",
        "during",
        "it",
        "throughout",
    ):
        words = words[1:]
    return [word for word in words if word not in ("please", "instead", "though")]


def _pointed(words: Sequence[str], acts: Sequence[Act], clause: Clause) -> Target | None:
    """What the words point at: a shot or scene by its place beside the last, or as anything is pointed at."""
    plain = [word for word in words if word not in ("the", "one", "ones")]
    shots, scenes = _targets(acts, clause), _scenes_of(acts, clause)
    order = tuple(scene.id for scene in clause.film.scenes) if scenes else clause.index.order
    last = scenes or shots
    step = {"after": 1, "next": 1, "before": -1, "previous": -1}.get(plain[0]) if plain else None
    head = [word for word in plain[1:] if word not in ("it", "that", "this", "shot", "scene")]
    if step is not None and last and not head and len(plain) < 3:
        place = order.index(last[-1] if step > 0 else last[0]) + step
        if not 0 <= place < len(order):
            return None
        return Target(scenes=(order[place],), said=True) if scenes else Target((order[place],), said=True)
    if len(shots) > 1 and plain[-1:] in (["shot"], ["clip"]):
        plain, order, scenes = plain[:-1], shots, ()
    if plain[-2:] in (["of", "them"], ["of", "those"], ["of", "these"]) and shots:
        plain, order, scenes = plain[:-2], shots, ()
    token = next((t for t in clause.finder.tokens if t.kind == "ordinal" and t.text in words), None)
    if token is not None and plain == [token.text]:
        place = int(token.value) - 1 if token.value > 0 else len(order) + int(token.value)
        if not 0 <= place < len(order):
            return None
        return Target(scenes=(order[place],), said=True) if scenes else Target((order[place],), said=True)
    return _found(words, clause)


def _found(words: Sequence[str], clause: Clause) -> Target | None:
    """What the tokens of these words point at, when they are one reference and nothing else."""
    tokens = clause.finder.tokens
    texts = [token.text for token in tokens]
    for at in range(len(tokens)):
        if texts[at : at + len(words)] != list(words):
            continue
        found = clause.finder.at(at)
        if found is None or found[1] != at + len(words) or found[0].how == "pronoun":
            continue
        ref = found[0]
        if ref.kind == "scenes":
            return Target(scenes=ref.ids, problem=ref.problem, options=ref.options, said=True)
        if ref.kind in ("shots", "places", "people", "takes") and not ref.problem:
            return Target(clause.finder.shots_of(ref), options=ref.options, said=True)
    like = clause.index.most_like(" ".join(words))
    return Target((like,), said=True) if like is not None else None


def _targets(acts: Sequence[Act], clause: Clause) -> tuple[str, ...]:
    """The shots that the acts were done to, in film order."""
    if any(act.kind == "set_film_grade" for act in acts):
        return clause.index.order
    found: set[str] = set()
    for act in acts:
        named = targets(clause.film, act.model_dump())
        found |= {clause.index.order[number - 1] for number in named["shots"] if number <= len(clause.index.order)}
    found |= {*clause.index.shots_of_scenes(_scenes_of(acts, clause))}
    return tuple(shot for shot in clause.index.order if shot in found)


def _scenes_of(acts: Sequence[Act], clause: Clause) -> tuple[str, ...]:
    """The scenes that the acts name, where they name no shot."""
    named = [targets(clause.film, act.model_dump()) for act in acts]
    if any(one["shots"] for one in named):
        return ()
    scenes = clause.film.scenes
    return tuple(scenes[number - 1].id for number in sorted({n for one in named for n in one["scenes"]}))


def _moved(acts: Sequence[Act], target: Target, clause: Clause) -> Sequence[Act]:
    found: list[Act] = []
    for act in acts:
        if isinstance(act, SetMusic):
            found.append(act.model_copy(update=ranged(target)))
        elif act.kind in UNMOVED:
            return ()
        else:
            found += moved((act,), target, clause)
    return found


def _measured(acts: Sequence[Act], clause: Clause) -> Thought | None:
    """ "Could it be longer?" and then "two seconds maybe": by so much instead of by a share."""
    only = acts[0] if len(acts) == 1 else None
    at = next(iter(clause.amounts("second")), None)
    if not isinstance(only, SetDuration) or only.factor is None or at is None or len(only.shots) > 1:
        return None
    said = {word for i, piece in enumerate(clause.pieces) if i != at for word in piece.text.split()}
    amount = clause.pieces[at].amount
    seconds = amount.seconds(float(clause.rate)) if amount is not None else None
    spans = picture_spans(clause.film)
    now = sum(spans[shot].frames for shot in _targets(acts, clause) if shot in spans) / float(clause.rate)
    if seconds is None or not said <= AROUND or seconds >= now:
        return None
    delta = seconds if only.factor > 1 else -seconds
    return Thought(acts=(Undo(), only.model_copy(update={"factor": None, "delta": delta})), final=True)
