"""The sheet Dekking: one tariff to try, and the tariffs that are looked at, all worked out from the providers."""

from collections.abc import Iterator
from decimal import Decimal

from openpyxl.worksheet.datavalidation import DataValidation

from tarief.core.dutch import listed, percent
from tarief.region.case import Tariff
from tarief.region.coverage import Coverage
from tarief.region.outcome import RegionOutcome
from tarief.region.rules import Rule
from workbooks.read.template.names import RULES_SHEET
from workbooks.write.book.book import NewBook, NewSheet
from workbooks.write.book.look import BIG, FIGURE, FILL_IN, NOTE, RIGHT, SOFT, TEXT, Style
from workbooks.write.region.providers import CHOSEN, CONFIDENTIAL, COSTS, FIT, FIT_SO_FAR, SO_FAR, VOLUMES

_FIRST = 5
_NO_RULE = "Geen van deze regels is vanzelf de reële prijs: kies er een en motiveer waarom. Gele cellen zijn keuzes."
_RULE_WIDTHS = {"A": 1.5, "B": 52, "C": 14, "D": 12, "E": 56, "F": 1.5}


def write_rules(sheet: NewSheet, found: RegionOutcome) -> None:
    """Write every rule side by side, each as a live formula."""
    sheet.widths(_RULE_WIDTHS)
    sheet.top(RULES_SHEET, _NO_RULE)
    sheet.heads(_FIRST - 1, ("Regel", f"Per {found.case.per}", "Keuze", "Betekenis"), "CD", RIGHT)
    row = _FIRST - 1
    for row, (rule, choice) in enumerate(_with_choices(found), _FIRST):
        _write_words(sheet, row, rule, choice)
        sheet.maybe(f"D{row}", choice, FILL_IN.but(across="right", number_format="0.0%", wrap=False), FIGURE)
        style = FIGURE.but(number_format="#,##0.00")
        sheet.formula(f"C{row}", _formula(rule.key, f"D{row}"), "" if rule.value is None else rule.value, style)
    sheet.printed(landscape=True, area=f"A1:E{row}", footer=CONFIDENTIAL)
    sheet.protect()


def rule_rows(found: RegionOutcome) -> dict[str, int]:
    """Return the row of each rule on this sheet, by its label."""
    return {rule.label: row for row, rule in enumerate(found.rules, _FIRST)}


def _write_words(sheet: NewSheet, row: int, rule: Rule, choice: Decimal | None) -> None:
    """Write what a rule is called and means; the share in it follows the choice beside it."""
    for column, words, style in (("B", rule.label, TEXT), ("E", rule.meaning, NOTE)):
        number = "" if choice is None else percent(choice, 1).removesuffix("%")
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
    return _reached(SO_FAR, f"{share}*SUM({VOLUMES})")


def _reached(so_far: str, needed: str) -> str:
    """The lowest cost up to which there is so much volume: that of the first who does not fall short of it."""
    short = f"SUMPRODUCT(({so_far}<ROUND({needed},6))*1)"
    return f"SMALL({COSTS},MIN({short}+1,COUNT({COSTS})))"


def _efficient(share: str) -> str:
    """The mean cost of the cheapest volume that meets the quality.

    At p, the cost of the last unit of it, all that volume would cost p per unit; each cheaper provider saves the
    difference on its volume.
    """
    needed = f"({share}*SUM({FIT}))"
    last = _reached(FIT_SO_FAR, needed)
    saved = f"SUMPRODUCT({FIT}*({COSTS}<{last})*({last}-{COSTS}))"
    return f'IF(SUM({FIT})=0,"",{last}-{saved}/{needed})'


_TRY, _TABLE = 5, 10
_WIDTHS = {"A": 1.5, "B": 40, "C": 14, "D": 14, "E": 14, "F": 16, "G": 16, "H": 17, "I": 1.5}
_HEADS = ("Aanbieders gedekt", "Volume gedekt", "Tekort per jaar", "Overschot per jaar", "Budget per jaar")
_FORMATS = ("#,##0", "0.0%", "#,##0", "#,##0", "#,##0")
_EXPLANATION = "Gedekt is wie bij dit tarief ten minste de eigen kostprijs krijgt. Tekort is wat de anderen missen."
_TRY_NOTE = "Typ hier een ander bedrag: deze regel en het blad Aanbieders rekenen mee."
_TABLE_NOTE = (
    "De gele tarieven blijven wat u typt. Een tarief dat een referentieregel is, volgt de kostprijzen, de volumes en "
    "de keuzes op het blad Referentieregels, afgerond op centen."
)
_SMALL = Style(size=9, colour=SOFT, wrap=True)


def write_coverage(book: NewBook, sheet: NewSheet, found: RegionOutcome) -> None:
    """Write the tariff to try and the table of tariffs."""
    sheet.widths(_WIDTHS)
    assumed = f"Aanname: de kostprijs van {listed([*found.case.forecasts])} rust op een prognose. "
    sheet.top(found.title, (assumed if found.case.forecasts else "") + _EXPLANATION)
    _write_try(book, sheet, found)
    last = _write_table(sheet, found)
    sheet.printed(landscape=True, area=f"A1:H{last}", footer=CONFIDENTIAL)
    sheet.protect()


def _write_try(book: NewBook, sheet: NewSheet, found: RegionOutcome) -> None:
    tariff, at = found.coverages[0]
    sheet.text(f"B{_TRY - 1}", f"Kies een tarief per {found.case.per}", _SMALL)
    style = FILL_IN.but(size=22, bold=True, across="center", number_format="[$€-413] #,##0.00", indent=0)
    sheet.number(f"B{_TRY}", tariff.amount, style)
    sheet.raw.row_dimensions[_TRY].height = 38
    book.name(CHOSEN, sheet, f"B{_TRY}")
    _positive(sheet, f"B{_TRY}")
    for column, label in zip("DEFGH", _HEADS, strict=True):
        sheet.text(f"{column}{_TRY - 1}", label, _SMALL.but(across="right"))
    big = BIG.but(size=15, across="right")
    _write_figures(sheet, _TRY, CHOSEN, at, big)
    below = f"van {at.providers} aanbieders"
    sheet.formula(f"D{_TRY + 1}", f'"van "&COUNT({COSTS})&" aanbieders"', below, _SMALL.but(across="right"))
    sheet.text(f"B{_TRY + 1}", _TRY_NOTE, NOTE.but(below="", indent=0))


def _write_table(sheet: NewSheet, found: RegionOutcome) -> int:
    sheet.heading(_TABLE - 2, "H", "Wat elk tarief dekt")
    sheet.heads(_TABLE - 1, ("Tarief", f"Per {found.case.per}", *_HEADS), "CDEFGH", RIGHT)
    row, asked, at_rules = _TABLE - 1, found.case.tariffs, rule_rows(found)
    for row, (tariff, at) in enumerate(found.coverages, _TABLE):
        if row - _TABLE < len(asked):
            _write_asked(sheet, row, tariff, _called(row - _TABLE, found))
        else:
            _write_rule(sheet, row, tariff, at_rules[tariff.name])
        _write_figures(sheet, row, f"C{row}", at, FIGURE)
    sheet.spread(f"B{row + 1}:H{row + 1}", _TABLE_NOTE, NOTE.but(below=""))
    return row + 1


def _called(number: int, found: RegionOutcome) -> str:
    asked = found.case.tariffs
    return asked[number].name or ("Gevraagd tarief" if len(asked) == 1 else f"Gevraagd tarief {number + 1}")


def _write_asked(sheet: NewSheet, row: int, tariff: Tariff, name: str) -> None:
    sheet.text(f"B{row}", name, TEXT)
    sheet.number(f"C{row}", tariff.amount, FILL_IN.but(across="right", number_format="#,##0.00", wrap=False))
    _positive(sheet, f"C{row}")


def _write_rule(sheet: NewSheet, row: int, tariff: Tariff, at: int) -> None:
    sheet.formula(f"B{row}", f"{RULES_SHEET}!B{at}", tariff.name, TEXT)
    sheet.formula(f"C{row}", f"ROUND({RULES_SHEET}!C{at},2)", tariff.amount, FIGURE.but(number_format="#,##0.00"))


def _write_figures(sheet: NewSheet, row: int, tariff: str, at: Coverage, style: Style) -> None:
    """Write what a tariff does; `tariff` is its cell or name."""
    formulas = (
        f"SUMPRODUCT(({COSTS}<={tariff})*1)",
        f"SUMPRODUCT(({COSTS}<={tariff})*{VOLUMES})/SUM({VOLUMES})",
        f"SUMPRODUCT(({COSTS}>{tariff})*({COSTS}-{tariff})*{VOLUMES})",
        f"SUMPRODUCT(({COSTS}<{tariff})*({tariff}-{COSTS})*{VOLUMES})",
        f"SUM({VOLUMES})*{tariff}",
    )
    values = (Decimal(at.covered), at.volume_share or Decimal(0), at.shortfall, at.surplus, at.budget)
    for column, formula, value, shown in zip("DEFGH", formulas, values, _FORMATS, strict=True):
        sheet.formula(f"{column}{row}", formula, value, style.but(number_format=shown))


def _positive(sheet: NewSheet, at: str) -> None:
    """Let the program refuse a tariff that is no amount above zero."""
    rule = DataValidation("decimal", operator="greaterThan", formula1="0", allow_blank=False)
    rule.errorTitle, rule.error, rule.showErrorMessage = "Dit past niet", "Typ een bedrag boven nul.", True
    sheet.raw.add_data_validation(rule)
    rule.add(at)
