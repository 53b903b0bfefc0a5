"""What deliveries say of themselves: the film's account, its marks, and the signature of who delivers.

film, lines, who circled ──account──> keys, XMP ──> the essence ──signed by the settings' certificate, or ours──>
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from tools.assembly.sealing import UNSEALED, Seal
from tools.assembly.standing import program_hash
from tools.audio.ports import Spoken
from tools.film.film import Film
from tools.media.disk import whole_file
from tools.media.pool import Pool, content_hash
from tools.provenance import account as accounts
from tools.provenance.account import Account, account_of
from tools.provenance.containers import look_into
from tools.provenance.manifest import statement
from tools.provenance.marks import jpeg_with, packet, tags
from tools.provenance.signing import sign_file
from tools.settings import Settings
from tools.studio import Studio

# Ten megabytes, loaded when something is signed: they would stand beside the speech model.
if TYPE_CHECKING:
    from tools.provenance.identity import Identity

CARRIES = ("mp4", "mov")
"""Containers of films that hold content credentials."""


def account(studio: Studio, film: Film, engines: Iterable[str]) -> Account:
    """What the film is made of, with who circled its takes."""
    return account_of(film, engines, approvers(studio, film), studio.settings.services_file)


def engines_of(said: Mapping[str, Spoken]) -> list[str]:
    """The engine of each line."""
    return [spoken.engine for _, spoken in sorted(said.items())]


def approvers(studio: Studio, film: Film) -> dict[str, str]:
    """Who circled each take last, by the take's id."""
    known = {json.loads(one.fact)["take"]: one.actor for one in studio.films.facts_of(film.id, "take_circled")}
    return {take: actor for take, actor in known.items() if take in film.takes}


def seal_of(studio: Studio, film: Film, said: Mapping[str, Spoken], container: str) -> Seal:
    """The seal of a delivery of the film in that container; UNSEALED when the settings want none.

    Raises OperatorError when the signing certificate cannot be used.
    """
    settings = studio.settings
    if not settings.credentials:
        return UNSEALED
    made_of = account(studio, film, engines_of(said))
    keys, xmp = tags(made_of, settings.producer), packet(made_of, settings.producer)
    words = [made_of.model_dump_json(), settings.producer, program_hash((Path(accounts.__file__).parent,))]
    if container not in CARRIES:
        return Seal(_name(words), keys)
    identity = signer(settings)
    files = _signed_takes(made_of, studio.pool)

    def sign(path: Path, essence: str) -> None:
        sign_file(path, statement(made_of, look_into(path).format, essence, files), identity)

    return Seal(_name([*words, identity.fingerprint]), keys, xmp, sign)


def seal_picture(studio: Studio, film: Film, path: Path) -> None:
    """Mark and sign a finished JPEG or GIF of the film, unless the settings want none."""
    settings = studio.settings
    if not settings.credentials:
        return
    made_of = account(studio, film, ()).pictures()
    form = look_into(path).format
    if form == "image/jpeg":
        marked = jpeg_with(path.read_bytes(), packet(made_of, settings.producer))
        with whole_file(path) as whole:
            whole.write_bytes(marked)
    sign_file(path, statement(made_of, form, content_hash(path), _signed_takes(made_of, studio.pool)), signer(settings))


def signer(settings: Settings) -> "Identity":
    """Who signs here. Raises OperatorError when the settings' certificate cannot be used."""
    from tools.provenance.identity import identity_of

    return identity_of(settings.home, settings.sign_certificate, settings.sign_key, settings.identity)


def _signed_takes(made_of: Account, pool: Pool) -> dict[str, Path]:
    """The files of the takes that have credentials of their own, by media."""
    wanted = [part.media for part in made_of.takes if part.credentials in ("valid", "invalid")]
    return {media: pool.path(media) for media in wanted if pool.has(media)}


def _name(words: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()
