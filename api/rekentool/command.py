"""`tarief model`: a workbook that calculates becomes a model, with the proof that it comes to the same."""

from pathlib import Path
from typing import Annotated, Final

import typer

from api.files.password import file_on_disk
from api.terminal.document import refuse_missing
from api.terminal.exits import WrongCall
from api.terminal.printing import print_json
from api.terminal.setting import AsJson, Password
from api.terminal.target import check_target, write_text
from tarief.core.findings import at_most
from tarief.models.rekentool.layout import ToolLayout
from workbooks.read.rekentool.compiled import CompiledBook, compile_file

_MOST_TOLD: Final = 12


def model(
    werkboek: Annotated[Path, typer.Argument(metavar="WERKBOEK", help="Een rekentool in Excel of Calc, met formules.")],
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="MODEL.json", help="Bewaar het model, om mee te rekenen.")
    ] = None,
    resultaat: Annotated[
        list[str] | None, typer.Option("--resultaat", metavar='"BLAD!CEL"', help="De cel met de prijs; kan vaker.")
    ] = None,
    noem: Annotated[
        list[str] | None, typer.Option("--noem", metavar='"BLAD!CEL=NAAM"', help="Een andere naam voor een regel.")
    ] = None,
    als_json: AsJson = False,
    wachtwoord: Password = "",
) -> None:
    """Maakt van een rekentool in Excel een model waarmee u rekent, vergelijkt en onderhandelt."""
    refuse_missing(werkboek)
    if uit is not None:
        check_target(uit, werkboek, suffixes=(".json",))
    names = dict(_named(text) for text in noem or ())
    content = file_on_disk(werkboek, wachtwoord)
    made = compile_file(content, name=werkboek.name, results=resultaat or (), names=names)
    if uit is not None:
        write_text(uit, made.text)
    if als_json:
        print_json(made.as_json())
        return
    _show(made)
    if uit is not None:
        print(f"\nGeschreven: {uit}. Reken ermee: tarief bereken {werkboek.name} --model {uit}")


def _named(text: str) -> tuple[str, str]:
    cell, mark, label = text.partition("=")
    if not mark or not label.strip():
        raise WrongCall(f"--noem {text}: schrijf het als Blad!C12=Naam.")
    return cell.strip(), label.strip()


def _show(made: CompiledBook) -> None:
    layout = made.layout
    print(f"{layout.label}: {made.proof.told}.")
    _listed("Resultaat", [f"{layout.by_key[key].cell}  {layout.by_key[key].label}" for key in layout.results])
    if not layout.confirmed:
        print('  Dit is de waarschijnlijkste. Noem een andere met --resultaat "Blad!C5". Ook mogelijk:')
        _listed("", [f"{layout.by_key[key].cell}  {layout.by_key[key].label}" for key in layout.proposed[1:]])
    _listed("Invoer", _inputs(layout, settled=False))
    _listed("Keuzes", _inputs(layout, settled=True))
    _listed("Verschilt", [f"{one.cell}: werkboek {one.stored}, model {one.found}" for one in made.proof.unequal])
    for finding in at_most(made.findings):
        print(finding)


def _inputs(layout: ToolLayout, *, settled: bool) -> list[str]:
    return [
        f"{each.cell}  {each.label}: {each.written or 'leeg'}{_choices(each.choices)}"
        for each in layout.inputs
        if each.is_settled == settled
    ]


def _choices(choices: tuple[str, ...]) -> str:
    return f" (uit {', '.join(choices[:6])}{', …' if len(choices) > 6 else ''})" if choices else ""


def _listed(head: str, lines: list[str]) -> None:
    if head and lines:
        print(f"\n{head}")
    for line in lines[:_MOST_TOLD]:
        print(f"  {line}")
    if len(lines) > _MOST_TOLD:
        print(f"  en nog {len(lines) - _MOST_TOLD}")
