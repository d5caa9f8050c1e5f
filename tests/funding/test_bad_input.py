"""What a contract form refuses, with the place and what to do."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tarief import Refused
from tarief.contracts.baseline import Sourced, Statement, baseline_findings, verified
from tarief.contracts.corridor import Corridor, RiskBand
from tarief.contracts.course import Course, Year, grown
from tarief.contracts.form import WithCorridor, settle_years
from tarief.contracts.forms.asked_lump_sum import LineMeasure, line_findings
from tarief.contracts.forms.lump_sum import BudgetBase, BudgetYear, LumpSum, VolumeBand
from tarief.contracts.forms.per_unit import PerUnit
from tarief.contracts.forms.trajectory import CaseType, PerTrajectory
from tarief.contracts.hours import Allotment, over_period
from tarief.contracts.risk_allocation import Contract, check_allocation
from tarief.contracts.volume_risk import draws_faults, price_of_risk
from tarief.core.findings import refuse
from tarief.core.place import Place
from tests.funding.places import JENS, JENS_COURSE, symmetric

D = Decimal

OVERLAP = (RiskBand(D(0), D("0.05"), D(1)), RiskBand(D("0.03"), D("0.10"), D("0.5")))
GAP = (RiskBand(D(0), D("0.02"), D(1)), RiskBand(D("0.05"), D("0.10"), D("0.5")))
AFTER_THE_LAST = (RiskBand(D(0), None, D(1)), RiskBand(D("0.05"), D("0.10"), D("0.5")))
TEN, YEAR = BudgetBase(D(10), D(10)), (BudgetYear(2020),)
HALF = (CaseType("licht", D("0.5"), D(10), D(80)),)


@pytest.mark.parametrize(
    ("make", "place", "words"),
    [
        (lambda: Corridor(OVERLAP, ()), "corridor, overschrijding, band 2, van", "begint op 3% en overlapt"),
        (lambda: Corridor((), OVERLAP), "corridor, onderschrijding, band 2, van", "overlapt"),
        (lambda: Corridor(AFTER_THE_LAST, ()), "corridor, overschrijding, band 2, van", "overlapt"),
        (lambda: Corridor(GAP, ()), "corridor, overschrijding, band 2, van", "Tussen 2% en 5%"),
        (lambda: symmetric(("0.05", "1.5")), "corridor, overschrijding, band 1, aanbieder", "tussen 0 en 1"),
        (lambda: symmetric(("5", "50")), "corridor, overschrijding, band 1, aanbieder", "Vul in: 0.5"),
        (lambda: symmetric(("5", "1")), "corridor, overschrijding, band 1, tot", "0.05 is 5 procent"),
        (lambda: symmetric(("NaN", "1")), "corridor, overschrijding, band 1, tot", "NaN"),
        (lambda: Corridor((RiskBand(D("-0.1"), D(1), D(1)),), ()), "corridor, overschrijding, band 1, van", "-0.1"),
        (lambda: PerUnit(D(1), D("1e-20")), "verwacht_volume", "zo goed als nul"),
        (
            lambda: symmetric(("0.05", "1"), ("0.02", "0.5")),
            "corridor, overschrijding, band 2, tot",
            "niet na zijn begin",
        ),
        (
            lambda: settle_years(
                WithCorridor(PerUnit(D(0), D(1)), symmetric(("0.05", "1"))), grown(2020, D(1), D(10), [], [])
            ),
            "budget",
            "meer dan 0",
        ),
        (
            lambda: LumpSum(BudgetBase(D(10), D(10)), (BudgetYear(2020),), D("1.2")),
            "lumpsum, gevolgde_groei",
            "tussen 0 en 1",
        ),
        (lambda: LumpSum(BudgetBase(D(0), D(10)), (BudgetYear(2020),)), "lumpsum, basis, volume", "meer dan 0"),
        (
            lambda: LumpSum(BudgetBase(D(1), D(1)), (BudgetYear(2020, D(0), D(3)),)),
            "lumpsum, stap 1 (2020), taakstelling",
            "0.03",
        ),
        (lambda: settle_years(JENS, grown(2019, D(1), D(1), [], [])), "lumpsum, stappen", "niet doorgetrokken"),
        (lambda: VolumeBand(JENS, D("5"), D("0.5")), "volumeband, breedte", "0.05"),
        (lambda: PerUnit(D(-1), D(10)), "prijs", "onder 0"),
        (lambda: settle_years(PerUnit(D(1), D(1), (D(0),)), JENS_COURSE), "indexering", "Geef 3 percentages"),
        (lambda: Course((Year(2020, D(1), D(1)), Year(2022, D(1), D(1)))), "jaren", "volgen niet op elkaar"),
        (lambda: Course(()), "jaren", "op volgorde"),
        (lambda: grown(2020, D("NaN"), D(1), [], []), "jaren, 2020, volume", "meer dan 0"),
        (lambda: grown(2020, D(1), D(1), [D(0)], []), "jaren", "even veel"),
        (lambda: Allotment(D(4), 0, D(60)), "toewijzing, weken", "meer dan 0"),
        (lambda: over_period(Allotment(D(4), 1, D(60)), [D(4), D(4)]), "inzet", "2 weken"),
        (lambda: over_period(Allotment(D(4), 2, D(60)), [D(4), D(-4)]), "inzet, week 2", "onder 0"),
        (lambda: PerTrajectory(HALF, D(1)), "casustypen", "tellen op tot 50%"),
        (lambda: price_of_risk(D(20), D(20), D(0)), "spreiding", "geen volumerisico"),
        (lambda: price_of_risk(D(20), D(20), D(8)), "spreiding", "0.08"),
        (lambda: refuse(draws_faults(10**9)), "trekkingen", "4000000"),
        (lambda: price_of_risk(D("1e300"), D(20), D("0.08")), "budget", "biljoen"),
        (lambda: price_of_risk(D("1e-9"), D(20), D("0.08")), "verwachte_kosten", "dezelfde eenheid"),
        (lambda: grown(2020, D("1e11"), D(1), [D(1)] * 9, [D(0)] * 9), "jaren, 2024, volume", "biljoen"),
        (lambda: grown(2020, D(1), D(1), [D(0)] * 50, [D(0)] * 50), "jaren", "hoogstens 50"),
        (lambda: settle_years(PerUnit(D("1e9"), D("1e9")), grown(2020, D(1), D(1), [], [])), "jaren, 2020", "biljoen"),
        (lambda: check_allocation(Contract(), 7), "drempel", "1 tot en met 6"),
        (lambda: check_allocation(Contract(), 0), "drempel", "1 tot en met 6"),
    ],
)
def test_a_contract_form_that_cannot_be_is_refused_with_its_place(make: Any, place: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        make()
    finding = refused.value.findings[0]
    assert str(finding.place) == place
    assert words in str(refused.value)
    assert finding.advice


@pytest.mark.parametrize(
    ("measures", "place", "words"),
    [
        (
            [LineMeasure("Alles", "uren", D(450001), 2019)],
            "maatregelen, 1 (Alles), besparing",
            "meer dan de taakstelling van €\u00a0450.000",
        ),
        (
            [LineMeasure("A", "uren", D(300000), 2019), LineMeasure("B", "duur", D(300000), 2019)],
            "maatregelen",
            "600.000",
        ),
        ([LineMeasure("", "uren", D(1), 2019)], "maatregelen, 1 (zonder naam)", "Vul naam"),
        ([LineMeasure("A", "uren", D(-1), 2019)], "maatregelen, 1 (A), besparing", "meer dan 0"),
        ([LineMeasure("A", "uren", D(1), 2035)], "maatregelen, 1 (A), jaar", "geen jaar van het contract"),
    ],
)
def test_a_measure_that_saves_more_than_its_line_is_refused(measures: Any, place: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        line_findings(JENS, JENS_COURSE, measures)
    assert str(refused.value.findings[0].place) == place
    assert words in str(refused.value)


def sourced(*statements: Statement) -> Sourced:
    return Sourced(Place.of("kinderen"), "Aantal kinderen", statements)


START = date(2019, 1, 1)
FIRST = Statement(D(3000), "registratie gemeente", date(2018, 1, 1))
SECOND = Statement(D(3000), "declaraties", date(2018, 6, 1))


def test_a_baseline_without_a_date_is_a_fault_with_its_place() -> None:
    (found,) = baseline_findings([sourced(FIRST, Statement(D(3000), "declaraties"))], START)
    assert "Aantal kinderen heeft geen datum" in found.text
    assert str(found.place) == "kinderen"
    assert "Vul bij datum in van welke dag de gegevens zijn" in found.advice


def test_two_sources_with_a_date_that_agree_pass_the_gate() -> None:
    assert verified([sourced(FIRST, SECOND)], START)
    assert baseline_findings([sourced(FIRST, SECOND)], START) == ()


@pytest.mark.parametrize(
    ("statements", "words"),
    [
        ((), "rust op geen bron"),
        ((FIRST,), "rust op 1 bron"),
        ((FIRST, FIRST), "rust op 1 bron"),
        ((FIRST, Statement(D(3000), " Registratie  Gemeente", date(2018, 6, 1))), "rust op 1 bron"),
        ((FIRST, Statement(D(3000), "declaraties")), "geen datum"),
        ((FIRST, Statement(D(3240), "declaraties", START)), "3.000 (registratie gemeente); 3.240 (declaraties)"),
    ],
)
def test_a_baseline_from_one_source_without_date_or_in_conflict_does_not_pass(statements: Any, words: str) -> None:
    assert not verified([sourced(*statements)], START)
    assert words in " ".join(finding.text for finding in baseline_findings([sourced(*statements)], START))


def test_old_start_data_pass_with_a_remark_and_no_data_at_all_do_not_pass() -> None:
    old = [sourced(Statement(D(3000), "a", date(2015, 1, 1)), SECOND)]
    assert verified(old, START)
    assert "meer dan twee jaar" in baseline_findings(old, START)[0].text
    assert not verified([], START)


def test_conflicting_sources_are_both_kept_and_both_shown() -> None:
    extra = Sourced(
        Place.of("extra"),
        "Extra middelen",
        (
            Statement(D(3700000), "interview", about="2021 en 2022"),
            Statement(D(3700000), "krant", about="2020 en 2021"),
        ),
    )
    assert extra.conflicting
    assert [source["over"] for source in extra.as_json()["bronnen"]] == ["2021 en 2022", "2020 en 2021"]
    text = extra.findings()[0].text
    assert "3.700.000 (2021 en 2022, interview); 3.700.000 (2020 en 2021, krant)" in text
