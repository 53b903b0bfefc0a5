"""The credentials of a file as checks of its proof: they hold against its bytes, and say what the film says."""

import json
from pathlib import Path
from typing import Any

from tools.assembly.proof.checks import Check
from tools.provenance.account import Account
from tools.provenance.credentials import Credentials
from tools.provenance.labels import read_labels
from tools.provenance.manifest import told

NAME = "content credentials"
TAKES = "takes of its credentials"
MARK = "mark of its source"
SHOWN = 3


def credential_checks(
    path: Path, found: Credentials | None, account: Account | None = None, *, signed: bool = False
) -> list[Check]:
    """What the file's credentials are and whether they hold; with the account, whether they are of this film.

    `found` are its credentials, by `read_credentials`.

    A file without credentials passes, unless it has to be `signed`.
    """
    checks: list[Check] = []
    if found is not None or signed:
        checks.append(
            Check(
                name=NAME,
                ok=found is not None and found.state == "valid",
                value="none" if found is None else found.told,
                limit="valid",
            )
        )
    if account is not None and found is not None and found.film:
        checks.append(_of_this_film(found, account))
    if account is not None:
        mark = read_labels(path).source
        checks.append(
            Check(
                name=MARK,
                ok=mark == account.source,
                value=mark or "none",
                limit=account.source,
            )
        )
    return checks


def _of_this_film(found: Credentials, account: Account) -> Check:
    """The parts that the file speaks of against those of the film."""
    film, ours = json.loads(found.film), told(account)
    if "parts_sha256" in ours:
        same = film == ours
        value = f"{len(account.parts)} agree" if same else "not those of the film"
        return Check(name=TAKES, ok=same, value=value, limit=f"{len(account.parts)} agree")
    stated, wanted = _parts(film), _parts(ours)
    wrong = [name for name, part in wanted.items() if stated.get(name) != part]
    wrong += [f"{name}, which the film has not" for name in stated if name not in wanted]
    value = f"not {', '.join(wrong[:SHOWN])}" if wrong else f"{len(wanted)} agree"
    return Check(name=TAKES, ok=not wrong, value=value, limit=f"{len(wanted)} agree")


def _parts(film: dict[str, Any]) -> dict[str, Any]:
    parts: list[dict[str, Any]] = film.get("parts") or []
    return {f"{part.get('name')}{'' if part.get('kind') == 'take' else f' {n}'}": part for n, part in enumerate(parts)}
