# pyright: reportUnknownVariableType=false, reportUnknownMemberType=false, reportUnknownArgumentType=false
# pyright: reportMissingParameterType=false, reportUnknownParameterType=false
"""The process that reads content credentials: `python -I -m tools.provenance.reader FORMAT FILE`.

It has limits of memory and time, asks the network nothing, and prints one Credentials as JSON.
"""

import json
import resource
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.film.origin import GENERATIVE, SourceType, source_type
from tools.provenance.containers import look_into
from tools.provenance.credentials import FILM, Credentials
from tools.provenance.offline import OFFLINE

MEMORY = 2_000_000_000
"""Bytes of address space, of which the library and its code take a good part."""

SECONDS = 20
A_SECOND = 50_000_000
"""Bytes that may take a second more: the media are hashed."""

A_SECOND_OF_MANIFEST = 100_000

LONGEST = 200
MOST = 500
"""Entries of a list that are kept."""


def main() -> None:
    form, path = sys.argv[1], Path(sys.argv[2])
    _limit(path.stat().st_size, look_into(path).manifest)
    import c2pa

    try:
        with c2pa.Context.from_dict(OFFLINE) as context, path.open("rb") as file:
            reader = c2pa.Reader(form, file, context=context)
            told = json.loads(reader.json())
    except c2pa.C2paError as error:
        sys.stdout.write(Credentials(state="unreadable", problems=(_short(str(error), 300),)).model_dump_json())
        return
    sys.stdout.write(distilled(told).model_dump_json())


def distilled(told: Mapping[str, Any]) -> Credentials:
    """What of a manifest store matters here. `told` is the reader's JSON."""
    manifests: Mapping[str, Any] = told.get("manifests") or {}
    active: Mapping[str, Any] = manifests.get(told.get("active_manifest", "")) or {}
    signature: Mapping[str, Any] = active.get("signature_info") or {}
    valid = told.get("validation_state") in ("Valid", "Trusted")
    problems = [] if valid else list(dict.fromkeys(_failures(told)))[:MOST] or ["they do not hold"]
    actions = list(_actions(active))
    source, agent = _made(active, manifests)
    device = _device(active)
    return Credentials(
        state="valid" if valid else "invalid",
        problems=tuple(problems),
        label=_short(active.get("label")),
        title=_short(active.get("title")),
        made_with=_generator(active),
        signer=_short(signature.get("common_name") or signature.get("issuer")),
        organisation=_short(signature.get("issuer")),
        serial=_short(signature.get("cert_serial_number")),
        source=source,
        agent=agent,
        make=device[0],
        camera=device[1],
        ingredients=tuple(_short(one.get("title")) for one in (active.get("ingredients") or [])[:MOST]),
        actions=tuple(_short(action.get("action")) for action in actions[:MOST]),
        film=_film(active),
    )


def _limit(size: int, manifest: int) -> None:
    seconds = SECONDS + size // A_SECOND + manifest // A_SECOND_OF_MANIFEST
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _failures(told: Mapping[str, Any]) -> Iterator[str]:
    results: Mapping[str, Any] = told.get("validation_results") or {}
    for failure in (results.get("activeManifest") or {}).get("failure") or []:
        yield _short(failure.get("code"))
    for delta in results.get("ingredientDeltas") or []:
        for failure in (delta.get("validationDeltas") or {}).get("failure") or []:
            yield f"ingredient: {_short(failure.get('code'))}"
    for status in told.get("validation_status") or []:
        yield _short(status.get("code"))


def _actions(manifest: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for assertion in manifest.get("assertions") or []:
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            yield from (assertion.get("data") or {}).get("actions") or []


def _made(manifest: Mapping[str, Any], manifests: Mapping[str, Any]) -> tuple[SourceType | None, str]:
    """How it came to be and by which software: by its own word, else by that of what it was made of."""
    seen: set[int] = set()
    waiting = [manifest]
    found: list[tuple[SourceType, str]] = []
    while waiting and len(seen) < MOST:
        one = waiting.pop(0)
        if id(one) in seen:
            continue
        seen.add(id(one))
        for action in _actions(one):
            source = source_type(str(action.get("digitalSourceType", "")))
            if source is not None:
                made = (source, _agent(action) or _generator(one))
                if action.get("action") == "c2pa.created":
                    return made
                found.append(made)
        waiting += [
            manifests[name]
            for ingredient in one.get("ingredients") or []
            if (name := ingredient.get("active_manifest")) in manifests
        ]
    generative = [made for made in found if made[0] in GENERATIVE]
    return (generative or found or [(None, "")])[0]


def _agent(action: Mapping[str, Any]) -> str:
    agent = action.get("softwareAgent")
    if isinstance(agent, Mapping):
        agent = f"{agent.get('name') or ''} {agent.get('version') or ''}".strip()
    return _short(agent)


def _generator(manifest: Mapping[str, Any]) -> str:
    infos: Sequence[Mapping[str, Any]] = manifest.get("claim_generator_info") or []
    if infos:
        return _short(f"{infos[0].get('name', '')} {infos[0].get('version') or ''}".strip())
    return _short(str(manifest.get("claim_generator") or "").partition(" ")[0])


def _device(manifest: Mapping[str, Any]) -> tuple[str, str]:
    """Make and model of a camera, from the metadata that it signed."""
    for assertion in manifest.get("assertions") or []:
        data = assertion.get("data")
        if isinstance(data, Mapping) and assertion.get("label") in ("stds.exif", "c2pa.metadata", "cawg.metadata"):
            make = data.get("tiff:Make") or data.get("exif:make") or data.get("tiff:make")
            model = data.get("tiff:Model") or data.get("exif:model") or data.get("tiff:model")
            if make or model:
                return _short(make), _short(model)
    return "", ""


def _film(manifest: Mapping[str, Any]) -> str:
    for assertion in manifest.get("assertions") or []:
        if assertion.get("label") == FILM and _is_account(assertion.get("data")):
            return json.dumps(assertion["data"], ensure_ascii=False, sort_keys=True)
    return ""


def _is_account(data: object) -> bool:
    """Whether it is built as ours are: anybody can give an assertion that label."""
    parts = data.get("parts", []) if isinstance(data, Mapping) else None
    return isinstance(parts, list) and all(
        isinstance(part, Mapping) and isinstance(part.get("name"), str) for part in parts
    )


def _short(text: object, longest: int = LONGEST) -> str:
    return "" if text is None else str(text)[:longest]


if __name__ == "__main__":
    main()
