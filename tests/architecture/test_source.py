"""The rules of the house, read from the source itself: directions, sizes, numbers, words, files."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.architecture.source import PACKAGES, ROOT, Function, dotted, ours

MODULE_LINES, FUNCTION_LINES = 300, 40
#: A program that people carry away and run by itself is one file, however long.
STANDS_ALONE = {"tarief/agreement/verify.py": 400, "tarief/agreement/verify_dossier.py": 300}

FORBIDDEN_IMPORTS = {
    "tarief": {"workbooks", "api", "openpyxl", "fastapi", "sqlalchemy", "typer"},
    "workbooks": {"api"},
}
TOP_LEVEL = {
    *(".ci", ".gitignore", ".npmrc", "CHANGELOG.md", "LICENSE", "Makefile", "README.md", "pyproject.toml"),
    *(
        "requirements.txt",
        "requirements-test.txt",
        "requirements-node.txt",
        "requirements-peers.txt",
        "package.json",
        "package-lock.json",
    ),
    *("tarief", "workbooks", "api", "tarief_client", "tests", "docs", "findings", "CONTRIBUTING.md", "SECURITY.md"),
}
# Spelled in parts, so that this file passes its own test.
REGISTRIES = (
    "py" + "pi.org",
    "python" + "hosted.org",
    "npm" + "js.",
    "yarn" + "pkg.com",
    "deb." + "debian.org",
)
ARCHIVE_ADDRESS = re.compile(r"(https?|file|git\+\w+)://[^\s\"'<>]+\.(whl|tgz|tar\.\w+|zip)\b", re.IGNORECASE)


@cache
def modules(*packages: str) -> tuple[Path, ...]:
    return tuple(sorted(path for package in packages for path in (ROOT / package).rglob("*.py")))


def nodes(path: Path) -> Iterator[ast.AST]:
    return (node for node, _ in ours().nodes(dotted(path.relative_to(ROOT))))


@cache
def committed_files() -> tuple[Path, ...]:
    """What git holds or would add, as paths from the root."""
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return tuple(Path(name) for name in names if name and (ROOT / name).is_file())


def place(path: Path, line: int | None = None) -> str:
    return f"{path.relative_to(ROOT)}:{line}" if line else str(path.relative_to(ROOT))


def imported_packages(path: Path) -> Iterator[tuple[str, int]]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from ((alias.name.split(".")[0], node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0], node.lineno


def functions(path: Path) -> Iterator[Function]:
    return (node for node in nodes(path) if isinstance(node, Function))


def without_docstring(body: list[ast.stmt]) -> Iterator[ast.ClassDef | Function]:
    """Public functions and classes in this body, and public members of those classes, that say nothing."""
    for node in body:
        if isinstance(node, ast.If | ast.Try | ast.With):
            yield from without_docstring(node.body)
        if not isinstance(node, ast.ClassDef | Function) or node.name.startswith("_") or is_echo(node):
            continue
        if not (ast.get_docstring(node) or "").strip():
            yield node
        if isinstance(node, ast.ClassDef):
            yield from without_docstring(node.body)


def is_echo(node: ast.ClassDef | Function) -> bool:
    """An overload or setter: its meaning stands at the function it belongs to."""
    return any(ast.unparse(mark).split(".")[-1] in {"overload", "setter"} for mark in node.decorator_list)


def float_literals(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each line with a number in floating point, also in a negative or complex one."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for node in nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield node.lineno, lines[node.lineno - 1]


def text_of(path: Path) -> str:
    content = (ROOT / path).read_bytes()
    return "" if b"\0" in content else content.decode("utf-8")


def test_imports_run_one_way_from_api_through_workbooks_to_tarief():
    offenders = [
        f"{place(path, line)} imports {name}"
        for package, forbidden in FORBIDDEN_IMPORTS.items()
        for path in modules(package)
        for name, line in imported_packages(path)
        if name in forbidden
    ]
    assert offenders == []


def test_a_module_has_at_most_300_lines():
    lengths = {place(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules(*PACKAGES)}
    assert {name: length for name, length in lengths.items() if length > STANDS_ALONE.get(name, MODULE_LINES)} == {}


def test_a_function_has_at_most_40_lines():
    lengths = {
        f"{place(path, function.lineno)} {function.name}": (function.end_lineno or 0) - function.lineno + 1
        for path in modules(*PACKAGES)
        for function in functions(path)
    }
    assert {name: length for name, length in lengths.items() if length > FUNCTION_LINES} == {}


def test_models_hold_no_floating_point_number():
    found = [place(path, line) for path in modules("tarief/models") for line, _ in float_literals(path)]
    assert found == []


def test_a_floating_point_number_in_tarief_tells_its_reason():
    found = [
        place(path, line)
        for path in modules("tarief")
        for line, text in float_literals(path)
        if not re.search(r"# float: \S", text)
    ]
    assert found == []


def test_everything_public_has_a_docstring():
    offenders = [
        f"{place(path, node.lineno)} {node.name}"
        for path in modules(*PACKAGES)
        for node in without_docstring(ours().tree(dotted(path.relative_to(ROOT))).body)
    ]
    assert offenders == []


def test_the_top_level_holds_only_what_tools_demand():
    assert {path.parts[0] for path in committed_files()} - TOP_LEVEL == set()


def test_no_file_names_a_registry_or_a_download_address():
    offenders = [
        f"{path}: {found}"
        for path in committed_files()
        for text in [text_of(path)]
        for found in [
            *(host for host in REGISTRIES if host in text),
            *(match.group() for match in ARCHIVE_ADDRESS.finditer(text)),
        ]
    ]
    assert offenders == []


def test_lock_files_pin_every_package_with_a_hash_and_without_an_address():
    for name in ("requirements.txt", "requirements-test.txt", "requirements-node.txt"):
        text = text_of(Path(name))
        assert re.search(r"^-|://| @ ", text, re.MULTILINE) is None, name
        packages = re.split(r"\n(?=[a-z0-9])", text)[1:]
        assert packages, name
        assert [package for package in packages if "==" not in package or "--hash=sha256:" not in package] == []
    assert '"resolved"' not in text_of(Path("package-lock.json"))
