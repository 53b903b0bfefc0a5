"""What a job does: the production's own work, with a place of ours for the file that comes of it.

No path comes from a caller and none goes to one: files are delivered to the home folder and fetched by address.
"""

from collections.abc import Generator, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from agent.conversation import Role
from agent.roles import refusal
from api.doorman import CALLER, NotAllowed
from api.house import OF_A_REQUEST, House
from api.jobs import Work
from api.uploads import Uploads
from tools.film.asker import Asker
from tools.film.edits.story import ReviseShot
from tools.film.errors import DirectorError, WorkprintError
from tools.film.orders import Export, Generate, ImportMedia, Order, Render, Retake
from tools.film.selecting import targets
from tools.film.slate import shot_order, slates
from tools.media.progress import Report
from tools.production.cut_files import is_cut
from tools.production.forms import SUFFIX
from tools.production.forms import Export as Form
from tools.production.making import Request as Asked
from tools.production.parcels import parcel_of

MOST_NAMED = 3
PATHS = ("out", "captions")


def making(house: House, film: str, asked: Asked, asker: Asker) -> Work:
    """Make a film and deliver it, as someone asked."""
    studio = house.studio.asked_by(asker)

    def work(job: str, report: Report) -> dict[str, Any]:
        with house.deliveries.place(film, job) as folder:
            out = folder / f"{film}.mp4"
            told = house.hands.make(studio, asked, out, report)
            house.deliveries.keep(film, job, out, revision=told["revision"], form="mp4", draft=asked.draft, asker=asker)
        return {"result": _told(told), "file": f"/api/jobs/{job}/file"}

    return work


def subject(house: House, film: str, order: Order) -> str:
    """The slates of the shots that takes are asked for, "1B", "1B, 2A, 2B +4"; empty when it is all of them."""
    if not isinstance(order, Generate | Retake):
        return ""
    of = house.studio.open(film).film
    found, names, all_shots = targets(of, order.model_dump()), slates(of), shot_order(of)
    named = [all_shots[number - 1] for number in found["shots"]]
    named += [shot for number in found["scenes"] for shot in of.scenes[number - 1].shots]
    shown = [names[shot] for shot in dict.fromkeys(named)]
    return ", ".join(shown[:MOST_NAMED]) + (f" +{len(shown) - MOST_NAMED}" if len(shown) > MOST_NAMED else "")


def ordering(house: House, film: str, order: Order, asker: Asker) -> Work:
    """Carry an order out. Raises DirectorError for one that names files, or a form that a film cannot leave in.

    `asker` is who asked for it and where: whose the note of a retake is, and for whom the cameras roll. With no budget
    nothing is spent: what had a price waited for a yes, and what had none may have one by the time its turn comes.
    """
    if isinstance(order, Generate | Retake | Render | Export) and order.budget is None:
        order = order.model_copy(update={"budget": Decimal(0)})
    studio = house.studio.asked_by(asker)
    if isinstance(order, ImportMedia):
        raise DirectorError("No message can name a file; bring it in as an upload.", code="no_paths")
    if isinstance(order, Retake) and order.note:
        return _noted(house, film, order, asker)
    if not isinstance(order, Render | Export) or (isinstance(order, Export) and order.dry_run):
        return lambda job, report: {"result": _told(house.hands.carry_out(studio, film, order, report))}
    if order.out is not None:
        raise DirectorError("A path cannot be chosen here; leave `out` away and fetch the job's file.", code="no_paths")
    draft = isinstance(order, Render) and order.draft
    form = Form.mp4 if isinstance(order, Render) else _form(order.name)

    def work(job: str, report: Report) -> dict[str, Any]:
        with house.deliveries.place(film, job) as folder:
            out = folder / f"{film}{SUFFIX[form]}"
            told = house.hands.carry_out(studio, film, order.model_copy(update={"out": str(out)}), report)
            house.deliveries.keep(film, job, out, revision=told["revision"], form=form.value, draft=draft, asker=asker)
        return {"result": _told(told), "file": f"/api/jobs/{job}/file"}

    return work


def brought(uploads: Uploads, by: str, ids: Sequence[str]) -> tuple[ImportMedia, ...]:
    """What a message with these uploads of a person comes to: an order whose files are `id/name`, so that it is told
    in the conversation what they would become, or what was done to a cut. Raises NotFound and Conflict for what is not
    here.
    """
    found = uploads.whole(ids, by)
    named = [f"{one.id}/{one.name}" for one in found]
    if not any(is_cut(Path(one.name)) for one in found):
        return (ImportMedia(files=tuple(named)),) if found else ()
    with uploads.taken(ids, by) as paths:
        parcel = parcel_of(paths)
        rest = [name for name, path in zip(named, paths, strict=True) if parcel and path in parcel.rest]
    # What a cut does not name shows a plan of its own, and waits for a yes.
    acts = [[name for name in named if name not in rest], rest]
    return tuple(ImportMedia(files=tuple(files)) for files in acts if files)


def importing(house: House, film: str, order: ImportMedia, by: str | None, role: Role, asker: Asker) -> Work:
    """Bring uploads into a film; the order's files are their ids, or `id/name`. They are those of the pass `by`, or,
    with None, whoever's: a conversation names only what was sent to it. Raises NotFound and Conflict for what is not
    here.

    A script that is among them is a whole new one, and asks for who may write that.
    """
    uploads = [name.partition("/")[0] for name in order.files]
    house.uploads.whole(uploads, by)

    def work(job: str, report: Report) -> dict[str, Any]:
        with house.uploads.taken(uploads, by) as paths, _without_paths(paths):
            named = order.model_copy(update={"files": tuple(str(path) for path in paths)})
            if why := refusal(role, named):
                raise NotAllowed(why)
            told = house.hands.carry_out(house.studio.asked_by(asker), film, named, report)
            # What was only looked at, or waits for an answer, is there for what of it will be taken.
            waits = order.dry_run or any(row["what"] == "ask" for row in told.get("plan", ()))
            if not waits and not told.get("left", told.get("changes", ())):
                house.uploads.spend(uploads, by)
            return {"result": _told(told)}

    return work


def founding(house: House, uploads: Sequence[str], by: str, asker: Asker) -> Work:
    """A new film of uploads, a shot each, or of a script, or of a cut and its media.

    Raises NotFound and Conflict for what is not here.
    """
    house.uploads.whole(uploads, by)

    def work(job: str, report: Report) -> dict[str, Any]:
        with house.uploads.taken(uploads, by) as paths, _without_paths(paths):
            told = house.hands.found(house.studio.asked_by(asker), paths, report, asker.name or CALLER)
            house.uploads.spend(uploads, by)
            return {"film": told["film"], "result": _told(told)}

    return work


@contextmanager
def _without_paths(paths: Sequence[Path]) -> Generator[None]:
    """Errors about files call them by their names: where they lie is nobody's business."""
    try:
        yield
    except WorkprintError as error:
        words = error.message
        for path in paths:
            words = words.replace(str(path), path.name)
        data = {name: value for name, value in error.data.items() if name != "path"}
        raise type(error)(words, code=error.code, **data) from error


def _noted(house: House, film: str, order: Retake, asker: Asker) -> Work:
    """The note as an edit of who gave it, and then the retake."""
    studio = house.studio.asked_by(asker)

    def work(job: str, report: Report) -> dict[str, Any]:
        change = ReviseShot(shots=order.shots, scenes=order.scenes, note=order.note)
        cause = f"{OF_A_REQUEST}{job}:note"
        studio.perform(film, change, actor=asker.name or CALLER, message="retake", cause=cause)
        bare = order.model_copy(update={"note": ""})
        return {"result": _told(house.hands.carry_out(studio, film, bare, report))}

    return work


def _form(name: str) -> Form:
    forms = [form.value for form in Form]
    if name not in forms:
        raise DirectorError(f"A film cannot leave as '{name}'; choose {', '.join(forms)}.", choices=forms)
    return Form(name)


def _told(told: dict[str, Any]) -> dict[str, Any]:
    """The report of the work, without the paths of this machine."""
    return {name: value for name, value in told.items() if name not in PATHS}
