"""Every surprise in `findings` stands in its table, with the test that guards the product against it."""

import re
from pathlib import Path

from tests.programs.engines import IRONCALC, LIMITS

ROOT = Path(__file__).parents[2]
_ROW = re.compile(r"^\| \[([\w.]+)\]\(\1\) \|.*\| `(test_\w+)` \|$", re.MULTILINE)


def test_every_finding_names_the_test_that_guards_against_it() -> None:
    rows = dict(_ROW.findall((ROOT / "findings/README.md").read_text(encoding="utf-8")))
    assert rows.keys() == {path.name for path in (ROOT / "findings").glob("*.sh")}
    tests = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert [name for name in rows.values() if f"def {name}(" not in tests] == []


def test_every_limit_of_another_program_is_told_to_users() -> None:
    told = (ROOT / "docs/bestanden.md").read_text(encoding="utf-8")
    assert [limit.example for limit in (*LIMITS, *IRONCALC) if f"`{limit.example}`" not in told] == []
