"""The levels of the sound: integrated loudness and true peak."""

import math

from tools.assembly.delivery import StreamFacts
from tools.assembly.hearing import Hearing
from tools.assembly.plan import Plan
from tools.assembly.proof.checks import Check


def level_checks(heard: Hearing, plan: Plan | None, facts: StreamFacts) -> list[Check]:
    meant = plan is not None and sum(span.frames for span in plan.quiet) == plan.frames
    loudness = heard.loudness
    if meant and loudness == -math.inf:
        return [Check(name="loudness", ok=True, value="silent film", limit="silent film")]
    return [
        Check(
            name="loudness",
            ok=abs(loudness - facts.loudness_lufs) <= facts.tolerance_lu,
            value=round(loudness, 2) if math.isfinite(loudness) else "silence",
            limit=f"{facts.loudness_lufs:g} LUFS within {facts.tolerance_lu:g}",
        ),
        Check(
            name="true peak",
            ok=heard.true_peak <= facts.true_peak_dbtp,
            value=round(heard.true_peak, 2) if math.isfinite(heard.true_peak) else "silence",
            limit=f"at most {facts.true_peak_dbtp:g} dBTP",
        ),
    ]
