"""Whether what is done is done to what was named.

"the ambience of the beach"            a wind all through the film      not of the beach
"dissolve from the van to the dairy"   a dissolve into the dairy        of the cut between the two
"take one of the climb is no good"     a take of the shot is rejected   of the shot
"lose the lantern"                     a shot of him with it goes       not of the lantern alone
"""

import re
from collections.abc import Sequence

from agent.conversation import Act
from agent.embedded.film_index import FilmIndex
from agent.embedded.gist.hearing import Request
from agent.embedded.honesty import strings
from agent.embedded.pieces import phrase_at
from agent.embedded.tokens import Token

AT_A_CUT = frozenset(("set_transition", "roll"))
"""acts that are as much of the shot before the cut: "dissolve from mum's face into the hallway" """

ONLY_A_THING = re.compile(
    r"(?:lose|drop|cut|kill|ditch|get rid of|remove|scrap|bin|delete|take (?:out|away)|no more|no) "
    r"(?:the|his|her|their|that|this|those) (?P<what>[\w'-]+(?: [\w'-]+)?)",
)
"""what asks for a thing to go, and says no more"""
AROUND_IT = re.compile(
    r"^(?:(?:please|pls|can we|could you|can you|let's|ok|so|and),? )+|(?: |,|\.|!|please|pls|though)+$"
)
OF_A_SHOT = re.compile(r"\b(?:shot|bit|part|moment|picture|image|one|insert|wide|two-shot|single|close-?up|scene)\b")

INSTRUMENT = re.compile(
    r"\b(?:piano|guitar|violin|fiddle|cello|trumpet|accordion|flute|organ|harp|saxophone|clarinet)\b"
)

SHORTEST = 4
"""letters of a word for something in the film"""


def reached(acts: Sequence[Act], shots: Sequence[str], others: Sequence[str], index: FilmIndex) -> bool:
    """Whether acts name a shot of a target, its scene, a take or a sound of it; or the cut from it into `others`."""
    if not acts or not 0 < len(shots) < len(index.order):
        return True
    told = {text for act in acts for text in strings(act.model_dump())}
    film = index.film
    named = {*told, *(cue.shot for known, cue in film.cues.items() if known in told)}
    named |= {shot for shot in shots if told & {*film.shots[shot].takes}}
    if named & {*shots, *(index.scene_of[shot] for shot in shots if shot in index.scene_of)}:
        return True
    between = bool(others) and index.numbers[others[0]] == index.numbers[shots[-1]] + 1
    return between and others[0] in told and {act.kind for act in acts} <= AT_A_CUT


def names_something(request: Request, tokens: Sequence[Token], index: FilmIndex) -> bool:
    """Whether a request that was heard without a target has a word for something in the film, in none of its slots."""
    return any(
        len(token.text) >= SHORTEST and token.text in index.known and phrase_at(tokens, at) is None
        for at, token in enumerate(tokens)
        if request.start <= token.start and token.end <= request.end
        and not any(span.start < token.end and token.start < span.end for span in request.spans)
    )


def cut_for_a_thing(acts: Sequence[Act], message: str, index: FilmIndex) -> bool:
    """Whether a shot of someone would go where no more than a thing in it was to: "lose the lantern"."""
    gone = [shot for act in acts if act.kind == "remove_shot" for shot in strings(act.model_dump())]
    found = ONLY_A_THING.fullmatch(AROUND_IT.sub("", message.casefold()))
    if not gone or found is None or OF_A_SHOT.search(found["what"]) is not None:
        return False
    if any(tuple(found["what"].split()[at:]) in index.people for at in (0, 1)):
        return False
    shots = [index.film.shots[shot] for shot in gone if shot in index.film.shots]
    doing = re.compile(rf"\b{re.escape(found['what'].split()[-1])}(?:s|es|ing)\b")
    if any(doing.search(shot.prompt.casefold()) for shot in shots):
        # "kill the eye roll": what she does there is what the shot is of
        return False
    what = rf"(?:the |an? |his |her )?(?:\w+ )?{re.escape(found['what'])}\b"
    within = re.compile(rf"\b(?:of|in|on|with|from|under|at) {what}")
    only = (shot.size == "insert" and within.search(shot.prompt.casefold()) is None for shot in shots)
    seen = [shot for shot, of_it in zip(shots, only, strict=True) if not of_it]
    return any(shot.staging or shot.size == "insert" for shot in seen)


def nothing_to_choose(acts: Sequence[Act], index: FilmIndex) -> bool:
    """Whether a take is chosen of a shot that has no other: "the first one at the roof was nicer" means none of it."""
    chosen = [shot for act in acts if act.kind == "choose_take" for shot in strings(act.model_dump())]
    return any(shot in index.film.shots and len(index.film.shots[shot].takes) < 2 for shot in chosen)


def unplayed(acts: Sequence[Act], message: str) -> bool:
    """Whether music is laid without the instrument that is asked for: "something sadder, slow cello maybe"."""
    laid = [str(getattr(act, "words", "")).casefold() for act in acts if act.kind == "set_music"]
    named = INSTRUMENT.findall(message.casefold())
    return bool(laid and named) and not any(played in words for played in named for words in laid)
