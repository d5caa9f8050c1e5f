"""The command line parser speaks Dutch: its headings, its help option and its complaints."""

from __future__ import annotations

import re
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

rich_utils.ARGUMENTS_PANEL_TITLE = "Wat u opgeeft"
rich_utils.OPTIONS_PANEL_TITLE = "Opties"
rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
rich_utils.REQUIRED_LONG_STRING = "[verplicht]"
rich_utils.DEFAULT_STRING = "[standaard: {}]"


class _Dutch:
    """Dutch help for a command or a group of commands."""

    def get_usage(self, ctx: Any) -> str:
        """Say `Gebruik:` with the parts in Dutch."""
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        for english, dutch in (("Usage:", "Gebruik:"), ("[OPTIONS]", "[OPTIES]"), ("COMMAND [ARGS]", "OPDRACHT")):
            usage = usage.replace(english, dutch)
        return usage

    def get_help_option(self, ctx: Any) -> Any:
        """Describe --help in Dutch."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "Toont deze uitleg."
        return option


class DutchCommand(_Dutch, TyperCommand):
    """A command with Dutch help."""


class DutchGroup(_Dutch, TyperGroup):
    """A group of commands with Dutch help."""


def complaint(error: Exception) -> str:
    """Say in Dutch what the parser found wrong with the call."""
    name = getattr(getattr(error, "param", None), "human_readable_name", "")
    message = str(getattr(error, "message", "") or error)
    match type(error).__name__:
        case "MissingParameter":
            return f"Er ontbreekt iets: {name}."
        case "NoSuchOption":
            return f"De optie {getattr(error, 'option_name', '')} bestaat niet.{_nearest(error)}"
        case "BadParameter":
            return f"{name}: {_value(message)}"
        case "BadOptionUsage":
            return f"De optie {getattr(error, 'option_name', '')} wordt verkeerd gebruikt: geef er een waarde bij."
        case _:
            return _usage(message)


def _nearest(error: Exception) -> str:
    near = getattr(error, "possibilities", None)
    return f" Bedoelt u {' of '.join(near)}?" if near else ""


def _value(message: str) -> str:
    """The common complaints about a value; typer quotes what was typed."""
    typed = re.search(r"'(.*?)'", message)
    if typed and re.search("integer|number|range", message):
        return f"'{typed[1]}' is geen heel getal."
    if re.search("range", message):
        return "het getal valt buiten het bereik."
    return message if not typed else f"'{typed[1]}' kan hier niet."


def _usage(message: str) -> str:
    quoted = re.search(r"'(.*?)'", message)
    if "No such command" in message and quoted:
        near = re.search(r"Did you mean (.*)\?", message)
        return f"De opdracht '{quoted[1]}' bestaat niet.{f' Bedoelt u {near[1]}?' if near else ''}"
    if extra := re.search(r"unexpected extra arguments? \((.*)\)", message):
        return f"Te veel opgegeven: {extra[1]}."
    if "Missing command" in message:
        return "Er ontbreekt een opdracht."
    return message


def app_of(**options: Any) -> typer.Typer:
    """Make a typer application in Dutch."""
    return typer.Typer(
        cls=DutchGroup, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, **options
    )
