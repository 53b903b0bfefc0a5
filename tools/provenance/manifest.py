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
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tools.film.origin import VOCABULARY
from tools.provenance.account import Account, Part
from tools.provenance.signing import Ingredient, Statement

FILM = "org.workprint.film"
APPROVED = "org.workprint.approved"
PROGRAM = "Workprint"


def statement(account: Account, form: str, essence: str, files: Mapping[str, Path]) -> Statement:
    """What a delivery of the film says. `form` is its MIME type, `essence` the sha256 of the file before it is signed;
    `files` are the takes with credentials of their own, by media.

    The names in it follow from the account and the essence: the same delivery has the same names.
    """
    own = _uuid(f"{essence} {account.model_dump_json()}")
    named = {part: f"xmp:iid:{_uuid(part.model_dump_json())}" for part in account.parts}
    signed = [
        Ingredient(_ingredient(part, name), files[part.media]) for part, name in named.items() if part.media in files
    ]
    definition: dict[str, Any] = {
        "claim_generator_info": [{"name": PROGRAM, "version": version("workprint")}],
        "label": f"urn:c2pa:{own}",
        "instance_id": f"xmp:iid:{own}",
        "title": account.title,
        "format": form,
        "ingredients": [_ingredient(part, name) for part, name in named.items() if part.media not in files],
        "assertions": [
            {"label": "c2pa.actions.v2", "created": True, "data": {"actions": _actions(account, named)}},
            {"label": FILM, "created": True, "data": told(account)},
        ],
    }
    return Statement(definition, signed)


def told(account: Account) -> dict[str, Any]:
    """The account as the assertion has it."""
    return json.loads(account.model_dump_json(exclude_defaults=True))


def _ingredient(part: Part, name: str) -> dict[str, Any]:
    return {
        "title": part.name,
        "description": _words(part),
        "relationship": "componentOf",
        "instance_id": name,
        "label": name,
    }


def _actions(account: Account, names: Mapping[Part, str]) -> list[dict[str, Any]]:
    program = {"name": PROGRAM, "version": version("workprint")}
    actions: list[dict[str, Any]] = [
        {
            "action": "c2pa.created",
            "digitalSourceType": VOCABULARY + account.source,
            "softwareAgent": program,
            "description": f"A film of {len(account.takes)} takes, cut with Workprint",
        }
    ]
    for part in account.parts:
        placed: dict[str, Any] = {
            "action": "c2pa.placed",
            "description": f"{part.name}: {_words(part)}",
            "parameters": {"ingredientIds": [names[part]]},
        }
        if part.source is not None:
            placed["digitalSourceType"] = VOCABULARY + part.source
        if part.made_by:
            placed["softwareAgent"] = {"name": part.made_by}
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
        actions.append({"action": APPROVED, "description": f"{person} circled {', '.join(circled)}"})
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
