"""One answer of `POST /api/v1/werkboeken` as plain objects, whoever gave it: a server, or the function behind it."""

from __future__ import annotations

import json
import re
import tomllib
import traceback
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

#: Sheet and address.
Cell = tuple[str, str]
#: A file and answers in, the object of the answer out.
Read = Callable[[Path, "dict[str, str]"], "dict[str, Any]"]

WORDS = tomllib.loads((Path(__file__).parent / "meanings.toml").read_text(encoding="utf-8"))
#: The kind of a finding that stands for a fault of the program.
CRASH = "crash"
_PLACED = re.compile(r"^Blad (.+), cel(?:len)? ([A-Z]+[0-9]+)(?::[A-Z]+[0-9]+)?$")


@dataclass
class Value:
    """One value that was read. `sets`: what it becomes by each answer to its question, where that was told."""

    key: str
    value: str
    unit: str
    base: str
    cells: set[Cell]
    question: str = ""
    sets: dict[str, list[Value]] | None = None


@dataclass
class Choice:
    """One answer to a question."""

    id: str
    label: str
    cells: set[Cell]


@dataclass
class Asked:
    """A question: where it stands, and every cell it is about."""

    id: str
    text: str
    at: set[Cell]
    cells: set[Cell]
    choices: list[Choice]


@dataclass
class Told:
    """A finding."""

    kind: str
    weight: str
    text: str
    place: str
    cell: Cell | None


@dataclass
class Product:
    """One product that was read."""

    name: str
    values: list[Value] = field(default_factory=list)
    printed: list[Value] = field(default_factory=list)
    outside: list[Value] = field(default_factory=list)

    def cells(self) -> set[Cell]:
        """Every cell that was taken for it."""
        return {cell for value in [*self.values, *self.printed, *self.outside] for cell in value.cells}


class Reading:
    """All of an answer."""

    def __init__(self, answer: dict[str, Any]) -> None:
        outcome = answer.get("uitkomst") or {}
        self.price: str | None = outcome.get("tarief")
        self.per: str = outcome.get("eenheid", "")
        self.products = [_product(each) for each in answer.get("producten", ())]
        self.unused: dict[Cell, str] = {
            (each["blad"], each["cel"]): each["waarom"] for each in answer.get("ongebruikt", ())
        }
        taken = (sheet for product in self.products for sheet, _ in sorted(product.cells()))
        self.sheets = list(dict.fromkeys([*(sheet for sheet, _ in self.unused), *taken]))
        self.questions = [self._asked(each) for each in answer.get("vragen", ())]
        told = [*answer.get("bevindingen_bestand", ()), *answer.get("bevindingen", ()), *outcome.get("bevindingen", ())]
        self.told = [_told(each) for each in {json.dumps(each, sort_keys=True): each for each in told}.values()]
        self._join()

    def values(self) -> Iterable[Value]:
        """Every value of every product."""
        return [value for product in self.products for value in product.values]

    def _asked(self, each: dict[str, Any]) -> Asked:
        at = cells_in(each.get("plaats", ""))
        choices = [self._choice(one) for one in each.get("keuzes", ())]
        about = at | _cells(each.get("cellen", ()))
        about.update(
            *(choice.cells for choice in choices),
            *(value.cells for value in self.values() if value.question == each["id"]),
        )
        return Asked(each["id"], each.get("tekst", ""), at, about, choices)

    def _choice(self, each: dict[str, Any]) -> Choice:
        named = self._named(each["waarde"]) | self._named(each["label"])
        return Choice(each["waarde"], each["label"], _cells(each.get("cellen", ())) | named)

    def _named(self, text: str) -> set[Cell]:
        """Cells that a text names, on sheets that exist."""
        sheets = "|".join(map(re.escape, sorted(self.sheets, key=len, reverse=True)))
        return set(re.findall(rf"({sheets})!([A-Z]{{1,3}}[0-9]+)", text)) if sheets else set()

    def _join(self) -> None:
        """What a question lets one choose between may all be in the value it is about."""
        for question in self.questions:
            rivals = [choice.cells for choice in question.choices if choice.cells]
            for value in self.values():
                if value.question == question.id and any(value.cells & cells for cells in rivals):
                    value.cells.update(*rivals)


def cells_in(place: str) -> set[Cell]:
    """The cell of `Blad Uren, cel C9`."""
    match = _PLACED.match(place or "")
    return {(match[1], match[2])} if match else set()


def _product(each: dict[str, Any]) -> Product:
    return Product(
        each["naam"],
        *([_value(one) for one in each.get(name) or ()] for name in ("begrepen", "gedrukt", "buiten_model")),
    )


def _value(each: dict[str, Any]) -> Value:
    told = each.get("keuzes")
    return Value(
        key=(each.get("sleutel") or "").split("/")[-1],
        value=each.get("waarde") or "",
        unit=each.get("eenheid") or "",
        base=each.get("grondslag") or "",
        cells=_cells(each.get("cellen") or ()) | cells_in(each.get("plaats") or ""),
        question=each.get("vraag") or "",
        sets=None if told is None else {one["waarde"]: [_value(zet) for zet in one["zet"]] for one in told},
    )


def _cells(listed: Iterable[Any]) -> set[Cell]:
    return {(one["blad"], one["cel"]) if isinstance(one, dict) else tuple(one.rsplit("!", 1)) for one in listed}  # type: ignore[misc]


def _told(each: dict[str, Any]) -> Told:
    place = each.get("plaats") or ""
    return Told(each["soort"], each["ernst"], each["tekst"], place, next(iter(cells_in(place)), None))


# ── two ways to an answer ──


def traceback_of(fault: Exception) -> str:
    """Where it went wrong, in a line."""
    frame = traceback.extract_tb(fault.__traceback__)[-1]
    return f"{type(fault).__name__}: {fault} ({Path(frame.filename).name}:{frame.lineno})"


def over_http(url: str) -> Read:
    """Ask a running server."""

    def read(path: Path, answers: dict[str, str]) -> dict[str, Any]:
        mark = uuid.uuid4().hex
        name = path.name.replace('"', "%22")
        parts = [
            ("antwoorden", "", json.dumps(answers, ensure_ascii=False).encode()),
            ("bestand", f'; filename="{name}"', path.read_bytes()),
        ]
        body = b"".join(
            f'--{mark}\r\nContent-Disposition: form-data; name="{field}"{more}\r\n\r\n'.encode() + data + b"\r\n"
            for field, more, data in parts
        )
        kind = {"Content-Type": f"multipart/form-data; boundary={mark}", "Accept": "application/json"}
        request = urllib.request.Request(
            f"{url.rstrip('/')}/api/v1/werkboeken", body + f"--{mark}--\r\n".encode(), kind
        )
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.loads(answer.read())  # type: ignore[no-any-return]
        except urllib.error.HTTPError as fault:
            with fault:
                return json.loads(fault.read() or b"{}")  # type: ignore[no-any-return]

    return read


def here() -> Read:
    """Ask the function behind the door, in this process; a file is read once, whatever is answered."""
    from api.files.look import SheetLook
    from api.files.upload import upload_as_json
    from tarief import Refused
    from workbooks.read.own_sheet import SheetAnswers
    from workbooks.read.understand import understand

    known: dict[Path, Any] = {}

    def read(path: Path, answers: dict[str, str]) -> dict[str, Any]:
        try:
            if path not in known:
                known[path] = understand(path.read_bytes(), name=path.name)
            answer = upload_as_json(SheetLook(known[path], SheetAnswers(answers)))
        except Refused as refused:
            return {"bevindingen": [finding.as_json() for finding in refused.findings]}
        except Exception as fault:  # a fault of the program is counted, and the rest still measured
            return {"bevindingen": [{"soort": CRASH, "ernst": "fout", "tekst": traceback_of(fault)}]}
        return json.loads(json.dumps(answer, default=str))  # type: ignore[no-any-return]

    return read
