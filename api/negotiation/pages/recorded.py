"""What was recorded, as a receipt tells it to who sent it: who, about what, and each box with what was typed in it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from api.files.form import Box
from api.negotiation.pages.dutch_time import day_in_words, in_words, out_of_box
from api.negotiation.pages.form import TICKED, BoxGroup, BoxKind
from api.negotiation.pages.form_case import FormCase
from tarief.core.canonical import moment_of
from tarief.core.days import typed_day
from tarief.core.dutch import in_marks
from tarief.negotiation.event import Happening
from tarief.negotiation.outcomes import DecisionTaken, VoteCast


class RecordedPart(NamedTuple):
    """Lines under a heading of the form; without one they stand by themselves."""

    legend: str
    lines: Sequence[tuple[str, str]]


def recorded(what: type[Happening], case: FormCase, groups: Sequence[BoxGroup]) -> list[RecordedPart]:
    """Return what was recorded, as a reader says it."""
    parts = {"": [*_about(what, case)]}
    for group in groups:
        parts.setdefault(group.legend, []).extend(_lines(group))
    return [RecordedPart(legend, lines) for legend, lines in parts.items() if lines]


def _about(what: type[Happening], case: FormCase) -> Iterator[tuple[str, str]]:
    """Who sent it, and what no box of the form asks: of which text, from when."""
    yield "Door", case.party.name
    if case.product:
        yield "Product", case.product.name
    if case.definition:
        yield "Onderdeel", case.definition.label
    if what is VoteCast:
        names = {product.id: product.name for product in case.view.products}
        yield from ((f"Tekst van {names[text.product]}", f"versie {text.version}") for text in case.view.texts)
    if what is DecisionTaken and (term := case.view.term):
        yield "Geldt", f"van {day_in_words(term.start)} tot en met {day_in_words(term.end)}"


def _lines(group: BoxGroup) -> Iterator[tuple[str, str]]:
    """The boxes in which something was typed; a tick by itself makes no row of a list."""
    typed = [box for box in group.boxes if box.kind is not BoxKind.TICK]
    if group.legend and typed and not any(box.value.strip() for box in typed):
        return
    yield from ((box.label, told) for box in group.boxes if (told := _told(box)))


def _told(box: Box) -> str:
    text = box.value.strip()
    if not text:
        return ""
    if box.choices:
        return dict(box.choices).get(text, text)
    match box.kind:
        case BoxKind.TICK:
            return "ja" if text == TICKED else ""
        case BoxKind.DAY:
            day = typed_day(text)
            return day_in_words(day) if day else text
        case BoxKind.MOMENT:
            return in_words(moment_of(out_of_box(text)))
        case _:
            return _with_unit(in_marks(text) if box.kind == BoxKind.NUMBER else text, box.suffix)


def _with_unit(text: str, unit: str) -> str:
    if unit.startswith("€"):
        return f"€\u00a0{text}{unit.removeprefix('€')}"
    return f"{text}{unit}" if unit == "%" else f"{text} {unit}".strip()
