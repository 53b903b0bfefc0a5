"""Takes the pictures of the manual from a running studio: python web/pictures.py http://127.0.0.1:8000/films/FILM

docs/studio.jpg          the board, in the dark
docs/studio-cut.jpg      the timeline, in the light
"""

import shutil
import sys
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

DOCS = Path(__file__).parent.parent / "docs"
QUALITY = 82
SETTLED_MS = 6000


def take(browser: Browser, address: str, light: Literal["dark", "light"], name: str) -> None:
    """One picture, once the film's own pictures have come."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=light, locale="en-GB")
    page = context.new_page()
    page.goto(address)
    page.locator(".tl-block").first.wait_for()
    page.locator(".turn").first.wait_for()
    page.wait_for_function(
        "() => { const v = document.querySelector('video'); return v.readyState >= 2 && !v.seeking; }"
    )
    page.wait_for_timeout(SETTLED_MS)
    page.screenshot(path=DOCS / name, type="jpeg", quality=QUALITY)
    context.close()


def main() -> None:
    """Both pictures of the film at an address."""
    film = sys.argv[1]
    program = shutil.which("chromium")
    if program is None:
        raise SystemExit("The pictures are taken in Chromium: apt-get install chromium")
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=program, args=["--no-sandbox"])
        take(browser, f"{film}?tc=00:00:09:12", "dark", "studio.jpg")
        take(browser, f"{film}?tab=timeline&tc=00:00:20:00", "light", "studio-cut.jpg")
        browser.close()


if __name__ == "__main__":
    main()
