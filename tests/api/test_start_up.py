"""What a command loads: counted, not timed. What it has no use for costs everybody who waits for it."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from api.start import load_ahead

ROOT = Path(__file__).parents[2]
TEMPLATE = "workbooks/voorbeelden/opgave_jeugdhulp.xlsx"
#: What no calculation needs: libraries for the web, arrays, pictures, and the rooms that a template has no use for.
NEEDLESS = {
    *("fastapi", "starlette", "pydantic", "jinja2", "sqlalchemy", "typer", "numpy", "scipy", "openpyxl"),
    *("vl_convert", "formualizer", "hypothesis", "multiprocessing", "importlib.metadata", "markdown_it"),
    *("workbooks.read.own_sheet", "workbooks.read.recalculate", "tarief.region", "tarief.models.rekentool.tool"),
    *("tarief.batch", "tarief.comparison", "api.print", "api.accounts", "api.show.forms"),
}
TELL = "import json, sys; sys.stderr.write(json.dumps([code, sorted(sys.modules)]))"


def loaded_by(*words: str) -> set[str]:
    """The modules that are there after a command."""
    program = f"from api.commands import main; code = main({list(words)!r}); {TELL}"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    code, modules = json.loads(done.stderr)
    assert code == 0
    return set(modules)


@pytest.mark.parametrize(
    ("words", "most"),
    [
        (["--help"], 30),
        (["bereken", "--help"], 190),
        (["bereken", TEMPLATE, "--json"], 200),
        (["bereken", TEMPLATE], 200),
    ],
)
def test_a_command_loads_what_it_needs_and_nothing_else(words: list[str], most: int) -> None:
    modules = loaded_by(*words)
    assert modules.isdisjoint(NEEDLESS)
    own = {name for name in modules if name.partition(".")[0] in ("api", "tarief", "workbooks")}
    assert len(own) <= most
    assert ("rich.console" in modules) == (words == ["bereken", TEMPLATE])


def test_what_a_simulation_needs_is_loaded_before_anybody_asks_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[str] = []
    monkeypatch.setattr("api.start.import_module", loaded.append)
    load_ahead().join()
    assert loaded == ["scipy.special"]
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tarief").rglob("*.py"))
    assert set(re.findall(r"from (scipy[.\w]*) import", source)) == {"scipy.special"}
