"""`tarief voorbeeld`: five real places as runnable scenarios, with what is assumed marked on every table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.exits import WrongCall
from api.cli.target import check_target, write_whole

if TYPE_CHECKING:
    from tarief.voorbeelden import ExampleResult

_MAX_BYTES = 1_000_000
_HELP = "helmond, jens, go, oude-ijsselstreek of zorgkracht12; of een eigen bestand (.toml)."


def voorbeeld(
    naam: Annotated[str, typer.Argument(metavar="NAAM", help=_HELP)],
    als_json: Annotated[bool, typer.Option("--json", help="Geef de uitkomst als JSON.")] = False,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="BOEK.xlsx", help="Schrijf een werkboek met werkende formules.")
    ] = None,
    bestand: Annotated[
        Path | None,
        typer.Option(
            "--bestand", metavar="EIGEN.toml", help="Schrijf de gegevens van het voorbeeld, om te veranderen."
        ),
    ] = None,
) -> None:
    """Rekent een meegeleverd voorbeeld door, of uw eigen variant: wat er gebeurde, en waarom."""
    if uit is not None:
        check_target(uit, Path(naam))
    if bestand is not None:
        _write_data(naam, bestand)
    result = _run(naam)
    if uit is not None:
        from workbooks import write_told

        write_whole(uit, lambda path: write_told(result, path))
    if als_json:
        from api.cli.bereken import print_json

        print_json(result.as_json())
    else:
        from api.cli.show_told import show_told

        show_told(result)


def _run(name: str) -> ExampleResult:
    from tarief.voorbeelden import EXAMPLES, run_example, run_text

    if name in EXAMPLES:
        return run_example(name)
    path = Path(name)
    if path.suffix.lower() != ".toml":
        raise WrongCall(f"Het voorbeeld '{name}' is er niet. Kies uit: {', '.join(EXAMPLES)}; of een .toml.")
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise WrongCall(f"{path.name} is groter dan 1 MB.")
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise WrongCall(f"{path.name} is geen tekst in UTF-8. Bewaar het bestand als UTF-8.") from None
    except OSError as fault:
        raise WrongCall(f"{path} kan niet worden gelezen: {fault.strerror}.") from None
    return run_text(text, path.name)


def _write_data(name: str, target: Path) -> None:
    from tarief.voorbeelden import EXAMPLES, example_text

    check_target(target, suffix=".toml")
    if name not in EXAMPLES:
        raise WrongCall(f"'{name}' is geen meegeleverd voorbeeld. Kies uit: {', '.join(EXAMPLES)}.")
    if target.exists():
        raise WrongCall(f"{target} bestaat al en wordt niet overschreven. Geef een andere naam.")
    text = example_text(name)

    def write(path: Path) -> None:
        path.write_text(text, encoding="utf-8")

    write_whole(target, write)
