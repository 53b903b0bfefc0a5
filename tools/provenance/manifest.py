"""From an account to a manifest: C2PA's claim, actions and ingredients, all of it following from the film.

    c2pa.created    how the whole came to be; no template, no date: the same film says the same
    c2pa.placed     one for each take and each kind of sound, with its ingredient and its own source
    c2pa.edited ... what the cut did to them
    org.workprint.approved   who circled which takes
    org.workprint.film       the account itself, for machines: the proof reads it

Prompts, notes and prices are nobody's business and stay out.
"""

import hashlib
import json
import uuid
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tools.film.origin import VOCABULARY
from tools.provenance.account import Account, Part
from tools.provenance.credentials import FILM
from tools.provenance.signing import Ingredient, Statement

APPROVED = "org.workprint.approved"
PROGRAM = "Workprint"

MOST_INGREDIENTS = 400
"""The library's time grows with the square of their number."""

MOST_STATED = 2000
"""Parts that are stated one by one: the library takes a definition of about 1 MB."""

SHOWN = 40
"""Names that are listed in words."""

Portion = tuple[Part, ...]
"""Parts that are one ingredient."""


def statement(account: Account, form: str, essence: str, files: Mapping[str, Path]) -> Statement:
    """What a delivery of the film says. `form` is its MIME type, `essence` the sha256 of the file before it is signed;
    `files` are the takes with credentials of their own, by media.

    The names in it follow from the account and the essence: the same delivery has the same names.
    """
    own = _uuid(f"{essence} {account.model_dump_json()}")
    portions = _portions(account.parts, files)
    made_of = [Ingredient(_ingredient(portion), files.get(portion[0].media)) for portion in portions]
    definition: dict[str, Any] = {
        "claim_generator_info": [{"name": PROGRAM, "version": version("workprint")}],
        "label": f"urn:c2pa:{own}",
        "instance_id": f"xmp:iid:{own}",
        "title": account.title,
        "format": form,
        "assertions": [
            {"label": "c2pa.actions.v2", "created": True, "data": {"actions": _actions(account, portions)}},
            {"label": FILM, "created": True, "data": told(account)},
        ],
    }
    return Statement(definition, made_of)


def told(account: Account) -> dict[str, Any]:
    """The account as the assertion has it: part by part, or by their number and hash where they are too many."""
    if len(account.parts) <= MOST_STATED:
        return json.loads(account.model_dump_json(exclude_defaults=True))
    words = "\n".join(part.model_dump_json() for part in account.parts)
    short = json.loads(account.model_dump_json(exclude_defaults=True, exclude={"parts"}))
    return {**short, "count": len(account.parts), "parts_sha256": hashlib.sha256(words.encode()).hexdigest()}


def _portions(parts: Sequence[Part], files: Mapping[str, Path]) -> list[Portion]:
    """The ingredients: each part is one; those that are alike go together in a film that has too many of them."""
    if len(parts) <= MOST_INGREDIENTS:
        return [(part,) for part in parts]
    alike: dict[tuple[object, ...], list[Part]] = {}
    for part in parts:
        own = part.media if part.media in files else ""
        alike.setdefault((part.kind, part.source, part.made_by, own), []).append(part)
    return [tuple(portion) for portion in alike.values()]


def _name(portion: Portion) -> str:
    return f"xmp:iid:{_uuid(' '.join(part.model_dump_json() for part in portion))}"


def _ingredient(portion: Portion) -> dict[str, Any]:
    name, first = _name(portion), portion[0]
    return {
        "title": _listed([part.name for part in portion]),
        "description": _words(first if len(portion) == 1 else first.model_copy(update={"approved_by": ""})),
        "relationship": "componentOf",
        "instance_id": name,
        "label": name,
    }


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more


def _actions(account: Account, portions: Sequence[Portion]) -> list[dict[str, Any]]:
    program, takes = {"name": PROGRAM, "version": version("workprint")}, len(account.takes)
    actions: list[dict[str, Any]] = [
        {
            "action": "c2pa.created",
            "digitalSourceType": VOCABULARY + account.source,
            "softwareAgent": program,
            "description": f"A film of {takes} take{'' if takes == 1 else 's'}, cut with Workprint",
        }
    ]
    for portion in portions:
        one = _ingredient(portion)
        placed: dict[str, Any] = {
            "action": "c2pa.placed",
            "description": f"{one['title']}: {one['description']}",
            "parameters": {"ingredientIds": [one["label"]]},
        }
        source, by = portion[0].source, portion[0].made_by
        if source is not None:
            placed["digitalSourceType"] = VOCABULARY + source
        if by:
            placed["softwareAgent"] = {"name": by}
        actions.append(placed)
    actions += [
        {"action": kind, "description": words, "softwareAgent": program}
        for kind, words, done in (
            ("c2pa.edited", f"Cut: {account.clips} clips, {account.transitions} transitions", account.clips),
            ("c2pa.adjustedColor", "Graded", account.graded),
            ("c2pa.changedSpeed", "Some clips play at another speed", account.retimed),
            ("c2pa.addedText", f"{account.titles} titles", account.titles),
        )
        if done
    ]
    for person in sorted({part.approved_by for part in account.parts if part.approved_by}):
        circled = [part.name for part in account.parts if part.approved_by == person]
        actions.append({"action": APPROVED, "description": f"{person} circled {_listed(circled)}"})
    return actions


def _words(part: Part) -> str:
    how = {
        "trainedAlgorithmicMedia": "generated",
        "algorithmicMedia": "made by a program",
        "digitalCapture": "filmed",
        "computationalCapture": "filmed",
        None: "imported, origin unknown",
    }.get(part.source, part.source or "")
    by = f" by {part.made_by}" if part.made_by else ""
    signed = f"; its own credentials are {part.credentials}" if part.credentials != "none" else ""
    approved = f"; circled by {part.approved_by}" if part.approved_by else ""
    return f"{how}{by}{signed}{approved}"


def _uuid(words: str) -> str:
    """A name that follows from the words, written as the UUID of version 4 (RFC 9562) that C2PA asks for."""
    return str(uuid.UUID(bytes=hashlib.sha256(words.encode()).digest()[:16], version=4))
