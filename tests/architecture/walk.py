"""One cell of a provider's sheet on its way to the price: the forms in which the program holds its value.

`python -m tests.architecture.walk [TREE]` sends a sheet to the app of a tree, and counts the classes of the project
whose objects held the value themselves, and the plain mappings between functions that did. What happens in the
limited process that reads files is not seen: two forms more (the bytes of the file, the text it sends).
"""

import sys
import threading
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from types import FrameType

from openpyxl import Workbook

VALUE = Decimal("24.6837")
TEXTS = {str(VALUE), str(VALUE).replace(".", ",")}
PACKAGES = ("tarief", "workbooks", "api")
ROWS = (
    ("Loonkosten per uur", VALUE),
    ("Productiviteit", Decimal("0.8")),
    ("Overhead", Decimal("0.2"), "van de directe kosten"),
    ("Peildatum", "2026-01-01"),
)


def sheet() -> bytes:
    """A cost sheet of four rows."""
    book = Workbook()
    for row in ROWS:
        book.active.append([float(cell) if isinstance(cell, Decimal) else cell for cell in row])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def is_value(item: object) -> bool:
    """Whether this is the number, or its text."""
    return (isinstance(item, Decimal) and item == VALUE) or (isinstance(item, str) and item in TEXTS)


def holds(item: object) -> bool:
    """Whether an object holds the value itself, not in an object of its own."""
    if isinstance(item, Mapping):
        return any(map(is_value, item.values()))
    if isinstance(item, tuple | list):
        return any(map(is_value, item))
    slots = (name for kind in type(item).__mro__ for name in getattr(kind, "__slots__", ()))
    values = (getattr(item, name, None) for name in (*slots, *getattr(item, "__dict__", ())))
    return any(is_value(value) or (isinstance(value, Mapping) and holds(value)) for value in values)


class Watch:
    """Notes what the functions of the project make and give back."""

    def __init__(self) -> None:
        self.forms: set[str] = set()

    def __call__(self, frame: FrameType, event: str, given: object) -> None:
        """Look at what a function of the project returns."""
        module = frame.f_globals.get("__name__", "")
        if event == "return" and module.partition(".")[0] in PACKAGES:
            self.look(frame.f_locals.get("self") if frame.f_code.co_name == "__init__" else given, module)

    def look(self, given: object, module: str) -> None:
        """Note the form of what holds the value, one level deep."""
        items = given if isinstance(given, tuple | list) else (given,)
        for item in items:
            kind = type(item)
            if kind.__module__.partition(".")[0] in PACKAGES and holds(item):
                self.forms.add(f"{kind.__module__}.{kind.__qualname__}")
            elif isinstance(item, Mapping) and holds(item):
                self.forms.add(f"a mapping from {module}")


def forms() -> set[str]:
    """The forms seen while a sheet becomes a price, over HTTP."""
    from fastapi.testclient import TestClient

    from api.app import create_app

    watch, content = Watch(), sheet()
    threading.setprofile(watch)  # counts for threads that start from here: those of the app
    try:
        with TestClient(create_app()) as client:
            answer = client.post("/api/v1/werkboeken", files={"bestand": ("blad.xlsx", content)})
    finally:
        threading.setprofile(None)
    assert str(VALUE) in answer.text, answer.text
    return watch.forms


if __name__ == "__main__":
    tree = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
    sys.path.insert(0, str(tree))
    found = forms()
    print("\n".join(sorted(found)))
    print(len(found))
