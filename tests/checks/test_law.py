"""Legal completeness: an element of zero needs a reason."""

from tarief import MODELS, Severity
from tarief.checks import check_breakdown
from tests.checks.examples import DAY, kinds, quick


def test_an_element_of_zero_without_a_reason_is_named_with_its_article() -> None:
    found = [finding for finding in check_breakdown(quick()) if finding.kind == "element_zonder_reden"]
    assert {str(finding.place) for finding in found} == {"jeugdwet.b", "jeugdwet.d", "wmo.d", "wmo.e", "wmo.f"}
    assert all("onderdeel" in finding.text and finding.advice for finding in found)


def test_a_reason_beside_an_input_of_zero_is_enough() -> None:
    zero = {"waarde": "0", "toelichting": "de cliënt komt altijd naar de locatie."}
    found = [finding for finding in check_breakdown(quick(reiskosten_per_uur=zero)) if str(finding.place) == "wmo.d"]
    assert [(finding.kind, finding.severity) for finding in found] == [("element_nul_met_reden", Severity.NOTE)]
    assert "de cliënt komt altijd naar de locatie" in found[0].text


def test_a_zero_without_words_is_no_reason() -> None:
    found = [f for f in check_breakdown(quick(reiskosten_per_uur={"waarde": "0"})) if str(f.place) == "wmo.d"]
    assert [finding.kind for finding in found] == ["element_zonder_reden"]


def test_a_reason_may_also_come_with_the_question() -> None:
    reasons = {"jeugdwet.b": "geen materialen", "jeugdwet.d": "prijspeil is dat van het contractjaar"}
    found = [finding for finding in check_breakdown(quick(), reasons) if str(finding.place).startswith("jeugdwet")]
    assert {finding.kind for finding in found} == {"element_nul_met_reden"}


def test_an_element_with_an_amount_is_not_named() -> None:
    given = {"clientgebonden_kosten_per_uur": "2", "reiskosten_per_uur": "1"}
    places = {str(f.place) for f in check_breakdown(quick(**given)) if f.kind.startswith("element_")}
    assert places.isdisjoint({"jeugdwet.a", "jeugdwet.b", "jeugdwet.c", "wmo.a", "wmo.b", "wmo.c", "wmo.d"})


def test_cost_that_belongs_to_no_element_is_named_with_its_amount() -> None:
    given = {"tarief_oud": "80", "prijspeil_van": "2025", "prijspeil_naar": "2026", "gewogen_index": "0.03"}
    choices = {"nacalculatie": "geen", "index_afronding": "geen"}
    result = MODELS["indexering"].calculate({**given, **choices}, on=DAY)
    assert "€\u00a080,00" in kinds(check_breakdown(result))["kosten_zonder_onderdeel"].text
    assert "kosten_zonder_onderdeel" not in kinds(check_breakdown(quick()))
