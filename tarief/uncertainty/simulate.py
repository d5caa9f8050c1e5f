"""Thousands of calculations with drawn inputs: how far the price and the cost can come out elsewhere."""

from collections.abc import Mapping
from dataclasses import replace

from tarief.batch import compile_batch
from tarief.calculation import Breakdown
from tarief.calculation.receipt import digest
from tarief.core.arrays import Column
from tarief.core.door import Progress, door
from tarief.core.findings import Refused, refuse
from tarief.core.place import Place
from tarief.core.version import VERSION
from tarief.uncertainty.draws import DEFAULT, METHOD, SERIES, Sampler, checked_draws, checked_seed, even_draws
from tarief.uncertainty.estimate import estimate
from tarief.uncertainty.gathered import Influence, Moments, gather
from tarief.uncertainty.outcome import SHARES, Distributed, Shortfall, Simulation, Trekkingsbewijs
from tarief.uncertainty.reading import ROOM
from tarief.uncertainty.settled import settled_beforehand
from tarief.uncertainty.uncertain import Uncertainty
from tarief.uncertainty.wording import fault


@door("draws", "seed")
def simulate(
    breakdown: Breakdown,
    uncertainty: Uncertainty,
    *,
    draws: int = DEFAULT,
    seed: int | None = None,
    progress: Progress | None = None,
    result: str = "",
) -> Simulation:
    """Draw the uncertain inputs and work out price and cost for every draw.

    `draws` is rounded up to a power of two (a finding says so), at most 2^26; `seed` follows from the inputs when it is
    not given, and stands in the receipt. `progress(done, draws)` is called after every block. Memory is bounded: up to
    2^21 draws all results are kept, beyond that they are counted in bins, whose width is in the standard error of the
    quantiles.
    `result` is another price of a model with several; its cost is then that price itself.
    Raises `Refused` when draws carry a line outside the limits of the model: nothing is cut off.
    """
    refuse([*settled_beforehand(breakdown, uncertainty.inputs, Place.of(ROOM))])
    count, remarks = checked_draws(draws)
    question = digest([breakdown.receipt.as_json(), uncertainty.as_json()])
    run = _Run(breakdown, uncertainty, count, checked_seed(seed, question), _price(breakdown, result))
    run.all(progress)
    return Simulation(
        price=run.distributed(run.price),
        cost=run.distributed(run.cost),
        shortfall=run.shortfall(),
        influence=run.influence.found(),
        labels={key: breakdown.plan.nodes[key].label for key in uncertainty.inputs},
        draws=count,
        seed=run.seed,
        findings=(*uncertainty.findings, *remarks),
        receipt=run.receipt(),
    )


class _Run:
    """One simulation under way."""

    def __init__(self, breakdown: Breakdown, uncertainty: Uncertainty, draws: int, seed: int, price: str) -> None:
        self.breakdown, self.uncertainty, self.draws, self.seed = breakdown, uncertainty, draws, seed
        plan, cost = breakdown.plan, breakdown.model.cost
        self.price, self.cost = price, cost if cost in plan.nodes and price == plan.result else price
        self.lines = tuple(dict.fromkeys((self.price, self.cost)))
        self.sampler = Sampler(uncertainty)
        self.batch = compile_batch(breakdown, tuple(uncertainty.inputs), self.lines)
        self.tariff = breakdown.results[price] if uncertainty.terms.tariff is None else uncertainty.terms.tariff
        self.influence = Influence(self.sampler.names, SERIES)
        self._kept = {key: gather(SERIES, draws) for key in self.lines}
        self._moments = {key: Moments(SERIES, float(breakdown.values[key]), float(self.tariff)) for key in self.lines}

    def all(self, progress: Progress | None) -> None:
        """Work out every block."""
        done = 0
        for series, block in even_draws(len(self.sampler.names), self.draws, self.seed):
            columns = self.sampler.columns(block)
            results = self._worked_out(columns)
            for key, values in results.items():
                self._moments[key].add(series, values)
                self._kept[key].add(series, values)
            self.influence.add(series, columns, results[self.price])
            done += block.shape[1]
            if progress is not None:
                progress(done, self.draws)

    def _worked_out(self, columns: Mapping[str, Column]) -> Mapping[str, Column]:
        try:
            return self.batch.run({**columns, **self.sampler.fixed})
        except Refused as refused:
            advice = "Maak de verdelingen smaller, zodat geen enkele trekking buiten het model valt."
            lines = [{item.place.key} & self.uncertainty.inputs.keys() for item in refused.findings]
            raise Refused(
                tuple(
                    replace(item, advice=advice, place=Place.of(ROOM, *line))
                    for item, line in zip(refused.findings, lines, strict=True)
                )
            ) from None

    def distributed(self, key: str) -> Distributed:
        """Return one line as a distribution."""
        node, most = self.breakdown.plan.nodes[key], 4
        whole, own = self._moments[key].measures()
        quantiles, own_quantiles = self._kept[key].quantiles([float(share) for share in SHARES.values()])
        width = self._kept[key].width
        return Distributed(
            key, node.label, node.unit, self.breakdown.values[key],
            mean=estimate(whole[0], own[:, 0], most),
            spread=estimate(whole[1], own[:, 1], most),
            quantiles={
                name: estimate(quantiles[index], own_quantiles[:, index], most, width)
                for index, name in enumerate(SHARES)
            },
        )  # fmt: skip

    def shortfall(self) -> Shortfall:
        """Return how often and how far the cost lies above the tariff."""
        whole, own = self._moments[self.cost].measures()
        chance, per_unit, left_over = (estimate(whole[index], own[:, index]) for index in (2, 3, 4))
        return Shortfall(self.tariff, self.uncertainty.terms, chance, per_unit, left_over)

    def receipt(self) -> Trekkingsbewijs:
        """Return all that is needed to draw the same again."""
        import numpy
        import scipy  # type: ignore[import-untyped]

        return {
            "motor": f"tarief {VERSION}",
            "methode": METHOD,
            "trekkingen": str(self.draws),
            "startgetal": str(self.seed),
            "numpy": numpy.__version__,
            "scipy": scipy.__version__,
            "onzekerheid": digest(self.uncertainty.as_json()),
            "berekening": self.breakdown.receipt.as_json(),
        }


def _price(breakdown: Breakdown, result: str) -> str:
    """The price that was asked for; refused when it is none."""
    prices = breakdown.plan.results
    if result and result not in prices:
        advice = f"Kies uit: {', '.join(prices)}."
        refuse([fault(Place.of("uitkomst"), f"'{result[:60]}' is geen prijs van deze berekening.", advice)])
    return result or breakdown.plan.result
