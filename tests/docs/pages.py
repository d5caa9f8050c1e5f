"""The pages in Markdown: their headings, links and blocks of code."""

import re
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
FENCED = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def pages() -> tuple[Path, ...]:
    """Every page of ours."""
    return tuple(path for path in committed() if path.suffix == ".md")


@cache
def committed() -> tuple[Path, ...]:
    """What git holds or would add."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(sorted({ROOT / name for name in names if name and (ROOT / name).is_file()}))


@cache
def text_of(path: Path) -> str:
    """The text of a file; nothing for one that is no text."""
    content = path.read_bytes()
    return "" if b"\0" in content else content.decode("utf-8")


@cache
def anchors(page: Path) -> frozenset[str]:
    """The addresses of the headings, as a forge makes them."""
    bare = FENCED.sub("", text_of(page))
    headings = re.findall(r"^#+ (.*)$", bare, re.MULTILINE)
    return frozenset(re.sub(r"[^\w -]", "", heading.lower()).strip().replace(" ", "-") for heading in headings)


def blocks(page: Path, language: str) -> list[str]:
    """The blocks of code in one language, in order."""
    return [code for name, code in FENCED.findall(text_of(page)) if name == language]


def table(page: Path, first: str) -> list[list[str]]:
    """The rows of the table whose first heading is `first`, without marks of code."""
    lines = text_of(page).splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {first} |"))
    rows = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows
