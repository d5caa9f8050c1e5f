"""Hours over a period as a contract form beside others: the hours of Oude IJsselstreek.

See docs/onderhandeling.md#oude-ijsselstreek.
"""

import json
from decimal import Decimal
from typing import Any

import pytest

from api.commands import main
from api.contracts.outcome import SummedUp
from tarief import Refused
from tarief.contracts.reading import BekostigingIn, work_out_forms
from tarief.report.contracts import report_of_forms
from tests.api.schema import described, keeps_to
from tests.funding.asked import compare_forms
from tests.workbooks.recalculated import formulas_in
from workbooks.write.report import write_report

D = Decimal
WEEKS = [(1, 8, 6), (9, 16, 4), (17, 22, 2), (23, 26, 0)]
USE = [{"van_week": first, "tot_en_met_week": last, "uren_per_week": hours} for first, last, hours in WEEKS]
HOURS = {"uren_per_week": 4, "weken": 26, "tarief": "62.86", "inzet": USE}
YEAR = {"jaar": 2021, "volume": 92, "kosten_per_eenheid": 60}


def asked(years: list[dict[str, Any]] | None = None, form: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    hours = {"vorm": "inspanningsgericht", "uren_over_periode": {**HOURS, **more}, **(form or {})}
    return {"verloop": years or [YEAR], "vormen": [hours]}


def test_the_hours_of_oude_ijsselstreek_are_paid_over_the_period_with_the_weekly_ceiling_beside_it() -> None:
    answer = {"kop": "", **compare_forms(asked())}
    assert keeps_to(asked(), BekostigingIn.schema())
    described(SummedUp, answer)
    (form,) = answer["vormen"]
    assert (form["budget"], form["betaling"], form["gemeente"]) == ("6537.44", "5783.12", "754.32")
    assert form["aanbieder"] == "263.12"  # 92 × (62,86 − 60)
    free, ceiling = form["uren"][0]["over_de_periode"], form["uren"][0]["met_weekplafond"]
    assert free["betaald"] == {"uren": "92", "bedrag": "5783.12"}
    assert free["terug"] == {"uren": "12", "bedrag": "754.32"}
    assert (ceiling["betaald"]["bedrag"], ceiling["onbetaald"]) == ("4777.36", {"uren": "16", "bedrag": "1005.76"})
    assert [item["soort"] for item in form["bevindingen"]] == ["uren_wijken_af", "uren_bijna_op"]


def test_hours_above_the_tolerance_are_the_loss_of_the_provider() -> None:
    year = {**YEAR, "volume": 130}
    use = [{"van_week": 1, "tot_en_met_week": 26, "uren_per_week": 5}]
    (form,) = compare_forms(asked([year], inzet=use, tolerantie="0.05"))["vormen"]
    # 104 × 1,05 = 109,2 uur × 62,86 = 6.864,31; de gemeente betaalt 5,2 uur bij, 20,8 uur blijft onbetaald
    assert (form["betaling"], form["gemeente"]) == ("6864.31", "-326.87")
    assert form["uren"][0]["over_de_periode"]["onbetaald"]["uren"] == "20.80"


def test_each_year_has_its_own_hours_and_tariff() -> None:
    years = [YEAR, {**YEAR, "jaar": 2022, "volume": 26}]
    later = [{"jaar": 2022, "van_week": 1, "tot_en_met_week": 26, "uren_per_week": 1}]
    first = [{**item, "jaar": 2021} for item in USE]
    (form,) = compare_forms(asked(years, form={"indexering": ["0.10"]}, inzet=first + later))["vormen"]
    assert [year["betaling"] for year in form["jaren"]] == ["5783.12", "1797.80"]  # 26 × 69,146
    assert form["bevindingen"][0]["tekst"].startswith("2021, week 1: ")


@pytest.mark.parametrize(
    ("more", "places"),
    [
        ({"inzet": USE[:2]}, ["inzet"]),
        ({"inzet": []}, ["inzet"]),
        ({"weken": 20}, ["inzet/2/tot_en_met_week", "inzet/3/tot_en_met_week"]),
        ({"tarief": -1, "tolerantie": "1.5"}, ["tarief", "tolerantie"]),
        ({"inzet": [{**USE[0], "van_week": 2}]}, ["inzet/0/van_week"]),
        ({"inzet": [{**USE[0], "jaar": 2030}]}, ["inzet/0/jaar"]),
        ({"weken": "2.5", "teveel": 1}, ["weken", "teveel"]),
    ],
)
def test_hours_that_cannot_be_are_refused_with_every_pointer(more: dict[str, Any], places: list[str]) -> None:
    with pytest.raises(Refused) as refused:
        compare_forms(asked(**more))
    found = [str(finding.place).removeprefix("/vormen/0/uren_over_periode/") for finding in refused.value.findings]
    assert found == places
    assert all(finding.advice for finding in refused.value.findings)


def test_the_workbook_of_hours_is_live(tmp_path: Any) -> None:
    raw = asked(form={"corridor": {"banden": [{"van": 0, "tot": "0.05", "aanbieder": 1}]}})
    write_report(report_of_forms(work_out_forms(raw), raw), book := tmp_path / "uren.xlsx")
    assert formulas_in(book) >= 8


def test_the_command_line_shows_the_hours(tmp_path: Any, capsys: Any) -> None:
    path = tmp_path / "uren.json"
    path.write_text(json.dumps(asked()), encoding="utf-8")
    assert main(["bekostiging", str(path)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "geleverd, niet betaald 16 1.005,76" in shown
    assert "Uren over de periode: Week 18: 81% van de uren is gebruikt." in shown
