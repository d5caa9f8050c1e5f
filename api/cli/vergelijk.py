"""`tarief vergelijk`: the gap between two prices, per input, rung of the ladder or element of the law."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.setting import OwnModel, OwnParameters, Setting
from api.cli.source import calculate_file
from api.cli.target import check_target, write_whole
from api.present.difference import Per, picture_of, steps_of
from tarief import Refused

if TYPE_CHECKING:
    from api.cli.calculated import Calculated
    from tarief.compare import Comparison

_FILES = "De {} opgave: alles wat `tarief bereken` leest."
_ANSWERS = "Antwoorden op vragen over {}, zoals welk product."


def vergelijk(
    a: Annotated[Path, typer.Argument(metavar="A", help=_FILES.format("eerste"))],
    b: Annotated[Path, typer.Argument(metavar="B", help=_FILES.format("tweede"))],
    als_json: Annotated[bool, typer.Option("--json", help="Geef de vergelijking als JSON.")] = False,
    per: Annotated[Per, typer.Option("--per", help="Waarnaar het verschil is verdeeld.")] = Per.INPUT,
    volgorde: Annotated[
        str, typer.Option("--volgorde", metavar="K1,K2,…", help="Neem de verschillen in deze volgorde weg.")
    ] = "",
    uit: Annotated[Path | None, typer.Option("--uit", metavar="BOEK.xlsx", help="Schrijf een werkboek.")] = None,
    beeld: Annotated[Path | None, typer.Option("--beeld", metavar="BRUG.svg", help="Teken de brug.")] = None,
    eigen_model: OwnModel = None,
    eigen_parameters: OwnParameters = None,
    antwoorden_a: Annotated[
        Path | None, typer.Option("--antwoorden-a", metavar="A.toml", help=_ANSWERS.format("A"))
    ] = None,
    antwoorden_b: Annotated[
        Path | None, typer.Option("--antwoorden-b", metavar="B.toml", help=_ANSWERS.format("B"))
    ] = None,
) -> None:
    """Verklaart het verschil tussen twee tarieven."""
    from tarief.compare import compare

    for target, suffix in ((uit, ".xlsx"), (beeld, ".svg")):
        if target is not None:
            check_target(target, a, b, suffix=suffix)
    one = _side("A", a, Setting.of(eigen_model, eigen_parameters, antwoorden_a))
    other = _side("B", b, Setting.of(eigen_model, eigen_parameters, antwoorden_b))
    order = [key.strip() for key in volgorde.split(",")] if volgorde else None
    comparison = compare(one.breakdown, other.breakdown)
    labels = _labels((a, one), (b, other))
    steps = steps_of(comparison, per, order)  # a wrong order is refused before anything is written
    if uit is not None:
        from workbooks import write_comparison

        write_whole(uit, lambda path: write_comparison(one.breakdown, other.breakdown, path, labels=labels))
    if beeld is not None:
        from api.charts.render import svg

        drawn = svg(picture_of(comparison, steps, labels))
        write_whole(beeld, lambda path: _write_text(path, drawn))
    _answer(comparison, labels, per, order, as_json=als_json)


def _answer(
    comparison: Comparison, labels: tuple[str, str], per: Per, order: list[str] | None, *, as_json: bool
) -> None:
    if as_json:
        from api.cli.bereken import print_json

        print_json(comparison.as_json(order=order))
    else:
        from api.cli.show_difference import show_difference

        show_difference(comparison, labels, per, order)


def _side(letter: str, path: Path, setting: Setting) -> Calculated:
    """Calculate one side; what is wrong with it is told with the letter of that side."""
    try:
        return calculate_file(path, setting)
    except Refused as refused:
        raise refused.relocated(lambda place: f"{letter}, {place}" if place else f"{letter}, {path.name}") from None


def _labels(a: tuple[Path, Calculated], b: tuple[Path, Calculated]) -> tuple[str, str]:
    """What tells the sides apart: the names of the files, or where those are the same of the products."""
    names = tuple(path.name for path, _ in (a, b))
    products = tuple(each.product for _, each in (a, b))
    if names[0] != names[1]:
        return names[0], names[1]
    if all(products) and products[0] != products[1]:
        return products[0], products[1]
    return f"A: {names[0]}", f"B: {names[1]}"


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
