"""The one port of every camera: the embedded previz, the paid services, the user's own GPU.

    brief --quote--> Quote            free, says what it would cost and what cannot be honoured
          --submit(brief, key)--> job spends money at most once per key
          --follow(job)-->            waits; free, repeatable after a crash
          --collect(job)--> file      downloads; free, repeatable
"""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from pydantic import Field

from tools.film.script import Character, Location, Look, Shot
from tools.film.subjects import SubjectTrack
from tools.film.value import Value
from tools.media.disk import whole_file
from tools.media.progress import Report


class Speech(Value):
    """Someone of the shot speaks: mouth openness 0..9, one digit a frame, from frame `start` of the shot."""

    who: str
    start: int
    mouth: tuple[int, ...]


class Brief(Value):
    """Everything a camera needs to know of one shot, and nothing of the film's past.

    The clip is `head + shot.frames + tail` frames long at `rate`; frame `head` is the shot's first.
    """

    shot: Shot
    slate: str
    interior: bool
    characters: dict[str, Character] = Field(default_factory=dict[str, Character])
    location: Location
    look: Look
    rate: Fraction = Fraction(24)
    width: int = 1280
    height: int = 720
    head: int = Field(default=6, ge=0)
    tail: int = Field(default=6, ge=0)
    seed: int = 1
    speech: tuple[Speech, ...] = ()
    draft: bool = False

    @property
    def frames(self) -> int:
        return self.head + self.shot.frames + self.tail


class Quote(Value):
    """What a take would cost, how long it would take, and what the camera cannot honour."""

    generator: str
    cost: Decimal = Decimal(0)
    seconds: float = 0.0
    compromises: tuple[str, ...] = ()


class Generator(Protocol):
    """A camera."""

    name: str

    def quote(self, brief: Brief) -> Quote: ...

    async def submit(self, brief: Brief, key: str) -> str:
        """Start the take; the same `key` never starts (or pays) twice. Returns the service's job id."""
        ...

    async def follow(self, job: str, report: Report) -> None:
        """Return when the take is ready; raise ProviderError when the service gave up."""
        ...

    async def collect(self, job: str, folder: Path) -> Path:
        """Bring the finished clip into `folder` and return its path.

        A camera that knows where its people are leaves that beside the clip, with `write_subjects`.
        """
        ...


def write_subjects(subjects: SubjectTrack, clip: Path) -> None:
    """Leave beside a clip where its subjects are. Atomic. Raises OperatorError when the folder cannot be written."""
    with whole_file(_beside(clip)) as temporary:
        temporary.write_text(subjects.model_dump_json(exclude_defaults=True), encoding="utf-8")


def subjects_beside(clip: Path) -> SubjectTrack | None:
    """What `write_subjects` left beside the clip; None when its camera did not know, or it cannot be read."""
    try:
        return SubjectTrack.model_validate_json(_beside(clip).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _beside(clip: Path) -> Path:
    return clip.with_suffix(".subjects.json")
