"""The levels of the sound: integrated loudness and true peak."""

import math

from tools.assembly.hearing import Hearing
from tools.assembly.plan import Plan
from tools.assembly.proof.checks import Check, Target


def level_checks(heard: Hearing, plan: Plan | None, target: Target) -> list[Check]:
    meant = plan is not None and sum(span.frames for span in plan.quiet) == plan.frames
    loudness = heard.loudness
    if meant and loudness == -math.inf:
        return [Check(name="loudness", ok=True, value="silent film", limit="silent film")]
    return [
        Check(
            name="loudness",
            ok=abs(loudness - target.loudness) <= target.tolerance,
            value=round(loudness, 2) if math.isfinite(loudness) else "silence",
            limit=f"{target.loudness:g} LUFS within {target.tolerance:g}",
        ),
        Check(
            name="true peak",
            ok=heard.true_peak <= target.true_peak,
            value=round(heard.true_peak, 2) if math.isfinite(heard.true_peak) else "silence",
            limit=f"at most {target.true_peak:g} dBTP",
        ),
    ]
