"""The embedded camera behind the port of every camera: no key, no cost, no network."""

import asyncio
import hashlib
import shutil
from collections.abc import Collection
from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path

import cv2

from tools.film.errors import NotFound
from tools.film.noting import asked_by
from tools.generators.capabilities import Capabilities, catalogue
from tools.generators.ports import Brief, Finished, Quote, subjects_beside, write_subjects
from tools.generators.previz.places import nearest
from tools.generators.previz.shooting import shoot
from tools.media.disk import whole_file
from tools.media.progress import Progress, Report, silent

VERSION = "8"
"""Part of every job's name: raise it when the same brief would look different."""
SECONDS_A_FRAME = 0.09
"""Of one core, at 1280 x 720, encoding included."""
SECONDS_A_SET = 4.5
FOR_OTHERS = {"first_frame", "last_frame", "references", "sound"}
"""Fields of a brief that this camera does not look at, so that they do not make another job of it."""


class Previz:
    """Shoots briefs in a folder of jobs. A job is named by the hash of its brief, so nothing is ever shot twice.

    `workers`: a process pool that outlives the shots, to use several cores; without one the shot is rendered in a
    thread of this process.
    """

    name = "previz"

    def __init__(self, folder: Path, workers: Executor | None = None) -> None:
        self._folder, self._workers = folder, workers

    @property
    def capabilities(self) -> Capabilities:
        return catalogue()[self.name]

    def quote(self, brief: Brief) -> Quote:
        """Free of charge. The compromises say what the picture will not have of what was asked for."""
        frames = brief.frames * (brief.width * brief.height) / (1280 * 720)
        seconds = SECONDS_A_SET + frames * SECONDS_A_FRAME * (0.7 if brief.draft else 1.0)
        return Quote(generator=self.name, seconds=round(seconds, 1), compromises=compromises(brief))

    def pieces(self, brief: Brief) -> tuple[Brief, ...]:
        """One: a clip may have any length."""
        return (brief,)

    async def submit(self, brief: Brief, key: str) -> str:
        """Write the brief into the job's folder; the same brief is the same job."""
        job = job_of(brief)
        await asyncio.to_thread(self._write, job, brief)
        return job

    def _write(self, job: str, brief: Brief) -> None:
        target = self._folder / job / "brief.json"
        if not target.exists():
            with whole_file(target) as part:
                part.write_text(brief.model_dump_json(), encoding="utf-8")

    async def follow(self, job: str, report: Report) -> Finished:
        """Shoot the job's brief unless its clip is there. Cancelling leaves the brief, so it can be followed again."""
        brief = self._brief(job)
        clip = self._clip(job)
        if clip.exists():
            return Finished()
        if self._workers is None:
            await asyncio.to_thread(shoot, brief, clip, report)
            return Finished()
        report(Progress(stage="shooting", done=0, total=brief.frames, what=brief.slate))
        await asyncio.get_running_loop().run_in_executor(self._workers, shoot_quietly, brief, clip)
        report(Progress(stage="shooting", done=brief.frames, total=brief.frames, what=brief.slate))
        return Finished()

    async def reconcile(self, key: str, since: datetime, known: Collection[str] = ()) -> str | None:
        """None: a brief that was not written down was not accepted, and submitting it again costs nothing."""
        return None

    async def cancel(self, job: str) -> bool:
        """False: a shot is stopped through its reporter, and its job can be followed again."""
        return False

    async def collect(self, job: str, folder: Path) -> Path:
        """Copy the finished clip into `folder`."""
        clip = self._clip(job)
        if not clip.exists():
            raise NotFound(f"The take {job[:12]} has not been shot yet; follow the job first.", job=job)
        target = folder / f"{job}.mp4"
        subjects = subjects_beside(clip)
        if subjects is not None:
            await asyncio.to_thread(write_subjects, subjects, target)
        return await asyncio.to_thread(_copy, clip, target)

    def _brief(self, job: str) -> Brief:
        try:
            return Brief.model_validate_json((self._folder / job / "brief.json").read_text(encoding="utf-8"))
        except OSError as error:
            raise NotFound(f"There is no previz job {job[:12]}; submit the brief first.", job=job) from error

    def _clip(self, job: str) -> Path:
        return self._folder / job / "clip.mp4"


def job_of(brief: Brief) -> str:
    """The name of a brief's job: everything that can change its picture, and the renderer's version."""
    shot = brief.shot.model_copy(update={"state": "planned", "takes": (), "circled": None})
    asked = brief.model_copy(update={"shot": shot})
    text = asked.model_dump_json(exclude={**dict.fromkeys(FOR_OTHERS, True), "speech": {"__all__": {"text"}}})
    return hashlib.sha256(f"previz {VERSION}\n{text}".encode()).hexdigest()


def compromises(brief: Brief) -> tuple[str, ...]:
    """What the previz cannot honour, in a film-maker's words."""
    found: list[str] = []
    kind = nearest(brief.location.set_kind, brief.interior)
    named = " ".join(brief.location.set_kind.lower().replace("_", " ").split())
    stands = kind.replace("_", " ")
    if named.removeprefix("the ") != stands:
        found.append(f"there is no set for '{named}'; that of the {stands} stands for it")
    for staged in brief.shot.staging:
        if staged.who not in brief.characters:
            found.append(f"{staged.who} is not in the cast; a stand-in plays them")
    if len(brief.shot.staging) > 4:
        found.append(f"{len(brief.shot.staging)} people are more than a group of four reads")
    if brief.shot.note and not asked_by(brief.shot.note):
        found.append(f"it follows no note such as '{brief.shot.note[:60]}'; revise the shot itself")
    if brief.references or brief.location.references or any(c.references for c in brief.characters.values()):
        found.append("reference pictures are not used: the previz draws from the canon's appearance alone")
    if brief.first_frame or brief.last_frame:
        found.append("first and last frame are not used: the previz draws every frame itself")
    if brief.sound:
        found.append("it makes no sound")
    return tuple(found)


def shoot_quietly(brief: Brief, clip: Path) -> None:
    """`shoot` for another process, where nobody watches."""
    cv2.setNumThreads(1)
    shoot(brief, clip, silent)


def _copy(clip: Path, target: Path) -> Path:
    with whole_file(target) as part:
        shutil.copyfile(clip, part)
    return target
