"""`tarief model`: a workbook that calculates becomes a model, with the proof that it comes to the same."""

from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

from api.files.refused_file import file_on_disk
from api.rekentool.chosen import OWN_TOOLS
from api.rekentool.shown import told
from api.rekentool.versions_report import report_of_versions
from api.show.show_report import show_report
from api.terminal.document import refuse_missing
from api.terminal.options import argument, option
from api.terminal.printing import print_json
from api.terminal.setting import AsJson, Password, Remember
from api.terminal.target import check_target, write_text
from tarief.models.rekentool.tool import load_rekentool
from workbooks.read.rekentool.choices import ToolChoices
from workbooks.read.rekentool.compiled import CompiledBook, compile_file
from workbooks.read.rekentool.same_price import compiled_beside
from workbooks.read.rekentool.versions import shift_between

Names = Annotated[list[str] | None, option("--noem", metavar='"BLAD!CEL=NAAM"', told="Een andere naam voor een regel.")]
Laws = Annotated[
    list[str] | None,
    option("--onderdeel", metavar='"BLAD!CEL=c/b"', told="Het onderdeel van de Jeugdwet en van de Wmo; - is geen."),
]


def model(
    werkboek: Annotated[Path, argument(metavar="WERKBOEK", told="Een rekentool in Excel of Calc, met formules.")],
    uit: Annotated[
        Path | None, option("--uit", metavar="MODEL.json", told="Bewaar het model, om mee te rekenen.")
    ] = None,
    resultaat: Annotated[
        list[str] | None, option("--resultaat", metavar='"BLAD!CEL"', told="De cel met de prijs; kan vaker.")
    ] = None,
    noem: Names = None,
    onderdeel: Laws = None,
    naast: Annotated[
        Path | None, option("--naast", metavar="OUD.json", told="Wat is er anders dan in dit eerdere model?")
    ] = None,
    onthoud: Remember = None,
    als_json: AsJson = False,
    wachtwoord: Password = "",
) -> None:
    """Maakt van een rekentool in Excel een model waarmee u rekent, vergelijkt en onderhandelt."""
    refuse_missing(werkboek)
    if uit is not None:
        check_target(uit, werkboek, suffixes=(".json",))
    old = None if naast is None else load_rekentool(naast)
    choices = ToolChoices(tuple(resultaat or ()), dict(map(_pair, noem or ())), dict(map(_pair, onderdeel or ())))
    compiling = partial(_made, file_on_disk(werkboek, wachtwoord), werkboek.name, onthoud)
    made = compiling(choices) if old is None else compiled_beside(old.layout, compiling, choices)
    if uit is not None:
        write_text(uit, made.text)
    shift = None if old is None else shift_between(old, made.tool, date.today())
    if als_json:
        print_json(made.as_json() | ({} if shift is None else {"versies": shift.as_json()}))
        return
    for line in told(made):
        print(line)
    if shift is not None:
        show_report(report_of_versions(shift))
    if uit is not None:
        print(f"\nGeschreven: {uit}. Reken ermee: tarief bereken {werkboek.name} --model {uit}")


def _made(content: bytes, name: str, keeps: bool | None, choices: ToolChoices) -> CompiledBook:
    """The model; `keeps` has the choices remembered for its layout, or those of before forgotten."""
    if keeps is False:
        made = compile_file(content, name=name, choices=choices)
        OWN_TOOLS.forget(made)
        return made
    made = OWN_TOOLS.compiled(content, name, choices)
    if keeps:
        OWN_TOOLS.keep(made, choices)
    return made


def _pair(text: str) -> tuple[str, str]:
    """A cell and what is said of it; what is no pair is refused with all else that is wrong."""
    cell, _, label = text.partition("=")
    return cell.strip(), label.strip()
