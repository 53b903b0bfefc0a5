"""Who of the cast some words of a request are: a name, what somebody is called, "her", or the narrator."""

from agent.embedded.heard import speaker_called
from agent.embedded.reading import Clause
from tools.film.sound import NARRATOR

SEXES = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
NARRATORS = frozenset(("narrator", "narration", "voiceover", "vo"))
SMALL = frozenset(("the", "our", "'s"))


def cast_called(clause: Clause, said: str) -> str | None:
    """The one who is meant; None where the words mean nobody, or several. "Her" is who was spoken of last."""
    words = tuple(word for word in said.split() if word not in SMALL)
    if not words:
        return None
    if len(words) == 1 and words[0] in NARRATORS:
        return NARRATOR
    cast, people = clause.film.characters, clause.index.people
    if len(words) == 1 and words[0] in SEXES:
        recent = [who for who in clause.focus.people if who in cast]
        fits = [who for who in recent if cast[who].appearance.sex == SEXES[words[0]]]
        return fits[0] if fits else speaker_called(clause, words[0])
    # "cut ellies 'in a minute'" is hers, though the mark is missing
    who = people.get(words) or people.get((*words[:-1], words[-1].removesuffix("s")))
    return who if who in cast else None
