"""No test reaches a service: connections leave this machine in none, and what a shell says of models is forgotten."""

import gc
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import settings

MODELS = ("OPENAI_API_KEY", "OPENAI_BASE_URL", "WORKPRINT_MODEL")
HERE = ("127.0.0.1", "::1", "localhost")

for name in MODELS:
    os.environ.pop(name, None)

# As for the command: small products of matrices are not shared out among threads, which wait in circles for each other.
assert "numpy" not in sys.modules
os.environ["OPENBLAS_NUM_THREADS"] = "1"

# Homes that tests make share one signer, and leave the machine's own alone.
os.environ["WORKPRINT_IDENTITY"] = str(Path(tempfile.gettempdir()) / f"workprint-tests-{os.getuid()}" / "identity.pem")


def _stay(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] not in HERE:
        raise RuntimeError(f"A test wants to reach {arguments[1][0]}; give it a service on loopback.")


sys.addaudithook(_stay)

# A busy machine takes longer for the same example.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# What is collected lives to the end; looking for garbage among it again and again is a twentieth of all the time.
gc.disable()


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()
