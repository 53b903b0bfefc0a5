"""Clips as services, phones and enemies hand them over: with credentials, with labels, and with broken ones."""

import subprocess
from pathlib import Path

from tools.film.origin import VOCABULARY
from tools.media.binaries import ffmpeg
from tools.provenance.containers import look_into
from tools.provenance.identity import Identity, identity_of
from tools.provenance.signing import Statement, sign_file


def moving(path: Path, *metadata: str, seconds: float = 1.0, seed: int = 1) -> Path:
    """A small clip in which everything moves, with metadata keys such as "make=Apple"."""
    drawn = f"testsrc2=size=96x54:rate=24,hue=h={seed * 80}"
    tags = ["-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv"]
    keys = [word for key in metadata for word in ("-metadata", key)]
    argv = [str(ffmpeg()), "-v", "error", "-y", "-f", "lavfi", "-i", drawn, "-t", str(seconds), "-pix_fmt", "yuv420p"]
    subprocess.run([*argv, *tags, "-movflags", "use_metadata_tags", *keys, str(path)], check=True)
    return path


def service(root: Path) -> Identity:
    """The signer of a service."""
    return identity_of(root / "service")


def signed(
    path: Path, identity: Identity, agent: str = "Sora", source: str = "trainedAlgorithmicMedia", label: str = ""
) -> Path:
    """The file, signed in place as a service signs what it made; with a `label`, the same each time."""
    created = {
        "action": "c2pa.created",
        "digitalSourceType": VOCABULARY + source,
        "softwareAgent": {"name": agent, "version": "2"},
    }
    definition = {
        "claim_generator_info": [{"name": "Service", "version": "1"}],
        "title": path.name,
        "format": look_into(path).format,
        "assertions": [{"label": "c2pa.actions.v2", "created": True, "data": {"actions": [created]}}],
    }
    named = {"label": label, "instance_id": label} if label else {}
    sign_file(path, Statement({**definition, **named}), identity)
    return path


def changed(path: Path, out: Path, at: int, new: bytes) -> Path:
    """A copy with bytes changed."""
    data = bytearray(path.read_bytes())
    at %= len(data)
    data[at : at + len(new)] = new
    out.write_bytes(data)
    return out
