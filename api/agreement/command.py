"""`tarief akkoord`: an agreement checked by the program that shares no code with ours, printed, or that program."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

import typer

from api.agreement.paper import paper_of
from api.print.pdf import pdf_of
from api.print.word import word_of
from api.terminal.document import refuse_missing
from api.terminal.exits import WrongCall
from api.terminal.printing import print_json
from api.terminal.setting import AsJson
from api.terminal.target import check_target, write_whole
from tarief.agreement import verify
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.place import Place

_ADVICE: Final = "Vraag de andere partijen om hun exemplaar, en leg de hashes naast elkaar."
_ACTIONS: Final = (
    "Kies: akkoord controleer AKKOORD.json, akkoord afdruk AKKOORD.json --uit AKKOORD.pdf, "
    "of akkoord controleprogramma --uit verify.py."
)


def akkoord(
    woorden: Annotated[
        list[str], typer.Argument(metavar="WAT", help="controleer BESTAND, afdruk BESTAND, of controleprogramma.")
    ],
    als_json: AsJson = False,
    uit: Annotated[
        Path | None,
        typer.Option("--uit", metavar="BESTAND", help="De afdruk (.pdf of .docx), of het programma (.py)."),
    ] = None,
    ontvangstbewijs: Annotated[
        list[Path] | None, typer.Option(metavar="BEWIJS.txt", help="Een ontvangstbewijs dat erin moet passen.")
    ] = None,
) -> None:
    """Controleert een akkoord, drukt het af, of geeft het programma waarmee ieder het zelf controleert.

    Met controleer AKKOORD.json wordt elke prijs opnieuw uitgerekend uit het bestand alleen. Met afdruk AKKOORD.json
    --uit AKKOORD.pdf krijgt u het op papier, met het bestand erin. Met controleprogramma --uit verify.py krijgt u dat
    programma als los bestand, dat alleen Python nodig heeft.
    """
    match woorden:
        case ["controleer", name]:
            told = _checked(Path(name), ontvangstbewijs or [])[1]
            if als_json:
                print_json({"klopt": True, "meldingen": told})
            else:
                print("\n".join(told))
        case ["afdruk", name] if uit is not None:
            _print(Path(name), uit)
        case ["controleprogramma"] if uit is not None:
            _hand_out(uit)
        case _:
            raise WrongCall(_ACTIONS)


def _checked(path: Path, receipts: Sequence[Path] = ()) -> tuple[str, list[str]]:
    """The text of an agreement, and what there is to tell of it; raises `Refused` with all that is wrong."""
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
    return agreement, told


def _print(path: Path, target: Path) -> None:
    check_target(target, path, suffixes=(".pdf", ".docx"))
    paper = paper_of(_checked(path)[0])
    made = pdf_of(paper) if target.suffix.lower() == ".pdf" else word_of(paper)
    write_whole(target, lambda file: file.write_bytes(made))
    print(f"Geschreven: {target}")


def _hand_out(target: Path) -> None:
    check_target(target, suffixes=(".py",))
    write_whole(target, lambda file: file.write_bytes(Path(verify.__file__).read_bytes()))
    print(f"Geschreven: {target}. Zo gebruikt u het: python {target} AKKOORD.json")
