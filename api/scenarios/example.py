"""A file to start from: scenarios about the made-up research of the example, with comments."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from api.files.examples import request_of

_HEAD: Final = """# Scenario's voor tarief. De getallen zijn verzonnen; vervang ze door uw eigen.
model = "{model}"
peildatum = {peildatum}
volume = 166000            # eenheden per jaar: dan ziet u ook het budget. Mag weg.

# De basis: alles wat een berekening nodig heeft.
[invoer]
"""


def as_toml() -> str:
    """Return the document."""
    request = request_of("onderzoek")
    inputs = "".join(f'{key} = "{value}"\n' for key, value in request["invoer"].items())
    head = _HEAD.replace("{model}", request["model"]).replace("{peildatum}", request["peildatum"])
    rest = Path(__file__).with_name("voorbeeldscenarios.toml").read_text(encoding="utf-8")
    return f"{head}{inputs}\n{rest}"
