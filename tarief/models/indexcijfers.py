"""The index of one year: wage and price figures, their weights, the correction over the year before, the cap."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tarief.core.expression import at_most, rounded
from tarief.core.findings import Finding, Refused
from tarief.core.place import Place
from tarief.core.units import Aandeel
from tarief.model.declare import Base
from tarief.model.steps import Steps
from tarief.parameters import Library, Value
from tarief.parameters.lookup import ByOption, names_in

INDEXCIJFERS = Steps("indexcijfers", group="indexcijfers")
#: Decimals of an index published in hundredths of a percent.
_HONDERDSTEN = 4


@dataclass(frozen=True, slots=True)
class InYear:
    """A figure of the year that a choice names (`years` later or earlier), whatever the day of the calculation."""

    path: str
    option: str
    years: int = 0

    @property
    def options(self) -> tuple[str, ...]:
        """The year, and the choices in the path."""
        return (self.option, *names_in(self.path))

    def find(self, library: Library, chosen: Mapping[str, str], on: date) -> Value | None:  # noqa: ARG002
        """Ask the library for that year; a price level that is no year is refused."""
        text = chosen[self.option].strip()
        if not (text.isascii() and text.isdigit() and len(text) == 4):
            advice = "Vul een jaartal in, bijvoorbeeld 2026, of geef de indexcijfers zelf op met de bron."
            raise Refused((Finding("geen_jaar", f"'{text[:40]}' is geen jaartal.", advice, Place.of(self.option)),))
        return library.ask(self.path.format(**chosen), date(int(text) + self.years, 7, 1))


INDEXCIJFERS.table(
    "jaren",
    "Jaren",
    name="prijspeil_naar",
    explanation="Elk jaar waarmee het tarief wordt geïndexeerd, op volgorde.",
)
INDEXCIJFERS.option(
    "prijspeil_naar", "Nieuw prijspeil", explanation="Het jaar waarnaar het tarief wordt gebracht.", row="jaren"
)
INDEXCIJFERS.option(
    "cijfers",
    "Status van de cijfers",
    {"voorlopig": "voorlopig: voor of in het jaar bekend", "definitief": "definitief: na het jaar bekend"},
    explanation="Welke cijfers van het nieuwe jaar gelden.",
    row="jaren",
)
INDEXCIJFERS.option(
    "nacalculatie",
    "Nacalculatie over het jaar ervoor",
    {
        "geen": "geen",
        "quotient": "als quotiënt: (1 + definitief) / (1 + voorlopig) − 1",
        "quotient_per_reeks": "als quotiënt per reeks: van de lonen en van de prijzen apart, daarna gewogen",
        "verschil": "als verschil: definitief − voorlopig, in procentpunten",
        "eerste_jaar": "geen: het eerste jaar na een nieuwe inkoop tegen actuele prijzen",
    },
    explanation="Hoe het verschil tussen definitieve en voorlopige cijfers wordt verrekend, ook als het negatief is. "
    "De contractstandaard rekent met het verschil, en in het eerste jaar na een nieuwe inkoop niet.",
    row="jaren",
)
INDEXCIJFERS.option(
    "index_afronding",
    "Afronding van de index",
    {
        "geen": "geen",
        "per_stap": "elk percentage op honderdsten van een procent",
        "aan_het_eind": "alleen de index van het jaar op honderdsten van een procent",
    },
)
INDEXCIJFERS.option(
    "gewichten",
    "Waar de gewichten staan",
    {
        "advies": "in het advies van VNG en Ketenbureau: 90% lonen, 10% prijzen",
        "contractstandaard_jeugd": "in de contractstandaard jeugd: 90% lonen, 10% prijzen",
        "contractstandaard_wmo": "in het contract: de contractstandaard Wmo laat ze open",
    },
    default="advies",
    explanation="Bij de Wmo vult elke gemeente de gewichten per contract in; geef ze dan op.",
)
for _key, _label, _series in (("gewicht_loon", "lonen", "ova"), ("gewicht_prijs", "prijzen", "ppc")):
    _paths = {"advies": f"indices.gewicht_{_series}", "contractstandaard_jeugd": f"indices.gewicht_{_series}_jeugd"}
    INDEXCIJFERS.parameter(
        _key,
        f"Gewicht van de {_label}",
        Aandeel,
        ByOption("gewichten", _paths),
        base="tarief",
        explanation=f"Welk deel van het tarief met de {_label} meegaat.",
    )
_THIS_YEAR = "Hoeveel de {} stijgen in het jaar waarvoor wordt geïndexeerd."
_PROVISIONAL = "Hoeveel de {} het jaar ervoor zouden stijgen. Daarmee is toen gerekend; het verschil wordt ingehaald."
_DEFINITIVE = "Hoeveel de {} het jaar ervoor zijn gestegen, zoals het later is vastgesteld."
for _key, _label, _path, _years, _meaning in (
    ("loonindex", "Loonindex", "indices.ova_{cijfers}", 0, _THIS_YEAR),
    ("prijsindex", "Prijsindex", "indices.ppc_{cijfers}", 0, _THIS_YEAR),
    (
        "loonindex_vorig_voorlopig",
        "Voorlopige loonindex van het jaar ervoor",
        "indices.ova_voorlopig",
        -1,
        _PROVISIONAL,
    ),
    (
        "prijsindex_vorig_voorlopig",
        "Voorlopige prijsindex van het jaar ervoor",
        "indices.ppc_voorlopig",
        -1,
        _PROVISIONAL,
    ),
    (
        "loonindex_vorig_definitief",
        "Definitieve loonindex van het jaar ervoor",
        "indices.ova_definitief",
        -1,
        _DEFINITIVE,
    ),
    (
        "prijsindex_vorig_definitief",
        "Definitieve prijsindex van het jaar ervoor",
        "indices.ppc_definitief",
        -1,
        _DEFINITIVE,
    ),
):
    INDEXCIJFERS.parameter(
        _key,
        _label,
        Aandeel,
        InYear(_path, "prijspeil_naar", _years),
        negative=True,
        base="lonen van het jaar ervoor" if _key.startswith("loon") else "prijzen van het jaar ervoor",
        row="jaren",
        explanation=_meaning.format("lonen" if _key.startswith("loon") else "prijzen"),
    )
INDEXCIJFERS.given(
    "indexplafond",
    "Plafond van de index",
    Aandeel,
    english="Cap",
    bases=(Base("index", "van de hele index, met de nacalculatie"), Base("loondeel", "van de loonindex")),
    default_base="index",
    optional="-",
    explanation="Het hoogste percentage dat is afgesproken.",
)


@INDEXCIJFERS.step("Gewichten samen", base="tarief", aside=True, minimum=1, maximum=1)
def gewichten_samen(gewicht_loon: Aandeel, gewicht_prijs: Aandeel) -> Aandeel:
    """De gewichten tellen op tot 100%."""
    return gewicht_loon + gewicht_prijs


@INDEXCIJFERS.step(
    "Gewogen index", english="Weighted index", base="tarief van het jaar ervoor", askable=True, row="jaren"
)
def gewogen_index(
    gewicht_loon: Aandeel, loonindex: Aandeel, gewicht_prijs: Aandeel, prijsindex: Aandeel, index_afronding: str
) -> Aandeel:
    """Loon- en prijsindex, elk met hun gewicht."""
    return _to_hundredths(gewicht_loon * loonindex + gewicht_prijs * prijsindex, index_afronding, "per_stap")


@INDEXCIJFERS.also("gewogen_index", given="indexplafond", indexplafond_grondslag="loondeel")
def gewogen_index_met_plafond(
    gewicht_loon: Aandeel,
    loonindex: Aandeel,
    indexplafond: Aandeel,
    gewicht_prijs: Aandeel,
    prijsindex: Aandeel,
    index_afronding: str,
) -> Aandeel:
    """Loon- en prijsindex, elk met hun gewicht; de loonindex telt tot het plafond mee."""
    capped = at_most(loonindex, indexplafond)
    return _to_hundredths(gewicht_loon * capped + gewicht_prijs * prijsindex, index_afronding, "per_stap")


@INDEXCIJFERS.step("Voorlopige index van het jaar ervoor", base="tarief van twee jaar ervoor", row="jaren")
def index_vorig_voorlopig(
    gewicht_loon: Aandeel,
    loonindex_vorig_voorlopig: Aandeel,
    gewicht_prijs: Aandeel,
    prijsindex_vorig_voorlopig: Aandeel,
    index_afronding: str,
) -> Aandeel:
    """Waarmee het tarief een jaar eerder is geïndexeerd."""
    index = gewicht_loon * loonindex_vorig_voorlopig + gewicht_prijs * prijsindex_vorig_voorlopig
    return _to_hundredths(index, index_afronding, "per_stap")


@INDEXCIJFERS.step("Definitieve index van het jaar ervoor", base="tarief van twee jaar ervoor", row="jaren")
def index_vorig_definitief(
    gewicht_loon: Aandeel,
    loonindex_vorig_definitief: Aandeel,
    gewicht_prijs: Aandeel,
    prijsindex_vorig_definitief: Aandeel,
    index_afronding: str,
) -> Aandeel:
    """Waarmee het tarief een jaar eerder geïndexeerd had moeten zijn."""
    index = gewicht_loon * loonindex_vorig_definitief + gewicht_prijs * prijsindex_vorig_definitief
    return _to_hundredths(index, index_afronding, "per_stap")


@INDEXCIJFERS.step("Nacalculatie", base="tarief van het jaar ervoor", when={"nacalculatie": "quotient"}, row="jaren")
def correctie(index_vorig_definitief: Aandeel, index_vorig_voorlopig: Aandeel, index_afronding: str) -> Aandeel:
    """Het quotiënt van de definitieve en de voorlopige index."""
    return _true_up(index_vorig_definitief, index_vorig_voorlopig, index_afronding)


@INDEXCIJFERS.step("Nacalculatie op de lonen", base="lonen van het jaar ervoor", row="jaren")
def correctie_loon(
    loonindex_vorig_definitief: Aandeel, loonindex_vorig_voorlopig: Aandeel, index_afronding: str
) -> Aandeel:
    """Het quotiënt van de definitieve en de voorlopige loonindex."""
    return _true_up(loonindex_vorig_definitief, loonindex_vorig_voorlopig, index_afronding)


@INDEXCIJFERS.step("Nacalculatie op de prijzen", base="prijzen van het jaar ervoor", row="jaren")
def correctie_prijs(
    prijsindex_vorig_definitief: Aandeel, prijsindex_vorig_voorlopig: Aandeel, index_afronding: str
) -> Aandeel:
    """Het quotiënt van de definitieve en de voorlopige prijsindex."""
    return _true_up(prijsindex_vorig_definitief, prijsindex_vorig_voorlopig, index_afronding)


@INDEXCIJFERS.also("correctie", nacalculatie="quotient_per_reeks")
def correctie_per_reeks(
    gewicht_loon: Aandeel,
    correctie_loon: Aandeel,
    gewicht_prijs: Aandeel,
    correctie_prijs: Aandeel,
    index_afronding: str,
) -> Aandeel:
    """De nacalculaties op lonen en prijzen, elk met hun gewicht."""
    weighted = gewicht_loon * correctie_loon + gewicht_prijs * correctie_prijs
    return _to_hundredths(weighted, index_afronding, "per_stap")


@INDEXCIJFERS.also("correctie", nacalculatie="verschil")
def correctie_als_verschil(index_vorig_definitief: Aandeel, index_vorig_voorlopig: Aandeel) -> Aandeel:
    """Het verschil van de definitieve en de voorlopige index."""
    return index_vorig_definitief - index_vorig_voorlopig


@INDEXCIJFERS.also("correctie", nacalculatie="geen")
def geen_correctie() -> Aandeel:
    """Er is geen nacalculatie."""
    return Decimal(0)


@INDEXCIJFERS.also("correctie", nacalculatie="eerste_jaar")
def geen_correctie_in_het_eerste_jaar() -> Aandeel:
    """Het contract begon tegen actuele prijzen: over het jaar ervoor valt niets te verrekenen."""
    return Decimal(0)


@INDEXCIJFERS.step(
    "Index van het jaar", english="Index of the year", base="tarief van het jaar ervoor", minimum=-1, row="jaren"
)
def jaarindex(gewogen_index: Aandeel, correctie: Aandeel, index_afronding: str) -> Aandeel:
    """De gewogen index en de nacalculatie, opgeteld."""
    return _to_hundredths(gewogen_index + correctie, index_afronding, "aan_het_eind")


@INDEXCIJFERS.also("jaarindex", given="indexplafond", indexplafond_grondslag="index")
def jaarindex_met_plafond(
    gewogen_index: Aandeel, correctie: Aandeel, indexplafond: Aandeel, index_afronding: str
) -> Aandeel:
    """De gewogen index en de nacalculatie, opgeteld, tot het plafond."""
    return at_most(_to_hundredths(gewogen_index + correctie, index_afronding, "aan_het_eind"), indexplafond)


def _true_up(definitive: Decimal, provisional: Decimal, chosen: str) -> Decimal:
    """The definitive index over the provisional one, less one."""
    return _to_hundredths((1 + definitive) / (1 + provisional) - 1, chosen, "per_stap")


def _to_hundredths(index: Decimal, chosen: str, moment: str) -> Decimal:
    return rounded(index, _HONDERDSTEN) if chosen == moment else index
