"""Finding an example by name, and running it or somebody's own variation of its file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

from tarief.core.findings import Finding, Refused
from tarief.core.nearest import meant
from tarief.core.place import Place
from tarief.voorbeelden.data import Data
from tarief.voorbeelden.go import run as _go
from tarief.voorbeelden.helmond import run as _helmond
from tarief.voorbeelden.jens import run as _jens
from tarief.voorbeelden.leaves import KIND, leaves_of, parse
from tarief.voorbeelden.oude_ijsselstreek import run as _oude_ijsselstreek
from tarief.voorbeelden.pictures import pictures
from tarief.voorbeelden.result import ExampleResult
from tarief.voorbeelden.zorgkracht12 import run as _zorgkracht12

_RUNNERS: dict[str, Callable[[Data, str], ExampleResult]] = {
    "helmond": _helmond,
    "jens": _jens,
    "go": _go,
    "oude-ijsselstreek": _oude_ijsselstreek,
    "zorgkracht12": _zorgkracht12,
}
#: The names of the examples.
EXAMPLES = tuple(_RUNNERS)


def run_example(name: str) -> ExampleResult:
    """Run one of the examples. Refused, with the nearest name, for an unknown one."""
    return run_text(example_text(name), name)


def example_text(name: str) -> str:
    """Return the data file of an example, to read or to vary."""
    if name not in _RUNNERS:
        advice = meant(name, EXAMPLES, f"Kies uit: {', '.join(EXAMPLES)}.")
        raise Refused(
            (Finding("voorbeeld_onbekend", f"Het voorbeeld '{name[:60]}' bestaat niet.", advice, Place.of("naam")),)
        )
    return files("tarief").joinpath("voorbeelden", f"{name}.toml").read_text(encoding="utf-8")


def run_text(text: str, name: str) -> ExampleResult:
    """Run a data file; `voorbeeld` in it says which example it is a variation of. Refused with the place."""
    content = parse(text, name)
    kind, title = content.pop("voorbeeld", None), content.pop("titel", None)
    if not isinstance(kind, str) or kind not in _RUNNERS:
        advice = f"Vul in: voorbeeld = een van {', '.join(EXAMPLES)}."
        said = "'voorbeeld' ontbreekt." if kind is None else f"Voorbeeld '{str(kind)[:60]}' bestaat niet."
        raise Refused((Finding(KIND, said, advice, Place.words("voorbeeld", lead=f"{name}, ")),))
    if not isinstance(title, str) or not title.strip():
        raise Refused(
            (
                Finding(
                    KIND,
                    "'titel' ontbreekt of is geen tekst.",
                    'Vul in: titel = "…".',
                    Place.words("titel", lead=f"{name}, "),
                ),
            )
        )
    result = _RUNNERS[kind](Data(name, leaves_of(content, name)), title)
    return replace(result, pictures=pictures(kind, result))
