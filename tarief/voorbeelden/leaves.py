"""From the text of an example to its leaves: every value with a mark that says where it comes from.

A leaf is `{waarde = …, merk = "aanname"}`, or a plain value in a table that has a `merk`. A value on which sources
disagree is `{waarden = [{…}, {…}]}`: all stay.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from tarief.core.findings import Finding, refuse
from tarief.core.jsonable import Jsonable
from tarief.core.place import Place

KIND = "voorbeeldbestand"
_LEAST, _MOST = Decimal("1e-9"), Decimal("1e15")


class Mark(StrEnum):
    """Where a value comes from."""

    SOURCE = "bron"
    INTERVIEW = "interview"
    ASSUMED = "aanname"
    COMPUTED = "berekend"


def shown(value: Any) -> str:
    """Write the value of a leaf as text."""
    if isinstance(value, list):
        return ", ".join(shown(item) for item in value)
    if isinstance(value, bool):
        return "ja" if value else "nee"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


@dataclass(frozen=True, slots=True)
class Leaf(Jsonable):
    """One value of the data file."""

    TITLE = "Gegeven"

    path: Annotated[str, "pad"]
    value: Annotated[Any, "waarde", shown]
    mark: Annotated[Mark, "merk"]
    source: Annotated[str, "herkomst"] = ""
    note: Annotated[str, "toelichting"] = ""
    on: date | None = None


#: What a table says of the plain values in it: their mark and source.
_Scope = tuple[str, str]
_ABOUT = ("merk", "herkomst", "toelichting", "datum")


def leaves_of(content: Mapping[str, Any], name: str) -> dict[str, tuple[Leaf, ...]]:
    """Return the leaves by path, more than one where sources disagree. Refused names each value without a mark."""
    faults: list[Finding] = []
    found: dict[str, tuple[Leaf, ...]] = {}
    for path, raw, scope in _walk(content, "", ("", "")):
        several = raw["waarden"] if isinstance(raw, dict) and "waarden" in raw else [raw]
        if not isinstance(several, list) or not several or (several != [raw] and not all(map(_is_leaf, several))):
            faults.append(_fault(name, path, "'waarden' is geen lijst van waarden.", "Schrijf {waarde = …, merk = …}."))
            continue
        found[path] = tuple(_leaf(path, item, scope, name, faults) for item in several)
    refuse(faults)
    return found


def _walk(raw: Any, path: str, scope: _Scope) -> Iterator[tuple[str, Any, _Scope]]:
    if isinstance(raw, dict) and not _is_leaf(raw) and "waarden" not in raw:
        inner = (raw.get("merk", scope[0]), raw.get("herkomst", scope[1]))
        for key, value in raw.items():
            if key not in _ABOUT:
                yield from _walk(value, f"{path}.{key}" if path else key, inner)
    elif isinstance(raw, list) and raw and all(isinstance(item, dict) for item in raw):
        for number, item in enumerate(raw, 1):
            yield from _walk(item, f"{path}[{number}]", scope)
    else:
        yield path, raw, scope


def _leaf(path: str, raw: Any, scope: _Scope, name: str, faults: list[Finding]) -> Leaf:
    about = raw if _is_leaf(raw) else {}
    for key in sorted(set(about) - {*_ABOUT, "waarde"}):
        faults.append(_fault(name, path, f"Veld '{key}' is onbekend.", f"Kies uit: waarde, {', '.join(_ABOUT)}."))
    mark, source = about.get("merk", scope[0]), about.get("herkomst", scope[1])
    if mark not in list(Mark):
        text = f"Het merk '{mark}' bestaat niet." if mark else "Deze waarde heeft geen merk."
        faults.append(_fault(name, path, text, f"Vul in: merk = een van {', '.join(Mark)}."))
        mark = Mark.ASSUMED
    if mark == Mark.SOURCE and not source:
        faults.append(_fault(name, path, "Bij het merk 'bron' hoort een herkomst.", 'Vul in: herkomst = "…".'))
    on = about.get("datum")
    if on is not None and type(on) is not date:
        faults.append(_fault(name, path, "'datum' is geen datum.", "Vul in: datum = 2018-01-01."))
        on = None
    value = _exact(about.get("waarde", raw))
    if not all(map(_sensible, value if isinstance(value, list) else [value])):
        faults.append(_fault(name, path, "Dit getal is niet eindig, of veel te groot of te klein.", "Verbeter het."))
    return Leaf(path, value, Mark(mark), str(source), str(about.get("toelichting", "")), on)


def _is_leaf(raw: Any) -> bool:
    return isinstance(raw, dict) and "waarde" in raw


def _exact(value: Any) -> Any:
    if isinstance(value, list):
        return [_exact(item) for item in value]
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _sensible(value: Any) -> bool:
    """Whether it is no number, 0, or a number that a contract can hold."""
    return not isinstance(value, Decimal) or (value.is_finite() and (not value or _LEAST <= abs(value) <= _MOST))


def _fault(name: str, path: str, text: str, advice: str) -> Finding:
    return Finding(KIND, text, advice, Place.dotted(path, lead=f"{name}, "))
