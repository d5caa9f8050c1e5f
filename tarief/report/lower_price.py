"""The flat-cut screen as tables, in the order of docs/onderhandeling.md#vlakke-korting."""

from collections.abc import Iterator

from tarief.calculation.assumption import ASSUMED
from tarief.core.dutch import dutch, shown
from tarief.core.law import LAWS
from tarief.lower_price.equivalents import Equivalent, Plausibility
from tarief.lower_price.flat_cut_outcome import AFTER, BEFORE, CutOutcome
from tarief.lower_price.measures import units
from tarief.region.disclosed import FROM_SHORTFALLS
from tarief.region.disclosure import Told
from tarief.report.cells import Cell, Holds
from tarief.report.columns import WHAT, Column, columns
from tarief.report.region_exact import price_table
from tarief.report.report import Report
from tarief.report.tables import Table

_ALONE = "Elke waarde is de enige die verandert; de rest blijft zoals hij is."
_FREE = "Niet te toetsen: van deze invoer is geen bandbreedte gegeven."
_FACTS = "De cao, de wet of een fonds bepaalt deze waarden; wie aan tafel zit kan er niet van afwijken."
_NO_PLANS = (
    "Er zijn geen bandbreedtes of plannen gegeven, dus dit is de enige maatregel die altijd te noemen is. Geeft u "
    "bandbreedtes of plannen mee, dan staan hier ook andere maatregelen naast de korting."
)
_REFUSED = "niet verteld"
NO_BREAK = "\u00a0"


def report_of_cut(found: CutOutcome) -> Report:
    """Return equivalents, elements, coverage, continuity, saving, alternatives, and the price list."""
    tables = (
        *_equivalents(found),
        *_elements(found),
        *_coverage(found),
        *_told(found),
        *_fragile(found),
        *_saving(found),
        _measures(found),
        *price_table(found.prices),
    )
    breakdown = found.cut.breakdown
    assumed = tuple(finding for finding in breakdown.findings if finding.kind == ASSUMED)
    return Report(
        found.title, found.headline, tuple(table.in_unit(breakdown.unit) for table in tables), assumed + found.findings
    )


def _equivalents(found: CutOutcome) -> Iterator[Table]:
    """What is open to talk with its verdict, and apart from that the facts, in a list."""
    facts = [item for item in found.cut.equivalents if _stands(item)]
    rows = tuple(
        (item.label, _whole(shown(item.current, item.unit)), _whole(item.shown), item.verdict.words)
        for item in found.cut.equivalents
        if not _stands(item)
    )
    heads = (WHAT, *columns(Holds.TEXT, waarde="Nu", nodig="Nodig", oordeel="Oordeel"))
    yield Table("equivalenten", "Wat één voor één waar moet zijn", heads, rows, note=_reasons(found))
    if facts:
        listed = tuple((item.label, _whole(shown(item.current, item.unit))) for item in facts)
        yield Table("feiten", "Wat vaststaat en de korting niet kan dragen", heads[:2], listed, note=_FACTS)


def _stands(item: Equivalent) -> bool:
    return item.is_fact and item.verdict in (Plausibility.IMPOSSIBLE, Plausibility.NO_INFLUENCE)


def _whole(amount: str) -> str:
    """A number that is not parted from its unit at the end of a line."""
    return amount.replace(" ", NO_BREAK)


def _reasons(found: CutOutcome) -> str:
    """Why each verdict is what it is, below the table: in a column they would leave no room for the figures."""
    told = [
        item.reason if item.reason.startswith(item.label) else f"{item.label}: {item.reason}"
        for item in found.cut.equivalents
        if item.verdict in (Plausibility.WITHIN, Plausibility.OUTSIDE, Plausibility.IMPOSSIBLE) and not _stands(item)
    ]
    free = any(item.verdict is Plausibility.POSSIBLE for item in found.cut.equivalents)
    return "\n".join((_ALONE, *([_FREE] if free else []), *told))


def _elements(found: CutOutcome) -> Iterator[Table]:
    heads = (WHAT, *columns(Holds.CENTS, bedrag="Bedrag", gedekt="Nog betaald", niet_gedekt="Niet betaald"))
    for law, stack in found.cut.stacks.items():
        rows = tuple((item.label, item.amount, item.covered, item.uncovered) for item in stack.layers)
        title = f"Wat het lagere tarief nog betaalt ({LAWS[law].article})"
        yield Table(f"elementen_{law}", title, heads, rows, note=stack.text)


def _coverage(found: CutOutcome) -> Iterator[Table]:
    before, after = found.cut.before, found.cut.after
    if before is None or after is None:
        return
    heads = (
        WHAT,
        Column("tarief", "Tarief", Holds.CENTS),
        Column("aanbieders", "Aanbieders gedekt", Holds.TEXT),
        Column("volume", "Volume gedekt", Holds.SHARE),
        Column("tekort", "Tekort per jaar"),
    )
    rows = tuple(
        (name, at.tariff, f"{at.covered} / {at.providers}", at.volume_share, at.shortfall)
        for name, at in ((BEFORE, before), (AFTER, after))
    )
    yield Table("dekking", "Wie onder kostprijs komt", heads, rows)


def _told(found: CutOutcome) -> Iterator[Table]:
    """In bands, for others."""
    if found.told is None:
        return
    heads = (WHAT, *columns(Holds.TEXT, cijfer="Volume onder kostprijs", reden=""))
    pairs = ((BEFORE, found.below(found.cut.old)), (AFTER, found.below(found.cut.new)))
    yield Table("dekking", "Wie onder kostprijs komt", heads, tuple(_row(name, item) for name, item in pairs))


def _row(name: str, item: Told) -> tuple[Cell, ...]:
    return name, item.text or _REFUSED, item.reason


def _fragile(found: CutOutcome) -> Iterator[Table]:
    told = found.told
    band = found.cut.fragile
    if told is not None and told.knows_equity:
        band = told.fragile(told.case.tariffs[0])
    if band is None:
        return
    rows = (("Vermogen binnen een jaar op, na de korting", band),)
    yield Table("continuiteit", "Wie het niet lang volhoudt", (WHAT, Column("aantal", "Aanbieders", Holds.TEXT)), rows)


def _saving(found: CutOutcome) -> Iterator[Table]:
    title = "Wat de korting de gemeenten per jaar bespaart, en wat daarvan verschuift"
    if found.told is not None:
        heads = (WHAT, *columns(Holds.TEXT, cijfer="Euro", reden=""))
        shifted = Told("verschoven", "", None, FROM_SHORTFALLS)
        rows = (_row("Lagere prijs × volume", found.gross), _row("Daarvan verlies van aanbieders", shifted))
        yield Table("besparing", title, heads, rows)
    saving = found.cut.saving
    if saving is None:
        return
    exact: list[tuple[Cell, ...]] = [
        ("Lagere prijs × volume", saving.gross),
        ("Daarvan verlies van aanbieders: geen besparing", saving.shifted),
    ]
    if saving.replacement is not None and saving.net is not None:
        exact += [
            ("Wat dat volume elders kost", saving.replacement),
            ("Wat er dan van de besparing overblijft", saving.net),
        ]
    unit = units(found.cut.breakdown.per)
    note = f"Nieuw onder kostprijs komen {dutch(saving.uncovered_volume, 0)} {unit} per jaar."
    yield Table("besparing", title, (WHAT, Column("bedrag", "Euro per jaar")), tuple(exact), note=note)


def _measures(found: CutOutcome) -> Table:
    heads = (
        WHAT,
        Column("besparing", "Bespaart per eenheid", Holds.CENTS),
        Column("deel", "Deel van de korting", Holds.WHOLE_SHARE),
        Column("genoeg", "Genoeg?", Holds.TEXT),
    )
    rows = tuple(
        (item.label, item.shown, item.shown_share, "ja" if item.suffices else "nee") for item in found.cut.measures
    )
    note = _NO_PLANS if len(rows) == 1 else ""
    return Table("maatregelen", "Echte maatregelen naast de korting", heads, rows, note=note)
