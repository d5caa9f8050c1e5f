"""tarief: from a provider's cost sheet to a price that both sides can take apart.

>>> from datetime import date
>>> from tarief import MODELS
>>> b = MODELS["uurtarief"].calculate({"loonkosten_per_uur": "24.68", "productiviteit": "0.80",
...     "overhead": "0.20", "overhead_grondslag": "directe_kosten"}, on=date(2026, 1, 1))
>>> b.kostprijs
Decimal('37.02')
"""

from importlib import import_module
from typing import Final

from tarief.core.version import VERSION

__version__ = VERSION

#: Where each name stands, with its type in `__init__.pyi`. It is loaded when it is first asked for: a command that
#: needs one does not wait for the rest.
_HOMES: Final = {
    "tarief.calculation": "Breakdown Line Receipt Rung",
    "tarief.comparison": "Comparison compare",
    "tarief.core.expression": "at_least at_most power rounded rounded_up square_root total truncated weighted",
    "tarief.core.findings": "Finding ModelError Question Refused Severity",
    "tarief.costmodel": "CostModel",
    "tarief.model.declare": "Base",
    "tarief.model.steps": "Steps",
    "tarief.models": "MODELS",
    "tarief.parameters": "Library load_parameters",
    "tarief.parameters.lookup": "At ByOption FirstOf Salary",
    "tarief.core.units": (
        "Aandeel Dagdelen Dagen Euro EuroPerDag EuroPerDagdeel EuroPerEtmaal EuroPerFte "
        "EuroPerJaar EuroPerKm EuroPerMaand EuroPerMinuut EuroPerPeriode EuroPerPlaats EuroPerRit EuroPerStuk "
        "EuroPerTraject EuroPerUur EuroPerWeek Fte Getal Kilometers Minuten Personen "
        "Plaatsen Unit Uren UrenPerWeek "
    ),
}
_HOME_OF: Final = {name: home for home, names in _HOMES.items() for name in names.split()}

__all__ = [
    "MODELS", "Aandeel", "At", "Base", "Breakdown", "ByOption", "Comparison", "CostModel", "Dagdelen", "Dagen",
    "Euro", "EuroPerDag", "EuroPerDagdeel", "EuroPerEtmaal", "EuroPerFte", "EuroPerJaar", "EuroPerKm",
    "EuroPerMaand", "EuroPerMinuut", "EuroPerPeriode", "EuroPerPlaats", "EuroPerRit", "EuroPerStuk",
    "EuroPerTraject", "EuroPerUur", "EuroPerWeek", "Finding", "FirstOf", "Fte", "Getal", "Kilometers", "Library",
    "Line", "Minuten", "ModelError", "Personen", "Plaatsen", "Question", "Receipt", "Refused", "Rung", "Salary",
    "Severity", "Steps", "Unit", "Uren", "UrenPerWeek", "__version__", "at_least", "at_most", "compare",
    "load_parameters", "power", "rounded", "rounded_up", "square_root", "total", "truncated", "weighted",
]  # fmt: skip


def __getattr__(name: str) -> object:
    """Load a public name from where it stands."""
    if name not in _HOME_OF:
        raise AttributeError(f"module 'tarief' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    return found


def __dir__() -> list[str]:
    """Return the public names, loaded or not."""
    return sorted({*globals(), *__all__})
