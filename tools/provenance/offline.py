"""How the C2PA library is used everywhere here: it asks the network nothing, and adds nothing of its own."""

from typing import Any

OFFLINE: dict[str, Any] = {
    "verify": {
        "remote_manifest_fetch": False,
        "ocsp_fetch": False,
        "verify_trust": False,
        "verify_timestamp_trust": False,
        "verify_after_sign": False,
    },
    "core": {"allowed_network_hosts": []},
    "builder": {"thumbnail": {"enabled": False}},
}
"""Settings of a context. Manifests that lie elsewhere, revocation and time stamps are left alone; the list of hosts
that may be reached is empty, whatever else a later version may ask. What was signed is verified by the proof."""
