"""`tarief vergelijk`: the gap between two prices, per input, rung of the ladder or element of the law."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.exits import WrongCall
from api.cli.outcome import AsJson, Book, deliver
from api.cli.setting import OwnModel, OwnParameters, Setting
from api.cli.source import calculate_file
from api.cli.target import check_targets
from api.present.difference import Per, of_comparison
from api.present.gap import side_labels
from tarief import Finding, Refused

if TYPE_CHECKING:
    from api.cli.calculated import Calculated
    from tarief.compare import Comparison

_FILE = "De {} opgave: alles wat `tarief bereken` leest."
_ANSWERS = "Antwoorden op vragen over {}, zoals welk product."
First = Annotated[Path, typer.Argument(metavar="A", help=_FILE.format("eerste"))]
Second = Annotated[Path, typer.Argument(metavar="B", help=_FILE.format("tweede"))]
By = Annotated[str, typer.Option("--per", metavar="|".join(Per), help="Waarnaar het verschil wordt verdeeld.")]
Order = Annotated[str, typer.Option("--volgorde", metavar="K1,K2,…", help="Neem de verschillen in deze volgorde weg.")]
OfPicture = Annotated[Path | None, typer.Option("--beeld", metavar="BRUG.svg", help="Teken de brug.")]
AnswersA = Annotated[Path | None, typer.Option("--antwoorden-a", metavar="A.toml", help=_ANSWERS.format("A"))]
AnswersB = Annotated[Path | None, typer.Option("--antwoorden-b", metavar="B.toml", help=_ANSWERS.format("B"))]


def vergelijk(
    a: First,
    b: Second,
    als_json: AsJson = False,
    naar: By = Per.INPUT.value,
    volgorde: Order = "",
    uit: Book = None,
    beeld: OfPicture = None,
    eigen_model: OwnModel = None,
    eigen_parameters: OwnParameters = None,
    antwoorden_a: AnswersA = None,
    antwoorden_b: AnswersB = None,
) -> None:
    """Verklaart het verschil tussen twee tarieven."""
    from tarief.compare import compare

    per, order = _per(naar), [key.strip() for key in volgorde.split(",")] if volgorde else None
    check_targets(uit, beeld, a, b)
    one = _side("A", a, Setting.of(eigen_model, eigen_parameters, antwoorden_a))
    other = _side("B", b, Setting.of(eigen_model, eigen_parameters, antwoorden_b))
    comparison = compare(one.breakdown, other.breakdown)
    labels = _labels((a, one), (b, other))
    outcome = of_comparison(comparison, labels, per, order)
    deliver(outcome, book=uit, picture=beeld, as_json=als_json, show=lambda: _show(comparison, labels, per, order))


def _show(comparison: Comparison, labels: tuple[str, str], per: Per, order: list[str] | None) -> None:
    from api.cli.show_difference import show_difference

    show_difference(comparison, labels, per, order)


def _per(text: str) -> Per:
    if text not in list(Per):
        raise WrongCall(f"--per {text} kan niet. Kies uit: {', '.join(Per)}.")
    return Per(text)


def _side(letter: str, path: Path, setting: Setting) -> Calculated:
    """Calculate one side; what is wrong with it is told with the letter of that side."""
    try:
        return calculate_file(path, setting)
    except Refused as refused:
        findings = tuple(_advised(finding, letter) for finding in refused.findings)
        told = Refused(findings, refused.questions)
        raise told.relocated(lambda place: f"{letter}, {place}" if place else f"{letter}, {path.name}") from None


def _advised(finding: Finding, letter: str) -> Finding:
    """How the product of one side is chosen where nobody can be asked."""
    if finding.kind != "product_kiezen":
        return finding
    option = f"--antwoorden-{letter.lower()}"
    return replace(finding, advice=f'{finding.advice} Zet product = "…" in een .toml en geef die met {option}.')


def _labels(a: tuple[Path, Calculated], b: tuple[Path, Calculated]) -> tuple[str, str]:
    return side_labels((a[0].name, b[0].name), (a[1].product, b[1].product))
