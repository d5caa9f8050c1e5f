"""A region: many providers at one tariff. Coverage, reference rules, budget, continuity, and what may be told of it.

The exact figures are Decimals. `tarief.region.curve` answers a slider from sorted arrays and is imported only
where it is used, because NumPy takes time to load. `tarief.region.disclosure` decides what may leave this room.
"""

from tarief.region.budget import BudgetImpact, budget_impact, growth_path, share_out
from tarief.region.continuity import continuity, fragile
from tarief.region.coverage import Coverage, coverage, coverage_by_size
from tarief.region.document import read_region
from tarief.region.provider import Municipality, Provider, Region
from tarief.region.rules import Rule, reference_rules
from tarief.region.zone import zone

__all__ = [
    "BudgetImpact",
    "Coverage",
    "Municipality",
    "Provider",
    "Region",
    "Rule",
    "budget_impact",
    "continuity",
    "coverage",
    "coverage_by_size",
    "fragile",
    "growth_path",
    "read_region",
    "reference_rules",
    "share_out",
    "zone",
]
