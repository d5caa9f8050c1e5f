"""The floor plan as a picture, from the imports: floors as rows, rooms as boxes, arrows from who imports to what."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from tests.architecture.source import Graph, ours
from tests.docs.pages import DOCS, text_of

BOX, GAP, THREAD, ROW, HEIGHT, MARGIN = 118, 14, 24, 88, 36, 60
SWEEPS = 24
COLOURS = {"tarief": "#dcebf7", "workbooks": "#e3f2df", "api": "#fbe9d0"}
FLOOR = re.compile(r"^\| (\d+) \| `([\w/]+)` \|", re.MULTILINE)


def floors() -> dict[str, int]:
    """The floor of each room, from the table in docs/architecture.md."""
    return {room: int(floor) for floor, room in FLOOR.findall(text_of(DOCS / "architecture.md"))}


def reduced(graph: Graph, plan: Mapping[str, int]) -> list[tuple[str, str]]:
    """The arrows down that no way along other rooms replaces."""
    down = {start: {end for end in graph.get(start, ()) if plan.get(end, 99) < plan[start]} for start in plan}

    def reach(start: str, seen: set[str]) -> set[str]:
        for end in down[start] - seen:
            seen |= {end} | reach(end, seen | {end})
        return seen

    below = {room: reach(room, set()) for room in plan}
    return [
        (start, end)
        for start in sorted(plan)
        for end in sorted(down[start])
        if not any(end in below[other] for other in down[start] - {end})
    ]


@dataclass
class Drawing:
    """Rooms and, for long arrows, the points where they pass a floor; `x` is the middle of each."""

    plan: Mapping[str, int]
    arrows: list[tuple[str, str]]
    rows: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    paths: list[list[str]] = field(default_factory=list)
    x: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for room in sorted(self.plan):
            self.rows[self.plan[room]].append(room)
        for number, (start, end) in enumerate(self.arrows):
            between = range(self.plan[start] - 1, self.plan[end], -1)
            threads = [f"#{number}.{floor}" for floor in between]
            for thread, floor in zip(threads, between, strict=True):
                self.rows[floor].append(thread)
            self.paths.append([start, *threads, end])
        for row in self.rows.values():
            self._spread(row, range(0, len(row) * BOX, BOX))
        for sweep in range(SWEEPS):
            self._sweep(downward=sweep % 2 == 0)

    def _sweep(self, *, downward: bool) -> None:
        beside: dict[str, list[str]] = defaultdict(list)
        for path in self.paths:
            for above, below in pairwise(path):
                beside[below if downward else above].append(above if downward else below)
        for floor in sorted(self.rows, reverse=downward):
            row = self.rows[floor]
            wanted = {
                node: sum(self.x[other] for other in beside[node]) / len(beside[node]) if beside[node] else self.x[node]
                for node in row
            }
            row.sort(key=lambda node: (wanted[node], node))
            self._spread(row, (wanted[node] for node in row))

    def _spread(self, row: list[str], wanted: Iterable[float]) -> None:
        """Put the nodes of a row near where they want to be, in order and apart."""
        goals, placed, edge = list(wanted), [], float("-inf")
        for node, goal in zip(row, goals, strict=True):
            middle = max(goal, edge + width(node) / 2)
            placed.append(middle)
            edge = middle + width(node) / 2 + GAP
        shift = (sum(goals) - sum(placed)) / max(1, len(row))
        self.x.update({node: middle + shift for node, middle in zip(row, placed, strict=True)})


def width(node: str) -> float:
    """How much room a node takes in its row."""
    return THREAD - GAP if node.startswith("#") else BOX


def made() -> str:
    """The picture as SVG."""
    plan = floors()
    drawing = Drawing(plan, reduced(ours().rooms, plan))
    left = min(drawing.x[room] for room in plan) - BOX / 2
    right = max(drawing.x[node] + width(node) / 2 for node in drawing.x)
    top = max(plan.values())

    def at(node: str) -> tuple[int, int]:
        floor = plan.get(node) or int(node.rpartition(".")[2])
        return round(drawing.x[node] - left + MARGIN), (top - floor) * ROW + MARGIN // 2

    wide, high = round(right - left) + MARGIN + GAP, top * ROW + GAP
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-family="sans-serif" font-size="16">',
        "<title>Rooms on their floors, with arrows to what they import</title>",
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z" fill="#5a6470"/></marker></defs>',
    ]
    for floor in range(1, top + 1):
        y = (top - floor) * ROW + MARGIN // 2
        lines.append(f'<line x1="0" x2="{wide}" y1="{y + ROW // 2}" y2="{y + ROW // 2}" stroke="#e8ebee"/>')
        lines.append(f'<text x="12" y="{y + 5}" fill="#5a6470" font-size="18">{floor}</text>')
    lines += [_arrow([at(node) for node in path]) for path in drawing.paths]
    lines += [_box(room, *at(room)) for room in sorted(plan)]
    lines += [_legend(number, package, high) for number, package in enumerate(COLOURS)]
    return "\n".join([*lines, "</svg>"]) + "\n"


def _arrow(points: list[tuple[int, int]]) -> str:
    (x, y), bend = points[0], ROW // 3
    way = f"M{x} {y + HEIGHT // 2}"
    for number, (next_x, next_y) in enumerate(points[1:], 2):
        end = next_y - (HEIGHT // 2 + 2 if number == len(points) else 0)
        way += f" C{x} {y + bend + 12} {next_x} {end - bend} {next_x} {end}"
        x, y = next_x, end
    return f'<path d="{way}" fill="none" stroke="#5a6470" stroke-opacity="0.75" marker-end="url(#tip)"/>'


def _box(room: str, x: int, y: int) -> str:
    package, _, name = room.partition("/")
    look = "" if name else ' stroke-width="2"'
    return (
        f'<rect x="{x - BOX // 2}" y="{y - HEIGHT // 2}" width="{BOX}" height="{HEIGHT}" rx="{5 if name else 17}" '
        f'fill="{COLOURS[package]}" stroke="#39424c"{look}/>'
        f'<text x="{x}" y="{y + 5}" text-anchor="middle" fill="#14181c">{name or package}</text>'
    )


def _legend(number: int, package: str, high: int) -> str:
    y = high - 34 * (len(COLOURS) - number)
    return (
        f'<rect x="{MARGIN - 10}" y="{y}" width="24" height="20" rx="4" fill="{COLOURS[package]}" stroke="#39424c"/>'
        f'<text x="{MARGIN + 24}" y="{y + 16}" fill="#14181c">a room of {package}; round: its door</text>'
    )
