"""A region that cannot be: refused in Dutch, with the place and what to do."""

from decimal import Decimal
from typing import Any

import pytest

from tarief.core.findings import Refused
from tarief.region import Municipality, Provider, Region, coverage, read_region

ROW = {"naam": "A", "kostprijs": "50", "volume": "10"}
OTHER = {"naam": "B", "kostprijs": "60", "volume": "10"}


def refused(data: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(Refused) as refusal:
        read_region(data)
    assert all(finding.text and finding.advice for finding in refusal.value.findings)
    return {str(finding.place): finding.kind for finding in refusal.value.findings}


@pytest.mark.parametrize(
    ("change", "place", "kind"),
    [
        ({"kostprijs": "NaN"}, "aanbieders/1/kostprijs", "geen_getal"),
        ({"kostprijs": Decimal("NaN")}, "aanbieders/1/kostprijs", "geen_getal"),
        ({"kostprijs": 52.4}, "aanbieders/1/kostprijs", "geen_getal"),
        ({"kostprijs": "0"}, "aanbieders/1/kostprijs", "buiten_grenzen"),
        ({"volume": "-5"}, "aanbieders/1/volume", "buiten_grenzen"),
        ({"volume": "1.760"}, "aanbieders/1/volume", "getal_dubbelzinnig"),
        ({"omzet": "0"}, "aanbieders/1/omzet", "buiten_grenzen"),
        ({"naam": "A"}, "aanbieders/1/naam", "naam_dubbel"),
        ({"naam": " "}, "aanbieders/1/naam", "geen_tekst"),
        ({"kostprijzen": "1"}, "aanbieders/1", "onbekende_sleutel"),
        ({"voldoet_aan_kwaliteit": "ja"}, "aanbieders/1/voldoet_aan_kwaliteit", "geen_ja_nee"),
    ],
)
def test_a_field_that_cannot_be_is_refused_at_its_place(change: dict[str, Any], place: str, kind: str) -> None:
    assert refused({"aanbieders": [ROW, {**OTHER, **change}]}) == {place: kind}


def test_an_empty_region_is_refused() -> None:
    assert refused({}) == {"aanbieders": "gebied_leeg"}
    assert refused({"aanbieders": []}) == {"aanbieders": "gebied_leeg"}


def test_one_provider_is_refused_because_its_cost_would_be_the_mean() -> None:
    assert refused({"aanbieders": [ROW]}) == {"aanbieders": "een_aanbieder"}


def test_a_region_without_volume_is_refused() -> None:
    assert refused({"aanbieders": [{**ROW, "volume": "0"}, {**OTHER, "volume": "0"}]}) == {"aanbieders": "volume_nul"}


def test_what_is_no_list_or_no_row_is_refused() -> None:
    assert refused({"aanbieders": "A"}) == {"aanbieders": "geen_lijst"}
    found = refused({"aanbieders": [ROW, 3]})
    assert found["aanbieders/1"] == "geen_regel"


def test_every_fault_is_in_one_answer() -> None:
    rows = [{"naam": "A", "volume": "x"}, {"kostprijs": "inf", "volume": "1", "naam": "B"}]
    assert set(refused({"aanbieders": rows})) == {
        "aanbieders/0/kostprijs", "aanbieders/0/volume", "aanbieders/1/kostprijs",
    }  # fmt: skip


def test_what_cannot_be_read_hides_nothing_that_is_wrong_with_the_rest() -> None:
    rows = [
        {**ROW, "kostprijs": "x", "volume": "-4"}, {**OTHER, "kostprijs": "-3"},
        {**OTHER, "volume": "NaN"}, {"naam": "C", "kostprijs": "50"}, 3,
    ]  # fmt: skip
    assert refused({"aanbieders": rows, "gemeenten": [{"naam": "X", "inwoners": "?"}, {"naam": "X"}]}) == {
        "aanbieders/0/kostprijs": "geen_getal", "aanbieders/0/volume": "buiten_grenzen",
        "aanbieders/1/kostprijs": "buiten_grenzen", "aanbieders/2/volume": "geen_getal",
        "aanbieders/2/naam": "naam_dubbel", "aanbieders/3/volume": "ontbreekt", "aanbieders/4": "geen_regel",
        "gemeenten/0/inwoners": "geen_getal", "gemeenten/1/naam": "naam_dubbel", "gemeenten": "verdeling_onvolledig",
    }  # fmt: skip


def test_a_region_made_in_python_is_held_to_the_same() -> None:
    with pytest.raises(Refused) as refusal:
        Region(
            (Provider("A", Decimal("NaN"), Decimal(1)), Provider("B", Decimal(1), Decimal(-1), equity=Decimal("NaN")))
        )
    assert [str(finding.place) for finding in refusal.value.findings] == [
        "aanbieders/0/kostprijs", "aanbieders/1/volume", "aanbieders/1/eigen_vermogen",
    ]  # fmt: skip


def test_municipalities_are_known_in_full_or_not_at_all() -> None:
    providers = (Provider("A", Decimal(50), Decimal(1)), Provider("B", Decimal(60), Decimal(1)))
    with pytest.raises(Refused, match="niet voor elke gemeente bekend"):
        Region(providers, (Municipality("X", inhabitants=Decimal(10)), Municipality("Y")))


@pytest.mark.parametrize("tariff", ["NaN", "-1", "0"])
def test_a_tariff_that_is_none_is_refused(tariff: str) -> None:
    with pytest.raises(Refused, match="is geen tarief"):
        coverage(read_region({"aanbieders": [ROW, OTHER]}), Decimal(tariff))
