"""The floor plan: no circles, each room on its floor, and nothing imported in hiding."""

import ast
import re
from functools import cache
from pathlib import Path

from tests.architecture.source import PACKAGES, ROOT, Function, circles, dotted, longest_chain, ours

SOURCE = ours()
FLOOR_PLAN = ROOT / "docs" / "architecture.md"
KNOWN = Path(__file__).parent / "known"
DEEPEST, LAZY = 10, 10
READER = "workbooks.read.own_sheet"

#: Imports of own modules inside functions, and why.
HIDDEN_WITH_REASON: dict[tuple[str, str], str] = {
    ("workbooks.write", f"workbooks.write.{writer}"): "the first workbook loads openpyxl, which takes half a second"
    for writer in ("report", "result", "template.writing")
} | {
    (
        "api.region_command",
        "api.played",
    ): "a command loads the web app only where it plays on one",
    ("api.region.outcome", "workbooks.write.region"): "likewise, and no other writer knows a region",
    (
        "api.files.calculate",
        "api.files.calculate_own",
    ): "a template needs nothing that recognises, which loads long",
    ("api.files.calculate", "api.files.tool"): "nor what fills in a workbook that became a model",
    ("api.files.calculated", "api.files.upload"): "nor what tells of a sheet, unless it is refused with questions",
    ("api.show.outcome", "api.show.forms"): "a terminal and an answer in JSON neither draw nor print",
    ("workbooks.read.book.opening", "workbooks.read.book.direct"): "only a search for mistakes reads in this process",
}


def known(name: str) -> set[str]:
    """Known breaches of a rule; a list may only shrink."""
    path = KNOWN / f"{name}.txt"
    return set(path.read_text(encoding="utf-8").splitlines()) if path.exists() else set()


def floors() -> dict[str, int]:
    rows = re.findall(r"^\| (\d+) \| `([\w/]+)` \|", FLOOR_PLAN.read_text(encoding="utf-8"), re.MULTILINE)
    return {room: int(floor) for floor, room in rows}


@cache
def rooms_named_later() -> frozenset[str]:
    """The constants that give the names of a module when they are asked for."""
    assigned = (
        node
        for name in SOURCE.modules
        for node in SOURCE.tree(name).body
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Call)
    )
    return frozenset(
        getattr(node.target if isinstance(node, ast.AnnAssign) else node.targets[0], "id", "")
        for node in assigned
        if getattr(node.value.func, "id", "") == "later"
    )


def uncalled() -> set[str]:
    """Public functions and classes that nothing in the source names besides their own definition."""
    public = {
        (name, node.name)
        for name in SOURCE.modules
        for node in SOURCE.tree(name).body
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not registers_itself(node)
    }
    used: set[str] = {name for name in ast.literal_eval(public_names()) if isinstance(name, str)}
    for name in SOURCE.modules:
        for node, _ in SOURCE.nodes(name):
            if isinstance(node, ast.Name):
                used.add(node.id)
            elif isinstance(node, ast.Attribute):
                used.add(node.attr)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and ":" in node.value:
                used.add(node.value.rpartition(":")[2])
            elif isinstance(node, ast.Call) and getattr(node.func, "id", "") in rooms_named_later():
                used |= {one.value for one in node.args if isinstance(one, ast.Constant)}
    return {f"{module}.{name}" for module, name in public if name not in used}


def registers_itself(node: Function | ast.ClassDef) -> bool:
    """Whether a decorator hands it to somebody who calls it: a route, a step of a model."""
    marks = {ast.unparse(mark).partition("(")[0] for mark in node.decorator_list}
    return bool(marks - {"dataclass", "cache", "lru_cache", "contextmanager", "asynccontextmanager", "total_ordering"})


def public_names() -> ast.expr:
    """The names in `tarief.__all__`."""
    assigned = (node for node in SOURCE.tree("tarief").body if isinstance(node, ast.Assign))
    return next(node.value for node in assigned if ast.unparse(node.targets[0]) == "__all__")


def twice() -> set[str]:
    """Public names that more than one class has."""
    names: dict[str, list[str]] = {}
    for module in SOURCE.modules:
        for node in SOURCE.tree(module).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                names.setdefault(node.name, []).append(module)
    return {name for name, modules in names.items() if len(modules) > 1}


def test_no_circle_of_files():
    assert {" ".join(circle) for circle in circles(SOURCE.imports)} == known("circles_of_files")


def test_no_circle_of_rooms():
    assert {" ".join(circle) for circle in circles(SOURCE.rooms)} == known("circles_of_rooms")


def test_every_room_stands_on_a_floor():
    assert set(SOURCE.room_of.values()) == set(floors())


def test_a_room_imports_only_from_lower_floors():
    plan = floors()
    breaches = {
        f"{arrow.start} imports {arrow.end}"
        for arrow in SOURCE.arrows
        for start, end in [(SOURCE.room_of[arrow.start], SOURCE.room_of[arrow.end])]
        if start != end and plan[start] <= plan[end]
    }
    assert breaches == known("floors")


def test_a_room_of_the_reader_imports_only_from_those_above_it():
    told = FLOOR_PLAN.read_text(encoding="utf-8").split("| room of the reader |")[1].split("\n\n")[0]
    order = {room: floor for floor, room in enumerate(re.findall(r"^\| `(\w+)` \|", told, re.MULTILINE), start=1)}
    names = {name for name in SOURCE.modules if name.startswith(f"{READER}.")} - {f"{READER}.recognise"}
    inside = {name: name.removeprefix(f"{READER}.").split(".")[0] for name in names}
    assert set(inside.values()) == set(order)
    end = len(order) + 1  # what calls them all
    upward = [
        f"{arrow.start} -> {arrow.end}"
        for arrow in SOURCE.arrows
        if arrow.start in inside and arrow.end.startswith(READER)
        if inside.get(arrow.end) != inside[arrow.start]
        if order.get(inside.get(arrow.end, ""), end) > order[inside[arrow.start]]
    ]
    assert upward == []


def test_the_longest_chain_of_rooms_has_ten():
    if not known("circles_of_rooms"):
        assert len(longest_chain(SOURCE.rooms)) <= DEEPEST


def test_own_modules_are_imported_at_the_top():
    hidden = {f"{arrow.start} imports {arrow.end}" for arrow in SOURCE.lazy}
    allowed = {f"{start} imports {end}" for start, end in HIDDEN_WITH_REASON}
    assert hidden - allowed == known("hidden_imports")
    assert allowed <= hidden
    assert len(allowed) <= LAZY
    assert all(HIDDEN_WITH_REASON.values())


def test_everything_public_has_a_caller_outside_the_tests():
    assert uncalled() == known("uncalled")


def test_no_two_public_classes_have_one_name():
    assert twice() == known("names_of_two_classes")


def test_a_list_of_known_breaches_is_not_empty():
    assert all(known(path.stem) for path in KNOWN.glob("*.txt"))


def test_every_file_of_the_source_is_seen():
    assert {dotted(path.relative_to(ROOT)) for p in PACKAGES for path in (ROOT / p).rglob("*.py")} == set(
        SOURCE.modules
    )
