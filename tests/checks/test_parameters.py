"""Parameters to doubt: preliminary, past their date, weakly sourced, own."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tarief import MODELS, Breakdown, CostModel, EuroPerUur, Library, Refused, Severity, load_parameters
from tarief.checks import check_breakdown
from tarief.model.declare import Given
from tarief.parameters import Value
from tarief.parameters.lookup import ByOption
from tests.checks.examples import DAY, hourly, kinds, quick
from tests.models.cases import inputs_of

WAGE = {
    "cao": "vvt", "schaal": "FWG 45", "trede": "5", "contractvorm": "vast", "werkgeversgrootte": "groot",
    "pensioen_werkgeversdeel": "0.5", "productiviteit": "0.75", "overhead": "0.2", "overhead_grondslag": "loonkosten",
}  # fmt: skip
OWN = """
uitgever = "premies"
titel = "Eigen premies"
waarden = [
  {sleutel = "aof_hoog", waarde = 0.0800, eenheid = "aandeel", grondslag = "premieloon",
   vanaf = 2026-01-01, tot_en_met = 2026-12-31, status = "officieel", bron = "brief"},
]
[bronnen.brief]
titel = "Beschikking Belastingdienst"
""".replace(",\n   ", ", ")


def with_own(folder: Path, text: str = OWN) -> Library:
    path = folder / "eigen.toml"
    path.write_text(text, encoding="utf-8")
    return load_parameters(path)


def wage(library: Library | None = None, **changes: str) -> Breakdown:
    scale = load_parameters().scales("vvt", DAY)[5]
    step = load_parameters().steps("vvt", scale, DAY)[2]
    inputs = {**WAGE, "schaal": scale, "trede": step, **changes}
    return MODELS["uurtarief"].calculate(inputs, on=DAY, library=library)


def test_a_small_employer_pays_the_whk_of_its_sector_and_not_the_average() -> None:
    """UWV, table 1.2 of 2027: sector 35 pays 1.31 + 0.78; of 2026 the sector is not known, and that is told."""
    whk = MODELS["uurtarief"].quantities["whk"]
    assert isinstance(whk, Given)
    assert isinstance(whk.source, ByOption)
    known = whk.source.find(load_parameters(), {"werkgeversgrootte": "klein"}, date(2027, 1, 1))
    assert known is not None
    assert (known.path, known.value) == ("premies.whk_sector_35", Decimal("0.0131") + Decimal("0.0078"))
    (finding,) = [item for item in check_breakdown(wage(werkgeversgrootte="klein")) if item.kind == "vervangend_cijfer"]
    assert "hier geldt Whk sector 35" in finding.text
    assert "vervangend_cijfer" not in kinds(check_breakdown(wage()))
    assert "vervangend_cijfer" not in kinds(check_breakdown(wage(werkgeversgrootte="klein", whk="0.02")))


def indexed(case: str, on: date, **changes: str) -> Breakdown:
    return MODELS["indexering"].calculate({**inputs_of(case), **changes}, on=on)


def test_a_preliminary_figure_is_named_while_the_definitive_one_is_not_known() -> None:
    finding = kinds(check_breakdown(indexed("indexering_vng_2025", DAY)))["voorlopig_cijfer"]
    assert "1,82%" in finding.text
    assert "nagecalculeerd" in finding.advice


def test_a_preliminary_figure_is_named_with_the_definitive_one_that_is_known() -> None:
    found = [f for f in check_breakdown(indexed("indexering_vng_2024", DAY)) if f.kind == "voorlopig_cijfer"]
    assert {str(finding.place) for finding in found} == {"loonindex", "prijsindex"}
    assert "6,00%" in found[0].advice


def test_a_definitive_figure_is_not_doubted() -> None:
    result = indexed("indexering_vng_2024", DAY, cijfers="definitief")
    assert "voorlopig_cijfer" not in kinds(check_breakdown(result))


class OfLastYear:
    """A region's own lookup that keeps using an old value."""

    options: tuple[str, ...] = ()

    def find(self, library: Library, chosen: Mapping[str, str], on: date) -> Value | None:  # noqa: ARG002
        return library.ask("minimumloon.minimumloon_per_uur", date(2025, 1, 1))


def region(source: object) -> Breakdown:
    model = CostModel("regio", label="Regio", unit="uur")
    model.parameter("loon", "Loon", EuroPerUur, source)

    @model.step("Tarief")
    def tarief(loon: EuroPerUur) -> EuroPerUur:
        return loon

    return model.calculate({}, on=DAY)


def test_a_value_past_its_date_is_named_with_its_period() -> None:
    finding = kinds(check_breakdown(region(OfLastYear())))["parameter_verlopen"]
    assert str(finding.place) == "loon"
    assert "30-06-2025" in finding.text


def test_a_value_in_its_period_is_not_past_its_date() -> None:
    from tarief import At

    assert "parameter_verlopen" not in kinds(check_breakdown(region(At("minimumloon.minimumloon_per_uur"))))


def test_what_is_said_of_a_parameter_names_it_as_the_form_does_and_its_place_holds_the_key() -> None:
    found = wage(werkgeversgrootte="klein").findings
    premium = next(item for item in found if item.kind == "bron_secundair" and str(item.place) == "premies.awf_laag")
    assert premium.text.startswith("Werkloosheidspremie (AWf), 2,74%, komt uit een secundaire bron: ")
    keys = {value.path for value in load_parameters().values()}
    assert not [item.text for item in found if any(key in item.text for key in keys)]


def test_weak_sources_are_counted_and_named_together() -> None:
    finding = kinds(check_breakdown(wage()))["zwakke_bronnen"]
    assert "Werkloosheidspremie (AWf) (secundaire bron)" in finding.text
    assert finding.severity in (Severity.NOTE, Severity.WARNING)


def test_inputs_of_ones_own_have_no_weak_source_in_the_library() -> None:
    assert "zwakke_bronnen" not in kinds(check_breakdown(quick()))
    assert "zwakke_bronnen" not in kinds(check_breakdown(hourly()))


def test_an_own_parameter_is_used_and_stands_beside_the_one_of_the_library(tmp_path: Path) -> None:
    library = with_own(tmp_path)
    ours, theirs = wage(), wage(library)
    assert theirs.tarief > ours.tarief
    finding = kinds(theirs.findings)["eigen_parameter"]
    assert finding.severity is Severity.NOTE
    assert all(part in finding.text for part in ("8,00%", "Beschikking Belastingdienst", "uit de bibliotheek"))
    assert "Beschikking Belastingdienst" in theirs.explain("aof")
    assert theirs.receipt.parameters == library.digest != ours.receipt.parameters
    assert "eigen_parameter" not in kinds(ours.findings)


def test_an_own_salary_stands_beside_that_of_the_cao_table(tmp_path: Path) -> None:
    scale = load_parameters().scales("vvt", DAY)[5]
    step = load_parameters().steps("vvt", scale, DAY)[2]
    library = with_own(
        tmp_path,
        f"""
uitgever = "cao_vvt"
titel = "Eigen salaristabel"
[bronnen.brief]
titel = "Onderhandelingsakkoord"
[[salaristabellen]]
vanaf = 2026-01-01
eenheid = "euro_per_maand"
grondslag = "voltijd"
status = "officieel"
bron = "brief"
[salaristabellen.schalen]
"{scale}" = [["{step}", 3999.00]]
""",
    )
    result = wage(library)
    finding = next(f for f in result.findings if f.kind == "eigen_parameter")
    assert "€\u00a03.999,00 per maand" in finding.text
    assert "Onderhandelingsakkoord" in finding.text
    assert "uit de bibliotheek (CAO VVT" in finding.text


def test_an_own_value_in_another_unit_is_refused_with_its_place(tmp_path: Path) -> None:
    wrong = OWN.replace('eenheid = "aandeel", grondslag = "premieloon"', 'eenheid = "euro_per_uur"')
    with pytest.raises(Refused) as caught:
        with_own(tmp_path, wrong)
    (finding,) = caught.value.findings
    assert str(finding.place) == "eigen.toml, waarden[1] (aof_hoog)"
    assert "in aandeel, niet in euro_per_uur" in finding.text


def test_an_own_parameter_under_a_misspelt_name_is_named_with_what_was_probably_meant(tmp_path: Path) -> None:
    library = with_own(tmp_path, OWN.replace("aof_hoog", "aof_hog"))
    finding = kinds(check_breakdown(wage(library)))["eigen_parameter_ongebruikt"]
    assert str(finding.place) == "premies.aof_hog"
    assert "premies.aof_hoog" in finding.advice
    assert "eigen_parameter_ongebruikt" not in kinds(check_breakdown(wage(with_own(tmp_path))))
