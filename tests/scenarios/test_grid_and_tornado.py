"""A grid over two inputs and the tornado: both against the formula in fractions."""

from decimal import Decimal

import pytest

from tarief import MODELS, Refused
from tarief.scenarios import grid, read_grid, read_ranges, tornado
from tarief.scenarios.analysis import analyse
from tests.scenarios.base import DAY, research
from tests.scenarios.test_scenarios import cents, ladder

OVERHEADS, HOURS = ["0.30", "0.34", "0.38"], ["1290", "1330", "1400"]
AXES = {
    "rijen": {"sleutel": "overhead", "waarden": OVERHEADS},
    "kolommen": {"sleutel": "productieve_uren", "waarden": HOURS},
}


def test_every_cell_of_a_grid_is_the_price_of_that_pair():
    base = research()
    found = grid(base, *read_grid(AXES, base))

    expected = [[cents(ladder(47500, "0.28", hours, share, "2.40", "0.03")) for hours in HOURS] for share in OVERHEADS]
    assert [[cell.price for cell in row] for row in found.cells] == expected


def test_a_cell_that_cannot_be_says_why():
    base = research()
    axes = {**AXES, "kolommen": {"sleutel": "productieve_uren", "waarden": ["0", "1290"]}}
    found = grid(base, *read_grid(axes, base)).cells[0]

    assert found[0].price is None
    assert "meer dan nul" in found[0].reason
    assert found[1].price is not None


def test_the_widest_bar_of_the_tornado_stands_first():
    base = research()
    given = read_ranges({"productieve_uren": {"laag": "1200", "hoog": "1450", "bron": "benchmark"}}, base)
    bars = {bar.range.key: bar for bar in tornado(base, given)}

    swings = [bar.swing for bar in bars.values()]
    assert swings == sorted(swings, reverse=True)
    hours = bars["productieve_uren"]
    ends = [cents(ladder(47500, "0.28", end, "0.38", "2.40", "0.03")) for end in (1200, 1450)]
    assert [hours.at_low, hours.at_high] == ends
    assert (hours.range.source, hours.range.assumed) == ("benchmark", False)


def test_a_range_that_nobody_gave_is_a_tenth_either_way_and_says_that_it_is_assumed():
    overhead = next(bar for bar in tornado(research()) if bar.range.key == "overhead")

    assert (overhead.range.low, overhead.range.high) == (Decimal("0.342"), Decimal("0.418"))
    assert overhead.range.assumed
    assert overhead.as_json()["aanname"] is True


def test_a_published_range_goes_before_a_tenth_where_the_base_is_the_same():
    """tarief/data/normen.toml: 13,2% to 16,3% of all costs in the VVT; of other bases nothing was published."""
    inputs = {"loonkosten_per_uur": "24.68", "productiviteit": "0.80", "overhead": "0.15", "cao": "vvt"}
    shares = ("totale_kosten", "directe_kosten")
    of = [MODELS["uurtarief"].calculate({**inputs, "overhead_grondslag": base}, on=DAY) for base in shares]
    published, assumed = (next(bar.range for bar in tornado(base) if bar.range.key == "overhead") for base in of)

    assert (published.low, published.high, published.assumed) == (Decimal("0.132"), Decimal("0.163"), False)
    assert published.source.startswith("gepubliceerd: ") and "Berenschot" in published.source
    assert (assumed.low, assumed.high, assumed.assumed) == (Decimal("0.135"), Decimal("0.165"), True)


def test_a_range_that_nobody_gave_stops_at_the_limit_of_the_input():
    inputs = {"loonkosten_per_uur": "24.68", "productiviteit": "0.95", "overhead": "0", "overhead_grondslag": "omzet"}
    bars = tornado(MODELS["uurtarief"].calculate(inputs, on=DAY))
    productivity = next(bar for bar in bars if bar.range.key == "productiviteit")

    assert productivity.range.high == Decimal("0.95")


def test_a_fact_gets_no_range_by_itself():
    inputs = {"cao": "jeugdzorg", "schaal": "8", "trede": "5", "overhead": "0.20", "overhead_grondslag": "loonkosten"}
    base = MODELS["uurtarief"].calculate({**inputs, "productieve_uren": "1290", "werkgeverslasten": "0.28"}, on=DAY)

    assert "schaalbedrag" in base.values
    assert "schaalbedrag" not in {bar.range.key for bar in tornado(base)}


def test_all_faults_of_one_question_are_told_at_once():
    asked = {
        "volume": "-3",
        "scenario": [],
        "scenarios": [{"naam": "x", "wijzigingen": {"overhead": {"maal": "x"}}}],
        "raster": {"rijen": {"sleutel": "overhed", "waarden": ["0.3"]}, "kolommen": {"sleutel": "overhead"}},
        "bandbreedtes": {"overhead": {"laag": "0.4", "hoog": "0.3"}, "tarief": {"laag": "1", "hoog": "2"}},
    }
    with pytest.raises(Refused) as refused:
        analyse(research(), asked)

    assert {str(finding.place) for finding in refused.value.findings} == {
        "", "/volume", "/scenarios/0/wijzigingen/overhead/maal", "/raster/rijen/sleutel", "/raster/kolommen",
        "/bandbreedtes/overhead", "/bandbreedtes/tarief",
    }  # fmt: skip


def test_a_grid_has_a_bound():
    axes = {**AXES, "rijen": {"sleutel": "overhead", "waarden": [f"0.{number:04}" for number in range(1, 1000)]}}

    with pytest.raises(Refused, match="vakken"):
        read_grid(axes, research())
