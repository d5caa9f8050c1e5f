"""The command line `tarief`: each command, loaded when it is called, and how every call ends."""

import sys
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

from api.capabilities import CAPABILITIES
from api.terminal.exits import OK, REFUSED, WRONG_CALL, Unanswered, WrongCall, say, say_refused
from api.terminal.help import help_of_command, help_of_group
from api.terminal.hints import repeating
from api.terminal.options import Command, Misspelt, taken
from api.terminal.parsing import values_in
from api.terminal.printing import print_json
from api.web.problems import Problem, from_refused
from tarief.core.findings import ModelError, Refused, stopped
from tarief.core.nearest import meant
from tarief.core.on_demand import collect_seldom, loaded
from workbooks.read.kinds import SHEETS

#: Each command: the function that does it, and what it does, said without loading it.
COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    **{name: told for capability in CAPABILITIES for name, told in capability.commands.items()},
    "voorbeeldregio": (
        "api.region_command:voorbeeldregio",
        "Toont de voorbeeldregio: dertien verzonnen aanbieders, elk met een eigen kostenblad.",
    ),
    "start": ("api.start:start", "Start de webpagina's op deze computer."),
    "beheer werk": (
        "api.work:werk",
        "Doe wat wacht: mail die nog niet weg kon, en antwoorden waar iemand later om komt.",
    ),
}

#: What reads workbooks, in a process of its own.
_READER: Final = "workbooks.read.book.pool:POOL"
#: The first word of a command of two words, and what these are for; without one they are all of `tarief`.
GROUPS: Final = {
    "": "Van kostenopgave naar een tarief dat u uit elkaar kunt halen.",
    "beheer": "Beheert een server: toegang, sleutel, opslag.",
}


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
    except Misspelt as misspelt:
        say(str(misspelt))
        say("Uitleg: tarief --help")
        return _ended(WRONG_CALL, given, _wrong_call(str(misspelt)))
    except WrongCall as wrong:
        print(wrong, file=sys.stderr)  # not folded: a path in it stays one word to copy
        return _ended(WRONG_CALL, given, _wrong_call(str(wrong)))
    except KeyboardInterrupt:
        say("Gestopt.")
        return OK
    except BrokenPipeError:
        sys.stdout = None  # the reader (head, less) has gone; nothing left to say
        return OK
    except OSError as fault:
        if fault.filename is None:
            raise  # no file that somebody named
        unusable = f"{fault.filename} kan niet worden gebruikt. Ga na of het bestaat, en of u erbij mag."
        print(unusable, file=sys.stderr)
        return _ended(WRONG_CALL, given, _wrong_call(unusable))


def _run(arguments: Sequence[str]) -> int:
    group = arguments[0] if arguments and arguments[0] in GROUPS else ""
    rest = arguments[1:] if group else arguments
    if not rest or rest[0] == "--help":
        print(_help_of(group), file=sys.stdout if rest else sys.stderr)
        return OK if rest else WRONG_CALL
    if rest[0].startswith("-"):
        raise Misspelt(f"De optie {rest[0]} bestaat niet.")
    name = f"{group} {rest[0]}".lstrip()
    if name not in COMMANDS:
        raise Misspelt(f"De opdracht '{name}' bestaat niet. {meant(name, COMMANDS, '')}".rstrip())
    return _call(name, rest[1:])


def _call(name: str, words: Sequence[str]) -> int:
    collect_seldom()  # first: loading a command makes many objects too
    asks_help = "--help" in takewhile("--".__ne__, words)
    if not asks_help and any(word.lower().endswith(SHEETS) for word in words):
        loaded(_READER).warm()  # it starts while the command loads
    command: Command = loaded(COMMANDS[name][0])
    takes = taken(command)
    if asks_help:
        print(help_of_command(f"tarief {name}", command.__doc__ or "", takes))
        return OK
    values = values_in(words, takes)
    loaded("api.files.published:use_published")()
    return command(**values) or OK


def _help_of(group: str) -> str:
    inside = {name: told for name, (_, told) in COMMANDS.items() if name.rpartition(" ")[0] == group}
    rows = [(name.removeprefix(f"{group} "), told) for name, told in inside.items()]
    others = [] if group else [(name, told) for name, told in GROUPS.items() if name]
    return help_of_group(f"tarief {group}".rstrip(), GROUPS[group], [*rows, *others])


def _called(arguments: Sequence[str]) -> str:
    """The command that is called, of one word or of two."""
    words = [argument for argument in arguments if not argument.startswith("-")]
    both = " ".join(words[:2])
    return both if both in COMMANDS else next(iter(words), "")


def _wrong_call(text: str) -> Problem:
    return Problem(400, "verkeerde-aanroep", "De opdracht kan zo niet", text)


def _ended(code: int, arguments: Sequence[str], told: object) -> int:
    """Tell another program what is wrong, where it asked for JSON."""
    if "--json" in arguments:
        print_json(told.as_json(f"urn:tarief:opdracht:{_called(arguments)}") if isinstance(told, Problem) else told)
    return code
