"""Shared savings, a form of one file: its amounts, its formulas, its risk, its words, and what it refuses."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from tarief import Refused
from tarief.contracts.answer import FormIn
from tarief.contracts.corridor import provider_part
from tarief.contracts.form import ContractForm, WithCorridor, line_id, plan_of
from tarief.contracts.forms.lump_sum import VolumeBand
from tarief.contracts.forms.shared_savings import SharedSavings
from tarief.contracts.reading import FORMS, work_out_forms
from tarief.contracts.years import PAYMENT
from tarief.core.expression import name
from tarief.core.expression.printing import formula, words
from tarief.report.contracts import headline, report_of_forms
from tarief.report.tables import Table
from tarief.voorbeeldregio.everybody import Together
from tests.funding.asked import compare_forms
from tests.funding.places import JENS, JENS_COURSE, split, symmetric

D = Decimal
FORM: dict[str, Any] = {
    "vorm": "gedeelde_besparing", "prijs": "100", "verwacht_volume": "1000",
    "deel_besparing": {"waarde": "0.4", "merk": "aanname"}, "indexering": ["0.10"],
}  # fmt: skip
YEARS = [
    {"jaar": 2027, "volume": "1000", "kosten_per_eenheid": "80"},
    {"jaar": 2028, "volume": "1200", "kosten_per_eenheid": "100"},
]


def asked(**more: Any) -> dict[str, Any]:
    return {"verloop": YEARS, "vormen": [{**FORM, **more}], "spreiding": "0.08"}


def test_who_saves_keeps_a_share_and_who_spends_more_bears_it() -> None:
    (form,) = compare_forms(asked())["vormen"]
    assert (form["soort"], form["vorm"]) == ("gedeelde_besparing", "Gedeelde besparing")
    saved, overspent = form["jaren"]
    # 100.000 afgesproken, 80.000 gemaakt: 0,4 × 20.000 voor de aanbieder, de rest blijft bij de gemeente.
    assert (saved["betaling"], saved["aanbieder"], saved["gemeente"]) == ("88000.00", "8000.00", "12000.00")
    # 110.000 afgesproken, 120.000 gemaakt: alles voor de aanbieder, tenzij iets anders is afgesproken.
    assert (overspent["budget"], overspent["aanbieder"]) == ("110000.00", "-10000.00")
    (shared,) = compare_forms(asked(deel_overschrijding="0.5"))["vormen"]
    assert (shared["jaren"][1]["aanbieder"], shared["jaren"][1]["gemeente"]) == ("-5000.00", "-5000.00")


def test_the_risk_of_the_volume_is_priced_by_what_the_form_itself_pays() -> None:
    whole, half = (
        [D(year["verwachte_overschrijding"]) for year in compare_forms(asked(**more))["vormen"][0]["volumerisico"]]
        for more in ({}, {"deel_overschrijding": "0.5"})
    )
    assert all(abs(one / 2 - other) <= D("0.01") for one, other in zip(whole, half, strict=True))
    assert whole[1] > 10000 > whole[0] > 0


def _formula(table: Table, row: int, column: str) -> str:
    return formula(table.formulas[row, column], lambda symbol: f"[{getattr(symbol, 'path', '')}]")


def test_the_report_tells_the_form_with_formulas_and_what_it_assumes() -> None:
    told = report_of_forms(compared := work_out_forms(asked()), asked())
    table = told.table("vormen")
    assert table.mark == "Aanname: Gedeelde besparing: deel besparing."
    assert _formula(table, 1, "budget") == (
        "ROUND([/vormen/0/prijs]*(1+[/vormen/0/indexering/0])*[/vormen/0/verwacht_volume],2)"
    )
    assert "[/vormen/0/deel_besparing]*MAX(" in _formula(table, 0, "betaling")
    assert headline(compared) == (
        "Over 2027–2028: met ‘Gedeelde besparing’ verliest de aanbieder €\u00a02.000 "
        "en houdt de gemeente €\u00a012.000 over."
    )


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"deel_besparing": "1.2"}, "/vormen/0/deel_besparing"),
        ({"deel_overschrijding": "-1"}, "/vormen/0/deel_overschrijding"),
        ({"prijs": "0"}, "/vormen/0/prijs"),
        ({"deel_besparing": None}, "/vormen/0/deel_besparing"),
        ({"indexering": ["0.1", "0.1"]}, "/vormen/0/indexering"),
        ({"maatregelen": []}, "/vormen/0/maatregelen"),
        ({"deel": "0.1"}, "/vormen/0/deel"),
    ],
)
def test_terms_that_cannot_be_are_refused_with_their_pointer(more: dict[str, Any], place: str) -> None:
    with pytest.raises(Refused) as refused:
        compare_forms(asked(**more))
    assert [str(finding.place) for finding in refused.value.findings] == [place]
    assert all(finding.advice for finding in refused.value.findings)


def test_one_rule_for_bands_is_a_number_a_formula_and_an_array() -> None:
    bands = [(name("van"), name("tot"), name("deel")), (name("verder"), None, name("rest"))]
    rule = provider_part(name("kosten") - name("budget"), name("budget"), bands)
    assert formula(rule) == (
        "deel*MAX(MIN(kosten-budget,tot*budget)-van*budget,0)+rest*MAX(kosten-budget-verder*budget,0)"
    )
    corridor = symmetric(("0.02", "1"), ("0.05", "0.5"), beyond="0.1")
    costs = [D(900), D(1000), D(1010), D(1040), D(1200)]
    over = np.array([float(split(corridor, D(1000), cost).provider) for cost in costs])
    values = [(band.start, band.end, band.provider_share) for band in corridor.over]
    drawn = [
        provider_part(sign * (np.array(costs, dtype=float) - 1000), 1000.0, [tuple(map(_float, one)) for one in values])  # type: ignore[type-var]
        for sign in (1, -1)
    ]
    assert np.allclose(drawn[0] - drawn[1], over)


def _float(value: D | None) -> float | None:
    return None if value is None else float(value)


def test_a_batch_of_volumes_pays_what_each_volume_pays_alone() -> None:
    volumes = [D(2500), D(3000), D(3600)]
    form = WithCorridor(VolumeBand(replace(JENS, followed=D("0.5")), D("0.05"), D("0.7")), symmetric(("0.02", "0.5")))
    plan = plan_of(form, JENS_COURSE)
    number = len(JENS_COURSE.years) - 1
    batch = {line_id("volume", number): np.array(volumes, dtype=float)}
    paid = plan.run(batch, number=float)[line_id(PAYMENT, number)]
    alone = [plan.run({line_id("volume", number): volume})[line_id(PAYMENT, number)] for volume in volumes]
    assert np.allclose(paid, [float(amount) for amount in alone])


def test_every_line_of_a_form_explains_itself_in_words() -> None:
    form, course = SharedSavings(D(100), D(1000), D("0.4")), JENS_COURSE
    for node in plan_of(form, course).nodes.values():
        if node.rule is not None:
            assert node.formula is not None
            assert node.formula.meaning.endswith(".")
            assert words(node.rule, lambda key: key)


def test_every_kind_of_form_is_found_by_the_word_of_the_document() -> None:
    assert set(FORMS) == {"inspanningsgericht", "outputgericht", "taakgericht", "gedeelde_besparing"}


@pytest.mark.parametrize("unfinished", [ContractForm, FormIn, Together])
def test_what_leaves_out_what_it_must_say_cannot_be_made(unfinished: type) -> None:
    bare = type("Bare", (unfinished,), {})
    with pytest.raises(TypeError, match="abstract"):
        bare()
