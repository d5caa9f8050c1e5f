"""Ireland 2016-2019: unit cost of a social care worker, four years side by side, in whole euros."""

from tarief import Aandeel, CostModel, EuroPerJaar, EuroPerUur, Uren, rounded

ierland = CostModel(
    "ierland_social_care_worker",
    label="Kosten per gewerkt uur, per jaar",
    unit="uur",
    results=("kosten_per_uur",),
    rounding="hele_euros",
)
ierland.table("jaren", "Jaren", name="jaar")
ierland.option("jaar", "Jaar", row="jaren")
ierland.given("overhead", "Overhead", Aandeel, base="loon")
ierland.given("loon", "Loon (A)", EuroPerJaar, row="jaren")
ierland.given("werkgeverslasten", "Werkgeverslasten (B)", EuroPerJaar, row="jaren")
ierland.given("kapitaallasten", "Kapitaallasten (E)", EuroPerJaar, row="jaren")
ierland.given("gewerkte_uren", "Gewerkte uren (H)", Uren, row="jaren", positive=True)


@ierland.step("Overheadkosten (D)", row="jaren")
def overheadkosten(loon: EuroPerJaar, overhead: Aandeel) -> EuroPerJaar:
    """Een percentage van het loon alleen, zonder de werkgeverslasten, in hele euro's."""
    return rounded(loon * overhead, 0)


@ierland.step("Totale kosten (G)", row="jaren")
def totale_kosten(
    loon: EuroPerJaar, werkgeverslasten: EuroPerJaar, overheadkosten: EuroPerJaar, kapitaallasten: EuroPerJaar
) -> EuroPerJaar:
    return loon + werkgeverslasten + overheadkosten + kapitaallasten


@ierland.step("Kosten per gewerkt uur (J)", row="jaren")
def kosten_per_uur(totale_kosten: EuroPerJaar, gewerkte_uren: Uren) -> EuroPerUur:
    return totale_kosten / gewerkte_uren


@ierland.step("Loon en werkgeverslasten per uur", row="jaren", opbouw=True, jeugdwet="a")
def loonkosten_per_uur(loon: EuroPerJaar, werkgeverslasten: EuroPerJaar, gewerkte_uren: Uren) -> EuroPerUur:
    return (loon + werkgeverslasten) / gewerkte_uren


@ierland.step("Overhead per uur", row="jaren", opbouw=True, jeugdwet="c")
def overhead_per_uur(overheadkosten: EuroPerJaar, gewerkte_uren: Uren) -> EuroPerUur:
    return overheadkosten / gewerkte_uren


@ierland.step("Kapitaallasten per uur", row="jaren", opbouw=True, jeugdwet="c")
def kapitaallasten_per_uur(kapitaallasten: EuroPerJaar, gewerkte_uren: Uren) -> EuroPerUur:
    return kapitaallasten / gewerkte_uren
