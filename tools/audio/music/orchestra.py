"""The orchestra: sampled when its soundfonts are there, made of plain tones when they are not."""

import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Literal

from tools.audio.music.performance import Performance
from tools.audio.music.soundfonts import SoundfontBand
from tools.audio.music.tones import ToneBand
from tools.audio.ports import Samples

FONTS = ("MuseScore_General_Lite", "FluidR3Mono_GM")
"""Stems of the soundfont files, the first layer first; any ending will do (.sf3, .sf3.wasm, .sf2)."""
PLAYER = "tinysoundfont"


class Orchestra:
    """Plays performances. Load it once: the soundfonts take some seconds. Safe to share between threads.

    `kind` is "soundfonts", or "tones" when no soundfont lies below the folder, or nothing that can play it.
    """

    def __init__(self, assets: Path | None) -> None:
        fonts = find_fonts(assets) if assets else ()
        playable = bool(assets and fonts and _find_player(assets))
        self._band: SoundfontBand | ToneBand = SoundfontBand(fonts) if playable else ToneBand()
        self.kind: Literal["soundfonts", "tones"] = "soundfonts" if playable else "tones"
        self._lock = Lock()

    def play(self, performance: Performance) -> Samples:
        """One stem, (n, 2). The same performance gives the same samples, whatever was played before."""
        with self._lock:
            return self._band.play(performance)


def find_fonts(assets: Path) -> tuple[Path, ...]:
    """The soundfonts below a folder: both, the first alone, or none. The second is never used without the first,
    whose presets all instruments have."""
    found = [sorted(assets.rglob(f"{stem}*.sf*")) for stem in FONTS]
    return tuple(paths[0] for paths in found if paths) if found[0] else ()


def _find_player(assets: Path) -> bool:
    """Whether tinysoundfont can be imported: from the environment, or from below the assets, last on the path."""
    if find_spec(PLAYER) is None:
        for package in sorted(assets.rglob(f"{PLAYER}/__init__.py"))[:1]:
            sys.path.append(str(package.parent.parent))
    return find_spec(PLAYER) is not None
