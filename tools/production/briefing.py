"""From a shot of the film to the brief that a camera gets."""

import hashlib
from collections.abc import Mapping, Sequence

from tools.film.dailies import asked_for
from tools.film.film import Film
from tools.film.handles import used_spans
from tools.film.script import Aspect, Resolution
from tools.film.timing import Span
from tools.generators.ports import Brief, Speech

HANDLE = 8
"""frames before and after every shot, so that a cut can be moved and dissolved without another take"""
PREVIZ_SIZE: dict[Aspect, tuple[int, int]] = {
    "16:9": (1280, 720),
    "2.39:1": (1280, 536),
    "9:16": (720, 1280),
    "1:1": (960, 960),
    "4:5": (864, 1080),
}
LINES: dict[Resolution, int] = {"720p": 720, "1080p": 1080, "4k": 2160}
DRAFT_SIZE: dict[Aspect, tuple[int, int]] = {
    "16:9": (854, 480),
    "2.39:1": (854, 358),
    "9:16": (480, 854),
    "1:1": (640, 640),
    "4:5": (576, 720),
}


def brief_for(
    film: Film,
    shot_id: str,
    slate: str,
    speech: Sequence[Speech],
    *,
    draft: bool,
    number: int | None = None,
    spans: Mapping[str, Span] | None = None,
) -> Brief:
    """Everything a camera needs for take `number` of the shot, or the next. Pure; another take gets another seed.

    `spans` are the film's `used_spans`, where a caller has them.
    """
    shot = film.shots[shot_id]
    scene = next(scene for scene in film.scenes if shot_id in scene.shots)
    width, height = (DRAFT_SIZE if draft else PREVIZ_SIZE)[film.look.aspect]
    head, tail = _handles(film, shot_id, used_spans(film) if spans is None else spans)
    return Brief(
        shot=asked_for(shot),
        slate=slate,
        interior=scene.interior != "EXT.",
        characters={staged.who: film.characters[staged.who] for staged in shot.staging},
        location=film.locations[shot.location],
        look=film.look,
        rate=film.look.rate,
        width=width,
        height=height,
        head=head,
        tail=tail,
        seed=take_seed(film.seed, shot_id, number or len(shot.takes) + 1),
        speech=tuple(speech),
        draft=draft,
    )


def sized(brief: Brief, resolution: Resolution) -> Brief:
    """The brief in another resolution, its shape as it is; a draft stays small. Sides are even."""
    if brief.draft:
        return brief
    width, height = PREVIZ_SIZE[brief.look.aspect]
    scale = LINES[resolution] / LINES["720p"]
    return brief.model_copy(update={"width": round(width * scale / 2) * 2, "height": round(height * scale / 2) * 2})


def take_seed(film_seed: int, shot_id: str, number: int) -> int:
    """A stable seed for one take: the same film, shot and take number always draw the same."""
    digest = hashlib.sha256(f"{film_seed}/{shot_id}/{number}".encode()).digest()
    return int.from_bytes(digest[:4], "big")


def speeches(film: Film, shot_id: str, mouths: Mapping[str, tuple[int, ...]]) -> list[Speech]:
    """The lines seen spoken in the shot. `mouths`: cue id -> openness per frame."""
    return [
        Speech(who=cue.speaker, start=cue.offset, mouth=mouths[cue.id], text=cue.what)
        for cue in film.cues.values()
        if cue.kind == "dialogue" and cue.shot == shot_id and not cue.voice_over and not cue.muted
        if cue.speaker in film.characters and cue.id in mouths
    ]


def _handles(film: Film, shot_id: str, spans: Mapping[str, Span]) -> tuple[int, int]:
    """Enough picture before and after the shot for what the cut asks of it, and the usual handles."""
    used = spans.get(shot_id)
    if used is None:
        return HANDLE, HANDLE
    return max(HANDLE, -used.start), max(HANDLE, used.end - film.shots[shot_id].frames)
