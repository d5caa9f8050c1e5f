"""The house in figures: `python -m tests.architecture.counts [TREE …]` counts trees side by side.

A tree is a folder with a checkout, this one when none is named.
"""

import re
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import PACKAGES, Function, Source, circles, longest_chain

LOOSE = re.compile(r"\b(Mapping|dict|Dict)\[str, (Any|object)\]")
UNFORMATTED = re.compile(r"#\s*fmt:\s*(skip|off)")


def texts(root: Path, *endings: str) -> Iterator[tuple[Path, str]]:
    """The files of the source by path from the root, with their text."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*")):
            if path.suffix in endings and "__pycache__" not in path.parts:
                yield path.relative_to(root), path.read_text(encoding="utf-8")


def lines_with(root: Path, pattern: re.Pattern[str]) -> int:
    """The number of lines of Python that hold a pattern."""
    return sum(bool(pattern.search(line)) for _, text in texts(root, ".py") for line in text.splitlines())


def lengths_of_functions(source: Source) -> list[int]:
    """The lines of each function."""
    nodes = (node for name in source.modules for node, _ in source.nodes(name))
    return [(node.end_lineno or 0) - node.lineno + 1 for node in nodes if isinstance(node, Function)]


def touched(root: Path, source: Source) -> dict[str, int]:
    """The files of the source that somebody touches who adds something, seen at what is there: the fewest, since what
    others build on is named by them too. A page with its route and command takes a folder of its own and a line in
    the table.
    """
    written = dict(texts(root, ".py", ".toml"))
    caos = [path.stem for path in (root / "tarief" / "data" / "cao").glob("*.toml")]
    all_caos = [text for text in written.values() if caos and all(re.search(rf"\b{cao}\b", text) for cao in caos)]
    models = {arrow.end for arrow in source.arrows if arrow.named and arrow.start == "tarief.models"}
    forms = {name for name in source.modules if name.startswith("tarief.contracts.forms.")}
    capabilities = {path.parent for path in written if path.name == "command.py"} & {
        path.parent for path in written if path.name == "page.py"
    }
    shown = [path.parent for path, _ in texts(root, ".py", ".html", ".toml") if path.parent in capabilities]
    return {
        "a synonym": sum("[begrippen." in text for path, text in written.items() if path.suffix == ".toml"),
        "a cao": 1 + len(all_caos),
        "a cost model": 1 + fewest_namers(source, models, "tarief.models."),
        "a contract form": 1 + fewest_namers(source, forms, "tarief.contracts.forms."),
        "a page with its route and command": 1 + min(map(shown.count, capabilities), default=0),
    }


def fewest_namers(source: Source, modules: set[str], room: str) -> int:
    """The fewest modules outside a room that import one of its modules, or name it in a table."""
    outside = {(arrow.end, arrow.start) for arrow in source.arrows if not arrow.start.startswith(room)}
    return min(Counter(end for end, _ in outside if end in modules).values(), default=0)


def counts(root: Path) -> dict[str, str]:
    """Every figure of a tree."""
    source = Source(root)
    lines = {path: len(text.splitlines()) for path, text in texts(root, ".py")}
    bodies = lengths_of_functions(source)
    files = [len(circle) for circle in circles(source.imports)]
    rooms = [len(circle) for circle in circles(source.rooms)]
    short = [path for path, length in lines.items() if length < 30 and path.stem not in ("__init__", "__main__")]
    figures: dict[str, object] = {
        "lines": sum(lines.values()),
        "modules": len(lines),
        "lines of a module, median and most": f"{statistics.median(lines.values()):.0f}, {max(lines.values())}",
        "lines of a function, median and most": f"{statistics.median(bodies):.0f}, {max(bodies)}",
        "modules under 30 lines": len(short),
        "circles of files": f"{len(files)} {files or ''}".strip(),
        "circles of rooms": f"{len(rooms)} {rooms or ''}".strip(),
        "longest chain of files": len(longest_chain(source.imports)),
        "longest chain of rooms": len(longest_chain(source.rooms)),
        "imports of own modules in hiding": len(source.lazy),
        "lines with a mapping of Any or object": lines_with(root, LOOSE),
        "fmt: skip and fmt: off": lines_with(root, UNFORMATTED),
        **{f"files touched for {what}": number for what, number in touched(root, source).items()},
    }
    return {name: str(figure) for name, figure in figures.items()}


def main(roots: list[Path]) -> None:
    """Print the figures of trees side by side."""
    columns = [counts(root) for root in roots]
    for name in columns[0]:
        print(f"{name:45}" + "".join(f"{column[name]:>28}" for column in columns))


if __name__ == "__main__":
    main([Path(each).resolve() for each in sys.argv[1:]] or [Path.cwd()])
