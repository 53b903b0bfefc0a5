"""Whether what is done is done to what was named.

"the ambience of the beach"            a wind all through the film      not of the beach
"dissolve from the van to the dairy"   a dissolve into the dairy        of the cut between the two
"take one of the climb is no good"     a take of the shot is rejected   of the shot
"""

from collections.abc import Sequence

from agent.conversation import Act
from agent.embedded.film_index import FilmIndex
from agent.embedded.gist.hearing import Request
from agent.embedded.honesty import strings
from agent.embedded.pieces import phrase_at
from agent.embedded.tokens import Token

AT_A_CUT = frozenset(("set_transition", "roll"))
"""acts that are as much of the shot before the cut: "dissolve from mum's face into the hallway" """

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
