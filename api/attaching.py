"""Files that come with a message: they lie among the uploads, and are called by their id and their name.

page: uploads, and a message that names them ──┐
chat: a file beside the words ──kept──> upload ┴──> import_media files=<id>/cut.fcpxml, as an act of the turn

So what a cut that came back changed, or what clips would become, is told in the conversation, and waits there.
"""

from collections.abc import Iterable, Sequence
from contextlib import suppress

from agent.conversation import Act
from api.uploads import Uploads
from tools.film.errors import NotFound
from tools.film.orders import ImportMedia


def kept(uploads: Uploads, by: str, name: str, length: int, pieces: Iterable[bytes]) -> str:
    """Keep a file of `length` bytes that somebody (a pass, as uploads know it) sent; returns the upload's id.

    Raises as uploads do: TooLarge, Conflict, OperatorError, DirectorError for what is none of ours.
    """
    made, right = uploads.hold(uploads.begin(by, length, name, None).id, by)
    try:
        at = 0
        for piece in pieces:
            at = uploads.write(made.id, right, at, piece[: length - at])
        uploads.settle(made.id, right)
    except BaseException:
        with suppress(NotFound):
            uploads.drop(made.id, by)
        raise
    return made.id


def brought(uploads: Uploads, by: str, ids: Sequence[str]) -> tuple[Act, ...]:
    """What a message with these uploads of a person comes to. Raises NotFound and Conflict for what is not here."""
    found = uploads.whole(ids, by)
    return (ImportMedia(files=tuple(f"{one.id}/{one.name}" for one in found)),) if found else ()
