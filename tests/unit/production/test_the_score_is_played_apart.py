"""Soundfonts are played in a process of their own, so that a server answers while its player holds everything up."""

import os
import platform
import sys
from pathlib import Path

import pytest

from tests.fakes.last_light import last_light
from tools.audio import wav
from tools.film.apply import apply
from tools.film.edits.sound import SetMusic
from tools.film.views import cue_positions
from tools.media.assets import one
from tools.media.progress import silent
from tools.production.scoring import orchestra_of, score

MADE_FOR = ("Linux", "x86_64", (3, 11)), ("Linux", "x86_64", (3, 12))
"""machines that the soundfont player is always made for: there, that it is not found is a fault"""
HERE = (platform.system(), platform.machine(), sys.version_info[:2])
PLAYER = """
import os
from pathlib import Path

class Synth:
    def __init__(self, **_):
        with Path(os.environ["PLAYED_BY"]).open("a") as book:
            book.write(f"{os.getpid()}\\n")
    def sfload(self, font, **_): return 1
    def generate(self, samples): return memoryview(bytes(8 * samples))
    def __getattr__(self, name): return lambda *_: True
"""
TALK = """INT. BAR - NIGHT
- Medium shot, ANN at the bar [2s]
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder that has soundfonts, and whose player plays nothing and writes down which process it is in."""
    for asset in (one("soundfonts"), one("tinysoundfont")):
        for file in asset.files:
            path = tmp_path / "assets" / asset.name / asset.version / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as hollow:
                hollow.truncate(file.size)
    (tmp_path / "player" / "tinysoundfont").mkdir(parents=True)
    (tmp_path / "player" / "tinysoundfont" / "__init__.py").write_text(PLAYER)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "player"), *sys.path])
    monkeypatch.setenv("PLAYED_BY", str(tmp_path / "played-by"))
    return tmp_path


@pytest.mark.skipif(HERE not in MADE_FOR, reason="the soundfont player is not made for this machine")
def test_soundfonts_are_played_in_another_process_and_only_once(home: Path) -> None:
    assert orchestra_of(home) == "soundfonts"
    film = apply(last_light(TALK), SetMusic(mood="calm"))[0]
    (home / "cache").mkdir()

    first = score(film, cue_positions(film), home, home / "cache", silent)
    again = score(film, cue_positions(film), home, home / "cache", silent)

    assert first is not None
    assert again == first
    samples, _ = wav.read(first)
    assert len(samples) == 96_000
    (player,) = (home / "played-by").read_text().split()
    assert int(player) != os.getpid()
