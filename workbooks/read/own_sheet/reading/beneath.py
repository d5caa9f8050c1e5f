"""Every cell below a price told as what it is, whatever is understood of how the sheet puts them together.

A price that no model comes to is taken as the sheet works it out. Who reads it wants to know on which numbers it
rests all the same: places, occupancy, overhead and of what, hours of a shift. Each is named by its words and by what
it does to the price; it sets no input. What nothing names keeps the name that the sheet gives it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from tarief.core.arrays import np
from workbooks.read.own_sheet.found.around import Around
from workbooks.read.own_sheet.found.weeks import is_of_weeks
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.reading.lines_beneath import line_of, numbers_written
from workbooks.read.own_sheet.reading.loaded import LOADED, is_loaded
from workbooks.read.own_sheet.roles.amounts import amounts, beside_one
from workbooks.read.own_sheet.roles.cell_below import Cell, Kind
from workbooks.read.own_sheet.roles.counted import counted_in, multiplied_with, part_of_hours
from workbooks.read.own_sheet.roles.kinds_of_cells import kind_of, own_name
from workbooks.read.own_sheet.roles.levers import Levers
from workbooks.read.own_sheet.roles.posts import CHARGES, all_charges, guessed_wrong, paid_per_fte, posts_of_overhead
from workbooks.read.own_sheet.roles.roles import SAME, PriceRole, SheetPrice
from workbooks.read.own_sheet.values.types import Recognised
from workbooks.read.own_sheet.words.hints import hints_of
from workbooks.read.own_sheet.words.synonyms import vocabulary
from workbooks.read.own_sheet.words.words import plain_text

_ALLOWANCES = frozenset({
    "vakantietoeslag", "eindejaarsuitkering", "vakantietoeslag_en_eindejaarsuitkering", "individueel_keuzebudget",
    "onregelmatigheidstoeslag", "opleidingsbudget",
})  # fmt: skip
_CHARGES = frozenset({CHARGES, "sociale_lasten", "pensioenpremie_werkgever"})
_WAGES = ("bruto_", "loonkosten_per_")
#: What is sold to a group, and how many of its staff are few.
_BY_GROUP, _FEW = ("dagdeel", "dag"), 20
_PAID_HOURS = "contracturen"
_LEAVE = frozenset({"verlofuren", "feestdaguren", "verlof_en_feestdaguren"})
_OF_COSTS, _OF_RESULT = "overhead", frozenset({"risico_opslag", "korting"})
_WAGE, _WITH_HOLIDAY, _WITH_ALLOWANCES = "brutoloon", "brutoloon_en_vakantietoeslag", "loon_met_toeslagen"
#: The units of which the price rests on costs of an hour.
_HOURLY = ("uur", "minuut")
SURE, _OWN = 0.9, 0.5  # float: scores
#: Days and weeks of a year.
_DAYS, _YEAR, _WEEKS = (300, 366), (45, 53), "weken"
_MINUTES, _DIVIDES = {"minuten"}, frozenset({PriceRole.DIVISOR, PriceRole.DIVIDED_FROM})
_HOURS = _DIVIDES | {PriceRole.TAKEN_OFF, PriceRole.REST}
#: What a number of hours or minutes does to a price.
_COUNTS = frozenset({PriceRole.STRAIGHT, PriceRole.DIVISOR})
#: What a share of hours does to a price.
_SHARES = frozenset({PriceRole.DIVISOR, PriceRole.REST})


@dataclass(frozen=True)
class Beneath:
    """The cells below one price."""

    price: SheetPrice
    around: Mapping[Key, Around]
    unit: str

    def lines(self) -> Iterator[tuple[Key, Recognised]]:
        """Give what each cell is that the price rests on; one without a base that must have one is less sure."""
        for leaf, cell in self.cells.items():
            key, kind = self.kinds[leaf]
            base = self._base(leaf, key) if kind is Kind.SHARE else ""
            if key and base is not None:
                yield leaf, line_of(cell, key, kind, base, SURE)
            elif name := own_name(cell):
                yield leaf, line_of(cell, key or name, kind, "", _OWN)

    @cached_property
    def cells(self) -> Mapping[Key, Cell]:
        """The cells with a number that does something, that stands at nothing, or on the row of one that does."""
        numbers, roles = self.price.graph.numbers, self.price.roles
        nothing = {leaf[:2] for leaf in self.price.leaves if leaf in self.around and not numbers[leaf]}
        root = self.around.get(self.price.root)
        above = root.heading.texts if root is not None else ()
        heads = frozenset(text for text in above if plain_text(text) != "fte" and hints_of(text).kinds != _MINUTES)
        return {
            leaf: Cell(
                self.around[leaf],
                roles[leaf],
                slope * self._scale(leaf),
                self.unit,
                _WEEKS if leaf in self._off_weeks else "",
                self._over_days,
                heads,
                float(self.price.whole[0]),
                leaf in self._amounts,
                counted_in(self.price.graph, self.around, leaf) if roles[leaf] in _COUNTS else "",
                self._of_hours[leaf][0] if leaf in self._of_hours else "",
                leaf in self._shares,
            )
            for leaf, slope in self._slopes.items()
            if leaf in self.around and (abs(slope) > SAME or leaf[:2] in nothing or self._are_contract_hours(leaf))
        }

    def _are_contract_hours(self, leaf: Key) -> bool:
        """Whether a cell surely names the hours that a wage is paid for: those may cancel out."""
        found = next(iter(self.around[leaf].founds()), None)
        return found is not None and found.concept == _PAID_HOURS and found.match.score >= SURE

    @cached_property
    def _of_hours(self) -> Mapping[Key, tuple[str, frozenset[Key]]]:
        """What each share does to the hours of a year that it is one of, and the cells of those."""
        roles = self.price.roles
        hourly = frozenset(leaf for leaf, role in roles.items() if role in _HOURS)
        shares = (leaf for leaf, role in roles.items() if role in _SHARES)
        return {leaf: part_of_hours(self.price.graph, leaf, hourly) for leaf in shares}

    def _scale(self, leaf: Key) -> float:
        """What an amount that stands in thousands is of the amount that is meant."""
        meant, stands = float(self.around[leaf].seen.value), float(self.price.graph.numbers[leaf])
        return stands / meant if meant and stands and not self.around[leaf].seen.is_share else 1.0  # float: a factor

    @cached_property
    def _amounts(self) -> frozenset[Key]:
        """The cells that are euros because the price is."""
        written = frozenset(key for key, at in self.around.items() if at.seen.is_share)
        return amounts(self.price.graph, self.price.root, written | self._shares)

    @cached_property
    def _shares(self) -> frozenset[Key]:
        """The cells that are added to 1 or taken off it."""
        return beside_one(self.price.graph, self.price.root)

    @cached_property
    def _over_days(self) -> bool:
        """Whether the price is worked out over the days of a year, in a cell or in a formula."""
        graph, roles = self.price.graph, self.price.roles
        counted = [graph.numbers[leaf] for leaf, role in roles.items() if role in _DIVIDES]
        counted += [number for key in graph.slice(self.price.root) for number in numbers_written(graph.rules.get(key))]
        return any(_DAYS[0] <= number <= _DAYS[1] for number in counted)

    @cached_property
    def _off_weeks(self) -> frozenset[Key]:
        """The cells that are taken off the weeks of a year, as others that say so or as the weeks of the year show."""
        graph, roles = self.price.graph, self.price.roles
        off = [leaf for leaf in self.price.leaves if roles[leaf] is PriceRole.TAKEN_OFF and leaf in self.around]
        year = [key for key in graph.slice(self.price.root) if off and self._is_year_of_weeks(key)]
        said = [leaf for leaf in off if year and is_of_weeks(self.around[leaf])]
        return frozenset(
            leaf
            for leaf in off
            if leaf in said
            or any(self._is_one_count(leaf, week, 1) for week in year)
            or any(self._is_one_count(leaf, other, -1) for other in said)
        )

    def _is_year_of_weeks(self, key: Key) -> bool:
        at = self.around.get(key)
        return at is not None and _YEAR[0] <= at.seen.value <= _YEAR[1] and is_of_weeks(at)

    def _is_one_count(self, leaf: Key, other: Key, way: int) -> bool:
        """Whether a price stays the same when one rises by one, and the other with it or against it."""
        graph, root = self.price.graph, self.price.root
        more = {leaf: Fraction(graph.numbers[leaf]) + 1, other: Fraction(graph.numbers[other]) + way}
        raised, price = (graph.value(root, known, rounds=False) for known in (more, {}))
        return raised is not None and price is not None and abs(float(raised - price)) < SAME * abs(float(price))

    def hides_a_wage(self, unnamed: Collection[Key]) -> bool:
        """Whether a wage is among cells that a reading has no name for: then it has not understood the build-up."""
        return not set(self._wages).isdisjoint(unnamed)

    def is_of_a_wage(self, leaves: Collection[Key]) -> bool:
        """Whether a wage, or what is paid on top of one, is among cells that are read as some cost of care."""
        names = (self.kinds[leaf][0].removesuffix("_bedrag") for leaf in leaves if leaf in self.kinds)
        return any(name in _ALLOWANCES | _CHARGES or name.startswith(_WAGES) for name in names)

    @cached_property
    def _slopes(self) -> Mapping[Key, float]:
        """How many euros the price rises when a cell rises by one."""
        price, raised = self.price, enumerate(self.price.leaves, 1)
        with np.errstate(all="ignore"):
            slopes = {
                leaf: (price.whole[place] - price.whole[0]) / (price.points[leaf][place] - price.points[leaf][0])
                for place, leaf in raised
            }
            return {leaf: float(np.nan_to_num(slope)) for leaf, slope in slopes.items()}

    @cached_property
    def kinds(self) -> Mapping[Key, tuple[str, Kind]]:
        """What each cell is called, empty where nothing names it; how much one of several wages counts by algebra."""
        kinds = {leaf: kind_of(cell) or self._nameless(leaf, cell) for leaf, cell in self.cells.items()}
        no_posts = guessed_wrong(self.price, self.around, {leaf: key for leaf, (key, _) in kinds.items()})
        kinds |= {leaf: self._nameless(leaf, self.cells[leaf]) for leaf in no_posts}
        staffed = [each for each in paid_per_fte(self.price, self.around) if each[1] in kinds]
        kinds |= {count: ("fte", Kind.COUNT) for _, count in staffed}
        if not any(key in _ALLOWANCES | _CHARGES for key, _ in kinds.values()):
            bare = (leaf for leaf, (key, _) in kinds.items() if key in LOADED and is_loaded(self.around[leaf]))
            kinds |= {leaf: (LOADED[kinds[leaf][0]], Kind.EURO) for leaf in bare}
            paid = (pay for pay, _ in staffed if pay in kinds and not kinds[pay][0].startswith(_WAGES))
            kinds |= dict.fromkeys(paid, ("loonkosten_per_jaar", Kind.EURO))
        kinds |= dict.fromkeys(all_charges({leaf: key for leaf, (key, _) in kinds.items()}), (CHARGES, Kind.SHARE))
        names = {leaf: key for leaf, (key, kind) in kinds.items() if kind is Kind.EURO}
        posts = posts_of_overhead(self.price, self.around, names, hourly=self.unit in _HOURLY)
        kinds |= dict.fromkeys(posts, (f"{_OF_COSTS}_post", Kind.EURO))
        for weight in self.price.weights(_wages_of(kinds)).values():
            if weight in kinds and kinds[weight][1] is not Kind.COUNT and 0 <= self.cells[weight].share <= 1:
                kinds[weight] = "functie_aandeel", Kind.SHARE
        return kinds

    def _nameless(self, leaf: Key, cell: Cell) -> tuple[str, Kind]:
        """An amount that nothing names is another cost, a share that divides what the staff can use of its time.

        A small number that a day part costs so many times is of staff. Anything else keeps its own name.
        """
        if cell.is_percent:
            divides = cell.role is PriceRole.DIVISOR and not self._is_of_places(leaf)
            return "productiviteit" if divides and 0 < cell.share < 1 else "", Kind.SHARE
        kinds, divides = cell.hints.kinds, cell.role in _DIVIDES
        few = cell.role is PriceRole.STRAIGHT and not cell.added and 0 < cell.at.seen.value <= _FEW
        if few and cell.unit in _BY_GROUP and not cell.counted and not kinds and not cell.hints.pers - {cell.unit}:
            return "begeleiders_per_groep", Kind.COUNT
        if "euro" in kinds and not divides and cell.per in ("uur", "jaar", "etmaal", "dagdeel"):
            return f"overige_kosten_per_{cell.per}", Kind.EURO
        if cell.is_amount:
            return "", Kind.EURO
        return "", Kind.HOURS if "uren" in kinds else Kind.COUNT

    def _is_of_places(self, leaf: Key) -> bool:
        """Whether a share is one of places, or of people in a group: those are multiplied by it, and divide too."""
        beside = multiplied_with(self.price.graph, leaf)
        return any(self.price.roles.get(other) is PriceRole.DIVISOR for other in beside)

    # ── of what a percentage is a part ──

    @cached_property
    def _levers(self) -> Levers:
        return Levers(self.price)

    def _called(self, keys: Collection[str]) -> list[Key]:
        return [leaf for leaf, (key, _) in self.kinds.items() if key in keys]

    @cached_property
    def _wages(self) -> list[Key]:
        return _wages_of(self.kinds)

    @cached_property
    def _costs(self) -> list[Key]:
        """The amounts that are no wage."""
        euros = (leaf for leaf, (_, kind) in self.kinds.items() if kind is Kind.EURO)
        return [leaf for leaf in euros if leaf not in self._wages]

    def _base(self, leaf: Key, key: str) -> str | None:
        """Return of what a percentage is a part; None where it must be one of something that nothing tells."""
        if key in _ALLOWANCES:
            return self._of_wage(leaf, key)
        if key in _CHARGES:
            return self._of_wage_with(leaf)
        if key == _OF_COSTS:
            made = self._levers.base_of_cost(leaf, self._wages, self._costs) or None
            said = self.around[leaf].nameless.base(key) or vocabulary().base(key, self.around[leaf].label)
            return said if {made, said} == {"totale_kosten", "omzet"} else made
        if key in _OF_RESULT:
            return self._levers.base_of_result(leaf, [*self._wages, *self._costs]) or None
        if key == "indexatie":
            before = self._called(("tarief_vorig_jaar",))
            return "tarief" if before else self._levers.base_of_result(leaf, [*self._wages, *self._costs]) or None
        if self.cells[leaf].of_hours == "off":
            taken = any(self.price.roles[other] is PriceRole.TAKEN_OFF for other in self._of_hours[leaf][1])
            return "uren_na_verlof" if taken else "contracturen"
        if key == "productiviteit":
            off = {other for other, _ in self.kinds.values() if other.endswith("uren")} - {"contracturen"}
            return "uren_na_verlof" if off and off <= _LEAVE else ""
        return ""

    def _of_wage(self, leaf: Key, key: str) -> str:
        others = [other for other in self._called(_ALLOWANCES) if other != leaf]
        below = {self.kinds[other][0] for other in self._levers.moves(leaf, others)}
        below -= {"eindejaarsuitkering"} if key == "vakantietoeslag" else set()  # that one may be over this
        if not below:
            return _WAGE
        return _WITH_HOLIDAY if key == "eindejaarsuitkering" and below == {"vakantietoeslag"} else ""

    def _of_wage_with(self, leaf: Key) -> str:
        allowances = self._called(_ALLOWANCES)
        below = self._levers.moves(leaf, allowances)
        names = {self.kinds[other][0] for other in below}
        if names == {"vakantietoeslag"}:
            return _WITH_HOLIDAY
        return (_WITH_ALLOWANCES if below else _WAGE) if allowances else ""


def _wages_of(kinds: Mapping[Key, tuple[str, Kind]]) -> list[Key]:
    return [leaf for leaf, (key, _) in kinds.items() if key.startswith(_WAGES)]
