"""`python -m tests.agreement` writes the agreement that later versions are held to; not again once it is released."""

from pathlib import Path

from tarief.core.version import VERSION
from tests.agreement.agreements import full

path = Path(__file__).parents[1] / "golden" / "akkoorden" / VERSION / "herijking.json"
path.parent.mkdir(parents=True, exist_ok=True)
path.write_text(full(), encoding="utf-8")
print(path)
