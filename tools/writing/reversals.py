"""Reversals: what a longer film has room for between "harder" and the turn. A door that looked open closes."""

from dataclasses import replace

from tools.writing.plot import Moment, moments
from tools.writing.story import Story

REVERSALS: tuple[tuple[tuple[str, ...], str], ...] = (
    (
        ("!beast",),
        """
        # away day
        1 W P.walk | !arrive
        1 M P.happy | {P} <laughs out loud, alone, and is startled by it / lets {his} shoulders down for the first time>
        1 I @X | !fails
        1 C P.sad | {P} does not pick it up at once
        1 W P.sit | {P} sits down where {he} is, and people or weather go round {him}
        2 V - | {home} from far away, smaller than a thumb
        1 M P.determined | {P} gets up, and goes on with the half of it
    """,
    ),
    (
        ("other",),
        """
        # site dusk
        1 M O | !work O
        1 W P O.walk | {O} walks away without turning round
        1 C P.sad | {P} has the sentence ready now
        1 I @gift | {gift}, held out to nobody
        1 M O.sit.sad | {O}, round the corner, has stopped as well
        2 I - | !detail
        1 W P | two people, one wall between them
    """,
    ),
    (
        (),
        """
        # site night
        1 E - | !establish
        1 W P.walk | {P} goes the whole way again, in the dark, without what {he} came with
        1 I - | !hands
        1 C P.look | {P} takes a wrong light for the right one
        1 M P.sit.sad | {P} waits until waiting is the same as sleep
        2 I - | !detail
        1 C P.determined | {P} opens {his} eyes before there is a reason to
    """,
    ),
)


def braided(found: list[Moment], story: Story) -> list[Moment]:
    """The plot with the idea's second deed where it turns: the first verb opens a film, the second closes it."""
    event = next((i for i, m in enumerate(found) if m.text == "!event"), None)
    if "does" in story.flags and event is not None and not any(m.text == "!does" for m in found):
        # What the thing does is why the idea is one.
        base = found[event]
        shown = replace(base, code="I", cast=("@X:ground",), text="!does", extras=(), rank=0)
        found = [*found[: event + 1], shown, *found[event + 1 :]]
    deeds = story.deeds
    second = next((i for i, d in enumerate(deeds) if i and d.main and d.weight >= 0.2), None)
    at = next((i for i, m in enumerate(found) if m.beat == "turn"), None)
    if second is None or at is None:
        return found
    base = found[at]
    said = Moment(
        base.beat,
        base.place,
        base.time,
        base.weather,
        0,
        "M",
        ("P", "O") if story.P.trade.beast else ("P",),
        f"!event {second + 1}",
        (),
        base.scene,
    )
    return [*found[:at], said, *found[at:]]


def reversal(found: list[Moment], story: Story) -> list[Moment]:
    """The plot with one reversal more before its turn, if it has none."""
    legal = [
        text
        for needs, text in REVERSALS
        if all((n[1:] not in story.flags) if n.startswith("!") else n in story.flags for n in needs)
    ]
    text = legal[int(story.rng.integers(len(legal)))]
    at = next((i for i, m in enumerate(found) if m.beat == "turn"), len(found))
    scene = found[at - 1].scene if at else 0
    extra = moments(text, story.flags, "reverse", scene * 100 + 50)
    return [*found[:at], *extra, *found[at:]]
