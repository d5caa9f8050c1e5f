"""Recognising cost sheets that providers send as they are: values with cells, questions, and what was left over."""

from workbooks.read.own_sheet.asking.chosen import answered, cells_of, with_answers
from workbooks.read.own_sheet.asking.memory import (
    forget,
    layout_fingerprint,
    load_memory,
    recall,
    remember,
    save_memory,
)
from workbooks.read.own_sheet.books.strange import KIND as NO_COST_SHEET
from workbooks.read.own_sheet.products.difference import compare_printed, compared_anew
from workbooks.read.own_sheet.recognise import recognise
from workbooks.read.own_sheet.values.answers import (
    check_answers,
    day_for,
    load_answers,
    open_questions,
    product_for,
)
from workbooks.read.own_sheet.values.corrections import (
    Aanwijzing,
    Correction,
    SheetAnswers,
    Uncorrectable,
    choices_in,
    named,
)
from workbooks.read.own_sheet.values.inputs import base_told, calculate_product, left_open, model_of, opgave_of
from workbooks.read.own_sheet.values.types import Meaning, ProductReading, Reading, Recognised, TableRow, Unused

__all__ = [
    "NO_COST_SHEET",
    "Aanwijzing",
    "Correction",
    "Meaning",
    "ProductReading",
    "Reading",
    "Recognised",
    "SheetAnswers",
    "TableRow",
    "Uncorrectable",
    "Unused",
    "answered",
    "base_told",
    "calculate_product",
    "cells_of",
    "check_answers",
    "choices_in",
    "compare_printed",
    "compared_anew",
    "day_for",
    "forget",
    "layout_fingerprint",
    "left_open",
    "load_answers",
    "load_memory",
    "model_of",
    "named",
    "open_questions",
    "opgave_of",
    "product_for",
    "recall",
    "recognise",
    "remember",
    "save_memory",
    "with_answers",
]
