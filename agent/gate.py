"""The gate: what destroys or spends waits for a yes, whoever asked for it and whatever the brain was told.

act ──> undoes someone's work, or costs money? ──> Gate: in film terms, what a yes does ──> yes ──> done

The act node asks this of every act before it is done; nothing that a message, a film or a model says is heard here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

from agent.conversation import Act, Gate
from tools.film.apply import apply
from tools.film.edits.story import RemoveCharacter, RemoveScene, RemoveShot, WriteScript
from tools.film.errors import DirectorError
from tools.film.film import Film
from tools.film.orders import Cancel, Compose, Export, Generate, ImportMedia, Order, Quote, Render, Retake, Spot
from tools.film.selecting import selected_shots
from tools.film.slate import find_character, find_scene, scene_number, slates, slugline
from tools.film.timing import to_seconds
from tools.film.views import film_frames, picture_spans
from tools.media.progress import silent
from tools.studio import Studio

NAMED = 6
"""slates that a preview names one by one"""
Destroying = RemoveShot | RemoveScene | RemoveCharacter | WriteScript


@dataclass(frozen=True)
class Price:
    """What an order would cost, in USD, and on which cameras."""

    usd: float = 0.0
    cameras: tuple[str, ...] = ()
    takes: int = 0


Pricing = Callable[[Film, Order], Price]


def quoted(studio: Studio) -> Pricing:
    """Prices by the studio's own quote, which is free and makes nothing."""

    def price(film: Film, order: Order) -> Price:
        if not isinstance(order, Generate | Retake):
            return Price()
        # Only what rolls has a price, and only what rolls needs to wait for the floor's import.
        from tools.production.ordering import carry_out

        asked = Quote(shots=order.shots, scenes=order.scenes, takes=order.takes, generator=order.generator)
        told = carry_out(studio, film.id, asked, silent, actor="quote")
        cameras = dict.fromkeys(str(quote["generator"]) for quote in told["quotes"])
        return Price(float(told["cost"]), tuple(cameras), len(told["quotes"]) * order.takes)

    return price


def waits(film: Film, act: Act, price: Pricing) -> Gate | None:
    """The gate before one act; None when it may be done at once, or cannot be done at all and will say so itself."""
    return gate_before(film, (act,), price)


def gate_before(film: Film, acts: Sequence[Act], price: Pricing) -> Gate | None:
    """One gate for those of the acts, in order, that need a yes; None when none does.

    Its preview is a pure function of the film, so that it differs when a yes would do something else by now.
    """
    given, waiting, words, cost, destroys = film, list[Act](), list[str](), 0.0, False
    for act in acts:
        try:
            if isinstance(act, Destroying):
                after, _ = apply(film, act)
                said, film = _destroyed(given, act), after
                if said:
                    waiting.append(act)
                    words.append(said)
                    destroys = True
            elif (spent := _priced(film, act, price)).usd > 0:
                cost += spent.usd
                waiting.append(act)
                words.append(_spending(spent))
        except DirectorError:
            # It cannot be done, so there is nothing to ask: where it is done, it says why.
            continue
    if not waiting:
        return None
    return Gate(acts=tuple(waiting), preview=_preview(given, film, words, cost, destroys=destroys), cost=cost)


def _preview(before: Film, after: Film, words: Sequence[str], cost: float, *, destroys: bool) -> str:
    told = [f"A yes {' and '.join((', '.join(words[:-1]), words[-1])) if len(words) > 1 else words[0]}."]
    now, then = film_frames(before), film_frames(after)
    if now != then:
        rate = before.look.rate
        told.append(f"The film is then {to_seconds(then, rate):.1f} s instead of {to_seconds(now, rate):.1f} s.")
    if destroys:
        told.append("It can be undone.")
    if cost:
        told.append("What is spent cannot be taken back.")
    return " ".join(told)


def _destroyed(film: Film, edit: Destroying) -> str:
    """What an edit takes away, in film terms; empty when nothing is lost."""
    match edit:
        case RemoveShot():
            return f"takes out {_shots(film, [shot.id for shot in selected_shots(film, edit)])}"
        case RemoveScene():
            scene = find_scene(film, edit.scene)
            what = f"scene {scene_number(film, scene.id)} ({slugline(film, scene)})"
            return f"takes out {what}: {_shots(film, scene.shots)}" if scene.shots else f"takes out {what}"
        case RemoveCharacter():
            who = find_character(film, edit.character)
            seen = sum(any(one.who == who.id for one in shot.staging) for shot in film.shots.values())
            lines = sum(cue.speaker == who.id for cue in film.cues.values())
            return f"takes {who.name} out of {_count(seen, 'shot')}, with {_count(lines, 'line')}"
        case WriteScript():
            play = edit.screenplay
            shots = sum(len(scene.shots) for scene in play.scenes)
            new = f"{_count(len(play.scenes), 'scene')} and {_count(shots, 'shot')}"
            return f"replaces {_count(len(film.shots), 'shot')} with {new}" if film.shots else ""
        case _:
            assert_never(edit)


def _shots(film: Film, shots: Sequence[str]) -> str:
    """`2A and 2B (2 shots, 7.5 s, 3 takes)`."""
    names, spans = slates(film), picture_spans(film)
    named = [names[shot] for shot in shots]
    listed = ", ".join(named[:NAMED]) + (f" and {len(named) - NAMED} more" if len(named) > NAMED else "")
    seconds = to_seconds(sum(spans[shot].frames for shot in shots if shot in spans), film.look.rate)
    takes = sum(len(film.shots[shot].takes) for shot in shots)
    count = f"{_count(len(shots), 'shot')}, " if len(shots) > 1 else ""
    lost = f", {_count(takes, 'take')}" if takes else ""
    return f"{listed} ({count}{seconds:.1f} s{lost})"


def _priced(film: Film, act: Act, price: Pricing) -> Price:
    match act:
        case Generate() | Retake() | Cancel() | Quote() | Render() | Export() | ImportMedia() | Spot() | Compose():
            return price(film, act)
        case _:
            return Price()


def _spending(price: Price) -> str:
    takes = f" on {_count(price.takes, 'take')}" if price.takes else ""
    cameras = f" with {', '.join(price.cameras)}" if price.cameras else ""
    return f"spends {price.usd:.2f} USD{takes}{cameras}"


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
