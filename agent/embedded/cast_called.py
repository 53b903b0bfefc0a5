"""Who of the cast some words of a request are: a name, "her", the narrator, and who wears a thing that is named."""

import re

from agent.embedded.heard import speaker_called
from agent.embedded.reading import Clause
from tools.film.sound import NARRATOR

SEXES = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
NARRATORS = frozenset(("narrator", "narration", "voiceover", "vo"))
TOLD_OF = re.compile(r"\([^)]*\)")
"""what a prompt tells of someone beside what they do"""
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


def wearer(clause: Clause) -> str | None:
    """Who wears "the spacesuit" that is to be orange, or "the glasses" that are to go, when one of the cast alone does.

    What a shot shows of such a thing may be meant as well: then nobody is.
    """
    worn = [
        p.text
        for i, p in enumerate(clause.pieces)
        if p.means("garment.", "hair") and i and clause.pieces[i - 1].text == "the"
    ]
    gone = clause.find("verb.remove", "neg") is not None
    if len(worn) != 1 or (not gone and clause.find("colour.") is None):
        return None
    if gone and any(worn[0] in TOLD_OF.sub("", shot.prompt).casefold() for shot in clause.film.shots.values()):
        return None
    found = [who for who, person in clause.film.characters.items() if worn[0] in person.canon.casefold()]
    return found[0] if len(found) == 1 else None
