"""The model `maatregel`: which months of a child protection measure are declared."""

from datetime import date
from decimal import Decimal

import pytest

from tarief import MODELS, Refused
from tests.models.cases import inputs_of


def declared(first: str, last: str) -> Decimal:
    inputs = {**inputs_of("maatregel"), "begindatum": first, "einddatum": last}
    return MODELS["maatregel"].calculate(inputs, on=date(2026, 1, 1)).exact("gedeclareerde_maanden")


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2026-03-15", "2026-06-10", 3),
        ("2026-03-01", "2026-06-10", 4),
        ("2026-03-15", "2026-06-30", 3),
        ("2026-03-31", "2026-04-01", 1),
        ("2025-12-02", "2026-12-01", 12),
        ("2026-03-01", "2026-03-02", 1),
    ],
)
def test_the_first_broken_month_is_not_declared_and_the_last_one_whole(first: str, last: str, months: int) -> None:
    """SAP GI v1.3 on youth protection and probation."""
    assert declared(first, last) == months


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        ("2026-03-15", "2026-03-20", "maand_onbepaald"),
        ("2026-03-15", "2026-03-14", "einde_voor_begin"),
        ("2026-02-30", "2026-03-14", "geen_datum"),
    ],
)
def test_what_the_protocol_leaves_open_is_asked(first: str, last: str, kind: str) -> None:
    with pytest.raises(Refused) as caught:
        declared(first, last)
    assert [finding.kind for finding in caught.value.findings] == [kind]
