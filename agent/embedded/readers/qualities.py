"""What a thing in the picture is like: "make the boat red", "a bigger moon in 4", "less fog in 11", "heavier rain".

It is said to the camera in words (`look`), of the shots whose prompts have the thing, or that have the weather.
"""

from collections.abc import Iterable

from agent.embedded.heads import WEATHER_ADJECTIVES
from agent.embedded.lexicon import phrases
from agent.embedded.pieces import Piece
from agent.embedded.readers.becoming import shots_with
from agent.embedded.reading import Clause, Reading, Target
from agent.embedded.stated import stated
from tools.film.edits.story import ReviseShot

AMOUNTS = ("degree.more", "degree.less")
ORDERING = ("verb.make", "verb.give", "verb.add", "thing.shot", "ask.is", "verb.rename")
PAINTING = ("paint", "colour", "color", "dye", "turn")
ENDINGS = ("er", "ier", "y", "ed", "ful", "ous", "en", "ish", "less", "ive", "ic", "able")
"""how words end that describe a thing"""
PLAIN = frozenset("big small new old wet dry open shut full huge tiny round thick thin tall rough smooth".split())
APART = (
    "order.", "verb.move", "verb.swap", "verb.say", "degree.too", "doing.", "edge.", "stem.", "sound.", "title.",
    "verb.retake", "garment.",
)  # fmt: skip
"""what makes it a request of another kind"""
LITTLE = (
    "the",
    "a",
    "an",
    "some",
    "bit",
    "should",
    "be",
    "could",
    "is",
    "are",
    "to",
    "must",
    "would",
    "please",
    "have",
)
MOST = 3
"""words that describe a thing; more is a sentence"""


def qualities(clause: Clause) -> Iterable[Reading]:
    """The thing and what is said of it, when every word of the request is one of these."""
    if clause.refs("people", "film") or clause.find(*APART) is not None:
        return
    nouns = [i for i, piece in enumerate(clause.pieces) if _is_thing(clause, piece)]
    if len(nouns) != 1:
        return
    at = nouns[0]
    said = [i for i, piece in enumerate(clause.pieces) if i != at and _describes(piece)]
    amounts = [i for i in clause.all(*AMOUNTS) if i == at - 1 or (said and i == said[0] - 1)]
    if not (said or any(i == at - 1 for i in amounts)) or len(said) > MOST:
        return
    if any(stated(clause, i) for i in said):
        # "the yard is a bit gloomy" asks for no gloomy yard
        return
    weather = clause.pieces[at].values("weather")
    noun = clause.pieces[at].text
    target = clause.target(("shots", "scenes", "takes", "places"), without=(at,))
    shown = _having(clause, weather[0]) if weather else shots_with(clause, noun)
    if target.problem or target.options or not shown:
        return
    named = target.shots or clause.index.shots_of_scenes(target.scenes) if target.said else shown
    shots = tuple(shot for shot in named if shot in shown)
    used = {at, *said, *amounts, *target.used, *clause.all(*ORDERING, "degree.")}
    used |= {i for i, piece in enumerate(clause.pieces) if piece.soft or piece.text in (*PAINTING, *LITTLE)}
    if not shots or clause.hard - used:
        return
    words = " ".join(clause.pieces[i].text for i in (*amounts, *said))
    yield Reading((ReviseShot(shots=shots, look=f"{words} {noun}"),), frozenset(used), 0.85, shots=Target(shots).shots)


def _is_thing(clause: Clause, piece: Piece) -> bool:
    """A noun of the film that nothing else here has a name for, or the weather as a noun."""
    if piece.ref is not None or piece.amount is not None or piece.quote is not None:
        return False
    if piece.means("weather."):
        return piece.text not in WEATHER_ADJECTIVES and " " not in piece.text
    return piece.strange and piece.text in clause.index.known and bool(shots_with(clause, piece.text))


def _describes(piece: Piece) -> bool:
    """A colour, or a word that says something of the thing and nothing of film talk."""
    if piece.ref is not None or piece.amount is not None or piece.quote is not None or piece.text in PAINTING:
        return False
    if piece.means("colour.", "body.build", "body.age"):
        return True
    return piece.strange and ((piece.text,) in phrases() or piece.text.endswith(ENDINGS) or piece.text in PLAIN)


def _having(clause: Clause, weather: str) -> tuple[str, ...]:
    return tuple(shot for shot in clause.index.order if clause.film.shots[shot].weather == weather)
