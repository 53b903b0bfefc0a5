"""Captions from elsewhere, hung on the shots that they lie over, so that they move with the picture.

film       |------ 1A ------|------ 1B ------|
its line          |-- Wait. --|                     over which a caption lies: that line's caption
file            |-- Wait! --|   |-- (a gull) --|    over none: a line of 1B that its take says itself
"""

from tools.film.bench import Bench
from tools.film.edits.sound import CaptionLine, ImportCaptions
from tools.film.errors import DirectorError
from tools.film.facts import CaptionSet, CueAdded
from tools.film.film import Film
from tools.film.sound import LETTERS_A_SECOND, NARRATOR, Cue
from tools.film.timeline import Caption
from tools.film.timing import Span
from tools.film.views import cue_positions, film_frames, picture_spans


def import_captions(bench: Bench, edit: ImportCaptions) -> None:
    """Take captions over. What begins after the film's end is left out; when all of it does, the edit is refused."""
    film = bench.film
    length, spans = film_frames(film), picture_spans(film)
    inside = [line for line in edit.lines if line.start < length]
    if not inside or not spans:
        raise DirectorError(
            f"The captions begin after the film, which has {length} frames; shift them, or cut the picture first.",
            code="too_late",
            legal=[0, max(length - 1, 0)],
        )
    lines, free = _lines(film), set[str]()
    order = sorted((span.start, shot) for shot, span in spans.items())
    known = {caption.cue: caption for caption in film.timeline.captions}
    added: list[Cue] = []
    at = 0
    for line in inside:
        if (cue := _over(line, lines, free)) is not None:
            free.add(cue.id)
            known.pop(cue.id, None)
            if " ".join(line.text.split()) != " ".join(cue.what.split()):
                known[cue.id] = Caption(cue=cue.id, text=line.text)
            bench.say(CaptionSet(cue=cue.id))
            continue
        while at + 1 < len(order) and order[at + 1][0] <= line.start:
            at += 1
        begin, shot = order[at]
        who = _who(film, line.speaker)
        cue = Cue(
            id=bench.new_id("cu"),
            kind="dialogue",
            what=line.text,
            shot=shot,
            offset=line.start - begin,
            frames=min(line.frames, length - line.start),
            speaker=who,
            voice_over=who == NARRATOR,
            in_take=True,
        )
        added.append(cue)
        bench.say(CueAdded(cue=cue.id, cue_kind="dialogue", shot=shot))
    bench.put_cues(*added)
    bench.change_timeline(captions=tuple(known.values()))


def _lines(film: Film) -> list[tuple[Span, Cue]]:
    """The lines that are heard in the cut, with their ranges as far as they are known, in order."""
    found: list[tuple[Span, Cue]] = []
    for place in cue_positions(film):
        if place.cue.kind == "dialogue":
            said = round(len(place.cue.what) / LETTERS_A_SECOND * film.look.rate)
            found.append((Span(place.start, place.start + max(place.frames or said, 1)), place.cue))
    return found


def _over(line: CaptionLine, lines: list[tuple[Span, Cue]], taken: set[str]) -> Cue | None:
    """The line of the film that a caption lies over by half of the shorter of both; the one by most."""
    best, most = None, 0.0
    for span, cue in lines:
        common = min(span.end, line.start + line.frames) - max(span.start, line.start)
        share = common / min(span.frames, line.frames)
        if cue.id not in taken and share >= 0.5 and share > most:
            best, most = cue, share
    return best


def _who(film: Film, name: str) -> str:
    """The character of that name; the narrator where there is none."""
    wanted = name.strip().casefold()
    found = (one.id for one in film.characters.values() if wanted and one.name.casefold() == wanted)
    return next(found, NARRATOR)
