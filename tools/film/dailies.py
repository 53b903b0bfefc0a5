"""Takes: printed when they come, circled or rejected by the director, chosen for the cut.

planned -> quoted -> rolling -> dailies -> circled        the shot's state
                             \\-> ng (all takes)          a revision puts it back to planned
"""

from tools.film.bench import Bench
from tools.film.edits.takes import ChooseTake, Circle, ImportTake, PrintTake, Reject, SetShotState
from tools.film.errors import DirectorError
from tools.film.facts import ShotStateSet, StateSet, TakeChosen, TakeCircled, TakePrinted, TakeRejected
from tools.film.film import Film
from tools.film.handles import shots_needing_takes, shown_take
from tools.film.script import Shot, Take
from tools.film.selecting import selected_shots
from tools.film.slate import find_shot, find_take, slate_of
from tools.film.timeline import Clip


def print_take(bench: Bench, edit: PrintTake | ImportTake) -> None:
    """A take came. The cut shows it unless another is circled; a locked cut keeps what it shows.

    The first time every shot has a take, the film is an assembly.
    """
    shot = find_shot(bench.film, edit.shot)
    if edit.head >= edit.frames:
        raise DirectorError(
            f"A take of {edit.frames} frames cannot begin with {edit.head} frames of handle; legal are 0 to "
            f"{edit.frames - 1}.",
            legal=[0, edit.frames - 1],
        )
    if edit.before > edit.head:
        raise DirectorError(
            f"Of {edit.head} frames before the shot, {edit.before} cannot be another's; legal are 0 to {edit.head}.",
            legal=[0, edit.head],
        )
    if bench.film.locked:
        _keep_shown(bench, shot)
    fields = edit.model_dump(exclude={"kind", "shot"})
    take = Take(id=bench.new_id("tk"), shot=shot.id, **fields)
    bench.put_takes(take)
    state = "circled" if shot.circled else shot.state if edit.outdated else "dailies"
    bench.put_shots(shot.model_copy(update={"takes": (*shot.takes, take.id), "state": state}))
    bench.say(TakePrinted(shot=shot.id, take=take.id, media=take.media))
    film = bench.film
    complete = all(shot.takes for shot in film.shots.values())
    if film.state == "development" and complete and not shots_needing_takes(film):
        bench.change(state="assembly")
        bench.say(StateSet(state="assembly"))


def is_of_same_order(take: PrintTake, before: Film, after: Film) -> bool:
    """Whether a take that came for a shot of `before` is as good for that shot of `after`, and is not there yet.

    Whoever takes an edit back does not mean the take that a camera brought meanwhile. It stays out where its shot, or
    what its shot is of, is another now: then it was made for what was taken back.
    """
    old, new = before.shots.get(str(take.shot)), after.shots.get(str(take.shot))
    if old is None or new is None or any(after.takes[name].media == take.media for name in new.takes):
        return False
    same = before.look == after.look and before.characters == after.characters and before.locations == after.locations
    return same and asked_for(old) == asked_for(new)


def asked_for(shot: Shot) -> Shot:
    """The shot without what came of it: the same request is the same value, whatever takes there are."""
    return shot.model_copy(update={"takes": (), "circled": None, "state": "planned"})


def circle(bench: Bench, edit: Circle) -> None:
    """Approve takes. A shot has one circled take; the one before it is a plain print again."""
    for take in _takes(bench, edit, edit.takes):
        shot = bench.film.shots[take.shot]
        former = [bench.film.takes[name].model_copy(update={"state": "printed"}) for name in (shot.circled,) if name]
        bench.put_takes(*former, take.model_copy(update={"state": "circled", "outdated": False}))
        bench.put_shots(shot.model_copy(update={"state": "circled", "circled": take.id}))
        bench.release({shot.id})
        bench.say(TakeCircled(shot=shot.id, take=take.id))


def reject(bench: Bench, edit: Reject) -> None:
    """Reject takes as no good; the cut falls back on the newest good one, if there is any."""
    for take in _takes(bench, edit, edit.takes):
        shot = bench.film.shots[take.shot]
        bench.put_takes(take.model_copy(update={"state": "ng"}))
        circled = None if shot.circled == take.id else shot.circled
        good = any(bench.film.takes[name].state != "ng" for name in shot.takes)
        state = "circled" if circled else "dailies" if good else "ng"
        update = {"circled": circled, "state": state, **({"note": edit.note} if edit.note else {})}
        bench.put_shots(shot.model_copy(update=update))
        bench.release({shot.id})
        bench.say(TakeRejected(shot=shot.id, take=take.id))


def choose_take(bench: Bench, edit: ChooseTake) -> None:
    """Let the clips of shots show a certain take, or the best one again."""
    if isinstance(edit.take, str) and edit.take != "best":
        take = find_take(bench.film, edit.take)
        asked = selected_shots(bench.film, edit) if edit.shots or edit.scenes else (bench.film.shots[take.shot],)
        if any(shot.id != take.shot for shot in asked):
            raise DirectorError(f"{edit.take} is a take of one shot; name a take number to choose it in several.")
        _choose(bench, bench.film.shots[take.shot], take.id)
        return
    for shot in selected_shots(bench.film, edit):
        if not isinstance(edit.take, int):
            bench.release({shot.id})
            bench.say(TakeChosen(shot=shot.id, take=None))
            continue
        if not 1 <= edit.take <= len(shot.takes):
            raise DirectorError(
                f"Shot {slate_of(bench.film, shot.id)} has takes 1 to {len(shot.takes)}, no take {edit.take}."
                if shot.takes
                else f"Shot {slate_of(bench.film, shot.id)} has no take yet.",
                shot=shot.id,
                legal=[1, len(shot.takes)],
            )
        _choose(bench, shot, shot.takes[edit.take - 1])


def set_shot_state(bench: Bench, edit: SetShotState) -> None:
    """Note what became of an order for shots."""
    for shot in selected_shots(bench.film, edit):
        if shot.state != edit.state:
            bench.put_shots(shot.model_copy(update={"state": edit.state}))
            bench.say(ShotStateSet(shot=shot.id, state=edit.state))


def _takes(bench: Bench, edit: Circle | Reject, named: tuple[str, ...]) -> list[Take]:
    """The takes named by slate, and the ones that the cut shows of the shots named."""
    takes = [find_take(bench.film, reference) for reference in named]
    if edit.shots or edit.scenes or not takes:
        for shot in selected_shots(bench.film, edit):
            take = shown_take(bench.film, shot)
            if take is None:
                raise DirectorError(
                    f"Shot {slate_of(bench.film, shot.id)} has no take that could be meant; roll it first.",
                    shot=shot.id,
                    legal=list(shot.takes),
                )
            takes.append(take)
    return takes


def _choose(bench: Bench, shot: Shot, take: str) -> None:
    _pin(bench, shot, take, everywhere=True)
    bench.say(TakeChosen(shot=shot.id, take=take))


def _keep_shown(bench: Bench, shot: Shot) -> None:
    """Let the clips of a shot keep the take that they show now."""
    take = shown_take(bench.film, shot)
    if take is not None:
        _pin(bench, shot, take.id, everywhere=False)


def _pin(bench: Bench, shot: Shot, take: str, *, everywhere: bool) -> None:
    for track in bench.film.timeline.tracks:
        bench.put_items(
            track.name,
            tuple(
                item.model_copy(update={"take": take})
                if isinstance(item, Clip) and item.shot == shot.id and (everywhere or item.take is None)
                else item
                for item in track.items
            ),
        )
