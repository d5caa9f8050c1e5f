"""What every model adds to its direct costs: overhead on a named base, the cost price, risk on a named base.

The steps are the same for an hour, a dagdeel or an etmaal; only the unit differs. A model adds bases of its own
(the labour cost, an amount per fte) with `also("overhead_bedrag", overhead_grondslag=...)`.
"""

from __future__ import annotations

from decimal import Decimal

from tarief.core.units import Aandeel, Unit
from tarief.model.declare import Base
from tarief.model.steps import Steps
from tarief.models.gebruikelijk import OVERHEAD, RISICO, deel_van_de_prijs

#: An amount per unit of care; which unit is said by the model.
Bedrag = Decimal


def opslagen(eenheid: str, unit: Unit, *own_bases: Base) -> Steps:
    """Return the steps from `directe_kosten` (of the model) to `tarief`, in `unit`, with the model's own bases."""
    steps = Steps("opslagen")
    _overhead_given(steps, eenheid, unit, own_bases)
    _risk_given(steps, eenheid, unit)
    _profit_given(steps, eenheid, unit)
    _overhead(steps, eenheid, unit)
    _overhead_of_price(steps)
    steps.use(overige_kosten(unit))
    _index(steps, eenheid, unit)
    _price(steps, eenheid, unit)
    _risk(steps, eenheid, unit)
    _profit(steps, eenheid, unit)
    _tariff(steps, eenheid, unit)
    return steps


def overige_kosten(unit: Unit) -> Steps:
    """Return the amount per unit that a sheet counts and nobody named: in the cost price, in no base of overhead.

    It belongs to no element of the law until somebody says what it is. A deduction is negative.
    """
    steps = Steps("overige_kosten")
    steps.given(
        "overige_kosten",
        "Overige kosten, zoals het blad rekent",
        unit,
        english="Other cost",
        optional="-",
        negative=True,
        opbouw=True,
        explanation="Wat een blad meerekent zonder dat te zien is wat het is; een aftrekpost is negatief. Het telt mee "
        "in de kostprijs, niet in de grondslag van de overhead.",
    )
    return steps


def _overhead_given(steps: Steps, eenheid: str, unit: Unit, own_bases: tuple[Base, ...]) -> None:
    shares = tuple(base for base in own_bases if base.unit is None)
    amounts = tuple(base for base in own_bases if base.unit is not None)
    steps.given(
        "overhead",
        "Overhead",
        Aandeel,
        usual=OVERHEAD,
        maximum=2,
        english="Overhead",
        bases=(
            *shares,
            Base("directe_kosten", "van de directe kosten", share_of="directe_kosten"),
            Base("totale_kosten", "van de totale kosten", share_of="kostprijs"),
            Base("omzet", "van de omzet (het tarief)", share_of="tarief"),
            Base(f"per_{eenheid}", f"als bedrag per {_productive(eenheid)}", unit=unit, likely=deel_van_de_prijs(unit)),
            *amounts,
        ),
        amount="overhead_bedrag",
        group="overhead",
        explanation="Staf, huisvesting, ict en algemene kosten. Het percentage heeft altijd een grondslag.",
        role="overhead",
    )


def _risk_given(steps: Steps, eenheid: str, unit: Unit) -> None:
    steps.given(
        "risico_opslag",
        "Opslag voor risico",
        Aandeel,
        usual=RISICO,
        english="Mark-up for risk",
        bases=(
            Base("kostprijs", "van de kostprijs", share_of="kostprijs"),
            Base("tarief", "van het tarief", share_of="tarief"),
            Base("directe_kosten", "van de directe kosten", share_of="directe_kosten"),
            Base(f"per_{eenheid}", f"als bedrag per {eenheid}", unit=unit, likely=deel_van_de_prijs(unit)),
        ),
        amount="risico_bedrag",
        group="risico",
        optional="Risico, innovatie en marge staan in geen van beide wetten als kostenelement.",
    )


def _profit_given(steps: Steps, eenheid: str, unit: Unit) -> None:
    steps.given(
        "winst",
        "Winst",
        Aandeel,
        usual=RISICO,
        english="Profit",
        bases=(
            Base("kostprijs", "van de kostprijs", share_of="kostprijs"),
            Base(f"per_{eenheid}", f"als bedrag per {eenheid}", unit=unit, likely=deel_van_de_prijs(unit)),
        ),
        amount="winst_bedrag",
        group="risico",
        optional="-",
        explanation="Een eigen regel naast het risico, in geen grondslag van overhead of risico. Volgens een "
        "secundaire bron (contractstandaard art. 3.17) mag winst die continuïteit of innovatie dient; de gemeente kan "
        "voorwaarden stellen.",
    )


def _overhead(steps: Steps, eenheid: str, unit: Unit) -> None:
    @steps.step(
        f"Overhead per {eenheid}",
        unit=unit,
        likely=deel_van_de_prijs(unit),
        english="Overhead",
        jeugdwet="c",
        wmo="b",
        opbouw=True,
        group="overhead",
        when={"overhead_grondslag": "directe_kosten"},
    )
    def overhead_bedrag(directe_kosten: Bedrag, overhead: Aandeel) -> Bedrag:
        """Een percentage van de directe kosten."""
        return directe_kosten * overhead

    @steps.also("overhead_bedrag", overhead_grondslag="totale_kosten")
    def overhead_van_totale_kosten(directe_kosten: Bedrag, overhead: Aandeel) -> Bedrag:
        """Een percentage van de totale kosten: wat overblijft zijn de directe kosten."""
        return directe_kosten * overhead / (1 - overhead)

    @steps.also("overhead_bedrag", overhead_grondslag=f"per_{eenheid}")
    def overhead_als_bedrag(overhead: Bedrag) -> Bedrag:
        """Het opgegeven bedrag."""
        return overhead

    @steps.also("overhead_bedrag", overhead_grondslag="omzet", risico_grondslag=f"per_{eenheid}")
    def overhead_van_omzet_met_vast_risico(directe_kosten: Bedrag, overhead: Aandeel, risico_opslag: Bedrag) -> Bedrag:
        """Een percentage van het tarief, waarin ook een vast bedrag voor risico zit."""
        return (directe_kosten + risico_opslag) * overhead / (1 - overhead)


def _overhead_of_price(steps: Steps) -> None:
    @steps.also("overhead_bedrag", overhead_grondslag="omzet", risico_grondslag="kostprijs")
    def overhead_van_omzet(directe_kosten: Bedrag, overhead: Aandeel, risico_opslag: Aandeel) -> Bedrag:
        """Een percentage van het tarief, waarin ook de opslag voor risico over de kostprijs zit."""
        share = overhead * (1 + risico_opslag)
        return directe_kosten * share / (1 - share)

    @steps.also("overhead_bedrag", overhead_grondslag="omzet", risico_grondslag="tarief")
    def overhead_en_risico_van_omzet(directe_kosten: Bedrag, overhead: Aandeel, risico_opslag: Aandeel) -> Bedrag:
        """Overhead en risico zijn beide een percentage van het tarief."""
        return directe_kosten * overhead / (1 - overhead - risico_opslag)

    @steps.also("overhead_bedrag", overhead_grondslag="omzet", risico_grondslag="directe_kosten")
    def overhead_van_omzet_met_risico_van_directe_kosten(
        directe_kosten: Bedrag, overhead: Aandeel, risico_opslag: Aandeel
    ) -> Bedrag:
        """Een percentage van het tarief, waarin ook de opslag voor risico over de directe kosten zit."""
        return directe_kosten * (1 + risico_opslag) * overhead / (1 - overhead)


def _index(steps: Steps, eenheid: str, unit: Unit) -> None:
    steps.given(
        "indexatie",
        "Indexatie",
        Aandeel,
        negative=True,
        english="Indexation",
        base="kostprijs",
        optional="-",
        explanation="Als de kosten van een eerder prijspeil zijn; leeg als zij al van het jaar van de prijs zijn.",
    )

    @steps.step(
        f"Indexatie per {eenheid}", unit=unit, english="Indexation", jeugdwet="d", wmo="e", opbouw=True, negative=True
    )
    def indexatie_bedrag(
        directe_kosten: Bedrag, overhead_bedrag: Bedrag, overige_kosten: Bedrag, indexatie: Aandeel
    ) -> Bedrag:
        """Percentage van de directe kosten, de overhead en de overige kosten samen."""
        return (directe_kosten + overhead_bedrag + overige_kosten) * indexatie


def _price(steps: Steps, eenheid: str, unit: Unit) -> None:
    @steps.step(f"Kostprijs per {eenheid}", unit=unit, english="Cost price", group="uitkomst")
    def kostprijs(
        directe_kosten: Bedrag, overhead_bedrag: Bedrag, overige_kosten: Bedrag, indexatie_bedrag: Bedrag
    ) -> Bedrag:
        """Wat de zorg kost: directe kosten en overhead."""
        return directe_kosten + overhead_bedrag + overige_kosten + indexatie_bedrag


def _risk(steps: Steps, eenheid: str, unit: Unit) -> None:
    @steps.step(
        f"Risico per {eenheid}",
        unit=unit,
        english="Risk",
        opbouw=True,
        group="risico",
        when={"risico_grondslag": "kostprijs"},
    )
    def risico_bedrag(kostprijs: Bedrag, risico_opslag: Aandeel) -> Bedrag:
        """Een percentage van de kostprijs; geen element in de Jeugdwet of de Wmo."""
        return kostprijs * risico_opslag

    @steps.also("risico_bedrag", risico_grondslag="tarief")
    def risico_van_tarief(kostprijs: Bedrag, risico_opslag: Aandeel) -> Bedrag:
        """Een percentage van het tarief; geen element in de Jeugdwet of de Wmo."""
        return kostprijs * risico_opslag / (1 - risico_opslag)

    @steps.also("risico_bedrag", risico_grondslag="directe_kosten")
    def risico_van_directe_kosten(directe_kosten: Bedrag, risico_opslag: Aandeel) -> Bedrag:
        """Een percentage van de directe kosten; geen element in de Jeugdwet of de Wmo."""
        return directe_kosten * risico_opslag

    @steps.also("risico_bedrag", risico_grondslag=f"per_{eenheid}")
    def risico_als_bedrag(risico_opslag: Bedrag) -> Bedrag:
        """Het opgegeven bedrag; geen element in de Jeugdwet of de Wmo."""
        return risico_opslag


def _profit(steps: Steps, eenheid: str, unit: Unit) -> None:
    @steps.step(
        f"Winst per {eenheid}",
        unit=unit,
        english="Profit",
        opbouw=True,
        group="risico",
        when={"winst_grondslag": "kostprijs"},
    )
    def winst_bedrag(kostprijs: Bedrag, winst: Aandeel) -> Bedrag:
        """Een percentage van de kostprijs; geen element in de Jeugdwet of de Wmo."""
        return kostprijs * winst

    @steps.also("winst_bedrag", winst_grondslag=f"per_{eenheid}")
    def winst_als_bedrag(winst: Bedrag) -> Bedrag:
        """Het opgegeven bedrag; geen element in de Jeugdwet of de Wmo."""
        return winst


def _tariff(steps: Steps, eenheid: str, unit: Unit) -> None:
    @steps.step(f"Tarief per {eenheid}", unit=unit, english="Tariff", positive=True, group="uitkomst")
    def tarief(kostprijs: Bedrag, risico_bedrag: Bedrag, winst_bedrag: Bedrag) -> Bedrag:
        """Wat voor de zorg wordt betaald: de kostprijs met de opslag voor risico, en winst."""
        return kostprijs + risico_bedrag + winst_bedrag


def _productive(eenheid: str) -> str:
    return "productief uur" if eenheid == "uur" else eenheid
