"""From a tape to straight-line Python over NumPy: one call per operation, into buffers that fit the cache."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from tarief.batch.checks import Careful, Checks, Quick
from tarief.batch.limits import Limit
from tarief.batch.tape import Operand, Operation, Tape, bounds, numbers
from tarief.core.arrays import np
from tarief.core.expression.arrays import array_functions

#: Operations that write into a buffer; the others (roundings) make an array of their own.
_INTO_BUFFER = {
    "+": "add",
    "-": "subtract",
    "*": "multiply",
    "/": "divide",
    "max": "maximum",
    "min": "minimum",
    "neg": "negative",
    "sqrt": "sqrt",
    "power": "power",
}
_WORDS = {
    "+": "add",
    "-": "subtract",
    "*": "multiply",
    "/": "divide",
    "=": "equal",
    "<>": "unequal",
    "<": "less",
    ">": "more",
    "<=": "at_most",
    ">=": "at_least",
}


class Suspect(Exception):  # noqa: N818 - not a fault yet: a reason to look row by row
    """Somewhere in a chunk is no number, or a value outside its limits."""


#: Works on one chunk: inputs, outputs, buffers.
Run = Callable[[Sequence[Any], Sequence[Any], Sequence[Any]], None]


@dataclass(frozen=True)
class Kernel:
    """The compiled tape. `run` may stop at a chunk that is sound, `carefully` does not; `buffers` is what both need."""

    tape: Tape
    limits: Sequence[Limit]
    run: Run
    buffers: int
    source: str

    @cached_property
    def carefully(self) -> Run:
        """The same with everything looked at as it is; compiled when it is first needed."""
        return _compiled(_Writer(self.tape, Careful(self.tape, self.limits)).written())


def compile_tape(tape: Tape, limits: Sequence[Limit]) -> Kernel:
    """Compile the tape; what must be looked at is looked at as soon as it is there."""
    writer = _Writer(tape, Quick(tape, limits))
    source = writer.written()
    return Kernel(tape, limits, _compiled(source), writer.buffers, source)


def _compiled(source: str) -> Run:
    buffered = {op: getattr(np, name) for op, name in _INTO_BUFFER.items()}
    names: dict[str, Any] = {_called(op): function for op, function in {**array_functions(), **buffered}.items()}
    names |= {"copy": np.copyto, "least": np.minimum.reduce, "most": np.maximum.reduce}
    names |= {"bits": np.maximum.reduce, "signs": np.bitwise_or.reduce, "u8": np.uint64, "i8": np.int64}
    names |= {"inf": np.inf, "nan": np.nan, "Suspect": Suspect}
    exec(compile(source, "<batch>", "exec"), names)  # only operations, numbers and names made here
    run: Run = names["kernel"]
    return run


def _called(op: str) -> str:
    """The name of an operation in the source: `do_add`, `do_round`."""
    return f"do_{_WORDS.get(op, op)}"


class _Writer:
    """Writes the function, giving each value a buffer that is free again after its last use."""

    def __init__(self, tape: Tape, checks: Checks) -> None:
        self.tape = tape
        self.checks = checks
        self.buffers = 0
        self._free: list[str] = []
        self._places: dict[Operand, str] = {number: f"x{number}" for number in range(len(tape.inputs))}
        self._last = {number: index for index, item in enumerate(tape.operations) for number in numbers(item.operands)}
        self._outputs = {end: f"o{index}" for index, end in enumerate(tape.results.values()) if isinstance(end, int)}

    def written(self) -> str:
        """Return the source of the function `kernel`."""
        waiting = set(range(len(self.tape.inputs)))
        body = [line for number in sorted(waiting - self._last.keys()) for line in self._looked_at(number)]
        for index, operation in enumerate(self.tape.operations):
            # An input is looked at when it is first needed: it is then read from memory once.
            body += [
                line for number in sorted(waiting & numbers(operation.operands)) for line in self._looked_at(number)
            ]
            waiting -= numbers(operation.operands)
            body += [*self._operation(index, operation), *self._looked_at(operation.value)]
        for index, end in enumerate(self.tape.results.values()):
            place = self._place(end)
            body += [f"copy(o{index}, {place})"] if place != f"o{index}" else []
        heads = [
            _unpacked("x", len(self.tape.inputs), "inputs"),
            _unpacked("o", len(self.tape.results), "outputs"),
            _unpacked("b", self.buffers, "buffers"),
        ]
        lines = [line for line in (*heads, *body) if line]
        return "def kernel(inputs, outputs, buffers):\n" + "".join(f"    {line}\n" for line in lines)

    def _operation(self, index: int, operation: Operation) -> list[str]:
        operands = [self._place(operand) for operand in operation.operands]
        for number in numbers(operation.operands):
            if self._last[number] == index and self._places[number].startswith("b"):
                self._free.append(self._places[number])
        place = self._places[operation.value] = self._outputs.get(operation.value) or self._buffer()
        if operation.value not in self._last and place.startswith("b"):
            self._free.append(place)
        call = f"{_called(operation.op)}({', '.join(operands)}"
        written = f"{call}, out={place})" if operation.op in _INTO_BUFFER else f"copy({place}, {call}))"
        self.checks.take(operation)
        if not bounds(operation):
            return [written]
        if self.checks.idle(operation):
            return [f"copy({place}, {operands[0]})"] if place != operands[0] else []
        return _bounded(operation.op, written, operands, place)

    def _looked_at(self, number: int) -> list[str]:
        asked = self.checks.asked(number, self._places[number])
        return [f"if not ({' and '.join(asked)}): raise Suspect"] if asked else []

    def _place(self, operand: Operand) -> str:
        return self._places[operand] if isinstance(operand, int) else repr(float(operand))

    def _buffer(self) -> str:
        if self._free:
            return self._free.pop()
        self.buffers += 1
        return f"b{self.buffers - 1}"


def _bounded(op: str, written: str, operands: Sequence[str], place: str) -> list[str]:
    """A floor that no row is below leaves everything as it is: seeing that is quicker than laying it."""
    end, beyond, endless = ("least", ">=", "-inf") if op == "max" else ("most", "<=", "inf")
    return [
        f"end = {end}({operands[0]})",
        f"if end == {endless}: raise Suspect",  # the floor would hide it
        f"if not end {beyond} {operands[1]}: {written}",
        *([f"else: copy({place}, {operands[0]})"] if place != operands[0] else []),
    ]


def _unpacked(letter: str, count: int, whence: str) -> str:
    return f"{', '.join(f'{letter}{index}' for index in range(count))}, = {whence}" if count else ""
