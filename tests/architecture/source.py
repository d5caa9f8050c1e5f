"""The source as data: its modules, what each imports, its rooms, and the circles and chains these make."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("tarief", "workbooks", "api")

#: Where functions, routers, public names and models stand by a text that is loaded when they are needed.
TABLES = ("api.capabilities", "api.commands", "tarief", "tarief.models")

Graph = Mapping[str, set[str]]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Arrow:
    """One import: from module to module, at a line; `lazy` inside a function, `named` by a text."""

    start: str
    end: str
    line: int
    lazy: bool = False
    named: bool = False


@dataclass(frozen=True)
class Source:
    """The three packages of a tree; every import of the project's own modules counts, wherever it stands."""

    root: Path = ROOT
    trees: dict[str, ast.Module] = field(default_factory=dict)
    walks: dict[str, list[tuple[ast.AST, bool]]] = field(default_factory=dict)

    @cached_property
    def modules(self) -> dict[str, Path]:
        """The files by dotted name."""
        paths = (path for package in PACKAGES for path in sorted((self.root / package).rglob("*.py")))
        return {dotted(path.relative_to(self.root)): path for path in paths}

    def tree(self, name: str) -> ast.Module:
        """The parsed module."""
        if name not in self.trees:
            self.trees[name] = ast.parse(self.modules[name].read_text(encoding="utf-8"))
        return self.trees[name]

    def nodes(self, name: str) -> list[tuple[ast.AST, bool]]:
        """Every node of a module, and whether it stands inside a function; kept, since a walk takes long."""
        if name not in self.walks:
            self.walks[name] = list(walk(self.tree(name)))
        return self.walks[name]

    @cached_property
    def arrows(self) -> tuple[Arrow, ...]:
        """Every import of an own module: at the top, inside a function, for types only, and by a text that names it."""
        return tuple(arrow for name in self.modules for arrow in self._arrows_of(name))

    @cached_property
    def imports(self) -> Graph:
        """The modules that each module imports."""
        return graph_of((arrow.start, arrow.end) for arrow in self.arrows)

    @cached_property
    def room_of(self) -> dict[str, str]:
        """The room of each module: its folder within its package; what stands at the top of a package is its door."""
        return {name: self._room(name) for name in self.modules}

    @cached_property
    def rooms(self) -> Graph:
        """The rooms that each room imports."""
        pairs = ((self.room_of[arrow.start], self.room_of[arrow.end]) for arrow in self.arrows)
        return graph_of((start, end) for start, end in pairs if start != end)

    @property
    def lazy(self) -> tuple[Arrow, ...]:
        """The imports of own modules inside functions, and those by a text outside the tables of what there is."""
        return tuple(arrow for arrow in self.arrows if arrow.lazy or (arrow.named and arrow.start not in TABLES))

    def _room(self, name: str) -> str:
        path = self.modules[name].relative_to(self.root)
        folders = path.parent.parts
        if folders[0] == "tarief" and len(folders) == 1 and path.stem not in ("__init__",):
            return "tarief/models" if path.stem in ("costmodel", "opgave") else "tarief"
        return "/".join(folders[:2])

    def _arrows_of(self, name: str) -> Iterator[Arrow]:
        for node, inside in self.nodes(name):
            if isinstance(node, ast.Import | ast.ImportFrom):
                for end in self._named_by(name, node):
                    yield Arrow(name, end, node.lineno, lazy=inside)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                end = node.value.partition(":")[0]
                if "." in end and end != name and end in self.modules:
                    yield Arrow(name, end, node.lineno, named=True)

    def _named_by(self, name: str, node: ast.Import | ast.ImportFrom) -> Iterator[str]:
        if isinstance(node, ast.Import):
            candidates = [alias.name for alias in node.names]
        else:
            base = self._base(name, node)
            candidates = [full if (full := f"{base}.{alias.name}") in self.modules else base for alias in node.names]
        yield from (each for each in dict.fromkeys(candidates) if each in self.modules and each != name)

    def _base(self, name: str, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        package = name if self.modules[name].stem == "__init__" else name.rpartition(".")[0]
        parts = package.split(".")[: len(package.split(".")) - node.level + 1]
        return ".".join([*parts, *([node.module] if node.module else [])])


def dotted(path: Path) -> str:
    """The name by which a file is imported."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def ours() -> Source:
    """This tree, parsed once for all who look at it."""
    return Source()


def walk(module: ast.Module) -> Iterator[tuple[ast.AST, bool]]:
    """A module and every node below it, and whether each stands inside a function.

    That a name is read or written (`ctx`) is no node here: a third of all, at which nobody looks.
    """
    waiting: list[tuple[ast.AST, bool]] = [(module, False)]
    while waiting:
        node, inside = waiting.pop()
        yield node, inside
        inside = inside or isinstance(node, Function)
        for name in node._fields:
            below = getattr(node, name, None)
            if type(below) is list:
                waiting += [(child, inside) for child in below if isinstance(child, ast.AST)]
            elif name != "ctx" and isinstance(below, ast.AST):
                waiting.append((below, inside))


def graph_of(pairs: Iterable[tuple[str, str]]) -> Graph:
    """The ends by start."""
    graph: dict[str, set[str]] = defaultdict(set)
    for start, end in pairs:
        graph[start].add(end)
        graph[end] |= set()
    return dict(graph)


def circles(graph: Graph) -> list[list[str]]:
    """The groups of more than one that all reach one another, the largest first."""
    return sorted(
        (sorted(group) for group in components(graph) if len(group) > 1), key=lambda group: (-len(group), group)
    )


def components(graph: Graph) -> list[list[str]]:
    """The strongly connected components, those that import nothing of the others first (Tarjan's algorithm)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(node: str) -> None:
        number[node] = lowest[node] = len(number)
        stack.append(node)
        for after in sorted(graph[node]):
            if after not in number:
                visit(after)
            if after in stack:
                lowest[node] = min(lowest[node], lowest[after])
        if lowest[node] == number[node]:
            at = stack.index(node)
            found.append(stack[at:])
            del stack[at:]

    for node in sorted(graph):
        if node not in number:
            visit(node)
    return found


def longest_chain(graph: Graph) -> list[str]:
    """The longest way down along imports; a circle counts as one step."""
    best: dict[str, list[str]] = {}
    for group in components(graph):
        below = [best[after] for node in group for after in graph[node] if after not in group]
        chain = [group[0], *max(below, key=len, default=[])]
        best |= dict.fromkeys(group, chain)
    return max(best.values(), key=len, default=[])
