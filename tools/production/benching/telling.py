"""The figures of `workprint bench assembly` as lines for people, and as one object for programs."""

import os
from collections.abc import Sequence
from typing import Any

from tools.production.benching.assembling import Cost, Hold, Measured

WORDS = {
    "full": "full render",
    "nothing": "nothing changed",
    "retake": "one shot again",
    "trim": "a trim",
    "slip": "a slip",
    "reorder": "two shots swapped",
    "undo": "undo",
    "caption": "a caption",
    "music": "other music",
}


def table(measured: Measured) -> list[str]:
    """CPU seconds side by side, then what the full render is made of, then each limit."""
    m = measured
    seconds = m.frames / 24
    lines = [
        f"{m.shots} shots, {seconds:.0f} s, {m.width}x{m.height}, {m.workers} at a time"
        f" on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}",
        "",
        f"{'CPU seconds':<22}{'Workprint':>11}{'encoded':>10}{'one graph':>11}{'less':>8}{'MoviePy':>10}{'less':>8}",
    ]
    for cost in m.cases:
        whole, units = cost.cpu_s, f"{cost.encoded}/{cost.units}"
        others = _peer(m.monolith, whole, 11) + _peer(m.moviepy, whole, 10)
        lines.append(f"{WORDS[cost.case]:<22}{whole:>11.2f}{units:>10}{others}")
    full = m.case("full")
    lines += [
        "",
        f"floor of a full render  {m.floor_cpu_s:.2f}: decoded and brought to size {m.decode.cpu_s:.2f},"
        f" x264 on raw frames {m.x264.cpu_s:.2f}",
        f"steadiness              full renders {_each([one.cpu_s for one in m.fulls])};"
        f" the floor's quarters {_each(m.quarters, ' ms a frame')}",
        f"joining {m.units_mb:.0f} MB         {m.join_cpu_s:.3f}: cat {m.cat_cpu_s:.3f}",
        f"peak memory, MB         {_megabytes(full)}: one graph {_megabytes(m.monolith)},"
        f" MoviePy {_megabytes(m.moviepy)}",
        "The others render everything again after every change: theirs is one cost. Music alone they could remux.",
    ]
    if m.moviepy is None:
        lines.append("MoviePy is absent: give an interpreter that has it with --moviepy.")
    for name, peer in (("one graph", m.monolith), (f"MoviePy {m.moviepy_version}", m.moviepy)):
        if peer is not None and peer.frames != m.frames:
            lines.append(f"{name} made {peer.frames} frames of {m.frames}.")
    return [*lines, "", *map(_told, m.holds)]


def as_object(measured: Measured) -> dict[str, Any]:
    """All figures, with what holds: `held` is null for what this run could not measure."""
    holds = [{**hold.model_dump(mode="json"), "held": hold.held} for hold in measured.holds]
    machine = {"cores": os.cpu_count(), "load": round(os.getloadavg()[0], 2)}
    return {**machine, **measured.model_dump(mode="json"), "floor_cpu_s": measured.floor_cpu_s, "holds": holds}


def _each(values: Sequence[float], unit: str = "") -> str:
    """The values, and how far the highest is above the lowest."""
    apart = 100 * (max(values) / min(values) - 1)
    return " and ".join(f"{value:.1f}" for value in values) + f"{unit}, {apart:.0f} % apart"


def _peer(cost: Cost | None, ours: float, width: int) -> str:
    if cost is None:
        return f"{'absent':>{width}}{'':>8}"
    return f"{cost.cpu_s:>{width}.2f}{cost.cpu_s / ours:>8.1f}"


def _megabytes(cost: Cost | None) -> str:
    return "absent" if cost is None else "unknown" if cost.peak_mb is None else str(cost.peak_mb)


def _told(hold: Hold) -> str:
    said = {True: "held", False: "NOT HELD", None: "not measured"}[hold.held]
    found = "" if hold.measured is None else f"{_number(hold.measured)}{hold.unit}, "
    return f"{said:<13}{hold.what}: {found}{hold.sense} {_number(hold.bound)}{hold.unit}"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
