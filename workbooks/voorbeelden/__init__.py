"""Example sheets of fictional providers: the values as a data file, and the filled-in template made from it."""

import tomllib
from pathlib import Path
from typing import Any

from tarief.models import MODELS
from workbooks.write.book.book import Target
from workbooks.write.template.writing import write_template

_HERE = Path(__file__).parent


def examples() -> dict[str, Path]:
    """Return the shipped example sheets by name: `opgave_jeugdhulp`."""
    return {path.stem: path for path in sorted(_HERE.glob("*.xlsx"))}


def example_data(name: str) -> dict[str, Any]:
    """Return what an example holds: model, peildatum, aanbieder, product, and its inputs under `invoer`."""
    return tomllib.loads((_HERE / f"{name}.toml").read_text(encoding="utf-8"))


def build(name: str, target: Target) -> None:
    """Write the filled-in template of an example."""
    data = example_data(name)
    write_template(
        MODELS[data["model"]],
        target,
        on=data["peildatum"],
        values=data["invoer"],
        aanbieder=data["aanbieder"],
        product=data["product"],
    )


def rebuild() -> list[Path]:
    """Write every shipped example anew from its data file."""
    paths = [path.with_suffix(".xlsx") for path in sorted(_HERE.glob("*.toml"))]
    for path in paths:
        build(path.stem, path)
    return paths
