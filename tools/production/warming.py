"""Make the renderer ready at set-up: its pixel loops are compiled and kept, so that the first film does not wait."""

from tools.generators.previz.camera import VERSION
from tools.generators.previz.warming import warm_up
from tools.jobs.crew import run
from tools.media.progress import Report
from tools.settings import Settings


def warm(settings: Settings, report: Report) -> None:
    """Compile in a worker process, unless this was done before for this renderer."""
    mark = settings.cache / f"kernels-ready-{VERSION}"
    if mark.exists():
        return
    settings.cache.mkdir(parents=True, exist_ok=True)
    for _ in run(_warm, ["previz"], workers=1, report=report, stage="renderer"):
        mark.touch()


def _warm(_camera: str, report: Report) -> None:
    warm_up(report)
