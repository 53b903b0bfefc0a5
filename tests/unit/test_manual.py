"""The made pages of the manual say what the code says."""

from pathlib import Path

import pytest

from api.manual import pages

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", sorted(pages()))
def test_the_page_is_what_the_code_says(name: str):
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run `make docs`"


def test_every_command_shows_its_help():
    text = pages()["commands.md"]
    assert text.count("Usage: workprint") == text.count("## workprint")
    assert "## workprint make" in text
