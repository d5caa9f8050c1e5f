"""How sure we are of one input: triangular, normal, uniform, discrete, or simply fixed.

Each takes a column of even draws between 0 and 1 to a column of values (the inverse of its cumulative distribution).
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, ClassVar

from tarief.core.arrays import np, of_normal
from tarief.core.findings import Finding
from tarief.core.json_data import Json
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.core.units import make_one
from tarief.uncertainty.wording import fault, said


@dataclass(frozen=True)
class Distribution(ABC):
    """One input as a distribution, in the unit of the model (shares 0-1); `DUTCH` names each field in data."""

    KEY: ClassVar[str]
    DUTCH: ClassVar[dict[str, str]]

    @abstractmethod
    def faults(self) -> Iterator[Finding]:
        """Yield what is wrong with the parameters; the place is the Dutch key of the field."""

    @abstractmethod
    def at(self, draws: Any) -> Any:
        """Return the values (rows) at `draws` (rows), strictly between 0 and 1."""

    @property
    @abstractmethod
    def ends(self) -> dict[str, Decimal]:
        """The lowest and highest value that can come out, by the field that says so; a normal has none."""

    def as_json(self) -> dict[str, Json]:
        """Return the distribution under its Dutch keys, decimals as text."""
        told: dict[str, Json] = {"verdeling": self.KEY}
        for item in fields(self):
            value = getattr(self, item.name)
            told[self.DUTCH[item.name]] = list(map(plain, value)) if isinstance(value, tuple) else plain(value)
        return told


@dataclass(frozen=True)
class Triangular(Distribution):
    """From `low` to `high`, most likely `mode`: what somebody knows who can name the ends and a best guess."""

    low: Decimal
    mode: Decimal
    high: Decimal
    KEY = "driehoek"
    DUTCH: ClassVar[dict[str, str]] = {"low": "laag", "mode": "midden", "high": "hoog"}

    def faults(self) -> Iterator[Finding]:
        """Ends that do not lie around the middle, or no room between them."""
        yield from _in_order(self.low, self.high)
        if self.low < self.high and not self.low <= self.mode <= self.high:
            ends = f"laag ({said(self.low)}) en hoog ({said(self.high)})"
            text = f"Het midden ({said(self.mode)}) ligt niet tussen {ends}."
            yield fault(Place.of("midden"), text, "Zet laag, midden en hoog in volgorde.")

    def at(self, draws: Any) -> Any:
        """Left of the mode a root of the draw, right of it a root of what is left."""
        low, mode, high = float(self.low), float(self.mode), float(self.high)
        width, is_below = high - low, draws < (mode - low) / (high - low)
        away = np.sqrt(np.where(is_below, draws * (width * (mode - low)), (1 - draws) * (width * (high - mode))))
        return np.where(is_below, low + away, high - away)

    @property
    def ends(self) -> dict[str, Decimal]:
        """Both."""
        return {"laag": self.low, "hoog": self.high}


@dataclass(frozen=True)
class Uniform(Distribution):
    """From `low` to `high`, all equally likely."""

    low: Decimal
    high: Decimal
    KEY = "uniform"
    DUTCH: ClassVar[dict[str, str]] = {"low": "laag", "high": "hoog"}

    def faults(self) -> Iterator[Finding]:
        """No room between the ends."""
        yield from _in_order(self.low, self.high)

    def at(self, draws: Any) -> Any:
        """A straight line."""
        return float(self.low) + draws * float(self.high - self.low)

    @property
    def ends(self) -> dict[str, Decimal]:
        """Both."""
        return {"laag": self.low, "hoog": self.high}


@dataclass(frozen=True)
class Normal(Distribution):
    """Around `mean` with standard deviation `spread`: for what is measured or estimated, and knows no hard end."""

    mean: Decimal
    spread: Decimal
    KEY = "normaal"
    DUTCH: ClassVar[dict[str, str]] = {"mean": "gemiddelde", "spread": "spreiding"}

    def faults(self) -> Iterator[Finding]:
        """A spread of nothing."""
        if self.spread <= 0:
            advice = "Geef de standaardafwijking, of kies verdeling = 'vast'."
            yield fault(Place.of("spreiding"), f"De spreiding is {said(self.spread)} en moet meer dan 0 zijn.", advice)

    def at(self, draws: Any) -> Any:
        """The normal quantile."""
        return float(self.mean) + float(self.spread) * of_normal(draws)

    @property
    def ends(self) -> dict[str, Decimal]:
        """None."""
        return {}


@dataclass(frozen=True)
class Discrete(Distribution):
    """One of `values`, each with its chance: a cao that is or is not agreed, a contract won or lost."""

    values: tuple[Decimal, ...]
    chances: tuple[Decimal, ...]
    KEY = "discreet"
    DUTCH: ClassVar[dict[str, str]] = {"values": "waarden", "chances": "kansen"}

    def faults(self) -> Iterator[Finding]:
        """Lists that do not match, chances below 0 or that do not sum to 1, a value that is there twice."""
        if not self.values or len(self.values) != len(self.chances):
            text = f"Er zijn {len(self.values)} waarden en {len(self.chances)} kansen."
            yield fault(Place.of("kansen"), text, "Geef bij elke waarde één kans.")
            return
        if len(set(self.values)) < len(self.values):
            yield fault(
                Place.of("waarden"), "Een waarde staat er twee keer.", "Noem elke waarde één keer en tel de kansen op."
            )
        for index, chance in enumerate(self.chances):
            if chance < 0:
                yield fault(Place.of("kansen", index), f"Een kans is {said(chance)}.", "Een kans ligt tussen 0 en 1.")
        if not make_one(self.chances):
            text = f"De kansen tellen op tot {said(sum(self.chances, Decimal(0)))}, niet tot 1."
            yield fault(Place.of("kansen"), text, "Pas de kansen aan tot samen 1.")

    def at(self, draws: Any) -> Any:
        """The value in whose share of the line the draw falls, the lowest value first."""
        pairs = sorted(zip(self.values, self.chances, strict=True))
        ends, total = [], Decimal(0)
        for _, chance in pairs:
            total += chance
            ends.append(float(total))
        return np.array([float(value) for value, _ in pairs])[np.searchsorted(ends[:-1], draws, side="right")]

    @property
    def ends(self) -> dict[str, Decimal]:
        """Every value, at its own place."""
        return {f"waarden/{index}": value for index, value in enumerate(self.values)}


@dataclass(frozen=True)
class Fixed(Distribution):
    """Always `value`: an input that is set otherwise than in the calculation, and does not vary."""

    value: Decimal
    KEY = "vast"
    DUTCH: ClassVar[dict[str, str]] = {"value": "waarde"}

    def faults(self) -> Iterator[Finding]:
        """Nothing can be wrong with one number."""
        yield from ()

    def at(self, draws: Any) -> Any:
        """The value in every row."""
        return np.full(np.shape(draws), float(self.value))

    @property
    def ends(self) -> dict[str, Decimal]:
        """The value itself."""
        return {"waarde": self.value}


#: The distributions by their key in data.
DISTRIBUTIONS: dict[str, type[Distribution]] = {
    kind.KEY: kind for kind in (Triangular, Normal, Uniform, Discrete, Fixed)
}


def _in_order(low: Decimal, high: Decimal) -> Iterator[Finding]:
    if low >= high:
        text = f"Hoog ({said(high)}) is niet hoger dan laag ({said(low)})."
        yield fault(Place.of("hoog"), text, "Geef een hogere waarde, of kies verdeling = 'vast'.")
