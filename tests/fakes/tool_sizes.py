"""How much the tools of a model weigh."""

import json

from agent.toolspecs import ToolSpec


def characters_of(specs: tuple[ToolSpec, ...]) -> int:
    """How long the tools are on the wire, in characters."""
    return sum(len(json.dumps(spec.as_function(), ensure_ascii=False, separators=(",", ":"))) for spec in specs)
