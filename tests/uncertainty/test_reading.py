"""What is read, and what is refused: all faults at once, each with its place and what to do."""

import tomllib
from decimal import Decimal
from typing import Any

import pytest

from tarief.uncertainty import Correlation, Discrete, Normal, Triangular, Uniform, read_uncertainty
from tests.batch.ladder import ladder
from tests.uncertainty.cases import breakdown, faults, normal, triangle, uniform

D = Decimal

TOML = """
[onzekerheid.overhead]
verdeling = "driehoek"
laag = "15%"
midden = 0.20
hoog = "0,28"
bron = "benchmark"

[onzekerheid.bruto_uurloon]
verdeling = "normaal"
gemiddelde = "22.50"
spreiding = "0.80"

[onzekerheid.ziekteverzuim]
verdeling = "uniform"
laag = "0.04"
hoog = "0.09"

[onzekerheid.reisuren]
verdeling = "discreet"
waarden = [50, 90]
kansen = ["70%", "0.3"]

[[samenhang]]
tussen = ["overhead", "ziekteverzuim"]
correlatie = "0.4"

[afspraak]
tarief = "70"
volume = "1.234,5"
deel_aanbieder = "60%"
"""


def test_distributions_correlations_and_terms_are_read_with_their_sources() -> None:
    found = read_uncertainty(tomllib.loads(TOML, parse_float=D), ladder())
    assert found.inputs == {
        "overhead": Triangular(D("0.15"), D("0.20"), D("0.28")),
        "bruto_uurloon": Normal(D("22.50"), D("0.80")),
        "ziekteverzuim": Uniform(D("0.04"), D("0.09")),
        "reisuren": Discrete((D(50), D(90)), (D("0.70"), D("0.3"))),
    }
    assert found.correlation.matrix == ((D(1), D("0.4")), (D("0.4"), D(1)))
    assert (found.terms.tariff, found.terms.volume, found.terms.provider_share) == (D(70), D("1234.5"), D("0.6"))
    assert found.sources["overhead"] == "benchmark"


def test_what_is_read_is_written_so_that_it_reads_the_same_again() -> None:
    found = read_uncertainty(tomllib.loads(TOML, parse_float=D), ladder())
    assert read_uncertainty(found.as_json(), ladder()) == found


def test_all_faults_are_told_at_once() -> None:
    found = faults(
        {
            "onzekerheid": {
                "loon": triangle("50", "40", "45"),
                "ovrig": uniform("1", "2"),
                "overig": {"verdeling": "driehoek", "laag": "1", "mid": "2", "hoog": "x"},
                "toeslag": normal("0.05", "-1"),
                "uren": {"verdeling": "discreet", "waarden": ["1", "2"], "kansen": ["0.5", "0.4"]},
            },
            "samenhang": [{"tussen": ["loon", "lon"], "correlatie": "2"}],
            "afspraak": {"volume": "0", "deel": "1"},
            "afspraken": {},
        }
    )
    assert set(found) == {
        "onzekerheid/loon/hoog", "onzekerheid/ovrig", "onzekerheid/overig/mid", "onzekerheid/overig/midden",
        "onzekerheid/overig/hoog", "onzekerheid/toeslag/spreiding", "onzekerheid/uren/kansen", "samenhang",
        "afspraak/volume", "afspraak/deel", "afspraken",
    }  # fmt: skip
    assert found["onzekerheid/ovrig"].advice == "Bedoelt u 'overig'?"
    assert found["onzekerheid/overig/mid"].advice == "Bedoelt u 'midden'?"
    assert "0,9, niet tot 1" in found["onzekerheid/uren/kansen"].text
    assert found["afspraken"].advice == "Bedoelt u 'afspraak'?"


@pytest.mark.parametrize(
    ("given", "place", "words"),
    [
        (triangle("10", "5", "20"), "midden", "niet tussen laag (10) en hoog (20)"),
        (triangle("10", "10", "10"), "hoog", "verdeling = 'vast'"),
        (uniform("10", "9"), "hoog", "niet hoger dan laag"),
        (normal("10", "0"), "spreiding", "meer dan 0"),
        ({"verdeling": "drhoek"}, "verdeling", "Bedoelt u 'driehoek'?"),
        ({"laag": "1"}, "verdeling", "ontbreekt"),
        ({"verdeling": "discreet", "waarden": ["1"], "kansen": ["0.5", "0.5"]}, "kansen", "bij elke waarde één kans"),
        ({"verdeling": "discreet", "waarden": ["1", "1"], "kansen": ["0.5", "0.5"]}, "waarden", "twee keer"),
        ({"verdeling": "discreet", "waarden": ["1", "2"], "kansen": ["1.5", "-0.5"]}, "kansen/1", "tussen 0 en 1"),
        ({"verdeling": "discreet", "waarden": "1", "kansen": ["1"]}, "waarden", "geen lijst"),
        ({"verdeling": "discreet", "waarden": [], "kansen": []}, "kansen", "0 waarden"),
        (uniform("1.760", "2000"), "laag", "twee dingen"),
        ({"verdeling": "uniform", "laag": 0.1, "hoog": "1"}, "laag", "binair kommagetal"),
        ({"verdeling": "uniform", "laag": "NaN", "hoog": "1"}, "laag", "geen getal"),
        ({"verdeling": "vast"}, "waarde", "ontbreekt"),
    ],
)
def test_parameters_that_cannot_be_are_refused(given: Any, place: str, words: str) -> None:
    found = faults({"onzekerheid": {"loon": given}})
    finding = found[f"onzekerheid/loon/{place}"]
    assert words in f"{finding.text} {finding.advice}"


def test_values_outside_the_limits_of_the_model_are_refused_and_never_cut_off() -> None:
    shares = {"ziekteverzuim": triangle("-0.01", "0.05", "1.2"), "contracturen": uniform("0", "1878")}
    found = faults({"onzekerheid": shares}, ladder())
    assert set(found) == {
        "onzekerheid/ziekteverzuim/laag", "onzekerheid/ziekteverzuim/hoog", "onzekerheid/contracturen/laag",
    }  # fmt: skip


def test_a_normal_that_reaches_below_a_hard_minimum_is_refused_with_the_advice_to_take_a_triangle() -> None:
    found = faults({"onzekerheid": {"ziekteverzuim": normal("0.06", "0.02")}}, ladder())
    finding = found["onzekerheid/ziekteverzuim/spreiding"]
    assert "komt tot −0,06" in finding.text
    assert "driehoek" in finding.advice
    assert read_uncertainty({"onzekerheid": {"ziekteverzuim": normal("0.06", "0.01")}}, ladder()).inputs


@pytest.mark.parametrize(
    "data", [{}, {"onzekerheid": {}}, {"onzekerheid": {"loon": {"verdeling": "vast", "waarde": 1}}}]
)
def test_nothing_uncertain_is_refused(data: Any) -> None:
    assert "Geen enkele invoer is onzeker." in faults(data)["onzekerheid"].text


@pytest.mark.parametrize("data", [{"onzekerheid": []}, {"onzekerheid": {"loon": "veel"}}])
def test_what_is_no_table_is_refused(data: Any) -> None:
    assert any("geen tabel" in finding.text for finding in faults(data).values())


def test_a_distribution_that_leaves_out_what_was_calculated_with_is_remarked() -> None:
    (finding,) = read_uncertainty({"onzekerheid": {"loon": uniform("41", "45")}}, breakdown()).findings
    assert (str(finding.place), finding.severity) == ("onzekerheid/loon", "let_op")
    assert "gaat uit van 40" in finding.text


THREE = {"loon": normal("40", "3"), "overig": uniform("15", "25"), "uren": uniform("0.9", "1.1")}


def of_matrix(*rows: str) -> dict[str, Any]:
    matrix = {"invoer": ["loon", "overig", "uren"][: len(rows)], "matrix": [row.split() for row in rows]}
    return {"onzekerheid": THREE, "samenhang": matrix}


@pytest.mark.parametrize(
    ("rows", "place", "words"),
    [
        (("1 0.5", "0.4 1"), "samenhang/matrix/0/1", "loon en overig is 0,5 heen en 0,4 terug"),
        (("1 0.5", "0.5 0.9"), "samenhang/matrix/1/1", "overig met zichzelf is 0,9"),
        (("1 1.5", "1.5 1"), "samenhang/matrix/0/1", "tussen -1 en 1"),
        (("1 0.5 0", "0.5 1"), "samenhang/matrix", "niet 2 bij 2"),
        (("1 x", "x 1"), "samenhang/matrix/0/1", "geen getal"),
        # 1 - 2·0,9² - (-0,9)... : A with B, B with C, and A against C: eigenvalues 1,9 1,9 and -0,8
        (("1 0.9 -0.9", "0.9 1 0.9", "-0.9 0.9 1"), "samenhang", "kleinste eigenwaarde van de matrix is −0,8"),
    ],
)
def test_a_matrix_that_is_no_correlation_matrix_is_refused(rows: tuple[str, ...], place: str, words: str) -> None:
    finding = faults(of_matrix(*rows))[place]
    assert words in f"{finding.text} {finding.advice}"


@pytest.mark.parametrize(
    ("pairs", "place", "words"),
    [
        ([{"tussen": ["loon", "loon"], "correlatie": "1"}], "samenhang/0/tussen", "verschillende"),
        ([{"tussen": ["loon"], "correlatie": "1"}], "samenhang/0/tussen", "Noem er twee"),
        ([{"tussen": ["loon", "kosten"], "correlatie": "1"}], "samenhang", "onbekend"),
        ([{"tussen": ["loon", "toeslag"], "correlatie": "1"}], "samenhang", "is vast"),
        ([{"tussen": ["loon", "uren"]}], "samenhang/0/correlatie", "geen getal"),
        (
            [{"tussen": ["loon", "uren"], "correlatie": "0"}, {"tussen": ["uren", "loon"], "correlatie": "0.1"}],
            "samenhang/1/tussen",
            "twee keer",
        ),
        ("veel", "samenhang", "geen lijst"),
    ],
)
def test_pairs_that_cannot_be_are_refused(pairs: Any, place: str, words: str) -> None:
    inputs = {**THREE, "toeslag": {"verdeling": "vast", "waarde": "0.05"}}
    finding = faults({"onzekerheid": inputs, "samenhang": pairs})[place]
    assert words in f"{finding.text} {finding.advice}"


def test_the_factor_times_itself_is_the_matrix_also_where_inputs_move_as_one() -> None:
    for rows in (("1 0.5 0.2", "0.5 1 -0.3", "0.2 -0.3 1"), ("1 1 0", "1 1 0", "0 0 1"), ("1 -1 0", "-1 1 0", "0 0 1")):
        found = read_uncertainty(of_matrix(*rows), breakdown()).correlation
        factor = found.factor()
        assert factor @ factor.T == pytest.approx(found.array, abs=1e-12)
    assert Correlation().keys == ()
