"""The gate: what destroys or spends waits for a yes, whoever asked for it and whatever the brain was told.

act ──> takes something out, or costs money? ──> Gate: in film terms, what a yes does ──> yes ──> done

The act node asks this of every act before it is done; nothing that a message, a film or a model says is heard here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from agent.conversation import Act, Gate, Speaker
from agent.embedded.files import CUTS, LUTS, ending
from agent.ports import Hands
from agent.telling import describe
from agent.telling.naming import seconds
from agent.telling.results import lacking, planned
from agent.toolbelt import OwnHands, is_order
from tools.film.apply import apply
from tools.film.edits.story import RemoveCharacter, RemoveScene, RemoveShot, WriteScript
from tools.film.errors import DirectorError, ProviderError, WorkprintError
from tools.film.film import Film
from tools.film.orders import Export, Generate, ImportMedia, Quote, Render, Retake
from tools.film.views import film_frames
from tools.media.progress import silent
from tools.studio import Studio

DESTROYING = (RemoveShot, RemoveScene, RemoveCharacter, WriteScript)
NAMED = 6
"""acts that a preview tells one by one"""


@dataclass(frozen=True)
class Price:
    """What an act would cost, in USD, and on which cameras."""

    usd: float = 0.0
    cameras: tuple[str, ...] = ()
    takes: int = 1
    """how many of each shot that is paid for"""
    why_not: str = ""
    """the cap that this would pass, and what is left of it; or that there are fewer takes, for want of money"""
    no_key: str = ""
    """that a camera has no key, so that no yes would help"""
    plan: tuple[str, ...] = ()
    """what would become of files that are brought in, or what a cut for another program could not carry"""


Pricing = Callable[[Film, Act], Price]
FREE = Price()
NOTHING: dict[str, Any] = {"quotes": [], "cost": 0.0, "note": None, "problem": None, "no_key": None}


def quoted(studio: Studio, hands: Hands | None = None) -> Pricing:
    """Prices by the studio's own quote, which is free and makes nothing; files are looked at by `hands`."""
    hands = hands or OwnHands(studio)
    foretold: dict[str, tuple[Film, Price]] = {}

    def plan(film: Film, act: ImportMedia) -> Price:
        # Looking at clips takes a while, and a gate is asked about more than once.
        key = f"{film.id} {act.model_dump_json()}"
        known = foretold.get(key)
        if known is None or known[0] != film:
            looking = act.model_copy(update={"dry_run": True})
            try:
                told = hands.carry_out(film.id, looking, silent, Speaker(name="plan"))
            except WorkprintError:
                # Where it is tried, it says why it cannot be done.
                return FREE
            foretold.clear()
            known = foretold[key] = film, Price(plan=tuple(planned(told)))
        return known[1]

    def price(film: Film, act: Act) -> Price:
        lost: tuple[str, ...] = ()
        # Only what rolls has a price, and only who rolls has to wait for the floor's import.
        match act:
            case Generate() | Retake():
                from tools.production.ordering import carry_out

                asked = Quote(
                    shots=act.shots, scenes=act.scenes, takes=act.takes, generator=act.generator, within=act.within,
                    resolution=act.resolution,
                )  # fmt: skip
                told = carry_out(studio, film.id, asked, silent, actor="quote")
            case Render() | Export():
                from tools.production.ordering import quote_render

                told = quote_render(studio, film, silent) if _renders(act) else NOTHING
                lost = tuple(_lost(studio, film, act))
            case ImportMedia() if _is_open(act):
                return plan(film, act)
            case _:
                return FREE
        cameras = tuple(dict.fromkeys(str(quote["generator"]) for quote in told["quotes"]))
        takes = max((int(quote["takes"]) for quote in told["quotes"] if quote["cost"]), default=1)
        why_not = told["problem"] or told["note"] or ""
        return Price(float(told["cost"]), cameras, takes, why_not, told["no_key"] or "", lost)

    return price


def _counted(film: Film, act: Act, takes: int) -> str:
    """What would be done, with the takes that the policy makes of it where nobody said how many."""
    if takes > 1 and isinstance(act, Generate) and act.takes is None:
        act = act.model_copy(update={"takes": takes})
    if takes > 1 and isinstance(act, Render | Export):
        return f"{describe(film, act)[:-1]}, {takes} takes of each shot that lacks one."
    return describe(film, act)


def _is_open(act: ImportMedia) -> bool:
    """Whether what becomes of the files is found out here, and not said already. A cut only tells what was done to it
    until some of that is accepted, and LUTs change nothing by coming in."""
    sorts = {ending(name) for name in act.files}
    return not (act.dry_run or act.shot is not None or sorts & CUTS or sorts <= LUTS)


def _renders(act: Render | Export) -> bool:
    """Whether the film is rendered for it, so that takes that it lacks are made."""
    from tools.production.exporting import rolls
    from tools.production.forms import Export as Form

    if isinstance(act, Render):
        return True
    return not act.dry_run and any(form.value == act.name and rolls(form) for form in Form)


def _lost(studio: Studio, film: Film, act: Render | Export) -> Sequence[str]:
    """What a cut for another program could not carry of the film; nothing for other forms, and where all is carried."""
    from tools.production.forms import CUTS as PROGRAMS
    from tools.production.projecting import foretell_project

    if isinstance(act, Render) or act.dry_run:
        return ()
    form = next((form for form in PROGRAMS if form.value == act.name), None)
    return tuple(lacking(foretell_project(studio, film, form))) if form is not None else ()


def agreed(film: Film, act: Act, price: Pricing) -> Act:
    """The act as it was said yes to: it may cost what the preview said, and no more."""
    if not isinstance(act, Generate | Retake | Render | Export):
        return act
    return act.model_copy(update={"budget": Decimal(f"{price(film, act).usd:.6f}")})


def may_wait(act: Act) -> bool:
    """Whether an act is of a kind that a gate can be before: only then the film has to be asked."""
    return isinstance(act, DESTROYING) or is_order(act)


def gate_before(film: Film, acts: Sequence[Act], price: Pricing) -> Gate | None:
    """One gate for those of the acts, in order, that need a yes; None when none does.

    Its preview is a pure function of the film and the prices, so that it differs when a yes would do something else
    by now. An act that cannot be done at all needs no yes: where it is tried, it says why.
    """
    given, waiting, words, cost, destroys = film, list[Act](), list[str](), 0.0, False
    problems: list[str] = []
    for act in acts:
        try:
            if isinstance(act, DESTROYING):
                after, _ = apply(film, act)
                if isinstance(act, WriteScript) and not film.shots:
                    film = after
                    continue
                words.append(describe(given, act))
                film, destroys = after, True
            else:
                spent = price(film, act)
                if spent.no_key or not (spent.plan or spent.usd > 0):
                    continue
                said = _counted(given, act, spent.takes)
                if spent.usd > 0:
                    cameras = f" with {', '.join(spent.cameras)}" if spent.cameras else ""
                    said = f"{said[:-1]}, for {spent.usd:.2f} USD{cameras}."
                    problems.append(spent.why_not)
                    cost += spent.usd
                words.append("\n".join((said, *spent.plan)))
        except (DirectorError, ProviderError):
            continue
        waiting.append(act)
    if not waiting:
        return None
    told = [*words[:NAMED], *([f"And {len(words) - NAMED} more."] if len(words) > NAMED else [])]
    between = "\n" if any("\n" in one for one in told) else " "
    now, then = film_frames(given), film_frames(film)
    if now != then:
        rate = given.look.rate
        told.append(f"The film then runs {seconds(then, rate)} instead of {seconds(now, rate)}.")
    if destroys:
        told.append("Undo would bring it back.")
    if cost:
        told.append(f"Altogether {cost:.2f} USD, which cannot be taken back.")
        told += [problem for problem in problems if problem]
    return Gate(acts=tuple(waiting), preview=between.join(told), cost=cost)
