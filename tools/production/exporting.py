"""The film in other forms: delivered in another way, its sound, pictures of it, its captions and its papers."""

import os
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

from tools.assembly.cache import UnitCache
from tools.assembly.captions import srt
from tools.assembly.contact_sheet import contact_sheet
from tools.assembly.delivery import Delivery, expected, house_delivery
from tools.assembly.encode import Job, run_jobs
from tools.assembly.lettering import typefaces
from tools.assembly.loop import LONGER_SIDES, MOST_BYTES, WHOLE_SECONDS, LoopFacts, make_loop, prove_loop
from tools.assembly.plan import plan
from tools.assembly.poster import poster
from tools.assembly.profiles import PROFILES, losses, profiled
from tools.assembly.proof.checks import Proof
from tools.assembly.reframing import is_reframed
from tools.assembly.release import toolchain
from tools.assembly.storyboard import storyboard_pdf
from tools.film.film import Film
from tools.film.views import film_frames
from tools.interchange.leaving import usual_start
from tools.interchange.screenplay.finaldraft import write_fdx
from tools.interchange.screenplay.fountain import write_fountain
from tools.interchange.screenplay.of_film import pages_of
from tools.interchange.screenplay.typing_out import type_out
from tools.interchange.shots import HELD, left_out, shot_list
from tools.interchange.tables import cue_sheet, shot_table
from tools.media.disk import whole_file
from tools.media.fonts import font, special_font
from tools.media.progress import Progress, Report
from tools.production.crediting import seal_picture
from tools.production.delivering import plan_of, screened
from tools.production.finishing import render_film
from tools.production.forms import CUTS, SUFFIX, Export
from tools.production.lengths import lengths_of
from tools.production.outputs import check_ending, check_writable, write_text
from tools.production.projecting import foretell_project, write_project
from tools.production.stemming import write_stem_zip
from tools.production.voices import speak_all
from tools.studio import Studio

SCRIPT_LOST = "A screenplay holds places, action and speech: no lengths, takes, sounds, titles, no cut, no mix."

LOST: dict[Export, str] = {
    Export.gif: (
        f"A GIF has no sound and 256 colours at a time; a film of over {WHOLE_SECONDS} s is shown in moments, at most"
        f" {LONGER_SIDES[0]} pixels on its longer side and {MOST_BYTES // 1_000_000} MB."
    ),
    Export.stems: "Stems are sound alone, before the limiter of the mix, without content credentials.",
    Export.poster: "A poster is one picture.",
    Export.contact: "A contact sheet shows one frame of each shot, as the take has it: without grades and titles.",
    Export.srt: "A caption file holds what is said, and nothing else.",
    Export.pdf: "A storyboard shows one frame of each shot, and what is said in it.",
    Export.shots: HELD,
    Export.fountain: SCRIPT_LOST,
    Export.fdx: SCRIPT_LOST,
    Export.screenplay: f"{SCRIPT_LOST} A letter that no typeface here has is typed as '?'.",
    Export.csv: "A table of shots holds their words, lengths and places in the cut: no takes, no mix.",
    Export.cues: "A cue sheet lists what is heard and when: a line's own length is in its recording.",
}


UNSIGNED = {Export.webm: "WebM holds no content credentials: its tags say what the film is made of, unsigned."}
"""What a film lacks whose file cannot be signed."""


def export_film(
    studio: Studio,
    reference: str,
    form: Export,
    out: Path | None,
    report: Report,
    *,
    burned: bool = False,
    alone: bool = False,
    start: str | None = None,
    budget: Decimal | None = None,
) -> dict[str, Any]:
    """Write the export and say what it is; for the film itself this is the whole report of a render, and `burned`
    captions are drawn into its picture. A cut for another program begins at the timecode `start`, and with `alone`
    nothing lies beside it. `out` without an extension gets the form's. `budget` is what takes may cost that the film
    lacks for it, in USD.

    Whatever can be proved is proved before it has its name. Raises ProofFailed when it is not what was meant.
    """
    out = _with_extension(out, form)
    if form.value in PROFILES:
        made = render_film(studio, reference, out, report, draft=False, form=form, burned=burned, budget=budget)
        film = studio.open(reference).film
        lost = [*losses(film, profiled(film, form.value)), *unsigned(studio, form)]
        return {**made.summary(), "as": form.value, "losses": lost}
    if form in CUTS:
        return write_project(studio, reference, form, out, report, alone=alone, start=start, budget=budget)
    opened = studio.open(reference)
    target = out or Path(f"{opened.film.id}{SUFFIX[form]}")
    check_ending(target, form)
    check_writable(target)
    exporter = partial(_gif, budget=budget) if form is Export.gif else EXPORTERS[form]
    proof = exporter(studio, opened.film, target, report)
    told: dict[str, Any] = {"film": opened.film.id, "revision": studio.open(reference).revision, "as": form.value}
    told |= {"out": str(target), "losses": [*_lost(opened.film, form), *unsigned(studio, form)]}
    return told if proof is None else {**told, "proof": proof.model_dump(mode="json")}


def _with_extension(out: Path | None, form: Export) -> Path | None:
    """The file that was named, with the extension of the form where it has none: no program opens a ZIP without. A cut
    may be a folder, and what is there and is no file (a pipe, a folder) keeps its name."""
    if out is None or out.suffix or form in CUTS or (out.exists() and not out.is_file()):
        return out
    return out.with_name(f"{out.name}.{SUFFIX[form].rpartition('.')[2]}")


def rolls(form: Export) -> bool:
    """Whether the film is rendered for it, so that shots without a take get one first."""
    return form.value in PROFILES or form is Export.gif or (form in CUTS and form is not Export.otioz)


def foretell(studio: Studio, reference: str, form: Export, out: Path | None) -> dict[str, Any]:
    """What `export_film` would make, without making it: size, codec, loudness, and what it cannot carry.

    `segments_new` are the pieces of the cut that would have to be encoded; None where that is not known yet.
    """
    opened = studio.open(reference)
    film = opened.film
    told: dict[str, Any] = {"film": film.id, "revision": opened.revision, "as": form.value, "dry_run": True}
    if form in CUTS:
        told["out"] = str(out or Path(f"{film.id}-{form.value}"))
        return told | foretell_project(studio, film, form)
    target = _with_extension(out, form) or Path(f"{film.id}{SUFFIX[form]}")
    check_ending(target, form)
    told["out"] = str(target)
    if form.value not in PROFILES:
        return {**told, "losses": [*_lost(opened.film, form), *unsigned(studio, form)]}
    delivery = profiled(film, form.value)
    facts = expected(delivery)
    frames = film_frames(film)
    return {
        **told,
        "purpose": PROFILES[form.value].purpose,
        "size": [facts.width, facts.height],
        "rate": str(facts.rate),
        "frames": frames,
        "seconds": round(float(Fraction(frames) / facts.rate), 3),
        "container": facts.container,
        "codec": facts.video_codec,
        "profile": facts.profile,
        "pixel_format": facts.pixel_format,
        "sound": facts.audio_codec,
        "loudness_lufs": facts.loudness_lufs,
        "true_peak_dbtp": facts.true_peak_dbtp,
        "losses": [*losses(film, delivery), *unsigned(studio, form)],
        **_pieces(studio, film, delivery),
    }


def unsigned(studio: Studio, form: Export) -> list[str]:
    """What is said of a form whose file cannot carry content credentials, where the settings want them."""
    return [UNSIGNED[form]] if studio.settings.credentials and form in UNSIGNED else []


def _lost(film: Film, form: Export) -> list[str]:
    """What a form that is no film and no cut does not hold."""
    return [LOST[form], *(left_out(film) if form is Export.shots else ())]


def _pieces(studio: Studio, film: Film, delivery: Delivery) -> dict[str, int | None]:
    """How many units there are, and how many of them are not in the cache. A missing take counts as one to make."""
    with_slates = delivery.model_copy(update={"draft": True})
    units = plan(film, with_slates, toolchain(typefaces(studio.settings.home))).units if film.shots else ()
    if is_reframed(film, delivery):
        # Where the windows are is only known when the takes were looked at.
        return {"segments": len(units), "segments_new": None}
    cache = UnitCache(studio.settings.cache / "units")
    missing = {unit.key for unit in units if not cache.path(unit.key).exists()}
    return {"segments": len(units), "segments_new": len(missing)}


def _gif(studio: Studio, film: Film, out: Path, report: Report, budget: Decimal | None = None) -> Proof:
    """Made from the joined film, which is rendered first (from the cache, when nothing changed)."""
    joined = out.with_name(f".{out.stem}.joined-{os.getpid()}.mp4")
    try:
        render_film(studio, film.id, joined, report, draft=False, budget=budget)
        now = studio.open(film.id).film
        planned = plan_of(studio, now, {}, house_delivery(now))
        facts: list[LoopFacts] = []
        with whole_file(out) as temporary:
            job = Job(out.name, 1, lambda stop: facts.append(make_loop(joined, planned, temporary, stop)))
            run_jobs([job], 1, lambda done, name: report(Progress(stage="gif", done=done, what=name)))
            seal_picture(studio, now, temporary)
            return prove_loop(temporary, facts[0]).demand()
    finally:
        for leftover in (joined, joined.with_suffix(".srt")):
            leftover.unlink(missing_ok=True)


def _srt(studio: Studio, film: Film, out: Path, report: Report) -> None:
    said = speak_all(film, studio.settings.home, studio.settings.cache / "voices", report)
    write_text(out, srt(plan_of(studio, film, said, house_delivery(film, draft=True)).captions, film.look.rate))


def _pdf(studio: Studio, film: Film, out: Path, report: Report) -> None:
    storyboard_pdf(film, screened(studio, film), out, typefaces(studio.settings.home), report)


def _shots(studio: Studio, film: Film, out: Path, report: Report) -> None:
    write_text(out, shot_list(film))


def _fountain(studio: Studio, film: Film, out: Path, report: Report) -> None:
    write_text(out, write_fountain(pages_of(film)))


def _fdx(studio: Studio, film: Film, out: Path, report: Report) -> None:
    write_text(out, write_fdx(pages_of(film)).decode())


def _screenplay(studio: Studio, film: Film, out: Path, report: Report) -> None:
    home = studio.settings.home
    wide = (font(home, "sans"), font(home, "wide"), special_font(home, "cjk"), special_font(home, "emoji"))
    type_out(pages_of(film), out, tuple(face for face in wide if face is not None))


def _csv(studio: Studio, film: Film, out: Path, report: Report) -> None:
    write_text(out, shot_table(film, *usual_start(film.look.rate)))


def _cues(studio: Studio, film: Film, out: Path, report: Report) -> None:
    speak_all(film, studio.settings.home, studio.settings.cache / "voices", report)
    write_text(out, cue_sheet(film, lengths_of(studio, film).frames, *usual_start(film.look.rate)))


def _poster(studio: Studio, film: Film, out: Path, report: Report) -> None:
    with whole_file(out) as temporary:
        poster(film, screened(studio, film), temporary, typefaces(studio.settings.home))
        seal_picture(studio, film, temporary)


def _contact(studio: Studio, film: Film, out: Path, report: Report) -> None:
    with whole_file(out) as temporary:
        contact_sheet(film, screened(studio, film), temporary, typefaces(studio.settings.home), report)
        seal_picture(studio, film, temporary)


EXPORTERS: dict[Export, Callable[[Studio, Film, Path, Report], Proof | None]] = {
    Export.gif: _gif,
    Export.stems: write_stem_zip,
    Export.poster: _poster,
    Export.contact: _contact,
    Export.srt: _srt,
    Export.pdf: _pdf,
    Export.shots: _shots,
    Export.fountain: _fountain,
    Export.fdx: _fdx,
    Export.screenplay: _screenplay,
    Export.csv: _csv,
    Export.cues: _cues,
}
