"""A tool of the tests as its maker changes it between two years: a row comes between, a sheet gets another name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tests.rekentool.books import Cell, Tool

_REFERENCE = re.compile(r"(:)?(\b\w+!)?(\$?[A-Z]{1,2}\$?)(\d+)\b")


def with_row(tool: Tool, tab: str, at: int, row: tuple[Cell, ...]) -> Tool:
    """Put a row in a tab, and move what refers to the rows below it, as a spreadsheet does."""

    def moved(text: str, own: str) -> str:
        home = own

        def one(found: re.Match[str]) -> str:
            nonlocal home
            colon, sheet, column, number = found.groups()
            home = home if colon and not sheet else (sheet or f"{own}!").rstrip("!")
            place = int(number) + (home == tab and int(number) >= at)
            return f"{colon or ''}{sheet or ''}{column}{place}"

        return _REFERENCE.sub(one, text)

    found = _changed(tool, lambda name, text: moved(text, name), {})
    rows = list(found.tabs[tab].rows)
    rows.insert(at - 1, row)
    return replace(found, tabs={**found.tabs, tab: replace(found.tabs[tab], rows=tuple(rows))})


def with_names(tool: Tool, names: dict[str, str]) -> Tool:
    """Give tabs another name, also in the formulas."""

    def renamed(_: str, text: str) -> str:
        for old, new in names.items():
            text = text.replace(f"{old}!", f"{new}!")
        return text

    return _changed(tool, renamed, names)


def _changed(tool: Tool, change: Callable[[str, str], str], names: dict[str, str]) -> Tool:
    def written(name: str, held: Cell) -> Cell:
        return change(name, held) if isinstance(held, str) and held.startswith("=") else held

    tabs = {
        names.get(name, name): replace(
            tab,
            rows=tuple(
                tuple(written(name, each) if isinstance(each, str) else each for each in row) for row in tab.rows
            ),
            lists={change(name, area): str(written(name, text)) for area, text in tab.lists.items()},
            formats={change(name, area): code for area, code in tab.formats.items()},
        )
        for name, tab in tool.tabs.items()
    }
    return replace(tool, tabs=tabs, result=change("", tool.result))
