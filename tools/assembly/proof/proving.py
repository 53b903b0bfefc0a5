"""The proof of a delivered file: everything is measured from the file alone, then compared with the plan.

streams   container, codecs, profile, size, rate, colour tags, length of sound and picture
picture   frames, even times, black and frozen spans, every shot, transition and title where it should be
sound     loudness, true peak, silent spans
"""

from fractions import Fraction
from pathlib import Path

import av

from tools.assembly.delivery import Delivery, expected
from tools.assembly.hearing import Hearing, listen
from tools.assembly.plan import Plan
from tools.assembly.proof.checks import Check, Proof, proof_of
from tools.assembly.proof.levels import level_checks
from tools.assembly.proof.prints import Printer
from tools.assembly.proof.seeing import watch
from tools.assembly.proof.shots import ShotWatch, shot_checks
from tools.assembly.proof.soundcheck import SoundCheck, sound_checks
from tools.assembly.proof.spans import BLACK_FRAMES, STILL_FRAMES, span_checks
from tools.assembly.proof.streams import length_checks, stream_checks
from tools.assembly.proof.wholeness import (
    caption_check,
    contents,
    key_frame_check,
    looks_like_a_film,
    wholeness_checks,
)
from tools.assembly.typesetting import Typefaces
from tools.film.errors import OperatorError
from tools.media.pool import Pool
from tools.media.probing import probe
from tools.media.progress import Progress, Report, silent


def prove(
    path: Path,
    plan: Plan | None = None,
    pool: Pool | None = None,
    report: Report = silent,
    *,
    faces: Typefaces | None = None,
    mix: Path | None = None,
) -> Proof:
    """Measure a delivered file. With its plan, also the frames and the planned spans; with the pool, every shot to the
    frame; with the typefaces, every title; with the mix, the sound.

    Raises OperatorError for what is no film at all; a bad file, cut off or damaged, is a Proof that is not ok.
    """
    report(Progress(stage="proof", what="streams"))
    try:
        measured = probe(path)
    except OperatorError as error:
        if not looks_like_a_film(path):
            raise
        return _unreadable(error)
    facts = expected(plan.delivery if plan else Delivery(rate=measured.rate or Fraction(24)))
    rate = facts.rate
    frames = plan.frames if plan else max(measured.frames, 1)
    shots = ShotWatch(plan, pool, faces) if plan and pool else None
    printer = Printer()

    def look_along(number: int, frame: av.VideoFrame) -> None:
        if shots is not None:
            shots.see(printer.print(frame, shots.size))
        if number % 24 == 0:
            report(Progress(stage="proof", done=0.8 * min(number, frames), total=frames, what="picture"))

    seen = watch(path, rate, black=BLACK_FRAMES, still=STILL_FRAMES, step=facts.time_step, look_along=look_along)
    sound = SoundCheck(mix) if mix is not None else None
    try:
        heard = listen(path, None if sound is None else sound.hear)
    except OperatorError as error:
        if not path.is_file() or error.code != "unreadable":
            raise
        seen.broken, heard = seen.broken or str(error), Hearing()
    inside = contents(path, rate)
    report(Progress(stage="proof", done=frames, total=frames, what="sound"))
    checks = [
        *wholeness_checks(inside, seen.damaged, seen.broken, rate),
        *stream_checks(path, measured, plan, facts),
        *length_checks(measured, seen, heard, plan, facts),
        *span_checks(seen, heard, plan, rate),
    ]
    if shots is not None:
        checks += shot_checks(shots.finish(), shots.plan)
    if plan is not None:
        checks.append(key_frame_check(inside, plan))
    if plan is not None and facts.captions:
        checks.append(caption_check(inside, plan))
    if sound is not None:
        checks += sound_checks(sound.blocks, rate)
    checks += level_checks(heard, plan, facts)
    return proof_of(checks)


def _unreadable(error: OperatorError) -> Proof:
    """The proof of a film that cannot even be opened."""
    return Proof(ok=False, checks=(Check(name="whole file", ok=False, value=str(error), limit="whole"),))
