"""`python -m tests.agreement` writes the agreements that later versions are held to.

One that is there stays as it is: it is what a version once wrote.
"""

from pathlib import Path

from tarief.core.version import VERSION
from tests.agreement.agreements import full

folder = Path(__file__).parents[1] / "golden" / "akkoorden" / VERSION
folder.mkdir(parents=True, exist_ok=True)
for name, grown in {"herijking.json": False, "ingroeipad.json": True}.items():
    path = folder / name
    if not path.exists():
        path.write_text(full(grown=grown), encoding="utf-8")
        print(path)
