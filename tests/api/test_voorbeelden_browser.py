"""The pages of the examples in a real browser: nothing sticks out, axe finds nothing serious, nothing is blocked."""

import pytest
from playwright.sync_api import Browser

from tests.api.test_browser import AXE, WIDTHS, browser  # noqa: F401 - a fixture


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_serious_on_the_examples_and_nothing_sticks_out(
    browser: Browser,  # noqa: F811
    address: str,
    width: int,
) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    with context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        for name in ("", "/helmond", "/go"):
            page.goto(f"{address}voorbeelden{name}")
            for summary in page.locator("main summary").all():
                summary.click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if width == max(WIDTHS):
                continue  # what axe looks at does not differ
            page.add_script_tag(path=AXE)
            found = page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations")
            assert [item["nodes"][0]["html"] for item in found if item["impact"] in ("serious", "critical")] == []
        assert not [text for text in complaints if "Content Security Policy" in text]
