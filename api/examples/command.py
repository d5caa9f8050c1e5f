"""`tarief voorbeeld`: five real places as runnable scenarios, with what is assumed marked on every table."""

from pathlib import Path
from typing import Annotated

from api.show.deliver import deliver
from api.show.outcome import of_report
from api.terminal.document import small
from api.terminal.exits import WrongCall
from api.terminal.options import argument, option
from api.terminal.setting import AsJson, Book, picture_option
from api.terminal.target import check_target, check_targets, write_text
from tarief.voorbeelden import EXAMPLES, ExampleResult, example_text, run_example, run_text
from workbooks.write import write_report

_HELP = "helmond, jens, go, oude-ijsselstreek of zorgkracht12; of een eigen bestand (.toml)."


def voorbeeld(
    naam: Annotated[str, argument(metavar="NAAM", told=_HELP)],
    als_json: AsJson = False,
    uit: Book = None,
    beeld: Annotated[Path | None, picture_option("PLAATJE.svg", "Teken de uitkomst.")] = None,
    bestand: Annotated[
        Path | None,
        option("--bestand", metavar="EIGEN.toml", told="Schrijf de gegevens van het voorbeeld, om te veranderen."),
    ] = None,
) -> None:
    """Rekent een meegeleverd voorbeeld door, of uw eigen variant: wat er gebeurde, en waarom."""
    check_targets(uit, beeld, Path(naam))
    if bestand is not None:
        _write_data(naam, bestand)
    result = _run(naam)
    deliver(of_report(result.name, result, result.as_json, write_report), book=uit, picture=beeld, as_json=als_json)


def _run(name: str) -> ExampleResult:
    if name in EXAMPLES:
        return run_example(name)
    path = Path(name)
    if path.suffix.lower() != ".toml":
        raise WrongCall(f"Het voorbeeld '{name}' is er niet. Kies uit: {', '.join(EXAMPLES)}; of een .toml.")
    try:
        with small(path):
            text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise WrongCall(f"{path.name} is geen tekst in UTF-8. Bewaar het bestand als UTF-8.") from None
    return run_text(text, path.name)


def _write_data(name: str, target: Path) -> None:
    check_target(target, suffixes=(".toml",))
    if name not in EXAMPLES:
        raise WrongCall(f"'{name}' is geen meegeleverd voorbeeld. Kies uit: {', '.join(EXAMPLES)}.")
    if target.exists():
        raise WrongCall(f"{target} bestaat al en wordt niet overschreven. Geef een andere naam.")
    write_text(target, example_text(name))
