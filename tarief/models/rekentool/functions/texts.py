"""Functions of texts."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.conditions import wildcard
from tarief.models.rekentool.functions.formats import shown, shown_in
from tarief.models.rekentool.functions.numbers import number_of
from tarief.models.rekentool.node import Parts
from tarief.models.rekentool.value import CellFault, Unread, Value, ValueBlock, constant, mapped, number

_LONGEST: Final = 32_767
_TWO: Final = constant(2)
#: Decimals of FIXED; the last letter there is; the last that is the same on every computer.
_MOST_PLACES: Final = 30
_LAST_LETTER, _SAME_EVERYWHERE = 0x110000, 126
_PLAIN: Final = re.compile(r"([-+]?(?:[0-9]{1,25}\.?[0-9]{0,25}|\.[0-9]{1,25}))?(%*)")


def _mapped(function: Callable[..., Value]) -> LazyFunction:
    return lambda run, parts: mapped(lambda *values: function(run, *values), *(run.value(part) for part in parts))


def _joined(run: Evaluator, one: Value, other: Value) -> Value:
    return _bounded(run.text(one) + run.text(other))


def _bounded(text: str) -> str:
    if len(text) > _LONGEST:
        raise CellFault("#VALUE!")
    return text


def concat(run: Evaluator, parts: Parts) -> Value:
    """CONCAT and CONCATENATE."""
    return _together("", _texts(run, parts))


def _texts(run: Evaluator, parts: Parts) -> Iterator[str]:
    for part in parts:
        value = run.value(part)
        yield from (run.text(each) for each in (value.values() if isinstance(value, ValueBlock) else (value,)))


def _together(between: str, texts: Iterable[str]) -> str:
    """Put texts together; raises `CellFault` as soon as that is too long, as a spreadsheet shows."""
    found, length = [], 0
    for text in texts:
        length += len(text) + len(between)
        if length > _LONGEST + len(between):
            raise CellFault("#VALUE!")
        found.append(text)
    return between.join(found)


def textjoin(run: Evaluator, parts: Parts) -> Value:
    """TEXTJOIN."""
    between, skips = run.text(run.value(parts[0])), bool(run.plain(run.truth(run.value(parts[1]))))
    return _together(between, (text for text in _texts(run, parts[2:]) if text or not skips))


def _whole(run: Evaluator, value: Value) -> int:
    found = int(number_of(run, value))
    if found < 0:
        raise CellFault("#VALUE!")
    return min(found, _LONGEST)


_ONE: Final = constant(1)


def _left(run: Evaluator, text: Value, count: Value = _ONE) -> Value:
    return run.text(text)[: _whole(run, count)]


def _right(run: Evaluator, text: Value, count: Value = _ONE) -> Value:
    held, taken = run.text(text), _whole(run, count)
    return held[max(0, len(held) - taken) :]


def _middle(run: Evaluator, text: Value, start: Value, count: Value) -> Value:
    first = _whole(run, start)
    if not first:
        raise CellFault("#VALUE!")
    return run.text(text)[first - 1 : first - 1 + _whole(run, count)]


def _substitute(run: Evaluator, text: Value, old: Value, new: Value, which: Value = None) -> Value:
    held, away, instead = run.text(text), run.text(old), run.text(new)
    if not away:
        return held
    if held.count(away) * len(instead) > _LONGEST:
        raise CellFault("#VALUE!")
    if which is None:
        return _bounded(held.replace(away, instead))
    pieces, place = held.split(away), _whole(run, which)
    if not 0 < place < len(pieces):
        return held
    return _bounded(away.join(pieces[:place]) + instead + away.join(pieces[place:]))


def _replace(run: Evaluator, text: Value, start: Value, count: Value, new: Value) -> Value:
    held, first = run.text(text), max(0, _whole(run, start) - 1)
    return held[:first] + run.text(new) + held[first + _whole(run, count) :]


def _find(run: Evaluator, wanted: Value, text: Value, start: Value = _ONE) -> Value:
    place = run.text(text).find(run.text(wanted), _whole(run, start) - 1)
    return _place(place)


def _search(run: Evaluator, wanted: Value, text: Value, start: Value = _ONE) -> Value:
    first = _whole(run, start) - 1
    found = wildcard(run.text(wanted)).search(run.text(text), first)
    return _place(found.start() if found else -1)


def _place(place: int) -> Value:
    if place < 0:
        raise CellFault("#VALUE!")
    return constant(place + 1)


def _value(run: Evaluator, text: Value) -> Value:
    held = run.plain(text)
    if not isinstance(held, str):
        return number(text)
    plain = held.strip().removeprefix("€").strip()
    return constant(Decimal(plain.removesuffix("%")).scaleb(-2)) if _is_percent(plain) else number(plain)


def _is_percent(text: str) -> bool:
    return text.endswith("%") and text[:-1].isascii() and text[:-1].isdigit()


def _text(run: Evaluator, value: Value, code: Value) -> Value:
    held, shape = run.plain(value), run.text(code)
    if isinstance(held, str):
        return held
    amount = Decimal(int(held)) if isinstance(held, bool) else held or Decimal(0)
    return shown_in(amount, shape, starts_1904=run.starts_1904)


def _repeated(run: Evaluator, text: Value, times: Value) -> Value:
    held, count = run.text(text), _whole(run, times)
    if len(held) * count > _LONGEST:
        raise CellFault("#VALUE!")
    return held * count


def _fixed(run: Evaluator, value: Value, decimals: Value = _TWO, plain: Value = False) -> Value:
    """FIXED: a number with so many decimals, as text."""
    places = min(_whole(run, decimals), _MOST_PLACES)
    whole = "0" if run.plain(run.truth(plain)) else "#,##0"
    return shown(number_of(run, value), f"{whole}.{'0' * places}" if places else whole)


def _number_value(run: Evaluator, text: Value, point: Value = ".", thousands: Value = ",") -> Value:
    """NUMBERVALUE: a text as a number, with the signs that it is written with."""
    held = run.text(text).replace(" ", "").replace(run.text(thousands)[:1] or " ", "")
    plain = held.replace(run.text(point)[:1] or ".", ".")
    found = _PLAIN.fullmatch(plain)
    if found is None:
        raise CellFault("#VALUE!")
    return constant(Decimal(found[1] or "0").scaleb(-2 * len(found[2])))


def _letter(run: Evaluator, code: Value) -> Value:
    """UNICHAR, and CHAR of the letters that every computer has at one place."""
    number_held = int(number_of(run, code))
    if not 0 < number_held < _LAST_LETTER or 0xD800 <= number_held <= 0xDFFF:
        raise CellFault("#VALUE!")
    return chr(number_held)


def _character(run: Evaluator, code: Value) -> Value:
    if int(number_of(run, code)) > _SAME_EVERYWHERE:
        raise Unread("CHAR geeft op elke computer een ander teken")
    return _letter(run, code)


def _code(run: Evaluator, text: Value) -> Value:
    held = run.text(text)
    if not held:
        raise CellFault("#VALUE!")
    return constant(ord(held[0]))


def _link(_: Evaluator, link: Value, text: Value = None) -> Value:
    """HYPERLINK: what it shows."""
    return link if text is None else text


TEXTS: Final[Mapping[str, LazyFunction]] = {
    "&": _mapped(_joined),
    "CONCAT": concat,
    "CONCATENATE": concat,
    "TEXTJOIN": textjoin,
    "LEFT": _mapped(_left),
    "RIGHT": _mapped(_right),
    "MID": _mapped(_middle),
    "LEN": _mapped(lambda run, text: constant(len(run.text(text)))),
    "LOWER": _mapped(lambda run, text: run.text(text).lower()),
    "UPPER": _mapped(lambda run, text: run.text(text).upper()),
    "PROPER": _mapped(lambda run, text: run.text(text).title()),
    "TRIM": _mapped(lambda run, text: " ".join(each for each in run.text(text).split(" ") if each)),
    "EXACT": _mapped(lambda run, one, other: run.text(one) == run.text(other)),
    "SUBSTITUTE": _mapped(_substitute),
    "REPLACE": _mapped(_replace),
    "FIND": _mapped(_find),
    "SEARCH": _mapped(_search),
    "VALUE": _mapped(_value),
    "TEXT": _mapped(_text),
    "FIXED": _mapped(_fixed),
    "NUMBERVALUE": _mapped(_number_value),
    "CHAR": _mapped(_character),
    "UNICHAR": _mapped(_letter),
    "CODE": _mapped(_code),
    "CLEAN": _mapped(lambda run, text: "".join(each for each in run.text(text) if each >= " ")),
    "HYPERLINK": _mapped(_link),
    "REPT": _mapped(_repeated),
    "T": _mapped(lambda _, text: text if isinstance(text, str) else ""),
}
