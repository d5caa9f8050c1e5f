"""Plain data, as JSON and TOML hold it once read, and the texts that stand in it for amounts and days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

#: What a document holds: numbers exact, a day only where TOML has one.
Json = None | bool | int | str | Decimal | date | Sequence["Json"] | Mapping[str, "Json"]
