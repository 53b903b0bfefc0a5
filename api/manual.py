"""The pages of the manual that are made from the code, so that they cannot say something else (make docs).

docs/cameras.md     from the catalogue of the services
docs/commands.md    from the command line's own help
docs/edits.md       from the union of edits
"""

from pathlib import Path
from typing import Any

import typer
from pydantic import BaseModel
from typer.testing import CliRunner

from api.camera_manual import camera_page
from tools.film.edits import edit_kinds
from tools.film.orders import order_kinds


def pages() -> dict[str, str]:
    """File name -> text of every made page."""
    return {"cameras.md": camera_page(), "commands.md": _commands(), "edits.md": _edits()}


def write_pages(folder: Path) -> list[Path]:
    """Write the pages; returns those that changed."""
    changed: list[Path] = []
    for name, text in pages().items():
        path = folder / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed


def _commands() -> str:
    from api.cli import app

    runner = CliRunner()
    parts = ["# Commands", "", "Made from the commands' own help by `make docs`.", ""]
    words = [(name,) for name in _names(app)]
    for group in app.registered_groups:
        if group.name and group.typer_instance:
            words += [(group.name,), *((group.name, name) for name in _names(group.typer_instance))]
    for command in words:
        told = runner.invoke(
            app, [*command, "--help"], env={"COLUMNS": "110", "TERMINAL_WIDTH": "110"}, prog_name="workprint"
        )
        text = "\n".join(line.rstrip() for line in told.output.strip().splitlines())
        parts += [f"## workprint {' '.join(command)}", "", "```", text, "```", ""]
    return "\n".join(parts).rstrip() + "\n"


def _names(app: typer.Typer) -> list[str]:
    return [
        command.name or command.callback.__name__
        for command in app.registered_commands
        if not command.hidden and command.callback is not None
    ]


def _edits() -> str:
    parts = [
        "# Edits and orders",
        "",
        "Everything that changes a film, as JSON for `workprint edit FILM JSON` (and `workprint edit --schema` for the",
        "exact schema). A shot is named by its number in the film, its slate or its id; a scene by its number or id.",
        "Made from the code by `make docs`.",
        "",
    ]
    for title, kinds in (("Edits", edit_kinds()), ("Orders", order_kinds())):
        parts += [f"## {title}", ""]
        for kind, value in kinds.items():
            parts += [f"### `{kind}`", "", _first_line(value), ""]
            rows = [_field(name, field) for name, field in value.model_fields.items() if name != "kind"]
            if rows:
                parts += ["| field | what it is |", "|---|---|", *rows, ""]
    return "\n".join(parts).rstrip() + "\n"


def _first_line(value: type[BaseModel]) -> str:
    return " ".join((value.__doc__ or "").split())


def _field(name: str, field: Any) -> str:
    needed = " *needed*" if field.is_required() else ""
    return f"| `{name}`{needed} | {(field.description or '').replace('|', ' or ')} |"
