"""Functions of texts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from tarief.models.rekentool.evaluate import Evaluator, LazyFunction
from tarief.models.rekentool.functions.conditions import wildcard
from tarief.models.rekentool.functions.dates import day_of_serial
from tarief.models.rekentool.functions.numbers import number_of
from tarief.models.rekentool.node import FormulaNode
from tarief.models.rekentool.value import CellFault, Unread, Value, ValueBlock, constant, mapped, number

Parts = tuple[FormulaNode, ...]
_LONGEST: Final = 32_767


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
    return shown(Decimal(int(held)) if isinstance(held, bool) else held or Decimal(0), shape)


def shown(held: Decimal, shape: str) -> str:
    """Return a number in a format: digits, thousands, percents, days; raises `Unread` for what is not known."""
    low = shape.lower()
    if low in ("", "@", "general", "standaard"):
        return format(held.normalize(), "f")
    if set(low) <= set("dmyj-/ .") and set(low) & set("dmyj"):
        return _day_in(held, low)
    money, body = ("€ " if low.startswith("€ ") else "€", low[1:].strip()) if low.startswith("€") else ("", low)
    percent = body.endswith("%")
    body = body.removesuffix("%")
    if not body or set(body) - set("0#,."):
        raise Unread(f"de opmaak '{shape[:40]}' wordt niet gelezen")
    whole, _, rest = body.partition(".")
    amount = (held * 100 if percent else held).quantize(Decimal(1).scaleb(-len(rest)), ROUND_HALF_UP)
    least = whole.replace(",", "").count("0")
    digits = f"{abs(amount):,f}" if "," in whole else f"{abs(amount):f}"
    first, dot, behind = digits.partition(".")
    while behind and rest[len(behind) - 1 : len(behind)] == "#" and behind.endswith("0"):
        behind = behind[:-1]
    first = first.rjust(least, "0") if "," not in whole else first
    first = "" if not least and first == "0" else first
    sign = "-" if amount < 0 else ""
    return f"{sign}{money}{first}{dot if behind or rest.startswith('0') else ''}{behind}{'%' if percent else ''}"


def _day_in(held: Decimal, shape: str) -> str:
    day = day_of_serial(int(held))
    found = shape.replace("j", "y")
    for mark, text in (
        ("yyyy", f"{day.year:04d}"),
        ("yy", f"{day.year % 100:02d}"),
        ("mm", f"{day.month:02d}"),
        ("dd", f"{day.day:02d}"),
    ):
        found = found.replace(mark, text)
    found = found.replace("d", str(day.day)).replace("m", str(day.month))
    if "y" in found or not any(letter.isdigit() for letter in found) or "mmm" in shape or "ddd" in shape:
        raise Unread(f"de opmaak '{shape[:40]}' wordt niet gelezen")
    return found


def _repeated(run: Evaluator, text: Value, times: Value) -> Value:
    held, count = run.text(text), _whole(run, times)
    if len(held) * count > _LONGEST:
        raise CellFault("#VALUE!")
    return held * count


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
    "REPT": _mapped(_repeated),
    "T": _mapped(lambda _, text: text if isinstance(text, str) else ""),
}
