"""Checking what is asked of a batch: names that exist, columns that fit together."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from tarief.core.arrays import np
from tarief.core.findings import Finding, refuse
from tarief.core.nearest import doubled, meant
from tarief.core.place import Place

KIND = "reeks"
#: Columns of input or results by key.
Columns = Mapping[str, Any]


def fault(place: Place, text: str, advice: str) -> Finding:
    """Return a fault of a batch."""
    return Finding(KIND, text, advice, place)


def checked_names(known: Collection[str], varying: Sequence[str], results: Sequence[str]) -> None:
    """Refuse names that are no line of this calculation, and a name that is there twice."""
    refuse([*_unknown(known, varying), *_unknown(known, results), *_twice(varying), *_twice(results)])


def _unknown(known: Iterable[str], names: Sequence[str]) -> Iterator[Finding]:
    for name in names:
        if name not in known:
            advice = meant(str(name), known, "Kies een regel van de berekening.")
            yield fault(Place.of(str(name)), f"'{str(name)[:60]}' is geen regel van deze berekening.", advice)


def _twice(names: Sequence[str]) -> Iterator[Finding]:
    for name in doubled(names):
        yield fault(Place.of(name), f"'{name}' staat er twee keer.", "Noem elke regel één keer.")


def checked_columns(names: Sequence[str], given: Mapping[str, Any]) -> tuple[list[Any], int]:
    """Return the columns in the order of `names` as float64 arrays (one number: an array of one), and the rows."""
    missing = [name for name in names if name not in given]
    findings = [
        fault(Place.of(name), f"De kolom '{name}' ontbreekt.", "Geef een reeks of één getal.") for name in missing
    ]
    findings += _too_many(names, given)
    columns = [_column(name, given[name], findings) for name in names if name in given]
    lengths = {name: len(column) for name, column in zip(names, columns, strict=False) if column.ndim == 1}
    if len(set(lengths.values())) > 1 and not findings:
        told = ", ".join(f"{name} {length}" for name, length in lengths.items())
        findings.append(fault(Place(), f"De kolommen zijn niet even lang: {told}.", "Geef elke kolom evenveel rijen."))
    refuse(findings)
    return [np.atleast_1d(column) for column in columns], next(iter(lengths.values()), 1)


def _too_many(names: Sequence[str], given: Mapping[str, Any]) -> Iterator[Finding]:
    for name in given:
        if name not in names:
            advice = meant(str(name), names, "Haal de kolom weg, of noem hem bij wat wisselt.")
            yield fault(Place.of(str(name)), f"De kolom '{str(name)[:60]}' wisselt niet in deze reeks.", advice)


def _column(name: str, raw: Any, findings: list[Finding]) -> Any:
    try:
        column = np.asarray(raw, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        findings.append(fault(Place.of(name), "Dit zijn geen getallen.", "Geef een reeks van getallen, of één getal."))
        return np.empty(0)
    if column.ndim > 1:
        findings.append(fault(Place.of(name), "Een kolom heeft één getal per rij.", "Geef een reeks met één dimensie."))
    return column
