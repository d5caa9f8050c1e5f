"""An .xlsx or .xlsm: sheets, names, formats, comments, and the values beside the formulas."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from .cellvalue import BookFacts, unescaped
from .formats import BUILTIN
from .package import Element, Package, attribute, local, properties
from .result import (
    DAMAGED,
    NOTHING,
    NUMBER,
    Data,
    Place,
    RawName,
    RawSheet,
    RawTable,
    Unreadable,
    address,
    area_of,
    book,
    raw_name,
)
from .worksheet import WorksheetReader

_TRUE, _FALSE = ("1", "true"), ("0", "false")
_LONGEST_FORMAT = 255
_MOST_COLUMNS = 256
_PROPERTIES = ("docProps/core.xml", "docProps/app.xml", "docProps/custom.xml")


def read_xlsx(content: bytes) -> Data:
    """Return the workbook as plain data; raises `Unreadable`."""
    package = Package(content)
    main = next((name for kind, name in package.related("").values() if kind == "officeDocument"), "xl/workbook.xml")
    workbook = list(package.tree(main))
    related = package.related(main)
    if not workbook:
        raise Unreadable(DAMAGED)
    facts = BookFacts(starts_1904=any(element.get("date1904") in _TRUE for element in workbook))
    _read_shared(package, related, facts)
    sheets: list[RawSheet] = []
    order: list[str] = []
    tables: list[RawTable] = []
    faults: list[Place] = []
    for element in workbook:
        if local(element.tag) == "sheet":
            order.append(element.get("name", ""))
            id = attribute(element, "id")
            kind, name = related.get(id, ("", ""))
            if kind == "worksheet" or (id and not kind):  # a module of a very old Excel is a sheet without a part
                sheets.append(_sheet(package, element, name, facts, faults))
                tables += read_tables(package, name, sheets[-1])
    if faults:
        raise Unreadable(faults[0][0], *faults)
    settings = _settings(workbook, facts)
    if settings["on_load"]:
        _forget_zeros(sheets)
    data = book(sheets, _names(workbook, order), properties(package, *_PROPERTIES), settings)
    return data | {"tables": tables}


def _read_shared(package: Package, related: dict[str, tuple[str, str]], facts: BookFacts) -> None:
    for kind, name in related.values():
        if kind == "sharedStrings":
            facts.strings = [_string(each) for each in package.tree(name) if local(each.tag) == "si"]
        elif kind == "styles":
            facts.formats = _formats(list(package.tree(name)))


def _string(element: Element) -> str:
    """Return the text of a string of one or more runs, without the pronunciation some languages add."""
    found = []
    for child in element:
        if local(child.tag) == "t":
            found.append(child.text or "")
        elif local(child.tag) == "r":
            found += [part.text or "" for part in child if local(part.tag) == "t"]
    return unescaped("".join(found))


def _formats(styles: list[Element]) -> list[str]:
    """Return the number format of each style of a cell, in order."""
    codes = dict(BUILTIN)
    for element in styles:
        if local(element.tag) == "numFmt" and element.get("numFmtId", "").isdigit():
            codes[int(element.get("numFmtId", ""))] = element.get("formatCode", "General")[:_LONGEST_FORMAT]
    cells = next((element for element in styles if local(element.tag) == "cellXfs"), ElementTree.Element("none"))
    numbers = [element.get("numFmtId", "0") for element in cells]
    return [codes.get(int(number), "General") if number.isdigit() else "General" for number in numbers]


def _sheet(package: Package, element: Element, name: str, facts: BookFacts, faults: list[Place]) -> RawSheet:
    hidden = element.get("state", "visible") != "visible"
    sheet = RawSheet(element.get("name", ""), hidden)
    WorksheetReader(sheet, facts, faults).read(package.read(name))
    comments: dict[str, str] = {}
    for kind, part in sorted(package.related(name).values()):  # threaded ones last: they replace a summary
        if kind in ("comments", "threadedComment"):
            comments |= _comments(package, part)
    for reference, text in comments.items():
        facts.budget.spend(len(text))
        sheet.comments.append((*address(reference), text))
    return sheet


def _comments(package: Package, name: str) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for element in package.tree(name):
        if local(element.tag) in ("comment", "threadedComment") and element.get("ref"):
            texts = [part.text or "" for part in element.iter() if local(part.tag) in ("t", "text")]
            found.setdefault(element.get("ref", ""), []).append("".join(texts).strip())
    return {reference: "\n".join(texts) for reference, texts in found.items()}


def _forget_zeros(sheets: list[RawSheet]) -> None:
    """Where every formula has a 0 and is to be worked out on opening, a program wrote the file that cannot calculate.

    Then no outcome is stored at all.
    """
    formulas = [cell for sheet in sheets for cell in sheet.cells if cell.formula and cell.stored]
    if all(cell.kind == NUMBER and not cell.value.strip("0.") for cell in formulas):
        for sheet in sheets:
            sheet.cells = [
                cell._replace(kind=NOTHING, value="", stored=False) if cell.formula else cell for cell in sheet.cells
            ]


def _names(workbook: list[Element], order: list[str]) -> list[RawName]:
    found = []
    for element in workbook:
        name, text = element.get("name", ""), element.text or ""
        if local(element.tag) == "definedName" and text:
            scope = element.get("localSheetId", "")
            own = order[int(scope)] if scope.isdigit() and int(scope) < len(order) else ""
            found.append(raw_name(own, name, text, order))
    return found


def _settings(workbook: list[Element], facts: BookFacts) -> dict[str, bool]:
    return {
        "starts_1904": facts.starts_1904,
        "rounds_as_shown": any(element.get("fullPrecision") in _FALSE for element in workbook),
        "iterates": any(element.get("iterate") in _TRUE for element in workbook),
        "on_load": any(element.get("fullCalcOnLoad") in _TRUE for element in workbook),
    }


def read_tables(package: Package, part: str, sheet: RawSheet) -> Iterator[RawTable]:
    """Yield the tables of the sheet in this part, and see what they filter out; raises `Unreadable`."""
    for kind, name in package.related(part).values():
        if kind == "table":
            elements = list(package.tree(name))
            heads = [each.get("name", "") for each in elements if local(each.tag) == "tableColumn"][:_MOST_COLUMNS]
            if elements and heads:
                root = elements[0].attrib
                area = area_of(root.get("ref", ""))
                shown = root.get("headerRowCount", "1") != "0", root.get("totalsRowCount", "0") != "0"
                if any(local(each.tag) == "filterColumn" for each in elements):
                    sheet.see_filter(area)
                yield root.get("displayName", root.get("name", "")), sheet.name, area, heads, *shown
