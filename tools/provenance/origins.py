"""From a file to its Origin: what its content credentials say wins over what its plain metadata say."""

from pathlib import Path

from tools.film.origin import CAPTURED, Origin
from tools.provenance.credentials import Credentials
from tools.provenance.labels import read_labels
from tools.provenance.reading import read_credentials


def origin_of(path: Path) -> Origin | None:
    """Where the file comes from, by its own word; None when it says nothing. Never raises for what a file holds."""
    labels = read_labels(path)
    credentials = read_credentials(path)
    if credentials is not None:
        return _signed(credentials, labels)
    return labels if labels.marks else None


def _signed(told: Credentials, labels: Origin) -> Origin:
    marks = ("C2PA", *labels.marks)
    standing = {"credentials": told.state, "signer": told.signer, "problem": ", ".join(told.problems)[:400]}
    if told.state == "unreadable":
        return labels.model_copy(update={**standing, "marks": marks})
    source = told.source or labels.source
    captured = source in CAPTURED
    return Origin(
        source=source,
        service=(told.make if captured else "") or told.organisation or labels.service,
        model=(told.camera if captured else told.agent) or labels.model or told.made_with,
        signer=told.signer,
        credentials=told.state,
        problem=", ".join(told.problems)[:400],
        marks=marks,
    )
