"""people: who may come into the studio from elsewhere, and as what."""

from contextlib import closing
from typing import Annotated

import typer

from api.commands.shared import AsJson, Home, guarded
from api.root import open_studio
from api.terminal import print_json, say
from tools.film.errors import DirectorError
from tools.store.passes import Pass, PassRole

ROLES: tuple[PassRole, ...] = ("owner", "director", "editor", "viewer")
LONGEST_NAME = 60

app = typer.Typer(
    help="Who may come into the studio from elsewhere: owner, director, editor, viewer.", rich_markup_mode=None
)
Role = Annotated[
    str,
    typer.Option(
        "--role", "-r", help="owner (everything), director (approves, spends), editor (cuts), viewer (looks, asks)."
    ),
]
Name = Annotated[str, typer.Argument(help="What they are called, in the log too.")]


@app.callback(invoke_without_command=True)
def people(context: typer.Context, as_json: AsJson = False, home: Home = None) -> None:
    """See who may come in, and the share links there are."""
    if context.invoked_subcommand is None:
        _show(as_json=as_json, home=home)


@guarded
def _show(as_json: AsJson = False, home: Home = None) -> None:
    with closing(open_studio(home)) as studio:
        found = studio.passes.valid()
    if as_json:
        print_json({"people": [told(one) for one in found]})
        return
    for one in found:
        where = f"guest of {one.film}" if one.kind == "guest" else one.role
        say(f"{one.id}  {one.name:<24} {where}, since {one.made:%Y-%m-%d}")
    if not found:
        say("Nobody has a pass. On this machine alone none is needed; `workprint people add NAME` gives one.")


@app.command("add")
@guarded
def add(name: Name, role: Role = "editor", as_json: AsJson = False, home: Home = None) -> None:
    """Let someone in. Their token is shown now and never again: hand it to them."""
    with closing(open_studio(home)) as studio:
        one, token = studio.passes.give(named(name), role_of(role))
    if as_json:
        print_json({**told(one), "token": token})
        return
    say(f"{one.name} comes in as {one.role} with this token, which is not shown again:\n{token}")


@app.command("role")
@guarded
def change(
    name: Name,
    role: Annotated[str, typer.Argument(help="owner, director, editor or viewer.")],
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Give someone another role."""
    with closing(open_studio(home)) as studio:
        one = studio.passes.change(name, role_of(role))
    if as_json:
        print_json(told(one))
        return
    say(f"{one.name} is {one.role} now.")


@app.command("remove")
@guarded
def remove(
    name: Annotated[str, typer.Argument(help="The name, or the id of a share link.")],
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Take someone's pass away; open pages of theirs close within seconds."""
    with closing(open_studio(home)) as studio:
        one = studio.passes.end(name)
    if as_json:
        print_json(told(one))
        return
    say(f"{one.name} may not come in any more.")


def told(one: Pass) -> dict[str, str]:
    """A pass as JSON; its token is in none."""
    return {
        "id": one.id, "kind": one.kind, "name": one.name, "role": one.role, "film": one.film,
        "since": one.made.isoformat(),
    }  # fmt: skip


def role_of(given: str) -> PassRole:
    """The role of that name. Raises DirectorError."""
    for role in ROLES:
        if role == given.strip().lower():
            return role
    raise DirectorError(f"'{given}' is no role; choose {', '.join(ROLES)}.", code="bad_role", choices=list(ROLES))


def named(given: str) -> str:
    """A name for a person. Raises DirectorError for none, and for one that is no line of text."""
    name = " ".join(given.split())
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise DirectorError(f"A name has 1 to {LONGEST_NAME} characters.", code="bad_name")
    return name
