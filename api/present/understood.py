"""What was understood of a sheet of somebody's own, and what was not used, as JSON and in a line."""

from __future__ import annotations

from typing import Any

from workbooks.recognise import ProductReading, Reading


def understood_as_json(reading: Reading, product: ProductReading | None) -> dict[str, Any]:
    """Return what was recognised, per value with its cell, and everything that was left over."""
    return {
        "bestand": reading.file,
        "product": None if product is None else product.name,
        "begrepen": [
            {
                "sleutel": value.concept,
                "waarde": value.shown or str(value.value),
                "eenheid": value.unit,
                "grondslag": value.base or None,
                "plaats": value.place,
                "label": value.label,
                "zekerheid": f"{value.confidence:.2f}",
                "ook_mogelijk": list(value.alternatives),
                "vraag": value.question or None,
            }
            for value in (() if product is None else product.values)
        ],
        "ongebruikt": [
            {"blad": left.sheet, "cel": left.cell, "tekst": left.text, "waarom": left.why} for left in reading.unused
        ],
        "bevindingen_bestand": [finding.as_json() for finding in reading.findings],
    }


def understood_in_words(reading: Reading, product: ProductReading) -> str:
    """Say in one line how much of the sheet was used."""
    used, left = len(product.values) + len(product.functiemix), len(reading.unused)
    name = f" voor {product.name}" if product.name else ""
    return f"Uit het bestand zijn{name} {used} waarden gebruikt; {left} andere cellen niet (--json noemt ze)."
