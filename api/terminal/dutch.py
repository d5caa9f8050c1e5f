"""The command line parser speaks Dutch: its headings, its help option and its complaints."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_HEADINGS = {
    "ARGUMENTS_PANEL_TITLE": "Wat u opgeeft",
    "OPTIONS_PANEL_TITLE": "Opties",
    "COMMANDS_PANEL_TITLE": "Opdrachten",
    "REQUIRED_LONG_STRING": "[verplicht]",
    "DEFAULT_STRING": "[standaard: {}]",
}


class _Dutch:
    """Dutch help for a command or a group of commands."""

    def get_usage(self, ctx: Any) -> str:
        """Say `Gebruik:` with the parts in Dutch."""
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        for english, dutch in (("Usage:", "Gebruik:"), ("[OPTIONS]", "[OPTIES]"), ("COMMAND [ARGS]", "OPDRACHT")):
            usage = usage.replace(english, dutch)
        return usage

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Give the panels Dutch headings; their module is slow to load and only help needs it."""
        from typer import rich_utils

        for name, text in _HEADINGS.items():
            setattr(rich_utils, name, text)
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def get_params(self, ctx: Any) -> list[Any]:
        """Leave out the technical type of a parameter (`<bool>`); a metavar says it where it helps."""
        params: list[Any] = super().get_params(ctx)  # type: ignore[misc]
        for param in params:
            param.display_type_rich = lambda ctx, shown=param.metavar: shown  # noqa: ARG005
        return params

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
    name = _name(getattr(error, "param", None))
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


def _name(param: Any) -> str:
    """The name as it stands in the help: BESTAND for an argument, --poort for an option."""
    options = getattr(param, "opts", None) or [""]
    longest = max(options, key=len)
    return str(longest) if longest.startswith("-") else str(longest).upper()


def _nearest(error: Exception) -> str:
    near = getattr(error, "possibilities", None)
    return f" Bedoelt u {' of '.join(near)}?" if near else ""


def _value(message: str) -> str:
    """The common complaints about a value."""
    if limit := re.search(r"(less|greater) than or equal to (\d+)", message):
        return f"vul {'hoogstens' if limit[1] == 'less' else 'minstens'} {limit[2]} in."
    return "vul een heel getal in." if re.search("integer|number", message) else "deze waarde kan hier niet."


def _usage(message: str) -> str:
    quoted = re.search(r"'(.*?)'", message)
    if "No such command" in message and quoted:
        near = re.search(r"Did you mean (.*)\?", message)
        return f"De opdracht '{quoted[1]}' bestaat niet.{f' Bedoelt u {near[1]}?' if near else ''}"
    if extra := re.search(r"unexpected extra argument\S* \((.*)\)", message):
        return f"Te veel opgegeven: {extra[1]}."
    if "Missing command" in message:
        return "Er ontbreekt een opdracht."
    return message


def app_of(**options: Any) -> typer.Typer:
    """Make a typer application in Dutch."""
    return typer.Typer(
        cls=DutchGroup, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, **options
    )
