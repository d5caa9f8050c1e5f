"""`tarief parameters`: what the library knows, with period, status and source."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import wrap
from typing import Annotated

from api.catalogue.template_command import day_named
from api.catalogue.year_set_command import ACTIONS, SetAction
from api.terminal.exits import say
from api.terminal.options import argument, option
from api.terminal.printing import print_json
from tarief import load_parameters
from tarief.parameters import Value
from tarief.parameters.expiry import lapsing
from tarief.parameters.record import Code, Gap
from tarief.parameters.wording import period


def parameters(
    zoek: Annotated[list[str] | None, argument(metavar="ZOEK", told="Woorden uit naam of bron.")] = None,
    als_json: Annotated[bool, option("--json", told="Geef de lijst als JSON.")] = False,
    peildatum: Annotated[str, option(metavar="DATUM", told="Alleen wat op deze dag geldt, als 2026-01-01.")] = "",
    cao: Annotated[str, option(metavar="CAO", told="Alleen uit deze cao, zoals vvt of jeugdzorg.")] = "",
    uit: Annotated[Path | None, option("--uit", metavar="SET.toml", told="Bij nieuw: het bestand.")] = None,
    door: Annotated[str, option(metavar="NAAM", told="Bij controleer en publiceer: wie dat deed.")] = "",
    vervang: Annotated[bool, option("--vervang", told="Bij publiceer: vervang de set van dat jaar.")] = False,
) -> None:
    """Toont de cao's, premies, indices en normen waarmee wordt gerekend.

    Met als eerste woord nieuw JAAR, controleer SET.toml, publiceer SET.toml of verloopt: de waarden voor een nieuw
    jaar voorbereiden, nakijken en in gebruik nemen.
    """
    if zoek and zoek[0] in ACTIONS:
        outcome = ACTIONS[zoek[0]](SetAction(zoek[1:], uit, door, day_named(peildatum), cao, vervang))
        if als_json:
            print_json(outcome.document)
        else:
            outcome.show()
        return
    library, words = load_parameters(), " ".join(zoek or ())
    found = library.search(words, day_named(peildatum) if peildatum else None, cao)
    if als_json:
        print_json([value.as_json() for value in found])
    else:
        on = day_named(peildatum) if peildatum else None
        _show(found, library.gaps(words) if words else (), library.codes(words, on) if words and not cao else ())


def _show(found: Sequence[Value], gaps: Sequence[Gap], codes: Sequence[Code]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False)
    for gap in gaps:
        console.print(f"· {gap.text} Het programma vult hier niets in, maar vraagt ernaar.")
    for code in codes:
        new = "" if code.start is code.end is None else f"; nieuwe toewijzingen {period(code.start, code.end)}"
        told = f"{code.status.label}; {code.source.title}{new}"
        console.print(f"{code.codelist.replace('_', ' ')} {code.code}: {code.name} ({told})", markup=False)
    if not found and not gaps and not codes:
        console.print("Niets gevonden. Zoek op een korter woord, zoals: vakantie.")
    if not found:
        return
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    for title, ratio in (("Parameter", 12), ("Waarde", 8), ("Periode", 5), ("Status en bron", 12)):
        table.add_column(title, justify="right" if title == "Waarde" else "left", overflow="fold", ratio=ratio)
    for value in found:
        name = wrap(value.path.replace("_", "_ ").replace(".", ". "), console.width * 3 // 10)
        source = f"{value.status.label}; {value.source.title}" + (f"; {value.unused}" if value.unused else "")
        table.add_row("\n".join(name).replace(" ", ""), value.shown, period(value.start, value.end), source)
    console.print(table)
    idle = sum(1 for value in found if value.unused)
    counted = "1 waarde" if len(found) == 1 else f"{len(found)} waarden"
    console.print(counted + (f"; met {idle} daarvan wordt niet gerekend" if idle else ""))
    if ends := lapsing(load_parameters(), date.today()):
        say(f"! {len(ends)} lopen binnen een kwartaal af zonder opvolger: tarief parameters verloopt")
