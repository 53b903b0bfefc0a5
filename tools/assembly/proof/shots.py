"""Every shot, transition and title in its place, to the frame: the film's prints against those the plan asks for.

    unit      |0 1 2 3 4 5 6 7 8 9 ...          n|     every unit of the cut is judged when its last frame is seen
    held      |^     ^ ^ ^ ^ ^ ^     odd frame: ^|     against the take's frames there, and 3 to either side

Only the frames about the head of each unit (there a take has its key frame) and about odd ones, which jump or do not
move, are decoded from the take.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from tools.assembly.plan import Plan, Unit
from tools.assembly.proof.checks import IN_PLACE, Check
from tools.assembly.proof.composing import Composer
from tools.assembly.proof.expected import Expected
from tools.assembly.proof.judging import (
    COLOUR_STEPS,
    Kind,
    Sight,
    judge_card,
    judge_layers,
    judge_take,
    judge_titles,
    judge_transition,
)
from tools.assembly.proof.prints import Print, print_size
from tools.assembly.recipe import MediaStrip
from tools.assembly.typesetting import Typefaces
from tools.film.timing import timecode
from tools.media.pool import Pool

GAP = "the gap"
MOST_NAMED = 6


@dataclass
class ShotWatch:
    """Sees the film's frames in order and judges each unit as it ends. Memory: the prints of one unit."""

    plan: Plan
    pool: Pool
    faces: Typefaces | None = None
    sights: list[Sight] = field(default_factory=list[Sight])
    _unit: int = 0
    _prints: list[Print] = field(default_factory=list[Print])
    _last: tuple[str, Print] | None = None

    def __post_init__(self) -> None:
        self.size = print_size(self.plan.delivery.width, self.plan.delivery.height)
        self.expected = Expected(self.plan, self.pool, self.faces, self.size)
        self.composer = Composer(self.plan, self.pool, self.faces, self.size)

    def see(self, blocks: Print) -> None:
        """The next frame of the film."""
        if self._unit < len(self.plan.units):
            self._prints.append(blocks)
            if len(self._prints) == self.plan.units[self._unit].frames:
                self._judge()

    def finish(self) -> list[Sight]:
        """All sights. What the film is too short for is not there."""
        while self._unit < len(self.plan.units):
            self._judge()
        return self.sights

    def _judge(self) -> None:
        unit, prints = self.plan.units[self._unit], self._prints
        self._unit += 1
        self._prints = []
        name = self.plan.slate_at(unit.start) or GAP
        if not prints:
            self.sights.append(Sight("shot", name, unit.start, there=False))
            return
        self.sights += self._sights(unit, prints, name)
        self._last = (name, prints[-1])

    def _sights(self, unit: Unit, prints: Sequence[Print], name: str) -> list[Sight]:
        if unit.recipe.layers:
            over = " + ".join(
                span.slate
                for span in self.plan.shots
                if span.overlay is not None and span.start < unit.start + unit.frames and unit.start < span.end
            )
            return judge_layers(self.composer, self.expected, unit, prints, name, over)
        if unit.recipe.mixture is not None:
            return [judge_transition(self.composer, self.expected, unit, prints, name)]
        strip = unit.recipe.strips[0]
        if not isinstance(strip, MediaStrip):
            first = judge_card(self.expected, unit, strip, prints, name)
        else:
            before = self._last[1] if self._last is not None and self._last[0] == name else None
            first = judge_take(self.expected, unit, strip, prints, before, name)
        return [first, *(judge_titles(self.expected, unit, prints) if first.there else [])]


def shot_checks(sights: Sequence[Sight], plan: Plan) -> list[Check]:
    """What was seen, as checks: shots, frames, colours, transitions, titles."""
    rate = plan.rate
    shots = _of(sights, "shot")
    clips = len({span.clip for span in plan.shots})
    moving = {sight.name for sight in shots if sight.told}
    still = len({sight.name for sight in shots if sight.name != GAP} - moving)
    return [
        _check(IN_PLACE, [s for s in shots if not s.there], _missing, clips, clips, rate),
        _check(
            "every shot to the frame",
            [s for s in sights if s.there and s.late],
            _lateness,
            f"{clips}, of which {still} do not move" if still else clips,
            "to the frame",
            rate,
        ),
        _check(
            "colours of the takes",
            [s for s in shots if not s.same_colours],
            lambda s: f"{s.name} by {s.colours:.1f}",
            round(max((s.colours for s in shots), default=0.0), 2),
            f"within {COLOUR_STEPS:g} steps",
            rate,
        ),
        *_counted("transitions", _of(sights, "transition"), rate),
        *_counted("titles", _of(sights, "title"), rate),
        *_counted("overlays", _of(sights, "overlay"), rate),
    ]


def _of(sights: Iterable[Sight], kind: Kind) -> list[Sight]:
    return [sight for sight in sights if sight.kind == kind]


def _counted(name: str, sights: Sequence[Sight], rate: Fraction) -> list[Check]:
    if not sights:
        return []
    found = len({(sight.name, sight.at) for sight in sights})
    return [_check(name, [s for s in sights if not s.there], _missing, found, found, rate)]


def _missing(sight: Sight) -> str:
    return f"not {sight.name}"


def _lateness(sight: Sight) -> str:
    count = abs(sight.late)
    return f"{sight.name} {count} frame{'s' if count > 1 else ''} {'late' if sight.late > 0 else 'early'}"


def _check(
    name: str,
    wrong: Sequence[Sight],
    says: Callable[[Sight], str],
    value: str | float | int,
    limit: str | float | int,
    rate: Fraction,
) -> Check:
    if not wrong:
        return Check(name=name, ok=True, value=value, limit=limit)
    amiss = list(dict.fromkeys(says(sight) for sight in wrong))
    more = f" and {len(amiss) - MOST_NAMED} more" if len(amiss) > MOST_NAMED else ""
    return Check(
        name=name,
        ok=False,
        value=", ".join(amiss[:MOST_NAMED]) + more,
        limit=limit,
        timecode=timecode(min(sight.at for sight in wrong), rate),
    )
