"""No citation and no link leads nowhere."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, FENCED, ROOT, anchors, committed, pages, text_of

#: A page named in code, in a comment or in another page, perhaps with a heading.
CITED = re.compile(r"\b(docs/[\w./-]+\.(?:md|svg))(?:#([\w-]+))?")
NAMED = re.compile(r"(?<![\w/.-])([\w/-]+\.md)\b")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
SOURCE = ("tarief", "workbooks", "api", "tests")
#: Spelled as a number, so that this file passes its own test.
SECTION_SIGN = chr(0xA7)


def cited(path: Path) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {name}#{heading}" if heading else f"{path.relative_to(ROOT)}: {name}"
        for name, heading in CITED.findall(text_of(path))
        if not (ROOT / name).is_file() or (heading and heading not in anchors(ROOT / name))
    ]


def test_every_page_and_heading_that_is_cited_exists():
    wrong = [each for path in committed() for each in cited(path)]
    assert wrong == []


def test_the_source_cites_only_pages_that_are_here():
    wrong = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in committed()
        if path.relative_to(ROOT).parts[0] in SOURCE and path.suffix in (".py", ".toml", ".html")
        for name in NAMED.findall(text_of(path))
        if not (ROOT / name).is_file() and not (path.is_relative_to(ROOT / "tests") and (DOCS / name).is_file())
    }
    assert wrong == set()


def test_no_section_is_cited_by_a_number():
    wrong = [
        str(path.relative_to(ROOT))
        for path in committed()
        if path.suffix in (".py", ".toml", ".html", ".md") and SECTION_SIGN in text_of(path)
    ]
    assert wrong == []


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_of_a_page_leads_somewhere(page):
    wrong = []
    for link in LINK.findall(FENCED.sub("", text_of(page))):
        name, _, heading = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        if re.match(r"https?:", link):
            continue
        if not target.exists() or (heading and heading not in anchors(target)):
            wrong.append(link)
    assert wrong == []
