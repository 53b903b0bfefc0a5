"""What the readers ask of a word is something that a word can mean: a name that no table has would never be met."""

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from agent.embedded.lexicon import phrases

SOURCES = Path(str(files("agent.embedded")))
MADE = ("filler.hard", "filler.mark", "filler.joint", "filler.sequence", "filler.particle")
"""what the pieces of a message are given without a table (clauses.py)"""


def asked_for() -> Iterator[tuple[str, str]]:
    """(module, concept) of everything in the code that is written like a concept of the tables."""
    groups = {concept.split(".")[0] for concepts in phrases().values() for concept in concepts if "." in concept}
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if re.fullmatch(r"[a-z]+\.[\w #:.-]*", text) and text.split(".")[0] in groups:
                yield path.name, text


def test_every_concept_that_a_reader_asks_for_is_in_a_table() -> None:
    known = {concept for concepts in phrases().values() for concept in concepts}
    asked = list(asked_for())
    assert len(asked) > 500
    unmet = [
        (module, concept)
        for module, concept in asked
        if concept not in MADE
        and not (any(one.startswith(concept) for one in known) if concept.endswith(".") else concept in known)
    ]
    assert unmet == []
