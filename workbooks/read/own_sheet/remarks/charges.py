"""Of which wage a share is one, on a form that says it nowhere and prints no price: charges, a year-end payment."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal, localcontext

from tarief.core.number import EXACT
from workbooks.read.own_sheet.graph import Key
from workbooks.read.own_sheet.products.assemble import question_key
from workbooks.read.own_sheet.remarks.evidence import Evidence, place_of
from workbooks.read.own_sheet.values.types import ProductReading, Recognised

_CHARGES, _ON_BOTH = "werkgeverslasten", "brutoloon_en_vakantietoeslag"
_HOLIDAY, _YEAR_END = "vakantietoeslag", "eindejaarsuitkering"
_ALLOWANCES = (_HOLIDAY, _YEAR_END, "ikb_opslag", "onregelmatigheidstoeslag")
#: What says of which wage a share is: not the pension that is in it, nor the office that worked it out.
_BASE = re.compile(r"\b(?:over|van|op|of|on|obv)\b|loon\b|\bsalaris\b|toeslag|\bwages?\b|\bsalary\b", re.IGNORECASE)
_PLACES = 12


def with_bases_of_wage(evidence: Evidence, product: ProductReading) -> ProductReading:
    """Return a product with the question of which wage its charges and its year-end payment are a share."""
    if {"tarief", "kostprijs"} & product.printed.keys():
        return product
    values, with_all = product.by_concept(), _with_allowances(product)
    asked: dict[str, Recognised] = {}
    if with_all != 1 and (charges := values.get(_CHARGES)) is not None and _is_open(evidence, charges):
        asked[_CHARGES] = _asked(charges, with_all)
    year_end = values.get(_YEAR_END)
    if year_end is not None and _HOLIDAY in values and not year_end.base and _is_open(evidence, year_end):
        asked[_YEAR_END] = _asked_of_year_end(year_end)
    return replace(product, values=tuple(asked.get(each.concept, each) for each in product.values))


def _is_open(evidence: Evidence, value: Recognised) -> bool:
    """Whether a value is a share of one cell that is not asked yet, and nothing tells of which wage."""
    is_share = isinstance(value.value, Decimal) and 0 < value.value < 1
    return is_share and not value.question and len(value.cells) == 1 and not _says_base(evidence, value)


def _with_allowances(product: ProductReading) -> Decimal:
    """The wage with its allowances, of a wage of 1."""
    shares = [each for each in product.values if each.concept in _ALLOWANCES and isinstance(each.value, Decimal)]
    share = {each.concept: Decimal(each.value) for each in shares if each.unit == "aandeel"}
    both = any(each.base == _ON_BOTH for each in shares)
    none = Decimal(0)
    on_top = share.get(_ALLOWANCES[0], none) * share.get(_ALLOWANCES[1], none) if both else none
    return sum(share.values(), 1 + on_top)


def _says_base(evidence: Evidence, value: Recognised) -> bool:
    at = evidence.around.get(Key(value.sheet, *place_of(value.cell)))
    if at is None:
        return True
    texts = [*(seen.text for seen in (*at.before, *at.after)), *at.heading.texts, at.seen.cell.comment]
    texts.append(at.seen.number.note if at.seen.number is not None else "")
    return any(_BASE.search(text) for text in texts if text)


def _asked(value: Recognised, with_all: Decimal) -> Recognised:
    first = value.options[0]
    with localcontext(EXACT):
        bare = round(first.value / with_all, _PLACES).normalize()
    options = (
        replace(first, choice="loon_met_toeslagen", label="van het loon met vakantietoeslag en andere toeslagen"),
        replace(first.stating(bare), choice="brutoloon", label="van het brutoloon, zonder toeslagen"),
    )
    return replace(value, question=question_key("lasten_grondslag", value.label, _CHARGES), options=options)


def _asked_of_year_end(value: Recognised) -> Recognised:
    (first,) = value.options
    options = (
        replace(first.stating(first.value, "brutoloon"), choice="brutoloon", label="van het brutoloon"),
        replace(
            first.stating(first.value, _ON_BOTH),
            choice=_ON_BOTH,
            label="van het brutoloon met de vakantietoeslag erbij",
        ),
    )
    return replace(value, question=question_key("lasten_grondslag", value.label, _YEAR_END), options=options)
