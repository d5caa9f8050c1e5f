"""`tarief voorbeeldregio`: the made-up region, with the cost sheet of each provider to read, change and send in."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Annotated, Final

from api.terminal.exits import WrongCall
from api.terminal.options import option
from api.terminal.setting import answers_beside
from api.terminal.target import check_target, write_text, write_whole
from tarief.core.dutch import dutch, listed, money
from tarief.voorbeeldregio import Demonstration, DemoProvider, SheetSent, StoryStep, demonstration, steps

#: From so many parties on they are counted, not named.
_SEVERAL: Final = 4


def voorbeeldregio(
    naar: Annotated[
        Path | None, option("--map", metavar="MAP", told="Schrijf de opgaven in deze map, met de antwoorden.")
    ] = None,
    speel: Annotated[
        Path | None,
        option("--speel", metavar="AKKOORD.json", told="Speel het hele gesprek over HTTP, en bewaar het akkoord."),
    ] = None,
    verloop: Annotated[bool, option("--verloop", told="Toon stap voor stap wie wat doet, en wanneer.")] = False,
) -> None:
    """Toont de voorbeeldregio: dertien verzonnen aanbieders, elk met een eigen kostenblad."""
    region = demonstration()
    if speel is not None:
        check_target(speel, suffixes=(".json",))
    if naar is not None:
        _write(region.providers, naar)
    print(f"{region.name}: {len(region.municipalities)} gemeenten, {len(region.providers)} aanbieders")
    print(f"{region.notice}\n")
    for provider in region.providers:
        print(f"{provider.sheet}: {provider.name}, {dutch(provider.hours, 0)} uur van {money(provider.cost)}")
        print(f"  {provider.story}")
    if speel is not None:
        from api.played import play

        write_text(speel, play(partial(_tell, region)))
        print(f"\nGeschreven: {speel}. Reken het na met:\n  tarief akkoord controleer {speel}")
    elif verloop:
        _tell(region, steps(datetime.now(UTC), str))
    if naar is not None:
        print(f"\nGeschreven in {naar}. Reken een opgave door met:")
        for provider in region.providers:
            print(f"  tarief bereken {naar / provider.sheet}{_with_answers(provider, naar)}")


def _tell(region: Demonstration, story: Iterable[StoryStep]) -> None:
    """Print the story, with what several do on one day in one line."""
    print()
    for (day, what), several in groupby(story, _line):
        who = list(dict.fromkeys(region.names.get(step.by, step.by) for step in several))
        print(f"{day:%d-%m-%Y} {what}: {listed(who) if len(who) < _SEVERAL else f'{len(who)} partijen'}")


def _line(step: StoryStep) -> tuple[date, str]:
    what = "opgave gestuurd" if isinstance(step.what, SheetSent) else step.what.KIND.replace("_", " ")
    return step.at.date(), what


def _write(providers: tuple[DemoProvider, ...], folder: Path) -> None:
    if folder.exists():
        raise WrongCall(f"{folder} bestaat al en wordt niet overschreven. Geef een andere map.")
    try:
        folder.mkdir()
    except OSError:
        raise WrongCall(f"{folder} kan niet worden gemaakt. Ga na of u daar mag schrijven.") from None
    for provider in providers:
        write_whole(folder / provider.sheet, partial(_copy, provider))
        if provider.answers:
            lines = (f"{json.dumps(key)} = {json.dumps(answer)}\n" for key, answer in provider.answers.items())
            write_text(_answers(provider, folder), "".join(lines))


def _copy(provider: DemoProvider, target: Path) -> None:
    target.write_bytes(provider.content)


def _with_answers(provider: DemoProvider, folder: Path) -> str:
    return f" --antwoorden {_answers(provider, folder)}" if provider.answers else ""


def _answers(provider: DemoProvider, folder: Path) -> Path:
    return answers_beside(folder / provider.sheet)
