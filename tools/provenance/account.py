"""What a film is made of and who let it through: the account that its deliveries give of themselves.

film ──takes that the cut shows──> Part: by what, how, with which credentials, approved by whom
     ──lines, music, effects─────> Part
     ──the cut───────────────────> what was done to them
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field

from tools.film.film import Film
from tools.film.handles import clip_take
from tools.film.origin import CAPTURED, GENERATIVE, Credentials, SourceType
from tools.film.script import Take
from tools.film.slate import slates
from tools.film.timeline import Clip
from tools.film.value import Value
from tools.generators.cameras import OWN
from tools.generators.capabilities import catalogue

PREVIZ = "Workprint previz"
COMPOSER = "Workprint composer"
EFFECTS = "Workprint effects"
LEARNED_VOICES = ("kokoro",)
"""Speech engines that are trained models; the others follow rules."""

PartKind = Literal["take", "voices", "music", "effects", "recording"]


class Part(Value):
    """Something that a film is made of. `made_by` is empty where nobody knows."""

    kind: PartKind
    name: str = Field(description="a take's slate, or what it is")
    media: str = Field(default="", description="sha256 of its file")
    source: SourceType | None = None
    made_by: str = ""
    credentials: Credentials = "none"
    signer: str = ""
    approved_by: str = Field(default="", description="who circled it")
    count: int = Field(default=1, description="how many of it: lines, sounds")


class Account(Value):
    """The whole film."""

    film: str
    title: str
    parts: tuple[Part, ...] = ()
    clips: int = 0
    titles: int = 0
    graded: bool = False
    retimed: bool = False
    """some clip plays faster or slower, or stands still"""
    transitions: int = 0

    @property
    def takes(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if part.kind == "take")

    @property
    def source(self) -> SourceType:
        """The IPTC's term for the whole."""
        return source_of([part.source for part in self.parts])

    @property
    def generative(self) -> bool:
        """Whether any part comes from a generative model."""
        return any(part.source in GENERATIVE for part in self.parts)

    def pictures(self) -> "Account":
        """The account of a picture of the film, in which nothing is heard."""
        return self.model_copy(update={"parts": self.takes})


def account_of(
    film: Film, engines: Iterable[str] = (), approved: Mapping[str, str] | None = None, services: Path | None = None
) -> Account:
    """The account of the film as it is now.

    `engines` are those that spoke its lines, one entry a line; `approved` says who circled a take, by its id;
    `services` is the user's file of cameras. The same film gives the same account.
    """
    clips = [item for track in film.timeline.tracks for item in track.items if isinstance(item, Clip)]
    shown = {take.id: take for clip in clips if (take := clip_take(film, clip)) is not None}
    return Account(
        film=film.id,
        title=film.title,
        parts=tuple(dict.fromkeys((*_takes(film, shown.values(), approved or {}, services), *_sounds(film, engines)))),
        clips=len(clips),
        titles=len(film.timeline.titles),
        graded=film.look.grade is not None or any(clip.grade is not None for clip in clips),
        retimed=any(clip.speed != 1 or clip.freeze for clip in clips),
        transitions=sum(len(track.transitions) for track in film.timeline.tracks),
    )


def source_of(sources: Iterable[SourceType | None]) -> SourceType:
    """What something made of parts of these sources is, by the definitions of the IPTC's terms."""
    found = set(sources)
    if len(found) == 1 and (only := next(iter(found))) is not None:
        return "compositeCapture" if only in CAPTURED else only
    if found & GENERATIVE:
        return "compositeSynthetic"
    return "compositeCapture" if found and found <= CAPTURED else "composite"


def made_by(take: Take, services: Path | None = None) -> tuple[SourceType | None, str]:
    """How a take came to be, and by what, in words: by its camera where one made it, else by what its file says."""
    if take.generator in OWN:
        return "algorithmicMedia", PREVIZ
    known = catalogue(services)
    name, _, model = take.generator.partition("/")
    service = known.get(name)
    if service is not None and service.kind != "import":
        listed = service.model(model)
        title = (listed.title or listed.id) if listed is not None else model
        words = title if title.startswith(service.title) else f"{service.title} {title}"
        return "trainedAlgorithmicMedia", words.strip()
    origin = take.origin
    if origin is None:
        return None, service.title if service is not None else ""
    return origin.source, " ".join(part for part in (origin.service, origin.model) if part)


def _takes(film: Film, takes: Iterable[Take], approved: Mapping[str, str], services: Path | None) -> Iterable[Part]:
    names = slates(film)
    for take in takes:
        source, by = made_by(take, services)
        number = film.shots[take.shot].takes.index(take.id) + 1
        yield Part(
            kind="take",
            name=f"{names[take.shot]}-{number}",
            media=take.media,
            source=source,
            made_by=by,
            credentials=take.origin.credentials if take.origin else "none",
            signer=take.origin.signer if take.origin else "",
            approved_by=approved.get(take.id, "") if take.state == "circled" else "",
        )


def _sounds(film: Film, engines: Iterable[str]) -> Iterable[Part]:
    spoken = list(engines)
    for engine in sorted(set(spoken)):
        learned = engine.startswith(LEARNED_VOICES)
        source: SourceType = "trainedAlgorithmicMedia" if learned else "algorithmicMedia"
        yield Part(kind="voices", name="Voices", source=source, made_by=engine, count=spoken.count(engine))
    heard = [cue for cue in film.cues.values() if not cue.muted]
    for kind, wanted, name, by in (
        ("music", ("music",), "Music", COMPOSER),
        ("effects", ("effect", "ambience"), "Sound effects", EFFECTS),
    ):
        own = sum(cue.kind in wanted and cue.media is None for cue in heard)
        if own:
            yield Part.model_validate(
                {"kind": kind, "name": name, "source": "algorithmicMedia", "made_by": by, "count": own}
            )
    for cue in heard:
        if cue.media is not None and not cue.offline:
            yield Part(kind="recording", name=f"Recording: {cue.what}"[:200], media=cue.media)
