"""`gezinshuis`: what a day and night in a gezinshuis costs per child, in the eleven building blocks of the sector.

The blocks are those of the Handreiking tariefstelling gezinshuiszorg (VNG, VGN, Jeugdzorg Nederland and
Present24x7, 2021): 1 income of the parents, 2 behavioural scientist, 3 support, 4 replacement and respite,
5 care costs, 6 housing, 7 overhead, 8 affiliated organisation (optional), 9 vacancy, 10 profit or margin,
11 weight of care. Only its table of contents was read, so its amounts, and what each block precisely holds,
are not verified; every amount is asked. Blocks 7 and 10 are the overhead and the mark-up of every model.
"""

from __future__ import annotations

from dataclasses import replace

from tarief.core.units import (
    EURO_PER_ETMAAL,
    Aandeel,
    Dagen,
    EuroPerEtmaal,
    EuroPerFte,
    EuroPerJaar,
    Fte,
    Getal,
    Plaatsen,
)
from tarief.costmodel import CostModel
from tarief.model.declare import likely
from tarief.models.bezetting import bezetting
from tarief.models.loon_en_uren import LOON_EN_UREN
from tarief.models.opslagen import opslagen
from tarief.models.per_eenheid import formatie

gezinshuis = CostModel(
    "gezinshuis",
    label="Gezinshuistarief",
    unit="etmaal",
    quick=(
        "inkomen_per_jaar",
        "ondersteuning_per_jaar",
        "vervanging_per_jaar",
        "verzorgingskosten_per_etmaal",
        "huisvesting_per_jaar",
        "aantal_plaatsen",
        "dagen_per_jaar",
        "leegstand",
        "overhead",
        "risico_opslag",
    ),
    explanation=(
        "Wat een etmaal in een gezinshuis per jeugdige kost, in de elf bouwstenen van de Handreiking tariefstelling "
        "gezinshuiszorg (2021). De bedragen uit die handreiking zijn niet overgenomen."
    ),
)
for _shared in (*LOON_EN_UREN, formatie):
    gezinshuis.use(_shared)

gezinshuis.group = "inzet"
gezinshuis.given(
    "gezinshuisouder_fte",
    "Gezinshuisouders in fte",
    Fte,
    likely=likely("", "10"),
    positive=True,
    english="Parents in fte",
    explanation="Voor hoeveel voltijdbanen de gezinshuisouders samen worden betaald.",
)
gezinshuis.given(
    "aantal_plaatsen",
    "Plaatsen",
    Plaatsen,
    formerly="plaatsen",
    likely=likely("", "30"),
    positive=True,
    english="Places",
    explanation="Het aantal jeugdigen voor wie het gezinshuis plaats heeft; eigen kinderen tellen niet mee.",
)
gezinshuis.use(bezetting, "dagen_per_jaar")
gezinshuis.given(
    "leegstand",
    "Leegstand",
    Aandeel,
    base="aantal_plaatsen",
    maximum="0.99",
    english="Vacancy",
    explanation="Bouwsteen 9: het deel van de etmalen waarop een plaats leeg staat. Hier is geen norm voor.",
)
gezinshuis.group = "directe_kosten"
for _key, _label, _english, _optional in (
    ("gedragswetenschapper", "Gedragswetenschapper", "Behavioural scientist", "Bouwsteen 2: wie meekijkt."),
    ("ondersteuning", "Ondersteuning", "Support", "Bouwsteen 3: hulp in het huis of bij de begeleiding."),
    ("vervanging", "Vervanging en logeren", "Replacement", "Bouwsteen 4: bij verlof, ziekte en vrije weekenden."),
    ("huisvesting", "Huisvesting", "Housing", "Bouwsteen 6: de extra woonruimte, energie en inventaris."),
    (
        "zorgorganisatie",
        "Gelieerde zorgorganisatie",
        "Affiliated organisation",
        "Bouwsteen 8: wat een organisatie voor het gezinshuis doet, als dat niet in de overhead zit.",
    ),
):
    gezinshuis.given(
        f"{_key}_per_jaar",
        f"{_label} per jaar",
        EuroPerJaar,
        likely=likely("", "250000"),
        english=_english,
        optional=f"{_optional} Voor het hele gezinshuis.",
    )
gezinshuis.given(
    "verzorgingskosten_per_etmaal",
    "Verzorgingskosten per etmaal",
    EuroPerEtmaal,
    likely=likely("", "150"),
    english="Care costs",
    jeugdwet="b",
    wmo="f",
    optional="Bouwsteen 5: voeding, kleding, zakgeld en activiteiten per aanwezige jeugdige.",
)
gezinshuis.given(
    "zorgzwaarte_per_etmaal",
    "Zorgzwaarte per etmaal",
    EuroPerEtmaal,
    likely=likely("", "300"),
    english="Weight of care",
    jeugdwet="a",
    wmo="a",
    optional="Bouwsteen 11: de extra inzet voor een jeugdige die meer vraagt.",
)


@gezinshuis.step("Inkomen gezinshuisouders per jaar", english="Income of the parents", askable=True)
def inkomen_per_jaar(gezinshuisouder_fte: Fte, loonkosten_per_fte: EuroPerFte) -> EuroPerJaar:
    """Bouwsteen 1: in loondienst de fte maal de loonkosten; een zelfstandige geeft het inkomen met premies zelf op."""
    return gezinshuisouder_fte * loonkosten_per_fte


@gezinshuis.step("Etmalen bij volle bezetting", positive=True, group="inzet")
def beschikbare_etmalen(aantal_plaatsen: Plaatsen, dagen_per_jaar: Dagen) -> Getal:
    """De plaatsen maal de dagen per jaar, zonder leegstand."""
    return aantal_plaatsen * dagen_per_jaar


@gezinshuis.step("Inkomen gezinshuisouders per etmaal", jeugdwet="a", wmo="a")
def inkomen_per_etmaal(inkomen_per_jaar: EuroPerJaar, beschikbare_etmalen: Getal) -> EuroPerEtmaal:
    """Bouwsteen 1: het inkomen van de gezinshuisouders, verdeeld over de etmalen."""
    return inkomen_per_jaar / beschikbare_etmalen


@gezinshuis.step("Gedragswetenschapper per etmaal", jeugdwet="b", wmo="f")
def gedragswetenschapper_per_etmaal(
    gedragswetenschapper_per_jaar: EuroPerJaar, beschikbare_etmalen: Getal
) -> EuroPerEtmaal:
    """Bouwsteen 2: de gedragswetenschapper, verdeeld over de etmalen."""
    return gedragswetenschapper_per_jaar / beschikbare_etmalen


@gezinshuis.step("Ondersteuning per etmaal", jeugdwet="a", wmo="a")
def ondersteuning_per_etmaal(ondersteuning_per_jaar: EuroPerJaar, beschikbare_etmalen: Getal) -> EuroPerEtmaal:
    """Bouwsteen 3: de ondersteuning, verdeeld over de etmalen."""
    return ondersteuning_per_jaar / beschikbare_etmalen


@gezinshuis.step("Vervanging en logeren per etmaal", jeugdwet="a", wmo="c")
def vervanging_per_etmaal(vervanging_per_jaar: EuroPerJaar, beschikbare_etmalen: Getal) -> EuroPerEtmaal:
    """Bouwsteen 4: vervanging en logeren, verdeeld over de etmalen."""
    return vervanging_per_jaar / beschikbare_etmalen


@gezinshuis.step("Huisvesting per etmaal", jeugdwet="c", wmo="b")
def huisvesting_per_etmaal(huisvesting_per_jaar: EuroPerJaar, beschikbare_etmalen: Getal) -> EuroPerEtmaal:
    """Bouwsteen 6: de huisvesting, verdeeld over de etmalen."""
    return huisvesting_per_jaar / beschikbare_etmalen


@gezinshuis.step("Gelieerde zorgorganisatie per etmaal", jeugdwet="c", wmo="b")
def zorgorganisatie_per_etmaal(zorgorganisatie_per_jaar: EuroPerJaar, beschikbare_etmalen: Getal) -> EuroPerEtmaal:
    """Bouwsteen 8: de gelieerde zorgorganisatie, verdeeld over de etmalen."""
    return zorgorganisatie_per_jaar / beschikbare_etmalen


@gezinshuis.step("Doorlopende kosten per etmaal")
def doorlopende_kosten(
    inkomen_per_etmaal: EuroPerEtmaal,
    gedragswetenschapper_per_etmaal: EuroPerEtmaal,
    ondersteuning_per_etmaal: EuroPerEtmaal,
    vervanging_per_etmaal: EuroPerEtmaal,
    huisvesting_per_etmaal: EuroPerEtmaal,
    zorgorganisatie_per_etmaal: EuroPerEtmaal,
) -> EuroPerEtmaal:
    """De kosten die doorgaan als een plaats leeg staat; verzorging en zorgzwaarte vallen dan weg."""
    staff = inkomen_per_etmaal + gedragswetenschapper_per_etmaal + ondersteuning_per_etmaal + vervanging_per_etmaal
    return staff + huisvesting_per_etmaal + zorgorganisatie_per_etmaal


@gezinshuis.step("Leegstand per etmaal", english="Vacancy", jeugdwet="c", wmo="b")
def leegstand_per_etmaal(doorlopende_kosten: EuroPerEtmaal, leegstand: Aandeel) -> EuroPerEtmaal:
    """Bouwsteen 9: de doorlopende kosten van lege plaatsen, opgebracht door de bezette etmalen."""
    return doorlopende_kosten * leegstand / (1 - leegstand)


@gezinshuis.step("Directe kosten per etmaal", english="Direct cost per etmaal")
def directe_kosten(
    doorlopende_kosten: EuroPerEtmaal,
    verzorgingskosten_per_etmaal: EuroPerEtmaal,
    leegstand_per_etmaal: EuroPerEtmaal,
    zorgzwaarte_per_etmaal: EuroPerEtmaal,
) -> EuroPerEtmaal:
    """Alle bouwstenen, behalve overhead (7) en winst of marge (10)."""
    return doorlopende_kosten + verzorgingskosten_per_etmaal + leegstand_per_etmaal + zorgzwaarte_per_etmaal


gezinshuis.use(opslagen("etmaal", EURO_PER_ETMAAL))
for _key, _label in (
    ("overhead_bedrag", "Overhead per etmaal (bouwsteen 7)"),
    ("risico_opslag", "Winst of marge"),
    ("risico_bedrag", "Winst of marge per etmaal (bouwsteen 10)"),
    ("winst", "Winst die apart van bouwsteen 10 staat"),
):
    gezinshuis.quantities[_key] = replace(gezinshuis.quantities[_key], label=_label)
_GRONDSLAG = gezinshuis.options["risico_grondslag"]
gezinshuis.options["risico_grondslag"] = replace(_GRONDSLAG, label="Grondslag van winst of marge")
