"""Somebody who uses the pages by keyboard alone, and looks at every page that comes by with axe and a camera."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, ConsoleMessage, Locator, Page, Request, TimeoutError

from tests.tools.browser import AXE, COVERED, PAPER

#: More than the longest page of the region has to stop at.
MOST_STOPS = 700
#: More than somebody presses a button that does nothing.
MOST_PRESSES = 6
#: What the law asks, and what axe advises beside it; a target of at least 24 pixels is part of WCAG 2.2.
AXE_OPTIONS = {
    "resultTypes": ["violations", "incomplete"],
    "rules": {"target-size": {"enabled": True}},
    "preload": False,  # style sheets are there already
}
#: A page without scripts has no timers, by which axe goes from one rule to the next: it goes on at once.
_RUN_AXE = """async options => {
    const timer = window.setTimeout;
    window.setTimeout = does => { Promise.resolve().then(does); return 0 };
    try { return await axe.run(options) } finally { window.setTimeout = timer }
}"""
#: What differs from one visit to the next, and not for who looks: addresses of processes and files, tokens, times.
_VARIES = re.compile(r"""(?:value|href|action|src)="[^"]*"|\d\d?[:-]\d\d""")
_UNFOLD = "document.querySelectorAll('details:not([open])').forEach(e => { e.open = true; e.dataset.was = '' })"
_FOLD = "document.querySelectorAll('details[data-was]').forEach(e => { e.open = false; delete e.dataset.was })"
_WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: Whether the stop is seen to be one (WCAG 2.4.7), and is not wholly under something else (2.4.11).
_FOCUS = """element => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
    const x = Math.min(Math.max(box.x + box.width / 2, 1), innerWidth - 1), y = box.y + Math.min(box.height, 40) / 2;
    const top = document.elementFromPoint(x, y);
    const own = top && (element.contains(top) || top.contains(element) || top.closest('label')?.control === element);
    return (ring ? '' : 'no ring ') + (own ? '' : 'covered');
}"""


@dataclass
class Walker:
    """One walk in one browser context; what is wrong is gathered, with the place where it was seen."""

    context: BrowserContext
    address: str
    pictures: Path | None = None
    #: The states of pages that were seen in this or another walk, each by its hash; without, axe looks at none.
    known: set[int] | None = field(default_factory=set)
    faults: list[str] = field(default_factory=list)
    unsure: Counter[str] = field(default_factory=Counter)
    looked_at: int = 0

    def __post_init__(self) -> None:
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(300_000)  # also on a busy machine
        self.page.on("console", self._complained)
        self.page.on("pageerror", lambda error: self.faults.append(f"{self.where()}: script: {error}"))
        self.page.on("request", self._asked)

    def open(self, path: str, name: str) -> None:
        """Go to an address, as by a bookmark, and look."""
        self.page.goto(self.address + path.removeprefix("/"))
        self.look(name)

    def look(self, name: str) -> None:
        """See whether anything sticks out or is unfit, with all unfolded, and take a picture."""
        self.looked_at += 1
        self.page.evaluate(_UNFOLD)
        if (wider := self.page.evaluate(_WIDER)) > 0:
            self.faults.append(f"{self.where()} ({name}): sticks out by {wider}")
        self._axe(name)
        if self.pictures:
            self.page.screenshot(path=self.pictures / f"{self.looked_at:02} {name}.png", full_page=True)
        self.page.evaluate(_FOLD)

    def prints(self, name: str, most: int = 1) -> None:
        """On paper an outcome is one page, or a few where letters that can be read ask for it; nothing is covered."""
        size = self.page.viewport_size
        assert size is not None
        self.page.set_viewport_size({"width": PAPER, "height": size["height"]})
        self.page.emulate_media(media="print")
        if covered := self.page.evaluate(COVERED):
            self.faults.append(f"{self.where()} ({name}): on paper {covered} lies under the name of the site")
        self.page.emulate_media(media="null")  # as it was: paper has its own way by itself
        self.page.set_viewport_size(size)
        pages = len(re.findall(rb"/Type\s*/Page\b", self.page.pdf(format="A4")))
        if not 1 <= pages <= most:
            self.faults.append(f"{self.where()} ({name}): {pages} pages on paper")

    def reach(self, target: Locator) -> None:
        """Press Tab until there; the place must be seen to be it."""
        element = target.first.element_handle()
        for _ in range(MOST_STOPS):
            if element.evaluate("element => element === document.activeElement"):
                if wrong := element.evaluate(_FOCUS):
                    self.faults.append(f"{self.where()}: focus on {target}: {wrong}")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.where()}: not reached by keyboard: {target}")

    def follow(self, name: str, look: str = "", *, exact: bool = False) -> None:
        """Follow a link."""
        self._press(self.page.get_by_role("link", name=name, exact=exact), "Enter", look)

    def press(self, name: str, look: str = "", *, exact: bool = False) -> None:
        """Press a button that leads to a page."""
        self._press(self.page.get_by_role("button", name=name, exact=exact), "Enter", look)

    def unfold(self, text: str) -> None:
        """Open a part that is folded."""
        summary = self.page.locator("summary", has_text=text).first
        self.reach(summary)
        self.page.keyboard.press("Enter")

    def type(self, label: str, text: str, *, exact: bool = True) -> None:
        """Type in a box instead of what stands there; in a list of choices, what the choice begins with."""
        self._type(self.page.get_by_label(label, exact=exact), text)

    def type_in(self, selector: str, text: str) -> None:
        """Type in a box that shares its label with others."""
        self._type(self.page.locator(selector), text)

    def _type(self, box: Locator, text: str) -> None:
        self.reach(box)
        if box.first.evaluate("element => element.tagName") != "SELECT":
            self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def tick(self, label: str, *, exact: bool = True) -> None:
        """Tick a box, or choose one of several: arrows lead to what Tab passes by."""
        box = self.page.get_by_label(label, exact=exact).first
        if box.get_attribute("type") == "radio":
            self._choose(box)
        else:
            self.reach(box)
            self.page.keyboard.press("Space")

    def answer(self) -> None:
        """Give every question on the page its first answer."""
        for number in range((questions := self.page.locator("fieldset.vraag:has(input[type=radio])")).count()):
            self._choose(questions.nth(number).locator("input[type=radio]").first)

    def hand(self, label: str, path: Path) -> None:
        """Choose a file; the dialog of the system is not the page's."""
        self.reach(self.page.get_by_label(label, exact=True))
        for _ in range(MOST_PRESSES):
            self.page.wait_for_timeout(100)  # the dialog asks that somebody was seen to press
            try:
                with self.page.expect_file_chooser(timeout=10_000) as chooser:
                    self.page.keyboard.press("Enter")
            except TimeoutError:  # a browser that is busy opens none: one presses again
                continue
            chooser.value.set_files(path)
            return
        raise AssertionError(f"{self.where()}: no dialog for a file at {label}")

    def fetch(self, name: str, *, role: str = "link") -> str:
        """Download something; returns the name of the file."""
        target = self.page.get_by_role("link" if role == "link" else "button", name=name)
        self.reach(target)
        with self.page.expect_download() as download:
            self.page.keyboard.press("Enter")
        assert Path(download.value.path()).stat().st_size
        return download.value.suggested_filename

    def sees(self, *texts: str) -> None:
        """Each text must stand on the page."""
        shown = re.sub(r"\s+", " ", self.page.inner_text("body"))
        for text in texts:
            assert text in shown, f"{self.where()}: {text!r} is not there: {shown[:2000]}"

    def sees_not(self, *texts: str) -> None:
        """None of the texts may stand anywhere in the page."""
        shown = self.page.content()
        for text in texts:
            assert text not in shown, f"{self.where()}: {text!r} is there"

    def _choose(self, box: Locator) -> None:
        name = box.get_attribute("name")
        group = self.page.locator(f"input[type=radio][name='{name}']")
        checked = self.page.locator(f"input[type=radio][name='{name}']:checked")
        self.reach(checked if checked.count() else group)
        if not checked.count():
            self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if box.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        assert box.is_checked(), f"{self.where()}: not chosen by keyboard: {box}"

    def _press(self, target: Locator, key: str, look: str) -> None:
        self.reach(target)
        self._comes(lambda: self.page.keyboard.press(key))
        if look:
            self.look(look)

    def _comes(self, does: Callable[[], None]) -> None:
        """Do what brings another page, or another place in it, and wait for it."""
        with self.page.expect_navigation():
            does()

    def _axe(self, name: str) -> None:
        state = hash((_VARIES.sub("", self.page.content()), self.page.evaluate("innerWidth")))
        if self.known is None or state in self.known:
            return
        self.known.add(state)
        if not self.page.evaluate("typeof axe === 'object'"):
            self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self.page.evaluate(_RUN_AXE, AXE_OPTIONS)
        for item in found["violations"]:
            self.faults.append(f"{self.where()} ({name}): {item['id']}: {item['nodes'][0]['html'][:200]}")
        for item in found["incomplete"]:
            for node in item["nodes"]:
                told = (node["any"] or node["all"] or node["none"])[0]["message"]
                where = re.sub(r"[#\[][^ >]*|:nth-child\(\d+\)", "", node["target"][-1]).rpartition(" > ")[2]
                self.unsure[f"{item['id']}: {told[:90]} ({where})"] += 1

    def _complained(self, message: ConsoleMessage) -> None:
        refused = message.text.startswith("Failed to load resource: the server responded with a status of 4")
        if message.type in ("error", "warning") and not (refused and message.location["url"] == self.page.url):
            self.faults.append(f"{self.where()}: console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"{self.where()}: asks outside: {request.url}")

    def where(self) -> str:
        """Where one is, as a path."""
        return self.page.url.removeprefix(self.address.rstrip("/"))
