"""A real browser for the pages: Debian's chromium, driven by playwright, and what axe finds in them."""

from asyncio import events
from collections.abc import Callable, Container, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

#: Its names in Debian; the build without windows takes half the processor time of the other.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser")
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
#: The last one hides nothing.
WIDTHS = (360, 1280)
HEIGHT = 900
#: How many pixels wide a sheet of A4 is between the margins that the pages ask for.
PAPER = 726
#: A text of the page that lies under the name of the site, or empty: on paper that stands in a corner.
COVERED = """() => {
    const name = document.querySelector('.merk').getBoundingClientRect(), range = document.createRange();
    const texts = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    const beside = box => box.right <= name.left || box.left >= name.right;
    const meets = box => !beside(box) && box.top < name.bottom && name.top < box.bottom;
    while (texts.nextNode()) {
        range.selectNodeContents(texts.currentNode);
        if ([...range.getClientRects()].some(box => box.width > 1 && meets(box))) return texts.currentNode.data.trim();
    }
    return '';
}"""
SERIOUS = ("serious", "critical")
EVERY_IMPACT = ("minor", "moderate", *SERIOUS)
#: Style sheets are not fetched once more, a tenth of the time: only a rule that axe leaves off by itself reads them.
_RUN = """async () => (await axe.run({resultTypes: ["violations"], preload: {assets: ["media"]}})).violations"""
ARGUMENTS = [
    "--no-sandbox",  # the sandbox refuses to start as root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    # A third less processor time: no process for pictures on a screen, no threads beside the one that runs the page.
    "--in-process-gpu",
    "--disable-software-rasterizer",
    "--disable-extensions",
    "--disable-smooth-scrolling",
    "--renderer-process-limit=1",  # a process for each visit takes a tenth of it
    # A page lives too short to win back what it takes to compile its scripts once more.
    "--js-flags=--single-threaded --no-opt --no-maglev",
    # Nothing of the browser's own may go out: the tests talk to localhost only.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@cache
def _axe() -> str:
    """What the page evaluates before axe runs: as an element of its own it took twice the time, and axe read it too."""
    return AXE.read_text(encoding="utf-8")


@contextmanager
def open_browser(chromium: Path) -> Iterator[Browser]:
    """Give a headless browser; pass the path from the fixture `chromium`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def staying_browser(chromium: Path) -> Iterator[Callable[[], AbstractContextManager[Browser]]]:
    """Give what lends one browser, again and again: its start takes as long as a test.

    The event loop of playwright is only there while the browser is lent, since a thread runs no second one beside it.
    """
    with open_browser(chromium) as browser:
        loop = events._get_running_loop()

        @contextmanager
        def lent() -> Iterator[Browser]:
            events._set_running_loop(loop)
            try:
                yield browser
            finally:
                events._set_running_loop(None)

        events._set_running_loop(None)
        try:
            yield lent
        finally:
            events._set_running_loop(loop)


@contextmanager
def unblocked_page(browser: Browser) -> Iterator[Page]:
    """A page into which axe may be put; fails where the page itself asks for what its policy forbids."""
    with browser.new_context(bypass_csp=True, viewport={"width": max(WIDTHS), "height": HEIGHT}) as context:
        page = context.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        yield page
        assert not [text for text in complaints if "Content Security Policy" in text]


def page_faults(page: Page, impacts: Container[str] = SERIOUS) -> list[str]:
    """What sticks out at either width and what axe finds where all is shown, all unfolded, in one visit."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    found: list[str] = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        page.wait_for_load_state()
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"sticks out at {width}")
    page.evaluate(_axe())
    violations = page.evaluate(_RUN)
    return found + [f"{item['id']}: {item['nodes'][0]['html']}" for item in violations if item["impact"] in impacts]
