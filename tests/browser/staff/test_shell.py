from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect


def test_the_keys_are_told_by_a_key(desk_page: Page):
    desk_page.keyboard.press("?")

    expect(desk_page.get_by_role("dialog")).to_be_visible()


def test_preferences_are_accessible_by_day_and_by_night(desk_page: Page):
    for theme in ("Light", "Dark"):
        desk_page.get_by_label(theme).check()
        desk_page.get_by_role("button", name="Save").click()
        expect(desk_page.get_by_text("Saved.")).to_be_visible()

        assert Axe().run(desk_page).response["violations"] == []
