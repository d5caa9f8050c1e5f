"""Each party of the region at each moment of its story, and each page that is a link or two away from its table.

All pages are fetched; what has a part that no page before it had is looked at as well, by axe and the camera.
"""

import re
from html import unescape
from html.parser import HTMLParser

from tests.walks.table import be, begin
from tests.walks.walker import Walker

#: How many links from the table.
MOST_LINKS = 2
#: The table and what belongs to it; the rest of the pages are walked elsewhere.
_OWN = re.compile(r"/(processen|akkoorden|overleg|begin|volgen)\b")
#: What no page may say in words: how a program writes what is missing, true or not filled in, or a key.
_NO_WORDS = re.compile(r"\b(?:None|True|False|nan|undefined|Traceback)\b|Decimal\(|\{\{|\b[a-z]+_[a-z_]+\b")
_UNREAD = re.compile(r"<(script|style|code)\b.*?</\1>", re.DOTALL)
#: One party for each way to sit at the table; others of a kind see the same pages with other numbers.
PARTIES = (
    "Stichting Grutto",
    "Dauwtrapper",
    "Eikelmuis",
    "Praktijk Morgenster",
    "Coöperatie Libel",
    "Regionaal inkoopteam",
    "Helmond",
    "Asten",
    "Bestuurlijk overleg",
    "Bureau Tafelblad",
)
_WITHOUT_END = {"input", "br", "img", "hr", "meta", "link", "source", "path", "rect", "line", "circle", "col", "wbr"}


class Parts(HTMLParser):
    """What a page is made of: each element, by its classes, within the two around it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: set[str] = set()
        self._around: list[tuple[str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        name = f"{tag}.{dict(attrs).get('class')}"
        self.parts.add(" ".join([*(outer for _, outer in self._around[-2:]), name]))
        if tag not in _WITHOUT_END:
            self._around.append((tag, name))

    def handle_endtag(self, tag: str) -> None:
        """Leave it, and what was never closed within it."""
        while self._around and self._around.pop()[0] != tag:
            pass


def sees_all(walker: Walker) -> None:
    """Go everywhere."""
    walker.open("/voorbeeldregio", "voorbeeldregio")
    moments = [text.strip().removeprefix("Begin ") for text in walker.page.locator("[name=dag]").all_inner_texts()]
    known: set[str] = set()
    for moment in moments:
        begin(walker, moment)
        for party in PARTIES:
            be(walker, party)
            _around(walker, f"{party} {moment}", known)


def _around(walker: Walker, name: str, known: set[str]) -> None:
    """Fetch the table and what it leads to, and look at what is new."""
    waiting, seen = [(walker.where(), 0)], set[str]()
    while waiting:
        path, links = waiting.pop(0)
        if path in seen:
            continue
        seen.add(path)
        got = walker.context.request.get(walker.address.rstrip("/") + path)
        if not got.ok:
            walker.faults.append(f"{path} ({name}): {got.status}")
        if not got.ok or "html" not in got.headers["content-type"]:
            continue
        page = got.text().partition("<main")[2]
        if wrong := _NO_WORDS.search(unescape(re.sub(r"<[^>]*>", " ", _UNREAD.sub("", page)))):
            walker.faults.append(f"{path} ({name}): says {wrong.group(0)!r}")
        if new := Parts(page).parts - known:
            known |= new
            walker.open(path, f"{name} {re.sub(r'[^a-z]+', ' ', re.sub(r'[0-9a-f-]{9,}', '', path))}".strip())
        if links < MOST_LINKS:
            found = (unescape(link) for link in re.findall(r'href="([^"#]+)', page))
            waiting += [(link, links + 1) for link in found if _OWN.match(link)]


WALKS = {"overal": sees_all}
