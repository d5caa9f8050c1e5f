"""The steps that every contract form shares: what the care costs each year, and a corridor around what is paid.

A row of the table `jaren` is a year. A form adds its own steps up to `budget` and `vergoeding`, what is paid before any
corridor; from these follows `betaling`. The same functions give the amounts, the formulas of a workbook, the
explanation, and with a straight line for the volume what the provider bears of it.
"""

from tarief.contracts.corridor import provider_part
from tarief.core.units import Aandeel, Euro, Getal
from tarief.model.model import Model
from tarief.model.steps import Steps

BUDGET, PAYMENT = "budget", "betaling"
OVER, UNDER = "overschrijding", "onderschrijding"
CORRIDOR = "corridor"

YEARS = Steps("jaren")
YEARS.table("jaren", "Jaren", name="jaar")
YEARS.option("jaar", "Jaar", row="jaren")
YEARS.given("volume", "Volume", Getal, row="jaren")
YEARS.given("kosten_per_eenheid", "Kosten per eenheid", Euro, row="jaren")
YEARS.option(CORRIDOR, "Risicocorridor", {"geen": "geen", "rond_de_vergoeding": "rond de vergoeding"}, default="geen")
for _side, _word in ((OVER, "overschrijding"), (UNDER, "onderschrijding")):
    YEARS.table(_side, f"Banden bij een {_word}", name="")
    for _column, _label in (("van", "Begin"), ("tot", "Einde"), ("aanbieder", "Deel van de aanbieder")):
        YEARS.given(f"{_side}_{_column}", f"{_label} van de band", Aandeel, row=_side, maximum=4, optional="-")
    YEARS.given(f"{_side}_verder_van", "Begin van de band zonder einde", Aandeel, maximum=4, optional="-")
    YEARS.given(f"{_side}_verder_aanbieder", "Deel van de aanbieder zonder einde", Aandeel, optional="-")


@YEARS.step("Kosten", row="jaren")
def kosten(volume: Getal, kosten_per_eenheid: Euro) -> Euro:
    """Wat de zorg van het jaar de aanbieder kost."""
    return volume * kosten_per_eenheid


@YEARS.step("Deel van de overschrijding bij de aanbieder", row="jaren")
def gedragen_overschrijding(
    kosten: Euro,
    vergoeding: Euro,
    overschrijding_van: list[Aandeel],
    overschrijding_tot: list[Aandeel],
    overschrijding_aanbieder: list[Aandeel],
    overschrijding_verder_van: Aandeel,
    overschrijding_verder_aanbieder: Aandeel,
) -> Euro:
    """Van wat de zorg meer kost dan de vergoeding draagt de aanbieder in elke band zijn deel."""
    bands = zip(overschrijding_van, overschrijding_tot, overschrijding_aanbieder, strict=True)
    last = (overschrijding_verder_van, None, overschrijding_verder_aanbieder)
    return provider_part(kosten - vergoeding, vergoeding, (*bands, last))


@YEARS.step("Deel van de onderschrijding bij de aanbieder", row="jaren")
def gedragen_onderschrijding(
    kosten: Euro,
    vergoeding: Euro,
    onderschrijding_van: list[Aandeel],
    onderschrijding_tot: list[Aandeel],
    onderschrijding_aanbieder: list[Aandeel],
    onderschrijding_verder_van: Aandeel,
    onderschrijding_verder_aanbieder: Aandeel,
) -> Euro:
    """Van wat de zorg minder kost dan de vergoeding houdt de aanbieder in elke band zijn deel."""
    bands = zip(onderschrijding_van, onderschrijding_tot, onderschrijding_aanbieder, strict=True)
    last = (onderschrijding_verder_van, None, onderschrijding_verder_aanbieder)
    return provider_part(vergoeding - kosten, vergoeding, (*bands, last))


@YEARS.step("Betaling", when={CORRIDOR: "geen"}, row="jaren")
def betaling(vergoeding: Euro) -> Euro:
    """De gemeente betaalt de vergoeding."""
    return vergoeding


@YEARS.also(PAYMENT, corridor="rond_de_vergoeding")
def betaling_met_corridor(kosten: Euro, gedragen_overschrijding: Euro, gedragen_onderschrijding: Euro) -> Euro:
    """De gemeente betaalt de kosten, zonder het deel van de afwijking dat bij de aanbieder blijft."""
    return kosten - gedragen_overschrijding + gedragen_onderschrijding


def contract_model(key: str, label: str) -> Model:
    """Return the model of a contract form, with the shared steps declared; it adds its own up to `vergoeding`."""
    model = Model(key, label=label, unit="jaar", results=(BUDGET, PAYMENT))
    model.use(YEARS)
    return model
