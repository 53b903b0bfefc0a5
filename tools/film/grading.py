"""Grades: of shots, and one of the whole film over them. Numbers add up within their range; a LUT has a name."""

from tools.film.bench import Bench
from tools.film.edits.cut import GradeChange, ImportLut, SetFilmGrade, SetGrade
from tools.film.errors import DirectorError, NotFound
from tools.film.facts import FilmGraded, Graded, LutImported
from tools.film.film import Film
from tools.film.selecting import selected_shots
from tools.film.timeline import Clip, Grade

RANGES = {
    "exposure": (-3.0, 3.0),
    "contrast": (-1.0, 1.0),
    "saturation": (-1.0, 1.0),
    "temperature": (-1.0, 1.0),
    "tint": (-1.0, 1.0),
    "lut_strength": (0.0, 1.0),
}


def set_grade(bench: Bench, edit: SetGrade) -> None:
    """Grade every clip of the shots; a relative grade that leaves the range is refused with the range left."""
    shots = {shot.id for shot in selected_shots(bench.film, edit)}
    change = _change(bench.film, edit)
    for track in bench.film.timeline.tracks:
        bench.put_items(
            track.name,
            tuple(
                item.model_copy(update={"grade": _graded(item.grade, change, edit.relative)})
                if isinstance(item, Clip) and item.shot in shots
                else item
                for item in track.items
            ),
        )
    bench.say(*(Graded(shot=shot) for shot in sorted(shots)))


def set_film_grade(bench: Bench, edit: SetFilmGrade) -> None:
    """Grade the film as a whole. The takes stay as they are; nothing has to be shot again."""
    look = bench.film.look
    grade = _graded(look.grade, _change(bench.film, edit), edit.relative)
    bench.change(look=look.model_copy(update={"grade": grade}))
    bench.say(FilmGraded())


def import_lut(bench: Bench, edit: ImportLut) -> None:
    """Give a LUT of the media pool a name to grade with; a name that is taken means the new one from now on."""
    bench.change(luts={**bench.film.luts, edit.name.strip(): edit.media})
    bench.say(LutImported(name=edit.name.strip()))


def _change(film: Film, edit: GradeChange) -> dict[str, float | str]:
    """The fields that the edit changes, with the LUT's hash for its name."""
    given: dict[str, float | str] = edit.model_dump(include={*RANGES, "lut"}, exclude_none=True)
    if not given:
        *names, last = (*RANGES, "lut")
        raise DirectorError(f"A grade needs at least one of {', '.join(names)} and {last}.")
    if edit.lut:
        given["lut"] = _lut(film, edit.lut)
    return given


def _lut(film: Film, name: str) -> str:
    if name in film.luts.values():
        return name
    for known, media in film.luts.items():
        if known.casefold() == name.strip().casefold():
            return media
    raise NotFound(
        f"There is no LUT '{name}' in this film; {'it has ' + ', '.join(film.luts) if film.luts else 'it has none'}. "
        "Import a .cube file first.",
        lut=name,
        legal=list(film.luts),
    )


def _graded(grade: Grade | None, change: dict[str, float | str], relative: bool) -> Grade | None:
    old = grade or Grade()
    values: dict[str, float | str] = {}
    for name, amount in change.items():
        if isinstance(amount, str):
            values[name] = amount
            continue
        least, most = RANGES[name]
        now: float = getattr(old, name)
        value = round(now + amount, 6) if relative else amount
        if not least <= value <= most:
            raise DirectorError(
                f"The {name.replace('_', ' ')} is {now:g} now and can go from {least:g} to {most:g}; "
                f"{amount:+g} leaves that.",
                field=name,
                legal=[least - now, most - now],
            )
        values[name] = value
    changed = old.model_copy(update=values)
    if not changed.lut:
        changed = changed.model_copy(update={"lut_strength": 1.0})
    return None if changed == Grade() else changed
