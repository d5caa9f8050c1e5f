"""What a document says of a region, and of the tariffs, the budget and the choices to look at it with."""

from decimal import Decimal

from tarief.core.json_data import Json
from tarief.core.place import Place
from tarief.core.units import CARE_UNITS
from tarief.documents.kinds import Flag, ListOf, Numeric, Schema, Text, Words
from tarief.documents.record import Entry, LineRecord, Record, RecordOf, records
from tarief.documents.spot import Spot
from tarief.region.case import Choices, Tariff, View
from tarief.region.coverage import refuse_no_tariff

#: More tariffs side by side than this are no table any more.
MOST_TARIFFS = 100
VIEW_MEANING = (
    "Wie kijkt. `deelnemer` (standaard) krijgt alleen wat mag worden verteld: afgerond, in banden, en met de reden "
    "bij wat ontbreekt. `begeleider` krijgt exacte cijfers per aanbieder; stuur dat antwoord niet door."
)
_AMOUNT, _COUNT, _SHARE = Numeric(), Numeric(example="1200"), Numeric(percent=True, example="0.7")
_USUAL = Choices()


class AanbiederIn(LineRecord):
    """A provider with its cost and volume of one product."""

    naam = Entry(Text())
    kostprijs = Entry(_AMOUNT, "Euro per eenheid.")
    volume = Entry(_COUNT, "Eenheden per jaar.")
    omvang = Entry(Text(), "Omvangsklasse.").otherwise("")
    concern = Entry(Text(), "Het concern waar de aanbieder bij hoort.").otherwise("")
    eigen_vermogen = Entry(_AMOUNT).optional()
    omzet = Entry(_AMOUNT).optional()
    voldoet_aan_kwaliteit = Entry(Flag()).otherwise(True)


class GemeenteIn(LineRecord):
    """A municipality; without volumes the region's volume is shared out by inhabitants."""

    naam = Entry(Text())
    volume = Entry(_COUNT).optional()
    inwoners = Entry(_COUNT).optional()


class TariefIn(Record):
    """A tariff to look at."""

    naam = Entry(Text()).otherwise("")
    tarief = Entry(_AMOUNT)


class PrijsIn(Record):
    """An old and a new price."""

    naam = Entry(Text())
    oud = Entry(_AMOUNT)
    nieuw = Entry(_AMOUNT)


class RegelsIn(Record):
    """The choices behind the reference rules, as shares (0.7 or "70%")."""

    percentielen = Entry(ListOf(_SHARE)).otherwise(())
    getrimd = Entry(_SHARE).otherwise(_USUAL.trim)
    efficient = Entry(_SHARE).otherwise(_USUAL.efficient)

    @property
    def choices(self) -> Choices:
        """The choices, with the usual ones for what is not said."""
        return Choices(self.percentielen or _USUAL.percentiles, self.getrimd, self.efficient, made=True)


class IngroeipadIn(Record):
    """A path from one tariff to another: the part of the difference that is paid in each year."""

    van = Entry(_AMOUNT)
    naar = Entry(_AMOUNT)
    delen = Entry(ListOf(_SHARE)).otherwise((), required=True)
    indexcijfers = Entry(ListOf(_AMOUNT), "Prijspeil van elk jaar tegen het eerste; leeg is 1.").otherwise(())


class _NamedTariff:
    """A tariff to look at: a number, or a record with its name."""

    word, example, empty = "tarief", "62.86", Tariff("", Decimal(1))

    def read(self, raw: Json, spot: Spot) -> Tariff | None:
        """Return the tariff."""
        before = len(spot.faults)
        if isinstance(raw, dict):
            record = TariefIn(raw, spot)
            tariff = Tariff(record.naam, record.tarief)
        else:
            tariff = Tariff("", _AMOUNT.read(raw, spot) or Decimal(0))
        if len(spot.faults) == before:
            spot.made(lambda: refuse_no_tariff(tariff.amount, Place()))
        return tariff if len(spot.faults) == before else None

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"anyOf": [_AMOUNT.schema(), TariefIn.schema()]}


class AanbiedersIn(Record):
    """The providers of a region and the municipalities that pay."""

    OBJECT = (
        "geen_object",
        "Een gebied is een object.",
        "Geef ten minste aanbieders, elk met naam, kostprijs en volume.",
    )

    aanbieders = records(AanbiederIn).otherwise((), required=True)
    gemeenten = records(GemeenteIn).otherwise(())


class PrijslijstIn(Record):
    """A list of old and new prices, and who looks at it."""

    prijslijst = records(PrijsIn).optional()
    zicht = Entry(Words(tuple(View), "'{word}' is geen zicht."), VIEW_MEANING).optional()

    @property
    def view(self) -> View | None:
        """Who looks; None when it is not said."""
        return View(self.zicht) if self.zicht else None


class GebiedIn(AanbiedersIn, PrijslijstIn):
    """A region and what is asked about it."""

    naam = Entry(Text()).otherwise("")
    product = Entry(Text()).otherwise("")
    eenheid = Entry(Words(tuple(CARE_UNITS), "'{word}' is geen eenheid waarin zorg wordt afgerekend.")).otherwise("uur")
    bron = Entry(Text()).otherwise("")
    tarieven = Entry(ListOf(_NamedTariff(), MOST_TARIFFS), "Voor een deelnemer hoogstens vijf.").otherwise(())
    regels = Entry(RecordOf(RegelsIn)).optional()
    nodige_dekking = Entry(_SHARE, "Het deel van het volume dat gedekt moet zijn; samen met budget.").optional()
    budget = Entry(_AMOUNT, "Euro per jaar voor het hele volume.").optional()
    ondergrens = Entry(_AMOUNT).optional()
    ingroeipad = Entry(RecordOf(IngroeipadIn)).optional()
