"""The page's pure parts have tests of their own, in the page's language."""

import subprocess
import sys
from pathlib import Path

BUILD = Path(__file__).parents[2] / "web" / "build.py"


def test_the_units_of_the_page_hold():
    done = subprocess.run([sys.executable, str(BUILD), "check"], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr
