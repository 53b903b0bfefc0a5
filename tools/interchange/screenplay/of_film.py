"""A film as the pages of its screenplay: sluglines, what the shots show, who says what, transitions.

Shots that only show who speaks or listens, as a screenplay's breakdown makes them, are no action of their own: the
speech is written, whole. Takes, lengths, sounds and titles stay out.
"""

import re

from tools.film.film import Film
from tools.film.pages import Pages, Paragraph
from tools.film.script import Shot
from tools.film.slate import slugline
from tools.film.sound import NARRATOR, Cue
from tools.interchange.shots import FADE_OUT, into_words, joins_of

FRAMED = r"(?:(?:Extreme )?Wide shot|Full shot|Medium wide shot|Medium shot|Medium close-up|(?:Extreme )?Close-up)"


def pages_of(film: Film) -> Pages:
    """The whole film, scenes numbered as they stand in it."""
    found: list[Paragraph] = []
    into, out_of = joins_of(film)
    spoken: dict[str, list[Cue]] = {}
    for cue in sorted(film.cues.values(), key=lambda cue: cue.offset):
        if cue.kind == "dialogue":
            spoken.setdefault(cue.shot, []).append(cue)
    for number, scene in enumerate(film.scenes, start=1):
        for at, shot_id in enumerate(scene.shots):
            transition = into.get(shot_id)
            if transition is not None:
                found.append(Paragraph(kind="transition", text=into_words(transition)))
            if at == 0:
                found.append(Paragraph(kind="heading", text=slugline(film, scene), number=str(number)))
                if scene.purpose:
                    found.append(Paragraph(kind="synopsis", text=scene.purpose))
            shot, cues = film.shots[shot_id], spoken.get(shot_id, [])
            manner = _manner(film, shot, cues)
            if manner is None:
                found.append(Paragraph(kind="action", text=" ".join(shot.prompt.split())))
            for cue in cues:
                _say(film, cue, manner or "", found)
                manner = ""
            if shot_id in out_of:
                found.append(Paragraph(kind="transition", text=FADE_OUT))
    return Pages(title_page={"title": film.title} if film.title else {}, paragraphs=tuple(found))


def _manner(film: Film, shot: Shot, cues: list[Cue]) -> str | None:
    """How it is said, in a shot that shows who speaks and no more; "" for who listens; None for any other shot."""
    for character in film.characters.values():
        name = re.escape(character.name.upper())
        match = re.fullmatch(rf"{FRAMED}, {name}(?:(?P<listens> listens)|, (?P<manner>.+))?", shot.prompt)
        if match is not None and cues:
            return match["manner"] or ""
    return None


def _say(film: Film, cue: Cue, manner: str, found: list[Paragraph]) -> None:
    """The line, as a speech of its own or as more of the one before it."""
    narrated = cue.speaker in (None, NARRATOR)
    name = "NARRATOR" if narrated else film.characters[cue.speaker or ""].name.upper()
    last = found[-1] if found else None
    before = next((one for one in reversed(found) if one.kind not in ("dialogue", "parenthetical")), None)
    if (
        last is not None
        and last.kind == "dialogue"
        and before is not None
        and not manner
        and before.text.startswith(name)
    ):
        found[-1] = last.model_copy(update={"text": f"{last.text} {cue.what}"})
        return
    found.append(Paragraph(kind="speaker", text=f"{name} (V.O.)" if cue.voice_over and not narrated else name))
    if manner:
        found.append(Paragraph(kind="parenthetical", text=manner))
    found.append(Paragraph(kind="dialogue", text=cue.what))
