"""The only gate through which a number enters the exact path.

Text becomes a Decimal without passing a binary float. Dutch notation is read as Dutch; a lone point with
three digits behind it (`1.760`) can mean two things and is asked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import (
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DefaultContext,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    getcontext,
    setcontext,
)
from functools import wraps
from math import isfinite
from threading import local
from typing import Annotated, Any, Final, TypeVar

from tarief.core.findings import Finding, Refused
from tarief.core.json_data import as_written, in_digits
from tarief.core.place import Place

Owner = TypeVar("Owner")
Made = TypeVar("Made")

#: The context of the exact path: 34 digits (IEEE decimal128), and nothing that is not a number passes.
EXACT = Context(prec=34, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])

#: More digits before the point are no figure of care (a trillion euros), and more in all would not stay exact.
MOST_WHOLE, MOST_DIGITS = 12, 34
_LONGEST = 40

_PLAIN = re.compile(r"-?\d+(\.\d+)?")
_DUTCH = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d+),\d+")
_DUTCH_WHOLE = re.compile(r"-?\d{1,3}(\.\d{3}){2,}")
_AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_DIGITS = re.compile(r"[-\d.,]+")
_FRACTION = re.compile(r"(\d{1,9}) */ *([1-9]\d{0,8})")
_DECORATION = re.compile(r"^(?:€|EUR)\s*|,-+$|\s+")


@dataclass(frozen=True, slots=True)
class NumberReading:
    """What a text was read as: a number, or the finding that says why not (and the readings it could have)."""

    value: Decimal | None = None
    finding: Finding | None = None
    readings: tuple[str, ...] = ()


def read_number(raw: Any, *, percent: bool = False, fraction: bool = False) -> NumberReading:
    """Read text, an int or a Decimal as an exact number; `percent` allows `20 %` for 0.20, `fraction` 1/3.

    A binary float is refused: it is not what somebody wrote down.
    """
    if isinstance(raw, bool) or raw is None:
        return _refused(raw, "Vul een getal in.")
    if isinstance(raw, int):
        return _held(Decimal(raw)) if abs(raw) < 10**MOST_DIGITS else _too_long()
    if isinstance(raw, Decimal):
        return _held(raw) if raw.is_finite() else _refused(raw, "Vul een eindig getal in.")
    if isinstance(raw, float):
        return _float(raw)
    if isinstance(raw, str):
        parts = _FRACTION.fullmatch(raw.strip()) if fraction else None
        return _read_text(raw, percent) if parts is None else NumberReading(_divided(*parts.groups()))
    return _refused(raw, "Vul een getal in.")


def _divided(numerator: str, denominator: str) -> Decimal:
    """A fraction to 34 digits: three times 1/3 is 1 for all that is shown."""
    return EXACT.divide(Decimal(numerator), Decimal(denominator))


def only_possible(reading: NumberReading, can_be: Callable[[Decimal], bool]) -> Decimal | None:
    """Return what was read; of a text that can mean two things the one that can be, where the other cannot."""
    found = [value for text in reading.readings if can_be(value := Decimal(text.replace(",", ".")))]
    return found[0] if len(found) == 1 else reading.value


def number_at(raw: Any, place: Place, *, percent: bool = True) -> Decimal:
    """Read an exact number or raise `Refused` at `place`."""
    reading = read_number(raw, percent=percent)
    if reading.value is None:
        assert reading.finding is not None
        raise Refused((reading.finding.at(place),))
    return reading.value


def _read_text(raw: str, percent: bool) -> NumberReading:
    text = raw.strip().replace("−", "-").replace("\u00a0", " ")
    share = text.endswith("%")
    if share and not percent:
        return _refused(raw, "Hier hoort geen percentage; vul het getal in zonder procentteken.")
    text = _DECORATION.sub("", text.rstrip("%"))
    if len(text) > _LONGEST and _DIGITS.fullmatch(text):
        return _too_long()
    if not text.isascii() or len(text) > _LONGEST:
        return _refused(raw[:_LONGEST], "Vul een getal in, bijvoorbeeld 1.760,40 of 24,04.")
    if _AMBIGUOUS.fullmatch(text) and not share:
        return _ambiguous(raw, text)
    if _PLAIN.fullmatch(text):
        number = Decimal(text)
    elif _DUTCH.fullmatch(text):
        number = Decimal(text.replace(".", "").replace(",", "."))
    elif _DUTCH_WHOLE.fullmatch(text):
        number = Decimal(text.replace(".", ""))
    else:
        return _refused(raw, "Vul een getal in, bijvoorbeeld 1.760,40 of 24,04.")
    if len(text) > MOST_DIGITS and len(number.as_tuple().digits) > MOST_DIGITS:
        return _too_long()
    return _held(number.scaleb(-2, EXACT) if share else number)


class Digits(local):
    """A context for each thread: making one for every price takes as long as a dozen of its lines."""

    def __init__(self) -> None:
        self.exact = EXACT.copy()
        self.usual = DefaultContext.copy()


OWN: Final = Digits()


def in_usual_digits(make: Callable[[Owner], Made]) -> Callable[[Owner], Made]:
    """Let what is made when somebody looks have the same digits whatever he is calculating with then."""

    @wraps(make)
    def made(owner: Owner) -> Made:
        outer = getcontext()
        setcontext(OWN.usual)
        try:
            return make(owner)
        finally:
            setcontext(outer)

    return made


def fits(number: Decimal) -> bool:
    """Tell whether a number is not too large to go on with."""
    return not number or number.adjusted() < MOST_WHOLE  # a nothing may have an exponent too


def _held(number: Decimal) -> NumberReading:
    return NumberReading(number) if fits(number) else _too_long()


def _too_long() -> NumberReading:
    advice = f"Geef hoogstens {MOST_WHOLE} cijfers voor de komma, en {MOST_DIGITS} in totaal."
    return NumberReading(finding=Finding("te_veel_cijfers", "Dit getal heeft te veel cijfers.", advice))


def _ambiguous(raw: str, text: str) -> NumberReading:
    whole, fraction = text.replace(".", ""), text.replace(".", ",").rstrip("0").rstrip(",")
    finding = Finding(
        "getal_dubbelzinnig",
        f"'{raw.strip()[:_LONGEST]}' kan twee dingen betekenen: {whole} of {fraction}.",
        f"Schrijf {whole} of {fraction}.",
    )
    return NumberReading(finding=finding, readings=(whole, fraction))


def _float(raw: float) -> NumberReading:
    if not isfinite(raw):
        return _refused(raw, "Vul een eindig getal in.")
    number = Decimal(repr(float(raw)))  # a float of another library writes itself otherwise
    exact = plain(number)
    if not fits(number) or len(exact) > _LONGEST:
        return _too_long()
    text = f"{as_written(raw)} is een binair kommagetal (float), en dat is niet exact."
    return NumberReading(finding=Finding("geen_getal", text, f"Geef tekst, '{exact}', of een Decimal."))


def _refused(raw: Any, advice: str) -> NumberReading:
    return NumberReading(finding=Finding("geen_getal", f"{as_written(raw)} is geen getal.", advice))


def plain(value: Decimal) -> str:
    """Write a Decimal as text that this gate reads back as the same number (never `1.760`, never `1E+3`)."""
    text = in_digits(value)
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text + "0" if _AMBIGUOUS.fullmatch(text) else text or "0"


#: A number of an outcome that is written without zeros behind it.
Plain = Annotated[Decimal, plain]
