"""`tarief akkoord`: an agreement or dossier checked by the program that shares no code with ours, printed, or that."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final

from api.agreement.paper import paper_of
from api.print.pdf import pdf_of
from api.print.word import word_of
from api.terminal.document import refuse_missing
from api.terminal.exits import WrongCall
from api.terminal.options import argument, option
from api.terminal.printing import print_json
from api.terminal.setting import AsJson
from api.terminal.target import check_target, write_whole
from tarief.agreement import verify, verify_dossier
from tarief.agreement.dossier import KIND, WHOLE, dossier_text, redacted
from tarief.core.findings import Finding, Refused, refuse
from tarief.core.place import Place

_ADVICE: Final = "Vraag de andere partijen om hun exemplaar, en leg de hashes naast elkaar."
#: In so many letters a file says what it is.
_HEAD: Final = 200
_ACTIONS: Final = (
    "Kies: akkoord controleer AKKOORD.json, akkoord afdruk AKKOORD.json --uit AKKOORD.pdf, "
    "akkoord controleprogramma --uit verify.py, akkoord controleer DOSSIER.json, "
    "akkoord lak DOSSIER.json --uit GELAKT.json of akkoord dossierprogramma --uit verify_dossier.py."
)


_Words = Annotated[
    list[str],
    argument(
        metavar="WAT",
        told="controleer BESTAND, afdruk BESTAND, lak DOSSIER, controleprogramma of dossierprogramma.",
    ),
]
_Target = Annotated[
    Path | None,
    option("--uit", metavar="BESTAND", told="Het papier (.pdf, .docx), het dossier (.json) of het programma (.py)."),
]
_Receipts = Annotated[list[Path] | None, option(metavar="BEWIJS.txt", told="Een ontvangstbewijs dat erin moet passen.")]
_Beside = Annotated[Path | None, option(metavar="DOSSIER.json", told="De andere vorm van hetzelfde dossier.")]


def akkoord(
    woorden: _Words,
    als_json: AsJson = False,
    uit: _Target = None,
    ontvangstbewijs: _Receipts = None,
    naast: _Beside = None,
) -> None:
    """Controleert een akkoord, drukt het af, of geeft het programma waarmee ieder het zelf controleert.

    Met controleer AKKOORD.json wordt elke prijs opnieuw uitgerekend uit het bestand alleen. Met afdruk AKKOORD.json
    --uit AKKOORD.pdf krijgt u het op papier, met het bestand erin. Met controleprogramma --uit verify.py krijgt u dat
    programma als los bestand, dat alleen Python nodig heeft. Een dossier van een proces controleert u net zo, met
    --naast ook tegen zijn andere vorm; lak DOSSIER.json --uit GELAKT.json laat weg wat niet openbaar is.
    """
    match woorden:
        case ["controleer", name]:
            told = _checked(Path(name), ontvangstbewijs or [], naast)[1]
            if als_json:
                print_json({"klopt": True, "meldingen": told})
            else:
                print("\n".join(told))
        case ["afdruk", name] if uit is not None:
            _print(Path(name), uit)
        case ["lak", name] if uit is not None:
            _redact(Path(name), uit)
        case ["controleprogramma"] if uit is not None:
            _hand_out(uit, verify.__file__, "AKKOORD")
        case ["dossierprogramma"] if uit is not None:
            _hand_out(uit, verify_dossier.__file__, "DOSSIER")
        case _:
            raise WrongCall(_ACTIONS)


def _checked(path: Path, receipts: Sequence[Path] = (), beside: Path | None = None) -> tuple[str, list[str]]:
    """The text of an agreement or a dossier, and what there is to tell; raises `Refused` with all that is wrong."""
    others = () if beside is None else (beside,)
    for file in (path, *others, *receipts):
        refuse_missing(file)
    try:
        text, *pasted = (verify.text_of(file) for file in (path, *receipts))
        other = [verify.text_of(file) for file in others]
    except OSError:
        raise WrongCall(f"{path} kan niet worden gelezen. Ga na of u dit bestand mag lezen.") from None
    except ValueError as fault:
        raise Refused((Finding("akkoord_onleesbaar", str(fault), _ADVICE),)) from None
    is_dossier = f'"soort": "{KIND}"' in text[:_HEAD]
    examined = verify_dossier.examined(text, other, pasted) if is_dossier else verify.examined(text, pasted)
    _refuse_faults(path, examined[1])
    return text, examined[0]


def _refuse_faults(path: Path, faults: Sequence[str]) -> None:
    last = len(faults) - 1
    refuse(
        Finding("akkoord_klopt_niet", fault, _ADVICE if place == last else "", Place.of(path.name))
        for place, fault in enumerate(faults)
    )


def _redact(path: Path, target: Path) -> None:
    """Withhold what is not public; of a dossier that does not hold nothing is made."""
    check_target(target, path, suffixes=(".json",))
    text = _checked(path)[0]
    document = json.loads(text)
    if document["soort"] != KIND or document["vorm"] != WHOLE:
        raise WrongCall(f"{path} is geen volledig dossier.")
    write_whole(target, lambda file: file.write_text(dossier_text(redacted(document)), encoding="utf-8"))
    print(f"Geschreven: {target}")


def _print(path: Path, target: Path) -> None:
    check_target(target, path, suffixes=(".pdf", ".docx"))
    paper = paper_of(_checked(path)[0])
    made = pdf_of(paper) if target.suffix.lower() == ".pdf" else word_of(paper)
    write_whole(target, lambda file: file.write_bytes(made))
    print(f"Geschreven: {target}")


def _hand_out(target: Path, program: str, about: str) -> None:
    check_target(target, suffixes=(".py",))
    write_whole(target, lambda file: file.write_bytes(Path(program).read_bytes()))
    print(f"Geschreven: {target}. Zo gebruikt u het: python {target} {about}.json")
