"""`Uncertainty`: which inputs are uncertain and how, what moves together, and what is agreed about the difference."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tarief.core.findings import Finding
from tarief.core.json_data import Json
from tarief.core.number import plain
from tarief.uncertainty.correlation import Correlation
from tarief.uncertainty.distributions import Distribution


@dataclass(frozen=True, slots=True)
class Terms:
    """What is agreed: the tariff (None: that of the breakdown), units a year, and the provider's share of a shortfall.

    A share of 1 is a fixed tariff, 0 is cost-plus (nacalculatie).
    """

    tariff: Decimal | None = None
    volume: Decimal | None = None
    provider_share: Decimal = Decimal(1)


@dataclass(frozen=True)
class Uncertainty:
    """The distributions by line of the breakdown, checked against it by `read_uncertainty`."""

    inputs: Mapping[str, Distribution]
    correlation: Correlation = field(default_factory=Correlation)
    terms: Terms = field(default_factory=Terms)
    sources: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def as_json(self) -> dict[str, Json]:
        """Return what was read, under the keys it is read by."""
        told: dict[str, Json] = {
            "onzekerheid": {key: {**item.as_json(), **self._source(key)} for key, item in self.inputs.items()}
        }
        if self.correlation.keys:
            told["samenhang"] = self.correlation.as_json()
        agreed = {"tarief": self.terms.tariff, "volume": self.terms.volume, "deel_aanbieder": self.terms.provider_share}
        told["afspraak"] = {key: plain(value) for key, value in agreed.items() if value is not None}
        return told

    def _source(self, key: str) -> dict[str, str]:
        return {"bron": self.sources[key]} if self.sources.get(key) else {}
