"""`tarief akkoord`: an agreement checked by the program that shares no code with ours, and that program handed out."""

from pathlib import Path
from typing import Annotated, Final

import typer

from api.terminal.document import refuse_missing
from api.terminal.exits import WrongCall
from api.terminal.printing import print_json
from api.terminal.setting import AsJson
from api.terminal.target import check_target, write_whole
from tarief.agreement import verify
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.place import Place

_ADVICE: Final = "Vraag de andere partijen om hun exemplaar, en leg de hashes naast elkaar."
_ACTIONS: Final = "Kies: akkoord controleer AKKOORD.json, of akkoord controleprogramma --uit verify.py."


def akkoord(
    woorden: Annotated[list[str], typer.Argument(metavar="WAT", help="controleer BESTAND, of controleprogramma.")],
    als_json: AsJson = False,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="VERIFY.py", help="Bij controleprogramma: het bestand.")
    ] = None,
    ontvangstbewijs: Annotated[
        list[Path] | None, typer.Option(metavar="BEWIJS.txt", help="Een ontvangstbewijs dat erin moet passen.")
    ] = None,
) -> None:
    """Controleert een akkoord, of geeft het programma waarmee ieder dat zelf kan.

    Met controleer AKKOORD.json wordt elke prijs opnieuw uitgerekend uit het bestand alleen. Met controleprogramma
    --uit verify.py krijgt u dat programma als los bestand, dat alleen Python nodig heeft.
    """
    match woorden:
        case ["controleer", name]:
            _check(Path(name), ontvangstbewijs or [], als_json=als_json)
        case ["controleprogramma"] if uit is not None:
            _hand_out(uit)
        case _:
            raise WrongCall(_ACTIONS)


def _check(path: Path, receipts: list[Path], *, als_json: bool) -> None:
    for file in (path, *receipts):
        refuse_missing(file)
    try:
        agreement, *pasted = (verify.text_of(file) for file in (path, *receipts))
    except OSError as fault:
        raise WrongCall(f"{path} kan niet worden gelezen: {fault.strerror}.") from None
    except ValueError as fault:
        raise Refused((Finding("akkoord_onleesbaar", str(fault), _ADVICE),)) from None
    told, faults = verify.examined(agreement, pasted)
    last = len(faults) - 1
    refuse(
        Finding("akkoord_klopt_niet", fault, _ADVICE if place == last else "", Place.of(path.name))
        for place, fault in enumerate(faults)
    )
    if als_json:
        print_json({"klopt": True, "meldingen": told})
    else:
        print("\n".join(told))


def _hand_out(target: Path) -> None:
    check_target(target, suffix=".py")
    program = Path(verify.__file__).read_bytes()

    def write(path: Path) -> None:
        path.write_bytes(program)

    write_whole(target, write)
    print(f"Geschreven: {target}. Zo gebruikt u het: python {target} AKKOORD.json")
