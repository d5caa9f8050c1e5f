"""What a document says of contract forms: the care year after year, and the forms it is asked under.

The readers of each form still take their fields one by one (`tarief.contracts.fields`); this is what they take.
"""

from __future__ import annotations

from decimal import Decimal

from tarief.contracts.forms.lump_sum import Following
from tarief.contracts.kinds import FORMS
from tarief.contracts.risk_allocation import FLAGS
from tarief.core.json_data import Json
from tarief.documents.kinds import AsGiven, Day, ListOf, Numeric, Schema, Text, Whole, Words
from tarief.documents.record import Entry, Record, RecordOf, records
from tarief.documents.spot import Spot

_KNOWN = AsGiven({"enum": [True, False, "onbekend"]})
_NUMBER = Numeric(percent=True)
_YEAR = Whole(1, 9999)


class GetalMetHerkomstIn(Record):
    """A number that says where it comes from; an assumption is marked on everything that uses it."""

    waarde = Entry(_NUMBER)
    merk = Entry(Words(("bron", "interview", "aanname", "berekend"))).optional()
    bron = Entry(Text()).optional()
    toelichting = Entry(Text()).optional()


class _Marked:
    """A number, or one with what it rests on."""

    word, example, empty = "getal", '"3000"', Decimal(1)

    def read(self, raw: Json, spot: Spot) -> Decimal | None:
        """Return the number."""
        return GetalMetHerkomstIn(raw, spot).waarde if isinstance(raw, dict) else _NUMBER.read(raw, spot)

    def schema(self) -> Schema:
        """Say what is taken."""
        return {"anyOf": [GetalMetHerkomstIn.schema(), _NUMBER.schema()]}


_MARKED = _Marked()


class ZorgjaarIn(Record):
    """One year of the care: how many clients, hours or trajectories, and what one costs."""

    jaar = Entry(_YEAR, example=2027)
    volume = Entry(_MARKED)
    kosten_per_eenheid = Entry(_MARKED)


class BasisIn(Record):
    """What a lump sum starts from."""

    volume = Entry(_MARKED)
    kosten_per_eenheid = Entry(_MARKED)


class StapIn(Record):
    """What happens to a lump sum at the start of a year."""

    jaar = Entry(_YEAR)
    indexering = Entry(_MARKED, "Verandering als aandeel: 0.025 is 2,5 procent.").optional()
    taakstelling = Entry(_MARKED, "Efficiencylijn als aandeel: 0.03 is 3 procent minder.").optional()


class BandIn(Record):
    """From `van` to `tot` (shares of the budget; no `tot` is no end) the provider bears `aanbieder`."""

    van = Entry(_MARKED)
    tot = Entry(_MARKED).optional()
    aanbieder = Entry(_MARKED)


class CorridorIn(Record):
    """Bands for both sides, or for an overrun and for money left over apart."""

    banden = records(BandIn).optional()
    overschrijding = records(BandIn).optional()
    onderschrijding = records(BandIn).optional()


class VolumebandIn(Record):
    """Outside this width of the volume, each client is settled at the variable share of its cost."""

    breedte = Entry(_MARKED)
    variabel_deel = Entry(_MARKED)


class MaatregelIn(Record):
    """What saves how much of the line of a year, and what it works on."""

    naam = Entry(Text())
    werkt_op = Entry(Text())
    besparing = Entry(_MARKED)
    jaar = Entry(_YEAR)


class ToetsIn(Record):
    """Terms that the amounts do not tell, for the check of the risk allocation."""

    geen_weigering_of_wachtlijst = Entry(_KNOWN).otherwise(None)
    heropening = Entry(_KNOWN).otherwise(None)
    eenzijdig_wijzigen = Entry(_KNOWN).otherwise(None)
    looptijd = Entry(_MARKED, "In jaren; anders het aantal jaren van het verloop.").optional()


class BronvermeldingIn(Record):
    """What one source says of a value, and when."""

    waarde = Entry(_MARKED)
    bron = Entry(Text())
    datum = Entry(Day())
    over = Entry(Text()).optional()


class StartgegevensIn(Record):
    """Where the base comes from: two sources with a date open the gate."""

    volume = records(BronvermeldingIn).optional()
    kosten_per_eenheid = records(BronvermeldingIn).optional()


class CasustypeIn(Record):
    """A type of case in a trajectory; the shares sum to 1."""

    naam = Entry(Text())
    aandeel = Entry(_MARKED)
    uren = Entry(_MARKED)
    tarief = Entry(_MARKED)


class SpreidingIn(Record):
    """How uncertain one trajectory is, and how sure one wants to be."""

    variatiecoefficient = Entry(_MARKED)
    z_waarde = Entry(_MARKED)


class KostenspreidingIn(GetalMetHerkomstIn):
    """How far the cost of a year may turn out otherwise, and how its price is worked out."""

    methode = Entry(Words(("formule", "trekkingen"))).optional()
    trekkingen = Entry(_NUMBER, "Van 1000 tot en met 4000000; anders 65536.").optional()
    startgetal = Entry(_NUMBER, "Hetzelfde startgetal geeft dezelfde trekkingen; anders 1.").optional()


class InzetIn(Record):
    """Weeks with the hours delivered in each of them; without a year they hold for every year."""

    jaar = Entry(_YEAR).optional()
    van_week = Entry(_NUMBER)
    tot_en_met_week = Entry(_NUMBER)
    uren_per_week = Entry(_MARKED)


class UrenOverPeriodeIn(Record):
    """Hours that may be drawn freely over a number of weeks; the volume of a year is what is delivered in it."""

    uren_per_week = Entry(_MARKED)
    weken = Entry(_MARKED)
    tarief = Entry(_MARKED)
    tolerantie = Entry(_MARKED, "Deel dat boven de toewijzing mag: 0.05 is 5 procent.").optional()
    inzet = records(InzetIn)


class VormIn(Record):
    """One contract form; which fields belong to it depends on `vorm`."""

    vorm = Entry(Words(tuple(FORMS)))
    naam = Entry(Text()).optional()
    corridor = Entry(RecordOf(CorridorIn)).optional()
    prijs = Entry(_MARKED, "Inspanningsgericht en bij gedeelde besparing: prijs per eenheid.").optional()
    uren_over_periode = Entry(
        RecordOf(UrenOverPeriodeIn), "Inspanningsgericht, in plaats van prijs en verwacht volume."
    ).optional()
    verwacht_volume = Entry(_MARKED, "Alle vormen behalve taakgericht.").optional()
    deel_besparing = Entry(_MARKED, "Gedeelde besparing: deel voor de aanbieder van wat overblijft.").optional()
    deel_overschrijding = Entry(
        _MARKED, "Gedeelde besparing: deel voor de aanbieder van een overschrijding; anders alles."
    ).optional()
    indexering = Entry(ListOf(_NUMBER), "Alle vormen behalve taakgericht: per jaar na het eerste.").optional()
    casustypen = records(CasustypeIn, "Outputgericht.").optional()
    vaste_kosten = Entry(_MARKED, "Outputgericht: per traject.").optional()
    spreiding = Entry(RecordOf(SpreidingIn), "Outputgericht: risico van kleine aantallen.").optional()
    basis = Entry(RecordOf(BasisIn), "Taakgericht.").optional()
    stappen = records(StapIn, "Taakgericht: één per jaar van het verloop.").optional()
    gevolgde_groei = Entry(_MARKED, "Taakgericht: 0 is een vast budget, 1 betaalt elke cliënt.").optional()
    groei_gemeten = Entry(Words(tuple(Following))).optional()
    volumeband = Entry(RecordOf(VolumebandIn), "Taakgericht.").optional()
    maatregelen = records(MaatregelIn, "Taakgericht.").optional()
    startgegevens = Entry(RecordOf(StartgegevensIn), "Taakgericht.").optional()
    toets = Entry(RecordOf(ToetsIn), "Taakgericht.").optional()


class BekostigingIn(Record):
    """The same care under several contract forms."""

    verloop = records(ZorgjaarIn, "De zorg, jaar na jaar.")
    vormen = records(VormIn, "Hoogstens 12 contractvormen.")
    werkelijk_startvolume = Entry(_MARKED, "Hiermee wordt het tekort in oorzaken verdeeld.").optional()
    spreiding = Entry(
        AsGiven({"anyOf": [KostenspreidingIn.schema(), _NUMBER.schema()]}),
        "Hiermee krijgt het volumerisico een prijs: 0.08 is 8 procent.",
    ).otherwise(None)
    drempel = Entry(Whole(1, len(FLAGS)), "Vanaf hoeveel rode vlaggen de toets blokkeert; anders 3.").optional()
