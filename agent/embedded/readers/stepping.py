"""Moves by a step: "move 5 one place earlier", "bring scene 3 forward a spot"."""

from collections.abc import Iterable

from agent.conversation import Act
from agent.embedded.reading import Clause, Reading
from tools.film.edits.story import MoveScene, MoveShot

STEPS = ("place", "places", "spot", "spots", "slot", "slots", "position", "positions", "step", "steps")
NUMBERS = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "1": 1, "2": 2, "3": 3, "4": 4}
BACK = ("earlier", "back", "sooner", "up", "left", "forward", "forwards")
ON = ("later", "down", "right", "along")


def stepping(clause: Clause) -> Iterable[Reading]:
    """Move a shot or a scene by some places: "move 5 one place earlier", "bring scene 3 forward a spot"."""
    steps = next((i for i, piece in enumerate(clause.pieces) if piece.text in STEPS), None)
    way = next((i for i, piece in enumerate(clause.pieces) if piece.text in (*BACK, *ON)), None)
    if steps is None or way is None or clause.find("verb.move") is None:
        return
    before = clause.pieces[steps - 1].text if steps else ""
    many = NUMBERS.get(before, 1)
    target = clause.target(("shots", "scenes"))
    used = frozenset((steps, way, *target.used, *clause.all("verb.move", "dir.", "thing.shot", "thing.scene")))
    used = used | {steps - 1} if before in NUMBERS else used
    one = target.shots if len(target.shots) == 1 else target.scenes if len(target.scenes) == 1 else ()
    if not target.clear or len(one) != 1:
        return
    order = [scene.id for scene in clause.film.scenes] if not target.shots else list(clause.index.order)
    place = order.index(one[0])
    goal = place - many if clause.pieces[way].text in BACK else place + many
    if not 0 <= goal < len(order):
        yield Reading(used=used, problem=f"There are no {many} places there to move it by.", weight=0.7)
        return
    side = "before" if goal < place else "after"
    fields = {"scene" if not target.shots else "shot": one[0], side: order[goal]}
    act: Act = MoveScene.model_validate(fields) if not target.shots else MoveShot.model_validate(fields)
    yield Reading((act,), used, 0.8)
