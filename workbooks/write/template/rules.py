"""What a spreadsheet program checks while somebody types, and the hint it shows beside the cell."""

from __future__ import annotations

from openpyxl.worksheet.datavalidation import DataValidation

from tarief.model.form import Field
from workbooks.write.book.book import Sheet

_LONGEST_HINT, _LONGEST_TITLE = 250, 32
#: Below any number that somebody means, where the model sets no minimum: an index can be negative.
_LOWEST = "-1000000000000"


class Rules:
    """The validations of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def pick(self, at: str, source: str, title: str, hint: str = "") -> None:
        """Offer a list; other text is refused by the program."""
        rule = DataValidation("list", formula1=source, allow_blank=True)
        self._add(rule, at, title, hint or "Kies uit de lijst.", "Kies een van de mogelijkheden uit de lijst.")

    def number(self, at: str, each: Field, *, mixed: bool = False) -> None:
        """Allow a number within the bounds of the field; `mixed`: a percentage that may also be an amount."""
        lowest = _LOWEST if each.minimum is None else f"{each.minimum:f}"
        rule = DataValidation("decimal", operator="greaterThanOrEqual", formula1=lowest, allow_blank=True)
        if each.maximum is not None and not mixed:
            rule.operator, rule.formula2 = "between", f"{each.maximum:f}"
        hint = _how(each, mixed)
        self._add(rule, at, each.label, hint, f"Vul een getal in. {hint}")

    def day(self, at: str, title: str, hint: str) -> None:
        """Allow a date."""
        rule = DataValidation("date", operator="greaterThan", formula1="36526", allow_blank=False)
        self._add(rule, at, title, hint, "Vul een datum in, bijvoorbeeld 1-1-2026.")

    def hint(self, at: str, title: str, hint: str) -> None:
        """Only show a hint."""
        self._add(DataValidation(allow_blank=True), at, title, hint, "")

    def _add(self, rule: DataValidation, at: str, title: str, hint: str, refusal: str) -> None:
        rule.promptTitle, rule.prompt = _short(title, _LONGEST_TITLE), _short(hint, _LONGEST_HINT)
        rule.showInputMessage = True
        if refusal:
            rule.errorTitle, rule.error = "Dit past niet", _short(refusal, _LONGEST_HINT)
            rule.showErrorMessage = True
        self.sheet.raw.add_data_validation(rule)
        rule.add(at)


def _how(each: Field, mixed: bool) -> str:
    """Say how to type a value of this field."""
    if mixed:
        return "Typ een percentage met procentteken (22%), of bij een bedrag of uren een gewoon getal."
    if each.unit is not None and each.unit.percent:
        return "Typ een percentage, bijvoorbeeld 8%."
    return f"Typ een getal, in {each.unit.label}." if each.unit is not None else "Typ een getal."


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
