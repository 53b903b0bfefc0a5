"""Which camera is best for which shot, and why, in one sentence. Pure: nothing is sent, and nobody is asked.

brief ──needs_of──> what the shot asks for, 0..1 each
brief + cameras ──offers──> each camera's quote, and how well it does what is asked (0..1)
offers + what may be spent ──route──> a Choice for each shot: the cheapest of those that are as good as the best, and
                                      where money is short, the change that costs the least quality

How good a camera is comes from the catalogue, and from how often this user circled its takes of such shots.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from heapq import heapify, heappop, heappush
from typing import Literal

from tools.film.errors import DirectorError, ProviderError
from tools.film.script import Move, Size
from tools.film.value import Value
from tools.generators.capabilities import Model
from tools.generators.ports import Brief, Generator, Quote

Kind = Literal["close-ups", "medium shots", "wide shots", "inserts"]
KINDS: Mapping[Size, Kind] = {
    "extreme wide": "wide shots",
    "wide": "wide shots",
    "full": "wide shots",
    "medium wide": "medium shots",
    "medium": "medium shots",
    "medium close-up": "close-ups",
    "close-up": "close-ups",
    "extreme close-up": "close-ups",
    "insert": "inserts",
}
FACE: Mapping[Size, float] = {
    "medium wide": 0.5,
    "medium": 0.7,
    "medium close-up": 1.0,
    "close-up": 1.0,
    "extreme close-up": 1.0,
}
"""how much of a shot with someone in it is their face"""
PRECISE: Mapping[Move, float] = {"static": 0.0, "handheld": 0.3, "pan left": 0.6, "pan right": 0.6}
"""how exactly a move has to be made; every other one, 0.8"""
DRAWN = re.compile(
    r"\b(animat\w+|anime|cartoon\w*|claymation|clay|stop.motion|ink|wash|watercolou?r\w*|paint\w+|gouache|pastels?|comic"
    r"|sketch\w*|illustrat\w+|storybook|drawn|drawing|pixel|woodcut|engraving|puppet\w*|cel.shaded)\b",
    re.I,
)
SAID: Mapping[str, str] = {
    "performance": "faces and acting",
    "camera": "the camera move",
    "stylisation": "a drawn look",
    "realism": "a real look",
    "characters": "looking the same in every shot",
    "speed": "being there soon",
}
AS_GOOD = 0.04
"""as near to the best as this, a camera is as good, and the cheapest of those is taken"""
TAKES_ASSUMED = 3.0
"""a rate counts as much as the catalogue's word once a service has this many verdicts"""
A_SHAPE, NO_PICTURE = 0.05, 0.15
"""what another shape, and a first frame that cannot be given, cost"""


class Verdicts(Value):
    """What this user said of the takes of one service: how many were circled, and how many were no good."""

    circled: int = 0
    rejected: int = 0

    @property
    def all(self) -> int:
        return self.circled + self.rejected


_NOTHING: Mapping[str, Collection[str]] = {}
_NO_PACES: Mapping[str, float] = {}
Record = Mapping[tuple[str, Kind], Verdicts]
"""by service and kind of shot"""


class Offer(Value):
    """A camera that can make the shot: what it would cost, and how well it would do it."""

    camera: str
    title: str
    quote: Quote
    score: float
    verdicts: Verdicts = Verdicts()


class Choice(Value):
    """The camera of a shot, why, and what else could make it, the best first."""

    camera: str
    why: str
    quote: Quote
    others: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A model of a service that can be used now. `camera` is its name: service/model."""

    camera: str
    title: str
    model: Model
    generator: Generator

    @property
    def service(self) -> str:
        return self.generator.capabilities.name

    def named(self, names: Collection[str]) -> bool:
        """Whether its service, or the model itself, is among these."""
        return self.service in names or self.camera in names


def needs_of(brief: Brief, *, hurried: bool = False) -> dict[str, float]:
    """What the shot asks of its camera, 0..1 by name; what it does not ask is not there."""
    shot, people = brief.shot, len(brief.shot.staging)
    face = FACE.get(shot.size, 0.0) if people else 0.0
    acting = any(staged.expression != "neutral" for staged in shot.staging) or bool(brief.speech)
    drawn = bool(DRAWN.search(brief.look.style))
    needs = {
        "performance": min(1.0, face + (0.2 if acting and face else 0.0)),
        "camera": PRECISE.get(shot.move, 0.8),
        "stylisation": 1.0 if drawn else 0.0,
        "realism": 0.0 if drawn else 0.8,
        "characters": 1.0 if brief.references else 0.3 * bool(people),
        "speed": 1.0 if brief.draft or hurried else 0.0,
    }
    return {name: weight for name, weight in needs.items() if weight}


def paced(quote: Quote, paces: Mapping[str, float]) -> Quote:
    """The quote with the seconds that a clip of this camera took here, where that is known; by service/model."""
    took = paces.get(quote.generator)
    return quote if took is None else quote.model_copy(update={"seconds": round(took * max(1, len(quote.plan)), 1)})


def offers(
    brief: Brief,
    candidates: Iterable[Candidate],
    record: Record,
    within: float | None = None,
    paces: Mapping[str, float] = _NO_PACES,
) -> list[Offer]:
    """What each camera offers for the shot, the best first; without those that cannot make it or have no price.

    `within`: seconds that there are for it; a camera that usually takes longer makes no offer. `paces`: seconds that a
    clip has taken here, by camera.
    """
    found: list[Offer] = []
    needs = needs_of(brief, hurried=within is not None)
    for one in candidates:
        try:
            quote = paced(one.generator.quote(brief), paces)
        except (ProviderError, DirectorError):
            continue
        if quote.certainty == "unknown" or (within is not None and quote.seconds > within):
            continue
        verdicts = record.get((one.service, KINDS[brief.shot.size]), Verdicts())
        score = _judged(_suits(needs, brief, one.model, quote), verdicts)
        found.append(Offer(camera=one.camera, title=one.title, quote=quote, score=score, verdicts=verdicts))
    # A shot that has to be split first is made by a camera that takes it whole, where there is one.
    whole = [offer for offer in found if len(offer.quote.plan) <= 1]
    return sorted(whole or found, key=lambda offer: (-round(offer.score, 3), offer.quote.cost, offer.camera))


def route(
    briefs: Mapping[str, Brief],
    candidates: Sequence[Candidate],
    record: Record,
    allowed: Decimal | None = None,
    takes: int = 1,
    without: Mapping[str, Collection[str]] = _NOTHING,
    within: float | None = None,
    paces: Mapping[str, float] = _NO_PACES,
) -> dict[str, Choice]:
    """A camera for each shot that any can make. `allowed`: USD that all may cost together, `takes` of each.

    `without` names services, or service/model, that a shot is not to go to; `within` are the seconds that there are,
    `paces` those that a clip has taken here, by camera.
    What does not fit even on the cheapest cameras is chosen all the same: the caps say so when it is reserved.
    """
    all_offers = {
        shot: offers(brief, [one for one in candidates if not one.named(without.get(shot, ()))], record, within, paces)
        for shot, brief in briefs.items()
    }
    chosen = {shot: _favourite(found) for shot, found in all_offers.items() if found}
    cheaper = _within(chosen, all_offers, allowed, takes)
    return {
        shot: Choice(
            camera=offer.camera,
            why=_why(briefs[shot], offer, all_offers[shot], candidates, allowed if shot in cheaper else None, within),
            quote=offer.quote,
            others=tuple(other for other in all_offers[shot] if other.camera != offer.camera),
        )
        for shot, offer in chosen.items()
    }


def _suits(needs: Mapping[str, float], brief: Brief, model: Model, quote: Quote) -> float:
    """How well a model does what is asked, 0..1."""
    weight = sum(needs.values()) or 1.0
    does = sum(asked * model.strengths.get(name, 0.5) for name, asked in needs.items()) / weight
    if needs.get("camera") and brief.shot.move in model.moves:
        does += 0.1 * needs["camera"]
    if brief.references:
        does += 0.15 * (min(len(brief.references), model.references) / len(brief.references) - 1)
    if brief.first_frame is not None and not model.first_frame:
        does -= NO_PICTURE
    if any("not one of its shapes" in words for words in quote.compromises):
        does -= A_SHAPE
    return does


def _judged(suits: float, verdicts: Verdicts) -> float:
    """The catalogue's word, moved towards how often such takes were circled, the more of them the further."""
    if not verdicts.all:
        return suits
    rate = verdicts.circled / verdicts.all
    return (TAKES_ASSUMED * suits + verdicts.all * rate) / (TAKES_ASSUMED + verdicts.all)


def _favourite(found: Sequence[Offer]) -> Offer:
    good = [offer for offer in found if offer.score >= found[0].score - AS_GOOD]
    return min(good, key=lambda offer: (offer.quote.cost, -offer.score, offer.camera))


def _within(
    chosen: dict[str, Offer], found: Mapping[str, Sequence[Offer]], allowed: Decimal | None, takes: int
) -> set[str]:
    """Move shots to cheaper cameras until all fit, each time where a dollar saved costs the least quality."""
    moved: set[str] = set()
    if allowed is None:
        return moved
    total = sum((offer.quote.cost for offer in chosen.values()), Decimal(0)) * takes
    # One move a shot waits here, and a shot that moved gets its next: a film of many shots takes no longer for each.
    moves = [move for shot, now in chosen.items() for move in _next_move(shot, now, found[shot])]
    heapify(moves)
    while total > allowed and moves:
        _, shot, camera = heappop(moves)
        offer = next(one for one in found[shot] if one.camera == camera)
        total -= (chosen[shot].quote.cost - offer.quote.cost) * takes
        chosen[shot] = offer
        moved.add(shot)
        for move in _next_move(shot, offer, found[shot]):
            heappush(moves, move)
    return moved


def _next_move(shot: str, now: Offer, found: Sequence[Offer]) -> list[tuple[float, str, str]]:
    """The cheaper camera that loses the least quality for what it saves, or none: (loss a USD, shot, camera)."""
    cheaper = [offer for offer in found if offer.quote.cost < now.quote.cost]
    moves = [
        ((now.score - offer.score) / float(now.quote.cost - offer.quote.cost), shot, offer.camera) for offer in cheaper
    ]
    return [min(moves)] if moves else []


def _why(
    brief: Brief,
    offer: Offer,
    found: Sequence[Offer],
    candidates: Sequence[Candidate],
    allowed: Decimal | None,
    within: float | None,
) -> str:
    """The sentence."""
    needs = needs_of(brief, hurried=within is not None)
    model = next(one.model for one in candidates if one.camera == offer.camera)
    # What speaks for it is what is asked for most and it does best.
    speaks = sorted(needs, key=lambda name: -needs[name] * model.strengths.get(name, 0.5))[:2]
    reasons = " and ".join(SAID[name] for name in speaks) or "this shot"
    soon = f" in {within / 60:.3g} min" if within is not None else ""
    many = f"the {len(found)} cameras that can make it" if len(found) > 1 else "the only camera that can make it"
    many += soon
    if len(found) == 1:
        place = many
    elif allowed is not None:
        place = f"what {allowed:.2f} USD for all of them allow, of {many}"
    elif offer.camera == found[0].camera:
        place = f"the best of {many} for {reasons}"
    else:
        place = f"as good as {found[0].title} for {reasons}, and cheaper"
    said = offer.verdicts
    circled = f"; you circled {said.circled} of {said.all} of its {KINDS[brief.shot.size]}" if said.all else ""
    parts = f"; in {len(offer.quote.plan)} parts" if len(offer.quote.plan) > 1 else ""
    return f"{offer.title}: {place}{circled}{parts}."
