"""What no table knows is tried in the idea's own words: got ready for, tried, failed at, tried otherwise, done.

    "calms an angry swarm in the town square" -> to calm an angry swarm -> the steps of an activity
"""

# ruff: noqa: E501  (a line is one image)

import re
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from tools.writing.grammar import third
from tools.writing.knowledge.entries import Activity
from tools.writing.knowledge.verbs import ENGINE_VERBS
from tools.writing.story import Story

# A plot of its own tells these better, except for the verbs after them.
TOLD = frozenset(verb for verbs in ENGINE_VERBS.values() for verb in verbs) | frozenset(
    "be have do get go come take use need like know think believe happen lie wear own call name decide leave".split()
)
TRIED = frozenset(
    "bury teach train raise help make develop refuse stop "
    "prevent climb free rescue save paint bake cook translate perform destroy dig return escape cross".split()
)
MENDING = frozenset("repair fix mend restore rebuild build invent assemble create plant grow sow tend".split())
"""plots of their own know what it is to mend, to build and to grow something, with hands"""
SPEAKING = frozenset("say speak tell shout whisper laugh sing".split())
MAKING = frozenset("make develop dig sew knit write compose carve forge draw cook".split())
GOING = frozenset("escape climb cross crawl squeeze sneak jump leap swim paddle sail march".split())
"""by what one of these is done, or to where, is a way"""
TEACHING = frozenset("teach train coach".split())
LEADS = re.compile(
    r"^(?:try|attempt|want|have|need|struggle|learn|manage|dare|hope|set out|begin|start|plan|decide) to (?=\w)"
)
PREPOSITIONS = frozenset(
    "in on at with without for from to by before after during across under into through over onto inside outside beside "
    "behind between against around until till while because using along towards".split()
)
PARTICLES = frozenset("up down out off away back together apart".split())
LINKS = frozenset("that which who whose where when barefoot alone again overnight forever blindfolded".split())
LEAVING = frozenset("escape leave flee avoid forget pay stop survive prevent hide become be".split())
"""what is done these things for is not to be seen at the end"""
CAUSING = frozenset("make let help have".split())
PRONOUNS = frozenset("it him her them me us himself herself itself themselves everything something nothing".split())
LONGEST = 8
"""words of a deed that is said again and again"""
ADVERBS = re.compile(r"\b(?:accidentally|secretly|finally|slowly|suddenly|desperately) ")
ACCIDENT = re.compile(r"\baccident\w*\b|\bby mistake\b", re.IGNORECASE)

ASKED = (
    ("Why you?", "I was here."),
    ("It can't be done.", "Not like that."),
    ("Do you need a hand?", "Two."),
    ("How long will it take?", "Longer than this."),
)
CALLED = ("It's all right. It's only me.", "Not yet. Now. No.", "You could help, you know.")
WAITS = "look: keeps quite still, and waits to see what comes of it"
COUNTED = ("On three?", "After three.")


@dataclass(frozen=True)
class _Deed:
    """The deed of an idea, taken apart."""

    verb: str
    short: str
    """With its object and no more: "calm an angry swarm"."""
    does: str
    """The same in the third person."""
    thing: str
    """Its object, or what it is done with, as a picture: "an angry swarm"; empty for none."""
    sought: str
    """What it is done for, as a picture: "their mother's ring"; empty for none that can be seen."""


def tried(story: Story) -> Activity | None:
    """The steps of a deed that has none in the tables; None where a plot of its own tells it better."""
    idea = story.idea
    if idea.form != "story" or idea.events or idea.activity or not story.deeds or not idea.figures:
        return None
    first, mishap = story.deeds[0], bool(ACCIDENT.search(idea.text))
    taught = first.verb in TEACHING and {"teaching", "other_here"} <= story.flags
    deed = _read(first.base, taught=taught, verbs=frozenset(d.verb for d in idea.deeds))
    if deed is None or not first.main:
        return None
    if deed.verb in MENDING and not story.P.trade.beast:
        return None
    learned = first.verb == "learn" and (not deed.thing or deed.verb in SPEAKING)
    if deed.verb in TOLD - TRIED - MENDING and not (mishap or learned):
        return None
    here = story.O.given and "lost" not in story.flags
    if here and story.O.figure.noun.split()[-1] == deed.thing.split(" ")[-1]:
        # Somebody, and no thing.
        deed = replace(deed, thing="{W}")
    if story.P.trade.beast:
        steps = _by_a_beast(deed)
    elif deed.verb == "refuse":
        steps = _refused(deed)
    elif mishap:
        steps = _by_mistake(deed)
    else:
        steps = _by_hand(deed)
    if here and not taught and (story.O.figure.near == 1 or story.O.trade.beast):
        called = CALLED[len(idea.text) % len(CALLED)]
        steps = replace(steps, withal="any", sees=WAITS, says=(called, ""))
    elif "pair" in story.flags:
        steps = replace(steps, sees="reach: takes hold at the other end, and nods", says=COUNTED)
    if deed.sought:
        steps = replace(steps, left=(f"{deed.sought}, at last, very near", steps.left[1]))
    # Where somebody is to get to is where it turns.
    return replace(steps, then=next((f"!{spot.kind}" for spot in idea.spots if spot.towards), ""))


def _read(base: str, *, taught: bool, verbs: frozenset[str]) -> _Deed | None:
    """The deed without who does it, where and why; None for one whose words say too little."""
    words = LEADS.sub("", ADVERBS.sub("", base))
    if taught:
        words = words.partition(" to ")[2] or words
    words, sought = _apart(re.sub(r"\b(?:my|our)\b", "{his}", words).replace(",", ""), verbs)
    verb, *rest = words.split()
    kept: list[str] = []
    if rest and rest[0] in PARTICLES:
        kept.append(rest.pop(0))
    if rest and rest[0] in PREPOSITIONS - {"to"}:
        kept.append(rest.pop(0))
    thing: list[str] = []
    for word, after in zip_longest(rest, rest[1:], fillvalue=""):
        if word in LINKS or (word in PREPOSITIONS and not (word == "to" and after in verbs)):
            break
        thing.append(word)
    if (thing[:1] and thing[0] in PRONOUNS and len(thing) < 3) or len(kept) + len(thing) >= LONGEST:
        return None
    said = " ".join((verb, *kept, *thing))
    if verb in CAUSING and thing[-1:] and thing[-1] in verbs:
        thing.pop()
    return _Deed(verb, said, third(verb) + said.removeprefix(verb), " ".join(thing), sought)


def _apart(words: str, verbs: frozenset[str]) -> tuple[str, str]:
    """A deed without what it is done for, and what is to be seen of that: "dig a tunnel", "their mother's ring"."""
    if words.startswith("refuse "):
        return words, ""
    for found in re.finditer(r" to ([a-z]+) ", words):
        if found[1] in verbs:
            after = [w for w in words[found.end() :].split() if w not in PARTICLES]
            kept = list(takewhile(lambda w: w not in PREPOSITIONS | LINKS, after))
            seen = " ".join(kept) if found[1] not in LEAVING and kept[:1] and kept[0] not in PRONOUNS else ""
            return words[: found.start()], seen
    return words, ""


def _by_hand(deed: _Deed) -> Activity:
    if not deed.thing or deed.verb in SPEAKING:
        return _by_breath(deed)
    if deed.verb in GOING:
        return _by_way(deed)
    made = deed.verb in MAKING
    looks = f"draws {deed.thing} in the air, with one finger, as large as it is to be"
    first = "<first of all does nothing / looks round for somebody to say that it can be done / rolls one of them down again>"
    begins = looks if made else f"rolls up both sleeves to {deed.short}, and {first}"
    plan = f"letter: on the back of an envelope {deed.thing}, in five lines, and one of them crossed out"
    return Activity(
        words=(),
        titles=("The Other Way Round", "Once More, Slowly", "Not Like That", "With the Other Hand", "The Third Way"),
        about="and <it only goes when it is begun from the other end / of three ways of doing it only the fourth is any good / it comes right in the hour in which nobody looks>",
        begins=(f"stand: {begins}", f"reach: begins to {deed.short}, <as one opens a door at night / with two fingers>"),
        details=(plan if made else f"{deed.thing}, very near, before anything has been touched", "two hands, open, and the first black mark on them"),
        fails=(f"reach: tries to {deed.short} all at once, and <it cannot be done like that / very nearly does / sits down rather suddenly> ; thud", f"{deed.thing}, {'what there is of it, on one side' if made else 'very near, and no different from this morning'}"),
        sees=f"stand: has stopped to see how anybody can {deed.short}, and puts down the shopping", says=ASKED[len(deed.short) % len(ASKED)],
        low=f"sit: sits down next to it in the last light, and knows no other way to {deed.short}",
        works=(f"reach: begins once more, from the other end, in no hurry, and {deed.does}", f"W {deed.thing}, and before it {{D}}, small, with nothing left to do"),
        left=("cloth: a coat on the ground, and on it everything that was not needed", "and in it one thing that was not so this morning"),
    )


def _by_way(deed: _Deed) -> Activity:
    """What is gone through, over, up."""
    return Activity(
        words=(),
        titles=("As Far as the Middle", "On All Fours", "No Way Back but On"),
        about="and it is as far back, from the middle, as it is on",
        begins=(f"look: looks at {deed.thing} for as long as it takes to stop being afraid", f"reach: takes off everything that is too wide to {deed.short}"),
        details=(f"{deed.thing}, from very near, and larger than it looked", "shoe: two shoes, side by side, left behind"),
        fails=(f"reach: begins to {deed.short}, gets as far as the middle, and comes back ; scrape", f"{deed.thing}, and somebody's breath going in and out of the picture"),
        sees="stand: holds the light, and asks nothing", says=("Is it far?", "It is when you stop."),
        low=f"sit: sits with {{his}} back to {deed.thing}, and counts what is left in the pockets",
        works=(f"walk: does not look round any more, and {deed.does}", f"W {deed.thing}, from the other side, and {{D}} coming out of it, small, into all that light"),
        left=("shoe: two shoes, side by side, where they were left", "and in it nobody any more"),
    )


def _by_breath(deed: _Deed) -> Activity:
    """What is done to nothing: whistling, flying, standing on one's head."""
    return Activity(
        words=(),
        titles=("The Fortieth Time", "Nobody Listening", "By Itself"),
        about="and it comes on the one evening when nobody asks for it",
        begins=(f"stand: looks round to see that there is nobody, and tries to {deed.short}", f"sit: reads in a book how to {deed.short}, and holds the book the other way round"),
        details=("book: a page with four drawings, and arrows", "clock: a clock; the same clock an hour later ; clock"),
        fails=(f"stand: tries to {deed.short} in front of everybody, and nothing comes at all", "a whole street, and not one head that turns"),
        sees=f"stand: comes by, begins to {deed.short} without thinking of it, and goes on", says=("How do you do that?", "I don't know. How don't you?"),
        low="sit: sits on the lowest stair with both hands between the knees",
        works=(f"stand: thinks of something else, and {deed.does}", "W everything that has stopped where it was, and turned round"),
        left=("book: a book, face down, under the short leg of a table", "and through it, faint, from far away, an answer"),
    )


def _refused(deed: _Deed) -> Activity:
    what = deed.thing.removeprefix("to ")
    thing = what.partition(" ")[2]
    thing = thing.partition(" ")[2] if thing.partition(" ")[0] in PARTICLES else thing
    return Activity(
        words=(),
        titles=("No", "Not This One", "Somebody Has to Stay"),
        about="and by then it is no longer only one who will not",
        begins=(f"stand: hears what is wanted, looks at {thing}, and puts both hands in the pockets", f"reach: picks up everything that it takes to {what}, and lays it down again"),
        details=(f"letter: an order, with a stamp: {what}, by tonight", f"{thing}, very near, as if for the last time"),
        fails=("wave: stands in the way with both arms out, and is walked round", f"{thing}, and a red cross on it, the paint still wet"),
        sees="stand: stands there with the order in one hand, and does not look up", says=("It's only one.", "That's why."),
        low="sit: sits down against it with folded arms, and it gets dark, and colder",
        works=(f"stand: is still there, in the first light, and will not {what}", f"W {thing}, and {{D}} before it, and beside {{D.him}} one who was against it yesterday"),
        left=("cup: two cups on the ground, and the snow melted round them", "and everything in it where it was"),
        hours=("morning", "afternoon", "dawn", "day"),
    )


def _by_mistake(deed: _Deed) -> Activity:
    return Activity(
        words=(),
        titles=("It Was Like That", "Nobody Saw", "Put It Back"),
        about="and puts it right again in the end by telling somebody",
        begins=("wave: does it as on every other day, a little faster, because somebody is looking", "stand: sees what has come of it, and goes on smiling, by itself"),
        details=("both hands, a moment before, quite sure of themselves", "clock: a clock, one minute later ; clock"),
        fails=("reach: does the same again backwards, and it gets worse ; crash", "cloth: a cloth over the place, and the place is larger than the cloth"),
        sees="look: comes in, looks at where it was, and then up", says=("Was it always like this?", "Yes."),
        low="sit: sits under the table, and thinks of another country to live in",
        works=("stand: comes out, with both hands where everybody can see them, and says it", "W the two of them, side by side, on their knees, looking for the beginning of it"),
        left=("cloth: a cloth, lifted by one corner, and under it everything as it was, nearly", "and everything in it as it was, but for one thing, that is better"),
    )


def _by_a_beast(deed: _Deed) -> Activity:
    if not deed.thing or deed.verb in SPEAKING:
        return _by_a_voice(deed)
    return Activity(
        words=(), beasts=True,
        titles=("By Nose", "Once Round It", "What the Small One Knew"),
        about="and it only goes when it is begun from the other end",
        begins=(f"look: goes once round {deed.thing}, and lies down to think", f"walk: goes nearer, one foot before the other, to {deed.short}"),
        details=(f"{deed.thing}, seen from very near the ground", "stone: one print on the ground, and beside it another"),
        fails=(f"run: tries to {deed.short} all at once, and it cannot be done like that ; crash", f"{deed.thing}, very near, and no different from this morning"),
        sees=WAITS, says=("Well, what do you want?", ""),
        low="lie: lies down with {his} chin on the ground, and looks at what there is left to do",
        works=(f"walk: begins once more, from the other side, and {deed.does}", f"W {deed.thing}, and before it, very small, {{D}}"),
        left=("stone: a line of prints, that goes out of the picture quite straight", "and something small in it that goes by as if nothing had been"),
    )


def _by_a_voice(deed: _Deed) -> Activity:
    """What a beast does with nothing but itself."""
    return Activity(
        words=(), beasts=True,
        titles=("By Itself", "The Fortieth Time", "Nobody Asked"),
        about="and it comes on the one evening when nobody asks for it",
        begins=(f"look: listens, with {{his}} head on one side, to how others {deed.short}", f"look: opens {{his}} mouth to {deed.short}, and what comes is what always comes"),
        details=("stone: an ear, turning towards it", "clock: a clock; the same clock an hour later ; clock"),
        fails=(f"look: tries to {deed.short} in front of everybody, and shuts {{his}} mouth again", "a whole street, and not one head that turns"),
        sees=WAITS, says=("Go on. Once more.", ""),
        low="lie: lies down with {his} back to all of them, and does not even try",
        works=(f"look: thinks of something else, and {deed.does}", "W everything that has stopped where it was, and turned round"),
        left=("apple: something good to eat, put down, and nobody said what for", "and through it, faint, from far away, an answer"),
    )
