"""From the form to a calculation: percentages read as percentages, faults and questions placed at their boxes."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from api.files.filled import SOURCE, Filled, row_box, rows_in_use
from tarief import Breakdown, Finding, Question, Refused
from tarief.calculation.inputs import Path, Stated, StatedInputs
from tarief.core.amounts import price
from tarief.core.findings import Choice
from tarief.core.number import plain
from tarief.core.place import Place, Whereabouts
from tarief.core.typed import as_percent
from tarief.model.form import Field
from tarief.opgave import Opgave


@dataclass
class FormReading:
    """What the form states, and the box in which each value stood."""

    filled: Filled
    stated: dict[Path, Stated] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    boxes: dict[Path, Place] = field(default_factory=dict)
    doubtful: dict[Place, tuple[Field, Decimal]] = field(default_factory=dict)

    def opgave(self, day: date | None) -> Opgave:
        """Return what is stated, to be priced on a day."""
        return Opgave(self.filled.model, day, StatedInputs(self.stated, self.rows))

    @property
    def places(self) -> Whereabouts:
        """What knows the box of a place of the core."""
        return Whereabouts(self.boxes)


def calculate(filled: Filled) -> Breakdown:
    """Calculate what the form says; raises `Refused` with findings and questions placed by box."""
    reading = read(filled)
    faults: list[Finding] = []
    breakdown, questions = None, _doubts(filled, reading)
    try:
        breakdown = reading.opgave(filled.day(faults)).calculate()
    except Refused as refused:
        found = refused.relocated(reading.places)
        faults += dict.fromkeys(found.findings)
        questions += [_without_consequences(item) if reading.doubtful else item for item in found.questions]
    asked = {question.place for question in questions}
    faults += [_doubt_fault(each, box) for box, (each, _) in reading.doubtful.items() if box in asked]
    if breakdown is None or faults:
        raise Refused(tuple(faults), tuple(questions))
    return breakdown


def read(filled: Filled) -> FormReading:
    """Turn the boxes into stated values."""
    reading = FormReading(filled)
    columns: dict[str, list[Field]] = {}
    for each in filled.fields:
        if each.row:
            columns.setdefault(each.row, []).append(each)
        else:
            _put(reading, each, Place.box(each.key), (each.key,))
    for table, found in columns.items():
        _read_table(reading, table, found)
    return reading


def _read_table(reading: FormReading, table: str, columns: list[Field]) -> None:
    used = rows_in_use(reading.filled, table)
    for each in columns:
        reading.boxes[each.key,] = row_box(each, used[0] if used else 0)
    for index, row in enumerate(used):
        for each in columns:
            _put(reading, each, row_box(each, row), (table, index, each.key))
    if used:
        reading.rows[table] = len(used)


def _put(reading: FormReading, each: Field, box: Place, path: Path) -> None:
    reading.boxes[path] = box
    text = reading.filled.text(str(box))
    if text and each.unit is None:
        reading.stated[path] = Stated(text)
    elif text:
        typed = _percent(reading, each, box, text) if _is_percent(reading.filled, each) else text
        reading.stated[path] = Stated(typed, source=reading.filled.text(SOURCE), note=reading.filled.note(str(box)))


def _is_percent(filled: Filled, each: Field) -> bool:
    """A percentage field holds a percentage, unless its base says that it is an amount."""
    if each.unit is None or not each.unit.percent:
        return False
    quantity = filled.model.quantities[each.key]
    chosen = filled.text(each.base)
    bases = quantity.bases if quantity else ()
    return all(base.unit is None for base in bases if base.key == chosen)


def _percent(reading: FormReading, each: Field, box: Place, text: str) -> str:
    """`20` is 20%. A number up to 1 without a percent sign may be a share: that is asked."""
    typed, doubtful = as_percent(text)
    if doubtful is not None:
        reading.doubtful[box] = (each, doubtful)
    return typed


def _doubts(filled: Filled, reading: FormReading) -> list[Question]:
    questions = []
    for box, (each, value) in reading.doubtful.items():
        readings = [_notation(value), _notation(value.scaleb(2))]
        choices = tuple(Choice(text, text, _consequence(filled, str(box), text)) for text in readings)
        text = f"{each.label}: bedoelt u {readings[0]} of {readings[1]}?"
        questions.append(Question(str(box), text, choices, box, each.label))
    return questions


def _without_consequences(question: Question) -> Question:
    """While a percentage is in doubt, what another answer would do to the price is not known."""
    return replace(question, choices=tuple(replace(choice, consequence="") for choice in question.choices))


def _doubt_fault(each: Field, box: Place) -> Finding:
    text = f"{each.label} kan twee dingen betekenen."
    return Finding("percentage_dubbelzinnig", text, "Kies hierboven, of typ het procentteken erbij.", box)


def _notation(share: Decimal) -> str:
    return plain(share).replace(".", ",") + "%"


def _consequence(filled: Filled, name: str, answer: str) -> str:
    """What the price would be with this answer, when nothing else is in the way."""
    other = read(filled.replaced(**{name: answer}))
    if other.doubtful or (on := filled.day([])) is None:
        return ""
    try:
        outcome = other.opgave(on).calculate()
    except Refused:
        return ""
    return f"{price(outcome.tarief, outcome.unit)} per {outcome.one}"
