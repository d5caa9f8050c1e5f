"""What `--help` prints: how a call is written, and what may stand in it; readable without colours or frames."""

import shutil
from collections.abc import Iterable, Sequence
from inspect import cleandoc

from click import HelpFormatter

from api.terminal.options import Takes

Row = tuple[str, str]
_HELP: Row = ("--help", "Toont deze uitleg.")


def help_of_group(name: str, told: str, commands: Iterable[Row]) -> str:
    """Return the help of a group of commands, each by its name and what it does."""
    return _page(f"{name} [OPTIES] OPDRACHT ...", told, (("Opties", (_HELP,)), ("Opdrachten", tuple(commands))))


def help_of_command(name: str, told: str, takes: Sequence[Takes]) -> str:
    """Return the help of one command."""
    placed = [each for each in takes if each.by_place]
    options = (*((_named(each), _said(each)) for each in takes if not each.by_place), _HELP)
    words = " ".join(_written(each) for each in placed)
    arguments = tuple((each.shown, _said(each)) for each in placed)
    return _page(f"{name} [OPTIES] {words}".rstrip(), told, (("Wat u opgeeft", arguments), ("Opties", options)))


def _written(one: Takes) -> str:
    name = f"{one.shown} ..." if one.many else one.shown
    return name if one.required else f"[{name}]"


def _named(one: Takes) -> str:
    return f"{'/'.join(one.names)} {one.metavar}".rstrip()


def _said(one: Takes) -> str:
    if one.required:
        return f"{one.told} [verplicht]"
    shown = one.default if isinstance(one.default, str | int) and not isinstance(one.default, bool) else ""
    return f"{one.told} [standaard: {shown}]" if shown != "" else one.told


def _page(usage: str, told: str, blocks: Iterable[tuple[str, Sequence[Row]]]) -> str:
    page = HelpFormatter(width=max(40, shutil.get_terminal_size().columns))
    name, _, words = usage.partition(" [")
    page.write_usage(name, f"[{words}", prefix="Gebruik: ")
    page.write_paragraph()
    page.write_text(cleandoc(told))
    for title, rows in blocks:
        if rows:
            with page.section(title):
                page.write_dl(rows)
    return page.getvalue().rstrip()
