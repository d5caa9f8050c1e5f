"""Of which wage the charges of an employer are a share, on a form that says it nowhere and prints no price."""

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
_ALLOWANCES = ("vakantietoeslag", "eindejaarsuitkering", "ikb_opslag", "onregelmatigheidstoeslag")
#: What says of which wage a share is: not the pension that is in it, nor the office that worked it out.
_BASE = re.compile(r"\b(?:over|van|op|of|on|obv)\b|loon\b|\bsalaris\b|toeslag|\bwages?\b|\bsalary\b", re.IGNORECASE)
_PLACES = 12


def with_base_of_charges(evidence: Evidence, product: ProductReading) -> ProductReading:
    """Return a product with the question of which wage its charges are a share, where nothing tells."""
    values = product.by_concept()
    charges = values.get(_CHARGES)
    if (
        charges is None
        or charges.question
        or len(charges.cells) != 1
        or {"tarief", "kostprijs"} & product.printed.keys()
    ):
        return product
    with_all = _with_allowances(product)
    if with_all == 1 or not _is_share(charges) or _says_base(evidence, charges):
        return product
    asked = _asked(charges, with_all)
    return replace(product, values=tuple(asked if each is charges else each for each in product.values))


def _is_share(value: Recognised) -> bool:
    return isinstance(value.value, Decimal) and 0 < value.value < 1


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
