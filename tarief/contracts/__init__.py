"""Ways of paying for care: contract forms, who bears which risk, and the exact account of a shortfall.

A form is a file of declared steps in `forms`. `settle_years(form, course)` gives the result per party per year,
`explain_shortfall` the parts of a shortfall that sum to it.
"""

from tarief.contracts.baseline import Sourced, Statement, baseline_findings, verified
from tarief.contracts.corridor import Corridor, RiskBand, Split
from tarief.contracts.course import Course, Year, grown
from tarief.contracts.form import ContractForm, WithCorridor, settle_years
from tarief.contracts.forms.lump_sum import BudgetBase, BudgetYear, Following, LumpSum, VolumeBand
from tarief.contracts.forms.per_unit import PerUnit
from tarief.contracts.forms.shared_savings import SharedSavings
from tarief.contracts.forms.trajectory import CaseType, PerTrajectory, Spread
from tarief.contracts.hours import Allotment, Drawn, over_period, per_week
from tarief.contracts.measures import LineMeasure, line_findings
from tarief.contracts.reading import work_out_forms
from tarief.contracts.result import FormResult, YearResult
from tarief.contracts.risk_allocation import Contract, RiskAllocation, Verdict, check_allocation
from tarief.contracts.shortfall import Decomposition, explain_shortfall
from tarief.contracts.volume_risk import VolumeRisk, price_of_risk

__all__ = [
    "Allotment",
    "BudgetBase",
    "BudgetYear",
    "CaseType",
    "Contract",
    "ContractForm",
    "Corridor",
    "Course",
    "Decomposition",
    "Drawn",
    "Following",
    "FormResult",
    "LineMeasure",
    "LumpSum",
    "PerTrajectory",
    "PerUnit",
    "RiskAllocation",
    "RiskBand",
    "SharedSavings",
    "Sourced",
    "Split",
    "Spread",
    "Statement",
    "Verdict",
    "VolumeBand",
    "VolumeRisk",
    "WithCorridor",
    "Year",
    "YearResult",
    "baseline_findings",
    "check_allocation",
    "explain_shortfall",
    "grown",
    "line_findings",
    "over_period",
    "per_week",
    "price_of_risk",
    "settle_years",
    "verified",
    "work_out_forms",
]
