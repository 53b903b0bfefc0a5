"""What costs money in the page: a key is given once, a price is shown, and nothing is spent without a yes."""

import stat

from playwright.sync_api import Page, expect

from tests.fakes.camera_house import Trouble
from tests.fakes.runway import KEY, RunwayService
from tests.web.conftest import Studied


def test_a_key_is_given_once_and_a_paid_retake_waits_for_a_yes_to_its_price(film_page: Page, studied: Studied):
    page, before = film_page, studied.show()
    shot = before["scenes"][0]["shots"][0]
    page.get_by_role("tab", name="Settings").click()
    row = page.locator(".log > li", has=page.locator("b", has_text="Runway"))
    expect(row.locator(".chip")).to_have_text("needs a key")
    row.get_by_role("button", name="Give a key of Runway").click()
    row.get_by_label("Key", exact=True).fill("key_of someone else")
    row.get_by_role("button", name="Keep it").click()
    expect(row.locator(".chip")).to_have_text("ready")
    row.get_by_role("button", name="Check the key of Runway").click()
    expect(page.locator(".toast", has_text="does not accept the key")).to_be_visible()
    row.get_by_role("button", name="Give a key of Runway").click()
    row.get_by_label("Key", exact=True).fill(KEY)
    page.keyboard.press("Enter")
    expect(row.get_by_label("Key", exact=True)).to_have_count(0)
    row.get_by_role("button", name="Check the key of Runway").click()
    expect(page.locator(".toast", has_text="does not object")).to_be_visible()
    kept = studied.studio.settings.home / "keys.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert KEY not in page.content()

    studied.edit({"kind": "revise_shot", "shots": [shot["id"]], "generator": "runway"})
    page.get_by_role("tab", name="Board").click()
    for answer in ("No", "Yes, spend $"):
        page.locator(".verdict").get_by_role("button", name="Retake").click()
        asked = page.get_by_role("dialog", name="Rolling a retake: $")
        expect(asked.locator(".quotes li")).to_contain_text([f"{shot['slate']}runway"])
        asked.get_by_role("button", name=answer).click()
        expect(asked).to_have_count(0)
        if answer == "No":
            assert studied.camera.accepted == []
    studied.see_done("retake")
    expect(page.locator(".take")).to_have_count(2)
    assert len(studied.camera.accepted) == 1
    page.get_by_role("tab", name="Money").click()
    expect(page.locator(".ledger tbody tr")).to_have_count(1)

    studied.camera.order_trouble = Trouble(answer=RunwayService.refusals["no_money"][0])
    page.locator(".verdict").get_by_role("button", name="Retake").click()
    page.get_by_role("dialog").get_by_role("button", name="Yes, spend $").click()
    failed = page.locator(".chat [data-failed]")
    expect(failed).to_contain_text("The account at Runway has no credit left")
    expect(failed).not_to_contain_text("--")
    expect(page.locator(".ledger tbody tr", has_text="given back")).to_have_count(1)
    expect(page.locator(".toast", has_text="no credit")).to_have_count(0)
    failed.get_by_role("button", name="Roll with a camera").click()
    expect(page.get_by_role("dialog", name=f"Roll {shot['slate']}")).to_be_visible()
    page.keyboard.press("Escape")
    failed.get_by_role("button", name="Close").click()
    expect(failed).to_have_count(0)

    page.get_by_role("tab", name="Settings").click()
    row.get_by_role("button", name="Forget the key of Runway").click()
    page.get_by_role("button", name="Yes, take it away").click()
    expect(row.locator(".chip")).to_have_text("needs a key")
    assert KEY not in kept.read_text(encoding="utf-8")
    studied.edit({"kind": "revert", "revision": before["revision"]})
