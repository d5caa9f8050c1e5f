"""What a file carries that could run or fetch something: it is left alone, its cells are read, a remark says so."""

from collections.abc import Iterator

from tarief.core.findings import Finding, Severity
from workbooks.read.guard.box import Count
from workbooks.read.guard.problems import SAVE_AS

CONNECTION = "een gegevensverbinding"
PROGRAM = "een verwijzing naar een ander programma (DDE of OLE)"
OBJECT = "een ingebed bestand of object"
ACTIVE_X = "een ActiveX-onderdeel"
#: In this order they are told; of the first two the cells hold what was fetched before.
_ORDER = (CONNECTION, PROGRAM, OBJECT, ACTIVE_X)
_FETCHING = frozenset(_ORDER[:2])


def remarks(count: Count, *, macros: bool) -> Iterator[Finding]:
    """Yield what there is to say of a file whose cells were counted; the same for every format."""
    if count.skipped:
        cells = "staat 1 cel" if count.skipped == 1 else f"staan {count.skipped} cellen"
        text = f"In dit werkboek {cells} in een verkorte schrijfwijze, die niet gelezen kan worden."
        yield Finding("cellen_overgeslagen", text, SAVE_AS, severity=Severity.WARNING)
    if macros:
        text = "Dit werkboek bevat macro's. Ze zijn niet uitgevoerd; alleen de cellen zijn gelezen."
        yield Finding("macros_genegeerd", text, severity=Severity.NOTE)
    if count.linked:
        text = "Dit werkboek haalt cijfers uit andere bestanden. Gelezen zijn de waarden die erin bewaard zijn."
        yield Finding("externe_koppeling", text, "Controleer of die waarden nog kloppen.", severity=Severity.WARNING)
    if count.left_alone:
        yield _left_alone(count.left_alone)


def _left_alone(kinds: set[str]) -> Finding:
    named = [kind for kind in _ORDER if kind in kinds]
    told = " en ".join(part for part in (", ".join(named[:-1]), named[-1]) if part)
    text = f"Dit werkboek bevat {told}. Er is niets opgehaald of uitgevoerd; alleen de cellen zijn gelezen."
    if kinds & _FETCHING:
        return Finding("actieve_inhoud", text, "Controleer of de waarden nog kloppen.", severity=Severity.WARNING)
    return Finding("actieve_inhoud", text, severity=Severity.NOTE)
