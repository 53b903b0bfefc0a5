"""How much of what the grammar reads with certainty is to be doubted, by what is heard beside it.

"push in on the three letters"    grammar: shot 3    heard: shot 9      doubted: it is asked
"cool the vault down, more steely"    grammar: an expression    heard: a grade, for certain      the grade
"make 4 darker"    both the same      done

The weights are learned from messages with known meanings by `agent/evaluation/doubting.py`.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence

from agent.conversation import Act
from agent.embedded.gist.proposing import Listened, acts_of, alike, much_alike, proposal, touched, within
from agent.embedded.gist.reading import Meant
from agent.embedded.honesty import strings
from agent.ports import Situation, Thought
from tools.film.film import Film

WEIGHTS = {
    "always": -2.12,
    "same": 2.53,
    "same kinds": -1.1,
    "some kinds": -0.07,
    "whole": -0.61,
    "heard": -2.89,
    "heard otherwise": 5.29,
    "heard as another kind": -0.52,
    "target otherwise": 0.75,
    "rival": -0.09,
    "long": 1.14,
    "other words": 1.15,
    "as many requests": -1.24,
    "number": -1.06,
}
"""what each sign counts"""
NARRATED = frozenset(("add_scene", "set_location"))
"""the acts of a scene that is told, with a place that is new"""
LEAVING = frozenset(("export", "render"))
"""the acts by which a film leaves; nothing of it changes"""
NAMING = {"name_cut", "set_logline"}
"""the acts whose last words are a name, or what the film is about"""
REMOVING = frozenset(("remove_shot", "remove_scene"))
"""the acts by which pictures go"""
TRADED = {"remove_effect", "add_effect"}
"""the acts by which one sound stands for another"""
HEARD_ONLY = frozenset("set_voice set_line remove_line set_music remove_music".split())
"""acts of voices, lines and music"""
OF_SOUND = HEARD_ONLY | {"set_gain", "mute", "add_effect", "remove_effect", "set_ambience", "set_ducking"}
"""acts that change only what is heard"""
DOUBTFUL, GIVEN_UP = 0.25, 0.35
"""how likely it must be that the grammar is wrong, to ask before anything is done, or to do what is heard instead"""
HEARD_ALONE, FOUND_ALONE = 0.85, 0.8
"""how certain hearing and target must be for one shot to be meant where several are read"""
OF_SHOTS = frozenset("set_duration ng circle choose_take retake generate set_grade remove_shot revise_shot".split())
"""acts that are done to the shots that they name"""
SEVERAL = re.compile(
    r"\b(?:all|every\w*|each|both|shots|ones|scenes?|stuff|bits|parts|moments|close[- ]?ups|wides|inserts|them|those"
    r"|these|and|whole|entire|film|movie)\b|&|\d",
    re.IGNORECASE,
)
"""what may mean several"""
LONG = 8
"""words of a message that is no short order"""


def unless_doubted(
    situation: Situation,
    read: Thought,
    listened: Listened,
    doubt: Callable[[Mapping[str, float]], float],
    *,
    loosely: bool,
) -> Thought:
    """What the grammar reads; where that is to be doubted, what is heard for certain, or else a question."""
    if read.question is not None and (heard := _all_of_it(read, listened, situation.film)) is not None:
        return heard
    if (one := _one_of_them(read, listened, situation)) is not None:
        return one
    if not listened.may and not loosely:
        # what is heard overlooks an "except" or an "if"
        return read
    found = signs(read, listened.meant, situation.message, situation.film, loosely=loosely)
    if (wrong := doubt(found)) < DOUBTFUL:
        return read
    if kinds_of(read.acts) <= NARRATED and len(listened.meant) > 1:
        # "a scene where they drink tea and he fixes the watch": what happens in it is no second request
        return read
    if kinds_of(read.acts) | kinds_of(listened.acts) <= NAMING:
        # where a name ends the grammar knows better
        return read
    if kinds_of(read.acts) | kinds_of(listened.acts) <= LEAVING:
        # "export for TikTok with burned captions" is one file, "render it and export vertical" is two
        return read
    if much_alike(read.acts, listened.acts, situation.film):
        # the same is heard of the same shots, and the grammar has more of its words
        return read
    if _in_one(read.acts, listened.acts, situation.film) or _titled_alike(read.acts, listened.acts):
        # "darker and more orange" is one grade, and was heard as two; a card is there already, and has the same words
        return read
    if kinds_of(read.acts) == TRADED and kinds_of(listened.acts) < TRADED:
        # "the squeak for a creak": of what goes and what comes only one is heard
        return read
    if loosely and kinds_of(read.acts) <= HEARD_ONLY and not kinds_of(listened.acts) & OF_SOUND:
        # "could the piano sneak in as early as the letter" was read as a whole, and is no order of shots
        return read
    if loosely and kinds_of(read.acts) == {"set_voice"} and kinds_of(listened.acts) == {"set_gain"}:
        # "she sounds like a toddler, take her down a bit" is no level
        return read
    heard = listened.instead_of(read, situation.film)
    acts = heard.thought.acts if heard is not None and heard.certain else ()
    if REMOVING & kinds_of(acts) - kinds_of(read.acts):
        # nothing is taken out of the film on what is only heard beside a request that takes out nothing
        return read
    if len(listened.meant) == 1 and kinds_of(acts) < kinds_of(read.acts) and within(acts, read.acts, situation.film):
        # a part of it was heard: "two more secs and then fade it out"
        return proposal(read.acts, acts, situation.film)
    # what follows on a change the grammar reads better
    if heard is not None and acts and wrong >= GIVEN_UP and not (situation.past and situation.past[-1].acts):
        return heard.thought
    return proposal(read.acts, acts, situation.film)


def _titled_alike(some: Sequence[Act], others: Sequence[Act]) -> bool:
    """Whether one title is changed to the words with which another one is put in."""
    words = [getattr(act, "text", None) for acts in (some, others) for act in acts]
    kinds = [act.kind for acts in (some, others) for act in acts]
    return kinds == ["revise_title", "add_title"] and words[0] == words[1]


def _all_of_it(read: Thought, listened: Listened, film: Film) -> Thought | None:
    """What is heard for certain where a part of it is read and another is asked about: "lock it. nobody touches the
    picture from here on"; None where that leaves out anything that is read."""
    heard = listened.instead_of(read, film)
    if heard is None or not heard.certain or not within(read.acts, heard.thought.acts, film):
        return None
    return heard.thought


def _in_one(read: Sequence[Act], heard: Sequence[Act], film: Film) -> bool:
    """Whether what is heard as several requests is one act of the grammar's, with all that is in them."""
    if len(read) != 1 or len(heard) < len(read) + 1 or touched(read, film) != touched(heard, film):
        return False
    told, *others = (act.model_dump(exclude_defaults=True, exclude={"shots", "scenes"}) for act in (*read, *heard))
    asked = {name: value for other in others for name, value in other.items()}
    return kinds_of(read) == kinds_of(heard) and asked == told


def _one_of_them(read: Thought, listened: Listened, situation: Situation) -> Thought | None:
    """What is heard, for certain, of one of the shots that are read, where nothing says that several are meant: "when
    he looks over at the bridge"; None where there is no such thing."""
    film, meant = situation.film, listened.meant
    kinds = kinds_of(read.acts)
    if len(meant) != 1 or kinds != kinds_of(listened.acts) or len(kinds) != 1 or not kinds <= OF_SHOTS:
        return None
    several, single = touched(read.acts, film), _with_takes(listened.acts, film)
    sure = meant[0].heard >= HEARD_ALONE and meant[0].target >= FOUND_ALONE
    if not sure or len(single) != 1 or not single < several or SEVERAL.search(situation.message):
        return None
    heard = listened.instead_of(read, film)
    if heard is not None and heard.certain:
        return heard.thought
    return proposal(listened.acts, read.acts, film)


def _with_takes(acts: Sequence[Act], film: Film) -> frozenset[str]:
    """The shots that acts name, also by their takes."""
    named = {text for act in acts for text in strings(act.model_dump())}
    return touched(acts, film) | {take.shot for known, take in film.takes.items() if known in named}


def kinds_of(acts: Sequence[Act]) -> set[str]:
    """What kinds of acts they are."""
    return {act.kind for act in acts}


def signs(read: Thought, meant: Sequence[Meant], message: str, film: Film, *, loosely: bool) -> dict[str, float]:
    """What tells whether the grammar is right. `loosely`: it had to put the message in other words."""
    acts = acts_of(meant)
    # what only asks which shot is meant does not contradict
    whole = bool(meant) and all(one.thought is not None and one.thought.question is None for one in meant)
    kinds, heard_kinds = kinds_of(read.acts), kinds_of(acts)
    same = alike(read.acts, acts, film)
    heard = min((one.heard for one in meant), default=0.0) * whole
    target = min((one.target * one.whole for one in meant), default=0.0)
    return {
        "always": 1.0,
        "same": float(same),
        "same kinds": float(kinds == heard_kinds and not same),
        "some kinds": float(bool(kinds & heard_kinds) and kinds != heard_kinds),
        "whole": float(whole),
        "heard": heard,
        "heard otherwise": heard * (not same),
        "heard as another kind": heard * (kinds != heard_kinds),
        "target otherwise": target * (not same),
        "rival": max((one.rival for one in meant), default=0.0),
        "long": float(len(message.split()) > LONG),
        "other words": float(loosely),
        "as many requests": float(len(read.acts) == len(meant)),
        "number": float(any(letter.isdigit() for letter in message)),
    }


def doubt(found: Mapping[str, float]) -> float:
    """How likely it is that what the grammar reads is wrong, 0..1."""
    return 1 / (1 + math.exp(-sum(WEIGHTS.get(sign, 0.0) * value for sign, value in found.items())))
