"""Units of quantities, and the annotated types that steps and inputs are declared with.

`EuroPerUur` and its family are `Annotated[Decimal, Unit]`: to a type checker a step is plain Decimal
arithmetic, to the engine the annotation says which unit the number has.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Final, get_args

#: The sign of a negative number, wherever a reader sees one.
MINUS: Final = "−"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: `key` in data, `label` in words, `symbol` behind a number, `cell_format` in a workbook.

    `decimals` is the number of decimals shown (of a share: of its percents), and no part of what the unit is. `money`
    marks amounts that double when all prices double.
    """

    key: str
    label: str
    symbol: str
    decimals: int = field(default=2, compare=False)
    money: bool = False
    percent: bool = False

    @property
    def currency(self) -> str:
        """The sign of its money, which stands before a number: `€`; nothing where the symbol starts with none."""
        return around(self.symbol, self.money)[0]

    @property
    def per(self) -> str:
        """What stands behind an amount of money: ` per uur`; the whole symbol where it starts with no sign."""
        return around(self.symbol, self.money)[1]

    @property
    def places(self) -> int:
        """How many decimals of the value itself are shown: two more of a share than of its percents."""
        return self.decimals + (2 if self.percent else 0)

    @property
    def in_cents(self) -> bool:
        """Whether an amount is in euros and cents."""
        return self.currency == "€" and self.decimals == 2

    @property
    def cell_format(self) -> str:
        """Number format of a cell with this unit (in file notation; Excel shows it in the user's own).

        What is no money and no share has decimals only where it is not whole: `#` instead of `0`.
        """
        digit = "0" if self.money or self.percent else "#"
        places = "." + digit * self.decimals if self.decimals else ""
        return f"0{places}%" if self.percent else f"#,##0{places}"


@lru_cache(maxsize=256)
def around(symbol: str, money: bool) -> tuple[str, str]:
    """Return what stands before and behind a number: `€` and ` per uur`."""
    currency = _currency(symbol) if money else ""
    return currency, _behind(symbol, currency)


@lru_cache(maxsize=256)
def _currency(symbol: str) -> str:
    sign = symbol.partition("/")[0]
    return sign if " " not in sign else ""


@lru_cache(maxsize=256)
def _behind(symbol: str, currency: str) -> str:
    rest = symbol.removeprefix(currency)
    return rest.replace("/", " per ") if currency else f" {rest}".rstrip()


def _money(key: str, label: str, symbol: str) -> Unit:
    return Unit(key, label, symbol, money=True)


AANDEEL = Unit("aandeel", "aandeel (procent)", "%", percent=True)
GETAL = Unit("getal", "getal", "")
UREN = Unit("uren", "uur per jaar", "uur")
FTE = Unit("fte", "voltijdbanen", "fte")
MINUTEN = Unit("minuten", "minuten", "min")
DAGEN = Unit("dagen", "dagen per jaar", "dagen")
DAGDELEN = Unit("dagdelen", "dagdelen", "dagdelen")
PERSONEN = Unit("personen", "personen", "personen")
PLAATSEN = Unit("plaatsen", "plaatsen", "plaatsen")
KILOMETERS = Unit("kilometers", "kilometers", "km")
UREN_PER_WEEK = Unit("uren_per_week", "uur per week", "uur/week")
EURO = _money("euro", "euro", "€")
EURO_PER_UUR = _money("euro_per_uur", "euro per uur", "€/uur")
EURO_PER_MAAND = _money("euro_per_maand", "euro per maand", "€/maand")
EURO_PER_JAAR = _money("euro_per_jaar", "euro per jaar", "€/jaar")
EURO_PER_FTE = _money("euro_per_fte", "euro per fte per jaar", "€/fte")
EURO_PER_KM = _money("euro_per_km", "euro per kilometer", "€/km")
EURO_PER_DAGDEEL = _money("euro_per_dagdeel", "euro per dagdeel", "€/dagdeel")
EURO_PER_ETMAAL = _money("euro_per_etmaal", "euro per etmaal", "€/etmaal")
EURO_PER_MINUUT = _money("euro_per_minuut", "euro per minuut", "€/minuut")
EURO_PER_DAG = _money("euro_per_dag", "euro per dag", "€/dag")
EURO_PER_WEEK = _money("euro_per_week", "euro per week", "€/week")
EURO_PER_PERIODE = _money("euro_per_periode", "euro per periode van vier weken", "€/periode")
EURO_PER_RIT = _money("euro_per_rit", "euro per rit", "€/rit")
EURO_PER_TRAJECT = _money("euro_per_traject", "euro per traject", "€/traject")
EURO_PER_PLAATS = _money("euro_per_plaats", "euro per plaats per jaar", "€/plaats")
EURO_PER_STUK = _money("euro_per_stuk", "euro per stuk", "€/stuk")


def finest(*units: Unit) -> Unit:
    """Return one unit that several amounts share, with the decimals of the finest of them."""
    return max(units, key=lambda unit: unit.decimals)


UNITS: dict[str, Unit] = {unit.key: unit for unit in list(globals().values()) if isinstance(unit, Unit)}
#: The units in which care is bought, by their own word: `uur`.
CARE_UNITS = {key.removeprefix("euro_per_"): unit for key, unit in UNITS.items() if key.startswith("euro_per_")}

Aandeel = Annotated[Decimal, AANDEEL]
Getal = Annotated[Decimal, GETAL]
Uren = Annotated[Decimal, UREN]
Fte = Annotated[Decimal, FTE]
Euro = Annotated[Decimal, EURO]
EuroPerUur = Annotated[Decimal, EURO_PER_UUR]
EuroPerMaand = Annotated[Decimal, EURO_PER_MAAND]
EuroPerJaar = Annotated[Decimal, EURO_PER_JAAR]
EuroPerFte = Annotated[Decimal, EURO_PER_FTE]
EuroPerKm = Annotated[Decimal, EURO_PER_KM]
EuroPerDagdeel = Annotated[Decimal, EURO_PER_DAGDEEL]
EuroPerEtmaal = Annotated[Decimal, EURO_PER_ETMAAL]
EuroPerMinuut = Annotated[Decimal, EURO_PER_MINUUT]
EuroPerDag = Annotated[Decimal, EURO_PER_DAG]
EuroPerWeek = Annotated[Decimal, EURO_PER_WEEK]
EuroPerPeriode = Annotated[Decimal, EURO_PER_PERIODE]
EuroPerRit = Annotated[Decimal, EURO_PER_RIT]
EuroPerTraject = Annotated[Decimal, EURO_PER_TRAJECT]
EuroPerPlaats = Annotated[Decimal, EURO_PER_PLAATS]
EuroPerStuk = Annotated[Decimal, EURO_PER_STUK]
Minuten = Annotated[Decimal, MINUTEN]
Dagen = Annotated[Decimal, DAGEN]
Dagdelen = Annotated[Decimal, DAGDELEN]
Personen = Annotated[Decimal, PERSONEN]
Plaatsen = Annotated[Decimal, PLAATSEN]
Kilometers = Annotated[Decimal, KILOMETERS]
UrenPerWeek = Annotated[Decimal, UREN_PER_WEEK]

#: Digits of a share that are shown: 33,33%.
SHARE_DIGITS: Final = AANDEEL.decimals + 2

#: How many times an amount in one unit counts in another.
PER_OTHER: Final = {
    ("euro_per_minuut", "euro_per_uur"): Decimal(60),
    ("euro_per_maand", "euro_per_jaar"): Decimal(12),
    ("euro_per_periode", "euro_per_jaar"): Decimal(13),
    ("uren_per_maand", "uren"): Decimal(12),
}


def make_one(shares: Iterable[Decimal]) -> bool:
    """Tell whether shares sum to 1 in the digits in which a share is shown: three times 33,3333% is 100,00%."""
    return round(sum(shares, Decimal(0)), SHARE_DIGITS) == 1


def unit_of(annotation: Any) -> Unit | None:
    """Return the unit of an annotated type (or of a list of them), or None when it carries none."""
    if isinstance(annotation, Unit):
        return annotation
    for part in get_args(annotation):
        if isinstance(part, Unit):
            return part
        if (unit := unit_of(part)) is not None:
            return unit
    return None
