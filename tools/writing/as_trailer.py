"""A trailer is its film as far as the turn: quick, with cards between its beats, nothing of the end, its title last.

world | card: who | disturb | card: what or where | harder | card: what is at stake | turn ... | title
"""

from dataclasses import replace

from tools.writing.knowledge.verbs import Tone
from tools.writing.plot import Beat, Moment
from tools.writing.story import Story

FASTER = 1.3
"""How many more shots a trailer has than a film of its length."""
GIVEN_AWAY = ("!payoff", "!secret", "!again")
"""what a trailer does not show, whenever it comes"""
SHOWN_OF_TURN = 2
CALM = 2
"""the rank of what is there only because there is time"""
DARK = (
    "the dark, before there is anything to be seen in it",
    "the dark again, for two heartbeats",
    "the dark, and this time it is not empty",
)
"""what stands behind the words of a card"""
STAKES: dict[Tone, str] = {
    "comedy": "What could possibly go wrong",
    "dread": "Do not look behind you",
    "romance": "It only takes one evening",
    "heist": "They thought of everything but one thing",
    "wonder": "Believe it when you see it",
    "western": "There is only one road out",
    "noir": "Everyone here is lying",
    "melancholy": "Some things are said only once",
    "adventure": "There is no way back but on",
    "plain": "Nothing will be where it was",
}


def as_trailer(found: list[Moment], story: Story) -> list[Moment]:
    """The moments of a plot as its trailer shows them; the last is the place again, for the title."""
    cards: dict[Beat, str] = {"disturb": _who(story), "harder": _what(story), "turn": STAKES[story.tone]}
    dark = iter(DARK)
    shown: list[Moment] = []
    turned = 0
    for moment in found:
        if moment.beat == "after" or moment.rank == CALM or moment.text.split(",")[0] in GIVEN_AWAY:
            continue
        if moment.beat == "turn":
            turned += 1
            if turned > SHOWN_OF_TURN:
                continue
        if moment.beat in cards:
            shown.append(_card(moment, next(dark), cards.pop(moment.beat)))
        shown.append(moment)
    last = replace(found[0], beat="turn", time="night", scene=found[-1].scene + 1)
    return [*shown, replace(last, code="E", cast=(), text="!again, and not a light in it", extras=(), rank=0)]


def _card(moment: Moment, under: str, words: str) -> Moment:
    return replace(moment, code="D", cast=(), text=under, extras=(f"title {words}",), rank=0)


def _who(story: Story) -> str:
    if "pair" in story.flags:
        return f"{story.P.plain} and {story.O.plain}".removeprefix("the ").replace(" the ", " ")
    return story.P.plain if story.P.figure.name else f"One {story.P.plain.removeprefix('the ')}"


def _what(story: Story) -> str:
    if story.X.given:
        return story.X.indefinite
    return f"One {story.places['home'].location.name.lower()}"
