"""The pages of the examples in a real browser: nothing sticks out, axe finds nothing serious, nothing is blocked."""

import pytest
from playwright.sync_api import Browser

from tests.tools.browser import page_faults, unblocked_page


@pytest.mark.parametrize("name", ["", "/helmond", "/go"])
def test_axe_finds_nothing_serious_on_the_examples_and_nothing_sticks_out(
    browser: Browser, address: str, name: str
) -> None:
    with unblocked_page(browser) as page:
        page.goto(f"{address}voorbeelden{name}")
        assert page_faults(page) == []
