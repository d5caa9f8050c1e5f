"""Taakgericht as it is asked for: the lump sum, the band around it, its measures, its terms, where its start is from.

Beside the amounts come the check of the risk allocation, the account of a shortfall and the price of the risk.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tarief.contracts.answer import Answer, AskedForm, Circumstances, FormKind, risks_of
from tarief.contracts.baseline import Sourced, Statement, baseline_findings, verified
from tarief.contracts.fields import Fields
from tarief.contracts.form import WithCorridor, settle_years
from tarief.contracts.forms.lump_sum import BudgetBase, BudgetYear, Following, LumpSum, VolumeBand
from tarief.contracts.limits import positive, share
from tarief.contracts.measures import LineMeasure, line_findings
from tarief.contracts.reading_corridor import around
from tarief.contracts.risk_allocation import MOST, Contract, check_allocation
from tarief.contracts.shortfall import explain_shortfall
from tarief.core.findings import Finding

_START = {"volume": "Het volume bij de start", "kosten_per_eenheid": "De prijs per eenheid bij de start"}


@dataclass(frozen=True, slots=True)
class AllocationTerms:
    """Terms that the amounts do not tell: true, false, or None where it is not known. `years` is the term."""

    may_not_refuse: bool | None = None
    reopening: bool | None = None
    unilateral_change: bool | None = None
    years: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AskedLumpSum(AskedForm):
    """A lump sum with what is known beside its amounts; no `baseline` where nothing is said of its start data."""

    lump: LumpSum
    measures: tuple[LineMeasure, ...]
    terms: AllocationTerms
    baseline: tuple[Sourced, ...] | None

    def answer(self, asked: Circumstances) -> Answer:
        """Work out the amounts, the check, the shortfall and the risk."""
        course = asked.course
        result = settle_years(self.form, course)
        lines = tuple(self._pointed(asked, item) for item in line_findings(self.lump, course, self.measures))
        start = date(course.years[0].year, 1, 1)
        proven = None if self.baseline is None else verified(self.baseline, start)
        allocation = check_allocation(self._contract(asked, bool(lines), proven), asked.threshold)
        weak = baseline_findings(self.baseline, start) if self.baseline else ()
        return Answer(
            self,
            result,
            (*allocation.findings(self.fields.place), *weak, *lines),
            allocation,
            () if asked.real_start is None else explain_shortfall(self.lump, course, asked.real_start),
            risks_of(self.form, result, asked),
            self.baseline or (),
            proven,
        )

    def _pointed(self, asked: Circumstances, finding: Finding) -> Finding:
        """Give what is said of the line of a year the pointer of its step."""
        number = int(finding.subject) - asked.course.years[0].year
        return finding.at(self.fields.place / "stappen" / number / "taakstelling")

    def _contract(self, asked: Circumstances, unproven_line: bool, proven: bool | None) -> Contract:
        terms = self.terms
        return Contract(
            ceiling=self._keeps_overrun(),
            corridor=self.form.corridor if isinstance(self.form, WithCorridor) else None,
            may_not_refuse=terms.may_not_refuse,
            years=Decimal(len(asked.course.years)) if terms.years is None else terms.years,
            reopening=terms.reopening,
            baseline_verified=proven,
            line=any(step.efficiency for step in self.lump.steps),
            line_has_measures=not unproven_line,
            unilateral_change=terms.unilateral_change,
        )

    def _keeps_overrun(self) -> bool:
        """Whether more clients than agreed can cost the provider more than the check allows."""
        inside = self.form.inside
        if isinstance(inside, VolumeBand):
            return inside.width > MOST or inside.variable_share < 1
        return self.lump.followed < 1


def _read(fields: Fields, years: Sequence[int]) -> AskedForm | None:
    del years
    lump = fields.made(lambda: _lump_sum(fields))
    form = around(fields, _banded(fields, lump) if fields.has("volumeband") else lump)
    measures = tuple(_measure(item) for item in fields.rows("maatregelen"))
    terms, baseline = _read_terms(fields), _read_baseline(fields, lump.base if lump else None)
    return None if form is None or lump is None else AskedLumpSum(fields, form, lump, measures, terms, baseline)


def _lump_sum(fields: Fields) -> LumpSum:
    item = fields.table("basis")
    base = BudgetBase(item.number("volume"), item.number("kosten_per_eenheid"))
    item.close()
    steps = tuple(
        BudgetYear(step.whole("jaar"), step.optional("indexering"), step.optional("taakstelling"))
        for step in fields.rows("stappen")
    )
    following = fields.choice("groei_gemeten", tuple(Following)) if fields.has("groei_gemeten") else ""
    return LumpSum(base, steps, fields.optional("gevolgde_groei"), Following(following or Following.SINCE_START))


def _banded(fields: Fields, lump: LumpSum | None) -> VolumeBand | None:
    band = fields.table("volumeband")
    width = band.checked("breedte", share, "De breedte")
    variable = band.checked("variabel_deel", share, "Het variabele deel van de kosten")
    band.close()
    return None if lump is None else fields.made(lambda: VolumeBand(lump, width, variable))


def _measure(item: Fields) -> LineMeasure:
    saving = item.checked("besparing", positive, "De besparing")
    return LineMeasure(item.text("naam"), item.text("werkt_op"), saving, item.whole("jaar"))


def _read_terms(fields: Fields) -> AllocationTerms:
    """Read `toets`; without it nothing is known."""
    if not fields.has("toets"):
        return AllocationTerms()
    item = fields.table("toets")
    found = AllocationTerms(
        item.known("geen_weigering_of_wachtlijst"),
        item.known("heropening"),
        item.known("eenzijdig_wijzigen"),
        item.number("looptijd") if item.has("looptijd") else None,
    )
    item.close()
    return found


def _read_baseline(fields: Fields, base: BudgetBase | None) -> tuple[Sourced, ...] | None:
    """Read `startgegevens`: what each source says of the volume and the cost of the base, each with its date."""
    if not fields.has("startgegevens"):
        return None
    item = fields.table("startgegevens")
    used = (base.volume, base.cost_per_unit) if base else (None, None)
    found = tuple(
        Sourced(item.at(name), label, tuple(map(_statement, item.rows(name))), value)
        for (name, label), value in zip(_START.items(), used, strict=True)
    )
    item.close()
    return found


def _statement(item: Fields) -> Statement:
    on = item.day("datum")
    if item.get("datum") is None:
        text = "Startgegevens zonder datum kunnen geen budget dragen."
        item.fault(text, 'Vul de peildatum van de gegevens in: "datum": "2018-01-01".', "datum")
    value = item.checked("waarde", positive, "De waarde")
    return Statement(value, item.text("bron"), on, item.text("over", needed=False))


KIND = FormKind(
    "taakgericht", _read, own=("maatregelen", "volumeband", "startgegevens", "toets"), adjective="taakgerichte"
)
