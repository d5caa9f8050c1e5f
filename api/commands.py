"""The command line `tarief`: each command, loaded when it is called, and how every call ends."""

import sys
from collections.abc import Mapping, Sequence
from typing import Final

import typer
from typer.exceptions import TyperException

from api.capabilities import CAPABILITIES, loaded
from api.terminal.dutch import DutchCommand, app_of, complaint
from api.terminal.exits import OK, REFUSED, WRONG_CALL, Unanswered, WrongCall, say, say_refused
from api.terminal.hints import repeating
from api.terminal.printing import print_json
from api.web.problems import Problem, from_refused
from tarief.core.findings import ModelError, Refused, stopped

#: Each command: the function that does it, and what it does, said without loading it.
COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    **{name: told for capability in CAPABILITIES for name, told in capability.commands.items()},
    "voorbeeldregio": (
        "api.region_command:voorbeeldregio",
        "Toont de voorbeeldregio: dertien verzonnen aanbieders, elk met een eigen kostenblad.",
    ),
    "start": ("api.start:start", "Start de webpagina's op deze computer."),
}

#: Commands of two words, by the first.
GROUPS: Final = {"beheer": "Beheert een server: toegang, sleutel, opslag."}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no fault of the user ends in a traceback.

    With `--json` there is always JSON on standard output; what is wrong stands on standard error as well.
    """
    given = tuple(sys.argv[1:] if arguments is None else arguments)
    try:
        return _run(given)
    except (Refused, ArithmeticError) as fault:
        refused = repeating(fault if isinstance(fault, Refused) else stopped(), given)
        say_refused(refused)
        document = refused.document if isinstance(refused, Unanswered) else None
        return _ended(REFUSED, given, document() if document and "--json" in given else from_refused(refused))
    except ModelError as error:
        say(str(error))
        return _ended(REFUSED, given, Problem(400, "ongeldig-model", "Het model klopt niet", str(error)))
    except WrongCall as wrong:
        print(wrong, file=sys.stderr)  # not folded: a path in it stays one word to copy
        return _ended(WRONG_CALL, given, _wrong_call(str(wrong)))
    except KeyboardInterrupt:
        say("Gestopt.")
        return OK
    except BrokenPipeError:
        sys.stdout = None  # the reader (head, less) has gone; nothing left to say
        return OK


def _run(arguments: Sequence[str]) -> int:
    if _called(arguments):
        loaded("api.files.published:use_published")()
    try:
        code = _app(_called(arguments))(list(arguments), standalone_mode=False, prog_name="tarief")
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error, file=sys.stderr)
            return WRONG_CALL
        say(complaint(error))
        say("Uitleg: tarief --help")
        return _ended(WRONG_CALL, arguments, _wrong_call(complaint(error)))
    return code if isinstance(code, int) else OK


def _called(arguments: Sequence[str]) -> str:
    """The command that is called, of one word or of two."""
    words = [argument for argument in arguments if not argument.startswith("-")]
    both = " ".join(words[:2])
    return both if both in COMMANDS else next(iter(words), "")


def _app(called: str) -> typer.Typer:
    """The parser: every command by name, and the one that is called in full."""
    app = app_of(help="Van kostenopgave naar een tarief dat u uit elkaar kunt halen.")
    groups = {group: app_of(help=told) for group, told in GROUPS.items()}
    for name, (home, told) in COMMANDS.items():
        group, _, last = name.rpartition(" ")
        among = groups[group] if group else app
        among.command(last, cls=DutchCommand, help=told)(loaded(home) if name == called else _not_loaded)
    for group, commands in groups.items():
        app.add_typer(commands, name=group)
    return app


def _not_loaded() -> None:
    """Stands for a command that is not called."""


def _wrong_call(text: str) -> Problem:
    return Problem(400, "verkeerde-aanroep", "De opdracht kan zo niet", text)


def _ended(code: int, arguments: Sequence[str], told: object) -> int:
    """Tell another program what is wrong, where it asked for JSON."""
    if "--json" in arguments:
        print_json(told.as_json(f"urn:tarief:opdracht:{_called(arguments)}") if isinstance(told, Problem) else told)
    return code
