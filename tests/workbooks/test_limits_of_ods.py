"""What an .ods lets anybody type in its cells is read as that of an .xlsx."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

import pytest

from tests.hostile import workbooks as make
from workbooks.read.book import NumberLimits, SourceSheet, read_book

STOPS = '<table:error-message table:message-type="stop" table:display="true"/>'


def sheet(condition: str, message: str = STOPS, more: str = "") -> SourceSheet:
    """A sheet of which B1:C3 and B5 have one rule."""
    rule = (
        f'<table:content-validations><table:content-validation table:name="val1" '
        f"table:condition={quoteattr(condition)}>{message}</table:content-validation></table:content-validations>"
    )
    ruled = '<table:table-cell table:content-validation-name="val1" office:value-type="float" office:value="1"{0}/>'
    label = '<table:table-cell office:value-type="string"><text:p>Uren</text:p></table:table-cell>'
    two = ruled.format(' table:number-columns-repeated="2"')
    rows = f'<table:table-row table:number-rows-repeated="2">{label}{two}</table:table-row>'
    rows += f"<table:table-row>{label}{two}</table:table-row><table:table-row>{label}</table:table-row>"
    rows += f"<table:table-row>{label}{ruled.format('')}</table:table-row>{more}"
    return read_book(make.ods(rows, more=rule), name="a.ods").sheets[0]


@pytest.mark.parametrize(
    ("condition", "limits"),
    [
        ("of:cell-content-is-whole-number() and cell-content-is-between(1,20)", ("1", "between", "1", "20")),
        ("of:cell-content-is-decimal-number() and cell-content-is-between(-0.5;1)", ("", "between", "-0.5", "1")),
        ("of:cell-content-is-decimal-number() and cell-content()>=0", ("", "greaterThanOrEqual", "0", "")),
        ("of:cell-content-is-whole-number() and cell-content()<[$Blad1.$A$1]", ("1", "lessThan", "Blad1!$A$1", "")),
        (
            "of:cell-content-is-decimal-number() and cell-content-is-between(MIN([.A1];2),[.B9])",
            ("", "between", "MIN(A1,2)", "B9"),
        ),
    ],
)
def test_a_number_between_limits_is_read_with_its_cells(condition: str, limits: tuple[str, str, str, str]) -> None:
    assert sheet(condition).limits == (NumberLimits("B1:C3 B5:B5", *limits, enforced=True),)


@pytest.mark.parametrize(
    ("condition", "choices"),
    [
        ('of:cell-content-is-in-list("Ja";"Nee")', "{Ja,Nee}"),
        ('of:cell-content-is-in-list("1,5 uur";"zeg ""ja""")', '{"1,5 uur","zeg ""ja"""}'),
        ("of:cell-content-is-in-list([$'Mijn lijst'.$A$1:.$A$9])", "'Mijn lijst'!$A$1:$A$9"),
        ("of:cell-content-is-in-list(producten)", "producten"),
    ],
)
def test_one_of_a_list_is_read_with_its_cells(condition: str, choices: str) -> None:
    assert sheet(condition).lists == (("B1:C3 B5:B5", choices),)


@pytest.mark.parametrize(
    "message", ["", STOPS.replace('"true"', '"false"'), STOPS.replace('"stop"', '"warning"')], ids=str
)
def test_what_only_warns_is_not_enforced(message: str) -> None:
    (found,) = sheet("of:cell-content-is-whole-number() and cell-content()>0", message).limits
    assert not found.enforced


@pytest.mark.parametrize(
    "condition",
    [
        "of:cell-content-text-length-is-between(1,20)",
        "of:is-true-formula([.B1]>0)",
        "of:cell-content-is-decimal-number() and cell-content-is-not-between(1,20)",
        "of:cell-content-is-decimal-number() and cell-content-is-between(1)",
        "",
    ],
)
def test_what_is_no_list_and_no_limit_says_nothing(condition: str) -> None:
    found = sheet(condition)
    assert (found.lists, found.limits) == ((), ())


def test_a_rule_of_a_whole_column_is_one_area() -> None:
    more = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/>'
    more += '<table:table-cell table:content-validation-name="val1"/></table:table-row>'
    (found,) = sheet("of:cell-content-is-whole-number() and cell-content()>0", more=more).limits
    assert found.cells == "B1:C3 B5:B1048005"
