"""One short question with choices: which one is meant, or whether that was meant."""

from collections.abc import Callable, Sequence

from agent.conversation import Act, Choice, Question
from agent.embedded.film_index import FilmIndex
from agent.embedded.reading import Clause, Target

MOST = 5
"""choices; more cannot be taken in"""
LONGEST_LABEL = 90


def shot_label(index: FilmIndex, shot: str) -> str:
    """ "Shot 4 (2C): Close-up, the KEEPER counts the notches with one finger" """
    prompt = index.film.shots[shot].prompt
    return _short(f"Shot {index.numbers[shot]} ({index.slate(shot)}): {prompt}")


def scene_label(index: FilmIndex, scene: str) -> str:
    """ "Scene 2: LAMP ROOM - NIGHT" """
    for number, known in enumerate(index.film.scenes, start=1):
        if known.id == scene:
            place = index.film.locations.get(known.location)
            return _short(f"Scene {number}: {place.name if place else ''}, {known.time}")
    return scene


def person_label(index: FilmIndex, who: str) -> str:
    person = index.film.characters.get(who)
    return person.name if person else who


def label(index: FilmIndex, known: str) -> str:
    """What a shot, scene or person is called in a choice."""
    if known in index.numbers:
        return shot_label(index, known)
    if known in index.film.characters:
        return person_label(index, known)
    return scene_label(index, known)


def ask_which(clause: Clause, target: Target, make: Callable[[str], Act | Sequence[Act]]) -> Question:
    """Which of the target's options is meant; each choice does what `make` makes of its id.

    A target without options (nothing was named, nothing was spoken of) is asked for without choices.
    """
    if not target.options:
        many = len(clause.index.order)
        return Question(
            text=f"Which shot do you mean? The film has shots 1 to {many}." if many else "There is no shot."
        )
    choices: list[Choice] = []
    for option in target.options[:MOST]:
        made = make(option)
        acts = tuple(made) if isinstance(made, Sequence) else (made,)
        choices.append(Choice(label=label(clause.index, option), acts=acts))
    what = label(clause.index, target.options[0]).split()[0].lower() if target.options else "shot"
    more = f" (and {len(target.options) - MOST} more)" if len(target.options) > MOST else ""
    return Question(
        text=f"Which {what if what in ('shot', 'scene') else 'one'} do you mean?{more}", choices=tuple(choices)
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else f"{text[: LONGEST_LABEL - 1].rstrip(' ,')}…"
