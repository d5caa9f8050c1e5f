"""Looking row by row for what went wrong in a batch, told per line with the rows: only after something looked wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tarief.batch.columns import fault
from tarief.batch.limits import Program, by_value
from tarief.batch.tape import Operand, Operation
from tarief.core.arrays import np
from tarief.core.dutch import dutch
from tarief.core.expression.arrays import array_functions
from tarief.core.findings import Finding
from tarief.core.place import Place

_ROWS = 65536
_NO_NUMBER, _OUTSIDE, _BY_ZERO, _NO_ROOT, _TOO_LARGE = "geen getal", "buiten", "nul", "wortel", "groot"
_TEXTS = {
    _NO_NUMBER: ("is geen (eindig) getal", "Vul een getal in, of laat de rij weg."),
    _OUTSIDE: ("ligt buiten de grenzen van het model", "Verbeter de invoer, of laat de rijen weg."),
    _BY_ZERO: ("deelt door nul", "Controleer de uren en de percentages die bij elkaar 100% of meer zijn."),
    _NO_ROOT: ("vraagt een wortel of macht die er niet is", "Controleer of het getal niet negatief is."),
    _TOO_LARGE: ("wordt te groot om mee te rekenen", "Controleer of de getallen in de juiste eenheid staan."),
}


@dataclass
class _Tally:
    """In how many rows, and in which first, each kind of fault is found per line."""

    found: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)

    def add(self, line: str, kind: str, rows: Any, start: int) -> None:
        count = int(np.count_nonzero(rows))
        if count:
            before, first = self.found.get((line, kind), (0, start + int(np.argmax(rows))))
            self.found[line, kind] = (before + count, first)


def faults(program: Program, columns: Sequence[Any], rows: int, first: int) -> list[Finding]:
    """Return a finding per line and kind of fault: in how many of the `rows` rows, and in which first."""
    tally = _Tally()
    with np.errstate(all="ignore"):
        for start in range(0, rows, _ROWS):
            part = slice(start, min(start + _ROWS, rows))
            inputs = [column if len(column) == 1 else column[part] for column in columns]
            _look(program, inputs, part.stop - start, start, tally)
    return list(_faults(program, tally, rows, first))


def _look(program: Program, inputs: Sequence[Any], rows: int, start: int, tally: _Tally) -> None:
    """Work out one part, noting in each row only the first thing that goes wrong."""
    values: dict[Operand, Any] = {}
    limits, sound = by_value(program.limits), np.ones(rows, dtype=bool)

    def outside(number: int, among: Any) -> None:
        for limit in limits.get(number, ()):
            found = among & limit.outside(values[number])
            tally.add(limit.line, _OUTSIDE, found, start)
            np.logical_and(sound, ~found, out=sound)

    for number, name in enumerate(program.varying):
        values[number] = np.broadcast_to(inputs[number], rows)
        finite = np.isfinite(values[number])
        tally.add(name, _NO_NUMBER, ~finite, start)
        outside(number, finite)
        np.logical_and(sound, finite, out=sound)
    for operation in program.tape.operations:
        operands = [values[item] if isinstance(item, int) else float(item) for item in operation.operands]
        value = values[operation.value] = np.broadcast_to(_done(operation, operands), rows)
        lost, by_zero = sound & ~np.isfinite(value), _by_zero(operation, operands)
        tally.add(operation.line, _BY_ZERO, lost & by_zero, start)
        tally.add(operation.line, _NO_ROOT, lost & ~by_zero & np.isnan(value), start)
        tally.add(operation.line, _TOO_LARGE, lost & ~by_zero & ~np.isnan(value), start)
        np.logical_and(sound, ~lost, out=sound)
        outside(operation.value, sound.copy())


def _done(operation: Operation, operands: Sequence[Any]) -> Any:
    return np.negative(operands[0]) if operation.op == "neg" else array_functions()[operation.op](*operands)


def _by_zero(operation: Operation, operands: Sequence[Any]) -> Any:
    match operation.op:
        case "/":
            return np.equal(operands[1], 0)
        case "power":
            return np.equal(operands[0], 0) & np.less(operands[1], 0)
    return np.False_


def _faults(program: Program, tally: _Tally, rows: int, first: int) -> Iterator[Finding]:
    part = f" ({_whole(first + 1)} tot en met {_whole(first + rows)})" if first else ""
    for (line, kind), (count, row) in tally.found.items():
        text, advice = _TEXTS[kind]
        where = f"in {_whole(count)} van de {_whole(rows)} rijen{part}; de eerste is rij {_whole(first + row + 1)}"
        yield fault(Place.of(line), f"{program.labels[line]} {text} {where}.", advice)


def _whole(number: int) -> str:
    return dutch(Decimal(number), 0)
