"""A region as a report, as who looks may see it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tarief.core.dutch import listed, money, with_small_letter
from tarief.region.disclosed import RegionTold
from tarief.region.disclosure import TOTAL, Told
from tarief.region.outcome import RegionOutcome
from tarief.report.cells import Cell, Holds
from tarief.report.columns import WHAT, YEAR, Column, columns
from tarief.report.region_exact import exact_tables, municipal_table, path_warning, price_table, shared_out
from tarief.report.report import Report
from tarief.report.tables import Table

_LABELS = {
    "aantal": "Aantal aanbieders",
    "gemiddelde": "Gemiddelde",
    "gewogen_gemiddelde": "Gemiddelde naar volume",
    "mediaan": "Mediaan",
    "eerste_kwartiel": "Eerste kwartiel (Q1)",
    "derde_kwartiel": "Derde kwartiel (Q3)",
    "dekking_exact": "Dekking op een decimaal",
    "tekort_en_overschot": "Tekort en overschot",
    "andere_referentieregels": "Andere referentieregels",
    "continuiteit_per_aanbieder": "Continuïteit per aanbieder",
    "grenzen_van_de_ruimte": "De grenzen van de ruimte",
}
_WITHHELD = (WHAT, *columns(Holds.TEXT, reden="Waarom niet"))
_FIGURE = (WHAT, *columns(Holds.TEXT, cijfer="Cijfer", reden=""))
_REFUSED = "niet verteld"
_ROUNDED = "Afgerond en in banden, volgens het publicatiebeleid. Aanbieders van één moederbedrijf tellen als één."
_ONCE = (
    "Vertel dit één keer, met tarieven die vooraf vaststaan, het belangrijkste eerst: daarna met andere tarieven of in "
    "een andere volgorde zou het samen te veel zeggen."
)
_ONLY_YES_OR_NO = (
    "Verteld wordt alleen of er ruimte is, bij één budget dat vaststaat: uit de grootte, of uit het antwoord bij "
    "steeds een ander budget, volgt de kostprijs van één aanbieder."
)


def _told_tables(found: RegionTold) -> tuple[Table, ...]:
    return (
        *_groups(found),
        *_zone(found),
        *_path(found),
        *_fragile(found),
        Table("niet_verteld", "Wat hier niet staat, en waarom", _WITHHELD, tuple(_by_reason(found.withheld))),
        *price_table(found.case.prices),
    )


def _groups(found: RegionTold) -> Iterator[Table]:
    for cell, figures in found.publication.cells.items():
        title = "Het hele gebied" if cell == TOTAL else f"Omvang: {cell}"
        note = "" if cell != TOTAL else f"{_ROUNDED} {_ONCE}" if found.case.tariffs else _ROUNDED
        rows = tuple((figure_label(item.key), item.text or _REFUSED) for item in figures.values())
        why = (f"Niet verteld: {what}. {reason}" for what, reason in _by_reason(figures.values()))
        yield Table(f"cijfers_{cell}", title, _FIGURE[:2], rows, note=" ".join(filter(None, (*why, note))))


def _by_reason(told: Iterable[Told]) -> Iterator[tuple[str, str]]:
    """What is not told, with the reason once for all that it keeps back."""
    labels: dict[str, list[str]] = {}
    for item in told:
        if item.refused:
            labels.setdefault(item.reason, []).append(figure_label(item.key))
    for reason, kept in labels.items():
        yield listed([kept[0], *(with_small_letter(label) for label in kept[1:])]), reason


def figure_label(key: str) -> str:
    """Return what a figure that may be told is called; a tariff is named in the key of its band."""
    tariff = key.rpartition("_")[2].replace(".", "").replace(",", ".")
    return _LABELS.get(key) or f"Volume onder kostprijs bij {money(Decimal(tariff))}"


def _zone(found: RegionTold) -> Iterator[Table]:
    if found.zone is None:
        return
    exists = found.zone["ruimte"]
    shown = _REFUSED if exists is None else "ja" if exists else "nee"
    rows = (("Ruimte op prijs", shown, str(found.zone["reden"])),)
    note = " ".join(filter(None, (str(found.zone["advies"]), _ONLY_YES_OR_NO)))
    yield Table("ruimte", "Ruimte voor een akkoord op prijs", _FIGURE, rows, note=note)


def _path(found: RegionTold) -> Iterator[Table]:
    if (impact := found.impact) is None:
        return
    why = found.volume_reason
    heads = (YEAR, Column("tarief", "Tarief", Holds.CENTS), *([] if why else [Column("extra", "Extra budget")]))
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (str(year.year), year.tariff, *([] if why else [total]))
        for year, total in zip(impact.years, impact.totals, strict=True)
    )
    note = " ".join(filter(None, (path_warning(impact), why)))
    yield Table("ingroeipad", "Het pad naar het nieuwe tarief", heads, rows, note=note)
    if not why:
        yield municipal_table(impact, shared_out(found.case.region))


def _fragile(found: RegionTold) -> Iterator[Table]:
    if not found.knows_equity or not found.case.tariffs:
        return
    rows = tuple((f"{item.name} {money(item.amount)}".strip(), found.fragile(item), "") for item in found.case.tariffs)
    heads = columns(Holds.TEXT, tarief="Tarief", aanbieders="Aanbieders", reden="")
    yield Table("continuiteit", "Aanbieders zonder vermogen binnen een jaar", heads, rows)


def report_of_region(found: RegionOutcome | RegionTold) -> Report:
    """Return the exact figures for the facilitator, and for others what may be told."""
    tables = exact_tables(found) if isinstance(found, RegionOutcome) else _told_tables(found)
    return Report(found.title, found.headline, tables, found.findings)
