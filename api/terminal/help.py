"""What `--help` prints: how a call is written, and what may stand in it; readable without colours or frames."""

import shutil
from collections.abc import Iterable, Sequence
from textwrap import fill, wrap

from api.terminal.options import Takes

_WIDEST = 34
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
    width = max(40, shutil.get_terminal_size().columns)
    paragraphs = [fill(" ".join(part.split()), width) for part in told.split("\n\n")]
    tables = [f"{title}\n{_table(rows, width)}" for title, rows in blocks if rows]
    return "\n\n".join((f"Gebruik: {usage}", *paragraphs, *tables))


def _table(rows: Sequence[Row], width: int) -> str:
    """Names on the left; a name that is too long stands on a line of its own."""
    column = min(_WIDEST, max(len(name) for name, _ in rows)) + 4
    lines: list[str] = []
    for name, told in rows:
        first, *others = wrap(told, width - column) or [""]
        if len(name) > _WIDEST:
            lines += [f"  {name}", *(" " * column + line for line in (first, *others))]
        else:
            lines += [f"  {name}".ljust(column) + first, *(" " * column + line for line in others)]
    return "\n".join(lines)
