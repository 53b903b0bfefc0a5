"""The keys that editors' hands know: J, K and L, alone and together, and what a key that is held down does."""

from playwright.sync_api import Page, expect


def stands_at(page: Page, timecode: str) -> None:
    expect(page.locator(".clock")).to_have_value(timecode)


def held(page: Page, key: str, times: int) -> None:
    """A key that is down and says so again, and then is let go of."""
    for _ in range(times):
        page.keyboard.down(key)
    page.keyboard.up(key)


def test_j_k_and_l_play_and_with_k_down_go_by_the_frame(film_page: Page):
    speed, playing = film_page.locator(".speed"), film_page.locator("[data-play]")
    # Far from both ends, where a busy machine's playing would stop by itself.
    film_page.locator(".clock").fill("00:00:20:00")
    film_page.locator(".clock").press("Enter")
    film_page.locator(".clock").blur()
    film_page.keyboard.press("l")
    expect(playing).to_have_accessible_name("Pause")
    expect(speed).to_have_text("")
    film_page.keyboard.press("l")
    expect(speed).to_have_text("2×")
    held(film_page, "l", 4)
    expect(speed).to_have_text("4×")
    film_page.keyboard.press("j")
    expect(speed).to_have_text("-1×")
    film_page.keyboard.press("k")
    expect(playing).to_have_accessible_name("Play")
    film_page.keyboard.press("Home")
    stands_at(film_page, "00:00:00:00")
    film_page.keyboard.down("k")
    film_page.keyboard.press("l")
    stands_at(film_page, "00:00:00:01")
    held(film_page, "l", 5)
    stands_at(film_page, "00:00:00:06")
    held(film_page, "j", 2)
    stands_at(film_page, "00:00:00:04")
    film_page.keyboard.up("k")
    expect(playing).to_have_accessible_name("Play")
    # With K let go of, L plays again.
    film_page.keyboard.press("l")
    expect(playing).to_have_accessible_name("Pause")
    held(film_page, " ", 3)
    expect(playing).to_have_accessible_name("Play")
