"""Sensitivity indices: which share of the variance of the price comes from each input, alone and with the others.

By SALib (the optional extra `tarief[gevoeligheid]`), which is loaded only here. First order: the share that goes when
the input is known. Total: with every interaction it has a part in; total above first order is interaction.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from tarief.batch import compile_batch
from tarief.calculation import Breakdown
from tarief.calculation.receipt import digest
from tarief.core.arrays import np
from tarief.core.findings import refuse
from tarief.core.jsonable import Jsonable
from tarief.core.place import Place
from tarief.uncertainty.draws import Sampler, checked_seed
from tarief.uncertainty.estimate import Estimate
from tarief.uncertainty.uncertain import Uncertainty
from tarief.uncertainty.wording import fault

DEFAULT = 4_096
FEWEST, MOST = 256, 65_536
#: Calculations times inputs, at most: what SALib lays out in memory and walks through in Python.
_MOST_CELLS = 30_000_000
#: The half width of a 95% interval is so many standard errors.
_HALF_WIDTH = 1.959964  # float: the normal distribution
_NEARLY = 2.0**-31  # float: draws are float64


@dataclass(frozen=True)
class InputIndex(Jsonable):
    """The share of the variance that comes from one input, alone and with every interaction."""

    TITLE = "Aandeel"

    key: Annotated[str, "sleutel"]
    label: Annotated[str, "label"]
    first: Annotated[Estimate, "eerste_orde"]
    total: Annotated[Estimate, "totaal"]


@dataclass(frozen=True)
class PairIndex(Jsonable):
    """What two inputs do only together."""

    TITLE = "Paar"

    between: Annotated[tuple[str, str], "tussen"]
    together: Annotated[Estimate, "samen"]


@dataclass(frozen=True)
class Indices(Jsonable):
    """Sensitivity indices.

    Shares of the variance: `first` and `total` per input, `pairs` for what two inputs do only together.
    """

    TITLE = "Gevoeligheid"

    first: Mapping[str, Estimate]
    total: Mapping[str, Estimate]
    pairs: Mapping[tuple[str, str], Estimate]
    draws: int
    seed: int
    labels: Mapping[str, str] = field(default_factory=dict)

    @property
    def _by_input(self) -> Annotated[list[InputIndex], "indices"]:
        """The largest total first."""
        order = sorted(self.total, key=lambda key: -self.total[key].value)
        return [InputIndex(key, self.labels.get(key, key), self.first[key], self.total[key]) for key in order]

    @property
    def _by_pair(self) -> Annotated[list[PairIndex], "paren"]:
        order = sorted(self.pairs.items(), key=lambda item: -abs(item[1].value))
        return [PairIndex(pair, item) for pair, item in order]

    @property
    def _receipt(self) -> Annotated[dict[str, str], "ontvangstbewijs"]:
        return {"trekkingen": str(self.draws), "startgetal": str(self.seed)}


def sensitivity(
    breakdown: Breakdown, uncertainty: Uncertainty, *, draws: int = DEFAULT, seed: int | None = None
) -> Indices:
    """Return the indices of the price; it takes `draws` × (2 × inputs + 2) calculations.

    Raises `Refused` when SALib is not installed, for correlated inputs (the indices suppose that each can be known
    without the others), for a price on which no input has influence, and for a number of draws that is no power of
    two, or too large for so many inputs.
    """
    if uncertainty.correlation.keys:
        advice = "Laat samenhang weg, of kijk naar de rangcorrelatie, die samenhang wel meeneemt."
        refuse([fault(Place.of("samenhang"), "Gevoeligheidsindices gelden voor invoer die niet samenhangt.", advice)])
    sampler = Sampler(uncertainty)
    batch = compile_batch(breakdown, tuple(uncertainty.inputs))

    def price(even: Any) -> Any:
        return batch.run({**sampler.columns(even), **sampler.fixed})[breakdown.plan.result]

    found = indices_of(sampler.names, price, draws=draws, seed=seed)
    return replace(found, labels={key: breakdown.plan.nodes[key].label for key in sampler.names})


def indices_of(
    names: Sequence[str], function: Callable[[Any], Any], *, draws: int = DEFAULT, seed: int | None = None
) -> Indices:
    """Return the indices of any `function` from even draws (a row per name, between 0 and 1) to values (rows)."""
    sample, analyze = _salib()
    _check_draws(draws, len(names))
    seed = checked_seed(seed, digest(list(names)))
    problem = {"num_vars": len(names), "names": list(names), "bounds": [[_NEARLY, 1 - _NEARLY]] * len(names)}
    even = sample(problem, draws, seed=np.random.default_rng(seed))
    values = function(np.ascontiguousarray(even.T))
    if not np.ptp(values):
        advice = "Kies invoer waarvan de prijs afhangt."
        refuse(
            [fault(Place.of("onzekerheid"), "De prijs is bij elke trekking dezelfde: er is niets te verdelen.", advice)]
        )
    # SALib takes seed 0 for no seed at all.
    found = analyze(problem, values, seed=seed + 1)
    pairs = {
        (one, other): _share(found, "S2", (names.index(one), names.index(other)))
        for index, one in enumerate(names)
        for other in names[index + 1 :]
    }
    first, total = ({name: _share(found, kind, i) for i, name in enumerate(names)} for kind in ("S1", "ST"))
    return Indices(first, total, pairs, draws, seed)


def _share(found: Any, kind: str, index: Any) -> Estimate:
    return Estimate(float(found[kind][index]), float(found[f"{kind}_conf"][index]) / _HALF_WIDTH, 3)


def _check_draws(draws: int, inputs: int) -> None:
    """Only a power of two fills the space evenly; and memory has to stay bounded."""
    if not FEWEST <= draws <= MOST or draws & (draws - 1):
        advice = f"Kies een macht van twee van {FEWEST} tot en met {MOST}, bijvoorbeeld {DEFAULT}."
        refuse([fault(Place.of("trekkingen"), f"{draws} trekkingen kan niet voor indices.", advice)])
    if draws * (2 * inputs + 2) * inputs > _MOST_CELLS:
        advice = "Kies minder trekkingen, of alleen de invoer met de grootste rangcorrelatie."
        refuse([fault(Place.of("trekkingen"), f"{draws} trekkingen is te veel voor {inputs} invoeren.", advice)])


def _salib() -> tuple[Callable[..., Any], Callable[..., Any]]:
    try:
        from SALib.analyze.sobol import analyze  # type: ignore[import-untyped]
        from SALib.sample.sobol import sample  # type: ignore[import-untyped]
    except ImportError:
        advice = "Installeer de uitbreiding: pip install 'tarief[gevoeligheid]'."
        refuse([fault(Place.of("gevoeligheid"), "Gevoeligheidsindices zijn hier niet geïnstalleerd.", advice)])
    return sample, analyze
