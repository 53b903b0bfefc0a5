"""A message of two requests, each of which is clear by itself, where the two together are not.

approve the map insert | + | go closer on Lotte with the cheese, like a proper close-up      circle, then a revised shot
fog in the harbour please | , and | a foghorn in the first shot                              a scene, then an effect

What is heard of the whole by its gist has to be among what the two come to, and what they come to has to be of two
kinds or of two places: "the engine room a touch grittier, pull some colour out" is one request, said twice.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from agent.conversation import Act, Exchange
from agent.embedded.gist.proposing import TARGET, Listened, alike, touched
from agent.embedded.tokens import Token, tokenise
from agent.ports import Situation, Thought
from tools.film.film import Film

PARTING = frozenset((".", ";", "!", "+", "\n", "&", "also", "plus", "and", "then"))
JOINED = PARTING | frozenset((",", "-", "–", "—"))
OPENING = tuple(
    tuple(said.split(" "))
    for said in (
        *JOINED, "oh", "please", "while you are at it", "while we are at it", "as well as that", "on top of that",
    )
)  # fmt: skip
"""what may stand between two requests"""
LEANING = frozenset("it that this them those these there her his their she he they him same one ones".split())
"""words by which a request leans on what was said before"""
TURNING = frozenset("but not no so because since instead rather like which who as if unless nothing keep leave".split())
"""words with which something is said of the request before, and nothing asked"""
BACK = frozenset("undo redo revert lock_picture unlock_picture set_state".split())
"""what nobody asks for in half a message"""
SEEN = frozenset("revise_shot revise_scene set_grade set_film_grade set_look set_character set_framing".split())
HEARD = frozenset(
    "set_gain mute add_effect remove_effect set_ambience set_music remove_music compose set_score set_ducking set_line"
    " remove_line set_voice spot set_sound_crossfade".split()
)
LASTING = frozenset("set_duration trim ripple set_speed freeze".split())
ALOUD = 0.2
"""how certain a request must be heard to count"""
LEAST = 2
"""tokens of a half"""
TRIES = 4
"""joints tried at most; each half is a reading of its own"""


Place = tuple[str, frozenset[str]]
"""of what sort something is that is done, and the shots it is done to"""


@dataclass(frozen=True)
class Halves:
    """The two parts of a message; `parted` where more than a comma stands between them."""

    first: str
    second: str
    parted: bool


def halves(message: str, tokens: Sequence[Token]) -> Iterator[Halves]:
    """The two parts at each joint of a message, those first between which more than a comma stands."""
    words = [token.text if token.kind != "number" else "" for token in tokens]
    found: list[Halves] = []
    at = 1
    while at < len(tokens):
        end = at
        while end < len(tokens) and (step := _opens(words, end)):
            end += step
        if end > at and words[at] in JOINED and at >= LEAST and len(tokens) - end >= LEAST:
            parted = any(word in PARTING for word in words[at:end])
            found.append(Halves(message[: tokens[at - 1].end], message[tokens[end].start :], parted))
        at = max(end, at + 1)
    yield from sorted(found, key=lambda part: not part.parted)[:TRIES]


def _opens(words: Sequence[str], at: int) -> int:
    """How many words from a place on stand between requests."""
    return next((len(way) for way in OPENING if tuple(words[at : at + len(way)]) == way), 0)


def by_halves(
    situation: Situation,
    heard: Listened | None,
    alone: Callable[[Situation], Thought | None],
    read: Sequence[Act] = (),
) -> Thought | None:
    """What both halves of a message come to; None where they are not clear, or where something else is heard of it.

    `alone` is what a message comes to by itself, where something is done for certain; `read` is what the grammar reads
    of the whole, where it reads anything: then that is what the halves have to come to.
    """
    meant = [one for one in heard.meant if one.heard >= ALOUD] if heard is not None and heard.may else []
    wanted = [act for one in meant if one.thought is not None for act in one.thought.acts]
    if not wanted or any(one.target < TARGET for one in meant if one.thought is not None and one.thought.acts):
        return None
    film = situation.film
    for part in halves(situation.message, tokenise(situation.message)):
        said = [token.text for token in tokenise(part.second)]
        if said[0] in TURNING or (done := alone(replace(situation, message=part.first))) is None:
            continue
        told = Exchange(
            message=part.first,
            reply="Done.",
            acts=done.acts,
            revision=situation.revision + 1,
            before=situation.revision,
        )
        then = alone(replace(situation, message=part.second, past=(*situation.past, told)))
        if then is None or any(act.kind in BACK for act in (*done.acts, *then.acts)):
            continue
        if read and not alike((*done.acts, *then.acts), read, film):
            continue
        first, second, whole = (_places(acts, film) for acts in (done.acts, then.acts, wanted))
        all_heard = whole == first | second and len(meant) > 1
        leans = bool(LEANING & {*said}) and not read
        apart = part.parted and not leans and _apart(first, second)
        if whole <= first | second and (all_heard or apart):
            return Thought(acts=tuple(read) or (*done.acts, *then.acts), final=True)
    return None


def _places(acts: Sequence[Act], film: Film) -> set[Place]:
    """Of what sort acts are, and the shots that they name."""
    return {(_sort(act.kind), touched((act,), film)) for act in acts}


def _sort(kind: str) -> str:
    """What an act changes: what is seen, what is heard, how long it lasts; else its kind."""
    named = (("seen", SEEN), ("heard", HEARD), ("long", LASTING))
    return next((sort for sort, kinds in named if kind in kinds), kind)


def _apart(first: set[Place], second: set[Place]) -> bool:
    """Whether two halves are of two sorts, or of two places in the film."""
    kinds = {sort for sort, _ in first}.isdisjoint(sort for sort, _ in second)
    return kinds or all(shots and others and not shots & others for _, shots in first for _, others in second)
