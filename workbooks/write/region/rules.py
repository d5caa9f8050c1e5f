"""The sheet Referentieregels: every rule as a formula over the providers, with the choices behind it to change."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from tarief.region.outcome import RegionOutcome
from tarief.region.rules import Rule, percent
from workbooks.write.book.book import Sheet
from workbooks.write.book.look import COLUMNS, FIGURE, FILL_IN, NOTE, SUBTITLE, TEXT, TITLE
from workbooks.write.region.providers import CONFIDENTIAL, COSTS, FIT, FIT_SO_FAR, SO_FAR, VOLUMES

SHEET, _FIRST = "Referentieregels", 5
_EXPLANATION = (
    "Geen van deze regels is vanzelf de reële prijs: kies er een en motiveer waarom. Gele cellen zijn keuzes."
)
_WIDTHS = {"A": 1.5, "B": 52, "C": 14, "D": 12, "E": 56, "F": 1.5}
#: More than any cost: what must not be the lowest gets this on top.
_FAR = 10**9


def write_rules(sheet: Sheet, found: RegionOutcome) -> None:
    """Write every rule side by side, each as a live formula."""
    sheet.widths(_WIDTHS)
    sheet.text("B1", SHEET, TITLE)
    sheet.raw.row_dimensions[1].height = 30
    sheet.text("B2", _EXPLANATION, SUBTITLE)
    for column, label in zip("BCDE", ("Regel", f"Per {found.case.per}", "Keuze", "Betekenis"), strict=True):
        sheet.text(f"{column}{_FIRST - 1}", label, COLUMNS if column in "BE" else COLUMNS.but(across="right"))
    row = _FIRST - 1
    for row, (rule, choice) in enumerate(_with_choices(found), _FIRST):
        _write_words(sheet, row, rule, choice)
        sheet.style(f"D{row}", FIGURE)
        if choice is not None:
            sheet.number(f"D{row}", choice, FILL_IN.but(across="right", number_format="0.0%", wrap=False))
        style = FIGURE.but(number_format="#,##0.00")
        sheet.formula(f"C{row}", _formula(rule.key, f"D{row}"), "" if rule.value is None else rule.value, style)
    sheet.printed(landscape=True, area=f"A1:E{row}", footer=CONFIDENTIAL)
    sheet.protect()


def rule_rows(found: RegionOutcome) -> dict[str, int]:
    """Return the row of each rule on this sheet, by its label."""
    return {rule.label: row for row, rule in enumerate(found.rules, _FIRST)}


def _write_words(sheet: Sheet, row: int, rule: Rule, choice: Decimal | None) -> None:
    """Write what a rule is called and means; the share in it follows the choice beside it."""
    for column, words, style in (("B", rule.label, TEXT), ("E", rule.meaning, NOTE)):
        number = "" if choice is None else percent(choice).removesuffix("%")
        before, found, after = words.partition(number) if number else (words, "", "")
        if found:
            sheet.formula(f"{column}{row}", f'"{before}"&ROUND(100*D{row},1)&"{after}"', words, style)
        else:
            sheet.text(f"{column}{row}", words, style)


def _with_choices(found: RegionOutcome) -> Iterator[tuple[Rule, Decimal | None]]:
    chosen = found.case.choices
    shares = iter(chosen.percentiles)
    for rule in found.rules:
        if rule.key.startswith("volume_p"):
            yield rule, next(shares)
        else:
            yield rule, {"getrimd_gemiddelde": chosen.trim, "efficiente_aanbieder": chosen.efficient}.get(rule.key)


def _formula(key: str, choice: str) -> str:
    if key.startswith("volume_p"):
        return _percentile(choice)
    return {
        "mediaan": f"MEDIAN({COSTS})",
        "gewogen_mediaan": _percentile("0.5"),
        "gemiddelde": f"AVERAGE({COSTS})",
        "gewogen_gemiddelde": f"SUMPRODUCT({COSTS}*{VOLUMES})/SUM({VOLUMES})",
        "getrimd_gemiddelde": f"TRIMMEAN({COSTS},2*{choice})",
        "efficiente_aanbieder": _efficient(choice),
        "eerste_kwartiel": f"QUARTILE({COSTS},1)",
        "derde_kwartiel": f"QUARTILE({COSTS},3)",
    }[key]


def _percentile(share: str) -> str:
    """The lowest cost at which at least this share of the volume is covered."""
    return f"SUMPRODUCT(MIN({COSTS}+({SO_FAR}<ROUND({share}*SUM({VOLUMES}),6))*{_FAR}))"


def _efficient(share: str) -> str:
    """The mean cost of the cheapest volume that meets the quality.

    At p, the cost of the last unit of it, all that volume would cost p per unit; each cheaper provider saves the
    difference on its volume.
    """
    needed = f"({share}*SUM({FIT}))"
    last = f"SUMPRODUCT(MIN({COSTS}+({FIT_SO_FAR}<ROUND({needed},6))*{_FAR}))"
    saved = f"SUMPRODUCT({FIT}*({COSTS}<{last})*({last}-{COSTS}))"
    return f'IF(SUM({FIT})=0,"",{last}-{saved}/{needed})'
