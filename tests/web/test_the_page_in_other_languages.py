"""The page speaks the first language of the browser that it knows, and the one that is chosen."""

from playwright.sync_api import Browser, ViewportSize, expect

from tests.web.conftest import Studied

HEADINGS = {"es": "Describe tu película", "fr-CA": "Décrivez votre film", "de-AT": "Beschreibe deinen Film"}
PHONE: ViewportSize = {"width": 390, "height": 844}


def test_the_browser_s_language_is_spoken_and_its_longer_words_fit_a_phone(browser: Browser, studied: Studied):
    for locale, heading in HEADINGS.items():
        context = browser.new_context(viewport=PHONE, base_url=studied.address, has_touch=True, locale=locale)
        page = context.new_page()
        page.goto("")
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
        assert page.evaluate("document.documentElement.lang") == locale[:2]
        if locale.startswith("de"):
            page.goto(f"films/{studied.film}")
            page.locator(".phone-nav button").last.click()
            for tab in range(page.get_by_role("tab").count()):
                page.get_by_role("tab").nth(tab).click()
                assert page.evaluate("document.documentElement.scrollWidth") == 390
        context.close()


def test_a_language_chosen_in_settings_stays(browser: Browser, studied: Studied):
    context = browser.new_context(base_url=studied.address, locale="ja")
    page = context.new_page()
    page.goto(f"films/{studied.film}?tab=settings")
    page.get_by_role("radio", name="Deutsch").click()
    expect(page.get_by_role("heading", name="Sprache")).to_be_visible()
    page.reload()
    expect(page.get_by_role("tab", name="Verlauf")).to_be_visible()
    context.close()


def test_on_a_low_screen_the_takes_stand_over_the_verdict_in_german(browser: Browser, studied: Studied):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, base_url=studied.address, locale="de-DE")
    page = context.new_page()
    page.goto(f"films/{studied.film}")
    for part in (".take-still", ".verdict", ".card .chip"):
        page.locator(part).first.wait_for()
    where = page.evaluate(
        """() => Object.fromEntries(['.take-still', '.verdict', '.card .chip', '.board-list'].map((one) => {
            const { top, bottom, height } = document.querySelector(one).getBoundingClientRect();
            return [one, { top, bottom, height }];
        }))"""
    )
    assert where[".take-still"]["bottom"] <= where[".verdict"]["top"]
    assert where[".verdict"]["height"] < 60, "one row"
    assert where[".card .chip"]["bottom"] <= where[".board-list"]["bottom"] + 12, "a row of cards, with their states"
    context.close()
