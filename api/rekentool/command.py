"""`tarief model`: a workbook that calculates becomes a model, with the proof that it comes to the same."""

from datetime import date
from pathlib import Path
from typing import Annotated

from api.files.password import file_on_disk
from api.rekentool.shown import told, told_of_versions
from api.terminal.document import refuse_missing
from api.terminal.exits import WrongCall
from api.terminal.options import argument, option
from api.terminal.printing import print_json
from api.terminal.setting import AsJson, Password
from api.terminal.target import check_target, write_text
from tarief.models.rekentool.tool import load_rekentool
from workbooks.read.rekentool.compiled import compile_file
from workbooks.read.rekentool.versions import shift_between


def model(
    werkboek: Annotated[Path, argument(metavar="WERKBOEK", told="Een rekentool in Excel of Calc, met formules.")],
    uit: Annotated[
        Path | None, option("--uit", metavar="MODEL.json", told="Bewaar het model, om mee te rekenen.")
    ] = None,
    resultaat: Annotated[
        list[str] | None, option("--resultaat", metavar='"BLAD!CEL"', told="De cel met de prijs; kan vaker.")
    ] = None,
    noem: Annotated[
        list[str] | None, option("--noem", metavar='"BLAD!CEL=NAAM"', told="Een andere naam voor een regel.")
    ] = None,
    naast: Annotated[
        Path | None, option("--naast", metavar="OUD.json", told="Wat is er anders dan in dit eerdere model?")
    ] = None,
    als_json: AsJson = False,
    wachtwoord: Password = "",
) -> None:
    """Maakt van een rekentool in Excel een model waarmee u rekent, vergelijkt en onderhandelt."""
    refuse_missing(werkboek)
    if uit is not None:
        check_target(uit, werkboek, suffixes=(".json",))
    old = None if naast is None else load_rekentool(naast)
    names = dict(_named(text) for text in noem or ())
    content = file_on_disk(werkboek, wachtwoord)
    made = compile_file(content, name=werkboek.name, results=resultaat or (), names=names)
    if uit is not None:
        write_text(uit, made.text)
    shift = None if old is None else shift_between(old, made.tool(), date.today())
    if als_json:
        print_json(made.as_json() | ({} if shift is None else {"versies": shift.as_json()}))
        return
    for line in (*told(made), *(told_of_versions(shift) if shift is not None else ())):
        print(line)
    if uit is not None:
        print(f"\nGeschreven: {uit}. Reken ermee: tarief bereken {werkboek.name} --model {uit}")


def _named(text: str) -> tuple[str, str]:
    cell, mark, label = text.partition("=")
    if not mark or not label.strip():
        raise WrongCall(f"--noem {text}: schrijf het als Blad!C12=Naam.")
    return cell.strip(), label.strip()
