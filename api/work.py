"""What a job does: the production's own work, with a place of ours for the file that comes of it.

No path comes from a caller and none goes to one: files are delivered to the home folder and fetched by address.
"""

from typing import Any

from api.house import House
from api.jobs import Work
from tools.film.errors import DirectorError
from tools.film.orders import Export, ImportMedia, Order, Render
from tools.media.progress import Report
from tools.production.forms import SUFFIX
from tools.production.forms import Export as Form
from tools.production.making import Request as Asked

PATHS = ("out", "captions")


def making(house: House, film: str, asked: Asked) -> Work:
    """Make a film and deliver it."""

    def work(job: str, report: Report) -> dict[str, Any]:
        with house.deliveries.place(film, job) as folder:
            out = folder / f"{film}.mp4"
            told = house.hands.make(house.studio, asked, out, report)
            house.deliveries.keep(film, job, out, revision=told["revision"], form="mp4", draft=asked.draft)
        return {"result": _told(told), "file": f"/api/jobs/{job}/file"}

    return work


def ordering(house: House, film: str, order: Order) -> Work:
    """Carry an order out. Raises DirectorError for one that names files, or a form that a film cannot leave in."""
    if isinstance(order, ImportMedia):
        raise DirectorError(
            "Files are brought in on the studio's own machine: workprint edit FILM with import_media.", code="no_paths"
        )
    if not isinstance(order, Render | Export):
        return lambda job, report: {"result": _told(house.hands.carry_out(house.studio, film, order, report))}
    if order.out is not None:
        raise DirectorError("A path cannot be chosen here; leave `out` away and fetch the job's file.", code="no_paths")
    draft = isinstance(order, Render) and order.draft
    form = Form.mp4 if isinstance(order, Render) else _form(order.name)

    def work(job: str, report: Report) -> dict[str, Any]:
        with house.deliveries.place(film, job) as folder:
            out = folder / f"{film}{SUFFIX[form]}"
            told = house.hands.carry_out(house.studio, film, order.model_copy(update={"out": str(out)}), report)
            house.deliveries.keep(film, job, out, revision=told["revision"], form=form.value, draft=draft)
        return {"result": _told(told), "file": f"/api/jobs/{job}/file"}

    return work


def _form(name: str) -> Form:
    forms = [form.value for form in Form]
    if name not in forms:
        raise DirectorError(f"A film cannot leave as '{name}'; choose {', '.join(forms)}.", choices=forms)
    return Form(name)


def _told(told: dict[str, Any]) -> dict[str, Any]:
    """The report of the work, without the paths of this machine."""
    return {name: value for name, value in told.items() if name not in PATHS}
