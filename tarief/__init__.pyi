from tarief.calculation import Breakdown, Line, Receipt, Rung
from tarief.comparison import Comparison, compare
from tarief.core.expression import (
    at_least,
    at_most,
    power,
    rounded,
    rounded_up,
    square_root,
    total,
    truncated,
    weighted,
)
from tarief.core.findings import Finding, ModelError, Question, Refused, Severity
from tarief.core.units import (
    Aandeel,
    Dagdelen,
    Dagen,
    Euro,
    EuroPerDag,
    EuroPerDagdeel,
    EuroPerEtmaal,
    EuroPerFte,
    EuroPerJaar,
    EuroPerKm,
    EuroPerMaand,
    EuroPerMinuut,
    EuroPerPeriode,
    EuroPerPlaats,
    EuroPerRit,
    EuroPerStuk,
    EuroPerTraject,
    EuroPerUur,
    EuroPerWeek,
    Fte,
    Getal,
    Kilometers,
    Minuten,
    Personen,
    Plaatsen,
    Unit,
    Uren,
    UrenPerWeek,
)
from tarief.costmodel import CostModel
from tarief.model.declare import Base
from tarief.model.steps import Steps
from tarief.models import MODELS
from tarief.parameters import Library, load_parameters
from tarief.parameters.lookup import At, ByOption, FirstOf, Salary

__version__: str

__all__ = [
    "MODELS", "Aandeel", "At", "Base", "Breakdown", "ByOption", "Comparison", "CostModel", "Dagdelen", "Dagen",
    "Euro", "EuroPerDag", "EuroPerDagdeel", "EuroPerEtmaal", "EuroPerFte", "EuroPerJaar", "EuroPerKm",
    "EuroPerMaand", "EuroPerMinuut", "EuroPerPeriode", "EuroPerPlaats", "EuroPerRit", "EuroPerStuk",
    "EuroPerTraject", "EuroPerUur", "EuroPerWeek", "Finding", "FirstOf", "Fte", "Getal", "Kilometers", "Library",
    "Line", "Minuten", "ModelError", "Personen", "Plaatsen", "Question", "Receipt", "Refused", "Rung", "Salary",
    "Severity", "Steps", "Unit", "Uren", "UrenPerWeek", "__version__", "at_least", "at_most", "compare",
    "load_parameters", "power", "rounded", "rounded_up", "square_root", "total", "truncated", "weighted",
]  # fmt: skip
