"""The command line `tarief`: thin commands over the core and the workbooks."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from typer.exceptions import TyperException

from api import start
from api.catalogue import parameters_command as parameters
from api.catalogue import template_command as sjabloon
from api.comparison import command as vergelijk
from api.contracts import command as bekostiging
from api.examples import command as voorbeeld
from api.lower_price import command as vlakke_korting
from api.region import command as gebied
from api.scenarios import command as scenario
from api.sheet import command as bereken
from api.terminal.dutch import DutchCommand, app_of, complaint
from api.terminal.exits import OK, REFUSED, WRONG_CALL, WrongCall, say, say_refused
from tarief import ModelError, Refused

app = app_of(help="Van kostenopgave naar een tarief dat u uit elkaar kunt halen.")
for _name, _command in (
    ("bereken", bereken.bereken),
    ("vergelijk", vergelijk.vergelijk),
    ("gebied", gebied.gebied),
    ("vlakke-korting", vlakke_korting.vlakke_korting),
    ("scenario", scenario.scenario),
    ("bekostiging", bekostiging.bekostiging),
    ("sjabloon", sjabloon.sjabloon),
    ("parameters", parameters.parameters),
    ("voorbeeld", voorbeeld.voorbeeld),
    ("start", start.start),
):
    app.command(_name, cls=DutchCommand)(_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; no fault of the user ends in a traceback."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except Refused as refused:
        say_refused(refused)
        return REFUSED
    except ModelError as error:
        say(str(error))
        return REFUSED
    except WrongCall as wrong:
        say(str(wrong))
        return WRONG_CALL
    except KeyboardInterrupt:
        say("Gestopt.")
        return OK
    except BrokenPipeError:
        sys.stdout = None  # the reader (head, less) has gone; nothing left to say
        return OK


def _run(arguments: Sequence[str]) -> int:
    try:
        code = app(list(arguments), standalone_mode=False, prog_name="tarief")
    except TyperException as error:
        if type(error).__name__ == "NoArgsIsHelpError":
            print(error, file=sys.stderr)
        else:
            say(complaint(error))
            say("Uitleg: tarief --help")
        return WRONG_CALL
    return code if isinstance(code, int) else OK
