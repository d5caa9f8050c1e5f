"""From the words of a call to the values that a command gets; what is wrong with them is said in Dutch."""

from collections.abc import Iterator, Mapping, Sequence

from api.terminal.options import Given, Misspelt, Single, Takes
from tarief.core.nearest import meant


def values_in(words: Sequence[str], takes: Sequence[Takes]) -> dict[str, Given]:
    """Return a value for every parameter; raises `Misspelt` for a call that does not fit."""
    by_name = {name: each for each in takes for name in each.names}
    given: dict[str, list[Single]] = {}
    placed: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            placed += rest
        elif not word.startswith("-") or word == "-":
            placed.append(word)
        else:
            name, is_joined, value = word.partition("=")
            one = option_called(name, by_name)
            given.setdefault(one.key, []).append(_value(one, name, value if is_joined else None, rest))
    _place(placed, [each for each in takes if each.by_place], given)
    return {each.key: _whole(each, given.get(each.key, [])) for each in takes}


def option_called(name: str, known: Mapping[str, Takes]) -> Takes:
    """Return the option of that name; raises `Misspelt` with the one that was meant."""
    if name not in known:
        raise Misspelt(f"De optie {name} bestaat niet. {meant(name, known, '')}".rstrip())
    return known[name]


def _value(one: Takes, name: str, joined: str | None, rest: Iterator[str]) -> Single:
    if one.kind is bool:
        if joined is not None:
            raise Misspelt(f"De optie {name} wordt verkeerd gebruikt: er hoort geen waarde bij.")
        return name == one.names[0]
    text = next(rest, None) if joined is None else joined
    if text is None:
        raise Misspelt(f"De optie {name} wordt verkeerd gebruikt: geef er een waarde bij.")
    return one.read(text)


def _place(words: list[str], takes: Sequence[Takes], given: dict[str, list[Single]]) -> None:
    """Give the words their places; the last argument may take many."""
    for each in takes:
        count = len(words) if each.many else 1
        given[each.key] = [each.read(word) for word in words[:count]]
        del words[:count]
    if words:
        raise Misspelt(f"Te veel opgegeven: {' '.join(words)}.")


def _whole(one: Takes, values: list[Single]) -> Given:
    if not values:
        if one.required:
            raise Misspelt(f"Er ontbreekt iets: {one.shown}.")
        return one.default
    return values if one.many else values[-1]
