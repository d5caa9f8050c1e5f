"""From the words of a call to the values that a command gets, with click; what is wrong with them is said in Dutch."""

import re
from collections.abc import Sequence
from pathlib import Path

import click

from api.terminal.options import Given, Misspelt, Takes
from tarief.core.nearest import meant


def values_in(words: Sequence[str], takes: Sequence[Takes]) -> dict[str, Given]:
    """Return a value for every parameter; raises `Misspelt` for a call that does not fit."""
    command = click.Command("tarief", params=[_parameter(each) for each in takes], add_help_option=False)
    try:
        with command.make_context("tarief", [*words]) as context:
            found = context.params
    except click.ClickException as error:
        raise Misspelt(_complaint(error, takes)) from None
    return {each.key: _whole(each, found[each.key]) for each in takes}


def _parameter(one: Takes) -> click.Parameter:
    if one.by_place:
        return click.Argument([one.key], type=_type(one), required=one.required, nargs=-1 if one.many else 1)
    names = "/".join(one.names)
    if one.kind is bool:
        return click.Option([one.key, names], is_flag=True, default=one.default)
    if one.required:  # also None is a default to click: it would then miss nothing
        return click.Option([one.key, names], type=_type(one), multiple=one.many, required=True)
    return click.Option([one.key, names], type=_type(one), multiple=one.many, default=one.default)


def _type(one: Takes) -> click.IntRange | click.Path | type[str]:
    if one.kind is int:
        return click.IntRange(one.least, one.most)
    return click.Path(path_type=Path) if one.kind is Path else str


def _whole(one: Takes, value: Given | tuple[str | int | bool | Path, ...]) -> Given:
    """Several values as a list; what was not given as the command has it."""
    if one.many:
        return [*value] if isinstance(value, tuple | list) and value else one.default
    assert not isinstance(value, tuple)
    return value


def _complaint(error: click.ClickException, takes: Sequence[Takes]) -> str:
    """What click found wrong with a call."""
    by_key = {each.key: each for each in takes}
    match error:
        case click.MissingParameter(param=click.Parameter(name=str(key))):
            return f"Er ontbreekt iets: {by_key[key].shown}."
        case click.NoSuchOption(option_name=name):
            known = [each for one in takes for each in one.names]
            return f"De optie {name} bestaat niet. {meant(name, known, '')}".rstrip()
        case click.BadOptionUsage(option_name=name, message=message):
            wanted = "er hoort geen waarde bij" if "not take" in message else "geef er een waarde bij"
            return f"De optie {name} wordt verkeerd gebruikt: {wanted}."
        case click.BadParameter(param=click.Parameter(name=str(key)), message=message):
            return f"{by_key[key].shown}: {_limit(by_key[key], message)}"
    extra = re.search(r"\((.*)\)", error.message)
    return f"Te veel opgegeven: {extra[1]}." if extra else error.message


def _limit(one: Takes, message: str) -> str:
    """What is wanted of a number; the message begins with what was given."""
    given = re.match(r"-?\d+(?= )", message)
    if given is None:
        return "vul een heel getal in."
    if one.least is not None and int(given[0]) < one.least:
        return f"vul minstens {one.least} in."
    return f"vul hoogstens {one.most} in."
