"""Inputs that move together: the correlation matrix of a Gaussian copula, checked and factored.

The numbers are correlations of the normal draws behind the inputs: of the inputs themselves where those are normal,
and nearly so for the others. Their rank correlation is 6/π · asin(ρ/2).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from tarief.core.arrays import np
from tarief.core.findings import Finding
from tarief.core.json_data import Json
from tarief.core.number import plain
from tarief.core.place import Place
from tarief.documents.kinds import ListOf, Words
from tarief.documents.record import RecordOf
from tarief.documents.spot import Spot
from tarief.uncertainty.distributions import Distribution, Fixed
from tarief.uncertainty.records import SamenhangIn, SamenhangmatrixIn
from tarief.uncertainty.wording import KIND, fault, said

#: An eigenvalue this far below zero is the noise of working it out.
_NOISE = 1e-9  # float: linear algebra runs on float64
PLACE = "samenhang"


_PAIRS = ListOf(RecordOf(SamenhangIn))


@dataclass(frozen=True)
class Correlation:
    """The matrix (rows × rows, symmetric, ones on the diagonal) between the inputs `keys`."""

    keys: tuple[str, ...] = ()
    matrix: tuple[tuple[Decimal, ...], ...] = ()

    def faults(self) -> Iterator[Finding]:
        """Yield what makes it no correlation matrix: the pair, or the smallest eigenvalue."""
        size = len(self.keys)
        if len(self.matrix) != size or any(len(row) != size for row in self.matrix):
            text = f"De matrix is niet {size} bij {size}, zoals de {size} genoemde invoeren vragen."
            yield fault(Place.of(PLACE, "matrix"), text, "Geef per invoer een rij met voor elke invoer een getal.")
            return
        found = [*self._diagonal(), *self._pairs()]
        yield from found or self._eigenvalue()

    def _diagonal(self) -> Iterator[Finding]:
        for index, key in enumerate(self.keys):
            if self.matrix[index][index] != 1:
                text = f"De samenhang van {key} met zichzelf is {said(self.matrix[index][index])} en hoort 1 te zijn."
                yield fault(Place.of(PLACE, "matrix", index, index), text, "Zet enen op de diagonaal.")

    def _pairs(self) -> Iterator[Finding]:
        for one, other in combinations(range(len(self.keys)), 2):
            there, back = self.matrix[one][other], self.matrix[other][one]
            pair, place = f"{self.keys[one]} en {self.keys[other]}", Place.of(PLACE, "matrix", one, other)
            if there != back:
                text = f"De samenhang tussen {pair} is {said(there)} heen en {said(back)} terug."
                yield fault(place, text, "Geef twee keer hetzelfde getal.")
            elif abs(there) > 1:
                text = f"De samenhang tussen {pair} is {said(there)}."
                yield fault(place, text, "Een correlatie ligt tussen -1 en 1.")

    def _eigenvalue(self) -> Iterator[Finding]:
        smallest = float(np.linalg.eigvalsh(self.array).min()) if self.keys else 0
        if smallest < -_NOISE:
            text = (
                f"Deze correlaties kunnen niet alle tegelijk waar zijn: de kleinste eigenwaarde van de matrix is "
                f"{said(Decimal(repr(round(smallest, 4))))} en moet 0 of meer zijn."
            )
            advice = "Verklein de grootste: wie A en B samen ziet gaan, en B en C, ziet ook A en C samen gaan."
            yield fault(Place.of(PLACE), text, advice)

    @property
    def array(self) -> Any:
        """The matrix as float64."""
        return np.array([[float(item) for item in row] for row in self.matrix])

    def factor(self) -> Any:
        """Return the lower triangle L with L·Lᵀ the matrix; unlike most, it takes inputs that move as one."""
        rest = self.array
        size = len(rest)
        factor = np.zeros((size, size))
        for column in range(size):
            pivot = rest[column, column]
            if pivot > _NOISE:
                factor[column:, column] = rest[column:, column] / np.sqrt(pivot)
                rest = rest - np.outer(factor[:, column], factor[:, column])
        return factor

    def as_json(self) -> dict[str, Json]:
        """Return the matrix under Dutch keys, decimals as text."""
        return {"invoer": list(self.keys), "matrix": [[plain(item) for item in row] for row in self.matrix]}


def _from_pairs(pairs: dict[tuple[str, str], Decimal]) -> Correlation:
    """The matrix of the named pairs; pairs that were not named do not move together."""
    keys = tuple(dict.fromkeys(key for pair in pairs for key in pair))
    both = {**pairs, **{(other, one): value for (one, other), value in pairs.items()}}
    return Correlation(
        keys, tuple(tuple(Decimal(1) if a == b else both.get((a, b), Decimal(0)) for b in keys) for a in keys)
    )


def read_correlation(raw: Json, inputs: Mapping[str, Distribution], known: Sequence[str], spot: Spot) -> Correlation:
    """Read `samenhang`: a list of pairs, or a matrix with the names of its rows; faults are noted."""
    if raw is None:
        return Correlation()
    before = len(spot.faults)
    if isinstance(raw, Mapping):
        record = SamenhangmatrixIn(raw, spot)
        found = Correlation(record.invoer, record.matrix)
    else:
        found = _pairs(raw, spot)
    line = Words((*known,), "'{word}' is hier onbekend.")
    for key in found.keys:
        if line.read(key, spot) and isinstance(inputs.get(key), Fixed):
            spot.fault(KIND, f"{key} is vast en beweegt dus met niets mee.", "Laat hem hier weg.")
    if len(set(found.keys)) < len(found.keys):
        spot.inside("invoer").fault(KIND, "Een invoer staat er twee keer.", "Noem elke invoer één keer.")
    if len(spot.faults) == before:
        spot.faults.extend(found.faults())
    return found


def _pairs(raw: Json, spot: Spot) -> Correlation:
    pairs: dict[tuple[str, str], Decimal] = {}
    for record in _PAIRS.read(raw, spot) or ():
        between, place = record.tussen, record.spot.inside("tussen")
        if len(between) != 2 or between[0] == between[1]:
            place.fault(KIND, "Samenhang is er tussen twee verschillende invoeren.", "Noem er twee.")
        elif (pair := (between[0], between[1])) in pairs or pair[::-1] in pairs:
            place.fault(KIND, f"{' en '.join(between)} staan er twee keer.", "Noem elk paar één keer.")
        elif record.sound:
            pairs[pair] = record.correlatie
    return _from_pairs(pairs)
