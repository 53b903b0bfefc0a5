"""Archives of strangers, looked at before anything of them is unpacked.

A ZIP of some kilobytes can hold terabytes, and its names can point anywhere. What it says of itself is held against
limits here; who unpacks a member reads no more than it said.
"""

import zipfile
from pathlib import Path, PurePosixPath

from tools.film.errors import DirectorError

MOST_MEMBERS = 10_000
MOST_RATIO = 200
"""times that a member may be larger than it is stored, from a megabyte on: text is about ten, film one"""
FREE = 1 << 20


def check_archive(path: Path, most: int) -> None:
    """Raises DirectorError (code "bad_archive") for a ZIP that is broken, or unpacks to over `most` bytes, or to
    names outside its own folder; with the member that it is about.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise DirectorError(f"The archive cannot be read: {error}.", code="bad_archive") from None
    if len(members) > MOST_MEMBERS:
        raise DirectorError(f"The archive has {len(members)} members; {MOST_MEMBERS} is the most.", code="bad_archive")
    whole = sum(member.file_size for member in members)
    if whole > most:
        raise DirectorError(
            f"The archive would unpack to {whole / 1e9:.1f} GB; {most / 1e9:.1f} GB is the most.", code="bad_archive"
        )
    for member in members:
        if member.file_size > max(FREE, MOST_RATIO * member.compress_size):
            raise DirectorError(
                f"'{member.filename[:80]}' in the archive unpacks to {member.file_size / 1e6:.0f} MB from"
                f" {member.compress_size / 1e6:.2f} MB, as no film does. Pack it anew without it.",
                code="bad_archive",
            )
        if _leads_out(member):
            raise DirectorError(
                f"'{member.filename[:80]}' in the archive leads out of its folder. Pack it anew.", code="bad_archive"
            )


def _leads_out(member: zipfile.ZipInfo) -> bool:
    name = member.filename.replace("\\", "/")
    link = (member.external_attr >> 16) & 0o170000 == 0o120000
    return link or name.startswith("/") or ":" in name.split("/", 1)[0] or ".." in PurePosixPath(name).parts
