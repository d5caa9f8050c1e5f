"""A picture on disk, as SVG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from api.cli.target import write_whole


def write_picture(target: Path, specification: dict[str, Any]) -> None:
    """Draw a Vega-Lite specification and write it; nothing half is left when that fails."""
    from api.charts.render import svg

    drawn = svg(specification)

    def write(path: Path) -> None:
        path.write_text(drawn, encoding="utf-8")

    write_whole(target, write)
