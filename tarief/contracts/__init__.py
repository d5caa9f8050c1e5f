"""Ways of paying for care: contract forms, who bears which risk, and the exact account of a shortfall.

One interface: `settle_years(form, course)` gives the result per party per year, `side_by_side` several forms for the
same care, `explain_shortfall` the parts of a shortfall that sum to it.
"""

from tarief.contracts.baseline import Sourced, Statement, baseline_findings, require_dates, verified
from tarief.contracts.corridor import Band, Corridor, Split, bands, shared_savings, symmetric
from tarief.contracts.course import Course, Year, grown
from tarief.contracts.forms import ContractForm, PerUnit, VolumeBand, WithCorridor, settle_years, side_by_side
from tarief.contracts.hours import Allotment, Drawn, over_period, per_week
from tarief.contracts.lines_risk import simulate_risk
from tarief.contracts.lumpsum import Base, Following, LumpSum, Step
from tarief.contracts.measures import Measure, line_findings
from tarief.contracts.reading import compare_forms, work_out_forms
from tarief.contracts.result import FundingResult, YearResult
from tarief.contracts.risk_allocation import Contract, RiskAllocation, Verdict, check_allocation
from tarief.contracts.shortfall import Decomposition, explain_shortfall
from tarief.contracts.trajectory import CaseType, Spread, expected_price, mix_shift, price_with_risk
from tarief.contracts.volume_risk import VolumeRisk, price_of_risk

__all__ = [
    "Allotment", "Band", "Base", "CaseType", "Contract", "ContractForm", "Corridor", "Course", "Decomposition",
    "Drawn", "Following", "FundingResult", "LumpSum", "Measure", "PerUnit", "RiskAllocation", "Sourced", "Split",
    "Spread", "Statement", "Step", "Verdict", "VolumeBand", "VolumeRisk", "WithCorridor", "Year", "YearResult",
    "bands", "baseline_findings", "check_allocation", "compare_forms", "expected_price", "explain_shortfall", "grown",
    "line_findings", "mix_shift", "over_period", "per_week", "price_of_risk", "price_with_risk", "require_dates",
    "settle_years", "shared_savings", "side_by_side", "simulate_risk", "symmetric", "verified", "work_out_forms",
]  # fmt: skip
