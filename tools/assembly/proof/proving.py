"""The proof of a delivered file: everything is measured from the file alone, then compared with the plan.

streams   container, codecs, profile, size, rate, colour tags, length of sound and picture
picture   frames, even times, black and frozen spans, every shot, transition and title where it should be
sound     loudness, true peak, silent spans
"""

from fractions import Fraction
from pathlib import Path

import av

from tools.assembly.delivery import Delivery, expected
from tools.assembly.hearing import listen
from tools.assembly.lettering import Typefaces
from tools.assembly.plan import Plan
from tools.assembly.proof.checks import Proof
from tools.assembly.proof.levels import level_checks
from tools.assembly.proof.prints import Printer
from tools.assembly.proof.seeing import watch
from tools.assembly.proof.shots import ShotWatch, shot_checks
from tools.assembly.proof.spans import BLACK_FRAMES, STILL_FRAMES, span_checks
from tools.assembly.proof.streams import length_checks, stream_checks
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
) -> Proof:
    """Measure a delivered file. With its plan, also the frames and the planned spans; with the pool, every shot to the
    frame; with the typefaces, every title.

    Raises OperatorError when the file cannot be read at all; a bad file is a Proof that is not ok.
    """
    report(Progress(stage="proof", what="streams"))
    measured = probe(path)
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
    heard = listen(path)
    report(Progress(stage="proof", done=frames, total=frames, what="sound"))
    checks = [
        *stream_checks(path, measured, plan, facts),
        *length_checks(measured, seen, heard, plan, facts),
        *span_checks(seen, heard, plan, rate),
    ]
    if shots is not None:
        checks += shot_checks(shots.finish(), shots.plan)
    checks += level_checks(heard, plan, facts)
    return Proof(ok=all(check.ok for check in checks), checks=tuple(checks))
