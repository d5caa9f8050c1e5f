"""A sum as a sheet has it: worked out by exact fractions, and written as a formula of cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

#: The cell of a line: its address, and how strongly it binds (`B4/100` binds as a quotient).
Place = Callable[[str], "tuple[str, int]"]
ATOM, UNARY, TIMES, PLUS = 4, 3, 2, 1


class Term:
    """Part of a sum; made with +, -, * and /."""

    def __add__(self, other: Term | int) -> Term:
        return Pair("+", self, term(other))

    def __radd__(self, other: int) -> Term:
        return Pair("+", term(other), self)

    def __sub__(self, other: Term | int) -> Term:
        return Pair("-", self, term(other))

    def __rsub__(self, other: int) -> Term:
        return Pair("-", term(other), self)

    def __mul__(self, other: Term | int) -> Term:
        return Pair("*", self, term(other))

    def __truediv__(self, other: Term | int) -> Term:
        return Pair("/", self, term(other))


@dataclass(frozen=True)
class Number(Term):
    """A number that stands in the formula itself."""

    value: Fraction


@dataclass(frozen=True)
class Ref(Term):
    """Another line."""

    line: str


@dataclass(frozen=True)
class Pair(Term):
    """Two parts with a sign between them."""

    sign: str
    left: Term
    right: Term


@dataclass(frozen=True)
class Total(Term):
    """A sum of lines; a range where they stand together."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Products(Term):
    """SUMPRODUCT of two rows of lines; `over`: divided by the sum of the first."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    over: bool = False


@dataclass(frozen=True)
class Rounded(Term):
    """Rounded to cents."""

    inner: Term
    digits: int = 2


def term(value: Term | int | str | Fraction) -> Term:
    """A number or the name of a line as part of a sum."""
    if isinstance(value, Term):
        return value
    return Ref(value) if isinstance(value, str) else Number(Fraction(value))


def total(lines: list[str]) -> Term:
    """The sum of lines; of one line the line itself."""
    return Ref(lines[0]) if len(lines) == 1 else Total(tuple(lines))


def value_of(part: Term, known: Mapping[str, Fraction]) -> Fraction:
    """Work a sum out."""
    match part:
        case Number(value):
            return value
        case Ref(line):
            return known[line]
        case Total(lines):
            return sum((known[line] for line in lines), Fraction(0))
        case Products(left, right, over):
            found = sum((known[a] * known[b] for a, b in zip(left, right, strict=True)), Fraction(0))
            return found / sum(known[a] for a in left) if over else found
        case Rounded(inner, digits):
            return rounded(value_of(inner, known), digits)
        case Pair(sign, left_part, right_part):
            one, two = value_of(left_part, known), value_of(right_part, known)
            return one + two if sign == "+" else one - two if sign == "-" else one * two if sign == "*" else one / two
    raise TypeError(part)


def rounded(value: Fraction, digits: int = 2) -> Fraction:
    """Half away from zero, as spreadsheets do."""
    scale = 10**digits
    whole = abs(value) * scale + Fraction(1, 2)
    return Fraction(whole.numerator // whole.denominator, scale) * (1 if value >= 0 else -1)


def plain(value: Fraction, digits: int = 10) -> str:
    """A decimal as text, without zeros that say nothing."""
    text = f"{Decimal(value.numerator) / Decimal(value.denominator):.{digits}f}" if digits else str(round(value))
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def fixed(value: Fraction, digits: int) -> str:
    """A decimal with so many digits, rounded half up."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return str(exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP))


def lines_in(part: Term) -> Iterator[str]:
    """Every line that a sum needs."""
    match part:
        case Ref(line):
            yield line
        case Total(lines):
            yield from lines
        case Products(left, right):
            yield from (*left, *right)
        case Rounded(inner):
            yield from lines_in(inner)
        case Pair(_, left_part, right_part):
            yield from (*lines_in(left_part), *lines_in(right_part))


def formula(part: Term, place: Place) -> str:
    """Write a sum as a formula, without the sign in front."""
    return _write(part, place)[0]


def _write(part: Term, place: Place) -> tuple[str, int]:
    match part:
        case Number(value):
            return plain(value), ATOM
        case Ref(line):
            return place(line)
        case Total(lines):
            return _total([place(line) for line in lines])
        case Products(left, right, over):
            one, two = (_area([place(line)[0] for line in lines]) for lines in (left, right))
            if one and two:
                text = f"SUMPRODUCT({one},{two})"
                return (f"{text}/SUM({one})", TIMES) if over else (text, ATOM)
            pairs = "+".join(
                f"{_bound(place(a), TIMES)}*{_bound(place(b), TIMES)}" for a, b in zip(left, right, strict=True)
            )
            over_text = "+".join(_bound(place(a), PLUS) for a in left)
            return (f"({pairs})/({over_text})", TIMES) if over else (pairs, PLUS)
        case Rounded(inner, digits):
            return f"ROUND({_write(inner, place)[0]},{digits})", ATOM
        case Pair(sign, left_part, right_part):
            level = PLUS if sign in "+-" else TIMES
            one = _bound(_write(left_part, place), level)
            two = _bound(_write(right_part, place), level + (sign in "-/"))
            return f"{one}{sign}{two}", level
    raise TypeError(part)


def _bound(written: tuple[str, int], level: int) -> str:
    text, strength = written
    return text if strength >= level else f"({text})"


def _total(places: list[tuple[str, int]]) -> tuple[str, int]:
    area = _area([text for text, _ in places])
    if area:
        return f"SUM({area})", ATOM
    if len(places) > 3 and all(strength == ATOM for _, strength in places):
        return f"SUM({','.join(text for text, _ in places)})", ATOM
    return "+".join(_bound(each, PLUS) for each in places), PLUS


def _area(addresses: list[str]) -> str:
    """`B4:B7` for cells that follow each other in a column or a row, else nothing."""
    spots = [_spot(text) for text in addresses]
    if len(spots) < 2 or None in spots:
        return ""
    (sheet, column, row), steps = spots[0], range(len(spots))
    down = [(sheet, column, row + step) for step in steps]
    across = [(sheet, column + step, row) for step in steps]
    if spots not in (down, across):
        return ""
    return f"{addresses[0]}:{addresses[-1].rpartition('!')[2]}"


def _spot(text: str) -> tuple[str, int, int] | None:
    sheet, _, cell = text.rpartition("!")
    letters, digits = (
        cell.replace("$", "").rstrip("0123456789"),
        cell.replace("$", "").lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
    )
    if not letters.isalpha() or not letters.isupper() or not digits.isdigit() or len(letters) > 3:
        return None
    return sheet, column_number(letters), int(digits)


def column_number(letters: str) -> int:
    """27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """AA for 27."""
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
