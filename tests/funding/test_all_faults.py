"""One answer names every fault of a comparison, and what is said of several forms is said once, by name."""

from decimal import Decimal
from typing import Any

import pytest

from tarief import Refused
from tarief.contracts.reading import work_out_forms
from tarief.report.cells import Holds
from tarief.report.columns import Column
from tarief.report.contracts import report_of_forms
from tarief.report.tables import Table
from tests.funding.asked import LUMP, MANY_FORMS, asked, compare_forms, one_form

D = Decimal
OUTPUT: dict[str, Any] = {"vorm": "outputgericht", "verwacht_volume": 2500,
                          "casustypen": [{"naam": "alle", "aandeel": "0.999", "uren": 20, "tarief": 80}]}  # fmt: skip


def faults(raw: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(Refused) as refused:
        compare_forms(raw)
    places = {str(finding.place): f"{finding.text} {finding.advice}" for finding in refused.value.findings}
    assert len(places) == len(refused.value.findings)
    return places


def test_a_bad_year_does_not_hide_a_bad_volume_in_another() -> None:
    years = [{"jaar": "vroeg", "volume": 1, "kosten_per_eenheid": -5},
             {"jaar": 2020, "volume": -1, "kosten_per_eenheid": 1}]  # fmt: skip
    found = faults(asked(verloop=years, vormen=[{**LUMP, "gevolgde_groei": 2}]))
    assert set(found) == {
        "/verloop/0/jaar", "/verloop/0/kosten_per_eenheid", "/verloop/1/volume", "/vormen/0/gevolgde_groei",
    }  # fmt: skip
    assert found["/verloop/0/kosten_per_eenheid"].startswith("De kosten per eenheid kunnen niet onder 0 liggen")


def test_a_gap_in_the_years_does_not_hide_a_volume_and_the_other_way_round() -> None:
    years = [
        {"jaar": 2019, "volume": -1, "kosten_per_eenheid": 1},
        {"jaar": 2021, "volume": 1, "kosten_per_eenheid": 1},
    ]
    assert set(faults(asked(verloop=years, vormen=[LUMP]))) == {"/verloop", "/verloop/0/volume"}


def test_shares_that_do_not_sum_to_one_are_the_only_fault_of_a_trajectory() -> None:
    found = faults(one_form(OUTPUT))
    assert set(found) == {"/vormen/0/casustypen"}
    more = {
        **OUTPUT,
        "verwacht_volume": 0,
        "spreiding": {"variatiecoefficient": -1, "z_waarde": 1},
        "indexering": ["x"],
    }
    assert set(faults(one_form(more))) == {
        "/vormen/0/casustypen", "/vormen/0/verwacht_volume", "/vormen/0/spreiding/variatiecoefficient",
        "/vormen/0/indexering/0",
    }  # fmt: skip


def test_a_bad_lump_sum_does_not_hide_its_band_its_corridor_or_its_measures() -> None:
    bad = {
        **LUMP, "gevolgde_groei": 2, "volumeband": {"breedte": 3, "variabel_deel": 3},
        "corridor": {"banden": [{"van": 0, "aanbieder": 2}]},
        "maatregelen": [{"naam": "A", "werkt_op": "duur", "besparing": -1, "jaar": 2019}],
    }  # fmt: skip
    assert {place.removeprefix("/vormen/0/") for place in faults(one_form(bad))} == {
        "gevolgde_groei", "volumeband/breedte", "volumeband/variabel_deel", "corridor/banden/0/aanbieder",
        "maatregelen/0/besparing",
    }  # fmt: skip


def test_an_example_of_a_missing_number_is_one_of_its_kind() -> None:
    found = faults(one_form({**LUMP, "basis": {"volume": 3000}}))
    assert found["/vormen/0/basis/kosten_per_eenheid"].endswith('Vul in: "kosten_per_eenheid": "5000".')


@pytest.mark.parametrize(("value", "said"), [(True, "true is geen getal."), ([1], "Een lijst is geen getal.")])
def test_what_is_no_number_is_called_what_it_is(value: Any, said: str) -> None:
    assert said in faults(one_form({**LUMP, "gevolgde_groei": value}))["/vormen/0/gevolgde_groei"]


def test_a_corridor_of_very_many_bands_is_refused() -> None:
    many = [{"van": f"{number / 100:.2f}", "tot": f"{(number + 1) / 100:.2f}", "aanbieder": 0} for number in range(21)]
    assert set(faults(one_form({**LUMP, "corridor": {"banden": many}}))) == {"/vormen/0/corridor/banden"}


def test_two_forms_of_one_name_are_refused() -> None:
    found = faults(asked(vormen=[MANY_FORMS["vormen"][0], {**MANY_FORMS["vormen"][3], "naam": "lumpsum  (Plafond)"}]))
    assert set(found) == {"/vormen/1/naam"}


def test_what_holds_for_more_forms_is_said_once_with_their_names() -> None:
    raw = asked(vormen=MANY_FORMS["vormen"][:4])
    findings = report_of_forms(work_out_forms(raw), raw).findings
    assert len(findings) < 14  # was 32
    first = findings[0]
    assert first.text.startswith("Lumpsum (plafond) en Sinds begin: Een overschrijding")
    others = "Met corridor en Band, corridor en jaar op jaar: Een overschrijding"
    assert any(finding.text.startswith(others) for finding in findings)
    assert not any(str(finding.place).startswith("/") for finding in findings)


def test_an_assumption_is_named_in_words_and_marks_only_what_rests_on_it() -> None:
    raw = asked(vormen=[MANY_FORMS["vormen"][0], {**MANY_FORMS["vormen"][3], "naam": "2.0 nieuw"}], spreiding="0.08")
    raw["vormen"][1]["gevolgde_groei"] = {"waarde": "0.6", "merk": "aanname"}
    raw["werkelijk_startvolume"] = {"waarde": "3240", "merk": "aanname"}
    raw["verloop"][1]["kosten_per_eenheid"] = 5248
    told = report_of_forms(work_out_forms(raw), raw)
    followed, start = "2.0 nieuw: gevolgde groei", "werkelijk startvolume"
    assert {table.key: table.mark for table in told.tables} == {
        "per_partij": f"Aanname: {followed}.",
        "verloop": "", "vormen": f"Aanname: {followed}.", "risicoverdeling": f"Aanname: {followed}.",
        "tekort_vorm_nr_1_": f"Aanname: {start}.", "tekort_vorm_nr_2_": f"Aanname: {start}, {followed}.",
        "volumerisico_vorm_nr_1_": "", "volumerisico_vorm_nr_2_": f"Aanname: {followed}.",
    }  # fmt: skip
    assert told.headline_assumed == (followed,)


def test_shown_amounts_add_up_to_the_shown_total() -> None:
    rows = report_of_forms(work_out_forms(asked()), asked()).table("vormen").shown
    lump = [row[2] for row in rows if row[0] == "Lumpsum (plafond)"]
    assert lump == ["14.550.000", "14.466.337", "14.827.996", "43.844.333"]
    for start in range(0, len(rows), 4):
        for column in range(2, 6):
            *parts, total = (int(row[column].replace(".", "").replace("−", "-")) for row in rows[start : start + 4])
            assert sum(parts) == total


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        (("0.5", "0.5", "0.5"), ("1", "1", "0", "2")),
        (("-0.4", "-0.4", "-0.4"), ("0", "0", "−1", "−1")),
        (("1.4", "1.4"), ("2", "1", "3")),
    ],
)
def test_a_column_is_settled_by_largest_remainder(parts: tuple[str, ...], shown: tuple[str, ...]) -> None:
    rows = [("a", D(part)) for part in parts]
    rows.append(("Samen", sum((D(part) for part in parts), D(0))))
    table = Table("t", "T", (Column("wat", "", Holds.TEXT), Column("bedrag", "Bedrag")), tuple(rows))
    assert tuple(row[1] for row in table.shown) == shown
