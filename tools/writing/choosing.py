"""Choosing: which plot tells this idea, which of its moments there is time for."""

from dataclasses import replace

import numpy as np

from tools.writing.flags import KEYS
from tools.writing.idea import Idea
from tools.writing.knowledge.verbs import Engine, Tone
from tools.writing.plot import Beat, Moment, Plot
from tools.writing.plots import PLOTS
from tools.writing.story import Story
from tools.writing.telling import Teller, Told

# When an idea has no verb, what it has decides what can happen to it.
TONE_ENGINES: dict[Tone, Engine] = {
    "comedy": "rivalry",
    "dread": "discovery",
    "romance": "farewell",
    "heist": "heist",
    "wonder": "discovery",
    "western": "defence",
    "noir": "pursuit",
    "melancholy": "farewell",
    "adventure": "pursuit",
    "plain": "vigil",
}
SECONDS_A_SHOT = 4.75
# Under a minute there is no time for calm.
SHORT, SECONDS_A_SHORT_SHOT = 50.0, 3.6
NEAR = "CXID"
LEAST_FOR_A_PLANT = 10
FITS = 0.5
LOOSE = 0.35
KEPT = ("!event", "!plant", "!payoff", "!fails", "!secret")
# A plot that asks for one of these and gets it is about what the idea is about.
SPECIAL = {
    *KEYS, "ghostly", "obeast", "force", "found", "ad", "documentary", "dread", "comedy", "romance", "noir", "western",
}  # fmt: skip


def ranked(idea: Idea, flags: frozenset[str], tone: Tone, seed: int) -> list[Plot]:
    """The plots that can tell the idea, the seed's choice first: seed 1 takes the best fit, seed 2 the next.

    Only plots that fit at least half as well as the best take turns; the others follow in their order.
    """
    engines = dict(idea.engines) or {TONE_ENGINES[tone]: 0.6, "discovery": 0.9 if idea.forces else 0.3}
    scored: list[tuple[float, Plot]] = []
    for plot in PLOTS:
        if idea.form != "story" and idea.form not in plot.needs:
            continue
        if any((n[1:] in flags) if n.startswith("!") else (n not in flags) for n in plot.needs):
            continue
        score = engines.get(plot.engine, 0.0)
        score += 0.3 * max((engines.get(e, 0.0) for e in plot.also), default=0.0)
        score += sum((0.55 if like.startswith("v:") else 0.14) for like in plot.likes if like in flags)
        if "obeast" in flags and "say O:" in plot.script and not {"obeast", "living"} & {*plot.needs, *plot.likes}:
            # Its other one has to speak, and a dog does not.
            score -= 1.0
        score += 0.4 * sum(need in SPECIAL for need in plot.needs)
        scored.append((score, plot))
    scored.sort(key=lambda pair: -pair[0])
    if not scored:
        return []
    best = scored[0][0]
    # Where nothing fits, half of less than nothing would be more than the best.
    good = [plot for score, plot in scored if score >= min(FITS * best, best)]
    turn = (seed - 1) % len(good)
    return [*good[turn:], *good[:turn], *(plot for _, plot in scored[len(good) :])]


def loosened(found: list[Moment], rng: np.random.Generator) -> list[Moment]:
    """Some of what is usual but not needed gives way, so that one plot is not told twice in the same pictures."""
    free = ("world", "harder", "after")
    return [
        replace(m, rank=1)
        if m.rank == 0 and m.beat in free and 0 < i < len(found) - 1 and m.text not in KEPT and rng.random() < LOOSE
        else m
        for i, m in enumerate(found)
    ]


def choose(found: list[Moment], wanted: int, rng: np.random.Generator) -> list[int]:
    """The places of the `wanted` moments that matter most, the first and the last always among them.

    Within a rank the omissions are spread over the film, so that no beat is emptied.
    """
    last = len(found) - 1
    chosen = {0, last}
    if wanted >= LEAST_FOR_A_PLANT:
        # What is missing is shown early and found again late: the two come together or not at all.
        chosen.update(i for i, moment in enumerate(found) if moment.text in ("!plant", "!payoff"))
        # And whoever the film is about is met at work, before anything happens to them.
        met = [i for i, m in enumerate(found) if m.beat == "world" and m.text.startswith("!work") and m.cast]
        chosen.update(met[:1])
    else:
        found = [replace(m, rank=3) if m.text in ("!plant", "!payoff") else m for m in found]
        for beat in ("disturb", "turn"):
            # However short the film, something disturbs it and something turns it.
            here = [i for i, moment in enumerate(found) if moment.beat == beat and moment.rank == 0]
            chosen.update([max(here, key=lambda i: (found[i].text == "!event", -i))] if here and wanted > 3 else [])
    for rank in (0, 1, 2):
        here = [i for i, moment in enumerate(found) if moment.rank == rank and i not in chosen]
        room = wanted - len(chosen)
        if room <= 0:
            break
        chosen.update(_spread(found, here, room, rng) if len(here) > room else here)
    return sorted(chosen)


def _spread(found: list[Moment], here: list[int], room: int, rng: np.random.Generator) -> list[int]:
    """`room` of the moments, spread over the film; within a stretch the seed chooses, and a line is worth keeping."""
    kept: list[int] = []
    for k in range(room):
        stretch = here[k * len(here) // room : (k + 1) * len(here) // room]
        worth = [(found[i].text.startswith("!event"), _spoken(found[i]), float(rng.random()), i) for i in stretch]
        kept.append(max(worth)[3])
    return kept


def _spoken(moment: Moment) -> bool:
    return any(e.startswith(("say ", "ask ", "re ", "own ", "vo ", "nar:")) for e in moment.extras)


def established(told: list[Told], teller: Teller) -> list[Told]:
    """A place that would only be seen near gets a wide picture first; what matters least elsewhere makes room."""
    seen: set[str] = set()
    found = list(told)
    for at, one in enumerate(told):
        place = one.scene.location.id
        if place in seen:
            continue
        seen.add(place)
        near = [t for t in told[at : at + 2] if t.scene.location.id == place]
        if any(t.moment.code not in NEAR for t in near):
            continue
        moment = replace(one.moment, code="E", cast=(), text="!establish", extras=(), rank=1)
        wide = teller.tell(moment)
        spare = [t for t in found[1:-1] if t.moment.rank and not t.lines and t.moment.text not in ("!plant", "!payoff")]
        if wide is not None and spare:
            found.remove(max(spare, key=lambda t: t.moment.rank))
            found.insert(found.index(one) if one in found else at, wide)
    return found


def shots_for(seconds: float) -> int:
    """How many shots so many seconds of picture want."""
    return max(3, round(seconds / (SECONDS_A_SHOT if seconds > SHORT else SECONDS_A_SHORT_SHOT)))


def lengthened(found: list[Moment], wanted: int, story: Story) -> list[Moment]:
    """More moments for a longer film: more of the trade, the place, the look between; never at the very end."""
    extra = wanted - len(found)
    if extra <= 0:
        return found
    grown = list(found)
    fillers = (
        "M P | !work",
        "I - | !detail",
        "M O | !work O",
        "I - | !hands",
        "E - | !establish",
        "C P.look | %look",
        "I - | !hands O",
        "W P.walk | !arrive",
    )
    made = 0
    for turn in range(extra * 3):
        if made >= extra:
            break
        beats: tuple[Beat, ...] = ("world", "harder", "reverse", "after", "disturb")
        beat = beats[turn % len(beats)]
        places = [i for i, m in enumerate(grown) if m.beat == beat and i < len(grown) - 1]
        if not places:
            continue
        spec, text = fillers[(turn * 3 + made) % len(fillers)].split(" | ")
        code, *cast = spec.split()
        if "!work O" in text and ("other" not in story.flags):
            continue
        if text.endswith(" O") and story.idea.events:
            # Whom an idea tells of does what it tells.
            continue
        at = places[(turn // len(beats) * 2 + 1) % len(places)]
        base = grown[at]
        named = story.idea.events or story.idea.activity
        told_elsewhere = named and (story.places[base.place].key != story.P.trade.home or story.idea.form == "ad")
        if ("!work" in text or "!hands" in text) and (base.place not in ("home", "room") or told_elsewhere):
            # Nobody polishes the lens on the beach.
            code, cast, text = "D", [], "!detail"
        if text == "%look":
            looks = LOOKS if story.P.trade.form == "human" else LOOKS[:OF_ANYBODY]
            text = looks[made % len(looks)]
        grown.insert(
            at + 1,
            Moment(
                base.beat,
                base.place,
                base.time,
                base.weather,
                2,
                code,
                tuple(c for c in cast if c != "-"),
                text,
                (),
                base.scene,
            ),
        )
        made += 1
    return grown


LOOKS = (
    "{P} looks past us at something that has not happened yet",
    "{P} holds still, the way one holds still for a photograph",
    "{P} turns {his} head a moment before there is anything to hear",
    "{P} breathes out, and it can be seen",
    "{P} starts to say something and swallows it",
    "{P} blinks, slowly, like someone counting",
    "{P} almost smiles, and thinks better of it",
    "{P} bites the inside of {his} cheek",
)
OF_ANYBODY = 3
"""How many of them need no face."""
